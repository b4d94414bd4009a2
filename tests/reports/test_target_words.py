"""A target in words: short, over or off, in points or in its own unit, in figures that agree."""

from decimal import Decimal

import pytest
from cast import NOW, Cast
from fetching import Pages
from imported import issued

from songhanh.plans.models import Target, TargetValue
from songhanh.plans.queries.targets import TargetRow
from songhanh.reports.target_words import aim_words, result_words, value_words


def row(comparator: str, aim: str, value: str, unit: str = "%") -> TargetRow:
    target = Target(text="x", comparator=comparator, value=Decimal(aim), unit=unit)
    newest = TargetValue(target=target, value=Decimal(value))
    return TargetRow(target, newest, (newest,))


@pytest.mark.parametrize(
    ("found", "value", "result", "english"),
    [
        (row("<=", "5", "8"), "8 %", "Vượt 3 điểm %", "Over by 3 percentage points"),
        (row(">=", "40", "37.5"), "37,5 %", "Còn thiếu 2,5 điểm %", "Short by 2.5 percentage points"),
        (row("=", "12", "10", "cuộc"), "10 cuộc", "Lệch 2 cuộc", "Off by 2 cuộc"),
        (row(">=", "1500", "1476", "người"), "1.476 người", "Còn thiếu 24 người", "Short by 24 người"),
        (row(">=", "45", "44.9600"), "44,96 %", "Còn thiếu 0,04 điểm %", "Short by 0.04 percentage points"),
        (row(">=", "45", "44.9999"), "44,9999 %", "Còn thiếu 0,0001 điểm %", "Short by 0.0001 percentage points"),
        (row(">=", "44.93", "44.94"), "44,94 %", "Đạt", "Reached"),
        (row("<=", "5", "5.0000"), "5 %", "Đạt", "Reached"),
    ],
)
def test_the_result_is_told(found: TargetRow, value: str, result: str, english: str) -> None:
    assert value_words(found).vi == value
    assert (result_words(found).vi, result_words(found).en) == (result, english)


def test_the_aim_keeps_its_digits() -> None:
    assert aim_words(row("<=", "0.1250", "1")).vi == "≤ 0,125 %"


def test_the_page_and_the_file_say_it_alike(people: Cast, page: Pages) -> None:
    plan = issued(people)
    target = Target.objects.create(plan=plan, text="Tỷ lệ sinh", comparator="<=", value=5, unit="%")
    TargetValue.objects.create(
        target=target, starts=NOW.date(), ends=NOW.date(), value=8, numerator=8, denominator=100, source="x",
        by=people.an, at=NOW,
    )  # fmt: skip
    assert "Vượt 3 điểm %" in page(f"/ke-hoach/{plan.pk}/chi-tieu/", people.an).words
    assert "Vượt 3 điểm %" in page(f"/ke-hoach/{plan.pk}/bao-cao/", people.an).words
