"""The planning pool of an agency by round and post: who stands in it, and what the rules ask of it.

Minimums and numbers are asked with the day on which the pool was last decided, so that a pool decided before 2025-10-08
is held against QĐ 50-QĐ/TW; the State programme's target with the day that is asked about.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from songhanh.equity.snapshot import Level
from songhanh.law.answers import article
from songhanh.law.retirement import birth_month
from songhanh.law.staff import Sex
from songhanh.law.succession import AdjustedTarget, Pool, PoolCheck, check_pool, is_young, pool_rules
from songhanh.law.tables import Basis
from songhanh.lib.text import bare
from songhanh.lib.words import Words
from songhanh.people.history import Span
from songhanh.people.kinds import FactKind
from songhanh.people.rules.told import NO_BIRTH, NO_SEX
from songhanh.people.standing import Standing

PROVINCE = "province"  # the tier whose age of the young is asked for; the other one is "centre"
_OF_POST = ("women_min", "young_min", "coefficient", "candidates")
_OF_ROUND = ("women_min", "young_min", "women_target", "titles")


@dataclass(frozen=True, slots=True)
class Planned:
    """Who is planned for a post in a round (`post` empty: all of the round, each once), and when that was decided."""

    round: str
    post: str
    level: Level
    people: tuple[Standing, ...]
    decided: date
    most_titles: int = 0

    @property
    def women(self) -> int:
        """Women among them, as far as the sex is known."""
        return sum(one.sex is Sex.FEMALE for one in self.people)

    @property
    def of_unknown_sex(self) -> tuple[Standing, ...]:
        """Those whose sex is not known."""
        return tuple(one for one in self.people if one.sex is None)


@dataclass(frozen=True, slots=True)
class PlannedCheck:
    """A figure of a pool held against a rule; `met` None where missing data of `lacking` would decide it."""

    check: PoolCheck
    on: date
    met: bool | None
    lacking: tuple[Standing, ...] = ()

    @property
    def article(self) -> Words:
        """The provision, with a mark where nobody checked it."""
        return article(self.check.answer.basis)

    @property
    def told(self) -> Words:
        """The figure and what is asked; where it cannot be told, of how many people what is missing."""
        why = self.check.answer.why
        if self.met is not None:
            return why
        many, what = len(self.lacking), NO_SEX if self.check.id.startswith("women") else NO_BIRTH
        return Words(f"{why.vi} {many} người {what.what.vi}.", f"{why.en} Of {many} {what.what.en}.")


@dataclass(frozen=True, slots=True)
class PoolTerms:
    """What a check of pools is told beside the people: the tier, seats by bare post, a sector's adjusted target."""

    tier: str = PROVINCE
    seats: Mapping[str, int] | None = None
    adjusted: AdjustedTarget | None = None


def planned(staff: Iterable[Standing]) -> list[Planned]:
    """The pools of the staff by round and post; rounds that are over, and people who left, are not looked at."""
    found: dict[tuple[str, str], list[tuple[Standing, Span]]] = {}
    for one in staff:
        for span in one.lasting(FactKind.POOL) if one.present else ():
            term, post = span.values.get("pool_round", ""), span.values.get("target_post", "")
            if post and not is_over(term, one.day):
                found.setdefault((term, bare(post)), []).append((one, span))
    return [_planned(term, places) for (term, _), places in sorted(found.items(), key=lambda each: each[0])]


def rounds(staff: Iterable[Standing]) -> list[Planned]:
    """The pools of the staff by round, each person once; also those of whom no post is written."""
    found: dict[str, dict[int, list[tuple[Standing, Span]]]] = {}
    for one in staff:
        for span in one.lasting(FactKind.POOL) if one.present else ():
            term = span.values.get("pool_round", "")
            if not is_over(term, one.day):
                found.setdefault(term, {}).setdefault(one.person, []).append((one, span))
    return [_round(term, list(people.values())) for term, people in sorted(found.items())]


