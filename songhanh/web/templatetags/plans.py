"""What the pages of plans show again and again: the tag of a state."""

from datetime import date
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from songhanh.lib.words import Words
from songhanh.plans.queries.board import BOARD_STATES
from songhanh.plans.queries.desk import RECURRENCES
from songhanh.plans.queries.targets import TargetRow
from songhanh.reports.target_words import aim_words, result_words, value_words
from songhanh.web.plans.words import TAGS
from songhanh.web.templatetags.parts import icon
from songhanh.web.templatetags.words import language

register = template.Library()


@register.simple_tag(takes_context=True)
def state_tag(context: Context, state: str, extra: str = "") -> SafeString:
    """The tag of a state: icon, word, colour."""
    name, tint = TAGS[state]
    words = BOARD_STATES[state].say(language(context))
    return format_html('<span class="tag {} {}">{}{}</span>', tint, extra, icon(name), words)


@register.filter
def recurrence(code: str) -> Words | None:
    """The words of a recurrence, to be said with `{% say %}`."""
    return RECURRENCES.get(code)


@register.filter
def aim(row: TargetRow) -> Words:
    """What a target aims at."""
    return aim_words(row)


@register.filter
def reached_value(row: TargetRow) -> Words:
    """What was reached of a target."""
    return value_words(row)


@register.filter
def result(row: TargetRow) -> Words:
    """What a target and its value come to."""
    return result_words(row)


@register.filter
def item(mapping: dict[Any, Any], key: Any) -> Any:
    """A value of a mapping by a key that is a variable."""
    return mapping.get(key)


@register.simple_tag
def bar_class(state: str) -> str:
    """The class of a bar in the time line."""
    return TAGS[state][1] or "is-off"


@register.simple_tag
def days_between(first: date, last: date) -> int:
    """How many days lie between two days."""
    return (last - first).days
