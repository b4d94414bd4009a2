"""A page as a person fetches it, refused by the test where it is not valid, accessible HTML."""

import re
from dataclasses import dataclass
from typing import Any

import html5lib
from django.test import Client

from songhanh.agencies.models import User

_CONTROLS = {"input", "select", "textarea"}


@dataclass(frozen=True)
class Page:
    """What came back: the status, the text, the tree of elements (no namespaces)."""

    status: int
    html: str
    tree: Any
    response: Any

    @property
    def words(self) -> str:
        """What a person reads, with single spaces."""
        return " ".join(" ".join(self.tree.find("body").itertext()).split())

    @property
    def heading(self) -> str:
        """The only h1."""
        return " ".join("".join(self.tree.find(".//h1").itertext()).split())


class Pages:
    """`page(path, by=user)` and `page(path, by=user, post={…})`; a redirect is followed."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def __call__(
        self,
        path: str,
        by: User | None = None,
        post: dict[str, Any] | None = None,
        *,
        status: int = 200,
        **headers: str,
    ) -> Page:
        if by is not None:
            self.client.force_login(by, backend="allauth.account.auth_backends.AuthenticationBackend")
        if post is None:
            response = self.client.get(path, follow=True, headers=headers)
        else:
            response = self.client.post(path, post, follow=True, headers=headers)
        assert response.status_code == status, (response.status_code, response.content.decode()[-3000:])
        text = response.content.decode()
        tree = parsed(text)
        if "<html" in text[:300]:
            problems = list(faults(tree))
            assert problems == [], problems
        return Page(response.status_code, text, tree, response)


def parsed(text: str) -> Any:
    """The tree; AssertionError where a browser would have to guess."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(text) if "<html" in text[:300] else parser.parseFragment(f"<body>{text}")
    if "<html" in text[:300]:
        assert parser.errors == [], [(place, code, details) for place, code, details in parser.errors][:5]
    return tree


def faults(tree: Any) -> Any:
    """What makes a page hard to use: no title or heading, ids twice, controls without a name, inline style."""
    title = "".join(tree.find(".//title").itertext())
    headings = tree.findall(".//h1")
    if not title.strip() or title.strip().startswith("·"):
        yield "no title"
    if len(headings) != 1:
        yield f"{len(headings)} h1"
    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    yield from (f"id twice: {one}" for one in {one for one in ids if ids.count(one) > 1})
    labelled = {one.get("for") for one in tree.iter("label")}
    for one in tree.iter():
        if one.get("style") is not None or any(name.startswith("on") for name in one.attrib):
            yield f"inline style or script: {one.tag}"
        if one.tag in _CONTROLS and one.get("type") not in {"hidden", "submit"} and not named(one, labelled):
            yield f"control without label: {one.get('name')}"
        if one.tag in {"button", "a"} and not re.sub(r"\s", "", "".join(one.itertext())) and not one.get("aria-label"):
            yield f"{one.tag} without words"
        for attribute in ("aria-labelledby", "aria-describedby", "aria-controls"):
            missing = [name for name in (one.get(attribute) or "").split() if name not in ids]
            yield from (f"{attribute} names nothing: {name}" for name in missing)


def named(control: Any, labelled: set[str]) -> bool:
    """Whether a reader of the screen says what the control is for."""
    return control.get("id") in labelled or bool(control.get("aria-label") or control.get("aria-labelledby"))
