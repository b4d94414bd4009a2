"""The agency and its people, as everybody in it sees them."""

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.models import Body
from songhanh.agencies.queries import Person, agency_seen, every_unit_of, people_of, person_of
from songhanh.reports.lists import people_workbook
from songhanh.web.answers import page
from songhanh.web.files import wants_workbook, workbook_answer


@page(Permission.AGENCY_SEE)
def agency(request: HttpRequest, viewer: Viewer, body_id: int | None = None) -> HttpResponse:
    """The agency, its units and people; those below it, for who sees more than one."""
    body = agency_seen(viewer, body_id or viewer.agency)
    people, may_edit_people = people_of(body, viewer.day), viewer.can(Permission.PEOPLE_EDIT, body.path)
    if wants_workbook(request):
        return workbook_answer(people_workbook(body, people, with_mail=may_edit_people), viewer)
    context = {
        "agency": body,
        "units": every_unit_of(body),
        "people": people,
        "others": Body.objects.visible_to(viewer).filter(kind=Body.Kind.AGENCY).exclude(pk=body.pk),
        "may_edit": viewer.can(Permission.AGENCY_EDIT, body.path),
        "may_edit_people": may_edit_people,
    }
    return render(request, "agencies/agency.html", context)


@page(Permission.AGENCY_SEE)
def user(request: HttpRequest, viewer: Viewer, body_id: int, user_id: int) -> HttpResponse:
    """A person of the agency, with the roles here."""
    body = agency_seen(viewer, body_id)
    person = person_of(body, user_id, viewer.day)
    context = {"agency": body, "person": person, **_sight(viewer, body, person)}
    return render(request, "agencies/user.html", context)


def _sight(viewer: Viewer, body: Body, person: Person) -> dict[str, bool]:
    may_edit = viewer.can(Permission.PEOPLE_EDIT, body.path)
    return {
        "may_edit_people": may_edit,
        "sees_mail": may_edit or person.user.pk == viewer.user,
        "has_two_step": may_edit and is_mfa_enabled(person.user),
    }
