"""Cells that hold one of a few values: sex, qualifications, ratings, kinds of staff; and ticks."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from songhanh.lib.text import bare
from songhanh.rosters.cells import Value, blank, squeezed


class Choice(NamedTuple):
    """What was read, and the rule of what was wrong."""

    value: str | bool | None
    rule: str | None = None


UNKNOWN = Choice(None, "unknown_value")
RATINGS = (
    "Hoàn thành xuất sắc nhiệm vụ",
    "Hoàn thành tốt nhiệm vụ",
    "Hoàn thành nhiệm vụ",
    "Không hoàn thành nhiệm vụ",
)
# fmt: off
_TICKS = frozenset({
    "x", "√", "v", "✓", "✔", "☑", "☒", "■", "●", "•", "+", "*", "1", "1.0", "có", "co", "c", "yes", "y", "true", "t",
    "đúng", "dung", "ü", "þ", "×", "х", "✕", "đạt", "rồi",
})
# fmt: on
_NO_TICKS = frozenset(["0", "0.0", "sai", "false", "f", "no", "n", "chưa", "chua", "o"])
_SEXES = {
    **dict.fromkeys(["nam", "m", "male", "ong", "trai", "n."], "M"),
    **dict.fromkeys(["nu", "f", "female", "ba", "gai", "nữ"], "F"),
    **dict.fromkeys(("co", "chi", "mrs", "ms", "girl", "woman"), "F"),
    **dict.fromkeys(("anh", "mr", "boy", "man"), "M"),
}
# The order is that of rank: the highest that a cell names is taken.
_EDUCATION = (
    ("Tiến sĩ", r"tien si|t\.?s|g\.?s|p\.?g\.?s|phd|ts\.?kh|tskh|ckii|ck ?2|chuyen khoa (?:cap )?(?:ii|2)"),
    (
        "Thạc sĩ",
        r"thac si|thac sy|th\.? ?s[iy]?|cao hoc|sau dai hoc|master|mba|ms|cki|ck ?1|chuyen khoa (?:cap )?(?:i|1)",
    ),
    (
        "Đại học",
        r"dai hoc|d\.?h|dhsp|cu nhan|c\.?n|cnsp|ky su|ki su|k\.?s|bac si|b\.?s|bsdk|duoc si|d\.?s"
        r"|kien truc su|kts|university",
    ),
    ("Cao đẳng", r"cao dang|c\.?d|cdsp|cdn|cdyt"),
    ("Trung cấp", r"trung cap|t\.?c|tccn|tcsp|tcn|thcn|thsp|trung hoc (?:chuyen nghiep|su pham|nghe)|trung hoc"),
    ("Sơ cấp", r"so cap|s\.?c|scn|so hoc|nghe"),
)
_THEORY = (
    ("Cử nhân", r"cu nhan|c\.?n|cncc"),
    ("Cao cấp", r"cao cap|c\.?c"),
    ("Trung cấp", r"trung cap|t\.?c"),
    ("Sơ cấp", r"so cap|s\.?c"),
)
_STATE = (
    ("Chuyên viên cao cấp", r"chuyen vien cao cap|cvcc|cao cap"),
    ("Chuyên viên chính", r"chuyen vien chinh|cvc"),
    ("Chuyên viên", r"chuyen vien|cv"),
)
_KINDS = (
    ("cadre", r"can bo|cb(?: chuyen trach)?"),
    ("public_employee", r"vien chuc|vc"),
    ("civil_servant", r"cong chuc|cc"),
    ("worker", r"nguoi lao dong|lao dong.*|hop dong.*|hd.*|nld|ldhd|nhan vien hop dong"),
)
_INCREASES = (
    ("early_increase", r".*truoc (?:thoi )?han.*|.*lap thanh tich.*|.*som.*|.*dac cach.*"),
    ("beyond_scale", r".*vuot khung.*|.*tnvk.*|.*\bvk\b.*"),
    ("step_increase", r".*thuong xuyen.*|.*dinh ky.*|.*dung han.*|.*\btx\b.*|.*nang bac luong.*|.*nang luong.*"),
)
_RANKS = {name: re.compile(rf"(?:trinh do )?(?:{rule})(?![a-z0-9])") for name, rule in _EDUCATION}
_ANYWHERE = {name: re.compile(rf"(?<![a-z0-9.])(?:{rule})(?![a-z0-9])") for name, rule in _EDUCATION}
_RATED = (
    (RATINGS[3], re.compile(r"k\.?h\.?t.*|khong.*|chua hoan thanh.*|yeu")),
    (RATINGS[0], re.compile(r"h\.?t\.?x\.?s.*|(?:hoan thanh |ht )?xuat sac.*|xs(?:nv)?|a\+|loai a1")),
    (RATINGS[1], re.compile(r"h\.?t\.?t.*|(?:hoan thanh |ht )?tot.*|t(?:nv)?")),
    (RATINGS[2], re.compile(r"h\.?t(?:\.?n\.?v)?|hoan thanh(?: nhiem vu| nv)?.*")),
)


def ticked(value: Value) -> bool | None:
    """Whether a cell of a column of ticks is ticked; None for what is neither a tick nor blank."""
    if isinstance(value, bool):
        return value
    if blank(value):
        return False
    text = str(value).lower().strip(" .'()[]")
    if text in _TICKS or set(text) <= {"x"}:
        return True
    if text in _NO_TICKS or not text:
        return False
    return True if re.fullmatch(r"[x√✓v]\s*[(\[/].*", text) else None


def read_sex(value: Value, codes: Mapping[str, str]) -> Choice:
    """M or F; `codes` are those that the heading explains ("1": "M")."""
    text = f"{value:g}" if isinstance(value, int | float) else str(value or "")
    key = bare(text).strip(" .,:;'\"()/-")
    found = codes.get(key) or _SEXES.get(key) or _SEXES.get(text.lower())
    return Choice(found) if found else UNKNOWN


def sex_codes(heading: str) -> dict[str, str]:
    """The codes that a heading explains: «Giới tính (1: Nam, 0: Nữ)», «Nữ = 1», «0-nam; 1-nữ»."""
    text = bare(heading)
    found = {}
    for code, word in re.findall(r"\b([0-9a-z])\s*(?:[:=\-–]|\bla\b)\s*(?:la\s+)?(nam|nu)\b", text):
        found[code] = _SEXES[word]
    for word, code in re.findall(r"\b(nam|nu)\s*(?:[:=\-–]|la|ghi|\()\s*(?:so\s+)?([0-9a-z])\b", text):
        found.setdefault(code, _SEXES[word])
    for word, other in (("nam", "F"), ("nu", "M")):
        told = [code for code, sex in found.items() if sex == _SEXES[word]]
        if len(found) == 1 and told and told[0] in "01":
            found["1" if told[0] == "0" else "0"] = other
    return found


def read_education(value: Value) -> Choice:
    """The highest qualification that the cell names."""
    text = bare(str(value)).strip(" .,;:-")
    begins = next((name for name, rule in _RANKS.items() if rule.match(text)), None)
    named = [name for name, rule in _ANYWHERE.items() if len(text) > 3 and rule.search(re.sub(r"\([^)]*\)", " ", text))]
    order = list(_RANKS)
    found = [*([begins] if begins else []), *(name for name in named if name in order[:3])]
    # "ĐH Sư phạm, ThS Toán" names two; "Trung cấp nghề" names one and its kind.
    if begins and re.search(r"[,;+/&]| va ", text):
        return Choice(min(found, key=order.index))
    return Choice(begins or min(named, key=order.index)) if begins or named else UNKNOWN


def _one_of(value: Value, table: tuple[tuple[str, str], ...], *, whole: bool = False) -> Choice:
    text = bare(str(value)).strip(" .,;:-()")
    text = re.sub(r"^(?:trinh do|boi duong|ngach|llct|qlnn|dang hoc)\s+", "", text)
    for name, rule in table:
        if re.fullmatch(rule, text) if whole else re.match(rf"(?:{rule})(?![a-z0-9])", text):
            return Choice(name)
    return UNKNOWN


def read_theory(value: Value) -> Choice:
    """The level of political theory."""
    return _one_of(value, _THEORY)


def read_state_management(value: Value) -> Choice:
    """The programme of state management."""
    return _one_of(value, _STATE)


def read_staff_kind(value: Value) -> Choice:
    """The kind of staff."""
    found = _one_of(value, _KINDS)
    if found.value is None:
        text = bare(str(value))
        found = next((Choice(name) for name, rule in _KINDS if re.search(rf"\b(?:{rule})\b", text)), UNKNOWN)
    return found


def read_increase(value: Value) -> Choice:
    """The kind of an increase of pay."""
    return _one_of(value, _INCREASES, whole=True)


def read_rating(value: Value) -> Choice:
    """One of the four ratings of a year in full."""
    text = re.sub(r"^(?:muc|xep loai|loai|dat)\s+", "", bare(str(value)).strip(" .,;:-()\"'"))
    if not re.search(r"[a-z]", text):
        return UNKNOWN
    return next((Choice(name) for name, rule in _RATED if rule.fullmatch(text)), UNKNOWN)


def read_in_pool(value: Value) -> Choice:
    """Whether somebody is in the planning pool."""
    found = ticked(value)
    if found is None and re.search(r"quyhoach|^qh", squeezed(str(value))):
        return Choice(True)
    return UNKNOWN if found is None else Choice(found or None)
