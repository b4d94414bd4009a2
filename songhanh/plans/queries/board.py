"""The plan board: tasks with how they stand, by section, by unit, by time; the same rows for pages and files."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from songhanh.agencies.access import Viewer
from songhanh.law.task_states import Outcome
from songhanh.lib.text import bare, sort_key
from songhanh.lib.words import Words
from songhanh.plans.models import Item, Occurrence, Plan, Task
from songhanh.plans.rules import FINISHED, STATES, Standing, Time, standing

SOON = 30  # days of the filter "30 ngày tới"
OVERDUE = "overdue"
BOARD_STATES: dict[str, Words] = {OVERDUE: Words("Quá hạn", "Overdue"), **STATES}


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task in a list."""

    pk: int
    code: str
    section: str
    text: str
    lead: str
    lead_pk: int
    partners: tuple[str, ...]
    starts: date | None
    due: date | None  # the next day on which something is due, else the last one
    written_due: bool  # whether the day stands in the document
    recurrence: str
    standing: Standing
    evidence: int
    occurrences: tuple[Occurrence, ...]

    @property
    def tag(self) -> str:
        """The code of `BOARD_STATES` that the row shows."""
        return tag_of(self.standing)

    def late_by(self, on: date) -> int:
        """How many days the oldest open occurrence is overdue."""
        days = [one.due for one in self.occurrences if one.due and one.is_overdue(on)]
        return max(((on - day).days for day in days), default=0)

    def outcomes(self, on: date) -> list[Outcome]:
        """The words of QĐ 42/2014/QĐ-TTg for its occurrences."""
        found = (one.outcome(on) for one in self.occurrences)
        return [one for one in found if one is not None]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading."""

    key: str
    title: str
    rows: tuple[TaskRow, ...]
    done: int


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for; empty = everything."""

    unit: int = 0
    state: str = ""
    due: str = ""  # "overdue", "soon"
    words: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """A plan with its tasks."""

    plan: Plan
    rows: tuple[TaskRow, ...]  # those that pass the filters
    counts: dict[str, int]  # of all tasks, by `tag`
    total: int
    units: tuple[tuple[int, str], ...]  # those that lead something
    sections: dict[str, str]  # label to title

    @property
    def done(self) -> int:
        """How many are done."""
        return self.counts.get("done", 0)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many tasks of a plan stand how, without the tasks."""

    plan: Plan
    counts: dict[str, int]  # by the codes of `BOARD_STATES`
    total: int

    @property
    def done(self) -> int:
        """How many are done."""
        return self.counts.get("done", 0)


def tally(plan: Plan, on: date) -> Tally:
    """The counts of the board as of a day; one query, and nothing of the tasks but states and days."""
    times: dict[int, list[Time]] = defaultdict(list)
    rows = Occurrence.objects.filter(task__plan=plan).values_list("task", "state", "due", "handed_in_on")
    for task, state, due, handed_in_on in rows:
        times[task].append(Time(state, due, handed_in_on))
    tags = Counter(tag_of(standing(one, on)) for one in times.values())
    return Tally(plan, dict(tags), len(times))


def tag_of(stands: Standing) -> str:
    """The code of `BOARD_STATES` that a task shows."""
    return OVERDUE if stands.overdue else stands.state


def board(plan_id: int, filters: Filters, viewer: Viewer) -> Board:
    """The plan and its tasks as of the viewer's day; five queries."""
    plan = Plan.objects.visible_to(viewer).select_related("agency__parent").get(pk=plan_id)
    rows = task_rows(Task.objects.filter(plan=plan), viewer.day)
    titles = Item.objects.filter(plan=plan, kind=Item.Kind.SECTION).standing().values_list("values", flat=True)
    sections = {one["label"]: one["title"] for one in titles if one.get("label")}
    units = sorted({(one.lead_pk, one.lead) for one in rows if one.lead_pk}, key=lambda unit: sort_key(unit[1]))
    kept = passing(rows, filters, viewer.day)
    return Board(plan, kept, dict(Counter(one.tag for one in rows)), len(rows), tuple(units), sections)


def outside_plans(viewer: Viewer, filters: Filters) -> list[TaskRow]:
    """The tasks that no plan names, of the agencies whose plans the viewer sees, the newest first."""
    found = Task.objects.visible_to(viewer).filter(plan=None).order_by("-pk")
    return [one for one in task_rows(found, viewer.day) if _passes(one, filters, viewer.day)]


