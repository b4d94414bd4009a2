"""Cox regression: against lifelines; its test of proportional hazards against the figures of R's `cox.zph`."""

import lifelines
import numpy as np
import pandas as pd
import pytest
from lifelines.utils import concordance_index

from equity.tables import opened
from songhanh.equity import cox
from songhanh.equity.survival import Lives

HELD, _ = opened("d3-survival/lung.csv").complete([], ["time", "event", "sex", "age"])
LIVES = Lives(HELD["time"], HELD["event"])
MATRIX = np.column_stack([HELD["age"], HELD["sex"]])
NAMES = ["age", "sex"]
FITTED = cox.fit(LIVES, MATRIX, NAMES)


def test_the_three_tests_of_the_model_are_those_that_r_prints() -> None:
    found = FITTED.values
    assert found["likelihood_ratio"]["statistic"] == pytest.approx(14.12, abs=0.005)
    assert found["wald"]["statistic"] == pytest.approx(13.47, abs=0.005)
    assert found["score"]["statistic"] == pytest.approx(13.72, abs=0.005)
    assert found["concordance"] == pytest.approx(0.603, abs=0.0005)


def test_proportional_hazards_are_tested_as_by_r() -> None:
    # cox.zph(coxph(Surv(time, status) ~ age + sex, data = lung)) in survival 3: 0.209, 2.608, GLOBAL 2.771.
    found = cox.proportional(LIVES, MATRIX, NAMES, FITTED.beta)
    assert found["age"]["statistic"] == pytest.approx(0.209, abs=0.0005)
    assert found["sex"]["statistic"] == pytest.approx(2.608, abs=0.0005)
    assert found["global"] == pytest.approx({"statistic": 2.771, "df": 2, "p": 0.2502}, abs=0.0005)


@pytest.mark.parametrize("transform", cox.TRANSFORMS)
def test_time_may_be_counted_in_other_ways(transform: str) -> None:
    found = cox.proportional(LIVES, MATRIX, NAMES, FITTED.beta, transform=transform)
    assert 0 < found["global"]["p"] < 1


def theirs(**more: str) -> lifelines.CoxPHFitter:
    frame = pd.DataFrame({name: HELD[name] for name in ("time", "event", "age", "sex")})
    frame["entry"] = frame["time"] * 0.3
    frame["old"] = (frame["age"] > 65).astype(int)
    keep = ["time", "event", "age", "sex", *more.values()]
    fitter = lifelines.CoxPHFitter()
    return fitter.fit(frame[keep], "time", "event", **{k: [v] if k == "strata" else v for k, v in more.items()})


def test_late_entry_is_that_of_lifelines_also_where_it_falls_on_an_event() -> None:
    wanted = theirs(entry_col="entry")
    found = cox.fit(Lives(HELD["time"], HELD["event"], HELD["time"] * 0.3), MATRIX, NAMES)
    assert found.beta == pytest.approx(wanted.params_.to_numpy(), abs=1e-6)
    assert [one["se"] for one in found.values["coefficients"]] == pytest.approx(
        wanted.standard_errors_.to_numpy(), abs=1e-5
    )


def test_strata_have_their_own_times() -> None:
    wanted = theirs(strata="old")
    old = (HELD["age"] > 65).astype(int)
    found = cox.fit(LIVES, MATRIX, NAMES, strata=old)
    assert found.beta == pytest.approx(wanted.params_.to_numpy(), abs=1e-5)
    checked = cox.proportional(LIVES, MATRIX, NAMES, found.beta, strata=old)
    assert set(checked) == {"age", "sex", "global"}


def test_ties_by_breslow_give_a_slightly_smaller_effect() -> None:
    breslow = cox.fit(LIVES, MATRIX, NAMES, ties="breslow")
    assert 0 < abs(FITTED.beta[1]) - abs(breslow.beta[1]) < 0.01
    assert cox.proportional(LIVES, MATRIX, NAMES, breslow.beta, ties="breslow")["sex"]["statistic"] > 2


def test_rows_of_one_person_are_counted_as_such() -> None:
    twice = Lives(np.tile(HELD["time"], 2), np.tile(HELD["event"], 2))
    people = np.tile(np.arange(len(HELD["time"])), 2)
    matrix = np.tile(MATRIX, (2, 1))
    naive, robust = (cox.fit(twice, matrix, NAMES, clusters=one) for one in (None, people))
    assert robust.values["coefficients"][1]["se"] > 1.2 * naive.values["coefficients"][1]["se"]


def test_concordance_is_that_of_lifelines() -> None:
    wanted = concordance_index(HELD["time"], -(MATRIX @ FITTED.beta), HELD["event"])
    assert cox.concordance(LIVES, MATRIX @ FITTED.beta) == pytest.approx(wanted, abs=2e-3)
    assert np.isnan(cox.concordance(Lives(np.array([1.0]), np.array([0.0])), np.array([0.0])))


def test_without_events_there_is_nothing_to_test() -> None:
    assert (
        cox.proportional(Lives(np.array([1.0, 2]), np.array([0.0, 0])), np.ones((2, 1)), ["a"], np.array([0.0])) == {}
    )
