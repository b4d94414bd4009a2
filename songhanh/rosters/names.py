"""Names of people and of units as cells hold them, without what stands around them."""

import re
from functools import cache
from typing import NamedTuple

from songhanh.lib.text import LOWER, UPPER, bare, fold

_TITLE = re.compile(
    r"(?:(ông|bà|mr|mrs|ms|anh|chị|cô)\b[.:/]?|(?:đồng chí|đ\s?/\s?c|đc|đ\.c)\b[.:]?|ts\.|ths\.|pgs\.)\s*",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]?")
_REMARK = re.compile(
    r"(?:^|[\s,;/\-–]+)(?:tên (?:cũ|khác|gọi khác|thường gọi|thường dùng|khai sinh)"
    r"|tức(?: là)?|bí danh|còn gọi là|họ tên cũ|trước là)"
    r"\s*(?:là\b)?\s*[:\-–]?\s*",
    re.IGNORECASE,
)
# The words of which the one or the other begins where nothing but letters is written.
_TITLES = {"ông", "bà", "mr", "mrs", "ms", "anh", "chị", "cô", "đồng", "đc"}
_REMARKS = {"tên", "bí", "còn", "họ", "trước"}
_NUMBERED = re.compile(
    r"^\s*(?:\(?(?:[IVXL]{1,6}|[A-HĐ]|\d{1,3}(?:\.\d{1,2})*|[a-hđ])\s*[.)/:\-–]+|(?:[IVXL]{1,6})\s(?=\S))\s*"
)
_COUNTED = re.compile(
    r"\s*[(\[:;,\-–]?\s*(?:(?:tổng\s*(?:số|cộng)?|cộng|có|gồm)\s*:?\s*)?"
    r"(?:\d+\s*(?:người|đ\s?/\s?c|đồng chí|cb\w*|cc\w*|vc\w*|nv|gv|biên chế|bc|trường hợp"
    r"|th|nhân viên|lao động|cán bộ|công chức|viên chức)?"
    r"(?:\s*[,;/]\s*(?:trong đó\s*)?(?:nam|nữ)?\s*:?\s*\d*\s*(?:nam|nữ|người)?)*)\s*[)\]]?\s*\.?$",
    re.IGNORECASE,
)
_COUNT_ALONE = re.compile(
    r"(?:[(\[:]\s*\d+|\d+\s*(?:người|đ\s?/\s?c|đồng chí|cb|cc|vc|biên chế|trường hợp))", re.IGNORECASE
)
_UNIT_LABEL = re.compile(r"^(?:đơn vị|phòng ban|bộ phận)(?:\s*(?:công tác|trực thuộc))?\s*[:：]\s*", re.IGNORECASE)
_WORD = re.compile(rf"[{UPPER}][{LOWER}{UPPER}'’]*")
_NOT_A_NAME = re.compile(
    r"\b(?:nghỉ|thai sản|ts|hợp đồng|hđ|kiêm|mới|chuyển|điều động|biệt phái|tập sự|đi học|hưu|phụ trách|bổ sung)\b|\d"
)
UNIT_WORDS = re.compile(
    r"(?:phong|ban|van phong|trung tam|to|khoa|chi cuc|cuc|so|uy ban|ubnd|hdnd|truong|thanh tra|bo phan|doi|hat|tram"
    r"|vien|"
    r"khoi|benh vien|don vi|lanh dao|bo|vu|tong cuc|dang uy|huyen uy|mat tran|hoi|doan|cong an"
    r"|quan su|nha|quy|bql|ttdv|p|tt|vp"
    r"|ban giam doc|chi nhanh|phan hieu|thu vien|xuong|dai|thon|xa|phuong|thi tran|co quan|xi nghiep|cong ty)\b\.?"
)


class PersonName(NamedTuple):
    """The name alone, another name, the sex that a title before it tells, and a remark that is no name."""

    name: str
    other: str | None = None
    sex: str | None = None
    remark: str | None = None


def read_name(text: str) -> PersonName:
    """What a cell of names holds: «Ông Nguyễn Văn A (tên cũ: Nguyễn Văn B)»."""
    if _is_plain(text):
        return PersonName(" ".join(text.split()))
    sex = None
    while found := _TITLE.match(text):
        if found.end() >= len(text):
            break
        title = fold(found[1] or "")
        # A surname may read like a title: only one that something of a name follows is taken off.
        if len(text[found.end() :].split()) < 2:
            break
        sex = sex or {"ông": "M", "anh": "M", "mr": "M", "bà": "F", "chị": "F", "cô": "F", "mrs": "F", "ms": "F"}.get(
            title
        )
        text = text[found.end() :]
    other = remark = None
    inside = _BRACKETS.search(text)
    if inside:
        text = f"{text[: inside.start()]} {text[inside.end() :]}"
        told = inside[1].strip()
        if _REMARK.match(told) or not _NOT_A_NAME.search(told.lower()):
            other = _REMARK.sub("", told, count=1).strip(" .,:;")
        else:
            remark = told
    after = _REMARK.search(text)
    if after:
        other, text = text[after.end() :].strip(" .,:;"), text[: after.start()]
    return PersonName(" ".join(text.split()).strip(" .,;:*-–'\""), other or None, sex, remark)


def _is_plain(text: str) -> bool:
    """Whether text is a name and nothing else: only letters, no word that a title or a remark begins with."""
    small = text.lower()
    words = small.split()
    return (
        bool(words)
        and "".join(words).isalpha()
        and words[0] not in _TITLES
        and _REMARKS.isdisjoint(words)
        and "tức" not in small
    )


_folded_word = cache(fold)


def folded(name: str) -> str:
    """`fold` of a name on one line: a country has many names, of few words."""
    return " ".join(map(_folded_word, name.split()))


def unit_name(text: str) -> str:
    """A unit without numbering before it and counts behind it: «II. Phòng A (5 người)»."""
    text = _UNIT_LABEL.sub("", _NUMBERED.sub("", text, count=1))
    if _COUNT_ALONE.search(text):
        text = _COUNTED.sub("", text)
    return text.strip(" .,;:-–")


def is_unit(text: str) -> bool:
    """Whether text begins like the name of a unit."""
    return UNIT_WORDS.match(bare(unit_name(text))) is not None


def is_person(text: str) -> bool:
    """Whether text reads like the name of a person: two to six words with capitals, no digit, no word of a unit."""
    plain = read_name(text).name
    words = plain.split()
    if not 2 <= len(words) <= 6 or any(map(str.isdigit, plain)) or is_unit(plain):
        return False
    return all(_WORD.fullmatch(word) for word in words)
