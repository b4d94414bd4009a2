"""The labels in front of headings and items: what they look like, typed or drawn by Word."""

import re
from dataclasses import replace
from enum import StrEnum

from songhanh.formats.blocks import Kind, Paragraph
from songhanh.lib.text import UPPER


class Mark(StrEnum):
    """A way of numbering; items that follow each other in one list have the same."""

    ANNEX = "annex"  # Phụ lục I
    PART = "part"  # Phần I, Phần thứ nhất
    CHAPTER = "chapter"  # Chương I
    DIVISION = "division"  # Mục 1
    UPPER = "upper"  # A.
    ROMAN = "roman"  # I.
    ARTICLE = "article"  # Điều 1.
    DECIMAL = "decimal"  # 1.
    COMPOUND = "compound"  # 1.1.
    PAREN = "paren"  # (1)
    LOWER = "lower"  # a)
    BULLET = "bullet"  # - + * •


_NAMED = (
    r"(?P<named>(?:Phụ lục|Phần|Chương|Mục|Điều|PHỤ LỤC|PHẦN|CHƯƠNG|MỤC|ĐIỀU)\s+"
    r"(?:thứ\s+\w+|THỨ\s+\w+|[IVXL]+|\d{1,3}[a-zđ]?|[A-Z])\b)"
)
_LABEL = re.compile(
    r"\s*(?:"
    + _NAMED
    + r"\s*[.:/)]?(?=\s|$)"
    # "Il." and "lI." are Roman numbers as OCR reads them; a year, a date or a decimal number is no label.
    + r"|(?P<roman>[IVXLl]{1,6}|[1I][Il]{1,2})\s?(?:[.)](?=\s|\w)|/(?=\s)|-(?=\s+[^\W\d_]))"
    + r"|(?P<compound>\d{1,2}(?:\.\d{1,2}){1,3})(?:\.(?=\s|\D)|\)|(?=\s+[^\W\d_]))"
    + r"|(?P<decimal>\d{1,3})\s?(?:\.(?=\s|[^\W\d_])|\)(?=\s|[^\W\d_])|/(?=\s|[^\W\d_][^\W\d_"
    + UPPER
    + r"])|-(?=\s+["
    + UPPER
    + r"][^\W\d_A-Z]))(?!\s*\d{3}\b)"
    + r"|\((?P<paren>\d{1,2}|[a-zđ])\)(?=\s)"
    + r"|(?P<lower>(?!v/v\b)[a-zđ])\s?(?:[)/](?=\s|[^\W\d_])|\.(?=\s))"
    + r"|(?P<upper>[A-ZĐ])\s?[.)/](?=\s+\S)"
    + r"|(?P<bullet>[-–—+*•●▪■◦○➢❖✓·]|o(?=\s))(?=\s*\S)(?![-–—*]{2})"
    + r")"
)
_NAMED_MARKS = {
    "phụ lục": Mark.ANNEX,
    "phần": Mark.PART,
    "chương": Mark.CHAPTER,
    "mục": Mark.DIVISION,
    "điều": Mark.ARTICLE,
}
# Where a reference to an article opens a sentence ("Điều 5 Luật ... quy định"), no article begins.
_REFERENCE = re.compile(
    r"\s*(?:,|;|của\b|và\b|đến\b|Luật\b|Nghị định\b|Thông tư\b|Quyết định\b|Quy định\b|Nghị quyết\b|khoản\b|này\b)"
)


def label_of(text: str) -> tuple[str, Mark] | None:
    """The label that `text` begins with, as printed ("II.", "a)", "Điều 2.", "-"), and its kind; None without one."""
    found = _LABEL.match(text)
    if found is None:
        return None
    kind = found.lastgroup or ""
    if kind == "named":
        return _named_label(text, found)
    if kind == "bullet" and _is_dash_in_sentence(text, found):
        return None
    label = found.group().strip()
    return label, Mark(kind) if kind != "paren" or found["paren"].isdigit() else Mark.LOWER


def _named_label(text: str, found: re.Match[str]) -> tuple[str, Mark] | None:
    word = found["named"].rsplit(None, 1)[0].lower()
    mark = _NAMED_MARKS[" ".join(word.split()[: 2 if word.startswith("phụ") else 1])]
    label = found.group().strip()
    if label[-1] not in ".:/)" and _REFERENCE.match(text, found.end()):
        return None
    return label, mark


def _is_dash_in_sentence(text: str, found: re.Match[str]) -> bool:
    """A dash before a year or figure goes on with a period ("2021 - 2025"), a row of signs is a rule."""
    rest = text[found.end() :].lstrip()
    return bool(re.match(r"(?:19|20)\d\d\b", rest)) or not any(c.isalnum() for c in rest[:80])


def classify(paragraph: Paragraph) -> Paragraph:
    """`paragraph` with its label set, and its kind where the label or capitals tell it."""
    if paragraph.label or paragraph.kind is Kind.NOTE:
        return paragraph
    found = label_of(paragraph.text)
    if found is None:
        return paragraph
    label, mark = found
    kind = paragraph.kind
    if kind is Kind.PARAGRAPH:
        heading = mark in (Mark.PART, Mark.CHAPTER, Mark.DIVISION, Mark.ROMAN, Mark.UPPER, Mark.ANNEX)
        kind = Kind.HEADING if heading else Kind.ITEM
    lead = len(paragraph.text) - len(paragraph.text.lstrip())
    text = paragraph.text[lead:]
    joins = tuple((max(0, at - lead), source + max(0, lead - at)) for at, source in paragraph.joins)
    return replace(paragraph, text=text, label=label, kind=kind, joins=joins)
