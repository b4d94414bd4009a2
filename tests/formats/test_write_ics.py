"""The calendar as RFC 5545 has it and as icalendar reads it back."""

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from icalendar import Calendar
from samples import MADE

from songhanh.formats.events import Agenda, Event, Repeats
from songhanh.formats.write_ics import write_ics

AGENDA = Agenda(
    "Kế hoạch bình đẳng giới năm 2022",
    (
        Event(
            "viec-1@songhanh",
            "Tháng hành động vì bình đẳng giới; phòng ngừa, ứng phó\nvới bạo lực " + "rất dài " * 20,
            date(2022, 11, 15),
            date(2022, 12, 15),
            description="Chủ trì: Ban VSTBPN\nPhối hợp: các phòng, đơn vị",
            category="Công việc",
        ),
        Event("ngay-8-3@songhanh", "Quốc tế Phụ nữ", date(2022, 3, 8), date(2022, 3, 8), Repeats("YEARLY")),
        Event(
            "quy@songhanh", "Báo cáo", date(2022, 3, 14), date(2022, 3, 14), Repeats("MONTHLY", 3, date(2022, 12, 31))
        ),
    ),
)


def events_of(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


@pytest.fixture(scope="module")
def data() -> bytes:
    return write_ics(AGENDA, MADE)


def test_whole_days_end_on_the_day_after_as_the_standard_counts(data: bytes) -> None:
    first, second, _ = events_of(data)
    assert (first.decoded("dtstart"), first.decoded("dtend")) == (date(2022, 11, 15), date(2022, 12, 16))
    assert second.decoded("dtend") - second.decoded("dtstart") == timedelta(days=1)


def test_texts_and_rules_come_back_as_they_were(data: bytes) -> None:
    events = events_of(data)
    assert [str(event["summary"]) for event in events] == [event.summary for event in AGENDA.events]
    assert str(events[0]["description"]) == AGENDA.events[0].description
    assert events[1]["rrule"]["FREQ"] == ["YEARLY"]
    assert events[2]["rrule"]["INTERVAL"] == [3]
    assert events[2]["rrule"]["UNTIL"] == [date(2022, 12, 31)]


def test_lines_are_folded_at_75_bytes_and_end_as_the_standard_says(data: bytes) -> None:
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    assert lines[0] == b"BEGIN:VCALENDAR"
    for name in (b"VERSION:2.0", b"METHOD:PUBLISH"):
        assert name in lines


def test_every_event_has_its_own_name_and_the_stamp_it_was_given(data: bytes) -> None:
    events = events_of(data)
    assert len({str(event["uid"]) for event in events}) == len(events)
    assert {event.decoded("dtstamp") for event in events} == {MADE}


def test_the_same_input_gives_the_same_bytes_and_the_zone_of_the_stamp_does_not_matter(data: bytes) -> None:
    assert write_ics(AGENDA, MADE) == data
    hanoi: datetime = MADE.astimezone(timezone(timedelta(hours=7)))
    assert write_ics(AGENDA, hanoi) == data
