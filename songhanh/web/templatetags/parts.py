"""The small pieces that pages are made of: icons, tags, form fields. The larger ones are templates in `parts/`."""

from typing import Any

from django import template
from django.forms import BoundField
from django.http import QueryDict
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from songhanh.web.templatetags.words import language

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of the sprite, hidden from readers of the screen: a word always stands beside it."""
    return format_html(
        '<svg class="i" aria-hidden="true" focusable="false"><use href="{}#i-{}"/></svg>',
        static("songhanh/icons/icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: Any) -> str:
    """The query of this page with some parameters changed (None takes one away); `trang_thai` is trang-thai."""
    values: QueryDict = context["request"].GET.copy()
    for name, value in changes.items():
        key = name.replace("_", "-")
        values.pop(key, None)
        if value not in (None, ""):
            values[key] = str(value)
    return f"?{values.urlencode()}" if values else "?"


@register.inclusion_tag("parts/field.html", takes_context=True)
def field(context: Context, bound: BoundField, **attributes: Any) -> dict[str, Any]:
    """A labelled control with its help and its error; `rows=3`, `autocomplete="…"` go to the control."""
    described = [f"{bound.id_for_label}-e"] * bool(bound.errors) + [f"{bound.id_for_label}-h"] * bool(bound.help_text)
    extra: dict[str, Any] = {name.replace("_", "-"): value for name, value in attributes.items()}
    if described:
        extra["aria-describedby"] = " ".join(described)
    if bound.errors:
        extra["aria-invalid"] = "true"
    return {
        "field": bound,
        "control": bound.as_widget(attrs=extra),
        "language": language(context),
        "ticked": getattr(bound.field.widget, "input_type", "") == "checkbox",
    }
