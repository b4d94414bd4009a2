"""Time until something happens: curves (Kaplan and Meier 1958), their medians, and whether groups differ (log-rank).

`statsmodels.duration.survfunc` gives curve, error (Greenwood 1926) and log-rank. Where a curve lies exactly on a half
for a while the median is the middle of that time, as R and SAS have it (lifelines takes its beginning).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from statsmodels.duration.survfunc import SurvfuncRight, survdiff

Floats = NDArray[np.float64]
INTERVALS = ("log", "log-log", "plain")
WEIGHTS = {"log-rank": None, "gehan": "gb", "tarone-ware": "tw", "fleming-harrington": "fh"}
_EVEN = 1e-9


@dataclass(frozen=True, slots=True)
class Lives:
    """People followed: `time` until the event or the end of following, `event` 1 or 0, `entry` when it began (or None).

    Times in one unit; an entry counts from before it, so that who enters at 3 is at risk after 3.
    """

    time: Floats
    event: Floats
    entry: Floats | None = None

    def of(self, mask: Any) -> "Lives":
        """Those whom the mask names."""
        return Lives(self.time[mask], self.event[mask], None if self.entry is None else self.entry[mask])


@dataclass(frozen=True, slots=True)
class Curve:
    """The share still without the event just after each of `times` at which one happened, with its interval."""

    times: Floats
    survival: Floats
    low: Floats
    high: Floats
    error: Floats
    at_risk: Floats
    events: Floats
    people: int

    def at(self, time: float) -> dict[str, float]:
        """The share at one time, with its interval."""
        here = int(np.searchsorted(self.times, time, side="right")) - 1
        if here < 0:
            return {"time": time, "survival": 1.0, "low": 1.0, "high": 1.0}
        return {
            "time": time,
            "survival": float(self.survival[here]),
            "low": float(self.low[here]),
            "high": float(self.high[here]),
        }

    def quantile(self, share: float = 0.5) -> dict[str, float]:
        """The time at which `share` of the people have had the event, with its interval; infinite where it is never."""
        named = (("time", self.survival), ("low", self.low), ("high", self.high))
        return {name: _crossing(self.times, line, 1 - share) for name, line in named}

    def mean_until(self, end: float) -> dict[str, float]:
        """The mean time without the event up to `end`, with its standard error (restricted mean)."""
        kept = self.times < end
        edges = np.concatenate([[0.0], self.times[kept], [end]])
        heights = np.concatenate([[1.0], self.survival[kept]])
        areas = np.diff(edges) * heights
        later = np.cumsum(areas[::-1])[::-1][1:]
        alive = self.at_risk[kept] * (self.at_risk[kept] - self.events[kept])
        terms = np.divide(later**2 * self.events[kept], alive, out=np.zeros_like(later), where=alive > 0)
        return {"until": end, "mean": float(areas.sum()), "se": float(math.sqrt(terms.sum()))}


def _crossing(times: Floats, line: Floats, level: float) -> float:
    """Where a falling line comes to `level`: in the middle of the time that it lies exactly on it."""
    below = np.flatnonzero(~(line > level + _EVEN))
    if not len(below):
        return math.inf
    first = int(below[0])
    if abs(line[first] - level) <= _EVEN:
        further = np.flatnonzero(line < level - _EVEN)
        if len(further):
            return float((times[first] + times[further[0]]) / 2)
    return float(times[first]) if line[first] == line[first] else math.inf


def kaplan_meier(lives: Lives, *, interval: str = "log", level: float = 0.95) -> Curve:
    """The curve of these people; `interval` is one of `INTERVALS` (R takes log, SAS and Stata log-log).

    Of no one, or without an event, the curve has no step.
    """
    people = len(lives.time)
    if people == 0 or not lives.event.any():
        none = np.empty(0)
        return Curve(none, none, none, none, none, none, none, people)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = SurvfuncRight(lives.time, lives.event.astype(int), entry=lives.entry)
    steps = np.asarray(found.n_events) > 0
    survival, error = np.asarray(found.surv_prob)[steps], np.asarray(found.surv_prob_se)[steps]
    low, high = _band(survival, error, interval, level)
    return Curve(
        np.asarray(found.surv_times, dtype=np.float64)[steps],
        survival,
        low,
        high,
        error,
        np.asarray(found.n_risk, dtype=np.float64)[steps],
        np.asarray(found.n_events, dtype=np.float64)[steps],
        people,
    )


def _band(survival: Floats, error: Floats, interval: str, level: float) -> tuple[Floats, Floats]:
    z = float(stats.norm.ppf(0.5 + level / 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        relative = error / survival
        if interval == "plain":
            low, high = survival - z * error, survival + z * error
        elif interval == "log-log":
            far = z * relative / np.abs(np.log(survival))
            low, high = survival ** np.exp(far), survival ** np.exp(-far)
        else:
            low, high = survival * np.exp(-z * relative), survival * np.exp(z * relative)
    return np.clip(low, 0, 1), np.clip(high, 0, 1)


def log_rank(
    lives: Lives, groups: Any, *, strata: Any = None, weights: str = "log-rank", power: float = 1.0
) -> dict[str, Any]:
    """Whether the curves of the groups (two or more) differ, within strata if given: statistic, df, p.

    `weights` is one of `WEIGHTS`; `power` the exponent of Fleming and Harrington (rho in R).
    """
    _, codes = np.unique(groups, return_inverse=True)
    if codes.max(initial=0) < 1 or not lives.event.any():
        return {"statistic": math.nan, "df": int(codes.max(initial=0)), "p": math.nan}
    more: dict[str, Any] = {"fh_p": power} if weights == "fleming-harrington" else {}
    if strata is not None:
        more["strata"] = np.unique(strata, return_inverse=True)[1]
    statistic, p = survdiff(
        lives.time, lives.event.astype(int), codes, weight_type=WEIGHTS[weights], entry=lives.entry, **more
    )
    return {"statistic": float(statistic), "df": int(codes.max()), "p": float(p), "weights": weights}


def expected(lives: Lives, groups: Any, names: Sequence[str], strata: Any = None) -> dict[str, dict[str, float]]:
    """For each group the events there were, and those to be expected if all groups were alike."""
    found = {name: {"events": 0.0, "expected": 0.0} for name in names}
    layers = np.zeros(len(lives.time)) if strata is None else np.unique(strata, return_inverse=True)[1]
    begun = np.full(len(lives.time), -np.inf) if lives.entry is None else lives.entry
    for layer in np.unique(layers):
        here = layers == layer
        for moment in np.unique(lives.time[here & (lives.event == 1)]):
            risk = here & (lives.time >= moment) & (begun < moment)
            events = float((risk & (lives.time == moment) & (lives.event == 1)).sum())
            for name in names:
                found[name]["expected"] += events * float((risk & (groups == name)).sum()) / float(risk.sum())
    for name in names:
        found[name]["events"] = float(lives.event[groups == name].sum())
    return found
