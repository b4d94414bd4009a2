"""Differences between women and men that are tested on a snapshot, as far as the viewer may know them."""

from collections.abc import Sequence

from songhanh.agencies.access import Viewer
from songhanh.equity.careers import first_appointment, pay
from songhanh.equity.differences import Difference, differences, for_others, segregation
from songhanh.equity.release import PUBLIC
from songhanh.people.models import Snapshot
from songhanh.reports.measures import may_see, register_of


def differences_of(snapshot: Snapshot, viewer: Viewer) -> Sequence[Difference]:
    """Decisions, careers, pay and the spread over units, each with the sentence that may be said of it."""
    register = register_of(snapshot)
    found = [*differences(register), segregation(register), first_appointment(register), *pay(register)]
    return found if may_see(snapshot, viewer) else [for_others(one, PUBLIC) for one in found]
