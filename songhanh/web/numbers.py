"""Numbers that come in an address or a form."""

import re

_NUMBER = re.compile(r"[0-9]{1,18}")  # what a column of ids holds; "²" is a digit too, and no number


def number_of(text: str | None) -> int:
    """The number that the text is; 0, which is no row's, where it is none."""
    return int(text) if text and _NUMBER.fullmatch(text) else 0
