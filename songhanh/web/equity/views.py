"""The measures of an agency: figures of a snapshot against targets, differences that were tested, what is to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.models import Body
from songhanh.equity.snapshot import LEADERS, Level
from songhanh.law.appointment import appointment_rule, highest_age
from songhanh.law.staff import Sex, StaffKind
from songhanh.lib.months import Month
from songhanh.lib.words import Language, Words
from songhanh.people.actions.snapshots import take_snapshot
from songhanh.people.actions.targets import set_target
from songhanh.people.models import Snapshot
from songhanh.people.queries.snapshots import own_targets, snapshots_of
from songhanh.reports import lazy
from songhanh.reports.measure_sheets import measures_workbook
from songhanh.web.answers import done, page
from songhanh.web.equity import charts
from songhanh.web.files import wants_workbook, workbook_answer
from songhanh.web.forms import DayField, EntryForm
from songhanh.web.numbers import number_of
from songhanh.web.people.views.register import agency_asked

# The cards of the page: measures with a programme's target or the agency's own.
CARDS = ("LD-2", "LD-3", "DG-1", "NB-1.2.unit", "CL-5.4a", "flow.training_turns")
SUMMARY = ("NB-1.2.agency_head", "NB-1.2.agency_deputy", "NB-1.2.unit_head", "NB-1.2.unit_deputy")
STAGES = ("NB-2", "pipeline.pool", "pipeline.trained", "pipeline.appointed", "pipeline.leaders")
_LAST = 2030
_TITLES = {
    "unit_name": Words("Theo đơn vị", "By unit"),
    "age_band": Words("Theo nhóm tuổi", "By age"),
    "education": Words("Theo trình độ", "By education"),
    "staff_kind": Words("Theo loại", "By kind of staff"),
    "grade_group": Words("Theo nhóm ngạch", "By group of grades"),
}
_AGES = {
    "30": Words("Đến 30 tuổi", "30 and under"),
    "40": Words("31 đến 40", "31 to 40"),
    "50": Words("41 đến 50", "41 to 50"),
    "60": Words("Trên 50", "Over 50"),
}


@dataclass(frozen=True, slots=True)
class Card:
    """A measure with its target of this year and of 2030, and its small line over time."""

    standing: Any
    later: Any
    chart: SafeString
    history: Sequence[tuple[Any, float | None]]


def _seen(request: HttpRequest, viewer: Viewer) -> tuple[Body, list[Snapshot], Snapshot | None]:
    """The agency, its snapshots, and the one that is asked for (`?chot=`), else the newest."""
    agency = agency_asked(request, viewer)
    viewer.require(Permission.REGISTER_COUNT, agency.path)
    known = snapshots_of(agency, viewer)
    wanted = number_of(request.GET.get("chot"))
    return agency, known, next((one for one in known if one.pk == wanted), known[0] if known else None)


def _agencies(viewer: Viewer) -> list[Body]:
    """The agencies to choose from, for who counts in more than one."""
    found = Body.objects.below(*viewer.paths(Permission.REGISTER_COUNT)).filter(kind=Body.Kind.AGENCY)[:300]
    return list(found) if len(found) > 1 else []


@page(Permission.REGISTER_COUNT)
@require_GET
def equity(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The figures of a snapshot, against targets, over time, by groups."""
    agency, known, snapshot = _seen(request, viewer)
    context: dict[str, Any] = {
        "agency": agency, "snapshots": known, "snapshot": snapshot, "agencies": _agencies(viewer),
        "may_take": viewer.can(Permission.REGISTER_EDIT, agency.path),
        "may_aim": viewer.can(Permission.PLAN_AMEND, agency.path),
    }  # fmt: skip
    if snapshot is None:
        return render(request, "equity/equity.html", context)
    own = own_targets(agency)
    module = lazy.measures()
    found = module.measured(snapshot, viewer, earlier=known, own=own)
    if wants_workbook(request):
        return workbook_answer(measures_workbook(found, agency.name), viewer)
    language = viewer.language
    cards = [_card(code, found, own, module, language) for code in CARDS if code in found.standings]
    stages = [_stage(code, found) for code in STAGES if code in found.figures]
    title = Words("Từ quy hoạch đến bổ nhiệm", "From the pool to appointment")
    context |= {
        "measured": found, "total": found.figures["NB-2"], "cards": cards, "stages": stages,
        "summary": [found.figures[code] for code in SUMMARY if found.figures[code].of.total],
        "stages_chart": charts.stages([(name, one.of.women, one.of.men) for name, one in stages], title, language),
        "groups": [(_TITLES[name], _named(name, some)) for name, some in found.groups.items() if some],
        "flows": [one for code, one in found.figures.items() if code.startswith("flow.") and one.of.total != 0.0],
        "ages": _ages(snapshot), "ages_chart": charts.ages(_ages(snapshot), language),
    }  # fmt: skip
    return render(request, "equity/equity.html", context)


