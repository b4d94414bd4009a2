"""Days in all the forms in which lists have them, no more exact than the cell."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.rosters.dates import first_day, proves_month_first, read_date, read_span

DAYS = st.dates(date(1906, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("03/05/1980", "1980-05-03"),
        (" 3 / 5 /1980 ", "1980-05-03"),
        ("3-5-80", "1980-05-03"),
        ("1-3-25", "2025-03-01"),
        ("1.9.1976", "1976-09-01"),
        ("ngày 3 tháng 5 năm 1980", "1980-05-03"),
        ("05/03/1980 00:00:00", "1980-03-05"),
        ("1980-05-03", "1980-05-03"),
        ("3-May-80", "1980-05-03"),
        ("19800305", "1980-03-05"),
        ("05031980", "1980-03-05"),
        (30922, "1984-08-28"),
        ("27558", "1975-06-13"),
        (date(1980, 5, 3), "1980-05-03"),
        ("tháng 5/1980", "1980-05"),
        ("5/1980", "1980-05"),
        ("T5-1980", "1980-05"),
        (5.198, "1980-05"),
        ("5/91", "1991-05"),
        ("00/05/1980", "1980-05"),
        ("00/00/1968", "1968"),
        ("1968", "1968"),
        (1968, "1968"),
        ("năm 1968", "1968"),
    ],
)
def test_a_day_is_read_as_exactly_as_it_is_written(cell: object, told: str) -> None:
    assert read_date(cell) == (told, None)  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", ["31/02/1980", "24/13/1982", "29/02/1981", "31.09.1987", "13/1980", "5/00/1980"])
def test_a_day_that_there_is_not_is_refused(cell: str) -> None:
    assert read_date(cell) == (None, "impossible_date")


@pytest.mark.parametrize("cell", ["chưa rõ", "2.9.20224", "5/09", "x", 7, 123456, True, "1/1/0198", "30", 0.5])
def test_what_is_no_day_is_told(cell: object) -> None:
    assert read_date(cell) == (None, "unreadable_date")  # type: ignore[arg-type]


def test_a_day_of_1905_is_the_year_that_was_typed() -> None:
    assert read_date(date(1905, 6, 5)) == ("1983", "year_as_date")
    assert read_date("27/05/1905") == ("1974", "year_as_date")


def test_the_month_stands_first_where_the_column_proves_it() -> None:
    assert proves_month_first({"12/31/1980", "02/03/1990"})
    assert not proves_month_first({"12/31/1980", "31/12/1990"})
    assert not proves_month_first({"02/03/1990", 30922, None})
    assert read_date("12/31/1980", month_first=True).value == "1980-12-31"


@given(DAYS, st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y%m%d", " %d / %m / %Y "]))
def test_every_day_is_read_back_from_every_form(day: date, form: str) -> None:
    assert read_date(day.strftime(form)).value == day.isoformat()
    assert first_day(day.isoformat()) == day.isoformat()


@given(st.dates(date(1930, 1, 1), date(2029, 12, 31)))
def test_two_digits_of_a_year_mean_the_hundred_years_to_2029(day: date) -> None:
    assert read_date(day.strftime("%d/%m/%y")).value == day.isoformat()


@given(st.one_of(st.text(), st.integers(), st.floats(), st.dates(), st.booleans()))
def test_whatever_stands_in_a_cell_is_read_or_told(cell: object) -> None:
    told = read_date(cell)  # type: ignore[arg-type]
    assert (told.value is None) <= (told.rule is not None)
    assert told.value is None or 1900 <= int(told.value[:4]) <= 2192


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("Từ tháng 5 đến tháng 9/2024", "2024-05", "2024-09"),
        ("từ 11/3 đến 8/6/2024", "2024-03-11", "2024-06-08"),
        ("01/2024-03/2024", "2024-01", "2024-03"),
        ("17/06/2024 - 13/08/2024", "2024-06-17", "2024-08-13"),
        ("tháng 11 đến tháng 2/2024", "2023-11", "2024-02"),
        ("từ 11/3 đến 8/6", "2024-03-11", "2024-06-08"),
        ("2022-2024", "2022", "2024"),
        ("05/2024", "2024-05", None),
    ],
)
def test_a_period_is_read_with_the_year_of_its_end(cell: str, start: str, end: str | None) -> None:
    assert read_span(cell, 2024) == (start, end, None)


def test_a_period_that_says_no_day_is_told() -> None:
    assert read_span("đầu năm", 2024) == (None, None, "unreadable_date")
    assert read_span("từ 1/1 đến 31/2/2024", 2024).start is None


@given(st.one_of(st.text(), st.integers(), st.dates()), st.none() | st.integers(1990, 2050))
def test_no_period_breaks_the_reading(cell: object, year: int | None) -> None:
    assert read_span(cell, year).rule in {None, "impossible_date", "unreadable_date", "year_as_date"}  # type: ignore[arg-type]


@given(DAYS, st.integers(0, 400))
def test_a_period_of_two_whole_days_is_read_back(day: date, length: int) -> None:
    end = day + timedelta(length)
    told = read_span(f"{day:%d/%m/%Y} - {end:%d/%m/%Y}", None)
    assert told == (day.isoformat(), end.isoformat(), None)
