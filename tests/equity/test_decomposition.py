"""Oaxaca and Blinder: against statsmodels for its totals, and by their own laws for the rest."""

import numpy as np
import pytest
from statsmodels.stats.oaxaca import OaxacaBlinder

from equity.tables import made
from songhanh.equity import decomposition
from songhanh.equity.design import build, columns_of, parse

RANDOM = np.random.default_rng(8)
MANY = 300
FIRST = RANDOM.random(MANY) < 0.45
GRADE = np.where(RANDOM.random(MANY) < 0.3 + 0.2 * FIRST, "B", np.where(RANDOM.random(MANY) < 0.5, "A", "C"))
YEARS = RANDOM.uniform(0, 30, MANY) + 3 * ~FIRST
PAY = 2 + 0.02 * YEARS + 0.3 * (GRADE == "A") - 0.1 * FIRST + RANDOM.normal(0, 0.2, MANY)
FRAME = made(grade=GRADE.tolist(), years=YEARS)


def design(base: str = ""):  # type: ignore[no-untyped-def]
    terms = parse(["grade", "years"], FRAME)
    return build(terms, FRAME.complete(columns_of(terms))[0], {"grade": base} if base else None)


def test_totals_are_those_of_statsmodels() -> None:
    matrix = design().with_constant()
    found = decomposition.totals(decomposition.sides(PAY, matrix, FIRST))
    theirs = OaxacaBlinder(PAY, np.column_stack([matrix, FIRST]), 4, hasconst=True, swap=False)
    group = 1 if PAY[FIRST].mean() > PAY[~FIRST].mean() else -1
    three = np.array(theirs.three_fold().params)[:3]
    ours = np.array([found["three_fold"][name] for name in decomposition.THREE])
    assert abs(ours.sum()) == pytest.approx(abs(three.sum()))
    for name, kind in (("pooled", "pooled"), ("neumark", "nuemark")):
        unexplained, explained, gap = theirs.two_fold(two_fold_type=kind).params
        assert abs(found["gap"]) == pytest.approx(abs(gap))
        assert abs(found["two_fold"][name]["explained"]) == pytest.approx(abs(explained))
        assert abs(found["two_fold"][name]["unexplained"]) == pytest.approx(abs(unexplained))
    assert group in (1, -1)


@pytest.mark.parametrize("reference", decomposition.REFERENCES)
def test_the_parts_make_the_gap_and_the_details_make_the_parts(reference: str) -> None:
    held = decomposition.sides(PAY, design().with_constant(), FIRST)
    gap = PAY[~FIRST].mean() - PAY[FIRST].mean()
    explained, unexplained = (part.sum() for part in held.two_fold(reference))
    assert held.gap == pytest.approx(gap)
    assert explained + unexplained == pytest.approx(gap)
    rows = decomposition.details(held, design(), reference)
    assert sum(one["explained"] for one in rows) == pytest.approx(explained)
    assert sum(one["unexplained"] for one in rows) == pytest.approx(unexplained)
    assert sum(one[name] for one in rows for name in decomposition.THREE) == pytest.approx(gap)


def test_men_and_women_as_reference_are_the_parts_of_three() -> None:
    found = decomposition.totals(decomposition.sides(PAY, design().with_constant(), FIRST))
    three = found["three_fold"]
    assert found["two_fold"]["women"]["explained"] == pytest.approx(three["endowments"])
    assert found["two_fold"]["men"]["unexplained"] == pytest.approx(three["coefficients"])


def test_details_do_not_depend_on_the_category_that_is_left_out() -> None:
    tables = []
    for base in ("A", "B", "C"):
        held = decomposition.sides(PAY, design(base).with_constant(), FIRST)
        tables.append(
            [[one["explained"], one["unexplained"]] for one in decomposition.details(held, design(base), "pooled")]
        )
    assert np.allclose(tables[0], tables[1])
    assert np.allclose(tables[0], tables[2])


def test_weights_count_as_people() -> None:
    matrix = design().with_constant()
    weights = RANDOM.integers(1, 4, MANY)
    spelt = np.repeat(np.arange(MANY), weights)
    weighted = decomposition.totals(decomposition.sides(PAY, matrix, FIRST, weights.astype(float)))
    counted = decomposition.totals(decomposition.sides(PAY[spelt], matrix[spelt], FIRST[spelt]))
    assert weighted["two_fold"]["cotton"]["explained"] == pytest.approx(counted["two_fold"]["cotton"]["explained"])
    assert weighted["gap"] == pytest.approx(counted["gap"])


def test_errors_by_formula_and_by_drawing_again_agree() -> None:
    matrix = design().with_constant()
    held = decomposition.sides(PAY, matrix, FIRST)
    formula = decomposition.errors_three_fold(PAY, matrix, FIRST, held)
    drawn = decomposition.bootstrap(PAY, matrix, FIRST, runs=400)
    for name, error in formula.items():
        assert drawn[f"three_fold.{name}"] == pytest.approx(error, rel=0.25)
    again = decomposition.bootstrap(PAY, matrix, FIRST, runs=5, seed=4)
    assert again == decomposition.bootstrap(PAY, matrix, FIRST, runs=5, seed=4)
    assert decomposition.bootstrap(PAY, matrix, FIRST, runs=0) == {}
