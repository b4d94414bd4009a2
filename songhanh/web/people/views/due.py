"""What falls due in the register: the seven lists, each of which becomes a task in one step."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from songhanh.agencies.access import Forbidden, Permission, Viewer
from songhanh.agencies.models import Body
from songhanh.lib.words import Problem, Words
from songhanh.people.queries.due import Sight, sight_of
from songhanh.people.queries.due_pages import Looked, looked, overview, task_day
from songhanh.people.rules.due import Column, Row, cell_words
from songhanh.people.rules.lists import BY_SLUG, DueList
from songhanh.plans.actions.tasks import TaskSetting, add_task
from songhanh.plans.models import Occurrence, Plan, Task
from songhanh.reports.due_lists import due_workbook
from songhanh.web.answers import done, page
from songhanh.web.files import wants_workbook, workbook_answer
from songhanh.web.numbers import number_of
from songhanh.web.people.due_forms import DueTaskForm
from songhanh.web.people.views.register import agency_asked, day_of

AT_ONCE = 100
_MOST_MONTHS = 120
# What stands together in the first cell: who or what, and small below it where.
_SUBJECT = ({"name", "post"}, {"unit", "position", "round", "level"})


@page(Permission.REGISTER_DUE)
@require_GET
def due_overview(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All lists with what they mean, their numbers and what presses most."""
    agency, day = agency_and_day(request, viewer)
    context = {"agency": agency, "day": day, "view": overview(agency, viewer, day), "of": of_agency(agency, viewer)}
    return render(request, "people/due_overview.html", context)


@page(Permission.REGISTER_DUE)
@require_GET
def due_list(request: HttpRequest, viewer: Viewer, slug: str) -> HttpResponse:
    """One list as of a day, so many months ahead."""
    told = _list_at(slug)
    agency, day = agency_and_day(request, viewer)
    view = looked(told, agency, viewer, day, _months(request))
    if wants_workbook(request):
        if view.sight is Sight.COUNTS:
            raise Forbidden(Permission.REGISTER_SEE)
        return workbook_answer(due_workbook(agency.name, told, day, view.found), viewer)
    form = DueTaskForm(agency=agency, language=viewer.language, initial={"due": task_day(view.found, viewer.day)})
    return _list_page(request, viewer, agency, view, form)


@page(Permission.TASK_ADD)
@require_POST
def due_task(request: HttpRequest, viewer: Viewer, slug: str) -> HttpResponse:
    """Make the list a task: of the agency's plan of the year where one is in effect, else outside the plan."""
    told = _list_at(slug)
    agency, _ = agency_and_day(request, viewer)
    viewer.require(Permission.TASK_ADD, agency.path)
    view = looked(told, agency, viewer, viewer.day, None)
    form = DueTaskForm(request.POST, agency=agency, language=viewer.language)
    made: list[tuple[Task, bool]] = []
    if form.done(lambda it: made.append(_give(agency, view, it.cleaned_data["lead"], it.cleaned_data["due"], viewer))):
        (task, fresh) = made[0]
        words = Words(f"Đã giao nhiệm vụ {task.code}.", f"The task {task.code} was given.")
        if not fresh:
            words = Words(
                f"Danh sách này đã có nhiệm vụ {task.code} chưa hoàn thành; không tạo thêm.",
                f"The task {task.code} of this list is not done yet; no other was made.",
            )
        return done(request, viewer, words, "task", task.pk)
    return _list_page(request, viewer, agency, view, form)


def agency_and_day(request: HttpRequest, viewer: Viewer) -> tuple[Body, date]:
    """The agency and the day that are asked for; who only counts is told of today alone."""
    agency = agency_asked(request, viewer)
    counts = sight_of(agency, viewer) is Sight.COUNTS
    return agency, viewer.day if counts else day_of(request, viewer)


def of_agency(agency: Body, viewer: Viewer) -> str:
    """What links carry where the agency is not the viewer's own."""
    return "" if agency.pk == viewer.agency else f"?co-quan={agency.pk}"


