"""Cells as they are compared: clean text, days, failed formulas, blanks and marks of repetition."""

import math
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.rosters.cells import (
    Fault,
    Raw,
    Value,
    blank,
    clean,
    clean_text,
    ditto,
    has_digit,
    is_line_number,
    letters,
    squeezed,
)
from songhanh.rosters.sheets import Cleaner, Merge, Sheet, fill_down


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("  Lê\u00a0 Văn\nAn ", "Lê Văn An"),
        ("Le\u0302 Va\u0306n", "Lê Văn"),
        ("\ufeffSTT\u200b", "STT"),
        ("", None),
        (" \n", None),
        (3.0, 3),
        (2.34, 2.34),
        (datetime(1980, 5, 3), date(1980, 5, 3)),
        (time(7, 30), "07:30:00"),
        (True, True),
        (float("nan"), "#NUM!"),
    ],
)
def test_a_value_is_cleaned(raw: object, value: object) -> None:
    assert clean(raw) == value  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["#REF!", "#N/A", "#value!", "#NAME?", "#DIV/0!", "Err:502"])
def test_what_a_failed_formula_shows_is_no_text(text: str) -> None:
    assert isinstance(clean_text(text), Fault)
    assert not isinstance(clean_text("#5 Phòng A"), Fault)


@pytest.mark.parametrize("text", ["-", "–", "không", "Không có", "…"])
def test_a_dash_and_no_are_blank(text: str) -> None:
    assert blank(text)
    assert not blank("Không hoàn thành nhiệm vụ")


@pytest.mark.parametrize("text", ["nt", "-nt-", '"', "″", "như trên", "NT"])
def test_marks_of_repetition_are_known(text: str) -> None:
    assert ditto(text)
    assert not ditto("ntn")


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_letters(column: int, name: str) -> None:
    assert letters(column) == name


def test_numbers_of_lines_are_told_from_other_values() -> None:
    numbers: tuple[Value, ...] = (1, "12", "(3)", "4.")
    others: tuple[Value, ...] = (0, True, 2.5, "I", "1.2", None)
    assert all(map(is_line_number, numbers))
    assert not any(map(is_line_number, others))
    assert has_digit("12/1980")
    assert not has_digit("Nam")


@given(st.text())
def test_cleaning_once_is_enough(text: str) -> None:
    once = clean_text(text)
    assert once is None or clean_text(once) == once  # type: ignore[arg-type]
    assert squeezed(text).isascii()


def test_equal_values_of_different_kinds_stay_what_they_are() -> None:
    raw: list[Raw] = [
        1.0,
        True,
        1,
        0.0,
        False,
        0,
        1e15,
        10**15,
        5.0,
        5,
        0.5,
        math.nan,
        datetime(2025, 1, 2),
        date(2025, 1, 2),
    ]
    for line in (raw, raw[::-1]):
        cleaner = Cleaner()
        told = [*cleaner.rows([line, line])]
        wanted = [(type(value), value) for value in map(clean, line)]
        assert [[(type(value), value) for value in row] for row in told] == [wanted, wanted]
        assert not list(cleaner.texts)


def test_a_merged_cell_is_written_into_every_row_below_the_headings() -> None:
    rows = list(Cleaner().rows([["a", "x"], ["", "y"], ["", ""], ["b"]]))
    sheet = Sheet("S", rows, [Merge(0, 0, 2, 0), Merge(0, 1, 1, 1)])
    fill_down(sheet, 0)
    assert [sheet.at(row, 0) for row in range(5)] == ["a", "a", "a", "b", None]
    assert sheet.width == 2
    assert sheet.filled(1) == [(0, "a"), (1, "y")]
