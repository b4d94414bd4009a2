"""From what reading found to the items of a draft."""

from datetime import date
from pathlib import Path

import pytest

from songhanh.plans.drafting import FIELDS, DraftItem, findings_of, items_of, shown_blocks
from songhanh.reading.findings import findings
from songhanh.reading.proposals import propose
from songhanh.reading.read import Reading
from songhanh.reading.understand import understand

ON = date(2026, 11, 9)


@pytest.fixture(scope="module")
def reading(example: Path) -> Reading:
    return understand(example)


@pytest.fixture(scope="module")
def items(reading: Reading) -> list[DraftItem]:
    return items_of(propose(reading.plan, ON), ON)


def test_items_stand_in_the_order_of_the_text(items: list[DraftItem]) -> None:
    assert [one.start for one in items] == sorted(one.start for one in items)


def test_every_field_is_one_of_its_kind(items: list[DraftItem]) -> None:
    assert all({*one.written, *one.values} <= set(FIELDS[one.kind]) for one in items)


def test_the_evidence_of_what_is_written_is_where_it_stands(items: list[DraftItem], reading: Reading) -> None:
    source = reading.document.source
    sections = [one for one in items if one.kind == "section"]
    for one in sections:
        start, end = one.places["title"]
        assert one.written["title"] in " ".join(source[start:end].split())


def test_a_proposal_never_stands_as_written(items: list[DraftItem]) -> None:
    proposed = [one for one in items if one.proposed]
    assert proposed
    for one in proposed:
        assert not set(one.proposed) & set(one.written)
        assert all(why["vi"] and why["en"] for why in one.proposed.values())


def test_a_law_that_is_gone_needs_a_look(items: list[DraftItem]) -> None:
    law = next(one for one in items if one.values.get("title") == "Phòng, chống bạo lực gia đình")
    assert [one["code"] for one in law.doubts] == ["law-state"]


def test_a_task_with_two_times_says_so(items: list[DraftItem]) -> None:
    found = [one for one in items if "several-days" in {doubt["code"] for doubt in one.doubts}]
    assert len(found) == 2
    assert found[0].values["starts"] == "2022-06-01"
    assert found[0].values["due"] == "2022-12-15"


def test_the_document_is_shown_whole(reading: Reading) -> None:
    shown = shown_blocks(reading.document)
    assert [one["text"] for one in shown if one["b"] == "p"] == [one.text for one in reading.document.paragraphs()]
    assert all(one["joins"] for one in shown if one["b"] == "p")


def test_findings_are_stored_with_both_languages(reading: Reading) -> None:
    found = findings_of(findings(reading.document, propose(reading.plan, ON), ON))
    assert found
    assert all(one["what"]["vi"] and one["what"]["en"] and one["remedy"]["vi"] for one in found)
