"""What the progress report of a plan says, collected from its work as of a day."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from songhanh.agencies.access import Viewer
from songhanh.audit.queries import head
from songhanh.law.task_states import Outcome
from songhanh.plans.models import Evidence, Note, Occurrence, Plan
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
    """Everything that the report says; each figure is counted from `board`'s rows."""

    plan: Plan
    on: date
    board: Board
    counted: Counted
    sections: tuple[SectionCount, ...]
    late: tuple[LateWork, ...]
    targets: tuple[TargetRow, ...]
    evidence: tuple[tuple[TaskRow, tuple[Evidence, ...]], ...]
    log_number: int
    log_digest: str


def progress_report(plan_id: int, viewer: Viewer) -> ProgressReport:
    """The report as of the viewer's day."""
    found = board(plan_id, Filters(), viewer)
    every = [one for row in found.rows for one in row.occurrences]
    sections = tuple(
        SectionCount(group.title, Counted.of((one for row in group.rows for one in row.occurrences), viewer.day))
        for group in by_section(found)
    )
    log = head(found.plan.agency_id)
    return ProgressReport(
        plan=found.plan,
        on=viewer.day,
        board=found,
        counted=Counted.of(every, viewer.day),
        sections=sections,
        late=tuple(_late(found, viewer.day)),
        targets=tuple(target_rows(found.plan)),
        evidence=tuple(_evidence(found)),
        log_number=log.entries if log else 0,
        log_digest=log.head if log else "",
    )


def _late(found: Board, on: date) -> Iterable[LateWork]:
    """Overdue occurrences, the oldest first, with the newest words of those who do the work."""
    rows = {row.pk: row for row in found.rows}
    kinds = [Note.Kind.PROGRESS, Note.Kind.COMMENT, Note.Kind.MOVED]
    said: dict[int, str] = {}
    for note in Note.objects.filter(task__in=rows, kind__in=kinds).exclude(text="").order_by("at", "pk"):
        said[note.task_id] = note.text
    overdue = [(one, row) for row in found.rows for one in row.occurrences if one.is_overdue(on)]
    for one, row in sorted(overdue, key=lambda pair: (pair[0].due or on, pair[1].code)):
        assert one.due is not None
        reason = one.reason or said.get(row.pk, "")
        yield LateWork(row, one.label_vi, one.due, (on - one.due).days, reason)


def _evidence(found: Board) -> Iterable[tuple[TaskRow, tuple[Evidence, ...]]]:
    by_task: dict[int, list[Evidence]] = {}
    uses = Evidence.tasks.through.objects.filter(task__plan=found.plan, evidence__withdrawn_at=None)
    for use in uses.select_related("evidence").order_by("evidence"):
        by_task.setdefault(use.task_id, []).append(use.evidence)
    for row in found.rows:
        if row.pk in by_task:
            yield row, tuple(by_task[row.pk])
