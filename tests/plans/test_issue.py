"""Putting a plan into effect: confirmed, numbered, frozen; tasks with their times come to be."""

from datetime import date

import pytest
from cast import Cast
from imported import PLAN_2026, draft, issued

from songhanh.agencies.access import Conflict
from songhanh.lib.words import Problem
from songhanh.notices.models import Notice
from songhanh.plans.actions.desk import confirm_items, drop_item
from songhanh.plans.actions.issue import issue_plan
from songhanh.plans.models import Item, Occurrence, Plan, Target, Task


def put_into_effect(people: Cast, plan: Plan, **changes: object) -> Plan:
    values: dict[str, object] = {
        "number": "12/KH-SKHĐT", "issued_on": date(2026, 3, 2), "signer_position": "GIÁM ĐỐC", "signer_name": "Hà",
    }  # fmt: skip
    return issue_plan(plan=plan.pk, **{**values, **changes}, by=people.viewer(people.khai))  # type: ignore[arg-type]


def test_what_is_not_confirmed_stops_it(people: Cast) -> None:
    with pytest.raises(Problem, match="44 nội dung chưa xác nhận"):
        put_into_effect(people, draft(people))


def test_number_and_signer_are_asked_for(people: Cast) -> None:
    plan = draft(people)
    by = people.viewer(people.an)
    confirm_items(plan=plan.pk, items=list(Item.objects.filter(plan=plan).values_list("pk", "version")), by=by)
    with pytest.raises(Problem, match="Thiếu số"):
        put_into_effect(people, plan, number=" ")
    with pytest.raises(Problem, match="sau hôm nay"):
        put_into_effect(people, plan, issued_on=date(2027, 1, 1))


def test_tasks_come_to_be_with_what_was_set(people: Cast) -> None:
    plan = issued(people)
    tasks = list(Task.objects.filter(plan=plan))
    assert len(tasks) == 20
    assert tasks[0].code == "NV-01"
    assert tasks[0].lead == people.office
    assert tasks[0].item is not None
    assert all(one.occurrences.exists() for one in tasks)


def test_what_is_for_every_unit_has_all_of_them_as_partners(people: Cast) -> None:
    plan = issued(people)
    task = Task.objects.get(plan=plan, item__values__lead=["Các phòng, đơn vị"])
    assert set(task.partners.all()) == {people.office, people.inspectors}


def test_monthly_work_has_a_time_for_each_month_to_the_end_of_the_year(people: Cast) -> None:
    plan = draft(people)
    by = people.viewer(people.an)
    item = Item.objects.filter(plan=plan, kind="task")[0]
    item.values |= {"recurrence": "monthly", "starts": None, "due": None}
    item.save()
    confirm_items(plan=plan.pk, items=list(Item.objects.filter(plan=plan).values_list("pk", "version")), by=by)
    put_into_effect(people, plan)
    times = Occurrence.objects.filter(task__item=item)
    assert [one.label_vi for one in times][:2] == ["Tháng 3/2026", "Tháng 4/2026"]
    assert times.count() == 10
    assert times[9].due == date(2026, 12, 31)


def test_the_wording_is_frozen_from_then_on(people: Cast) -> None:
    plan = issued(people)
    item = Item.objects.filter(plan=plan, kind="task")[0]
    with pytest.raises(Problem, match="đã ban hành"):
        drop_item(plan=plan.pk, item=(item.pk, item.version), by=people.viewer(people.an))


def test_a_plan_is_issued_once(people: Cast) -> None:
    plan = issued(people)
    with pytest.raises(Conflict):
        put_into_effect(people, plan)


def test_each_lead_unit_is_told_once(people: Cast) -> None:
    issued(people)
    told = Notice.objects.filter(event="plan.issued", to=people.em)
    assert told.count() == 1
    assert "Văn phòng Sở chủ trì" in told[0].vi


def test_staff_do_not_issue(people: Cast) -> None:
    with pytest.raises(Plan.DoesNotExist):
        issue_plan(
            plan=draft(people).pk, number="1", issued_on=date(2026, 1, 1), signer_position="", signer_name="x",
            by=people.viewer(people.giang),
        )  # fmt: skip


def test_targets_come_to_be(people: Cast) -> None:
    goal = "- Phấn đấu tỷ lệ nữ trong quy hoạch đạt từ 40% trở lên vào năm 2026.\n\n4. Tăng cường hoạt động của Ban"
    plan = issued(people, PLAN_2026.replace("4. Tăng cường hoạt động của Ban", goal))
    target = Target.objects.get(plan=plan)
    assert (target.comparator, float(target.value), target.unit, target.by) == (">=", 40.0, "%", 2026)
