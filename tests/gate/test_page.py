"""The gate of a page: who is let in, and which answer tells the others."""

from typing import Any

import pytest
from cast import Cast
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from songhanh.agencies.access import Conflict, Forbidden, Permission, Viewer
from songhanh.agencies.models import Body, User
from songhanh.gate.page import language_of, open_to_all, page, viewer_of_request
from songhanh.lib.words import Problem, Words

WORDS = Words("Không được.", "No.")


def refuse(request: HttpRequest, status: int, told: Problem | str) -> HttpResponse:
    return HttpResponse(told if isinstance(told, str) else told.say("vi"), status=status)


def asked(user: User | None, *, english: bool = False) -> Any:
    request = RequestFactory().get("/x/?y=1")
    request.user = user or AnonymousUser()
    if english:
        request.COOKIES["ngon_ngu"] = "en"
    return request


def answer(user: User | None, raises: Exception | None = None, permission: Permission = Permission.TASK_DO) -> Any:
    @page(permission, refuse)
    def view(request: HttpRequest, viewer: Viewer) -> HttpResponse:
        if raises:
            raise raises
        return HttpResponse(viewer.name)

    return view(asked(user))


def test_who_has_the_right_is_handed_to_the_view(people: Cast) -> None:
    assert answer(people.em).content.decode() == "Lý Văn Em"


def test_a_stranger_is_sent_to_sign_in_and_back(people: Cast) -> None:
    sent = answer(None)
    assert (sent.status_code, sent["Location"]) == (302, "/dang-nhap/?next=/x/%3Fy%3D1")


def test_without_the_right_it_is_403_with_the_reason(people: Cast) -> None:
    told = answer(people.em, permission=Permission.PEOPLE_EDIT)
    assert (told.status_code, told.content.decode()) == (403, "Chỉ quản trị sửa người dùng và vai trò.")


@pytest.mark.parametrize(
    ("raised", "status"),
    [
        (Forbidden(Permission.PLAN_ISSUE), 403),
        (Conflict(WORDS, WORDS), 409),
        (Problem("x", WORDS, WORDS), 422),
    ],
)
def test_what_the_view_raises_has_its_code(people: Cast, raised: Exception, status: int) -> None:
    assert answer(people.em, raised).status_code == status


def test_what_is_not_there_or_not_theirs_is_404(people: Cast) -> None:
    with pytest.raises(Http404):
        answer(people.em, Body.DoesNotExist())


def test_any_other_error_is_an_error(people: Cast) -> None:
    with pytest.raises(ZeroDivisionError):
        answer(people.em, ZeroDivisionError())


def anybody(_: HttpRequest, __: Any = None) -> HttpResponse:
    return HttpResponse()


def test_the_view_says_its_right() -> None:
    guarded: Any = page(Permission.TASK_DO, refuse)(anybody)
    assert guarded.permission is Permission.TASK_DO
    view = open_to_all("health")(anybody)
    assert (view.permission, view.open_because) == (None, "health")


def test_the_language_is_that_of_the_machine(people: Cast) -> None:
    assert language_of(asked(None)) == "vi"
    assert language_of(asked(None, english=True)) == "en"
    viewer = viewer_of_request(asked(people.em, english=True))
    assert viewer is not None
    assert (viewer.user, viewer.language) == (people.em.pk, "en")
    assert viewer_of_request(asked(None)) is None
