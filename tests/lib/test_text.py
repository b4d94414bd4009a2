"""Vietnamese text: what reads the same compares the same, in alphabetical order, with Roman numbers."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.lib.text import (
    LOWER,
    UPPER,
    bare,
    fold,
    from_roman,
    place_tones,
    shorten,
    sort_key,
    strip_marks,
    to_roman,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà bình", "hòa bình"),
        ("THUỶ LỢI", "thủy lợi"),
        ("khoẻ", "khỏe"),
        ("kế  hoạch\n số", "kế hoạch số"),
        ("giai đoạn 2021–2025", "giai đoạn 2021-2025"),
        ("“Kế hoạch”", '"kế hoạch"'),
        (unicodedata.normalize("NFD", "Bình đẳng giới"), "bình đẳng giới"),
    ],
)
def test_what_reads_the_same_folds_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("word", ["quý", "quỳ", "hoàn", "huỳnh", "hoạt", "toán"])
def test_a_tone_that_has_one_place_only_stays(word: str) -> None:
    assert place_tones(word) == word


@given(st.text())
def test_to_fold_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_offsets_stay_when_marks_are_taken_off(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert len(strip_marks(composed)) == len(composed)


def test_marks_are_taken_off_every_letter() -> None:
    assert strip_marks("Đẩy mạnh công tác tuyên truyền về bình đẳng giới") == (
        "Day manh cong tac tuyen truyen ve binh dang gioi"
    )
    assert strip_marks(LOWER.removeprefix("a-z")).isascii()
    assert strip_marks(UPPER.removeprefix("A-Z")).isascii()


def test_every_letter_has_its_capital() -> None:
    assert set(UPPER.removeprefix("A-Z").lower()) == set(LOWER.removeprefix("a-z"))


def test_names_are_sorted_as_in_a_vietnamese_dictionary() -> None:
    names = ["Đỗ", "Dương", "An", "Ân", "Ấn", "Ăn", "Bình", "Ong", "Ông", "Ơn", "Út", "Ước", "2 Bà Trưng"]
    assert sorted(names, key=sort_key) == [
        "2 Bà Trưng", "An", "Ăn", "Ân", "Ấn", "Bình", "Dương", "Đỗ", "Ong", "Ông", "Ơn", "Út", "Ước",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "roman"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (39, "XXXIX"), (40, "XL"), (89, "LXXXIX")]
)
def test_numbers_of_parts_are_roman(number: int, roman: str) -> None:
    assert to_roman(number) == roman
    assert from_roman(roman.lower()) == number


@given(st.integers(1, 89))
def test_a_roman_number_is_read_back(number: int) -> None:
    assert from_roman(to_roman(number)) == number


@given(st.text())
def test_what_is_no_roman_number_is_none(text: str) -> None:
    number = from_roman(text)
    assert number is None or to_roman(number) == text.upper()


def test_a_text_is_cut_at_a_word_and_says_that_it_was() -> None:
    assert shorten("Tăng cường\n  truyền thông", 30) == "Tăng cường truyền thông"
    assert shorten("Tăng cường truyền thông, giáo dục", 25) == "Tăng cường truyền thông …"
    assert shorten("Tăng cường truyền thông", 10) == "Tăng cường …"


def test_a_search_compares_small_letters_without_marks() -> None:
    assert bare("Hội nghị ĐỘT XUẤT") == "hoi nghi dot xuat"
