"""The first agency and who administers it."""

from django.db import transaction
from django.utils import timezone

from songhanh.agencies.access import Role, Viewer
from songhanh.agencies.actions import add_user, found_agency, grant_role
from songhanh.agencies.models import Body
from songhanh.cli.site.readiness import bring_up, reach


def prepare() -> None:
    """Make or upgrade the tables."""
    reach()
    bring_up()


def agencies() -> str:
    """The agencies that are there, by name; empty where there is none."""
    return ", ".join(one.name for one in Body.objects.filter(kind=Body.Kind.AGENCY))


@transaction.atomic
def enter(*, code: str, name: str, place: str, admin: str, admin_name: str, password: str) -> str:
    """Enter both, or nothing; the name of the agency."""
    by = Viewer.program(timezone.now())
    agency = found_agency(code=code, name=name, place=place, by=by)
    user = add_user(
        agency=agency, username=admin, full_name=admin_name, password=password, must_change=False, by=by
    )  # fmt: skip
    grant_role(user=user, role=Role.ADMINISTRATOR, body=agency, by=by)
    return agency.name
