"""What can be computed back: the least and the greatest count that a hidden cell can have under all that is published.

The attacker knows the sums, that people are whole and not fewer than none, and nothing else; `scipy.optimize` (HiGHS)
solves the two problems of each cell.
"""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

from songhanh.equity.cells import System

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
_NEAR = 1e-6


class Bounds(NamedTuple):
    """The least and the greatest that a count can be; both NaN where what is published contradicts itself."""

    low: float
    high: float

    @property
    def width(self) -> float:
        """How far they are apart."""
        return self.high - self.low


class Dual(NamedTuple):
    """An optimum and what it would gain for each unit that a cell's lower and upper bound were further away."""

    value: float
    below: Floats
    above: Floats


def limits(system: System, hidden: Flags) -> tuple[Floats, Floats]:
    """The bounds of all counts when those in `hidden` and those that are open are not published."""
    free = hidden | system.open_
    low = np.where(free, system.low, system.values)
    high = np.where(free, system.high, system.values)
    return low, high


def bounds(system: System, hidden: Flags, at: int, *, whole: bool = True) -> Bounds:
    """The bounds of the count at a place; with `whole` people are whole, else the linear relaxation (never tighter)."""
    found = [_extreme(system, limits(system, hidden), at, sign, whole) for sign in (1.0, -1.0)]
    return Bounds(found[0], -found[1])


def farthest(system: System, hidden: Flags, aim: Floats) -> Floats | None:
    """Whole counts that fulfil the sums with the least of `aim @ counts`; None where there are none or none is found.

    Any such counts may be the true ones for all that an attacker knows, so each tells something of every cell.
    """
    low, high = limits(system, hidden)
    zero = np.zeros(system.matrix.shape[0])
    done = optimize.milp(
        aim,
        integrality=np.ones(len(low)),
        bounds=optimize.Bounds(low, high),
        constraints=optimize.LinearConstraint(system.matrix, zero, zero) if len(zero) else None,
    )
    return np.asarray(np.rint(done.x)) if done.status == 0 else None


def _extreme(system: System, limit: tuple[Floats, Floats], at: int, sign: float, whole: bool) -> float:
    """The least of `sign` times the count."""
    low, high = limit
    aim = np.zeros(len(low))
    aim[at] = sign
    if not whole:
        done = optimize.linprog(
            aim, A_eq=system.matrix, b_eq=np.zeros(system.matrix.shape[0]), bounds=np.column_stack([low, high])
        )
        return float(done.fun) if done.status == 0 else float("nan")
    zero = np.zeros(system.matrix.shape[0])
    held = optimize.milp(
        aim,
        integrality=np.ones(len(low)),
        bounds=optimize.Bounds(low, high),
        constraints=optimize.LinearConstraint(system.matrix, zero, zero) if len(zero) else None,
    )
    return float(round(held.fun)) if held.status == 0 else float("nan")


def filled(system: System) -> System | None:
    """The system with some counts that fulfil the sums in place of those that are not known; None where none do.

    How far a hidden count can range does not depend on which.
    """
    low, high = limits(system, np.zeros(len(system.names), dtype=bool))
    zero = np.zeros(system.matrix.shape[0])
    done = optimize.milp(
        np.zeros(len(low)),
        integrality=np.ones(len(low)),
        bounds=optimize.Bounds(low, high),
        constraints=optimize.LinearConstraint(system.matrix, zero, zero),
    )
    return replace(system, values=np.rint(done.x)) if done.status == 0 else None


def dual(system: System, hidden: Flags, at: int, sign: float) -> Dual:
    """How far the count at a place can go up (`sign` 1) or down (-1) from the true one, and what holds it back.

    By duality the distance under any other pattern is at most the sum over the hidden cells of `below` times the
    distance to their lower bound and `above` times that to their upper one.
    """
    low, high = limits(system, hidden)
    aim = np.zeros(len(low))
    aim[at] = -sign
    done = optimize.linprog(
        aim,
        A_eq=system.matrix,
        b_eq=np.zeros(system.matrix.shape[0]),
        bounds=np.column_stack([low - system.values, high - system.values]),
    )
    if done.status != 0:
        raise ArithmeticError(done.message)
    cost = aim - system.matrix.T @ done.eqlin.marginals
    return Dual(float(-done.fun), np.maximum(cost, 0.0), np.maximum(-cost, 0.0))


def cheapest_way(system: System, hidden: Flags, at: int, width: float, price: Floats) -> Flags | None:
    """The cells to hide besides so that the count at a place can go up by `width`, at about the least price; or None.

    A linear programme (Kelly, Golden, Assad 1992): what moves must be hidden, at the price of the cell for each person.
    """
    many = len(system.values)
    free = system.open_ | ~system.past
    up = np.where(free, np.maximum(system.high - system.values, 0.0), 0.0)
    down = np.where(free, np.maximum(system.values - system.low, 0.0), 0.0)
    cost = np.where(hidden | system.open_, 1e-6, price)
    up_bounds, down_bounds = np.column_stack([np.zeros(many), up]), np.column_stack([np.zeros(many), down])
    up_bounds[at] = (width, width)
    down_bounds[at] = (0.0, 0.0)
    done = optimize.linprog(
        np.concatenate([cost, cost]),
        A_eq=sparse.hstack([system.matrix, -system.matrix]),
        b_eq=np.zeros(system.matrix.shape[0]),
        bounds=np.vstack([up_bounds, down_bounds]),
    )
    if done.status != 0:
        return None
    moved = done.x[:many] + done.x[many:] > _NEAR
    return np.asarray(moved | hidden)
