"""The pay gap: raw figures by hand, models against statsmodels, ratings by the Swiss rule."""

import math

import numpy as np
import pytest
from statsmodels.regression.linear_model import WLS

from songhanh.equity import pay
from songhanh.equity.models import dropped, ratios, remark_of, table, watched


def test_means_medians_and_their_gaps() -> None:
    found = pay.raw(np.array([8.0, 10, 10, 20]), np.array([True, True, False, False]))
    assert (found["first_mean"], found["second_mean"], found["first_median"]) == (9, 15, 9)
    assert found["mean_gap_percent"] == pytest.approx(40)
    assert found["welch"]["p"] < 1


def test_weights_count_as_people() -> None:
    values, first = np.array([8.0, 10, 10, 20]), np.array([True, True, False, False])
    weighted = pay.raw(values, first, np.array([3.0, 1, 1, 3]))
    spelt_out = np.repeat(values, [3, 1, 1, 3])
    counted = pay.raw(spelt_out, np.repeat(first, [3, 1, 1, 3]))
    for name in ("first_mean", "second_mean", "first_median", "second_median", "log_gap"):
        assert weighted[name] == pytest.approx(counted[name])


def test_of_nobody_there_is_no_mean() -> None:
    assert math.isnan(pay.raw(np.array([1.0]), np.array([True]))["second_mean"])
    assert math.isnan(pay.median(np.array([]), np.array([])))


def test_equal_pay_stays_in_one_quarter() -> None:
    found = pay.quarters(np.array([1.0, 1, 1, 1, 2, 3, 4, 5]), np.array([True] * 4 + [False] * 4))
    assert sum(one["first"] + one["second"] for one in found) == 8
    assert [one["first"] for one in found].count(4) == 1


@pytest.mark.parametrize("errors", [one for one in pay.ERRORS if one != "cluster"])
def test_errors_grow_less_certain_from_classical_to_hc3(errors: str) -> None:
    random = np.random.default_rng(3)
    x = random.normal(size=200)
    y = x + random.normal(size=200) * (1 + np.abs(x))
    found = pay.fit(y, x[:, None], ["x"], errors=errors)
    se = {"classical": 0.1, "HC0": 0.15, "HC1": 0.15, "HC2": 0.15, "HC3": 0.15}[errors]
    assert found["coefficients"][1]["se"] == pytest.approx(se, rel=0.5)
    assert found["coefficients"][1]["interval"][0] < 1.4


def test_clusters_and_weights() -> None:
    random = np.random.default_rng(3)
    x, w = random.normal(size=60), random.uniform(1, 2, 60)
    y, people = x + random.normal(size=60), np.repeat(np.arange(20), 3)
    found = pay.fit(y, x[:, None], ["x"], errors="cluster", clusters=people)
    assert found["df"] == 19
    weighted = pay.fit(y, x[:, None], ["x"], weights=w)["coefficients"][1]
    theirs = WLS(y, np.column_stack([np.ones(60), x]), weights=w).fit()
    assert (weighted["coefficient"], weighted["se"]) == pytest.approx((theirs.params[1], theirs.bse[1]))
    assert weighted["p"] == pytest.approx(theirs.pvalues[1])


@pytest.mark.parametrize(
    ("percent", "p", "wanted"),
    [(-2.59, 0.01, "within-target"), (2.6, 0.01, "within-limit"), (-5.09, 0.01, "within-limit"),
     (-5.1, 0.01, "above-limit"), (-9.0, 0.2, "not-significant"), (1.0, math.nan, "not-significant")],
)  # fmt: skip
def test_a_percentage_is_cut_down_to_a_tenth_before_it_is_rated(percent: float, p: float, wanted: str) -> None:
    assert pay.rating(percent, p) == wanted


def test_the_limit_is_tested_to_one_side() -> None:
    assert pay.beyond_limit(math.log(0.95), 0.01, 100)["p"] == pytest.approx(0.5)
    assert pay.beyond_limit(-0.2, 0.01, 100)["p"] < 0.001


def test_a_percentage_is_plain_or_that_of_kennedy() -> None:
    found = pay.in_percent(-0.2, 0.1)
    assert found["percent"] == pytest.approx(100 * (math.exp(-0.2) - 1))
    assert found["kennedy_percent"] == pytest.approx(100 * (math.exp(-0.2) / math.exp(0.005) - 1))


def test_rows_of_a_model_and_what_a_library_warns_of() -> None:
    (row,) = ratios(table(["a"], [math.log(2)], [0.0]), "odds_ratio")
    assert row["odds_ratio"] == pytest.approx(2)
    assert ratios(table(["a"], [800.0], [1.0]), "odds_ratio")[0]["odds_ratio"] == math.inf
    assert [remark_of(kind).code for kind in ("PerfectSeparationWarning", "ConvergenceWarning", "Other")] == [
        "separation", "not-converged", "warning",
    ]  # fmt: skip
    assert dropped([]) == ()
    assert dropped(["b"])[0].code == "collinear"
    assert watched(lambda: 3) == (3, ())
