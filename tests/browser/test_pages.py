"""Every page of the table: no fault that axe finds, nothing in the console, nothing that sticks out at the side."""

import os
import re
from pathlib import Path

import pytest
from cast import Cast
from command import ROOT
from playwright.sync_api import Page

from browser.looking import Browse
from browser.pages_table import VISITS

STYLES = ROOT / "songhanh" / "web" / "static" / "songhanh" / "css"
# Where pictures of the pages are put, to be looked at; none are made without it.
PICTURES = os.environ.get("SONGHANH_PICTURES", "")


@pytest.mark.parametrize("name", VISITS)
def test_it_is_fit_for_everybody(name: str, browse: Browse, visitor: Page, people: Cast) -> None:
    visit(name, browse, visitor, people)
    for look in browse.looks(visitor):
        if PICTURES:
            visitor.screenshot(path=Path(PICTURES) / f"{name}-{look}.png", full_page=True)


@pytest.mark.parametrize("name", ["sign-in", "account", "agency-administrator", "audit"])
def test_in_english_it_is_fit_too(name: str, browse: Browse, visitor: Page, people: Cast) -> None:
    visit(name, browse, visitor, people, language="en")


def test_a_theme_changes_colours_alone() -> None:
    """The pages are held to all rules in one theme of each width, and to those of colours in the other."""
    style = re.sub(r"/\*.*?\*/", "", "".join(file.read_text(encoding="utf-8") for file in STYLES.glob("*.css")))
    dark = re.findall(r"(?:: dark\)|=\"dark\"\])[^{}]*\{(?:[^{}]*\{)?([^{}]*)\}", style)
    assert len(dark) >= 2
    for name, value in (line.split(":") for block in dark for line in block.split(";") if line.strip()):
        assert re.fullmatch(r"\s*(--[a-z0-9-]+|color-scheme)\s*", name), name
        assert re.fullmatch(r"\s*(#[0-9a-f]{3,8}|none|light|dark)\s*", value), (name, value)


def visit(name: str, browse: Browse, page: Page, people: Cast, language: str = "vi") -> None:
    """The page of the table, wide and light, held to the rules."""
    one = VISITS[name]
    path = one.path(people)
    browse.enter(page, getattr(people, one.by) if one.by else None, language=language)
    browse.go(page, path, status=one.status)
