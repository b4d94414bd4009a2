"""Bodies in one tree, the people who sign in, their roles."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Q

from songhanh.agencies.access import Permission, Role, Viewer

STEP = 4  # digits of a path that one level takes


def after(path: str) -> str:
    """The first path after the branch below `path`: a branch is `path <= p < after(path)`."""
    return str(int("1" + path) + 1)[1:] if path and set(path) != {"9"} else ":"


def in_branches(field: str, paths: tuple[str, ...]) -> Q:
    """Rows whose body (its path is `field`) stands in one of the branches."""
    wanted = Q(pk__in=[])
    for path in paths:
        wanted |= Q(**{f"{field}__gte": path, f"{field}__lt": after(path)})
    return wanted


class DigitPath(models.CharField):  # type: ignore[type-arg]  # the class takes no parameters when it runs
    """Digits that compare by bytes on either database: under a Vietnamese collation ranges go wrong."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """The column's type; PostgreSQL has the collation "C", SQLite compares by bytes anyway."""
        kind = f"varchar({self.max_length})"
        return f'{kind} COLLATE "C"' if connection.vendor == "postgresql" else kind


class BodyRows(models.QuerySet["Body"]):
    """Named filters."""

    def below(self, *paths: str) -> Self:
        """The bodies in the branches at `paths`, their tops among them; two ranges of one index, no LIKE."""
        return self.filter(in_branches("path", paths))

    def visible_to(self, viewer: Viewer) -> Self:
        """Those of the viewer's agencies."""
        return self.below(*viewer.paths(Permission.AGENCY_SEE))

    def open_on(self, day: date) -> Self:
        """Those that are there on the day."""
        return self.filter(Q(opened=None) | Q(opened__lte=day), Q(closed=None) | Q(closed__gte=day))


class Body(models.Model):
    """An agency, or a unit inside one. `path` is its way from the root in today's tree, four digits a step."""

    class Kind(models.TextChoices):
        """What it is: plans belong to agencies, tasks to units."""

        AGENCY = "agency"
        UNIT = "unit"

    kind = models.CharField(max_length=10, choices=Kind)
    code = models.CharField(max_length=40)  # unique among agencies; of a unit in its agency
    name = models.CharField(max_length=250)
    short_name = models.CharField(max_length=80, blank=True)
    # Digits compare by bytes: under a Vietnamese collation ranges go wrong.
    path = DigitPath(max_length=60, unique=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    agency = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")  # None: itself
    place = models.CharField(max_length=120, blank=True)  # of its documents' date line
    opened = models.DateField(null=True, blank=True)
    closed = models.DateField(null=True, blank=True)  # the last day
    next_child = models.PositiveIntegerField(default=1)
    version = models.PositiveIntegerField(default=1)

    objects = BodyRows.as_manager()

    class Meta:
        ordering = ["path"]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=Q(kind="agency"), name="agencies_code"),
            models.UniqueConstraint(fields=["agency", "code"], name="agencies_unit_code"),
            models.CheckConstraint(
                condition=Q(kind="agency", agency=None) | Q(kind="unit", agency__isnull=False), name="agencies_of_unit"
            ),
            models.CheckConstraint(
                condition=Q(opened=None) | Q(closed=None) | Q(closed__gte=models.F("opened")), name="agencies_days"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def agency_id_or_own(self) -> int:
        """The agency it belongs to, itself where it is one."""
        return self.agency_id or self.pk

    @property
    def called(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name


class Sensitivity(StrEnum):
    """Who may see a field of a person; a field that says nothing fails a test."""

    OPEN = "open"  # whoever sees the agency
    INTERNAL = "internal"  # whoever administers it, and the program
    PERSONAL = "personal"  # the person, and whoever administers people
    SECRET = "secret"  # noqa: S105 - nobody may see it


class UserRows(BaseUserManager["User"]):
    """What Django asks of the rows of people: only how they are found."""


class User(AbstractBaseUser):
    """A person who signs in, by a name that works without mail."""

    class Mail(models.TextChoices):
        """How notices come by mail."""

        AT_ONCE = "at_once"
        DAILY = "daily"
        NONE = "none"

    username = models.CharField(max_length=60, unique=True)
    full_name = models.CharField(max_length=120)
    post = models.CharField(max_length=160, blank=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    mail = models.CharField(max_length=10, choices=Mail, default=Mail.DAILY)
    must_change_password = models.BooleanField(default=False)
    created = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = UserRows()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        """The name, as Django's own pages ask for it."""
        return self.full_name

    @property
    def initials(self) -> str:
        """Of the last two words of the name: "Hoàng Thị Lan Anh" is LA."""
        return "".join(word[0] for word in self.full_name.split()[-2:]).upper()


SENSITIVITY: dict[str, Sensitivity] = {
    "id": Sensitivity.INTERNAL,
    "username": Sensitivity.INTERNAL,
    "full_name": Sensitivity.OPEN,
    "post": Sensitivity.OPEN,
    "email": Sensitivity.PERSONAL,
    "mail": Sensitivity.PERSONAL,
    "is_active": Sensitivity.INTERNAL,
    "must_change_password": Sensitivity.INTERNAL,
    "created": Sensitivity.INTERNAL,
    "last_login": Sensitivity.PERSONAL,
    "password": Sensitivity.SECRET,
    "version": Sensitivity.INTERNAL,
}


class GrantRows(models.QuerySet["Grant"]):
    """Named filters."""

    def held_on(self, day: date) -> Self:
        """Those that hold on the day."""
        return self.lasting(day).filter(starts__lte=day)

    def lasting(self, day: date) -> Self:
        """Those that hold on the day or later."""
        return self.filter(Q(ends=None) | Q(ends__gte=day), revoked=False)


class Grant(models.Model):
    """A role of a person on a branch of the tree, from a day to a day; both inclusive."""

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Role])
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    revoked = models.BooleanField(default=False)  # ended before its first day was over: it holds on no day

    objects = GrantRows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=models.F("starts")), name="agencies_grant_days"
            ),
        ]
