"""What is printed: colours where there is a terminal, tables as wide as it, progress on the error stream."""

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO, TypeVar

from songhanh.lib.words import Language

T = TypeVar("T")
_STYLES = {"bold": "1", "red": "31", "yellow": "33", "green": "32", "dim": "2"}
_NARROWEST = 8
# The signs that a terminal obeys, but for our own styles.
_OBEYED = re.compile(r"[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f]|\x1b(?!\[(?:0|1|2|31|32|33)m)")


def language(given: str | None) -> Language:
    """The language that was asked for, else that of `SONGHANH_LANG`, else Vietnamese."""
    return "en" if (given or os.environ.get("SONGHANH_LANG", "")).lower().startswith("en") else "vi"


def plain(text: str) -> str:
    """`text` without what a terminal obeys, styles apart: a document must not move the cursor or rename the window."""
    return _OBEYED.sub("\ufffd", text)


def paint(text: str, style: str, stream: TextIO | None = None) -> str:
    """`text` in a style of `_STYLES`, where the stream is a terminal and NO_COLOR is not set."""
    out = stream or sys.stdout
    if not out.isatty() or "NO_COLOR" in os.environ:
        return text
    return f"\033[{_STYLES[style]}m{text}\033[0m"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[int]) -> Iterator[str]:
    """Lines of a table; `shares` are the widths of the columns in parts of the width left, 0 for as wide as needed."""
    width = max(60, min(shutil.get_terminal_size((100, 24)).columns, 140))
    needed = [max(len(row[at]) for row in [head, *rows]) for at in range(len(head))]
    fixed = sum(needed[at] for at, share in enumerate(shares) if not share)
    left = width - fixed - 2 * (len(head) - 1)
    total = sum(share for at, share in enumerate(shares) if needed[at])
    widths = [
        min(needed[at], max(_NARROWEST, left * share // max(1, total))) if share else needed[at]
        for at, share in enumerate(shares)
    ]
    yield paint("  ".join(text.ljust(w) for text, w in zip(head, widths, strict=True)).rstrip(), "bold")
    yield "  ".join("─" * w for w in widths)
    for row in rows:
        cells = [textwrap.wrap(text, max(1, w)) or [""] for text, w in zip(row, widths, strict=True)]
        for line in range(max(len(cell) for cell in cells)):
            parts = [cell[line] if line < len(cell) else "" for cell in cells]
            yield "  ".join(part.ljust(w) for part, w in zip(parts, widths, strict=True)).rstrip()


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Tell on the last line of a terminal what is being done, for as long as it is."""
    shown = sys.stderr.isatty()
    if shown:
        print(f"\r\033[K{plain(what)} …", end="", file=sys.stderr, flush=True)
    try:
        yield
    finally:
        if shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def wrapped(text: str, indent: int = 0) -> str:
    """`text` broken at the width of the terminal, its further lines set in by `indent`; whole where there is none."""
    if not sys.stdout.isatty():
        return text
    width = max(_NARROWEST + indent, shutil.get_terminal_size((100, 24)).columns)
    lead = text[: len(text) - len(text.lstrip())]
    return textwrap.fill(text.lstrip(), width, initial_indent=lead, subsequent_indent=" " * indent)


def progress(items: Sequence[T], doing: str) -> Iterator[T]:
    """`items` one by one; with more than one, and a terminal, a bar of how many are done."""
    shown = len(items) > 1 and sys.stderr.isatty()
    for done, item in enumerate(items):
        if shown:
            _bar(done, len(items), f"{doing} {item}")
        yield item
    if shown:
        _bar(len(items), len(items), "")
        print(file=sys.stderr)


@contextmanager
def counter(doing: str) -> Iterator[Callable[[int], Callable[[int], None]]]:
    """For work that counts by itself: given how many there are (0: not known), what it tells how many are done."""
    shown = sys.stderr.isatty()

    def of(total: int) -> Callable[[int], None]:
        return lambda done: _bar(done, max(total, done, 1), doing) if shown else None

    try:
        yield of
    finally:
        if shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def _bar(done: int, total: int, what: str) -> None:
    width = shutil.get_terminal_size((100, 24)).columns
    full = 24 * done // total
    line = f"[{'█' * full}{'░' * (24 - full)}] {done}/{total} {what}"[: width - 1]
    print(f"\r\033[K{plain(line)}", end="", file=sys.stderr, flush=True)
