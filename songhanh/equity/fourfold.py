"""Two groups, one outcome: rates, their difference and ratios, and how likely chance alone would differ so much.

Sources: Fisher 1935; Pearson 1900 with the correction of Yates 1934; conditional odds ratio as in R's `fisher.test`;
four-fifths rule: US Uniform Guidelines 1978, a rule of thumb and no finding.
"""

import math
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from scipy import stats

from songhanh.equity import intervals

Alternative = Literal["two-sided", "greater", "less"]
ALTERNATIVES: tuple[Alternative, ...] = ("two-sided", "greater", "less")
MOST_FOR_EXACT = 200_000  # people: beyond, exact and approximate p agree in every digit that is shown
FEWEST = 5  # people of each group, and events in all: below, no rates are compared


@dataclass(frozen=True, slots=True)
class Fourfold:
    """Counts of people: `a` of the first group with the outcome and `b` without, `c` and `d` of the second."""

    a: float
    b: float
    c: float
    d: float

    def __post_init__(self) -> None:
        if min(self.a, self.b, self.c, self.d) < 0:
            raise ValueError(self)

    @property
    def first(self) -> float:
        """People of the first group."""
        return self.a + self.b

    @property
    def second(self) -> float:
        """People of the second group."""
        return self.c + self.d

    @property
    def total(self) -> float:
        """People of both groups."""
        return self.first + self.second

    @property
    def whole(self) -> bool:
        """Whether all counts are whole people, so that exact tests have a meaning."""
        return all(float(one).is_integer() for one in (self.a, self.b, self.c, self.d))

    @property
    def informs(self) -> bool:
        """Whether both groups are there and the outcome is neither everybody's nor nobody's."""
        return min(self.first, self.second) > 0 and 0 < self.a + self.c < self.total

    def too_few(self) -> bool:
        """Whether only counts should be told: under `FEWEST` of a group or events, or an outcome of all or none."""
        return min(self.first, self.second, self.a + self.c) < FEWEST or not self.informs

    def rates(self) -> tuple[float, float]:
        """The shares with the outcome; NaN for a group that is empty."""
        return _over(self.a, self.first), _over(self.c, self.second)


def _over(part: float, whole: float) -> float:
    return part / whole if whole else math.nan


def effects(
    table: Fourfold, *, level: float = 0.95, share: str = "wilson", difference: str = "newcombe"
) -> dict[str, Any]:
    """Sizes with their intervals: difference in percentage points (first - second), rate ratio, odds ratio.

    `share` and `difference` name the interval as in `intervals`. An empty cell gives no sample odds ratio.
    """
    p, q = table.rates()
    a, b, c, d = table.a, table.b, table.c, table.d
    points = intervals.difference(a, table.first, c, table.second, method=difference, level=level)
    return {
        "first_rate": p,
        "first_rate_interval": intervals.share(a, table.first, share, level),
        "second_rate": q,
        "second_rate_interval": intervals.share(c, table.second, share, level),
        "difference_points": 100 * (p - q),
        "difference_points_interval": tuple(100 * one for one in points),
        "rate_ratio": _over(p, q),
        "rate_ratio_interval": intervals.rate_ratio(a, table.first, c, table.second, level),
        "odds_ratio": a * d / (b * c) if min(a, b, c, d) > 0 else math.nan,
        "odds_ratio_interval": intervals.odds_ratio(a, b, c, d, level),
        "impact_ratio": _impact(p, q),
        "below_four_fifths": below_four_fifths(table),
    }


def _impact(p: float, q: float) -> float:
    return _over(min(p, q), max(p, q)) if not math.isnan(p + q) else math.nan


def below_four_fifths(table: Fourfold) -> bool | None:
    """Whether the lower rate is under four fifths of the higher, decided in whole numbers: exactly 80% is not below."""
    if min(table.first, table.second) <= 0 or table.a + table.c == 0:
        return None
    ours, theirs = table.a * table.second, table.c * table.first
    return bool(5 * min(ours, theirs) < 4 * max(ours, theirs))


