"""Days as staff lists write them; what is told is no more exact than the cell: 1980, 1980-05 or 1980-05-03."""

import math
import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from songhanh.rosters.cells import Value

_SEP = r"\s*[/.\-,\\ ]\s*"
_YEAR = r"(\d{4}|\d{2})"
_PARTS = re.compile(rf"(\d{{1,2}}){_SEP}(\d{{1,2}}){_SEP}{_YEAR}")
_LONG = re.compile(rf"(\d{{1,2}})\s*(?:tháng|thang|thg|th)\s*(\d{{1,2}})\s*(?:[,/.\-]\s*)?(?:năm|nam)?\s*{_YEAR}")
_MONTH = re.compile(rf"(?:(?:tháng|thang|thg|th|t)\s*\.?\s*)?(\d{{1,2}})(?:{_SEP}|\s*(?:năm|nam)\s*){_YEAR}")
_YEAR_ALONE = re.compile(r"(?:năm|nam)?\s*(\d{4})")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_DIGITS = re.compile(r"\d{5}|\d{8}")
_ENGLISH = re.compile(r"(?:(\d{1,2})[-/. ])?([a-z]{3})[a-z]*[-/. ,]+(\d{4}|\d{2})")
_TIME = re.compile(r"[t ]\s*\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:\s*[ap]m|z)?$")
_LEAD = re.compile(r"^(?:ngày|ngay|sinh|từ|tu|[:'`])+\s*", re.IGNORECASE)
_MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6} | {
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_EXCEL = date(1899, 12, 30)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_TYPED = 1905  # the year in which Excel shows a year that was typed into a cell for dates


class Day(NamedTuple):
    """What was read: an ISO date of the exactness written, and the rule of what was wrong (`value` is kept or None)."""

    value: str | None
    rule: str | None = None


IMPOSSIBLE = Day(None, "impossible_date")
UNREADABLE = Day(None, "unreadable_date")


def read_date(value: Value, month_first: bool = False) -> Day:
    """The day, month or year in a cell that is not blank."""
    if isinstance(value, bool) or value is None:
        return UNREADABLE
    if isinstance(value, date):
        known = _FIRST_YEAR <= value.year <= _LAST_YEAR
        return year_typed(value.year, value.month, value.day) if known else UNREADABLE
    if isinstance(value, int | float):
        return _of_number(value)
    return _of_text(value, month_first)


def proves_month_first(values: set[Value]) -> bool:
    """Whether the texts of a column can only be month/day/year: a second part above 12, and no first part above 12."""
    months = days = 0
    for value in values:
        found = _PARTS.fullmatch(value) if isinstance(value, str) else None
        if found:
            first, second = int(found[1]), int(found[2])
            months += first <= 12 < second <= 31
            days += second <= 12 < first <= 31
    return months > 0 and months > 10 * days


def year_typed(year: int, month: int, day: int) -> Day:
    """The day; where it lies in 1905, the year whose number Excel took for a day."""
    if year != _TYPED:
        return Day(f"{year:04}-{month:02}-{day:02}")
    typed = (date(year, month, day) - _EXCEL).days
    return Day(str(typed), "year_as_date")


def _of_number(value: float) -> Day:
    if not math.isfinite(value):
        return UNREADABLE
    if isinstance(value, int) or value.is_integer():
        return _of_digits(int(value))
    if 10_000 <= value < 60_000:
        return _of_digits(int(value))
    # 5.198 is what is left of 5.1980 in a cell for numbers.
    month, year = int(value), round((value - int(value)) * 10_000)
    return _month(month, year) if _FIRST_YEAR < year < _LAST_YEAR and value > 0 else UNREADABLE


def _of_digits(number: int) -> Day:
    if _FIRST_YEAR <= number <= _LAST_YEAR:
        return Day(str(number))
    if 10_000 <= number < 60_000:
        found = _EXCEL + timedelta(days=number)
        return Day(found.isoformat())
    text = f"{number:08}"
    if len(text) == 8:
        year_first = _exact(int(text[:4]), int(text[4:6]), int(text[6:]))
        return year_first if year_first.value else _exact(int(text[4:]), int(text[2:4]), int(text[:2]))
    return UNREADABLE


def _of_text(value: str, month_first: bool) -> Day:
    text = value
    found = _PARTS.fullmatch(text)
    if not found:
        text = _TIME.sub("", _LEAD.sub("", value.lower())).strip(" .;,'`")
        found = _PARTS.fullmatch(text) or _LONG.fullmatch(text)
    if found:
        first, second = int(found[1]), int(found[2])
        day, month = (second, first) if month_first else (first, second)
        return _exact(full_year(found[3]), month, day)
    found = _ISO.fullmatch(text)
    if found:
        year, month = int(found[1]), int(found[2])
        return _exact(year, month, int(found[3])) if found[3] else _month(month, year)
    return _less_exact(text)


def _less_exact(text: str) -> Day:
    found = _YEAR_ALONE.fullmatch(text)
    if found:
        return Day(found[1]) if _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR else UNREADABLE
    if _DIGITS.fullmatch(text):
        return _of_digits(int(text))
    found = _MONTH.fullmatch(text)
    if found:
        # "5/09" may be a day of May, of September, or a month of 2009.
        return _month(int(found[1]), full_year(found[2])) if len(found[2]) == 4 or int(found[2]) > 31 else UNREADABLE
    found = _ENGLISH.fullmatch(text)
    if found and found[2] in _MONTHS:
        month, year = _MONTHS[found[2]], full_year(found[3])
        return _exact(year, month, int(found[1])) if found[1] else _month(month, year)
    return UNREADABLE


def full_year(digits: str) -> int:
    """The year of four or two digits: 00 to 29 are of this century."""
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 30 else 1900)


