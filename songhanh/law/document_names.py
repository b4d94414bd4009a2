"""Keys by which the many ways to write a document's number or name are one."""

import re
from typing import NamedTuple

from songhanh.lib.text import fold, strip_marks

_NUMBER = re.compile(r"(?:SO)?0*(\d+[A-Z]?)[-/](?:(\d{4})[-/])?([A-Z].*)")
_SEPARATORS = re.compile(r"[-/]+")
_PUNCTUATION = re.compile(r"[\"',:]")
_DASH = re.compile(r"\s*-\s*")
_YEAR_AFTER = re.compile(r"(?:sửa đổi |ban hành )?(?:năm )?(\d{4})$")
_TYPES_OF_NAMES = ("bộ luật ", "luật ", "pháp lệnh ", "hiến pháp ")
_FILLERS = re.compile(r"^(?:về việc|về|ban hành|phê duyệt|quy định về|quy định|sửa đổi bổ sung|của)\s+")


class Number(NamedTuple):
    """A document number taken apart: "02/2007/QH12" is ("2", 2007, "QH12"), "21-CT/TW" is ("21", None, "CT-TW")."""

    serial: str
    year: int | None
    symbol: str


def number_key(text: str) -> Number | None:
    """The parts of a written number, whatever its dashes, spaces, zeros, case, Đ or D; None without a symbol."""
    compact = strip_marks("".join(fold(text).split())).upper()
    found = _NUMBER.fullmatch(compact)
    if found is None:
        return None
    serial, year, symbol = found.groups()
    return Number(serial, int(year) if year else None, _SEPARATORS.sub("-", symbol))


def name_key(text: str) -> str:
    """A name without what writers vary: case, tone placing, commas, quotes, spaces round dashes."""
    bare = _DASH.sub("-", _PUNCTUATION.sub(" ", fold(text)))
    return " ".join(bare.split())


def split_year(key: str) -> tuple[str, int | None]:
    """A name key and the year at its end: "luật bình đẳng giới năm 2006" gives ("luật bình đẳng giới", 2006)."""
    bare = key.replace("(", "").replace(")", "")
    found = _YEAR_AFTER.search(bare)
    if found is None or not bare[: found.start()].strip() or "giai đoạn" in bare[-24:] or "đến năm" in bare[-12:]:
        return key, None
    return bare[: found.start()].strip(), int(found[1])


def names_by_title(type_: str) -> bool:
    """Whether documents of this type are cited by name, without a number (NĐ 30/2020 Phụ lục I Mục II k6)."""
    return f"{fold(type_)} ".startswith(_TYPES_OF_NAMES)


def words_of_title(title: str) -> frozenset[str]:
    """The words that carry a title, for saying whether two titles speak of the same thing."""
    key = name_key(title)
    while (shorter := _FILLERS.sub("", key)) != key:
        key = shorter
    return frozenset(key.split())
