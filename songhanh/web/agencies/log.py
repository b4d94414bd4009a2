"""The log of an agency in words, and the proof that it is whole."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.models import Body, User
from songhanh.agencies.queries import agency_seen, people_of
from songhanh.audit.queries import Told, entries, head, prove
from songhanh.lib.text import shorten
from songhanh.plans.models import Plan, PlanDocument, Task
from songhanh.reports.lists import log_workbook
from songhanh.web.agencies.event_words import KINDS, remark, sentence
from songhanh.web.answers import page
from songhanh.web.files import wants_workbook, workbook_answer
from songhanh.web.numbers import number_of

_AT_ONCE = 50
_SUBJECT = re.compile(r"[a-z_]+:[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as it stands on the page."""

    number: int
    at: datetime
    who: str
    actor: int
    done: str
    remark: str
    subject: str
    called: str  # what it is about, by name
    address: str


@page(Permission.AUDIT_SEE)
def audit(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What was done, in words, the newest first; who, what kind, about what and below which number: in the address."""
    agency = _agency(request, viewer)
    actor, before = (_number(request, name) for name in ("nguoi", "truoc"))
    kind, subject = request.GET.get("loai", ""), request.GET.get("ve", "")
    wanted = {"event": f"{kind}." if kind in KINDS else "", "subject": subject if _SUBJECT.fullmatch(subject) else ""}
    found = entries(agency.pk, actor=actor, before=before, most=_AT_ONCE + 1, **wanted)
    lines = _lines(viewer, agency, found[:_AT_ONCE])
    if wants_workbook(request):
        rows = ((one.number, one.at, one.who, one.done, one.called, one.remark) for one in lines)
        return workbook_answer(log_workbook(agency, rows), viewer)
    context = {
        "agency": agency,
        "lines": lines,
        "older": found[_AT_ONCE - 1].number if len(found) > _AT_ONCE else None,
        "people": [one.user for one in people_of(agency, viewer.day)],
        "kinds": KINDS,
        "actor": actor,
        "kind": kind,
        "subject": wanted["subject"],
        "head": head(agency.pk),
    }
    return render(request, "agencies/audit.html", context)


@page(Permission.AUDIT_SEE)
def audit_prove(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Go through the whole chain of the agency, now."""
    agency = _agency(request, viewer)
    proof = next(iter(prove(agency.pk)), None)
    return render(request, "agencies/audit_prove.html", {"agency": agency, "proof": proof, "at": viewer.at})


def _agency(request: HttpRequest, viewer: Viewer) -> Body:
    agency = agency_seen(viewer, _number(request, "co-quan") or viewer.agency)
    viewer.require(Permission.AUDIT_SEE, agency.path)
    return agency


def _number(request: HttpRequest, name: str) -> int:
    return number_of(request.GET.get(name))


def _lines(viewer: Viewer, agency: Body, found: list[Told]) -> list[Line]:
    names = _names(agency, {one.subject for one in found})
    return [
        Line(
            one.number, one.at, one.actor_name, one.actor, sentence(one.event, one.values, viewer.language),
            remark(one.values), one.subject, *names.get(one.subject, ("", "")),
        )
        for one in found
    ]  # fmt: skip


def _names(agency: Body, subjects: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The name and the page of what entries are about: one query for each kind."""
    wanted: dict[str, list[int]] = {}
    for subject in subjects:
        kind, _, number = subject.partition(":")
        wanted.setdefault(kind, []).append(int(number))
    found: dict[str, tuple[str, str]] = {}
    for user in User.objects.filter(pk__in=wanted.get("user", [])):
        found[f"user:{user.pk}"] = (user.full_name, reverse("user", args=[agency.pk, user.pk]))
    for body in Body.objects.filter(pk__in=wanted.get("body", [])):
        found[f"body:{body.pk}"] = (body.name, reverse("agency-one", args=[agency.pk]))
    for task in Task.objects.filter(pk__in=wanted.get("task", [])):
        found[f"task:{task.pk}"] = (f"{task.code} {shorten(task.text, 100)}", reverse("task", args=[task.pk]))
    for plan in Plan.objects.filter(pk__in=wanted.get("plan", [])):
        found[f"plan:{plan.pk}"] = (shorten(plan.title, 100), reverse("plan", args=[plan.pk]))
    for document in PlanDocument.objects.filter(pk__in=wanted.get("document", [])):
        found[f"document:{document.pk}"] = (document.name, reverse("document", args=[document.pk]))
    return found
