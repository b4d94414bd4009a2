"""Importing a plan: the file is kept, what was read becomes a draft, a corrected version keeps what was confirmed."""

import pytest
from cast import Cast
from imported import PLAN_2026, draft, give

from songhanh.agencies.access import Forbidden
from songhanh.agencies.files import file_store
from songhanh.lib.words import Problem
from songhanh.plans.actions.desk import confirm_items
from songhanh.plans.actions.documents import SameFile, receive_document
from songhanh.plans.models import Item, PlanDocument


def test_what_was_read_becomes_a_draft(people: Cast) -> None:
    plan = draft(people)
    kinds = list(Item.objects.filter(plan=plan).values_list("kind", flat=True))
    assert plan.year == 2026
    assert plan.title.startswith("Kế hoạch triển khai thực hiện công tác bình đẳng giới")
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "letterhead": 1, "citation": 8, "section": 13, "task": 20, "recipients": 1, "signer": 1,
    }  # fmt: skip


def test_the_file_is_kept_as_it_came(people: Cast) -> None:
    document = give(people)
    assert file_store().path(document.digest).read_bytes() == PLAN_2026.encode()


def test_the_same_file_twice_is_noticed(people: Cast) -> None:
    first = give(people)
    with pytest.raises(SameFile) as told:
        give(people)
    assert told.value.document == first


def test_only_the_secretary_imports(people: Cast) -> None:
    with pytest.raises(Forbidden):
        receive_document(agency=people.agency, name="a.txt", chunks=[b"x"], by=people.viewer(people.em))


def test_a_file_that_cannot_be_read_says_why(people: Cast) -> None:
    document = give(people, "PK\x03\x04 half a Word file", name="hong.docx")
    assert document.state == PlanDocument.State.FAILED
    assert "hong.docx" in document.problem_vi


def test_an_empty_file_is_refused_at_once(people: Cast) -> None:
    with pytest.raises(Problem, match="không có nội dung"):
        receive_document(agency=people.agency, name="a.txt", chunks=[], by=people.viewer(people.an))


def test_the_lead_unit_is_found_by_its_name(people: Cast) -> None:
    item = Item.objects.filter(plan=draft(people), kind="task").first()
    assert item is not None
    assert item.values["lead"] == ["Văn phòng"]
    assert item.values["lead_unit"] == people.office.pk
    assert item.proposed["lead"]["vi"]


def test_a_corrected_version_keeps_what_people_confirmed(people: Cast) -> None:
    plan = draft(people)
    by = people.viewer(people.an)
    confirm_items(plan=plan.pk, items=list(Item.objects.filter(plan=plan).values_list("pk", "version")), by=by)
    changed = PLAN_2026.replace(
        "Nâng cao năng lực đội ngũ nữ công chức", "Nâng cao rõ rệt năng lực đội ngũ nữ công chức"
    )
    assert changed != PLAN_2026
    document = give(people, changed, replaces=plan, name="ban-sua.txt")
    assert document.plan == plan
    still_open = list(Item.objects.filter(plan=plan).open())
    assert [one.doubts[-1]["code"] for one in still_open] == ["changed"]
    assert "rõ rệt" in still_open[0].values["text"]
    assert still_open[0].values["lead_unit"] == people.office.pk
