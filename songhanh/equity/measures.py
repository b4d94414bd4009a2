"""Shares and counts as expressions of Narwhals: a measure says what is counted, one scan counts for all of them.

The same expressions run on DuckDB in the process and on Spark: a conditional count is `when`, since a filter
inside an aggregation is refused there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Measure:
    """A share: who has it (`part`) among whom (`whole`), each an expression that is true, false or unknown for a row.

    `code` is the name that the figures bear: `code.part` and `code.whole`.
    """

    code: str
    part: nw.Expr
    whole: nw.Expr


def scan(frame: nw.LazyFrame[Any], measures: Sequence[Measure], by: Sequence[str] = (), weight: str = "") -> list[Row]:
    """The figures of all measures in one scan, a row for each group of `by` (one row without): people, not percentages.

    With `weight` each row counts as many times as that column says. A row whose condition is unknown counts in
    neither. Groups come in no order. With no row and no `by` the sums are 0.
    """
    sums = [
        _total(condition, weight).alias(f"{one.code}.{side}")
        for one in measures
        for side, condition in (("part", one.part & one.whole), ("whole", one.whole))
    ]
    return _rows(frame.group_by(*by).agg(*sums) if by else frame.select(*sums))


def counts(frame: nw.LazyFrame[Any], by: Sequence[str], weight: str = "") -> list[Row]:
    """How many rows each combination of `by` has, as `n`, and together (weighted) as `total`; in no order."""
    total = nw.col(weight).sum() if weight else nw.len()
    return _rows(frame.group_by(*by).agg(nw.len().cast(nw.Int64).alias("n"), total.cast(nw.Float64).alias("total")))


def _total(condition: nw.Expr, weight: str) -> nw.Expr:
    each = nw.col(weight) if weight else nw.lit(1)
    # The sum of whole numbers is wider than 64 bits on DuckDB: a float is exact up to 2^53 people.
    return nw.when(condition).then(each).otherwise(nw.lit(0)).sum().cast(nw.Float64).fill_null(0.0)


def _rows(frame: nw.LazyFrame[Any]) -> list[Row]:
    found: list[Row] = frame.collect().rows(named=True)
    return found
