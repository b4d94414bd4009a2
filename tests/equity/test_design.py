"""Terms become a matrix: categories, powers, products; nothing that is typed is ever run."""

import numpy as np
import pytest

from equity.tables import made
from songhanh.equity.design import build, columns_of, parse
from songhanh.lib.words import Problem

FRAME = made(grade=["B", "A", "C", "A"], years=[1.0, 2.0, 3.0, 4.0], level=[1, 2, 1, 2])


def design(*texts: str, categorical: tuple[str, ...] = (), base: dict[str, str] | None = None):  # type: ignore[no-untyped-def]
    terms = parse(texts, FRAME, categorical)
    held, _ = FRAME.complete(columns_of(terms))
    return build(terms, held, base)


def test_text_is_categories_the_first_of_which_is_left_out() -> None:
    found = design("grade", "years")
    assert found.names == ("grade=B", "grade=C", "years")
    assert found.matrix[:, 0].tolist() == [1, 0, 0, 0]
    assert found.omitted == {"grade": "A"}
    assert found.terms == {"grade": (0, 1), "years": (2,)}


def test_another_category_may_be_left_out_and_numbers_may_be_categories() -> None:
    assert design("grade", base={"grade": "C"}).names == ("grade=A", "grade=B")
    assert design("level", categorical=("level",)).names == ("level=2",)
    assert design("C(level)").names == ("level=2",)


def test_powers_logarithms_and_products() -> None:
    found = design("years^2", "log(years)", "level:years")
    assert found.matrix[:, 0].tolist() == [1, 4, 9, 16]
    assert found.matrix[:, 1] == pytest.approx(np.log([1, 2, 3, 4]))
    assert found.matrix[:, 2].tolist() == [1, 4, 3, 8]
    assert design("sqrt(years)", "years**3").matrix[3].tolist() == [2, 64]
    assert design("grade:years").names == ("grade=B:years", "grade=C:years")


def test_a_column_that_says_nothing_new_is_dropped_and_told() -> None:
    frame = made(a=[1.0, 2.0, 3.0, 5.0], b=[2.0, 4.0, 6.0, 10.0], c=[7.0] * 4)
    terms = parse(["a", "b", "c"], frame)
    found = build(terms, frame.complete(columns_of(terms))[0])
    assert found.names == ("a",)
    assert found.dropped == ("b", "c")
    assert found.terms == {"a": (0,), "b": (), "c": ()}


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(Problem, match="không có cột"):
        design("__import__('os')")
    with pytest.raises(Problem, match="không có giá trị “D”"):
        design("grade", base={"grade": "D"})
    frame = made(a=[0.0, 1.0])
    with pytest.raises(Problem, match="lô-ga-rít"):
        build(parse(["log(a)"], frame), frame.complete(["a"])[0])
    many = made(a=[str(at) for at in range(300)])
    with pytest.raises(Problem, match="quá nhiều"):
        build(parse(["a"], many), many.complete(["a"])[0])
