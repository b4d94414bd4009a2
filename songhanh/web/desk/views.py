"""My desk and the search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from songhanh.agencies.access import Permission, Viewer
from songhanh.notices.models import Notice
from songhanh.plans.models import Plan
from songhanh.plans.queries.agenda import marked
from songhanh.plans.queries.board import tally
from songhanh.plans.queries.desk_of_person import open_items, open_times, person_desk
from songhanh.plans.queries.search import search as find
from songhanh.reports.lists import search_workbook
from songhanh.web.answers import page
from songhanh.web.desk.days import ahead_of
from songhanh.web.files import wants_workbook, workbook_answer
from songhanh.web.plans.views.plans import plain_words

_NOTICES = 8


@page(Permission.ACCOUNT)
@require_GET
def desk(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What is late, what is due, what waits for me; beside it the plan and the days to come."""
    found = person_desk(viewer)
    plans = list(Plan.objects.visible_to(viewer).in_force().filter(agency=viewer.agency)[:5])
    # That of this year, even where the next one is in effect already.
    plan = next((one for one in plans if one.year == viewer.day.year), plans[0] if plans else None)
    context = {
        "mine": found,
        "open_items": open_items(found.drafts),
        "board": tally(plan, viewer.day) if plan else None,
        "days": ahead_of(marked(viewer.day, viewer.day.replace(year=viewer.day.year + 1, day=1)), viewer.day)[:6],
        "notices": Notice.objects.visible_to(viewer).unread()[:_NOTICES],
        "can": {one.value for one in Permission if viewer.can_anywhere(one)},
    }
    return render(request, "desk/desk.html", context)


@page(Permission.TASK_DO)
@require_GET
def progress_choose(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Quick progress asks which task first."""
    return render(request, "desk/progress_choose.html", {"times": open_times(viewer)})


@page(Permission.PLAN_SEE)
@require_GET
def search(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Plans, tasks and documents that hold the words, with or without marks."""
    found = find(plain_words(request.GET.get("q", ""), 200), viewer)
    if wants_workbook(request):
        return workbook_answer(search_workbook(found), viewer)
    return render(request, "desk/search.html", {"found": found})
