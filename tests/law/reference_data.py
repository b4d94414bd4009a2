"""The reference data as it stands on disk, for the tests that check it; nothing of `songhanh.law` reads it for them."""

import csv
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

DATA = Path(__file__).parents[2] / "songhanh" / "law" / "data"
STATUSES = ("verified", "secondary", "computed", "unverified")

Row = dict[str, str]


class Sheet(NamedTuple):
    """The columns of the key of a CSV file, and pairs of days of which the first is not after the second."""

    key: tuple[str, ...]
    ordered_days: tuple[tuple[str, str], ...] = ()


_VALID = (("valid_from", "valid_to"),)
SHEETS = {
    "sources": Sheet(("id",)),
    "documents": Sheet(
        ("id",), (("issued", "effective_from"), ("effective_from", "effective_to"), ("issued", "effective_to"))
    ),
    "agencies": Sheet(("id",), _VALID),
    "abbreviations": Sheet(("short",)),
    "programmes": Sheet(("id",), _VALID),
    "indicators": Sheet(("code",), _VALID),
    "indicator_targets": Sheet(("indicator", "year")),
    "retirement_ages": Sheet(("sex", "year_from")),
    "retirement": Sheet(("sex", "birth_from")),
    "retirement_rules": Sheet(("id",), _VALID),
    "base_pay": Sheet(("valid_from",), _VALID),
    "salary_groups": Sheet(("group", "step"), _VALID),
    "grades": Sheet(("code",), _VALID),
    "calendar": Sheet(("id",), _VALID),
    "calendar_themes": Sheet(("calendar", "year")),
    "glossary": Sheet(("vi",)),
    "working_days": Sheet(("year", "off")),
    "task_outcomes": Sheet(("code",), _VALID),
    "work_natures": Sheet(("id",)),
    "work_units": Sheet(("nature", "issuer_kind", "unit"), _VALID),
    "date_rules": Sheet(("id",)),
}
TREES = (
    "step_rules",
    "appointment_rules",
    "entitlements",
    "reporting",
    "committee",
    "document_format",
    "incident_limits",
    "text",
)


@cache
def sheet(name: str) -> list[Row]:
    """The rows of a CSV file; cells too many or too few stand under the key None or as None."""
    return list(csv.DictReader((DATA / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


@cache
def tree(name: str) -> dict[str, Any]:
    """The tables of a TOML file."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def ids(name: str) -> dict[str, Row]:
    """The rows of a CSV file by the first column of its key."""
    return {row[SHEETS[name].key[0]]: row for row in sheet(name)}


def parts(cell: str) -> list[str]:
    """The parts of a cell that holds a list."""
    return [part for part in cell.split(";") if part]


def day(text: str) -> date | None:
    """The day of a cell, None where it is empty; ValueError for what is no day."""
    return date.fromisoformat(text) if text else None


def month(text: str) -> int:
    """Months since the year 0 of `YYYY-MM`."""
    year, month_ = text.split("-")
    assert 1 <= int(month_) <= 12, text
    return int(year) * 12 + int(month_) - 1


def nodes(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table of a TOML file with its path; the tables of one array share a path."""
    yield from _nodes(tree(name), name)


def _nodes(node: object, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, list):
        for one in node:
            yield from _nodes(one, path)
    elif isinstance(node, dict):
        yield path, node
        for key, one in node.items():
            yield from _nodes(one, f"{path}/{key}")
