"""An event that is proposed: what a form knows of it before it is written into the register."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from songhanh.equity.snapshot import Level
from songhanh.law.steps import EarlyKind
from songhanh.lib.words import Words
from songhanh.people.rules.pools import PROVINCE


class Event(StrEnum):
    """What can be proposed."""

    APPOINTMENT = "appointment"
    REAPPOINTMENT = "reappointment"
    POOL_ENTRY = "pool_entry"
    STEP = "step"
    EARLY_STEP = "early_step"
    GRADE = "grade"
    TRAINING = "training"
    LEAVE = "leave"
    RETIREMENT = "retirement"
    DEPARTURE = "departure"

    @property
    def words(self) -> Words:
        """As a form names it."""
        return _EVENTS[self]


_EVENTS = {
    Event.APPOINTMENT: Words("Bổ nhiệm", "Appointment"),
    Event.REAPPOINTMENT: Words("Bổ nhiệm lại", "Reappointment"),
    Event.POOL_ENTRY: Words("Đưa vào quy hoạch", "Entry into the planning pool"),
    Event.STEP: Words("Nâng bậc lương thường xuyên", "Step of pay"),
    Event.EARLY_STEP: Words("Nâng bậc lương trước thời hạn", "Early step of pay"),
    Event.GRADE: Words("Xếp ngạch, hạng", "Another grade or class"),
    Event.TRAINING: Words("Đào tạo, bồi dưỡng", "Training"),
    Event.LEAVE: Words("Nghỉ", "Leave"),
    Event.RETIREMENT: Words("Nghỉ hưu", "Retirement"),
    Event.DEPARTURE: Words("Thôi làm việc tại cơ quan", "Departure"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An event on a day: `until` is its last day; the other fields are of the kinds of events that their names say.

    `staff` is the number of people on the pay list, for the quota of early steps; 0: not to be told.
    """

    event: Event
    on: date
    until: date | None = None
    level: Level = Level.NONE  # of the post of an appointment or a pool
    post: str = ""
    pool_round: str = ""
    ground: EarlyKind = EarlyKind.ACHIEVEMENT
    staff: int = 0
    leave_type: str = ""
    tier: str = PROVINCE
