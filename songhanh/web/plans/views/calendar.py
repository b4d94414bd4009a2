"""The calendar as month and list, and the feed of a person."""

import re
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.queries import viewer_of
from songhanh.formats.write_ics import write_ics
from songhanh.gate.page import open_to_all
from songhanh.lib.words import Words
from songhanh.plans.actions.feeds import digest_of, make_feed, revoke_feed
from songhanh.plans.models import CalendarFeed
from songhanh.plans.queries.agenda import KIND_WORDS, dues, feed, marked, month, neighbours
from songhanh.reports.sheets import calendar_workbook
from songhanh.web.answers import done, page
from songhanh.web.files import wants_workbook, workbook_answer
from songhanh.web.plans.words import MONTHS


@page(Permission.PLAN_SEE)
@require_GET
def calendar(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A month (`?thang=2026-11`), or the list of the year (`?xem=danh-sach&nam=2026`)."""
    if request.GET.get("xem") == "danh-sach":
        text = request.GET.get("nam", "")
        year = int(text) if re.fullmatch(r"20[0-9][0-9]", text) else viewer.day.year
        first, last = date(year, 1, 1), date(year, 12, 31)
        context: dict[str, Any] = {"year": year, "dues": dues(viewer, first, last), "marked": marked(first, last)}
        context["kinds"] = KIND_WORDS
        if wants_workbook(request):
            return workbook_answer(calendar_workbook(year, context["dues"], context["marked"]), viewer)
        return render(request, "plans/calendar_list.html", context)
    wanted = re.fullmatch(r"(20[0-9][0-9])-(0[1-9]|1[0-2])", request.GET.get("thang", ""))
    year, number = (int(wanted[1]), int(wanted[2])) if wanted else (viewer.day.year, viewer.day.month)
    before, after = neighbours(year, number)
    context = {
        "weeks": month(viewer, year, number), "year": year, "month": MONTHS[number - 1],
        "before": f"{before[0]}-{before[1]:02d}", "after": f"{after[0]}-{after[1]:02d}",
    }  # fmt: skip
    return render(request, "plans/calendar.html", context)


@page(Permission.PLAN_SEE)
@require_POST
def feed_make(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A new secret address, shown this once."""
    address = f"{settings.SITE_ADDRESS}/lich/{make_feed(by=viewer)}.ics"
    return render(request, "plans/feed.html", {"address": address})


@page(Permission.PLAN_SEE)
@require_POST
def feed_revoke(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Stop the address."""
    revoke_feed(by=viewer)
    return done(request, viewer, Words("Địa chỉ lịch đã bị hủy.", "The address no longer works."), "calendar")


@open_to_all("secret address")
@require_GET
def feed_ics(request: HttpRequest, secret: str) -> HttpResponse:
    """The feed: whoever has the address sees what its owner sees today; 404 for any other."""
    found = CalendarFeed.objects.select_related("user").filter(
        secret_digest=digest_of(secret), revoked_at=None, user__is_active=True
    )  # fmt: skip
    owner = found.first()
    if owner is None:
        return HttpResponse(status=404)
    viewer = viewer_of(owner.user, timezone.now(), "vi")
    body = write_ics(feed(viewer, settings.SITE_ADDRESS), timezone.now())
    return HttpResponse(body, content_type="text/calendar; charset=utf-8")
