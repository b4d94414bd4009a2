"""Two published tables: small differences, and hidden counts that can be computed."""

import math

import pytest

from songhanh.equity.cells import Table, is_total, key, with_totals
from songhanh.equity.differencing import compare
from songhanh.equity.suppression import Rule

LABELS = {"unit": ["a", "b"], "sex": ["f", "m"]}
CELLS = [key([("unit", u), ("sex", s)]) for u in "ab" for s in "fm"]


def table(*counts: float) -> Table:
    return with_totals(LABELS, dict(zip(CELLS, counts, strict=True)))


def hiding(one: Table, *names: object) -> Table:
    return Table(one.labels, {name: math.nan if name in names else count for name, count in one.counts.items()})


def test_a_difference_of_one_or_two_people_is_a_leak_in_cells_and_totals() -> None:
    found = compare(table(5, 6, 7, 8), table(5, 7, 7, 8), Rule())
    assert {one.cell for one in found.leaks} == {CELLS[1], key([("unit", "a")]), key([("sex", "m")]), ()}
    assert {one.kind for one in found.leaks} == {"difference"}


def test_one_blank_in_a_line_is_computed() -> None:
    found = compare(hiding(table(2, 6, 7, 8), CELLS[0]), table(20, 30, 40, 50), Rule())
    (leak,) = [one for one in found.leaks if one.kind == "computed"]
    assert (leak.table, leak.cell, leak.low, leak.high) == ("1", CELLS[0], 2, 2)


def test_of_the_same_people_what_one_table_hides_the_other_tells() -> None:
    one = table(2, 6, 7, 8)
    assert compare(hiding(one, *CELLS), one, Rule(), moved=None).leaks == ()
    leaks = compare(hiding(one, *CELLS), one, Rule(), moved=0).leaks
    assert {leak.cell for leak in leaks} == set(CELLS)


@pytest.mark.parametrize("moved", [None, 5.0])
def test_tables_that_cannot_both_be_true_are_told(moved: float | None) -> None:
    wrong = Table(LABELS, {**table(2, 6, 7, 8).counts, (): 99.0})
    assert not compare(wrong, table(2, 6, 7, 8), Rule(), moved=moved).consistent


def test_a_total_is_known_by_its_name() -> None:
    assert [is_total(one) for one in ("Tổng số", "TOTAL", "cộng:", "Tổng hợp", "a")] == [True, True, True, False, False]
