"""A stretch of text on a page with its box: what PDF and scans know before there are lines and columns."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from songhanh.formats.syllables import is_syllable

_TOUCH = 1.3  # points: any space is wider
_NEAR = 5.0


@dataclass(slots=True)
class Segment:
    """Text that stands together on one line. Points from the top left corner of the page; `top` < `bottom`."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    bold: bool = False
    italic: bool = False

    @property
    def center(self) -> float:
        """The middle from left to right."""
        return (self.left + self.right) / 2

    @property
    def middle(self) -> float:
        """The middle from top to bottom."""
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Rule:
    """A ruling line: `at` is its fixed coordinate, `begin` to `end` the other."""

    at: float
    begin: float
    end: float


@dataclass(slots=True)
class Page:
    """A page as read: number from 1, size in points, text, and the ruling lines where they were asked for."""

    number: int
    width: float
    height: float
    segments: list[Segment] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)  # horizontal, by y
    down: list[Rule] = field(default_factory=list)  # vertical, by x
    scanned: bool = False


@dataclass(slots=True)
class Row:
    """Segments on one height, from left to right."""

    segments: list[Segment]

    @property
    def top(self) -> float:
        """The highest point."""
        return min(segment.top for segment in self.segments)

    @property
    def bottom(self) -> float:
        """The lowest point."""
        return max(segment.bottom for segment in self.segments)

    @property
    def left(self) -> float:
        """The leftmost point."""
        return self.segments[0].left

    @property
    def right(self) -> float:
        """The rightmost point."""
        return max(segment.right for segment in self.segments)


def text_of(segments: Sequence[Segment]) -> str:
    """The text of segments on one row; parts of one word, cut where the font changes, are put together."""
    text = segments[0].text
    for before, segment in pairwise(segments):
        text += segment.text if _is_one_word(before, segment) else f" {segment.text}"
    return text


def _is_one_word(before: Segment, segment: Segment) -> bool:
    gap = abs(segment.left - before.right)
    if gap < _TOUCH:
        return True
    if gap > _NEAR:
        return False
    first, last = segment.text[0], before.text.rsplit(None, 1)[-1]
    if first.isdigit():
        return last.isdigit()
    # "B" and "ộ": a consonant alone is no word, a marked vowel seldom begins one.
    return first.islower() and not first.isascii() and not is_syllable(last) and last[-1].isalpha()


def rows_of(segments: Sequence[Segment]) -> list[Row]:
    """The segments in rows from top to bottom; those whose heights overlap by more than half stand in one."""
    rows: list[Row] = []
    tops: list[float] = []
    bottoms: list[float] = []
    for segment in sorted(segments, key=lambda found: found.middle):
        if rows:
            overlap = min(bottoms[-1], segment.bottom) - max(tops[-1], segment.top)
            least = min(bottoms[-1] - tops[-1], segment.bottom - segment.top)
            if overlap > 0.5 * least:
                rows[-1].segments.append(segment)
                continue
        rows.append(Row([segment]))
        tops.append(segment.top)
        bottoms.append(segment.bottom)
    for row in rows:
        if len(row.segments) > 1:
            row.segments.sort(key=lambda found: found.left)
    return rows