def _list_at(slug: str) -> DueList:
    if slug not in BY_SLUG:
        raise Http404
    return BY_SLUG[slug]


def _months(request: HttpRequest) -> int | None:
    asked = request.GET.get("thang", "")
    return min(number_of(asked), _MOST_MONTHS) if asked.isascii() and asked.isdigit() else None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a list as the table shows it."""

    row: Row
    subject: Words
    small: tuple[Words, ...]
    cells: tuple[tuple[Column, Words], ...]


def _line(told: DueList, row: Row) -> Line:
    shown = [(one, cell_words(row.cells.get(one.code))) for one in told.columns]
    main = next(words for one, words in shown if one.code in _SUBJECT[0])
    small = tuple(words for one, words in shown if one.code in _SUBJECT[1] and words.vi)
    return Line(row, main, small, tuple(each for each in shown if _stands(each[0])))


def _stands(column: Column) -> bool:
    """Whether the column stands alone."""
    return column.code not in _SUBJECT[0] | _SUBJECT[1]


def _list_page(request: HttpRequest, viewer: Viewer, agency: Body, view: Looked, form: DueTaskForm) -> HttpResponse:
    may_add = viewer.can(Permission.TASK_ADD, agency.path)
    start = number_of(request.GET.get("tu"))
    rows = view.found.rows[start : start + AT_ONCE]
    following = start + AT_ONCE
    context = {
        "agency": agency, "day": view.day, "view": view, "told": view.told, "of": of_agency(agency, viewer),
        "lines": [_line(view.told, one) for one in rows], "columns": [c for c in view.told.columns if _stands(c)],
        "form": form, "may_add": may_add and not view.hidden_part, "first": start + 1, "last": start + len(rows),
        "following": following if len(view.found.rows) > following else None,
        "before": max(start - AT_ONCE, 0) if start else None,
        "task": _open_task(agency, view.told) if may_add else None, "plan": _plan(agency, viewer) if may_add else None,
        "sentence": view.told.task_of(view.count), "may_edit": viewer.can(Permission.REGISTER_EDIT, agency.path),
        "only_counts": view.sight is Sight.COUNTS, "part": view.sight is Sight.PART,
    }  # fmt: skip
    return render(request, "people/due_list.html", context, status=form.status)


def _plan(agency: Body, viewer: Viewer) -> Plan | None:
    return Plan.objects.visible_to(viewer).in_force().filter(agency=agency, year=viewer.day.year).first()


def _directive(told: DueList) -> str:
    """What orders the task: the list, by its name."""
    return f"Sổ cán bộ, danh sách “{told.title.vi}”"


def _open_task(agency: Body, told: DueList) -> Task | None:
    """The task that was made of the list, while it is not done; one whose directive was reworded is a person's own."""
    times = Occurrence.objects.unfinished().filter(task__agency=agency, task__directive__startswith=_directive(told))
    time = times.select_related("task").order_by("pk").first()
    return time.task if time else None


@transaction.atomic
def _give(agency: Body, view: Looked, lead: Body | None, due: date, viewer: Viewer) -> tuple[Task, bool]:
    """The task of the list, and whether it was made now: of two presses at once the second finds the first's."""
    Body.objects.select_for_update().get(pk=agency.pk)
    known = _open_task(agency, view.told)
    if known is not None:
        return known, False
    if not view.count:
        raise Problem(
            "nothing-due", Words("Danh sách đang trống, chưa có việc để giao.", "The list is empty."),
            Words("Giao nhiệm vụ khi danh sách có người hoặc chức danh.", "Make a task when something is due."),
        )  # fmt: skip
    setting = TaskSetting(
        text=view.told.task_of(view.count).vi, lead=lead, due=due,
        directive=f"{_directive(view.told)} ngày {viewer.day:%d/%m/%Y}",
    )  # fmt: skip
    return add_task(agency=agency, setting=setting, plan=_plan(agency, viewer), by=viewer), True
