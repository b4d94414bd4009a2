"""Uploads with scripts on: what was refused is told in the words of the server, what was taken is told too."""

import re

from cast import Cast
from imported import issued, office_task
from playwright.sync_api import FilePayload, expect

from browser.looking import Browse


def file(name: str, data: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def test_evidence_that_is_refused_says_why_and_that_which_is_taken_says_so(browse: Browse, people: Cast) -> None:
    task = office_task(people, issued(people))
    page = browse(f"/nhiem-vu/{task.pk}/", people.em)
    button = page.locator("form[action$='/minh-chung/'] button")
    page.set_input_files("#evidenceform-file", file("a.pdf", b"<html><script>alert(1)</script></html>"))
    button.click()
    expect(page.locator("#bao [role=alert]")).to_contain_text("là trang web, không nhận làm minh chứng")
    browse.problems = [one for one in browse.problems if not one.startswith("422")]
    page.set_input_files("#evidenceform-file", file("bien-ban.txt", "Đã họp".encode()))
    with page.expect_navigation():
        button.click()
    expect(page.locator("#bao")).to_contain_text("Đã thêm minh chứng.")
    browse.check(page)


def test_a_plan_that_is_refused_says_why_and_one_that_is_taken_says_so(browse: Browse, people: Cast) -> None:
    page = browse("/van-ban/", people.an)
    page.set_input_files("#documentform-file", file("trong.txt", b""))
    page.locator("form[data-upload] button").click()
    expect(page.locator("#bao [role=alert]")).not_to_be_empty()
    browse.problems = [one for one in browse.problems if not one.startswith("422")]
    page.set_input_files("#documentform-file", file("ke-hoach.txt", "Kế hoạch".encode()))
    with page.expect_navigation(url=re.compile(r"/van-ban/\d+/")):
        page.locator("form[data-upload] button").click()
    expect(page.locator("#bao")).to_contain_text("Đã nhận tệp.")
