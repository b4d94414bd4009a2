from datetime import date

import pytest

from songhanh.formats.blocks import Place
from songhanh.formats.read_txt import read as read_text
from songhanh.reading.plan import Found, Header
from songhanh.reading.read import read
from songhanh.reading.years import plan_years, written_on, year_of

LETTERHEAD = """SỞ Y TẾ        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                  Độc lập - Tự do - Hạnh phúc
Số:     /KH-SYT        Lạng Sơn, {line}

KẾ HOẠCH
Công tác dân số

I. NHIỆM VỤ
1. Rà soát các chỉ tiêu.
"""
TODAY = date(2026, 11, 25)


def header(subject: str | None = None, day: date | None = None, open_year: int | None = None) -> Header:
    return Header(
        subject=Found(subject, Place(), "test") if subject else None,
        date=Found(day, Place(), "test") if day else None,
        open_year=open_year,
    )


@pytest.mark.parametrize(
    ("line", "month", "year"),
    [
        ("ngày      tháng 4 năm 2022", 4, 2022),
        ("ngày ... tháng ... năm 2022", None, 2022),
        ("ngày      tháng      năm     ", None, None),
    ],
)
def test_an_open_date_line_keeps_the_month_and_year_that_it_has(line: str, month: int | None, year: int | None) -> None:
    found = read(read_text(LETTERHEAD.format(line=line).encode(), "plan.txt")).plan.header
    assert (found.date, found.open_month, found.open_year) == (None, month, year)


def test_the_year_of_a_plan_is_that_of_its_subject_of_its_day_or_of_its_open_date_line() -> None:
    day = date(2021, 12, 20)
    assert year_of(header("Công tác bình đẳng giới năm 2022", day)) == 2022
    assert year_of(header("Công tác bình đẳng giới đến năm 2030", day)) == 2021
    assert year_of(header(open_year=2020)) == 2020
    assert year_of(header()) is None
    assert plan_years(header("Chiến lược giai đoạn năm 2021 - 2030")) == ()


def test_names_are_understood_by_the_day_of_the_document() -> None:
    assert written_on(header(day=date(2012, 5, 3)), TODAY) == date(2012, 5, 3)
    assert written_on(header("Công tác bình đẳng giới năm 2022"), TODAY) == date(2022, 1, 1)
    assert written_on(header("Công tác bình đẳng giới năm 2026"), TODAY) == TODAY
    assert written_on(header(), TODAY) == TODAY
