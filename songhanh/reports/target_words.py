"""What a target and its newest value come to, in words; figures have the digits at which they agree with the result."""

from decimal import Decimal

from songhanh.lib.words import Words
from songhanh.plans.queries.targets import TargetRow

_MOST_DIGITS = 4  # of the columns
_POINTS = Words("điểm %", "percentage points")
_GAPS = {">=": Words("Còn thiếu", "Short by"), "<=": Words("Vượt", "Over by"), "=": Words("Lệch", "Off by")}
SIGNS = {">=": "≥", "<=": "≤", "=": "="}


def aim_words(row: TargetRow) -> Words:
    """≥ 40 %."""
    target = row.target
    number = number_words(target.value, _MOST_DIGITS)
    return Words(*(f"{SIGNS[target.comparator]} {text} {target.unit}" for text in (number.vi, number.en)))


def value_words(row: TargetRow) -> Words:
    """44,7 %; nothing where none was reported."""
    if row.newest is None:
        return Words("", "")
    number = number_words(row.newest.value, _digits(row))
    return Words(f"{number.vi} {row.target.unit}", f"{number.en} {row.target.unit}")


def result_words(row: TargetRow) -> Words:
    """Reached, or what is missing or too much, in points of a percentage or in the target's own unit."""
    if row.newest is None:
        return Words("Chưa báo cáo", "Not reported")
    if row.reached:
        return Words("Đạt", "Reached")
    verb = _GAPS[row.target.comparator]
    unit = _POINTS if row.target.unit == "%" else Words(row.target.unit, row.target.unit)
    gap = number_words(row.short_by, _digits(row))
    return Words(f"{verb.vi} {gap.vi} {unit.vi}".strip(), f"{verb.en} {gap.en} {unit.en}".strip())


def number_words(value: Decimal, digits: int) -> Words:
    """1.476 and 44,7 in Vietnamese, 1,476 and 44.7 in English, without trailing zeros."""
    text = f"{value:,.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return Words(text.translate(str.maketrans(",.", ".,")), text)


def _digits(row: TargetRow) -> int:
    """As few as tell the truth: 44,96 is not shown as 45 beside an aim of 45 that it does not reach."""
    assert row.newest is not None
    return next((one for one in range(1, _MOST_DIGITS) if _agrees(row, row.newest.value, one)), _MOST_DIGITS)


def _agrees(row: TargetRow, value: Decimal, digits: int) -> bool:
    aim, shown, gap = row.target.value, round(value, digits), round(row.short_by, digits)
    is_reached = {">=": shown >= aim, "<=": shown <= aim, "=": shown == aim}[row.target.comparator]
    return is_reached == row.reached and (is_reached or abs(aim - shown) == gap)
