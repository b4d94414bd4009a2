"""Notices and the mails that carry them."""

from typing import Self

from django.db import models
from django.db.models import Q

from songhanh.agencies.access import Viewer
from songhanh.agencies.models import Body, User


class Mail(models.Model):
    """A mail that waits, is being sent, was sent, or whose fate nobody knows (a crash while it was sent)."""

    class State(models.TextChoices):
        """A mail whose fate is unknown is sent again only by a person."""

        WAITING = "waiting"
        SENDING = "sending"
        SENT = "sent"
        FAILED = "failed"
        UNKNOWN = "unknown"

    agency = models.ForeignKey(Body, models.PROTECT, related_name="+")
    to = models.ForeignKey(User, models.PROTECT, related_name="+")
    subject = models.CharField(max_length=250)
    body = models.TextField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    made_at = models.DateTimeField()
    not_before = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_by = models.CharField(max_length=120, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "not_before"], name="notices_mail_waiting")]
        constraints = [
            models.CheckConstraint(condition=~Q(state="sent") | Q(sent_at__isnull=False), name="notices_sent_when")
        ]

    def __str__(self) -> str:
        return self.subject


class NoticeRows(models.QuerySet["Notice"]):
    """Named filters."""

    def visible_to(self, viewer: Viewer) -> Self:
        """One's own."""
        return self.filter(to=viewer.user)

    def unread(self) -> Self:
        """Those that were not opened."""
        return self.filter(read_at=None)


class Notice(models.Model):
    """Something that a person must be told, in both languages, with the page it is about."""

    agency = models.ForeignKey(Body, models.PROTECT, related_name="+")
    to = models.ForeignKey(User, models.PROTECT, related_name="+")
    event = models.CharField(max_length=60)  # task.returned
    vi = models.TextField()
    en = models.TextField()
    address = models.CharField(max_length=200)  # the path of the page
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    mail = models.ForeignKey(Mail, models.PROTECT, null=True, blank=True, related_name="+")

    objects = NoticeRows.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["to", "read_at"], name="notices_unread")]

    def __str__(self) -> str:
        return self.vi
