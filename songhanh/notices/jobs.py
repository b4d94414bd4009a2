"""The waiting work of notices: digests are written, mails are sent, claims of dead workers are given up.

A mail is claimed by a conditional update that is committed before the first byte leaves. Whoever dies between that
and the note that it was sent leaves a mail of which nobody knows whether it arrived: it is shown as such, and a
person decides. So the program itself never sends a mail twice.
"""

import smtplib
from contextlib import suppress
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import F, QuerySet

from songhanh.agencies.access import Viewer
from songhanh.agencies.models import User
from songhanh.audit.actions import record
from songhanh.lib.words import Words
from songhanh.lib.workers import is_gone
from songhanh.notices.actions import mail_is_sent
from songhanh.notices.models import Mail, Notice, NoticeRows
from songhanh.notices.rules import LONGEST_CLAIM, Line, again_at, digest, digest_due

_LONGEST_PROBLEM = 300


def write_digest(at: datetime, _worker: str) -> bool:
    """Write the mail of the day for the next person who wants one and has unread notices, one for each agency."""
    if not mail_is_sent():
        return False
    notice = _undigested(at).order_by("pk").first()
    if notice is None:
        return False
    _write_digest(to=notice.to_id, agency=notice.agency_id, by=Viewer.program(at))
    return True


def _undigested(at: datetime) -> NoticeRows:
    wanted = Notice.objects.unread().filter(mail=None, to__mail=User.Mail.DAILY, to__is_active=True)
    return wanted.filter(at__lt=digest_due(at)).exclude(to__email="")


@transaction.atomic
def _write_digest(*, to: int, agency: int, by: Viewer) -> None:
    # Another worker may be at the same person: who comes second finds the notices in their mail.
    User.objects.select_for_update().get(pk=to)
    notices = list(_undigested(by.at).filter(to=to, agency=agency))
    if not notices:
        return
    text = digest([Line(Words(one.vi, one.en), one.address) for one in notices], settings.SITE_ADDRESS)
    mail = Mail(
        agency_id=agency, to_id=to, subject=text.subject, body=text.body, made_at=by.at, not_before=by.at
    )  # fmt: skip
    mail.save()
    Notice.objects.filter(pk__in=[one.pk for one in notices]).update(mail=mail)
    values: dict[str, object] = {"to": to, "notices": sorted(one.pk for one in notices)}
    record(by=by, agency=agency, event="mail.digest", subject=f"mail:{mail.pk}", values=values)


def send_waiting(at: datetime, worker: str) -> bool:
    """Send the next mail that waits."""
    by = Viewer.program(at)
    # Asked before the claim, whose transaction would hold up other writers every second for nothing.
    mail = _claim(worker=worker, by=by) if _waiting(at).exists() else None
    if mail is None:
        return False
    if not mail.to.email:
        _end(mail=mail, state=Mail.State.FAILED, problem="no address", by=by)
        return True
    try:
        _send(mail)
    except _NotSent as refusal:
        _put_off(mail=mail, problem=str(refusal), by=by)
    except _NobodyKnows as lost:
        _end(mail=mail, state=Mail.State.UNKNOWN, problem=str(lost), by=by)
    except ValueError as wrong:
        # An address or a subject of which no mail can be made: to try again would not mend it.
        _end(mail=mail, state=Mail.State.FAILED, problem=str(wrong), by=by)
    else:
        _end(mail=mail, state=Mail.State.SENT, problem="", by=by)
    return True


def _waiting(at: datetime) -> QuerySet[Mail]:
    return Mail.objects.filter(state=Mail.State.WAITING, not_before__lte=at).order_by("not_before", "pk")


class _NotSent(Exception):  # noqa: N818 - what happened, not whose error it is
    """The server was not reached, or said no."""


class _NobodyKnows(Exception):  # noqa: N818
    """The connection broke while the mail was handed over."""


def _send(mail: Mail) -> None:
    connection = get_connection()
    message = EmailMessage(mail.subject, mail.body, settings.DEFAULT_FROM_EMAIL, [mail.to.email])
    try:
        connection.open()
    except (smtplib.SMTPException, OSError) as error:
        raise _NotSent(str(error)) from error
    try:
        connection.send_messages([message])
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused, smtplib.SMTPNotSupportedError) as error:
        raise _NotSent(str(error)) from error
    except (smtplib.SMTPException, OSError) as error:
        raise _NobodyKnows(str(error) or type(error).__name__) from error
    finally:
        # The mail was taken or not; how the connection ends changes nothing.
        with suppress(smtplib.SMTPException, OSError):
            connection.close()


@transaction.atomic
def _claim(*, worker: str, by: Viewer) -> Mail | None:
    """The next mail, now ours; None where none waits or another worker was faster."""
    mail = _waiting(by.at).select_related("to").first()
    if mail is None:
        return None
    claimed = Mail.objects.filter(pk=mail.pk, state=Mail.State.WAITING).update(
        state=Mail.State.SENDING, claimed_by=worker, claimed_at=by.at, attempts=F("attempts") + 1
    )
    if not claimed:
        return None
    mail.claimed_by = worker
    mail.attempts += 1
    record(by=by, agency=mail.agency_id, event="mail.sending", subject=f"mail:{mail.pk}", values={"to": mail.to_id})
    return mail


@transaction.atomic
def _put_off(*, mail: Mail, problem: str, by: Viewer) -> None:
    """It was certainly not sent: it waits to be tried again, until it was tried often enough."""
    again = again_at(by.at, mail.attempts)
    if again is None:
        _end(mail=mail, state=Mail.State.FAILED, problem=problem, by=by)
        return
    values: dict[str, object] = {"problem": problem, "attempts": mail.attempts}
    if _ours(mail).update(
        state=Mail.State.WAITING, not_before=again, problem=problem[:_LONGEST_PROBLEM], claimed_by="", claimed_at=None
    ):
        record(by=by, agency=mail.agency_id, event="mail.put_off", subject=f"mail:{mail.pk}", values=values)


@transaction.atomic
def _end(*, mail: Mail, state: Mail.State, problem: str, by: Viewer) -> None:
    sent_at = by.at if state is Mail.State.SENT else None
    if _ours(mail).update(state=state, sent_at=sent_at, problem=problem[:_LONGEST_PROBLEM]):
        values: dict[str, object] = {"problem": problem}
        record(by=by, agency=mail.agency_id, event=f"mail.{state.value}", subject=f"mail:{mail.pk}", values=values)


def _ours(mail: Mail) -> QuerySet[Mail]:
    return Mail.objects.filter(pk=mail.pk, state=Mail.State.SENDING, claimed_by=mail.claimed_by)


def sweep(at: datetime) -> int:
    """Mails whose worker died, or has held them for far too long, become ones whose fate is unknown; how many."""
    claimed = Mail.objects.filter(state=Mail.State.SENDING)
    left = [one for one in claimed if is_gone(one.claimed_by) or (one.claimed_at or at) < at - LONGEST_CLAIM]
    for mail in left:
        _end(mail=mail, state=Mail.State.UNKNOWN, problem="the program ended while it was sent", by=Viewer.program(at))
    return len(left)
