"""Entries are written with the change, in one chain an agency, by as many as work at the same time."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from subprocess import Popen

import pytest
from django.db import DatabaseError, transaction
from installation import Installation

from songhanh.agencies.access import Viewer
from songhanh.audit.actions import record
from songhanh.audit.models import Entry, Head
from songhanh.audit.queries import REDACTED, entries, prove

AT = datetime(2026, 11, 9, 2, 0, 0, 5, tzinfo=UTC)
BY = Viewer.program(AT)

# Two threads a process, each entry in a transaction of its own; the number of entries comes as an argument.
WRITER = """
import sys
from concurrent.futures import ThreadPoolExecutor
from django.db import connection, transaction
from django.utils import timezone
from songhanh.agencies.access import Viewer
from songhanh.audit.actions import record

def write(thread):
    for number in range(int(sys.argv[1])):
        with transaction.atomic():
            by = Viewer.program(timezone.now())
            record(by=by, agency=1 + number % 2, event="test.written", subject=f"test:{thread}", values={"n": number})
    connection.close()

with ThreadPoolExecutor(2) as pool:
    list(pool.map(write, range(2)))
"""
PROVE = """
from songhanh.audit.queries import prove
print([(one.agency, one.entries, one.broken, one.why) for one in prove()])
"""


def written(count: int, agency: int = 1) -> None:
    for number in range(count):
        with transaction.atomic():
            record(by=BY, agency=agency, event="test.written", subject="test:1", values={"name": f"Lò Thị {number}"})


def test_entries_are_numbered_in_their_agency_and_hold(db: None) -> None:
    written(3, agency=7)
    written(2, agency=8)
    assert [(one.agency, one.entries, one.broken) for one in prove()] == [(7, 3, None), (8, 2, None)]
    newest = entries(7)[0]
    assert (newest.number, newest.at, newest.actor_name, newest.values) == (3, AT, "Song Hành", {"name": "Lò Thị 2"})


@pytest.mark.django_db(transaction=True)
def test_an_entry_outside_the_transaction_of_its_change_is_refused() -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        record(by=BY, agency=1, event="test.written", subject="test:1", values={})


def test_a_change_that_is_undone_leaves_no_entry(db: None) -> None:
    written(1)
    with transaction.atomic():
        record(by=BY, agency=1, event="test.undone", subject="test:1", values={})
        transaction.set_rollback(True)
    written(1)
    assert [(one.entries, one.broken) for one in prove(1)] == [(2, None)]


@pytest.mark.parametrize(
    "field", ["agency", "number", "at", "actor", "actor_name", "event", "subject", "body", "body_digest", "digest"]
)
def test_the_database_refuses_to_change_an_entry(db: None, field: str) -> None:
    written(2)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Entry.objects.filter(number=1).update(**{field: 99})
    assert prove(1)[0].broken is None


def test_the_database_refuses_to_delete_an_entry(db: None) -> None:
    written(2)
    with pytest.raises(DatabaseError, match="never deleted"), transaction.atomic():
        Entry.objects.filter(number=2).delete()
    assert Entry.objects.count() == 2


def test_personal_data_can_be_redacted_and_the_proof_holds(db: None) -> None:
    written(3)
    with transaction.atomic():
        Entry.objects.filter(number=2).update(body="")
        record(by=BY, agency=1, event=REDACTED, subject="entry:2", values={"reason": "Sai người"})
    assert prove(1)[0].broken is None
    assert [one.values for one in entries(1)][2] is None


@pytest.mark.parametrize("named", [[], ["entry:1"], ["entry:22", "task:2"]])
def test_a_body_that_was_emptied_without_a_word_is_found(db: None, named: list[str]) -> None:
    written(3)
    Entry.objects.filter(number=2).update(body="")
    for subject in named:
        with transaction.atomic():
            record(by=BY, agency=1, event=REDACTED, subject=subject, values={})
    proof = prove(1)[0]
    assert (proof.entries, proof.broken, proof.why) == (1, 2, "changed")


def test_a_redaction_that_was_told_before_it_was_done_is_none(db: None) -> None:
    written(1)
    with transaction.atomic():
        record(by=BY, agency=1, event=REDACTED, subject="entry:3", values={})
    written(1)
    Entry.objects.filter(number=3).update(body="")
    assert prove(1)[0].broken == 3


@contextmanager
def writers(installation: Installation, processes: int, entries: int) -> Iterator[list["Popen[str]"]]:
    """Processes that write at the same time; at the end of the block all have ended well."""
    with ExitStack() as stack:
        started = [stack.enter_context(installation.start(WRITER, entries)) for _ in range(processes)]
        yield started
        told = [one.communicate(timeout=120) for one in started]
    assert [(one.returncode, err) for one, (_, err) in zip(started, told, strict=True)] == [(0, "")] * processes


def test_the_first_entries_of_an_agency_meet_in_one_chain(installation: Installation) -> None:
    # Of agency 2 nobody has written yet: all come at once to a chain that has no head.
    with writers(installation, processes=3, entries=2):
        pass
    assert installation.python(PROVE).strip() == "[(1, 9, None, ''), (2, 6, None, '')]"


def test_many_writers_at_once_write_one_whole_chain_and_the_proof_holds_meanwhile(installation: Installation) -> None:
    proofs = []
    with writers(installation, processes=3, entries=40) as started:
        while any(one.poll() is None for one in started):
            proofs.append(installation.python(PROVE))
    assert [one for one in proofs if "missing" in one or "changed" in one or "end" in one] == []
    # Three entries of the founding; 3 processes, 2 threads, 40 entries in two agencies.
    assert installation.python(PROVE).strip() == "[(1, 123, None, ''), (2, 120, None, '')]"


def test_the_head_is_where_writers_queue(db: None) -> None:
    written(2)
    assert Head.objects.get(agency=1).number == 2
