"""The page of a task: what it is, how far it is, what proves it, what was said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from songhanh.agencies.access import REASONS, Permission, Viewer
from songhanh.agencies.models import User
from songhanh.agencies.queries import who_may
from songhanh.law.task_states import Outcome
from songhanh.law.working_days import next_working_day
from songhanh.lib.words import Words
from songhanh.plans.models import Evidence, Item, Note, Occurrence, PlanDocument, Step, Task
from songhanh.plans.rights import paths_of, rights_on
from songhanh.plans.rules import FINISHED, Move, Standing, moves_from, standing


@dataclass(frozen=True, slots=True)
class Offer:
    """A step that the state allows; `refused` says why this viewer may not take it."""

    name: str
    move: Move
    refused: Words | None


@dataclass(frozen=True, slots=True)
class Time:
    """An occurrence with what may be done now."""

    occurrence: Occurrence
    label: Words
    outcome: Outcome | None
    days_late: int
    days_left: int | None
    offers: tuple[Offer, ...]
    day_off: date | None  # the day that was meant, where it is one on which offices are closed

    @property
    def allowed(self) -> tuple[Offer, ...]:
        """The steps that this viewer may take."""
        return tuple(one for one in self.offers if one.refused is None)


@dataclass(frozen=True, slots=True)
class TaskPage:
    """Everything on the page; `pieces` is empty where the viewer may not see evidence, and `sees_evidence` says so."""

    task: Task
    partners: tuple[str, ...]
    standing: Standing
    times: tuple[Time, ...]
    steps: tuple[Step, ...]
    pieces: tuple[Evidence, ...]
    withdrawn: tuple[Evidence, ...]
    notes: tuple[Note, ...]
    reminders: int
    section: str
    item: Item | None
    document: PlanDocument | None
    can: frozenset[Permission]
    staff: tuple[User, ...]  # who can be named to do it

    @property
    def sees_evidence(self) -> bool:
        """Whether evidence is shown to this viewer."""
        return Permission.EVIDENCE_SEE in self.can

    @property
    def current(self) -> Time | None:
        """The time that matters now: the first that is not finished, else the last."""
        open_ones = [one for one in self.times if one.occurrence.state not in FINISHED]
        return next(iter(open_ones), self.times[-1] if self.times else None)


def task_page(task_id: int, viewer: Viewer) -> TaskPage:
    """The page; ten queries at most, whatever the task holds."""
    tasks = Task.objects.visible_to(viewer).select_related("agency", "lead", "plan", "item", "assignee")
    task = tasks.prefetch_related("partners", "occurrences").get(pk=task_id)
    can = rights_on(task, viewer)
    occurrences = list(task.occurrences.all())
    notes = tuple(Note.objects.filter(task=task).select_related("by", "occurrence"))
    sees = Permission.EVIDENCE_SEE in can
    pieces = list(task.evidence.select_related("given_by", "withdrawn_by")) if sees else []
    proven = any(one.withdrawn_at is None for one in pieces) if sees else task.evidence.standing().exists()
    sections = Item.objects.filter(plan=task.plan_id, kind=Item.Kind.SECTION, values__label=task.section)
    title = sections.values_list("values__title", flat=True).first() if task.plan_id and task.section else ""
    return TaskPage(
        task=task,
        partners=tuple(one.called for one in task.partners.all()),
        standing=standing([one.time for one in occurrences], viewer.day),
        times=tuple(_times(occurrences, can, proven, viewer.day)),
        steps=tuple(Step.objects.filter(task=task).select_related("done_by")),
        pieces=tuple(one for one in pieces if one.withdrawn_at is None),
        withdrawn=tuple(one for one in pieces if one.withdrawn_at is not None),
        notes=notes,
        reminders=sum(one.kind == Note.Kind.REMINDER for one in notes),
        section=title or "",
        item=task.item,
        document=_document(task.plan_id) if task.plan_id else None,
        can=can,
        staff=_staff(task, can, viewer.day),
    )


def _document(plan: int) -> PlanDocument | None:
    # Its text and blocks are large, and the page only links to it.
    return PlanDocument.objects.filter(plan=plan).only("pk", "name", "plan").order_by("-pk").first()


def _times(occurrences: Iterable[Occurrence], can: frozenset[Permission], proven: bool, on: date) -> Iterable[Time]:
    for one in occurrences:
        open_one = one.state not in FINISHED
        offers = tuple(Offer(name, move, _refused(move, can, proven)) for name, move in moves_from(one.state).items())
        yield Time(
            one,
            Words(one.label_vi, one.label_en),
            one.outcome(on),
            (on - one.due).days if one.due and one.is_overdue(on) else 0,
            (one.due - on).days if open_one and one.due and one.due >= on else None,
            offers,
            _day_off(one),
        )


def _day_off(one: Occurrence) -> date | None:
    first = one.first_due
    return first if first and first != one.due and next_working_day(first) == one.due else None


def _refused(move: Move, can: frozenset[Permission], proven: bool) -> Words | None:
    """Why the viewer may not take the step now; the action refuses it with the same reason."""
    if move.permission not in can:
        return REASONS[move.permission]
    if move.needs_evidence and not proven:
        return Words("Cần ít nhất một minh chứng.", "At least one piece of evidence is needed.")
    return None


def _staff(task: Task, can: frozenset[Permission], on: date) -> tuple[User, ...]:
    """Those who may do it, for whoever may name one of them."""
    if Permission.TASK_APPROVE not in can or task.lead is None:
        return ()
    return tuple(User.objects.filter(pk__in=who_may(Permission.TASK_DO, task.lead.path, on)).order_by("full_name"))


def evidence_for(evidence_id: int, viewer: Viewer) -> Evidence:
    """A piece that the viewer may see; DoesNotExist for any other, so that it cannot be told from none."""
    piece = Evidence.objects.get(pk=evidence_id)
    tasks = piece.tasks.visible_to(viewer).select_related("agency", "lead").prefetch_related("partners")
    paths = [path for task in tasks for path in paths_of(task, Permission.EVIDENCE_SEE)]
    if not any(viewer.can(Permission.EVIDENCE_SEE, path) for path in paths):
        raise Evidence.DoesNotExist
    return piece
