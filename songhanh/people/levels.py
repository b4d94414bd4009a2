"""The level of a post from its title and its unit: who leads the agency, who a unit in it. A person may correct it."""

import re

from songhanh.equity.snapshot import Level
from songhanh.lib.text import bare

_SHORT = (
    (r"\bpgd\b", "pho giam doc"),
    (r"\bgd\b", "giam doc"),
    (r"\bptp\b", "pho truong phong"),
    (r"\btp\b", "truong phong"),
    (r"\bpcvp\b", "pho chanh van phong"),
    (r"\bcvp\b", "chanh van phong"),
    (r"\bpct\b", "pho chu tich"),
    (r"\bct\b", "chu tich"),
    (r"\bp\. ?(?=truong|giam|chanh|hieu|chu)", "pho "),
    (r"^(?:quyen|q\.) ?", ""),
    (r"\s*[,;(].*$", ""),
)
_AGENCY = re.compile(
    r"giam doc so|chu tich (?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan)|hieu truong|tong cuc truong|cuc truong|"
    r"bo truong|bi thu (?:dang uy|tinh uy|huyen uy|thanh uy)|chu tich(?: xa| phuong)?$"
)
_UNIT = re.compile(
    r"truong (?:phong|ban|khoa|tram|trung tam|don vi|bo phan|bo mon|chi nhanh|doan)|chanh (?:van phong|thanh tra)|"
    r"giam doc (?:trung tam|chi nhanh|ban|quy|thu vien|bao tang)|hat truong|tram truong|doi truong|vu truong|"
    r"chu tich (?:hoi|ubmttq|uy ban mat tran|lien doan|cong doan)|bi thu doan|chi huy truong|truong cong an"
)
# Of the agency where the post is in its leadership or in no unit, of the unit where it is in one.
_EITHER = re.compile(r"giam doc|tong giam doc|chi cuc truong|vien truong|thu truong co quan|tong bien tap|chu tich")
_LEADERSHIP = re.compile(r"(?:ban )?(?:lanh dao|giam doc|giam hieu|thuong truc|chu tich)\b")


def level_of(position: str, unit: str = "", agency: str = "") -> Level:
    """The level that a title tells; `unit` and `agency` are the names of where the post is.

    Titles that lead no unit of an agency (chuyên viên, kế toán trưởng, tổ trưởng) are `none`.
    """
    title = bare(position).strip()
    for short, full in _SHORT:
        title = re.sub(short, full, title)
    deputy = title.startswith("pho ") or (title.startswith("thu truong") and not title.startswith("thu truong co quan"))
    held = title.removeprefix("pho ").removeprefix("truong phu trach ")
    if title.startswith("thu truong") and deputy:
        return Level.AGENCY_DEPUTY
    if _UNIT.match(held):
        whole = False
    elif _AGENCY.match(held):
        whole = True
    elif _EITHER.match(held):
        where = bare(unit).strip()
        whole = not where or where == bare(agency).strip() or _LEADERSHIP.match(where) is not None
    else:
        return Level.NONE
    if whole:
        return Level.AGENCY_DEPUTY if deputy else Level.AGENCY_HEAD
    return Level.UNIT_DEPUTY if deputy else Level.UNIT_HEAD
