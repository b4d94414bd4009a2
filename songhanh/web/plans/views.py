"""Plans."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from songhanh.agencies.access import Permission, Viewer
from songhanh.web.answers import page


@page(Permission.PLAN_SEE)
def plan_list(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The plans."""
    return render(request, "plans/plan_list.html")


@page(Permission.PLAN_PREPARE)
def document_list(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Documents that were given in."""
    return render(request, "plans/document_list.html")


@page(Permission.PLAN_SEE)
def calendar(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The calendar."""
    return render(request, "plans/calendar.html")
