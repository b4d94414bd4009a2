"""Columns that hold one field each, and those that hold two: how each is read."""

from collections.abc import Callable
from functools import partial

from songhanh.rosters import choices, numbers
from songhanh.rosters.cells import Value, clean_text
from songhanh.rosters.codes import code_and_name, grade_code, with_zeros
from songhanh.rosters.columns import Column
from songhanh.rosters.dates import proves_month_first, read_date, read_span
from songhanh.rosters.decisions import read_decision
from songhanh.rosters.names import unit_name
from songhanh.rosters.people import Field, Parse, Table, Told, read_column
from songhanh.rosters.pools import read_posts, read_round
from songhanh.rosters.targets import DATES, TEXTS

_BIRTH = {"birth", "birth_male", "birth_female"}


def _text(value: Value) -> Told:
    return (str(value).replace(".", ",") if isinstance(value, float) else str(value)), None


def _unit(value: Value) -> Told:
    return unit_name(str(value)) or None, None


def _decision(value: Value) -> Told:
    return read_decision(str(value))[0] or str(value), None


def _code(value: Value) -> Told:
    return grade_code(value), None


_PARSERS: dict[str, Callable[[Value], tuple[object, str | None]]] = {
    **dict.fromkeys(TEXTS, _text),
    "unit": _unit,
    "decision": _decision,
    "grade": _code,
    "new_grade": _code,
    "coefficient": numbers.read_coefficient,
    "new_coefficient": numbers.read_coefficient,
    "position_allowance": numbers.read_coefficient,
    "monthly_pay": numbers.read_money,
    "step": numbers.read_step,
    "new_step": numbers.read_step,
    "beyond_scale": numbers.read_percent,
    "new_beyond_scale": numbers.read_percent,
    "class": numbers.read_class,
    "education": choices.read_education,
    "political_theory": choices.read_theory,
    "state_management": choices.read_state_management,
    "staff_kind": choices.read_staff_kind,
    "in_pool": choices.read_in_pool,
    "increase_kind": choices.read_increase,
    "target_posts": read_posts,
    "pool_round": read_round,
}


def read_fields(table: Table, one: Column, year: int | None) -> list[Field]:
    """What a column tells: one field, or two that its cells hold."""
    target = str(one.target)
    if target in DATES:
        return [(target, one.index, read_dates(table, one))]
    if target == "sex":
        parse: Parse = partial(_sex, codes=choices.sex_codes(one.heading))
        return [(target, one.index, read_column(table, one.index, parse))]
    if target == "staff_code":
        return [(target, one.index, _read_codes(table, one))]
    if target in _PARSERS:
        return [(target, one.index, read_column(table, one.index, _PARSERS[target]))]
    return _read_together(table, one, year)


def _sex(value: Value, codes: dict[str, str]) -> Told:
    return choices.read_sex(value, codes)


def read_dates(table: Table, one: Column) -> list[Told]:
    """The days of a column; whether the month stands first is seen from the heading or from all values together."""
    proved = not one.month_first and proves_month_first(set(table.column(one.index)))
    if proved:
        table.problems.append((-1, one.index, "month_first"))
    read: Parse = partial(read_date, month_first=one.month_first or proved)

    def parse(value: Value) -> Told:
        day, rule = read(value)
        # Only in a column of births a day of 1905 tells of a wrong cell that people must look at.
        return day, None if rule == "year_as_date" and one.target not in _BIRTH else rule

    return read_column(table, one.index, parse)


def _read_codes(table: Table, one: Column) -> list[Told]:
    told = read_column(table, one.index, lambda value: (str(value).strip("'"), None))
    before = [value for value, _ in told]
    codes = with_zeros(before)
    return told if codes == before else [(code, rule) for code, (_, rule) in zip(codes, told, strict=True)]


def _read_together(table: Table, one: Column, year: int | None) -> list[Field]:
    """The two fields of each cell; the rule is told with the field that stands first here."""
    target = str(one.target)
    if target == "training_period":
        return _pair(table, one, ("training_from", "training_to"), partial(_span, year=year))
    if target == "decision+decision_date":
        return _pair(table, one, ("decision", "decision_date"), _decision_and_date)
    if target in {"step+coefficient", "new_step+new_coefficient"}:
        step, coefficient = target.split("+")
        return _pair(table, one, (step, coefficient), _step_and_coefficient)
    if target in {"grade_name+grade", "grade+grade_name"}:
        return _pair(table, one, ("grade", "grade_name"), _grade_and_name)
    return []


def _pair(table: Table, one: Column, fields: tuple[str, str], parse: Parse) -> list[Field]:
    told = read_column(table, one.index, parse)
    first: list[Told] = [(pair and pair[0], rule) for pair, rule in told]
    second: list[Told] = [(pair and pair[1], None) for pair, _ in told]
    return [(fields[0], one.index, first), (fields[1], one.index, second)]


def _span(value: Value, year: int | None) -> Told:
    span = read_span(value, year)
    return span[:2], span.rule


def _decision_and_date(value: Value) -> Told:
    decision = read_decision(str(value))
    return decision[:2], decision[2]


def _step_and_coefficient(value: Value) -> Told:
    step, coefficient = numbers.step_and_coefficient(value)
    return (step.value, coefficient.value), step.rule


def _grade_and_name(value: Value) -> Told:
    found = code_and_name(str(value))
    if found:
        return found, None
    text = clean_text(str(value))
    return (None, text) if not any(map(str.isdigit, str(text))) else (grade_code(value), None), None
