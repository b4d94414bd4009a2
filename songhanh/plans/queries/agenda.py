"""The calendar: dated occurrences and the recurring days of the law, for a month, a list and a feed."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from songhanh.agencies.access import Viewer
from songhanh.formats.events import Agenda, Event
from songhanh.law.calendar import CalendarDay, days_of
from songhanh.law.tables import Status
from songhanh.lib.text import shorten
from songhanh.lib.words import Words
from songhanh.plans.models import Occurrence
from songhanh.plans.rules import STATES

_BACK, _AHEAD = timedelta(days=92), timedelta(days=366)  # what the feed of a person covers


@dataclass(frozen=True, slots=True)
class Due:
    """An occurrence on its due day."""

    day: date
    occurrence: Occurrence
    tag: str  # of `board.BOARD_STATES`


@dataclass(frozen=True, slots=True)
class Marked:
    """A day or period of the law's calendar, with what it rests on."""

    day: CalendarDay

    @property
    def is_verified(self) -> bool:
        """Whether the row was verified."""
        return self.day.basis.status is Status.VERIFIED


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of the month page."""

    day: date
    in_month: bool
    dues: tuple[Due, ...]
    marked: tuple[Marked, ...]


def dues(viewer: Viewer, first: date, last: date) -> list[Due]:
    """What is due from `first` to `last`, cancelled ones apart, in order; two queries."""
    found = Occurrence.objects.visible_to(viewer).filter(due__gte=first, due__lte=last)
    rows = found.exclude(state=Occurrence.State.CANCELLED).select_related("task__lead", "task__plan", "task__agency")
    return [Due(one.due, one, _tag(one, viewer.day)) for one in rows.order_by("due", "pk") if one.due]


def _tag(one: Occurrence, on: date) -> str:
    return "overdue" if one.is_overdue(on) else one.state


def marked(first: date, last: date) -> list[Marked]:
    """The days and periods of the law that meet the days from `first` to `last`."""
    years = range(first.year, last.year + 1)
    return [Marked(day) for year in years for day in days_of(year) if day.start <= last and day.end >= first]


def month(viewer: Viewer, year: int, number: int) -> list[list[DayCell]]:
    """The weeks of a month, Monday first; periods stand on their first and last day."""
    weeks = Calendar().monthdatescalendar(year, number)
    first, last = weeks[0][0], weeks[-1][-1]
    by_day: dict[date, list[Due]] = defaultdict(list)
    for one in dues(viewer, first, last):
        by_day[one.day].append(one)
    days: dict[date, list[Marked]] = defaultdict(list)
    for mark in marked(first, last):
        for day in sorted({mark.day.start, mark.day.end}):
            days[day].append(mark)
    return [[DayCell(day, day.month == number, tuple(by_day[day]), tuple(days[day])) for day in week] for week in weeks]


def feed(viewer: Viewer, address: str) -> Agenda:
    """The person's calendar for the program that they use; `address` is that of the site."""
    first, last = viewer.day - _BACK, viewer.day + _AHEAD
    events = [*_due_events(viewer, first, last, address), *_law_events(first, last)]
    return Agenda(f"Song Hành: {viewer.name}", tuple(events))


def _due_events(viewer: Viewer, first: date, last: date, address: str) -> Iterator[Event]:
    for one in dues(viewer, first, last):
        task, label = one.occurrence.task, one.occurrence.label_vi
        lines = [
            task.text,
            f"Kỳ: {label}" if label else "",
            f"Chủ trì: {task.lead.called}" if task.lead else "",
            f"Trạng thái: {STATES[one.occurrence.state].vi}",
            f"{address}/nhiem-vu/{task.pk}/",
        ]
        yield Event(
            uid=f"lan-{one.occurrence.pk}@songhanh",
            summary=f"Hạn: {task.code} {shorten(task.text, 80)}",
            start=one.day,
            end=one.day,
            description="\n".join(line for line in lines if line),
            category="Nhiệm vụ",
        )


def _law_events(first: date, last: date) -> Iterator[Event]:
    for mark in marked(first, last):
        day = mark.day
        note = "" if mark.is_verified else " (chưa kiểm chứng)"
        yield Event(
            uid=f"{day.id}-{day.start.year}@songhanh",
            summary=day.name,
            start=day.start,
            end=day.end,
            description=f"{day.theme}\nCăn cứ: {day.basis.legal_basis}{note}".strip(),
            category="Ngày trong năm",
        )


def neighbours(year: int, number: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The month before and the month after."""
    before = date(year, number, 1) - timedelta(days=1)
    after = date(year, number, 28) + timedelta(days=4)
    return (before.year, before.month), (after.year, after.month)


KIND_WORDS: dict[str, Words] = {
    "day": Words("Ngày kỷ niệm", "Day to mark"),
    "period": Words("Đợt", "Period"),
    "due": Words("Hạn báo cáo", "Report due"),
    "close": Words("Chốt số liệu", "Cutoff"),
}
