"""Values that are read but cannot be: pay that is in no table, ages, days to come, one person on two lines."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from songhanh.law.pay import salary_steps, step_of
from songhanh.lib.text import bare, fold
from songhanh.rosters.codes import codes_named, known_grade
from songhanh.rosters.dates import first_day
from songhanh.rosters.people import Table

_PAST = ("recruited", "appointed", "party_joined", "step_from")
_YOUNGEST, _OLDEST = 18, 70
_COMPARED = 20  # lines of one name and birth: more of them are no list of staff


def check(table: Table, on: date) -> None:
    """Note what the fields of each person break, on the day of the list."""
    cells = {
        field: _columns(table, field) for field in ("birth", "grade", "step", "coefficient", "beyond_scale", *_PAST)
    }
    cells |= {
        f"new_{field}": _columns(table, f"new_{field}") for field in ("grade", "step", "coefficient", "beyond_scale")
    }
    for index, values in enumerate(table.values):
        birth = values.get("birth")
        if birth and (at := cells["birth"][index]) is not None and not _plausible(birth, on):
            table.blame(index, at, "implausible_age")
        for field in _PAST:
            told = values.get(field)
            if told and (at := cells[field][index]) is not None and _later(told, on):
                table.blame(index, at, "date_in_future")
        for new in ("", "new_"):
            for field, rule in _pay(values, new, on):
                table.blame(index, cells[field][index], rule)


def _columns(table: Table, field: str) -> list[int | None]:
    """The column in which the field of each person stands."""
    if field in table.cells:
        return table.cells[field]
    found = next((one.index for one in table.columns if field in str(one.target).split("+")), None)
    if found is None and field == "birth":
        found = min((one.index for one in table.columns if str(one.target).startswith("birth_")), default=None)
    return [found] * len(table.people)


@lru_cache(maxsize=100_000)
def _plausible(birth: str, on: date) -> bool:
    """Whether the age is one of staff: a year alone counts from its first day."""
    born = first_day(birth)
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return _YOUNGEST <= age <= _OLDEST


@lru_cache(maxsize=100_000)
def _later(told: str, on: date) -> bool:
    return first_day(told) > on


def _pay(values: dict[str, Any], new: str, on: date) -> Sequence[tuple[str, str]]:
    code = values.get(f"{new}grade") or (values.get("grade") if new else None)
    if not code:
        return ()
    told = values.get(f"{new}step"), values.get(f"{new}coefficient"), values.get(f"{new}beyond_scale")
    if new and not values.get("new_grade") and told == (None, None, None):
        return ()
    return _pay_rules(_Pay(code, values.get(f"{new}grade_name"), *told), new, on)


class _Pay(NamedTuple):
    code: str
    name: str | None
    step: int | None
    coefficient: float | None
    beyond: float | None


@lru_cache(maxsize=50_000)
def _pay_rules(pay: _Pay, new: str, on: date) -> tuple[tuple[str, str], ...]:
    """The rules that the pay of somebody breaks, with the field that is to blame."""
    grade = known_grade(pay.code, on)
    if grade is None:
        return ((f"{new}grade", "unknown_grade"),)
    broken = []
    other = codes_named(pay.name) if pay.name else None
    if other and other != grade.code and bare(fold(str(pay.name))) != bare(fold(grade.name)):
        broken.append(("grade", "grade_name_mismatch"))
    broken += _step_rules(grade.group, pay, on)
    return tuple((f"{new}{field}", rule) for field, rule in broken)


def _step_rules(group: str, pay: _Pay, on: date) -> Iterator[tuple[str, str]]:
    steps = salary_steps(group, on) or salary_steps(group, date.max)
    if not steps:
        return
    step, coefficient, last = pay.step, pay.coefficient, steps[0].last_step
    found = step_of(group, Decimal(str(round(coefficient, 2))), on) if coefficient is not None else None
    if coefficient is not None and (found is None or abs(float(found.coefficient) - coefficient) > 0.0001):
        found = None
        yield "coefficient", "coefficient_not_in_table"
    if step is not None and step > last:
        yield "step", "step_beyond_scale"
    elif step is not None and found is not None and found.step != step:
        yield "step", "step_mismatch"
    held = step if step is not None else found.step if found else None
    if pay.beyond and held is not None and held < last:
        yield "beyond_scale", "beyond_scale_not_last"


def same_people(tables: Sequence[Table]) -> None:
    """Note in lists of staff and pay who stands there twice: alike, with other data, or perhaps."""
    alike: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)  # by name and birth, and by less of it
    whole: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for table in tables:
        if table.kind not in {"staff", "salary"}:
            continue
        column = min((one.index for one in table.of("name")), default=0)
        for index, values in enumerate(table.values):
            name, births = fold(values.get("name", "")), _births(values.get("birth", ""))
            # A birth date agrees with those that say more, and with those that say less.
            earlier = alike[name, births[-1]][:_COMPARED]
            earlier += [other for less in births[:-1] for other in whole[name, less][:_COMPARED]]
            table.blame(index, column, _again(values, earlier))
            whole[name, births[-1]].append(values)
            for key in births:
                alike[name, key].append(values)


def _births(birth: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((birth[:4], birth[:7], birth)))


def _again(values: dict[str, Any], earlier: Sequence[dict[str, Any]]) -> str | None:
    found: set[str] = set()
    for other in earlier:
        one, two = values.get("birth"), other.get("birth")
        if (one or len(values) > 4) and one == two and _equal(values, other):
            return "duplicate_person"
        if one and two and _alike(values, other):
            same = (
                "person_twice"
                if one == two
                else "possible_duplicate"
                if one.startswith(two) or two.startswith(one)
                else ""
            )
            found.add(same)
    return next((rule for rule in ("person_twice", "possible_duplicate") if rule in found), None)


def _equal(values: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether every field is the same, texts however they are written."""
    return values.keys() == other.keys() and all(
        value == other[field] or (isinstance(value, str) and fold(value) == fold(str(other[field])))
        for field, value in values.items()
    )


def _alike(values: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether nothing says that they are two: a man and a woman are."""
    return values.get("sex") == other.get("sex") or not (values.get("sex") and other.get("sex"))
