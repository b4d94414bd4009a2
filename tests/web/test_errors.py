"""The pages that tell what went wrong: what happened, what to do, whom to call."""

from typing import Any

import pytest
from cast import Cast
from django.test import Client, RequestFactory
from fetching import Pages, faults, parsed

from songhanh.web.errors import broken


def test_a_refusal_says_why_and_whom_to_ask(people: Cast, page: Pages) -> None:
    shown = page("/nhat-ky/", people.em, status=403).words
    assert "Chỉ thư ký, lãnh đạo, người kiểm tra và quản trị xem nhật ký." in shown
    assert "Nông Văn Minh, minh@so.example" in shown


def test_who_has_no_role_is_told_whom_to_ask_and_can_sign_out(people: Cast, page: Pages) -> None:
    shown = page("/", people.dung, status=403)
    assert "Nông Văn Minh" in shown.words
    assert page("/dang-xuat/", post={}).heading == "Đăng nhập"


def test_a_stranger_learns_no_names(people: Cast, page: Pages) -> None:
    assert "Nông Văn Minh" not in page("/khong-co/", status=404).words


def test_htmx_gets_the_note_alone(people: Cast, page: Pages) -> None:
    headers: Any = {"HX-Request": "true"}
    told = page("/nhat-ky/", people.em, status=403, **headers)
    assert "<html" not in told.html
    assert told.response.headers["HX-Retarget"] == "#bao"


def test_a_form_that_grew_old_is_told_what_to_do(people: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.em, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post("/tai-khoan/thu/", {"mail": "none"})
    assert answer.status_code == 403
    assert "Mở lại trang rồi gửi lần nữa." in answer.content.decode()


def test_when_all_breaks_the_page_needs_no_database_and_has_a_code(caplog: pytest.LogCaptureFixture) -> None:
    answer = broken(RequestFactory().get("/x/"))
    text = answer.content.decode()
    assert answer.status_code == 500
    assert list(faults(parsed(text))) == []
    code = caplog.messages[0].split()[1]
    assert f"<b>{code}</b>" in text
