"""Bodies: the many ways to write one body are one key, and which agency a name means on a day.

From `abbreviations.csv` and `agencies.csv`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from songhanh.law.tables import Basis, day, rows, several, valid_on
from songhanh.lib.text import fold, strip_marks

_PIECE = re.compile(r"\w+")
_LONGEST = 4  # pieces of one abbreviation: "VH, TT & DL" has three
_SILENT = frozenset(("và", "của"))  # "LĐTB&XH", "vì sự tiến bộ (của) phụ nữ"
_HONOUR = re.compile(r"^(?:các )?(?:đồng chí|đ/c|ông|bà) ")
_PLACE = re.compile(r"^(.+?) (?:tỉnh|thành phố) .+$")
_NATIONWIDE = frozenset(("ministry", "ministerial", "department_kind"))


@dataclass(frozen=True, slots=True)
class Agency:
    """A row of `agencies.csv`, valid from a day to a day, both inclusive, open where None."""

    id: str
    level: str
    name: str
    short_name: str
    abbreviations: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    successor: tuple[str, ...]
    basis: Basis


@cache
def agencies() -> dict[str, Agency]:
    """Every agency and kind of agency by its id."""
    return {row["id"]: _agency(row) for row in rows("agencies")}


@cache
def abbreviations() -> dict[str, str]:
    """Every short form as it is written ("LĐTB&XH") with its long form."""
    return {row["short"]: row["long"] for row in rows("abbreviations")}


@lru_cache(maxsize=4096)
def body_key(name: str) -> str:
    """One key for all the ways to write a body; two bodies never share it.

    "Sở LĐTB&XH", "Sở LĐ-TBXH" and "Sở Lao động - Thương binh và Xã hội" give "sở lao động thương binh
    xã hội". A level or a place that is written stays: "UBND tỉnh" is not "UBND tỉnh Lạng Sơn".
    """
    pieces = [piece for piece in _PIECE.findall(_HONOUR.sub("", fold(name))) if piece not in _SILENT]
    return " ".join(word for word in _written_out(pieces) if word not in _SILENT)


def known_agency(name: str, on: date) -> Agency | None:
    """The agency of that name on the day; where none was, the one that bore it last before (see its `valid_to`).

    A department of a province that has no row of its own is known by its kind.
    """
    key = body_key(name)
    found = _by_key().get(key) or _by_key().get(_PLACE.sub(r"\1", key), ())
    holding = [one for one in found if valid_on(one, on)]
    ended = [one for one in found if one.valid_to and one.valid_to < on]
    if holding:
        return holding[0]
    return max(ended, key=lambda one: one.valid_to or date.min) if ended else None


def _written_out(pieces: list[str]) -> Iterator[str]:
    """The pieces with every abbreviation, the longest first, in its words."""
    known, at = _long_forms(), 0
    while at < len(pieces):
        size = next(n for n in range(_LONGEST, -1, -1) if n == 0 or "".join(pieces[at : at + n]) in known)
        yield from known["".join(pieces[at : at + size])] if size else (pieces[at],)
        at += size or 1


@cache
def _long_forms() -> dict[str, tuple[str, ...]]:
    """Letters of an abbreviation ("lđtbxh") to the words it stands for."""
    forms = {}
    for agency in agencies().values():
        if agency.level in _NATIONWIDE:
            whole = (short for short in agency.abbreviations if _says_its_kind(short, agency))
            forms.update({_letters(short): _words(agency.name) for short in whole})
    forms.update({_letters(short): _words(long) for short, long in abbreviations().items()})
    return forms


def _says_its_kind(short: str, agency: Agency) -> bool:
    """Whether an abbreviation stands alone: "BKHĐT" does, "KH&ĐT" may be a ministry or a department."""
    return strip_marks(short)[0] == strip_marks(agency.name)[0] and " " not in short and len(short) > 2


def _letters(short: str) -> str:
    return "".join(_PIECE.findall(fold(short)))


def _words(long: str) -> tuple[str, ...]:
    return tuple(_PIECE.findall(fold(long)))


@cache
def _by_key() -> dict[str, tuple[Agency, ...]]:
    index: dict[str, dict[str, Agency]] = defaultdict(dict)
    for agency in agencies().values():
        # "Nội vụ" alone may be a ministry, a department or an office; "Ban VSTBPN tỉnh" is what it is.
        alone = agency.level not in ("ministry", "province")
        for name in (agency.name, agency.short_name if alone else agency.name):
            index[body_key(name)][agency.id] = agency
    return {key: tuple(found.values()) for key, found in index.items()}


def _agency(row: dict[str, str]) -> Agency:
    return Agency(
        id=row["id"],
        level=row["level"],
        name=row["name"],
        short_name=row["short_name"],
        abbreviations=several(row["abbreviations"]),
        valid_from=day(row["valid_from"]),
        valid_to=day(row["valid_to"]),
        successor=several(row["successor"]),
        basis=Basis.of(row),
    )
