"""Rows of a page in order: lines across the page, and blocks of lines that stand beside each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from songhanh.formats.segments import Row, Segment, text_of

FACING = re.compile(
    r"cộng h[oòoà]+a? xã hội|độc lập\s*[-–]\s*tự do|đảng cộng sản việt nam|nơi nhận|^\W*số\s*:"
    r"|\bngày\b.{0,14}\btháng\b.{0,8}\bnăm\b|^\s*(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\s*[./]\s*\w",
    re.IGNORECASE,
)
_RECIPIENTS = re.compile(r"\W*\w{0,2}[oơớợ]i nh[aâậ]n\b", re.IGNORECASE)
_GUTTER = 8.0
_FAR = 160.0  # points: the room for a signature and its seal
_LEAST_ROWS = 3


@dataclass(slots=True)
class Beside:
    """Lines beside lines: for each column its lines from top to bottom."""

    columns: list[list[Segment]]

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(line.text for column in self.columns for line in column)


@dataclass(slots=True)
class Loose:
    """A table without ruling lines: for each row its cells, for each cell its lines."""

    rows: list[list[list[Segment]]]


Item = Segment | Beside | Loose


@dataclass(slots=True)
class _Region:
    begin: float  # the gutter
    end: float
    rows: list[tuple[list[Segment], list[Segment]]] = field(default_factory=list)

    def take(self, row: Row, center: float) -> bool:
        """Add `row` if it leaves the gutter free and stands where its column stands."""
        left = [segment for segment in row.segments if segment.right <= self.end - 4 and segment.left < self.begin]
        right = [segment for segment in row.segments if segment.left >= self.begin + 4]
        if len(left) + len(right) != len(row.segments):
            return False
        begin = max([self.begin, *(segment.right for segment in left)])
        end = min([self.end, *(segment.left for segment in right)])
        if end - begin < _GUTTER:
            return False
        if not (left and right) and not self._stands_with(left or right, 0 if left else 1, center):
            return False
        self.begin, self.end = begin, end
        self.rows.append((left, right))
        return True

    def _stands_with(self, lone: list[Segment], side: int, center: float) -> bool:
        column = [segment for row in self.rows for segment in row[side]]
        if not column:
            return False
        segment = joined(lone)
        above = max(other.bottom for other in column)
        if segment.top - above > _FAR:
            return False
        middle = median(other.center for other in column)
        if abs(segment.center - center) < 8 and abs(middle - center) > 20:
            return False
        lefts = [other.left for other in column]
        return abs(segment.center - middle) <= 14 or any(abs(segment.left - left) <= 8 for left in lefts)

    @property
    def both(self) -> int:
        """How many rows have text on both sides."""
        return sum(1 for left, right in self.rows if left and right)

    def beside(self) -> Beside:
        """The two columns, a line for each row."""
        return Beside([[joined(row[side]) for row in self.rows if row[side]] for side in (0, 1)])


def joined(segments: Sequence[Segment]) -> Segment:
    """One segment of those that stand on one row."""
    if len(segments) == 1:
        return segments[0]
    return Segment(
        text_of(segments),
        segments[0].left,
        min(segment.top for segment in segments),
        max(segment.right for segment in segments),
        max(segment.bottom for segment in segments),
        all(segment.bold for segment in segments),
        all(segment.italic for segment in segments),
    )


def regions(rows: Sequence[Row], center: float) -> list[Item]:
    """The items of a page from top to bottom; `center` is the middle of its text from left to right."""
    items: list[Item] = []
    at = 0
    while at < len(rows):
        row = rows[at]
        recipients, after = _recipients(rows, at, center)
        if recipients is not None:
            items.append(_with_signature_above(recipients, items, center))
            at = after
            continue
        if len(row.segments) > 1:
            loose, after = _loose(rows, at)
            if loose is not None:
                items.append(loose)
                at = after
                continue
            beside, after = _beside(rows, at, center, items)
            if beside is not None:
                items.append(beside)
                at = after
                continue
        items.append(joined(row.segments))
        at += 1
    return items


def _recipients(rows: Sequence[Row], at: int, center: float) -> tuple[Beside | None, int]:
    """The recipients with a signature that stands lower than their first line; scans have them at any height."""
    first = rows[at].segments
    if len(first) > 1 or not _RECIPIENTS.match(first[0].text) or first[0].right > center:
        return None, at
    left, right = [first[0]], list[Segment]()
    after = at + 1
    while after < len(rows):
        row = rows[after].segments
        lefts = [segment for segment in row if segment.left < center - 60]
        wide = any(segment.right > center + 40 for segment in lefts)
        if wide or rows[after].top - rows[after - 1].bottom > _FAR:
            break
        left += [joined(lefts)] if lefts else []
        rights = [segment for segment in row if segment.left >= center - 60]
        right += [joined(rights)] if rights else []
        after += 1
    return (Beside([left, right]), after) if right else (None, at)


def _with_signature_above(found: Beside, before: list[Item], center: float) -> Beside:
    """The closing block with the lines of the signature that stand above "Nơi nhận"."""
    top = found.columns[0][0].top
    while before:
        item = before[-1]
        if not isinstance(item, Segment) or item.left < center - 60 or top - item.bottom > 14:
            break
        if not (item.bold or item.text.isupper()):
            break
        found.columns[1].insert(0, item)
        top = item.top
        before.pop()
    return found


def _beside(rows: Sequence[Row], at: int, center: float, before: list[Item]) -> tuple[Beside | None, int]:
    first = rows[at].segments
    gaps = [(later.left - earlier.right, number) for number, (earlier, later) in enumerate(pairwise(first))]
    number = max(gaps)[1]
    region = _Region(first[number].right, first[number + 1].left)
    region.rows.append((first[: number + 1], first[number + 1 :]))
    after = at + 1
    while after < len(rows) and region.take(rows[after], center):
        after += 1
    _drop_tail(region, rows, after)
    after = at + len(region.rows)
    above = _lines_above(region, before, center)
    found = region.beside()
    evidence = [*found.text.split("\n"), *(segment.text for segment in above)]
    if not any(FACING.search(line) for line in evidence) and region.both < _LEAST_ROWS:
        return None, at
    if above:
        del before[-len(above) :]
        for segment in above:
            side = 0 if segment.right <= region.end else 1
            found.columns[side].insert(0, segment)
    return found, after


def _drop_tail(region: _Region, rows: Sequence[Row], after: int) -> None:
    """Give back last lines at the left that are the begin of a line across the page below."""
    while len(region.rows) > 1 and after < len(rows):
        left, right = region.rows[-1]
        below = rows[after]
        if right or below.top - left[-1].bottom > 6 or below.segments[0].left > left[0].left + 4:
            return
        if below.right <= region.end or left[-1].right > region.begin - 4:
            return
        region.rows.pop()
        after -= 1


def _lines_above(region: _Region, before: list[Item], center: float) -> list[Segment]:
    """The last lines before a region that belong to one of its columns, nearest first."""
    found: list[Segment] = []
    top = min(segment.top for side in region.rows[0] for segment in side)
    for item in reversed(before):
        if not isinstance(item, Segment) or top - item.bottom > 14 or len(found) > 4:
            break
        side = 0 if item.right <= region.begin + 2 else 1 if item.left >= region.begin + 4 else -1
        if side < 0:
            break
        column = [segment for row in region.rows for segment in row[side]]
        middle = median(segment.center for segment in column)
        apart = abs(item.center - center) > 20
        if abs(item.center - middle) > 20 or not apart or not (item.bold or item.text.isupper()):
            break
        found.append(item)
        top = item.top
    return found


def _loose(rows: Sequence[Row], at: int) -> tuple[Loose | None, int]:
    """A table of at least three columns and rows that only white space parts."""
    columns = [(segment.left, segment.right) for segment in rows[at].segments]
    if len(columns) < 3:
        return None, at
    after = at + 1
    full = 1
    while after < len(rows):
        widened = _widened(columns, rows[after], rows[after - 1])
        if widened is None:
            break
        columns = widened
        full += len(rows[after].segments) >= 3
        after += 1
    if full < _LEAST_ROWS:
        return None, at
    table: list[list[list[Segment]]] = []
    for row in rows[at:after]:
        places = [_column(columns, segment) for segment in row.segments]
        if not table or 0 in places:
            table.append([[] for _ in columns])
        for place, segment in zip(places, row.segments, strict=True):
            table[-1][place].append(segment)
    return Loose(table), after


def _widened(columns: list[tuple[float, float]], row: Row, before: Row) -> list[tuple[float, float]] | None:
    """The columns with `row` in them; None where it does not fit between the gaps."""
    if row.top - before.bottom > 30:
        return None
    wider = list(columns)
    for segment in row.segments:
        touched = [at for at, (left, right) in enumerate(wider) if segment.left < right and segment.right > left]
        if len(touched) > 1:
            return None
        at = touched[0] if touched else _column(wider, segment)
        wider[at] = (min(wider[at][0], segment.left), max(wider[at][1], segment.right))
    if any(later[0] - earlier[1] < 4 for earlier, later in pairwise(wider)):
        return None
    return wider


def _column(columns: list[tuple[float, float]], segment: Segment) -> int:
    def distance(at: int) -> float:
        left, right = columns[at]
        return max(left - segment.right, segment.left - right, 0) + abs(segment.center - (left + right) / 2) / 1000

    return min(range(len(columns)), key=distance)
