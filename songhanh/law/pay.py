"""Grades, groups, steps, coefficients, and pay in đồng on a day.

From `grades.csv`, `salary_groups.csv` (NĐ 204/2004/NĐ-CP), `base_pay.csv`, and the kinds of rank change in
`step_rules.toml`: since 2025-07-01 the grade of a civil servant follows the position, without an examination.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

from songhanh.law.staff import StaffKind
from songhanh.law.tables import Basis, day, in_force, rows, tree


@dataclass(frozen=True, slots=True)
class SalaryStep:
    """One step of a pay group; the coefficient is multiplied by the base pay, times are in months."""

    group: str
    name: str
    step: int
    coefficient: Decimal
    months_in_step: int
    last_step: int
    valid_from: date | None
    valid_to: date | None
    basis: Basis

    @property
    def is_last(self) -> bool:
        """Whether no step follows."""
        return self.step == self.last_step


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade (ngạch), a professional title or a career step with its pay group; `rank` is its class, I to IV."""

    code: str
    name: str
    kind: StaffKind
    field: str
    group: str
    rank: str
    valid_from: date | None
    valid_to: date | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class BasePay:
    """The pay for coefficient 1, in đồng a month."""

    amount: int
    valid_from: date | None
    valid_to: date | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Pay:
    """Pay by coefficient in đồng a month, with what it was computed from; allowances for posts are not in it."""

    amount: int
    step: SalaryStep
    base: BasePay
    beyond_percent: int


@dataclass(frozen=True, slots=True)
class RankChange:
    """How staff of a kind come to another grade or class from a day to a day; `rule` adds what is known."""

    id: str
    name: str
    kind: StaffKind
    rule: str
    valid_from: date | None
    valid_to: date | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class CareerStep:
    """The career step to which a professional title of a pay group moves until `deadline`, and its own pay group."""

    code: str
    group: str
    deadline: date
    basis: Basis


def salary_steps(group: str, on: date) -> tuple[SalaryStep, ...]:
    """The steps of the group on the day, ascending; empty for a group that is not known."""
    return in_force(_steps().get(group, ()), on)


def salary_step(group: str, step: int, on: date) -> SalaryStep | None:
    """That step of the group on the day, None where the group has no such step."""
    return next((one for one in salary_steps(group, on) if one.step == step), None)


def step_of(group: str, coefficient: Decimal, on: date) -> SalaryStep | None:
    """The step with exactly that coefficient, None where the group has none: a slip, or an allowance added in."""
    return next((one for one in salary_steps(group, on) if one.coefficient == coefficient), None)


def grade(code: str, on: date) -> Grade | None:
    """The grade, title or career step of that code on the day."""
    return next((one for one in grades(on) if one.code == code), None)


def grades(on: date) -> tuple[Grade, ...]:
    """Every grade, title and career step of the day."""
    return in_force(_grades(), on)


def base_pay(on: date) -> BasePay | None:
    """The base pay on the day; None before the first that is known."""
    return next(iter(in_force(_base_pays(), on)), None)


def monthly_pay(group: str, step: int, on: date, beyond_percent: int = 0) -> Pay | None:
    """Coefficient times base pay, with the allowance beyond the scale in percent, rounded to the đồng.

    None where the step or the base pay of the day is not known.
    """
    found, base = salary_step(group, step, on), base_pay(on)
    if found is None or base is None:
        return None
    exact = found.coefficient * base.amount * (100 + beyond_percent) / 100
    return Pay(int(exact.quantize(Decimal(1), ROUND_HALF_UP)), found, base, beyond_percent)


def rank_change(kind: StaffKind, on: date) -> RankChange | None:
    """How staff of that kind come to another grade or class on the day; None where nothing is known."""
    return next(iter(in_force([one for one in _rank_changes() if one.kind is kind], on)), None)


def career_step(group: str, on: date) -> CareerStep | None:
    """The career step of who is paid by that group; None before the law of it, or where the group has none."""
    table = _rules()["career_step_transition"]
    first = day(table["valid_from"])
    if first is not None and on < first:
        return None
    found = next((one for one in table["map"] if one["from"] == group), None)
    deadline = date.fromisoformat(table["deadline"])
    return CareerStep(found["to"], found["group"], deadline, Basis.of(table)) if found else None


@cache
def _steps() -> dict[str, tuple[SalaryStep, ...]]:
    table = sorted((_step(row) for row in rows("salary_groups")), key=lambda one: one.step)
    return {group: tuple(one for one in table if one.group == group) for group in {one.group for one in table}}


def _step(row: dict[str, str]) -> SalaryStep:
    return SalaryStep(
        group=row["group"],
        name=row["name"],
        step=int(row["step"]),
        coefficient=Decimal(row["coefficient"]),
        months_in_step=int(row["months_in_step"]),
        last_step=int(row["last_step"]),
        valid_from=day(row["valid_from"]),
        valid_to=day(row["valid_to"]),
        basis=Basis.of(row),
    )


@cache
def _grades() -> tuple[Grade, ...]:
    return tuple(_grade(row) for row in rows("grades"))


def _grade(row: dict[str, str]) -> Grade:
    return Grade(
        code=row["code"],
        name=row["name"],
        kind=_kind(row["staff_kind"]),
        field=row["field"],
        group=row["group"],
        rank=row["class"],
        valid_from=day(row["valid_from"]),
        valid_to=day(row["valid_to"]),
        basis=Basis.of(row),
    )


@cache
def _base_pays() -> tuple[BasePay, ...]:
    return tuple(
        BasePay(int(row["amount_vnd_month"]), day(row["valid_from"]), day(row["valid_to"]), Basis.of(row))
        for row in rows("base_pay")
    )


@cache
def _rules() -> dict[str, Any]:
    return tree("step_rules")


@cache
def _rank_changes() -> tuple[RankChange, ...]:
    return tuple(_rank_change(row) for row in _rules()["rank_change"])


def _rank_change(row: dict[str, Any]) -> RankChange:
    return RankChange(
        id=row["id"],
        name=row["kind"],
        kind=_kind(row["staff_kind"]),
        rule=row.get("rule", ""),
        valid_from=day(row["valid_from"]),
        valid_to=day(row["valid_to"]),
        basis=Basis.of(row),
    )


def _kind(vi: str) -> StaffKind:
    return next(one for one in StaffKind if one.words.vi == vi)
