"""Single events: entered with the rules' answer beside, corrected with a reason; somebody new."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from songhanh.agencies.access import Permission, Viewer
from songhanh.equity.snapshot import Level
from songhanh.law.staff import Sex, StaffKind
from songhanh.lib.words import Problem, Words
from songhanh.people.actions.events import add_person, correct_fact, enter_fact, remove_fact
from songhanh.people.given import day_after, first_day
from songhanh.people.kinds import KINDS, FactKind
from songhanh.people.models import Fact
from songhanh.people.queries.due import standings
from songhanh.people.queries.people_list import SHOWN
from songhanh.people.queries.person import person_seen
from songhanh.people.rules.eligibility import eligibility
from songhanh.people.rules.leave import LEAVE_TYPES
from songhanh.people.rules.told import Told
from songhanh.people.wording import DAYS, RATINGS, day_words
from songhanh.web.answers import done, is_partial, page
from songhanh.web.forms import DayField, EntryForm
from songhanh.web.people.event_entry import EventForm, said
from songhanh.web.people.event_forms import EVENTS
from songhanh.web.people.views.register import agency_asked


@page(Permission.REGISTER_EDIT)
def event_enter(request: HttpRequest, viewer: Viewer, person_id: int, event: str) -> HttpResponse:
    """Enter an event; `buoc=xem` only asks the rules."""
    if event not in EVENTS:
        raise Http404
    words, kind = EVENTS[event]
    found = person_seen(person_id, viewer)
    viewer.require(Permission.REGISTER_EDIT, found.agency.path)
    if kind.kind is FactKind.DISCIPLINE:
        viewer.require(Permission.REGISTER_SEALED, found.agency.path)
    one = standings(found.agency, viewer, people=[found.pk])[0]
    form = kind(
        request.POST if request.method == "POST" else None, one=one, agency=found.agency, language=viewer.language,
        initial={"on": viewer.day},
    )  # fmt: skip
    answers = _answers(form)
    only_asks = request.POST.get("buoc") == "xem"
    if not only_asks and form.done(lambda _: _enter(form, found.pk, answers, viewer)):
        told = Words(f"Đã ghi: {words.vi.lower()}.", f"Entered: {words.en.lower()}.")
        return done(request, viewer, told, "person", found.pk)
    context = {"form": form, "person": found, "one": one, "event": words, "answers": answers}
    if is_partial(request):
        return render(request, "people/_answers.html", context)
    return render(request, "people/event.html", context, status=200 if only_asks else form.status)


def _answers(form: EventForm) -> tuple[Told, ...]:
    """What the rules say of what was typed; nothing where it is not complete."""
    if not form.is_bound or not form.is_valid():
        return ()
    proposal = form.proposal()
    return eligibility(form.one, proposal) if proposal else ()


def _enter(form: EventForm, person: int, answers: tuple[Told, ...], viewer: Viewer) -> None:
    reason = form.cleaned_data["reason"]
    if any(one.blocks for one in answers) and not reason.strip():
        raise Problem(
            "not-eligible",
            Words("Có điều kiện không đạt theo quy định.", "A condition of the rules is not met."),
            Words("Xem bên cạnh; nếu vẫn ghi thì nêu lý do.", "See beside; to enter it all the same, tell why."),
        )
    enter_fact(person=person, said=form.statement(), reason=reason, by=viewer)


class NewPersonForm(EntryForm):
    """Somebody who comes to the agency."""

    name = forms.CharField(max_length=100)
    sex = forms.ChoiceField(choices=[("", "—"), ("F", "Nữ"), ("M", "Nam")], required=False)
    birth = DayField(required=False)
    staff_code = forms.CharField(max_length=30, required=False)
    labels: ClassVar = {name: field.words for name, field in KINDS[FactKind.IDENTITY].fields.items()}


@page(Permission.REGISTER_EDIT)
def person_add(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Enter somebody new."""
    agency = agency_asked(request, viewer)
    viewer.require(Permission.REGISTER_EDIT, agency.path)
    form = NewPersonForm(request.POST if request.method == "POST" else None, language=viewer.language)
    made: list[int] = []
    if form.done(lambda it: made.append(_add(it, agency, viewer))):
        return done(request, viewer, Words("Đã thêm vào sổ.", "Added to the register."), "person", made[0])
    return render(request, "people/person_add.html", {"form": form, "agency": agency}, status=form.status)


def _add(form: EntryForm, agency: Any, viewer: Viewer) -> int:
    given = {name: str(value) for name, value in form.cleaned_data.items() if value}
    return add_person(agency=agency, identity=given, seen_on=viewer.day, by=viewer).pk


