"""What a person's line of a staff list says, as statements about kinds of facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from songhanh.equity.snapshot import Level
from songhanh.lib.text import bare
from songhanh.people.history import Statement
from songhanh.people.kinds import FactKind
from songhanh.people.levels import level_of

Line = Mapping[str, Any]


@dataclass(slots=True)
class ListContext:
    """What holds for all lines of a list: its day, the agency, which units are called how, which titles lead what."""

    seen_on: date
    agency: str
    units: Mapping[str, tuple[str, str]]  # bare name as written: code and name of the unit
    levels: Mapping[str, Level]  # bare title: level, where a person decided
    opened: frozenset[FactKind]  # kinds that the agency opened beside the ordinary ones
    _units: dict[str, tuple[str, str]] = field(default_factory=dict)
    _levels: dict[tuple[str, str], Level] = field(default_factory=dict)

    def unit(self, name: str) -> tuple[str, str]:
        """Code and name of the unit that a list calls so; no code where nobody said which it is."""
        found = self._units.get(name)
        if found is None:
            found = self._units[name] = self.units.get(bare(name)) or ("", name)
        return found

    def level(self, title: str, unit: str = "") -> Level:
        """The level of a title in a unit: as a person set it, else as the title tells."""
        found = self._levels.get((title, unit))
        if found is None:
            found = self.levels.get(bare(title)) or level_of(title, unit, self.agency)
            self._levels[title, unit] = found
        return found


_PLAIN: dict[FactKind, tuple[str, ...]] = {
    FactKind.IDENTITY: ("name", "other_name", "staff_code", "sex", "birth"),
    FactKind.PAY: (
        "grade", "grade_name", "class", "step", "coefficient", "beyond_scale", "step_from", "next_step",
        "position_allowance", "monthly_pay",
    ),
    FactKind.RECRUITMENT: ("recruited",),
    FactKind.EDUCATION: (
        "education", "major", "political_theory", "state_management", "foreign_language", "informatics",
    ),
    FactKind.ETHNICITY: ("ethnicity",),
    FactKind.PARTY: ("party_joined",),
}  # fmt: skip
_STARTS = {FactKind.PAY: "step_from", FactKind.RECRUITMENT: "recruited", FactKind.PARTY: "party_joined"}
RATINGS = {
    "Hoàn thành xuất sắc nhiệm vụ": "excellent",
    "Hoàn thành tốt nhiệm vụ": "good",
    "Hoàn thành nhiệm vụ": "fair",
    "Không hoàn thành nhiệm vụ": "poor",
}


def first_day(text: str | None) -> date | None:
    """The first day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; None where there is none."""
    if not text:
        return None
    return date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)


def statements(line: Line, context: ListContext, place: str = "") -> Iterator[Statement]:
    """All that the line says of its person. What is only proposed (`new_step`) is no fact and is left out."""
    decision = line.get("decision", ""), first_day(line.get("decision_date"))
    for kind, fields in _PLAIN.items():
        values = {name: line[name] for name in fields if name in line}
        if values and (kind not in {FactKind.ETHNICITY, FactKind.PARTY} or kind in context.opened):
            starts = first_day(values.get(_STARTS.get(kind, "")))
            yield Statement(kind, values, context.seen_on, starts, place=place)
    yield from _post(line, context, place)
    for find in (_pools, _training, _evaluations):
        yield from find(line, context, decision, place)


def _post(line: Line, context: ListContext, place: str) -> Iterator[Statement]:
    values = {name: line[name] for name in ("position", "staff_kind", "appointed") if name in line}
    if "unit" in line:
        code, name = context.unit(line["unit"])
        values |= {"unit": code, "unit_name": name}
    if "position" in values:
        values["level"] = context.level(values["position"], values.get("unit_name", ""))
    if values:
        yield Statement(FactKind.POST, values, context.seen_on, first_day(values.get("appointed")), place=place)


Decided = tuple[str, date | None]


def _pools(line: Line, context: ListContext, decision: Decided, place: str) -> Iterator[Statement]:
    posts = line.get("target_posts") or ([""] if line.get("in_pool") or line.get("pool_round") else [])
    term = line.get("pool_round", "")
    for post in posts:
        values = {"pool_round": term, "target_post": post}
        if post:
            values["target_level"] = context.level(post)
        yield Statement(
            FactKind.POOL, {name: value for name, value in values.items() if value}, context.seen_on,
            decision[1] or context.seen_on, slot=pool_slot(term, post), decision=decision[0], decided_on=decision[1],
            place=place,
        )  # fmt: skip


def pool_slot(term: str, post: str) -> str:
    """The slot of a planned post: its round and title."""
    return f"{term}|{bare(post)}"[:120]


def _training(line: Line, context: ListContext, decision: Decided, place: str) -> Iterator[Statement]:
    if not line.get("course"):
        return
    starts, ends = first_day(line.get("training_from")), first_day(line.get("training_to"))
    values = {name: line[name] for name in ("course", "training_result") if name in line}
    yield Statement(
        FactKind.TRAINING, values, context.seen_on, starts or context.seen_on, day_after(ends),
        training_slot(line["course"], line.get("training_from", "")), decision[0], decision[1], place,
    )  # fmt: skip


def training_slot(course: str, starts: str) -> str:
    """The slot of a course: its name and when it began."""
    return f"{starts}|{bare(course)}"[:120]


def day_after(day: date | None) -> date | None:
    """The first day that no longer counts; None where the end is not known."""
    return date.fromordinal(day.toordinal() + 1) if day else None


def _evaluations(line: Line, context: ListContext, decision: Decided, place: str) -> Iterator[Statement]:
    for year, rating in sorted((line.get("evaluations") or {}).items()):
        yield evaluation(int(year), RATINGS.get(rating, rating), context.seen_on, decision, place)


def evaluation(year: int, rating: str, seen_on: date, decision: Decided = ("", None), place: str = "") -> Statement:
    """The evaluation of a year, from its first to its last day."""
    return Statement(
        FactKind.EVALUATION, {"year": year, "rating": rating}, seen_on, date(year, 1, 1), date(year + 1, 1, 1),
        str(year), decision[0], decision[1], place,
    )  # fmt: skip
