"""Months and the days in them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.lib.months import Month, add_months, whole_months

MONTHS = st.builds(Month, st.integers(1900, 2100), st.integers(1, 12))
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))


def test_a_month_has_its_days_and_its_name() -> None:
    month = Month.parse("2024-02")
    assert (month.first, month.last, str(month)) == (date(2024, 2, 1), date(2024, 2, 29), "02/2024")
    assert Month.of(date(2024, 2, 7)) == month


def test_what_is_no_month_is_refused() -> None:
    with pytest.raises(ValueError, match="month"):
        Month.parse("2024-13")


def test_the_last_day_stands_for_a_day_that_a_month_has_not() -> None:
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert whole_months(date(2024, 1, 31), date(2024, 2, 29)) == 1
    assert whole_months(date(2024, 1, 15), date(2024, 2, 14)) == 0
    assert whole_months(date(2024, 1, 15), date(2023, 2, 14)) == 0


@given(MONTHS, st.integers(-1200, 1200))
def test_counting_undoes_adding(month: Month, number: int) -> None:
    assert month.plus(number).since(month) == number
    assert (month.plus(number) > month) == (number > 0)


@given(DAYS, st.integers(0, 600))
def test_whole_months_undo_added_months(start: date, number: int) -> None:
    assert whole_months(start, add_months(start, number)) == number
