"""Targets of a plan and what was reached."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from songhanh.agencies.access import Permission, Viewer
from songhanh.lib.words import Problem, Words
from songhanh.people.queries.snapshots import snapshots_of
from songhanh.plans.actions.targets import Reported, report_value
from songhanh.plans.models import Plan
from songhanh.plans.queries.targets import TargetRow, target_for, target_rows
from songhanh.reports import lazy
from songhanh.reports.target_measures import Beside, beside, measure_of
from songhanh.web.answers import done, page
from songhanh.web.forms import DayField, SpokenForm


class ValueForm(SpokenForm):
    """What was reached in a period."""

    labels: ClassVar = {
        "starts": Words("Kỳ báo cáo từ ngày", "Period from"), "ends": Words("đến ngày", "to"),
        "numerator": Words("Tử số", "Numerator"), "denominator": Words("Mẫu số", "Denominator"),
        "value": Words("Giá trị đạt được", "Value reached"), "source": Words("Nguồn số liệu", "Source of the figures"),
    }  # fmt: skip
    starts = DayField()
    ends = DayField()
    numerator = forms.DecimalField(required=False, localize=False, max_digits=16, decimal_places=4)
    denominator = forms.DecimalField(required=False, localize=False, max_digits=16, decimal_places=4)
    value = forms.DecimalField(required=False, localize=False, max_digits=14, decimal_places=4)
    source = forms.CharField(max_length=250)

    def __init__(self, *args: object, is_ratio: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name in ("value",) if is_ratio else ("numerator", "denominator"):
            del self.fields[name]
        for name in ("numerator", "denominator") if is_ratio else ("value",):
            self.fields[name].required = True


@page(Permission.PLAN_SEE)
@require_GET
def target_list(request: HttpRequest, viewer: Viewer, plan_id: int) -> HttpResponse:
    """The targets of a plan beside what was reported."""
    plan = Plan.objects.visible_to(viewer).select_related("agency").get(pk=plan_id)
    may_report = viewer.can(Permission.TARGET_REPORT, plan.agency.path)
    may_amend = viewer.can(Permission.PLAN_AMEND, plan.agency.path)
    rows = target_rows(plan)
    context = {
        "plan": plan, "may_report": may_report, "may_amend": may_amend, "rows": rows,
        "measured": _measured(plan, rows, viewer),
    }  # fmt: skip
    return render(request, "plans/target_list.html", context)


def _measured(plan: Plan, rows: list[TargetRow], viewer: Viewer) -> dict[int, Beside]:
    """What the register measures of the targets, as far as the viewer may count; nothing without a snapshot."""
    if not viewer.can(Permission.REGISTER_COUNT, plan.agency.path):
        return {}
    snapshot = next(iter(snapshots_of(plan.agency, viewer)), None)
    speaking = [row for row in rows if measure_of(row.target.text, row.target.unit)]
    if snapshot is None or not speaking:
        return {}
    figures = lazy.measures().measured(snapshot, viewer).figures
    found = {
        row.target.pk: beside(row.target.text, row.target.unit, row.newest.value if row.newest else None, figures)
        for row in speaking
    }
    return {pk: one for pk, one in found.items() if one is not None}


@page(Permission.TARGET_REPORT)
def target_report(request: HttpRequest, viewer: Viewer, target_id: int) -> HttpResponse:
    """Report what was reached in a period."""
    target = target_for(target_id, viewer)
    viewer.require(Permission.TARGET_REPORT, target.plan.agency.path)
    is_ratio = target.unit == "%"
    first = date(target.plan.year, 1, 1)
    form = ValueForm(initial={"starts": first, "ends": viewer.day}, is_ratio=is_ratio, language=viewer.language)
    note, status = "", 200
    if request.method == "POST":
        form = ValueForm(request.POST, is_ratio=is_ratio, language=viewer.language)
        status = 422
        if form.is_valid():
            got: dict[str, Decimal | date | str | None] = form.cleaned_data
            try:
                report_value(target=target.pk, reported=Reported(**got), by=viewer)  # type: ignore[arg-type]
                return done(request, viewer, Words("Đã ghi số liệu.", "Recorded."), "target-list", target.plan_id)
            except Problem as problem:
                note = problem.say(viewer.language)
    return render(request, "plans/target_report.html", {"target": target, "form": form, "note": note}, status=status)
