"""What a workbook says of its sheets beside the values: hidden rows, failed formulas, and in ODS merged cells."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from songhanh.formats.limits import DEFAULT, Limits
from songhanh.formats.problems import too_many_cells
from songhanh.formats.zip_files import BROKEN, open_zip, read_part
from songhanh.rosters.marks_ods import marks_of_ods
from songhanh.rosters.marks_xls import marks_of_xls
from songhanh.rosters.sheets import Merge

_CHUNK = 1 << 20
_CARRIED = 4096  # bytes: no tag of a cell or row is longer
_SHEET = re.compile(rb'<sheet\b[^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_DIMENSION = re.compile(rb'<dimension ref="[A-Z]+\d+:([A-Z]{1,3})(\d{1,7})"')
_FILLED = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^/>]*>')
_HIDDEN = re.compile(rb'<row\b[^>]*?\bhidden="(?:1|true)"[^>]*>')
_ROW = re.compile(rb'\br="(\d{1,7})"')
_FAULT = re.compile(
    rb'<c\b(?=[^>]*\br="([A-Z]{1,3})(\d{1,7})")[^>]*\bt="e"[^>]*>(?:(?!</c>).)*?<v>([^<]*)</v>', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Marks:
    """Of one sheet: rows and cells counted from 0."""

    hidden_rows: frozenset[int] = frozenset()
    faults: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: tuple[Merge, ...] = ()


def marks_of(data: bytes, name: str, limits: Limits = DEFAULT) -> dict[str, Marks]:
    """The marks of each sheet by its name; nothing of kinds of files that do not tell.

    Raises:
        Problem: the ZIP is broken or holds too much.
    """
    if not data.startswith(b"PK"):
        return {sheet: Marks(frozenset(hidden), faults) for sheet, (hidden, faults) in marks_of_xls(data).items()}
    packed = open_zip(data, name, limits)
    parts = set(packed.namelist())
    if "content.xml" in parts:
        told = marks_of_ods(read_part(packed, "content.xml", name, limits))
        return {
            sheet: Marks(frozenset(hidden), faults, tuple(merged)) for sheet, (hidden, faults, merged) in told.items()
        }
    if "xl/workbook.xml" not in parts:
        return {}
    paths = _paths(packed, name, limits)
    found = {sheet: _marks(packed, path, limits) for sheet, path in paths.items() if path in parts}
    furthest = max((reach for _, reach in found.values()), default=0)
    if furthest > limits.cells:
        raise too_many_cells(name, furthest, limits.cells)
    return {sheet: marks for sheet, (marks, _) in found.items()}


def _paths(packed: zipfile.ZipFile, name: str, limits: Limits) -> dict[str, str]:
    """Where each sheet lies in the ZIP."""
    if "xl/_rels/workbook.xml.rels" not in packed.namelist():
        return {}
    targets = {}
    for relation in _RELATION.findall(read_part(packed, "xl/_rels/workbook.xml.rels", name, limits)):
        said = dict(re.findall(rb'(\w+)="([^"]*)"', relation))
        target = said.get(b"Target", b"").decode("utf-8", "replace")
        targets[said.get(b"Id", b"")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    book = read_part(packed, "xl/workbook.xml", name, limits)
    return {unescape(sheet.decode("utf-8", "replace")): targets.get(key, "") for sheet, key in _SHEET.findall(book)}


def _marks(packed: zipfile.ZipFile, path: str, limits: Limits) -> tuple[Marks, int]:
    """The marks of a sheet, and how many cells it takes where that is too many to make room for."""
    hidden: set[int] = set()
    wide, reach = False, 0
    faults: dict[tuple[int, int], str] = {}
    for xml in _pieces(packed, path):
        said = None if wide else _DIMENSION.search(xml[:_CARRIED])
        wide = wide or (said is not None and _cells(said[1], said[2]) > limits.cells)
        # What is only formatted counts for nothing: the cells themselves are asked.
        reach = max([reach, *(_cells(*cell) for cell in _FILLED.findall(xml))]) if wide else reach
        if b"hidden=" in xml:
            hidden |= {int(row[1]) - 1 for tag in _HIDDEN.findall(xml) if (row := _ROW.search(tag))}
        if b't="e"' in xml:
            faults |= {
                (int(row) - 1, _column(letters)): text.decode("utf-8", "replace")
                for letters, row, text in _FAULT.findall(xml)
            }
    return Marks(frozenset(hidden), faults), reach


def _cells(letters: bytes, row: bytes) -> int:
    """How many cells stand from A1 to a reference."""
    return (_column(letters) + 1) * int(row)


def _pieces(packed: zipfile.ZipFile, path: str) -> Iterator[bytes]:
    """A part piece by piece, each with the end of the one before: a sheet unpacked may take a hundred megabytes."""
    before = b""
    try:
        with packed.open(path) as part:
            while piece := part.read(_CHUNK):
                yield before + piece
                before = piece[-_CARRIED:]
    except BROKEN:
        # The reader of the values tells what is wrong with it.
        return


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
