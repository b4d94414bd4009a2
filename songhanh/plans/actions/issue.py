"""Putting a plan into effect: number, day, signer; the wording is frozen, tasks and targets come to be."""

from datetime import date
from typing import Any

from django.db import transaction

from songhanh.agencies.access import Conflict, Permission, Viewer
from songhanh.agencies.models import Body
from songhanh.agencies.queries import who_may
from songhanh.audit.actions import record
from songhanh.law.working_days import next_working_day
from songhanh.lib.text import bare
from songhanh.lib.words import Problem, Words
from songhanh.notices.actions import tell
from songhanh.plans.models import Item, Occurrence, Plan, Target, Task
from songhanh.plans.names import EVERY_UNIT
from songhanh.plans.rules import times_of


@transaction.atomic
def issue_plan(*, plan: int, number: str, issued_on: date, signer_position: str, signer_name: str, by: Viewer) -> Plan:
    """Put a confirmed draft into effect.

    Raises:
        Problem: items are still open, or number or signer is missing. Conflict: it was issued already.
    """
    held = Plan.objects.select_for_update(of=("self",)).select_related("agency").visible_to(by).get(pk=plan)
    by.require(Permission.PLAN_ISSUE, held.agency.path)
    if held.state != Plan.State.DRAFT:
        raise Conflict(
            Words("Kế hoạch này đã được đưa vào thực hiện.", "This plan was put into effect already."),
            Words("Mở kế hoạch để xem nhiệm vụ.", "Open the plan to see its tasks."),
        )
    _check(held, number, issued_on, signer_name, by)
    held.state, held.number, held.issued_on = Plan.State.ISSUED, number.strip(), issued_on
    held.signer_position, held.signer_name = signer_position.strip(), signer_name.strip()
    _name(held)
    held.folded = bare(f"{held.title} {held.year} {held.number}")
    units = {one.pk: one for one in Body.objects.filter(agency=held.agency).open_on(by.day)}
    items = list(Item.objects.filter(plan=held, state=Item.State.CONFIRMED))
    tasks = [_task(held, one, units) for one in items if one.kind == Item.Kind.TASK]
    for one in items:
        if one.kind == Item.Kind.TARGET:
            _target(held, one)
    held.save()
    values: dict[str, object] = {
        "number": held.number,
        "issued_on": issued_on,
        "signer": signer_name,
        "tasks": len(tasks),
    }
    record(by=by, agency=held.agency_id, event="plan.issued", subject=f"plan:{held.pk}", values=values)
    _tell_units(held, tasks, by)
    return held


def _check(plan: Plan, number: str, issued_on: date, signer_name: str, by: Viewer) -> None:
    left = Item.objects.filter(plan=plan).open().count()
    if left:
        raise Problem(
            "open-items",
            Words(f"Còn {left} nội dung chưa xác nhận.", f"{left} items are not confirmed."),
            Words("Xác nhận hoặc bỏ từng nội dung rồi thử lại.", "Confirm or drop each, then try again."),
        )
    if not Item.objects.filter(plan=plan, kind=Item.Kind.TASK).standing().exists():
        raise Problem(
            "no-tasks",
            Words("Văn bản này chưa có nhiệm vụ nào.", "This document has no task."),
            Words("Kiểm tra có đúng là kế hoạch, hoặc thêm nhiệm vụ.", "Look whether it is a plan, or add tasks."),
        )
    if not number.strip() or not signer_name.strip():
        raise Problem(
            "no-number",
            Words("Thiếu số, ký hiệu hoặc người ký.", "Number or signer is missing."),
            Words("Nhập theo văn bản đã ký.", "Enter them as signed."),
        )
    if issued_on > by.day:
        raise Problem(
            "not-yet-issued",
            Words("Ngày ban hành đứng sau hôm nay.", "The day of issue is in the future."),
            Words("Nhập ngày ghi trên văn bản đã ký.", "Enter the day on the signed document."),
        )


