"""A workbook as values: what `write_xlsx` sets, known without loading its library."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

Value: TypeAlias = str | int | float | date | None


class ColumnKind(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"  # as it is, so that a year has no thousands
    MONEY = "money"  # đồng, no decimals


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its width in characters, what it holds; columns beside each other share a `band` above."""

    title: str
    width: float
    kind: ColumnKind = ColumnKind.TEXT
    band: str = ""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A table with one header; every row has a value for every column, None where there is none."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """Tables of one file."""

    title: str
    sheets: tuple[Worksheet, ...]
