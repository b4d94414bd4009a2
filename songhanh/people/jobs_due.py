"""The daily look at what falls due in the registers."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from songhanh.agencies.access import Viewer
from songhanh.agencies.models import Body
from songhanh.people.actions.due import tell_of_due_lists
from songhanh.people.models import DueLook, Register
from songhanh.people.queries.due import due_rows, standings
from songhanh.people.queries.pools import pool_terms
from songhanh.people.rules.lists import LISTS


def tell_due_lists(at: datetime, _worker: str) -> bool:
    """Look at the lists of one agency that was not looked at on this day; whether there was one.

    Asked every second: where nothing is to be done it costs one query, by the primary keys of the few registers.
    """
    by = Viewer.program(at)
    looked = DueLook.objects.filter(agency=OuterRef("pk"), day__gte=by.day)
    pk = Register.objects.filter(~Exists(looked), version__gt=0).values_list("pk", flat=True).first()
    if pk is None:
        return False
    agency = Body.objects.get(pk=pk)
    staff = standings(agency, by)
    terms = pool_terms(agency, staff, by.day)
    found = {code: due_rows(code, agency, by, pools=terms, staff=staff) for code in LISTS}
    tell_of_due_lists(agency=agency, found=found, by=by)
    return True
