"""Days and periods as plans write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import grows_evenly

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
        ("ngày 26, 27/12", D(2022, 12, 26), D(2022, 12, 27)),
        ("từ ngày 25 đến ngày 30/6", D(2022, 6, 25), D(2022, 6, 30)),
        ("từ ngày 25 đến ngày 05/01/2023", D(2022, 12, 25), D(2023, 1, 5)),
        ("từ 15/12 đến 15/01/2023", D(2022, 12, 15), D(2023, 1, 15)),
        ("ngày 28 - 05/3/2022", D(2022, 2, 28), D(2022, 3, 5)),
        ("tháng 12, 01/2023", D(2022, 12, 1), D(2023, 1, 31)),
        ("tháng 4, 5/2022", D(2022, 4, 1), D(2022, 5, 31)),
        ("đến hết quý II", None, D(2022, 6, 30)),
        ("từ ngày 15/3 trở đi", D(2022, 3, 15), None),
        ("sau ngày 15/3/2022", D(2022, 3, 15), None),
        ("trước 17 giờ 00 phút, ngày 20/11/2022", None, D(2022, 11, 20)),
        ("kết thúc năm 2025", None, D(2025, 12, 31)),
        ("trong năm 2023", D(2023, 1, 1), D(2023, 12, 31)),
        ("từ năm 2023 đến năm 2025", D(2023, 1, 1), D(2025, 12, 31)),
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
        "Chương trình giai đoạn năm 2021 - 2025",
        "tỷ lệ 15/11%",
        "báo cáo 6 tháng đầu năm",
        "ngày 31/02/2022",
        "năm 2022",
        "đến năm",
        "quý khách",
        "tháng 13/2022",
        "lớp 9/3",
        "Đề án 06 tháng",
    ],
)
def test_what_is_no_time_means_no_day(text: str) -> None:
    assert meant(text) == []


def test_a_day_of_every_month_is_no_day_of_its_own() -> None:
    (one,) = periods("ngày 25 hàng tháng", 2022)
    assert (one.first, one.last, one.each) == (None, None, True)


def test_without_a_year_a_day_and_month_mean_nothing_certain() -> None:
    assert meant("trước ngày 20/11", None) == []


def test_a_period_that_would_end_before_it_begins_is_two() -> None:
    assert meant("từ ngày 20/12/2023 đến ngày 15/01/2023") == [(D(2023, 12, 20), None), (None, D(2023, 1, 15))]


def test_the_year_of_one_day_serves_the_others_where_the_plan_has_none() -> None:
    assert meant("trước ngày 15/6 và từ ngày 15/11/2023 đến 15/12/2023", None) == [
        (None, D(2023, 6, 15)), (D(2023, 11, 15), D(2023, 12, 15)),
    ]  # fmt: skip


def test_a_second_day_behind_a_deadline_is_a_deadline_too() -> None:
    assert meant("trước ngày 15/6 và 15/12") == [(None, D(2022, 6, 15)), (None, D(2022, 12, 15))]


def test_the_phrase_of_a_period_is_told_whole() -> None:
    text = "Báo cáo chậm nhất là ngày 05/12/2022, tổ chức từ ngày 15/11 đến ngày 15/12."
    assert [text[one.start : one.end] for one in periods(text, 2022)] == [
        "chậm nhất là ngày 05/12/2022", "từ ngày 15/11 đến ngày 15/12",
    ]  # fmt: skip


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


@pytest.mark.deep
@pytest.mark.parametrize(
    "unit",
    [
        "ngày 15/11, ",
        "năm 2022 ",
        "trong năm 2013 - 2014, ngày 1/2, ",
        "từ ngày 15/11 đến 15/12/2022, ",
        "ngày 1, 2, ",
        "chậm nhất ",
        "từ ",
        "quý I, ",
        " ",
    ],
)
def test_a_text_of_a_hundred_pages_takes_no_more_than_its_share_of_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert grows_evenly(lambda size: periods(text[:size], 2022), len(text) // 2)
