"""HTML out: a fragment for pages and previews, one element for each block, classes of `vb-` and the style's key."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from songhanh.formats.blocks import Block, Break, Cell, Document, Kind, Paragraph, Table
from songhanh.formats.grid import slots
from songhanh.formats.sheet import Sheet, Style, pieces

_DEEPEST = 6


def write_html(document: Document, sheet: Sheet, *, first_heading: int = 1) -> str:
    """The fragment, an `article`; its first heading is `h1` unless a page above has taken that level."""
    setting = _Setting(sheet, first_heading, first_heading - 1)
    language, _, _ = sheet.language.partition("-")
    return f'<article class="vb" lang="{language}">\n{"".join(setting.blocks(document.blocks))}</article>\n'


@dataclass(slots=True)
class _Setting:
    """Blocks to elements; keeps the last heading level, for none may be skipped."""

    sheet: Sheet
    first: int
    heading: int

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for are_items, group in groupby(blocks, key=_is_item):
            if are_items:
                yield '<ul class="vb-items">\n'
                yield from (self._item(one) for one in group if isinstance(one, Paragraph))
                yield "</ul>\n"
            else:
                yield from map(self._block, group)

    def _block(self, block: Block) -> str:
        if isinstance(block, Break):
            turned = " vb-landscape" if block.landscape else ""
            return f'<hr class="vb-break{turned}">\n'
        if isinstance(block, Table):
            return self._side_by_side(block) if block.layout else self._table(block)
        return self._paragraph(block)

    def _item(self, paragraph: Paragraph) -> str:
        style = self.sheet.style(paragraph)
        return f'<li class="{_classes(style)}">{_words(paragraph, style)}</li>\n'

    def _paragraph(self, paragraph: Paragraph, *, in_table: bool = False) -> str:
        style = self.sheet.style(paragraph, in_table=in_table)
        tag = "p"
        if paragraph.kind is Kind.HEADING and not in_table:
            wanted = self.first - 1 + style.outline if style.outline else self.heading + 1
            self.heading = min(wanted, self.heading + 1, _DEEPEST)
            tag = f"h{self.heading}"
        return f'<{tag} class="{_classes(style)}">{_words(paragraph, style)}</{tag}>\n'

    def _inside(self, cell: Cell) -> str:
        return "".join(self._paragraph(one, in_table=True) for one in cell.blocks)

    def _side_by_side(self, table: Table) -> str:
        rows = [
            "".join(f'<div class="vb-side">\n{self._inside(slot.cell)}</div>\n' for slot in row if not slot.continued)
            for row in slots(table)
        ]
        return "".join(f'<div class="vb-side-by-side">\n{row}</div>\n' for row in rows)

    def _table(self, table: Table) -> str:
        rows = [
            [self._cell(slot.cell, head=at < table.header_rows) for slot in row if not slot.continued]
            for at, row in enumerate(slots(table))
        ]
        lines = ["".join(["<tr>\n", *row, "</tr>\n"]) for row in rows]
        head, body = "".join(lines[: table.header_rows]), "".join(lines[table.header_rows :])
        head = f"<thead>\n{head}</thead>\n" if head else ""
        table_ = f'<table class="vb-table">\n{head}<tbody>\n{body}</tbody>\n</table>\n'
        return f'<div class="vb-scroll" tabindex="0" role="group" aria-label="Bảng">\n{table_}</div>\n'

    def _cell(self, cell: Cell, *, head: bool) -> str:
        spans = "".join(
            f' {name}="{count}"' for name, count in (("colspan", cell.columns), ("rowspan", cell.rows)) if count > 1
        )
        scope = f' scope="{"colgroup" if cell.columns > 1 else "col"}"' if head else ""
        tag = "th" if head else "td"
        return f"<{tag}{scope}{spans}>\n{self._inside(cell)}</{tag}>\n"


def _is_item(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.kind is Kind.ITEM


def _classes(style: Style) -> str:
    names = [f"vb-{style.key}"]
    if style.rule:
        names.append("vb-rule" if style.rule.share < 1 else "vb-rule-text")
    return " ".join(names)


def _words(paragraph: Paragraph, style: Style) -> str:
    """The text, escaped, its runs marked where the style itself does not say so."""
    words = ""
    for piece in pieces(paragraph, style):
        text = escape(piece.text).replace("\n", "<br>")
        if piece.italic and not style.italic:
            text = f"<em>{text}</em>"
        words += f"<strong>{text}</strong>" if piece.bold and not style.bold else text
    return words
