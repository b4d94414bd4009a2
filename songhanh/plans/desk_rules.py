"""What an item of a draft may hold, and what becomes of it when it is split or merged."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from songhanh.lib.text import shorten
from songhanh.lib.words import Problem, Words
from songhanh.plans.drafting import FIELDS, Values
from songhanh.reading.plan import Recurrence

PARTED = ("task", "target")  # the kinds that can be split and merged
_DAYS = ("starts", "due", "date")
_COMPARATORS = (">=", "<=", "=")
_LEAST_YEAR, _LAST_YEAR = 2000, 2100


def cleaned(kind: str, values: Values) -> Values:
    """The values that the kind has, each in the form in which it is stored.

    Raises:
        Problem: a value that cannot be (a day that is none, an end before its beginning, a task without words).
    """
    found = {name: value for name, value in values.items() if name in FIELDS[kind]}
    for name in _DAYS:
        if found.get(name):
            found[name] = _day(str(found[name]))
    if found.get("starts") and found.get("due") and found["starts"] > found["due"]:
        raise _wrong("days-turned", "Ngày bắt đầu đứng sau thời hạn.", "It begins after it is due.")
    if kind in PARTED and "text" in found and not str(found["text"]).strip():
        raise _wrong("no-text", "Nội dung đang để trống.", "The text is empty.")
    if found.get("recurrence") and found["recurrence"] not in set(Recurrence):
        raise _wrong("no-recurrence", "Định kỳ không có trong danh sách.", "There is no such recurrence.")
    if kind == "target":
        _check_target(found)
    if found.get("year") is not None and kind == "letterhead":
        found["year"] = _year(found["year"])
    return found


def _check_target(found: Values) -> None:
    if found.get("comparator") not in _COMPARATORS:
        raise _wrong("no-comparator", "Chọn từ, đến hoặc bằng cho mức chỉ tiêu.", "Choose at least, at most or equal.")
    try:
        found["value"] = float(str(found.get("value", "")).replace(",", "."))
    except ValueError:
        raise _wrong("no-number", "Mức chỉ tiêu phải là một số.", "The target must be a number.") from None
    found["by"] = _year(found["by"]) if found.get("by") else None


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise _wrong("no-day", f"“{text}” không phải là ngày.", f"“{text}” is not a day.") from None


def _year(value: Any) -> int:
    year = int(value) if str(value).isdigit() else 0
    if not _LEAST_YEAR <= year <= _LAST_YEAR:
        raise _wrong("no-year", f"“{value}” không phải là năm.", f"“{value}” is not a year.")
    return year


def _wrong(code: str, vi: str, en: str) -> Problem:
    return Problem(code, Words(vi, en), Words("Sửa rồi lưu lại.", "Correct it and save again."))


def parted_values(kind: str, values: Values, texts: Sequence[str]) -> list[Values]:
    """The values of each part, all but the words the same."""
    words = [text.strip() for text in texts if text.strip()]
    if kind not in PARTED or len(words) < 2:
        raise _wrong("one-part", "Cần ít nhất hai phần để tách.", "At least two parts are needed.")
    return [{**values, "text": text} for text in words]


def joined_values(found: Sequence[tuple[str, Values]]) -> Values:
    """The values of the first, with the words, bodies and days of the others taken in."""
    kinds = {kind for kind, _ in found}
    if len(found) < 2 or len(kinds) > 1 or not kinds <= {"task"}:
        raise _wrong("not-alike", "Chỉ gộp được các nhiệm vụ với nhau.", "Only tasks can be merged.")
    values = dict(found[0][1])
    all_values = [one for _, one in found]
    values["text"] = "; ".join(str(one.get("text", "")).strip(" ;.") for one in all_values)
    for name in ("lead", "partners", "partner_units"):
        values[name] = list(dict.fromkeys(each for one in all_values for each in one.get(name) or []))
    leads = [one.get("lead_unit") for one in all_values if one.get("lead_unit") is not None]
    if leads:
        values["lead_unit"] = leads[0]
        values["partner_units"] = list(dict.fromkeys([*values["partner_units"], *leads[1:]]))
    starts, dues = ([one[name] for one in all_values if one.get(name)] for name in ("starts", "due"))
    values["starts"], values["due"] = min(starts, default=None), max(dues, default=None)
    return values


def heading(kind: str, values: Values) -> str:
    """How an item is called in a list."""
    if kind == "citation":
        named = " ".join(str(values[name]) for name in ("type", "number") if values.get(name))
        return named if values.get("number") else f"{named} {values.get('title') or ''}".strip()
    if kind == "section":
        return f"{values.get('label') or ''}. {values.get('title') or ''}"
    if kind == "recipients":
        return shorten("; ".join(values.get("names") or []), 120)
    if kind == "signer":
        return " ".join(str(values[name]) for name in ("authority", "position", "name") if values.get(name))
    if kind == "letterhead":
        return " ".join(str(values[name]) for name in ("type", "number") if values.get(name))
    return shorten(str(values.get("text") or ""), 160)
