"""`{% w "Tiếng Việt" "English" name=value %}`: a sentence with its English beside it (docs/decisions/0003)."""

from datetime import date, datetime
from typing import Any

from django import template
from django.template import Context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from songhanh.agencies.access import VIETNAM
from songhanh.lib.words import Language, Words

register = template.Library()


def language(context: Context) -> Language:
    """The language of the page."""
    return "en" if context.get("language") == "en" else "vi"


@register.simple_tag(takes_context=True)
def w(context: Context, vi: str, en: str, **values: Any) -> SafeString:
    """The sentence in the page's language; `{name}` in it stands for the value, escaped.

    The sentences themselves are ours and may hold simple markup (`<b>`).
    """
    sentence = en if language(context) == "en" else vi
    return format_html(sentence, **values) if values else mark_safe(sentence)  # noqa: S308 - a literal of a template


@register.simple_tag(takes_context=True)
def say(context: Context, words: Words | None) -> str:
    """A pair that came from the code, escaped."""
    return conditional_escape(words.say(language(context))) if words else ""


@register.filter
def vn_day(day: date | datetime | None) -> str:
    """07/11/2022; nothing for no day."""
    if day is None:
        return ""
    if isinstance(day, datetime):
        day = day.astimezone(VIETNAM).date()
    return f"{day:%d/%m/%Y}"


@register.filter
def vn_moment(moment: datetime | None) -> str:
    """04/11/2022, 14:40, the clock of Viet Nam."""
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y, %H:%M}" if moment else ""


@register.simple_tag(takes_context=True)
def number(context: Context, value: Any, digits: int = 0) -> str:
    """1.476 and 44,7 in Vietnamese, 1,476 and 44.7 in English; trailing zeros of a fraction are dropped."""
    if value is None or value == "":
        return ""
    text = f"{float(value):,.{digits}f}" if digits else f"{int(value):,}"
    if digits and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if language(context) == "en" else text.translate(str.maketrans(",.", ".,"))


_WEEKDAYS = (
    Words("Thứ Hai", "Monday"), Words("Thứ Ba", "Tuesday"), Words("Thứ Tư", "Wednesday"), Words("Thứ Năm", "Thursday"),
    Words("Thứ Sáu", "Friday"), Words("Thứ Bảy", "Saturday"), Words("Chủ nhật", "Sunday"),
)  # fmt: skip


@register.simple_tag(takes_context=True)
def weekday(context: Context, day: date) -> str:
    """Thứ Hai … Chủ nhật."""
    return _WEEKDAYS[day.weekday()].say(language(context))
