"""People of the two groups, from rows of persons, from rows with counts, or from two columns of counts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from songhanh.equity.frames import Frame
from songhanh.equity.groups import MEN, WOMEN, Pair, pair
from songhanh.equity.results import Remark
from songhanh.lib.words import Problem, Words


@dataclass(frozen=True, slots=True)
class Groups:
    """Which two groups: the column `sex`, and the values `women` and `men` where it does not say; `first` and `second`
    name groups that are no sexes. Instead of `sex`, the columns `women_count` and `men_count` may hold counts.
    """

    sex: str = ""
    women: str = ""
    men: str = ""
    first: str = ""
    second: str = ""
    count: str = ""
    women_count: str = ""
    men_count: str = ""


@dataclass(frozen=True, slots=True)
class Split:
    """Counts of the two groups and of those that are in neither (sex not known), by the labels of `by`."""

    pair: Pair
    rows: dict[tuple[str, ...], tuple[float, float, float]]
    frame: Frame

    def total(self) -> tuple[float, float, float]:
        """All together."""
        sums = np.array(list(self.rows.values()) or [(0.0, 0.0, 0.0)]).sum(axis=0)
        return float(sums[0]), float(sums[1]), float(sums[2])


def pair_of(frame: Frame, groups: Groups) -> Pair:
    """The two groups of the column `sex`.

    Raises:
        Problem: `no-option`, `no-column`, `no-value`, `which-groups`.
    """
    column = frame.named(asked(groups.sex, "--sex"))
    named = bool(groups.women or groups.men)
    first, second = groups.women or groups.first, groups.men or groups.second
    return pair(column, frame.labels(column), first, second, named=named)


def split(frame: Frame, groups: Groups, by: Sequence[str] = ()) -> Split:
    """The counts of both groups for each combination of `by`."""
    by = [frame.named(one) for one in by]
    if groups.women_count or groups.men_count:
        return _wide(frame, groups, by)
    pair = pair_of(frame, groups)
    column = frame.named(groups.sex)
    weight = frame.named(groups.count) if groups.count else ""
    held: dict[tuple[str, ...], list[float]] = {}
    for row in frame.counts(list(dict.fromkeys([*by, column])), weight):
        each = held.setdefault(tuple(row[one] for one in by), [0.0, 0.0, 0.0])
        each[_side(row[column], pair)] += row["total"]
    return Split(pair, {name: (each[0], each[1], each[2]) for name, each in held.items()}, frame)


def _side(value: str, pair: Pair) -> int:
    return {pair.first: 0, pair.second: 1}.get(value, 2)


def _wide(frame: Frame, groups: Groups, by: list[str]) -> Split:
    columns = [
        frame.named(asked(groups.women_count, "--women-count")),
        frame.named(asked(groups.men_count, "--men-count")),
    ]
    held: dict[tuple[str, ...], list[float]] = {}
    for at, column in enumerate(columns):
        for row in frame.counts(by, column) if by else [_sum(frame, column)]:
            held.setdefault(tuple(str(row[one]) for one in by), [0.0, 0.0])[at] += float(row["total"])
    pair = Pair(columns[0], columns[1], WOMEN, MEN)
    return Split(pair, {name: (each[0], each[1], 0.0) for name, each in held.items()}, frame)


def _sum(frame: Frame, column: str) -> dict[str, float]:
    rows, _ = frame.complete([], [column])
    return {"total": float(rows[column].sum())}


def asked(value: str, option: str) -> str:
    """The value of an option without which there is nothing to do.

    Raises:
        Problem: `no-option`.
    """
    if not value:
        what = Words(f"thiếu {option}.", f"{option} is missing.")
        raise Problem("no-option", what, Words("Hãy nêu tên cột.", "Name the column."))
    return value


def unknown(others: float) -> tuple[Remark, ...]:
    """The remark that there are people of neither group."""
    if not others:
        return ()
    shown = f"{others:g}"
    vi = f"{shown} người không rõ giới tính hoặc không thuộc hai nhóm: đếm riêng, không suy đoán."
    return (
        Remark("other", Words(vi, f"{shown} people of unknown sex or of neither group: counted apart, not guessed.")),
    )
