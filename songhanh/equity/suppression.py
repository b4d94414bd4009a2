"""Which cells to hide: the small ones, and the fewest others that keep them from being computed back.

Primary cells by threshold; further ones by an integer programme with cuts (after Fischetti and Salazar 2001, Management
Science 47:1008): a pattern is proposed, the attacker's problem is solved for every hidden cell, and each bounded too
tightly gives an inequality that every safe pattern fulfils. Large tables are left to a heuristic.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

from songhanh.equity.attacker import Bounds, bounds, cheapest_way, dual, farthest
from songhanh.equity.cells import System

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
MOST_FOR_OPTIMUM = 400  # cells: beyond, the heuristic alone
_MOST_ROUNDS = 200
_SECONDS = 20.0  # for one integer programme
_RATHER_NOT = 50  # times the price: a zero (it is the news) or a total is hidden only where nothing else does
_NEAR = 1e-6
_LOOKS, _SEED = 8, 20260308


@dataclass(frozen=True, slots=True)
class Rule:
    """Counts from 1 to `hide` are hidden, with `zeros` 0 as well; every hidden count stays uncertain by `width`.

    `width` is the greatest less the least count that it may be: 1 is only "not exactly known". With `insiders`
    someone alone in a hidden cell, who knows that count, still does not know another exactly.
    """

    hide: int = 2
    width: int = 3
    zeros: bool = False
    insiders: bool = False

    def is_small(self, count: float) -> bool:
        """Whether a count must not be shown."""
        return 1 <= count <= self.hide or (self.zeros and count == 0)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Which cells are hidden: the small ones, all; what an attacker can say of each; those that no pattern protects.

    `optimal` tells whether fewer cells are proved not to do.
    """

    primary: Flags
    hidden: Flags
    bounds: dict[int, Bounds]
    unsafe: tuple[int, ...]
    optimal: bool


def choose(
    system: System, rule: Rule, *, optimum: bool | None = None, also: Flags | None = None, audit: bool = True
) -> Pattern:
    """The pattern for a system whose counts are all known; open counts (another day, changes) stay as they are.

    Fewest cells, then fewest people; a total or a zero only where nothing else protects. `optimum` forces or forbids
    the integer programme; cells in `also` are hidden whatever they hold. Without `audit` the exact bounds of the hidden
    cells are not computed once more to be told.
    """
    small = np.array([rule.is_small(value) for value in system.values])
    if also is not None:
        small = small | also
    primary = np.asarray(small & ~system.open_ & ~system.past)
    search = _Search(system, rule, primary)
    wanted = int(search.choices.sum()) <= MOST_FOR_OPTIMUM if optimum is None else optimum
    if not (primary.any() or search.old):
        return Pattern(primary, primary, {}, (), True)
    hidden, optimal = search.optimum() if wanted else (search.greedy(primary), False)
    told = np.flatnonzero(hidden | system.secret) if audit else np.empty(0, dtype=np.int64)
    found = {int(at): bounds(system, hidden, int(at)) for at in told}
    unsafe = tuple(at for at, held in found.items() if held.width < rule.width - _NEAR)
    return Pattern(primary, hidden, found, unsafe, optimal)


