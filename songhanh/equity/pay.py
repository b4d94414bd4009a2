"""The pay gap: raw by mean and median, by quarters of the distribution, and adjusted by a regression.

Gaps are (second - first) / second in percent, as with men second: positive where women get less. Sources: OLS
on log pay as the Swiss standard analysis model (FOGE, module 1); percentage of Kennedy 1981 (American Economic Review
71:801); errors HC0-HC3 of White 1980 and MacKinnon and White 1985 by `statsmodels`.
"""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from statsmodels.regression.linear_model import OLS, WLS

from songhanh.equity.models import table

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
ERRORS = ("classical", "HC0", "HC1", "HC2", "HC3", "cluster")
TARGET, LIMIT = 2.5, 5.0  # percent: the Swiss target value and limit value; neither binds a Vietnamese agency


def raw(pay: Floats, first: Flags, weights: Floats | None = None, *, level: float = 0.95) -> dict[str, Any]:
    """Means, medians, their gaps in percent and in logarithms, and Welch's t of the difference of means.

    `pay` in any unit of money, full-time equivalent; `first` is true for the group that is compared (women).
    """
    ones = np.ones(len(pay)) if weights is None else weights
    held = {side: (pay[mask], ones[mask]) for side, mask in (("first", first), ("second", ~first))}
    found: dict[str, Any] = {}
    for side, (values, shares) in held.items():
        found[f"{side}_mean"] = float(np.average(values, weights=shares)) if len(values) else math.nan
        found[f"{side}_median"] = median(values, shares)
    for name in ("mean", "median"):
        found[f"{name}_gap_percent"] = 100 * _over(
            found[f"second_{name}"] - found[f"first_{name}"], found[f"second_{name}"]
        )
    if (pay > 0).all() and all(len(values) for values, _ in held.values()):
        logs = [float(np.average(np.log(values), weights=shares)) for values, shares in held.values()]
        found["log_gap"] = logs[1] - logs[0]
    found["difference"] = found["second_mean"] - found["first_mean"]
    if weights is None and min(len(values) for values, _ in held.values()) > 1:
        found |= _welch(held["second"][0], held["first"][0], level)
    return found


def _over(part: float, whole: float) -> float:
    return part / whole if whole else math.nan


def _welch(second: Floats, first: Floats, level: float) -> dict[str, Any]:
    if second.std() + first.std() == 0:
        return {}
    tested = stats.ttest_ind(second, first, equal_var=False)
    bounds = tested.confidence_interval(level)
    return {
        "welch": {"statistic": float(tested.statistic), "df": float(tested.df), "p": float(tested.pvalue)},
        "difference_interval": (float(bounds.low), float(bounds.high)),
    }


def median(values: Floats, weights: Floats) -> float:
    """The (weighted) median: the middle of the two middle values where half the weight lies on each side."""
    if not len(values) or weights.sum() <= 0:
        return math.nan
    order = np.argsort(values)
    cumulated = np.cumsum(weights[order]) / weights.sum()
    at = int(np.searchsorted(cumulated, 0.5 - 1e-12))
    middle = values[order][at]
    if abs(cumulated[at] - 0.5) <= 1e-12 and at + 1 < len(values):
        middle = (middle + values[order][at + 1]) / 2
    return float(middle)


def quarters(pay: Floats, first: Flags) -> list[dict[str, float]]:
    """How many of each group stand in each quarter of the distribution, the lowest first; equal pay stays together."""
    place = np.minimum(3, np.floor(4 * (stats.rankdata(pay) - 0.5) / len(pay)).astype(int)) if len(pay) else pay
    return [
        {"first": int((first & (place == at)).sum()), "second": int((~first & (place == at)).sum())} for at in range(4)
    ]


def fit(
    outcome: Floats,
    matrix: Floats,
    names: Sequence[str],
    *,
    errors: str = "classical",
    weights: Floats | None = None,
    clusters: Any = None,
    level: float = 0.95,
) -> dict[str, Any]:
    """OLS (WLS with weights) of the outcome on a constant and the columns of `matrix`; errors by one of `ERRORS`.

    t with n - k degrees of freedom, with clusters one less than there are of them.
    """
    whole = np.column_stack([np.ones(len(outcome)), matrix])
    model = OLS(outcome, whole) if weights is None else WLS(outcome, whole, weights=weights)
    if errors == "cluster":
        _, codes = np.unique(clusters, return_inverse=True)
        done = model.fit(cov_type="cluster", cov_kwds={"groups": codes}, use_t=True)
        df = float(codes.max())
    else:
        done = model.fit() if errors == "classical" else model.fit(cov_type=errors, use_t=True)
        df = float(done.df_resid)
    return {
        "n": len(outcome),
        "df": df,
        "r2": float(done.rsquared),
        "r2_adjusted": float(done.rsquared_adj),
        "sigma": float(math.sqrt(done.scale)) if done.scale >= 0 else math.nan,
        "coefficients": table(("constant", *names), done.params, done.bse, df=df, level=level),
    }


def in_percent(coefficient: float, error: float) -> dict[str, float]:
    """A coefficient of log pay as percent: plain `exp(b) - 1`, and Kennedy's, which takes the error into account."""
    return {
        "log_points": coefficient,
        "percent": 100 * math.expm1(coefficient),
        "kennedy_percent": 100 * math.expm1(coefficient - error * error / 2),
    }


def rating(percent: float, p: float, level: float = 0.95) -> str:
    """The Swiss rating of an adjusted gap: `not-significant`, `within-target`, `within-limit`, `above-limit`.

    The percentage is cut down to a tenth first, as the official tool does.
    """
    if not p < 1 - level:
        return "not-significant"
    cut = math.floor(abs(percent) * 10 + 1e-9) / 10
    if cut <= TARGET:
        return "within-target"
    return "within-limit" if cut <= LIMIT else "above-limit"


def beyond_limit(coefficient: float, error: float, df: float, limit: float = LIMIT) -> dict[str, float]:
    """The one-sided test that the gap of log pay is more than `limit` percent (H0: it is not), in use until 2023."""
    edge = math.log1p(-limit / 100)
    t = (abs(coefficient) - abs(edge)) / error if error > 0 else math.nan
    return {"limit_percent": limit, "statistic": t, "p": float(stats.t.sf(t, df))}
