"""The one document model: what every reader makes and every writer sets.

A document is a list of blocks in reading order. `Document.source` is the plain text as it was found
in the file (after decoding to Unicode NFC, before lines were joined); places are offsets into it, so
that any value can be shown where it stands. `Paragraph.text` is the text as a person reads it: hard
line breaks joined, page furniture gone, the number that Word draws in front made part of it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

Align = Literal["", "left", "center", "right", "justify"]


class Kind(StrEnum):
    """What a paragraph is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    NOTE = "note"  # a footnote or endnote, placed after the paragraph that calls it


class Place(NamedTuple):
    """Where something stands: offsets into `Document.source`, and the page or paragraph a person would look for.

    `page` is counted from 1 (PDF, scans; the sheet in a workbook), `paragraph` from 1 (DOCX: body
    paragraphs; TXT: the line; XLSX: the row); 0 where the format does not know.
    """

    start: int = 0
    end: int = 0
    page: int = 0
    paragraph: int = 0


NOWHERE = Place()


class Run(NamedTuple):
    """A stretch `text[start:end]` of a paragraph that is set bold or italic."""

    start: int
    end: int
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading, paragraph, list item or note.

    `text` begins with `label` where there is one ("II.", "a)", "-", "Điều 2."), typed or drawn by
    Word. `joins` are pairs (offset in text, offset in source), ascending, the first at 0: from each
    on, text and source run side by side. `style` is the name of a style of the sheet that a writer
    is given; readers leave it empty.
    """

    text: str
    place: Place = NOWHERE
    kind: Kind = Kind.PARAGRAPH
    label: str = ""
    level: int = 0
    align: Align = ""
    runs: tuple[Run, ...] = ()
    joins: tuple[tuple[int, int], ...] = ()
    style: str = ""

    @property
    def content(self) -> str:
        """The text after its label."""
        return self.text[len(self.label) :].lstrip()

    @property
    def bold(self) -> bool:
        """Whether all the text (the label apart) is bold."""
        return self._whole("bold")

    @property
    def italic(self) -> bool:
        """Whether all the text (the label apart) is italic."""
        return self._whole("italic")

    def _whole(self, trait: str) -> bool:
        first = len(self.text) - len(self.content)
        set_so = sum(max(0, run.end - max(run.start, first)) for run in self.runs if getattr(run, trait))
        return bool(self.content) and set_so >= len(self.content.rstrip())

    def at(self, start: int, end: int) -> Place:
        """The place in the source of `text[start:end]`."""
        if not self.joins:
            return Place(self.place.start + start, self.place.start + end, self.place.page, self.place.paragraph)
        first = self._source(start)
        last = self._source(max(start, end - 1)) + (1 if end > start else 0)
        return Place(first, last, self.place.page, self.place.paragraph)

    def _source(self, offset: int) -> int:
        at = bisect_right(self.joins, (offset, 1 << 60)) - 1
        text_offset, source_offset = self.joins[max(at, 0)]
        return source_offset + offset - text_offset


def joined(paragraphs: Sequence[Paragraph]) -> Paragraph:
    """Paragraphs that are read as one (the lines of a title), with the way back to the source of each."""
    text = ""
    joins: list[tuple[int, int]] = []
    for one in paragraphs:
        text += " " if text else ""
        joins += [(len(text) + at, source) for at, source in one.joins or ((0, one.place.start),)]
        text += one.text
    first, last = paragraphs[0].place, paragraphs[-1].place
    return Paragraph(text, Place(first.start, last.end, first.page, first.paragraph), joins=tuple(joins))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; a merged cell stands once, at its top left, with its spans."""

    blocks: tuple[Paragraph, ...] = ()
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """The paragraphs of the cell, a line each."""
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells with the column each begins in (a cell merged from above is left out)."""

    cells: tuple[tuple[int, Cell], ...]

    def cell(self, column: int) -> Cell | None:
        """The cell that covers `column`, or None."""
        for first, cell in self.cells:
            if first <= column < first + cell.columns:
                return cell
        return None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `layout` is true where it only puts text side by side (letterhead, signature block)."""

    rows: tuple[Row, ...]
    columns: int
    place: Place = NOWHERE
    header_rows: int = 0
    layout: bool = False
    widths: tuple[float, ...] = ()  # millimetres, for writers
    style: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A new page, or a new section where the orientation changes."""

    landscape: bool = False


Block = Paragraph | Table | Break


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read, or as it shall be written."""

    blocks: tuple[Block, ...]
    source: str = ""
    format: str = ""  # txt, docx, pdf, xlsx, scan ...
    pages: int = 0  # 0 where the format has no pages
    title: str = ""
    # Stable codes of what the reader did ("tcvn3", "mojibake", "tracked-changes").
    remarks: tuple[str, ...] = ()

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in reading order, those in cells of tables too."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            elif isinstance(block, Table):
                for row in block.rows:
                    for _, cell in row.cells:
                        yield from cell.blocks

    @property
    def text(self) -> str:
        """All paragraphs, a line each."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs())
