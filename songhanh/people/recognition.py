"""Who of the register a line of a list is about, without an identity number: surely, perhaps, or nobody known."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from songhanh.lib.text import LOWER, UPPER, bare
from songhanh.lib.words import Words


class Known(NamedTuple):
    """Someone of the register, as recognition looks at people."""

    person: int
    name: str
    other_name: str = ""
    birth: str = ""  # YYYY, YYYY-MM or YYYY-MM-DD
    sex: str = ""
    staff_code: str = ""
    unit: str = ""
    position: str = ""


class Doubt(StrEnum):
    """Why a person must decide."""

    SEVERAL = "several"  # more than one could be meant
    BIRTH = "birth"  # the name agrees, the birth date does not
    NAME = "name"  # birth date and unit agree, the name does not
    CODE = "code"  # the staff code is another person's
    UNIT = "unit"  # the name alone, in another unit
    TWICE = "twice"  # an earlier line of the list is about this person

    @property
    def words(self) -> Words:
        """The question."""
        return _DOUBTS[self]


_DOUBTS = {
    Doubt.SEVERAL: Words("Có hơn một người có thể là người này.", "More than one person could be meant."),
    Doubt.BIRTH: Words("Trùng họ tên nhưng ngày sinh khác.", "The name is the same, the date of birth is not."),
    Doubt.NAME: Words(
        "Trùng ngày sinh, giới tính và đơn vị nhưng họ tên khác.",
        "Date of birth, sex and unit are the same, the name is not.",
    ),
    Doubt.CODE: Words("Số hiệu này đang thuộc người có họ tên khác.", "This staff code belongs to another name."),
    Doubt.UNIT: Words(
        "Danh sách không ghi ngày sinh; trong sổ có người cùng họ tên ở đơn vị khác.",
        "The list shows no date of birth; the register has this name in another unit.",
    ),
    Doubt.TWICE: Words("Một dòng ở trên đã nói về người này.", "A line further up is about this person already."),
}


class Found(NamedTuple):
    """Who is meant: `person` where sure; with a doubt those who could be meant; neither: somebody new."""

    person: int | None = None
    doubt: Doubt | None = None
    candidates: tuple[int, ...] = ()


@dataclass(slots=True)
class People:
    """The register by name, by staff code, and by birth date."""

    by_name: dict[str, list[Known]] = field(default_factory=dict)
    by_code: dict[str, Known] = field(default_factory=dict)
    by_birth: dict[str, list[Known]] = field(default_factory=dict)

    @classmethod
    def of(cls, known: Iterable[Known]) -> "People":
        """Ready to be asked."""
        found = cls()
        for one in known:
            found.add(one)
        return found

    def add(self, one: Known) -> None:
        """One more who may be found."""
        for name in _names(one.name, one.other_name):
            self.by_name.setdefault(name, []).append(one)
        if one.staff_code:
            self.by_code[one.staff_code] = one
        if len(one.birth) == len("1980-05-03"):
            self.by_birth.setdefault(one.birth, []).append(one)


_RENAMED = re.compile(
    rf"(?i:đổi tên từ|đổi từ|tên cũ(?: là)?|trước(?: đây)? (?:là|tên)|họ tên cũ(?: là)?)\s*:?\s*"
    rf"((?:[{UPPER}][{LOWER}]*\s?){{2,6}})",
)


def key_of(name: str) -> str:
    """A name as names are compared: small letters without marks, so that a typing slip in a mark is no other person."""
    return bare(name).strip()


def _names(*names: str) -> set[str]:
    return {key_of(name) for name in names} - {""}


def _former(note: str) -> str:
    """The name that a remark says somebody bore: "Đổi tên từ Nguyễn Quỳnh Minh (QĐ ngày 12/5/2025)"."""
    found = _RENAMED.search(note)
    return found[1] if found else ""


def births_agree(one: str, other: str) -> bool:
    """Whether two dates may be the same day: neither says more than the other denies."""
    return not one or not other or one.startswith(other) or other.startswith(one)


def recognise(line: Mapping[str, Any], people: People) -> Found:
    """Who a line is about. Sure are: the staff code with the name; the name with a birth date that agrees, of one
    person only; where the list shows no birth date, the name in the same unit or post.
    """
    if not people.by_name:
        return Found()
    names = _names(line["name"], line.get("other_name", ""), _former(line.get("note", "")))
    code = line.get("staff_code", "")
    if code and code in people.by_code:
        held = people.by_code[code]
        if _names(held.name, held.other_name) & names:
            return Found(held.person)
        return Found(doubt=Doubt.CODE, candidates=(held.person,))
    alike = _once(one for name in names for one in people.by_name.get(name, ()))
    fitting = [one for one in alike if _fits(line, one, code)]
    if not fitting:
        return _against(line, alike) or _renamed(line, people)
    if line.get("birth"):
        return _by_birth(line, fitting)
    return _by_place(line, fitting)


_place = lru_cache(4096)(bare)  # units and posts are few, and are asked again and again


def _once(known: Iterable[Known]) -> list[Known]:
    return list({one.person: one for one in known}.values())


def _fits(line: Mapping[str, Any], one: Known, code: str) -> bool:
    return (
        births_agree(line.get("birth", ""), one.birth)
        and not (line.get("sex") and one.sex and line["sex"] != one.sex)
        and not (code and one.staff_code and code != one.staff_code)
    )


def _by_birth(line: Mapping[str, Any], fitting: Sequence[Known]) -> Found:
    exact = [one for one in fitting if one.birth == line["birth"]] or fitting
    if len(exact) > 1:
        exact = [one for one in exact if _same_place(line, one)] or exact
    if len(exact) == 1:
        return Found(exact[0].person) if exact[0].birth else _by_place(line, exact)
    return Found(doubt=Doubt.SEVERAL, candidates=tuple(one.person for one in exact))


def _by_place(line: Mapping[str, Any], fitting: Sequence[Known]) -> Found:
    """Where no birth date decides: the unit and the post."""
    near = [one for one in fitting if _same_place(line, one)]
    if len(near) == 1 or (not line.get("unit") and not line.get("position") and len(fitting) == 1):
        return Found((near or fitting)[0].person)
    doubt = Doubt.SEVERAL if len(near or fitting) > 1 else Doubt.UNIT
    return Found(doubt=doubt, candidates=tuple(one.person for one in near or fitting))


def _same_place(line: Mapping[str, Any], one: Known) -> bool:
    """Whether the line speaks of the same unit; where it names none, of the same post (which may name the unit)."""
    if line.get("unit") and one.unit:
        return _place(line["unit"]) == _place(one.unit)
    post = _place(line.get("position", ""))
    return bool(post) and (post == _place(one.position) or (bool(one.unit) and _place(one.unit) in post))


def _against(line: Mapping[str, Any], alike: Sequence[Known]) -> Found | None:
    """The name is known, with another birth date or sex: one of them may be a slip where the place is the same."""
    slips = [one for one in alike if _same_place(line, one) and one.sex in {"", line.get("sex", one.sex)}]
    return Found(doubt=Doubt.BIRTH, candidates=tuple(one.person for one in slips)) if slips else None


def _renamed(line: Mapping[str, Any], people: People) -> Found:
    """A new name with the full birth date, sex and unit of somebody: perhaps the same person."""
    same = [
        one
        for one in people.by_birth.get(line.get("birth", ""), ())
        if one.sex and one.sex == line.get("sex") and line.get("unit") and _place(line["unit"]) == _place(one.unit)
    ]
    return Found(doubt=Doubt.NAME, candidates=tuple(one.person for one in same)) if same else Found()
