"""Working days: holidays, make-up days, and the days that the notices of a year exchange."""

import subprocess
import sys
from datetime import date, timedelta
from typing import Any

import pytest
from command import ROOT, environment
from holidays import country_holidays
from holidays.countries.vietnam import VietnamStaticHolidays
from hypothesis import given
from hypothesis import strategies as st

from songhanh.law.tables import Status
from songhanh.law.working_days import (
    add_working_days,
    basis_of_year,
    day_off,
    describe_year,
    is_working_day,
    next_working_day,
    transfers,
    working_days_between,
)

DAYS = st.dates(min_value=date(2015, 1, 1), max_value=date(2035, 12, 31))
# The weekdays that were free in a year, by the notices of that year.
FREE = {
    2022: "01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02",
    2025: "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02",
    2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
}


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=at) for at in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", FREE)
def test_the_free_weekdays_of_a_year_are_those_of_its_notices(year: int) -> None:
    free = [f"{day:%m-%d}" for day in days_of(year) if day.weekday() < 5 and not is_working_day(day)]
    assert free == FREE[year].split()


@pytest.mark.parametrize(("year", "worked"), [(2022, []), (2025, ["04-26"]), (2026, ["01-10", "08-22"])])
def test_the_worked_saturdays_of_a_year_are_those_of_its_notices(year: int, worked: list[str]) -> None:
    assert [f"{day:%m-%d}" for day in days_of(year) if day.weekday() >= 5 and is_working_day(day)] == worked


def test_an_exchange_gives_a_weekday_for_a_saturday_and_leaves_holidays_alone() -> None:
    for year in range(2010, 2027):
        for one in transfers(year) or ():
            assert one.off.weekday() < 5
            assert one.work.weekday() == 5
            plain = country_holidays("VN", years=(one.off.year, one.work.year), language="vi")
            assert one.work not in plain
            assert "thay cho" in plain.get(one.off, "thay cho")


def test_the_exchanges_that_the_package_names_are_all_in_the_file() -> None:
    named: dict[int, Any] = VietnamStaticHolidays.special_public_holidays
    for year, found in named.items():
        for months in found if isinstance(found[0], tuple) else (found,):
            off, work = date(year, *months[:2]), date(*(months[4:] or (year,)), *months[2:4])
            assert (off, work) in [(one.off, one.work) for one in transfers(year) or ()]


def test_a_day_off_has_its_name() -> None:
    assert day_off(date(2026, 11, 24)) == ("Ngày Văn hóa Việt Nam", "Vietnam Cultural Day")
    assert day_off(date(2025, 11, 24)) is None
    named = day_off(date(2026, 1, 2))
    assert named is not None
    assert named.vi == "Nghỉ hoán đổi (làm bù ngày 10/01/2026)"


def test_a_year_without_a_known_notice_says_so() -> None:
    assert transfers(2027) is None
    assert basis_of_year(2027) == ()
    assert describe_year(2027).vi.startswith("Chưa có thông tin về hoán đổi")
    assert transfers(2022) == ()
    assert describe_year(2022).vi == "Năm 2022 không hoán đổi ngày làm việc."
    assert describe_year(2025).vi.endswith("nghỉ ngày 02/05/2025, làm bù ngày 26/04/2025.")
    assert {one.status for one in basis_of_year(2026)} == {Status.VERIFIED, Status.SECONDARY}


def test_a_period_of_working_days_goes_around_tet() -> None:
    assert add_working_days(date(2025, 1, 23), 2) == date(2025, 2, 3)
    assert working_days_between(date(2025, 1, 24), date(2025, 2, 3)) == 1
    assert next_working_day(date(2025, 1, 25)) == date(2025, 2, 3)
    assert next_working_day(date(2025, 2, 3)) == date(2025, 2, 3)
    assert add_working_days(date(2025, 1, 25), 0) == date(2025, 1, 25)


@given(DAYS, st.integers(min_value=-60, max_value=60))
def test_counting_undoes_adding(start: date, number: int) -> None:
    end = add_working_days(start, number)
    assert working_days_between(start, end) == number
    assert number == 0 or is_working_day(end)


@given(DAYS, DAYS, DAYS)
def test_days_of_two_stretches_add_up(first: date, second: date, third: date) -> None:
    first, second, third = sorted((first, second, third))
    parts = working_days_between(first, second) + working_days_between(second, third)
    assert parts == working_days_between(first, third)


def test_to_read_a_plan_never_loads_the_holidays() -> None:
    program = (
        "import sys; from songhanh.cli.main import main; main(['read', sys.argv[1]]); "
        "print('holidays' in sys.modules, file=sys.stderr)"
    )
    plan = ROOT / "examples" / "ke-hoach-binh-dang-gioi-2022.txt"
    done = subprocess.run(
        [sys.executable, "-c", program, str(plan)], capture_output=True, env=environment(), check=True, text=True
    )
    assert done.stderr.split()[-1] == "False"
