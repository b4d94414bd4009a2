"""Where the headings of a list stand, over how many rows, and what each column is called through all its levels."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from songhanh.rosters.cells import Value, is_line_number, letters, squeezed
from songhanh.rosters.names import is_person
from songhanh.rosters.sheets import Sheet
from songhanh.rosters.vocabulary import meaning

_LOOKED_AT = 80  # rows from the top of a sheet or of a further table
_DEEPEST = 5  # levels of headings
_LONGEST = 120  # letters of a heading
_SURE = 700
_BEGINS = 600  # beside the heading of names what only begins like a heading is one
_YEAR = re.compile(r"20[0-4]\d")
_COLUMN_MARK = re.compile(r"\(?\s*(?:\d{1,2}|[A-ZĐ]{1,2}|[a-z])\s*\)?|[(\[]?\s*\d{1,2}\s*=[\d\s+\-*x/%()]+")


@dataclass(frozen=True, slots=True)
class Header:
    """The rows of headings from `first` to `last`, and by column the levels of its heading (empty: none)."""

    first: int
    last: int
    levels: tuple[tuple[str, ...], ...]

    def key(self, column: int) -> str:
        """The heading of a column: its levels joined; the letters of the column where it has none."""
        return " > ".join(self.levels[column]) or letters(column)


@cache
def is_heading(text: str) -> bool:
    """Whether text is surely a heading of some column."""
    return len(text) <= _LONGEST and meaning(text).score >= _SURE


@cache
def is_name_heading(text: str) -> bool:
    """Whether text is the heading of the column of names."""
    found = meaning(text)
    return found.target == "name" and found.score >= 580 and len(text) <= 60 and squeezed(text) not in {"ho", "ten"}


@cache
def is_any_name_heading(text: str) -> bool:
    """Whether text is the heading of names or of a part of them («Họ đệm», «Tên»)."""
    return is_name_heading(text) or squeezed(text) in {"ho", "ten", "hodem", "hovatendem", "holot"}


def find_header(sheet: Sheet, start: int = 0) -> Header | None:
    """The headings of the first table at or below the row `start`; None where none of names is found."""
    rows = range(start, min(start + _LOOKED_AT, len(sheet.rows)))
    for row in rows:
        if begins_header(sheet.rows[row]):
            names = [at for at, value in sheet.filled(row) if isinstance(value, str) and is_any_name_heading(value)]
            return _header(sheet, row, names[0])
    return _without_name(sheet, rows) if start == 0 else None


def _without_name(sheet: Sheet, rows: range) -> Header | None:
    """Headings of which the one of names is missing or says something else: names stand in a column below them."""
    for row in rows:
        texts = [value for _, value in sheet.filled(row) if isinstance(value, str)]
        told = [value for value in texts if is_heading(value) and meaning(value).target]
        if len(told) < 3 or len(told) * 2 < len(texts):
            continue
        known = {at for at, value in sheet.filled(row) if value in told}
        for column in range(sheet.width):
            values = [sheet.at(below, column) for below in range(row + 1, min(row + 1 + _LOOKED_AT, len(sheet.rows)))]
            if column not in known and mostly_people([value for value in values if value is not None]):
                return _header(sheet, row, column)
    return None


def mostly_people(values: Sequence[Value]) -> bool:
    """Whether most of the values are names of people."""
    return sum(isinstance(value, str) and is_person(value) for value in values) * 5 > len(values) * 3


def begins_header(line: list[Value]) -> bool:
    """Whether a row holds the heading of names and another, and little that is no heading."""
    texts = [value for value in line if isinstance(value, str)]
    if not any(map(is_any_name_heading, texts)) or len(texts) < 2:
        return False
    if any(isinstance(value, date) for value in line):
        return False
    known = sum(meaning(text).score >= _BEGINS for text in texts)
    # A long list may have many columns of its own: beside the names three others are enough.
    return (known >= 2 and known * 2 >= len(texts)) or (known > 2 and any(map(is_name_heading, texts)))


def _header(sheet: Sheet, row: int, name: int) -> Header:
    first = row - 1 if row and _is_banner(sheet, row - 1) else row
    last = max([row, *(one.bottom for one in sheet.merged if one.top == row and one.bottom < row + _DEEPEST)])
    while last - first < _DEEPEST and _is_lower_level(sheet, last + 1, name, row):
        last += 1
    return Header(first, last, tuple(_levels(sheet, column, first, last) for column in range(sheet.width)))


def _is_banner(sheet: Sheet, row: int) -> bool:
    """Whether a row holds headings over several columns each, above the row with that of names."""
    over = {(one.top, one.left) for one in sheet.merged if one.right > one.left and one.top == one.bottom}
    filled = sheet.filled(row)
    known = [
        value for column, value in filled if (row, column) in over and isinstance(value, str) and is_heading(value)
    ]
    if len(filled) < 2 or not all(isinstance(value, str) for _, value in filled):
        return False
    # Where nothing is merged, headings that reach down may be written into the upper row.
    return bool(known) or all(is_heading(str(value)) for _, value in filled)


def _is_lower_level(sheet: Sheet, row: int, name: int, top: int) -> bool:
    """Whether a row below headings divides them: blank under the name, nothing but short texts, some known."""
    if row >= len(sheet.rows) or sheet.at(row, name) is not None:
        return False
    filled = sheet.filled(row)
    texts = [value for _, value in filled if _may_head(value)]
    if not filled or len(texts) < len(filled) or is_numbering(sheet.rows[row]):
        return False
    known = sum(_is_part(sheet.text(row, column), scopes(_above(sheet, column, top, row))) for column, _ in filled)
    return known * 2 >= len(filled) and (len(filled) > 1 or _covered(sheet, filled[0][0], top))


def _is_part(text: str, around: tuple[str, ...]) -> bool:
    """Whether a heading is one that fits below others: any post of a pool, any year of ratings, what is known."""
    if "target" in around or ("evaluation" in around and _YEAR.search(text)):
        return True
    return meaning(text, around).score > 500


def _may_head(value: Value) -> bool:
    """Whether a value may stand below a heading as one of its parts: a short text, a year."""
    if isinstance(value, str):
        return len(value) <= _LONGEST and (not value.isdigit() or _YEAR.fullmatch(value) is not None)
    return isinstance(value, int) and _YEAR.fullmatch(str(value)) is not None


def _above(sheet: Sheet, column: int, top: int, row: int) -> tuple[str, ...]:
    return tuple(filter(None, (_inherited(sheet, at, column, row) for at in range(top, row))))


def _covered(sheet: Sheet, column: int, top: int) -> bool:
    return any(one.top == top and one.left <= column <= one.right and one.right > one.left for one in sheet.merged)


def _levels(sheet: Sheet, column: int, first: int, last: int) -> tuple[str, ...]:
    found: list[str] = []
    for row in range(first, last + 1):
        text = _inherited(sheet, row, column, last)
        if text and (not found or found[-1] != text):
            found.append(text)
    return tuple(found)


def _inherited(sheet: Sheet, row: int, column: int, last: int) -> str:
    """The heading of a level: what the cell or the merged cell over it says, else what stands left of it there."""
    text = _told(sheet, row, column)
    if text or row == last:
        return text
    if not any(sheet.at(below, column) is not None for below in range(row + 1, last + 1)) or any(
        sheet.at(above, column) is not None for above in range(max(0, row - _DEEPEST), row) if above >= last - _DEEPEST
    ):
        return ""
    for left in range(column - 1, -1, -1):
        told = _told(sheet, row, left)
        if told:
            # A heading with nothing below it is of its own column only; a merged one says itself how far it reaches.
            divided = any(sheet.at(below, left) is not None for below in range(row + 1, last + 1))
            return told if divided and not _merged_at(sheet, row, left) else ""
    return ""


def _told(sheet: Sheet, row: int, column: int) -> str:
    text = sheet.text(row, column)
    if text:
        return text
    for one in sheet.merged:
        if one.top <= row <= one.bottom and one.left <= column <= one.right:
            return sheet.text(one.top, one.left)
    return ""


def _merged_at(sheet: Sheet, row: int, column: int) -> bool:
    return any(
        one.top <= row <= one.bottom and one.left <= column <= one.right and one.right > one.left
        for one in sheet.merged
    )


def is_numbering(line: list[Value]) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3 … or A, B, C, 1, 2 …, with sums as 7=5+6."""
    filled = [value for value in line if value is not None]
    if len(filled) < 3 or not all(_COLUMN_MARK.fullmatch(str(value)) for value in filled):
        return False
    numbers = [int(re.sub(r"\D", "", str(value).split("=")[0])) for value in filled if re.match(r"\D*\d", str(value))]
    return (
        numbers == sorted(numbers)
        and len(set(numbers)) == len(numbers)
        and numbers[:1] in ([], [1], [2])
        and (len(numbers) > 2 or len(numbers) < len(filled))
    )


