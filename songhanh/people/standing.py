"""A person as of a day: what holds of each kind, and what happened until then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from songhanh.equity.snapshot import LEADERS, Level
from songhanh.law.pay import Grade, grade
from songhanh.law.staff import Sex, StaffKind
from songhanh.people.given import first_day
from songhanh.people.history import Span, Values, in_force
from songhanh.people.kinds import FactKind

_NOTHING: Mapping[str, Any] = {}
_grade = lru_cache(maxsize=4096)(grade)  # the grade of one is that of many


@dataclass(frozen=True)
class Standing:
    """Somebody of the register on `day`, by what is held of the person.

    `held` are all spans by kind and slot; what lies after the day is there too and is not looked at.
    """

    person: int
    number: str
    day: date
    held: Mapping[tuple[FactKind, str], Sequence[Span]] = field(repr=False)

    def state(self, kind: FactKind) -> Values:
        """The values of a state on the day; empty where nothing is known."""
        span = self.span(kind)
        return span.values if span else _NOTHING

    def span(self, kind: FactKind) -> Span | None:
        """The span of a state that holds on the day."""
        return in_force(self.held.get((kind, ""), ()), self.day)

    def events(self, kind: FactKind) -> list[Span]:
        """What happened of a kind until the day, in order of time."""
        found = [span for (of, _), spans in self.held.items() if of is kind for span in spans]
        begun = [span for span in found if span.starts is None or span.starts <= self.day]
        return sorted(begun, key=lambda one: one.starts or date.min)

    def lasting(self, kind: FactKind) -> list[Span]:
        """What of a kind lasts on the day: places in pools, leave."""
        return [span for span in self.events(kind) if span.holds_on(self.day)]

    @property
    def name(self) -> str:
        """As the register writes it; personal."""
        return str(self.state(FactKind.IDENTITY).get("name", ""))

    @property
    def sex(self) -> Sex | None:
        """None where it is not known: never guessed."""
        told = self.state(FactKind.IDENTITY).get("sex")
        return Sex(told) if told else None

    @property
    def birth(self) -> date | int | None:
        """The day; where only the month is known its first day; where only the year, the year (law takes 1 January)."""
        told = str(self.state(FactKind.IDENTITY).get("birth", ""))
        if len(told) == len("1980"):
            return int(told)
        return date.fromisoformat(f"{told}-01"[:10]) if told else None

    @property
    def unit(self) -> str:
        """The unit's name."""
        return str(self.state(FactKind.POST).get("unit_name", ""))

    @property
    def position(self) -> str:
        """As written."""
        return str(self.state(FactKind.POST).get("position", ""))

    @property
    def level(self) -> Level:
        """Of the post."""
        return Level(self.state(FactKind.POST).get("level", Level.NONE))

    @property
    def leads(self) -> bool:
        """Whether the post leads an agency or a unit."""
        return self.level in LEADERS

    @property
    def pay(self) -> Values:
        """Grade, step and what goes with them."""
        return self.state(FactKind.PAY)

    @property
    def is_planned(self) -> bool:
        """Whether the person stands in a planning pool."""
        return bool(self.lasting(FactKind.POOL))

    @cached_property
    def grade(self) -> Grade | None:
        """The grade of the tables on the day."""
        code = self.state(FactKind.PAY).get("grade")
        return _grade(code, self.day) if code else None

    @property
    def staff_kind(self) -> StaffKind | None:
        """As the list says, else that of the grade."""
        told = self.state(FactKind.POST).get("staff_kind")
        if told:
            return StaffKind(told)
        return self.grade.kind if self.grade else None

    @property
    def departed(self) -> Span | None:
        """How the person left, where nobody who left came back."""
        return next(iter(self.lasting(FactKind.DEPARTURE)), None)

    @property
    def present(self) -> bool:
        """On the staff on the day: known, recruited, and not gone."""
        known = self.span(FactKind.IDENTITY) is not None
        recruited = self.day_of(FactKind.RECRUITMENT, "recruited")
        return known and self.departed is None and not (recruited and recruited > self.day)

    def day_of(self, kind: FactKind, name: str) -> date | None:
        """A day among the values of a state; of a month or year its first."""
        return first_day(str(self._any(kind).get(name, "")))

    def _any(self, kind: FactKind) -> Values:
        """The values on the day; of somebody who comes later, those that will hold first."""
        spans = self.held.get((kind, ""), ())
        span = in_force(spans, self.day) or next(iter(spans), None)
        return span.values if span else _NOTHING
