"""Which two groups a column holds: told by its values, by its name, or by who asks; never guessed."""

import math

import pytest

from songhanh.equity.groups import MEN, WOMEN, label, pair, yes
from songhanh.lib.words import Problem


@pytest.mark.parametrize(
    ("column", "values", "first"),
    [
        ("giới", ["Nữ", "Nam"], "Nữ"),
        ("sex", ["F", "M", "không rõ"], "F"),
        ("sex", ["Male", "Female"], "Female"),
        ("female", ["0", "1"], "1"),
        ("male", ["0", "1"], "0"),
        ("sex", ["nữ"], "nữ"),
    ],
)
def test_women_are_known_by_their_value_or_the_name_of_the_column(column: str, values: list[str], first: str) -> None:
    found = pair(column, values)
    assert (found.first, found.first_name, found.second_name) == (first, WOMEN, MEN)
    assert found.is_sex


def test_other_groups_bear_their_own_names() -> None:
    found = pair("race", ["black", "white"], "black", "white", named=False)
    assert (found.first_name.vi, found.second_name.en, found.is_sex) == ("black", "white", False)
    by_number = pair("treated", ["0", "1"])
    assert (by_number.first, by_number.first_name.vi) == ("1", "treated=1")
    assert pair("arm", ["a", "b"]).first == "a"


def test_one_value_that_is_named_tells_the_other() -> None:
    assert pair("sex", ["1", "2"], "2").second == "1"
    assert pair("sex", ["1", "2"], "", "1").first == "2"


@pytest.mark.parametrize("values", [["a", "b", "c"], ["x1"], []])
def test_what_is_not_clear_is_asked(values: list[str]) -> None:
    with pytest.raises(Problem, match="chưa rõ so sánh nhóm nào"):
        pair("đơn vị", values)


def test_a_value_that_is_not_there_is_told() -> None:
    with pytest.raises(Problem, match="không có giá trị “3”"):
        pair("sex", ["1", "2"], "3")
    with pytest.raises(Problem, match="chưa rõ so sánh"):
        pair("sex", ["1", "2", "3"], "3")


@pytest.mark.parametrize(
    ("values", "wanted"),
    [(["0", "1"], "1"), (["Có", "Không"], "Có"), (["no", "yes"], "yes"), (["1"], "1"), (["0"], "1")],
)
def test_the_outcome_is_yes(values: list[str], wanted: str) -> None:
    assert yes("kq", values) == wanted


def test_an_outcome_that_does_not_say_yes_is_asked() -> None:
    with pytest.raises(Problem, match="--yes"):
        yes("kq", ["Cured", "Died"])
    with pytest.raises(Problem, match="không có giá trị “Alive”"):
        yes("kq", ["Cured", "Died"], "Alive")
    assert yes("kq", ["0"], "1") == "1"


def test_labels() -> None:
    assert [label(one) for one in (1.0, 2.5, " a ", None, math.nan, 3)] == ["1", "2.5", "a", "", "", "3"]
