"""The documentation is so: its links lead somewhere, its options exist, its figures are those of the code."""

import re
from pathlib import Path

import pytest
from command import ROOT, Run

from songhanh.agencies.access import ROLES
from songhanh.cli.main import COMMANDS
from songhanh.formats.limits import DEFAULT

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("bench/*.md"), *ROOT.glob("examples/*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file_that_is_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    dead = [link for link in links if not link.startswith("http") and not (page.parent / link).exists()]
    assert dead == []


def test_every_decision_is_in_the_list() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(r"\((\d{4}-[^)]+\.md)\)", (folder / "README.md").read_text(encoding="utf-8"))
    assert listed == sorted(path.name for path in folder.glob("[0-9]*.md"))
    assert [int(name[:4]) for name in listed] == list(range(1, len(listed) + 1))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_the_help_stands_in_the_readme(songhanh: Run, command: str) -> None:
    shown = songhanh(command, "--help", "--lang", "en").out
    line = next(line for line in README.splitlines() if f"`songhanh {command} " in line)
    assert [one for one in re.findall(r"--[a-z]+", shown) if one not in line] == []


def test_the_limits_that_are_told_are_those_that_hold() -> None:
    pages = f"{DEFAULT.pages:,}".replace(",", ".")
    assert f"{DEFAULT.megabytes} MB, {pages} trang, {DEFAULT.seconds} giây, {DEFAULT.memory_mb} MB" in README


def test_every_variable_of_the_environment_stands_in_both_languages() -> None:
    read = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "songhanh" / "wiring").glob("*.py")))
    names = {*re.findall(r'"(SONGHANH_[A-Z_]+)"', read), "SONGHANH_LANG"}
    vietnamese, english = README.split("## English")
    assert len(names) > 8
    assert [name for name in sorted(names) for text in (vietnamese, english) if f"`{name}`" not in text] == []


def test_every_role_and_who_can_try_it_stands_in_both_languages() -> None:
    vietnamese, english = README.split("## English")
    assert [one.name.vi for one in ROLES.values() if one.name.vi not in vietnamese] == []
    assert [one.name.en for one in ROLES.values() if one.name.en.lower() not in english.lower()] == []


def test_every_name_in_code_letters_that_looks_like_a_file_of_the_product_is_one() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    packages = "|".join(path.parent.name for path in (ROOT / "songhanh").glob("*/__init__.py"))
    named = re.findall(rf"`((?:{packages})/[a-z_/]+\.py)`", text)
    assert len(named) > 20
    assert [name for name in named if name != "formats/read_x.py" and not (ROOT / "songhanh" / name).is_file()] == []
