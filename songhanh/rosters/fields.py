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
from songhanh.rosters.people import Parse, Table, Told, read_column
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


def read_field(table: Table, one: Column) -> None:
    """Read a column that holds one field, if it does."""
    target = str(one.target)
    if target in DATES:
        table.put(target, one.index, read_dates(table, one))
    elif target == "sex":
        codes = choices.sex_codes(one.heading)
        table.put(target, one.index, read_column(table, one.index, partial(_sex, codes=codes)))
    elif target == "staff_code":
        _read_codes(table, one)
    elif target in _PARSERS:
        table.put(target, one.index, read_column(table, one.index, _PARSERS[target]))


def _sex(value: Value, codes: dict[str, str]) -> Told:
    return choices.read_sex(value, codes)


def read_dates(table: Table, one: Column) -> list[Told]:
    """The days of a column; whether the month stands first is seen from the heading or from all values together."""
    proved = not one.month_first and proves_month_first(
        {table.cell(index, one.index) for index in range(len(table.people))}
    )
    if proved:
        table.problems.append((-1, one.index, "month_first"))
    parse: Parse = partial(read_date, month_first=one.month_first or proved)
    told = read_column(table, one.index, parse)
    # Only in a column of births a day of 1905 tells of a wrong cell that people must look at.
    return told if one.target in _BIRTH else [(value, None if rule == "year_as_date" else rule) for value, rule in told]


def _read_codes(table: Table, one: Column) -> None:
    told = read_column(table, one.index, lambda value: (str(value).strip("'"), None))
    codes = with_zeros(value for value, _ in told)
    table.put("staff_code", one.index, [(code, rule) for code, (_, rule) in zip(codes, told, strict=True)])


def read_together(table: Table, one: Column, year: int | None) -> None:
    """Read a column whose cells hold two fields, if it does."""
    target = str(one.target)
    if target == "training_period":
        spans = read_column(table, one.index, lambda value: (read_span(value, year), read_span(value, year).rule))
        table.put("training_from", one.index, [(span and span.start, rule) for span, rule in spans])
        table.put("training_to", one.index, [(span and span.end, None) for span, _ in spans])
    elif target == "decision+decision_date":
        pairs = read_column(table, one.index, lambda value: (read_decision(str(value)), read_decision(str(value))[2]))
        table.put("decision", one.index, [(pair and pair[0], rule) for pair, rule in pairs])
        table.put("decision_date", one.index, [(pair and pair[1], None) for pair, _ in pairs])
    elif target in {"step+coefficient", "new_step+new_coefficient"}:
        step, coefficient = target.split("+")
        told = read_column(table, one.index, _step_and_coefficient)
        table.put(step, one.index, [(pair and pair[0], rule) for pair, rule in told])
        table.put(coefficient, one.index, [(pair and pair[1], None) for pair, _ in told])
    elif target in {"grade_name+grade", "grade+grade_name"}:
        told = read_column(table, one.index, _grade_and_name)
        table.put("grade", one.index, [(pair and pair[0], None) for pair, _ in told])
        table.put("grade_name", one.index, [(pair and pair[1], rule) for pair, rule in told])


def _step_and_coefficient(value: Value) -> Told:
    step, coefficient = numbers.step_and_coefficient(value)
    return (step.value, coefficient.value), step.rule


def _grade_and_name(value: Value) -> Told:
    found = code_and_name(str(value))
    if found:
        return found, None
    text = clean_text(str(value))
    return (None, text) if not any(map(str.isdigit, str(text))) else (grade_code(value), None), None
