"""Forms of what else happens to a person: training, evaluation, leave, departure, and what is kept closely."""

from typing import Any

from django import forms

from songhanh.law.steps import Discipline
from songhanh.people.given import evaluation, training_slot
from songhanh.people.history import Statement
from songhanh.people.kinds import FactKind
from songhanh.people.rules.leave import LEAVE_TYPES
from songhanh.people.rules.proposals import Event, Proposal
from songhanh.people.wording import COURSES, DEPARTURES, RATINGS
from songhanh.web.forms import DayField
from songhanh.web.people.event_entry import EventForm, said


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
        self.fields["training_kind"].choices = said(COURSES, self.language)  # type: ignore[attr-defined]

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
        self.fields["leave_type"].choices = said(LEAVE_TYPES, self.language)  # type: ignore[attr-defined]

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
        self.fields["why"].choices = said(DEPARTURES, self.language)  # type: ignore[attr-defined]

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
        self.fields["rating"].choices = said(RATINGS, self.language)  # type: ignore[attr-defined]
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
        self.fields["form"].choices = said({one.value: one.words for one in Discipline}, self.language)  # type: ignore[attr-defined]

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
