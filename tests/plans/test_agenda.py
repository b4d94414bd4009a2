"""The calendar: month, list and feed."""

from datetime import date

from cast import Cast
from django.test import Client
from imported import issued

from songhanh.plans.actions.feeds import make_feed, revoke_feed
from songhanh.plans.models import CalendarFeed, Occurrence
from songhanh.plans.queries.agenda import dues, feed, marked, month, neighbours


def test_a_month_has_whole_weeks_and_what_is_due(people: Cast) -> None:
    issued(people)
    weeks = month(people.viewer(people.an), 2026, 12)
    assert all(len(week) == 7 for week in weeks)
    on_14 = next(cell for week in weeks for cell in week if cell.day == date(2026, 12, 14))
    assert on_14.dues
    assert on_14.marked


def test_what_was_cancelled_is_not_due(people: Cast) -> None:
    issued(people)
    by = people.viewer(people.an)
    before = len(dues(by, date(2026, 1, 1), date(2026, 12, 31)))
    one = Occurrence.objects.filter(due__isnull=False)[0]
    Occurrence.objects.filter(pk=one.pk).update(state="cancelled", reason="x")
    assert len(dues(by, date(2026, 1, 1), date(2026, 12, 31))) == before - 1


def test_next_door_has_a_calendar_of_its_own(people: Cast) -> None:
    issued(people)
    assert dues(people.viewer(people.binh), date(2026, 1, 1), date(2026, 12, 31)) == []


def test_the_days_of_the_law_are_those_of_each_year() -> None:
    names = {one.day.id for one in marked(date(2026, 1, 1), date(2026, 12, 31))}
    assert {"women-day", "vn-women-day", "action-month"} <= names


def test_neighbours_of_the_ends_of_the_year() -> None:
    assert neighbours(2026, 1) == ((2025, 12), (2026, 2))
    assert neighbours(2026, 12) == ((2026, 11), (2027, 1))


def test_the_feed_names_every_occurrence_once(people: Cast) -> None:
    issued(people)
    found = feed(people.viewer(people.an), "https://x.example")
    ids = [one.uid for one in found.events]
    assert len(ids) == len(set(ids))
    assert any("https://x.example/nhiem-vu/" in one.description for one in found.events)


def test_the_address_is_secret_and_can_be_stopped(people: Cast, client: Client) -> None:
    issued(people)
    by = people.viewer(people.an)
    secret = make_feed(by=by)
    assert secret not in str(CalendarFeed.objects.values())
    answer = client.get(f"/lich/{secret}.ics")
    assert answer.status_code == 200
    assert answer.content.startswith(b"BEGIN:VCALENDAR")
    again = make_feed(by=by)
    assert client.get(f"/lich/{secret}.ics").status_code == 404
    revoke_feed(by=by)
    assert client.get(f"/lich/{again}.ics").status_code == 404
