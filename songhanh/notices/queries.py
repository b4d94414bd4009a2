"""Reading notices: one's own for the desk, the mails that somebody must decide about, and how the post stands."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q

from songhanh.agencies.access import Viewer
from songhanh.agencies.models import in_branches
from songhanh.lib.words import Words
from songhanh.notices.actions import DECIDES
from songhanh.notices.models import Mail, Notice


@dataclass(frozen=True, slots=True)
class Told:
    """A notice for a page."""

    notice: int
    words: Words
    address: str
    event: str
    at: datetime
    is_read: bool


def notices_of(viewer: Viewer, *, unread: bool = False, before: int = 0, most: int = 50) -> list[Told]:
    """The viewer's notices, the newest first; those with an id below `before` where it is given."""
    found = Notice.objects.visible_to(viewer).order_by("-pk")
    if unread:
        found = found.unread()
    if before:
        found = found.filter(pk__lt=before)
    return [
        Told(one.pk, Words(one.vi, one.en), one.address, one.event, one.at, one.read_at is not None)
        for one in found[:most]
    ]


@dataclass(frozen=True, slots=True)
class Undecided:
    """A mail that failed, or of which nobody knows whether it arrived, for those who may send it again."""

    mail: Mail
    to: str
    subject: str
    is_unknown: bool
    tried_at: datetime | None
    problem: str


def undecided(viewer: Viewer, most: int = 50) -> list[Undecided]:
    """One's own, and those of the agencies where the viewer decides."""
    paths = tuple(path for permission in DECIDES for path in viewer.paths(permission))
    found = Mail.objects.filter(state__in=[Mail.State.UNKNOWN, Mail.State.FAILED])
    found = found.filter(Q(to=viewer.user) | in_branches("agency__path", paths)).select_related("to", "agency")
    return [
        Undecided(one, one.to.full_name, one.subject, one.state == Mail.State.UNKNOWN, one.claimed_at, one.problem)
        for one in found.order_by("-pk")[:most]
    ]


@dataclass(frozen=True, slots=True)
class Post:
    """How the mails of the whole installation stand."""

    waiting: int
    oldest: datetime | None  # since when the oldest of them could have been sent
    unknown: int
    failed: int


def post() -> Post:
    """Counted for `songhanh doctor`."""
    is_waiting = Q(state=Mail.State.WAITING)
    told = Mail.objects.aggregate(
        waiting=Count("pk", filter=is_waiting),
        oldest=Min("not_before", filter=is_waiting),
        unknown=Count("pk", filter=Q(state=Mail.State.UNKNOWN)),
        failed=Count("pk", filter=Q(state=Mail.State.FAILED)),
    )
    return Post(**told)
