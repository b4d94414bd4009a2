"""The forms of the register."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from songhanh.agencies.models import Body
from songhanh.lib.words import Language, Words
from songhanh.rosters.targets import BIRTH_PAIR, BIRTH_PARTS, FIELDS, TOGETHER
from songhanh.rosters.wording import target_words
from songhanh.web.forms import DayField, EntryForm, SpokenForm


class ListForm(EntryForm):
    """A staff list to be given in."""

    file = forms.FileField()
    labels: ClassVar = {"file": Words("Danh sách nhân sự", "Staff list")}
    helps: ClassVar = {
        "file": Words(
            "Excel (XLSX, XLS, XLSM), ODS, CSV hoặc văn bản Unicode; không cần theo mẫu, tối đa 50 MB",
            "Excel (XLSX, XLS, XLSM), ODS, CSV or Unicode text; no template needed, 50 MB at most",
        )
    }


class DayForm(SpokenForm):
    """The day of which a list tells."""

    as_of = DayField()
    labels: ClassVar = {"as_of": Words("Danh sách tính đến ngày", "The list is as of")}


def targets(language: Language) -> list[tuple[str, str]]:
    """What a column may mean, to choose from; what is proposed in lists of increases stands last."""
    plain = [one for one in (*FIELDS, *BIRTH_PAIR, *BIRTH_PARTS, "training_period", *TOGETHER) if one != "birth_day"]
    plain.sort(key=lambda one: one.startswith("new_"))
    return [(one, _capital(target_words(one).say(language))) for one in plain]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def column_choices(
    mapping: Mapping[str, str | None], language: Language
) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Each column with its present meaning and the meanings to choose from; a tick's own meaning is among them."""
    known = targets(language)
    codes = {code for code, _ in known}
    found = []
    for heading, target in mapping.items():
        own = [] if target is None or target in codes else [(target, _capital(target_words(target).say(language)))]
        found.append((heading, target or "", own + known))
    return found


class UnitsForm(SpokenForm):
    """Which unit each unknown name of a list is; the fields are numbered in the order of `names`."""

    def __init__(self, *args: object, names: list[str], agency: Body, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.names = names
        units = [("", "—"), *((str(one.pk), one.name) for one in Body.objects.filter(agency=agency))]
        for at, name in enumerate(names):
            self.fields[f"unit-{at}"] = forms.ChoiceField(required=False, choices=units, label=name)

    def chosen(self) -> dict[str, int | None]:
        """The unit of each name for which one was chosen."""
        values = {name: self.cleaned_data.get(f"unit-{at}") for at, name in enumerate(self.names)}
        return {name: int(value) for name, value in values.items() if value}
