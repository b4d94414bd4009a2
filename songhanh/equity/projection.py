"""Where the shares will be: people by level flow on from year to year, with the range that chance gives.

`n_next[j] = sum_i n_i P_ij + hires_j`; the rows of P and the leaving of each level make 1. Chance: each level's people
are drawn anew among the ways they can go (multinomial), 1,000 times with a seed. Retirements are known, not estimated.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_ONE = 1e-6
LOW, HIGH = 10, 90  # percentiles of the range that is told


@dataclass(frozen=True, slots=True)
class Flow:
    """How one group moves in a year: `moves[i, j]` from level i to j, the rest of row i leaves; `hires[j]` come in.

    Raises ValueError where a row is more than 1 or a number is negative.
    """

    moves: Floats
    hires: Floats

    def __post_init__(self) -> None:
        wide = len(self.hires)
        if self.moves.shape != (wide, wide) or self.moves.min(initial=0) < 0 or self.hires.min(initial=0) < 0:
            raise ValueError(self)
        if (self.moves.sum(axis=1) > 1 + _ONE).any():
            raise ValueError(self)

    def next(self, people: Floats) -> Floats:
        """The people expected a year later."""
        return np.asarray(people @ self.moves + self.hires)

    def draw(self, people: NDArray[np.int64], random: np.random.Generator) -> NDArray[np.int64]:
        """One year as chance may have it; a fraction of a hire comes with that probability."""
        whole = np.floor(self.hires)
        arrived = (whole + (random.random(len(whole)) < self.hires - whole)).astype(np.int64)
        for level, many in enumerate(people):
            ways = np.append(self.moves[level], max(0.0, 1 - self.moves[level].sum()))
            arrived += random.multinomial(int(many), ways / ways.sum())[:-1]
        return arrived


def ladder(stay: Sequence[float], up: Sequence[float]) -> Floats:
    """The moves where one can only stay or go one level up: levels from the lowest to the highest."""
    moves = np.diag(np.asarray(stay, dtype=np.float64))
    for at in range(len(stay) - 1):
        moves[at, at + 1] = up[at]
    return moves


def expected(people: Mapping[str, Floats], flows: Mapping[str, Flow], years: int) -> list[dict[str, Floats]]:
    """The people of each group by level expected in each of so many years, the first a year from now."""
    held = {name: np.asarray(each, dtype=np.float64) for name, each in people.items()}
    found = []
    for _ in range(years):
        held = {name: flows[name].next(each) for name, each in held.items()}
        found.append(held)
    return found


def simulate(
    people: Mapping[str, Floats],
    flows: Mapping[str, Flow],
    years: int,
    *,
    first: str = "women",
    runs: int = 1000,
    seed: int = 20260308,
) -> list[dict[str, list[float]]]:
    """For each year the range (10th to 90th percentile) of the share of `first` by level; NaN where nobody is.

    The people that a run begins with are rounded to whole ones.
    """
    random = np.random.default_rng(seed)
    shares = np.full((runs, years, len(people[first])), np.nan)
    for run in range(runs):
        held = {name: np.rint(each).astype(np.int64) for name, each in people.items()}
        for year in range(years):
            held = {name: flows[name].draw(each, random) for name, each in held.items()}
            total = sum(held.values())
            np.divide(held[first], total, out=shares[run, year], where=np.asarray(total) > 0)
    return [_range(shares[:, year]) for year in range(years)]


def _range(shares: Floats) -> dict[str, list[float]]:
    there = ~np.isnan(shares).all(axis=0)
    low, high = np.full(shares.shape[1], np.nan), np.full(shares.shape[1], np.nan)
    if there.any():
        low[there], high[there] = np.nanpercentile(shares[:, there], [LOW, HIGH], axis=0)
    return {"low": low.tolist(), "high": high.tolist()}


@dataclass(frozen=True, slots=True)
class Cohort:
    """A body of posts now: women and men in them, and by year how many of each leave for certain."""

    women: int
    men: int
    leaving: Mapping[int, tuple[int, int]]


def posts(
    cohort: Cohort,
    years: Sequence[int],
    share: float,
    *,
    quits: float = 0.0,
    target: float | None = None,
    runs: int = 1000,
    seed: int = 20260308,
) -> list[dict[str, Any]]:
    """The share of women by year where every vacancy is filled, by a woman with probability `share`.

    Known leavings come as they are; beyond them each of the others leaves with probability `quits` a year. Mean and
    range (10th to 90th percentile) of `runs` runs, with the chance that `target` is reached where one is given.
    """
    random = np.random.default_rng(seed)
    women, men = np.full(runs, cohort.women), np.full(runs, cohort.men)
    total = cohort.women + cohort.men
    newcomers = np.zeros((2, runs), dtype=np.int64)  # nobody knows yet when they retire
    found = []
    for year in years:
        gone_women, gone_men = cohort.leaving.get(year, (0, 0))
        old_women, old_men = women - newcomers[0], men - newcomers[1]
        left_women = np.minimum(gone_women, old_women)
        left_men = np.minimum(gone_men, old_men)
        quit_women, quit_men = (
            random.binomial(old_women - left_women, quits),
            random.binomial(old_men - left_men, quits),
        )
        again = random.binomial(newcomers, quits)
        vacant = left_women + left_men + quit_women + quit_men + again.sum(axis=0)
        filled = random.binomial(vacant, share)
        women = women - left_women - quit_women - again[0] + filled
        men = total - women
        newcomers = newcomers - again + np.stack([filled, vacant - filled])
        found.append({"year": year} | _told(women / total if total else np.full(runs, np.nan), target))
    return found


def _told(shares: Floats, target: float | None) -> dict[str, Any]:
    low, high = np.percentile(shares, [LOW, HIGH])
    told: dict[str, Any] = {"mean": float(shares.mean()), "low": float(low), "high": float(high)}
    if target is not None:
        told["chance_of_target"] = float((shares >= target - 1e-12).mean())
    return told
