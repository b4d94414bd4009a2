"""The second step: the app, recovery codes, passkeys; set up, used, given up, and in the log."""

import re

import pytest
from allauth.mfa.models import Authenticator
from cast import Cast
from django.core.cache import cache
from fetching import Pages

from web.accounts.signing import code_of, prove_oneself, sign_in, switch_app_on, told

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def _no_attempts_before(db: None) -> None:
    cache.clear()


def test_to_change_it_takes_the_password_once_more(people: Cast, page: Pages) -> None:
    sign_in(page, "em")
    assert page("/xac-thuc/ung-dung/bat/").heading == "Xác nhận lại"
    assert prove_oneself(page, "/xac-thuc/ung-dung/bat/").heading == "Bật ứng dụng tạo mã"


def test_the_app_is_switched_on_with_its_first_code_and_recovery_codes_are_shown(people: Cast, page: Pages) -> None:
    sign_in(page, "em")
    switch_app_on(page)
    shown = page("/xac-thuc/ma-du-phong/")
    assert len(shown.tree.findall(".//code")) == 10
    (entry,) = told(people.agency.pk, "two_step")
    assert entry.values == {"added": ["recovery_codes", "totp"], "removed": []}


def test_a_wrong_code_does_not_switch_it_on(people: Cast, page: Pages) -> None:
    sign_in(page, "em")
    prove_oneself(page, "/xac-thuc/ung-dung/bat/")
    shown = page("/xac-thuc/ung-dung/bat/", post={"code": "000000"})
    assert "Mã không đúng hoặc đã hết hạn." in shown.words
    assert not Authenticator.objects.exists()


def test_the_picture_for_the_app_has_no_inline_colour(people: Cast, page: Pages) -> None:
    sign_in(page, "em")
    picture = prove_oneself(page, "/xac-thuc/ung-dung/bat/").tree.find(f".//{SVG}svg[@role='img']")
    assert picture.get("class") == "qr"
    assert picture.find(f"{SVG}path").attrib.keys() == {"d"}


def test_with_the_app_the_password_alone_does_not_open_the_desk(people: Cast, page: Pages) -> None:
    sign_in(page, "em")
    secret = switch_app_on(page)
    page("/dang-xuat/", post={})
    assert sign_in(page, "em").heading == "Xác thực hai bước"
    assert page("/tai-khoan/").heading == "Xác thực hai bước"
    assert page("/dang-nhap/ma/", post={"code": code_of(secret, 1)}).heading == "Bàn làm việc"


def test_a_wrong_code_at_sign_in_stands_in_the_log(people: Cast, page: Pages) -> None:
    sign_in(page, "em")
    switch_app_on(page)
    page("/dang-xuat/", post={})
    sign_in(page, "em")
    assert "Mã không đúng hoặc đã hết hạn." in page("/dang-nhap/ma/", post={"code": "000000"}).words
    assert len(told(people.agency.pk, "sign_in.failed")) == 1


def test_a_recovery_code_opens_the_desk_once(people: Cast, page: Pages) -> None:
    sign_in(page, "em")
    switch_app_on(page)
    code = re.findall(r"<code>(\w+)</code>", page("/xac-thuc/ma-du-phong/").html)[0]
    page("/dang-xuat/", post={})
    sign_in(page, "em")
    assert page("/dang-nhap/ma/", post={"code": code}).heading == "Bàn làm việc"
    page("/dang-xuat/", post={})
    sign_in(page, "em")
    assert page("/dang-nhap/ma/", post={"code": code}).heading == "Xác thực hai bước"


def test_new_recovery_codes_replace_the_old_ones(people: Cast, page: Pages) -> None:
    sign_in(page, "em")
    switch_app_on(page)
    before = page("/xac-thuc/ma-du-phong/").words
    page("/xac-thuc/ma-du-phong/tao/", post={})
    assert page("/xac-thuc/ma-du-phong/").words != before
    assert told(people.agency.pk, "two_step")[0].values == {"added": ["recovery_codes"], "removed": ["recovery_codes"]}
    assert page.client.get("/xac-thuc/ma-du-phong/tai/").headers["Content-Type"].startswith("text/plain")


def test_the_app_is_switched_off_with_its_recovery_codes(people: Cast, page: Pages) -> None:
    sign_in(page, "em")
    switch_app_on(page)
    assert page("/xac-thuc/ung-dung/tat/").heading == "Tắt ứng dụng tạo mã"
    assert "Đã tắt ứng dụng tạo mã." in page("/xac-thuc/ung-dung/tat/", post={}).words
    assert not Authenticator.objects.exists()
    assert told(people.agency.pk, "two_step")[0].values == {"added": [], "removed": ["recovery_codes", "totp"]}


def test_the_app_of_another_person_is_nobodys_business(people: Cast, page: Pages) -> None:
    key = Authenticator.objects.create(user=people.an, type="webauthn", data={"name": "Khóa của An", "credential": {}})
    sign_in(page, "em")
    prove_oneself(page, "/xac-thuc/")
    page(f"/xac-thuc/khoa/{key.pk}/ten/", status=404)
    page(f"/xac-thuc/khoa/{key.pk}/xoa/", status=404)


def test_a_key_is_renamed_and_removed(people: Cast, page: Pages) -> None:
    sign_in(page, "em")
    key = Authenticator.objects.create(user=people.em, type="webauthn", data={"name": "Khóa cũ", "credential": {}})
    prove_oneself(page, "/xac-thuc/")
    page(f"/xac-thuc/khoa/{key.pk}/ten/", post={"name": "Máy ở cơ quan"})
    assert "Máy ở cơ quan" in page(f"/xac-thuc/khoa/{key.pk}/xoa/").words
    assert "Đã xóa khóa truy cập." in page(f"/xac-thuc/khoa/{key.pk}/xoa/", post={}).words
    assert told(people.agency.pk, "two_step")[0].values == {"added": [], "removed": ["webauthn"]}


def test_what_is_no_key_is_refused_with_a_sentence(people: Cast, page: Pages) -> None:
    sign_in(page, "em")
    prove_oneself(page, "/xac-thuc/khoa/them/")
    assert page("/xac-thuc/khoa/them/", post={"name": "x", "credential": "{}"}).heading == "Thêm khóa truy cập"
    assert not Authenticator.objects.exists()
