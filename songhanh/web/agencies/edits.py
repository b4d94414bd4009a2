"""What an administrator changes: units, people, roles, passwords."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.actions import (
    add_unit,
    change_body,
    change_user,
    drop_two_step,
    end_grant,
    enter_person,
    grant_role,
    set_password,
)
from songhanh.agencies.models import Body, Grant, User
from songhanh.agencies.passwords import drawn
from songhanh.agencies.queries import agency_seen, bodies_of, person_of
from songhanh.lib.words import Words
from songhanh.web.agencies.forms import BodyForm, GrantForm, NewPersonForm, PersonForm, UnitForm
from songhanh.web.answers import done, page
from songhanh.web.forms import EntryForm
from songhanh.web.numbers import number_of


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _version(request: HttpRequest) -> int:
    """The version that the form was made from."""
    return number_of(request.POST.get("version"))


def _form(request: HttpRequest, template: str, form: EntryForm, **context: Any) -> HttpResponse:
    return render(request, template, {"form": form, **context}, status=form.status)


@page(Permission.AGENCY_EDIT)
def unit_add(request: HttpRequest, viewer: Viewer, body_id: int) -> HttpResponse:
    """A new unit of the agency."""
    agency = agency_seen(viewer, body_id)
    viewer.require(Permission.AGENCY_EDIT, agency.path)
    form = UnitForm(_posted(request), language=viewer.language)
    if form.done(lambda it: add_unit(agency=agency, by=viewer, **it.cleaned_data)):
        name = form.cleaned_data["name"]
        return done(request, viewer, Words(f"Đã thêm {name}.", f"{name} is added."), "agency-one", agency.pk)
    return _form(request, "agencies/unit_add.html", form, agency=agency)


@page(Permission.AGENCY_EDIT)
def body_change(request: HttpRequest, viewer: Viewer, body_id: int) -> HttpResponse:
    """Another name for the agency or a unit, or its last day."""
    body = Body.objects.visible_to(viewer).select_related("agency").get(pk=body_id)
    viewer.require(Permission.AGENCY_EDIT, body.path)
    seen = {"name": body.name, "short_name": body.short_name, "place": body.place, "closed": body.closed}
    form = BodyForm(_posted(request), language=viewer.language, initial=seen)
    if form.done(lambda it: change_body(body=body, version=_version(request), by=viewer, **it.cleaned_data)):
        told = Words(f"Đã lưu {form.cleaned_data['name']}.", f"{form.cleaned_data['name']} is saved.")
        return done(request, viewer, told, "agency-one", body.agency_id_or_own)
    return _form(request, "agencies/body_change.html", form, body=body, agency=body.agency or body)


@page(Permission.PEOPLE_EDIT)
def user_add(request: HttpRequest, viewer: Viewer, body_id: int) -> HttpResponse:
    """A new person, who is handed a password that is shown once."""
    agency = agency_seen(viewer, body_id)
    viewer.require(Permission.PEOPLE_EDIT, agency.path)
    form = NewPersonForm(_posted(request), language=viewer.language, bodies=bodies_of(agency, viewer.day))
    made: list[tuple[User, str]] = []
    if form.done(lambda it: made.append(enter_person(agency=agency, by=viewer, **it.cleaned_data))):
        person, password = made[0]
        return _handed(request, agency, person, password)
    return _form(request, "agencies/user_add.html", form, agency=agency)


def _handed(request: HttpRequest, agency: Body, person: User, password: str) -> HttpResponse:
    """The page that shows a password once: it stands in this answer only, which no cache keeps."""
    context = {"agency": agency, "person": person, "password": password}
    return render(request, "agencies/password_shown.html", context)


@page(Permission.PEOPLE_EDIT)
def user_change(request: HttpRequest, viewer: Viewer, body_id: int, user_id: int) -> HttpResponse:
    """The entry of a person."""
    agency = agency_seen(viewer, body_id)
    person = person_of(agency, user_id, viewer.day).user
    viewer.require(Permission.PEOPLE_EDIT, agency.path)
    seen = {one: getattr(person, one) for one in ("full_name", "post", "email", "is_active")}
    form = PersonForm(_posted(request), language=viewer.language, initial=seen)
    version = _version(request)
    if form.done(lambda it: change_user(agency=agency, user=person, version=version, by=viewer, **it.cleaned_data)):
        told = Words("Đã lưu thông tin người dùng.", "The person's entry is saved.")
        return done(request, viewer, told, "user", agency.pk, person.pk)
    return _form(request, "agencies/user_change.html", form, agency=agency, person=person)


@page(Permission.PEOPLE_EDIT)
def user_password(request: HttpRequest, viewer: Viewer, body_id: int, user_id: int) -> HttpResponse:
    """A password anew, for who has forgotten it; shown once."""
    agency = agency_seen(viewer, body_id)
    person = person_of(agency, user_id, viewer.day).user
    viewer.require(Permission.PEOPLE_EDIT, agency.path)
    if request.method != "POST":
        return render(request, "agencies/user_password.html", {"agency": agency, "person": person})
    password = drawn()
    set_password(agency=agency, user=person, password=password, by=viewer)
    return _handed(request, agency, person, password)


@page(Permission.PEOPLE_EDIT)
def user_two_step(request: HttpRequest, viewer: Viewer, body_id: int, user_id: int) -> HttpResponse:
    """The second step taken away, from who can no longer take it."""
    agency = agency_seen(viewer, body_id)
    person = person_of(agency, user_id, viewer.day).user
    viewer.require(Permission.PEOPLE_EDIT, agency.path)
    if request.method != "POST":
        return render(request, "agencies/user_two_step.html", {"agency": agency, "person": person})
    drop_two_step(agency=agency, user=person, by=viewer)
    told = Words("Đã gỡ xác thực hai bước.", "Two-step sign-in is taken away.")
    return done(request, viewer, told, "user", agency.pk, person.pk)


@page(Permission.PEOPLE_EDIT)
def role_grant(request: HttpRequest, viewer: Viewer, body_id: int, user_id: int) -> HttpResponse:
    """One more role for a person."""
    agency = agency_seen(viewer, body_id)
    person = person_of(agency, user_id, viewer.day).user
    viewer.require(Permission.PEOPLE_EDIT, agency.path)
    form = GrantForm(_posted(request), language=viewer.language, bodies=bodies_of(agency, viewer.day))
    if form.done(lambda it: grant_role(user=person, by=viewer, **it.cleaned_data)):
        return done(request, viewer, Words("Đã giao vai trò.", "The role is given."), "user", agency.pk, person.pk)
    return _form(request, "agencies/role_grant.html", form, agency=agency, person=person)


@page(Permission.PEOPLE_EDIT)
def role_end(request: HttpRequest, viewer: Viewer, body_id: int, grant_id: int) -> HttpResponse:
    """End a role of a person."""
    agency = agency_seen(viewer, body_id)
    grant = Grant.objects.select_related("user", "body").get(pk=grant_id)
    role = person_of(agency, grant.user_id, viewer.day).role(grant.pk)
    viewer.require(Permission.PEOPLE_EDIT, agency.path)
    if request.method != "POST":
        return render(request, "agencies/role_end.html", {"agency": agency, "person": grant.user, "role": role})
    end_grant(grant=grant, by=viewer)
    told = Words("Vai trò đã kết thúc.", "The role has ended.")
    return done(request, viewer, told, "user", agency.pk, grant.user_id)
