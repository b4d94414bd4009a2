"""The gate of the pages, and the answers they give."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url

from songhanh.agencies.access import Permission, Viewer
from songhanh.gate import page as gate
from songhanh.lib.words import Words
from songhanh.web.errors import refuse


def page(permission: Permission) -> Callable[[gate.View[gate.P]], Callable[..., Any]]:
    """`gate.page` that refuses with the pages of `errors`."""
    return gate.page(permission, refuse)


def is_partial(request: HttpRequest) -> bool:
    """Whether htmx asks, and for less than the whole page."""
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"


def done(request: HttpRequest, viewer: Viewer, told: Words, to: str, *args: Any, **kwargs: Any) -> HttpResponse:
    """Back to a page (name of an address), which tells what was done; a script is told where that is."""
    messages.success(request, told.say(viewer.language))
    address = resolve_url(to, *args, **kwargs)
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(status=204, headers={"X-Location": address})
    return HttpResponseRedirect(address)
