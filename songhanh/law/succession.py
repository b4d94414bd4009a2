"""What a planning pool (quy hoạch) must hold on a day: shares of women and of the young, numbers for each post.

From `appointment_rules.toml`. Two shares of women stand side by side, the Party's minimum and the State programme's
target; each check names which it is. Where few women work, a sector may set its own target, with reason and approver.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from songhanh.law.answers import Answer
from songhanh.law.tables import Basis, day, in_force, tree
from songhanh.lib.months import add_months
from songhanh.lib.words import Words


@dataclass(frozen=True, slots=True)
class PoolRule:
    """One rule set in force from a day to a day; a figure that it does not set is None or empty.

    Percentages of the persons in the pool; `coefficient` bounds persons for each seat, `candidates` persons for each
    title; `young_age_under` by level (province, centre); `women_target_percent` by the year until which it is to be
    reached; a sector with less than `adjustable_under` percent women may adjust it.
    """

    id: str
    valid_from: date | None
    valid_to: date | None
    women_min_percent: int | None
    young_min_percent: int | None
    young_age_under: dict[str, int]
    coefficient: tuple[Decimal, Decimal] | None
    candidates: tuple[int, int] | None
    titles_per_person_max: int | None
    women_target_percent: dict[int, int]
    adjustable_under: int | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Pool:
    """The counts of one pool: persons, each once; the candidates of each title; what was not counted is None."""

    persons: int
    women: int
    young: int | None = None
    seats: int | None = None
    candidates: tuple[int, ...] = ()
    most_titles_of_one: int | None = None


@dataclass(frozen=True, slots=True)
class AdjustedTarget:
    """A sector's own target for the share of women in percent, why, who approved it, and its staff on that day."""

    percent: int
    reason: str
    approver: str
    decided: date
    women: int
    staff: int


@dataclass(frozen=True, slots=True)
class WomenTarget:
    """The share of women in percent to be reached until the end of `year`; `adjusted` is the sector's own, if it is."""

    year: int
    percent: int
    adjusted: AdjustedTarget | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class PoolCheck:
    """One figure of a pool with what is asked of it.

    `id`: women_min, women_target, young_min, coefficient, candidates, titles. `wanted` is a percentage for the shares,
    else a number; `most` the upper bound where there is one.
    """

    id: str
    numerator: int
    denominator: int
    wanted: Decimal | None
    most: Decimal | None
    answer: Answer


def pool_rules(on: date) -> tuple[PoolRule, ...]:
    """The rule sets for planning pools that are in force on the day."""
    return in_force(_rules(), on)


def is_young(born: date, on: date, level: str) -> bool | None:
    """Whether the person counts as young on the day at that level; None where no age is known."""
    ages = [one.young_age_under[level] for one in pool_rules(on) if level in one.young_age_under]
    return on < add_months(born, 12 * ages[0]) if ages else None


def women_target(on: date, adjusted: AdjustedTarget | None = None) -> WomenTarget | None:
    """The State programme's next target on the day; None where none is in force.

    An adjusted target stands in its place from its day on, where its conditions are met.
    """
    rule = next((one for one in pool_rules(on) if one.women_target_percent), None)
    years = [year for year in sorted(rule.women_target_percent) if year >= on.year] if rule else []
    if rule is None or not years:
        return None
    answer = adjustment_answer(adjusted) if adjusted and adjusted.decided <= on else None
    if adjusted and answer and answer.met:
        return WomenTarget(years[0], adjusted.percent, adjusted, rule.basis)
    return WomenTarget(years[0], rule.women_target_percent[years[0]], None, rule.basis)


def adjustment_answer(adjusted: AdjustedTarget) -> Answer | None:
    """Whether the sector may have that target: few women among its staff, a reason, an approver.

    None where no rule in force on its day lets a target be adjusted.
    """
    rule = next((one for one in pool_rules(adjusted.decided) if one.adjustable_under), None)
    if rule is None or rule.adjustable_under is None:
        return None
    few = 100 * adjusted.women < rule.adjustable_under * adjusted.staff
    told = bool(adjusted.reason.strip() and adjusted.approver.strip())
    vi, en = ("đã ghi", "are given") if told else ("phải ghi", "must be given")
    why = Words(
        f"Nữ {adjusted.women}/{adjusted.staff} người, điều kiện dưới {rule.adjustable_under}%; "
        f"{vi} lý do và người duyệt.",
        f"{adjusted.women} of {adjusted.staff} are women, under {rule.adjustable_under}% is the condition; "
        f"reason and approver {en}.",
    )
    return Answer(few and told, why, rule.basis)


