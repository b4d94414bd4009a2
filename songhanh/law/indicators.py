"""Indicators of the programmes, their targets by year, and what of them an agency can measure by itself.

The rows stand in `law/data/indicators.csv`, `indicator_targets.csv` and `programmes.csv`; which figure of a register
answers an indicator is said where registers are measured, not here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from operator import eq, ge, gt, le, lt

from songhanh.law.tables import Basis, day, in_force, rows, several


class Measurable(StrEnum):
    """Whether an agency can measure an indicator of itself; `proxy`: only something alike, to be called its own."""

    YES = "yes"
    PROXY = "proxy"
    NO = "no"


class Direction(StrEnum):
    """Which way is better; `reach`: yes or no; `watch`: shown without a judgement."""

    UP = "up"
    DOWN = "down"
    REACH = "reach"
    WATCH = "watch"


@dataclass(frozen=True, slots=True)
class Programme:
    """A strategy, programme or rule that sets indicators; `documents` are ids of `documents.csv`."""

    id: str
    name: str
    documents: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator as its programme words it; `number` is its number there, `counts_for` says who is counted."""

    code: str
    programme: str
    number: int
    objective: str
    name: str
    unit: str
    direction: Direction
    numerator: str
    denominator: str
    counts_for: str
    measurable: Measurable
    valid_from: date | None
    valid_to: date | None
    basis: Basis


_HOLDS: dict[str, Callable[[float, float], bool]] = {"=": eq, ">=": ge, ">": gt, "<=": le, "<": lt}


@dataclass(frozen=True, slots=True)
class Target:
    """What an indicator must reach in a year: `value` in `unit` (percent are percent, not shares), with its sign."""

    indicator: str
    year: int
    operator: str
    value: float
    unit: str
    basis: Basis

    def reached_by(self, value: float, direction: Direction) -> bool:
        """Whether a value reaches it; where only a level is set (`=`), beyond it the better way reaches it too."""
        if self.operator == "=" and direction is not Direction.REACH:
            return value <= self.value if direction is Direction.DOWN else value >= self.value
        return _HOLDS[self.operator](value, self.value)


@dataclass(frozen=True, slots=True)
class Aim:
    """The target that a year is held against: its own, or (`exact` False) the next one that is set, to be told so."""

    target: Target
    exact: bool


@cache
def programmes() -> tuple[Programme, ...]:
    """All programmes, in the order of the table."""
    return tuple(
        Programme(
            row["id"],
            row["name"],
            several(row["documents"]),
            day(row["valid_from"]),
            day(row["valid_to"]),
            Basis.of(row),
        )
        for row in rows("programmes")
    )


@cache
def indicators() -> tuple[Indicator, ...]:
    """All indicators, in the order of the table, those that are no longer in force too."""
    return tuple(
        Indicator(
            row["code"],
            row["programme"],
            int(row["indicator_no"]),
            row["objective"],
            row["name"],
            row["unit"],
            Direction(row["direction"]),
            row["numerator"],
            row["denominator"],
            row["counts_for"],
            Measurable(row["agency_measurable"]),
            day(row["valid_from"]),
            day(row["valid_to"]),
            Basis.of(row),
        )
        for row in rows("indicators")
    )


@cache
def targets() -> tuple[Target, ...]:
    """All targets, in the order of the table."""
    return tuple(
        Target(row["indicator"], int(row["year"]), row["operator"], float(row["value"]), row["unit"], Basis.of(row))
        for row in rows("indicator_targets")
    )


def programme(id_: str) -> Programme:
    """The programme of that id; KeyError without one."""
    return {one.id: one for one in programmes()}[id_]


def indicator(code: str) -> Indicator:
    """The indicator of that code; KeyError without one."""
    return {one.code: one for one in indicators()}[code]


def indicators_on(on: date) -> tuple[Indicator, ...]:
    """The indicators in force on the day."""
    return in_force(indicators(), on)


def targets_of(code: str) -> tuple[Target, ...]:
    """The targets of an indicator, years ascending."""
    return tuple(sorted((one for one in targets() if one.indicator == code), key=lambda one: one.year))


def aim_for(code: str, year: int) -> Aim | None:
    """The target of the year, else the next one that is set (`exact` False); None after the last, or without any."""
    found = next((one for one in targets_of(code) if one.year >= year), None)
    return Aim(found, found.year == year) if found else None
