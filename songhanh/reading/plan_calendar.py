"""The plan's calendar (`ke-hoach.ics`): dated tasks, proposals marked as such, and the recurring days of the year."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256

from songhanh.formats.events import Agenda, Event, Frequency, Repeats
from songhanh.law.calendar import CalendarDay, days_of
from songhanh.law.tables import Status
from songhanh.lib.text import shorten
from songhanh.reading.assignment import letterhead
from songhanh.reading.phrases import names, period, place, section_names
from songhanh.reading.plan import Found, Plan, Recurrence, Task, When
from songhanh.reading.years import year_of

_LONGEST = 92  # days: a longer period would lie over every week of a calendar, so its last day stands for it
_NEXT_TO = 3  # characters between a day and how often it comes back
_SUMMARY = 90  # characters
_STEPS: dict[Recurrence, tuple[Frequency, int]] = {
    Recurrence.WEEKLY: ("WEEKLY", 1),
    Recurrence.MONTHLY: ("MONTHLY", 1),
    Recurrence.QUARTERLY: ("MONTHLY", 3),
    Recurrence.HALF_YEARLY: ("MONTHLY", 6),
}


def plan_calendar(plan: Plan, on: date, kind: str = "") -> Agenda:
    """The calendar; the year is the plan's own, else that of the day `on`; `kind` the format of its document."""
    head = letterhead(plan.header)
    year = year_of(plan.header) or on.year
    return Agenda(head.title or "Kế hoạch", (*_tasks(plan, kind), *(_day(one) for one in days_of(year))))


def _tasks(plan: Plan, kind: str) -> Iterator[Event]:
    sections = section_names(plan)
    head = letterhead(plan.header)
    known_as = f"{head.issuer}|{head.number}/{head.symbol}|{head.day}"
    seen: Counter[tuple[str | None, str]] = Counter()
    for task in plan.tasks:
        # Known by what it is, not by its number: a task that is put in above renames no entry.
        words = (task.section, task.text)
        name = f"{known_as}|{task.section}|{task.text}|{seen[words]}"
        seen[words] += 1
        detail = _detail(task, sections, kind)
        for at, found in enumerate(task.dates, 1):
            yield from _event(_uid(name, at), task, found, detail)
        if task.proposed_date:
            why = task.proposed_date.reason.vi if task.proposed_date.reason else ""
            lines = f"{detail}\nĐề xuất, văn bản không ghi thời gian. {why}".strip()
            yield from _event(_uid(name, 0), task, task.proposed_date, lines, proposed=True)


def _event(uid: str, task: Task, found: Found[When], detail: str, *, proposed: bool = False) -> Iterator[Event]:
    when = found.value
    end = when.end or when.start
    if end is None:
        return
    start = when.start or end
    due = when.start is None or (end - start).days > _LONGEST
    mark = ("[Đề xuất] " if proposed else "") + ("Hạn: " if due and when.end else "")
    yield Event(
        uid=uid,
        summary=f"{mark}{shorten(task.text, _SUMMARY)}",
        start=end if due else start,
        end=end,
        repeats=None if proposed else _repeats(task, found, start, end),
        description=f"{detail}\nThời gian: {period(when)}",
        category="Đề xuất" if proposed else "Công việc",
    )


def _repeats(task: Task, found: Found[When], start: date, end: date) -> Repeats | None:
    """Yearly work goes on; what comes back within the year does so to its end, from one day that is said.

    Only where the text says of this very day that it comes back ("trước ngày 20/11 hằng năm").
    """
    if task.recurrence is None or not 0 <= task.recurrence.place.start - found.place.end <= _NEXT_TO:
        return None
    recurrence = task.recurrence.value
    if recurrence is Recurrence.YEARLY and (end - start) < timedelta(days=365):
        return Repeats("YEARLY")
    if recurrence in _STEPS and start == end:
        frequency, every = _STEPS[recurrence]
        return Repeats(frequency, every, date(end.year, 12, 31))
    return None


def _detail(task: Task, sections: dict[str, str], kind: str) -> str:
    lines = [
        task.text,
        f"Mục: {sections.get(task.section, task.section)}" if task.section else "",
        f"Chủ trì: {names(task.lead)}" if task.lead else "",
        f"Phối hợp: {names(task.partners)}" if task.partners else "",
        f"Trong bản gốc: {place(task.place, kind)}",
    ]
    return "\n".join(line for line in lines if line)


def _uid(name: str, at: int) -> str:
    return f"{sha256(f'{name}|{at}'.encode()).hexdigest()[:24]}@songhanh"


def _basis(day: CalendarDay) -> str:
    if day.basis.status is Status.COMPUTED:
        return "Đề xuất của chương trình, pháp luật không quy định ngày này."
    return f"Căn cứ: {day.basis.legal_basis}"


def _day(day: CalendarDay) -> Event:
    """A day to mark comes back every year; periods and dues are those of this year, whose rule and theme they carry."""
    yearly = day.kind == "day"
    theme = f"Chủ đề: {day.theme}" if day.theme else ""
    return Event(
        uid=f"{day.id}@songhanh" if yearly else f"{day.id}-{day.start.year}@songhanh",
        summary=day.name,
        start=day.start,
        end=day.end,
        repeats=Repeats("YEARLY") if yearly else None,
        description="\n".join(line for line in (theme, _basis(day)) if line),
        category="Ngày trong năm" if yearly else "Lịch trong năm",
    )
