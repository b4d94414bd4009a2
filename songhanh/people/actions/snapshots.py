"""Snapshots: the register of a day, written once."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction

from songhanh.agencies.access import VIETNAM, Permission, Viewer
from songhanh.agencies.files import file_store
from songhanh.agencies.models import Body
from songhanh.audit.actions import record
from songhanh.equity.snapshot import EVENTS, PEOPLE, SCHEMA_VERSION
from songhanh.lib.words import Problem, Words
from songhanh.people.lazy import new_sheet
from songhanh.people.models import Person, Register, Snapshot
from songhanh.people.queries.believed import held_by
from songhanh.people.snapshot_rows import event_rows, person_row
from songhanh.people.standing import Standing

_CHUNK = 2000  # people at a time


def end_of(day: date) -> datetime:
    """The last moment of the day in Viet Nam."""
    return datetime.combine(day + timedelta(days=1), time.min, VIETNAM) - timedelta(microseconds=1)


def take_snapshot(*, agency: Body, day: date, by: Viewer, tell: Callable[[int], None] = lambda _: None) -> Snapshot:
    """Write the register of the agency as it was known at the end of the day; the one that stands where it is the same.

    Raises:
        Problem: the day is not over yet but today, or nothing was known then.
    """
    by.require(Permission.REGISTER_EDIT, agency.path)
    if day > by.day:
        what = Words("Không chốt được số liệu của ngày chưa đến.", "A day that is yet to come has no figures.")
        raise Problem(
            "future-day", what, Words("Chọn ngày từ hôm nay trở về trước.", "Choose today or an earlier day.")
        )
    while True:
        known = Register.objects.filter(pk=agency.pk).values_list("version", flat=True).first()
        people, events, counts = _written(agency, day, tell)
        # What came to stand while it was written would be in half of it.
        if known == Register.objects.filter(pk=agency.pk).values_list("version", flat=True).first():
            break
    if not people.rows:
        what = Words(
            f"Sổ cán bộ chưa có ai vào cuối ngày {day:%d/%m/%Y}.", f"The register knew nobody at the end of {day}."
        )
        raise Problem("no-people", what, Words("Nhập danh sách trước.", "Import a list first."))
    store = file_store()
    with store.adding(), transaction.atomic():
        digests = [store.put([sheet.bytes()]).digest for sheet in (people, events)]
        register = Register.objects.select_for_update(of=("self",)).get(pk=agency.pk)
        found, made = Snapshot.objects.get_or_create(
            agency=agency, day=day, people_digest=digests[0], events_digest=digests[1],
            defaults={
                "register_version": register.version, "schema": SCHEMA_VERSION, "people": people.rows,
                "present": counts[0], "women": counts[1], "events": events.rows, "made_at": by.at,
                "by_id": by.user or None,
            },
        )  # fmt: skip
        if not made:
            # So again, after a list was taken back or the day ended: it is the newest of its day.
            found.made_at, found.register_version = by.at, register.version
            found.save(update_fields=["made_at", "register_version"])
        values: dict[str, object] = {"day": day, "people": digests[0], "events": digests[1], "rows": people.rows}
        record(by=by, agency=agency.pk, event="snapshot.taken", subject=f"snapshot:{found.pk}", values=values)
    return found


def _written(agency: Body, day: date, tell: Callable[[int], None]) -> tuple[Any, Any, tuple[int, int]]:
    """Both tables, and how many are present, how many of them women."""
    about = {"songhanh.agency": agency.code, "songhanh.day": day.isoformat()}
    people, events = new_sheet(PEOPLE, about), new_sheet(EVENTS, about)
    present = women = 0
    known = end_of(day)
    opened = Register.objects.filter(pk=agency.pk, opens_ethnicity=True).exists()
    numbers = list(
        Person.objects.standing()
        .filter(agency=agency, entry__at__lte=known)
        .order_by("number")
        .values_list("pk", "number")
    )
    for start in range(0, len(numbers), _CHUNK):
        held = held_by([pk for pk, _ in numbers[start : start + _CHUNK]], known)
        standings = [Standing(pk, number, day, held.get(pk, {})) for pk, number in numbers[start : start + _CHUNK]]
        rows = [person_row(one, agency.code) for one in standings]
        people.add(rows if opened else [{**row, "ethnicity": None} for row in rows])
        events.add([row for one in standings for row in event_rows(one, agency.code)])
        present += sum(row["present"] for row in rows)
        women += sum(row["present"] and row["sex"] == "F" for row in rows)
        tell(min(start + _CHUNK, len(numbers)))
    return people, events, (present, women)
