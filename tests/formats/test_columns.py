"""Names and types of columns: numbers as Vietnamese and English tables write them, nothing guessed."""

import math
from typing import Any

import pytest

from songhanh.formats.columns import named, typed


def test_names_stand_on_one_line_and_are_told_apart() -> None:
    assert named(["Họ và\n tên", "", "sex", "Sex", None]) == ["Họ và tên", "column_2", "sex", "Sex_2", "column_5"]


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        (["1", "2", ""], [1, 2, None]),
        (["1.5", "NA", "-2e3"], [1.5, None, -2000.0]),
        (["2,34", "3"], [2.34, 3.0]),
        (["4.680.000", "950.000"], [4680000, 950000]),
        (["4.680,5", "12"], [4680.5, 12.0]),
        (["1,234,567", "12.5"], [1234567.0, 12.5]),
        (["1.004", "2.34"], [1.004, 2.34]),
        (["None", "1.5h"], ["None", "1.5h"]),
        (["nữ", "", "nam"], ["nữ", None, "nam"]),
        ([True, False], [1, 0]),
        ([1.0, math.nan], [1, None]),
        ([3.0, "x"], ["3", "x"]),
        ([2.5, "3,5"], [2.5, 3.5]),
        (["1,5", "2.5"], ["1,5", "2.5"]),
        ([], []),
    ],
)
def test_a_column_is_all_numbers_or_all_text(values: list[Any], wanted: list[Any]) -> None:
    found = typed(values)
    assert found == wanted
    assert [type(one) for one in found] == [type(one) for one in wanted]
