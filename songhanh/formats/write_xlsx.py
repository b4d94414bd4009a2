"""XLSX out by XlsxWriter: typed cells, a frozen header with filters, ready to print on A4."""

import io
import re
from datetime import UTC, date, datetime
from itertools import groupby
from math import ceil
from typing import Any

import xlsxwriter

from songhanh.formats.fonts import face
from songhanh.formats.sheet import clean
from songhanh.formats.workbook import Column, ColumnKind, Value, Workbook, Worksheet

_LONGEST = 32_767  # characters in a cell, Excel's limit
_NOT_A_NAME = re.compile(r"[\[\]:*?/\\]")
_A4 = 9
_FONT = "Times New Roman"
_SIZE = 11  # points
_LINE = 14.5  # points of a line at that size
_TALLEST = 409  # points, Excel's limit
_CHARACTER = 1.8  # mm a unit of column width gives to words: 7 pixels at 96 an inch, less what breaking lines loses
_FORMS: dict[ColumnKind, dict[str, object]] = {
    ColumnKind.TEXT: {},
    ColumnKind.DATE: {"num_format": "dd/mm/yyyy", "align": "center"},
    ColumnKind.NUMBER: {"align": "right", "indent": 1},
    ColumnKind.MONEY: {"num_format": "#,##0", "align": "right", "indent": 1},
}
_CELL: dict[str, object] = {
    "font_name": _FONT,
    "font_size": _SIZE,
    "text_wrap": True,
    "valign": "top",
    "border": 1,
}
_HEAD = _CELL | {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E7ECF5"}
_BANDS = ("#E7ECF5", "#FBF0D9", "#E6F2E6")


def write_xlsx(workbook: Workbook, made: datetime) -> bytes:
    """The workbook; `made` is the time it carries, so that the same input gives the same bytes."""
    held = io.BytesIO()
    # A text that begins with "=" or "http" is a text: nothing from a document becomes a formula or a link.
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        # What column widths are counted in.
        "default_format_properties": {"font_name": _FONT, "font_size": _SIZE},
    }
    with xlsxwriter.Workbook(held, options) as book:
        book.set_properties({"title": clean(workbook.title), "created": made.astimezone(UTC).replace(tzinfo=None)})
        forms = {kind: book.add_format(_CELL | form) for kind, form in _FORMS.items()}
        for sheet in workbook.sheets:
            _write(book, sheet, forms)
    return held.getvalue()


def _write(book: Any, sheet: Worksheet, forms: dict[ColumnKind, Any]) -> None:
    page = book.add_worksheet(_NOT_A_NAME.sub(" ", sheet.name)[:31])
    head = 1 if any(column.band for column in sheet.columns) else 0
    _head(book, page, sheet.columns, head)
    page.set_row(head, _height(tuple(column.title for column in sheet.columns), sheet.columns, bold=True))
    for at, row in enumerate(sheet.rows, head + 1):
        page.set_row(at, _height(row, sheet.columns))
        for column, value in enumerate(row):
            _cell(page, (at, column), value, forms[sheet.columns[column].kind])
    page.freeze_panes(head + 1, 1)
    page.autofilter(head, 0, max(head + len(sheet.rows), head + 1), len(sheet.columns) - 1)
    _print_setup(page, head)


def _head(book: Any, page: Any, columns: tuple[Column, ...], head: int) -> None:
    bands = list(dict.fromkeys(column.band for column in columns))
    for at, column in enumerate(columns):
        colour = _BANDS[bands.index(column.band) % len(_BANDS)]
        page.set_column(at, at, column.width)
        page.write_string(head, at, column.title, book.add_format(_HEAD | {"bg_color": colour}))
    if not head:
        return
    for band, group in groupby(enumerate(columns), key=lambda one: one[1].band):
        places = [at for at, _ in group]
        form = book.add_format(_HEAD | {"bg_color": _BANDS[bands.index(band) % len(_BANDS)]})
        if len(places) > 1:
            page.merge_range(0, places[0], 0, places[-1], band, form)
        else:
            page.write_string(0, places[0], band, form)


def _height(row: tuple[Value, ...], columns: tuple[Column, ...], *, bold: bool = False) -> float:
    """Points that the row needs: LibreOffice and many viewers do not fit rows to wrapped text by themselves."""
    lines = [
        _lines(value, column.width, bold=bold)
        for value, column in zip(row, columns, strict=True)
        if isinstance(value, str)
    ]
    return min(_TALLEST, max(lines, default=1) * _LINE + 3)


def _lines(text: str, width: float, *, bold: bool) -> int:
    """How many lines the text takes in a column of so many characters."""
    drawn = face(bold=bold)
    room = width * _CHARACTER
    return sum(max(1, ceil(drawn.width(line, _SIZE) / room)) for line in text.split("\n"))


def _cell(page: Any, place: tuple[int, int], value: Value, form: Any) -> None:
    if value is None:
        page.write_blank(*place, None, form)
    elif isinstance(value, date):
        page.write_datetime(*place, datetime(value.year, value.month, value.day), form)
    elif isinstance(value, str):
        text = clean(value)
        page.write_string(*place, text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…", form)
    else:
        page.write_number(*place, value, form)


def _print_setup(page: Any, head: int) -> None:
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, head)
    page.set_footer('&C&"Times New Roman"&12&P/&N')
