"""The main story in real Chromium: import, confirm, issue, do with evidence, approve, report.

Once by keyboard alone, and once with scripts switched off.
"""

import re
from datetime import timedelta
from pathlib import Path

from cast import PASSWORD, Cast
from django.utils import timezone
from imported import PLAN_2026, draft
from playwright.sync_api import Page

from browser.looking import Browse
from songhanh.plans.jobs import read_waiting
from songhanh.plans.models import Item, Occurrence, Plan, Task

MOST_PRESSES = 120  # for confirming the whole plan
_ACTIVE = "document.activeElement"


class Keys:
    """A person who has a keyboard only; every press is counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)
            self.presses += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def to(self, selector: str) -> None:
        """Go on with Tab until that control has the focus."""
        for _ in range(250):
            if self.page.evaluate(f"s => {_ACTIVE} && {_ACTIVE}.matches(s)", selector):
                return
            self.press("Tab")
        raise AssertionError(f"Tab never comes to {selector}: {self.page.evaluate(f'{_ACTIVE}.outerHTML')}")

    def follow(self, selector: str) -> None:
        """Go there and press Enter; the next page is here."""
        self.to(selector)
        with self.page.expect_navigation():
            self.press("Enter")

    def follow_in_place(self, selector: str) -> None:
        """Go there and press Enter; the page stays."""
        self.to(selector)
        self.press("Enter")


def sign_in(keys: Keys, browse: Browse, name: str) -> None:
    keys.page.goto(f"{browse.site}/dang-nhap/")
    keys.to("input[name=login]")
    keys.type(name)
    keys.press("Tab")
    keys.type(PASSWORD)
    with keys.page.expect_navigation():
        keys.press("Enter")


def the_file(tmp_path: Path) -> Path:
    file = tmp_path / "ke-hoach.txt"
    file.write_text(PLAN_2026, encoding="utf-8")
    return file


def test_the_whole_way_by_keyboard_alone(browse: Browse, people: Cast, tmp_path: Path) -> None:
    page = browse.open()
    keys = Keys(page)
    sign_in(keys, browse, "an")
    keys.follow("nav a[href='/van-ban/']")
    keys.to("input[type=file]")
    page.set_input_files("input[type=file]", the_file(tmp_path))
    keys.follow("form[data-upload] button")
    assert read_waiting(timezone.now(), "test/1/0")
    page.wait_for_url(re.compile(r"/ke-hoach/\d+/doc/"))

    plan = Plan.objects.get()
    confirm_by_keys(keys, Item.objects.filter(plan=plan).count())
    keys.follow("#ban-hanh")
    issue_by_keys(keys)
    plan.refresh_from_db()
    assert plan.state == "issued"

    task = Task.objects.filter(plan=plan, lead=people.office)[0]
    keys.follow(f"a[href='/nhiem-vu/{task.pk}/']")
    keys.to("details:has(#evidenceform-text) details > summary, details details > summary")
    keys.press("Enter")
    keys.to("#evidenceform-text")
    keys.type("Đã tổ chức hội nghị ngày 20/10, 62 người dự.")
    keys.follow("form[action$='/minh-chung/'] button:not([type=button])")
    keys.follow("form[action*='/hand_in/'] button")
    keys.follow("form[action*='/approve/'] button")
    assert Occurrence.objects.get(task=task).state == "done"

    page.goto(f"{browse.site}/ke-hoach/{plan.pk}/")
    keys.follow("a[href$='/bao-cao/']")
    keys.to("a[href$='bao-cao.pdf']")
    with page.expect_download() as download:
        keys.press("Enter")
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    browse.check(page)


def confirm_by_keys(keys: Keys, items: int) -> None:
    """The first item has the focus; Enter confirms it and goes to the next."""
    page, begun = keys.page, keys.presses
    page.wait_for_selector(".it:focus")
    for number in range(1, items + 1):
        keys.press("Enter")
        if number < items:
            page.wait_for_selector(f"#thanh-tien-do progress[value='{number}']")
            page.wait_for_selector(".it:focus:not(.ok)")
    page.wait_for_selector("#ban-hanh")
    assert keys.presses - begun <= MOST_PRESSES


def issue_by_keys(keys: Keys) -> None:
    keys.to("input[name=number]")
    keys.type("12/KH-SKHĐT")
    keys.to("input[name=issued_on]")
    day = timezone.localdate() - timedelta(days=3)
    keys.type(f"{day:%m%d%Y}")
    keys.to("input[name=signer_name]")
    keys.follow("main form button.btn-1")


def test_the_whole_way_with_scripts_off(browse: Browse, people: Cast, tmp_path: Path) -> None:
    page = browse.open(people.an, scripts=False)
    page.goto(f"{browse.site}/van-ban/")
    page.set_input_files("input[type=file]", the_file(tmp_path))
    page.click("form[data-upload] button")
    assert "Đang chờ đọc" in page.inner_text("main")
    assert read_waiting(timezone.now(), "test/1/0")
    page.reload()

    plan = Plan.objects.get()
    page.click("text=không có điểm cần xem")
    while Item.objects.filter(plan=plan).open().exists():
        page.locator("form[data-confirm] button").first.click()
    page.click("#ban-hanh")
    page.fill("input[name=number]", "12/KH-SKHĐT")
    page.fill("input[name=issued_on]", f"{timezone.localdate() - timedelta(days=3):%Y-%m-%d}")
    page.click("main form button.btn-1")

    task = Task.objects.filter(plan=plan, lead=people.office)[0]
    page.goto(f"{browse.site}/nhiem-vu/{task.pk}/")
    page.click("details details > summary")
    page.fill("#evidenceform-text", "Đã tổ chức hội nghị.")
    page.click("form[action$='/minh-chung/'] button")
    page.click("form[action*='/hand_in/'] button")
    page.click("form[action*='/approve/'] button")
    assert Occurrence.objects.get(task=task).state == "done"
    page.goto(f"{browse.site}/ke-hoach/{plan.pk}/bao-cao/")
    assert "1 hoàn thành đúng hạn" in page.inner_text("main")


def test_two_people_at_one_desk_are_told_of_each_other(browse: Browse, people: Cast, tmp_path: Path) -> None:
    first = browse.open(people.an)
    first.goto(f"{browse.site}/van-ban/")
    first.set_input_files("input[type=file]", the_file(tmp_path))
    with first.expect_navigation():
        first.click("form[data-upload] button")
    assert read_waiting(timezone.now(), "test/1/0")
    first.wait_for_url(re.compile(r"/doc/"))
    second = browse.open(people.an)
    second.goto(first.url)
    item = first.locator(".it").first.get_attribute("id")
    first.locator(f"#{item} [data-edit]").click()
    first.wait_for_selector("#sua[open] textarea, #sua[open] input:not([type=hidden])")
    second.locator(f"#{item} form[data-confirm] button").click()
    second.wait_for_selector(f"#{item}.ok")
    typed = first.locator("#sua textarea, #sua input:not([type=hidden])").first
    typed.fill("Nội dung tôi vừa gõ")
    first.click("#sua form button.btn-1")
    first.wait_for_selector("#sua .note.is-late")
    assert "Người khác vừa sửa" in first.inner_text("#sua")
    assert first.locator("#sua textarea, #sua input:not([type=hidden])").first.input_value() == "Nội dung tôi vừa gõ"
    browse.problems = [one for one in browse.problems if not one.startswith("409")]


def test_the_focus_goes_on_after_an_edit_and_after_a_drop(browse: Browse, people: Cast) -> None:
    plan = draft(people)
    page = browse.open(people.an)
    page.goto(f"{browse.site}/ke-hoach/{plan.pk}/doc/")
    keys = Keys(page)
    page.wait_for_selector(".it:focus")
    first, second, third = (page.locator(".it").nth(number).get_attribute("id") for number in range(3))
    keys.press("s")
    page.wait_for_selector("#sua[open]")
    keys.follow_in_place("#sua form button.btn-1")
    page.wait_for_selector(f"#{second}:focus")
    keys.press("x")
    page.wait_for_selector(f"#{second}", state="detached")
    page.wait_for_selector(".it:focus")
    assert page.locator(f"#{first}.ok").count() == 1
    assert page.locator(f"#{third}").count() == 1


def test_what_is_confirmed_leaves_the_button_for_all(browse: Browse, people: Cast) -> None:
    plan = draft(people)
    page = browse.open(people.an)
    page.goto(f"{browse.site}/ke-hoach/{plan.pk}/doc/")
    page.locator(".it:not(.q) form[data-confirm] button").first.click()
    page.wait_for_selector(".it.ok")
    with page.expect_navigation():
        page.click("#chac-chan button")
    assert "Đã xác nhận" in page.inner_text("#bao")