def task_rows(tasks: QuerySet[Task], on: date) -> list[TaskRow]:
    """Rows of tasks, in their order; three queries."""
    found = (
        tasks.select_related("lead", "item")
        .prefetch_related("partners", "occurrences")
        .annotate(pieces=Count("evidence", filter=Q(evidence__withdrawn_at=None), distinct=True))
    )
    return [_row(one, on) for one in found]


def _row(task: Task, on: date) -> TaskRow:
    occurrences = tuple(task.occurrences.all())
    stands = standing([one.time for one in occurrences], on)
    last = max((one.due for one in occurrences if one.due), default=task.due)
    item = task.item
    due = stands.due or last
    written = bool(item and due and item.written.get("due") == due.isoformat())
    return TaskRow(
        pk=task.pk, code=task.code, section=task.section, text=task.text, lead=task.lead.called if task.lead else "",
        lead_pk=task.lead_id or 0, partners=tuple(one.called for one in task.partners.all()), starts=task.starts,
        due=due, written_due=written, recurrence=task.recurrence, standing=stands,
        evidence=getattr(task, "pieces", 0), occurrences=occurrences,
    )  # fmt: skip


def passing(rows: Iterable[TaskRow], filters: Filters, on: date) -> tuple[TaskRow, ...]:
    """Those of the rows that the filters let through."""
    return tuple(one for one in rows if _passes(one, filters, on))


def _passes(row: TaskRow, filters: Filters, on: date) -> bool:
    if filters.unit and row.lead_pk != filters.unit:
        return False
    if filters.state and row.tag != filters.state:
        return False
    if filters.due == "overdue" and not row.standing.overdue:
        return False
    if filters.due == "soon" and not any(_is_soon(one, on) for one in row.occurrences):
        return False
    words = bare(filters.words).split()
    return all(word in bare(f"{row.code} {row.text} {row.lead}") for word in words)


def _is_soon(one: Occurrence, on: date) -> bool:
    return one.state not in FINISHED and one.due is not None and on <= one.due <= on + timedelta(days=SOON)


def by_section(found: Board) -> list[Group]:
    """The rows under the sections of the plan, in its order."""
    groups: dict[str, list[TaskRow]] = {}
    for row in found.rows:  # they stand in the order of the text, and so do their sections
        groups.setdefault(row.section, []).append(row)
    return [
        _group(label, f"{label}. {found.sections[label]}" if label in found.sections else label, rows)
        for label, rows in groups.items()
        if rows
    ]


def by_unit(found: Board) -> list[Group]:
    """The rows under the units that lead them, those with something overdue first."""
    groups: dict[tuple[int, str], list[TaskRow]] = defaultdict(list)
    for row in found.rows:
        groups[row.lead_pk, row.lead].append(row)
    made = [_group(str(pk), name, rows) for (pk, name), rows in groups.items()]
    return sorted(made, key=lambda one: (not any(row.standing.overdue for row in one.rows), sort_key(one.title)))


def _group(key: str, title: str, rows: Sequence[TaskRow]) -> Group:
    return Group(key, title, tuple(rows), sum(one.standing.state == "done" for one in rows))


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of months in the time line of a task: the first column (0 = January), how many, and what it says."""

    first: int
    months: int
    tag: str
    words: Words


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A task in the time line: columns before, the bar, columns after."""

    row: TaskRow
    bar: Bar | None

    @property
    def before(self) -> range:
        """The empty months before the bar, all twelve where there is none."""
        return range(self.bar.first if self.bar else 12)

    @property
    def after(self) -> range:
        """The empty months after the bar."""
        return range(12 - self.bar.first - self.bar.months if self.bar else 0)


def time_line(found: Board) -> list[TimeRow]:
    """The tasks by their time in the plan's year, the earliest due first."""
    rows = sorted(found.rows, key=lambda one: (one.due or date.max, one.code))
    return [TimeRow(one, _bar(one, found.plan.year)) for one in rows]


def _bar(row: TaskRow, year: int) -> Bar | None:
    days = [one.due for one in row.occurrences if one.due]
    ends = max(days, default=row.due)
    if ends is None:
        return None
    starts = min([row.starts or date(ends.year, ends.month, 1), ends])
    first, last = max(starts, date(year, 1, 1)), min(ends, date(year, 12, 31))
    if first > last:  # all of it lies beyond the year: it stands at that end
        month = 11 if ends.year > year else 0
        return Bar(month, 1, row.tag, Words(f"{ends:%d/%m/%Y}", f"{ends:%d/%m/%Y}"))
    words = Words(f"{ends:%d/%m}", f"{ends:%d/%m}")
    return Bar(first.month - 1, last.month - first.month + 1, row.tag, words)
