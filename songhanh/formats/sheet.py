"""The sheet a document is set on: page, margins and named styles, the same for every writer.

A writer is given `(document, sheet)` and looks up `Paragraph.style` here. Lengths are millimetres,
sizes and gaps points, as Decree 30/2020 and Word give them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from songhanh.formats.blocks import Align, Block, Break, Document, Kind, Paragraph, Table

MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Rule:
    """A line under a paragraph, centred: `share` of the longest line of its text."""

    share: float = 1


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks. `key` is ASCII and stable (Word's style id, the CSS class), `title` is what Word lists.

    `line` is a multiple of single spacing, `outline` the level of a heading from 1 (0: none). `frame` is
    the width and height of a box around the text. With `new_pages` the count of pages begins again.
    """

    key: str
    title: str
    size: float
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    first_line: float = 0
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    line: float = 1
    outline: int = 0
    keep_next: bool = False
    rule: Rule | None = None
    frame: tuple[float, float] | None = None
    colour: str = ""
    new_pages: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page upright with its margins, the fonts, and the styles by key."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    font: str
    substitute: str
    page_number_size: float
    styles: Mapping[str, Style]
    language: str = "vi-VN"

    def text_width(self, *, landscape: bool = False) -> float:
        """The width between the margins."""
        return (self.height if landscape else self.width) - self.left - self.right

    def style(self, paragraph: Paragraph, *, in_table: bool = False) -> Style:
        """The style of a paragraph: the one it names, else the one for what it is."""
        key = paragraph.style or _fallback(paragraph, in_table)
        style = self.styles[key]
        return replace(style, align=paragraph.align) if paragraph.align and not paragraph.style else style


def _fallback(paragraph: Paragraph, in_table: bool) -> str:
    if in_table:
        return "cell"
    if paragraph.kind is Kind.HEADING:
        return f"heading-{min(max(paragraph.level, 1), 3)}"
    return {Kind.NOTE: "note", Kind.ITEM: "item"}.get(paragraph.kind, "body")


class Piece(NamedTuple):
    """A stretch of text of one look."""

    text: str
    bold: bool
    italic: bool


# What XML 1.0 has no place for.
_NOT_TEXT = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without the control characters that no file format of ours can hold."""
    return _NOT_TEXT.sub("", text)


def pieces(paragraph: Paragraph, style: Style, start: int = 0) -> list[Piece]:
    """The text from `start`, cut where bold or italic changes; what the style sets is on throughout."""
    edges = {start, len(paragraph.text)}
    for run in paragraph.runs:
        edges.update(edge for edge in (run.start, run.end) if start < edge < len(paragraph.text))
    cuts = sorted(edges)
    return [Piece(clean(paragraph.text[begin:end]), *_look(paragraph, style, begin)) for begin, end in pairwise(cuts)]


def _look(paragraph: Paragraph, style: Style, at: int) -> tuple[bool, bool]:
    here = [run for run in paragraph.runs if run.start <= at < run.end]
    return style.bold or any(run.bold for run in here), style.italic or any(run.italic for run in here)


class Section(NamedTuple):
    """Pages of one orientation; `new_pages` where their count begins again."""

    landscape: bool
    new_pages: bool
    blocks: tuple[Block, ...]


def sections(document: Document, sheet: Sheet) -> Iterator[Section]:
    """The document cut where pages turn or their count begins again; other breaks stay among the blocks.

    A break before anything else only says how the first page lies.
    """
    landscape, new_pages = False, False
    held: list[Block] = []
    for at, block in enumerate(document.blocks):
        if not isinstance(block, Break):
            held.append(block)
            continue
        recount = _recounts(document.blocks[at + 1 : at + 2], sheet)
        if held and block.landscape == landscape and not recount:
            held.append(block)
            continue
        if held:
            yield Section(landscape, new_pages, tuple(held))
        landscape, new_pages, held = block.landscape, bool(held) and recount, []
    yield Section(landscape, new_pages, tuple(held))


def _recounts(following: tuple[Block, ...], sheet: Sheet) -> bool:
    first = following[0] if following else None
    return isinstance(first, Paragraph) and bool(first.style) and sheet.styles[first.style].new_pages


def column_widths(table: Table, width: float) -> list[float]:
    """The widths of a table's columns, together `width`: those it asks for in proportion, else equal ones."""
    asked = table.widths if len(table.widths) == table.columns else (1.0,) * table.columns
    return [width * one / sum(asked) for one in asked]
