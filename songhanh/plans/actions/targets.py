"""Targets: what was reached is reported, period by period."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from songhanh.agencies.access import Permission, Viewer
from songhanh.audit.actions import record
from songhanh.lib.words import Problem, Words
from songhanh.plans.models import Plan, Target, TargetValue


@dataclass(frozen=True, slots=True)
class Reported:
    """A value of a period: of a ratio its numerator and denominator, of anything else the value itself."""

    starts: date
    ends: date
    source: str
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value: Decimal | None = None


@transaction.atomic
def report_value(*, target: int, reported: Reported, by: Viewer) -> TargetValue:
    """Report what was reached; a correction is another report, and both stay."""
    found = Target.objects.select_related("plan__agency").get(pk=target)
    if not Plan.objects.visible_to(by).filter(pk=found.plan_id).exists():
        raise Target.DoesNotExist
    by.require(Permission.TARGET_REPORT, found.plan.agency.path)
    value = _value(found, reported)
    made = TargetValue(
        target=found, starts=reported.starts, ends=reported.ends, numerator=reported.numerator,
        denominator=reported.denominator, value=value, source=reported.source.strip()[:250], by_id=by.user or None,
        at=by.at,
    )  # fmt: skip
    made.save()
    values: dict[str, object] = {"value": value, "numerator": reported.numerator, "denominator": reported.denominator}
    values |= {"starts": reported.starts, "ends": reported.ends, "source": made.source}
    record(by=by, agency=found.plan.agency_id, event="target.reported", subject=f"target:{found.pk}", values=values)
    return made


def _value(target: Target, reported: Reported) -> Decimal:
    if reported.starts > reported.ends or not reported.source.strip():
        raise _wrong("Kỳ báo cáo hoặc nguồn số liệu chưa đúng.", "The period or the source is not right.")
    if target.unit == "%":
        if reported.numerator is None or not reported.denominator:
            raise _wrong("Tỷ lệ cần tử số và mẫu số.", "A ratio needs numerator and denominator.")
        if not 0 <= reported.numerator <= reported.denominator:
            raise _wrong("Tử số lớn hơn mẫu số.", "The numerator is larger than the denominator.")
        return (100 * reported.numerator / reported.denominator).quantize(Decimal("0.0001"))
    if reported.value is None:
        raise _wrong("Chưa nhập giá trị đạt được.", "The value is missing.")
    return reported.value


def _wrong(vi: str, en: str) -> Problem:
    return Problem(
        "wrong-value", Words(vi, en), Words("Sửa số liệu rồi gửi lại.", "Correct the figures and send again.")
    )
