"""Pictures: valid SVG, a text inside for who does not see it, the two groups told apart without colour."""

import math
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equity.tables import made, opened
from songhanh.equity.charts import area, bar, path, steps, ticks
from songhanh.equity.disparity_study import DisparityAsk, disparity
from songhanh.equity.outlook_study import ProjectAsk, project
from songhanh.equity.pay_study import PayAsk, decompose, pay_gap, quantile_gap
from songhanh.equity.pictures import draw
from songhanh.equity.results import Result
from songhanh.equity.segregation_study import SegregationAsk, spread
from songhanh.equity.shares_study import SharesAsk, shares
from songhanh.equity.survival_study import SurvivalAsk, careers
from songhanh.lib.words import Words

WAGE = opened("d1-pay-wage1/wage1.csv")
PAY = PayAsk(sex="female", pay="wage", covariates=("educ",), taus=(0.25, 0.75), runs=3)
RESULTS = {
    "shares": lambda: shares(made(sex=["f", "m"], level=["<1", "2"]), SharesAsk(sex="sex", by=("level",))),
    "disparity": lambda: disparity(
        opened("d2-disparity/selection.csv"), DisparityAsk(sex="group", of="candidates", yes_count="appointed")
    ),
    "pay-gap": lambda: pay_gap(WAGE, PAY),
    "decompose": lambda: decompose(WAGE, PAY),
    "quantiles": lambda: quantile_gap(WAGE, PAY),
    "survival": lambda: careers(opened("d3-survival/lung.csv"), SurvivalAsk(time="time", event="event", sex="sex")),
    "segregation": lambda: spread(
        opened("d4-segregation/t1.csv"), SegregationAsk(unit="unit", women_count="f", men_count="m", runs=9)
    ),
    "project": lambda: project(
        opened("d6-forecast/flow.csv"),
        ProjectAsk(level="level", women_count="women", men_count="men", stay="stay", up="up", years=3, runs=9),
    ),
}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", RESULTS)
def test_a_picture_is_xml_with_a_title_and_the_sentence(code: str, language: str) -> None:
    result: Result = RESULTS[code]()
    svg = draw(result, "vi" if language == "vi" else "en")
    assert svg is not None
    tree = ET.fromstring(svg)
    names = [one.tag.rpartition("}")[2] for one in tree]
    assert names[:3] == ["title", "desc", "style"]
    assert tree[1].text == (result.sentence().vi if language == "vi" else result.sentence().en)
    assert "nan" not in svg
    assert "style=" not in svg


def test_what_has_no_picture_has_none() -> None:
    nothing = Result("suppress", Words("a", "b"), "", {}, {}, [])
    assert draw(nothing) is None
    assert draw(disparity(made(sex=["f", "m"], got=[1, 0]), DisparityAsk(sex="sex", outcome="got"))) is None


def test_second_groups_are_hatched_and_bars_of_nothing_are_not_drawn() -> None:
    assert 'class="nam-h"' in bar(0, 0, 30, 10, hatched=True)
    assert bar(0, 0, 0, 10) == ""
    assert path([], "ln") == area([], "band") == ""


def test_a_curve_falls_in_steps() -> None:
    assert steps([2.0], [0.5], 5.0) == [(0.0, 1.0), (2.0, 1.0), (2.0, 0.5), (5.0, 0.5)]


@given(low=st.floats(-1e6, 1e6), size=st.floats(1e-3, 1e6))
def test_ticks_are_round_and_within(low: float, size: float) -> None:
    found = ticks(low, low + size)
    assert 1 <= len(found) <= 12
    assert all(low - size * 1e-6 <= one <= low + size * (1 + 1e-6) for one in found)


def test_ticks_of_nothing() -> None:
    assert ticks(3, 3) == [3]
    assert math.isclose(ticks(0, 1)[-1], 1)