_SCOPES = (
    ("deduction", r"khoantru|giamtru|khautru|baohiem"),
    ("family", r"giadinh|vochong|concai|chame"),
    ("votes", r"phieu|gioithieu(?!quyhoach)|tinnhiem"),
    ("birth", r"sinh(?!hoc|hoat|vien)|ntns"),
    ("sex", r"gioitinh|gioitnh|^gioi$|^phai$"),
    ("target", r"quyhoach|chucdanhqh"),
    ("state", r"quanlynhanuoc|qlnn|quanlynn"),
    ("theory", r"lyluan|llct|chinhtri"),
    ("kind", r"^loai(?:can|cong|vien|cb|cc|hinh|lao|nhan)|doituong$|dienbienche"),
    ("evaluation", r"xeploai|danhgia|chatluong|mucdo|phanloaicanbo"),
    ("beyond", r"vuotkhung|tnvk"),
    ("allowance", r"phucap"),
    ("education", r"trinhdo|chuyenmon|trindo|hocvi|bangcap|daotaochuyenmon"),
    ("decision", r"quyetdinh|^qd"),
    ("training", r"daotao|boiduong|taphuan|thoigian"),
    ("class", r"^hang(?:cdnn|chucdanh|vienchuc)?"),
    ("pay", r"luong|ngach|cdnn|nghenghiep|hienhuong|denghi"),
)


@cache
def scopes(above: tuple[str, ...]) -> tuple[str, ...]:
    """The scopes that headings above a heading set, the nearest heading first."""
    found = []
    for text in reversed(above):
        plain = squeezed(text)
        found += [name for name, rule in _SCOPES if re.search(rule, plain) and name not in found]
    return tuple(found)


def same_headings(sheet: Sheet, header: Header, row: int) -> bool:
    """Whether a row repeats the headings, each in its column."""
    texts = [(column, squeezed(str(value))) for column, value in sheet.filled(row) if not is_line_number(value)]
    told = [text in map(squeezed, header.levels[column]) for column, text in texts if column < len(header.levels)]
    return bool(texts) and sum(told) * 4 >= len(texts) * 3


def below_header(sheet: Sheet, row: int) -> Iterator[int]:
    """The rows directly below headings that only number the columns."""
    while row < len(sheet.rows) and is_numbering(sheet.rows[row]):
        yield row
        row += 1
