"""Staff lists and snapshots from the command line."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from songhanh.agencies.access import Viewer
from songhanh.agencies.models import Body
from songhanh.agencies.queries import agency_by_code
from songhanh.cli.site.readiness import reach
from songhanh.formats.opening import load
from songhanh.lib.words import Problem, Words
from songhanh.lib.workers import worker_name
from songhanh.people.actions.imports import Stale, compare_again, confirm_import, receive_list
from songhanh.people.actions.snapshots import take_snapshot
from songhanh.people.jobs import claim, compare
from songhanh.people.models import Import, Register, Snapshot
from songhanh.people.queries.meanings import columns_known
from songhanh.rosters.opening import open_roster
from songhanh.rosters.roster import Roster


class Stored(NamedTuple):
    """What became of a list: in numbers, whether it stands, and where people look at it."""

    new: int
    changed: int
    same: int
    doubts: int
    left: int
    unknown_units: int
    stored: bool
    address: str


Mapping_ = Mapping[str, str | None]
Starts = Callable[[int], Callable[[int], None]]  # given the number of lines, what is told how many are done


def store_list(file: Path, agency: str, by_hand: Mapping_, bar: Starts) -> tuple[Roster, Stored | None]:
    """Read the list, compare it with the register of the agency, and store it where no line waits for a person.

    None where its columns must be mapped first: nothing of it is kept then.

    Raises Problem: there is no such agency, the same file was imported before, or it cannot be read.
    """
    reach()
    by = Viewer.program(timezone.now())
    body = agency_by_code(agency)
    roster = open_roster(file, {**columns_known(body.pk), **by_hand}, by.day)
    if roster.needs_mapping and not by_hand:
        return roster, None
    found = receive_list(agency=body, name=file.name, chunks=[load(file)], by_hand=by_hand, by=by)
    claimed = claim(found.pk, timezone.now(), worker_name())
    if claimed is None:
        raise _taken()
    compare(claimed, roster, by, bar(len(roster.entries)))
    claimed.refresh_from_db()
    return roster, _told(claimed, stored=_confirmed(claimed, roster, by))


def _confirmed(found: Import, roster: Roster, by: Viewer) -> bool:
    """Whether the list stands now; where somebody else changed the register meanwhile it is compared once more."""
    if found.summary["doubts"]:
        return False
    try:
        confirm_import(of=found.pk, by=by)
    except Stale:
        compare_again(of=found.pk, by=by)
        claimed = claim(found.pk, timezone.now(), worker_name())
        if claimed is None:
            return False
        compare(claimed, roster, by)
        claimed.refresh_from_db()
        return _confirmed(claimed, roster, by)
    return True


def _told(found: Import, *, stored: bool) -> Stored:
    summary = found.summary
    address = f"{settings.SITE_ADDRESS}/so-can-bo/nhap/{found.pk}/"
    return Stored(
        summary["new"], summary["changed"], summary["same"], summary["doubts"], summary["left"],
        len(summary["unknown_units"]), stored, address,
    )  # fmt: skip


def _taken() -> Problem:
    return Problem(
        "being-read", Words("Danh sách này đang được đọc ở trang web.", "This list is being read by the site."),
        Words("Xem ở trang Nhập danh sách.", "Look at the page Import a list."),
    )  # fmt: skip


class Taken(NamedTuple):
    """A snapshot as it is told."""

    agency: str
    day: str
    people: int
    present: int
    women: int
    events: int
    schema: int
    people_digest: str
    events_digest: str


def take(on: date, agency: str, tell: Callable[[int], None]) -> list[Taken]:
    """The snapshots of the day: of one agency, or of all that keep a register and knew somebody then."""
    reach()
    by = Viewer.program(timezone.now())
    if agency:
        return [_taken_of(take_snapshot(agency=agency_by_code(agency), day=on, by=by, tell=tell))]
    found = []
    for body in Body.objects.filter(pk__in=Register.objects.values("agency")).order_by("path"):
        try:
            found.append(_taken_of(take_snapshot(agency=body, day=on, by=by, tell=tell)))
        except Problem as problem:
            if problem.code != "no-people":
                raise
    return found


def _taken_of(one: Snapshot) -> Taken:
    return Taken(
        one.agency.code, one.day.isoformat(), one.people, one.present, one.women, one.events, one.schema,
        one.people_digest, one.events_digest,
    )  # fmt: skip
