"""One's own account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from songhanh.agencies.access import Permission, Viewer
from songhanh.web.answers import page


@page(Permission.ACCOUNT)
def account(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """My account."""
    return render(request, "accounts/account.html")
