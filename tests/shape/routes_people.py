"""The routes of the register, for `routes_table`: who gets what of An's people, lists and entries."""

from collections.abc import Callable

from cast import Cast
from people.lists import OFFICE, as_csv, give, person, store

from songhanh.people.actions.events import enter_fact
from songhanh.people.history import Statement
from songhanh.people.kinds import FactKind
from songhanh.people.models import Fact, Line

Ids = Callable[[Cast], dict[str, object]]


def a_preview(cast: Cast) -> dict[str, object]:
    return {"import_id": give(cast.agency, as_csv(), cast.viewer(cast.ha)).pk}


def stored(cast: Cast) -> dict[str, object]:
    return {"import_id": store(cast).pk}


def somebody(cast: Cast) -> dict[str, object]:
    """Of the office, so that the head of the office sees her."""
    store(cast)
    return {"person_id": person("Nguyễn Thị Hoa").pk}


def event(cast: Cast) -> dict[str, object]:
    return {**somebody(cast), "event": "dao-tao"}


def fact(cast: Cast) -> dict[str, object]:
    found = somebody(cast)
    return {**found, "fact_id": Fact.objects.believed().get(person=person("Nguyễn Thị Hoa"), kind=FactKind.PAY).pk}


def entry(cast: Cast) -> dict[str, object]:
    found = somebody(cast)
    by = cast.viewer(cast.ha)
    said = Statement(FactKind.LEAVE, {"leave_type": "maternity"}, by.day, by.day)
    return {**found, "entry_id": enter_fact(person=person("Nguyễn Thị Hoa").pk, said=said, by=by).pk}


def line(cast: Cast) -> dict[str, object]:
    store(cast)
    slip = [("1", "", *OFFICE[0][2:4], "03/05/1957", *OFFICE[0][5:])]
    found = give(cast.agency, as_csv(slip), cast.viewer(cast.ha))
    return {"line_id": Line.objects.get(of_import=found).pk}


# fmt: off
REGISTER_ROUTES: dict[str, tuple[str, str, Ids]] = {
    # an  em  giang ha khai lan minh nga binh chi dung nobody
    "register": ("403 403 200 200 200 403 403 403 403 403 403 302", "GET", lambda _: {}),
    "person": ("403 403 200 200 200 403 403 403 403 403 403 302", "GET", somebody),
    "person-add": ("403 403 403 200 403 403 403 403 403 403 403 302", "GET", lambda _: {}),
    "event-enter": ("403 403 403 200 403 403 403 403 403 403 403 302", "GET", event),
    "fact-correct": ("403 403 403 200 403 403 403 403 403 403 403 302", "GET", fact),
    "entry-take-back": ("403 403 403 302 403 403 403 403 403 403 403 302", "POST", entry),
    "register-levels": ("403 403 403 200 403 403 403 403 403 403 403 302", "GET", lambda _: {}),
    "register-settings": ("403 403 403 403 200 403 403 403 403 403 403 302", "GET", lambda _: {}),
    "equity": ("200 403 403 200 200 200 403 403 200 200 403 302", "GET", lambda _: {}),
    "equity-outlook": ("200 403 403 200 200 200 403 403 200 200 403 302", "GET", lambda _: {}),
    "equity-differences": ("200 403 403 200 200 200 403 403 200 200 403 302", "GET", lambda _: {}),
    "equity-aim": ("200 403 403 403 200 403 403 403 200 403 403 302", "GET", lambda _: {}),
    "snapshot-take": ("403 403 403 200 403 403 403 403 403 403 403 302", "GET", lambda _: {}),
    "import-list": ("403 403 403 200 403 403 403 403 403 403 403 302", "GET", lambda _: {}),
    "list-import": ("403 403 403 200 403 403 403 403 403 403 403 302", "GET", a_preview),
    "list-map": ("403 403 403 302 403 403 403 403 403 403 403 302", "POST", a_preview),
    "list-changes": ("403 403 403 200 403 403 403 403 403 403 403 302", "GET", a_preview),
    "list-confirm": ("403 403 403 302 403 403 403 403 403 403 403 302", "POST", a_preview),
    "list-compare": ("403 403 403 302 403 403 403 403 403 403 403 302", "POST", a_preview),
    "list-discard": ("403 403 403 302 403 403 403 403 403 403 403 302", "POST", a_preview),
    "list-take-back": ("403 403 403 200 403 403 403 403 403 403 403 302", "GET", stored),
    "line-choose": ("403 403 403 422 403 403 403 403 403 403 403 302", "POST", line),
}
# fmt: on
