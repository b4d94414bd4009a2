"""The proof of the log, agency by agency, with names."""

from typing import NamedTuple

from songhanh.agencies.models import Body
from songhanh.agencies.queries import agency_by_code
from songhanh.audit.queries import Proof, prove
from songhanh.audit.rules import FIRST
from songhanh.cli.site.readiness import require_current


class Named(NamedTuple):
    """The proof of an agency's chain, with what the agency is called; the rest is as in `audit.queries.Proof`."""

    agency: int
    code: str
    name: str
    entries: int
    head: str
    broken: int | None
    why: str


def proofs(code: str | None) -> list[Named]:
    """Of every chain, or of the agency with that code."""
    require_current()
    agency = agency_by_code(code).pk if code else None
    called = {one.pk: one for one in Body.objects.filter(kind=Body.Kind.AGENCY)}
    proved = prove(agency)
    # Its founding is the first entry of every agency: one without any has lost them all.
    lost = ({agency} if agency else set(called)) - {one.agency for one in proved}
    found = []
    for one in [*proved, *(Proof(pk, 0, FIRST, broken=1, why="end") for pk in sorted(lost))]:
        body = called.get(one.agency)
        code, name = (body.code, body.name) if body else (f"#{one.agency}", "?")
        found.append(Named(one.agency, code, name, one.entries, one.head, one.broken, one.why))
    return found
