"""The forms of single events: what a personnel officer writes, as a statement and as a proposal to the rules."""

from datetime import date
from typing import Any, ClassVar

from django import forms

from songhanh.agencies.models import Body
from songhanh.equity.snapshot import Level
from songhanh.law.appointment import appointment_rule, term_ends
from songhanh.law.pay import grades, salary_step
from songhanh.law.steps import Discipline
from songhanh.lib.text import bare
from songhanh.lib.words import Language, Words
from songhanh.people.given import day_after, evaluation, pool_slot, training_slot
from songhanh.people.history import Statement
from songhanh.people.kinds import FactKind
from songhanh.people.levels import level_of
from songhanh.people.rules.leave import LEAVE_TYPES
from songhanh.people.rules.proposals import Event, Proposal
from songhanh.people.standing import Standing
from songhanh.people.wording import COURSES, DEPARTURES, RATINGS, REMOVALS
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


def _said(words: dict[Any, Words] | Any, language: Language, *, blank: bool = False) -> list[tuple[str, str]]:
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


class PostForm(EventForm):
    """Another unit or post, no leading one that must be appointed to."""

    kind = FactKind.POST
    order: ClassVar[tuple[str, ...]] = ("position", "unit")
    position = forms.CharField(max_length=120)
    unit = forms.ChoiceField(required=False)

    def prepare(self) -> None:
        """The units of the agency."""
        units = Body.objects.filter(agency=self.agency)
        self.units = {one.code: one.name for one in units}
        self.fields["unit"].choices = [("", "—"), *self.units.items()]  # type: ignore[attr-defined]
        self.initial.setdefault("unit", self.one.state(FactKind.POST).get("unit", ""))

    def values(self) -> dict[str, Any]:
        """Post, unit and level."""
        code = self.cleaned_data["unit"]
        unit = {"unit": code, "unit_name": self.units[code]} if code else {}
        return {"position": self.cleaned_data["position"], **unit, "level": self.level().value}

    def level(self) -> Level:
        """The level that the title tells."""
        return level_of(self.cleaned_data["position"], self.units.get(self.cleaned_data["unit"], ""), self.agency.name)


class AppointmentForm(PostForm):
    """An appointment to a leading post, with its term."""

    event = Event.APPOINTMENT
    order = ("position", "unit", "term_until")
    term_until = DayField(required=False)
    helps: ClassVar = {
        "term_until": Words("Để trống: tính theo quy định", "Left empty: by the rule"),
    }

    def is_again(self) -> bool:
        """Whether it is a further term in the post that is held."""
        return self.one.leads and bare(self.cleaned_data["position"]) == bare(self.one.position)

    def proposal(self) -> Proposal:
        """An appointment, or a further term in the same post."""
        event = Event.REAPPOINTMENT if self.is_again() else Event.APPOINTMENT
        return Proposal(event=event, on=self.day, level=self.level(), post=self.cleaned_data["position"])

    def values(self) -> dict[str, Any]:
        """With the day of appointment and the end of the term."""
        kind = self.one.staff_kind
        rule = appointment_rule(kind, self.day) if kind else None
        until = self.cleaned_data["term_until"] or (term_ends(rule, self.day) if rule else None)
        terms = self.one.state(FactKind.POST).get("terms", 1) + 1 if self.is_again() else 1
        found = {**super().values(), "appointed": self.day.isoformat(), "terms": terms}
        return found | ({"term_until": until.isoformat()} if until else {})


class StepForm(EventForm):
    """A step of pay in the same grade."""

    kind = FactKind.PAY
    order = ("step", "early")
    step = forms.IntegerField(min_value=1, max_value=20)
    early = forms.BooleanField(required=False)

    def prepare(self) -> None:
        """The next step."""
        self.initial.setdefault("step", (self.one.pay.get("step") or 0) + 1)

    def values(self) -> dict[str, Any]:
        """The step with the coefficient of the table."""
        step = self.cleaned_data["step"]
        found = salary_step(self.one.grade.group, step, self.day) if self.one.grade else None
        values: dict[str, Any] = {"step": step, "step_from": self.day.isoformat()}
        if found:
            values["coefficient"] = float(found.coefficient)
        return values | ({"early": True} if self.cleaned_data["early"] else {})

    def proposal(self) -> Proposal:
        """In its time, or before it."""
        early = self.cleaned_data["early"]
        return Proposal(event=Event.EARLY_STEP if early else Event.STEP, on=self.day)


