"""Forms of a career: posts, pay, planning pools."""

from typing import Any, ClassVar

from django import forms

from songhanh.agencies.models import Body
from songhanh.equity.snapshot import Level
from songhanh.law.appointment import appointment_rule, term_ends
from songhanh.law.pay import grades, salary_step
from songhanh.law.steps import EarlyKind
from songhanh.lib.text import bare
from songhanh.lib.words import Words
from songhanh.people.given import pool_slot
from songhanh.people.history import Statement
from songhanh.people.kinds import FactKind
from songhanh.people.queries.due import present_count
from songhanh.people.queries.meanings import context_of
from songhanh.people.rules.proposals import Event, Proposal
from songhanh.people.wording import REMOVALS
from songhanh.web.forms import DayField
from songhanh.web.people.event_entry import EventForm, said

_GROUNDS = {
    EarlyKind.ACHIEVEMENT.value: Words("lập thành tích xuất sắc", "outstanding achievement"),
    EarlyKind.RETIREMENT.value: Words("đã có thông báo nghỉ hưu", "notice of retirement was given"),
}


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
        unit = self.units.get(self.cleaned_data["unit"], "")
        return context_of(self.agency, self.one.day).level(self.cleaned_data["position"], unit)


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
    order = ("step", "early", "ground")
    labels: ClassVar = EventForm.labels | {"ground": Words("Căn cứ nâng trước thời hạn", "Why before its time")}
    step = forms.IntegerField(min_value=1, max_value=20)
    early = forms.BooleanField(required=False)
    ground = forms.ChoiceField(required=False)

    def prepare(self) -> None:
        """The next step, and the grounds for one before its time."""
        self.initial.setdefault("step", (self.one.pay.get("step") or 0) + 1)
        self.fields["ground"].choices = said(_GROUNDS, self.language)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """The step with the coefficient of the table."""
        step = self.cleaned_data["step"]
        found = salary_step(self.one.grade.group, step, self.day) if self.one.grade else None
        values: dict[str, Any] = {"step": step, "step_from": self.day.isoformat()}
        if found:
            values["coefficient"] = float(found.coefficient)
        return values | ({"early": True} if self.cleaned_data["early"] else {})

    def proposal(self) -> Proposal:
        """In its time, or before it; the quota of achievements is one of the people on the staff on the day."""
        if not self.cleaned_data["early"]:
            return Proposal(event=Event.STEP, on=self.day)
        ground = EarlyKind(self.cleaned_data["ground"] or EarlyKind.ACHIEVEMENT)
        staff = present_count(self.agency, self.day) if ground is EarlyKind.ACHIEVEMENT else 0
        return Proposal(event=Event.EARLY_STEP, on=self.day, ground=ground, staff=staff)


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
        return context_of(self.agency, self.one.day).level(self.cleaned_data["target_post"])

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
        self.fields["why"].choices = said(REMOVALS, self.language)  # type: ignore[attr-defined]

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
