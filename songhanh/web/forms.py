"""Forms that speak both languages."""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from songhanh.agencies.access import Conflict
from songhanh.agencies.models import Body
from songhanh.lib.words import Language, Problem, Words


class SpokenForm(forms.Form):
    """A form whose labels and helps are pairs: `labels` and `helps` by the name of the field."""

    labels: ClassVar[dict[str, Words]] = {}
    helps: ClassVar[dict[str, Words]] = {}

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:
        kwargs["label_suffix"] = ""
        # Two forms on one page never have controls of the same id.
        kwargs.setdefault("auto_id", f"{type(self).__name__.lower()}-%s")
        super().__init__(*args, **kwargs)
        self.language = language
        for name, bound in self.fields.items():
            bound.label = self.labels[name].say(language)
            bound.help_text = self.helps[name].say(language) if name in self.helps else ""
            for code, words in _complaints(bound, self.labels[name]).items():
                bound.error_messages[code] = words.say(language)


class EntryForm(SpokenForm):
    """A form that calls one action; what the action refuses is told on the form, with what was typed."""

    status = 200

    def done(self, action: Callable[["EntryForm"], Any]) -> bool:
        """Whether the values were right and the action did its work."""
        if not self.is_bound:
            return False
        self.status = 422
        if not self.is_valid():
            return False
        try:
            action(self)
        except Problem as refusal:
            self.status = 409 if isinstance(refusal, Conflict) else 422
            self.add_error(None, refusal.say(self.language))
            return False
        return True


def _complaints(bound: forms.Field, label: Words) -> dict[str, Words]:
    """What to do about a value that is missing or wrong, instead of that it is."""
    chosen = isinstance(bound, forms.ChoiceField | forms.ModelChoiceField | forms.FileField)
    small = Words(label.vi[:1].lower() + label.vi[1:], label.en[:1].lower() + label.en[1:])
    verb = Words("Chọn", "Choose") if chosen else Words("Nhập", "Enter")
    found = {"required": Words(f"{verb.vi} {small.vi}.", f"{verb.en}: {small.en}.")}
    found["null_characters_not_allowed"] = Words("Bỏ các ký tự không in được.", "Take out what cannot be printed.")
    if getattr(bound, "max_length", None):
        most = bound.max_length  # type: ignore[attr-defined]
        found["max_length"] = Words(f"Nhập không quá {most} ký tự.", f"Enter {most} letters at most.")
    if isinstance(bound, forms.IntegerField):
        found |= _complaints_of_number(bound)
    if isinstance(bound, forms.DateField):
        found["invalid"] = Words("Nhập ngày theo dạng 30/11/2022.", "Enter a day like 30/11/2022.")
    if isinstance(bound, forms.EmailField):
        found["invalid"] = Words("Nhập địa chỉ thư như ten@coquan.vn.", "Enter an address like name@agency.vn.")
    return found


def _complaints_of_number(bound: forms.IntegerField) -> dict[str, Words]:
    wrong = Words("Nhập một số.", "Enter a number.")
    found = dict.fromkeys(("invalid", "max_digits", "max_decimal_places", "max_whole_digits"), wrong)
    if isinstance(bound, forms.DecimalField):
        found["max_decimal_places"] = Words("Nhập không quá 4 chữ số thập phân.", "Enter four decimals at most.")
        found["max_digits"] = found["max_whole_digits"] = Words("Số quá lớn.", "The number is too large.")
    for code, most in (("max_value", bound.max_value), ("min_value", bound.min_value)):
        if most is not None:
            text, verb = f"{most:,}", ("không quá", "at most") if code == "max_value" else ("từ", "at least")
            found[code] = Words(f"Nhập số {verb[0]} {text.replace(',', '.')}.", f"Enter {verb[1]} {text}.")
    return found


def is_told(day: date) -> bool:
    """Whether somebody may mean the day: rules count terms and years from it, and the calendar ends."""
    return 1900 <= day.year <= 2150


class DayField(forms.DateField):
    """A day, typed as 30/11/2022 or chosen in the browser's calendar."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"], widget=widget, **kwargs)

    def clean(self, value: Any) -> date | None:
        """A day of which something can be counted on and back; a slip of the year is none."""
        found: date | None = super().clean(value)
        if found is not None and not is_told(found):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return found


class UnitField(forms.ModelChoiceField):  # type: ignore[type-arg]  # the class takes no parameters when it runs
    """One unit of an agency; the view sets `queryset`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Body.objects.none(), **kwargs)

    def label_from_instance(self, obj: Body) -> str:
        """How the unit is called in the list."""
        return obj.called