def _name(plan: Plan) -> None:
    """Title and year as they were confirmed."""
    head = Item.objects.filter(plan=plan, kind=Item.Kind.LETTERHEAD, state=Item.State.CONFIRMED).first()
    if head is not None:
        plan.title, plan.year = title_of(head.values) or plan.title, head.values.get("year") or plan.year


def title_of(values: dict[str, Any]) -> str:
    """Kind and subject of a letterhead in one line."""
    subject = values.get("subject") or ""
    return f"{values.get('type') or 'Kế hoạch'} {subject[:1].lower()}{subject[1:]}".strip()[:500]


def _task(plan: Plan, item: Item, units: dict[int, Body]) -> Task:
    values = item.values
    lead = units.get(values.get("lead_unit") or 0)
    starts, due = _day(values.get("starts")), _day(values.get("due"))
    task = Task(
        agency=plan.agency, plan=plan, item=item, code=f"NV-{plan.next_task:02d}", section=values.get("section") or "",
        text=values["text"], lead=lead, starts=starts, due=due, recurrence=values.get("recurrence") or "",
        result=values.get("result") or "",
    )  # fmt: skip
    plan.next_task += 1
    task.folded = fold_task(task)
    task.save()
    task.partners.set(_partners(values, lead, units))
    issued = plan.issued_on or date(plan.year, 1, 1)
    add_occurrences(task, max(issued, date(plan.year, 1, 1)), date(plan.year, 12, 31))
    return task


def _partners(values: dict[str, Any], lead: Body | None, units: dict[int, Body]) -> list[Body]:
    named = values.get("partner_units") or []
    every = EVERY_UNIT in named or values.get("lead_unit") == EVERY_UNIT
    found = list(units.values()) if every else [units[one] for one in named if one in units]
    return [one for one in found if one != lead]


def fold_task(task: Task) -> str:
    """What the search looks through."""
    return bare(f"{task.code} {task.text} {task.result} {task.directive}")


def add_occurrences(task: Task, first: date, last: date) -> None:
    """Make the times at which the task is to be done, after those that it has.

    What falls due on a day off is due on the next working day (BLDS 91/2015/QH13 Điều 148 khoản 5); the day that was
    written or computed stays as `first_due`.
    """
    number = task.occurrences.count()
    for span in times_of(task.recurrence, task.starts, task.due, first, last):
        number += 1
        ad_hoc = task.recurrence == "ad_hoc"
        day = span.end if span else (None if ad_hoc else task.due)
        Occurrence(
            task=task, number=number, label_vi=span.label.vi if span else "", label_en=span.label.en if span else "",
            starts=span.start if span else task.starts, due=next_working_day(day) if day else None,
            first_due=day,
        ).save()  # fmt: skip


def _target(plan: Plan, item: Item) -> None:
    values = item.values
    Target(
        plan=plan, item=item, section=values.get("section") or "", text=values["text"],
        comparator=values["comparator"], value=values["value"], unit=values.get("unit") or "", by=values.get("by"),
    ).save()  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _tell_units(plan: Plan, tasks: list[Task], by: Viewer) -> None:
    """Each unit hears once of the plan, with how many tasks it leads."""
    leads: dict[int, list[Task]] = {}
    for one in tasks:
        if one.lead_id is not None:
            leads.setdefault(one.lead_id, []).append(one)
    for found in leads.values():
        unit = found[0].lead
        if unit is None:
            continue
        words = Words(
            f"{plan.title}: {unit.called} chủ trì {len(found)} nhiệm vụ.",
            f"{plan.title}: {unit.called} leads {len(found)} tasks.",
        )
        tell(
            to=who_may(Permission.TASK_DO, unit.path, by.day), agency=plan.agency_id, event="plan.issued", words=words,
            address=f"/ke-hoach/{plan.pk}/?don-vi={unit.pk}", by=by,
        )  # fmt: skip
