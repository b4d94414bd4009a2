"""Plans, the documents they came as, and the items of a draft."""

from typing import Self

from django.db import models
from django.db.models import Q

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.models import Body, User, in_branches


def _makers(viewer: Viewer) -> tuple[str, ...]:
    """Where the viewer prepares or issues plans."""
    return (*viewer.paths(Permission.PLAN_PREPARE), *viewer.paths(Permission.PLAN_ISSUE))


class PlanRows(models.QuerySet["Plan"]):
    """Named filters."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Those in effect of agencies whose plans the viewer sees; drafts for those who prepare or issue them."""
        sees = in_branches("agency__path", viewer.paths(Permission.PLAN_SEE))
        makes = in_branches("agency__path", _makers(viewer))
        found = self.filter(makes | sees & Q(state=Plan.State.ISSUED))
        return found.exclude(state=Plan.State.DISCARDED)

    def in_force(self) -> Self:
        """Those that were issued."""
        return self.filter(state=Plan.State.ISSUED)


class Plan(models.Model):
    """The plan of an agency for a year; a draft until it is issued, from then on its wording is frozen."""

    class State(models.TextChoices):
        """Where it stands."""

        DRAFT = "draft"
        ISSUED = "issued"
        DISCARDED = "discarded"  # a draft that nobody needs

    agency = models.ForeignKey(Body, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=500)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    number = models.CharField(max_length=60, blank=True)  # with its symbol: 120/KH-SKHĐT
    issued_on = models.DateField(null=True, blank=True)
    signer_position = models.CharField(max_length=200, blank=True)
    signer_name = models.CharField(max_length=120, blank=True)
    created = models.DateTimeField()
    next_task = models.PositiveIntegerField(default=1)
    changes = models.PositiveIntegerField(default=0)  # of its items, counted: the order of undoing
    folded = models.TextField(blank=True)  # what search looks through

    objects = PlanRows.as_manager()

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="issued") | Q(issued_on__isnull=False) & ~Q(number=""),
                name="plans_issued_with_number",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class DocumentRows(models.QuerySet["PlanDocument"]):
    """Named filters."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Those of plans in effect that the viewer sees; all others for those who prepare or issue plans."""
        sees = in_branches("agency__path", viewer.paths(Permission.PLAN_SEE))
        makes = in_branches("agency__path", _makers(viewer))
        return self.filter(makes | sees & Q(plan__state=Plan.State.ISSUED))


class PlanDocument(models.Model):
    """A file that was given in, kept as it came; read by `songhanh work` in a process of its own."""

    class State(models.TextChoices):
        """How far its reading is."""

        WAITING = "waiting"
        READING = "reading"
        READ = "read"
        FAILED = "failed"

    agency = models.ForeignKey(Body, models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=250)
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    claimed_by = models.CharField(max_length=120, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    problem_vi = models.TextField(blank=True)
    problem_en = models.TextField(blank=True)
    source = models.TextField(blank=True)  # the text as read; places of items are offsets into it
    shown = models.JSONField(default=list)  # its blocks for the desk: see drafting.shown_blocks
    findings = models.JSONField(default=list)  # what `check` said when it was read: see drafting.findings_of
    folded = models.TextField(blank=True)
    given_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")  # None: the program
    given_at = models.DateTimeField()
    replaces = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="+")  # a draft to correct

    objects = DocumentRows.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "digest"], name="plans_document_once")]
        indexes = [models.Index(fields=["state"], name="plans_document_state")]

    def __str__(self) -> str:
        return self.name


class ItemRows(models.QuerySet["Item"]):
    """Named filters."""

    def standing(self) -> Self:
        """Those that were not dropped or merged away."""
        return self.exclude(state=Item.State.DROPPED)

    def open(self) -> Self:
        """Those that somebody must still look at."""
        return self.filter(state=Item.State.OPEN)


class Item(models.Model):
    """One thing that was read in a draft, as written and as set, to be confirmed by a person."""

    class Kind(models.TextChoices):
        """What it is; each has its own fields in `drafting.FIELDS`."""

        LETTERHEAD = "letterhead"
        CITATION = "citation"
        SECTION = "section"
        TASK = "task"
        TARGET = "target"
        RECIPIENTS = "recipients"
        SIGNER = "signer"

    class State(models.TextChoices):
        """Whether a person has looked."""

        OPEN = "open"
        CONFIRMED = "confirmed"
        DROPPED = "dropped"

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    start = models.PositiveIntegerField(default=0)  # its place in the document's source; its order
    end = models.PositiveIntegerField(default=0)
    written = models.JSONField(default=dict)  # field -> value, as the document says
    places = models.JSONField(default=dict)  # field -> [start, end] of the evidence
    rules = models.JSONField(default=dict)  # field -> rule that found or proposed it
    proposed = models.JSONField(default=dict)  # field -> {"vi", "en"}: why this is proposed
    values = models.JSONField(default=dict)  # field -> value, as set
    doubts = models.JSONField(default=list)  # [{"code", "vi", "en"}]: what needs a look
    added_by_hand = models.BooleanField(default=False)
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = ItemRows.as_manager()

    class Meta:
        ordering = ["start", "pk"]
        indexes = [models.Index(fields=["plan", "kind", "start"], name="plans_item_order")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class ItemChange(models.Model):
    """A step on the reading desk: the items before and after it, so that it can be undone."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=20)  # confirm, edit, split, merge, drop, restore, add
    before = models.JSONField()  # [{"pk", "version", fields…}]; a new item has none
    after = models.JSONField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    undone = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plans_change_number")]


class BodyName(models.Model):
    """What a plan of this agency calls a body, as a person confirmed it; known again in the next plan.

    `unit` is None where the name means every unit ("các phòng, đơn vị").
    """

    agency = models.ForeignKey(Body, models.PROTECT, related_name="+")
    key = models.CharField(max_length=200)  # folded
    unit = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "key"], name="plans_body_name_once")]
