"""Forms of documents and drafts."""

from typing import Any, ClassVar

from django import forms

from songhanh.agencies.models import Body
from songhanh.lib.words import Language, Words
from songhanh.plans.models import Item
from songhanh.plans.names import EVERY_UNIT
from songhanh.plans.queries.desk import FIELD_WORDS, RECURRENCES
from songhanh.web.forms import DayField, SpokenForm


class DocumentForm(SpokenForm):
    """A file to import."""

    labels: ClassVar = {"file": Words("Tệp kế hoạch", "File of the plan")}
    helps: ClassVar = {
        "file": Words(
            "Word, PDF, Excel, ảnh quét hoặc văn bản thuần; không quá 50 MB.",
            "Word, PDF, Excel, a scan or plain text; 50 MB at most.",
        )
    }
    file = forms.FileField()


class IssueForm(SpokenForm):
    """Number, day and signer of a plan that was signed."""

    labels: ClassVar = {
        "number": Words("Số, ký hiệu", "Number"),
        "issued_on": Words("Ngày ban hành", "Day of issue"),
        "signer_position": Words("Chức vụ người ký", "Position of the signer"),
        "signer_name": Words("Họ tên người ký", "Name of the signer"),
    }
    helps: ClassVar = {"number": Words("Ví dụ: 12/KH-SKHĐT", "For example: 12/KH-SKHĐT")}
    number = forms.CharField(max_length=60)
    issued_on = DayField()
    signer_position = forms.CharField(max_length=200, required=False)
    signer_name = forms.CharField(max_length=120)


_LINES = ("text", "title", "subject", "result")
_DAYS = ("starts", "due", "date")
_LISTS = ("lead", "partners", "names")
_EDITED: dict[str, tuple[str, ...]] = {
    "letterhead": ("type", "subject", "issuer", "parent_body", "number", "place", "date", "year"),
    "citation": ("type", "number", "date", "issuer", "title"),
    "section": ("label", "title"),
    "task": ("text", "section", "lead_unit", "partner_units", "starts", "due", "recurrence", "result"),
    "target": ("text", "section", "comparator", "value", "unit", "by"),
    "recipients": ("names",),
    "signer": ("authority", "position", "name"),
}
_REQUIRED = {"text", "title", "comparator", "value"}
_COMPARATORS = (
    (">=", Words("từ … trở lên", "at least")), ("<=", Words("đến …", "at most")), ("=", Words("bằng", "exactly")),
)  # fmt: skip
_UNIT_WORDS = {
    "lead_unit": Words("Đơn vị chủ trì", "Lead unit"), "partner_units": Words("Đơn vị phối hợp", "Partner units"),
}  # fmt: skip


class ItemForm(forms.Form):
    """The fields of an item of one kind; `cleaned_values` are in the form in which an action takes them."""

    def __init__(self, kind: str, units: list[Body], *args: Any, language: Language, **kwargs: Any) -> None:
        kwargs["label_suffix"] = ""
        super().__init__(*args, **kwargs)
        self.kind = kind
        for name in _EDITED[kind]:
            self.fields[name] = _control(name, units, language)
            self.fields[name].label = {**FIELD_WORDS, **_UNIT_WORDS}[name].say(language)
            self.fields[name].required = name in _REQUIRED

    @classmethod
    def of(cls, item: Item, units: list[Body], language: Language) -> "ItemForm":
        """The form filled with what is set."""
        values: dict[str, Any] = {**item.values}
        for name in _LISTS:
            if isinstance(values.get(name), list):
                values[name] = "\n".join(values[name])
        return cls(item.kind, units, initial=values, language=language)

    def cleaned_values(self) -> dict[str, Any]:
        """The values by name; days as text, lists as lists, units as ids."""
        found: dict[str, Any] = {}
        for name, value in self.cleaned_data.items():
            if name in _DAYS:
                found[name] = value.isoformat() if value else None
            elif name in _LISTS:
                found[name] = [line.strip() for line in value.splitlines() if line.strip()]
            elif name == "lead_unit":
                found[name] = int(value) if value else None
            elif name == "partner_units":
                found[name] = [int(one) for one in value]
            else:
                found[name] = value or None
        return found


def _control(name: str, units: list[Body], language: Language) -> forms.Field:
    if name in _DAYS:
        return DayField()
    if name in _LISTS:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 4}))
    if name in _LINES:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}))
    if name in ("year", "by"):
        return forms.IntegerField(min_value=2000, max_value=2100)
    if name == "comparator":
        return forms.ChoiceField(choices=[(code, words.say(language)) for code, words in _COMPARATORS])
    if name == "recurrence":
        none = Words("Làm một lần", "Once")
        return forms.ChoiceField(
            choices=[("", none.say(language)), *((code, words.say(language)) for code, words in RECURRENCES.items())]
        )
    if name in ("lead_unit", "partner_units"):
        return _unit_control(name, units, language)
    return forms.CharField(max_length=300)


def _unit_control(name: str, units: list[Body], language: Language) -> forms.Field:
    every = (str(EVERY_UNIT), Words("Tất cả các đơn vị", "Every unit").say(language))
    named = [every, *((str(one.pk), one.called) for one in units)]
    if name == "partner_units":
        return forms.MultipleChoiceField(choices=named, widget=forms.CheckboxSelectMultiple)
    return forms.ChoiceField(choices=[("", Words("Chưa rõ", "Not known").say(language)), *named])


class SplitForm(SpokenForm):
    """The parts of an item, divided by an empty line."""

    labels: ClassVar = {"parts": Words("Các phần", "The parts")}
    helps: ClassVar = {
        "parts": Words("Để một dòng trống giữa hai phần.", "Leave an empty line between two parts."),
    }
    parts = forms.CharField(widget=forms.Textarea(attrs={"rows": 10}))

    def texts(self) -> list[str]:
        """Each part on one line."""
        blocks = self.cleaned_data["parts"].replace("\r\n", "\n").split("\n\n")
        return [" ".join(block.split()) for block in blocks if block.strip()]
