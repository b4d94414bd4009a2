"""Many comparisons, against statsmodels."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from songhanh.equity.many import adjusted

THEIRS = {"bh": "fdr_bh", "by": "fdr_by", "holm": "holm", "bonferroni": "bonferroni"}


@pytest.mark.parametrize("method", THEIRS)
@settings(deadline=None, max_examples=6)
@given(p=st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_adjusted_values_are_those_of_statsmodels(method: str, p: list[float]) -> None:
    assert adjusted(p, method) == pytest.approx(multipletests(p, method=THEIRS[method])[1], abs=1e-12)


def test_units_that_were_not_looked_at_do_not_count() -> None:
    found = adjusted([0.01, float("nan"), 0.04])
    assert np.isnan(found[1])
    assert found[[0, 2]] == pytest.approx([0.02, 0.04])


def test_of_no_unit_there_is_nothing_and_what_is_no_chance_is_refused() -> None:
    assert len(adjusted([])) == 0
    with pytest.raises(ValueError, match="p"):
        adjusted([1.5])
    with pytest.raises(ValueError, match="sidak"):
        adjusted([0.5], "sidak")
