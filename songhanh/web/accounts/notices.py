"""What I was told, and mails of which nobody knows whether they arrived."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from songhanh.agencies.access import Permission, Viewer
from songhanh.lib.words import Words
from songhanh.notices.actions import DECIDES, mark_read, send_again
from songhanh.notices.models import Mail, Notice
from songhanh.notices.queries import notices_of
from songhanh.reports.lists import notices_workbook
from songhanh.web.answers import done, page
from songhanh.web.files import wants_workbook, workbook_answer
from songhanh.web.numbers import number_of

_AT_ONCE = 50


@page(Permission.ACCOUNT)
def notice_list(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """My notices, the newest first."""
    only_unread = request.GET.get("chua-doc") == "1"
    before = number_of(request.GET.get("truoc"))
    found = notices_of(viewer, unread=only_unread, before=before, most=_AT_ONCE + 1)
    if wants_workbook(request):
        return workbook_answer(notices_workbook(found[:_AT_ONCE]), viewer)
    context = {
        "notices": found[:_AT_ONCE],
        "only_unread": only_unread,
        "before": found[_AT_ONCE - 1].notice if len(found) > _AT_ONCE else None,
    }
    return render(request, "accounts/notice_list.html", context)


@require_POST
@page(Permission.ACCOUNT)
def notice_read(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Mark one notice as read, or all."""
    wanted = request.POST.get("notices", "")
    chosen = Notice.objects.visible_to(viewer).unread().values_list("pk", flat=True)
    if wanted != "all":
        chosen = chosen.filter(pk=number_of(wanted))
    count = mark_read(notices=list(chosen), by=viewer)
    told = Words(f"Đã đánh dấu {count} thông báo.", f"{count} notices are marked as read.")
    return done(request, viewer, told, "notice-list")


@require_POST
@page(Permission.ACCOUNT)
def mail_again(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:
    """Send a mail once more that failed, or of which nobody knows whether it arrived."""
    mail = Mail.objects.select_related("agency").get(pk=pk)
    if mail.to_id != viewer.user and not any(viewer.can(one, mail.agency.path) for one in DECIDES):
        raise Mail.DoesNotExist
    send_again(mail=mail, by=viewer)
    return done(request, viewer, Words("Thư đang chờ gửi lại.", "The mail waits to be sent again."), "account")
