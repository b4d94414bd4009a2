"""Language and theme of this machine's pages: two cookies, chosen by two small forms."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from songhanh.gate.page import LANGUAGE_COOKIE, language_of, open_to_all

THEME_COOKIE = "giao_dien"
_YEAR = 365 * 24 * 3600


def spoken(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The middleware that lets Django's own sentences (of forms) speak the language of the page."""

    def answer(request: HttpRequest) -> HttpResponse:
        with translation.override(language_of(request)):
            return get_response(request)

    return answer


def back(request: HttpRequest) -> str:
    """The page that the form came from; the desk where it names another site."""
    wanted = request.POST.get("next", "/")
    return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()) else "/"


@open_to_all("language")
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Speak Vietnamese or English from now on."""
    return _remember(request, LANGUAGE_COOKIE, "en" if request.POST.get("language") == "en" else "vi")


@open_to_all("language")
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Dark or light from now on."""
    return _remember(request, THEME_COOKIE, "dark" if request.POST.get("theme") == "dark" else "light")


def _remember(request: HttpRequest, cookie: str, value: str) -> HttpResponse:
    response = HttpResponseRedirect(back(request))
    response.set_cookie(cookie, value, max_age=_YEAR, samesite="Lax", httponly=True, secure=request.is_secure())
    return response
