"""The glossary of the project: one English word for each Vietnamese term, from `glossary.csv`.

`python -m songhanh.law.glossary > docs/glossary.md` writes the page anew.
"""

import sys
from itertools import groupby
from typing import NamedTuple

from songhanh.law.tables import rows
from songhanh.lib.text import sort_key

_HEAD = """# Glossary

One English word for each Vietnamese term; the word is used in code, in files and in the English of every sentence.
Made from `songhanh/law/data/glossary.csv` by `python -m songhanh.law.glossary`: change the table, not this page.
"""


class Term(NamedTuple):
    """A row of the glossary; `part` is the part of the product it belongs to."""

    vi: str
    en: str
    definition: str
    part: str


def terms() -> tuple[Term, ...]:
    """Every term, in the order of the table."""
    return tuple(Term(row["vi"], row["en"], row["definition"], row["part"]) for row in rows("glossary"))


def page() -> str:
    """The glossary as Markdown: a table for each part, in Vietnamese alphabetical order."""
    parts = groupby(sorted(terms(), key=lambda term: (term.part, sort_key(term.vi))), key=lambda term: term.part)
    return _HEAD + "".join(_table(part, tuple(found)) for part, found in parts)


def _table(part: str, found: tuple[Term, ...]) -> str:
    lines = "".join(f"| {term.vi} | `{term.en}` | {term.definition} |\n" for term in found)
    return f"\n## {part.capitalize()}\n\n| Vietnamese | English | meaning |\n|---|---|---|\n{lines}"


if __name__ == "__main__":
    sys.stdout.write(page())
