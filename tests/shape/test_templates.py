"""Every template: short, in both languages, without style or script of its own."""

import re
from pathlib import Path

import pytest
from command import ROOT

from shape.source import functions, modules
from shape.test_words import VIETNAMESE

TEMPLATES = sorted((ROOT / "songhanh" / "web" / "templates").rglob("*.*"))
LONGEST = 120
LONGEST_VIEW = 40
PAIR = re.compile(r"{%\s*w\s+(\"[^\"]*\"|'[^']*')\s+(\"[^\"]*\"|'[^']*')")
TAG = re.compile(r"{%.*?%}|{#.*?#}|{{.*?}}", re.DOTALL)
# The product, and the language that calls itself so; the currency; the signs of documents, the same in every language.
NAMES = ("Song Hành", "Tiếng Việt", "đồng")
SIGN = re.compile(r"\bQĐ\S*|\S*\d\S*")


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT / "songhanh" / "web" / "templates"))


def marked(text: str) -> list[str]:
    """The letters that only Vietnamese has."""
    for name in NAMES:
        text = text.replace(name, "")
    return [one for one in text.lower() if one in VIETNAMESE]


def braces(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


def test_there_are_templates() -> None:
    assert len(TEMPLATES) > 30


def test_none_is_longer_than_a_person_reads_at_once() -> None:
    assert [name_of(one) for one in TEMPLATES if text_of(one).count("\n") > LONGEST] == []


@pytest.mark.parametrize("pattern", [r"\sstyle=", r"<style", r"\son[a-z]+=", r"javascript:", r"\|escapejs"])
def test_none_has_style_or_script_of_its_own(pattern: str) -> None:
    assert [name_of(one) for one in TEMPLATES if re.search(pattern, TAG.sub("", text_of(one)))] == []


def test_a_script_is_a_file_or_data() -> None:
    scripts = [(name_of(one), tag) for one in TEMPLATES for tag in re.findall(r"<script[^>]*>", text_of(one))]
    assert [(name, tag) for name, tag in scripts if " src=" not in tag and "application/json" not in tag] == []


def test_every_sentence_has_both_languages() -> None:
    odd = []
    for path in TEMPLATES:
        text = text_of(path)
        pairs = PAIR.findall(text)
        odd += [(name_of(path), vi) for vi, en in pairs if not vi.strip("\"' ") or not en.strip("\"' ")]
        if len(pairs) != len(re.findall(r"{%\s*w\s", text)):
            odd.append((name_of(path), "a sentence is not written as two literals"))
    assert odd == []


def test_english_is_english_and_takes_the_same_values() -> None:
    odd = [
        (name_of(path), en)
        for path in TEMPLATES
        for vi, en in PAIR.findall(text_of(path))
        if marked(SIGN.sub("", en)) or braces(vi) != braces(en)
    ]
    assert odd == []


def test_no_vietnamese_stands_outside_the_pairs() -> None:
    assert [name_of(one) for one in TEMPLATES if marked(TAG.sub("", text_of(one)))] == []


def test_views_are_small() -> None:
    long = [
        f"{module.at(one)} {one.name}"
        for module in modules("songhanh/web")
        for one in functions(module)
        if (one.end_lineno or one.lineno) - one.lineno >= LONGEST_VIEW
    ]
    assert long == []
