"""Workbooks of Excel and LibreOffice (.xlsx, .xlsm, .xlsb, .xls, .ods), with the lists of tasks that offices keep."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from songhanh.formats.blocks import Block, Document
from songhanh.formats.drafts import Source
from songhanh.formats.limits import DEFAULT, Limits
from songhanh.formats.problems import broken, empty, encrypted, too_many_cells
from songhanh.formats.sheet_tables import Square, blocks_of
from songhanh.formats.zip_files import open_zip, read_part

Value = int | float | str | bool | time | date | datetime | timedelta
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml$", re.IGNORECASE)
_DIMENSION = re.compile(rb'<dimension ref="[A-Z]+\d+:([A-Z]{1,3})(\d{1,7})"')
_REFERENCE = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"')
_SPACES = re.compile(r"[^\S\n]+")


def read(data: bytes, name: str, limits: Limits = DEFAULT) -> Document:
    """The document in a workbook: for each sheet that is seen and not empty its titles, table and closing lines.

    Remarks: `hidden-sheets` (left out), `macros` (not run).

    Raises:
        Problem: the file is damaged, encrypted, empty, or has more cells than are read.
    """
    remarks = set[str]()
    if data.startswith(b"PK"):
        packed = open_zip(data, name, limits)
        if any(part.lower().endswith("vbaproject.bin") for part in packed.namelist()):
            remarks.add("macros")
        _check_reach(packed, name, limits)
    source = Source()
    blocks: list[Block] = []
    sheets = 0
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for number, sheet in enumerate(_sheets(book, remarks), 1):
                squares = list(_squares(sheet, name, limits))
                if squares:
                    sheets += 1
                    blocks += blocks_of(squares, source, number)
    except PasswordError as error:
        raise encrypted(name) from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise broken(name) from error
    if not blocks:
        raise empty(name)
    return Document(tuple(blocks), source.text, "xlsx", sheets, remarks=tuple(sorted(remarks)))


def _check_reach(packed: zipfile.ZipFile, name: str, limits: Limits) -> None:
    """Refuse sheets that reach so far that the room for all their cells cannot be had."""
    for part in packed.namelist():
        if not _SHEET_PART.match(part):
            continue
        xml = read_part(packed, part, name, limits)
        said = _DIMENSION.search(xml[:4096])
        if said is None or _cells(said[1], said[2]) <= limits.cells:
            continue
        # What is only formatted counts for nothing: the cells themselves are asked.
        found = [_cells(column, row) for column, row in _REFERENCE.findall(xml)]
        if found and max(found) > limits.cells:
            raise too_many_cells(name, max(found), limits.cells)


def _cells(column: bytes, row: bytes) -> int:
    """How many cells stand from A1 to a reference."""
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number * int(row)


def _sheets(book: CalamineWorkbook, remarks: set[str]) -> Iterator[CalamineSheet]:
    for about in book.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        if about.visible != SheetVisibleEnum.Visible:
            remarks.add("hidden-sheets")
            continue
        yield book.get_sheet_by_name(about.name)


def _squares(sheet: CalamineSheet, name: str, limits: Limits) -> Iterator[Square]:
    """The cells of a sheet that hold something, row by row, with their spans."""
    if sheet.start is None or sheet.end is None:
        return
    if sheet.height * sheet.width > limits.cells:
        raise too_many_cells(name, sheet.height * sheet.width, limits.cells)
    merged = {
        (first[0], first[1]): (last[0] - first[0] + 1, last[1] - first[1] + 1)
        for first, last in sheet.merged_cell_ranges or ()
    }
    top, left = sheet.start
    for row, values in enumerate(sheet.iter_rows(), top):
        for column, value in enumerate(values, left):
            text = shown(value)
            rows, columns = merged.get((row, column), (1, 1))
            if text or rows > 1 or columns > 1:
                yield Square(row, column, rows, columns, text)


def shown(value: Value) -> str:
    """A value as a person sees it in a Vietnamese workbook: 05/03/2022, 12 and not 12.0, 0,5."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}".replace(".", ",")
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.strftime("%d/%m/%Y") if midnight else value.strftime("%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return value.strftime("%H:%M") if isinstance(value, time) else str(value)


def _text(value: str) -> str:
    text = value.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return "\n".join(filter(None, (line.strip() for line in _SPACES.sub(" ", text).split("\n"))))
