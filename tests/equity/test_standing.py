"""A figure beside its target: of the law in the year, said as such, or of the agency."""

from datetime import date

import pytest

from equity.registers import people, register
from songhanh.equity.figures import Figure, figures
from songhanh.equity.release import release
from songhanh.equity.standing import standing


def pool(women: int, men: int, code: str = "LD-2", day: date = date(2025, 12, 31)) -> Figure:
    staff = people(many=women, in_pool=True) + people(many=men, sex="M", in_pool=True)
    (found,) = figures(register(staff, day=day), [code])
    return found


def test_below_the_target_the_sentence_says_how_many_lack() -> None:
    found = standing(pool(18, 34))
    assert (found.reached, found.lacking_in_place, found.lacking_added) == (False, 3, 5)
    assert found.sentence.vi == (
        "Nữ trong diện quy hoạch: 18/52 (34,6%), thấp hơn mục tiêu 40% là 5,4 điểm phần trăm "
        "(cần thêm 3 nữ nếu giữ nguyên 52 người; 5 nữ nếu bổ sung)."
    )


def test_a_year_without_a_target_is_held_against_the_next_and_says_so() -> None:
    found = standing(pool(18, 34), 2027)
    assert found.aim is not None
    assert (found.aim.exact, found.target) == (False, 0.5)
    assert "mục tiêu 50% của năm 2030" in found.sentence.vi


@pytest.mark.parametrize(("women", "reached"), [(20, True), (19, False)])
def test_exactly_the_target_reaches_it(women: int, reached: bool) -> None:
    assert standing(pool(women, 50 - women)).reached is reached


def test_the_minimum_of_the_party_is_another_target_of_the_same_figure() -> None:
    found = standing(pool(3, 7, "DG-1", date(2024, 12, 31)))
    assert found.aim is not None
    assert (found.aim.target.indicator, found.target, found.reached) == ("DG-1", 0.25, True)


def test_the_target_of_the_agency_comes_before_that_of_the_law() -> None:
    found = standing(pool(18, 34), own=0.3)
    assert (found.aim, found.reached) == (None, True)
    assert "cao hơn mục tiêu 30% của cơ quan là 4,6 điểm phần trăm" in found.sentence.vi


def test_what_is_hidden_or_of_nobody_stands_nowhere() -> None:
    (hidden,) = release([pool(2, 9)])
    assert standing(hidden).reached is None
    assert "ẩn" in standing(hidden).sentence.vi
    assert standing(pool(0, 0)).sentence.vi.endswith("không có ai để tính.")


def test_yes_or_no_and_means_are_said_plainly() -> None:
    (one,) = figures(register(people(level="agency_head")), ["NB-1.1"])
    assert (standing(one).reached, standing(one).sentence.vi) == (
        True, "Cơ quan có ít nhất một lãnh đạo là nữ: có."
    )  # fmt: skip
    (hours,) = figures(register(people(many=2)), ["flow.training_hours"])
    assert standing(hours).sentence.vi == "Số giờ đào tạo, bồi dưỡng bình quân: 0/2 = 0,0."
