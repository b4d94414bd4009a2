"""Signing in and out: who gets in, who does not, what the log hears."""

import pytest
from cast import NOW, PASSWORD, Cast
from django.core.cache import cache
from django.db import connection
from django.test import Client
from fetching import Pages
from pytest_django.fixtures import Settings

from songhanh.agencies.access import Viewer
from songhanh.agencies.actions import change_user, found_agency
from web.accounts.signing import sign_in, told


@pytest.fixture(autouse=True)
def _no_attempts_before(db: None) -> None:
    cache.clear()


def test_name_and_password_open_the_desk(people: Cast, page: Pages) -> None:
    assert sign_in(page, "em").heading == "Bàn làm việc"


def test_capitals_in_the_name_do_not_matter(people: Cast, page: Pages) -> None:
    assert sign_in(page, " Em ").heading == "Bàn làm việc"


def test_a_wrong_password_says_nothing_about_the_name(people: Cast, page: Pages) -> None:
    wrong, nobody = sign_in(page, "em", "sai"), sign_in(page, "khong-co", "sai")
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in wrong.words
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in nobody.words


def test_what_is_wrong_is_told_in_english_too(people: Cast, page: Pages) -> None:
    page("/ngon-ngu/", post={"language": "en", "next": "/dang-nhap/"})
    assert "The sign-in name or the password is wrong." in sign_in(page, "em", "wrong").words


def test_an_empty_form_says_what_to_enter(people: Cast, page: Pages) -> None:
    assert "Nhập mật khẩu." in page("/dang-nhap/", post={"login": "em", "password": ""}).words


def test_after_signing_in_the_page_that_was_asked_for_opens(people: Cast, page: Pages) -> None:
    form = {"login": "em", "password": PASSWORD, "next": "/tai-khoan/"}
    assert page("/dang-nhap/", post=form).heading == "Lý Văn Em"


def test_a_page_of_another_site_does_not_open_after_signing_in(people: Cast, page: Pages) -> None:
    form = {"login": "em", "password": PASSWORD, "next": "https://evil.example/"}
    assert page("/dang-nhap/", post=form).response.redirect_chain == [("/", 302)]


def test_an_account_that_was_stopped_is_told_so(people: Cast, page: Pages) -> None:
    change_user(
        agency=people.agency, user=people.em, full_name="Lý Văn Em", post="", email="", is_active=False, version=1,
        by=people.viewer(people.minh),
    )  # fmt: skip
    assert sign_in(page, "em").heading == "Tài khoản đã bị khóa"


def test_sign_in_failure_and_sign_out_stand_in_the_log_of_the_persons_agency(people: Cast, page: Pages) -> None:
    sign_in(page, "em", "sai")
    sign_in(page, "em")
    assert page("/dang-xuat/", post={}).heading == "Đăng nhập"
    found = told(people.agency.pk, "sign_in")
    assert [one.event for one in found] == ["sign_in.ended", "sign_in.done", "sign_in.failed"]
    assert [one.actor for one in found] == [people.em.pk, people.em.pk, 0]
    assert {one.subject for one in found} == {f"user:{people.em.pk}"}


def test_to_sign_out_takes_a_button_not_a_link(people: Cast, page: Pages) -> None:
    sign_in(page, "em")
    assert page("/dang-xuat/").heading == "Đăng xuất khỏi Song Hành"
    assert page("/tai-khoan/").heading == "Lý Văn Em"


def test_after_five_wrong_passwords_the_right_one_waits_too(people: Cast, page: Pages) -> None:
    for _ in range(5):
        sign_in(page, "em", "sai")
    assert "Đã thử sai quá nhiều lần. Chờ 5 phút rồi thử lại." in sign_in(page, "em").words
    assert len(told(people.agency.pk, "sign_in.failed")) == 5


def test_the_attempts_are_counted_for_all_workers_together(people: Cast, settings: Settings) -> None:
    for _ in range(5):
        Client().post("/dang-nhap/", {"login": "em", "password": "sai"})
    # A worker holds nothing of its own: what was counted lies in the table that all of them read.
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT COUNT(*) FROM {settings.CACHES['default']['LOCATION']} WHERE cache_key LIKE '%%login%%'"
        )
        assert cursor.fetchone()[0] >= 1
    answer = Client().post("/dang-nhap/", {"login": "em", "password": PASSWORD})
    assert "Đã thử sai quá nhiều lần" in answer.content.decode()


def test_too_many_requests_get_a_page_that_says_to_wait(people: Cast, page: Pages) -> None:
    for _ in range(30):
        page.client.post("/dang-nhap/", {"login": "", "password": ""})
    assert page("/dang-nhap/", post={"login": "em", "password": "x"}, status=429).heading == "Thử lại quá nhiều lần"


def test_nobody_signs_up(people: Cast, page: Pages) -> None:
    for path in ("/signup/", "/dang-ky/", "/accounts/signup/"):
        page(path, status=404)


def test_the_page_names_the_only_agency(db: None, page: Pages) -> None:
    found_agency(code="SKHDT", name="Sở Kế hoạch và Đầu tư", by=Viewer.program(NOW))
    assert "Sở Kế hoạch và Đầu tư" in page("/dang-nhap/").words
