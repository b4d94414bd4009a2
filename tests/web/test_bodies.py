"""What is too large is refused by its length, before a byte of it is read."""

from typing import Any

import pytest
from cast import Cast
from django.test import Client
from fetching import faults, parsed


class Unread:
    """A body that must not be touched."""

    def read(self, *_: Any) -> bytes:
        raise AssertionError("the body was read")

    readline = read


def sent(client: Client, path: str, **told: str) -> Any:
    return client.generic("POST", path, b"", "multipart/form-data; boundary=x", **{"wsgi.input": Unread(), **told})  # type: ignore[arg-type]


@pytest.mark.parametrize("path", ["/dang-nhap/", "/van-ban/", "/khong-co/"])
@pytest.mark.parametrize(
    "told", [{"CONTENT_LENGTH": "400000000"}, {"CONTENT_LENGTH": "2000001"}, {"HTTP_TRANSFER_ENCODING": "chunked"}]
)
def test_a_stranger_sends_little_and_says_how_much(db: None, client: Client, path: str, told: dict[str, str]) -> None:
    answer = sent(client, path, **told)
    assert answer.status_code == 413
    text = answer.content.decode()
    assert list(faults(parsed(text))) == []
    assert "Nội dung gửi lên quá lớn" in text
    assert "Content-Security-Policy" in answer.headers


@pytest.mark.parametrize("length", ["51000001", "9" * 30, "-5", "x"])
def test_who_is_signed_in_sends_no_more_than_the_largest_document(people: Cast, client: Client, length: str) -> None:
    client.force_login(people.an, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert sent(client, "/van-ban/", CONTENT_LENGTH=length).status_code == 413


def test_what_is_small_enough_goes_on(people: Cast, client: Client) -> None:
    assert client.post("/dang-nhap/", {"login": "an", "password": "x" * 1000}).status_code != 413
    client.force_login(people.an, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post("/van-ban/", {"note": "x" * 1_000_000}).status_code == 422
