"""How unevenly two groups are spread over units: D and its kin, beside what chance alone would give.

Sources: D of Duncan and Duncan 1955; isolation and exposure of Bell 1954 and Lieberson 1981; Gini over units; index of
Karmel and MacLachlan 1988; mutual information M and H of Theil 1972; what chance gives by permutation (Carrington and
Troske 1997 subtract its mean).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
RUNS = 999


def dissimilarity(first: Floats, second: Floats) -> float:
    """D, from 0 (both spread alike) to 1: the share of one group that would have to move. Counts of people by unit."""
    if not (first.sum() and second.sum()):
        return float("nan")
    return float(0.5 * np.abs(second / second.sum() - first / first.sum()).sum())


def indices(first: Sequence[float] | Floats, second: Sequence[float] | Floats) -> dict[str, float]:
    """All indices of counts by unit (women first); NaN where one of the groups is not there.

    `isolation` is the share of the first group in the unit of its average member, `exposure` that of the second
    there; `karmel_maclachlan` the share of all who would have to move while units keep their size.
    """
    f, m = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    held = f + m > 0
    f, m = f[held], m[held]
    d = dissimilarity(f, m)
    if np.isnan(d):
        names = ("D", "gini", "isolation", "isolation_second", "exposure", "eta2", "karmel_maclachlan", "M", "H")
        return dict.fromkeys(names, float("nan"))
    size = f + m
    total, share = size.sum(), f.sum() / size.sum()
    isolation = float((f / f.sum() * f / size).sum())
    information = mutual_information(np.column_stack([f, m]))
    return {
        "D": d,
        "gini": _gini(f / size, size, share),
        "isolation": isolation,
        "isolation_second": float((m / m.sum() * m / size).sum()),
        "exposure": 1 - isolation,
        "eta2": float((isolation - share) / (1 - share)),
        "karmel_maclachlan": float(np.abs((1 - share) * f - share * m).sum() / total),
        **information,
    }


def _gini(shares: Floats, size: Floats, share: float) -> float:
    """Sum of t_i t_j |p_i - p_j| over 2 T² P (1 - P), by sorting instead of over all pairs."""
    order = np.argsort(shares)
    p, t = shares[order], size[order]
    before, weighted = np.cumsum(t) - t, np.cumsum(t * p) - t * p
    pairs = 2 * float((t * (p * before - weighted)).sum())
    return float(pairs / (2 * t.sum() ** 2 * share * (1 - share)))


def mutual_information(grid: Floats) -> dict[str, float]:
    """M and H of a table of units by groups, of any number of groups."""
    p = grid / grid.sum()
    groups, units = p.sum(axis=0), p.sum(axis=1)
    alike = np.outer(units, groups)
    held = p > 0
    information = float((p[held] * np.log(p[held] / alike[held])).sum())
    entropy = -float((groups[groups > 0] * np.log(groups[groups > 0])).sum())
    return {"M": information, "H": information / entropy if entropy else float("nan")}


def by_chance(
    first: Sequence[float], second: Sequence[float], *, runs: int = RUNS, seed: int = 20260308
) -> dict[str, Any]:
    """D when the same people stand in units of the same size without regard to their group, `runs` times.

    Its mean, its 95th percentile, the chance of a D as large as that found, and the part of D beyond chance
    `(D - mean) / (1 - mean)`. Whole people only; where units are small, D is large by chance alone.
    """
    f, m = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    whole = bool((f == np.round(f)).all() and (m == np.round(m)).all())
    found = dissimilarity(f, m)
    if not whole or np.isnan(found) or runs < 1:
        return {}
    random = np.random.default_rng(seed)
    sizes = (f + m).astype(np.int64)
    drawn = random.multivariate_hypergeometric(sizes, int(f.sum()), size=runs)
    ds = 0.5 * np.abs((sizes - drawn) / m.sum() - drawn / f.sum()).sum(axis=1)
    mean = float(ds.mean())
    return {
        "expected_D": mean,
        "D_95th_percentile": float(np.percentile(ds, 95)),
        "p": float((1 + (ds >= found - 1e-12).sum()) / (runs + 1)),
        "D_beyond_chance": (found - mean) / (1 - mean) if mean < 1 else float("nan"),
        "runs": runs,
        "seed": seed,
    }
