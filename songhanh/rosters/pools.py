"""Cells of planning pools: the posts that somebody is planned for, and the round."""

import re

from songhanh.rosters.cells import Value
from songhanh.rosters.choices import ticked

_ROUND = re.compile(r"(20\d\d)\s*[-–/]\s*(20)?(\d\d)(?!\d)")


def read_posts(value: Value) -> tuple[list[str] | None, str | None]:
    """The posts that a cell lists, set off by semicolons."""
    posts = [part.strip(" .,;") for part in re.split(r"\s*;\s*|\s+[+•]\s*", str(value))]
    named = [re.sub(r"^[-+•*]\s*|^\d\s*[.)]\s*", "", post) for post in posts if post]
    return (None, None) if ticked(value) else (named or None, None)


def read_round(value: Value) -> tuple[str | None, str | None]:
    """The round as 2025-2030."""
    found = _ROUND.search(str(value))
    return (f"{found[1]}-{found[2] or '20'}{found[3]}", None) if found else (None, "unknown_value")
