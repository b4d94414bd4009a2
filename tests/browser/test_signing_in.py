"""Signing in as in real life: password, passkey, app; every page on the way is fit for everybody."""

import pytest
from cast import PASSWORD, Cast
from django.core.cache import cache
from playwright.sync_api import Page, expect
from web.accounts.signing import code_of

from browser.looking import Browse


@pytest.fixture(autouse=True)
def _no_attempts_before(browse: Browse) -> None:
    cache.clear()


def look_around(browse: Browse, page: Page) -> None:
    """The page on both screens, in both themes."""
    browse.check(page)
    assert len(list(browse.looks(page))) == 4


def sign_in(browse: Browse, page: Page, name: str = "em") -> None:
    browse.go(page, "/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def confirm(page: Page) -> None:
    """The password once more, before sign-in is changed."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Xác nhận lại")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.keyboard.press("Enter")


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def with_keys(page: Page) -> None:
    """A device that holds passkeys and says yes by itself."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_is_added_and_opens_the_desk_without_a_password(browse: Browse, people: Cast) -> None:
    page = browse.open()
    with_keys(page)
    sign_in(browse, page)
    page.goto(f"{browse.site}/xac-thuc/khoa/them/")
    confirm(page)
    heading(page, "Thêm khóa truy cập")
    look_around(browse, page)
    page.get_by_label("Tên khóa").fill("Máy ở cơ quan")
    page.get_by_label("Dùng thay mật khẩu").check()
    page.get_by_role("button", name="Thêm khóa truy cập").click()
    heading(page, "Mã dự phòng")
    look_around(browse, page)
    browse.go(page, "/xac-thuc/khoa/")
    expect(page.get_by_text("Máy ở cơ quan", exact=True).first).to_be_visible()
    look_around(browse, page)

    page.goto(f"{browse.site}/dang-xuat/")
    page.get_by_role("button", name="Đăng xuất").click()
    heading(page, "Đăng nhập")
    page.get_by_role("button", name="Đăng nhập bằng khóa truy cập").click()
    heading(page, "Bàn làm việc")
    browse.check(page)


def test_a_passkey_is_the_second_step_after_the_password(browse: Browse, people: Cast) -> None:
    page = browse.open()
    with_keys(page)
    sign_in(browse, page)
    page.goto(f"{browse.site}/xac-thuc/khoa/them/")
    confirm(page)
    page.get_by_role("button", name="Thêm khóa truy cập").click()
    heading(page, "Mã dự phòng")
    page.context.clear_cookies()
    sign_in(browse, page)
    heading(page, "Xác thực hai bước")
    look_around(browse, page)
    page.get_by_role("button", name="Dùng khóa truy cập").click()
    heading(page, "Bàn làm việc")


def test_where_no_key_is_found_the_page_says_so(browse: Browse, people: Cast) -> None:
    page = browse.open()
    with_keys(page)
    browse.go(page, "/dang-nhap/")
    page.get_by_role("button", name="Đăng nhập bằng khóa truy cập").click()
    expect(page.get_by_text("Không dùng được khóa truy cập.")).to_be_visible()
    browse.check(page)


def test_the_app_is_switched_on_used_and_switched_off(browse: Browse, people: Cast) -> None:
    page = browse.open()
    sign_in(browse, page)
    page.goto(f"{browse.site}/xac-thuc/ung-dung/bat/")
    confirm(page)
    heading(page, "Bật ứng dụng tạo mã")
    look_around(browse, page)
    secret = page.locator(".small-code").inner_text()
    page.get_by_label("Mã mà ứng dụng đang hiện").fill(code_of(secret))
    page.get_by_role("button", name="Bật ứng dụng tạo mã").click()
    heading(page, "Mã dự phòng")
    page.goto(f"{browse.site}/xac-thuc/ma-du-phong/tao/")
    look_around(browse, page)
    page.context.clear_cookies()
    sign_in(browse, page)
    page.get_by_label("Mã xác thực").fill(code_of(secret, 1))
    page.keyboard.press("Enter")
    heading(page, "Bàn làm việc")
    page.goto(f"{browse.site}/xac-thuc/ung-dung/tat/")
    confirm(page)
    heading(page, "Tắt ứng dụng tạo mã")
    look_around(browse, page)
    page.get_by_role("button", name="Tắt ứng dụng tạo mã").click()
    expect(page.get_by_text("Đã tắt ứng dụng tạo mã.")).to_be_visible()


def test_without_scripts_one_signs_in_and_sees_no_button_that_does_nothing(browse: Browse, people: Cast) -> None:
    page = browse.open(scripts=False)
    page.goto(f"{browse.site}/dang-nhap/")
    expect(page.get_by_role("button", name="Đăng nhập bằng khóa truy cập")).to_be_hidden()
    page.get_by_label("Tên đăng nhập").fill("em")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    heading(page, "Bàn làm việc")


def test_a_password_that_was_handed_over_is_shown_once_and_copied(browse: Browse, people: Cast) -> None:
    page = browse(f"/co-quan/{people.agency.pk}/nguoi/{people.em.pk}/mat-khau/", people.minh)
    page.get_by_role("button", name="Đặt lại mật khẩu").click()
    heading(page, "Mật khẩu của Lý Văn Em")
    look_around(browse, page)
    password = page.locator("#mat-khau").inner_text()
    other = browse.open()
    browse.go(other, "/dang-nhap/")
    other.get_by_label("Tên đăng nhập").fill("em")
    other.get_by_label("Mật khẩu").fill(password)
    other.keyboard.press("Enter")
    heading(other, "Đổi mật khẩu")
    look_around(browse, other)
