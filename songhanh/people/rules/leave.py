"""Types of leave: those of the step clock (`law.step_clock`), a birth told apart by whose leave it is.

A father's leave is of the maternity regime, too (Luật BHXH 41/2024/QH15 Điều 53), and counts like the mother's.
"""

from datetime import timedelta

from songhanh.law.step_clock import Span, span_kinds
from songhanh.lib.words import Words
from songhanh.people.history import Span as Held
from songhanh.people.kinds import FactKind
from songhanh.people.standing import Standing

_BIRTH = "count-maternity"
MATERNITY, PATERNITY = "maternity", "paternity"
_OWN = {
    MATERNITY: Words("nghỉ thai sản của lao động nữ", "maternity leave"),
    PATERNITY: Words("nghỉ thai sản của lao động nam khi vợ sinh con", "paternity leave"),
}
_ENGLISH = {
    "count-paid-leave": "leave with full pay",
    "count-sick": "sick leave, work accident or occupational disease paid by social insurance",
    "count-sent": "sent to study, practise or work elsewhere, still on the pay list",
    "count-military": "military service",
    "stop-unpaid": "unpaid leave for own affairs",
    "stop-overstay": "study, practice or work elsewhere beyond the decided time",
    "stop-suspension": "suspension, custody, and other time not worked",
    "stop-probation": "probation",
    "stop-desertion": "desertion, suspended sentence, leave until retirement age",
}
# What a form offers, by its code; the Vietnamese is the rule's own wording.
LEAVE_TYPES: dict[str, Words] = _OWN | {id_: Words(span_kinds()[id_].name, en) for id_, en in _ENGLISH.items()}


def clock_kind(leave_type: str) -> str | None:
    """The kind of absence of the step clock; None for a type that it does not know."""
    if leave_type in _OWN:
        return _BIRTH
    return leave_type if leave_type in span_kinds() else None


def absences(one: Standing) -> tuple[Span, ...]:
    """All leave that began until the day, as the step clock takes it; what it does not know is left out."""
    found = [(clock_kind(span.values.get("leave_type", "")), span) for span in one.events(FactKind.LEAVE)]
    return tuple(_absence(kind, span) for kind, span in found if kind and span.starts)


def has_unknown_leave(one: Standing) -> bool:
    """Whether some leave is of a type, or of a time, that the step clock does not know."""
    spans = one.events(FactKind.LEAVE)
    return len(absences(one)) < len(spans)


def _absence(kind: str, span: Held) -> Span:
    assert span.starts is not None
    return Span(kind, span.starts, span.until - timedelta(days=1) if span.until else None)
