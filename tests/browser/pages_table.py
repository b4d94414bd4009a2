"""The pages that are looked at in Chromium, light and dark, wide and narrow: a line a page."""

from collections.abc import Callable
from typing import NamedTuple

from cast import NOW, Cast

from browser.due_table import DUE_VISITS
from browser.people_table import REGISTER_VISITS
from browser.plans_table import PLAN_VISITS
from songhanh.agencies.models import Grant, User
from songhanh.lib.words import Words
from songhanh.notices.actions import tell
from songhanh.notices.models import Mail


class Visit(NamedTuple):
    """Who opens what: `path` may first make the rows that the page shows."""

    by: str  # a name of the cast; empty: nobody
    path: Callable[[Cast], str]
    status: int = 200


def at(path: str) -> Callable[[Cast], str]:
    return lambda _: path


def agency(rest: str = "") -> Callable[[Cast], str]:
    return lambda cast: f"/co-quan/{cast.agency.pk}/{rest}"


def person(rest: str = "", name: str = "em") -> Callable[[Cast], str]:
    def path(cast: Cast) -> str:
        user: User = getattr(cast, name)
        return f"/co-quan/{cast.agency.pk}/nguoi/{user.pk}/{rest}"

    return path


def role_to_end(cast: Cast) -> str:
    return f"/co-quan/{cast.agency.pk}/vai-tro/{Grant.objects.get(user=cast.em).pk}/ket-thuc/"


def unit_to_change(cast: Cast) -> str:
    return f"/co-quan/{cast.office.pk}/sua/"


def account_with_lost_mail(cast: Cast) -> str:
    Mail.objects.create(
        agency=cast.agency, to=cast.em, subject="Song Hành: nhiệm vụ “Hội nghị tập huấn” bị trả lại", body="…",
        made_at=NOW, not_before=NOW, state=Mail.State.UNKNOWN, claimed_at=NOW, problem="timed out",
    )  # fmt: skip
    return "/tai-khoan/"


def notices(cast: Cast) -> str:
    for text in ("Nhiệm vụ “Hội nghị tập huấn” bị trả lại.", "Văn phòng Sở được giao 3 nhiệm vụ mới."):
        tell(
            to=[cast.em.pk], agency=cast.agency.pk, event="task.returned", words=Words(text, text), address="/",
            by=cast.viewer(cast.an),
        )  # fmt: skip
    return "/thong-bao/"


VISITS: dict[str, Visit] = {
    "sign-in": Visit("", at("/dang-nhap/")),
    "password-forgotten": Visit("", at("/mat-khau/dat-lai/")),
    "password-sent": Visit("", at("/mat-khau/dat-lai/da-gui/")),
    "password-link-used-up": Visit("", at("/mat-khau/dat-lai/1-abc-def/")),
    "password-set": Visit("", at("/mat-khau/dat-lai/xong/")),
    "account-stopped": Visit("", at("/dang-nhap/da-khoa/")),
    "sign-out": Visit("em", at("/dang-xuat/")),
    "password-change": Visit("em", at("/mat-khau/doi/")),
    "two-step": Visit("em", at("/xac-thuc/")),
    "two-step-keys": Visit("em", at("/xac-thuc/khoa/")),
    "again": Visit("em", at("/xac-nhan-lai/mat-khau/")),
    "account": Visit("em", account_with_lost_mail),
    "sessions": Visit("em", at("/tai-khoan/phien/")),
    "notices": Visit("em", notices),
    "notices-none": Visit("nga", at("/thong-bao/?chua-doc=1")),
    "agency": Visit("em", at("/co-quan/")),
    "agency-administrator": Visit("minh", at("/co-quan/")),
    "agency-province": Visit("chi", at("/co-quan/")),
    "unit-add": Visit("minh", agency("don-vi/them/")),
    "body-change": Visit("minh", unit_to_change),
    "user": Visit("minh", person()),
    "user-add": Visit("minh", agency("nguoi/them/")),
    "user-change": Visit("minh", person("sua/")),
    "user-password": Visit("minh", person("mat-khau/")),
    "user-two-step": Visit("minh", person("xac-thuc/")),
    "role-grant": Visit("minh", person("vai-tro/them/")),
    "role-end": Visit("minh", role_to_end),
    "audit": Visit("minh", at("/nhat-ky/")),
    "audit-none": Visit("minh", at("/nhat-ky/?loai=target")),
    "audit-prove": Visit("minh", at("/nhat-ky/kiem-chung/")),
    "forbidden": Visit("em", at("/nhat-ky/"), 403),
    "not-there": Visit("em", at("/khong-co/"), 404),
}
_OF_APPS = PLAN_VISITS | REGISTER_VISITS | DUE_VISITS
VISITS |= {name: Visit(by, path) for name, (by, path) in _OF_APPS.items()}
