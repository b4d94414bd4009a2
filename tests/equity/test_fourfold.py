"""Two groups and one outcome: sizes, tests, and when neither is told."""

import math

import numpy as np
import pytest
from scipy import stats

from songhanh.equity.fourfold import Fourfold, alone, below_four_fifths, chances, crosstab, effects
from songhanh.equity.strata import exact


def test_sizes_are_those_of_the_counts() -> None:
    found = effects(Fourfold(14, 31, 12, 18))
    assert found["difference_points"] == pytest.approx(100 * (14 / 45 - 12 / 30))
    assert found["rate_ratio"] == pytest.approx((14 / 45) / (12 / 30))
    assert found["odds_ratio"] == pytest.approx(14 * 18 / (31 * 12))


def test_exactly_four_fifths_is_not_below_it() -> None:
    assert below_four_fifths(Fourfold(40, 60, 50, 50)) is False
    assert below_four_fifths(Fourfold(39, 61, 50, 50)) is True
    assert below_four_fifths(Fourfold(0, 10, 0, 10)) is None


def test_an_empty_cell_gives_the_conditional_odds_ratio_alone() -> None:
    table = Fourfold(6, 0, 3, 3)
    assert math.isnan(effects(table)["odds_ratio"])
    tested = chances(table)
    assert tested["odds_ratio_conditional"] == math.inf
    assert tested["odds_ratio_conditional_interval"] == pytest.approx(exact([table])["odds_ratio_interval"], rel=1e-6)


@pytest.mark.parametrize(
    "table", [Fourfold(0, 0, 5, 5), Fourfold(0, 9, 0, 9), Fourfold(9, 0, 9, 0), Fourfold(0, 0, 0, 0)]
)
def test_where_there_is_nothing_to_compare_no_test_is_made(table: Fourfold) -> None:
    assert chances(table)["test"] is None
    assert table.too_few()
    assert effects(table)["below_four_fifths"] in (None, False)


def test_one_sided_tests_look_to_the_side_of_the_first_group() -> None:
    table = Fourfold(3, 1, 1, 3)
    assert chances(table, alternative="greater")["p"] == pytest.approx(0.2428571)
    assert chances(table, alternative="less")["p"] == pytest.approx(0.9857143)


def test_of_weighted_counts_and_of_multitudes_the_approximate_test_is_told() -> None:
    assert chances(Fourfold(10.5, 20.5, 8, 30))["test"] == "chi2"
    many = chances(Fourfold(100_000, 200_000, 101_000, 200_000), alternative="less")
    assert many["p"] == pytest.approx(stats.norm.cdf(many["z"]))


def test_counts_below_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        Fourfold(-1, 2, 3, 4)


def test_a_larger_table_leaves_out_its_empty_lines_and_is_permuted_where_it_is_thin() -> None:
    thin = crosstab([[3, 0, 1], [0, 0, 4], [2, 0, 0]], runs=499)
    assert thin["test"] == "permutation"
    assert 0 < thin["p"] <= 1
    assert thin["chi2"]["df"] == 2
    assert crosstab([[3, 4]])["test"] is None
    assert crosstab(np.zeros((0, 0)))["test"] is None
    assert crosstab([[762, 327, 468], [484, 239, 477]])["test"] == "chi2"


@pytest.mark.parametrize("table", [Fourfold(14, 31, 24, 6), Fourfold(1.5, 3, 4, 5), Fourfold(3, 0, 4, 0)])
def test_the_test_alone_is_that_of_all_chances(table: Fourfold) -> None:
    wanted = chances(table)
    assert str(alone(table)) == str({"test": wanted["test"], "p": wanted["p"]})
