"""Working days of the administration: public holidays with Tết, and the days that a year's notices exchange.

Holidays and their make-up days come from the package `holidays` (BLLĐ 45/2019/QH14 Điều 111 k3, 112; NQ 28/2026/QH16
Điều 2 for 24 November), the exchanged days from `working_days.csv`. Which days of Tết and which day beside 2 September
are free, and what is exchanged, the Prime Minister decides for each year: for a year that the file does not know, the
package's rule stands in and `describe_year` says so. The package is slow to load: nothing that reads plans asks here.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from holidays import country_holidays

from songhanh.law.tables import Basis, day, rows
from songhanh.lib.words import Words

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Transfer:
    """A weekday that is free because a Saturday is worked for it."""

    off: date
    work: date
    basis: Basis


def is_working_day(on: date) -> bool:
    """Whether offices work: Monday to Friday without holidays, and the Saturdays worked in exchange."""
    if on in _by_work():
        return True
    return on.weekday() < _SATURDAY and day_off(on) is None


def day_off(on: date) -> Words | None:
    """The name of the holiday, make-up day or exchanged day; None on any other day, weekends included."""
    transfer = _by_off().get(on)
    if transfer is None:
        return _holidays(on.year).get(on)
    vi, en = f"{transfer.work:%d/%m/%Y}", f"{transfer.work:%d %B %Y}"
    return Words(f"Nghỉ hoán đổi (làm bù ngày {vi})", f"Day off in exchange for working on {en}")


def next_working_day(on: date) -> date:
    """The day itself where offices work, else the first after it: where a period ends on a day off (BLDS Điều 148)."""
    while not is_working_day(on):
        on += _DAY
    return on


def add_working_days(start: date, number: int) -> date:
    """The last of `number` working days after `start`, which is not counted (BLDS Điều 147); before it where negative.

    0 gives `start` itself, working day or not.
    """
    step = _DAY if number > 0 else -_DAY
    found = start
    for _ in range(abs(number)):
        found += step
        while not is_working_day(found):
            found += step
    return found


def working_days_between(start: date, end: date) -> int:
    """How many working days come after `start` up to and with `end`; negative, counted backwards, where `end` is first.

    The inverse of `add_working_days`.
    """
    first, sign = (start + _DAY, 1) if start <= end else (end, -1)
    return sign * sum(is_working_day(first + _DAY * at) for at in range(abs((end - start).days)))


def transfers(year: int) -> tuple[Transfer, ...] | None:
    """The days that the notices of the year exchange, perhaps none; None where they are not known."""
    if year not in _notices():
        return None
    return tuple(one for row in _notices()[year] if (one := _transfer(row)))


def basis_of_year(year: int) -> tuple[Basis, ...]:
    """The notices of the year, each with how well it is known; empty where none is."""
    return tuple(Basis.of(row) for row in _notices().get(year, ()))


def describe_year(year: int) -> Words:
    """What is known of the working days of the year, in one sentence."""
    known = transfers(year)
    if known is None:
        return Words(
            f"Chưa có thông tin về hoán đổi ngày làm việc năm {year}; ngày nghỉ Tết và Quốc khánh là dự kiến.",
            f"The exchanged working days of {year} are not known; the days off at Tết and National Day are expected.",
        )
    if not known:
        return Words(f"Năm {year} không hoán đổi ngày làm việc.", f"No working day was exchanged in {year}.")
    vi = "; ".join(f"nghỉ ngày {one.off:%d/%m/%Y}, làm bù ngày {one.work:%d/%m/%Y}" for one in known)
    en = "; ".join(f"{one.off:%d %B %Y} is free, {one.work:%d %B %Y} is worked" for one in known)
    return Words(f"Hoán đổi ngày làm việc năm {year}: {vi}.", f"Exchanged working days of {year}: {en}.")


def _transfer(row: dict[str, str]) -> Transfer | None:
    off, work = day(row["off"]), day(row["work"])
    return Transfer(off, work, Basis.of(row)) if off and work else None


@cache
def _notices() -> dict[int, tuple[dict[str, str], ...]]:
    table = rows("working_days")
    return {int(row["year"]): tuple(one for one in table if one["year"] == row["year"]) for row in table}


@cache
def _by_off() -> dict[date, Transfer]:
    return {one.off: one for year in _notices() for one in transfers(year) or ()}


@cache
def _by_work() -> dict[date, Transfer]:
    return {one.work: one for one in _by_off().values()}


@cache
def _holidays(year: int) -> dict[date, Words]:
    english = country_holidays("VN", years=year, language="en_US")
    return {on: Words(name, english[on]) for on, name in country_holidays("VN", years=year, language="vi").items()}
