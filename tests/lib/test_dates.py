"""Days and periods as plans write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.lib.dates import periods

D = date


def meant(text: str, year: int | None = 2022) -> list[tuple[date | None, date | None]]:
    return [(one.first, one.last) for one in periods(text, year)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("trong tháng 6/2022", D(2022, 6, 1), D(2022, 6, 30)),
        ("tháng 02 năm 2024", D(2024, 2, 1), D(2024, 2, 29)),
        ("từ ngày 15/11 đến 15/12", D(2022, 11, 15), D(2022, 12, 15)),
        ("từ ngày 15 tháng 11 đến ngày 15 tháng 12 năm 2023", D(2023, 11, 15), D(2023, 12, 15)),
        ("từ ngày 15/11/2022 đến ngày 15/01/2023", D(2022, 11, 15), D(2023, 1, 15)),
        ("trước ngày 20/11", None, D(2022, 11, 20)),
        ("chậm nhất là ngày 05/12/2022", None, D(2022, 12, 5)),
        ("trước ngày 31 tháng 3 năm 2026", None, D(2026, 3, 31)),
        ("kể từ ngày 01/7/2026", D(2026, 7, 1), None),
        ("trong quý III", D(2022, 7, 1), D(2022, 9, 30)),
        ("quý I/2023", D(2023, 1, 1), D(2023, 3, 31)),
        ("Quý III, IV năm 2022", D(2022, 7, 1), D(2022, 12, 31)),
        ("trong 6 tháng đầu năm", D(2022, 1, 1), D(2022, 6, 30)),
        ("trong 6 tháng cuối năm 2023", D(2023, 7, 1), D(2023, 12, 31)),
        ("nhân dịp (8/3)", D(2022, 3, 8), D(2022, 3, 8)),
        ("Phấn đấu đến năm 2025", None, D(2025, 12, 31)),
    ],
)
def test_a_phrase_of_time_means_these_days(text: str, first: date | None, last: date | None) -> None:
    assert meant(text) == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "không có ngày nào",
        "Kế hoạch số 62/KH-UBND",
        "Nghị quyết số 28/NQ-CP",
        "đạt 1/3 số cán bộ",
        "giai đoạn 2021-2025",
        "tỷ lệ 15/11%",
        "báo cáo 6 tháng đầu năm",
        "ngày 31/02/2022",
        "năm 2022",
    ],
)
def test_what_is_no_time_means_no_day(text: str) -> None:
    assert meant(text) == []


def test_a_day_of_every_month_is_no_day_of_its_own() -> None:
    (one,) = periods("ngày 25 hàng tháng", 2022)
    assert (one.first, one.last, one.each) == (None, None, True)


def test_without_a_year_a_day_and_month_mean_nothing_certain() -> None:
    assert meant("trước ngày 20/11", None) == []


PHRASES = st.sampled_from(
    [
        "ngày 15/11",
        "tháng 6/2022",
        "quý III",
        "từ",
        "đến",
        "trước ngày",
        "hết",
        "năm 2025",
        "30/6",
        "ngày 5",
        ",",
        "2021-2025",
    ]
)


@given(st.one_of(st.text(), st.lists(PHRASES).map(" ".join)), st.one_of(st.none(), st.integers(1990, 2100)))
def test_whatever_stands_there_each_period_lies_in_the_text_and_ends_after_it_begins(
    text: str, year: int | None
) -> None:
    found = periods(text, year)
    assert [one.start for one in found] == sorted(one.start for one in found)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert not (one.first and one.last) or one.first <= one.last


def test_a_second_day_behind_a_deadline_is_one_too() -> None:
    found = periods("báo cáo trước ngày 15/6 và 15/12", 2026)
    assert [(one.first, one.last) for one in found] == [(None, date(2026, 6, 15)), (None, date(2026, 12, 15))]
