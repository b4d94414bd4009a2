"""Work that waits: lists to read and compare, rows to remove, the snapshot of a month's end."""

import logging
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from django.db import DataError, IntegrityError
from django.db.models import Exists, OuterRef, Q

from songhanh.agencies.access import Viewer
from songhanh.agencies.files import file_store, name_to_read, unforeseen
from songhanh.agencies.models import Body
from songhanh.lib.months import Month
from songhanh.lib.words import Problem
from songhanh.lib.workers import is_gone
from songhanh.people.actions.entries import clear
from songhanh.people.actions.imports import await_mapping, fail_import, offer_preview
from songhanh.people.actions.snapshots import end_of, take_snapshot
from songhanh.people.actions.staging import CHUNK, Staging, begin_entry
from songhanh.people.models import Entry, Import, Snapshot
from songhanh.people.queries.meanings import columns_known
from songhanh.rosters.opening import open_roster
from songhanh.rosters.roster import Roster

_LONGEST = timedelta(minutes=30)  # more than any reading may take: a claim that is older was left behind
_STUMBLES = (
    ArithmeticError, AttributeError, DataError, IntegrityError, LookupError, OSError, RecursionError, TypeError,
    ValueError,
)  # fmt: skip
State = Import.State
log = logging.getLogger(__name__)
Tell = Callable[[int], None]


def read_waiting(at: datetime, worker: str) -> bool:
    """Read and compare the list that has waited longest; whether there was one."""
    pk = Import.objects.filter(state=State.WAITING).order_by("pk").values_list("pk", flat=True).first()
    if pk is None:
        return False
    found = claim(pk, at, worker)
    if found is not None:
        read_list(found, Viewer.program(at))
    return True


def claim(pk: int, at: datetime, worker: str) -> Import | None:
    """The list, claimed for this worker alone; None where another was quicker."""
    waiting = Import.objects.filter(pk=pk, state=State.WAITING)
    if not waiting.update(state=State.READING, claimed_by=worker, claimed_at=at):
        return None
    return Import.objects.select_related("agency", "entry").get(pk=pk)


def read_list(of: Import, by: Viewer, tell: Tell = lambda _: None) -> None:
    """Read one list in a child process, and compare it with the register; what is wrong with it is told on its page."""
    try:
        roster = _read(of, by)
        if roster.needs_mapping and not of.by_hand:
            await_mapping(of=of, mapping=roster.mapping, by=by)
            return
        compare(of, roster, by, tell)
    except Problem as problem:
        fail_import(of=of, problem=problem, by=by)
    except _STUMBLES as error:
        # One file must not stop all others: what our own reading stumbles over is told and logged.
        log.exception("list %s cannot be read", of.pk)
        fail_import(of=of, problem=unforeseen(of.name, error), by=by)


def compare(of: Import, roster: Roster, by: Viewer, tell: Tell = lambda _: None) -> None:
    """Write all lines as rows of a new entry that does not stand yet, a chunk in a transaction, and offer the preview.

    `tell` is given the lines that are done.
    """
    staging = Staging(of, roster, begin_entry(of=of, roster=roster, by=by))
    for start in range(0, len(roster.entries), CHUNK):
        staging.write(roster.entries[start : start + CHUNK])
        tell(of.done)
    offer_preview(of=of, summary=staging.summary(), by=by)


def _read(of: Import, by: Viewer) -> Roster:
    with tempfile.TemporaryDirectory(prefix="songhanh-list-") as folder:
        path = Path(folder) / name_to_read(of.name)
        path.symlink_to(file_store().path(of.digest))
        return open_roster(path, {**columns_known(of.agency_id), **of.by_hand}, by.day)


def clear_leaving(_at: datetime, _worker: str) -> bool:
    """Remove some rows of an entry that was discarded or taken back; whether there was one."""
    entry = Entry.objects.filter(state=Entry.State.LEAVING).order_by("pk").values_list("pk", flat=True).first()
    if entry is None:
        return False
    clear(entry)
    return True


def sweep(at: datetime) -> int:
    """Let lists whose reader is gone be read again; how many."""
    left = 0
    old = Q(claimed_at__lt=at - _LONGEST)
    for one in Import.objects.filter(state=State.READING):
        stale = Import.objects.filter(pk=one.pk, state=State.READING, claimed_by=one.claimed_by)
        if is_gone(one.claimed_by) or stale.filter(old).exists():
            left += stale.update(state=State.WAITING, claimed_by="", claimed_at=None)
    return left


def digests() -> set[str]:
    """The files that lists and snapshots name."""
    found = set(Import.objects.values_list("digest", flat=True))
    for one in Snapshot.objects.values_list("people_digest", "events_digest"):
        found.update(one)
    return found


def take_month_end(at: datetime, _worker: str) -> bool:
    """Take the snapshot of the last month's end where a register has none yet; whether one was taken."""
    by = Viewer.program(at)
    last = Month.of(by.day).plus(-1).last
    known = Entry.objects.filter(agency=OuterRef("pk"), state=Entry.State.STANDS, at__lte=end_of(last))
    taken = Snapshot.objects.filter(agency=OuterRef("pk"), day=last, made_at__gt=end_of(last))
    agency = Body.objects.filter(Exists(known), ~Exists(taken)).first()
    if agency is None:
        return False
    try:
        take_snapshot(agency=agency, day=last, by=by)
    except Problem:
        log.exception("no snapshot of agency %s on %s", agency.pk, last)
        return False
    return True
