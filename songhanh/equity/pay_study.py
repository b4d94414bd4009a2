"""The pay gap of a table: raw, adjusted, taken apart, and along the distribution."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from songhanh.equity import decomposition, pay, quantiles
from songhanh.equity.design import Design, build, columns_of, logarithm, parse
from songhanh.equity.frames import Column, Frame
from songhanh.equity.groups import Pair, label
from songhanh.equity.libraries import named
from songhanh.equity.models import dropped
from songhanh.equity.pay import LIMIT
from songhanh.equity.pay_words import adjusted_words, decomposed_words, quantile_words, raw_words
from songhanh.equity.people import Groups, asked, pair_of
from songhanh.equity.results import Remark, Result
from songhanh.equity.wording import TOO_FEW
from songhanh.lib.words import Problem, Words

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
FEWEST_ROWS, FEWEST_EACH, ROWS_PER_PARAMETER = 50, 10, 10
FEWEST_FOR_QUANTILES = 100  # of each group
MOST_FOR_BOOTSTRAP = 20_000  # rows: beyond, the errors by formula are as good and a hundred times faster
PAY_GAP = Words("chênh lệch thu nhập: thô và sau điều chỉnh (hồi quy)", "pay gap: raw and adjusted (regression)")
DECOMPOSE = Words("phân rã chênh lệch Oaxaca-Blinder", "Oaxaca-Blinder decomposition of a gap")
QUANTILES = Words("hồi quy phân vị", "quantile regression")


@dataclass(frozen=True, slots=True)
class PayAsk(Groups):
    """`pay` is the outcome, taken by its logarithm in models unless `levels` (with `logged` the column holds the
    logarithm already); `covariates` are terms as in `design`, those in `categorical` categories, `bases`
    (`column=value`) which of them is left out; `weights` a column of weights; `errors` one of `pay.ERRORS`
    (`quantiles.KINDS` for quantiles), `cluster` the column of clusters.
    """

    pay: str = ""
    covariates: Sequence[str] = ()
    categorical: Sequence[str] = ()
    bases: Sequence[str] = ()
    levels: bool = False
    logged: bool = False
    weights: str = ""
    errors: str = "classical"
    cluster: str = ""
    level: float = 0.95
    limit: float = LIMIT
    reference: str = "pooled"
    runs: int = 200
    seed: int = 20260308
    taus: Sequence[float] = (0.1, 0.25, 0.5, 0.75, 0.9)
    bandwidth: str = "hsheather"


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows that can be used: pay, who is of the first group, the design without the group, weights."""

    pay: Floats
    first: Flags
    design: Design
    weights: Floats | None
    held: dict[str, Column]
    pair: Pair | None
    name: str
    frame: Frame

    def outcome(self, ask: PayAsk) -> Floats:
        """What the models explain."""
        return self.pay if ask.levels else logarithm(self.frame.named(ask.pay), self.pay)

    def counts(self) -> dict[str, Any]:
        """How many rows there are."""
        found: dict[str, Any] = {"rows": self.frame.rows, "used": len(self.pay)}
        if self.pair is not None:
            found |= {"first": int(self.first.sum()), "second": int((~self.first).sum())}
        return found

    def too_few(self) -> bool:
        """Whether no model should be made of so few rows."""
        sizes = (self.first.sum(), (~self.first).sum())
        few = self.pair is not None and min(sizes) < FEWEST_EACH
        return bool(few or len(self.pay) < max(FEWEST_ROWS, ROWS_PER_PARAMETER * (self.design.matrix.shape[1] + 2)))


def _rows(frame: Frame, ask: PayAsk) -> _Rows:
    column = frame.named(asked(ask.pay, "--pay"))
    terms = parse(ask.covariates, frame, [frame.named(one) for one in ask.categorical])
    sex = frame.named(ask.sex) if ask.sex else ""
    cluster, weights = (frame.named(one) if one else "" for one in (ask.cluster, ask.weights))
    needed = list(filter(None, [sex, *columns_of(terms), cluster]))
    held, kept = frame.complete(needed, [column, *([weights] if weights else [])])
    pair = pair_of(frame, ask) if sex else None
    first = np.zeros(len(held[column]), dtype=bool)
    if pair is not None:
        labels = np.array([label(one) for one in held[sex]], dtype=object)
        known = (labels == pair.first) | (labels == pair.second)
        kept = kept.without("other", int((~known).sum()), Words("không thuộc hai nhóm", "of neither group"))
        held = {name: values[known] for name, values in held.items()}
        first = np.asarray(labels[known] == pair.first, dtype=bool)
    design = build(terms, held, _bases(frame, ask.bases)) if len(first) else build([], held)
    name = f"{sex}={pair.first}" if pair is not None else ""
    pay = np.exp(held[column]) if ask.logged else held[column]
    return _Rows(pay, first, design, held[weights] if weights else None, held, pair, name, kept)


