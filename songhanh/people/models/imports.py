"""Lists that were given in, the lines a person must decide, and what is remembered of columns, units and titles."""

from typing import Self

from django.db import models

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.models import Body, User, in_branches
from songhanh.people.models.register import Entry, Person


class ImportRows(models.QuerySet["Import"]):
    """Named filters."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Those of agencies whose register the viewer keeps."""
        return self.filter(in_branches("agency__path", viewer.paths(Permission.REGISTER_EDIT)))


class Import(models.Model):
    """A staff list, kept as it came; read by `songhanh work`, staged, and stored when a person confirms it."""

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting"
        READING = "reading"
        FAILED = "failed"
        MAPPING = "mapping"  # its columns are only guessed: a person must say what they are
        PREVIEW = "preview"
        STORED = "stored"
        TAKEN_BACK = "taken_back"
        DISCARDED = "discarded"

    agency = models.ForeignKey(Body, models.PROTECT, related_name="+")
    name = models.CharField(max_length=250)
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    given_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField()
    claimed_by = models.CharField(max_length=120, blank=True)
    claimed_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)  # lines that are staged
    lines = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=12, blank=True)  # staff, salary, pool …
    as_of = models.DateField(null=True)  # the day of the list; a person may set it
    by_hand = models.JSONField(default=dict)  # heading or letters of a column -> target or None
    mapping = models.JSONField(default=dict)  # as it was read
    problems = models.JSONField(default=list)  # [[sheet, row, column, rule]]
    summary = models.JSONField(default=dict)  # see actions.staging.Summary
    entry = models.OneToOneField(Entry, models.PROTECT, null=True, related_name="+")
    seen_version = models.PositiveIntegerField(default=0)  # of the register, when it was staged
    problem_vi = models.TextField(blank=True)
    problem_en = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ImportRows.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state"], name="people_import_state")]

    def __str__(self) -> str:
        return self.name


class Line(models.Model):
    """A line of a list that a person must decide, or that was left out: whom it is about, or nobody."""

    class Choice(models.TextChoices):
        """What is to become of it."""

        OPEN = ""
        SAME = "same"  # it is `person`
        NEW = "new"
        LEAVE = "leave"

    of_import = models.ForeignKey(Import, models.CASCADE, related_name="+")
    sheet = models.CharField(max_length=60, blank=True)
    row = models.PositiveIntegerField()
    values = models.JSONField()
    doubt = models.CharField(max_length=10)  # recognition.Doubt
    candidates = models.JSONField(default=list)  # ids of people
    choice = models.CharField(max_length=10, choices=Choice, default=Choice.OPEN, blank=True)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.sheet}!{self.row}"


class ColumnMeaning(models.Model):
    """What a column of that heading means in the lists of this agency, as a person mapped it."""

    agency = models.ForeignKey(Body, models.PROTECT, related_name="+")
    heading = models.CharField(max_length=250)
    target = models.CharField(max_length=60, blank=True)  # empty: not imported

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "heading"], name="people_column_once")]


class UnitMeaning(models.Model):
    """Which unit the lists of this agency call so."""

    agency = models.ForeignKey(Body, models.PROTECT, related_name="+")
    key = models.CharField(max_length=200)
    unit = models.ForeignKey(Body, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "key"], name="people_unit_once")]


class TitleMeaning(models.Model):
    """The level of a title in this agency, where a person set it otherwise than the program would."""

    agency = models.ForeignKey(Body, models.PROTECT, related_name="+")
    key = models.CharField(max_length=200)
    level = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "key"], name="people_title_once")]
