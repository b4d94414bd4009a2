"""My desk and the search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from songhanh.agencies.access import Permission, Viewer
from songhanh.web.answers import page


@page(Permission.ACCOUNT)
def desk(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What is late, what is due, what waits for me."""
    return render(request, "desk/desk.html")


@page(Permission.PLAN_SEE)
def search(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Plans, tasks and documents that hold the words, with or without marks."""
    return render(request, "desk/search.html")