def _bases(frame: Frame, texts: Sequence[str]) -> dict[str, str]:
    found = {}
    for text in texts:
        column, sign, value = text.partition("=")
        if not sign:
            what = Words(f"không hiểu “{text}”.", f"“{text}” is not understood.")
            raise Problem("no-base", what, Words("Viết như --base ngach=A1.", "Write it as --base grade=A1."))
        found[frame.named(column)] = value
    return found


def _both_there(rows: _Rows) -> bool:
    return bool(rows.first.any() and (~rows.first).any())


def _nothing(code: str, method: Words, rows: _Rows) -> Result:
    """The result where one of the groups, or everybody, is missing."""
    text = Words("Không có dòng nào đủ số liệu.", "No row has all its values.")
    if len(rows.pay) and rows.pair is not None:
        there = rows.pair.first_name if rows.first.any() else rows.pair.second_name
        text = Words(f"Chỉ có {there.vi}: không so sánh được.", f"There are only {there.en}: nothing to compare.")
    return Result(code, method, named("numpy"), rows.counts(), {}, [text], left_out=rows.frame.left_out)


def pay_gap(frame: Frame, ask: PayAsk) -> Result:
    """The raw gap, quarters, and with covariates (or without: the group alone) the adjusted one.

    Raises:
        Problem: what was asked for is not in the table, or pay has no logarithm.
    """
    asked(ask.sex, "--sex")
    rows = _rows(frame, ask)
    if not _both_there(rows) or rows.pair is None:
        return _nothing("pay-gap", PAY_GAP, rows)
    raw = pay.raw(rows.pay, rows.first, rows.weights, level=ask.level)
    values: dict[str, Any] = {"groups": rows.pair.told(), "raw": raw}
    values["quarters"] = pay.quarters(rows.pay, rows.first)
    values["too_few"] = rows.too_few()
    sentences = [raw_words(rows.pair, raw, values["quarters"], rows.counts())]
    remarks = list(dropped(rows.design.dropped))
    if len(rows.pay) > rows.design.matrix.shape[1] + 2:
        model = _adjusted(rows, ask)
        values |= model
        if not rows.too_few():
            sentences.append(adjusted_words(rows.pair, model, ask.covariates))
    if rows.too_few():
        sentences.append(TOO_FEW)
        remarks.append(_few_rows())
    return Result(
        "pay-gap",
        PAY_GAP,
        named("statsmodels", "scipy", "numpy"),
        rows.counts(),
        values,
        sentences,
        _settings(ask, ("errors", "level", "limit")),
        rows.frame.left_out,
        remarks,
    )


def _settings(ask: PayAsk, names: Sequence[str]) -> dict[str, Any]:
    return {"outcome": "level" if ask.levels else "log"} | {name: getattr(ask, name) for name in names}


def _few_rows() -> Remark:
    rows, each, many = FEWEST_ROWS, FEWEST_EACH, ROWS_PER_PARAMETER
    return Remark(
        "few-rows",
        Words(
            f"Mô hình cần ít nhất {rows} dòng, {each} người mỗi giới và {many} dòng cho mỗi tham số.",
            f"A model needs at least {rows} rows, {each} people of each sex and {many} rows a parameter.",
        ),
    )


def _adjusted(rows: _Rows, ask: PayAsk) -> dict[str, Any]:
    matrix = np.column_stack([rows.first, rows.design.matrix]).astype(np.float64)
    names = [rows.name, *rows.design.names]
    clusters = rows.held[rows.frame.named(ask.cluster)] if ask.cluster else None
    errors = "cluster" if clusters is not None else ask.errors
    model = pay.fit(
        rows.outcome(ask), matrix, names, errors=errors, weights=rows.weights, clusters=clusters, level=ask.level
    )
    own = model["coefficients"][1]
    found: dict[str, Any] = {"model": model, "adjusted": dict(own)}
    if not ask.levels:
        percent = pay.in_percent(own["coefficient"], own["se"])
        found["adjusted"] |= percent
        found["adjusted"]["rating"] = pay.rating(percent["kennedy_percent"], own["p"], ask.level)
        found["adjusted"]["beyond_limit"] = pay.beyond_limit(own["coefficient"], own["se"], model["df"], ask.limit)
    return found


