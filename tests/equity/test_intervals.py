"""Intervals, against statsmodels."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from songhanh.equity import intervals

THEIRS = {
    "wilson": "wilson",
    "clopper-pearson": "beta",
    "agresti-coull": "agresti_coull",
    "jeffreys": "jeffreys",
    "wald": "normal",
}


@pytest.mark.parametrize("method", THEIRS)
@pytest.mark.parametrize(("events", "total"), [(2, 9), (14, 45), (1, 200), (60, 61)])
@pytest.mark.parametrize("level", [0.9, 0.95])
def test_the_interval_of_a_share_is_that_of_statsmodels(method: str, events: int, total: int, level: float) -> None:
    theirs = proportion_confint(events, total, alpha=1 - level, method=THEIRS[method])
    ours = intervals.share(events, total, method, level)
    assert ours == pytest.approx((max(0.0, theirs[0]), min(1.0, theirs[1])), abs=1e-9)


@pytest.mark.parametrize("method", intervals.SHARES)
@settings(deadline=None, max_examples=50)
@given(total=st.integers(1, 60), data=st.data())
def test_an_interval_holds_its_share_and_stays_within_0_and_1(method: str, total: int, data: st.DataObject) -> None:
    events = data.draw(st.integers(0, total))
    low, high = intervals.share(events, total, method)
    assert 0 <= low <= high <= 1
    if method not in ("jeffreys",):
        assert low <= events / total + 1e-12
        assert high >= events / total - 1e-12


def test_of_no_one_there_is_no_interval_and_more_events_than_people_are_refused() -> None:
    assert math.isnan(intervals.share(0, 0).low)
    with pytest.raises(ValueError, match="3"):
        intervals.share(3, 2)


@pytest.mark.parametrize(("method", "theirs"), [("newcombe", "newcomb"), ("wald", "wald")])
def test_the_interval_of_a_difference_is_that_of_statsmodels(method: str, theirs: str) -> None:
    wanted = confint_proportions_2indep(14, 45, 12, 30, compare="diff", method=theirs)
    assert intervals.difference(14, 45, 12, 30, method=method) == pytest.approx(wanted, abs=1e-9)


def test_newcombe_gives_the_interval_of_his_own_example() -> None:
    # Newcombe 1998, table II: 56/70 - 48/80, method 10 without and 11 with continuity correction.
    assert intervals.difference(56, 70, 48, 80) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    corrected = intervals.difference(56, 70, 48, 80, method="newcombe-cc")
    assert corrected == pytest.approx((0.0428, 0.3422), abs=5e-5)


def test_ratios_have_their_intervals_where_there_are_events() -> None:
    wanted = confint_proportions_2indep(14, 45, 12, 30, compare="ratio", method="log")
    assert intervals.rate_ratio(14, 45, 12, 30) == pytest.approx(wanted, abs=1e-9)
    assert math.isnan(intervals.rate_ratio(0, 45, 12, 30).low)
    assert math.isnan(intervals.odds_ratio(0, 45, 12, 30).low)
    assert intervals.odds_ratio(14, 31, 12, 18) == pytest.approx((0.258, 1.7787), abs=1e-4)
