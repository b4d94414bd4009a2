"""DOCX out: real Word styles, numbering, tables and sections, by the OOXML schema (ECMA-376).

Written with lxml straight to the parts: what python-docx would add is its template's 160 styles and a
time stamp in every file; styles, lists and sections would still be made by hand.
"""

from dataclasses import dataclass, field
from datetime import datetime

from songhanh.formats.blocks import Block, Break, Cell, Document, Paragraph, Table
from songhanh.formats.fonts import face
from songhanh.formats.grid import Slot, slots
from songhanh.formats.sheet import Piece, Section, Sheet, Style, clean, column_widths, pieces, sections
from songhanh.formats.word_lists import Lists
from songhanh.formats.word_styles import GAP, JUSTIFIED, PAGE_NUMBER, RULE, look, styles
from songhanh.formats.word_xml import Element, font_table, package, points, related, settings, text, twips, word

_RULE_WEIGHT = 6  # eighths of a point
_HEADER_FROM_TOP = 10  # mm: the page number in the middle of the top margin


def write_docx(document: Document, sheet: Sheet, made: datetime) -> bytes:
    """The DOCX; `made` (with its zone) is the time it carries, so that the same input gives the same bytes."""
    lists = Lists()
    parts = list(sections(document, sheet))
    body = word("body")
    for at, section in enumerate(parts):
        width = sheet.text_width(landscape=section.landscape)
        body.extend(_Setting(sheet, lists, width).blocks(section.blocks))
        _close(body, _page(sheet, section, first=at == 0), last=at == len(parts) - 1)
    return package(
        word("document", body),
        {
            "styles": styles(sheet),
            "settings": settings(sheet.language),
            "fontTable": font_table(sheet.font, sheet.substitute),
            "numbering": lists.xml(twips(sheet.styles["item"].first_line)),
            "header": _header(),
        },
        clean(document.title),
        sheet.language,
        made,
    )


def _close(body: Element, page: Element, *, last: bool) -> None:
    """End a section: the last one's page stands in the body, an earlier one's in its last paragraph."""
    if len(body) == 0 or body[-1].tag != word("p").tag:
        body.append(_thin(GAP))
    if last:
        body.append(page)
        return
    properties = body[-1].find(word("pPr").tag)
    if properties is None:
        properties = word("pPr")
        body[-1].insert(0, properties)
    properties.append(page)


def _page(sheet: Sheet, section: Section, *, first: bool) -> Element:
    width, height = (sheet.height, sheet.width) if section.landscape else (sheet.width, sheet.height)
    orient = {"orient": "landscape"} if section.landscape else {}
    margins = {side: twips(getattr(sheet, side)) for side in ("top", "right", "bottom", "left")}
    begins = first or section.new_pages
    return word(
        "sectPr",
        related(word("headerReference", type="default"), "header"),
        word("type", val="nextPage"),
        word("pgSz", w=twips(width), h=twips(height), **orient),
        word("pgMar", **margins, header=twips(_HEADER_FROM_TOP), footer=twips(_HEADER_FROM_TOP), gutter=0),
        *([word("pgNumType", start=1)] if begins else []),
        *([word("titlePg")] if begins else []),
    )


def _header() -> Element:
    field_ = word("fldSimple", word("r", text("2")), instr=" PAGE ")
    return word("hdr", word("p", word("pPr", word("pStyle", val=PAGE_NUMBER)), field_))


def _thin(style: str, *more: Element) -> Element:
    return word("p", word("pPr", word("pStyle", val=style), *more))


