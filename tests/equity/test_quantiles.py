"""Quantile regression: against the exact solution of its linear programme."""

import numpy as np
import pytest
from scipy import optimize

from equity.tables import opened
from songhanh.equity import quantiles

HELD, _ = opened("d7-quantile/engel.csv").complete([], ["income", "foodexp"])


def exact(tau: float) -> list[float]:
    """Intercept and slope by HiGHS."""
    y, x = HELD["foodexp"], np.column_stack([np.ones(len(HELD["income"])), HELD["income"]])
    many = len(y)
    done = optimize.linprog(
        np.concatenate([np.zeros(2), np.full(many, tau), np.full(many, 1 - tau)]),
        A_eq=np.column_stack([x, np.eye(many), -np.eye(many)]),
        b_eq=y,
        bounds=[(None, None)] * 2 + [(0, None)] * (2 * many),
    )
    return list(map(float, done.x[:2]))


@pytest.mark.parametrize("tau", [0.05, 0.25, 0.5, 0.75, 0.95])
def test_coefficients_are_those_of_the_linear_programme(tau: float) -> None:
    (found,), remarks = quantiles.fit(HELD["foodexp"], HELD["income"][:, None], ["income"], [tau])
    assert [one["coefficient"] for one in found["coefficients"]] == pytest.approx(exact(tau), rel=1e-5)
    assert remarks == ()


def test_a_quantile_is_within_0_and_1() -> None:
    with pytest.raises(ValueError, match="1"):
        quantiles.fit(HELD["foodexp"], HELD["income"][:, None], ["income"], [1.0])
