"""The recurring days, months and dues of a year, from `calendar.csv` with the themes of `calendar_themes.csv`."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from songhanh.law.tables import Basis, day, rows

CalendarKind = Literal["day", "period", "due", "close"]


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day or period of one year, both ends inclusive; `theme` is that of the year, empty where none is known.

    `kind`: a day to mark, a period, a due day, or the day on which figures are closed.
    """

    id: str
    name: str
    start: date
    end: date
    kind: CalendarKind
    theme: str
    basis: Basis


@cache
def days_of(year: int) -> tuple[CalendarDay, ...]:
    """What stands in the calendar of that year, in its order; a rule that began or ended later is not in it."""
    found = (_in_year(row, year) for row in _rows())
    return tuple(sorted((one for one in found if one), key=lambda one: (one.start, one.end, one.id)))


def calendar_day(id_: str, year: int) -> CalendarDay | None:
    """The day or period of that id in the year, None where it was not kept in that year."""
    return next((one for one in days_of(year) if one.id == id_), None)


def _in_year(row: dict[str, str], year: int) -> CalendarDay | None:
    start, end = date.fromisoformat(f"{year}-{row['from_day']}"), date.fromisoformat(f"{year}-{row['to_day']}")
    first, last = day(row["valid_from"]) or date.min, day(row["valid_to"]) or date.max
    if not first <= start <= last:
        return None
    theme = _themes().get((row["id"], year), "")
    return CalendarDay(row["id"], row["name"], start, end, _KINDS[row["kind"]], theme, Basis.of(row))


_KINDS: dict[str, CalendarKind] = {"day": "day", "period": "period", "due": "due", "close": "close"}


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return tuple(rows("calendar"))


@cache
def _themes() -> dict[tuple[str, int], str]:
    return {(row["calendar"], int(row["year"])): row["theme"] for row in rows("calendar_themes")}
