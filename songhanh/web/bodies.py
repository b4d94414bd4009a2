"""How much may be sent here, judged by the length that is told, before a byte is read or kept."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from songhanh.gate.page import language_of
from songhanh.lib.words import Words
from songhanh.web.errors import refuse
from songhanh.web.numbers import number_of

MOST = 51_000_000  # a document of formats/limits.py, with its form around it
MOST_OF_A_STRANGER = 2_000_000  # who is not signed in sends names and passwords, no files
_TOO_LARGE = Words(
    "Tệp hoặc biểu mẫu gửi lên quá lớn: tệp kế hoạch không quá 50 MB, minh chứng không quá 20 MB.",
    "What was sent is too large: a plan may have 50 MB, a piece of evidence 20 MB.",
)


def bounded(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The middleware; it stands before all that looks into a form."""

    def answer(request: HttpRequest) -> HttpResponse:
        if _is_too_large(request):
            return refuse(request, 413, _TOO_LARGE.say(language_of(request)))
        return get_response(request)

    return answer


def _is_too_large(request: HttpRequest) -> bool:
    is_stranger = settings.SESSION_COOKIE_NAME not in request.COOKIES
    told = request.META.get("CONTENT_LENGTH") or ""
    if not told:
        return is_stranger and bool(request.META.get("HTTP_TRANSFER_ENCODING"))
    size = number_of(told)
    return (size == 0 and told != "0") or size > (MOST_OF_A_STRANGER if is_stranger else MOST)
