"""Style and scripts keep to what Chrome 109 knows, the last for old Windows."""

import re
from pathlib import Path

import pytest
from command import ROOT

STATIC = ROOT / "songhanh" / "web" / "static" / "songhanh"
# What came after Chrome 109 (January 2023), by the compatibility tables of MDN. A style that is merely not known
# (text-wrap) is left out by an old browser without harm, and is not here.
STYLES = (
    r"color-mix\(",
    r"light-dark\(",
    r"@starting-style",
    r"@scope\b",
    r"^\s*&",
    r"\banchor\(",
    r"\d(?:dv|lv|sv)i\b",
)
SCRIPTS = (
    r"\.toSorted\(", r"\.toReversed\(", r"\.toSpliced\(", r"\bObject\.groupBy\(", r"\bMap\.groupBy\(",
    r"Promise\.withResolvers", r"Promise\.try\(", r"AbortSignal\.any\(", r"Array\.fromAsync", r"setHTMLUnsafe",
    r"\.parseHTMLUnsafe\(",  # htmx asks for it by "?.(" and has another way
    r"\.isSubsetOf\(", r"\bRegExp\.escape\(", r"\)/[dgimsuy]*v[dgimsuy]*[;,.)]", r"\busing\s+\w+\s*=",
)  # fmt: skip


@pytest.mark.parametrize("file", sorted(STATIC.glob("css/*.css")), ids=lambda file: file.name)
def test_styles_are_known(file: Path) -> None:
    text = re.sub(r"/[*].*?[*]/", "", file.read_text(encoding="utf-8"), flags=re.S)
    assert [one for one in STYLES if re.search(one, text, re.M)] == []


@pytest.mark.parametrize("file", sorted(STATIC.glob("js/*.js")), ids=lambda file: file.name)
def test_scripts_are_known(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert [one for one in SCRIPTS if re.search(one, text)] == []


def test_no_style_or_script_is_fetched_from_elsewhere() -> None:
    found = [
        (file.name, match[0])
        for file in (*STATIC.glob("css/*.css"), STATIC / "js" / "songhanh.js")
        for match in [re.search(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}", file.read_text(encoding="utf-8"))]
        if match
    ]
    assert found == []