class _Search:
    """Looks for the pattern; keeps the inequalities that were found."""

    def __init__(self, system: System, rule: Rule, primary: Flags) -> None:
        self.system = system
        self.rule = rule
        self.primary = primary
        self.choices = ~system.open_ & ~system.past
        people = np.where(self.choices, system.values, 0.0)
        self.price = np.where(self.choices, people.sum() + 1 + people, 0.0)
        dear = system.totals | ((system.values == 0) & (not rule.zeros))
        self.price = np.where(dear & self.choices, self.price * _RATHER_NOT, self.price)
        # What was hidden on another day must stay uncertain too.
        self.old = [int(at) for at in np.flatnonzero(system.secret)]
        self.best: dict[int, float] = {at: self._wanted(at) for at in self.old}
        self.cuts: list[tuple[Floats, float]] = []
        # The least and most that each count was found to be able to be; hiding more takes nothing back.
        self.least, self.most = system.values.copy(), system.values.copy()

    def _wanted(self, at: int) -> float:
        """What can be asked for: the width of the rule, or less where not even hiding everything gives it."""
        return min(float(self.rule.width), bounds(self.system, self.choices, at, whole=False).width)

    def optimum(self) -> tuple[Flags, bool]:
        """The cheapest safe pattern, and whether that is proved."""
        hidden = self.primary
        for _ in range(_MOST_ROUNDS):
            if not self._cut(hidden):
                return hidden, True
            proposed = self._propose()
            if proposed is None:
                break
            hidden = proposed
        return self.greedy(hidden), False

    def _propose(self) -> Flags | None:
        """The cheapest pattern under the inequalities so far."""
        rows = np.array([row for row, _ in self.cuts])
        least = np.array([right for _, right in self.cuts])
        fixed = self.primary | self.system.open_
        most = self.choices | self.system.open_
        done = optimize.milp(
            self.price / self.price.max(),
            integrality=np.ones(len(self.price)),
            bounds=optimize.Bounds(fixed.astype(float), most.astype(float)),
            constraints=optimize.LinearConstraint(rows, least - _NEAR, np.inf),
            options={"mip_rel_gap": 0.0, "time_limit": _SECONDS},
        )
        return None if done.status != 0 else np.asarray((done.x > 0.5) & self.choices)

    def _cut(self, hidden: Flags) -> bool:
        """Add an inequality for each cell that is bounded too tightly; whether there was one."""
        before = len(self.cuts)
        for at in [*np.flatnonzero(hidden), *self.old]:
            self._cut_at(hidden, int(at), self._asked(int(at)))
        if self.rule.insiders and len(self.cuts) == before:
            self._cut_insiders(hidden)
        if len(self.cuts) == before:
            self._cut_whole(hidden)
        return len(self.cuts) > before

    def _asked(self, at: int) -> float:
        if at not in self.best:
            self.best[at] = self._wanted(at)
        return self.best[at]

    def _cut_at(self, hidden: Flags, at: int, asked: float, knows: int | None = None) -> None:
        seen = hidden.copy()
        if knows is not None:
            seen[knows] = False
        up, down = (dual(self.system, seen, at, sign) for sign in (1.0, -1.0))
        if up.value + down.value >= asked - _NEAR:
            return
        below, above = self.system.values - self.system.low, self.system.high - self.system.values
        row = np.minimum((up.below + down.below) * below + (up.above + down.above) * above, asked)
        row[np.abs(row) < _NEAR] = 0.0
        if knows is not None:
            row[knows] = 0.0
        if self.choices[at]:
            # Only while the cell itself is hidden.
            row[at] -= asked
            self.cuts.append((row, 0.0))
        else:
            self.cuts.append((row, asked))

    def _cut_insiders(self, hidden: Flags) -> None:
        alone = [int(at) for at in np.flatnonzero(hidden) if self.system.values[at] == 1]
        for at in np.flatnonzero(self.primary):
            for knows in alone:
                if knows != at and min(1.0, self._asked(int(at))) == 1.0:
                    self._cut_at(hidden, int(at), 1.0, knows)

    def _cut_whole(self, hidden: Flags) -> None:
        """Where only that people are whole gives a cell away, ask for one more hidden cell than this pattern has."""
        for at in [*np.flatnonzero(hidden), *self.old]:
            if (
                bounds(self.system, hidden, int(at)).width < self._asked(int(at)) - _NEAR
                and not hidden[self.choices].all()
            ):
                self.cuts.append(((self.choices & ~hidden).astype(float), 1.0))
                return

    def greedy(self, hidden: Flags) -> Flags:
        """A safe pattern that need not be the cheapest: for each cell in danger the cheapest further ones.

        To hide more never makes another cell less safe, so each is looked at once.
        """
        hidden = self._never_alone(hidden)
        self._look_around(hidden)
        waiting = [*map(int, np.flatnonzero(hidden)), *map(int, self.old)]
        while waiting:
            at = waiting.pop()
            while self._in_danger(hidden, at):
                more = self._more(hidden, at, self._asked(at))
                waiting += map(int, np.flatnonzero(more & ~hidden))
                hidden = more
        return hidden

    def _never_alone(self, hidden: Flags) -> Flags:
        """A second hidden count in each sum that has one: alone it could be computed, so one more is needed anyhow."""
        links = (self.system.matrix != 0).astype(np.float64).tocsr()
        found = hidden.copy()
        while True:
            unknown = found | self.system.open_
            lone = np.flatnonzero((links @ unknown == 1) & (links @ (found & ~self.system.open_) == 1))
            free = [row for row in lone if (self.choices & ~found)[links[row].indices].any()]
            if not free:
                return found
            for row in free:
                places = links[row].indices
                if (found | self.system.open_)[places].sum() == 1:
                    others = places[(self.choices & ~found)[places]]
                    found[others[np.argmin(self.price[others])]] = True

    def _look_around(self, hidden: Flags) -> None:
        """Some counts that may be the true ones, far apart: what they show to be uncertain need not be asked again."""
        random = np.random.default_rng(_SEED)
        for _ in range(_LOOKS):
            aim = np.where(hidden | self.system.open_, random.choice([-1.0, 1.0], len(hidden)), 0.0)
            self._see(farthest(self.system, hidden, aim))

    def _see(self, possible: Floats | None) -> None:
        if possible is not None:
            self.least, self.most = np.minimum(self.least, possible), np.maximum(self.most, possible)

    def _in_danger(self, hidden: Flags, at: int) -> bool:
        """Whether a cell is bounded too tightly while there is anything left to hide."""
        if hidden[self.choices].all():
            return False
        if self._is_tight(hidden, at):
            return True
        if not (self.rule.insiders and self.primary[at]):
            return False
        alone = np.flatnonzero(hidden & (self.system.values == 1))
        return any(self._known_to(hidden, at, int(one)) for one in alone if one != at)

    def _is_tight(self, hidden: Flags, at: int) -> bool:
        """Whether the counts that a cell may have, hidden as it is, lie closer together than is asked for."""
        for sign in (1.0, -1.0):
            if self.most[at] - self.least[at] >= self.rule.width - _NEAR:
                return False
            aim = np.zeros(len(hidden))
            aim[at] = sign
            self._see(farthest(self.system, hidden, aim))
        return bool(self.most[at] - self.least[at] < self._asked(at) - _NEAR)

    def _known_to(self, hidden: Flags, at: int, knows: int) -> bool:
        seen = hidden.copy()
        seen[knows] = False
        return bounds(self.system, seen, at).width < min(1.0, self._asked(at)) - _NEAR

    def _more(self, hidden: Flags, at: int, asked: float) -> Flags:
        """The pattern with the cheapest cells that let the count move, or where that adds none the cheapest cell."""
        way = cheapest_way(self.system, hidden, at, asked, self.price)
        if way is not None and (way & self.choices & ~hidden).any():
            return np.asarray((way | hidden) & self.choices)
        added = hidden.copy()
        added[int(np.argmin(np.where(self.choices & ~hidden, self.price, np.inf)))] = True
        return added
