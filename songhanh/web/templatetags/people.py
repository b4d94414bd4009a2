"""What the pages of the register show again and again: a value of a person as people read it."""

from datetime import date, timedelta

from django import template

from songhanh.lib.words import Words
from songhanh.people.kinds import KINDS
from songhanh.people.standing import Standing
from songhanh.people.wording import shown as shown_words

register = template.Library()


@register.filter
def shown(one: Standing, name: str) -> Words | None:
    """A field of a state of the person, to be said with `{% say %}`; nothing where it is not known."""
    kind = next(kind for kind, row in KINDS.items() if name in row.fields)
    value = one.state(kind).get(name)
    return None if value in (None, "") else shown_words(name, value)


@register.filter
def day_before(day: date | None) -> date | None:
    """The last day of a span that ends before `day`."""
    return day - timedelta(days=1) if day else None


@register.filter
def place_words(place: str) -> Words:
    """Where in a list something stands: "DS!14" is sheet DS, row 14."""
    sheet, _, row = place.rpartition("!")
    lead = f"{sheet}, " if sheet else ""
    return Words(f"{lead}dòng {row}", f"{lead}row {row}") if row else Words("", "")
