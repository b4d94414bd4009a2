"""What pools are told beside the people, and what was told of the lists that fall due."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from songhanh.agencies.models import Body, User


class PoolSeats(models.Model):
    """How many seats a post has, for the number of people planned for each."""

    agency = models.ForeignKey(Body, models.PROTECT, related_name="+", db_index=False)
    key = models.CharField(max_length=200)  # of the post, without marks
    post = models.CharField(max_length=200)
    seats = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "key"], name="people_seats_once"),
            models.CheckConstraint(condition=Q(seats__gt=0), name="people_seats_some"),
        ]

    def __str__(self) -> str:
        return f"{self.post}: {self.seats}"


class PoolTargetRows(models.QuerySet["PoolTarget"]):
    """Named filters."""

    def on(self, day: date) -> Self:
        """Those that were decided by the day and not ended."""
        return self.filter(Q(ended=None) | Q(ended__gt=day), decided__lte=day)


class PoolTarget(models.Model):
    """The agency's own target for women in its pools, where few women work: why, and who approved it."""

    agency = models.ForeignKey(Body, models.PROTECT, related_name="+")
    percent = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=500)
    approver = models.CharField(max_length=200)
    decision = models.CharField(max_length=80, blank=True)
    decided = models.DateField()
    ended = models.DateField(null=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = PoolTargetRows.as_manager()

    class Meta:
        ordering = ["decided", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(percent__gte=1, percent__lte=100), name="people_pool_target_percent"),
            models.CheckConstraint(
                condition=Q(ended=None) | Q(ended__gte=F("decided")), name="people_pool_target_days"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.percent}%"


class DueLook(models.Model):
    """When the lists of an agency were last looked at by the program, and the rows of each that were told then."""

    agency = models.OneToOneField(Body, models.PROTECT, primary_key=True, related_name="+")
    day = models.DateField()
    told = models.JSONField(default=dict)  # code of a list -> keys of its rows: no names

    def __str__(self) -> str:
        return f"{self.agency_id} {self.day}"
