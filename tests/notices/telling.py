"""Small sentences of these tests: somebody is told, somebody wants mail."""

from cast import Cast

from songhanh.agencies.access import Viewer
from songhanh.agencies.actions import choose_mail
from songhanh.agencies.models import User
from songhanh.lib.words import Words
from songhanh.notices.actions import tell

WORDS = Words("Nhiệm vụ “Hội nghị\ntập huấn” bị trả lại.", "The task “Hội nghị tập huấn” was returned.")


def tell_all(people: Cast, *to: User, by: Viewer | None = None) -> None:
    """An tells them about a task."""
    tell(
        to=[one.pk for one in to], agency=people.agency.pk, event="task.returned", words=WORDS,
        address="/nhiem-vu/12/", by=by or people.viewer(people.an),
    )  # fmt: skip


def wants(people: Cast, user: User, mail: str) -> None:
    """The person chooses how notices come by mail."""
    choose_mail(user=user, email=user.email, mail=mail, by=people.viewer(user))
