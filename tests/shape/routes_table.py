"""Every route, and what each person of the cast gets from it: a line a route.

`codes` stand in the order of PEOPLE. The rows that the ids name belong to An's agency, so that Bình, who works next
door, must get 404 from them. `ids` makes the rows and gives the parts of the address; `method` is how it is asked.
"""

from collections.abc import Callable
from typing import NamedTuple

from cast import NOW, Cast

from shape.routes_people import REGISTER_ROUTES
from shape.routes_plans import PLAN_ROUTES
from shape.routes_register import DUE_ROUTES
from songhanh.agencies.models import Grant
from songhanh.notices.models import Mail

# An's agency: secretary, staff of the office, head of the office, personnel, director, auditor, administrator, staff of
# the inspectors; next door; the province; no role; nobody signed in.
PEOPLE = ("an", "em", "giang", "ha", "khai", "lan", "minh", "nga", "binh", "chi", "dung", "")
Ids = Callable[[Cast], dict[str, object]]


class Route(NamedTuple):
    """What is asked, and the answers."""

    codes: str
    method: str = "GET"
    ids: Ids = lambda _: {}


def body(cast: Cast) -> dict[str, object]:
    return {"body_id": cast.agency.pk}


def unit(cast: Cast) -> dict[str, object]:
    return {"body_id": cast.office.pk}


def person(cast: Cast) -> dict[str, object]:
    return {"body_id": cast.agency.pk, "user_id": cast.em.pk}


def grant(cast: Cast) -> dict[str, object]:
    return {"body_id": cast.agency.pk, "grant_id": Grant.objects.get(user=cast.em).pk}


def mail(cast: Cast) -> dict[str, object]:
    made = Mail.objects.create(
        agency=cast.agency, to=cast.em, subject="x", body="x", made_at=NOW, not_before=NOW, state=Mail.State.FAILED
    )  # fmt: skip
    return {"pk": made.pk}


def key(_: Cast) -> dict[str, object]:
    return {"pk": 1}


def link(_: Cast) -> dict[str, object]:
    return {"uidb36": "1", "key": "abc-def"}


# An allauth page about the second step sends whoever has not just given the password to do so: 302.
# fmt: off
ROUTES: dict[str, Route] = {
    #                                  an  em  giang ha khai lan minh nga binh chi dung nobody
    "desk":                      Route("200 200 200 200 200 200 200 200 200 200 403 302"),
    "search":                    Route("200 200 200 200 200 200 403 200 200 200 403 302"),
    "language":                  Route("302 302 302 302 302 302 302 302 302 302 302 302", "POST"),
    "theme":                     Route("302 302 302 302 302 302 302 302 302 302 302 302", "POST"),
    "account_login":             Route("302 302 302 302 302 302 302 302 302 302 302 200"),
    "account_logout":            Route("200 200 200 200 200 200 200 200 200 200 200 302"),
    "account_inactive":          Route("200 200 200 200 200 200 200 200 200 200 200 200"),
    "account_change_password":   Route("200 200 200 200 200 200 200 200 200 200 403 302"),
    "account_reset_password":    Route("200 200 200 200 200 200 200 200 200 200 200 200"),
    "account_reset_password_done": Route("200 200 200 200 200 200 200 200 200 200 200 200"),
    "account_reset_password_from_key_done": Route("200 200 200 200 200 200 200 200 200 200 200 200"),
    "account_reset_password_from_key": Route("200 200 200 200 200 200 200 200 200 200 200 200", ids=link),
    "account_reauthenticate":    Route("200 200 200 200 200 200 200 200 200 200 403 302"),
    "mfa_authenticate":          Route("302 302 302 302 302 302 302 302 302 302 302 302"),
    "mfa_login_webauthn":        Route("302 302 302 302 302 302 302 302 302 302 302 302"),
    "mfa_reauthenticate":        Route("302 302 302 302 302 302 302 302 302 302 403 302"),
    "mfa_reauthenticate_webauthn": Route("302 302 302 302 302 302 302 302 302 302 403 302"),
    "mfa_index":                 Route("200 200 200 200 200 200 200 200 200 200 403 302"),
    "mfa_activate_totp":         Route("302 302 302 302 302 302 302 302 302 302 403 302"),
    "mfa_deactivate_totp":       Route("404 404 404 404 404 404 404 404 404 404 403 302"),
    "mfa_view_recovery_codes":   Route("404 404 404 404 404 404 404 404 404 404 403 302"),
    "mfa_generate_recovery_codes": Route("302 302 302 302 302 302 302 302 302 302 403 302"),
    "mfa_download_recovery_codes": Route("404 404 404 404 404 404 404 404 404 404 403 302"),
    "mfa_list_webauthn":         Route("200 200 200 200 200 200 200 200 200 200 403 302"),
    "mfa_add_webauthn":          Route("302 302 302 302 302 302 302 302 302 302 403 302"),
    "mfa_edit_webauthn":         Route("302 302 302 302 302 302 302 302 302 302 403 302", ids=key),
    "mfa_remove_webauthn":       Route("302 302 302 302 302 302 302 302 302 302 403 302", ids=key),
    "account":                   Route("200 200 200 200 200 200 200 200 200 200 403 302"),
    "mail-choose":               Route("422 422 422 422 422 422 422 422 422 422 403 302", "POST"),
    "notice-list":               Route("200 200 200 200 200 200 200 200 200 200 403 302"),
    "notice-read":               Route("302 302 302 302 302 302 302 302 302 302 403 302", "POST"),
    "mail-again":                Route("302 302 404 404 404 404 302 404 404 404 403 302", "POST", mail),
    "session-list":              Route("200 200 200 200 200 200 200 200 200 200 403 302"),
    "session-end":               Route("302 302 302 302 302 302 302 302 302 302 403 302", "POST"),
    "agency":                    Route("200 200 200 200 200 200 200 200 200 200 403 302"),
    "agency-one":                Route("200 200 200 200 200 200 200 200 404 200 403 302", ids=body),
    "unit-add":                  Route("403 403 403 403 403 403 200 403 403 403 403 302", ids=body),
    "body-change":               Route("403 403 403 403 403 403 200 403 403 403 403 302", ids=unit),
    "user":                      Route("200 200 200 200 200 200 200 200 404 200 403 302", ids=person),
    "user-add":                  Route("403 403 403 403 403 403 200 403 403 403 403 302", ids=body),
    "user-change":               Route("403 403 403 403 403 403 200 403 403 403 403 302", ids=person),
    "user-password":             Route("403 403 403 403 403 403 200 403 403 403 403 302", ids=person),
    "user-two-step":             Route("403 403 403 403 403 403 200 403 403 403 403 302", ids=person),
    "role-grant":                Route("403 403 403 403 403 403 200 403 403 403 403 302", ids=person),
    "role-end":                  Route("403 403 403 403 403 403 200 403 403 403 403 302", ids=grant),
    "audit":                     Route("200 403 403 403 200 200 200 403 200 403 403 302"),
    "audit-prove":               Route("200 403 403 403 200 200 200 403 200 403 403 302"),
}
# fmt: on
_OF_APPS = PLAN_ROUTES | REGISTER_ROUTES | DUE_ROUTES
ROUTES |= {name: Route(codes, method, ids) for name, (codes, method, ids) in _OF_APPS.items()}
