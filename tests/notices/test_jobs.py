"""The waiting work: digests, mails that are sent, refused, lost; who may send again."""

from datetime import UTC, datetime, timedelta

import pytest
from cast import NOW, Cast
from django.core import mail as sent
from mail_server import MailServer, Manner, mail_server
from pytest_django import Settings

from notices.telling import tell_all, wants
from songhanh.agencies.access import Conflict, Forbidden, Viewer
from songhanh.agencies.actions import choose_mail
from songhanh.audit.queries import entries, prove
from songhanh.lib.workers import worker_name
from songhanh.notices.actions import mark_read, send_again
from songhanh.notices.jobs import send_waiting, sweep, write_digest
from songhanh.notices.models import Mail, Notice
from songhanh.notices.queries import post, undecided

SEVEN = datetime(2026, 11, 10, 0, 0, tzinfo=UTC)  # 07:00 in Viet Nam, the day after
ME = worker_name()


def through(settings: Settings, server: MailServer) -> None:
    """Mail goes out through this server."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 1


def waiting_mail(people: Cast) -> Mail:
    """Em wants mail at once, and is told something."""
    wants(people, people.em, "at_once")
    tell_all(people, people.em)
    return Mail.objects.get()


def lost_mail(people: Cast) -> Mail:
    """A mail of which nobody knows whether it arrived."""
    mail = waiting_mail(people)
    Mail.objects.update(state=Mail.State.UNKNOWN, claimed_by="elsewhere/1/2", claimed_at=NOW)
    mail.refresh_from_db()
    return mail


def test_a_mail_that_waits_is_sent_once(people: Cast) -> None:
    mail = waiting_mail(people)
    assert send_waiting(NOW, ME)
    assert not send_waiting(NOW, ME)
    (letter,) = sent.outbox
    assert (letter.to, letter.subject) == (["em@so.example"], mail.subject)
    mail.refresh_from_db()
    assert (mail.state, mail.sent_at, mail.attempts) == (Mail.State.SENT, NOW, 1)
    assert [one.event for one in entries(people.agency.pk, event="mail.")] == ["mail.sent", "mail.sending"]


def test_a_mail_is_not_sent_before_its_time(people: Cast) -> None:
    waiting_mail(people)
    assert not send_waiting(NOW - timedelta(seconds=1), ME)


def test_a_real_server_gets_it_whole(people: Cast, settings: Settings) -> None:
    waiting_mail(people)
    with mail_server() as server:
        through(settings, server)
        assert send_waiting(NOW, ME)
    assert "To: em@so.example" in server.mails[0]
    assert Mail.objects.get().state == Mail.State.SENT


def test_what_the_server_refuses_is_tried_again_later_and_later_and_then_given_up(
    people: Cast, settings: Settings
) -> None:
    waiting_mail(people)
    at, waits = NOW, []
    with mail_server("refuse") as server:
        through(settings, server)
        while send_waiting(at, ME) and (mail := Mail.objects.get()).state == Mail.State.WAITING:
            waits.append(int((mail.not_before - at).total_seconds()) // 60)
            assert not send_waiting(mail.not_before - timedelta(seconds=1), ME)
            at = mail.not_before
    mail = Mail.objects.get()
    assert (mail.state, mail.attempts, waits) == (Mail.State.FAILED, 5, [1, 5, 30, 120])
    assert "not now" in mail.problem
    assert server.mails == []


def test_a_server_that_is_not_there_is_tried_again(people: Cast, settings: Settings) -> None:
    waiting_mail(people)
    with mail_server() as server:
        through(settings, server)
    assert send_waiting(NOW, ME)
    assert Mail.objects.get().state == Mail.State.WAITING


@pytest.mark.parametrize("manner", ["take and hang up", "take and be silent"])
def test_a_connection_that_breaks_after_the_mail_was_handed_over_leaves_its_fate_unknown(
    people: Cast, settings: Settings, manner: Manner
) -> None:
    waiting_mail(people)
    with mail_server(manner) as server:
        through(settings, server)
        assert send_waiting(NOW, ME)
        assert not send_waiting(NOW + timedelta(days=1), ME)
    assert len(server.mails) == 1
    assert Mail.objects.get().state == Mail.State.UNKNOWN


def test_a_person_whose_address_was_taken_away_gets_no_mail(people: Cast) -> None:
    waiting_mail(people)
    choose_mail(user=people.em, email="", mail="at_once", by=people.viewer(people.em))
    assert send_waiting(NOW, ME)
    assert Mail.objects.get().state == Mail.State.FAILED


def test_an_address_of_which_no_mail_can_be_made_stops_nothing(people: Cast, settings: Settings) -> None:
    waiting_mail(people)
    choose_mail(user=people.em, email="em@", mail="at_once", by=people.viewer(people.em))
    with mail_server() as server:
        through(settings, server)
        assert send_waiting(NOW, ME)
    assert Mail.objects.get().state == Mail.State.FAILED


def test_two_workers_never_claim_the_same_mail(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting_mail(people)
    # Both looked when it waited, and both try to claim it.
    monkeypatch.setattr("songhanh.notices.jobs._waiting", lambda _: Mail.objects.all())
    assert send_waiting(NOW, "elsewhere/1/2")
    assert not send_waiting(NOW, ME)
    assert len(sent.outbox) == 1


def test_claims_of_the_dead_and_of_those_who_hold_them_too_long_are_given_up(people: Cast) -> None:
    waiting_mail(people)
    host = ME.partition("/")[0]
    held = Mail.objects.all()
    for owner, claimed_at, state in [
        (ME, NOW, "sending"),
        ("elsewhere/1/2", NOW, "sending"),
        (f"{host}/999999999/1", NOW, "unknown"),
        ("elsewhere/1/2", NOW - timedelta(minutes=11), "unknown"),
    ]:
        held.update(state="sending", claimed_by=owner, claimed_at=claimed_at)
        assert sweep(NOW) == (state == "unknown")
        assert held.get().state == state
    assert entries(people.agency.pk, event="mail.unknown")


def test_who_finishes_after_the_claim_was_given_up_changes_nothing(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting_mail(people)
    monkeypatch.setattr("songhanh.notices.jobs._send", lambda _: sweep(NOW + timedelta(hours=1)))
    assert send_waiting(NOW, ME)
    assert Mail.objects.get().state == Mail.State.UNKNOWN


def test_a_mail_whose_fate_is_unknown_is_sent_again_by_a_person_alone(people: Cast) -> None:
    mail = lost_mail(people)
    assert not send_waiting(NOW + timedelta(days=30), ME)
    with pytest.raises(Forbidden):
        send_again(mail=mail, by=Viewer.program(NOW))
    send_again(mail=mail, by=people.viewer(people.em))
    assert send_waiting(NOW, ME)
    assert len(sent.outbox) == 1


def test_recipient_secretary_and_administrator_may_send_again_and_nobody_else(people: Cast) -> None:
    for one in (people.nga, people.khai, people.giang, people.binh, people.chi, people.dung):
        with pytest.raises(Forbidden):
            send_again(mail=lost_mail_once(people), by=people.viewer(one))
    for one in (people.em, people.an, people.minh):
        send_again(mail=lost_mail_once(people), by=people.viewer(one))
        assert Mail.objects.get().state == Mail.State.WAITING


def lost_mail_once(people: Cast) -> Mail:
    """The one lost mail, lost anew."""
    if not Mail.objects.exists():
        return lost_mail(people)
    Mail.objects.update(state=Mail.State.UNKNOWN)
    return Mail.objects.get()


def test_a_mail_that_was_sent_is_not_sent_again(people: Cast) -> None:
    mail = waiting_mail(people)
    send_waiting(NOW, ME)
    with pytest.raises(Conflict):
        send_again(mail=mail, by=people.viewer(people.em))


def test_those_who_decide_see_what_there_is_to_decide(people: Cast) -> None:
    mail = lost_mail(people)
    for one, sees in [
        (people.em, True),
        (people.an, True),
        (people.minh, True),
        (people.nga, False),
        (people.binh, False),
    ]:
        assert [found.mail for found in undecided(people.viewer(one))] == ([mail] if sees else [])
    assert (post().unknown, post().waiting, post().failed) == (1, 0, 0)


@pytest.fixture
def told_twice(people: Cast) -> Cast:
    """Em and Nga were told two things at nine o'clock; a mail a day is what everybody has unless it is changed."""
    for _ in range(2):
        tell_all(people, people.em, people.nga)
    return people


