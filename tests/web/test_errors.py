"""The pages that tell what went wrong: what happened, what to do, whom to call."""

from typing import Any

import pytest
from cast import PASSWORD, Cast
from django.test import Client, RequestFactory, override_settings
from fetching import Pages, faults, parsed
from imported import issued, office_task

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


@override_settings(HELP_CONTACT="Phòng máy chủ, 0205 381 2345")
def test_when_all_breaks_the_page_says_whom_to_call() -> None:
    assert "Phòng máy chủ, 0205 381 2345" in broken(RequestFactory().get("/x/")).content.decode()


def test_an_address_of_forms_alone_tells_so_and_leads_to_its_page(people: Cast, page: Pages) -> None:
    task = office_task(people, issued(people))
    shown = page(f"/nhiem-vu/{task.pk}/y-kien/", people.em, status=405)
    assert shown.heading == "Địa chỉ này chỉ nhận biểu mẫu"
    assert f"/nhiem-vu/{task.pk}/" in [one.get("href") for one in shown.tree.iter("a")]
    assert shown.response.headers["Allow"] == "POST"
    assert page("/ngon-ngu/", people.em, status=405).heading == "Địa chỉ này chỉ nhận biểu mẫu"


def test_who_signs_in_again_after_a_comment_was_sent_is_back_on_its_page(people: Cast, page: Pages) -> None:
    path = f"/nhiem-vu/{office_task(people, issued(people)).pk}/"
    sent_from: Any = {"Referer": f"http://testserver{path}"}
    asked = page(f"{path}y-kien/", None, {"text": "x"}, **sent_from)
    assert asked.heading == "Đăng nhập"
    address = asked.response.redirect_chain[-1][0]
    back = page(address, None, {"login": "em", "password": PASSWORD, "next": path})
    assert f"next={path.replace('/', '%2F')}" in address or f"next={path}" in address
    assert back.response.redirect_chain[-1][0] == path


@pytest.mark.parametrize("referer", ["", "https://evil.example/x/", "javascript:alert(1)"])
def test_a_form_from_nowhere_leads_to_the_desk(people: Cast, page: Pages, referer: str) -> None:
    headers: Any = {"Referer": referer}
    asked = page("/tai-khoan/thu/", None, {"mail": "none"}, **headers)
    assert asked.response.redirect_chain[-1][0].endswith("next=/")


def test_language_and_theme_are_chosen_on_the_page_of_a_refused_form_too(people: Cast, page: Pages) -> None:
    path = f"/nhiem-vu/{office_task(people, issued(people)).pk}/"
    sent_from: Any = {"Referer": f"http://testserver{path}?x=1"}
    refused = page(f"{path}y-kien/", people.em, {"text": ""}, status=422, **sent_from)
    assert {one.get("value") for one in refused.tree.iter("input") if one.get("name") == "next"} == {f"{path}?x=1"}
