"""What is usual where a plan leaves a day or a leading unit open: rules for proposals, never for decisions.

From `work_natures.csv`, `work_units.csv` and `date_rules.csv`. Patterns are written for folded text
(`songhanh.lib.text.fold`).
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from songhanh.law.tables import Basis, day, rows, several, valid_on
from songhanh.lib.words import Words

IssuerKind = Literal["department", "ministry", "province", "commune", ""]


@dataclass(frozen=True, slots=True)
class WorkNature:
    """A kind of work (personnel, communication …) and the words that show it."""

    id: str
    name: Words
    pattern: re.Pattern[str]
    basis: Basis


@dataclass(frozen=True, slots=True)
class WorkUnit:
    """Who usually leads work of a nature in an issuer of that kind (empty = any), on days of its validity."""

    nature: str
    issuer_kind: str
    unit: str
    valid_from: date | None
    valid_to: date | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class DateRule:
    """Words that lead to a day.

    `kind`: `calendar` and `report` name rows of those tables in `refers_to`; `open` is what happens
    when it happens; `year` is all through the year; `year-close` is the day on which the figures of
    the year are closed.
    """

    id: str
    pattern: re.Pattern[str]
    kind: str
    refers_to: tuple[str, ...]
    year_offset: int
    basis: Basis


@cache
def work_natures() -> tuple[WorkNature, ...]:
    """Every kind of work, in the order of the table."""
    return tuple(
        WorkNature(row["id"], Words(row["name_vi"], row["name_en"]), re.compile(row["pattern"]), Basis.of(row))
        for row in rows("work_natures")
    )


@cache
def date_rules() -> tuple[DateRule, ...]:
    """Every rule for days; of those that fit a task the first decides."""
    return tuple(
        DateRule(
            row["id"],
            re.compile(row["pattern"]),
            row["kind"],
            several(row["refers_to"]),
            int(row["year_offset"]),
            Basis.of(row),
        )
        for row in rows("date_rules")
    )


def usual_units(nature: str, issuer_kind: IssuerKind, on: date) -> tuple[WorkUnit, ...]:
    """Who usually leads such work on the day, the default first; of an issuer of unknown kind what holds for any."""
    holding = [unit for unit in _units() if unit.nature == nature and valid_on(unit, on)]
    own = tuple(unit for unit in holding if unit.issuer_kind == issuer_kind)
    return own or tuple(unit for unit in holding if unit.issuer_kind == "")


@cache
def _units() -> tuple[WorkUnit, ...]:
    return tuple(
        WorkUnit(
            row["nature"],
            row["issuer_kind"],
            row["unit"],
            day(row["valid_from"]),
            day(row["valid_to"]),
            Basis.of(row),
        )
        for row in rows("work_units")
    )
