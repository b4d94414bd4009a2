"""The forms of the register."""

from collections.abc import Container, Mapping
from typing import ClassVar, NamedTuple

from django import forms

from songhanh.agencies.models import Body
from songhanh.lib.words import Language, Words
from songhanh.people.kinds import FactKind
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


NOT_KEPT = Words("Sổ cán bộ không lưu cột này", "The register does not keep this column")
CLOSED = Words(
    "Dữ liệu nhạy cảm: mặc định không nhập, lãnh đạo cơ quan chưa mở",
    "Sensitive: not imported, the director has not opened it",
)
_SPECIAL = {"ethnicity": FactKind.ETHNICITY, "party_joined": FactKind.PARTY}


def remark_on(target: str | None, opened: Container[FactKind]) -> Words | None:
    """What becomes of a column that is understood but not stored; None where it is stored."""
    if target is None:
        return None
    if target in _SPECIAL:
        return None if _SPECIAL[target] in opened else CLOSED
    return NOT_KEPT if target == "note" or target.startswith(("new_", "increase_kind")) else None


class Column(NamedTuple):
    """A column of a list: heading, present meaning, what may be chosen, and what becomes of it."""

    heading: str
    target: str
    choices: list[tuple[str, str]]
    remark: Words | None


def column_choices(mapping: Mapping[str, str | None], opened: Container[FactKind], language: Language) -> list[Column]:
    """Each column with its present meaning and the meanings to choose from; a tick's own meaning is among them."""
    known = targets(language)
    codes = {code for code, _ in known}
    found = []
    for heading, target in mapping.items():
        own = [] if target is None or target in codes else [(target, _capital(target_words(target).say(language)))]
        found.append(Column(heading, target or "", own + known, remark_on(target, opened)))
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
