"""The glossary page is made from the table and is current."""

from pathlib import Path

from songhanh.law.glossary import page, terms

PAGE = Path(__file__).parents[2] / "docs" / "glossary.md"


def test_the_page_is_what_the_table_gives() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_no_term_is_lost_on_the_page() -> None:
    assert page().count("\n| ") - 2 * page().count("\n## ") + page().count("\n## ") == len(terms())


def test_a_bar_never_breaks_a_row() -> None:
    assert not [term for term in terms() if "|" in "".join(term)]
