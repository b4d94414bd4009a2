"""Quantile regression (Koenker and Bassett 1978): the gap at the bottom, in the middle and at the top.

`statsmodels.regression.quantile_regression.QuantReg`; errors by the kernel method of Powell 1991 as it gives them.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from statsmodels.regression.quantile_regression import QuantReg

from songhanh.equity.models import table, watched
from songhanh.equity.results import Remark

Floats = NDArray[np.float64]
BANDWIDTHS = ("hsheather", "bofinger", "chamberlain")
KINDS = {"robust": "robust", "iid": "iid"}
_ITERATIONS = 20_000
_NEAR = 1e-8


def fit(
    outcome: Floats,
    matrix: Floats,
    names: Sequence[str],
    taus: Sequence[float],
    *,
    errors: str = "robust",
    bandwidth: str = "hsheather",
    level: float = 0.95,
) -> tuple[list[dict[str, Any]], tuple[Remark, ...]]:
    """For each quantile (0 < tau < 1) the coefficients of a constant and the columns, and the pseudo R².

    Raises:
        ValueError: a tau outside 0 … 1.
    """
    if not all(0 < tau < 1 for tau in taus):
        raise ValueError(taus)
    whole = np.column_stack([np.ones(len(outcome)), matrix])
    model = QuantReg(outcome, whole)
    found, remarks = [], dict[str, Remark]()
    for tau in taus:
        done, told = watched(lambda tau=tau: _fitted(model, tau, errors, bandwidth))  # type: ignore[misc]
        remarks |= {one.code: one for one in told}
        found.append(
            {
                "tau": tau,
                "n": len(outcome),
                "pseudo_r2": float(done.prsquared),
                "coefficients": table(
                    ("constant", *names), done.params, done.bse, df=float(done.df_resid), level=level
                ),
            }
        )
    return found, tuple(remarks.values())


def _fitted(model: Any, tau: float, errors: str, bandwidth: str) -> Any:
    return model.fit(q=tau, vcov=errors, bandwidth=bandwidth, max_iter=_ITERATIONS, p_tol=_NEAR)
