"""The reading desk: confirm, edit, split, merge, drop, add, undo; two people at once."""

from collections.abc import Callable

import pytest
from cast import Cast
from imported import PLAN_2026, draft, give

from songhanh.agencies.access import Conflict, Forbidden
from songhanh.audit.models import Entry
from songhanh.lib.words import Problem
from songhanh.plans.actions.desk import (
    add_item,
    confirm_items,
    drop_item,
    edit_item,
    merge_items,
    restore_item,
    split_item,
    undo_step,
)
from songhanh.plans.actions.documents import discard_draft
from songhanh.plans.models import BodyName, Item, Plan
from songhanh.plans.queries.desk import desk


def a_task(plan: Plan, number: int = 0) -> Item:
    return Item.objects.filter(plan=plan, kind="task")[number]


def seen(item: Item) -> tuple[int, int]:
    return item.pk, item.version


def test_confirming_says_who_and_when(people: Cast) -> None:
    plan, by = draft(people), people.viewer(people.an)
    item = confirm_items(plan=plan.pk, items=[seen(a_task(plan))], by=by)[0]
    assert (item.state, item.confirmed_by_id, item.confirmed_at) == ("confirmed", people.an.pk, by.at)
    assert Entry.objects.filter(event="item.confirm", subject=f"plan:{plan.pk}").count() == 1


def test_only_who_prepares_plans_confirms(people: Cast) -> None:
    plan = draft(people)
    with pytest.raises(Plan.DoesNotExist):  # a draft is not there for who does not prepare it
        confirm_items(plan=plan.pk, items=[seen(a_task(plan))], by=people.viewer(people.em))


def test_a_plan_of_another_agency_is_not_there(people: Cast) -> None:
    plan = draft(people)
    with pytest.raises(Plan.DoesNotExist):
        confirm_items(plan=plan.pk, items=[seen(a_task(plan))], by=people.viewer(people.binh))


def test_what_a_person_sets_is_kept_beside_what_is_written(people: Cast) -> None:
    plan, by = draft(people), people.viewer(people.an)
    item = a_task(plan)
    changed = edit_item(
        plan=plan.pk, item=seen(item), values={"due": "2026-06-30", "lead_unit": people.inspectors.pk},
        places={"due": [10, 20]}, by=by,
    )  # fmt: skip
    assert changed.values["due"] == "2026-06-30"
    assert changed.places["due"] == [10, 20]
    assert "due" not in changed.proposed
    assert changed.written == item.written


def test_two_people_do_not_overwrite_each_other(people: Cast) -> None:
    plan, by = draft(people), people.viewer(people.an)
    item = a_task(plan)
    edit_item(plan=plan.pk, item=seen(item), values={"result": "Kế hoạch"}, places={}, by=by)
    with pytest.raises(Conflict, match="Người khác vừa sửa"):
        edit_item(plan=plan.pk, item=seen(item), values={"result": "Báo cáo"}, places={}, by=by)
    assert a_task(plan).values["result"] == "Kế hoạch"


def test_several_are_confirmed_all_or_none(people: Cast) -> None:
    plan, by = draft(people), people.viewer(people.an)
    first, second = a_task(plan), a_task(plan, 1)
    confirm_items(plan=plan.pk, items=[seen(first)], by=by)
    with pytest.raises(Conflict):
        confirm_items(plan=plan.pk, items=[seen(second), seen(first)], by=by)
    assert a_task(plan, 1).state == "open"


def test_wrong_values_are_refused_with_a_sentence(people: Cast) -> None:
    plan, by = draft(people), people.viewer(people.an)
    for values, sentence in (
        ({"due": "31/02/2026"}, "không phải là ngày"),
        ({"starts": "2026-09-01", "due": "2026-08-01"}, "đứng sau thời hạn"),
        ({"text": "  "}, "đang để trống"),
        ({"recurrence": "sometimes"}, "Định kỳ"),
    ):
        with pytest.raises(Problem, match=sentence):
            edit_item(plan=plan.pk, item=seen(a_task(plan)), values=values, places={}, by=by)


def test_a_task_with_two_times_is_split(people: Cast) -> None:
    plan, by = draft(people), people.viewer(people.an)
    item = Item.objects.get(plan=plan, kind="task", values__text__startswith="Triển khai Tháng hành động quốc gia")
    made = split_item(plan=plan.pk, item=seen(item), texts=["Tháng 6", "Tháng 11"], by=by)
    assert [one.values["text"] for one in made] == ["Tháng 6", "Tháng 11"]
    assert {one.state for one in made} == {"open"}
    assert made[1].written == item.written


def test_tasks_that_are_one_are_merged(people: Cast) -> None:
    plan, by = draft(people), people.viewer(people.an)
    first, second = a_task(plan), a_task(plan, 5)
    merged = merge_items(plan=plan.pk, items=[seen(first), seen(second)], by=by)
    assert merged.values["due"] == max(first.values["due"], second.values["due"])
    assert merged.state == "confirmed"
    assert Item.objects.get(pk=second.pk).state == "dropped"


def test_what_was_dropped_can_be_restored(people: Cast) -> None:
    plan, by = draft(people), people.viewer(people.an)
    dropped = drop_item(plan=plan.pk, item=seen(a_task(plan)), by=by)
    assert dropped.pk in {one.pk for one in desk(plan.pk, by).dropped}
    assert restore_item(plan=plan.pk, item=seen(dropped), by=by).state == "open"


def test_what_was_not_seen_is_added_with_its_evidence(people: Cast) -> None:
    plan, by = draft(people), people.viewer(people.an)
    item = add_item(plan=plan.pk, kind="task", values={"text": "Tổ chức hội thi"}, start=100, end=120, by=by)
    assert (item.state, item.places["text"], item.added_by_hand) == ("confirmed", [100, 120], True)


