"""ICS out by icalendar: whole-day events, RFC 5545 with the calendar's name by RFC 7986."""

from datetime import UTC, datetime, timedelta

from icalendar import Calendar
from icalendar import Event as Entry

from songhanh.formats.events import Agenda, Event, Repeats
from songhanh.formats.sheet import clean


def write_ics(agenda: Agenda, made: datetime) -> bytes:
    """The calendar; `made` is each event's DTSTAMP, so that the same input gives the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//Song Hành//songhanh//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", clean(agenda.name))
    calendar.add("x-wr-calname", clean(agenda.name))  # what calendars older than RFC 7986 read
    for event in agenda.events:
        calendar.add_component(_entry(event, made))
    return bytes(calendar.to_ical())


def _entry(event: Event, made: datetime) -> Entry:
    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("dtstamp", made.astimezone(UTC))
    entry.add("dtstart", event.start)
    entry.add("dtend", event.end + timedelta(days=1))  # RFC 5545: the first day after
    entry.add("summary", clean(event.summary))
    entry.add("transp", "TRANSPARENT")
    if event.repeats:
        entry.add("rrule", _rule(event.repeats))
    if event.description:
        entry.add("description", clean(event.description))
    if event.category:
        entry.add("categories", [event.category])
    return entry


def _rule(repeats: Repeats) -> dict[str, object]:
    rule: dict[str, object] = {"freq": repeats.frequency}
    if repeats.every > 1:
        rule["interval"] = repeats.every
    if repeats.until:
        rule["until"] = repeats.until
    return rule
