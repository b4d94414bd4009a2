"""Cox regression (1972): how much faster the event comes, other things equal; and whether that holds over time.

`statsmodels.duration.hazard_regression.PHReg` fits (ties by Efron 1977, its default of Breslow on request). The test of
proportional hazards is the score test of Grambsch and Therneau 1994 as R's `cox.zph` has it since survival 3.0; no
library of ours has it, so its sums are here.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from statsmodels.duration.hazard_regression import PHReg

from songhanh.equity.models import ratios, table, watched
from songhanh.equity.results import Remark
from songhanh.equity.survival import Lives, kaplan_meier

Floats = NDArray[np.float64]
TIES = ("efron", "breslow")
TRANSFORMS = ("km", "identity", "log", "rank")
_MOST_FOR_PAIRS = 5000  # people whose pairs are compared for the concordance


@dataclass(frozen=True, slots=True)
class Cox:
    """A fitted model: what it says, its coefficients and the data they came from."""

    values: dict[str, Any]
    remarks: tuple[Remark, ...]
    beta: Floats


def fit(
    lives: Lives,
    matrix: Floats,
    names: Sequence[str],
    *,
    strata: Any = None,
    ties: str = "efron",
    clusters: Any = None,
    level: float = 0.95,
) -> Cox:
    """Hazard ratios of the columns of `matrix` with intervals; likelihood-ratio, Wald and score test of all."""
    # PHReg counts who enters at the very time of an event; everywhere else (and in R) such a person comes after it.
    entry = None if lives.entry is None else np.nextafter(lives.entry, np.inf)
    model = PHReg(lives.time, matrix, status=lives.event, entry=entry, strata=strata, ties=ties)
    groups = None if clusters is None else np.unique(clusters, return_inverse=True)[1]
    done, remarks = watched(lambda: model.fit(groups=groups))
    beta = np.asarray(done.params, dtype=np.float64)
    nothing = np.zeros(len(beta))
    ratio = 2 * (float(done.llf) - float(model.loglike(nothing)))
    score, information = np.asarray(model.score(nothing)), -np.asarray(model.hessian(nothing))
    wald = float(beta @ np.linalg.pinv(np.asarray(done.cov_params())) @ beta)
    values = {
        "n": len(lives.time),
        "events": int(lives.event.sum()),
        "ties": ties,
        "log_likelihood": float(done.llf),
        "likelihood_ratio": _tested(ratio, len(beta)),
        "wald": _tested(wald, len(beta)),
        "score": _tested(float(score @ np.linalg.pinv(information) @ score), len(beta)),
        "coefficients": ratios(table(names, beta, done.bse, level=level), "hazard_ratio"),
    }
    if len(lives.time) <= _MOST_FOR_PAIRS and strata is None and lives.entry is None:
        values["concordance"] = concordance(lives, matrix @ beta)
    return Cox(values, remarks, beta)


def _tested(statistic: float, df: int) -> dict[str, float]:
    return {"statistic": statistic, "df": df, "p": float(stats.chi2.sf(statistic, df))}


def concordance(lives: Lives, risk: Floats) -> float:
    """The share of pairs of which the one with the greater risk has the event first (Harrell 1982); ties count half."""
    right = 0.0
    pairs = 0
    for at in np.flatnonzero(lives.event == 1):
        later = (lives.time > lives.time[at]) | ((lives.time == lives.time[at]) & (lives.event == 0))
        pairs += int(later.sum())
        right += float((risk[later] < risk[at]).sum() + 0.5 * (risk[later] == risk[at]).sum())
    return right / pairs if pairs else math.nan


def proportional(
    lives: Lives, matrix: Floats, names: Sequence[str], beta: Floats, *, strata: Any = None, ties: str = "efron",
    transform: str = "km",
) -> dict[str, Any]:  # fmt: skip
    """Whether each ratio stays the same over time: chi-square and p for each column, and for all of them (`global`).

    A small p says that the ratio changes: then show curves, and stratify. `transform` is how time is counted.
    """
    moments = _moments(lives, matrix, beta, strata, ties)
    if not moments:
        return {}
    times = np.array([one.time for one in moments])
    scale = _transformed(lives, times, np.array([one.deaths for one in moments]), transform)
    wide = len(beta)
    score = np.zeros(wide)
    blocks = np.zeros((2 * wide, 2 * wide))
    for g, one in zip(scale, moments, strict=True):
        score += g * one.residual
        blocks += np.kron(np.array([[1, g], [g, g * g]]), one.variance)
    found = {name: _tested(_score_test(score, blocks, [at]), 1) for at, name in enumerate(names)}
    found["global"] = _tested(_score_test(score, blocks, list(range(wide))), wide)
    return found


def _score_test(score: Floats, blocks: Floats, at: list[int]) -> float:
    wide = len(score)
    held = [*range(wide), *(wide + one for one in at)]
    information = blocks[np.ix_(held, held)]
    whole = np.concatenate([np.zeros(wide), score[at]])
    return float(whole @ np.linalg.pinv(information) @ whole)


def _transformed(lives: Lives, times: Floats, deaths: Floats, transform: str) -> Floats:
    if transform == "km":
        curve = kaplan_meier(lives)
        before = np.searchsorted(curve.times, times, side="left")
        scale = 1 - np.concatenate([[1.0], curve.survival])[before]
    elif transform == "rank":
        scale = stats.rankdata(np.repeat(times, deaths.astype(int)))
        scale = scale[np.concatenate([[0], np.cumsum(deaths.astype(int))[:-1]])]
    else:
        scale = np.log(times) if transform == "log" else times
    return np.asarray(scale - np.average(scale, weights=deaths))


@dataclass(frozen=True, slots=True)
class _Moment:
    """One time of events: observed less expected covariates, and the variance of these among those at risk."""

    time: float
    deaths: int
    residual: Floats
    variance: Floats


def _moments(lives: Lives, matrix: Floats, beta: Floats, strata: Any, ties: str) -> list[_Moment]:
    layers = np.zeros(len(lives.time)) if strata is None else np.unique(strata, return_inverse=True)[1]
    found = []
    for layer in np.unique(layers):
        here = layers == layer
        found += _moments_of(lives.of(here), matrix[here], beta, ties)
    return found


def _moments_of(lives: Lives, matrix: Floats, beta: Floats, ties: str) -> list[_Moment]:
    weight = np.exp(matrix @ beta - (matrix @ beta).max(initial=0.0))
    sums = _Sums(weight, matrix)
    leaving = _Falling(lives.time, sums)
    entering = None if lives.entry is None else _Falling(lives.entry, sums)
    found = []
    for time in np.unique(lives.time[lives.event == 1]):
        dead = (lives.time == time) & (lives.event == 1)
        risk = leaving.at_least(time)
        if entering is not None:
            # Who enters at this time or later is not yet at risk.
            risk = risk - entering.at_least(time)
        found.append(_moment(float(time), matrix[dead], risk, _Sums(weight[dead], matrix[dead]).whole(), ties))
    return found


def _moment(time: float, dead: Floats, risk: Floats, dying: Floats, ties: str) -> _Moment:
    many, wide = dead.shape
    residual, variance = dead.sum(axis=0), np.zeros((wide, wide))
    for at in range(many):
        held = risk - dying * (at / many if ties == "efron" else 0.0)
        mean = held[1 : wide + 1] / held[0]
        residual = residual - mean
        variance += held[wide + 1 :].reshape(wide, wide) / held[0] - np.outer(mean, mean)
    return _Moment(time, many, residual, variance)


class _Sums:
    """For each person weight, weighted covariates and their products, side by side, to be summed."""

    def __init__(self, weight: Floats, matrix: Floats) -> None:
        products = (matrix[:, :, None] * matrix[:, None, :]).reshape(len(matrix), -1)
        self.each = weight[:, None] * np.column_stack([np.ones(len(matrix)), matrix, products])

    def whole(self) -> Floats:
        return np.asarray(self.each.sum(axis=0))


class _Falling:
    """Sums over all whose time is at least so much, found without a second pass."""

    def __init__(self, times: Floats, sums: _Sums) -> None:
        order = np.argsort(times)
        self.times = times[order]
        self.sums = np.cumsum(sums.each[order][::-1], axis=0)[::-1]

    def at_least(self, time: float) -> Floats:
        at = int(np.searchsorted(self.times, time, side="left"))
        return np.asarray(self.sums[at]) if at < len(self.times) else np.zeros(self.sums.shape[1])
