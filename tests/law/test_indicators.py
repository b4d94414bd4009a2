"""Indicators and dated targets: a year has its own target, or the next one that is set, said as such."""

from datetime import date

import pytest

from songhanh.law import indicators as law
from songhanh.law.indicators import Direction, Measurable, Target
from songhanh.law.tables import Status


def test_a_year_with_a_target_of_its_own_has_that() -> None:
    aim = law.aim_for("LD-2", 2030)
    assert aim is not None
    assert (aim.target.value, aim.target.operator, aim.exact) == (50, "=", True)


@pytest.mark.parametrize(("year", "value"), [(2022, 40), (2026, 50)])
def test_a_year_without_one_is_held_against_the_next_and_says_so(year: int, value: float) -> None:
    aim = law.aim_for("LD-2", year)
    assert aim is not None
    assert (aim.target.value, aim.exact) == (value, False)


def test_after_the_last_target_and_without_any_there_is_none() -> None:
    assert law.aim_for("LD-2", 2031) is None
    assert law.aim_for("NB-2", 2025) is None


def test_every_target_and_every_indicator_has_what_it_stands_on() -> None:
    codes = [one.code for one in law.indicators()]
    assert len(set(codes)) == len(codes)
    assert {one.indicator for one in law.targets()} <= set(codes)
    assert {one.programme for one in law.indicators()} == {one.id for one in law.programmes()}
    bases = [one.basis for one in law.targets()] + [one.basis for one in law.indicators()]
    bases += [one.basis for one in law.programmes()]
    assert all(one.legal_basis for one in bases)


def test_the_minimum_of_the_party_is_dated() -> None:
    before = {one.code for one in law.indicators_on(date(2025, 10, 7))}
    after = {one.code for one in law.indicators_on(date(2025, 10, 8))}
    assert ("DG-1" in before, "DG-1b" in before) == (True, False)
    assert ("DG-1" in after, "DG-1b" in after) == (False, True)
    assert law.indicator("DG-1b").basis.status is Status.UNVERIFIED


def test_what_an_agency_can_measure_is_told_apart() -> None:
    assert law.indicator("CL-1.1").measurable is Measurable.NO
    assert law.indicator("CL-5.4a").measurable is Measurable.PROXY
    assert law.indicator("LD-2").measurable is Measurable.YES
    assert law.programme("LD").documents == ("qd-2282-2020",)


@pytest.mark.parametrize(
    ("operator", "direction", "value", "reached"),
    [
        ("=", Direction.UP, 51, True),
        ("=", Direction.UP, 49.9, False),
        ("=", Direction.DOWN, 49, True),
        ("=", Direction.REACH, 50, True),
        ("=", Direction.REACH, 51, False),
        (">=", Direction.UP, 50, True),
        (">", Direction.UP, 50, False),
        ("<", Direction.DOWN, 50, False),
        ("<=", Direction.DOWN, 50, True),
    ],
)
def test_a_value_reaches_a_target_by_its_sign(operator: str, direction: Direction, value: float, reached: bool) -> None:
    basis = law.indicator("LD-2").basis
    assert Target("x", 2030, operator, 50, "%", basis).reached_by(value, direction) is reached
