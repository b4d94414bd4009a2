"""Recurring work in its weeks, months, quarters, halves and years: every day in one period, none twice."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.lib.periods import periods_of

RHYTHMS = ("weekly", "monthly", "quarterly", "half_yearly", "yearly", "periodic")
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))
LENGTHS = st.integers(min_value=0, max_value=1500)


@given(st.sampled_from(RHYTHMS), DAYS, LENGTHS)
def test_every_day_lies_in_one_period(rhythm: str, start: date, length: int) -> None:
    end = start + timedelta(days=length)
    found = periods_of(rhythm, start, end)
    assert (found[0].start, found[-1].end) == (start, end)
    for earlier, later in pairwise(found):
        assert later.start - earlier.end == timedelta(days=1)
    assert all(one.start <= one.end for one in found)


@given(st.sampled_from(RHYTHMS[:-1]), DAYS, LENGTHS)
def test_no_two_periods_bear_one_name(rhythm: str, start: date, length: int) -> None:
    labels = [one.label for one in periods_of(rhythm, start, start + timedelta(days=length))]
    assert len(set(labels)) == len(labels)


@given(st.sampled_from(RHYTHMS[:-1]), DAYS, LENGTHS)
def test_where_the_days_begin_changes_no_later_period(rhythm: str, start: date, length: int) -> None:
    end = start + timedelta(days=length)
    one_day_less = periods_of(rhythm, start + timedelta(days=1), end)
    assert (
        periods_of(rhythm, start, end)[2:]
        == one_day_less[len(one_day_less) - len(periods_of(rhythm, start, end)) + 2 :]
    )


@pytest.mark.parametrize(
    ("rhythm", "number", "first", "last"),
    [
        ("monthly", 12, "Tháng 01/2022", "Tháng 12/2022"),
        ("quarterly", 4, "Quý I/2022", "Quý IV/2022"),
        ("half_yearly", 2, "6 tháng đầu năm 2022", "6 tháng cuối năm 2022"),
        ("yearly", 1, "Năm 2022", "Năm 2022"),
        ("periodic", 1, "Từ 01/01/2022 đến 31/12/2022", "Từ 01/01/2022 đến 31/12/2022"),
        ("weekly", 53, "Tuần từ 27/12 đến 02/01/2022", "Tuần từ 26/12 đến 01/01/2023"),
    ],
)
def test_a_year_has_its_periods_by_name(rhythm: str, number: int, first: str, last: str) -> None:
    found = periods_of(rhythm, date(2022, 1, 1), date(2022, 12, 31))
    assert (len(found), found[0].label.vi, found[-1].label.vi) == (number, first, last)


def test_a_period_that_is_cut_short_keeps_its_name() -> None:
    cut = periods_of("quarterly", date(2022, 3, 30), date(2022, 4, 2))
    assert [(one.start.day, one.end.day, one.label.en) for one in cut] == [
        (30, 31, "Quarter I of 2022"),
        (1, 2, "Quarter II of 2022"),
    ]


def test_what_arises_has_no_period_and_neither_have_days_that_end_before_they_begin() -> None:
    assert periods_of("ad_hoc", date(2022, 1, 1), date(2022, 12, 31)) == ()
    assert periods_of("monthly", date(2022, 2, 1), date(2022, 1, 1)) == ()


def test_an_unknown_rhythm_is_refused() -> None:
    with pytest.raises(KeyError):
        periods_of("daily", date(2022, 1, 1), date(2022, 1, 2))
