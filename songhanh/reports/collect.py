"""What the progress report of a plan says, collected from its work as of a day."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.models import in_branches
from songhanh.audit.queries import head
from songhanh.law.task_states import Outcome
from songhanh.plans.models import Evidence, Note, Occurrence, Plan, Task
from songhanh.plans.queries.board import Board, Filters, TaskRow, board, by_section
from songhanh.plans.queries.targets import TargetRow, target_rows


@dataclass(frozen=True, slots=True)
class Counted:
    """Occurrences in the four words of QĐ 42/2014/QĐ-TTg, and those cancelled, which are in none."""

    on_time: int = 0
    late: int = 0
    pending: int = 0
    overdue: int = 0
    cancelled: int = 0

    @property
    def total(self) -> int:
        """All but the cancelled."""
        return self.on_time + self.late + self.pending + self.overdue

    @classmethod
    def of(cls, occurrences: Iterable[Occurrence], on: date) -> "Counted":
        """The count of `occurrences` as things stood on the day."""
        found = Counter(one.outcome(on) for one in occurrences)
        return cls(
            found[Outcome.ON_TIME], found[Outcome.LATE], found[Outcome.PENDING], found[Outcome.OVERDUE], found[None]
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class SectionCount:
    """A section of the plan with its count."""

    title: str
    counted: Counted


@dataclass(frozen=True, slots=True)
class LateWork:
    """What is overdue: how long, and what was last said of it."""

    row: TaskRow
    label: str
    due: date
    days: int
    reason: str


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """Everything that the report says; each figure is counted from `board`'s rows.

    `evidence` holds what the viewer may see, `unseen` of the rest nothing but ids: task and piece.
    """

    plan: Plan
    on: date
    board: Board
    counted: Counted
    sections: tuple[SectionCount, ...]
    late: tuple[LateWork, ...]
    targets: tuple[TargetRow, ...]
    evidence: tuple[tuple[TaskRow, tuple[Evidence, ...]], ...]
    unseen: frozenset[tuple[int, int]]
    log_number: int
    log_digest: str

    def hidden(self, tasks: Collection[int]) -> int:
        """How many pieces of these tasks stand nowhere in `evidence`."""
        shown = {piece.pk for _, pieces in self.evidence for piece in pieces}
        return len({piece for task, piece in self.unseen if task in tasks} - shown)


def progress_report(plan_id: int, viewer: Viewer) -> ProgressReport:
    """The report as of the viewer's day."""
    found = board(plan_id, Filters(), viewer)
    every = [one for row in found.rows for one in row.occurrences]
    sections = tuple(
        SectionCount(group.title, Counted.of((one for row in group.rows for one in row.occurrences), viewer.day))
        for group in by_section(found)
    )
    log = head(found.plan.agency_id)
    evidence, unseen = _evidence(found, viewer)
    return ProgressReport(
        plan=found.plan,
        on=viewer.day,
        board=found,
        counted=Counted.of(every, viewer.day),
        sections=sections,
        late=tuple(_late(found, viewer.day)),
        targets=tuple(target_rows(found.plan)),
        evidence=evidence,
        unseen=unseen,
        log_number=log.entries if log else 0,
        log_digest=log.head if log else "",
    )


def _late(found: Board, on: date) -> Iterable[LateWork]:
    """Overdue occurrences, the oldest first, with the newest words of those who do the work."""
    rows = {row.pk: row for row in found.rows}
    kinds = [Note.Kind.PROGRESS, Note.Kind.MOVED]
    of_task: dict[int, str] = {}
    of_time: dict[int, str] = {}
    for note in Note.objects.filter(task__in=rows, kind__in=kinds).exclude(text="").order_by("at", "pk"):
        if note.occurrence_id:
            of_time[note.occurrence_id] = note.text
        else:
            of_task[note.task_id] = note.text
    overdue = [(one, row) for row in found.rows for one in row.occurrences if one.is_overdue(on)]
    for one, row in sorted(overdue, key=lambda pair: (pair[0].due or on, pair[1].code)):
        assert one.due is not None
        said = of_time.get(one.pk) or of_task.get(row.pk, "")
        reason = "; ".join(part.strip().rstrip(".") for part in (said, _returned(one)) if part.strip())
        yield LateWork(row, one.label_vi, one.due, (on - one.due).days, reason)


def _returned(one: Occurrence) -> str:
    return f"báo cáo hoàn thành bị trả lại: {one.reason}" if one.state == Occurrence.State.RETURNED else ""


_Pieces = tuple[tuple[TaskRow, tuple[Evidence, ...]], ...]


def _evidence(found: Board, viewer: Viewer) -> tuple[_Pieces, frozenset[tuple[int, int]]]:
    """The standing evidence of the tasks whose evidence the viewer may see, as on their pages; the ids of the rest."""
    by_task: dict[int, list[Evidence]] = {}
    unseen = set()
    uses = Evidence.tasks.through.objects.filter(task__plan=found.plan, evidence__withdrawn_at=None)
    open_to = Exists(Task.objects.filter(_evidence_open_to(viewer), pk=OuterRef("task")))
    for use in uses.select_related("evidence").annotate(is_seen=open_to).order_by("evidence"):
        if getattr(use, "is_seen", False):
            by_task.setdefault(use.task_id, []).append(use.evidence)
        else:
            unseen.add((use.task_id, use.evidence_id))
    return tuple((row, tuple(by_task[row.pk])) for row in found.rows if row.pk in by_task), frozenset(unseen)


def _evidence_open_to(viewer: Viewer) -> Q:
    """Tasks whose evidence the viewer may see: `plans.rights.paths_of` as a filter, for many tasks at once."""
    paths = viewer.paths(Permission.EVIDENCE_SEE)
    of_nobody = Q(lead=None) & in_branches("agency__path", paths)
    return in_branches("lead__path", paths) | of_nobody | in_branches("partners__path", paths)
