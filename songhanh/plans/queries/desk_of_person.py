"""My desk: what is late, what is due soon, what waits for me."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F, Q

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.models import in_branches
from songhanh.plans.models import Item, Occurrence, Plan, PlanDocument

AHEAD = 14  # days
_MOST = 50


@dataclass(frozen=True, slots=True)
class PersonDesk:
    """Occurrences with their tasks, and documents and drafts that wait."""

    overdue_in_all: int
    overdue: tuple[Occurrence, ...]
    soon: tuple[Occurrence, ...]
    to_approve: tuple[Occurrence, ...]
    returned: tuple[Occurrence, ...]
    drafts: tuple[Plan, ...]
    failed: tuple[PlanDocument, ...]

    @property
    def waiting(self) -> int:
        """How many things wait for the viewer."""
        return len(self.to_approve) + len(self.returned) + len(self.drafts) + len(self.failed)


def person_desk(viewer: Viewer) -> PersonDesk:
    """What concerns the viewer: who sees to the whole agency sees all of it, a unit its own; six queries."""
    found = Occurrence.objects.visible_to(viewer).select_related("task__lead", "task__plan", "task__agency")
    mine = found.filter(_concerns(viewer)).distinct().order_by("due", "pk")
    late = mine.overdue(viewer.day)
    overdue = tuple(late[:_MOST])
    soon = tuple(mine.due_by(viewer.day, viewer.day + timedelta(days=AHEAD))[:_MOST])
    judged = found.filter(state=Occurrence.State.WAITING).filter(_leads(viewer.paths(Permission.TASK_APPROVE)))
    returned = mine.filter(state=Occurrence.State.RETURNED)
    may_prepare = viewer.paths(Permission.PLAN_PREPARE)
    drafts = Plan.objects.filter(in_branches("agency__path", may_prepare), state=Plan.State.DRAFT)
    failed = PlanDocument.objects.filter(in_branches("agency__path", may_prepare), state=PlanDocument.State.FAILED)
    overdue_in_all = len(overdue) if len(overdue) < _MOST else late.count()
    return PersonDesk(
        overdue_in_all, overdue, soon, tuple(judged.order_by("pk")[:_MOST]), tuple(returned[:_MOST]),
        tuple(drafts[:_MOST]), tuple(failed.defer("source", "shown", "findings", "folded").order_by("-pk")[:5]),
    )  # fmt: skip


def open_times(viewer: Viewer) -> list[Occurrence]:
    """What the viewer may report progress on, the earliest due first."""
    found = Occurrence.objects.visible_to(viewer).unfinished().exclude(state=Occurrence.State.WAITING)
    doing = viewer.paths(Permission.TASK_DO)
    mine = found.filter(_leads(doing) | in_branches("task__partners__path", doing)).distinct()
    return list(mine.select_related("task__lead", "task__agency").order_by(F("due").asc(nulls_last=True), "pk")[:200])


def _leads(paths: tuple[str, ...]) -> Q:
    return in_branches("task__lead__path", paths) | Q(task__lead=None) & in_branches("task__agency__path", paths)


def _concerns(viewer: Viewer) -> Q:
    """Tasks that the viewer's branches lead or help with, or that are the viewer's to remind about."""
    doing = viewer.paths(Permission.TASK_DO)
    minding = viewer.paths(Permission.TASK_REMIND)
    helping = in_branches("task__partners__path", doing)
    return _leads(doing) | helping | in_branches("task__agency__path", minding) | Q(task__assignee=viewer.user)


def open_items(plans: tuple[Plan, ...]) -> dict[int, int]:
    """How many items of each draft nobody has confirmed."""
    rows = Item.objects.open().filter(plan__in=plans).values_list("plan", flat=True)
    found: dict[int, int] = {}
    for plan in rows:
        found[plan] = found.get(plan, 0) + 1
    return found