def chances(table: Fourfold, *, alternative: Alternative = "two-sided", level: float = 0.95) -> dict[str, Any]:
    """Fisher's exact test in its three directions, the conditional odds ratio, chi-square without and with Yates.

    `greater` means that the first group has the outcome more often. Where the table tells nothing (`informs`)
    no test is made; of weighted counts only the approximate ones.
    """
    if not table.informs:
        return {"test": None, "p": math.nan}
    grid = np.array([[table.a, table.b], [table.c, table.d]])
    found: dict[str, Any] = {
        "chi2": chi_square(grid, corrected=False),
        "chi2_yates": chi_square(grid, corrected=True),
        "likelihood_ratio": chi_square(grid, corrected=False, how="log-likelihood"),
        "z": _z(table),
    }
    if not table.whole or table.total > MOST_FOR_EXACT:
        return found | {"test": "chi2", "p": _sided(found, alternative)}
    whole = grid.astype(np.int64)
    fisher = {one: float(stats.fisher_exact(whole, alternative=one).pvalue) for one in ALTERNATIVES}
    conditional = stats.contingency.odds_ratio(whole)
    bounds = conditional.confidence_interval(level)
    return found | {
        "fisher": fisher,
        "odds_ratio_conditional": float(conditional.statistic),
        "odds_ratio_conditional_interval": (float(bounds.low), float(bounds.high)),
        "test": "fisher",
        "p": fisher[alternative],
    }


def alone(table: Fourfold, alternative: Alternative = "two-sided") -> dict[str, Any]:
    """The test that `chances` takes and its p, without all else: for thousands of units."""
    if not table.informs:
        return {"test": None, "p": math.nan}
    grid = np.array([[table.a, table.b], [table.c, table.d]])
    if not table.whole or table.total > MOST_FOR_EXACT:
        return {"test": "chi2", "p": _sided({"chi2": chi_square(grid), "z": _z(table)}, alternative)}
    return {"test": "fisher", "p": float(stats.fisher_exact(grid.astype(np.int64), alternative=alternative).pvalue)}


def _z(table: Fourfold) -> float:
    """The pooled z of two shares, whose square is chi-square without correction."""
    share = (table.a + table.c) / table.total
    p, q = table.rates()
    return (p - q) / math.sqrt(share * (1 - share) * (1 / table.first + 1 / table.second))


def _sided(found: dict[str, Any], alternative: Alternative) -> float:
    if alternative == "two-sided":
        return float(found["chi2"]["p"])
    return float(stats.norm.sf(found["z"]) if alternative == "greater" else stats.norm.cdf(found["z"]))


def chi_square(grid: Any, *, corrected: bool = False, how: str = "pearson") -> dict[str, float]:
    """Pearson's chi-square (or the likelihood ratio) of a table without empty lines: statistic, df, p."""
    found = stats.chi2_contingency(grid, correction=corrected, lambda_=how)
    return {"statistic": float(found.statistic), "df": int(found.dof), "p": float(found.pvalue)}


def crosstab(grid: Any, *, runs: int = 9999, seed: int = 20260308) -> dict[str, Any]:
    """A table of any size: chi-square, Cramér's V, and where an expected count is below 5 also a permutation test.

    Lines without anybody are left out first. Of fewer than two rows or columns there is nothing to compare.
    """
    counts = np.asarray(grid, dtype=np.float64)
    counts = counts[counts.sum(axis=1) > 0][:, counts.sum(axis=0) > 0]
    if min(counts.shape, default=0) < 2:
        return {"test": None, "p": math.nan}
    expected = stats.contingency.expected_freq(counts)
    found: dict[str, Any] = {"chi2": chi_square(counts), "expected_lowest": float(expected.min())}
    found["cramers_v"] = math.sqrt(found["chi2"]["statistic"] / counts.sum() / (min(counts.shape) - 1))
    found |= {"likelihood_ratio": chi_square(counts, how="log-likelihood"), "test": "chi2", "p": found["chi2"]["p"]}
    whole = bool((counts == np.round(counts)).all())
    if expected.min() < FEWEST and whole and counts.sum() <= MOST_FOR_EXACT:
        method = stats.PermutationMethod(n_resamples=runs, rng=np.random.default_rng(seed))
        permuted = stats.chi2_contingency(counts.astype(np.int64), correction=False, method=method)
        found |= {"test": "permutation", "p": float(permuted.pvalue), "permutation_runs": runs, "seed": seed}
    return found
