"""What two published tables give away together: differences of one or two people, hidden counts that can be computed.

Two kinds of leak: `difference`, a count shown in both tables that changed by 1 to `hide` people; `computed`, a hidden
count that is bounded more tightly than the rule allows, by one table alone or by both,
where an attacker knows how many moved.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from songhanh.equity.attacker import Bounds, bounds
from songhanh.equity.cells import Key, System, Table, system, together
from songhanh.equity.suppression import Rule

BEFORE, NOW, CHANGE = "1", "2", "change"
_NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class Leak:
    """A cell that gives people away: in which table (`1`, `2`, `change`), how, and between which counts it lies."""

    table: str
    cell: Key
    kind: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Compared:
    """How many cells both tables have, the leaks, and whether the tables can both be true under what was assumed."""

    shared: int
    hidden: int
    leaks: tuple[Leak, ...]
    consistent: bool


def compare(first: Table, second: Table, rule: Rule, moved: float | None = None) -> Compared:
    """The leaks of two tables with hidden counts as NaN; `moved` is how many people at most a cell changed by.

    Without `moved` nothing ties the days together, with 0 both are of the same people. Of a difference of one or
    two people anyone who knows that one of them came or left learns more.
    """
    before, now = system([first], BEFORE), system([second], NOW)
    both = together(before, now, _anything(before, now) if moved is None else moved)
    leaks = list(_differences(first, second, rule))
    hidden = [int(at) for at in np.flatnonzero(both.secret)]
    nothing = np.zeros(len(both.names), dtype=bool)
    consistent = True
    for at in hidden:
        held = bounds(both, nothing, at)
        consistent = consistent and held.low == held.low
        if held.width < rule.width - _NEAR:
            leaks.append(Leak(both.names[at][0], both.names[at][1], "computed", held.low, held.high))
    if not hidden and len(both.names):
        consistent = _agree(both)
    shared = sum(one in second.counts for one in first.counts)
    return Compared(shared, len(hidden), tuple(leaks), consistent)


def _anything(before: System, now: System) -> float:
    return float(np.nanmax(np.concatenate([before.high, now.high]), initial=0.0))


def _differences(first: Table, second: Table, rule: Rule) -> list[Leak]:
    found = []
    for cell, count in first.counts.items():
        change = second.counts.get(cell, np.nan) - count
        if 1 <= abs(change) <= rule.hide:
            found.append(Leak(CHANGE, cell, "difference", change, change))
    return found


def _agree(both: System) -> bool:
    """Whether any counts at all fulfil the sums."""
    held = bounds(both, np.zeros(len(both.names), dtype=bool), 0)
    return held.low == held.low


def shown(held: Bounds) -> dict[str, Any]:
    """Bounds as values."""
    return {"low": held.low, "high": held.high}
