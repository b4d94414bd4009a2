"""Two groups within strata: one ratio for all (Mantel-Haenszel), whether the strata agree, and the exact test.

Sources: Mantel and Haenszel 1959; interval of Robins, Breslow and Greenland 1986; Breslow and Day 1980 with the
adjustment of Tarone 1985 (`statsmodels.stats.contingency_tables.StratifiedTable`); exact conditional inference as in
R's `mantelhaen.test(exact = TRUE)`, after Mehta, Patel and Gray 1985.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, stats
from statsmodels.stats.contingency_tables import StratifiedTable

from songhanh.equity.fourfold import Alternative, Fourfold

MOST_FOR_EXACT = 20_000  # values that the number of events can take
_TIES = 1 + 1e-7  # probabilities so near count as equal, as in R
_ONE = 1e-9
_FARTHEST = 60.0  # of the logarithm of an odds ratio
Floats = NDArray[np.float64]


def informative(tables: Sequence[Fourfold]) -> list[Fourfold]:
    """The strata that hold both groups and both outcomes; the others carry nothing."""
    return [one for one in tables if one.informs]


def mantel_haenszel(tables: Sequence[Fourfold], *, level: float = 0.95) -> dict[str, Any]:
    """The common odds ratio with its interval, the test that it is 1 (without and with correction), that of agreement.

    `tables` are informative strata (`informative`); of none there is nothing, of one no test of agreement.
    """
    if not tables:
        return {"strata": 0, "odds_ratio": math.nan, "p": math.nan}
    held = StratifiedTable([np.array([[one.a, one.b], [one.c, one.d]], dtype=np.float64) for one in tables])
    # Where no stratum has both a woman without and a man with the outcome the ratio is infinite, and meant so.
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio, rate_ratio = float(held.oddsratio_pooled), float(held.riskratio_pooled)
    plain, corrected = held.test_null_odds(correction=False), held.test_null_odds(correction=True)
    finite = 0 < ratio < math.inf
    found: dict[str, Any] = {
        "strata": len(tables),
        "odds_ratio": ratio,
        "odds_ratio_interval": tuple(map(float, held.oddsratio_pooled_confint(1 - level))) if finite else None,
        "rate_ratio": rate_ratio,
        "difference_points": 100 * _difference(tables),
        "chi2": _tested(plain),
        "chi2_corrected": _tested(corrected) if _deviation(tables) > 0.5 else {"statistic": 0.0, "df": 1, "p": 1.0},
        "p": float(plain.pvalue),
    }
    if len(tables) > 1 and finite:
        for name, adjust in (("breslow_day", False), ("breslow_day_tarone", True)):
            found[name] = _agreement(held, tables, adjust=adjust)
    return found


def _agreement(held: Any, tables: Sequence[Fourfold], *, adjust: bool) -> dict[str, float]:
    """Whether the strata have one odds ratio (Breslow and Day, with `adjust` by Tarone)."""
    df = len(tables) - 1
    if abs(held.oddsratio_pooled - 1) > _ONE:
        return _tested(held.test_equal_odds(adjust=adjust), df)
    # Of a ratio of exactly 1 the library's quadratic has no square term; the expected counts are those of no effect.
    events = np.array([one.a + one.c for one in tables])
    first, second = np.array([one.first for one in tables]), np.array([one.second for one in tables])
    wanted = first * events / (first + second)
    variance = 1 / (1 / wanted + 1 / (first - wanted) + 1 / (events - wanted) + 1 / (second - events + wanted))
    off = np.array([one.a for one in tables]) - wanted
    statistic = float((off**2 / variance).sum()) - (float(off.sum() ** 2 / variance.sum()) if adjust else 0.0)
    return {"statistic": statistic, "df": df, "p": float(stats.chi2.sf(statistic, df))}


def _tested(found: Any, df: int = 1) -> dict[str, float]:
    return {"statistic": float(found.statistic), "df": df, "p": float(found.pvalue)}


def _deviation(tables: Sequence[Fourfold]) -> float:
    """How far the events of the first group are from their expectation, in people."""
    return abs(sum(one.a - one.first * (one.a + one.c) / one.total for one in tables))


def _difference(tables: Sequence[Fourfold]) -> float:
    """The common difference of rates, weighted as Mantel and Haenszel do (Greenland and Robins 1985)."""
    weights = np.array([one.first * one.second / one.total for one in tables])
    each = np.array([one.rates()[0] - one.rates()[1] for one in tables])
    return float((weights * each).sum() / weights.sum())


def exact(tables: Sequence[Fourfold], *, alternative: Alternative = "two-sided", level: float = 0.95) -> dict[str, Any]:
    """The exact conditional test of all strata together, with the conditional odds ratio and its exact interval.

    Nothing where the counts are weighted or there are too many of them: there the approximate test is as good.
    """
    if not tables or not all(one.whole for one in tables):
        return {}
    spread = sum(min(one.first, one.a + one.c) - max(0, one.a + one.c - one.second) for one in tables)
    if spread > MOST_FOR_EXACT:
        return {}
    low, logs = _distribution(tables)
    held = _Conditional(np.arange(low, low + len(logs), dtype=np.float64), logs)
    events = sum(one.a for one in tables)
    return {
        "p": held.p(events, alternative),
        "odds_ratio": held.estimate(events),
        "odds_ratio_interval": held.interval(events, level),
    }


def _distribution(tables: Sequence[Fourfold]) -> tuple[int, Floats]:
    """The events of the first group in all strata if the ratio is 1: the lowest, and log probabilities."""
    low, together = 0, np.ones(1)
    for one in tables:
        events = round(one.a + one.c)
        lowest, highest = max(0, events - round(one.second)), min(events, round(one.first))
        support = np.arange(lowest, highest + 1)
        each = stats.hypergeom.pmf(support, round(one.total), events, round(one.first))
        together = np.convolve(together, each)
        low += lowest
    with np.errstate(divide="ignore"):
        return low, np.log(together)


class _Conditional:
    """The distribution of the events for any common odds ratio, given all margins."""

    def __init__(self, support: Floats, logs: Floats) -> None:
        self.support = support
        self.logs = logs

    def density(self, log_ratio: float) -> Floats:
        held = self.logs + self.support * log_ratio
        found = np.exp(held - held.max())
        return np.asarray(found / found.sum())

    def p(self, events: float, alternative: Alternative) -> float:
        density = self.density(0.0)
        if alternative == "greater":
            return float(density[self.support >= events].sum())
        if alternative == "less":
            return float(density[self.support <= events].sum())
        here = density[self.support == events][0]
        return min(1.0, float(density[density <= here * _TIES].sum()))

    def estimate(self, events: float) -> float:
        if events <= self.support[0]:
            return 0.0
        if events >= self.support[-1]:
            return math.inf
        return self._solve(lambda log: float((self.density(log) * self.support).sum()) - events)

    def interval(self, events: float, level: float) -> tuple[float, float]:
        tail = (1 - level) / 2
        low, high = 0.0, math.inf
        if events > self.support[0]:
            low = self._solve(lambda log: float(self.density(log)[self.support >= events].sum()) - tail)
        if events < self.support[-1]:
            high = self._solve(lambda log: tail - float(self.density(log)[self.support <= events].sum()))
        return low, high

    @staticmethod
    def _solve(rising: Callable[[float], float]) -> float:
        """The ratio at which a function of its logarithm that rises is 0."""
        return math.exp(float(optimize.brentq(rising, -_FARTHEST, _FARTHEST, xtol=1e-12)))
