"""What the frame of every page needs: who is signed in, the menu that the roles allow, language, theme, day."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from songhanh.agencies.access import VIETNAM, Permission, Viewer
from songhanh.agencies.models import Body
from songhanh.gate.page import language_of, shown_at
from songhanh.lib.words import Words
from songhanh.notices.models import Notice
from songhanh.web.language import THEME_COOKIE


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu."""

    url: str
    words: Words
    icon: str
    permission: Permission


MENU: tuple[tuple[Words, tuple[Entry, ...]], ...] = (
    (
        Words("Công việc", "Work"),
        (
            Entry("desk", Words("Bàn làm việc", "My desk"), "home", Permission.ACCOUNT),
            Entry("plan-list", Words("Kế hoạch", "Plans"), "list-check", Permission.PLAN_SEE),
            Entry("tasks-outside", Words("Việc ngoài kế hoạch", "Outside the plan"), "flag", Permission.PLAN_SEE),
            Entry("document-list", Words("Đọc kế hoạch", "Read a plan"), "file-search", Permission.PLAN_PREPARE),
            Entry("calendar", Words("Lịch", "Calendar"), "calendar-event", Permission.PLAN_SEE),
            Entry("search", Words("Tìm", "Search"), "search", Permission.PLAN_SEE),
        ),
    ),
    (
        Words("Cán bộ", "Staff"),
        (
            Entry("equity", Words("Cán bộ nữ, chỉ tiêu", "Women on the staff"), "chart-bar", Permission.REGISTER_COUNT),
            Entry("register", Words("Sổ cán bộ", "Staff register"), "users", Permission.REGISTER_SEE),
            Entry("import-list", Words("Nhập danh sách", "Import a list"), "file-type-xls", Permission.REGISTER_EDIT),
            Entry("due-overview", Words("Việc đến hạn", "What falls due"), "hourglass", Permission.REGISTER_DUE),
            Entry("pool-list", Words("Quy hoạch", "Planning pools"), "target", Permission.REGISTER_DUE),
        ),
    ),
    (
        Words("Cơ quan", "Agency"),
        (
            Entry(
                "agency",
                Words("Cơ quan và người dùng", "Agency and people"),
                "building-community",
                Permission.AGENCY_SEE,
            ),
            Entry("audit", Words("Nhật ký", "Log"), "history", Permission.AUDIT_SEE),
        ),
    ),
)


def chrome(request: HttpRequest) -> dict[str, Any]:
    """The context of the frame; what costs a query is asked only where the frame is drawn."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    theme = request.COOKIES.get(THEME_COOKIE, "")
    found: dict[str, Any] = {
        "language": language_of(request),
        "theme": theme if theme in {"dark", "light"} else "",
        "viewer": viewer,
        "today": timezone.now().astimezone(VIETNAM).date(),
        "help_contact": settings.HELP_CONTACT,
        "here": shown_at(request),
    }
    if viewer is not None:
        found["menu"] = menu(viewer)
        found["own_agency"] = SimpleLazyObject(lambda: Body.objects.filter(pk=viewer.agency).first())
        found["unread"] = SimpleLazyObject(lambda: Notice.objects.visible_to(viewer).unread().count())
    return found


def menu(viewer: Viewer) -> list[tuple[Words, list[Entry]]]:
    """What the roles of the viewer can do, and nothing else."""
    parts = ((title, [one for one in entries if viewer.can_anywhere(one.permission)]) for title, entries in MENU)
    return [(title, entries) for title, entries in parts if entries]
