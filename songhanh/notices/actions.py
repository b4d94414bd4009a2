"""Telling people, and what they do with what they were told."""

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction

from songhanh.agencies.access import Conflict, Forbidden, Permission, Viewer
from songhanh.agencies.models import User
from songhanh.audit.actions import record
from songhanh.lib.words import Words
from songhanh.notices.models import Mail, Notice
from songhanh.notices.rules import Line, letter

# Who decides about a mail of the agency whose fate is unknown: the administrator and the secretary.
DECIDES = (Permission.PEOPLE_EDIT, Permission.PLAN_PREPARE)
_NO_MAIL = "django.core.mail.backends.dummy.EmailBackend"


def mail_is_sent() -> bool:
    """Whether this installation sends mail at all."""
    sent: bool = settings.EMAIL_BACKEND != _NO_MAIL
    return sent


@transaction.atomic
def tell(*, to: Iterable[int], agency: int, event: str, words: Words, address: str, by: Viewer) -> None:
    """Note that each of the people `to` must be told, in the transaction of the change; not who did it.

    `address` is the path of the page that it is about. Who wants mail at once gets one with the same commit, so no
    crash between the change and the telling loses it.
    """
    people = list(User.objects.filter(pk__in=set(to) - {by.user}, is_active=True).order_by("pk"))
    if not people:
        return
    text = letter(Line(words, address), settings.SITE_ADDRESS)
    mails = [
        Mail(agency_id=agency, to=one, subject=text.subject, body=text.body, made_at=by.at, not_before=by.at)
        for one in people
        if one.mail == User.Mail.AT_ONCE and one.email and mail_is_sent()
    ]
    of_person = {one.to_id: one for one in Mail.objects.bulk_create(mails)}
    made = Notice.objects.bulk_create(
        Notice(
            agency_id=agency, to=one, event=event, vi=words.vi, en=words.en, address=address, at=by.at,
            mail=of_person.get(one.pk),
        )
        for one in people
    )  # fmt: skip
    values: dict[str, object] = {"event": event, "to": [one.pk for one in people], "mails": sorted(of_person)}
    record(by=by, agency=agency, event="notice.told", subject=f"notice:{made[0].pk}", values=values)


@transaction.atomic
def mark_read(*, notices: Iterable[int], by: Viewer) -> int:
    """Note that `by` has seen those of the notices that are addressed to `by`; how many were unread."""
    found = list(Notice.objects.select_for_update().visible_to(by).unread().filter(pk__in=set(notices)))
    Notice.objects.filter(pk__in=[one.pk for one in found]).update(read_at=by.at)
    for agency in sorted({one.agency_id for one in found}):
        seen = sorted(one.pk for one in found if one.agency_id == agency)
        record(by=by, agency=agency, event="notice.read", subject=f"user:{by.user}", values={"notices": seen})
    return len(found)


@transaction.atomic
def send_again(*, mail: Mail, by: Viewer) -> None:
    """Let a mail that failed, or whose fate is unknown, wait to be sent once more; only a person decides that."""
    if by.is_program:
        raise Forbidden(Permission.PEOPLE_EDIT)
    if by.user != mail.to_id and not any(by.can(one, mail.agency.path) for one in DECIDES):
        raise Forbidden(Permission.PEOPLE_EDIT)
    undecided = Mail.objects.filter(pk=mail.pk, state__in=[Mail.State.UNKNOWN, Mail.State.FAILED])
    changed = undecided.update(
        state=Mail.State.WAITING, not_before=by.at, attempts=0, claimed_by="", claimed_at=None, problem=""
    )
    if not changed:
        raise Conflict(
            Words("Thư này đã được gửi hoặc đang chờ gửi.", "This mail was sent or waits to be sent."),
            Words("Tải lại trang để xem tình trạng mới.", "Load the page again to see how it stands."),
        )
    values: dict[str, object] = {"to": mail.to_id}
    record(by=by, agency=mail.agency_id, event="mail.again", subject=f"mail:{mail.pk}", values=values)


@transaction.atomic
def doubt_waiting(*, by: Viewer) -> int:
    """Mails that wait in a database of an earlier time may have been sent since: a person decides; how many."""
    open_states = [Mail.State.WAITING, Mail.State.SENDING]
    found = list(Mail.objects.select_for_update().filter(state__in=open_states))
    Mail.objects.filter(pk__in=[one.pk for one in found]).update(
        state=Mail.State.UNKNOWN, problem="restored from a backup"
    )
    for agency in sorted({one.agency_id for one in found}):
        mails = [one.pk for one in found if one.agency_id == agency]
        record(by=by, agency=agency, event="mail.doubted", subject=f"agency:{agency}", values={"mails": mails})
    return len(found)
