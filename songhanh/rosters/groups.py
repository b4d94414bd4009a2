"""What a row between people says of those below it: their unit, their kind, the post or course they are listed for."""

import re
from dataclasses import dataclass, replace

from songhanh.lib.text import bare
from songhanh.rosters.choices import read_increase
from songhanh.rosters.names import is_unit, unit_name

_KIND = re.compile(
    r"^(?:(?:danh sach|khoi|nhom|doi tuong|doi voi|la|dien)\s+)*"
    r"(can bo|cong chuc|vien chuc|nguoi lao dong|lao dong|nhan vien hop dong|hop dong|hd)"
    r"(?:\s+(?:chuyen trach|cap xa|xa|phuong|cap tinh|quan ly|lanh dao|hop dong|lao dong|theo|nghi dinh"
    r"|nd|so|\d\S*|chuyen mon|nghiep vu|nhan vien|khong|thoi han|xac dinh|bien che|trong|ngoai))*$"
)
_KINDS = {"can bo": "cadre", "cong chuc": "civil_servant", "vien chuc": "public_employee"}
_POST_LABEL = re.compile(
    r"^(?:(?:danh sách\s+)?(?:quy hoạch\s+)?(?:các\s+)?(?:chức danh|chức vụ|vị trí)"
    r"(?:\s+quy hoạch)?|quy hoạch)\s*:?\s+",
    re.IGNORECASE,
)
_POST = re.compile(
    r"(?:pho |quyen |cac )?(?:tong )?(?:giam doc|cuc truong|vu truong|truong (?:phong|ban|khoa|doan|tram)|chu tich"
    r"|pho chu tich|bi thu|hieu truong|chanh |chi cuc truong|to truong"
    r"|vien truong|bo truong|thu truong|hat truong|doi truong)"
)
_COURSE = re.compile(r"^(?:lớp|khóa|khoá|bồi dưỡng|đào tạo|tập huấn|chương trình)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Context:
    """What the group rows above a person say."""

    unit: str | None = None
    staff_kind: str | None = None
    increase_kind: str | None = None
    target_post: str | None = None
    course: str | None = None

    def below(self, text: str, kind: str) -> "Context":
        """The context below a group row of that text in a list of that kind."""
        plain = bare(unit_name(text))
        found = _KIND.match(plain)
        if found:
            return replace(self, staff_kind=_KINDS.get(found[1], "worker"), unit=None)
        if kind == "promotion" and not is_unit(text) and read_increase(unit_name(text)).value:
            return replace(self, increase_kind=str(read_increase(unit_name(text)).value), unit=None)
        if kind == "pool" and (_POST_LABEL.match(unit_name(text)) or _POST.match(plain)):
            return replace(self, target_post=unit_name(_POST_LABEL.sub("", unit_name(text))))
        if kind == "training" and _COURSE.match(unit_name(text)):
            return replace(self, course=unit_name(text))
        return replace(self, unit=unit_name(text) or None)
