"""People for tests of rules: what is written of each, as spans, without a database."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from songhanh.equity.snapshot import Level
from songhanh.people.history import Span
from songhanh.people.kinds import STATES, FactKind
from songhanh.people.standing import Standing

TODAY = date(2026, 11, 9)
_numbers: Iterator[int] = count(1)


def fact(kind: FactKind, starts: date | None = None, until: date | None = None, **values: Any) -> Any:
    """A fact as `somebody` takes it."""
    decided = values.pop("decided_on", None)
    return kind, Span(starts, until, values, "", decided)


def somebody(*facts: Any, day: date = TODAY, name: str = "Nguyễn Thị Hoa") -> Standing:
    """A person with those facts; without an identity one of a name alone."""
    held: dict[tuple[FactKind, str], list[Span]] = {}
    for at, (kind, span) in enumerate(facts):
        held.setdefault((kind, "" if kind in STATES else str(at)), []).append(span)
    held.setdefault((FactKind.IDENTITY, ""), [Span(None, None, {"name": name})])
    number = next(_numbers)
    return Standing(number, f"{number:06}", day, held)


def born(sex: str, birth: str, name: str = "Nguyễn Thị Hoa") -> Any:
    """An identity."""
    told: dict[str, Any] = {key: value for key, value in (("sex", sex), ("birth", birth)) if value}
    return fact(FactKind.IDENTITY, name=name, **told)


def post(level: Level = Level.NONE, starts: date | None = None, until: date | None = None, **values: Any) -> Any:
    """A post of a civil servant."""
    given = {"position": "Chuyên viên", "unit_name": "Văn phòng Sở", "staff_kind": "civil_servant"} | values
    return fact(FactKind.POST, starts or date(2010, 1, 1), until, level=level, **given)


def pay(grade: str = "01.003", step: int | None = 4, step_from: str = "2024-01-01", **values: Any) -> Any:
    """A grade and step."""
    told = {key: value for key, value in (("grade", grade), ("step", step), ("step_from", step_from)) if value}
    return fact(FactKind.PAY, date(2024, 1, 1), None, **told, **values)


def place(post_name: str, term: str = "2025-2030", decided: date = date(2024, 5, 6), **values: Any) -> Any:
    """A place in a planning pool."""
    given = {"pool_round": term, "target_post": post_name, **values}
    return fact(FactKind.POOL, decided, None, decided_on=decided, **given)


def on(one: Standing, day: date) -> Standing:
    """The same person as of another day."""
    return replace(one, day=day)
