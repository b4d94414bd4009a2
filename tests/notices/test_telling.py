"""Who is told, with what, and what happens to that when the change is undone."""

from datetime import UTC, datetime

from cast import NOW, Cast
from django.core.mail.backends.dummy import EmailBackend
from django.db import transaction
from pytest_django import DjangoAssertNumQueries, Settings

from notices.telling import WORDS, tell_all, wants
from songhanh.agencies.models import User
from songhanh.audit.queries import entries
from songhanh.notices.actions import mark_read
from songhanh.notices.models import Mail, Notice
from songhanh.notices.queries import notices_of


def test_each_person_gets_a_notice_once_and_who_did_it_gets_none(people: Cast) -> None:
    tell_all(people, people.em, people.em, people.nga, people.an)
    assert [one.to_id for one in Notice.objects.order_by("to")] == sorted([people.em.pk, people.nga.pk])
    (told,) = notices_of(people.viewer(people.em))
    assert (told.words, told.address, told.is_read) == (WORDS, "/nhiem-vu/12/", False)


def test_an_account_that_was_stopped_is_not_told(people: Cast) -> None:
    User.objects.filter(pk=people.em.pk).update(is_active=False)
    tell_all(people, people.em)
    assert Notice.objects.count() == 0


def test_who_wants_mail_at_once_gets_one_in_both_languages_with_the_whole_address(people: Cast) -> None:
    wants(people, people.em, "at_once")
    tell_all(people, people.em, people.nga)
    mail = Mail.objects.get()
    assert (mail.to, mail.state, mail.not_before) == (people.em, Mail.State.WAITING, NOW)
    assert mail.subject == "Song Hành: Nhiệm vụ “Hội nghị tập huấn” bị trả lại."
    assert mail.body.startswith(
        "Nhiệm vụ “Hội nghị tập huấn” bị trả lại.\nThe task “Hội nghị tập huấn” was returned.\n"
    )
    assert "\nhttp://127.0.0.1:8000/nhiem-vu/12/\n" in mail.body
    assert Notice.objects.get(to=people.em).mail == mail
    assert Notice.objects.get(to=people.nga).mail is None


def test_where_no_mail_is_sent_none_is_made(people: Cast, settings: Settings) -> None:
    settings.EMAIL_BACKEND = f"{EmailBackend.__module__}.EmailBackend"
    wants(people, people.em, "at_once")
    tell_all(people, people.em)
    assert (Notice.objects.count(), Mail.objects.count()) == (1, 0)


def test_a_change_that_is_undone_tells_nobody(people: Cast) -> None:
    wants(people, people.em, "at_once")
    with transaction.atomic():
        tell_all(people, people.em)
        transaction.set_rollback(True)
    assert (Notice.objects.count(), Mail.objects.count()) == (0, 0)


def test_to_tell_many_takes_as_many_queries_as_to_tell_one(
    people: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for one in (people.em, people.nga, people.ha):
        wants(people, one, "at_once")
    with django_assert_max_num_queries(10):
        tell_all(people, people.em, people.nga, people.ha, people.giang, people.khai)


def test_the_log_says_who_was_told(people: Cast) -> None:
    tell_all(people, people.em, people.nga)
    (entry,) = entries(people.agency.pk, event="notice.told")
    assert (entry.actor, entry.values) == (
        people.an.pk,
        {"event": "task.returned", "to": sorted([people.em.pk, people.nga.pk]), "mails": []},
    )


def test_only_ones_own_notices_are_marked_as_read(people: Cast) -> None:
    tell_all(people, people.em, people.nga)
    everything = list(Notice.objects.values_list("pk", flat=True))
    later = datetime(2026, 11, 10, tzinfo=UTC)
    assert mark_read(notices=everything, by=people.viewer(people.em, later)) == 1
    assert mark_read(notices=everything, by=people.viewer(people.em)) == 0
    assert Notice.objects.get(to=people.em).read_at == later
    assert Notice.objects.get(to=people.nga).read_at is None
    assert notices_of(people.viewer(people.em), unread=True) == []
    assert entries(people.agency.pk, event="notice.read")[0].subject == f"user:{people.em.pk}"
