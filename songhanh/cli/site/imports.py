"""A plan imported from the command line."""

import time
from pathlib import Path
from typing import NamedTuple

from django.utils import timezone

from songhanh.agencies.access import Viewer
from songhanh.agencies.queries import agency_by_code
from songhanh.formats.opening import load
from songhanh.lib.words import Problem, Words
from songhanh.lib.workers import worker_name
from songhanh.plans.actions.documents import receive_document
from songhanh.plans.jobs import claim, read_document
from songhanh.plans.models import Item, PlanDocument


class Imported(NamedTuple):
    """What became of the file: the plan's id and title, how many items, how many of them need a look."""

    plan: int
    title: str
    items: int
    to_look_at: int
    address: str


def import_plan(file: Path, agency: str) -> Imported:
    """Keep the file, read it, and make it a draft of the agency.

    Raises Problem: there is no such agency, the same file was imported before, or it cannot be read.
    """
    by = Viewer.program(timezone.now())
    body = agency_by_code(agency)
    document = receive_document(agency=body, name=file.name, chunks=[load(file)], by=by)
    claimed = claim(document.pk, by.at, worker_name())
    if claimed is None:
        _wait(document)
    else:
        read_document(claimed, by)
    document.refresh_from_db()
    if document.state == PlanDocument.State.FAILED or document.plan is None:
        raise Problem("not-read", *_told(document))
    items = list(Item.objects.filter(plan=document.plan))
    look = sum(bool(one.doubts) for one in items)
    return Imported(document.plan.pk, document.plan.title, len(items), look, f"/ke-hoach/{document.plan.pk}/doc/")


def _wait(document: PlanDocument) -> None:
    """A worker was quicker: it reads the document, and here one waits for it."""
    while document.state in (PlanDocument.State.WAITING, PlanDocument.State.READING):
        time.sleep(0.2)
        document.refresh_from_db()


def _told(document: PlanDocument) -> tuple[Words, Words]:
    return Words(document.problem_vi, document.problem_en), Words("", "")
