"""A plan in effect is amended with a reason: its number, day and signer, and what its targets aim at."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import F

from songhanh.agencies.access import Conflict, Permission, Viewer
from songhanh.audit.actions import record
from songhanh.lib.text import bare
from songhanh.lib.words import Problem, Words
from songhanh.plans.models import Plan, Target
from songhanh.plans.rules import needed_reason


@dataclass(frozen=True, slots=True)
class Head:
    """Number, day and signer of a plan that was signed."""

    number: str
    issued_on: date
    signer_position: str
    signer_name: str


@dataclass(frozen=True, slots=True)
class Aim:
    """What a target aims at."""

    comparator: str
    value: Decimal
    by: int | None


@transaction.atomic
def amend_head(*, plan: int, head: Head, reason: str, by: Viewer) -> Plan:
    """Correct number, day or signer, with a reason; what stood there before stays in the log."""
    held = Plan.objects.select_for_update(of=("self",)).select_related("agency").visible_to(by).in_force().get(pk=plan)
    by.require(Permission.PLAN_AMEND, held.agency.path)
    why = needed_reason(reason)
    if not head.number.strip() or not head.signer_name.strip() or head.issued_on > by.day:
        raise Problem(
            "wrong-head", Words("Thiếu số, người ký, hoặc ngày đứng sau hôm nay.", "Number, signer or day is wrong."),
            Words("Nhập theo văn bản đã ký.", "Enter them as signed."),
        )  # fmt: skip
    before = Head(held.number, held.issued_on or head.issued_on, held.signer_position, held.signer_name)
    held.number, held.issued_on = head.number.strip(), head.issued_on
    held.signer_position, held.signer_name = head.signer_position.strip(), head.signer_name.strip()
    held.folded = bare(f"{held.title} {held.year} {held.number}")
    held.save()
    values: dict[str, object] = {"before": asdict(before), "after": asdict(head), "reason": why, "title": held.title}
    record(by=by, agency=held.agency_id, event="plan.amended", subject=f"plan:{held.pk}", values=values)
    return held


@transaction.atomic
def amend_target(*, target: int, version: int, aim: Aim, reason: str, by: Viewer) -> Target:
    """Aim at something else, with a reason; the wording of the plan stays with its item."""
    found = Target.objects.select_for_update(of=("self",)).select_related("plan__agency").get(pk=target)
    if not Plan.objects.visible_to(by).in_force().filter(pk=found.plan_id).exists():
        raise Target.DoesNotExist
    by.require(Permission.PLAN_AMEND, found.plan.agency.path)
    why = needed_reason(reason)
    if found.version != version:
        raise Conflict(
            Words("Người khác vừa sửa chỉ tiêu này.", "Somebody else has just changed this target."),
            Words("Xem mức mới rồi sửa lại.", "Look at the new aim and try again."),
        )
    before = Aim(found.comparator, found.value, found.by)
    found.comparator, found.value, found.by, found.version = aim.comparator, aim.value, aim.by, F("version") + 1
    found.save(update_fields=["comparator", "value", "by", "version"])
    found.refresh_from_db()
    values: dict[str, object] = {"before": asdict(before), "after": asdict(aim), "reason": why, "text": found.text}
    record(by=by, agency=found.plan.agency_id, event="target.amended", subject=f"target:{found.pk}", values=values)
    return found
