"""Every route declares its right, and every person gets from it what the table says."""

from collections.abc import Iterator
from typing import Any

import pytest
from cast import Cast
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from shape.routes_table import PEOPLE, ROUTES
from songhanh.agencies.access import Permission

REASONS = {"sign-in", "health", "secret address", "language"}


def routes(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    """Every address of the site."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from routes(one)
        else:
            yield one


def test_every_route_has_a_name_of_its_own() -> None:
    names = [one.name for one in routes()]
    assert [one.pattern for one in routes() if not one.name] == []
    assert sorted({str(one) for one in names if names.count(one) > 1}) == []


def test_every_route_declares_its_right() -> None:
    assert [one.name for one in routes() if not isinstance(right(one), Permission) and not is_open(one)] == []


def right(route: URLPattern) -> Any:
    return getattr(route.callback, "permission", "undeclared")


def is_open(route: URLPattern) -> bool:
    """Whether it says that anybody may open it, and why."""
    return right(route) is None and getattr(route.callback, "open_because", "") in REASONS


def test_a_route_that_says_nothing_is_found() -> None:
    silent = URLPattern(get_resolver().pattern, lambda _: None)
    assert right(silent) == "undeclared"
    assert not is_open(silent)


def test_no_address_says_its_words_with_marks_or_capitals() -> None:
    odd = [str(one.pattern) for one in routes() if not str(one.pattern).isascii()]
    assert odd == []


def test_every_route_stands_in_the_table_and_no_other() -> None:
    assert sorted({str(one.name) for one in routes()} ^ set(ROUTES)) == []


def test_every_line_of_the_table_says_what_everybody_gets() -> None:
    assert [name for name, route in ROUTES.items() if len(route.codes.split()) != len(PEOPLE)] == []


@pytest.mark.parametrize("name", ROUTES)
def test_everybody_gets_what_the_table_says(name: str, people: Cast) -> None:
    route = ROUTES[name]
    path = reverse(name, kwargs=route.ids(people))
    wanted = dict(zip(PEOPLE, map(int, route.codes.split()), strict=True))
    clients = {one: signed_in(people, one) for one in PEOPLE}
    assert {one: code(route.method, path, clients[one]) for one in PEOPLE} == wanted
    # Who may not look may not send either; 405: nothing can be sent there at all.
    refused = {one: told for one, told in wanted.items() if told in {403, 404}}
    assert {one: told for one in refused if (told := code("POST", path, clients[one])) not in {refused[one], 405}} == {}


def signed_in(people: Cast, person: str) -> Client:
    """The browser of one person; of nobody where the name is empty."""
    client = Client()
    if person:
        client.force_login(getattr(people, person), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def code(method: str, path: str, client: Client) -> int:
    """The answer; what it changed is undone, so that the next one finds the same."""
    with transaction.atomic():
        answer = client.post(path) if method == "POST" else client.get(path)
        if answer.streaming:
            list(answer.streaming_content)  # type: ignore[attr-defined]  # read to its end, the file is closed
        transaction.set_rollback(True)
    return answer.status_code


def test_a_row_of_another_branch_is_not_there(people: Cast) -> None:
    """Whoever may do it at home gets 404 next door, not 403: that something is there must not be learnt."""
    theirs = {"body_id": people.next_door.pk}
    paths = [reverse(name, kwargs=theirs) for name in ("agency-one", "unit-add", "body-change", "user-add")]
    paths += [
        reverse(name, kwargs={**theirs, "user_id": people.binh.pk})
        for name in ("user", "user-change", "user-password", "user-two-step", "role-grant")
    ]
    # Nor is a person of another agency found under one's own.
    paths.append(reverse("user-password", kwargs={"body_id": people.agency.pk, "user_id": people.binh.pk}))
    paths.append(f"{reverse('audit')}?co-quan={people.next_door.pk}")
    client = Client()
    client.force_login(people.minh, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert [(path, client.get(path).status_code) for path in paths if client.get(path).status_code != 404] == []
