"""Whether two groups have an outcome at different rates: sizes, tests, strata, many units, other factors."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from songhanh.equity import logit, strata
from songhanh.equity.design import build, columns_of, parse
from songhanh.equity.disparity_words import crosstab_words, crude_words, headline, strata_words, units_words
from songhanh.equity.fourfold import Alternative, Fourfold, alone, chances, crosstab, effects
from songhanh.equity.frames import Frame
from songhanh.equity.groups import Pair, in_order, yes
from songhanh.equity.libraries import named
from songhanh.equity.many import adjusted
from songhanh.equity.models import dropped
from songhanh.equity.people import Groups, asked, pair_of
from songhanh.equity.results import LeftOut, Remark, Result
from songhanh.lib.words import Problem, Words

METHOD = Words(
    "so sánh tỷ lệ của hai nhóm: Fisher, khi bình phương, Mantel-Haenszel",
    "comparison of the rates of two groups: Fisher, chi-square, Mantel-Haenszel",
)
Cells = dict[tuple[str, ...], Fourfold]


@dataclass(frozen=True, slots=True)
class DisparityAsk(Groups):
    """`outcome` is the column of the outcome, `yes` its value that counts; or `of` the column of how many were
    considered and `yes_count` of how many had it. `strata` are compared within and put together; `units` each on their
    own, with p-values adjusted by `adjust`; `covariates` are held equal in a logit; `p` is a column of p-values.
    """

    outcome: str = ""
    yes: str = ""
    of: str = ""
    yes_count: str = ""
    strata: Sequence[str] = ()
    units: str = ""
    adjust: str = "bh"
    alternative: Alternative = "two-sided"
    level: float = 0.95
    interval: str = "wilson"
    difference_interval: str = "newcombe"
    correction: bool = False
    covariates: Sequence[str] = ()
    categorical: Sequence[str] = ()
    cluster: str = ""
    p: str = ""
    runs: int = 9999
    seed: int = 20260308


@dataclass(slots=True)
class _Made:
    """What is gathered on the way."""

    values: dict[str, Any] = field(default_factory=dict)
    sentences: list[Words] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def disparity(frame: Frame, ask: DisparityAsk) -> Result:
    """The comparison that was asked for; a table of more than two groups or outcomes gets chi-square alone.

    Raises:
        Problem: what was asked for is not in the table, or does not say what to compare.
    """
    made = _Made(left_out=list(frame.left_out))
    if ask.p:
        return _p_values(frame, ask, made)
    if ask.of or ask.yes_count:
        pair, cells, others = _wide(frame, ask)
    elif _is_larger(frame, ask):
        return _crosstab(frame, ask, made)
    else:
        pair, cells, others = _long(frame, ask)
    if others:
        why = Words("không thuộc hai nhóm hoặc không rõ kết quả", "of neither group, or without a known outcome")
        made.left_out.append(LeftOut("other", round(others), why))
    whole = _sum(cells)
    _compare(pair, whole, ask, made)
    if ask.strata:
        _strata(pair, whole, _by(cells, range(len(ask.strata))), ask, made)
    if ask.units:
        _units(_by(cells, [len(ask.strata)]), ask, made)
    if ask.covariates:
        _logit(frame, ask, pair, made)
    counts = {"rows": frame.rows, "people": whole.total, "first": whole.first, "second": whole.second}
    return _result(ask, made, counts | {"events": whole.a + whole.c, "left_out": others})


def _result(ask: DisparityAsk, made: _Made, counts: dict[str, Any]) -> Result:
    settings = {
        "alternative": ask.alternative,
        "level": ask.level,
        "interval": ask.interval,
        "difference_interval": ask.difference_interval,
        "correction": ask.correction,
        "adjust": ask.adjust,
    }
    library = named("scipy", "statsmodels", "duckdb")
    return Result(
        "disparity", METHOD, library, counts, made.values, made.sentences, settings, made.left_out, made.remarks
    )


def _wide(frame: Frame, ask: DisparityAsk) -> tuple[Pair, Cells, float]:
    """Counts from a column of those considered and one of those who had the outcome."""
    pair = pair_of(frame, ask)
    of, had = frame.named(asked(ask.of, "--of")), frame.named(asked(ask.yes_count, "--yes-count"))
    sex = frame.named(ask.sex)
    by = [frame.named(one) for one in (*ask.strata, *filter(None, [ask.units]))]
    considered = {(*(row[one] for one in by), row[sex]): row["total"] for row in frame.counts([*by, sex], of)}
    success = {(*(row[one] for one in by), row[sex]): row["total"] for row in frame.counts([*by, sex], had)}
    cells: Cells = {}
    for place in {name[:-1] for name in considered}:
        a, c = (success.get((*place, side), 0.0) for side in (pair.first, pair.second))
        m, n = (considered.get((*place, side), 0.0) for side in (pair.first, pair.second))
        if a > m or c > n:
            raise _too_many(had, of)
        cells[place] = Fourfold(a, m - a, c, n - c)
    return pair, cells, sum(considered.values()) - _sum(cells).total


def _too_many(had: str, of: str) -> Problem:
    what = Words(f"cột “{had}” lớn hơn cột “{of}”.", f"column “{had}” is greater than column “{of}”.")
    return Problem("too-many", what, Words("Hãy kiểm tra lại hai cột này.", "Check these two columns."))


def _is_larger(frame: Frame, ask: DisparityAsk) -> bool:
    """Whether more than two groups or outcomes are to be compared at once."""
    sex, outcome = frame.named(asked(ask.sex, "--sex")), frame.named(asked(ask.outcome, "--outcome"))
    chosen = ask.women or ask.men or ask.first or ask.second
    groups, outcomes = (len([one for one in frame.labels(column) if one]) for column in (sex, outcome))
    try:
        pair_of(frame, ask)
    except Problem as problem:
        if chosen or problem.code != "which-groups":
            raise
        return groups > 2
    return outcomes > 2 and not ask.yes


def _long(frame: Frame, ask: DisparityAsk) -> tuple[Pair, Cells, float]:
    pair = pair_of(frame, ask)
    sex, outcome = frame.named(ask.sex), frame.named(ask.outcome)
    had = yes(outcome, frame.labels(outcome), ask.yes)
    by = [frame.named(one) for one in (*ask.strata, *filter(None, [ask.units]))]
    weight = frame.named(ask.count) if ask.count else ""
    held: dict[tuple[str, ...], list[float]] = {}
    others = 0.0
    for row in frame.counts(list(dict.fromkeys([*by, sex, outcome])), weight):
        if row[sex] not in (pair.first, pair.second) or not row[outcome]:
            others += row["total"]
            continue
        place = (row[sex] == pair.second) * 2 + (row[outcome] != had)
        held.setdefault(tuple(row[one] for one in by), [0.0] * 4)[place] += row["total"]
    return pair, {name: Fourfold(*each) for name, each in held.items()}, others


def _sum(cells: Cells) -> Fourfold:
    sums = np.array([(one.a, one.b, one.c, one.d) for one in cells.values()] or [(0.0,) * 4]).sum(axis=0)
    return Fourfold(*map(float, sums))


def _by(cells: Cells, places: Sequence[int]) -> Cells:
    """The tables by some of the columns, in order."""
    held: dict[tuple[str, ...], list[Fourfold]] = {}
    for name, one in cells.items():
        held.setdefault(tuple(name[at] for at in places), []).append(one)
    ordered = sorted(held, key=lambda name: [in_order([part, ""])[::-1] for part in name])
    return {name: _sum(dict(enumerate_names(held[name]))) for name in ordered}


def enumerate_names(tables: Sequence[Fourfold]) -> list[tuple[tuple[str, ...], Fourfold]]:
    """The tables with numbers for names."""
    return [((str(at),), one) for at, one in enumerate(tables)]


def _table(table: Fourfold) -> dict[str, Any]:
    p, q = table.rates()
    return {
        "first": {"yes": table.a, "no": table.b, "total": table.first, "rate": p},
        "second": {"yes": table.c, "no": table.d, "total": table.second, "rate": q},
    }


def _compare(pair: Pair, table: Fourfold, ask: DisparityAsk, made: _Made) -> None:
    found = effects(table, level=ask.level, share=ask.interval, difference=ask.difference_interval)
    tested = chances(table, alternative=ask.alternative, level=ask.level)
    if ask.correction and "chi2_yates" in tested:
        tested |= {"test": "chi2_yates", "p": tested["chi2_yates"]["p"]}
    made.values |= {"groups": pair.told(), "table": _table(table)} | found | tested
    made.values["too_few"] = table.too_few()
    made.sentences.append(headline(pair, table, made.values))


def _strata(pair: Pair, whole: Fourfold, tables: Cells, ask: DisparityAsk, made: _Made) -> None:
    kept = strata.informative(list(tables.values()))
    found = strata.mantel_haenszel(kept, level=ask.level)
    if ask.correction and "chi2_corrected" in found:
        found["p"] = found["chi2_corrected"]["p"]
    found["exact"] = strata.exact(kept, alternative=ask.alternative, level=ask.level)
    found["left_out"] = len(tables) - len(kept)
    found["each"] = [{"stratum": list(name)} | _table(one) for name, one in tables.items()]
    made.values["strata"] = found
    if len(kept) < len(tables):
        many = len(tables) - len(kept)
        vi = f"{many} nhóm chỉ có một giới hoặc một kết quả nên không dùng được."
        made.remarks.append(
            Remark("strata", Words(vi, f"{many} strata hold one group or one outcome and tell nothing."))
        )
    crude = crude_words(pair, whole, made.values, found)
    if crude is not None:
        made.sentences[:] = [crude]
    made.sentences.append(strata_words(pair, made.values, found))


def _units(tables: Cells, ask: DisparityAsk, made: _Made) -> None:
    rows = []
    for name, one in tables.items():
        tested = {"test": None, "p": None} if one.too_few() else alone(one, ask.alternative)
        rows.append({"unit": name[0]} | _table(one) | {"test": tested["test"], "p": tested["p"]})
    given = [float("nan") if row["p"] is None else row["p"] for row in rows]
    for row, p in zip(rows, adjusted(given, ask.adjust), strict=True):
        row["p_adjusted"] = None if np.isnan(p) else float(p)
    made.values["units"] = rows
    made.sentences.append(units_words(rows, ask.adjust, 1 - ask.level))


def _crosstab(frame: Frame, ask: DisparityAsk, made: _Made) -> Result:
    sex, outcome = frame.named(ask.sex), frame.named(ask.outcome)
    rows = frame.counts([sex, outcome], frame.named(ask.count) if ask.count else "")
    known = [row for row in rows if row[sex] and row[outcome]]
    groups, outcomes = (in_order(sorted({row[one] for row in known})) for one in (sex, outcome))
    grid = np.zeros((len(groups), len(outcomes)))
    for row in known:
        grid[groups.index(row[sex]), outcomes.index(row[outcome])] += row["total"]
    made.values |= {"groups": groups, "outcomes": outcomes, "counts": grid}
    made.values |= crosstab(grid, runs=ask.runs, seed=ask.seed)
    made.sentences.append(crosstab_words(made.values))
    total = float(grid.sum())
    others = sum(row["total"] for row in rows) - total
    return _result(ask, made, {"rows": frame.rows, "people": total, "left_out": others})


def _p_values(frame: Frame, ask: DisparityAsk, made: _Made) -> Result:
    column = frame.named(ask.p)
    rows, kept = frame.complete([frame.named(ask.units)] if ask.units else [], [column])
    given = rows[column]
    if ((given < 0) | (given > 1)).any():
        what = Words(f"cột “{column}” có giá trị ngoài khoảng 0 đến 1.", f"column “{column}” is not within 0 and 1.")
        raise Problem("no-p", what, Words("Hãy kiểm tra lại cột này.", "Check this column."))
    names = rows[frame.named(ask.units)].tolist() if ask.units else [str(at + 1) for at in range(len(given))]
    found = adjusted(given.tolist(), ask.adjust)
    level = 1 - ask.level
    made.values |= {
        "units": [
            {"unit": name, "p": float(p), "p_adjusted": float(q)}
            for name, p, q in zip(names, given, found, strict=True)
        ],
        "adjusted": found,
        "below_level": int((found <= level).sum()),
        "below_level_unadjusted": int((given <= level).sum()),
    }
    made.left_out[:] = kept.left_out
    made.sentences.append(units_words(made.values["units"], ask.adjust, level))
    return _result(ask, made, {"rows": frame.rows, "looked_at": len(given)})


def _logit(frame: Frame, ask: DisparityAsk, pair: Pair, made: _Made) -> None:
    terms = parse(ask.covariates, frame, ask.categorical)
    sex, outcome = frame.named(ask.sex), frame.named(asked(ask.outcome, "--outcome"))
    cluster, weight = (frame.named(one) if one else "" for one in (ask.cluster, ask.count))
    numbers = [weight] if weight else []
    held, kept = frame.complete([sex, outcome, *columns_of(terms), *filter(None, [cluster])], numbers)
    had = yes(outcome, frame.labels(outcome), ask.yes)
    groups, outcomes = _labels(held[sex]), _labels(held[outcome])
    mask = (groups == pair.first) | (groups == pair.second)
    held = {name: values[mask] for name, values in held.items()}
    design = build(terms, held)
    matrix = np.column_stack([groups[mask] == pair.first, design.matrix]).astype(np.float64)
    found, remarks = logit.fit(
        (outcomes[mask] == had).astype(np.float64),
        matrix,
        [f"{sex}={pair.first}", *design.names],
        weights=held[weight] if weight else None,
        clusters=_labels(held[cluster]) if cluster else None,
        level=ask.level,
    )
    made.values["logit"] = found
    made.left_out[:] = [*kept.left_out, *(one for one in made.left_out if one.code == "other")]
    made.remarks += [*remarks, *dropped(design.dropped)]
    if found["events_per_parameter"] < logit.EVENTS_PER_PARAMETER:
        vi = "Mô hình có dưới 10 sự kiện cho mỗi tham số: hệ số không chắc chắn, nên dùng bảng theo nhóm."
        en = "The model has fewer than 10 events a parameter: unreliable, use tables by strata."
        made.remarks.append(Remark("few-events", Words(vi, en)))


def _labels(values: Any) -> Any:
    return np.array([str(int(one)) if isinstance(one, float) and one.is_integer() else str(one) for one in values])
