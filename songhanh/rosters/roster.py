"""What was read of a file of staff lists: people with the fields that they show, every problem with its cell."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple


class Entry(NamedTuple):
    """A person's line: the sheet (None in a text file), the row counted from 1, the fields with their values."""

    sheet: str | None
    row: int
    values: dict[str, Any]


class People(NamedTuple):
    """The people of one table, field by field: so they are read, and sent from process to process."""

    sheet: str | None
    rows: list[int]  # counted from 1
    fields: dict[str, list[Any]]  # the value of each of them; None where it is not known

    def entries(self) -> list[Entry]:
        """Person by person."""
        values: list[dict[str, Any]] = [{} for _ in self.rows]
        for name, column in self.fields.items():
            for one, value in zip(values, column, strict=True):
                if value is not None:
                    one[name] = value
        return [Entry(self.sheet, row, one) for row, one in zip(self.rows, values, strict=True)]


class CellProblem(NamedTuple):
    """A rule of `rules.RULES` that a cell breaks; row and column are None where a whole column or sheet is meant."""

    sheet: str | None
    row: int | None
    column: str | None
    rule: str


class Ignored(NamedTuple):
    """A row that holds no person: title, header, group, total, note, footer, refused, blank …"""

    sheet: str | None
    row: int
    kind: str


@dataclass
class Roster:
    """The lists of one file. With `needs_mapping` its columns are only guessed, for a person to confirm."""

    kind: str = "staff"
    as_of: str | None = None
    agency: str | None = None
    needs_mapping: bool = False
    mapping: dict[str, str | None] = field(default_factory=dict)
    people: list[People] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    ignored_sheets: list[str] = field(default_factory=list)

    @cached_property
    def entries(self) -> list[Entry]:
        """The line of each person."""
        return [entry for one in self.people for entry in one.entries()]
