"""The forms of single events: what a personnel officer writes, as a statement and as a proposal to the rules."""

from datetime import date
from typing import Any, ClassVar

from django import forms

from songhanh.agencies.models import Body
from songhanh.lib.words import Language, Words
from songhanh.people.given import day_after
from songhanh.people.history import Statement
from songhanh.people.kinds import FactKind
from songhanh.people.rules.proposals import Event, Proposal
from songhanh.people.standing import Standing
from songhanh.web.forms import DayField, EntryForm

_LABELS = {
    "on": Words("Từ ngày", "From the day"),
    "until": Words("Đến hết ngày", "To the day"),
    "decision": Words("Số quyết định", "Number of the decision"),
    "decided_on": Words("Ngày quyết định", "Day of the decision"),
    "reason": Words("Lý do vẫn ghi khi chưa đủ điều kiện", "Why it is entered although a condition is not met"),
    "position": Words("Chức vụ, chức danh", "Position"),
    "unit": Words("Phòng, đơn vị", "Unit"),
    "level": Words("Cấp", "Level"),
    "term_until": Words("Hết thời hạn bổ nhiệm", "Term ends on"),
    "step": Words("Bậc mới", "New step"),
    "grade": Words("Mã ngạch, chức danh", "Grade"),
    "coefficient": Words("Hệ số lương", "Coefficient"),
    "early": Words("Nâng trước thời hạn", "Before its time"),
    "pool_round": Words("Nhiệm kỳ, ví dụ 2025-2030", "Round, such as 2025-2030"),
    "target_post": Words("Chức danh quy hoạch", "Target post"),
    "place": Words("Đưa ra khỏi quy hoạch chức danh", "Removed from the pool of"),
    "why": Words("Lý do", "Reason"),
    "course": Words("Khóa đào tạo, bồi dưỡng", "Course"),
    "training_kind": Words("Loại", "Kind"),
    "hours": Words("Số giờ học", "Hours"),
    "training_result": Words("Kết quả", "Result"),
    "leave_type": Words("Loại nghỉ", "Type of leave"),
    "year": Words("Năm", "Year"),
    "rating": Words("Xếp loại", "Rating"),
    "form": Words("Hình thức kỷ luật", "Form of discipline"),
    "ethnicity": Words("Dân tộc", "Ethnicity"),
}


def said(words: dict[Any, Words] | Any, language: Language, *, blank: bool = False) -> list[tuple[str, str]]:
    """Codes with their words, to choose from."""
    empty = [("", "—")] if blank else []
    return empty + [(str(code), one.say(language)[:1].upper() + one.say(language)[1:]) for code, one in words.items()]


class EventForm(EntryForm):
    """An event on a day, with the decision that it rests on."""

    event: ClassVar[Event | None] = None
    kind: ClassVar[FactKind]
    labels: ClassVar = _LABELS
    on = DayField()
    decision = forms.CharField(max_length=80, required=False)
    decided_on = DayField(required=False)
    reason = forms.CharField(max_length=500, required=False)
    order: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, one: Standing, agency: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.one = one
        self.agency = agency
        self.order_fields([*self.order, "on", "until", "decision", "decided_on", "reason"])
        self.prepare()

    def prepare(self) -> None:
        """Set the choices of this form."""

    def values(self) -> dict[str, Any]:
        """The values of the fact."""
        raise NotImplementedError

    @property
    def day(self) -> date:
        """The day of the event."""
        found: date = self.cleaned_data["on"]
        return found

    def slot(self) -> str:
        """Where the fact stands among those of its kind."""
        return ""

    def statement(self) -> Statement:
        """What is written into the register."""
        given = self.cleaned_data
        return Statement(
            self.kind, self.values(), self.day, self.day, day_after(given.get("until")), self.slot(), given["decision"],
            given["decided_on"],
        )  # fmt: skip

    def proposal(self) -> Proposal | None:
        """What the rules are asked; None where none is known to ask."""
        return Proposal(event=self.event, on=self.day, until=self.cleaned_data.get("until")) if self.event else None
