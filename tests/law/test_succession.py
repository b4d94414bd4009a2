"""Planning pools: the Party's minimum and the State's target side by side, before and after 8 October 2025."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.law.succession import (
    AdjustedTarget,
    Pool,
    PoolCheck,
    adjustment_answer,
    check_pool,
    is_young,
    pool_rules,
    women_target,
)
from songhanh.law.tables import Status

BEFORE, AFTER = date(2025, 10, 7), date(2025, 10, 8)
POOL = Pool(persons=12, women=3, young=1, seats=6, candidates=(2, 5), most_titles_of_one=4)
FEW_WOMEN = AdjustedTarget(20, "Ngành cơ khí, lao động nữ ít", "Giám đốc", date(2024, 1, 1), women=29, staff=100)


def checks(pool: Pool, on: date, adjusted: AdjustedTarget | None = None) -> dict[str, list[PoolCheck]]:
    found: dict[str, list[PoolCheck]] = {}
    for one in check_pool(pool, on, adjusted):
        found.setdefault(one.id, []).append(one)
    return found


def test_a_quarter_of_the_pool_meets_the_minimum_and_not_the_target() -> None:
    found = checks(POOL, BEFORE)
    (minimum,), (target,) = found["women_min"], found["women_target"]
    assert (minimum.numerator, minimum.denominator, minimum.wanted) == (3, 12, Decimal(25))
    assert minimum.answer.met
    assert minimum.answer.basis.legal_basis.startswith("QĐ 50-QĐ/TW")
    assert (target.wanted, target.answer.met) == (Decimal(40), False)
    assert target.answer.why.vi == "Tỷ lệ nữ trong quy hoạch: 3/12, chỉ tiêu đến năm 2025: 40%."


def test_one_in_twelve_is_too_few_young() -> None:
    (young,) = checks(POOL, BEFORE)["young_min"]
    assert not young.answer.met
    assert young.answer.blocks
    assert "young_min" not in checks(replace(POOL, young=None), BEFORE)


def test_since_october_2025_the_minimum_stands_unverified_and_never_blocks() -> None:
    found = checks(replace(POOL, women=0), AFTER)
    (minimum,) = found["women_min"]
    assert (minimum.answer.met, minimum.answer.blocks) == (False, False)
    assert minimum.answer.basis.status is Status.UNVERIFIED
    assert "377-QĐ/TW" in minimum.answer.basis.legal_basis
    assert not found.keys() & {"coefficient", "candidates", "titles"}


def test_numbers_for_each_post_stand_between_their_bounds() -> None:
    found = checks(POOL, BEFORE)
    assert [one.answer.met for one in found["coefficient"]] == [True]
    assert found["coefficient"][0].answer.why.vi == "Hệ số quy hoạch: 12/6, từ 1,5 đến 2,5."
    assert [one.answer.met for one in found["candidates"]] == [True, False]
    assert [one.answer.met for one in found["titles"]] == [False]
    assert not any(one.answer.blocks for one in found["candidates"] + found["titles"])


def test_an_empty_pool_has_no_share() -> None:
    assert check_pool(Pool(0, 0), BEFORE) == ()


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2020, 12, 30), None),
        (date(2021, 1, 1), (2025, 40)),
        (date(2025, 12, 31), (2025, 40)),
        (date(2026, 1, 1), (2030, 50)),
        (date(2031, 1, 1), None),
    ],
)
def test_the_target_is_the_next_one_of_the_programme(on: date, expected: tuple[int, int] | None) -> None:
    found = women_target(on)
    assert ((found.year, found.percent) if found else None) == expected


def test_a_sector_with_few_women_sets_its_own_target_from_its_day_on() -> None:
    answer = adjustment_answer(FEW_WOMEN)
    assert answer is not None
    assert answer.met
    (target,) = checks(POOL, BEFORE, FEW_WOMEN)["women_target"]
    assert (target.wanted, target.answer.met) == (Decimal(20), True)
    assert "chỉ tiêu đã điều chỉnh" in target.answer.why.vi
    early = women_target(date(2023, 12, 31), FEW_WOMEN)
    assert early is not None
    assert (early.percent, early.adjusted) == (40, None)


@pytest.mark.parametrize(
    "change", [{"women": 30}, {"reason": " "}, {"approver": ""}, {"decided": date(2031, 1, 1)}], ids=str
)
def test_an_own_target_without_its_conditions_is_none(change: dict[str, object]) -> None:
    adjusted = replace(FEW_WOMEN, **change)  # type: ignore[arg-type]
    answer = adjustment_answer(adjusted)
    assert answer is None or not answer.met
    target = women_target(BEFORE, adjusted)
    assert target is not None
    assert target.percent == 40


def test_young_is_under_forty_in_a_province_as_long_as_the_age_is_known() -> None:
    assert is_young(date(1985, 10, 8), BEFORE, "province") is True
    assert is_young(date(1985, 10, 7), BEFORE, "province") is False
    assert is_young(date(1981, 10, 7), BEFORE, "centre") is True
    assert is_young(date(1985, 10, 8), AFTER, "province") is None


@given(st.integers(1, 60), st.integers(0, 60), st.dates(date(2021, 12, 27), date(2030, 12, 31)))
def test_one_more_woman_never_makes_a_pool_worse(persons: int, women: int, on: date) -> None:
    def met(count: int) -> list[bool]:
        return [one.answer.met for one in check_pool(Pool(persons, min(count, persons)), on)]

    assert all(more or not fewer for fewer, more in zip(met(women), met(women + 1), strict=True))


def test_some_rule_for_pools_is_known_on_every_day_since_2020() -> None:
    assert pool_rules(date(2020, 12, 30)) == ()
    assert [rule.id for rule in pool_rules(date(2021, 6, 1))] == ["state-planning-2020"]
    assert {rule.id for rule in pool_rules(AFTER)} == {"party-planning-2025", "state-planning-2020"}
