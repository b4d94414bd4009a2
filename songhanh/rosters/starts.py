"""Where the people of a list without headings begin."""

from collections.abc import Sequence

from songhanh.lib.text import fold
from songhanh.rosters.cells import is_line_number
from songhanh.rosters.columns import Column
from songhanh.rosters.names import is_person, is_unit
from songhanh.rosters.sheets import Sheet

_TITLES = (
    "danh sách",
    "bảng",
    "biểu",
    "ubnd",
    "ủy ban",
    "cộng hòa",
    "độc lập",
    "(",
    "thống kê",
    "tính đến",
    "đến ngày",
)
_LEAST = 3  # cells of a person beside the name


def first_person(sheet: Sheet, columns: Sequence[Column]) -> int | None:
    """The first row of a person, or of the group row above; None where nobody stands or nothing names people."""
    names = [one.index for one in columns if one.target == "name"]
    for row in range(len(sheet.rows)) if names else ():
        filled = sheet.filled(row)
        name = " ".join(sheet.text(row, column) for column in names)
        if (
            len(filled) >= min(_LEAST, sheet.width)
            and (is_person(name) or is_line_number(filled[0][1]))
            and name.strip()
        ):
            return _with_group(sheet, row)
    return None


def _with_group(sheet: Sheet, row: int) -> int:
    """The row, or that of the unit directly above, which no title reads like."""
    if row == 0:
        return row
    texts = [value for _, value in sheet.filled(row - 1) if isinstance(value, str)]
    if not texts or fold(texts[0]).startswith(_TITLES):
        return row
    return row - 1 if len(texts) > 1 or is_unit(texts[0]) else row
