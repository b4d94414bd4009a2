"""A line as an office file has it, on its way to a paragraph: where it stands in the source, how it is set."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace

from songhanh.formats.blocks import Align, Kind, Paragraph, Place, Run
from songhanh.formats.labels import classify

# One for one: these keep every offset.
_SWAPPED = str.maketrans(
    {
        **dict.fromkeys("\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u2028\u2029\u202f\u205f\u3000", " "),
        **{chr(code): " " for code in range(0x2000, 0x200B)},
        **dict.fromkeys("\u2010\u2011\uf02d", "-"),
        **dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8", "•"),
    }
)
_ODD = re.compile("[" + "".join(map(chr, _SWAPPED)) + "]")
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff\ud800-\udfff]+"
)
_UNEVEN = re.compile("  |" + _DROPPED.pattern)
_ORNAMENT = re.compile(r"(?:[-–—_=*.~…\s|]|(?<=[-–—* ])[0oO](?=[-–—* ]))*")


def _even(raw: str) -> str:
    """`raw` with plain spaces and hyphens; looking first is ten times cheaper than translating."""
    return raw.translate(_SWAPPED) if _ODD.search(raw) else raw


class Source:
    """The text of the file as it is found, a line for each paragraph."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0

    def add(self, line: str) -> int:
        """Put `line` at the end; the offset at which it begins."""
        start = self._length
        self._lines.append(line)
        self._length += len(line) + 1
        return start

    @property
    def text(self) -> str:
        """All lines, each ended by a line feed but the last."""
        return "\n".join(self._lines)


@dataclass(slots=True)
class Draft:
    """One line: `raw` as found, `start` its offset in the source, `traits` its bold and italic stretches of `raw`."""

    raw: str
    start: int = 0
    page: int = 0
    number: int = 0
    align: Align = ""
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    label: str = ""  # drawn by the program and part of `raw`
    left: float = 0.0  # indent in points
    traits: list[Run] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether nobody sees anything."""
        return not _even(self.raw).strip() or not _DROPPED.sub("", self.raw).strip()


def is_ornament(text: str) -> bool:
    """Whether a line is only a rule or a row of signs under a name ("-------", "***", "-0-"), or nothing."""
    return _ORNAMENT.fullmatch(_even(text)) is not None and len(text.strip()) != 1


def paragraph(draft: Draft, first: int = 0, last: int | None = None) -> Paragraph:
    """The paragraph that `draft.raw[first:last]` makes: white space folded, invisible letters dropped."""
    last = len(draft.raw) if last is None else last
    shown = _even(draft.raw[first:last])
    text = shown.strip()
    begin = first + len(shown) - len(shown.lstrip())
    joins: tuple[tuple[int, int], ...] = ()
    if _UNEVEN.search(text):
        text, joins = _fold(text, draft.start + begin)
    place = Place(draft.start + begin, draft.start + begin + len(shown.strip()), draft.page, draft.number)
    runs = _runs(draft, begin, text, joins) if draft.traits else ()
    made = Paragraph(text, place, draft.kind, "", draft.level, draft.align, runs, joins)
    found = classify(made)
    if draft.label and not found.label and text.startswith(draft.label):
        kind = Kind.ITEM if found.kind is Kind.PARAGRAPH else found.kind
        return replace(found, label=draft.label, kind=kind)
    return found


def joined(first: Paragraph, second: Paragraph) -> Paragraph:
    """One paragraph of two lines that follow each other, with a space between."""
    lead = len(first.text) + 1
    joins = (
        *(first.joins or ((0, first.place.start),)),
        *((at + lead, source) for at, source in second.joins or ((0, second.place.start),)),
    )
    runs = (*first.runs, *(run._replace(start=run.start + lead, end=run.end + lead) for run in second.runs))
    place = first.place._replace(end=second.place.end)
    return replace(first, text=f"{first.text} {second.text}", place=place, joins=joins, runs=runs)


def _fold(shown: str, start: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """`shown` with single spaces and nothing invisible, and its joins to the source, where it begins at `start`."""
    kept: list[str] = []
    joins: list[tuple[int, int]] = []
    length, spaced, expected = 0, True, -1
    for at, char in enumerate(shown):
        space = char == " "
        if (space and spaced) or _DROPPED.match(char):
            continue
        if at != expected:
            joins.append((length, start + at))
        expected, spaced = at + 1, space
        kept.append(char)
        length += 1
    if kept and kept[-1] == " ":
        kept.pop()
    return "".join(kept), tuple(join for join in joins if join[0] < len(kept)) or ((0, start),)


def _runs(draft: Draft, begin: int, text: str, joins: tuple[tuple[int, int], ...]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for run in draft.traits:
        start = _text_offset(draft.start + run.start, draft.start + begin, joins)
        end = _text_offset(draft.start + run.end, draft.start + begin, joins)
        start, end = max(0, start), min(len(text), end)
        if start >= end:
            continue
        last = runs[-1] if runs else None
        if last and (last.bold, last.italic) == (run.bold, run.italic) and not text[last.end : start].strip():
            runs[-1] = Run(last.start, end, run.bold, run.italic)
        else:
            runs.append(Run(start, end, run.bold, run.italic))
    return tuple(runs)


def _text_offset(source: int, begin: int, joins: tuple[tuple[int, int], ...]) -> int:
    """The offset in the text of the first letter that is kept at or after `source`."""
    if not joins:
        return source - begin
    at = bisect_right(joins, source, key=lambda join: join[1]) - 1
    if at < 0:
        return 0
    text, found = joins[at]
    here = text + source - found
    return min(here, joins[at + 1][0]) if at + 1 < len(joins) else here


def compose(raw: str, traits: list[Run]) -> tuple[str, list[Run]]:
    """`raw` and its stretches in NFC."""
    if unicodedata.is_normalized("NFC", raw):
        return raw, traits
    edges = sorted({edge for run in traits for edge in (run.start, run.end)})
    moved = [len(unicodedata.normalize("NFC", raw[:edge])) for edge in edges]

    def move(edge: int) -> int:
        return moved[bisect_left(edges, edge)]

    composed = [Run(move(run.start), move(run.end), run.bold, run.italic) for run in traits]
    return unicodedata.normalize("NFC", raw), [run for run in composed if run.start < run.end]
