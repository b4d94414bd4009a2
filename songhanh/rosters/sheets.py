"""A sheet as it is read: its rows of clean values from the first, its merged cells, its hidden rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from songhanh.rosters.cells import Fault, Raw, Value, clean, clean_text


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


class Cleaner:
    """Cleans the cells of one file: texts that stand many times are cleaned once, and held once."""

    def __init__(self) -> None:
        self._texts: dict[str, Value] = {}

    @property
    def texts(self) -> Iterable[Value]:
        """The different texts that were cleaned."""
        return self._texts.values()

    def rows(self, raw: Iterable[Sequence[Raw]], left: int = 0) -> Iterator[list[Value]]:
        """The rows with clean values, `left` empty columns before them."""
        before: list[Value] = [None] * left
        texts = self._texts
        for line in raw:
            cells = list(before)
            for value in line:
                if isinstance(value, str):
                    if value not in texts:
                        found = clean_text(value)
                        # One text is held once, clean as it came or not.
                        texts[value] = value if found == value and not isinstance(found, Fault) else found
                    cells.append(texts[value])
                else:
                    cells.append(clean(value))
            yield cells


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
