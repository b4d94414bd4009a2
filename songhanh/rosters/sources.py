"""The sheets of a file: workbooks of Excel and LibreOffice, text with commas, semicolons or tabs."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from songhanh.formats import problems
from songhanh.formats.legacy import decode_bytes
from songhanh.formats.limits import DEFAULT, Limits
from songhanh.formats.sniff import Format, sniff
from songhanh.lib.words import Problem, Words
from songhanh.rosters.cells import Fault
from songhanh.rosters.marks import Marks, marks_of
from songhanh.rosters.old_fonts import decode_sheets
from songhanh.rosters.sheets import Cleaner, Merge, Sheet

_DELIMITERS = ";\t,|"
_LOOKED_AT = 60  # lines, to find the delimiter
_BROKEN = (CalamineError, OSError, ValueError, OverflowError)


def sheets_of(data: bytes, name: str, limits: Limits = DEFAULT) -> list[Sheet]:
    """Every sheet of the file, hidden ones too, in old fonts decoded.

    Raises:
        Problem: `empty`, `encrypted`, `broken`, `not-a-spreadsheet`, or too large.
    """
    kind = _kind(data, name)
    cleaner = Cleaner()
    if kind is Format.XLSX:
        sheets = _workbook(data, name, cleaner, limits)
    elif kind is Format.TXT:
        sheets = [_text(data, name, cleaner, limits)]
    else:
        raise not_a_spreadsheet(name)
    decode_sheets(sheets, cleaner.texts)
    return sheets


def not_a_spreadsheet(name: str) -> Problem:
    """A page of the web, a document of Word and the like, whatever its name says."""
    what = Words("tệp này không phải bảng tính.", "this file is not a spreadsheet.")
    remedy = Words("Hãy mở tệp và lưu thành XLSX, ODS hoặc CSV.", "Open it and save it as XLSX, ODS or CSV.")
    return Problem("not-a-spreadsheet", what, remedy, name)


def _kind(data: bytes, name: str) -> Format:
    try:
        return sniff(data, name)
    except Problem as problem:
        # A ZIP cut short has lost the names of its parts; its beginning still says what it was.
        if problem.code == "unknown-type" and data.startswith(b"PK\x03\x04"):
            raise problems.broken(name) from problem
        raise not_a_spreadsheet(name) if problem.code == "unknown-type" else problem from problem


def _workbook(data: bytes, name: str, cleaner: Cleaner, limits: Limits) -> list[Sheet]:
    marks = marks_of(data, name, limits)
    sheets = []
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for about in book.sheets_metadata:
                if about.typ == SheetTypeEnum.WorkSheet:
                    hidden = about.visible != SheetVisibleEnum.Visible
                    held = book.get_sheet_by_name(about.name)
                    _check_size(held, name, limits)
                    sheets.append(_sheet(held, hidden, cleaner, marks.get(about.name, Marks())))
    except PasswordError as error:
        raise problems.encrypted(name) from error
    except _BROKEN as error:
        raise problems.broken(name) from error
    return sheets


def _check_size(held: CalamineSheet, name: str, limits: Limits) -> None:
    if held.height * held.width > limits.cells:
        raise problems.too_many_cells(name, held.height * held.width, limits.cells)


def _sheet(held: CalamineSheet, hidden: bool, cleaner: Cleaner, marks: Marks) -> Sheet:
    if held.start is None:
        return Sheet(held.name, [], hidden=hidden)
    # The rows that calamine gives begin with the first of the sheet, its columns with the first that is filled.
    rows = list(cleaner.rows(held.iter_rows(), held.start[1]))
    sheet = Sheet(held.name, rows, hidden=hidden, hidden_rows=marks.hidden_rows)
    merged = [Merge(first[0], first[1], last[0], last[1]) for first, last in held.merged_cell_ranges or ()]
    sheet.merged = merged or list(marks.merged)
    for (row, column), text in marks.faults.items():
        if row < len(sheet.rows):
            line = sheet.rows[row]
            line.extend([None] * (column + 1 - len(line)))
            line[column] = Fault(text)
    return sheet


def _text(data: bytes, name: str, cleaner: Cleaner, limits: Limits) -> Sheet:
    text = decode_bytes(data).text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if text.startswith("sep=") and "\n" in text:
        text = text.partition("\n")[2]
    told = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        return Sheet(None, list(cleaner.rows(_counted(told, name, limits))))
    except csv.Error as error:
        raise problems.broken(name) from error


def _counted(rows: Iterable[list[str]], name: str, limits: Limits) -> Iterator[list[str]]:
    """The rows, as long as they are not too many."""
    cells = 0
    for row in rows:
        cells += len(row)
        if cells > limits.cells:
            raise problems.too_many_cells(name, cells, limits.cells)
        yield row


def _delimiter(text: str) -> str:
    """The sign that cuts most lines into the same number of parts, and into many."""
    lines = [line for line in text.split("\n")[: 4 * _LOOKED_AT] if line.strip()][:_LOOKED_AT]
    return max(_DELIMITERS, key=lambda sign: _evenness(lines, sign))


def _evenness(lines: Sequence[str], sign: str) -> float:
    counts = [len(line.split(sign)) for line in lines]
    widths = [count for count in counts if count > 1]
    if not widths:
        return 0.0
    usual = max(set(widths), key=widths.count)
    return widths.count(usual) * min(usual, 12)