@pytest.mark.parametrize("what", ["confirm", "edit", "split", "merge", "drop", "add"])
def test_every_step_can_be_undone(people: Cast, what: str) -> None:
    plan, by = draft(people), people.viewer(people.an)

    def state() -> list[tuple[object, ...]]:
        return list(
            Item.objects.filter(plan=plan).order_by("pk").values_list("pk", "state", "values", "written", "places")
        )

    before, item = state(), a_task(plan)
    steps: dict[str, Callable[[], object]] = {
        "confirm": lambda: confirm_items(plan=plan.pk, items=[seen(item)], by=by),
        "edit": lambda: edit_item(plan=plan.pk, item=seen(item), values={"result": "x"}, places={}, by=by),
        "split": lambda: split_item(plan=plan.pk, item=seen(item), texts=["a", "b", "c"], by=by),
        "merge": lambda: merge_items(plan=plan.pk, items=[seen(item), seen(a_task(plan, 1))], by=by),
        "drop": lambda: drop_item(plan=plan.pk, item=seen(item), by=by),
        "add": lambda: add_item(plan=plan.pk, kind="task", values={"text": "x"}, start=0, end=0, by=by),
    }
    steps[what]()
    assert state() != before
    undo_step(plan=plan.pk, by=by)
    assert state() == before


def test_steps_are_undone_from_the_last_to_the_first(people: Cast) -> None:
    plan, by = draft(people), people.viewer(people.an)
    for number in range(3):
        confirm_items(plan=plan.pk, items=[seen(a_task(plan, number))], by=by)
    for left in (2, 1, 0):
        undo_step(plan=plan.pk, by=by)
        assert Item.objects.filter(plan=plan, state="confirmed").count() == left
    with pytest.raises(Problem, match="Không còn bước nào"):
        undo_step(plan=plan.pk, by=by)


def test_a_step_that_another_built_on_is_not_undone(people: Cast) -> None:
    plan, by = draft(people), people.viewer(people.an)
    item = confirm_items(plan=plan.pk, items=[seen(a_task(plan))], by=by)[0]
    other = people.viewer(people.khai)
    with pytest.raises(Forbidden):
        drop_item(plan=plan.pk, item=seen(item), by=other)
    Item.objects.filter(pk=item.pk).update(version=item.version + 1)  # as another secretary would
    with pytest.raises(Conflict):
        undo_step(plan=plan.pk, by=by)


def test_a_name_that_was_confirmed_is_known_in_the_next_plan(people: Cast) -> None:
    plan, by = draft(people), people.viewer(people.an)
    item = next(
        one
        for one in Item.objects.filter(plan=plan, kind="task")
        if "lead" in one.written and one.values["lead_unit"] is None
    )
    name = item.values["lead"][0]
    edit_item(plan=plan.pk, item=seen(item), values={"lead_unit": people.inspectors.pk}, places={}, by=by)
    after = give(people, PLAN_2026.replace("2026", "2027"), name="nam-sau.txt")
    assert after.plan is not None
    again = [one for one in Item.objects.filter(plan=after.plan, kind="task") if one.values.get("lead") == [name]]
    assert again
    assert {one.values["lead_unit"] for one in again} == {people.inspectors.pk}


def test_the_page_costs_the_same_queries_for_any_plan(people: Cast, django_assert_max_num_queries: object) -> None:
    plan, by = draft(people), people.viewer(people.an)
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        desk(plan.pk, by)


def test_what_was_only_proposed_teaches_no_name(people: Cast) -> None:
    plan, by = draft(people), people.viewer(people.an)
    item = next(one for one in Item.objects.filter(plan=plan, kind="task") if "lead" in one.proposed)
    edit_item(plan=plan.pk, item=seen(item), values={"lead_unit": people.inspectors.pk}, places={}, by=by)
    assert not BodyName.objects.exists()


def test_the_state_of_a_law_is_told_for_the_day_of_the_letterhead(people: Cast) -> None:
    plan, by = draft(people), people.viewer(people.an)
    head = Item.objects.get(plan=plan, kind="letterhead")
    edit_item(plan=plan.pk, item=seen(head), values={"date": "2026-04-12"}, places={}, by=by)
    law = next(one for one in desk(plan.pk, by).items if one.law)
    assert [f"{one.day}" for one in law.law] == ["2026-04-12", f"{by.day}"]


def test_parts_of_what_did_not_change_outlive_a_corrected_version(people: Cast) -> None:
    plan, by = draft(people), people.viewer(people.an)
    first, second = split_item(plan=plan.pk, item=seen(a_task(plan)), texts=["Một", "Hai"], by=by)
    confirm_items(plan=plan.pk, items=[seen(first), seen(second)], by=by)
    give(people, PLAN_2026.replace("Hà Mạnh Cường", "Hà Mạnh Hùng"), replaces=plan, name="ban-sua.txt")
    kept = Item.objects.filter(pk__in=[first.pk, second.pk]).order_by("pk")
    assert [(one.state, one.values["text"]) for one in kept] == [("confirmed", "Một"), ("confirmed", "Hai")]


def test_a_draft_that_nobody_needs_is_put_away(people: Cast) -> None:
    plan, by = draft(people), people.viewer(people.an)
    with pytest.raises(Problem, match="lý do"):
        discard_draft(plan=plan.pk, reason=" ", by=by)
    discard_draft(plan=plan.pk, reason="Tải nhầm", by=by)
    assert not Plan.objects.visible_to(by).exists()