@dataclass(slots=True)
class _Setting:
    """Blocks to Word's elements in a column of `width` mm."""

    sheet: Sheet
    lists: Lists
    width: float
    _new_page: bool = field(default=False, init=False)

    def blocks(self, blocks: tuple[Block, ...]) -> list[Element]:
        made: list[Element] = []
        before: Block | None = None
        for block in blocks:
            if isinstance(block, Break):
                self._new_page = True
            elif isinstance(block, Paragraph):
                made += self.paragraph(block, self.width)
            else:
                if isinstance(before, Table) or self._new_page:
                    made.append(self._gap())
                made.append(self._table(block))
            before = block
        return made

    def _gap(self) -> Element:
        flags = [word("pageBreakBefore")] if self._new_page else []
        self._new_page = False
        return _thin(GAP, *flags)

    def paragraph(self, paragraph: Paragraph, width: float, *, in_table: bool = False) -> list[Element]:
        """The paragraph, and the thin one below that carries its rule."""
        style = self.sheet.style(paragraph, in_table=in_table)
        start = len(paragraph.text) - len(paragraph.content) if self._numbers(paragraph, style, in_table) else 0
        made = word("p", self._properties(paragraph, style, width, numbered=start > 0))
        made.extend(_run(piece) for piece in pieces(paragraph, style, start))
        if not style.rule:
            return [made]
        return [made, _rule(width, style.rule.share * _text_width(paragraph, style), style.after)]

    def _numbers(self, paragraph: Paragraph, style: Style, in_table: bool) -> bool:
        """Whether Word shall draw the label: not in tables, and not in the centred heads of parts and chapters."""
        label = paragraph.label
        able = bool(label and paragraph.content) and label.isprintable() and "%" not in label
        return able and not in_table and style.align != "center"

    def _properties(self, paragraph: Paragraph, style: Style, width: float, *, numbered: bool) -> Element:
        made = word("pPr", word("pStyle", val=style.key))
        if self._new_page:
            self._new_page = False
            made.append(word("pageBreakBefore"))
        if numbered:
            number = self.lists.number(paragraph.label)
            made.append(word("numPr", word("ilvl", val=number.level), word("numId", val=number.list_id)))
        if style.frame:
            made.extend(_frame(style.frame, width))
        elif style.rule and style.after:
            made.append(word("spacing", after=0))  # the gap comes below the rule
        if style.align != self.sheet.styles[style.key].align:
            made.append(word("jc", val=JUSTIFIED[style.align]))
        label = pieces(paragraph, style)[:1]
        if numbered and label:
            made.append(word("rPr", *look(bold=label[0].bold, italic=label[0].italic)))
        return made

    def _table(self, table: Table) -> Element:
        widths = column_widths(table, self.width)
        made = word("tbl", _table_properties(table, self.width), word("tblGrid", *map(_column, widths)))
        for at, row in enumerate(slots(table)):
            flags = [word("cantSplit")] + ([word("tblHeader")] if at < table.header_rows else [])
            made.append(word("tr", word("trPr", *flags), *(self._cell(slot, widths, table) for slot in row)))
        return made

    def _cell(self, slot: Slot, widths: list[float], table: Table) -> Element:
        cell: Cell = slot.cell
        width = sum(widths[slot.column : slot.column + cell.columns])
        properties = word("tcPr", word("tcW", w=twips(width), type="dxa"))
        if cell.columns > 1:
            properties.append(word("gridSpan", val=cell.columns))
        if cell.rows > 1 or slot.continued:
            properties.append(word("vMerge", val="continue" if slot.continued else "restart"))
        if not table.layout:
            properties.append(word("vAlign", val="center"))
        made = word("tc", properties)
        if not slot.continued:
            for one in cell.blocks:
                made.extend(self.paragraph(one, width, in_table=True))
        if len(made) == 1:
            made.append(_thin("cell"))
        return made


def _run(piece: Piece) -> Element:
    made = word("r", word("rPr", *look(bold=piece.bold, italic=piece.italic)))
    for at, line in enumerate(piece.text.split("\n")):
        if at:
            made.append(word("br"))
        for tab, part in enumerate(line.split("\t")):
            if tab:
                made.append(word("tab"))
            if part:
                made.append(text(part))
    return made


def _text_width(paragraph: Paragraph, style: Style) -> float:
    drawn = face(bold=style.bold, italic=style.italic)
    return max(drawn.width(line, style.size) for line in paragraph.text.split("\n"))


def _rule(width: float, length: float, after: float) -> Element:
    """A thin paragraph with a line on top, `length` of `width` mm, centred."""
    side = max(0, twips((width - length) / 2))
    line = word("pBdr", word("top", val="single", sz=_RULE_WEIGHT, space=1, color="000000"))
    return _thin(RULE, line, word("spacing", before=40, after=points(after)), word("ind", left=side, right=side))


def _frame(frame: tuple[float, float], width: float) -> list[Element]:
    """A box of that width around the paragraph; its height is left to the text."""
    side = max(0, twips((width - frame[0]) / 2))
    edges = [
        word(edge, val="single", sz=_RULE_WEIGHT, space=4, color="FF0000")
        for edge in ("top", "left", "bottom", "right")
    ]
    return [word("pBdr", *edges), word("ind", left=side, right=side)]


def _column(width: float) -> Element:
    return word("gridCol", w=twips(width))


def _table_properties(table: Table, width: float) -> Element:
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = [] if table.layout else [word("tblBorders", *(word(edge, val="single", sz=4, space=0) for edge in edges))]
    side = 0 if table.layout else twips(1.5)
    return word(
        "tblPr",
        word("tblW", w=twips(width), type="dxa"),
        *borders,
        word("tblLayout", type="fixed"),
        word("tblCellMar", word("left", w=side, type="dxa"), word("right", w=side, type="dxa")),
    )
