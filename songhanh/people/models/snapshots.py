"""Snapshots: the register of a day in files that never change."""

from typing import Self

from django.db import models

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.models import Body, User, in_branches


class SnapshotRows(models.QuerySet["Snapshot"]):
    """Named filters."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Those of agencies whose people the viewer may count."""
        return self.filter(in_branches("agency__path", viewer.paths(Permission.REGISTER_COUNT)))


class Snapshot(models.Model):
    """The register of an agency as known at the end of a day: two Parquet files, by their digests."""

    agency = models.ForeignKey(Body, models.PROTECT, related_name="+")
    day = models.DateField()
    register_version = models.PositiveIntegerField()  # when it was made
    schema = models.PositiveSmallIntegerField()
    people_digest = models.CharField(max_length=64)
    events_digest = models.CharField(max_length=64)
    people = models.PositiveIntegerField()  # rows
    present = models.PositiveIntegerField()
    women = models.PositiveIntegerField()  # of those present
    events = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = SnapshotRows.as_manager()

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "day", "people_digest", "events_digest"], name="people_snapshot_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.day}"


class OwnTarget(models.Model):
    """A target that an agency set itself for a measure and a year; the newest counts, earlier ones stay."""

    agency = models.ForeignKey(Body, models.PROTECT, related_name="+")
    measure = models.CharField(max_length=40)  # a code of equity.register_table
    year = models.PositiveSmallIntegerField()
    percent = models.DecimalField(max_digits=5, decimal_places=2, null=True)  # None: no target of its own any more
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["agency", "measure"], name="people_own_target")]

    def __str__(self) -> str:
        return f"{self.measure} {self.year}"
