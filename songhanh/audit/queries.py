"""Reading the log: entries for a page, and the proof that it is whole."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from django.db import connection

from songhanh.audit.models import Entry, Head
from songhanh.audit.rules import FIRST, body_digest, digest

_CHUNK = 5_000
REDACTED = "entry.redacted"


@dataclass(frozen=True, slots=True)
class Told:
    """An entry for a page; `values` is None where the body was redacted."""

    number: int
    at: datetime
    actor: int
    actor_name: str
    event: str
    subject: str
    values: dict[str, object] | None
    digest: str


def entries(
    agency: int, *, subject: str = "", event: str = "", actor: int = 0, before: int = 0, most: int = 50
) -> list[Told]:
    """The newest entries of an agency, those numbered below `before` where it is given."""
    found = Entry.objects.filter(agency=agency).order_by("-number")
    if subject:
        found = found.filter(subject=subject)
    if event:
        found = found.filter(event__startswith=event)
    if actor:
        found = found.filter(actor=actor)
    if before:
        found = found.filter(number__lt=before)
    return [_told(one) for one in found[:most]]


def _told(entry: Entry) -> Told:
    at = datetime.strptime(entry.at, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    values = json.loads(entry.body) if entry.body else None
    return Told(entry.number, at, entry.actor, entry.actor_name, entry.event, entry.subject, values, entry.digest)


class Proof(NamedTuple):
    """What the chain of an agency says: how many entries hold, and the first that does not (None: all hold).

    `broken` is the number of that entry; `why` is `changed`, `missing`, `moved` or `end` (entries are gone from
    the end, or the end itself was changed).
    """

    agency: int
    entries: int
    head: str
    broken: int | None = None
    why: str = ""


def prove(agency: int | None = None) -> list[Proof]:
    """Go through every chain (or that of one agency) from its first entry; one reading of the table.

    People work meanwhile, and nobody is held up: a chain must pass through the end that was noted before, and may
    not reach beyond the one that is noted after. A body may be empty only where a later entry says that it was
    redacted: event REDACTED, subject "entry:12".
    """
    before = _ends(agency)
    proofs: dict[int, Proof] = {}
    passed: set[int] = set()
    emptied: dict[int, dict[str, Proof]] = {}
    for row in _rows(agency):
        proof = proofs.get(row[0], Proof(row[0], 0, FIRST))
        if proof.broken is None:
            if not row[7]:
                emptied.setdefault(row[0], {})[f"entry:{row[1]}"] = proof
            elif row[5] == REDACTED:
                emptied.get(row[0], {}).pop(row[6], None)
            proofs[row[0]] = proof = _next(proof, row)
            if (proof.entries, proof.head) == before.get(row[0]):
                passed.add(row[0])
    after = _ends(agency)
    for one in proofs.keys() | before.keys():
        proof = proofs.get(one, Proof(one, 0, FIRST))
        last = after[one][0] if one in after else 0
        if proof.broken is None and (proof.entries > last or (one in before and one not in passed)):
            proof = proof._replace(broken=min(proof.entries, last) + 1, why="end")
        first = next(iter(emptied.get(one, {}).values()), None)  # they were put in as they stand in the chain
        proofs[one] = first._replace(broken=first.entries + 1, why="changed") if first else proof
    return [proofs[one] for one in sorted(proofs)]


def _ends(agency: int | None) -> dict[int, tuple[int, str]]:
    """The ends of the chains as they are noted: number and digest of the last entry."""
    heads = Head.objects.all() if agency is None else Head.objects.filter(agency=agency)
    return {one.agency: (one.number, one.digest) for one in heads}


_Row = tuple[int, int, str, int, str, str, str, str, str, str]


def _next(before: Proof, row: _Row) -> Proof:
    """The proof one entry on."""
    agency, number, at, actor, actor_name, event, subject, body, of_body, found = row
    expected = before.entries + 1
    if number != expected:
        return before._replace(broken=expected, why="missing")
    fields = (agency, number, at, actor, actor_name, event, subject)
    if digest(before.head, fields, of_body) != found or (body and body_digest(body) != of_body):
        return before._replace(broken=number, why="changed")
    return Proof(agency, number, found)


def _rows(agency: int | None) -> Iterator[_Row]:
    where = "" if agency is None else "WHERE agency = %s"
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            "SELECT agency, number, at, actor, actor_name, event, subject, body, body_digest, digest"  # noqa: S608
            f" FROM audit_entry {where} ORDER BY agency, number",
            [] if agency is None else [agency],
        )
        while found := cursor.fetchmany(_CHUNK):
            yield from found


def head(agency: int) -> Proof | None:
    """The end of the chain as last written, for printing in reports; None where nothing was recorded."""
    found = Head.objects.filter(agency=agency).first()
    return Proof(agency, found.number, found.digest) if found else None
