"""Odds ratios with other things held equal: logistic regression on people or counts (`statsmodels` GLM, binomial)."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from statsmodels.genmod.families import Binomial
from statsmodels.genmod.generalized_linear_model import GLM

from songhanh.equity.models import ratios, table, watched
from songhanh.equity.results import Remark

Floats = NDArray[np.float64]
EVENTS_PER_PARAMETER = 10  # fewer give coefficients that are not to be relied on


def fit(
    outcome: Floats,
    matrix: Floats,
    names: Sequence[str],
    *,
    weights: Floats | None = None,
    clusters: Any = None,
    level: float = 0.95,
) -> tuple[dict[str, Any], tuple[Remark, ...]]:
    """The log odds of `outcome` (0 or 1) on a constant and the columns; `weights` are how many people a row stands for.

    With `clusters` (a person who appears in several years) the errors allow for them.
    """
    whole = np.column_stack([np.ones(len(outcome)), matrix])
    model = GLM(outcome, whole, family=Binomial(), freq_weights=weights)
    if clusters is None:
        done, remarks = watched(model.fit)
    else:
        _, codes = np.unique(clusters, return_inverse=True)
        done, remarks = watched(lambda: model.fit(cov_type="cluster", cov_kwds={"groups": codes}))
    rows = table(("constant", *names), done.params, done.bse, level=level)
    ones = np.ones(len(outcome)) if weights is None else weights
    events = float(min((ones * outcome).sum(), (ones * (1 - outcome)).sum()))
    return {
        "n": float(ones.sum()),
        "events": float((ones * outcome).sum()),
        "events_per_parameter": events / whole.shape[1],
        "log_likelihood": float(done.llf),
        "deviance": float(done.deviance),
        "coefficients": ratios(rows, "odds_ratio"),
    }, remarks
