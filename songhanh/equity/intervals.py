"""Intervals: of a share, of a difference and of a ratio of two shares.

Sources: Wilson 1927 and Clopper-Pearson 1934 by `scipy.stats`; Newcombe 1998 (Statistics in Medicine 17:873, method 10)
for the difference; Katz et al. 1978 for the ratio; Woolf 1955 for the odds ratio; Brown, Cai and DasGupta
2001 for the others.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

from scipy import stats


class Interval(NamedTuple):
    """From `low` to `high`, both included; NaN where the numbers give none."""

    low: float
    high: float


NONE = Interval(math.nan, math.nan)
SHARES = ("wilson", "wilson-cc", "clopper-pearson", "agresti-coull", "jeffreys", "wald")
DIFFERENCES = ("newcombe", "newcombe-cc", "wald")


def _normal(level: float) -> float:
    return float(stats.norm.ppf(0.5 + level / 2))


def share(events: float, total: float, method: str = "wilson", level: float = 0.95) -> Interval:
    """The interval of `events / total` (counts, total > 0) by one of `SHARES`; none for no one.

    Raises:
        ValueError: an unknown method, or events outside 0 … total.
    """
    if not 0 <= events <= total:
        raise ValueError((events, total))
    if total == 0:
        return NONE
    low, high = _SHARES[method](events, total, level)
    return Interval(max(0.0, low), min(1.0, high))


def _wilson(x: float, n: float, level: float) -> Interval:
    z = _normal(level)
    middle = (x + z * z / 2) / (n + z * z)
    half = z * math.sqrt(x * (n - x) / n + z * z / 4) / (n + z * z)
    return Interval(0.0 if x == 0 else middle - half, 1.0 if x == n else middle + half)


def _exactly(method: str) -> Callable[[float, float, float], Interval]:
    """An interval of scipy, which takes whole people only."""

    def find(x: float, n: float, level: float) -> Interval:
        found = stats.binomtest(round(x), round(n)).proportion_ci(level, method)
        return Interval(float(found.low), float(found.high))

    return find


def _agresti_coull(x: float, n: float, level: float) -> Interval:
    z = _normal(level)
    return _wald(x + z * z / 2, n + z * z, level)


def _jeffreys(x: float, n: float, level: float) -> Interval:
    tail = (1 - level) / 2
    low = float(stats.beta.ppf(tail, x + 0.5, n - x + 0.5)) if x > 0 else 0.0
    high = float(stats.beta.ppf(1 - tail, x + 0.5, n - x + 0.5)) if x < n else 1.0
    return Interval(low, high)


def _wald(x: float, n: float, level: float) -> Interval:
    p = x / n
    half = _normal(level) * math.sqrt(p * (1 - p) / n)
    return Interval(p - half, p + half)


_SHARES: dict[str, Callable[[float, float, float], Interval]] = {
    "wilson": _wilson,
    "wilson-cc": _exactly("wilsoncc"),
    "clopper-pearson": _exactly("exact"),
    "agresti-coull": _agresti_coull,
    "jeffreys": _jeffreys,
    "wald": _wald,
}


def difference(a: float, m: float, c: float, n: float, *, method: str = "newcombe", level: float = 0.95) -> Interval:
    """The interval of `a/m - c/n` (a of m against c of n) by one of `DIFFERENCES`."""
    if m == 0 or n == 0:
        return NONE
    p, q = a / m, c / n
    if method == "wald":
        half = _normal(level) * math.sqrt(p * (1 - p) / m + q * (1 - q) / n)
        return Interval(p - q - half, p - q + half)
    inner = "wilson-cc" if method == "newcombe-cc" else "wilson"
    first, second = share(a, m, inner, level), share(c, n, inner, level)
    return Interval(
        p - q - math.hypot(p - first.low, second.high - q), p - q + math.hypot(first.high - p, q - second.low)
    )


def rate_ratio(a: float, m: float, c: float, n: float, level: float = 0.95) -> Interval:
    """The interval of `(a/m) / (c/n)` by its logarithm; none where one of them has no event."""
    if min(a, c, m, n) <= 0:
        return NONE
    return around(math.log((a / m) / (c / n)), math.sqrt(1 / a - 1 / m + 1 / c - 1 / n), level)


def odds_ratio(a: float, b: float, c: float, d: float, level: float = 0.95) -> Interval:
    """The interval of `ad / bc` by its logarithm; none where a cell is empty."""
    if min(a, b, c, d) <= 0:
        return NONE
    return around(math.log(a * d / (b * c)), math.sqrt(1 / a + 1 / b + 1 / c + 1 / d), level)


def around(log: float, error: float, level: float = 0.95) -> Interval:
    """The interval of a ratio whose logarithm is `log` with that standard error."""
    z = _normal(level)
    return Interval(math.exp(log - z * error), math.exp(log + z * error))
