"""Values that are read but cannot be: pay that is in no table, ages, days to come, one person on two lines."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from songhanh.law.pay import salary_steps, step_of
from songhanh.lib.text import bare, fold
from songhanh.rosters.codes import codes_named, known_grade
from songhanh.rosters.dates import first_day
from songhanh.rosters.names import folded
from songhanh.rosters.people import Table

_PAST = ("recruited", "appointed", "party_joined", "step_from")
_YOUNGEST, _OLDEST = 18, 70
_COMPARED = 20  # lines of one name and birth: more of them are no list of staff


def check(table: Table, on: date) -> None:
    """Note what the fields of each person break, on the day of the list."""
    oldest, youngest = (f"{on.year - age:04}{on:-%m-%d}" for age in (_OLDEST + 1, _YOUNGEST))
    rules: dict[str, tuple[str, Callable[[str], bool]]] = {
        "birth": ("implausible_age", lambda birth: not oldest < first_day(birth) <= youngest),
        **dict.fromkeys(_PAST, ("date_in_future", lambda told: first_day(told) > on.isoformat())),
    }
    for (field, (rule, broken)), days in zip(rules.items(), zip(*table.told(*rules), strict=True), strict=False):
        wrong = {day for day in set(days) if day and broken(day)}
        for index, column in enumerate(_columns(table, field) if wrong else ()):
            if days[index] in wrong and column is not None:
                table.blame(index, column, rule)
    _check_pay(table, "", on)
    if any(str(one.target).startswith("new_") for one in table.columns):
        _check_pay(table, "new_", on)


def _columns(table: Table, field: str) -> list[int | None]:
    """The column in which the field of each person stands."""
    if field in table.cells:
        return table.cells[field]
    found = next((one.index for one in table.columns if field in str(one.target).split("+")), None)
    if found is None and field == "birth":
        found = min((one.index for one in table.columns if str(one.target).startswith("birth_")), default=None)
    return [found] * len(table.people)


class _Pay(NamedTuple):
    code: str
    name: str | None
    step: int | None
    coefficient: float | None
    beyond: float | None


def _check_pay(table: Table, new: str, on: date) -> None:
    """Note what the pay of each person breaks, the one held or the one proposed; equal pay is looked at once."""
    fields = (f"{new}{field}" for field in ("grade", "grade_name", "step", "coefficient", "beyond_scale"))
    pays = table.told(*fields)
    if new:
        # Where only step or coefficient change, the grade stays.
        pays = [
            pay if pay[0] or pay[2:] == (None, None, None) else (code, *pay[1:])
            for pay, (code,) in zip(pays, table.told("grade"), strict=True)
        ]
    broken = {pay: rules for pay in set(pays) if pay[0] and (rules := _pay_rules(_Pay(*pay), new, on))}
    columns = {field: _columns(table, field) for rules in broken.values() for field, _ in rules}
    for index, pay in enumerate(pays if broken else ()):
        for field, rule in broken.get(pay, ()):
            table.blame(index, columns[field][index], rule)


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
    asked = [table for table in tables if table.kind in {"staff", "salary"}]
    keys = [[(folded(name or ""), birth or "") for name, birth in one.told("name", "birth")] for one in asked]
    often = Counter((name, birth[:4]) for told in keys for name, birth in told)
    for table, told in zip(asked, keys, strict=True):
        column = min((one.index for one in table.of("name")), default=0)
        for index, (name, birth) in enumerate(told):
            if often[name, birth[:4]] == 1:
                continue
            values, births = table.person(index), _births(birth)
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
