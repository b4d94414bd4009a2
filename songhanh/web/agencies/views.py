"""The agency and its log."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from songhanh.agencies.access import Permission, Viewer
from songhanh.web.answers import page


@page(Permission.AGENCY_SEE)
def agency(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The agency, its units and people."""
    return render(request, "agencies/agency.html")


@page(Permission.AUDIT_SEE)
def audit(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What was done, in words."""
    return render(request, "agencies/audit.html")
