"""Text set side by side with tabs or runs of spaces: letterheads and signature blocks typed without a table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from songhanh.formats.blocks import Cell, Paragraph, Place, Row, Table
from songhanh.formats.drafts import Draft, is_ornament, joined, paragraph
from songhanh.formats.labels import label_of

_GAP = re.compile(r" *\t[\t ]*| {3,}")
_BLANKS = dict.fromkeys((0xA0, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B)), " ")
_TAB = 6
_FACING = re.compile(
    r"cộng h[oòoà]+a? xã hội|độc lập\s*[-–]\s*tự do|đảng cộng sản việt nam|nơi nhận"
    r"|\bngày\b.{0,12}\btháng\b.{0,8}\bnăm\b"
    r"|^\s*(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\s*[./]\s*\w|^\s*số\s*:",
    re.IGNORECASE,
)
# Blanks left for a number or a day are no gap between columns.
_TO_FILL_IN = re.compile(
    r"(?<=số:)\s+(?=[/-])|(?<=ngày)\s+(?=tháng)|(?<=tháng)\s+(?=năm)|(?<=ngày)\s{2,}(?=\d)", re.IGNORECASE
)
_RECIPIENT = re.compile(r"\s*(?:[-–+.]\s*\w|[Ll]ưu\b|[^\W\d_A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚĂĐĨŨƠƯẠ-Ỹ])|\s{3,}\S")
_SHORT = 45


@dataclass(slots=True)
class _Split:
    """A line cut at its gap: end of the left part and begin of the right, -1 where that side is empty or a rule."""

    draft: Draft
    raw: str
    left_end: int = -1
    right_start: int = -1
    column: int = 0  # where the right part begins, in letters

    @property
    def both(self) -> bool:
        return self.left_end > 0 and self.right_start >= 0


@dataclass(slots=True)
class _Group:
    lines: list[_Split] = field(default_factory=list)

    @property
    def recipients(self) -> bool:
        """Whether the list of recipients has begun here, with the signature beside it."""
        return any(split.both and split.raw.lower().lstrip().startswith("nơi nhận") for split in self.lines)

    def facing(self) -> bool:
        """Whether these lines are a letterhead or a signature block, and not a list with tabs."""
        if not any(split.both for split in self.lines):
            return False
        sides = (part for split in self.lines if split.right_start >= 0 for part in _parts(split))
        return any(_FACING.search(part) for part in sides)


def _parts(split: _Split) -> tuple[str, str]:
    return split.raw[: max(0, split.left_end)], split.raw[split.right_start :]


def faces(text: str) -> bool:
    """Whether a line of text sets two columns of a letterhead or signature side by side."""
    filled = _TO_FILL_IN.sub(" ", text)
    return bool(re.search(r"\S(?: {3,}| *\t[\t ]*)\S", filled)) and bool(_FACING.search(filled))


def arrange(drafts: Sequence[Draft]) -> list[Paragraph | Table]:
    """Paragraphs of `drafts`, and layout tables of those that stand side by side."""
    blocks: list[Paragraph | Table] = []
    group = _Group()
    for draft in drafts:
        split = _cut(draft)
        if _belongs(group, split):
            group.lines.append(split)
            continue
        blocks += _emit(group)
        group = _Group([split])
    return blocks + _emit(group)


def _cut(draft: Draft) -> _Split:
    raw = draft.raw.translate(_BLANKS)
    if "\t" not in raw and "   " not in raw:
        return _Split(draft, raw)
    text = raw.rstrip()
    lead = len(text) - len(text.lstrip())
    best = _widest_gap(text, lead)
    if best is not None:
        if any(letter.isalnum() for letter in text[best.end() :]):
            return _Split(draft, raw, best.start(), best.end(), _column(text[: best.end()]))
        return _Split(draft, raw, best.start())
    if _width(raw[:lead]) >= 2 * _TAB:
        return _Split(draft, raw, -1, lead, _column(raw[:lead]))
    return _Split(draft, raw)


def _widest_gap(text: str, lead: int) -> re.Match[str] | None:
    """The widest gap inside a line; the one between a label and its text is none."""
    best: re.Match[str] | None = None
    for gap in _GAP.finditer(text, lead):
        before = text[lead : gap.start()]
        found = label_of(text[lead:])
        if found and found[0] == before.strip():
            continue
        if best is None or _width(gap.group()) > _width(best.group()):
            best = gap
    return best


def _width(gap: str) -> int:
    return sum(_TAB if letter == "\t" else 1 for letter in gap)


def _column(text: str) -> int:
    column = 0
    for letter in text:
        column = (column // _TAB + 1) * _TAB if letter == "\t" else column + 1
    return column


def _belongs(group: _Group, split: _Split) -> bool:
    """Whether a line goes on with the lines before, side by side."""
    if not group.lines:
        return False
    last = group.lines[-1]
    if group.recipients and split.draft.align != "center" and len(split.raw.split()) < 40:
        return split.both or bool(_RECIPIENT.match(split.raw)) or split.right_start >= 0
    if split.both:
        return last.right_start >= 0 or (len(last.raw) <= _SHORT and len(group.lines) > 1)
    if not any(found.both for found in group.lines):
        return split.right_start >= 0 and last.right_start >= 0
    if split.right_start >= 0:
        least = min(found.column for found in group.lines if found.both)
        return split.column >= least * 0.5
    return False


def _emit(group: _Group) -> list[Paragraph | Table]:
    if not group.facing():
        return [paragraph(split.draft, 0, None if split.both else _left_end(split)) for split in group.lines]
    left: list[Paragraph] = []
    right: list[Paragraph] = []
    for split in group.lines:
        if split.right_start < 0 or split.left_end > 0:
            _add(left, paragraph(split.draft, 0, _left_end(split)))
        if split.right_start >= 0:
            _add(right, paragraph(split.draft, split.right_start))
    first, last = group.lines[0].draft, group.lines[-1].draft
    place = Place(first.start, last.start + len(last.raw), first.page, first.number)
    cells = ((0, Cell(tuple(left))), (1, Cell(tuple(right))))
    return [Table((Row(cells),), 2, place, 0, True)]


def _left_end(split: _Split) -> int | None:
    return split.left_end if split.left_end > 0 else None


def _add(column: list[Paragraph], line: Paragraph) -> None:
    """Put `line` below, or behind the line before where it goes on with it."""
    if is_ornament(line.text):
        return
    if column and line.text[:1].islower() and not line.label and not column[-1].text.endswith((";", ".", ":")):
        column[-1] = joined(column[-1], line)
    else:
        column.append(line)
