"""Targets that an agency sets itself beside those of the programmes."""

from decimal import Decimal

from django.db import transaction

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.models import Body
from songhanh.audit.actions import record
from songhanh.lib.words import Problem, Words
from songhanh.people.models import OwnTarget


@transaction.atomic
def set_target(*, agency: Body, measure: str, year: int, percent: Decimal | None, reason: str, by: Viewer) -> OwnTarget:
    """Set what the agency aims at in a year, in percent; None takes its own target away. The reason is kept."""
    by.require(Permission.PLAN_AMEND, agency.path)
    if percent is not None and not 0 <= percent <= 100:
        raise Problem(
            "no-percent", Words("Mức phải từ 0 đến 100%.", "The target is from 0 to 100 percent."),
            Words("Nhập lại mức.", "Enter it again."),
        )  # fmt: skip
    if not reason.strip():
        raise Problem(
            "no-reason", Words("Chưa ghi căn cứ của mức này.", "What the target rests on is missing."),
            Words("Ghi căn cứ, ví dụ số nghị quyết, kế hoạch.", "Write it, such as the number of a resolution."),
        )  # fmt: skip
    made = OwnTarget.objects.create(
        agency=agency, measure=measure, year=year, percent=percent, reason=reason.strip()[:300], at=by.at,
        by_id=by.user or None,
    )  # fmt: skip
    values: dict[str, object] = {"measure": measure, "year": year, "percent": percent, "reason": reason.strip()}
    record(by=by, agency=agency.pk, event="measure.target_set", subject=f"agency:{agency.pk}", values=values)
    return made
