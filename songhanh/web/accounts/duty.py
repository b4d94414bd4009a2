"""Who was given a password must change it before anything else."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

_OPEN = {"account_change_password", "account_logout", "language", "theme"}


class PasswordDuty:
    """The middleware: every other page leads to the one that changes the password."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing here: which page is asked for is known only at the view."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """Lead away from the view, where the duty stands."""
        user = request.user
        if not user.is_authenticated or not user.must_change_password:
            return None
        match = request.resolver_match
        if match is not None and match.url_name in _OPEN:
            return None
        return HttpResponseRedirect(reverse("account_change_password"))
