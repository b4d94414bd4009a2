"""Every page of the table: no fault that axe finds, nothing in the console, nothing that sticks out at the side."""

import os
from pathlib import Path

import pytest
from cast import Cast

from browser.looking import LOOKS, Browse
from browser.pages_table import VISITS

# Where pictures of the pages are put, to be looked at; none are made without it.
PICTURES = os.environ.get("SONGHANH_PICTURES", "")


@pytest.mark.parametrize("name", VISITS)
def test_it_is_fit_for_everybody(name: str, browse: Browse, people: Cast) -> None:
    visit = VISITS[name]
    path = visit.path(people)
    page = browse(path, getattr(people, visit.by) if visit.by else None, status=visit.status)
    for width, dark in LOOKS:
        browse.look(page, width=width, dark=dark)
        if PICTURES:
            file = Path(PICTURES) / f"{name}-{width}{'-dark' if dark else ''}.png"
            page.screenshot(path=file, full_page=True)


@pytest.mark.parametrize("name", ["sign-in", "account", "agency-administrator", "audit"])
def test_in_english_it_is_fit_too(name: str, browse: Browse, people: Cast) -> None:
    visit = VISITS[name]
    browse(visit.path(people), getattr(people, visit.by) if visit.by else None, language="en")
