"""Amending a plan in effect: its number, day and signer, and the aims of its targets."""

from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from songhanh.agencies.access import Conflict, Permission, Viewer
from songhanh.lib.words import Problem, Words
from songhanh.plans.actions.amend import Aim, Head, amend_head, amend_target
from songhanh.plans.models import Plan
from songhanh.plans.queries.targets import target_for
from songhanh.web.answers import done, page
from songhanh.web.forms import SpokenForm
from songhanh.web.plans.forms import IssueForm

_REASON = Words("Lý do, căn cứ điều chỉnh", "Reason and basis")


class HeadForm(IssueForm):
    """Number, day, signer, and why they change."""

    labels: ClassVar = {**IssueForm.labels, "reason": _REASON}
    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)


class AimForm(SpokenForm):
    """What a target aims at, and why that changes."""

    labels: ClassVar = {
        "comparator": Words("So sánh", "Comparison"), "value": Words("Mức", "Aim"), "by": Words("Đến năm", "By"),
        "reason": _REASON, "version": Words("", ""),
    }  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)
    comparator = forms.ChoiceField(choices=[(">=", "≥"), ("<=", "≤"), ("=", "=")])
    value = forms.DecimalField(max_digits=14, decimal_places=4)
    by = forms.IntegerField(required=False, min_value=2000, max_value=2100)
    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)


@page(Permission.PLAN_AMEND)
def plan_amend(request: HttpRequest, viewer: Viewer, plan_id: int) -> HttpResponse:
    """Correct number, day or signer of a plan in effect."""
    plan = Plan.objects.visible_to(viewer).in_force().select_related("agency").get(pk=plan_id)
    viewer.require(Permission.PLAN_AMEND, plan.agency.path)
    names = ("number", "issued_on", "signer_position", "signer_name")
    form = HeadForm(initial={name: getattr(plan, name) for name in names}, language=viewer.language)
    note, status = "", 200
    if request.method == "POST":
        form = HeadForm(request.POST, language=viewer.language)
        status = 422
        if form.is_valid():
            got: dict[str, Any] = form.cleaned_data
            try:
                amend_head(plan=plan.pk, head=Head(*(got[name] for name in names)), reason=got["reason"], by=viewer)
                return done(request, viewer, Words("Đã điều chỉnh kế hoạch.", "The plan was amended."), "plan", plan.pk)
            except Problem as problem:
                note = problem.say(viewer.language)
    context = {"title": plan.title, "form": form, "note": note, "back": "plan", "back_pk": plan.pk}
    return render(request, "plans/amend.html", context, status=status)


@page(Permission.PLAN_AMEND)
def target_amend(request: HttpRequest, viewer: Viewer, target_id: int) -> HttpResponse:
    """Change what a target aims at."""
    target = target_for(target_id, viewer)
    viewer.require(Permission.PLAN_AMEND, target.plan.agency.path)
    names = ("comparator", "value", "by", "version")
    form = AimForm(initial={name: getattr(target, name) for name in names}, language=viewer.language)
    note, status = "", 200
    if request.method == "POST":
        form = AimForm(request.POST, language=viewer.language)
        status = 422
        if form.is_valid():
            got: dict[str, Any] = form.cleaned_data
            try:
                amend_target(
                    target=target.pk, version=got["version"], aim=Aim(got["comparator"], got["value"], got["by"]),
                    reason=got["reason"], by=viewer,
                )  # fmt: skip
                told = Words("Đã điều chỉnh chỉ tiêu.", "The target was amended.")
                return done(request, viewer, told, "target-list", target.plan_id)
            except Problem as problem:
                note, status = problem.say(viewer.language), 409 if isinstance(problem, Conflict) else 422
                target.refresh_from_db()
                form.data = {**request.POST.dict(), "version": target.version}
    context = {"title": target.text, "form": form, "note": note, "back": "target-list", "back_pk": target.plan_id}
    return render(request, "plans/amend.html", context, status=status)
