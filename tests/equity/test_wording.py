"""Numbers in sentences as an office writes them."""

import math

import numpy as np
import pytest

from songhanh.equity import wording
from songhanh.equity.libraries import named
from songhanh.equity.results import LeftOut, Result, plain
from songhanh.lib.words import Words


@pytest.mark.parametrize(
    ("value", "places", "vi", "en"),
    [
        (0.25, 1, "0,3", "0.3"),
        (1234567.891, 2, "1.234.567,89", "1,234,567.89"),
        (-0.04, 1, "0,0", "0.0"),
        (12, 0, "12", "12"),
    ],
)
def test_numbers_are_rounded_half_up_with_a_decimal_comma(value: float, places: int, vi: str, en: str) -> None:
    assert wording.number(value, places) == Words(vi, en)


def test_percentages_stand_with_their_counts_and_are_whole_for_few_people() -> None:
    assert wording.counted(18, 52).vi == "18/52 (34,6%)"
    assert wording.counted(3, 19).vi == "3/19 (16%)"
    assert wording.percent(0, 0).en == "undefined"
    assert (wording.rate(0.4).vi, wording.rate(0.346).vi) == ("40%", "34,6%")


@pytest.mark.parametrize(
    ("p", "vi"),
    [
        (0.0004, "p < 0,001"),
        (0.0042, "p = 0,004"),
        (0.031, "p = 0,03"),
        (0.9, "p = 0,90"),
        (math.nan, "p không xác định"),
    ],
)
def test_a_chance_has_no_stars(p: float, vi: str) -> None:
    assert wording.chance(p).vi == vi


def test_spans_lists_and_capitals() -> None:
    assert wording.span(0.5, 2).vi == "từ 0,50 đến 2,00"
    assert wording.span(0.5, math.inf).vi == "từ 0,50 đến vô cùng"
    assert wording.number(math.nan).vi == "không xác định"
    assert wording.listed(["a", "b", "c"], 2) == "a, b, …"
    assert wording.capital(Words("đơn vị", "unit")) == Words("Đơn vị", "Unit")
    assert wording.join([Words("a", "x"), Words("b", "y")]) == Words("a; b", "x; y")
    assert wording.count(2.5).vi == "2,5"


def test_a_result_is_plain_json_without_nan() -> None:
    held = {"a": np.float64(math.nan), "b": np.array([1, 2]), "c": (math.inf, True), "d": np.bool_(True)}
    assert plain(held) == {"a": None, "b": [1, 2], "c": [None, True], "d": True}
    words = Words("câu", "sentence")
    told = Result(
        "x",
        words,
        named("numpy"),
        {"n": 3},
        held,
        [words, words],
        {},
        [LeftOut("missing", 2, words)],
    ).to_json()
    assert told["sentence"] == {"vi": "câu câu", "en": "sentence sentence"}
    assert told["left_out"] == [{"code": "missing", "rows": 2, "vi": "câu", "en": "sentence"}]
    assert told["library"].startswith("numpy ")
