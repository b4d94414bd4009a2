"""Tables before they are published: what to hide, and what two published ones give away."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from songhanh.equity.attacker import bounds, filled
from songhanh.equity.cells import Key, System, Table, is_total, key, system, together, with_totals
from songhanh.equity.cells_words import LONE, compared_words, hidden_words
from songhanh.equity.differencing import compare
from songhanh.equity.frames import Frame
from songhanh.equity.groups import in_order
from songhanh.equity.libraries import named
from songhanh.equity.people import asked
from songhanh.equity.results import Remark, Result
from songhanh.equity.suppression import MOST_FOR_OPTIMUM, Pattern, Rule, choose
from songhanh.lib.words import Problem, Words

SUPPRESS = Words("ẩn ô nhỏ và ô bổ sung trước khi công bố", "primary and complementary suppression of small cells")
DIFFERENCING = Words("so hai bảng đã công bố để tìm chỗ lộ thông tin", "differencing of two published tables")
_ACROSS = "column"  # what the columns of a table are called that does not say


@dataclass(frozen=True, slots=True)
class CellsAsk:
    """A table of counts: `rows` the column that names its rows (else the first), `columns` those that hold counts
    (else all others); or `by` two or more columns of persons (or of counts, in `count`), made into a table. `hide`,
    `width`, `zeros` and `insiders` are the rule. `moved`: how many people at most a cell changed by between two days.
    """

    rows: str = ""
    columns: Sequence[str] = ()
    by: Sequence[str] = ()
    count: str = ""
    hide: int = 2
    width: int = 3
    zeros: bool = False
    insiders: bool = False
    moved: float | None = None

    @property
    def rule(self) -> Rule:
        """What must be kept."""
        return Rule(self.hide, self.width, self.zeros, self.insiders)


def suppress(frames: Sequence[Frame], ask: CellsAsk, before: Frame | None = None) -> Result:
    """Which cells of these tables, published together, to hide; so, too, that nothing follows from an earlier table.

    Raises:
        Problem: the tables hold no counts, contradict each other, or the earlier one cannot be true.
    """
    tables = [true_table(frame, ask) for frame in frames]
    now = system(tables)
    _check(now)
    whole = now if before is None else _with_before(now, published_table(before, ask), ask)
    pattern = choose(whole, ask.rule)
    offset = len(whole.names) - len(now.names) if before is None else _offset(whole)
    mine = slice(offset, offset + len(now.names))
    hidden = {name for (_, name), one in zip(now.names, pattern.hidden[mine], strict=True) if one}
    primary = {name for (_, name), one in zip(now.names, pattern.primary[mine], strict=True) if one}
    places = {name: offset + at for at, (_, name) in enumerate(now.names)}
    values: dict[str, Any] = {
        "tables": [_shown(table, hidden) for table in tables],
        "primary": [_where(name, tables) for name in sorted(primary)],
        "secondary": [_where(name, tables) for name in sorted(hidden - primary)],
        "secondary_people": float(sum(now.values[now.place(name)] for name in hidden - primary)),
        "intervals": [
            _where(name, tables) | {"low": pattern.bounds[places[name]].low, "high": pattern.bounds[places[name]].high}
            for name in sorted(hidden)
        ],
        "unsafe": [_where(whole.names[at][1], tables) for at in pattern.unsafe],
        "optimal": pattern.optimal,
    }
    remarks = _lone(whole, pattern, ask) if before is None else []
    cells = sum(1 for table in tables for _ in table.inner())
    counts = {"tables": len(tables), "cells": cells, "primary": len(primary), "secondary": len(hidden - primary)}
    return Result(
        "suppress",
        SUPPRESS,
        named("scipy", "numpy"),
        counts,
        values,
        [hidden_words(counts, values, ask.rule)],
        _settings(ask),
        [one for frame in frames for one in frame.left_out],
        remarks,
    )


def _settings(ask: CellsAsk) -> dict[str, Any]:
    return {name: getattr(ask, name) for name in ("hide", "width", "zeros", "insiders", "moved")}


def _offset(whole: System) -> int:
    return next(at for at, (day, _) in enumerate(whole.names) if day == "")


def _with_before(now: System, before: Table, ask: CellsAsk) -> System:
    old = system([before], "before")
    moved = float(np.nanmax(now.high)) if ask.moved is None else ask.moved
    found = filled(together(old, now, moved))
    if found is None:
        what = Words(
            "bảng công bố trước không khớp với bảng này và số người thay đổi đã nêu.",
            "the earlier table does not fit this one and the number of people who may have moved.",
        )
        raise Problem(
            "not-consistent", what, Words("Hãy tăng --moved hoặc kiểm tra bảng.", "Raise --moved or check it.")
        )
    return found


def _check(now: System) -> None:
    """Refuse tables whose common totals differ."""
    off = np.abs(now.matrix @ now.values) > 1e-6
    if off.any():
        what = Words(
            "các bảng công bố cùng nhau có tổng khác nhau.", "tables published together differ in their totals."
        )
        raise Problem("not-consistent", what, Words("Hãy kiểm tra số liệu các bảng.", "Check the tables."))


def _lone(whole: System, pattern: Pattern, ask: CellsAsk) -> list[Remark]:
    """Whether someone alone in a hidden cell could compute another from knowing herself."""
    if ask.insiders or len(whole.names) > MOST_FOR_OPTIMUM:
        return []
    for knows in np.flatnonzero(pattern.hidden & (whole.values == 1)):
        seen = pattern.hidden.copy()
        seen[knows] = False
        for at in np.flatnonzero(pattern.primary & seen):
            if bounds(whole, seen, int(at)).width < 1:
                return [LONE]
    return []


def differencing(first: Frame, second: Frame, ask: CellsAsk) -> Result:
    """The cells that two published tables (hidden counts marked by a sign, or empty) give away.

    Raises:
        Problem: a file holds no table of counts, or they have no cell in common.
    """
    tables = [published_table(frame, ask) for frame in (first, second)]
    found = compare(tables[0], tables[1], ask.rule, ask.moved)
    if not found.shared:
        what = Words("hai bảng không có ô nào chung.", "the two tables have no cell in common.")
        raise Problem(
            "nothing-shared", what, Words("Tên dòng, cột phải giống nhau.", "Rows and columns must be named alike.")
        )
    values: dict[str, Any] = {
        "leaks": [
            _where(one.cell, tables) | {"table": one.table, "kind": one.kind, "low": one.low, "high": one.high}
            for one in found.leaks
        ],
        "consistent": found.consistent,
    }
    counts = {"cells_in_both": found.shared, "hidden": found.hidden, "leaks": len(found.leaks)}
    return Result(
        "differencing",
        DIFFERENCING,
        named("scipy", "numpy"),
        counts,
        values,
        [compared_words(counts, values, ask.rule)],
        _settings(ask),
        [*first.left_out, *second.left_out],
    )


def true_table(frame: Frame, ask: CellsAsk) -> Table:
    """The table of counts in a file, its totals added up; totals that the file has are left out."""
    if ask.by:
        return _long(frame, ask)
    published = published_table(frame, ask)
    inner = {name: published.counts[name] for name in published.inner()}
    bad = [name for name, count in inner.items() if not (count >= 0 and float(count).is_integer())]
    if bad:
        shown = " × ".join(one for _, one in bad[0])
        what = Words(f"ô “{shown}” không phải là số người.", f"cell “{shown}” is no count of people.")
        raise Problem("no-count", what, Words("Bảng cần số nguyên từ 0 trở lên.", "The table needs whole numbers."))
    return with_totals(published.labels, inner)


def published_table(frame: Frame, ask: CellsAsk) -> Table:
    """The table in a file as it was published: with its totals where it has them, NaN for what is not shown."""
    rows_name = frame.named(ask.rows) if ask.rows else frame.data.columns[0]
    columns = [frame.named(one) for one in ask.columns] or [one for one in frame.data.columns if one != rows_name]
    held = frame.arrays([rows_name, *columns])
    labels = [_label(one) for one in held[rows_name]]
    if len(set(labels)) < len(labels):
        what = Words(f"cột “{rows_name}” có tên dòng lặp lại.", f"column “{rows_name}” names a row twice.")
        raise Problem(
            "repeated", what, Words("Dùng --by cho số liệu chưa lập bảng.", "Use --by for data not yet in a table.")
        )
    counts: dict[Key, float] = {}
    for at, row in enumerate(labels):
        for column in columns:
            counts[_cell(rows_name, row, column)] = _number(held[column][at])
    inner = {
        rows_name: [one for one in labels if not is_total(one)],
        _ACROSS: [one for one in columns if not is_total(one)],
    }
    if not all(inner.values()):
        what = Words("tệp không có bảng số liệu.", "there is no table of counts in the file.")
        remedy = Words("Nêu cột bằng --rows và --columns.", "Name its columns by --rows and --columns.")
        raise Problem("no-table", what, remedy, frame.data.name)
    return Table(inner, counts)


def _cell(rows_name: str, row: str, column: str) -> Key:
    parts = [(rows_name, row)] if not is_total(row) else []
    return key([*parts, *([(_ACROSS, column)] if not is_total(column) else [])])


def _label(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _number(value: Any) -> float:
    if isinstance(value, float):
        return value
    try:
        return float(str(value).replace(",", "."))
    except ValueError:
        return math.nan


def _long(frame: Frame, ask: CellsAsk) -> Table:
    by = [frame.named(one) for one in ask.by]
    if len(by) < 2:
        asked("", "--by A,B")
    inner: dict[Key, float] = {}
    labels: dict[str, set[str]] = {one: set() for one in by}
    for row in frame.counts(by, frame.named(ask.count) if ask.count else ""):
        for one in by:
            labels[one].add(row[one])
        inner[key((one, row[one]) for one in by)] = row["total"]
    return with_totals({one: in_order(sorted(held)) for one, held in labels.items()}, inner)


def _where(name: Key, tables: Sequence[Table]) -> dict[str, Any]:
    """A cell by its labels, and where it stands in the first table that has it (-1: a total)."""
    found: dict[str, Any] = {"cell": dict(name)}
    for at, table in enumerate(tables):
        given = dict(name)
        if set(given) <= set(table.labels) and all(one in table.labels[kind] for kind, one in given.items()):
            places = [list(held).index(given[kind]) if kind in given else -1 for kind, held in table.labels.items()]
            return found | {"table": at, "at": places}
    return found


def _shown(table: Table, hidden: set[Key]) -> dict[str, Any]:
    """The table as it may be published: the inner cells and totals, None for what is hidden."""
    cells = [{"cell": dict(name), "count": None if name in hidden else count} for name, count in table.counts.items()]
    return {"labels": {kind: list(held) for kind, held in table.labels.items()}, "cells": cells}


def grid(table: dict[str, Any]) -> list[list[str]]:
    """A table of two dimensions from a result, as rows of text with `*` for what is hidden, totals last."""
    (rows, row_labels), (columns, column_labels) = table["labels"].items()
    held = {tuple(sorted(one["cell"].items())): one["count"] for one in table["cells"]}
    lines = [[rows, *column_labels, "Tổng"]]
    for row in (*row_labels, ""):
        line = [row or "Tổng"]
        for column in (*column_labels, ""):
            name = tuple(sorted((kind, one) for kind, one in ((rows, row), (columns, column)) if one))
            count = held[name]
            line.append("*" if count is None else f"{count:g}")
        lines.append(line)
    return lines


def with_rule(ask: CellsAsk, rule: Rule) -> CellsAsk:
    """The same question under another rule."""
    return replace(ask, hide=rule.hide, width=rule.width, zeros=rule.zeros, insiders=rule.insiders)
