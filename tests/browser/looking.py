"""Looking at a page as its reader's browser shows it: axe, console, width."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Response, sync_playwright

from songhanh.agencies.models import User

AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# What a theme can change: it sets colours alone, which a test makes sure of.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
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
        self.pages: list[Page] = []
        self.problems: list[str] = []
        self._listeners: list[tuple[Any, Any]] = [
            ("console", self._console),
            ("pageerror", self._error),
            ("response", self._response),
        ]

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
        context = new_context(self.browser, width=width, dark=dark, scripts=scripts)
        self.contexts.append(context)
        page = context.new_page()
        self.enter(page, by, language=language)
        return page

    def enter(self, page: Page, by: User | None = None, *, language: str = "vi") -> None:
        """Whoever was there before is gone, the person is signed in."""
        page.context.clear_cookies()
        page.context.add_cookies([{"name": "ngon_ngu", "value": language, "url": self.site}])
        if by is not None:
            client = Client()
            client.force_login(by, backend="allauth.account.auth_backends.AuthenticationBackend")
            session = client.cookies["sessionid"].value
            page.context.add_cookies([{"name": "sessionid", "value": session, "url": self.site}])
        for event, listener in self._listeners:
            page.on(event, listener)
        self.pages.append(page)

    def _console(self, message: ConsoleMessage) -> None:
        # That the page itself was answered 404 or 422 is what the test asked for.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.problems.append(f"console: {message.text}")

    def _error(self, error: Error) -> None:
        self.problems.append(f"script: {error}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.problems.append(f"{response.status}: {response.url}")

    def go(self, page: Page, path: str, *, status: int = 200) -> None:
        """Open the path and hold the page to the rules."""
        answer = page.goto(f"{self.site}{path}")
        assert answer is not None
        assert answer.status == status, (path, answer.status)
        self.check(page)

    def check(self, page: Page, rules: dict[str, Any] = RULES) -> None:
        """Nothing that axe finds, nothing in the console, nothing that sticks out at the side."""
        found = [*self.problems, *_axe(page, rules), *_overflow(page)]
        self.problems.clear()
        assert found == [], (page.url, page.viewport_size, found)

    def looks(self, page: Page) -> Iterator[str]:
        """A good page in the dark, on a phone, and light again there, held to the rules: the names, for pictures."""
        try:
            yield "1366"
            page.emulate_media(color_scheme="dark")
            self.check(page, COLOURS)
            yield "1366-dark"
            page.set_viewport_size({"width": 360, "height": _HEIGHTS[360]})
            self.check(page)
            yield "360-dark"
            page.emulate_media(color_scheme="light")
            self.check(page, COLOURS)
            yield "360"
        finally:
            page.emulate_media(color_scheme="light")
            page.set_viewport_size({"width": 1366, "height": _HEIGHTS[1366]})

    def close(self) -> None:
        """End what was opened."""
        for page in self.pages:
            for event, listener in self._listeners:
                page.remove_listener(event, listener)
            page.goto("about:blank")
        for context in self.contexts:
            context.close()


def new_context(browser: Browser, *, width: int = 1366, dark: bool = False, scripts: bool = True) -> BrowserContext:
    """A browser as a person has it, with nothing kept."""
    return browser.new_context(
        viewport={"width": width, "height": _HEIGHTS.get(width, 860)}, color_scheme="dark" if dark else "light",
        java_script_enabled=scripts, reduced_motion="reduce",
    )  # fmt: skip


def _axe(page: Page, rules: dict[str, Any]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    # What passed is a long list that nobody reads: it stays in the browser.
    found = page.evaluate("options => axe.run(document, options).then(told => told.violations)", options)
    return [f"{one['id']}: {node['target']} {node['html'][:160]}" for one in found for node in one["nodes"]]


def _overflow(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{wide} px stick out at the side"] if wide > 0 else []
