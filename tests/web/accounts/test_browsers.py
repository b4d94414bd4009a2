"""What a browser says of itself, in words."""

import pytest

from songhanh.web.accounts.browsers import named

_WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (f"{_WINDOWS} Chrome/109.0.0.0 Safari/537.36", "Chrome 109, Windows"),
        (f"{_WINDOWS} Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0", "Edge 120, Windows"),
        (f"{_WINDOWS} coc_coc_browser/110.0.148 Chrome/104.0 Safari/537.36", "Cốc Cốc 110, Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0", "Firefox 115, Linux"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1",
            "Safari 17, iPhone",
        ),
        ("curl/8.5", "curl/8.5"),
        ("", ""),
    ],
)
def test_it_is_named_as_its_owner_knows_it(agent: str, words: str) -> None:
    assert named(agent) == words