def _card(code: str, found: Any, own: Any, module: Any, language: Language) -> Card:
    standing = found.standings[code]
    later = module.against(standing.figure, own, _LAST)
    if later.target is None or later.target == standing.target:
        later = None
    series = found.history.get(code, [])
    name = standing.figure.definition.name.say(language)
    return Card(standing, later, charts.trend(name, series, standing.target, language), series)


def _stage(code: str, found: Any) -> tuple[Words, Any]:
    figure = found.figures[code]
    return (Words("Toàn cơ quan", "All staff") if code == "NB-2" else figure.definition.name), figure


def _named(name: str, figures: Sequence[Any]) -> list[tuple[Words, Any]]:
    """The staff of each group, with the group's name."""
    found = []
    for one in figures:
        if one.code != "NB-2":
            continue
        label = one.group[0][1]
        words = Words(label, label) if label else Words("Chưa rõ", "Not known")
        if name == "age_band":
            words = _AGES.get(label, words)
        if name == "staff_kind" and label:
            words = StaffKind(label).words
        found.append((words, one))
    return found


def _ages(snapshot: Snapshot) -> list[tuple[str, int, int]]:
    """The highest age at a first appointment, men and women, in months, each year from the snapshot's to 2031."""
    found = []
    for year in range(snapshot.day.year, _LAST + 2):
        month = Month(year, 6)
        rule = appointment_rule(StaffKind.CIVIL_SERVANT, month.first)
        if rule:
            found.append((str(year), highest_age(rule, Sex.MALE, month), highest_age(rule, Sex.FEMALE, month)))
    return found


class WhatIfForm(forms.Form):
    """What is supposed of the years to come; everything has a value when nothing is typed."""

    nu = forms.IntegerField(min_value=0, max_value=100, required=False)
    them = forms.IntegerField(min_value=0, max_value=20, required=False)
    roi = forms.IntegerField(min_value=0, max_value=30, required=False)
    dich = forms.IntegerField(min_value=1, max_value=100, required=False)
    cap = forms.ChoiceField(choices=[("", ""), ("agency", ""), ("unit", "")], required=False)
    het = forms.BooleanField(required=False)


_LEVELS = {"agency": LEADERS[:2], "unit": LEADERS[2:]}


