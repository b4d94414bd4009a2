"""Curves and log-rank: against lifelines and the figures that R prints."""

import math

import lifelines
import numpy as np
import pytest
from lifelines import statistics

from equity.tables import opened
from songhanh.equity.survival import Lives, expected, kaplan_meier, log_rank

LUNG, _ = opened("d3-survival/lung.csv").complete([], ["time", "event", "sex", "age"])
LIVES = Lives(LUNG["time"], LUNG["event"])


@pytest.mark.parametrize(("interval", "low", "high"), [("log", 285, 363), ("log-log", 284, 361)])
def test_the_median_of_lung_is_that_of_r(interval: str, low: float, high: float) -> None:
    assert kaplan_meier(LIVES, interval=interval).quantile() == {"time": 310, "low": low, "high": high}


def test_the_curve_is_that_of_lifelines_with_its_interval() -> None:
    theirs = lifelines.KaplanMeierFitter().fit(LUNG["time"], LUNG["event"])
    for time in (100, 250, 365, 700):
        ours = kaplan_meier(LIVES, interval="log-log").at(time)
        low, high = theirs.confidence_interval_survival_function_.asof(time)
        assert ours["survival"] == pytest.approx(float(theirs.predict(time)))
        assert (ours["low"], ours["high"]) == pytest.approx((low, high))
    assert kaplan_meier(LIVES).at(0)["survival"] == 1


def test_who_enters_late_is_not_at_risk_before() -> None:
    entry = LUNG["time"] * 0.3
    theirs = lifelines.KaplanMeierFitter().fit(LUNG["time"], LUNG["event"], entry=entry)
    ours = kaplan_meier(Lives(LUNG["time"], LUNG["event"], entry)).at(365)
    assert ours["survival"] == pytest.approx(float(theirs.predict(365)))


def test_on_a_flat_half_the_median_is_its_middle_as_in_r_and_sas() -> None:
    lives = Lives(np.array([1.0, 2, 3, 4]), np.array([1.0, 1, 1, 1]))
    assert kaplan_meier(lives).quantile()["time"] == 2.5


def test_a_curve_that_stays_above_a_half_has_no_median() -> None:
    lives = Lives(np.array([1.0, 2, 3, 4]), np.array([1.0, 0, 0, 0]))
    assert kaplan_meier(lives).quantile()["time"] == math.inf


def test_without_people_or_events_there_is_no_step() -> None:
    none = kaplan_meier(Lives(np.array([]), np.array([])))
    assert (none.people, len(none.times)) == (0, 0)
    assert kaplan_meier(Lives(np.array([1.0, 2]), np.array([0.0, 0]))).quantile()["time"] == math.inf


def test_the_mean_up_to_a_time_is_that_of_r() -> None:
    # print(survfit(Surv(time, status) ~ 1, data = lung), rmean = 1022) in R: 376.3 with standard error 19.7.
    found = kaplan_meier(LIVES).mean_until(1022)
    assert (found["mean"], found["se"]) == pytest.approx((376.27, 19.71), abs=0.01)


@pytest.mark.parametrize(
    ("weights", "theirs"), [("log-rank", None), ("gehan", "wilcoxon"), ("tarone-ware", "tarone-ware")]
)
def test_log_rank_and_its_kin_are_those_of_lifelines(weights: str, theirs: str | None) -> None:
    wanted = statistics.multivariate_logrank_test(LUNG["time"], LUNG["sex"], LUNG["event"], weightings=theirs)
    found = log_rank(LIVES, LUNG["sex"], weights=weights)
    assert (found["statistic"], found["df"]) == pytest.approx((wanted.test_statistic, 1))


def test_more_groups_and_strata() -> None:
    thirds = np.digitize(LUNG["age"], [60, 70])
    wanted = statistics.multivariate_logrank_test(LUNG["time"], thirds, LUNG["event"])
    assert log_rank(LIVES, thirds)["statistic"] == pytest.approx(wanted.test_statistic)
    within = log_rank(LIVES, LUNG["sex"], strata=thirds)
    assert within["df"] == 1
    assert within["statistic"] != pytest.approx(10.3267, abs=0.01)


def test_expected_events_are_those_of_survdiff() -> None:
    found = expected(LIVES, LUNG["sex"].astype(int).astype(str), ["1", "2"])
    assert found["1"] == pytest.approx({"events": 112, "expected": 91.6}, abs=0.05)
    assert found["2"] == pytest.approx({"events": 53, "expected": 73.4}, abs=0.05)


def test_one_group_cannot_differ() -> None:
    assert math.isnan(log_rank(LIVES, np.ones(len(LUNG["time"])))["p"])
