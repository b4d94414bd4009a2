"""Segregation: by hand, and by the laws of the indices."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from songhanh.equity import segregation

UNITS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=12)


def test_indices_by_hand() -> None:
    f, m = np.array([3.0, 1, 4]), np.array([1.0, 5, 2])
    found = segregation.indices(f, m)
    t, p, share = f + m, f / (f + m), f.sum() / (f + m).sum()
    pairs = sum(t[i] * t[j] * abs(p[i] - p[j]) for i in range(3) for j in range(3))
    assert found["gini"] == pytest.approx(pairs / (2 * t.sum() ** 2 * share * (1 - share)))
    assert found["D"] == 0.5
    assert found["karmel_maclachlan"] == pytest.approx(2 * share * (1 - share) * 0.5)
    assert found["isolation"] == pytest.approx((3 / 8) * (3 / 4) + (1 / 8) * (1 / 6) + (4 / 8) * (4 / 6))


@settings(deadline=None, max_examples=60)
@given(units=UNITS)
def test_indices_lie_between_0_and_1_and_gini_is_not_below_d(units: list[tuple[int, int]]) -> None:
    first, second = ([float(one[side]) for one in units] for side in (0, 1))
    found = segregation.indices(first, second)
    if not (sum(first) and sum(second)):
        assert all(math.isnan(one) for one in found.values())
        return
    for name in ("D", "gini", "isolation", "H"):
        assert -1e-9 <= found[name] <= 1 + 1e-9
    assert found["gini"] >= found["D"] - 1e-9


def test_the_size_of_groups_does_not_change_d() -> None:
    f, m = np.array([3.0, 1, 4]), np.array([1.0, 5, 2])
    assert segregation.indices(10 * f, m)["D"] == pytest.approx(segregation.indices(f, m)["D"])


def test_chance_alone_gives_small_units_a_large_d() -> None:
    small = segregation.by_chance([1.0] * 20, [1.0] * 20, runs=499)
    assert 0.3 < small["expected_D"] < 0.6
    assert small["p"] == 1.0
    apart = segregation.by_chance([10.0, 0, 10, 0], [0.0, 10, 0, 10], runs=499)
    assert apart["p"] == pytest.approx(1 / 500)
    assert apart["D_beyond_chance"] == 1
    assert apart == segregation.by_chance([10.0, 0, 10, 0], [0.0, 10, 0, 10], runs=499)


def test_of_one_sex_or_weighted_people_there_is_no_chance() -> None:
    assert segregation.by_chance([1.0, 2], [0.0, 0]) == {}
    assert segregation.by_chance([1.5, 2], [1.0, 1]) == {}


def test_information_takes_any_number_of_groups() -> None:
    apart = segregation.mutual_information(np.eye(3) * 10)
    assert apart == pytest.approx({"M": math.log(3), "H": 1.0})
    assert segregation.mutual_information(np.ones((3, 3)))["M"] == pytest.approx(0)