@page(Permission.REGISTER_COUNT)
@require_GET
def outlook(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Leading posts to 2030, and what would have to happen: sliders are a form that needs no script."""
    agency, known, snapshot = _seen(request, viewer)
    form = WhatIfForm(request.GET)
    given = form.cleaned_data if form.is_valid() else {}
    context: dict[str, Any] = {
        "agency": agency,
        "snapshots": known,
        "snapshot": snapshot,
        "given": given,
        "agencies": _agencies(viewer),
    }
    if snapshot is None:
        return render(request, "equity/outlook.html", context)
    module = lazy.measures()
    share = None if given.get("nu") is None else given["nu"] / 100
    supposed = module.Supposed(
        share=share,
        quits=(given.get("roi") or 0) / 100,
        more_vacancies=given.get("them") or 0,
        terms_end=bool(given.get("het")),
    )
    target = (given.get("dich") or 40) / 100
    levels: Sequence[Level] = _LEVELS.get(given.get("cap") or "", LEADERS)
    result = module.looked_ahead(snapshot, viewer, levels, target, supposed)
    chart = charts.path_to(result.values, target, viewer.language)
    context |= {
        "result": result, "values": result.values, "chart": chart, "target": round(100 * target),
        "share": None if result.values.get("share") is None else round(100 * result.values["share"]),
    }  # fmt: skip
    return render(request, "equity/outlook.html", context, status=422 if form.errors else 200)


@page(Permission.REGISTER_COUNT)
@require_GET
def differences(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Which differences between women and men are more than chance would make."""
    agency, known, snapshot = _seen(request, viewer)
    found = lazy.differences().differences_of(snapshot, viewer) if snapshot else []
    context = {
        "agency": agency,
        "snapshots": known,
        "snapshot": snapshot,
        "found": found,
        "agencies": _agencies(viewer),
    }
    return render(request, "equity/differences.html", context)


class AimForm(EntryForm):
    """A target of the agency's own."""

    measure = forms.ChoiceField()
    year = forms.IntegerField(min_value=2020, max_value=2045)
    percent = forms.DecimalField(min_value=0, max_value=100, max_digits=5, decimal_places=2, required=False)
    reason = forms.CharField(max_length=300)
    labels: ClassVar = {
        "measure": Words("Chỉ số", "Measure"), "year": Words("Năm", "Year"),
        "percent": Words("Mức (%)", "Target (%)"), "reason": Words("Căn cứ", "What it rests on"),
    }  # fmt: skip
    helps: ClassVar = {"percent": Words("Để trống: bỏ mức riêng", "Left empty: no target of its own")}


@page(Permission.PLAN_AMEND)
def aim(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The agency's own targets, and one more."""
    agency = agency_asked(request, viewer)
    viewer.require(Permission.PLAN_AMEND, agency.path)
    form = AimForm(
        request.POST if request.method == "POST" else None, language=viewer.language, initial={"year": _LAST}
    )
    codes = lazy.measures().SHARES
    choices = [(code, one.name.say(viewer.language)) for code, one in codes.items()]
    form.fields["measure"].choices = choices  # type: ignore[attr-defined]
    if form.done(lambda it: _aim(it, agency, viewer)):
        return done(request, viewer, Words("Đã ghi mức.", "The target is set."), "equity-aim")
    context = {
        "form": form, "agency": agency,
        "own": [(dict(choices).get(one.measure, one.measure), one) for one in own_targets(agency).values()],
    }  # fmt: skip
    return render(request, "equity/aim.html", context, status=form.status)


def _aim(form: EntryForm, agency: Body, viewer: Viewer) -> None:
    given = form.cleaned_data
    percent: Decimal | None = given["percent"]
    set_target(
        agency=agency, measure=given["measure"], year=given["year"], percent=percent, reason=given["reason"], by=viewer
    )


class DayToTakeForm(EntryForm):
    """The day of a snapshot."""

    day = DayField()
    labels: ClassVar = {"day": Words("Chốt số liệu đến hết ngày", "Snapshot at the end of")}


@page(Permission.REGISTER_EDIT)
def snapshot_take(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Take a snapshot of a day."""
    agency = agency_asked(request, viewer)
    viewer.require(Permission.REGISTER_EDIT, agency.path)
    form = DayToTakeForm(
        request.POST if request.method == "POST" else None, language=viewer.language, initial={"day": viewer.day}
    )
    if form.done(lambda it: take_snapshot(agency=agency, day=it.cleaned_data["day"], by=viewer)):
        return done(request, viewer, Words("Đã chốt số liệu.", "The snapshot is taken."), "equity")
    context = {"form": form, "agency": agency, "snapshots": snapshots_of(agency, viewer)}
    return render(request, "equity/snapshots.html", context, status=form.status)