class GradeForm(EventForm):
    """Another grade or class."""

    kind = FactKind.PAY
    event = Event.GRADE
    order = ("grade", "step")
    grade = forms.ChoiceField()
    step = forms.IntegerField(min_value=1, max_value=20)

    def prepare(self) -> None:
        """The grades of the tables."""
        known = grades(self.one.day)
        self.fields["grade"].choices = [(one.code, f"{one.code} {one.name}") for one in known]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """Grade, step, and the coefficient of the table."""
        code, step = self.cleaned_data["grade"], self.cleaned_data["step"]
        found = next(one for one in grades(self.one.day) if one.code == code)
        paid = salary_step(found.group, step, self.day)
        values = {"grade": code, "grade_name": found.name, "step": step, "step_from": self.day.isoformat()}
        return values | ({"coefficient": float(paid.coefficient)} if paid else {})


class PoolForm(EventForm):
    """Entry into the planning pool of a post."""

    kind = FactKind.POOL
    event = Event.POOL_ENTRY
    order = ("pool_round", "target_post")
    pool_round = forms.RegexField(r"^\d{4}-\d{4}$", max_length=9)
    target_post = forms.CharField(max_length=100)

    def level(self) -> Level:
        """The level of the target post."""
        return level_of(self.cleaned_data["target_post"], "", self.agency.name)

    def values(self) -> dict[str, Any]:
        """Round, post and its level."""
        given = self.cleaned_data
        return {
            "pool_round": given["pool_round"],
            "target_post": given["target_post"],
            "target_level": self.level().value,
        }

    def slot(self) -> str:
        """Of the round and post."""
        return pool_slot(self.cleaned_data["pool_round"], self.cleaned_data["target_post"])

    def proposal(self) -> Proposal:
        """The entry."""
        given = self.cleaned_data
        return Proposal(
            event=Event.POOL_ENTRY,
            on=self.day,
            level=self.level(),
            post=given["target_post"],
            pool_round=given["pool_round"],
        )


class PoolRemovalForm(EventForm):
    """Taken out of the pool of a post."""

    kind = FactKind.POOL
    order = ("place", "why")
    place = forms.ChoiceField()
    why = forms.ChoiceField()

    def prepare(self) -> None:
        """The posts for which the person is planned."""
        places = {
            slot: f"{spans[-1].values.get('target_post', '')} {spans[-1].values.get('pool_round', '')}".strip() or "—"
            for (kind, slot), spans in self.one.held.items()
            if kind is FactKind.POOL and spans[-1].holds_on(self.one.day)
        }
        self.fields["place"].choices = list(places.items())  # type: ignore[attr-defined]
        self.fields["why"].choices = _said(REMOVALS, self.language)  # type: ignore[attr-defined]

    def slot(self) -> str:
        """The place that ends."""
        found: str = self.cleaned_data["place"]
        return found

    def values(self) -> dict[str, Any]:
        """Why."""
        return {"reason": self.cleaned_data["why"]}

    def statement(self) -> Statement:
        """The place ends on that day."""
        given = self.cleaned_data
        return Statement(
            self.kind, self.values(), self.day, None, self.day, self.slot(), given["decision"], given["decided_on"]
        )


