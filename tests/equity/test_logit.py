"""Logistic regression: of one yes-or-no column its odds ratio is that of the table."""

import math

import numpy as np
import pytest

from songhanh.equity import logit


def test_the_odds_ratio_of_one_column_is_that_of_the_table() -> None:
    outcome, first = np.array([1.0, 0, 1, 0]), np.array([1.0, 1, 0, 0])
    found, remarks = logit.fit(outcome, first[:, None], ["women"], weights=np.array([14.0, 31, 12, 18]))
    own = found["coefficients"][1]
    assert own["odds_ratio"] == pytest.approx(14 * 18 / (31 * 12))
    assert own["se"] == pytest.approx(math.sqrt(1 / 14 + 1 / 31 + 1 / 12 + 1 / 18))
    assert (found["n"], found["events"], remarks) == (75, 26, ())


def test_people_in_several_rows_make_errors_larger() -> None:
    random = np.random.default_rng(5)
    people = np.repeat(np.arange(60), 5)
    x = np.repeat(random.random(60) < 0.5, 5).astype(float)
    y = np.repeat(random.random(60) < 0.3 + 0.2 * x[::5], 5).astype(float)
    alone = logit.fit(y, x[:, None], ["x"])[0]["coefficients"][1]["se"]
    together = logit.fit(y, x[:, None], ["x"], clusters=people)[0]["coefficients"][1]["se"]
    assert together > 1.8 * alone


def test_columns_that_separate_the_outcomes_are_told() -> None:
    x = np.arange(20.0)
    _, remarks = logit.fit((x > 9).astype(float), x[:, None], ["x"])
    assert "separation" in [one.code for one in remarks]
