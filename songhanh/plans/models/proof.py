"""What proves work and measures it: evidence, targets and their reported values; the feeds of the calendar."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from songhanh.agencies.models import Body, User
from songhanh.plans.models.drafts import Item, Plan
from songhanh.plans.models.work import Task


class EvidenceRows(models.QuerySet["Evidence"]):
    """Named filters."""

    def standing(self) -> Self:
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at=None)


class Evidence(models.Model):
    """What proves work: a file, a link or a text; of certain days, for one task or more. Withdrawn, never deleted."""

    class Kind(models.TextChoices):
        """What it is."""

        FILE = "file"
        LINK = "link"
        TEXT = "text"

    agency = models.ForeignKey(Body, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=5, choices=Kind)
    title = models.CharField(max_length=250)
    digest = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    type = models.CharField(max_length=10, blank=True)  # pdf, docx … told by the bytes
    link = models.URLField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    about_from = models.DateField(null=True, blank=True)
    about_to = models.DateField(null=True, blank=True)
    expires = models.DateField(null=True, blank=True)
    tasks = models.ManyToManyField(Task, related_name="evidence")
    given_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    objects = EvidenceRows.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="file") & ~Q(digest="") | Q(kind="link") & ~Q(link="") | Q(kind="text") & ~Q(text=""),
                name="plans_evidence_holds_something",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_why=""), name="plans_withdrawn_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Target(models.Model):
    """A figure that the plan aims at; what was reached stands in its values."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="+")
    section = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    comparator = models.CharField(max_length=2, choices=[(one, one) for one in (">=", "<=", "=")])
    value = models.DecimalField(max_digits=14, decimal_places=4)
    unit = models.CharField(max_length=40)  # %, người, lượt …
    by = models.PositiveSmallIntegerField(null=True, blank=True)  # the year
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class TargetValue(models.Model):
    """What was reported for a period; a correction is a new row, the newest counts."""

    target = models.ForeignKey(Target, models.PROTECT, related_name="values")
    starts = models.DateField()
    ends = models.DateField()
    numerator = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    denominator = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    value = models.DecimalField(max_digits=14, decimal_places=4)
    source = models.CharField(max_length=250)  # where the figures come from
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["ends", "at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="plans_value_days"),
            models.CheckConstraint(
                condition=Q(denominator=None) | Q(denominator__gt=0), name="plans_value_denominator"
            ),
        ]


class CalendarFeed(models.Model):
    """A person's calendar at a secret address; of the secret only its digest is kept."""

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    secret_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user"], condition=Q(revoked_at=None), name="plans_one_feed_a_person"),
        ]
