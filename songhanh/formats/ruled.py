"""Ruled tables on a page: from ruling lines to cells with spans."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from songhanh.formats.segments import Page, Rule, Segment

_NEAR = 3.0
_LEAST = 6.0  # points: lines nearer than this are one double line
_MOST_RULES = 4000


@dataclass(slots=True)
class Slot:
    """A cell of a ruled table: where it stands in the grid and the text in it."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    segments: list[Segment] = field(default_factory=list)


@dataclass(slots=True)
class RuledTable:
    """A ruled table on one page: the edges of its columns and rows, and its cells in reading order."""

    xs: list[float]
    ys: list[float]
    slots: list[Slot]

    @property
    def columns(self) -> int:
        """How many columns."""
        return len(self.xs) - 1

    def slot_at(self, x: float, y: float) -> Slot | None:
        """The cell around a point, None outside."""
        column = bisect_right(self.xs, x) - 1
        row = bisect_right(self.ys, y) - 1
        if not (0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1):
            return None
        for slot in self.slots:
            if slot.row <= row < slot.row + slot.rows and slot.column <= column < slot.column + slot.columns:
                return slot
        return None


def ruled_tables(page: Page) -> list[RuledTable]:
    """The tables that the ruling lines of `page` make, from top to bottom, filled with its segments.

    What is put into a table is taken out of `page.segments`. Frames of one cell are no tables.
    """
    if len(page.down) < 3 or len(page.across) < 2 or len(page.down) + len(page.across) > _MOST_RULES:
        return []
    found = []
    for across, down in _connected(_merged(page.across), _merged(page.down)):
        table = _table(across, down)
        if table is not None and table.columns > 1:
            found.append(table)
    found.sort(key=lambda table: table.ys[0])
    left = []
    for segment in page.segments:
        slot = next(filter(None, (table.slot_at(segment.center, segment.middle) for table in found)), None)
        if slot is None:
            left.append(segment)
        else:
            slot.segments.append(segment)
    page.segments = left
    return [table for table in found if any(slot.segments for slot in table.slots)]


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Rules with those on one line that touch made one."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at / _NEAR), rule.begin)):
        last = merged[-1] if merged else None
        if last and abs(last.at - rule.at) < _NEAR and rule.begin <= last.end + _NEAR:
            last.end = max(last.end, rule.end)
        else:
            merged.append(Rule(rule.at, rule.begin, rule.end))
    return [rule for rule in merged if rule.end - rule.begin > _LEAST]


def _connected(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that cross or touch each other."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    waiting = list(down)
    while waiting:
        verticals, horizontals = [waiting.pop()], list[Rule]()
        grown = True
        while grown:
            more_across = [rule for rule in across if any(_cross(rule, other) for other in verticals)]
            across = [rule for rule in across if rule not in more_across]
            horizontals += more_across
            more_down = [rule for rule in waiting if any(_cross(other, rule) for other in horizontals)]
            waiting = [rule for rule in waiting if rule not in more_down]
            verticals += more_down
            grown = bool(more_across or more_down)
        groups.append((horizontals, verticals))
    return groups


def _cross(across: Rule, down: Rule) -> bool:
    return across.begin - _NEAR <= down.at <= across.end + _NEAR and down.begin - _NEAR <= across.at <= down.end + _NEAR


def _edges(values: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _LEAST:
            edges.append(value)
    return edges


def _table(across: Sequence[Rule], down: Sequence[Rule]) -> RuledTable | None:
    if len(across) < 2:
        return None
    # Tables without lines at their sides end where their horizontal lines end.
    ends = [min(rule.begin for rule in across), max(rule.end for rule in across)]
    xs = _edges([*(rule.at for rule in down), *ends])
    ys = _edges(rule.at for rule in across)
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > 20_000:
        return None
    right = _borders(down, xs, ys)
    below = _borders(across, ys, xs)
    return RuledTable(xs, ys, _slots(len(ys) - 1, len(xs) - 1, right, below))


def _borders(rules: Sequence[Rule], lines: list[float], crossing: list[float]) -> list[list[bool]]:
    """For each inner line and each stretch between two crossing lines, whether it is drawn there."""
    drawn = [[False] * (len(crossing) - 1) for _ in lines]
    for rule in rules:
        at = min(range(len(lines)), key=lambda index: abs(lines[index] - rule.at))
        for stretch in range(len(crossing) - 1):
            if rule.begin - _NEAR <= (crossing[stretch] + crossing[stretch + 1]) / 2 <= rule.end + _NEAR:
                drawn[at][stretch] = True
    return drawn


def _slots(rows: int, columns: int, right: list[list[bool]], below: list[list[bool]]) -> list[Slot]:
    taken = [[False] * columns for _ in range(rows)]
    slots = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            slot = Slot(row, column)
            while column + slot.columns < columns and not right[column + slot.columns][row]:
                slot.columns += 1
            span = range(column, column + slot.columns)
            while row + slot.rows < rows and not any(below[row + slot.rows][at] for at in span):
                slot.rows += 1
            for covered in range(row, row + slot.rows):
                for at in span:
                    taken[covered][at] = True
            slots.append(slot)
    return slots
