"""Looking at a page as its reader's browser shows it: axe, console, width."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, sync_playwright

from songhanh.agencies.models import User

AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = ((1366, False), (1366, True), (360, True), (360, False))
_HEIGHTS = {1366: 860, 360: 740}
_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def chromium_path() -> str:
    """Where Chromium is; empty where it is not."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""


@contextmanager
def launched() -> Iterator[Browser]:
    """Chromium, started and ended."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=_FLAGS)
        yield browser
        browser.close()


class Browse:
    """Opens pages of the site and holds each of them to the rules."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser = browser
        self.site = site
        self.contexts: list[BrowserContext] = []
        self.problems: list[str] = []

    def __call__(
        self,
        path: str,
        by: User | None = None,
        *,
        width: int = 1366,
        dark: bool = False,
        scripts: bool = True,
        language: str = "vi",
        status: int = 200,
    ) -> Page:
        page = self.open(by, width=width, dark=dark, scripts=scripts, language=language)
        self.go(page, path, status=status)
        return page

    def open(
        self, by: User | None = None, *, width: int = 1366, dark: bool = False, scripts: bool = True,
        language: str = "vi",
    ) -> Page:  # fmt: skip
        """A browser of its own, in which the person is signed in."""
        context = self.browser.new_context(
            viewport={"width": width, "height": _HEIGHTS.get(width, 860)}, color_scheme="dark" if dark else "light",
            java_script_enabled=scripts, reduced_motion="reduce",
        )  # fmt: skip
        self.contexts.append(context)
        context.add_cookies([{"name": "ngon_ngu", "value": language, "url": self.site}])
        if by is not None:
            client = Client()
            client.force_login(by, backend="allauth.account.auth_backends.AuthenticationBackend")
            session = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": self.site}])
        page = context.new_page()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        page.on("response", self._response)
        return page

    def _console(self, message: ConsoleMessage) -> None:
        # That the page itself was answered 404 or 422 is what the test asked for.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.problems.append(f"console: {message.text}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.problems.append(f"{response.status}: {response.url}")

    def go(self, page: Page, path: str, *, status: int = 200) -> None:
        """Open the path and hold the page to the rules."""
        answer = page.goto(f"{self.site}{path}")
        assert answer is not None
        assert answer.status == status, (path, answer.status)
        self.check(page)

    def check(self, page: Page) -> None:
        """Nothing that axe finds, nothing in the console, nothing that sticks out at the side."""
        found = [*self.problems, *_axe(page), *_overflow(page)]
        self.problems.clear()
        assert found == [], (page.url, page.viewport_size, found)

    def look(self, page: Page, *, width: int, dark: bool) -> None:
        """The same page on another screen or in the other theme, held to the rules."""
        page.set_viewport_size({"width": width, "height": _HEIGHTS[width]})
        page.emulate_media(color_scheme="dark" if dark else "light")
        self.check(page)

    def close(self) -> None:
        """End what was opened."""
        for context in self.contexts:
            context.close()


def _axe(page: Page) -> list[str]:
    page.evaluate(AXE)
    options: dict[str, Any] = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    answer = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{one['id']}: {node['target']} {node['html'][:160]}" for one in answer["violations"] for node in one["nodes"]
    ]


def _overflow(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{wide} px stick out at the side"] if wide > 0 else []
