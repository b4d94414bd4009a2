"""Many comparisons at once: of twenty units without any difference one is outside 5% by chance."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

METHODS = ("bh", "by", "holm", "bonferroni")
Floats = NDArray[np.float64]


def adjusted(p: Sequence[float], method: str = "bh") -> Floats:
    """The p-values made comparable with the level that one comparison would have, in the order given.

    `bh` (Benjamini-Hochberg 1995) and `by` (Benjamini-Yekutieli 2001) bound the share of false findings,
    `holm` (1979) and `bonferroni` the chance of any. What is NaN stays so and is not counted as looked at.
    The formulas are those of `statsmodels.stats.multitest.multipletests`, against which tests hold them:
    four lines, and the command need not wait for that library.

    Raises:
        ValueError: a value outside 0 … 1, or an unknown method.
    """
    given = np.asarray(p, dtype=np.float64)
    looked = ~np.isnan(given)
    values = given[looked]
    if ((values < 0) | (values > 1)).any():
        raise ValueError("p")
    order = np.argsort(values, kind="stable")
    found = np.full(given.shape, np.nan)
    sorted_ = np.empty_like(values)
    sorted_[order] = _stepped(values[order], method)
    found[looked] = np.minimum(sorted_, 1.0)
    return found


def _stepped(values: Floats, method: str) -> Floats:
    """The adjusted values of those sorted upwards."""
    many = len(values)
    rank = np.arange(1, many + 1)
    if method == "bonferroni":
        return values * many
    if method == "holm":
        return np.maximum.accumulate(values * (many - rank + 1))
    if method not in METHODS:
        raise ValueError(method)
    factor = (1 / rank).sum() if method == "by" else 1.0
    falling = np.minimum.accumulate((values * many * factor / rank)[::-1])
    return falling[::-1]
