"""The two groups that are compared: women and men where a column says so, any two others where it is told."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from songhanh.equity.wording import listed
from songhanh.lib.text import fold, strip_marks
from songhanh.lib.words import Problem, Words

_WOMEN = frozenset({"nu", "f", "female", "females", "woman", "women", "w", "phu nu", "girl", "gai"})
_MEN = frozenset({"nam", "m", "male", "males", "man", "men", "boy", "trai", "nam gioi"})
_UNKNOWN = frozenset({"", "khong ro", "unknown", "?", "u", "x", "chua ro"})
_NAMES_WOMEN = frozenset({"female", "fem", "woman", "women", "nu", "is_female", "la_nu", "f"})
_NAMES_MEN = frozenset({"male", "man", "men", "nam", "is_male", "la_nam"})
_YES = ("1", "yes", "true", "co", "y", "t", "dat", "x", "duoc", "admitted", "success")


@dataclass(frozen=True, slots=True)
class Pair:
    """The values of the two groups, and what they are called: the first is compared with the second."""

    first: str
    second: str
    first_name: Words
    second_name: Words

    def told(self) -> dict[str, Any]:
        """The two values, and what each is called, as a result tells them."""
        names = {"first_name": self.first_name, "second_name": self.second_name}
        return {"first": self.first, "second": self.second} | {
            side: {"vi": name.vi, "en": name.en} for side, name in names.items()
        }

    @property
    def is_sex(self) -> bool:
        """Whether the groups are women and men."""
        return self.first_name == WOMEN


WOMEN = Words("nữ", "women")
MEN = Words("nam", "men")


def label(value: Any) -> str:
    """A value as it is compared: 1.0 is `1`, text without blanks at its ends, nothing is empty."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _bare(value: str) -> str:
    return strip_marks(fold(value))


def pair(column: str, values: Sequence[str], first: str = "", second: str = "", *, named: bool = True) -> Pair:
    """The pair that a column holds, by what was asked for, else by what its values and its name say.

    `first` and `second` are values of the column (labels, as `label` makes them); with `named` those given are
    women and men, whatever the column calls them. Sex that is not known is neither.

    Raises:
        Problem: `no-group`, a value that was asked for is not there; `which-groups`, the column does not tell.
    """
    there = [value for value in values if _bare(value) not in _UNKNOWN]
    for asked in filter(None, (first, second)):
        if asked not in there:
            raise _no_group(column, asked, there)
    found = _by_values(column, there)
    if not (first or second):
        if found is None:
            found = _by_order(column, there)
        return found
    others = [value for value in there if value not in (first, second)]
    if not (first and second):
        if len(others) != 1:
            raise which_groups(column, there)
        first, second = first or others[0], second or others[0]
    if named:
        return Pair(first, second, WOMEN, MEN)
    return Pair(first, second, *_called(column, first, second))


def _by_values(column: str, values: Sequence[str]) -> Pair | None:
    women = [value for value in values if _bare(value) in _WOMEN]
    men = [value for value in values if _bare(value) in _MEN]
    if len(women) == 1 and len(men) == 1:
        return Pair(women[0], men[0], WOMEN, MEN)
    name = _bare(column)
    if set(values) <= {"0", "1"}:
        if name in _NAMES_WOMEN:
            return Pair("1", "0", WOMEN, MEN)
        if name in _NAMES_MEN:
            return Pair("0", "1", WOMEN, MEN)
    if len(women) == 1 and len(values) == 1:
        return Pair(women[0], "nam", WOMEN, MEN)
    if len(men) == 1 and len(values) == 1:
        return Pair("nữ", men[0], WOMEN, MEN)
    return None


def _by_order(column: str, values: Sequence[str]) -> Pair:
    """Two other values: the greater number compared with the smaller, text in its order."""
    if len(values) != 2:
        raise which_groups(column, values)
    first, second = sorted(values, key=_in_order)
    if _is_number(first) and _is_number(second):
        first, second = second, first
    return Pair(first, second, *_called(column, first, second))


def _called(column: str, first: str, second: str) -> tuple[Words, Words]:
    if _bare(first) in _WOMEN and _bare(second) in _MEN:
        return WOMEN, MEN
    names = [f"{column}={value}" if _is_number(value) else value for value in (first, second)]
    return Words(names[0], names[0]), Words(names[1], names[1])


def _is_number(value: str) -> bool:
    return value.replace(".", "", 1).removeprefix("-").isdigit()


def _in_order(value: str) -> tuple[float, str]:
    return (float(value), "") if _is_number(value) else (float("inf"), value)


def in_order(values: Sequence[str]) -> list[str]:
    """Labels sorted: numbers by size, then text."""
    return sorted(values, key=_in_order)


def yes(column: str, values: Sequence[str], asked: str = "") -> str:
    """The value of an outcome that counts as having it.

    Raises:
        Problem: `no-value`, it is not there; `which-value`, the column does not tell.
    """
    there = [value for value in values if value]
    if asked:
        if asked not in there and not (set(there) <= {"0", "1"} and asked in ("0", "1")):
            raise _no_group(column, asked, there)
        return asked
    if set(there) <= {"0", "1"}:
        return "1"
    told = [value for value in there if _bare(value) in _YES]
    if len(told) == 1:
        return told[0]
    shown = listed(in_order(there))
    what = Words(
        f"chưa rõ giá trị nào của cột “{column}” là “có” ({shown}).",
        f"which value of column “{column}” means yes is not clear ({shown}).",
    )
    raise Problem("which-value", what, Words("Chọn bằng --yes GIÁ_TRỊ.", "Say it with --yes VALUE."))


def which_groups(column: str, values: Sequence[str]) -> Problem:
    """A column that does not tell which two groups are compared."""
    shown = listed(in_order(values))
    what = Words(
        f"cột “{column}” có các giá trị {shown or '(trống)'}: chưa rõ so sánh nhóm nào với nhóm nào.",
        f"column “{column}” holds {shown or '(nothing)'}: which groups to compare is not clear.",
    )
    remedy = Words(
        "Chọn bằng --women GIÁ_TRỊ --men GIÁ_TRỊ (hoặc --first, --second).",
        "Say it with --women VALUE --men VALUE (or --first, --second).",
    )
    return Problem("which-groups", what, remedy)


def _no_group(column: str, asked: str, values: Sequence[str]) -> Problem:
    what = Words(f"cột “{column}” không có giá trị “{asked}”.", f"column “{column}” has no value “{asked}”.")
    shown = listed(in_order(values))
    return Problem("no-value", what, Words(f"Các giá trị: {shown}.", f"Its values: {shown}."))
