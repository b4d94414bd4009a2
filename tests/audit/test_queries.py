"""The proof finds what was done to the log by someone who may do everything to the database."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

import pytest
from django.db import connection, transaction

from songhanh.agencies.access import Viewer
from songhanh.audit.actions import chained, record
from songhanh.audit.models import Entry, Head
from songhanh.audit.queries import entries, head, prove
from songhanh.audit.rules import FIRST, body_digest, digest

MANY = 100_000
AT = datetime(2026, 11, 9, 2, 0, tzinfo=UTC)
COLUMNS = ("agency", "number", "at", "actor", "actor_name", "event", "subject", "body", "body_digest", "digest")


@cache
def rows_of(count: int, agency: int) -> list[tuple[str | int, ...]]:
    """The rows of a chain as `record` would write it."""
    before = FIRST
    rows: list[tuple[str | int, ...]] = []
    for number in range(1, count + 1):
        body = f'{{"note": "Tiến độ {number}"}}'
        fields = (
            agency,
            number,
            "2026-11-09T02:00:00.000000Z",
            3,
            "Hoàng Thị Lan An",
            "task.progressed",
            f"task:{number}",
        )
        of_body = body_digest(body)
        before = digest(before, fields, of_body)
        rows.append((*fields, body, of_body, before))
    return rows


def chain(count: int, agency: int = 1) -> None:
    """A chain, all at once."""
    rows = rows_of(count, agency)
    columns = ", ".join(COLUMNS)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY audit_entry ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            cursor.executemany(f"INSERT INTO audit_entry ({columns}) VALUES ({', '.join(['%s'] * len(COLUMNS))})", rows)
    Head.objects.create(agency=agency, number=count, digest=rows[-1][-1] if rows else FIRST)


def unguarded() -> None:
    """Whoever owns the database drops its triggers first."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER audit_entry_no_update")
            cursor.execute("DROP TRIGGER audit_entry_no_delete")
        else:
            cursor.execute("DROP TRIGGER audit_entry_guard ON audit_entry")


def edit(number: int) -> None:
    body = '{"note": "Hoàn thành"}'
    Entry.objects.filter(number=number).update(body=body)


def edit_with_digest(number: int) -> None:
    """The one who knows the rule digests the new body too."""
    body = '{"note": "Hoàn thành"}'
    Entry.objects.filter(number=number).update(body=body, body_digest=body_digest(body))


def edit_whole(number: int) -> None:
    """And the entry; what follows does not follow it any more."""
    one = Entry.objects.get(number=number)
    before = Entry.objects.get(number=number - 1).digest
    one.event = "task.closed"
    Entry.objects.filter(pk=one.pk).update(event=one.event, digest=digest(before, chained(one), one.body_digest))


def delete(number: int) -> None:
    Entry.objects.filter(number=number).delete()


def delete_and_close_up(number: int) -> None:
    delete(number)
    if number < MANY:
        for one in Entry.objects.filter(number__gt=number, number__lte=number + 50).order_by("number"):
            Entry.objects.filter(pk=one.pk).update(number=one.number - 1)


def swap(number: int) -> None:
    Entry.objects.filter(number=number).update(number=-1)
    Entry.objects.filter(number=number + 1).update(number=number)
    Entry.objects.filter(number=-1).update(number=number + 1)


def swap_bodies(number: int) -> None:
    one, other = Entry.objects.filter(number__in=[number, number + 1]).order_by("number")
    Entry.objects.filter(pk=one.pk).update(body=other.body, body_digest=other.body_digest)
    Entry.objects.filter(pk=other.pk).update(body=one.body, body_digest=one.body_digest)


# What is done, and how many entries further on it shows.
DOINGS: dict[Callable[[int], None], int] = {
    edit: 0, edit_with_digest: 0, edit_whole: 1, delete: 0, delete_and_close_up: 0, swap: 0, swap_bodies: 0,
}  # fmt: skip


@pytest.mark.parametrize("place", [2, MANY - 1])
def test_what_was_done_to_one_of_a_hundred_thousand_entries_is_found_where_it_was_done(
    db: None, place: int, capsys: pytest.CaptureFixture[str]
) -> None:
    chain(MANY)
    unguarded()
    took = []
    for doing, further in DOINGS.items():
        with transaction.atomic():
            doing(place)
            began = time.perf_counter()
            (proof,) = prove(1)
            took.append(time.perf_counter() - began)
            transaction.set_rollback(True)
        assert proof.broken == place + further, doing.__name__
        assert proof.entries == place + further - 1
    assert prove(1)[0]._replace(head="") == (1, MANY, "", None, "")
    with capsys.disabled():
        print(f" [{MANY:,} entries, {connection.vendor}: tampering found in {max(took):.2f} s at most]", end="")


@pytest.mark.parametrize("gone", [1, 10])
def test_entries_cut_off_at_the_end_are_missed(db: None, gone: int) -> None:
    chain(100)
    unguarded()
    Entry.objects.filter(number__gt=100 - gone).delete()
    assert prove(1)[0][3:] == (101 - gone, "end")


def test_a_log_that_was_emptied_is_missed(db: None) -> None:
    chain(3)
    unguarded()
    Entry.objects.all().delete()
    assert prove()[0][3:] == (1, "end")


def test_an_entry_added_past_the_end_is_found(db: None) -> None:
    chain(3)
    last = Entry.objects.get(number=3)
    more = Entry(agency=1, number=4, at=last.at, actor=1, actor_name="?", event="x", subject="y", body="{}")
    more.body_digest = body_digest("{}")
    more.digest = digest(last.digest, chained(more), more.body_digest)
    more.save()
    assert prove(1)[0][3:] == (4, "end")


def test_a_chain_written_anew_from_its_beginning_has_another_end(db: None) -> None:
    chain(3)
    noted = head(1)
    with transaction.atomic():
        record(by=Viewer.program(AT), agency=1, event="x", subject="y", values={})
    assert noted is not None
    assert (noted.entries, head(1)) != (4, noted)


def test_one_agency_is_proved_without_the_others(db: None) -> None:
    chain(3, agency=1)
    chain(5, agency=2)
    unguarded()
    Entry.objects.filter(agency=1, number=2).delete()
    assert [(one.agency, one.broken) for one in prove(2)] == [(2, None)]
    assert [(one.agency, one.broken) for one in prove()] == [(1, 2), (2, None)]


def test_entries_are_read_a_page_at_a_time_the_newest_first(db: None) -> None:
    chain(30)
    assert [one.number for one in entries(1, most=3)] == [30, 29, 28]
    assert [one.number for one in entries(1, before=28, most=2)] == [27, 26]
    assert [one.number for one in entries(1, subject="task:7")] == [7]
    assert entries(1, event="plan.") == []
    assert entries(1, actor=4) == []
