"""Lists written down in tests: a line a row, a bar between cells."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from songhanh.rosters.cells import Raw
from songhanh.rosters.read import read_sheets
from songhanh.rosters.roster import Roster
from songhanh.rosters.sheets import Cleaner, Merge, Sheet

TODAY = date(2026, 1, 1)


def sheet_of(text: str, name: str | None = "DS", merged: Sequence[tuple[int, int, int, int]] = ()) -> Sheet:
    """The sheet of a text; merged cells as first row and column, last row and column, from 0."""
    rows: list[list[Raw]] = [list(line.split("|")) for line in text.strip("\n").split("\n")]
    return Sheet(name, list(Cleaner().rows(rows)), [Merge(*one) for one in merged])


def roster_of(text: str, by_hand: Mapping[str, str | None] | None = None, **about: Any) -> Roster:
    """The roster of one list."""
    return read_sheets([sheet_of(text, **about)], TODAY, by_hand)


def values(roster: Roster, field: str) -> list[Any]:
    """What everyone has in a field, None where nothing."""
    return [one.values.get(field) for one in roster.entries]


def problems(roster: Roster) -> list[tuple[int | None, str | None, str]]:
    """Row, column and rule of every problem."""
    return [(one.row, one.column, one.rule) for one in roster.problems]


def left_out(roster: Roster, *kinds: str) -> list[int]:
    """The rows that were left out as one of the kinds."""
    return [one.row for one in roster.ignored if one.kind in kinds]
