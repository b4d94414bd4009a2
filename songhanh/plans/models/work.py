"""Tasks, each time they are to be done, their steps and their history."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.models import Body, User, in_branches
from songhanh.law.task_states import Outcome
from songhanh.plans.models.drafts import Item, Plan
from songhanh.plans.rules import Time, is_overdue, outcome_of

SOON = timedelta(days=7)  # before the due day, when a unit is told of it


class TaskRows(models.QuerySet["Task"]):
    """Named filters."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Those of agencies whose plans the viewer sees."""
        return self.filter(in_branches("agency__path", viewer.paths(Permission.PLAN_SEE)))


class Task(models.Model):
    """A piece of work: what it is and who leads. How far it is stands with its occurrences, one at least."""

    agency = models.ForeignKey(Body, models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="+")  # None: outside a plan
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="+")  # as written
    code = models.CharField(max_length=20)  # NV-08
    section = models.CharField(max_length=40, blank=True)  # II.3.a
    text = models.TextField()
    lead = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    partners = models.ManyToManyField(Body, related_name="+", blank=True)
    assignee = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    starts = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    recurrence = models.CharField(max_length=20, blank=True)
    result = models.TextField(blank=True)  # what is to come of it
    directive = models.CharField(max_length=250, blank=True)  # of an ad hoc task: the document that orders it
    budget_planned = models.PositiveBigIntegerField(null=True, blank=True)  # đồng
    budget_spent = models.PositiveBigIntegerField(null=True, blank=True)  # đồng
    budget_source = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    folded = models.TextField(blank=True)

    objects = TaskRows.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "plan", "code"], name="plans_task_code"),
            models.CheckConstraint(
                condition=Q(starts=None) | Q(due=None) | Q(due__gte=F("starts")), name="plans_task_days"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.text}"


class OccurrenceRows(models.QuerySet["Occurrence"]):
    """Named filters."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Those of agencies whose plans the viewer sees."""
        return self.filter(in_branches("task__agency__path", viewer.paths(Permission.PLAN_SEE)))

    def unfinished(self) -> Self:
        """Neither done nor cancelled: what is overdue stays here until it is one of them, or moved."""
        return self.exclude(state__in=[Occurrence.State.DONE, Occurrence.State.CANCELLED])

    def overdue(self, on: date) -> Self:
        """Unfinished, and the day is over; what was handed in by its day is not (`rules.is_overdue`)."""
        in_time = Q(state=Occurrence.State.WAITING, handed_in_on__lte=F("due"))
        return self.unfinished().filter(due__lt=on).exclude(in_time)

    def to_tell_of(self, on: date) -> Self:
        """Unfinished, due within `SOON` or over, and nobody was told of it yet."""
        coming = Q(told_soon=False, due__gte=on, due__lte=on + SOON)
        return self.unfinished().filter(coming | Q(told_late=False, due__lt=on))

    def due_by(self, on: date, until: date) -> Self:
        """Unfinished, and due in these days."""
        return self.unfinished().filter(due__gte=on, due__lte=until)


class Occurrence(models.Model):
    """One time that a task is to be done: the only one, or January's, February's …; it holds the state."""

    class State(models.TextChoices):
        """As stored; `rules.MOVES` says what may follow what."""

        NOT_STARTED = "not_started"
        DOING = "doing"
        WAITING = "waiting"
        RETURNED = "returned"
        DONE = "done"
        CANCELLED = "cancelled"

    task = models.ForeignKey(Task, models.PROTECT, related_name="occurrences")
    number = models.PositiveIntegerField(default=1)
    label_vi = models.CharField(max_length=60, blank=True)  # Tháng 3/2026; empty for the only one
    label_en = models.CharField(max_length=60, blank=True)
    starts = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    first_due = models.DateField(null=True, blank=True)  # before it was moved
    state = models.CharField(max_length=12, choices=State, default=State.NOT_STARTED)
    reason = models.TextField(blank=True)  # why returned or cancelled
    percent = models.PositiveSmallIntegerField(default=0)
    handed_in_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    told_soon = models.BooleanField(default=False)  # that the due day is near
    told_late = models.BooleanField(default=False)  # that it is over
    version = models.PositiveIntegerField(default=1)

    objects = OccurrenceRows.as_manager()

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["state", "due"], name="plans_occurrence_due")]
        constraints = [
            models.UniqueConstraint(fields=["task", "number"], name="plans_occurrence_number"),
            models.CheckConstraint(condition=~Q(state="done") | Q(done_on__isnull=False), name="plans_done_on_a_day"),
            models.CheckConstraint(
                condition=~Q(state__in=["returned", "cancelled"]) | ~Q(reason=""), name="plans_with_reason"
            ),
            models.CheckConstraint(condition=Q(percent__lte=100), name="plans_percent"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id}/{self.number}"

    @property
    def time(self) -> Time:
        """What the rules look at."""
        return Time(self.state, self.due, self.handed_in_on)

    def is_overdue(self, on: date) -> bool:
        """Whether its day is over and nobody did it."""
        return is_overdue(self.state, self.due, on, self.handed_in_on)

    def outcome(self, on: date) -> Outcome | None:
        """Its word of QĐ 42/2014/QĐ-TTg on the day; None where it was cancelled."""
        return outcome_of(self.state, self.due, self.done_on, on, self.handed_in_on)


class Step(models.Model):
    """A step on the way to a task."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    text = models.CharField(max_length=300)
    due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["task", "number"], name="plans_step_number")]


class Note(models.Model):
    """A line in the history of a task: progress, a comment, a reminder, a step of its state, an amendment."""

    class Kind(models.TextChoices):
        """What it is."""

        PROGRESS = "progress"
        COMMENT = "comment"
        REMINDER = "reminder"
        STATE = "state"
        MOVED = "moved"
        AMENDED = "amended"

    task = models.ForeignKey(Task, models.PROTECT, related_name="+")
    occurrence = models.ForeignKey(Occurrence, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField(blank=True)
    values = models.JSONField(default=dict)  # of a move or amendment: field -> [before, after]
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
