"""The pages that tell what went wrong: what happened, what to do, whom to call."""

import logging
import secrets
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import is_valid_path

from songhanh.agencies.queries import administrators, contacts
from songhanh.gate.page import language_of, viewer_of_request
from songhanh.lib.words import Problem, Words

log = logging.getLogger(__name__)
_FEW = 3
_TITLES = {
    400: Words("Yêu cầu không hợp lệ", "This request cannot be answered"),
    403: Words("Tài khoản này không được làm việc đó", "This account may not do that"),
    404: Words("Không mở được trang này", "This page cannot be opened"),
    405: Words("Địa chỉ này chỉ nhận biểu mẫu", "This address only takes forms"),
    409: Words("Người khác vừa thay đổi nội dung này", "Somebody else has just changed this"),
    413: Words("Nội dung gửi lên quá lớn", "This is too large"),
    422: Words("Chưa thực hiện được", "This could not be done"),
    429: Words("Thử lại quá nhiều lần", "Too many attempts"),
    500: Words("Hệ thống gặp sự cố", "Something went wrong here"),
}
_TOLD = {
    400: Words("Quay lại trang trước và thử lại.", "Go back to the page before and try again."),
    403: Words("Vai trò hiện tại không có quyền này.", "Your roles do not include this right."),
    404: Words(
        "Trang đã chuyển đi hoặc tài khoản này không có quyền xem.",
        "The page has moved, or this account may not see it.",
    ),
    405: Words(
        "Nội dung vừa gửi chưa được ghi. Mở lại trang rồi gửi lần nữa.",
        "What was sent was not recorded. Open the page again and send it once more.",
    ),
    429: Words("Chờ một phút rồi mở lại trang.", "Wait a minute and open the page again."),
    500: Words("Chưa có gì bị mất. Thử lại sau ít phút.", "Nothing is lost. Try again in a few minutes."),
}


def refuse(request: HttpRequest, status: int, told: Problem | str, back: str = "") -> HttpResponse:
    """The page of a refusal; for htmx only its note, which is put where results are told."""
    language = language_of(request)
    reason = told.say(language) if isinstance(told, Problem) else told
    context = {
        "title": _TITLES[status].say(language),
        "told": reason[:1].upper() + reason[1:],
        "back": back,
        "contacts": _contacts(request) if status in {403, 404} else [],
    }
    partial = request.headers.get("HX-Request") == "true"
    response = render(request, "errors/_refusal.html" if partial else "errors/refusal.html", context, status=status)
    if partial:
        response.headers["HX-Retarget"] = "#bao"
        response.headers["HX-Reswap"] = "innerHTML"
    return response


def _contacts(request: HttpRequest) -> list[Any]:
    viewer = viewer_of_request(request)
    if viewer is None:
        return []
    # Who has no role in any agency needs one from somebody all the same.
    return list(contacts(viewer.agency, viewer.day)) or administrators(viewer.day)[:_FEW]


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return refuse(request, 400, _TOLD[400].say(language_of(request)))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 of Django itself."""
    return refuse(request, 403, _TOLD[403].say(language_of(request)))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: the same page for what is not there and for what is not theirs."""
    if getattr(request, "viewer", None) is None:
        request.viewer = viewer_of_request(request)  # type: ignore[attr-defined]
    return refuse(request, 404, _TOLD[404].say(language_of(request)))


def told_plainly(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The middleware that gives 405 a page, with the way to where the form stands."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 405:
            return response
        told = refuse(request, 405, _TOLD[405].say(language_of(request)), _above(request.path))
        told.headers["Allow"] = response.headers.get("Allow", "")
        return told

    return answer


def _above(path: str) -> str:
    """The address above this one, where there is a page."""
    above = f"{path.rstrip('/').rpartition('/')[0]}/"
    return above if is_valid_path(above) else ""


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429: sign-in or another page that is guarded against guessing was asked for too often."""
    return refuse(request, 429, _TOLD[429].say(language_of(request)))


def broken(request: HttpRequest) -> HttpResponse:
    """500: a page that asks the database nothing, with a code that finds the entry in the log."""
    incident = secrets.token_hex(3).upper()
    log.error("incident %s at %s", incident, request.path)
    language = language_of(request)
    context = {"title": _TITLES[500].say(language), "told": _TOLD[500].say(language), "incident": incident}
    context |= {"help_contact": settings.HELP_CONTACT, "language": language, "theme": ""}
    return render(None, "errors/broken.html", context, status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of a form that did not come from a page of ours, or whose page had grown old."""
    told = Words(
        "Trang đã mở quá lâu hoặc biểu mẫu không được gửi từ Song Hành. Mở lại trang rồi gửi lần nữa.",
        "The page was open too long, or the form did not come from Song Hành. Open the page again and send it.",
    )
    return refuse(request, 403, told.say(language_of(request)))
