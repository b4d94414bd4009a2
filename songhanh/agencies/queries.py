"""Reading agencies, people and grants."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from songhanh.agencies.access import ROLES, VIETNAM, Branch, Permission, Role, Viewer
from songhanh.agencies.models import STEP, Body, BodyRows, Grant, User
from songhanh.lib.text import sort_key
from songhanh.lib.words import Language, Problem, Words


def viewer_of(user: User, at: datetime, language: Language) -> Viewer:
    """Who the signed-in person is at that moment; one query."""
    grants = Grant.objects.held_on(at.astimezone(VIETNAM).date()).filter(user=user).order_by("pk")
    branches = tuple(_branch(one) for one in grants.select_related("body__agency"))
    return Viewer(user.pk, user.full_name, language, branches, at)


def _branch(grant: Grant) -> Branch:
    body = grant.body
    agency = body.agency or body
    return Branch(Role(grant.role), body.pk, body.path, agency.pk, agency.path)


def agency_of(user: User) -> int:
    """The agency in whose log the person's own account stands: of the first grant that was given; 0 without one."""
    first = Grant.objects.filter(user=user).order_by("pk").select_related("body").first()
    return first.body.agency_id_or_own if first else 0


def only_agency() -> Body | None:
    """The agency of an installation that has but one, for the page of sign-in."""
    found = list(Body.objects.filter(kind=Body.Kind.AGENCY)[:2])
    return found[0] if len(found) == 1 else None


def administrators(on: date) -> list[User]:
    """All who administer something on the day, for a person who cannot sign in."""
    held = Grant.objects.held_on(on).filter(role=Role.ADMINISTRATOR.value, user__is_active=True)
    return list(User.objects.filter(pk__in=held.values("user")).order_by("full_name"))


def agency_by_code(code: str) -> Body:
    """The agency of that code, for the command line."""
    found = Body.objects.filter(kind=Body.Kind.AGENCY, code=code).first()
    if found is None:
        raise Problem(
            "no-agency",
            Words(f"Không có cơ quan mã “{code}”.", f"There is no agency “{code}”."),
            Words(
                "Xem mã ở trang Cơ quan, hoặc lập cơ quan: songhanh init.", "See the page Agency, or: songhanh init."
            ),
        )
    return found


def units_of(agency: int, on: date) -> list[Body]:
    """The units of an agency that are there on the day, in the order of the tree."""
    return list(Body.objects.filter(agency=agency).open_on(on))


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A grant for a page."""

    grant: int
    role: Words
    body: str
    starts: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class Person:
    """One who signs in, with the roles in this agency."""

    user: User
    roles: tuple[RoleHeld, ...]

    def role(self, grant: int) -> RoleHeld:
        """The role of that grant; DoesNotExist where it has ended or is another person's."""
        for one in self.roles:
            if one.grant == grant:
                return one
        raise Grant.DoesNotExist


def roles_of(user: int, on: date) -> list[RoleHeld]:
    """The roles of a person that hold on the day or later, in the order in which they were given."""
    return [_held(one) for one in Grant.objects.lasting(on).filter(user=user).select_related("body").order_by("pk")]


def _held(grant: Grant) -> RoleHeld:
    return RoleHeld(grant.pk, ROLES[Role(grant.role)].name, grant.body.called, grant.starts, grant.ends)


def people_of(agency: Body, on: date) -> list[Person]:
    """Those with a role in the agency that holds on the day or later, and those whose roles all ended; two queries."""
    grants = Grant.objects.filter(Q(body=agency) | Q(body__agency=agency)).select_related("user", "body")
    held: dict[int, list[RoleHeld]] = {}
    users: dict[int, User] = {}
    for one in grants.order_by("pk"):
        users[one.user_id] = one.user
        rows = held.setdefault(one.user_id, [])
        if not one.revoked and (one.ends is None or one.ends >= on):
            rows.append(_held(one))
    return [Person(users[pk], tuple(held[pk])) for pk in sorted(users, key=lambda pk: _by_name(users[pk].full_name))]


def _by_name(full_name: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Vietnamese lists of people are in the order of the given name, which is written last."""
    given = full_name.split()[-1:]
    return (sort_key(" ".join(given)), sort_key(full_name))


def person_of(agency: Body, user: int, on: date) -> Person:
    """One of the people of the agency; DoesNotExist for anybody else."""
    for one in people_of(agency, on):
        if one.user.pk == user:
            return one
    raise User.DoesNotExist


def agency_seen(viewer: Viewer, agency: int) -> Body:
    """The agency, if the viewer sees it; DoesNotExist if not."""
    return Body.objects.visible_to(viewer).get(pk=agency, kind=Body.Kind.AGENCY)


def bodies_of(agency: Body, on: date) -> BodyRows:
    """The agency itself and its units that are there on the day: what a role can be given for."""
    return Body.objects.filter(Q(pk=agency.pk) | Q(agency=agency)).open_on(on)


def every_unit_of(agency: Body) -> list[Body]:
    """The units of the agency, those that were closed too, in the order of the tree."""
    return list(Body.objects.filter(agency=agency))


def who_may(permission: Permission, path: str, on: date) -> list[int]:
    """The people who have the permission for the body at `path` on the day: those to be told."""
    roles = [role.value for role, row in ROLES.items() if permission in row.may]
    above = [path[:end] for end in range(STEP, len(path) + 1, STEP)]
    grants = Grant.objects.held_on(on).filter(role__in=roles, user__is_active=True, body__path__in=above)
    return sorted(set(grants.values_list("user", flat=True)))


def contacts(agency: int, on: date) -> list[User]:
    """Whom an error page names: the administrators of the agency."""
    grants = Grant.objects.held_on(on).filter(role=Role.ADMINISTRATOR.value, user__is_active=True)
    return [one.user for one in grants.filter(body=agency).select_related("user")]
