"""Numbers of staff lists: coefficients, steps, percentages, amounts of money, with decimal commas and thousand dots."""

import re
from datetime import date
from typing import NamedTuple

from songhanh.lib.text import from_roman, to_roman
from songhanh.rosters.cells import Value

_UNIT = re.compile(r"\s*(?:đồng|đ|vnđ|vnd|dong|%|lần)\s*$", re.IGNORECASE)
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_DOTS = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_COMMAS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_STEP = re.compile(r"(?:bậc|bac|b)?\s*[.:]?\s*0*(\d{1,2})(?:\s*[/\\]\s*\d{1,2})?", re.IGNORECASE)
_DAY_MONTH = re.compile(
    r"(\d{1,2})[-/ ](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|thg\s*\d{1,2})", re.IGNORECASE
)
_SHOWN_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(?:19|20)\d\d")
_CLASS = re.compile(r"(?:hạng|hang|h)?\s*[.:]?\s*([ivx]{1,3}|[1-5])", re.IGNORECASE)
_STEP_IN = re.compile(r"\b(\d{1,2})\s*/\s*\d{1,2}\b|\b(?:bậc|b)\s*(\d{1,2})\b", re.IGNORECASE)
_COEFFICIENT_IN = re.compile(r"(?<![\d/])(\d{1,2}[.,]\d{1,3})(?![\d/])")


class Number(NamedTuple):
    """What was read, and the rule of what was wrong."""

    value: float | int | str | None
    rule: str | None = None


UNREADABLE = Number(None, "unreadable_number")


def decimal(value: Value) -> float | None:
    """The number in a cell: 3.66, "3,66", "3, 66", "5%"; None for anything else."""
    if isinstance(value, bool) or value is None or isinstance(value, date):
        return None
    if isinstance(value, int | float):
        return float(value)
    text = _UNIT.sub("", value).replace(" ", "")
    if _PLAIN.fullmatch(text):
        return float(text.replace(",", "."))
    if _DOTS.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    return float(text.replace(",", "")) if _COMMAS.fullmatch(text) else None


def read_coefficient(value: Value) -> Number:
    """A coefficient of pay or of an allowance."""
    number = decimal(value)
    return UNREADABLE if number is None else Number(round(number, 4))


def read_money(value: Value) -> Number:
    """An amount in đồng: dots and commas before three digits set off thousands."""
    if isinstance(value, str):
        text = _UNIT.sub("", value).replace(" ", "")
        if _DOTS.fullmatch(text) or _COMMAS.fullmatch(text):
            sign = "." if _DOTS.fullmatch(text) else ","
            return Number(round(float(text.replace(sign, "").replace(",", "."))))
    number = decimal(value)
    return UNREADABLE if number is None else Number(round(number))


def read_percent(value: Value) -> Number:
    """A percentage: 5, "5%", and 0.05 that a cell shows as 5%."""
    number = decimal(value)
    if number is None:
        return UNREADABLE
    found = round(number * 100 if 0 < abs(number) < 1 else number, 4)
    return Number(int(found) if found == int(found) else found)


def read_step(value: Value) -> Number:
    """A step: 3, "3/9", "Bậc 3", "III"; a day where Excel took 3/9 for one."""
    if isinstance(value, bool) or value is None:
        return UNREADABLE
    if isinstance(value, date):
        return Number(value.day, "step_as_date")
    if isinstance(value, int | float):
        return Number(int(value)) if float(value).is_integer() and 0 <= value < 100 else UNREADABLE
    found = _STEP.fullmatch(value)
    if found:
        return Number(int(found[1]))
    found = _DAY_MONTH.match(value) or _SHOWN_DATE.fullmatch(value)
    if found:
        return Number(int(found[1]), "step_as_date")
    roman = from_roman(re.sub(r"(?i)^bậc\s*", "", value).strip())
    return Number(roman) if roman else UNREADABLE


def read_class(value: Value) -> Number:
    """A class of professional titles: "II", "Hạng 2", 2."""
    found = _CLASS.fullmatch(str(value))
    if not found:
        return Number(None, "unknown_value")
    number = int(found[1]) if found[1].isdigit() else from_roman(found[1]) or 0
    return Number(to_roman(number)) if 1 <= number <= 5 else Number(None, "unknown_value")


def step_and_coefficient(value: Value) -> tuple[Number, Number]:
    """The two of one cell: "3/9 - 3,00", "bậc 3; hệ số 3.00", "3,00 (3/9)"."""
    text = str(value)
    coefficient = _COEFFICIENT_IN.search(text)
    rest = text.replace(coefficient[0], " ", 1) if coefficient else text
    step = _STEP_IN.search(rest) or re.search(r"\b()(\d{1,2})\b", rest)
    if not step and not coefficient:
        return UNREADABLE, UNREADABLE
    return (
        Number(int(step[1] or step[2])) if step else Number(None),
        read_coefficient(coefficient[1]) if coefficient else Number(None),
    )
