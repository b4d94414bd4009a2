"""The routes of what falls due and of the pools, for `routes_table`: who gets what of An's people."""

from collections.abc import Callable

from cast import Cast
from people.lists import person, store

from songhanh.people.actions.events import enter_fact
from songhanh.people.history import Statement
from songhanh.people.kinds import FactKind

Ids = Callable[[Cast], dict[str, object]]


def planned(cast: Cast) -> None:
    """Two people of the office are planned, no woman among them is head."""
    store(cast)
    by = cast.viewer(cast.ha)
    values = {"pool_round": "2025-2040", "target_post": "Chánh Văn phòng", "target_level": "unit_head"}
    for name in ("Nguyễn Thị Hoa", "Trần Văn Hùng"):
        said = Statement(FactKind.POOL, values, by.day, by.day, None, "2025-2040|chanh van phong", "1/QĐ", by.day)
        enter_fact(person=person(name).pk, said=said, by=by)


def steps(cast: Cast) -> dict[str, object]:
    planned(cast)
    return {"slug": "nang-bac-luong"}


def nobody(cast: Cast) -> dict[str, object]:
    planned(cast)
    return {}


# fmt: off
DUE_ROUTES: dict[str, tuple[str, str, Ids]] = {
    # an  em  giang ha khai lan minh nga binh chi dung nobody
    "due-overview": ("200 403 200 200 200 200 403 403 200 200 403 302", "GET", nobody),
    "due-list": ("200 403 200 200 200 200 403 403 200 200 403 302", "GET", steps),
    "due-task": ("422 403 403 403 422 403 403 403 422 403 403 302", "POST", steps),
    "pool-list": ("200 403 200 200 200 200 403 403 200 200 403 302", "GET", nobody),
    "pool-review": ("403 403 403 404 403 403 403 403 403 403 403 302", "GET", nobody),
    "pool-seats": ("403 403 403 200 403 403 403 403 403 403 403 302", "GET", nobody),
    "pool-target": ("403 403 403 200 403 403 403 403 403 403 403 302", "GET", nobody),
}
# fmt: on
