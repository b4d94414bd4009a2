"""The log's rows. They hold ids and values, no foreign keys: the log outlives what it speaks of."""

from django.db import models


class Entry(models.Model):
    """One thing that was done. Rows are added, never changed; the database refuses it too (migration 0002).

    `digest` is that of the entry before, of this entry's own fields and of `body_digest`; so the body can be
    redacted (personal data that must go) and the chain still holds.
    """

    agency = models.BigIntegerField()
    number = models.BigIntegerField()  # 1, 2, 3 … in its agency
    at = models.CharField(max_length=27)  # UTC, ISO, microseconds: the text that was digested
    actor = models.BigIntegerField()  # 0: the program itself
    actor_name = models.CharField(max_length=200)
    event = models.CharField(max_length=60)  # task.closed
    subject = models.CharField(max_length=60)  # task:12
    body = models.TextField()  # JSON; empty where redacted
    body_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "number"], name="audit_entry_number")]
        indexes = [models.Index(fields=["agency", "subject"], name="audit_entry_subject")]


class Head(models.Model):
    """The end of an agency's chain: the row that writers queue for, last in their transactions."""

    agency = models.BigIntegerField(primary_key=True)
    number = models.BigIntegerField()
    digest = models.CharField(max_length=64)