def check_pool(pool: Pool, on: date, adjusted: AdjustedTarget | None = None) -> tuple[PoolCheck, ...]:
    """Each figure of the pool that a rule of the day asks for, met or not; empty for an empty pool."""
    if not pool.persons:
        return ()
    found: list[PoolCheck] = []
    for rule in pool_rules(on):
        found += _shares(pool, rule)
        found += _numbers(pool, rule)
    target = women_target(on, adjusted)
    if target:
        vi, en = (" đã điều chỉnh", "adjusted ") if target.adjusted else ("", "")
        words = Words(f"chỉ tiêu{vi} đến năm {target.year}", f"the {en}target to {target.year}")
        counts = pool.women, pool.persons
        found.append(_share("women_target", (_WOMEN, words), counts, target.percent, target.basis))
    return tuple(found)


_WOMEN = Words("nữ trong quy hoạch", "women in the pool")
_YOUNG = Words("cán bộ trẻ trong quy hoạch", "young persons in the pool")
_MINIMUM = Words("tối thiểu", "the minimum")


def _shares(pool: Pool, rule: PoolRule) -> list[PoolCheck]:
    asked = [
        ("women_min", _WOMEN, pool.women, rule.women_min_percent),
        ("young_min", _YOUNG, pool.young, rule.young_min_percent),
    ]
    return [
        _share(id_, (whom, _MINIMUM), (part, pool.persons), wanted, rule.basis)
        for id_, whom, part, wanted in asked
        if part is not None and wanted is not None
    ]


def _share(id_: str, said: tuple[Words, Words], counts: tuple[int, int], wanted: int, basis: Basis) -> PoolCheck:
    (whom, aim), (part, whole) = said, counts
    why = Words(
        f"Tỷ lệ {whom.vi}: {part}/{whole}, {aim.vi}: {wanted}%.",
        f"Share of {whom.en}: {part} of {whole}; {aim.en}: {wanted}%.",
    )
    answer = Answer(100 * part >= wanted * whole, why, basis)
    return PoolCheck(id_, part, whole, Decimal(wanted), None, answer)


def _numbers(pool: Pool, rule: PoolRule) -> list[PoolCheck]:
    found = []
    if rule.coefficient and pool.seats:
        least, most = rule.coefficient
        words = Words("Hệ số quy hoạch", "Persons for each seat")
        found.append(_number("coefficient", words, (pool.persons, pool.seats), (least, most), rule.basis))
    if rule.candidates:
        least, most = (Decimal(one) for one in rule.candidates)
        words = Words("Số người được quy hoạch vào chức danh", "Candidates for the title")
        found += [_number("candidates", words, (one, 1), (least, most), rule.basis) for one in pool.candidates]
    if rule.titles_per_person_max and pool.most_titles_of_one is not None:
        words = Words("Số chức danh quy hoạch của một người", "Titles of one person")
        most = Decimal(rule.titles_per_person_max)
        found.append(_number("titles", words, (pool.most_titles_of_one, 1), (None, most), rule.basis))
    return found


def _number(
    id_: str, what: Words, value: tuple[int, int], bounds: tuple[Decimal | None, Decimal], basis: Basis
) -> PoolCheck:
    (upper, lower), (least, most) = value, bounds
    shown = f"{upper}/{lower}" if lower > 1 else f"{upper}"
    why = Words(
        f"{what.vi}: {shown}, " + (f"từ {_comma(least)} đến {_comma(most)}." if least else f"tối đa {_comma(most)}."),
        f"{what.en}: {shown}, " + (f"from {least} to {most}." if least else f"at most {most}."),
    )
    met = (least is None or upper >= least * lower) and upper <= most * lower
    return PoolCheck(id_, upper, lower, least, most, Answer(met, why, basis))


def _comma(number: Decimal) -> str:
    return str(number).replace(".", ",")


@cache
def _rules() -> tuple[PoolRule, ...]:
    return tuple(_rule(row) for row in tree("appointment_rules")["rule_set"] if row["subject"] == "quy hoạch")


def _rule(row: dict[str, Any]) -> PoolRule:
    coefficient, candidates = None, None
    if "coefficient_min" in row:
        coefficient = (Decimal(str(row["coefficient_min"])), Decimal(str(row["coefficient_max"])))
    if "candidates_per_title_min" in row:
        candidates = (row["candidates_per_title_min"], row["candidates_per_title_max"])
    return PoolRule(
        id=row["id"],
        valid_from=day(row["valid_from"]),
        valid_to=day(row["valid_to"]),
        women_min_percent=row.get("women_min_percent"),
        young_min_percent=row.get("young_min_percent"),
        young_age_under=row.get("young_age_under", {}),
        coefficient=coefficient,
        candidates=candidates,
        titles_per_person_max=row.get("titles_per_person_max"),
        women_target_percent={int(year): percent for year, percent in row.get("women_target_percent", {}).items()},
        adjustable_under=row.get("adjustable_under_women_percent"),
        basis=Basis.of(row),
    )
