"""Targets with what was reported, next to what was aimed at."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch

from songhanh.agencies.access import Viewer
from songhanh.plans.models import Plan, Target, TargetValue


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target, its newest value (None: nothing was reported), all reports, whether it is reached."""

    target: Target
    newest: TargetValue | None
    values: tuple[TargetValue, ...]

    @property
    def reached(self) -> bool | None:
        """Whether the newest value reaches the target; None without one."""
        if self.newest is None:
            return None
        value, aim = self.newest.value, self.target.value
        return {">=": value >= aim, "<=": value <= aim, "=": value == aim}[self.target.comparator]

    @property
    def short_by(self) -> Decimal:
        """How far the newest value is from the target, 0 where it is reached."""
        if self.newest is None or self.reached:
            return Decimal(0)
        return abs(self.target.value - self.newest.value)


def target_rows(plan: Plan) -> list[TargetRow]:
    """The targets of a plan in their order; two queries."""
    values = Prefetch("values", TargetValue.objects.select_related("by"))
    found = Target.objects.filter(plan=plan).prefetch_related(values)
    return [_row(one) for one in found]


def _row(target: Target) -> TargetRow:
    values = tuple(target.values.all())
    return TargetRow(target, values[-1] if values else None, values)


def target_for(target_id: int, viewer: Viewer) -> Target:
    """A target of a plan that the viewer sees."""
    plans = Plan.objects.visible_to(viewer)
    return Target.objects.select_related("plan__agency").filter(plan__in=plans).get(pk=target_id)
