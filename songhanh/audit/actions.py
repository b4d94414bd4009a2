"""The one way into the log."""

import json
from datetime import UTC, datetime
from typing import Protocol

from django.db import transaction

from songhanh.audit.models import Entry, Head
from songhanh.audit.rules import FIRST, body_digest, digest


class Actor(Protocol):
    """Who did it, and when."""

    @property
    def user(self) -> int:
        """The id; 0 is the program."""

    @property
    def name(self) -> str:
        """The name at that time."""

    @property
    def at(self) -> datetime:
        """The moment, with its time zone."""


def record(*, by: Actor, agency: int, event: str, subject: str, values: dict[str, object]) -> None:
    """Write down what was done, in the transaction that does it; the last call before its end.

    `subject` is kind and id ("task:12"); `values` are what was set, as JSON can hold it, names of fields in
    English. Raises RuntimeError outside a transaction: an entry must not stand where its change does not.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("audit.record belongs into the transaction of the change")
    head = Head.objects.select_for_update().filter(agency=agency).first()
    if head is None:
        Head.objects.get_or_create(agency=agency, defaults={"number": 0, "digest": FIRST})
        head = Head.objects.select_for_update().get(agency=agency)
    body = json.dumps(values, ensure_ascii=False, sort_keys=True, default=str)
    entry = Entry(
        agency=agency,
        number=head.number + 1,
        at=by.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        actor=by.user,
        actor_name=by.name,
        event=event,
        subject=subject,
        body=body,
        body_digest=body_digest(body),
    )
    entry.digest = digest(head.digest, chained(entry), entry.body_digest)
    entry.save(force_insert=True)
    Head.objects.filter(agency=agency).update(number=entry.number, digest=entry.digest)


def chained(entry: Entry) -> tuple[object, ...]:
    """The fields of an entry that its digest covers beside the body, in their order."""
    return (entry.agency, entry.number, entry.at, entry.actor, entry.actor_name, entry.event, entry.subject)
