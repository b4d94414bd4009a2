"""Numbers and codes of pay: decimal commas, thousand dots, steps that Excel made into days, lost zeros."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.rosters import numbers
from songhanh.rosters.codes import code_and_name, codes_named, grade_code, is_code, known_grade, with_zeros

ANYTHING = st.one_of(st.text(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.dates())


@pytest.mark.parametrize("cell", [3.66, "3,66", "3.66", " 3, 66", "3,660"])
def test_a_coefficient_is_read(cell: object) -> None:
    assert numbers.read_coefficient(cell) == (3.66, None)  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", ["2,3.4", "ba", "3,66 (bậc 5)", date(2025, 1, 1), True])
def test_what_is_no_number_is_told(cell: object) -> None:
    assert numbers.read_coefficient(cell) == (None, "unreadable_number")  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", [14508000, 14508000.4, "14.508.000", "14,508,000", "14 508 000 đ", "14.508.000 đồng"])
def test_money_is_read_with_its_thousands(cell: object) -> None:
    assert numbers.read_money(cell) == (14508000, None)  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", [5, "5%", 0.05, "0,05", "5 %"])
def test_a_percentage_is_read(cell: object) -> None:
    assert numbers.read_percent(cell) == (5, None)  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", [3, 3.0, "3", "3/9", "Bậc 3", "bậc 3/9", "III", "03"])
def test_a_step_is_read(cell: object) -> None:
    assert numbers.read_step(cell) == (3, None)  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", [date(2025, 9, 3), "3-Sep", "03/09/2025"])
def test_a_step_that_excel_made_a_day_is_its_day(cell: object) -> None:
    assert numbers.read_step(cell) == (3, "step_as_date")  # type: ignore[arg-type]


def test_classes_are_roman() -> None:
    assert [numbers.read_class(cell).value for cell in ("II", "Hạng 3", "hạng I", 4)] == ["II", "III", "I", "IV"]
    assert numbers.read_class("giỏi").rule == "unknown_value"


@pytest.mark.parametrize("cell", ["3/9 - 3,00", "bậc 3; hệ số 3.00", "3,00 (3/9)", "B3 - 3,00"])
def test_step_and_coefficient_of_one_cell_are_told_apart(cell: str) -> None:
    step, coefficient = numbers.step_and_coefficient(cell)
    assert (step.value, coefficient.value) == (3, 3.0)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (1.003, "01.003"),
        (6.03, "06.030"),
        ("1.003", "01.003"),
        ("01-003", "01.003"),
        ("01003", "01.003"),
        ("v07.03.28", "V.07.03.28"),
        ("V. 07.03.28", "V.07.03.28"),
        ("Chuyên viên", "Chuyên viên"),
    ],
)
def test_a_code_gets_back_what_it_lost(cell: object, code: str) -> None:
    assert grade_code(cell) == code  # type: ignore[arg-type]


def test_codes_are_told_from_names() -> None:
    assert is_code("01.003")
    assert not is_code("Chuyên viên")
    assert code_and_name("Chuyên viên (01.003)") == ("01.003", "Chuyên viên")
    assert code_and_name("01.003") is None
    assert codes_named("CVC") == "01.002"
    assert known_grade("01.003", date(2025, 1, 1)) is not None
    assert known_grade("01.003", date(2010, 1, 1)) is not None
    assert known_grade("01.033", date(2025, 1, 1)) is None


def test_codes_of_staff_get_their_zeros_back_where_all_others_agree() -> None:
    assert with_zeros(["02739", "154", None, "A7"]) == ["02739", "00154", None, "A7"]
    assert with_zeros(["02739", "0154", "9"]) == ["02739", "0154", "9"]
    assert with_zeros(["12", "154"]) == ["12", "154"]


@given(ANYTHING)
def test_whatever_stands_in_a_cell_is_read_or_told(cell: object) -> None:
    for read in (
        numbers.read_coefficient,
        numbers.read_money,
        numbers.read_percent,
        numbers.read_step,
        numbers.read_class,
    ):
        told = read(cell)  # type: ignore[arg-type]
        assert (told.value is None) == (told.rule in {"unreadable_number", "unknown_value"})
    assert grade_code(cell) or not str(cell).strip(" .;'")  # type: ignore[arg-type]
    numbers.step_and_coefficient(cell)  # type: ignore[arg-type]


@given(st.decimals(0, 20, places=2))
def test_every_coefficient_is_read_back_with_comma_and_dot(number: object) -> None:
    for text in (str(number), str(number).replace(".", ",")):
        assert numbers.read_coefficient(text).value == float(str(number))


@given(st.integers(0, 10**12))
def test_every_amount_is_read_back_with_dots(amount: int) -> None:
    assert numbers.read_money(f"{amount:,}".replace(",", ".")).value == amount
