"""Targets: figures that are goals, with comparator, unit and year."""

import pytest
from readings import reading, tree
from timing import grows_evenly

from songhanh.reading.plan import Target
from songhanh.reading.targets import targets

GOALS = "I. MỤC TIÊU\n1. Chỉ tiêu:\n- "
WORK = "II. NHIỆM VỤ\n1. "


def found(text: str) -> list[Target]:
    return list(targets(tree(text)))


def figures(text: str) -> list[tuple[str, float, str, int | None]]:
    return [(one.comparator, one.value, one.unit, one.by) for one in found(text)]


@pytest.mark.parametrize(
    ("goal", "comparator", "value", "unit", "by"),
    [
        ("Phấn đấu đạt ít nhất 40% cán bộ nữ vào năm 2025.", ">=", 40, "%", 2025),
        ("Đến năm 2030 đạt trên 75% cơ quan có lãnh đạo nữ.", ">=", 75, "%", 2030),
        ("Tối thiểu 90 phần trăm hộ gia đình được tuyên truyền.", ">=", 90, "%", None),
        ("Tỷ lệ nữ từ 35% trở lên.", ">=", 35, "%", None),
        ("Giảm tỷ số giới tính khi sinh xuống dưới 111 bé trai.", "<=", 111, "bé trai", None),
        ("Không quá 5% lao động nữ thất nghiệp.", "<=", 5, "%", None),
        ("100% xã có địa chỉ tin cậy vào năm 2023.", "=", 100, "%", 2023),
        ("Xây dựng 12 mô hình phòng ngừa bạo lực.", "=", 12, "mô hình", None),
        ("Đạt 37,5% đại biểu nữ.", "=", 37.5, "%", None),
        ("Tuyên truyền cho 1.500 lượt người.", "=", 1500, "lượt", None),
        ("Tỷ lệ nữ đạt 20-25%.", "=", 20, "%", None),
    ],
)
def test_a_goal_is_read_with_its_bound_unit_and_year(
    goal: str, comparator: str, value: float, unit: str, by: int | None
) -> None:
    assert figures(GOALS + goal) == [(comparator, value, unit, by)]


def test_each_figure_and_deadline_is_a_goal_of_its_own() -> None:
    assert figures(GOALS + "Đến năm 2025 đạt 60%; đến năm 2030 đạt 75% cơ quan có lãnh đạo nữ.") == [
        ("=", 60, "%", 2025), ("=", 75, "%", 2030),
    ]  # fmt: skip


def test_the_year_may_stand_in_the_nearest_title() -> None:
    text = "I. MỤC TIÊU\n1. Giai đoạn 2021 - 2025\n- Đạt 60% cơ quan có lãnh đạo nữ.\n2. Đến năm 2030\n- Đạt 75%."
    assert [by for *_, by in figures(text)] == [2025, 2030]


def test_a_year_to_which_one_only_looks_is_no_deadline() -> None:
    assert figures("I. MỤC TIÊU\n1. Chỉ tiêu, định hướng đến năm 2030\n- Đạt 60% cơ quan có lãnh đạo nữ.") == [
        ("=", 60, "%", None)
    ]


@pytest.mark.parametrize(
    "text",
    [
        WORK + "Thực hiện khoản 2 Điều 5 Luật Bình đẳng giới.",
        WORK + "Tổ chức 02 lớp tập huấn cho cán bộ.",
        WORK + "Sở đã đạt 45% cán bộ nữ trong năm qua.",
        WORK + "Hỗ trợ 50% kinh phí cho các xã.",
        WORK + "Thực hiện Quyết định số 12/QĐ-UBND ngày 15/11/2021.",
        "I. MỤC TIÊU\n1. Mục tiêu 3: Tăng cường sự tham gia.",
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Ít nhất 90% cán bộ được tuyên truyền.",
        "Ít nhất 90% cán bộ được tuyên truyền.",
    ],
)
def test_rates_results_numbers_and_ordinals_are_no_goals(text: str) -> None:
    assert figures(text) == []


def test_a_bounded_figure_in_a_task_is_a_goal() -> None:
    (one,) = found(WORK + "Phòng Tổ chức tham mưu bảo đảm ít nhất 30% nữ trong quy hoạch.")
    assert (one.section, one.comparator, one.value) == ("II.1", ">=", 30)


def test_a_report_that_names_figures_of_the_past_before_its_goals_has_only_the_goals() -> None:
    text = GOALS + "Năm 2021 đã đạt 25% cán bộ nữ. Phấn đấu năm 2022 đạt 30% cán bộ nữ."
    assert figures(text) == [("=", 30, "%", 2022)]


def test_a_goal_stands_where_its_figure_is_written() -> None:
    done = reading("KẾ HOẠCH\nVề bình đẳng giới\nI. MỤC TIÊU\n- Đạt ít nhất 40% cán bộ nữ.")
    (one,) = done.plan.targets
    assert done.document.source[one.place.start : one.place.end] == "40%"
    assert one.text == "Đạt ít nhất 40% cán bộ nữ."


@pytest.mark.deep
@pytest.mark.parametrize("unit", ["10% ", "đạt 10% số xã năm 2025; ", "trên 5 mô hình, ", "1.000.000 ", "20-25% "])
def test_thousands_of_figures_take_no_more_than_their_share_of_time(unit: str) -> None:
    assert grows_evenly(lambda size: found(GOALS + unit * (size // len(unit))), 12_000)
