"""The pages of what falls due and of the pools for `pages_table`."""

from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

from cast import NOW, Cast
from imported import issued
from people.lists import HEAD, OFFICE, as_csv, person, store

from songhanh.people.actions.events import enter_fact
from songhanh.people.actions.pools import Review, review_pool, set_pool_target, set_seats
from songhanh.people.history import Statement
from songhanh.people.kinds import FactKind
from songhanh.people.levels import level_of
from songhanh.plans.actions.tasks import TaskSetting, add_task

Path = Callable[[Cast], str]
TERM = "2025-2040"
POSTS = {
    "Phó Giám đốc Sở": ("Nguyễn Thị Hoa", "Trần Văn Hùng", "Lộc Văn Thắng"),
    "Chánh Văn phòng": ("Lê Thị Lan", "Trần Văn Hùng"),
    "Chánh Thanh tra": ("Lộc Văn Thắng", "Bàn Văn Phúc"),
}
CHIEF, INSPECTOR = ("Thanh tra Sở", "Chánh Thanh tra", "01.002"), ("Thanh tra Sở", "Thanh tra viên", "01.003")
MORE = [
    (4, "004", "Lộc Văn Thắng", "Nam", "14/02/1965", *CHIEF, 6, "6,10", "01/01/2023"),
    (5, "005", "Bàn Văn Phúc", "Nam", "14/02/1987", *INSPECTOR, 4, "3,33", "01/01/2022"),
    (6, "006", "Nông Thị Mai", "Nữ", "", "Thanh tra Sở", "Chuyên viên", "", "", "", ""),
]


def staff(cast: Cast) -> None:
    """Six people, three posts, a review, seats, a target of their own."""
    store(cast, as_csv([*OFFICE, *MORE], HEAD))
    by = cast.viewer(cast.ha)
    for post, names in POSTS.items():
        level = level_of(post, "", cast.agency.name)
        values = {"pool_round": TERM, "target_post": post, "target_level": level.value}
        for name in names:
            day = date(2025, 6, 2) if post == "Chánh Thanh tra" else date(2026, 3, 2)
            said = Statement(FactKind.POOL, values, day, day, None, f"{TERM}|{post}", "31/QĐ-SKHĐT", day)
            enter_fact(person=person(name).pk, said=said, by=by)
    review = Review(TERM, "Chánh Văn phòng", level_of("Chánh Văn phòng", "", ""), by.day, "12/QĐ-SKHĐT", by.day)
    gone = [person("Trần Văn Hùng").pk]
    review_pool(agency=cast.agency, review=review, removed=gone, why="standard", added=None, reason="", by=by)
    set_seats(agency=cast.agency, seats={"Phó Giám đốc Sở": 2}, by=by)
    set_pool_target(
        agency=cast.agency, percent=20, reason="Ngành đặc thù, ít nữ", approver="Ban Thường vụ Đảng ủy",
        decision="05-TB/ĐU", decided=date(2026, 5, 4), by=by,
    )  # fmt: skip


def with_staff(path: str) -> Path:
    def made(cast: Cast) -> str:
        staff(cast)
        return path

    return made


def with_plan(cast: Cast) -> str:
    staff(cast)
    issued(cast)
    return "/so-can-bo/den-han/quy-hoach-chua-bao-dam/"


def with_task(cast: Cast) -> str:
    staff(cast)
    directive = "Sổ cán bộ, danh sách “Đến hạn nâng bậc lương” ngày 09/11/2026"
    setting = TaskSetting(text="Lập hồ sơ nâng bậc lương", lead=cast.office, directive=directive)
    add_task(agency=cast.agency, setting=setting, by=cast.viewer(cast.an))
    return "/so-can-bo/den-han/nang-bac-luong/?thang=12"


def review_of(post: str) -> Path:
    return with_staff(f"/so-can-bo/quy-hoach/ra-soat/?{urlencode({'nhiem-ky': TERM, 'chuc-danh': post})}")


def due(slug: str) -> Path:
    return with_staff(f"/so-can-bo/den-han/{slug}/?ngay={NOW.date()}")


DUE_VISITS: dict[str, tuple[str, Path]] = {
    "due-overview": ("ha", with_staff("/so-can-bo/den-han/")),
    "due-overview-counts": ("an", with_staff("/so-can-bo/den-han/")),
    "due-overview-unit": ("giang", with_staff("/so-can-bo/den-han/")),
    "due-overview-none": ("khai", lambda _: "/so-can-bo/den-han/"),
    "due-step": ("khai", with_task),
    "due-retirement": ("ha", due("nghi-huu")),
    "due-term": ("ha", due("het-thoi-han-bo-nhiem")),
    "due-pool": ("khai", with_plan),
    "due-pool-unit": ("giang", due("quy-hoach-chua-bao-dam")),
    "due-no-woman": ("khai", due("chuc-danh-khong-co-nu")),
    "due-untrained": ("ha", due("nu-chua-duoc-boi-duong")),
    "due-window": ("ha", due("nu-sap-het-tuoi-bo-nhiem")),
    "due-counts": ("an", due("nghi-huu")),
    "pools": ("ha", with_staff("/so-can-bo/quy-hoach/")),
    "pools-unit": ("giang", with_staff("/so-can-bo/quy-hoach/")),
    "pools-counts": ("an", with_staff("/so-can-bo/quy-hoach/")),
    "pools-none": ("ha", lambda _: "/so-can-bo/quy-hoach/"),
    "pool-review": ("ha", review_of("Phó Giám đốc Sở")),
    "pool-seats": ("ha", with_staff("/so-can-bo/quy-hoach/so-luong/")),
    "pool-target": ("ha", with_staff("/so-can-bo/quy-hoach/chi-tieu/")),
}
