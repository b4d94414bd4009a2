"""Hidden rows, failed formulas and merged cells of an ODS sheet, from its XML."""

import io
import re

from lxml import etree

from songhanh.rosters.sheets import Merge

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)|Err:\d{3}")
_MOST_ROWS = 1_100_000
Told = tuple[set[int], dict[tuple[int, int], str], list[Merge]]


def marks_of_ods(xml: bytes) -> dict[str, Told]:
    """By sheet: hidden rows, cells with what a failed formula shows, merged cells."""
    found: dict[str, Told] = {}
    try:
        for _, table in etree.iterparse(io.BytesIO(xml), tag=f"{_TABLE}table", resolve_entities=False, huge_tree=False):
            found[table.get(f"{_TABLE}name", "")] = _sheet(table)
            table.clear()
    except etree.XMLSyntaxError:
        # The reader of the values tells what is wrong with it.
        return found
    return found


def _sheet(table: "etree._Element") -> Told:
    told: Told = (set(), {}, [])
    row = 0
    for line in table.iter(f"{_TABLE}table-row"):
        times = _times(line, "number-rows-repeated")
        if line.get(f"{_TABLE}visibility") in {"collapse", "filter"} and times < 10_000:
            told[0].update(range(row, row + times))
        _row(line, row, told)
        row += times
        if row > _MOST_ROWS:
            break
    return told


def _row(line: "etree._Element", row: int, told: Told) -> None:
    column = 0
    for cell in line:
        tag = etree.QName(cell).localname
        if tag not in {"table-cell", "covered-table-cell"}:
            continue
        down, across = _times(cell, "number-rows-spanned"), _times(cell, "number-columns-spanned")
        if down > 1 or across > 1:
            told[2].append(Merge(row, column, row + down - 1, column + across - 1))
        if cell.get(f"{_TABLE}formula") is not None:
            text = "".join(str(part) for part in cell.itertext(f"{_TEXT}p")).strip()
            if _ERROR.fullmatch(text):
                told[1][row, column] = text
        column += _times(cell, "number-columns-repeated")


def _times(element: "etree._Element", name: str) -> int:
    said = element.get(f"{_TABLE}{name}", "1")
    return max(1, min(int(said), _MOST_ROWS)) if said.isdigit() else 1
