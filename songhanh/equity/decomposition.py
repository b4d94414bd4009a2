"""A gap of means taken apart (Blinder 1973, Oaxaca 1973): what the groups bring, and what it is paid.

A is the second group (men), B the first (women); the gap is the mean of A less that of B. References of the two-fold
form: `pooled` with the dummy of the group (Jann 2008, Stata Journal 8:453), `neumark` without it (Neumark 1988),
`men` and `women` (the coefficients of A or B), `cotton` (1988, weighted by group size), `reimers` (1983, half of each).
The sums are those of `statsmodels.stats.oaxaca`, which gives no detail and swaps groups; tests hold the two together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from songhanh.equity.design import Design

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
REFERENCES = ("pooled", "neumark", "men", "women", "cotton", "reimers")
THREE = ("endowments", "coefficients", "interaction")


@dataclass(frozen=True, slots=True)
class Sides:
    """Means (with the constant in front) and coefficients of the two groups, and of the reference models."""

    mean_a: Floats
    mean_b: Floats
    beta_a: Floats
    beta_b: Floats
    references: Mapping[str, Floats]

    @property
    def gap(self) -> float:
        """The mean of A less the mean of B, as the models give it."""
        return float(self.mean_a @ self.beta_a - self.mean_b @ self.beta_b)

    def two_fold(self, reference: str) -> tuple[Floats, Floats]:
        """The explained and the unexplained part, one number for each column with the constant in front."""
        star = self.references[reference]
        explained = (self.mean_a - self.mean_b) * star
        return explained, self.mean_a * (self.beta_a - star) + self.mean_b * (star - self.beta_b)

    def three_fold(self) -> tuple[Floats, Floats, Floats]:
        """Endowments, coefficients and interaction for each column."""
        ends, prices = self.mean_a - self.mean_b, self.beta_a - self.beta_b
        return ends * self.beta_b, self.mean_b * prices, ends * prices


def sides(outcome: Floats, matrix: Floats, first: Flags, weights: Floats | None = None) -> Sides:
    """The two regressions and their references; `matrix` has its constant in front."""
    ones = np.ones(len(outcome)) if weights is None else weights
    a, b = ~first, first
    beta_a, beta_b = (_solve(outcome[mask], matrix[mask], ones[mask]) for mask in (a, b))
    share = float(ones[a].sum() / ones.sum())
    dummy = np.column_stack([matrix, first.astype(np.float64)])
    references = {
        "pooled": _solve(outcome, dummy, ones)[:-1],
        "neumark": _solve(outcome, matrix, ones),
        "men": beta_a,
        "women": beta_b,
        "cotton": share * beta_a + (1 - share) * beta_b,
        "reimers": (beta_a + beta_b) / 2,
    }
    mean_a, mean_b = (np.average(matrix[mask], axis=0, weights=ones[mask]) for mask in (a, b))
    return Sides(mean_a, mean_b, beta_a, beta_b, references)


def _solve(outcome: Floats, matrix: Floats, weights: Floats) -> Floats:
    """Least squares; of coefficients that a group cannot tell apart the shortest."""
    root = np.sqrt(weights)
    return np.asarray(np.linalg.lstsq(matrix * root[:, None], outcome * root, rcond=None)[0])


def normalised(held: Sides, design: Design) -> tuple[Sides, list[str], dict[str, list[int]]]:
    """The sides with effects of categories as deviations from their mean (Yun 2005), so that details do not depend on
    the category left out; with the names of the columns and which belong to each term. The constant stands first.
    """
    names = ["constant", *design.names]
    places = {term: [at + 1 for at in held_at] for term, held_at in design.terms.items()}
    stretched = [held.mean_a, held.mean_b, held.beta_a, held.beta_b, *held.references.values()]
    for term, left_out in design.omitted.items():
        at = places[term]
        if not at:
            continue
        column = names[at[0]].rpartition("=")[0]
        names.append(f"{column}={left_out}")
        stretched[:2] = [np.append(one, 1 - one[at].sum()) for one in stretched[:2]]
        stretched[2:] = [_centred(one, at) for one in stretched[2:]]
        places[term] = [*at, len(names) - 1]
    mean_a, mean_b, beta_a, beta_b, *others = stretched
    found = Sides(mean_a, mean_b, beta_a, beta_b, dict(zip(held.references, others, strict=True)))
    return found, names, places


def _centred(beta: Floats, at: list[int]) -> Floats:
    middle = beta[at].sum() / (len(at) + 1)
    moved = beta.copy()
    moved[at] -= middle
    moved[0] += middle
    return np.append(moved, -middle)


def totals(held: Sides) -> dict[str, Any]:
    """All decompositions in sums: `two_fold` by reference, `three_fold`, `gap`."""
    two = {}
    for name in held.references:
        explained, unexplained = held.two_fold(name)
        two[name] = {"explained": float(explained.sum()), "unexplained": float(unexplained.sum())}
    three = {name: float(part.sum()) for name, part in zip(THREE, held.three_fold(), strict=True)}
    return {"gap": held.gap, "two_fold": two, "three_fold": three}


def details(held: Sides, design: Design, reference: str) -> list[dict[str, Any]]:
    """What each term gives to each part, the categories of a column together; the constant last."""
    level, _, places = normalised(held, design)
    explained, unexplained = level.two_fold(reference)
    three = level.three_fold()
    found = []
    for term, at in [*places.items(), ("constant", [0])]:
        row: dict[str, Any] = {"term": term, "explained": float(explained[at].sum())}
        row["unexplained"] = float(unexplained[at].sum())
        found.append(row | {name: float(part[at].sum()) for name, part in zip(THREE, three, strict=True)})
    return found


def bootstrap(
    outcome: Floats,
    matrix: Floats,
    first: Flags,
    weights: Floats | None = None,
    *,
    runs: int = 200,
    seed: int = 20260308,
) -> dict[str, Any]:
    """Standard errors of `totals`: people drawn again within each group, `runs` times."""
    random = np.random.default_rng(seed)
    places = [np.flatnonzero(first), np.flatnonzero(~first)]
    drawn = []
    for _ in range(runs):
        rows = np.concatenate([random.choice(one, len(one)) for one in places])
        again = sides(outcome[rows], matrix[rows], first[rows], None if weights is None else weights[rows])
        drawn.append(_flat(totals(again)))
    return {name: float(np.std([one[name] for one in drawn], ddof=1)) for name in drawn[0]} if runs > 1 else {}


def _flat(found: dict[str, Any], before: str = "") -> dict[str, float]:
    flat: dict[str, float] = {}
    for name, value in found.items():
        flat |= _flat(value, f"{before}{name}.") if isinstance(value, dict) else {f"{before}{name}": value}
    return flat


def errors_three_fold(outcome: Floats, matrix: Floats, first: Flags, held: Sides) -> dict[str, float]:
    """Standard errors of the three parts by the delta method, the means random too (Jann 2008)."""
    (mean_va, beta_va), (mean_vb, beta_vb) = (_variances(outcome[mask], matrix[mask]) for mask in (~first, first))
    ends, prices = held.mean_a - held.mean_b, held.beta_a - held.beta_b
    squares = {
        "endowments": ends @ beta_vb @ ends + held.beta_b @ (mean_va + mean_vb) @ held.beta_b,
        "coefficients": held.mean_b @ (beta_va + beta_vb) @ held.mean_b + prices @ mean_vb @ prices,
        "interaction": ends @ (beta_va + beta_vb) @ ends + prices @ (mean_va + mean_vb) @ prices,
    }
    return {name: float(np.sqrt(square)) for name, square in squares.items()}


def _variances(outcome: Floats, matrix: Floats) -> tuple[Floats, Floats]:
    """The variance matrices of the means and of the coefficients of one group."""
    many, wide = matrix.shape
    beta = _solve(outcome, matrix, np.ones(many))
    rest = outcome - matrix @ beta
    scale = float(rest @ rest) / max(1, many - wide)
    spread = np.cov(matrix, rowvar=False).reshape(wide, wide) / many
    return spread, scale * np.linalg.pinv(matrix.T @ matrix)
