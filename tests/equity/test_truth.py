"""Planted effects are found, and where there is none nobody is accused more often than the rate says (a long run)."""

import numpy as np
import pytest

from equity.tables import made
from songhanh.equity import cox
from songhanh.equity.disparity_study import DisparityAsk, disparity
from songhanh.equity.pay_study import PayAsk, pay_gap
from songhanh.equity.survival import Lives

RUNS = 200
TRUE = 0.7  # odds ratio of an appointment, hazard ratio of a career
GAP = -0.03  # log points of pay


def people(seed: int, many: int = 700) -> dict[str, np.ndarray]:
    random = np.random.default_rng(seed)
    first, unit = random.random(many) < 0.45, random.integers(0, 5, many)
    odds = np.exp(-1.2 + 0.3 * unit + np.log(TRUE) * first)
    time = random.exponential(50 / np.where(first, TRUE, 1.0))
    return {
        "sex": np.where(first, "f", "m"),
        "unit": unit,
        "got": (random.random(many) < odds / (1 + odds)).astype(int),
        "null": (random.random(many) < 0.3).astype(int),
        "pay": np.exp(2 + 0.1 * unit + GAP * first + random.normal(0, 0.1, many)),
        "time": np.minimum(time, 60),
        "event": (time < 60).astype(int),
    }


@pytest.mark.deep
def test_intervals_cover_the_truth_as_often_as_they_say() -> None:
    covered = np.zeros(3)
    alarms = 0
    for seed in range(RUNS):
        held = people(seed)
        frame = made(**{name: values.tolist() for name, values in held.items()})
        strata = disparity(frame, DisparityAsk(sex="sex", outcome="got", strata=("unit",))).values["strata"]
        pay = pay_gap(frame, PayAsk(sex="sex", pay="pay", covariates=("C(unit)",))).values["adjusted"]
        first = (held["sex"] == "f").astype(float)
        model = cox.fit(Lives(held["time"], held["event"].astype(float)), first[:, None], ["f"]).values["coefficients"][
            0
        ]
        intervals = (strata["odds_ratio_interval"], pay["interval"], model["hazard_ratio_interval"])
        covered += [low <= truth <= high for (low, high), truth in zip(intervals, (TRUE, GAP, TRUE), strict=True)]
        units = disparity(frame, DisparityAsk(sex="sex", outcome="null", units="unit")).values["units"]
        alarms += any(one["p_adjusted"] is not None and one["p_adjusted"] <= 0.05 for one in units)
    assert (covered / RUNS >= 0.91).all(), covered
    assert (covered / RUNS <= 0.985).all(), covered
    assert alarms / RUNS <= 0.08
