"""Values of cells as the reading of staff lists sees them: clean text, numbers, days; nothing where nothing is said."""

import math
import re
import unicodedata
from datetime import date, datetime, time, timedelta

from songhanh.lib.text import bare

Value = str | int | float | bool | date | None
Raw = str | int | float | bool | date | datetime | time | timedelta | None
# The soft hyphen stays: it is a letter of TCVN3 (old_fonts.py).
_DROPPED = re.compile("[\u200b-\u200f\u2060\ufeff]|_x000D_")
_ERRORS = re.compile(
    r"#(?:REF!|N/A|NA|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)|Err:\d{3}", re.IGNORECASE
)
_NOTHING = frozenset(
    {
        "",
        "-",
        "--",
        "---",
        "–",
        "—",
        "_",
        "/",
        ".",
        "..",
        "...",
        "…",
        "không",
        "không có",
        "khong",
        "khong co",
        "ko",
        "null",
    }
    | {"none", "nan", "không có.", "không.", "chưa có", "(không)", "'"}
)
_DITTO = frozenset(
    {
        "nt",
        "-nt-",
        "- nt -",
        "nt.",
        "n.t",
        "n.t.",
        "(nt)",
        "như trên",
        "-như trên-",
        '"',
        "''",
        '""',
        "”",
        "“",
        "″",
        "〃",
        "//",
        ",,",
    }
    | {'-"-', '- " -', "-”-", "-“-", "- ” -", "´´", "-''-", "- nt-", "-nt -", "như trên.", "″″", "-″-"}
)
_LONG = 1 + max(map(len, _NOTHING | _DITTO))  # letters: text so long says something of its own
_NUMBER_OF_LINE = re.compile(r"\(?\s*\d{1,5}\s*[.)]?")


class Fault(str):
    """What a cell shows in which a formula failed: `#REF!`."""

    __slots__ = ()


def clean(raw: Raw) -> Value:
    """A value as it is read: one line of NFC text without odd spaces, whole numbers whole, days as days."""
    if isinstance(raw, str):
        return clean_text(raw)
    if isinstance(raw, bool) or raw is None:
        return raw
    if isinstance(raw, float):
        return _number(raw)
    if isinstance(raw, datetime):
        return raw.date()
    return raw if isinstance(raw, int | date) else str(raw)


def _number(raw: float) -> Value:
    if raw.is_integer() and abs(raw) < 1e15:
        return int(raw)
    return raw if math.isfinite(raw) else Fault("#NUM!")


def clean_text(raw: str) -> Value:
    """Text on one line; a Fault where it is what a failed formula shows, None where it is blank."""
    if raw.isascii():
        text = raw.replace("_x000D_", " ")
    else:
        # What is dropped cannot be printed; few texts have any of it.
        plain = raw.isprintable() and "_x000D_" not in raw
        text = unicodedata.normalize("NFC", raw if plain else _DROPPED.sub("", raw))
    text = " ".join(text.split())
    if text[:1] in "#Ee" and _ERRORS.fullmatch(text):
        return Fault(text.upper())
    return text or None


def blank(value: Value) -> bool:
    """Whether the cell says nothing: it is empty, or holds a dash or «không»."""
    return value is None or (isinstance(value, str) and len(value) < _LONG and value.lower() in _NOTHING)


def ditto(value: Value) -> bool:
    """Whether the cell repeats the one above: nt, «như trên», marks of repetition."""
    return isinstance(value, str) and len(value) < _LONG and value.lower() in _DITTO


def letters(column: int) -> str:
    """The letters of a column counted from 0: A, B … AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def squeezed(text: str) -> str:
    """The letters and digits of `text` without marks, small, nothing between them ("Hệ số" to "heso")."""
    return re.sub(r"[^a-z0-9%]", "", bare(text))


def is_line_number(value: Value) -> bool:
    """Whether this is the number of a line: 12, "12.", "(12)"."""
    if isinstance(value, bool):
        return False
    if isinstance(value, int):
        return 0 < value < 1_000_000
    return isinstance(value, str) and _NUMBER_OF_LINE.fullmatch(value) is not None


def has_digit(value: Value) -> bool:
    """Whether the value is a number, a day, or text with a digit."""
    return any(map(str.isdigit, value)) if isinstance(value, str) else value is not None
