"""Measures on DuckDB through Narwhals: one scan for all, people and not percentages."""

import narwhals as nw
import pytest

from equity.tables import made
from songhanh.equity.measures import Measure, counts, scan

STAFF = made(
    sex=["f", "m", "f", "m", "f", None],
    level=[1, 1, 2, 2, 2, 2],
    pool=[1, 1, 0, 1, None, 1],
    weight=[1.0, 2.0, 1.0, 1.0, 1.0, 1.0],
)
WOMEN = Measure("women", nw.col("sex") == "f", ~nw.col("sex").is_null())
POOL = Measure("women_in_pool", nw.col("sex") == "f", nw.col("pool") == 1)


def test_all_measures_come_from_one_scan() -> None:
    (row,) = scan(STAFF.lazy, [WOMEN, POOL])
    assert row == {"women.part": 3, "women.whole": 5, "women_in_pool.part": 1, "women_in_pool.whole": 4}


def test_groups_and_weights() -> None:
    rows = {row["level"]: row for row in scan(STAFF.lazy, [WOMEN], by=["level"], weight="weight")}
    assert (rows[1]["women.part"], rows[1]["women.whole"]) == (1, 3)
    assert (rows[2]["women.part"], rows[2]["women.whole"]) == (2, 3)


def test_of_nobody_the_sums_are_nothing() -> None:
    (row,) = scan(STAFF.lazy.filter(nw.col("level") == 9), [WOMEN])
    assert row == {"women.part": 0, "women.whole": 0}


@pytest.mark.parametrize(("weight", "total"), [("", 2.0), ("weight", 3.0)])
def test_counts_tell_rows_and_people(weight: str, total: float) -> None:
    (first,) = [row for row in counts(STAFF.lazy, ["level"], weight) if row["level"] == 1]
    assert (first["n"], first["total"]) == (2, total)
