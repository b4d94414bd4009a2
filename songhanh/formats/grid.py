"""A table made whole for writers: every slot of every row filled, spans held inside the table."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from songhanh.formats.blocks import Cell, Row, Table


class Slot(NamedTuple):
    """A cell and the column it begins in; `continued` where it comes down from a row above."""

    column: int
    cell: Cell
    continued: bool


def slots(table: Table) -> Iterator[list[Slot]]:
    """The slots of each row, left to right without a gap; a cell that would lie over another is cut or left out."""
    above: dict[int, tuple[Cell, int]] = {}  # first column: the cell and how many rows it still reaches down
    for at, row in enumerate(table.rows):
        line = _row(row, above, table.columns, _rows_left(table, at))
        yield line
        above = _reaching_down(line, above)


def groups(row: Row, table: Table) -> bool:
    """Whether a row is the heading of those below: one cell across the table, or across all but the first column."""
    widest = max((cell.columns for _, cell in row.cells), default=0)
    return table.columns > 2 and len(row.cells) <= 2 and widest >= table.columns - 1


def _rows_left(table: Table, at: int) -> int:
    """How far down a cell may reach: a header cell to the end of the header, else to the end of the table."""
    head = min(table.header_rows, len(table.rows))
    return (head if at < head else len(table.rows)) - at


def _row(row: Row, above: dict[int, tuple[Cell, int]], columns: int, rows_left: int) -> list[Slot]:
    own = dict(row.cells)
    line: list[Slot] = []
    column = 0
    while column < columns:
        if column in above:
            slot = Slot(column, above[column][0], True)
        else:
            free = next((at for at in range(column + 1, columns) if at in above or at in own), columns) - column
            slot = Slot(column, _held(own.get(column, Cell()), free, rows_left), False)
        line.append(slot)
        column += slot.cell.columns
    return line


def _held(cell: Cell, free: int, rows_left: int) -> Cell:
    """The cell with spans that fit where `free` columns and so many rows are left."""
    return replace(cell, columns=max(1, min(cell.columns, free)), rows=max(1, min(cell.rows, rows_left)))


def _reaching_down(line: list[Slot], above: dict[int, tuple[Cell, int]]) -> dict[int, tuple[Cell, int]]:
    left = {slot.column: above[slot.column][1] - 1 if slot.continued else slot.cell.rows - 1 for slot in line}
    return {slot.column: (slot.cell, left[slot.column]) for slot in line if left[slot.column] > 0}
