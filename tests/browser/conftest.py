"""A site, a Chromium, and a look at a page that finds what is wrong with it."""

import os
from collections.abc import Iterator

import pytest
from cast import Cast
from django.db import connection
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from browser.looking import Browse, chromium_path, launched, new_context


@pytest.fixture(scope="session", autouse=True)
def _rows_beside_playwright() -> Iterator[None]:
    """Playwright keeps an event loop in this thread; that Django is asked beside it is meant."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    if not chromium_path():
        pytest.skip("Chromium is not installed: apt install chromium")
    with launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def visitor(chromium: Browser) -> Iterator[Page]:
    """One tab that goes from page to page: style, scripts and axe are read once, not once for each of eighty tabs."""
    context = new_context(chromium)
    yield context.new_page()
    context.close()


@pytest.fixture
def browse(chromium: Browser, live_server: LiveServer, people: Cast) -> Iterator[Browse]:
    """`browse(path, by=people.an, width=360, dark=True)`: the page, in which nothing was found wrong."""
    looking = Browse(chromium, live_server.url)
    yield looking
    looking.close()
    _empty_the_log()


def _empty_the_log() -> None:
    """After a test on a real database its rows are deleted, which SQLite refuses for entries of the log."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'audit_entry_no_delete'")
        trigger = cursor.fetchone()[0]
        cursor.execute("DROP TRIGGER audit_entry_no_delete")
        cursor.execute("DELETE FROM audit_entry")
        cursor.execute(trigger)
