"""Tables of data for the measures (CSV, XLSX, Parquet): columns with one type each, nothing rounded.

A workbook is read in a child process (this module, run as a program), as every file from outside that
needs a parser of its own; CSV is plain text; Parquet is scanned by DuckDB and never taken in whole.
"""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from songhanh.formats import problems
from songhanh.formats.columns import named, typed
from songhanh.formats.legacy import decode_bytes
from songhanh.formats.limits import DEFAULT, Limits
from songhanh.formats.opening import load
from songhanh.formats.processes import bound
from songhanh.formats.sniff import Format, sniff
from songhanh.lib.words import Problem, Words

_DELIMITERS = ",;\t|"
_LOOKED_AT = 50  # lines, to find the delimiter
_HEADING = 0.8  # of the widest row: the first row so full is the heading
_FETCHES_NOTHING: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
Rows = list[list[Any]]


@dataclass(frozen=True, slots=True)
class DataFile:
    """A table in DuckDB: its relation, how many rows it has, and the connection that must live as long."""

    name: str
    relation: duckdb.DuckDBPyRelation
    rows: int
    connection: duckdb.DuckDBPyConnection

    @property
    def columns(self) -> list[str]:
        """The names of the columns, in the order of the file."""
        return list(self.relation.columns)


def open_data(path: Path, sheet: str = "", limits: Limits = DEFAULT) -> DataFile:
    """The table in the file at `path`; of a workbook the sheet of that name, else the first that holds something.

    Raises:
        Problem: the file cannot be read or is not a table.
    """
    if _is_parquet(path):
        return _parquet(path)
    data = load(path, limits)
    kind = sniff(data, path.name)
    if kind is Format.XLSX:
        rows = _in_child(path, sheet, limits)
    elif kind is Format.TXT:
        rows = _csv(decode_bytes(data).text)
    else:
        raise _no_table(path.name)
    return from_rows(rows, path.name)


def from_rows(rows: Rows, name: str) -> DataFile:
    """The table whose first row holds the names of its columns; empty rows are left out.

    Raises:
        Problem: `empty`, where no row stands below the heading.
    """
    filled = [row for row in rows if any(value not in (None, "") for value in row)]
    if len(filled) < 2:
        raise _nothing_below(name)
    names = named(filled[0])
    table = {one: [row[at] if at < len(row) else None for row in filled[1:]] for at, one in enumerate(names)}
    return from_columns({one: typed(values) for one, values in table.items()}, name)


def from_columns(columns: dict[str, Any], name: str = "") -> DataFile:
    """The table of these columns: lists or arrays of one length and one type each, None for what is missing."""
    connection = duckdb.connect(config=_FETCHES_NOTHING)
    table = pa.table({one: _held(values) for one, values in columns.items()})
    return DataFile(name, connection.from_arrow(table), table.num_rows, connection)


def _held(values: Any) -> Any:
    """The values as Arrow holds them; a column in which nothing stands is text."""
    held = pa.array(values)
    return held.cast(pa.string()) if pa.types.is_null(held.type) else held


def _is_parquet(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PAR1"
    except OSError:
        # `load` tells what is wrong with it.
        return False


def _parquet(path: Path) -> DataFile:
    connection = duckdb.connect(config=_FETCHES_NOTHING)
    try:
        relation = connection.read_parquet(str(path))
        rows = int(relation.shape[0])
    except duckdb.Error as error:
        raise problems.broken(path.name) from error
    if not rows:
        raise _nothing_below(path.name)
    return DataFile(path.name, relation, rows, connection)


def _csv(text: str) -> Rows:
    text = text.lstrip("\ufeff")
    lines = text.splitlines()[:_LOOKED_AT]
    best = max(_DELIMITERS, key=lambda sign: _evenness(lines, sign))
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=best))


def _evenness(lines: Sequence[str], sign: str) -> tuple[float, int]:
    """How well a sign cuts the lines: the share of lines with as many parts as the first, and how many parts."""
    widths = [len(row) for row in csv.reader(lines, delimiter=sign) if row]
    if not widths or widths[0] < 2:
        return (0.0, 0)
    return (sum(width == widths[0] for width in widths) / len(widths), widths[0])


