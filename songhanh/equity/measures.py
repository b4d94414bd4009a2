"""Shares and counts as expressions of Narwhals: a measure says what is counted, one scan counts for all of them.

The same expressions run on DuckDB in the process and on Spark: a conditional count is `when`, since a filter
inside an aggregation is refused there.
"""

from collections.abc import Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows fulfil `who` (true, false or unknown); with `amount` the sum of that of those rows."""

    who: nw.Expr
    amount: nw.Expr | None = None


def aggregate(frame: nw.LazyFrame[Any], tallies: Mapping[str, Tally], by: Sequence[str] = ()) -> nw.LazyFrame[Any]:
    """All tallies in one scan, a column each, a row for each combination of `by` (one row without), in no order.

    A row whose condition is unknown counts in none. Nothing is computed before `collect`. Spark takes a dot in a name
    for a part of a column: names have none.
    """
    sums = [_sum(one.who, one.amount).alias(name) for name, one in tallies.items()]
    return frame.group_by(*by).agg(*sums) if by else frame.select(*sums)


def scan(frame: nw.LazyFrame[Any], measures: Sequence[Measure], by: Sequence[str] = (), weight: str = "") -> list[Row]:
    """The figures of all measures in one scan, a row for each group of `by` (one row without): people, not percentages.

    With `weight` each row counts as many times as that column says. A row whose condition is unknown counts in
    neither. Groups come in no order. With no row and no `by` the sums are 0.
    """
    amount = nw.col(weight) if weight else None
    tallies = {
        f"{one.code}.{side}": Tally(condition, amount)
        for one in measures
        for side, condition in (("part", one.part & one.whole), ("whole", one.whole))
    }
    plain = {name: f"n{at}" for at, name in enumerate(tallies)}
    rows = _rows(aggregate(frame, {plain[name]: one for name, one in tallies.items()}, by))
    return [{one: row[one] for one in by} | {name: row[mine] for name, mine in plain.items()} for row in rows]


def counts(frame: nw.LazyFrame[Any], by: Sequence[str], weight: str = "") -> list[Row]:
    """How many rows each combination of `by` has, as `n`, and together (weighted) as `total`; in no order."""
    total = nw.col(weight).sum() if weight else nw.len()
    return _rows(frame.group_by(*by).agg(nw.len().cast(nw.Int64).alias("n"), total.cast(nw.Float64).alias("total")))


def _sum(who: nw.Expr, amount: nw.Expr | None) -> nw.Expr:
    if amount is None:
        # What is not counted is missing: a count of what is there needs no sum wider than 64 bits.
        return nw.when(who).then(nw.lit(1)).count().cast(nw.Float64)
    return nw.when(who).then(amount).otherwise(nw.lit(0)).sum().cast(nw.Float64).fill_null(0.0)


def _rows(frame: nw.LazyFrame[Any]) -> list[Row]:
    found: list[Row] = frame.collect().rows(named=True)
    return found
