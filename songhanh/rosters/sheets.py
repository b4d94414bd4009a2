"""A sheet as it is read: its rows of clean values from the first, its merged cells, its hidden rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from songhanh.rosters.cells import Raw, Value, clean


class Merge(NamedTuple):
    """A merged cell: its first and last row and column, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """One sheet of a workbook, or a text file (`name` None); rows may be of different lengths."""

    name: str | None
    rows: list[list[Value]]
    merged: list[Merge] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()
    hidden: bool = False

    @property
    def width(self) -> int:
        """The number of columns."""
        return max(map(len, self.rows), default=0)

    def at(self, row: int, column: int) -> Value:
        """The value of a cell; None outside the sheet."""
        if not 0 <= row < len(self.rows):
            return None
        line = self.rows[row]
        return line[column] if column < len(line) else None

    def filled(self, row: int) -> list[tuple[int, Value]]:
        """The cells of a row that hold something."""
        return [(column, value) for column, value in enumerate(self.rows[row]) if value is not None]

    def text(self, row: int, column: int) -> str:
        """The text of a cell; a number as it is written."""
        value = self.at(row, column)
        return "" if value is None else str(value)


class _Cleaned(dict[Raw, Value]):
    """Raw values and what they are when clean; what is asked for the first time is cleaned."""

    def __missing__(self, raw: Raw) -> Value:
        found = clean(raw)
        if isinstance(raw, str):
            # One text is held once, clean as it came or not.
            found = raw if found == raw and type(found) is str else found
        elif not isinstance(raw, date) and not _is_itself(raw):
            return found
        self[raw] = found
        return found


def _is_itself(raw: Raw) -> bool:
    """Whether a number equals nothing that is another value when clean: 1.0 equals True, 1e15 the whole number."""
    return isinstance(raw, float) and -1e15 < raw < 1e15 and raw not in {0, 1}


class Cleaner:
    """Cleans the cells of one file: values that stand many times are cleaned once, and held once."""

    def __init__(self) -> None:
        self._known = _Cleaned()

    @property
    def texts(self) -> Iterable[Value]:
        """The different texts that were cleaned."""
        return [found for raw, found in self._known.items() if isinstance(raw, str)]

    def rows(self, raw: Iterable[Sequence[Raw]], left: int = 0) -> Iterator[list[Value]]:
        """The rows with clean values, `left` empty columns before them."""
        before: list[Value] = [None] * left
        for line in raw:
            yield [*before, *map(self._known.__getitem__, line)]


def fill_down(sheet: Sheet, first: int) -> None:
    """Write what a cell merged down holds into every row that it covers, from the row `first` on."""
    for one in sheet.merged:
        value = sheet.at(one.top, one.left)
        if value is None or one.bottom == one.top or one.top < first:
            continue
        for row in range(one.top + 1, min(one.bottom + 1, len(sheet.rows))):
            line = sheet.rows[row]
            if one.left < len(line) and line[one.left] is None:
                line[one.left] = value
            elif one.left >= len(line):
                line.extend([None] * (one.left - len(line)) + [value])