def _in_child(path: Path, sheet: str, limits: Limits) -> Rows:
    command = [sys.executable, "-P", "-m", "songhanh.formats.data_files", str(path), sheet]
    found = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            command,
            input=json.dumps(limits._asdict()).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds,
            check=False,
            env=found,
        )
    except subprocess.TimeoutExpired as error:
        raise problems.too_slow(path.name) from error
    if done.returncode:
        raise problems.reader_failed(path.name)
    told: dict[str, Any] = json.loads(done.stdout)
    if "rows" in told:
        rows: Rows = told["rows"]
        return rows
    raise Problem(told["code"], Words(*told["what"]), Words(*told["remedy"]), path.name)


def main() -> None:
    """The child: the rows of one sheet as JSON, or the problem that there is with it."""
    limits = Limits(**json.loads(sys.stdin.buffer.read()))
    path, sheet = Path(sys.argv[1]), sys.argv[2]
    bound(limits.memory_mb, limits.seconds)
    try:
        told: dict[str, Any] = {"rows": read_sheet(load(path, limits), path.name, sheet, limits)}
    except Problem as problem:
        told = {"code": problem.code, "what": problem.what, "remedy": problem.remedy}
    sys.stdout.write(json.dumps(told))


def read_sheet(data: bytes, name: str, sheet: str = "", limits: Limits = DEFAULT) -> Rows:
    """The rows of one sheet from its heading on, numbers as they are stored, days as 2026-11-25.

    Raises:
        Problem: the workbook is damaged or encrypted, too large, or has no such sheet.
    """
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            shown = [one.name for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible]
            if sheet and sheet not in book.sheet_names:
                raise _no_sheet(name, sheet, shown)
            for one in [sheet] if sheet else shown:
                held = book.get_sheet_by_name(one)
                if held.height * held.width > limits.cells:
                    raise problems.too_many_cells(name, held.height * held.width, limits.cells)
                rows = [[_plain(value) for value in row] for row in held.iter_rows()]
                if any(value != "" for row in rows for value in row):
                    return _from_heading(rows)
    except PasswordError as error:
        raise problems.encrypted(name) from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise problems.broken(name) from error
    raise problems.empty(name)


def _from_heading(rows: Rows) -> Rows:
    """The rows from the heading on: the first row that is nearly as full as the fullest.

    Where that row only counts the columns (1, 2, 3 …), as official lists have it, the heading stands above
    it, in up to two rows of merged cells.
    """
    full = [sum(value != "" for value in row) for row in rows]
    top = next(at for at, count in enumerate(full) if count >= _HEADING * max(full))
    if not _counts(rows[top]):
        return rows[top:]
    above = rows[max(0, top - 2) : top]
    names = [next((row[at] for row in reversed(above) if row[at] != ""), "") for at in range(len(rows[top]))]
    return [names, *rows[top + 1 :]]


def _counts(row: Sequence[Any]) -> bool:
    """Whether a row counts its columns."""
    texts = [str(value).removesuffix(".0").strip("() ") for value in row]
    return len(texts) > 2 and texts == [str(number) for number in range(1, len(texts) + 1)]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, bool | int | float | str) else str(value)


def _no_table(name: str) -> Problem:
    what = Words("đây không phải là bảng số liệu.", "this is not a table of data.")
    return Problem("no-table", what, Words("Hãy dùng tệp CSV, XLSX hoặc Parquet.", "Use CSV, XLSX or Parquet."), name)


def _nothing_below(name: str) -> Problem:
    what = Words("bảng không có dòng số liệu nào.", "the table has no row of data.")
    remedy = Words(
        "Dòng đầu phải là tên cột, các dòng sau là số liệu.", "The first row names the columns, data stand below."
    )
    return Problem("no-rows", what, remedy, name)


def _no_sheet(name: str, sheet: str, shown: Sequence[str]) -> Problem:
    there = ", ".join(shown)
    what = Words(f"không có trang tính “{sheet}”.", f"there is no sheet “{sheet}”.")
    return Problem("no-sheet", what, Words(f"Các trang tính: {there}.", f"The sheets: {there}."), name)


if __name__ == "__main__":
    main()
