"""PDF out: the document set by typst as PDF/A-2a and PDF/UA-1, tagged, with the shipped fonts embedded.

The text goes as JSON to one template (`typesetting/document.typ`); none of it is ever markup. typst
runs in a child process (`typesetting/compile.py`), since its memory grows with what it has set.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from songhanh.formats.blocks import Block, Break, Cell, Document, Kind, Paragraph, Table
from songhanh.formats.fonts import FOLDER, face
from songhanh.formats.grid import groups, slots
from songhanh.formats.sheet import Section, Sheet, Style, clean, column_widths, pieces, sections
from songhanh.lib.words import Problem, Words

STANDARDS = ("a-2a", "ua-1")  # typst takes both together and writes PDF 1.7
_TYPESETTING = Path(__file__).with_name("typesetting")
_TIME_LIMIT = 120  # seconds; 300 pages take two
_STAND_INS = {"☐": "□", "☑": "√", "✓": "√", "✔": "√", "\uf0b7": "•", "\t": " "}
Json = dict[str, Any]


def write_pdf(document: Document, sheet: Sheet, made: datetime) -> bytes:
    """The PDF; `made` (with its zone) is the time it carries, so that the same input gives the same bytes.

    Raises Problem `typesetting-failed` where typst refuses or takes too long.
    """
    language, _, region = sheet.language.partition("-")
    data = {
        "title": clean(document.title).strip() or "Văn bản",  # PDF/UA wants a title in every document
        "lang": language,
        "region": region,
        "sheet": _sheet(sheet),
        "styles": {key: _style(style) for key, style in sheet.styles.items()},
        "sections": _Setting(sheet).sections(document),
    }
    return _compile(json.dumps(data, ensure_ascii=False), made)


def _compile(document: str, made: datetime) -> bytes:
    job = {
        "template": str(_TYPESETTING / "document.typ"),
        "root": str(_TYPESETTING),
        "fonts": str(FOLDER),
        "document": document,
        "standards": STANDARDS,
        "timestamp": int(made.timestamp()),
    }
    command = [sys.executable, "-I", str(_TYPESETTING / "compile.py")]
    try:
        done = subprocess.run(  # noqa: S603 - our own file, nothing of the document on the command line
            command, input=json.dumps(job).encode(), capture_output=True, timeout=_TIME_LIMIT, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        told = (error.stderr or b"").decode(errors="replace").strip().splitlines()
        raise Problem("typesetting-failed", *_FAILED, where="; ".join(told)) from error
    return done.stdout


_FAILED = (
    Words("Không tạo được tệp PDF.", "The PDF could not be typeset."),
    Words("Hãy xuất DOCX và báo lỗi này cho người phụ trách phần mềm.", "Export DOCX and report this error."),
)


def _sheet(sheet: Sheet) -> Json:
    names = ("width", "height", "top", "bottom", "left", "right")
    return {name: getattr(sheet, name) for name in names} | {
        "font": sheet.substitute,
        "page-number": sheet.page_number_size,
    }


def _style(style: Style) -> Json:
    return {
        "size": style.size,
        "before": style.before,
        "after": style.after,
        "line": style.line,
        "left": style.left,
        "right": style.right,
        "first-line": style.first_line,
        "keep-next": style.keep_next,
        "colour": style.colour,
        "frame": style.frame,
        "rule": style.rule.share if style.rule else None,
    }


@dataclass(slots=True)
class _Setting:
    """Blocks to JSON; keeps the last heading level, since PDF/UA lets none be skipped."""

    sheet: Sheet
    heading: int = 0

    def sections(self, document: Document) -> list[Json]:
        return [self._section(at, one) for at, one in enumerate(sections(document, self.sheet))]

    def _section(self, at: int, section: Section) -> Json:
        width = self.sheet.text_width(landscape=section.landscape)
        return {
            "landscape": section.landscape,
            "count-begins": section.new_pages or at == 0,
            "blocks": [self._block(block, width) for block in section.blocks],
        }

    def _block(self, block: Block, width: float) -> Json:
        if isinstance(block, Paragraph):
            return {"kind": "paragraph"} | self._paragraph(block)
        if isinstance(block, Break):
            return {"kind": "break"}
        return {"kind": "table"} | self._table(block, width)

    def _paragraph(self, paragraph: Paragraph, *, in_table: bool = False) -> Json:
        style = self.sheet.style(paragraph, in_table=in_table)
        runs = [
            {
                "text": _drawable(piece.text, bold=piece.bold, italic=piece.italic),
                "bold": piece.bold,
                "italic": piece.italic,
            }
            for piece in pieces(paragraph, style)
        ]
        level = self._level(style) if paragraph.kind is Kind.HEADING and not in_table else 0
        return {"style": style.key, "align": style.align or "left", "level": level, "runs": runs}

    def _level(self, style: Style) -> int:
        self.heading = min(style.outline or self.heading + 1, self.heading + 1)
        return self.heading

    def _table(self, table: Table, width: float) -> Json:
        rows = [
            {
                "group": at >= table.header_rows and groups(row, table),
                "cells": [self._cell(slot.cell) for slot in line if not slot.continued],
            }
            for at, (row, line) in enumerate(zip(table.rows, slots(table), strict=True))
        ]
        return {
            "layout": table.layout,
            "head": min(table.header_rows, len(rows)),
            "widths": column_widths(table, width),
            "rows": rows,
        }

    def _cell(self, cell: Cell) -> Json:
        blocks = [self._paragraph(one, in_table=True) for one in cell.blocks]
        return {"columns": cell.columns, "rows": cell.rows, "blocks": blocks}


def _drawable(text: str, *, bold: bool, italic: bool) -> str:
    """The text in characters that the face draws: PDF/A takes no missing glyph, so a square stands for any other."""
    drawn = face(bold=bold, italic=italic)
    if all(drawn.draws(char) or char == "\n" for char in text):
        return text
    return "".join(char if drawn.draws(char) or char == "\n" else _STAND_INS.get(char, "□") for char in text)