class TrainingForm(EventForm):
    """A course."""

    kind = FactKind.TRAINING
    event = Event.TRAINING
    order = ("course", "training_kind", "hours", "training_result")
    course = forms.CharField(max_length=100)
    training_kind = forms.ChoiceField()
    until = DayField(required=False)
    hours = forms.IntegerField(min_value=1, max_value=5000, required=False)
    training_result = forms.CharField(max_length=60, required=False)

    def prepare(self) -> None:
        """Kinds of courses."""
        self.fields["training_kind"].choices = _said(COURSES, self.language)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What was learnt."""
        names = ("course", "training_kind", "hours", "training_result")
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data[name]}

    def slot(self) -> str:
        """Of the course and its beginning."""
        return training_slot(self.cleaned_data["course"], self.day.isoformat())


class LeaveForm(EventForm):
    """A leave."""

    kind = FactKind.LEAVE
    event = Event.LEAVE
    order = ("leave_type",)
    leave_type = forms.ChoiceField()
    until = DayField(required=False)

    def prepare(self) -> None:
        """Types of leave."""
        self.fields["leave_type"].choices = _said(LEAVE_TYPES, self.language)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """The type."""
        return {"leave_type": self.cleaned_data["leave_type"]}

    def slot(self) -> str:
        """Of the type and its beginning."""
        return f"{self.cleaned_data['leave_type']}|{self.day.isoformat()}"

    def proposal(self) -> Proposal:
        """The leave."""
        given = self.cleaned_data
        return Proposal(event=Event.LEAVE, on=self.day, until=given["until"], leave_type=given["leave_type"])


class DepartureForm(EventForm):
    """Somebody leaves the agency: the first day on which the person no longer works there."""

    kind = FactKind.DEPARTURE
    order = ("why",)
    why = forms.ChoiceField()

    def prepare(self) -> None:
        """Reasons."""
        self.fields["why"].choices = _said(DEPARTURES, self.language)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """Why."""
        return {"reason": self.cleaned_data["why"]}

    def slot(self) -> str:
        """Of the day: who came back may leave again."""
        return self.day.isoformat()

    def proposal(self) -> Proposal:
        """Retirement has its rules."""
        event = Event.RETIREMENT if self.cleaned_data["why"] == "retirement" else Event.DEPARTURE
        return Proposal(event=event, on=self.day)


class RatingForm(EventForm):
    """The evaluation of a year."""

    kind = FactKind.EVALUATION
    order = ("year", "rating")
    on = None  # type: ignore[assignment]
    year = forms.IntegerField(min_value=1990, max_value=2100)
    rating = forms.ChoiceField()

    def prepare(self) -> None:
        """The four ratings."""
        self.fields["rating"].choices = _said(RATINGS, self.language)  # type: ignore[attr-defined]
        self.initial.setdefault("year", self.one.day.year - 1)

    def statement(self) -> Statement:
        """Of the whole year."""
        given = self.cleaned_data
        return evaluation(given["year"], given["rating"], self.one.day, (given["decision"], given["decided_on"]))


class DisciplineForm(EventForm):
    """A discipline; sealed."""

    kind = FactKind.DISCIPLINE
    order = ("form", "why")
    form = forms.ChoiceField()
    why = forms.CharField(max_length=200, required=False)

    def prepare(self) -> None:
        """Forms of discipline."""
        self.fields["form"].choices = _said({one.value: one.words for one in Discipline}, self.language)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """The form and its reason."""
        why = {"reason": self.cleaned_data["why"]} if self.cleaned_data["why"] else {}
        return {"form": self.cleaned_data["form"], **why}

    def slot(self) -> str:
        """Of the day of the decision."""
        return self.day.isoformat()


class EthnicityForm(EventForm):
    """Ethnicity, where the agency keeps it."""

    kind = FactKind.ETHNICITY
    order = ("ethnicity",)
    ethnicity = forms.CharField(max_length=40)

    def values(self) -> dict[str, Any]:
        """The name of the ethnic group."""
        return {"ethnicity": self.cleaned_data["ethnicity"]}


class PartyForm(EventForm):
    """Joining the Party, where the agency keeps it."""

    kind = FactKind.PARTY

    def values(self) -> dict[str, Any]:
        """The day."""
        return {"party_joined": self.day.isoformat()}


# By the word in the address: what a button says, and the form.
EVENTS: dict[str, tuple[Words, type[EventForm]]] = {
    "bo-nhiem": (Words("Bổ nhiệm", "Appointment"), AppointmentForm),
    "vi-tri": (Words("Chuyển vị trí, đơn vị", "Another post or unit"), PostForm),
    "nang-bac": (Words("Nâng bậc lương", "Step of pay"), StepForm),
    "xep-ngach": (Words("Xếp ngạch, hạng", "Grade or class"), GradeForm),
    "quy-hoach": (Words("Đưa vào quy hoạch", "Into the pool"), PoolForm),
    "ra-quy-hoach": (Words("Đưa ra khỏi quy hoạch", "Out of the pool"), PoolRemovalForm),
    "dao-tao": (Words("Đào tạo, bồi dưỡng", "Training"), TrainingForm),
    "xep-loai": (Words("Xếp loại năm", "Evaluation"), RatingForm),
    "nghi": (Words("Nghỉ", "Leave"), LeaveForm),
    "thoi-viec": (Words("Thôi làm việc tại cơ quan", "Departure"), DepartureForm),
    "ky-luat": (Words("Kỷ luật", "Discipline"), DisciplineForm),
    "dan-toc": (Words("Dân tộc", "Ethnicity"), EthnicityForm),
    "vao-dang": (Words("Ngày vào Đảng", "Joining the Party"), PartyForm),
}
