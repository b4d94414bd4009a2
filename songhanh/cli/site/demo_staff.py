"""The demonstration's staff register: two years of lists, events and snapshots, by the program's own actions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import NamedTuple

from songhanh.agencies.access import VIETNAM, Viewer
from songhanh.agencies.models import Body
from songhanh.cli.site.demo_papers import (
    TARGETS,
    Course,
    Letterhead,
    evaluation_list,
    pool_list,
    staff_list,
    training_list,
)
from songhanh.cli.site.demo_roll import Member, Post, roll, titles_of
from songhanh.law.staff import Sex
from songhanh.lib.months import Month
from songhanh.lib.workers import worker_name
from songhanh.notices.actions import mark_read
from songhanh.notices.models import Notice
from songhanh.people.actions.events import enter_fact
from songhanh.people.actions.imports import confirm_import, receive_list
from songhanh.people.actions.snapshots import take_snapshot
from songhanh.people.given import day_after
from songhanh.people.history import Statement
from songhanh.people.jobs import claim, read_list
from songhanh.people.kinds import FactKind
from songhanh.people.queries.believed import known_people
from songhanh.people.rules.leave import MATERNITY, PATERNITY

OFFICER = "ha"
FIRST = timedelta(days=-745)
_LISTS = (FIRST, timedelta(days=-366), timedelta(days=-75))
_POOL, _NEWEST = timedelta(days=-395), timedelta(days=-2)
_COURSES = ((timedelta(days=-480), 4), (timedelta(days=-100), 2))  # when; of how many planned one went
_MONTH_ENDS = (-24, -20, -16, -12, -8, -4, -1)
At = Callable[[str, datetime], Viewer]


class Step(NamedTuple):
    """Something that was done in the personnel office, and when."""

    at: datetime
    do: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Staff:
    """The personnel office: whose register, who keeps it, which people, and now."""

    agency: Body
    head: Letterhead
    units: Sequence[str]
    people: Sequence[Member]
    at: At
    now: datetime

    @property
    def today(self) -> date:
        """The day in Viet Nam."""
        return self.now.astimezone(VIETNAM).date()

    def there(self, day: date) -> list[Member]:
        """Those whom a list of the day names."""
        return [one for one in self.people if one.is_there(day)]


def staff_of(agency: Body, units: Iterable[str], known: Mapping[str, str], at: At, now: datetime) -> Staff:
    """The staff of the demonstration; `known` are the names of the people who sign in."""
    named = list(units)
    above = agency.parent.name if agency.parent else ""
    return Staff(agency, Letterhead(above, agency.name), named, roll(named, known, now.date()), at, now)


def steps_of(staff: Staff) -> list[Step]:
    """What was done in two years, in order of time; the last list is compared and waits for a decision."""
    found = [_of_list(staff, staff.now + shift) for shift in _LISTS]
    found += [_of_month_end(staff, Month.of(staff.today).plus(months).last) for months in _MONTH_ENDS]
    found += [
        _of_pool(staff),
        *(_of_training(staff, *each) for each in _COURSES),
        _of_evaluation(staff),
        *_of_events(staff),
        _of_newest(staff),
    ]
    return sorted(found, key=lambda step: step.at)


def _give(staff: Staff, name: str, data: bytes, at: datetime, *, confirm: bool = True) -> None:
    """Give a list in, let it be read and compared, and confirm what is seen."""
    by = staff.at(OFFICER, at)
    given = receive_list(agency=staff.agency, name=name, chunks=[data], by=by)
    claimed = claim(given.pk, at, worker_name())
    assert claimed is not None
    read_list(claimed, Viewer.program(at + timedelta(minutes=1)))
    if confirm:
        by = staff.at(OFFICER, at + timedelta(minutes=20))
        confirm_import(of=given.pk, by=by)
        told = Notice.objects.visible_to(by).unread().filter(event="list.compared")
        mark_read(notices=list(told.values_list("pk", flat=True)), by=by)


def _of_list(staff: Staff, at: datetime) -> Step:
    day = at.date()
    data = staff_list(staff.head, staff.people, day, staff.today)
    return Step(at, partial(_give, staff, f"trich-ngang-{day:%d-%m-%Y}.csv", data, at))


def _of_newest(staff: Staff) -> Step:
    """This month's list: somebody new, and a day of birth that is another one than the register's."""
    at = staff.now + _NEWEST
    day = at.date()
    ordinary = [one for one in staff.there(day) if one.unit == staff.units[2] and not one.post(day).appointed]
    slip = next((one for one in ordinary if one.born.day <= 12 and one.born.day != one.born.month), ordinary[-1])
    born = {slip.name: f"{slip.born:%m/%d/%Y}" if slip.born.day <= 12 else f"13/{slip.born:%m/%Y}"}
    other = next(one for one in ordinary if one is not slip)
    born[other.name] = f"31/02/{other.born.year}"
    data = staff_list(staff.head, staff.people, day, staff.today, born)
    return Step(at, partial(_give, staff, f"trich-ngang-{day:%d-%m-%Y}.csv", data, at, confirm=False))


def _of_pool(staff: Staff) -> Step:
    at = staff.now + _POOL
    day = at.date()
    first = staff.today.year - staff.today.year % 5
    years = f"{first}-{first + 5}"
    data = pool_list(staff.head, _planned(staff, day), years, day - timedelta(days=10))
    return Step(at, partial(_give, staff, f"quy-hoach-{years}.csv", data, at))


def _planned(staff: Staff, day: date) -> dict[str, list[Member]]:
    """Who is planned for what: nobody but men for the head of the agency."""
    there = staff.there(day)
    heads, deputies, others = (_titled(there, day, rank) for rank in range(3))
    women = [one for one in deputies if one.sex is Sex.FEMALE]
    # Whoever is about to be appointed was planned before.
    appointed = [one for one in others if one.posts[-1].appointed]
    middle = [one for one in others if 30 * 365 < (day - one.born).days < 46 * 365 and one not in appointed]
    planned_women = [one for one in middle if one.sex is Sex.FEMALE][:3]
    planned_men = [one for one in middle if one.sex is Sex.MALE][:4]
    return {
        TARGETS[0]: heads[:2],
        TARGETS[1]: [heads[0], *deputies[1:2], *women[:1]],
        TARGETS[2]: [*deputies, *others[:1]],
        TARGETS[3]: [*appointed, *planned_women, *planned_men],
    }


def _titled(there: Iterable[Member], day: date, rank: int) -> list[Member]:
    """The heads of units (0), their deputies (1), or those who lead nothing (2)."""

    def of(one: Member, post: Post) -> int:
        titles = titles_of(one.unit)
        return titles.index(post.title) if post.title in titles else 2

    return [one for one in there if one.unit and of(one, one.post(day)) == rank]


def _of_training(staff: Staff, shift: timedelta, every: int) -> Step:
    """Of the planned and leading some, women and men, took a course; not all of the women."""
    at = staff.now + shift
    day = at.date()
    leadership = Course("Bồi dưỡng lãnh đạo, quản lý cấp phòng", "Trường Chính trị tỉnh", day - timedelta(days=40), 25)
    gender = Course("Tập huấn lồng ghép giới", "Sở Nội vụ", day - timedelta(days=90), 2)
    there = staff.there(day)
    planned = {one for some in _planned(staff, (staff.now + _POOL).date()).values() for one in some}
    sources = [one for one in there if one in planned or one.post(day).appointed]
    others = [one for one in there if one not in sources]
    taken = [(one, leadership) for one in sources[::every]] + [(one, gender) for one in others[::5]]
    data = training_list(staff.head, taken, day.year)
    return Step(at, partial(_give, staff, f"boi-duong-{day.year}.csv", data, at))


def _of_evaluation(staff: Staff) -> Step:
    """The ratings of the last year that is over, given in on 20 January."""
    year = staff.today.year - (1 if staff.today.month > 1 else 2)
    at = datetime.combine(date(year + 1, 1, 20), time(9), VIETNAM)
    rated = [(one, _RATINGS[number % len(_RATINGS)]) for number, one in enumerate(staff.there(date(year, 12, 31)))]
    data = evaluation_list(staff.head, rated, year)
    return Step(at, partial(_give, staff, f"xep-loai-{year}.csv", data, at))


_RATINGS = (0, 1, 1, 1, 1, 0, 1, 1, 2, 1, 1)


def _of_month_end(staff: Staff, day: date) -> Step:
    """As the worker takes it by itself, soon after midnight."""
    at = datetime.combine(day + timedelta(days=1), time(0, 5), VIETNAM)

    def take() -> None:
        take_snapshot(agency=staff.agency, day=day, by=Viewer.program(at))

    return Step(at, take)


def _of_events(staff: Staff) -> list[Step]:
    """A mother's and a father's leave, and a retirement, each entered by itself."""
    young = sorted(staff.there(staff.today + FIRST), key=lambda one: one.born, reverse=True)
    mother, father = (next(one for one in young if one.sex is sex) for sex in (Sex.FEMALE, Sex.MALE))
    found = []
    for one, days, until, kind in ((mother, -120, 63, MATERNITY), (father, -212, -206, PATERNITY)):
        starts = staff.today + timedelta(days=days)
        last = day_after(staff.today + timedelta(days=until))
        values = {"leave_type": kind}
        said = Statement(FactKind.LEAVE, values, starts, starts, last, f"{kind}|{starts}")
        found.append(_event(staff, one, said, starts))
    for one in staff.people:
        if one.left:
            decided = one.left - timedelta(days=14)
            number = f"{decided.day + 40}/QĐ-{staff.head.sign}"
            values = {"reason": "retirement"}
            slot = one.left.isoformat()
            said = Statement(FactKind.DEPARTURE, values, one.left, one.left, None, slot, number, decided)
            found.append(_event(staff, one, said, one.left))
    return found


def _event(staff: Staff, one: Member, said: Statement, day: date) -> Step:
    at = datetime.combine(day, time(14), VIETNAM)

    def enter() -> None:
        people = known_people(staff.agency.pk, day)
        person = next(known.person for known in people if known.name == one.name)
        enter_fact(person=person, said=said, by=staff.at(OFFICER, at))

    return Step(at, enter)
