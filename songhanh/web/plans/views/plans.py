"""Plans: the list, the board in its three views."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from songhanh.agencies.access import Permission, Viewer
from songhanh.plans.models import Plan
from songhanh.plans.queries.board import (
    BOARD_STATES,
    Board,
    Filters,
    board,
    by_section,
    by_unit,
    outside_plans,
    time_line,
)
from songhanh.reports.lists import plans_workbook
from songhanh.web.answers import page
from songhanh.web.files import wants_workbook, workbook_answer
from songhanh.web.numbers import number_of
from songhanh.web.plans.words import MONTHS

VIEWS = ("muc", "don-vi", "thoi-gian")


@page(Permission.PLAN_SEE)
@require_GET
def plan_list(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The plans of the agencies that the viewer sees."""
    plans = Plan.objects.visible_to(viewer).select_related("agency")
    if wants_workbook(request):
        return workbook_answer(plans_workbook(plans), viewer)
    context = {"plans": plans, "may_prepare": viewer.can_anywhere(Permission.PLAN_PREPARE)}
    return render(request, "plans/plan_list.html", context)


def plain_words(text: str, most: int) -> str:
    """What was asked for, without the signs that neither a page nor a database takes."""
    return "".join(letter for letter in text[:most] if letter.isprintable())


def filters_of(request: HttpRequest) -> Filters:
    """The filters in the address; what is none of them is nothing."""
    return Filters(
        unit=number_of(request.GET.get("don-vi")),
        state=request.GET.get("trang-thai", "") if request.GET.get("trang-thai") in BOARD_STATES else "",
        due={"qua-han": "overdue", "sap-den": "soon"}.get(request.GET.get("han", ""), ""),
        words=plain_words(request.GET.get("tu", ""), 100),
    )


@page(Permission.PLAN_SEE)
@require_GET
def plan(request: HttpRequest, viewer: Viewer, plan_id: int) -> HttpResponse:
    """The board, by section, by unit or by time; the filters stand in the address."""
    found = board(plan_id, filters_of(request), viewer)
    if found.plan.state == Plan.State.DRAFT:
        return redirect("plan-read", found.plan.pk)
    shown = request.GET.get("xem", VIEWS[0])
    shown = shown if shown in VIEWS else VIEWS[0]
    context = {
        "board": found,
        "shown": shown,
        "filters": filters_of(request),
        "states": BOARD_STATES,
        "may_report": viewer.can(Permission.REPORT_MAKE, found.plan.agency.path),
        "may_add": viewer.can(Permission.TASK_ADD, found.plan.agency.path),
        **_content(found, shown),
    }
    return render(request, f"plans/plan_{shown.replace('-', '_')}.html", context)


@page(Permission.PLAN_SEE)
@require_GET
def tasks_outside(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The tasks that no plan names: ordered by directives."""
    found = outside_plans(viewer, filters_of(request))
    context = {"rows": found, "may_add": viewer.can_anywhere(Permission.TASK_ADD)}
    return render(request, "plans/tasks_outside.html", context)


def _content(found: Board, shown: str) -> dict[str, object]:
    if shown == "thoi-gian":
        return {"rows": time_line(found), "months": MONTHS}
    return {"groups": by_unit(found) if shown == "don-vi" else by_section(found)}
