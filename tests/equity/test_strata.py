"""Strata: against what R prints for its own example, and against another library."""

import math

import numpy as np
import pytest
from statsmodels.discrete.conditional_models import ConditionalLogit

from songhanh.equity.fourfold import Fourfold
from songhanh.equity.strata import exact, informative, mantel_haenszel

# UCBAdmissions of R: admitted and rejected men, then women, by department.
BERKELEY = [
    Fourfold(512, 313, 89, 19),
    Fourfold(353, 207, 17, 8),
    Fourfold(120, 205, 202, 391),
    Fourfold(138, 279, 131, 244),
    Fourfold(53, 138, 94, 299),
    Fourfold(22, 351, 24, 317),
]


def test_the_figures_of_berkeley_are_those_of_the_help_page_of_r() -> None:
    found = mantel_haenszel(BERKELEY)
    assert found["chi2_corrected"]["statistic"] == pytest.approx(1.4269, abs=5e-5)
    assert found["chi2_corrected"]["p"] == pytest.approx(0.2323, abs=5e-5)
    assert found["odds_ratio"] == pytest.approx(0.9046968, abs=5e-8)
    assert found["odds_ratio_interval"] == pytest.approx((0.7719074, 1.0603298), abs=5e-7)
    assert found["breslow_day"]["p"] < 0.01


def test_the_exact_estimate_is_that_of_a_conditional_logit() -> None:
    tables = [Fourfold(3, 5, 2, 9), Fourfold(4, 4, 1, 6), Fourfold(2, 7, 1, 8)]
    y, x, group = [], [], []
    for at, one in enumerate(tables):
        for many, outcome, first in ((one.a, 1, 1), (one.b, 0, 1), (one.c, 1, 0), (one.d, 0, 0)):
            y += [outcome] * int(many)
            x += [first] * int(many)
            group += [at] * int(many)
    fitted = ConditionalLogit(np.array(y), np.array(x, dtype=float)[:, None], groups=np.array(group)).fit(disp=False)
    found = exact(tables)
    assert found["odds_ratio"] == pytest.approx(math.exp(fitted.params[0]), rel=1e-4)
    assert found["odds_ratio_interval"][0] < found["odds_ratio"] < found["odds_ratio_interval"][1]


def test_the_exact_test_of_one_stratum_is_that_of_fisher() -> None:
    assert exact([Fourfold(3, 1, 1, 3)])["p"] == pytest.approx(0.4857142857)
    assert exact([Fourfold(3, 1, 1, 3)], alternative="greater")["p"] == pytest.approx(0.2428571429)
    assert exact([Fourfold(3, 1, 1, 3)])["odds_ratio"] == pytest.approx(6.408309, abs=5e-4)


def test_at_the_edge_the_exact_interval_is_open() -> None:
    assert exact([Fourfold(4, 0, 0, 4)])["odds_ratio_interval"][1] == math.inf
    assert exact([Fourfold(0, 4, 4, 0)])["odds_ratio"] == 0


def test_strata_that_tell_nothing_are_left_out() -> None:
    assert informative([Fourfold(0, 5, 0, 5), Fourfold(0, 0, 3, 3), Fourfold(1, 2, 2, 1)]) == [Fourfold(1, 2, 2, 1)]
    assert mantel_haenszel([])["strata"] == 0
    assert exact([]) == {}
    assert exact([Fourfold(1.5, 2, 2, 1)]) == {}


def test_a_deviation_of_half_a_person_or_less_is_none_with_the_correction() -> None:
    assert mantel_haenszel([Fourfold(5, 5, 5, 5)])["chi2_corrected"]["p"] == 1.0


def test_strata_of_no_effect_are_compared_as_those_of_hardly_any() -> None:
    none = [Fourfold(10, 20, 10, 20), Fourfold(8, 4, 4, 2)]
    hardly = [Fourfold(10, 20, 10, 20), Fourfold(8.0001, 4, 4, 2)]
    assert mantel_haenszel(none)["odds_ratio"] == 1
    for name in ("breslow_day", "breslow_day_tarone"):
        near = mantel_haenszel(hardly)[name]["statistic"]
        assert mantel_haenszel(none)[name]["statistic"] == pytest.approx(near, abs=1e-3)
    apart = [Fourfold(15, 15, 10, 20), Fourfold(10, 20, 15, 15)]
    nearly = [Fourfold(15, 15, 10, 20), Fourfold(10, 20, 15, 15.0001)]
    for name in ("breslow_day", "breslow_day_tarone"):
        wanted = mantel_haenszel(nearly)[name]["statistic"]
        assert mantel_haenszel(apart)[name]["statistic"] == pytest.approx(wanted, abs=1e-3)


def test_a_ratio_without_end_is_infinite_and_no_warning() -> None:
    found = mantel_haenszel([Fourfold(1, 3, 0, 9)])
    assert (found["odds_ratio"], found["odds_ratio_interval"]) == (float("inf"), None)
