"""What the lists that fall due are made of: rows, what could not be told, and what a list is asked with."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from typing import NamedTuple

from songhanh.law.tables import Basis
from songhanh.lib.months import Month
from songhanh.lib.text import sort_key
from songhanh.lib.words import Words
from songhanh.people.rules.pools import PoolTerms
from songhanh.people.rules.told import Unknown, is_verified, vi_day
from songhanh.people.standing import Standing

Cell = str | int | date | Month | Words | None


class Severity(IntEnum):
    """How much a row presses, the most pressing first."""

    OVERDUE = 0
    NOW = 1
    SOON = 2
    NOTE = 3

    @property
    def words(self) -> Words:
        """As a list says it."""
        return _SEVERITIES[self]


_SEVERITIES = {
    Severity.OVERDUE: Words("Quá hạn", "Overdue"),
    Severity.NOW: Words("Cần làm ngay", "To be done now"),
    Severity.SOON: Words("Sắp đến hạn", "Due soon"),
    Severity.NOTE: Words("Cần lưu ý", "To be noted"),
}


def cell_words(cell: Cell) -> Words:
    """A cell as people read it."""
    if isinstance(cell, Words):
        return cell
    text = "" if cell is None else vi_day(cell) if isinstance(cell, date) else str(cell)
    return Words(text, text)


class CellKind(StrEnum):
    """What the cells of a column hold, for pages and workbooks."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: the code of its cells, its heading, what it holds, whether it says who somebody is."""

    code: str
    title: Words
    kind: CellKind = CellKind.TEXT
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is due: of a person (`person`, else 0), or of a post of a round.

    `on` is the day by which, None where none is set; `why` names its provisions; `cells` by the codes of the columns.
    """

    code: str
    person: int
    subject: str
    what: Words
    on: date | None
    severity: Severity
    why: Words
    bases: tuple[Basis, ...]
    cells: Mapping[str, Cell] = field(default_factory=dict)

    @property
    def verified(self) -> bool:
        """Whether all its provisions were checked."""
        return all(is_verified(one) for one in self.bases)

    @property
    def key(self) -> str:
        """What it is about, without a name: the same row of another day has the same."""
        return f"{self.person}|{self.on or ''}" if self.person else f"{self.subject}|{self.what.vi}"

    @property
    def order(self) -> tuple[int, date, tuple[int, ...]]:
        """The most pressing first, then by day and name."""
        return self.severity, self.on or date.max, sort_key(self.subject)


class Who(NamedTuple):
    """Somebody as a list names people: no more of a history goes to a page than that."""

    person: int
    number: str
    name: str
    unit: str
    position: str


@dataclass(frozen=True, slots=True)
class Untold:
    """People of whom it cannot be told whether they belong to a list, and what is missing."""

    unknown: Unknown
    people: tuple[Who, ...]

    @property
    def words(self) -> Words:
        """How many, and what is missing."""
        count = len(self.people)
        return Words(f"{count} người: {self.unknown.what.vi}.", f"Of {count}: {self.unknown.what.en}.")


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of a list, the most pressing first, and those of whom it cannot be told."""

    rows: tuple[Row, ...]
    untold: tuple[Untold, ...] = ()

    @property
    def until(self) -> date | None:
        """The last day of its rows: by when a task for all of them is to be done."""
        return max((one.on for one in self.rows if one.on), default=None)


@dataclass(frozen=True, slots=True)
class Ask:
    """What a list is asked with: the day, the months to look ahead, and what pools are told beside the people."""

    day: date
    months: int
    pools: PoolTerms = field(default_factory=PoolTerms)


Answered = Row | Unknown | None


def found_of(staff: Iterable[Standing], tell: Callable[[Standing], Answered]) -> Found:
    """The list of those on the staff for whom `tell` gives a row."""
    rows: list[Row] = []
    untold: dict[Unknown, list[Standing]] = {}
    for one in staff:
        told = tell(one) if one.present else None
        if isinstance(told, Row):
            rows.append(told)
        elif isinstance(told, Unknown):
            untold.setdefault(told, []).append(one)
    return Found(in_order(rows), told_not(untold))


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The most pressing first."""
    return tuple(sorted(rows, key=lambda one: one.order))


def told_not(untold: Mapping[Unknown, Sequence[Standing]]) -> tuple[Untold, ...]:
    """Each gap with its people once."""
    return tuple(
        Untold(what, tuple({one.person: _who(one) for one in people}.values())) for what, people in untold.items()
    )


def who(one: Standing) -> dict[str, Cell]:
    """The cells that every row of a person has."""
    told = _who(one)
    return {"name": told.name, "number": told.number, "unit": told.unit, "position": told.position}


def _who(one: Standing) -> Who:
    return Who(one.person, one.number, one.name, one.unit, one.position)
