"""A stretch of days cut into the weeks, months, quarters, halves or years in which recurring work comes back."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from songhanh.lib.words import Words


class PeriodSpan(NamedTuple):
    """The days of one occurrence, both inclusive; the label names the whole week or month even where it is cut."""

    start: date
    end: date
    label: Words


_QUARTERS = ("I", "II", "III", "IV")


def periods_of(recurrence: str, start: date, end: date) -> tuple[PeriodSpan, ...]:
    """The periods of `weekly` … `yearly` that meet the days from `start` to `end`, cut to them, without gap or overlap.

    `periodic` (no rhythm is said) is one period, `ad_hoc` none. Weeks begin on Monday. Empty where `end` is before
    `start`; KeyError for a code that is none of the seven.
    """
    if recurrence == "ad_hoc" or end < start:
        return ()
    if recurrence == "periodic":
        return (_stretch(start, end),)
    holding = _HOLDING[recurrence]
    whole = holding(start)
    found = [PeriodSpan(start, min(whole.end, end), whole.label)]
    while whole.end < end:
        whole = holding(whole.end + timedelta(days=1))
        found.append(PeriodSpan(whole.start, min(whole.end, end), whole.label))
    return tuple(found)


def _stretch(start: date, end: date) -> PeriodSpan:
    label = Words(f"Từ {start:%d/%m/%Y} đến {end:%d/%m/%Y}", f"{start:%d %B %Y} to {end:%d %B %Y}")
    return PeriodSpan(start, end, label)


def _week(on: date) -> PeriodSpan:
    first = on - timedelta(days=on.weekday())
    last = first + timedelta(days=6)
    vi, en = f"Tuần từ {first:%d/%m} đến {last:%d/%m/%Y}", f"Week of {first:%d %B} to {last:%d %B %Y}"
    return PeriodSpan(first, last, Words(vi, en))


def _month(on: date) -> PeriodSpan:
    # NĐ 30/2020/NĐ-CP Phụ lục I: months below 3 are written with a zero.
    number = f"{on.month:02}" if on.month < 3 else f"{on.month}"
    return _months(on, 1, Words(f"Tháng {number}/{on.year}", f"{on:%B %Y}"))


def _quarter(on: date) -> PeriodSpan:
    number = _QUARTERS[(on.month - 1) // 3]
    return _months(on, 3, Words(f"Quý {number}/{on.year}", f"Quarter {number} of {on.year}"))


def _half_year(on: date) -> PeriodSpan:
    vi, en = ("đầu", "First") if on.month <= 6 else ("cuối", "Second")
    return _months(on, 6, Words(f"6 tháng {vi} năm {on.year}", f"{en} half of {on.year}"))


def _year(on: date) -> PeriodSpan:
    return _months(on, 12, Words(f"Năm {on.year}", f"Year {on.year}"))


def _months(on: date, length: int, label: Words) -> PeriodSpan:
    first = (on.month - 1) // length * length + 1
    last = first + length - 1
    return PeriodSpan(date(on.year, first, 1), date(on.year, last, monthrange(on.year, last)[1]), label)


_HOLDING: dict[str, Callable[[date], PeriodSpan]] = {
    "weekly": _week,
    "monthly": _month,
    "quarterly": _quarter,
    "half_yearly": _half_year,
    "yearly": _year,
}
