"""The lists that fall due as their pages show them, to each what the viewer may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from songhanh.agencies.access import Viewer
from songhanh.agencies.models import Body
from songhanh.lib.words import Words
from songhanh.people.queries.due import Sight, due_counts, due_rows, sight_of, standings
from songhanh.people.queries.pools import pool_terms
from songhanh.people.rules.due import Found, Row, Severity
from songhanh.people.rules.lists import LISTS, DueList
from songhanh.people.standing import Standing

_TIME = timedelta(days=30)  # to do what no row sets a day for


@dataclass(frozen=True, slots=True)
class Summary:
    """A list on the overview; `count` None: it is only of a whole agency, of which the viewer sees a part."""

    told: DueList
    count: int | None
    shown: Words
    first: Row | None = None
    overdue: int = 0
    untold: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """All lists as of a day, for whom; `people` are those on the staff, as far as the viewer sees them."""

    sight: Sight
    lists: tuple[Summary, ...]
    people: int


@dataclass(frozen=True, slots=True)
class Looked:
    """One list; of who only counts no rows, but their number."""

    told: DueList
    sight: Sight
    day: date
    months: int
    found: Found
    count: int
    people: int

    @property
    def shown(self) -> Words:
        """The number of its rows, as the viewer may know it."""
        if self.sight is Sight.COUNTS:
            return self.told.public(self.count)
        return Words(f"{self.count}", f"{self.count}")

    @property
    def hidden_part(self) -> bool:
        """Whether the list says nothing to this viewer, who sees but a part."""
        return self.told.whole and self.sight is Sight.PART


def overview(agency: Body, viewer: Viewer, day: date) -> Overview:
    """Each list with its number and its most pressing row; four queries."""
    sight = sight_of(agency, viewer)
    if sight is Sight.COUNTS:
        counts, people = counted(agency, viewer)
        lists = tuple(Summary(LISTS[code], number, LISTS[code].public(number)) for code, number in counts.items())
        return Overview(sight, lists, people)
    staff = standings(agency, viewer, day)
    terms = pool_terms(agency, staff, day)
    found = {code: due_rows(code, agency, viewer, day, pools=terms, staff=staff) for code in LISTS}
    lists = tuple(_summary(LISTS[code], rows, sight) for code, rows in found.items())
    return Overview(sight, lists, _present(staff))


def _summary(told: DueList, found: Found, sight: Sight) -> Summary:
    if told.whole and sight is Sight.PART:
        return Summary(told, None, Words("", ""))
    number = len(found.rows)
    overdue = sum(one.severity is Severity.OVERDUE for one in found.rows)
    untold = len({one.person for each in found.untold for one in each.people})
    first = next(iter(found.rows), None)
    return Summary(told, number, Words(f"{number}", f"{number}"), first, overdue, untold)


def counted(agency: Body, viewer: Viewer) -> tuple[dict[str, int], int]:
    """The numbers of all lists today, and that of the staff: of other days they would tell who it is by difference."""
    staff = standings(agency, Viewer.program(viewer.at))
    terms = pool_terms(agency, staff, viewer.day)
    return due_counts(agency, viewer, pools=terms, staff=staff), _present(staff)


def looked(told: DueList, agency: Body, viewer: Viewer, day: date, months: int | None) -> Looked:
    """One list as of the day; four queries."""
    sight = sight_of(agency, viewer)
    if sight is Sight.COUNTS:
        counts, people = counted(agency, viewer)
        return Looked(told, sight, viewer.day, told.months, Found(()), counts[told.code], people)
    staff = standings(agency, viewer, day, kinds=told.kinds)
    terms = pool_terms(agency, staff, day)
    found = due_rows(told.code, agency, viewer, day, months=months, pools=terms, staff=staff)
    ahead = told.months if months is None else months
    return Looked(told, sight, day, ahead, found, len(found.rows), _present(staff))


def task_day(found: Found, day: date) -> date:
    """By when a task for the list is to be done: in thirty days, sooner where a row has a day that comes sooner."""
    return min([day + _TIME, *(one.on for one in found.rows if one.on and one.on >= day)])


def _present(staff: Sequence[Standing]) -> int:
    return sum(one.present for one in staff)
