"""Columns of a table of data: their names, and whether what stands in one is numbers or text."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

# "None" is no sign of a missing value: it names a group in published tables.
MISSING = frozenset({"", ".", "na", "n/a", "nan", "null", "#n/a"})
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$")
_COMMA = re.compile(r"[+-]?\d+(?:,\d+)?$")
_DOTS = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$")  # 4.680.000 and 4.680,5
_COMMAS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_SURELY_DOTS = re.compile(r"\.\d{3}\.|\.\d{3},")
_SURELY_COMMAS = re.compile(r",\d{3},|,\d{3}\.")


def named(heading: Sequence[Any]) -> list[str]:
    """Names for columns: what the heading says, on one line; those without a name and repeated ones numbered.

    DuckDB tells no capitals from small letters, so `Sex` and `sex` are one name repeated.
    """
    seen = Counter[str]()
    names = []
    for at, value in enumerate(heading, 1):
        name = " ".join(str(value if value is not None else "").split()) or f"column_{at}"
        seen[name.lower()] += 1
        names.append(name if seen[name.lower()] == 1 else f"{name}_{seen[name.lower()]}")
    return names


def typed(values: Sequence[Any]) -> list[Any]:
    """The values of a column: all numbers (whole ones as int), or all text; None where there is none.

    Decimal commas and thousands with dots, as Vietnamese workbooks write them, are numbers where the
    whole column can be read so and nothing in it says otherwise.
    """
    plain = [_bare(value) for value in values]
    texts = [value for value in plain if isinstance(value, str)]
    read = _as_numbers(texts)
    if read is None:
        return [None if value is None else _text(value) for value in plain]
    numbers = [read[value] if isinstance(value, str) else value for value in plain]
    if all(value is None or float(value).is_integer() for value in numbers):
        return [None if value is None else int(value) for value in numbers]
    return [None if value is None else float(value) for value in numbers]


def _bare(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, str):
        value = value.strip()
        return None if value.lower() in MISSING else value
    return value


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _as_numbers(texts: Sequence[str]) -> dict[str, float] | None:
    """What each of the texts is as a number, or None where one of them is none."""
    different = set(texts)
    if all(_NUMBER.match(text) for text in different):
        return {text: float(text) for text in different}
    for thousands, grouped, surely in ((".", _DOTS, _SURELY_DOTS), (",", _COMMAS, _SURELY_COMMAS)):
        plain = _COMMA if thousands == "." else _NUMBER
        if any(surely.search(text) for text in different) and all(
            grouped.match(text) or plain.match(text) for text in different
        ):
            return {text: float(text.replace(thousands, "").replace(",", ".")) for text in different}
    if all(_COMMA.match(text) for text in different):
        return {text: float(text.replace(",", ".")) for text in different}
    return None
