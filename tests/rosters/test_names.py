"""Names of people, of units and of decisions, without what stands around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.rosters.decisions import read_decision
from songhanh.rosters.names import is_person, is_unit, read_name, unit_name


@pytest.mark.parametrize(
    "cell", ["Ông Lê Văn An", "ông: Lê Văn An", "Đ/c Lê Văn An", "Đồng chí Lê Văn An", " Lê Văn An."]
)
def test_titles_are_taken_off(cell: str) -> None:
    assert read_name(cell).name == "Lê Văn An"


def test_a_title_tells_the_sex_and_a_surname_does_not() -> None:
    assert read_name("Bà Lê Thị Bình").sex == "F"
    assert read_name("Đ/c Lê Thị Bình").sex is None
    assert read_name("Bà Bình") == ("Bà Bình", None, None, None)


@pytest.mark.parametrize(
    "cell", ["Lê Thị Bình (tên cũ: Lê Thị Bé)", "Lê Thị Bình (Lê Thị Bé)", "Lê Thị Bình, tên khác: Lê Thị Bé"]
)
def test_another_name_is_told_apart(cell: str) -> None:
    assert read_name(cell)[:2] == ("Lê Thị Bình", "Lê Thị Bé")


def test_a_remark_in_brackets_is_no_name() -> None:
    assert read_name("Lê Thị Bình (nghỉ thai sản)") == ("Lê Thị Bình", None, None, "nghỉ thai sản")


@pytest.mark.parametrize(
    "cell",
    [
        "Phòng Nội vụ",
        "II. Phòng Nội vụ",
        "2) Phòng Nội vụ",
        "II Phòng Nội vụ (12 người)",
        "Phòng Nội vụ: 5 đ/c",
        "Phòng Nội vụ (5)",
    ],
)
def test_units_have_no_numbers_and_counts(cell: str) -> None:
    assert unit_name(cell) == "Phòng Nội vụ"


def test_what_belongs_to_the_name_of_a_unit_stays() -> None:
    assert unit_name("P. Tổ chức") == "P. Tổ chức"
    assert unit_name("Tổ chuyên môn 4, 5") == "Tổ chuyên môn 4, 5"
    assert unit_name("Phòng Nghiệp vụ 1") == "Phòng Nghiệp vụ 1"


def test_people_are_told_from_units() -> None:
    assert is_person("NGUYỄN THỊ BÌNH")
    assert not any(map(is_person, ("Phòng Nội vụ", "Cộng: 12", "Bình", "ngày 31 tháng 12")))
    assert is_unit("III. Trung tâm Khuyến công")
    assert not is_unit("Nguyễn Thị Bình")


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("Số 145-QĐ/SCT ngày 15/08/2025", ("145-QĐ/SCT", "2025-08-15", None)),
        ("QĐ số 12/QĐ-UBND ngày 5 tháng 3 năm 2024", ("12/QĐ-UBND", "2024-03-05", None)),
        ("197/QĐ-SCT", ("197/QĐ-SCT", None, None)),
        ("Quyết định 12/QĐ-UBND, 05/03/2024", ("12/QĐ-UBND", "2024-03-05", None)),
        ("12/QĐ-UBND (30/02/2024)", ("12/QĐ-UBND", None, "impossible_date")),
    ],
)
def test_a_decision_has_number_and_day(cell: str, told: tuple[str, str | None, str | None]) -> None:
    assert read_decision(cell) == told


_SYLLABLES = "ông Bà CÔ Anh mr đồng chí Đc tên cũ khác tức là bí danh họ còn gọi trước Nguyễn Thị Lan thúy x"


@given(st.lists(st.sampled_from(_SYLLABLES.split()) | st.text("aăâđêôơưÀỨ ", min_size=1), min_size=1, max_size=6))
def test_a_name_of_letters_alone_is_read_like_any(words: list[str]) -> None:
    text = " ".join(words)
    assert read_name(text) == read_name(f"{text}.")


@given(st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    assert read_name(text).name.strip() == read_name(text).name
    assert isinstance(unit_name(text), str)
    assert len(read_decision(text)) == 3
