"""`@page(Permission.X)`: the one way in for a page."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, Literal, ParamSpec, Protocol
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from songhanh.agencies.access import REASONS, Conflict, Forbidden, Permission, Viewer
from songhanh.agencies.queries import viewer_of
from songhanh.lib.words import Language, Problem

LANGUAGE_COOKIE = "ngon_ngu"
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Viewer, P], HttpResponseBase]


class Refusals(Protocol):
    """How an interface tells a refusal: the pages in HTML, the API in JSON."""

    def __call__(self, request: HttpRequest, status: int, told: Problem | str) -> HttpResponse:
        """The answer with the status; `told` is what happened and what to do."""


def language_of(request: HttpRequest) -> Language:
    """The language that was chosen on this machine; Vietnamese where none was."""
    return "en" if request.COOKIES.get(LANGUAGE_COOKIE) == "en" else "vi"


def viewer_of_request(request: HttpRequest) -> Viewer | None:
    """Who is signed in, now; None for a stranger."""
    if not request.user.is_authenticated:
        return None
    return viewer_of(request.user, timezone.now(), language_of(request))


def shown_at(request: HttpRequest) -> str:
    """The address to come back to: this one, or that of the page from which a form was sent."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    sent_from = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(sent_from, {request.get_host()}, request.is_secure()):
        return "/"
    parts = urlsplit(sent_from)
    return f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"


def page(permission: Permission, refuse: Refusals) -> Callable[[View[P]], Callable[..., HttpResponseBase]]:
    """A view for those who have `permission` somewhere; it is given the viewer, and asks itself about the row.

    A stranger is sent to sign in, a viewer without the right gets 403 with the reason, a row of another branch
    404, a write that another person's overtook 409, input that is wrong 422.
    """

    def declare(view: View[P]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            viewer = viewer_of_request(request)
            if viewer is None:
                return redirect_to_login(shown_at(request))
            request.viewer = viewer  # type: ignore[attr-defined]  # for the frame of the page: menu, name, language
            if not viewer.can_anywhere(permission):
                return refuse(request, 403, REASONS[permission].say(viewer.language))
            try:
                return view(request, viewer, *args, **kwargs)
            except Forbidden as refusal:
                return refuse(request, 403, REASONS[refusal.permission].say(viewer.language))
            except ObjectDoesNotExist as missing:
                raise Http404 from missing
            except Conflict as conflict:
                return refuse(request, 409, conflict)
            except Problem as problem:
                return refuse(request, 422, problem)

        guarded.permission = permission  # type: ignore[attr-defined]  # what the test of all routes asks for
        return guarded

    return declare


def open_to_all(reason: Literal["sign-in", "health", "secret address", "language"]) -> Callable[[Any], Any]:
    """A view that anybody may open, and why."""

    def declare(view: Any) -> Any:
        view.permission = None
        view.open_because = reason
        return view

    return declare
