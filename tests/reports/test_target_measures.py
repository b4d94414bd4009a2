"""Which measure of the register a target speaks of, and what is said where the reported value differs."""

from datetime import date
from decimal import Decimal

import pytest

from songhanh.equity.figures import Figure, Sides
from songhanh.equity.flow_table import DEFINITIONS
from songhanh.equity.register import When
from songhanh.reports.target_measures import beside, measure_of

DAY = date(2026, 10, 31)
TARGETS = [
    ("Phấn đấu đạt 40% nữ trong diện quy hoạch các chức danh lãnh đạo", "%", "LD-2"),
    ("75% cán bộ nữ trong quy hoạch được đào tạo, bồi dưỡng", "%", "LD-3"),
    ("Tỷ lệ nữ có trình độ thạc sĩ đạt 50%", "%", "CL-5.4a"),
    ("Nữ là lãnh đạo phòng, đơn vị trực thuộc đạt 30%", "%", "NB-1.2.unit"),
    ("Ít nhất 02 cuộc truyền thông", "cuộc", None),
    ("100% đơn vị xây dựng kế hoạch", "%", None),
]


@pytest.mark.parametrize(("text", "unit", "code"), TARGETS)
def test_the_words_of_a_target_tell_its_measure(text: str, unit: str, code: str | None) -> None:
    assert measure_of(text, unit) == code


def figure(women: float, men: float) -> dict[str, Figure]:
    of = Sides(women, men, 0.0, women + men)
    return {"LD-2": Figure(DEFINITIONS["LD-2"], (), of, None, When(DAY, DAY, DAY), "0" * 64)}


def test_a_reported_value_that_differs_is_named_and_one_that_agrees_is_not() -> None:
    text = TARGETS[0][0]
    agreeing = beside(text, "%", Decimal("44.7"), figure(17, 21))
    assert agreeing is not None
    assert agreeing.words is None
    differing = beside(text, "%", Decimal("50.0"), figure(17, 21))
    assert differing is not None
    assert differing.words is not None
    assert "cao hơn số đo 5,3 điểm %" in differing.words.vi
    unreported = beside(text, "%", None, figure(17, 21))
    assert unreported is not None
    assert unreported.words is None


def test_nothing_is_said_of_what_is_not_measured() -> None:
    assert beside(TARGETS[4][0], "cuộc", None, figure(17, 21)) is None
    assert beside(TARGETS[0][0], "%", None, {}) is None
