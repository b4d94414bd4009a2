"""What people read for values of the register: Nam, Nữ, 03/05/1980, Hoàn thành tốt nhiệm vụ."""

from collections.abc import Callable, Mapping
from typing import Any

from songhanh.equity.snapshot import Level
from songhanh.law.staff import Sex, StaffKind
from songhanh.law.steps import Discipline
from songhanh.lib.words import Words
from songhanh.people.kinds import KINDS, FactKind
from songhanh.people.rules.leave import LEAVE_TYPES

RATINGS = {
    "excellent": Words("Hoàn thành xuất sắc nhiệm vụ", "Excellent"),
    "good": Words("Hoàn thành tốt nhiệm vụ", "Good"),
    "fair": Words("Hoàn thành nhiệm vụ", "Fair"),
    "poor": Words("Không hoàn thành nhiệm vụ", "Not fulfilled"),
}
DEPARTURES = {
    "retirement": Words("nghỉ hưu", "retirement"),
    "transfer": Words("chuyển công tác", "transfer"),
    "resignation": Words("thôi việc theo nguyện vọng", "resignation"),
    "dismissal": Words("buộc thôi việc, chấm dứt hợp đồng", "dismissal, end of contract"),
    "reorganisation": Words("tinh giản biên chế, sắp xếp tổ chức", "reorganisation"),
    "death": Words("từ trần", "death"),
}
REMOVALS = {
    "age": Words("quá tuổi quy hoạch", "past the age"),
    "standard": Words("không còn đủ tiêu chuẩn", "no longer meets the standards"),
    "appointed": Words("đã được bổ nhiệm", "appointed"),
    "other": Words("lý do khác", "another reason"),
}
COURSES = {
    "leadership": Words("lãnh đạo, quản lý", "leadership"),
    "theory": Words("lý luận chính trị", "political theory"),
    "management": Words("quản lý nhà nước", "state management"),
    "professional": Words("chuyên môn, nghiệp vụ", "professional"),
    "gender": Words("bình đẳng giới, vì sự tiến bộ của phụ nữ", "gender equality"),
    "other": Words("khác", "other"),
}
DAYS = {"birth", "appointed", "term_until", "step_from", "next_step", "recruited", "party_joined"}


def _chosen(words: Mapping[str, Words]) -> Callable[[str], Words]:
    return lambda value: words.get(value) or Words(str(value), str(value))


_CODES: dict[str, Callable[[str], Words]] = {
    "sex": lambda value: Sex(value).words,
    "level": lambda value: Level(value).words,
    "target_level": lambda value: Level(value).words,
    "staff_kind": lambda value: StaffKind(value).words,
    "rating": _chosen(RATINGS),
    "leave_type": _chosen(LEAVE_TYPES),
    "form": lambda value: Discipline(value).words,
    "training_kind": _chosen(COURSES),
    "early": lambda _: Words("có", "yes"),
}


def day_words(text: str) -> str:
    """1980-05-03 as 03/05/1980, 1980-05 as 05/1980, 1980 as it is."""
    return "/".join(reversed(text.split("-")))


def shown(field: str, value: Any) -> Words:
    """A value as people read it."""
    if field in _CODES:
        return _CODES[field](value)
    if field in DAYS:
        day = day_words(str(value))
        return Words(day, day)
    if field == "monthly_pay":
        return Words(f"{value:,}".replace(",", "."), f"{value:,}")
    if isinstance(value, float):
        text = f"{value:g}"
        return Words(text.replace(".", ","), text)
    return Words(str(value), str(value))


def reason_words(kind: FactKind, code: str) -> Words:
    """Why somebody left, or was taken out of a pool; discipline keeps its own words."""
    table = {FactKind.DEPARTURE: DEPARTURES, FactKind.POOL: REMOVALS}.get(kind, {})
    return table.get(code) or Words(code, code)


def told(kind: FactKind, values: Mapping[str, Any]) -> list[tuple[Words, Words]]:
    """The fields of a fact with their values, in the order of the table; codes that have a name beside are left out."""
    found = []
    for name, field in KINDS[kind].fields.items():
        if name in values and values[name] not in (None, "") and name not in {"unit"}:
            said = reason_words(kind, values[name]) if name == "reason" else shown(name, values[name])
            found.append((field.words, said))
    return found
