"""The headers of every answer."""

import pytest
from cast import Cast
from fetching import Pages

from songhanh.web.headers import POLICY


@pytest.mark.parametrize("path", ["/dang-nhap/", "/khong-co/", "/tai-khoan/"])
def test_every_answer_has_the_policy(people: Cast, page: Pages, path: str) -> None:
    answer = page(path, people.em, status=404 if path == "/khong-co/" else 200).response
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_policy_lets_nothing_in_from_elsewhere_and_nothing_inline() -> None:
    assert POLICY.startswith("default-src 'none'")
    for word in ("unsafe-inline", "unsafe-eval", "http:", "https:", "data:", "*"):
        assert word not in POLICY
