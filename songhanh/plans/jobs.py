"""Work that waits: documents to read, the daily look at due days."""

import logging
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from django.db.models import Q

from songhanh.agencies.access import Viewer
from songhanh.agencies.files import file_store, name_to_read, unforeseen
from songhanh.lib.words import Problem
from songhanh.lib.workers import is_gone
from songhanh.plans.actions.documents import draft_plan, fail_document
from songhanh.plans.actions.work import tell_of_due_day
from songhanh.plans.models import Evidence, Occurrence, PlanDocument
from songhanh.reading.understand import understand

_LONGEST = timedelta(minutes=30)  # more than any reading may take: a claim that is older was left behind
State = PlanDocument.State
log = logging.getLogger(__name__)


def read_waiting(at: datetime, worker: str) -> bool:
    """Read the document that has waited longest; whether there was one.

    1. Claim it by a conditional update: two workers never read the same. 2. Read it in a child process under limits,
    outside a transaction. 3. Store what was read, or why it cannot be read, in one transaction.
    """
    pk = PlanDocument.objects.filter(state=State.WAITING).order_by("pk").values_list("pk", flat=True).first()
    if pk is None:
        return False
    document = claim(pk, at, worker)
    if document is not None:
        read_document(document, Viewer.program(at))
    return True


def claim(pk: int, at: datetime, worker: str) -> PlanDocument | None:
    """The document, claimed for this worker alone; None where another was quicker."""
    waiting = PlanDocument.objects.filter(pk=pk, state=State.WAITING)
    if not waiting.update(state=State.READING, claimed_by=worker, claimed_at=at):
        return None
    return PlanDocument.objects.select_related("agency").get(pk=pk)


def read_document(document: PlanDocument, by: Viewer) -> None:
    """Read one document and make it a draft.

    What our own reading stumbles over (a bug) is told on the document's page and in the log: one file must not stop
    all others, nor the mail, for ever.
    """
    try:
        _read(document, by)
    except (ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError) as error:
        log.exception("document %s cannot be read", document.pk)
        fail_document(document=document, problem=unforeseen(document.name, error), by=by)


def _read(document: PlanDocument, by: Viewer) -> None:
    with tempfile.TemporaryDirectory(prefix="songhanh-doc-") as folder:
        path = Path(folder) / name_to_read(document.name)
        path.symlink_to(file_store().path(document.digest))
        try:
            reading = understand(path)
        except Problem as problem:
            fail_document(document=document, problem=problem, by=by)
            return
    draft_plan(document=document, reading=reading, by=by)


def tell_due(at: datetime, _worker: str) -> bool:
    """Tell of the next due day that is near or over."""
    # Asked every second: only where there is something does a transaction that will write begin.
    if not Occurrence.objects.to_tell_of(Viewer.program(at).day).exists():
        return False
    return tell_of_due_day(by=Viewer.program(at))


def sweep(at: datetime) -> int:
    """Let documents whose reader is gone be read again; how many. Reading changes nothing until it is stored."""
    left = 0
    old = Q(claimed_at__lt=at - _LONGEST)
    for document in PlanDocument.objects.filter(state=State.READING):
        stale = PlanDocument.objects.filter(pk=document.pk, state=State.READING, claimed_by=document.claimed_by)
        if is_gone(document.claimed_by) or stale.filter(old).exists():
            left += stale.update(state=State.WAITING, claimed_by="", claimed_at=None)
    return left


def digests() -> set[str]:
    """The files that documents and evidence name."""
    found = set(PlanDocument.objects.values_list("digest", flat=True))
    return found | set(Evidence.objects.exclude(digest="").values_list("digest", flat=True))