_MOST = 10**12
_CHOSEN: dict[str, dict[Any, Words]] = {
    "sex": {one.value: one.words for one in Sex},
    "level": {one.value: one.words for one in Level},
    "target_level": {one.value: one.words for one in Level},
    "staff_kind": {one.value: one.words for one in StaffKind},
    "rating": RATINGS,
    "leave_type": LEAVE_TYPES,
}


class CorrectionForm(EntryForm):
    """Other values for a fact, or that it never was; always with a reason."""

    never = forms.BooleanField(required=False)
    starts = DayField(required=False)
    until = DayField(required=False)
    reason = forms.CharField(max_length=500)
    labels: ClassVar = {
        "never": Words("Chưa từng có việc này (bỏ hẳn)", "This never happened (remove it)"),
        "starts": Words("Từ ngày", "From the day"),
        "until": Words("Đến hết ngày", "To the day"),
        "reason": Words("Lý do đính chính", "Why it is corrected"),
    }

    def __init__(self, *args: Any, fact: Fact, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fact = fact
        fields = KINDS[FactKind(fact.kind)].fields
        # Names of units go with their codes: another unit is another event, no correction of a word.
        self.named = [name for name in fields if name in fact.values and name not in {"unit", "unit_name"}]
        for name in self.named:
            label, choices = fields[name].words.say(self.language), _CHOSEN.get(name)
            self.fields[f"v-{name}"] = (
                forms.ChoiceField(choices=said(choices, self.language), label=label)
                if choices
                else forms.CharField(max_length=200, required=name == "name", label=label)
            )
        self.order_fields([*(f"v-{name}" for name in self.named), "starts", "until", "never", "reason"])

    def changed(self) -> dict[str, Any]:
        """The values that differ, as the register keeps them: a number stays one."""
        found: dict[str, Any] = {}
        for name in self.named:
            typed, before = self.cleaned_data[f"v-{name}"], self.fact.values[name]
            value = as_day(typed) if name in DAYS else _as_kept(typed, before)
            if value != before:
                found[name] = value
        return found


def _as_kept(typed: str, before: Any) -> Any:
    if isinstance(before, bool) or not isinstance(before, int | float):
        return typed
    try:
        number = type(before)(typed.replace(",", "."))
    except ValueError:
        number = -1
    if not 0 <= number < _MOST:  # nor one that is none
        what = Words(f"“{typed}” không phải là số.", f"“{typed}” is no number.")
        raise Problem("not-a-number", what, Words("Nhập một số.", "Enter a number."))
    return number


def as_day(typed: str) -> str:
    """A day, month or year as the register keeps it, from 12/11/1980, 11/1980, 1980 or as it is kept."""
    parts = typed.strip().split("-") if "-" in typed else typed.strip().split("/")[::-1]
    text = "-".join([parts[0], *(one.zfill(2) for one in parts[1:])])
    try:
        first_day(text)
    except ValueError as error:
        what = Words(f"“{typed}” không phải là ngày.", f"“{typed}” is no day.")
        remedy = Words("Nhập dạng 12/11/1980, 11/1980 hoặc 1980.", "Enter 12/11/1980, 11/1980 or 1980.")
        raise Problem("not-a-day", what, remedy) from error
    return text


@page(Permission.REGISTER_EDIT)
def fact_correct(request: HttpRequest, viewer: Viewer, person_id: int, fact_id: int) -> HttpResponse:
    """Correct something that is believed of a person."""
    found = person_seen(person_id, viewer)
    viewer.require(Permission.REGISTER_EDIT, found.agency.path)
    fact = Fact.objects.believed().filter(person=found, kind__in=SHOWN).get(pk=fact_id)
    last = date.fromordinal(fact.until.toordinal() - 1) if fact.until else None
    kept = fact.values.items()
    initial = {f"v-{name}": day_words(str(value)) if name in DAYS else value for name, value in kept}
    form = CorrectionForm(
        request.POST if request.method == "POST" else None, fact=fact, language=viewer.language,
        initial=initial | {"starts": fact.starts, "until": last},
    )  # fmt: skip
    if form.done(lambda _: _correct(form, viewer)):
        return done(request, viewer, Words("Đã đính chính.", "Corrected."), "person", found.pk)
    words = KINDS[FactKind(fact.kind)].words
    return render(
        request, "people/fact_correct.html", {"form": form, "person": found, "kind": words}, status=form.status
    )


def _correct(form: CorrectionForm, viewer: Viewer) -> None:
    given = form.cleaned_data
    if given["never"]:
        remove_fact(fact=form.fact.pk, reason=given["reason"], by=viewer)
        return
    correct_fact(
        fact=form.fact.pk, values=form.changed(), starts=given["starts"], until=day_after(given["until"]),
        reason=given["reason"], by=viewer,
    )  # fmt: skip
