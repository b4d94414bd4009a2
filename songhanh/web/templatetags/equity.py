"""What the pages of measures show again and again: a figure's value, a share, a count that may be hidden."""

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from songhanh.equity.wording import number
from songhanh.lib.words import Words
from songhanh.web.templatetags.words import language

register = template.Library()
_HIDDEN = Words("ẩn", "hidden")
_NONE = Words("–", "–")


@register.filter
def percent(share: float | None) -> Words:
    """0.447 as 44,7%; a dash where there is nothing to tell."""
    if share is None:
        return _NONE
    told = number(100 * share, 1)
    return Words(f"{told.vi}%", f"{told.en}%")


@register.filter
def figure_value(figure: Any) -> Words:
    """The value of a figure in its unit."""
    if figure.value is None:
        return _NONE
    if figure.definition.unit == "%":
        return percent(figure.value)
    if figure.definition.unit == "có/không":
        return Words("có", "yes") if figure.value else Words("không", "no")
    return number(figure.value, 1)


@register.filter
def figure_counts(figure: Any) -> Words:
    """How many, and how many of them women."""
    if figure.is_hidden or figure.of.total is None:
        return Words("", "")
    women, total = (number(value, 0) for value in (figure.of.women, figure.of.total))
    return Words(f"{women.vi} nữ trong {total.vi}", f"{women.en} women of {total.en}")


@register.filter
def lacks(standing: Any) -> Words:
    """How far from the target, in percentage points."""
    if standing.points is None:
        return _NONE
    told = number(abs(standing.points), 1)
    return Words(f"Thiếu {told.vi} điểm %", f"{told.en} points short")


# Whom a figure counts, as the register finds them.
_PEOPLE = {"NB-2": "", "LD-2": "nhom=pool&", "DG-1": "nhom=pool&", "NB-1.2": "nhom=leaders&"}


@register.filter
def people_behind(figure: Any) -> str:
    """The address of the people whom a figure counts, on its day; empty where the register has no such list."""
    code = "NB-1.2" if figure.code.startswith("NB-1.2.") else figure.code
    if code not in _PEOPLE:
        return ""
    return f"{reverse('register')}?{_PEOPLE[code]}ngay={figure.day.isoformat()}"


_COUNTS = {
    "rows": Words("Số dòng", "Rows"),
    "people": Words("Số người", "People"),
    "used": Words("Số người được tính", "People used"),
    "first": Words("Nữ", "Women"),
    "second": Words("Nam", "Men"),
    "women": Words("Nữ", "Women"),
    "men": Words("Nam", "Men"),
    "events": Words("Số sự việc", "Events"),
    "censored": Words("Chưa có sự việc", "Without the event"),
    "left_out": Words("Không tính", "Left out"),
    "strata": Words("Số nhóm so sánh", "Groups compared"),
    "units": Words("Số đơn vị", "Units"),
}


@register.filter
def count_words(counts: dict[str, Any]) -> list[tuple[Words, Any]]:
    """What a study counted, by names that people read."""
    return [(_COUNTS[name], number) for name, number in counts.items() if name in _COUNTS]


@register.filter
def months_as_age(months: int) -> Words:
    """680 as 56 tuổi 8 tháng."""
    years, rest = divmod(months, 12)
    if not rest:
        return Words(f"{years} tuổi", f"{years} years")
    return Words(f"{years} tuổi {rest} tháng", f"{years} years {rest} months")


@register.simple_tag(takes_context=True)
def count(context: Context, value: float | None) -> SafeString:
    """A number of people, or that it is hidden."""
    if value is None:
        return format_html('<span class="hid">{}</span>', _HIDDEN.say(language(context)))
    return format_html("{}", number(value, 0).say(language(context)))
