"""Numbers in sentences: a decimal comma in Vietnamese, percentages with their counts, p without stars."""

import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from songhanh.lib.words import Words

FEW = 20  # people: below, a percentage with a decimal pretends to more than there is


def number(value: float, places: int = 1) -> Words:
    """`value` rounded half up to so many places."""
    if not math.isfinite(value):
        return Words("không xác định", "undefined")
    rounded = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{rounded + 0:,f}"  # + 0 takes the sign from a zero
    return Words(text.replace(",", " ").replace(".", ",").replace(" ", "."), text)


def count(value: float) -> Words:
    """A number of people; weights may make it a fraction, shown to a tenth."""
    return number(value, 0 if float(value).is_integer() else 1)


def percent(part: float, whole: float) -> Words:
    """The share as a percentage: with one decimal, whole below `FEW` people."""
    places = 0 if whole < FEW else 1
    return _with(number(100 * part / whole, places), "%") if whole else Words("không xác định", "undefined")


def rate(share: float) -> Words:
    """A share that is no count of people (0.4 of a target, a chance), as a percentage: 40%, 34,6%."""
    return _with(number(100 * share, 0 if round(1000 * share) % 10 == 0 else 1), "%")


def _with(words: Words, sign: str) -> Words:
    return Words(words.vi + sign, words.en + sign)


def counted(part: float, whole: float) -> Words:
    """`18/52 (34,6%)`."""
    a, b, share = count(part), count(whole), percent(part, whole)
    return Words(f"{a.vi}/{b.vi} ({share.vi})", f"{a.en}/{b.en} ({share.en})")


def chance(p: float) -> Words:
    """`p = 0,03`; below a thousandth only that it is so."""
    if not math.isfinite(p):
        return Words("p không xác định", "p undefined")
    if p < 0.001:
        return Words("p < 0,001", "p < 0.001")
    shown = number(p, 3 if p < 0.01 else 2)
    return Words("p = " + shown.vi, "p = " + shown.en)


def span(low: float, high: float, places: int = 2, sign: str = "") -> Words:
    """`từ 0,5 đến 2,1`."""
    a, b = number(low, places), number(high, places)
    up = Words("vô cùng", "infinity")
    b = up if high == math.inf else _with(b, sign)
    a = _with(a, sign)
    return Words(f"từ {a.vi} đến {b.vi}", f"from {a.en} to {b.en}")


def listed(items: Sequence[str], most: int = 8) -> str:
    """The items with commas between; of many the first ones."""
    shown = ", ".join(items[:most])
    return f"{shown}, …" if len(items) > most else shown


def join(parts: Sequence[Words], sign: str = "; ") -> Words:
    """The parts in one line."""
    return Words(sign.join(one.vi for one in parts), sign.join(one.en for one in parts))


def capital(words: Words) -> Words:
    """The words with a capital letter in front."""
    return Words(words.vi[:1].upper() + words.vi[1:], words.en[:1].upper() + words.en[1:])


TOO_FEW = Words("Số liệu quá ít để kết luận.", "The numbers are too few to conclude.")
