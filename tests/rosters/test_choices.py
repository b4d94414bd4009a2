"""Cells of few values: sex, qualifications, ratings, kinds of staff, ticks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.rosters import choices
from songhanh.rosters.pools import read_posts, read_round

ANYTHING = st.one_of(st.none(), st.text(), st.integers(), st.floats(), st.dates(), st.booleans())


@pytest.mark.parametrize("cell", ["nữ", "NU", "Nữ.", "F", "f", "Bà", "female"])
def test_women_are_told_in_many_ways(cell: str) -> None:
    assert choices.read_sex(cell, {}) == ("F", None)


@pytest.mark.parametrize("cell", ["nam", "NAM ", "M", "Ông", "Male"])
def test_men_are_told_in_many_ways(cell: str) -> None:
    assert choices.read_sex(cell, {}) == ("M", None)


def test_a_sex_that_nobody_knows_is_told() -> None:
    assert choices.read_sex("?", {}) == (None, "unknown_value")
    assert choices.read_sex(1, {}) == (None, "unknown_value")
    assert choices.read_sex(2, {"1": "M", "0": "F"}) == (None, "unknown_value")


@pytest.mark.parametrize(
    "heading", ["Giới tính (1: Nam, 0: Nữ)", "GT (nam=1, nữ=0)", "Giới tính (1 là nam)", "Nữ = 0", "0-nữ; 1-nam"]
)
def test_codes_are_explained_by_the_heading(heading: str) -> None:
    codes = choices.sex_codes(heading)
    assert (choices.read_sex(1, codes).value, choices.read_sex("0", codes).value) == ("M", "F")


def test_a_heading_without_codes_explains_none() -> None:
    assert choices.sex_codes("Giới tính") == {}
    assert choices.sex_codes("Nam/Nữ") == {}


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("ĐH", "Đại học"),
        ("ĐHSP", "Đại học"),
        ("Cử nhân Luật", "Đại học"),
        ("Kỹ sư", "Đại học"),
        ("Th.S", "Thạc sĩ"),
        ("ThS Kinh tế", "Thạc sĩ"),
        ("Thạc sỹ", "Thạc sĩ"),
        ("TS Kế toán", "Tiến sĩ"),
        ("PGS.TS", "Tiến sĩ"),
        ("ĐH Sư phạm, ThS Toán", "Thạc sĩ"),
        ("CĐSP", "Cao đẳng"),
        ("TC", "Trung cấp"),
        ("Trung cấp nghề", "Trung cấp"),
        ("Sơ cấp", "Sơ cấp"),
    ],
)
def test_the_highest_qualification_is_taken(cell: str, level: str) -> None:
    assert choices.read_education(cell) == (level, None)


def test_theory_and_state_management_have_their_own_levels() -> None:
    assert [choices.read_theory(cell).value for cell in ("CC", "Cao cấp LLCT", "TC", "CN")] == [
        "Cao cấp", "Cao cấp", "Trung cấp", "Cử nhân",
    ]  # fmt: skip
    assert [choices.read_state_management(cell).value for cell in ("CVC", "CV", "CVCC", "Chuyên viên chính")] == [
        "Chuyên viên chính", "Chuyên viên", "Chuyên viên cao cấp", "Chuyên viên chính",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "rating"),
    [
        ("HTXSNV", 0),
        ("Hoàn thành xuất sắc nhiệm vụ", 0),
        ("HTTNV", 1),
        ("Hoàn thành tốt", 1),
        ("HTNV", 2),
        ("Hoàn thành nhiệm vụ", 2),
        ("Không hoàn thành nhiệm vụ", 3),
        ("KHTNV", 3),
    ],
)
def test_ratings_are_told_in_full(cell: str, rating: int) -> None:
    assert choices.read_rating(cell).value == choices.RATINGS[rating]


def test_a_remark_is_no_rating() -> None:
    assert choices.read_rating("Nghỉ thai sản") == (None, "unknown_value")


@pytest.mark.parametrize("cell", ["x", "X", "√", "có", 1, True, "xx", "x (bổ sung)"])
def test_ticks_are_known(cell: object) -> None:
    assert choices.ticked(cell) is True  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", [None, "", "-", "không", 0, False, "false"])
def test_blanks_are_no_ticks(cell: object) -> None:
    assert choices.ticked(cell) is False  # type: ignore[arg-type]


def test_kinds_of_staff_of_increases_and_of_pools_are_codes() -> None:
    kinds = [choices.read_staff_kind(cell).value for cell in ("Công chức", "VC", "CB chuyên trách", "HĐ 68")]
    assert kinds == ["civil_servant", "public_employee", "cadre", "worker"]
    told = [choices.read_increase(cell).value for cell in ("Nâng lương thường xuyên", "Trước thời hạn", "Vượt khung")]
    assert told == ["step_increase", "early_increase", "beyond_scale"]
    assert choices.read_in_pool("có").value is True
    assert choices.read_in_pool("không").value is None
    assert read_posts("Giám đốc Sở; Phó Giám đốc Sở") == (["Giám đốc Sở", "Phó Giám đốc Sở"], None)
    assert read_round("2025 – 2030") == ("2025-2030", None)


@given(ANYTHING)
def test_whatever_stands_in_a_cell_is_read_or_told(cell: object) -> None:
    for read in (
        choices.read_education, choices.read_theory, choices.read_state_management, choices.read_rating,
        choices.read_staff_kind, choices.read_increase,
    ):  # fmt: skip
        told = read(cell)  # type: ignore[arg-type]
        assert (told.value is None) == (told.rule == "unknown_value")
    assert choices.read_sex(cell, {}).value in {"M", "F", None}  # type: ignore[arg-type, operator]
    assert choices.ticked(cell) in {True, False, None}  # type: ignore[arg-type]
