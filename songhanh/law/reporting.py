"""Kinds of report, the window each covers and the day it is due, from `reporting.toml`.

Windows follow NĐ 09/2019/NĐ-CP; the due days of narrative reports are set by each province, so most
are `editable`: a proposal until the superior's plan or letter says otherwise.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from songhanh.law.tables import Basis, day, tree


@dataclass(frozen=True, slots=True)
class Window:
    """The time a report covers, both ends inclusive."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class ReportDue:
    """One report of one year.

    `last_day` is the last day on which it is in time; None where no day is set, then `rule` says what
    decides (`at_once`, `set_by_decision`, `set_by_letter`, `with_annual_settlement`).
    """

    id: str
    name: str
    last_day: date | None
    rule: str
    editable: bool
    window: Window | None
    basis: Basis


@cache
def report_due(kind: str, year: int) -> ReportDue | None:
    """The report `kind` ("half-year", "year", "action-month" …) of the year; None where the rule was not in force.

    KeyError where there is no such kind.
    """
    report = _by_id("report")[kind]
    due, window = report["due"], _by_id("window").get(report["window"])
    last_day = _last_day(due, year)
    if not _holds(report, last_day or date(year, 12, 31)):
        return None
    covered = _window(window, year) if window and _holds(window, date(year, 12, 31)) else None
    editable = bool(due.get("editable", last_day is None))
    return ReportDue(kind, report["name"], last_day, due["kind"], editable, covered, Basis.of(report))


def report_kinds() -> tuple[str, ...]:
    """The kinds of report that the table knows."""
    return tuple(_by_id("report"))


@cache
def _by_id(table: str) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in _reporting()[table]}


@cache
def _reporting() -> dict[str, Any]:
    return tree("reporting")


def _holds(row: dict[str, Any], on: date) -> bool:
    return (day(row["valid_from"]) or date.min) <= on <= (day(row["valid_to"]) or date.max)


def _day_of(rule: dict[str, Any], year: int) -> date:
    return date.fromisoformat(f"{year + rule['year_offset']}-{rule['day']}")


def _last_day(due: dict[str, Any], year: int) -> date | None:
    if "day" not in due:
        return None
    return _day_of(due, year) - timedelta(days=1 if due["kind"] == "before" else 0)


def _window(window: dict[str, Any], year: int) -> Window | None:
    if "from" not in window:
        return None
    return Window(_day_of(window["from"], year), _day_of(window["to"], year))