def decompose(frame: Frame, ask: PayAsk) -> Result:
    """The gap taken apart by every reference, three-fold, and in detail for `ask.reference`.

    Raises:
        Problem: what was asked for is not in the table, or pay has no logarithm.
    """
    asked(ask.sex, "--sex")
    asked(",".join(ask.covariates), "--covariates")
    rows = _rows(frame, ask)
    if not _both_there(rows) or rows.pair is None:
        return _nothing("decompose", DECOMPOSE, rows)
    outcome, matrix = rows.outcome(ask), rows.design.with_constant()
    held = decomposition.sides(outcome, matrix, rows.first, rows.weights)
    values = decomposition.totals(held) | {"reference": ask.reference, "too_few": rows.too_few()}
    values["groups"] = rows.pair.told()
    values["detail"] = decomposition.details(held, rows.design, ask.reference)
    values["means"] = _means(held, rows.design)
    remarks = [*dropped(rows.design.dropped), *_one_sided(rows)]
    if rows.weights is None and not rows.too_few():
        values["three_fold_se"] = decomposition.errors_three_fold(outcome, matrix, rows.first, held)
    runs = ask.runs if len(outcome) <= MOST_FOR_BOOTSTRAP and not rows.too_few() else 0
    values["bootstrap_se"] = decomposition.bootstrap(
        outcome, matrix, rows.first, rows.weights, runs=runs, seed=ask.seed
    )
    sentences = [decomposed_words(rows.pair, values, ask.covariates, levels=ask.levels)]
    if rows.too_few():
        sentences, remarks = [*sentences, TOO_FEW], [*remarks, _few_rows()]
    return Result(
        "decompose",
        DECOMPOSE,
        named("numpy"),
        rows.counts(),
        values,
        sentences,
        _settings(ask, ("reference", "seed")) | {"runs": runs},
        rows.frame.left_out,
        remarks,
    )


def _means(held: decomposition.Sides, design: Design) -> list[dict[str, Any]]:
    """What each group has and is paid for it, column by column."""
    columns = zip(("constant", *design.names), held.mean_b, held.mean_a, held.beta_b, held.beta_a, strict=True)
    return [
        {"name": name, "first_mean": b, "second_mean": a, "first_coefficient": x, "second_coefficient": y}
        for name, b, a, x, y in columns
    ]


def _one_sided(rows: _Rows) -> list[Remark]:
    """A column that does not vary in one of the groups has no coefficient there."""
    flat = [
        name
        for at, name in enumerate(rows.design.names)
        if any(np.ptp(rows.design.matrix[side, at]) == 0 for side in (rows.first, ~rows.first))
    ]
    if not flat:
        return []
    shown = ", ".join(flat)
    vi = f"Chỉ có ở một trong hai nhóm hoặc không đổi trong một nhóm, nên phần của chúng không chắc chắn: {shown}."
    return [Remark("one-sided", Words(vi, f"Found in one group only, so that their parts are not reliable: {shown}."))]


def quantile_gap(frame: Frame, ask: PayAsk) -> Result:
    """Coefficients at each quantile, with the group if there is one; without, of the covariates alone.

    Raises:
        Problem: what was asked for is not in the table, pay has no logarithm, or a quantile is not within 0 and 1.
    """
    if not ask.taus or not all(0 < tau < 1 for tau in ask.taus):
        what = Words("phân vị phải lớn hơn 0 và nhỏ hơn 1.", "a quantile is above 0 and below 1.")
        raise Problem("no-quantile", what, Words("Viết như --taus 0.1,0.5,0.9.", "Write it as --taus 0.1,0.5,0.9."))
    if not ask.sex:
        asked(",".join(ask.covariates), "--sex / --covariates")
    rows = _rows(frame, ask)
    if len(rows.pay) <= rows.design.matrix.shape[1] + 2 or (rows.pair is not None and not _both_there(rows)):
        return _nothing("quantiles", QUANTILES, rows)
    matrix, names = rows.design.matrix, list(rows.design.names)
    if rows.pair is not None:
        matrix, names = np.column_stack([rows.first, matrix]).astype(np.float64), [rows.name, *names]
    errors = ask.errors if ask.errors in quantiles.KINDS else "robust"
    found, remarks = quantiles.fit(
        rows.outcome(ask), matrix, names, ask.taus, errors=errors, bandwidth=ask.bandwidth, level=ask.level
    )
    values: dict[str, Any] = {"quantiles": found}
    if rows.pair is not None:
        values["gaps"] = [_gap(one, ask) for one in found]
        values["groups"] = rows.pair.told()
    few = rows.pair is not None and min(rows.first.sum(), (~rows.first).sum()) < FEWEST_FOR_QUANTILES
    values["too_few"] = bool(few)
    return Result(
        "quantiles",
        QUANTILES,
        named("statsmodels"),
        rows.counts(),
        values,
        [quantile_words(rows.pair, values, levels=ask.levels)],
        _settings(ask, ("bandwidth", "level")) | {"errors": errors, "taus": list(ask.taus)},
        rows.frame.left_out,
        [*remarks, *dropped(rows.design.dropped)],
    )


def _gap(found: dict[str, Any], ask: PayAsk) -> dict[str, Any]:
    own = found["coefficients"][1]
    percent = {} if ask.levels else {"percent": 100 * math.expm1(own["coefficient"])}
    return {
        "tau": found["tau"],
        "coefficient": own["coefficient"],
        "interval": own["interval"],
        "p": own["p"],
    } | percent