def _exact(year: int, month: int, day: int) -> Day:
    if day == 0:
        return Day(str(year)) if month == 0 and _FIRST_YEAR <= year <= _LAST_YEAR else _month(month, year)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return UNREADABLE
    if not 1 <= month <= 12 or (day > 28 and day > monthrange(year, month)[1]):
        return IMPOSSIBLE
    return year_typed(year, month, day)


def _month(month: int, year: int) -> Day:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return UNREADABLE
    if month == 0:
        return Day(str(year))
    return Day(f"{year:04}-{month:02}") if month <= 12 else IMPOSSIBLE


def first_day(told: str) -> str:
    """The first day that an ISO date of any exactness may mean."""
    return f"{told}-01-01"[:10]


_SPAN = re.compile(r"\s*(?:\bđến\b|\bden\b|\btới\b|->|→|–|—|-)\s*(?:hết\s*)?", re.IGNORECASE)
_DAY_MONTH = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})")
_MONTH_ALONE = re.compile(r"(?:(?:tháng|thg|th|t)\s*\.?\s*)(\d{1,2})")
_DAY_ALONE = re.compile(r"(?:ngày\s*)?(\d{1,2})")


class Span(NamedTuple):
    """From when to when; both None with the rule where it cannot be read."""

    start: str | None
    end: str | None
    rule: str | None = None


def read_span(value: Value, year: int | None) -> Span:
    """The two days of «từ … đến …»; the earlier takes month and year from the later, and both the year of the list."""
    if not isinstance(value, str):
        one = read_date(value)
        return Span(one.value, None, one.rule)
    text = " ".join(value.lower().strip(" .;()").split())
    for found in _SPAN.finditer(text):
        end = _end(text[found.end() :], year)
        start = _start(_LEAD.sub("", text[: found.start()]), end) if end else None
        if start and end:
            return Span(start, end)
    one = read_date(value)
    return Span(one.value, None) if one.value else Span(None, None, one.rule)


def _end(text: str, year: int | None) -> str | None:
    whole = read_date(text).value
    return whole or (_with_year(_LEAD.sub("", text), year) if year else None)


def _with_year(text: str, year: int) -> str | None:
    found = _DAY_MONTH.fullmatch(text)
    if found:
        return _exact(year, int(found[2]), int(found[1])).value
    found = _MONTH_ALONE.fullmatch(text)
    return _month(int(found[1]), year).value if found else None


def _start(text: str, end: str) -> str | None:
    whole = read_date(text).value
    if whole and (len(whole) > 4 or len(end) == 4):
        return whole
    year, month = int(end[:4]), int(end[5:7] or 0)
    found = _with_year(text, year)
    if found and found[5:7] > end[5:7]:
        return _with_year(text, year - 1)
    if found is None and month and (alone := _DAY_ALONE.fullmatch(text)):
        return _exact(year, month, int(alone[1])).value if len(end) > 7 else _month(int(alone[1]), year).value
    return found