def test_the_digest_is_one_mail_a_person_at_seven_the_next_morning(told_twice: Cast) -> None:
    assert not write_digest(SEVEN - timedelta(seconds=1), ME)
    assert write_digest(SEVEN, ME)
    assert write_digest(SEVEN, ME)
    assert not write_digest(SEVEN, ME)
    first, second = Mail.objects.order_by("to")
    assert {first.to, second.to} == {told_twice.em, told_twice.nga}
    assert first.subject == "Song Hành: 2 thông báo chưa đọc"
    assert first.body.count("http://127.0.0.1:8000/nhiem-vu/12/") == 2
    assert Notice.objects.filter(mail=None).count() == 0
    assert send_waiting(SEVEN, ME)


def test_what_was_read_is_not_in_the_digest(told_twice: Cast) -> None:
    newest = Notice.objects.filter(to=told_twice.em).latest("pk")
    mark_read(notices=[newest.pk], by=told_twice.viewer(told_twice.em))
    Notice.objects.filter(to=told_twice.nga).update(read_at=NOW)
    assert write_digest(SEVEN, ME)
    assert not write_digest(SEVEN, ME)
    assert Mail.objects.get().subject == "Song Hành: 1 thông báo chưa đọc"


def test_who_wants_no_mail_gets_no_digest(told_twice: Cast) -> None:
    wants(told_twice, told_twice.em, "none")
    wants(told_twice, told_twice.nga, "at_once")
    assert not write_digest(SEVEN, ME)


def test_where_no_mail_is_sent_no_digest_is_written(told_twice: Cast, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert not write_digest(SEVEN, ME)


def test_the_log_is_whole_after_all_that(told_twice: Cast) -> None:
    while write_digest(SEVEN, ME) or send_waiting(SEVEN, ME):
        pass
    assert [one.broken for one in prove(told_twice.agency.pk)] == [None]
