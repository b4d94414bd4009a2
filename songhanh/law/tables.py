"""The shipped tables in `law/data`: read on first asking, never before, and the few shapes that all of them share."""

import csv
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol, TypeVar

# A path beside this file: importlib.resources would pull in zipfile and tempfile, 10 ms of every start.
_DATA = Path(__file__).with_name("data")


class Status(StrEnum):
    """How well a row is known; `law/data/README.md` defines each."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    COMPUTED = "computed"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Basis:
    """What a row rests on: the provision, how well it is known, the id in `sources.csv`, a remark."""

    legal_basis: str
    status: Status
    source: str
    note: str = ""

    @classmethod
    def of(cls, row: dict[str, Any]) -> "Basis":
        """The basis columns of a CSV row or TOML table."""
        return cls(row["legal_basis"], Status(row["status"]), row["source"], row.get("note", ""))


class Dated(Protocol):
    """Anything valid from a day to a day, both inclusive, open where None."""

    @property
    def valid_from(self) -> date | None:
        """The first day."""

    @property
    def valid_to(self) -> date | None:
        """The last day."""


AnyDated = TypeVar("AnyDated", bound=Dated)


@dataclass(frozen=True, slots=True)
class DatedRow:
    """A table of a TOML file with its days read; all else stands in `row` as it was written."""

    valid_from: date | None
    valid_to: date | None
    row: dict[str, Any]

    @classmethod
    def of(cls, row: dict[str, Any]) -> "DatedRow":
        """The row with the days of its `valid_from` and `valid_to`."""
        return cls(day(row["valid_from"]), day(row["valid_to"]), row)


def rows(name: str) -> list[dict[str, str]]:
    """The rows of `data/<name>.csv`, a dictionary each."""
    with (_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tree(name: str) -> dict[str, Any]:
    """The tables of `data/<name>.toml`."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


def day(text: str) -> date | None:
    """The day `YYYY-MM-DD`, None where the cell is empty."""
    return date.fromisoformat(text) if text else None


def several(text: str) -> tuple[str, ...]:
    """The parts of a cell that holds a list."""
    return tuple(part for part in text.split(";") if part)


def valid_on(row: Dated, on: date) -> bool:
    """Whether `row` holds on the day."""
    return (row.valid_from is None or row.valid_from <= on) and (row.valid_to is None or on <= row.valid_to)


def in_force(table: Iterable[AnyDated], on: date) -> tuple[AnyDated, ...]:
    """The rows that hold on the day, in the order of the table."""
    return tuple(row for row in table if valid_on(row, on))
