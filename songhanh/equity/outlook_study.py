"""Where shares are going, and whether a target can still be reached."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from songhanh.equity import projection
from songhanh.equity.frames import Column, Frame
from songhanh.equity.groups import Pair, label
from songhanh.equity.libraries import named
from songhanh.equity.outlook_words import case_words, posts_words, projected_words, schedule_words
from songhanh.equity.people import Groups, asked, pair_of
from songhanh.equity.reach import Case, Year, schedule, whole_people
from songhanh.equity.results import Result
from songhanh.lib.words import Problem, Words

PROJECT = Words("dự báo số người và tỷ lệ theo các năm", "projection of people and shares over the years")
REACH = Words("khả năng đạt mục tiêu từ số vị trí trống", "whether a target can be reached from the vacancies")


@dataclass(frozen=True, slots=True)
class ProjectAsk(Groups):
    """By levels: `level` names them from the lowest up, with `women_count` and `men_count`, `stay` and `up` the shares
    that stay or rise in a year (or `moves` the columns of shares that go to each level), `hires_women`, `hires_men`
    how many come in. By persons: `sex`, and `leaves` the year in which each leaves for certain; from `begin` to `end`,
    each vacancy going to a woman with probability `share`, the others leaving with probability `quits` a year.
    """

    level: str = ""
    stay: str = ""
    up: str = ""
    moves: Sequence[str] = ()
    hires_women: str = ""
    hires_men: str = ""
    years: int = 1
    leaves: str = ""
    begin: int = 0
    end: int = 0
    share: float | None = None
    quits: float = 0.0
    target: float | None = None
    runs: int = 1000
    seed: int = 20260308


def project(frame: Frame, ask: ProjectAsk) -> Result:
    """The projection by levels or by persons.

    Raises:
        Problem: what was asked for is not in the table, or no such flow can be.
    """
    return _posts(frame, ask) if ask.leaves else _levels(frame, ask)


def _levels(frame: Frame, ask: ProjectAsk) -> Result:
    level = frame.named(asked(ask.level, "--level"))
    women, men = frame.named(asked(ask.women_count, "--women-count")), frame.named(asked(ask.men_count, "--men-count"))
    moves = [frame.named(one) for one in ask.moves]
    rates = moves or [frame.named(asked(ask.stay, "--stay")), frame.named(asked(ask.up, "--up"))]
    hires = [frame.named(one) for one in (ask.hires_women, ask.hires_men) if one]
    held, kept = frame.complete([level], [women, men, *rates, *hires])
    names = [label(one) for one in held[level]]
    matrix = (
        np.column_stack([held[one] for one in moves])
        if moves
        else projection.ladder(held[rates[0]].tolist(), held[rates[1]].tolist())
    )
    none = np.zeros(len(names))
    try:
        flows = {
            side: projection.Flow(matrix, held[frame.named(column)] if column else none)
            for side, column in (("women", ask.hires_women), ("men", ask.hires_men))
        }
    except ValueError as error:
        raise _no_flow() from error
    if ask.years < 1 or ask.runs < 1:
        raise _no_flow()
    people = {"women": held[women], "men": held[men]}
    values: dict[str, Any] = {"levels": names, "now": _shares(people)}
    ranges = projection.simulate(people, flows, ask.years, runs=ask.runs, seed=ask.seed)
    years = projection.expected(people, flows, ask.years)
    values["years"] = [
        {"year": at} | _shares(each) | {"range": ranged}
        for at, (each, ranged) in enumerate(zip(years, ranges, strict=True), 1)
    ]
    counts = {
        "rows": frame.rows,
        "levels": len(names),
        "women": float(held[women].sum()),
        "men": float(held[men].sum()),
    }
    settings = {"years": ask.years, "runs": ask.runs, "seed": ask.seed}
    return Result(
        "project", PROJECT, named("numpy"), counts, values, [projected_words(values)], settings, kept.left_out
    )


def _shares(people: dict[str, Any]) -> dict[str, Any]:
    women, men = people["women"], people["men"]
    total = women + men
    share = np.divide(women, total, out=np.full(len(women), np.nan), where=total > 0)
    whole = float(women.sum() / total.sum()) if total.sum() else math.nan
    return {"women": women, "men": men, "share": share, "share_of_all": whole}


def _no_flow() -> Problem:
    what = Words(
        "tỷ lệ ở lại và chuyển cấp phải từ 0 đến 1, cộng lại không quá 1; số năm, số lần mô phỏng từ 1.",
        "shares that stay and rise are within 0 and 1, together at most 1; years and runs are 1 or more.",
    )
    return Problem("no-flow", what, Words("Hãy kiểm tra các cột này.", "Check these columns."))


def _posts(frame: Frame, ask: ProjectAsk) -> Result:
    sex, leaves = frame.named(asked(ask.sex, "--sex")), frame.named(ask.leaves)
    if ask.share is None or not 0 <= ask.share <= 1 or not 0 <= ask.quits <= 1 or ask.runs < 1:
        what = Words("--share và --quits phải từ 0 đến 1.", "--share and --quits are within 0 and 1.")
        raise Problem("no-share", what, Words("Nêu tỷ lệ nữ được bổ nhiệm, như --share 0.4.", "Say --share 0.4."))
    if not ask.begin or ask.end < ask.begin:
        what = Words("cần năm đầu và năm cuối.", "the first and the last year are needed.")
        raise Problem("no-years", what, Words("Viết như --from 2026 --to 2030.", "Write it as --from 2026 --to 2030."))
    if not frame.is_number(leaves):
        what = Words(f"cột “{leaves}” phải là năm.", f"column “{leaves}” must hold years.")
        raise Problem("not-numbers", what, Words("Viết như 2029.", "Write 2029."))
    held = frame.arrays([sex, leaves])
    pair = pair_of(frame, ask)
    labels = np.array([label(one) for one in held[sex]], dtype=object)
    known = (labels == pair.first) | (labels == pair.second)
    kept = frame.without("other", int((~known).sum()), Words("không thuộc hai nhóm", "of neither group"))
    cohort = _cohort(labels[known], held[leaves][known], pair, ask.begin)
    years = list(range(ask.begin, ask.end + 1))
    found = projection.posts(cohort, years, ask.share, quits=ask.quits, target=ask.target, runs=ask.runs, seed=ask.seed)
    total = cohort.women + cohort.men
    leaving = {str(year): list(cohort.leaving.get(year, (0, 0))) for year in years}
    values = {"now": cohort.women / total if total else None, "years": found, "leaving": leaving}
    settings = {"share": ask.share, "quits": ask.quits, "target": ask.target, "runs": ask.runs, "seed": ask.seed}
    counts = {"rows": frame.rows, "women": cohort.women, "men": cohort.men}
    return Result(
        "project",
        PROJECT,
        named("numpy"),
        counts,
        values,
        [posts_words(pair, values, ask.share, ask.target)],
        settings,
        kept.left_out,
    )


def _cohort(labels: Column, leaves: Column, pair: Pair, begin: int) -> projection.Cohort:
    """Those who leave before the first year are taken to leave in it."""
    when = np.maximum(leaves, begin)
    leaving = {}
    for year in np.unique(when[~np.isnan(when)]):
        here = when == year
        leaving[int(year)] = (int((here & (labels == pair.first)).sum()), int((here & (labels == pair.second)).sum()))
    return projection.Cohort(int((labels == pair.first).sum()), int((labels == pair.second).sum()), leaving)


@dataclass(frozen=True, slots=True)
class ReachAsk:
    """Each of these is the name of a column, or a number that holds for every row. With `year` (a column) the rows are
    years of one case: vacancies and those left by women in each.
    """

    posts: str = "posts"
    women: str = "women_now"
    vacancies: str = "vacancies"
    left: str = "of_them_vacated_by_women"
    target: str = "target"
    share: str = "share_women_among_candidates"
    year: str = ""


def reach(frame: Frame, ask: ReachAsk) -> Result:
    """For each row whether its target can be reached; with `year` the least appointments a year, or the first year.

    Raises:
        Problem: a column is missing, or the numbers contradict each other.
    """
    names = ("posts", "women", "vacancies", "left", "target")
    columns = {name: _column(frame, getattr(ask, name)) for name in names}
    if ask.year:
        return _schedule(frame, ask, columns)
    optional = _optional(frame, ask.share)
    cases = []
    sentences = []
    for at in range(len(columns["posts"])):
        case = _case([float(columns[name][at]) for name in names], at)
        share = None if optional is None or math.isnan(optional[at]) else float(optional[at])
        cases.append(_told(case, share))
        sentences.append(case_words(case, share))
    counts = {"rows": frame.rows, "cases": len(cases)}
    return Result("reach", REACH, named("scipy"), counts, {"cases": cases}, sentences, left_out=frame.left_out)


def _case(numbers: Sequence[float], at: int) -> Case:
    try:
        whole = [int(one) for one in numbers[:4]]
        if any(one != given for one, given in zip(whole, numbers, strict=False)):
            raise ValueError(numbers)
        posts, women, vacancies, left = whole
        return Case(posts, women, vacancies, left, numbers[4])
    except ValueError as error:
        what = Words(
            f"dòng {at + 1}: số vị trí, số nữ, số vị trí trống, số do nữ để lại và mục tiêu không khớp nhau.",
            f"row {at + 1}: posts, women, vacancies, those left by women and the target do not fit together.",
        )
        remedy = Words(
            "Số nữ không quá số vị trí; vị trí do nữ để lại không quá số nữ và số trống; mục tiêu từ 0 đến 1.",
            "Women are no more than posts, posts left by women no more than women and vacancies, the target within 0 "
            "and 1.",
        )
        raise Problem("no-case", what, remedy) from error


def _told(case: Case, share: float | None) -> dict[str, Any]:
    low, high = case.shares()
    found = {
        "wanted": case.wanted,
        "needed": case.needed,
        "reachable": case.reachable,
        "lowest_share": low,
        "highest_share": high,
        "added_instead": case.added(),
    }
    return found | ({} if share is None else {"probability": case.chance(share), "share": share})


def _column(frame: Frame, text: str) -> Column:
    number = _number(text)
    rows = len(frame.arrays([frame.data.columns[0]])[frame.data.columns[0]])
    if number is not None:
        return np.full(rows, number)
    return frame.complete([], [frame.named(text)])[0][frame.named(text)]


def _optional(frame: Frame, text: str) -> Column | None:
    if _number(text) is None and text == ReachAsk().share and text not in frame.data.columns:
        return None
    return _column(frame, text)


def _number(text: str) -> float | None:
    """The number that is meant, 40% too; None for the name of a column."""
    bare = text.strip().replace(",", ".")
    try:
        return float(bare.removesuffix("%")) / (100 if bare.endswith("%") else 1)
    except ValueError:
        return None


def _schedule(frame: Frame, ask: ReachAsk, columns: dict[str, Column]) -> Result:
    years = [
        Year(int(year), int(vacant), int(left))
        for year, vacant, left in zip(_column(frame, ask.year), columns["vacancies"], columns["left"], strict=True)
    ]
    posts, women, target = int(columns["posts"][0]), int(columns["women"][0]), float(columns["target"][0])
    found = schedule(posts, women, target, years) | {"wanted": whole_people(target * posts)}
    counts = {"rows": frame.rows, "years": len(years), "posts": posts, "women": women}
    sentence = schedule_words(found, target, years[-1].year)
    return Result("reach", REACH, named("scipy"), counts, found, [sentence], {"target": target}, frame.left_out)
