"""Tables as the methods take them: columns found, rows chosen and left out with the reason."""

import numpy as np
import pytest

from equity.tables import made
from songhanh.lib.words import Problem

STAFF = made(**{"Giới tính": ["nữ", "nam", "nữ", None], "tuổi": [30, 40, None, 50], "Tên": ["a", "b", "", "d"]})


def test_a_column_is_found_without_its_marks_and_capitals() -> None:
    assert STAFF.named("gioi tinh") == "Giới tính"
    with pytest.raises(Problem, match="không có cột “lương”") as told:
        STAFF.named("lương")
    assert "Giới tính, tuổi, Tên" in str(told.value)


@pytest.mark.parametrize(
    ("condition", "rows"), [("tuổi>=40", 2), ("tuổi=30", 1), ("tuổi<40", 1), ("Giới tính=nữ", 2), ("Giới tính!=nữ", 1)]
)
def test_conditions_choose_rows_and_tell_how_many_they_left_out(condition: str, rows: int) -> None:
    kept = STAFF.where([condition])
    assert len(kept.arrays(["tuổi"])["tuổi"]) == rows
    assert [one.rows for one in kept.left_out] == [4 - rows]


@pytest.mark.parametrize("condition", ["tuổi", "tuổi>=già", ">3"])
def test_a_condition_that_says_nothing_is_refused(condition: str) -> None:
    with pytest.raises(Problem, match=r"không hiểu điều kiện|không có cột"):
        STAFF.where([condition])


def test_rows_without_a_value_are_left_out_and_counted_by_column() -> None:
    held, kept = STAFF.complete(["Giới tính"], ["tuổi"])
    assert held["tuổi"].tolist() == [30.0, 40.0]
    assert {one.why.vi: one.rows for one in kept.left_out} == {
        "cột “Giới tính” không có giá trị": 1,
        "cột “tuổi” không có giá trị": 1,
    }


def test_text_is_no_number_and_counts_are_not_negative() -> None:
    with pytest.raises(Problem, match="không phải là số"):
        STAFF.complete([], ["Tên"])
    with pytest.raises(Problem, match="số âm"):
        made(a=["x"], n=[-1]).counts(["a"], "n")
    with pytest.raises(Problem, match="không phải là số"):
        made(a=["x"], n=["y"]).counts(["a"], "n")


def test_numbers_are_labels_where_they_are_counted() -> None:
    rows = made(level=[1.0, 1.0, 2.5]).counts(["level"])
    assert {row["level"]: row["n"] for row in rows} == {"1": 2, "2.5": 1}
    assert np.isnan(made(level=[1.0, None]).arrays(["level"])["level"][1])