def is_over(term: str, day: date) -> bool:
    """Whether the last year written in a round lies before the day; never where none is written."""
    years = re.findall(r"\d{4}", term)
    return bool(years) and int(max(years)) < day.year


def checks(pool: Planned, day: date, terms: PoolTerms) -> list[PlannedCheck]:
    """Each figure that a rule asks for, by the rules of the day on which the pool was decided; targets by `day`."""
    of_round = not pool.post
    wanted = _OF_ROUND if of_round else _OF_POST
    found = []
    for on, ids in ((min(pool.decided, day), set(wanted) - {"women_target"}), (day, {"women_target"} & set(wanted))):
        low, high = (_counts(pool, on, terms, unknown=unknown) for unknown in (False, True))
        pairs = zip(check_pool(low, on, terms.adjusted), check_pool(high, on, terms.adjusted), strict=True)
        found += [_check(pool, each, on) for each in pairs if each[0].id in ids]
    return found


def young_among(pool: Planned, on: date, tier: str = PROVINCE) -> int | None:
    """The young among those of whom the birth is known; None where no age is known on the day."""
    youth = [_young(one, on, tier) for one in pool.people if one.birth]
    return None if None in youth else sum(bool(one) for one in youth)


def women_minimum(on: date) -> Basis | None:
    """The rule of the day that sets a minimum of women in a pool."""
    return next((one.basis for one in pool_rules(on) if one.women_min_percent is not None), None)


def adjusted_target(
    staff: Iterable[Standing], percent: int, reason: str, approver: str, decided: date
) -> AdjustedTarget:
    """A sector's own target, with its staff as they are, to be judged by `law.succession.adjustment_answer`."""
    present = [one for one in staff if one.present]
    women = sum(one.sex is Sex.FEMALE for one in present)
    return AdjustedTarget(percent, reason, approver, decided, women, len(present))


def _planned(term: str, places: Sequence[tuple[Standing, Span]]) -> Planned:
    values = places[0][1].values
    people = {one.person: one for one, _ in places}
    level = Level(values.get("target_level", Level.NONE))
    return Planned(term, values["target_post"], level, tuple(people.values()), _decided(places))


def _round(term: str, places: Sequence[list[tuple[Standing, Span]]]) -> Planned:
    flat = [each for some in places for each in some]
    most = max(len({bare(span.values.get("target_post", "")) for _, span in some}) for some in places)
    return Planned(term, "", Level.NONE, tuple(some[0][0] for some in places), _decided(flat), most)


def _decided(places: Sequence[tuple[Standing, Span]]) -> date:
    return max(span.decided_on or span.starts or one.day for one, span in places)


def _counts(pool: Planned, on: date, terms: PoolTerms, *, unknown: bool) -> Pool:
    """With `unknown` people of whom sex or birth is not known count as women, or as young: the most that it can be."""
    youth = [_young(one, on, terms.tier) if one.birth else unknown for one in pool.people]
    persons = len(pool.people)
    return Pool(
        persons,
        pool.women + (len(pool.of_unknown_sex) if unknown else 0),
        None if None in youth else sum(bool(one) for one in youth),
        terms.seats.get(bare(pool.post)) if terms.seats and pool.post else None,
        (persons,) if pool.post else (),
        pool.most_titles or None,
    )


def _young(one: Standing, on: date, tier: str) -> bool | None:
    born = one.birth
    assert born is not None
    return is_young(born if isinstance(born, date) else birth_month(born).first, on, tier)


def _check(pool: Planned, bounds: tuple[PoolCheck, PoolCheck], on: date) -> PlannedCheck:
    low, high = bounds
    if low.answer.met == high.answer.met:
        return PlannedCheck(low, on, low.answer.met)
    lacking = pool.of_unknown_sex if low.id.startswith("women") else tuple(one for one in pool.people if not one.birth)
    return PlannedCheck(low, on, None, lacking)
