"""One's password: changed, forced to be changed, forgotten."""

import re

import pytest
from cast import PASSWORD, Cast
from django.core import mail
from django.core.cache import cache
from django.test import Client
from fetching import Page, Pages
from pytest_django.fixtures import Settings

from songhanh.agencies.actions import choose_mail, set_password
from web.accounts.signing import sign_in, told

NEW = "Suối chảy dưới chân núi"


@pytest.fixture(autouse=True)
def _no_attempts_before(db: None) -> None:
    cache.clear()


def change(page: Pages, new: str = NEW, again: str | None = None, old: str = PASSWORD) -> Page:
    form = {"oldpassword": old, "password1": new, "password2": new if again is None else again}
    return page("/mat-khau/doi/", post=form)


def test_it_is_changed_and_the_session_goes_on(people: Cast, page: Pages) -> None:
    sign_in(page, "em")
    assert change(page).heading == "Lý Văn Em"
    assert page("/tai-khoan/").heading == "Lý Văn Em"
    people.em.refresh_from_db()
    assert people.em.check_password(NEW)
    assert [one.actor for one in told(people.agency.pk, "user.own_password")] == [people.em.pk]


def test_sessions_on_other_machines_end(people: Cast, page: Pages) -> None:
    elsewhere = Pages(Client())
    sign_in(elsewhere, "em")
    sign_in(page, "em")
    change(page)
    assert elsewhere("/tai-khoan/").heading == "Đăng nhập"


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("ngan", "Mật khẩu phải có ít nhất 12 ký tự."),
        ("123456789012", "Mật khẩu chỉ gồm chữ số."),
        ("Lý Văn Em 2026", "Mật khẩu quá giống tên đăng nhập hoặc họ tên."),
        ("1q2w3e4r5t6y", "Mật khẩu này quá phổ biến, dễ bị đoán."),
    ],
)
def test_a_weak_one_is_refused_and_told_why(people: Cast, page: Pages, new: str, told: str) -> None:
    sign_in(page, "em")
    assert told in change(page, new).words


def test_a_weak_one_is_told_in_english_too(people: Cast, page: Pages) -> None:
    sign_in(page, "em")
    page("/ngon-ngu/", post={"language": "en", "next": "/"})
    assert "A password has at least 12 characters." in change(page, "short").words


def test_both_must_be_the_same_and_the_old_one_right(people: Cast, page: Pages) -> None:
    sign_in(page, "em")
    assert "Hai lần nhập không giống nhau." in change(page, again="khác hẳn nhau đấy").words
    assert "Mật khẩu hiện tại không đúng." in change(page, old="sai").words


def test_one_that_an_administrator_set_must_be_changed_before_anything_else(people: Cast, page: Pages) -> None:
    set_password(agency=people.agency, user=people.em, password="tam-thoi-2026-xy", by=people.viewer(people.minh))
    assert sign_in(page, "em", "tam-thoi-2026-xy").heading == "Đổi mật khẩu"
    for path in ("/", "/tai-khoan/", "/co-quan/", "/xac-thuc/", "/thong-bao/"):
        assert page(path).heading == "Đổi mật khẩu"
    assert "Lý Văn Em" in change(page, old="tam-thoi-2026-xy").words
    assert page("/").heading == "Bàn làm việc"


def test_who_must_change_it_may_sign_out_and_choose_the_language(people: Cast, page: Pages) -> None:
    set_password(agency=people.agency, user=people.em, password="tam-thoi-2026-xy", by=people.viewer(people.minh))
    sign_in(page, "em", "tam-thoi-2026-xy")
    assert page("/ngon-ngu/", post={"language": "en", "next": "/mat-khau/doi/"}).heading == "Change password"
    assert page("/dang-xuat/", post={}).heading == "Sign in"


def ask(page: Pages, address: str = "em@so.example") -> str:
    """Ask for the link by mail, and follow it; its path."""
    assert page("/mat-khau/dat-lai/", post={"email": address}).heading == "Kiểm tra hộp thư"
    found = re.search(r"http://127\.0\.0\.1:8000(/mat-khau/dat-lai/\S+)", str(mail.outbox[-1].body))
    assert found is not None
    return found[1]


def test_a_forgotten_one_is_set_anew_by_a_link_in_a_mail(people: Cast, page: Pages) -> None:
    elsewhere = Pages(Client())
    sign_in(elsewhere, "em")
    form = page(ask(page))
    assert form.heading == "Đặt mật khẩu mới"
    path = form.response.redirect_chain[-1][0]
    assert page(path, post={"password1": NEW, "password2": NEW}).heading == "Đã đặt mật khẩu mới"
    assert elsewhere("/tai-khoan/").heading == "Đăng nhập"
    assert sign_in(page, "em", NEW).heading == "Bàn làm việc"
    assert len(told(people.agency.pk, "user.own_password")) == 1


def test_the_link_works_once(people: Cast, page: Pages) -> None:
    path = ask(page)
    page(page(path).response.redirect_chain[-1][0], post={"password1": NEW, "password2": NEW})
    assert page(path).heading == "Liên kết không còn dùng được"


def test_an_address_that_the_person_no_longer_has_gets_nothing(people: Cast, page: Pages) -> None:
    choose_mail(user=people.em, email="moi@so.example", mail="daily", by=people.viewer(people.em))
    assert page("/mat-khau/dat-lai/", post={"email": "em@so.example"}).heading == "Kiểm tra hộp thư"
    assert mail.outbox == []


def test_an_address_of_nobody_gets_the_same_answer(people: Cast, page: Pages) -> None:
    assert page("/mat-khau/dat-lai/", post={"email": "la@so.example"}).heading == "Kiểm tra hộp thư"
    assert mail.outbox == []


def test_where_no_mail_is_sent_the_page_names_whom_to_ask(people: Cast, page: Pages, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    shown = page("/mat-khau/dat-lai/")
    assert "Nông Văn Minh" in shown.words
    assert shown.tree.find(".//input[@name='email']") is None
