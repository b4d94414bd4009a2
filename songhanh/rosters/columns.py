"""What each column of a list is: by its heading, then by its values where headings leave it open."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from songhanh.lib.text import bare, fold
from songhanh.rosters.cells import Value, blank, letters, squeezed
from songhanh.rosters.choices import ticked
from songhanh.rosters.codes import code_and_name, is_code
from songhanh.rosters.dates import read_date
from songhanh.rosters.headings import Header, mostly_people, scopes
from songhanh.rosters.names import is_person
from songhanh.rosters.numbers import step_and_coefficient
from songhanh.rosters.targets import PAID, is_target, renewed
from songhanh.rosters.vocabulary import NOTHING, Meaning, meaning

_NOT_HELD = {"deduction", "family", "votes"}
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_NEW = re.compile(r"\b(?:de nghi|moi|sau khi|duoc nang|nang len|du kien|ket qua nang)\b")
_OLD = re.compile(r"\b(?:hien|cu|dang|truoc khi)\b")
_MONTH_FIRST = re.compile(r"thang\s*/\s*ngay\s*/\s*nam|\bm{1,2}\s*[/.\-]\s*d{1,2}\b|thang truoc ngay")
_DATED = re.compile(r"ngày|\d{1,2}/\d{1,2}/\d{4}", re.IGNORECASE)
Sampled = Callable[[int], Sequence[Value]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where it stands, its heading, its target (None: not imported), how sure that is."""

    index: int
    heading: str
    target: str | None
    score: int = 1000

    @property
    def month_first(self) -> bool:
        """Whether the heading says that the month stands before the day."""
        return _MONTH_FIRST.search(bare(self.heading)) is not None


def columns_of(header: Header, sampled: Sampled, by_hand: Mapping[str, str | None] | None = None) -> list[Column]:
    """The columns with a heading, and those beside the name that are a part of it."""
    given = {squeezed(key): target for key, target in (by_hand or {}).items()}
    found = []
    for index, levels in enumerate(header.levels):
        key = header.key(index)
        if given and (squeezed(key) in given or letters(index).lower() in given):
            target = given.get(squeezed(key), given.get(letters(index).lower()))
            found.append(Column(index, key, target))
        elif levels:
            means = target_of(levels, sampled(index))
            found.append(Column(index, key, means.target, means.score))
        elif _second_half(found, index, sampled(index)):
            found.append(Column(index, key, "name"))
    if given:
        return found
    settled = _settled(found, sampled)
    return settled if any(one.target == "name" for one in settled) else _with_name(settled, header, sampled)


def _with_name(found: list[Column], header: Header, sampled: Sampled) -> list[Column]:
    """The columns, that in which people stand being the names whatever its heading says."""
    taken = {one.index for one in found if one.target}
    name = next((at for at in range(len(header.levels)) if at not in taken and mostly_people(sampled(at))), None)
    if name is None:
        return found
    others = [one for one in found if one.index != name]
    return sorted([*others, Column(name, header.key(name), "name", 0)], key=lambda one: one.index)


def _second_half(found: list[Column], index: int, values: Sequence[Value]) -> bool:
    """Whether a column without heading, right of the names, holds the given names."""
    if not found or found[-1].target != "name" or found[-1].index != index - 1 or not values:
        return False
    words = [value for value in values if isinstance(value, str) and " " not in value and value[:1].isupper()]
    return len(words) * 5 >= len(values) * 4


def target_of(levels: tuple[str, ...], values: Sequence[Value]) -> Meaning:
    """What a column means by the levels of its heading and its values."""
    around = scopes(levels[:-1])
    leaf = levels[-1]
    if _NOT_HELD & set(around):
        return NOTHING
    if "target" in around:
        return _target_post(leaf, values)
    found = meaning(leaf, around)
    if not found.score and len(levels) > 1:
        found = meaning(f"{levels[-2]} {leaf}")
    if "evaluation" in around and re.fullmatch(r"(?:năm\s*)?(?:19|20)\d\d", leaf.lower()):
        found = Meaning("evaluations", 1000)
    return found._replace(target=_by_values(_in_time(found.target, levels), values, around))


def _target_post(leaf: str, values: Sequence[Value]) -> Meaning:
    """A column below «Chức danh quy hoạch» is a post, unless it says otherwise and is not ticked."""
    told = meaning(leaf)
    if _share(values, lambda value: ticked(value) is not None) < 0.5 and told.score >= 900:
        return told
    if told.score >= 900 and told.target in {None, "note", "pool_round", "target_posts", "decision"}:
        return told
    return Meaning(f"target_posts={leaf}", 900)


def _in_time(target: str | None, levels: tuple[str, ...]) -> str | None:
    """The target with the year of a rating, or as what is proposed instead of what is."""
    if target == "evaluations":
        years = _YEAR.findall(" ".join(levels))
        return f"evaluation@{years[-1]}" if years else target
    said = bare(" ".join(levels))
    if target == "next_step" and _NEW.search(bare(" ".join(levels[:-1]))):
        return "new_step_from"
    if target in PAID and _NEW.search(said) and not (_OLD.search(said) and not _NEW.search(bare(levels[-1]))):
        return renewed(target)
    return target


def _by_values(target: str | None, values: Sequence[Value], around: tuple[str, ...]) -> str | None:
    """The target where the values of a column decide between two that the heading allows."""
    if target in {"grade", "grade_name", "new_grade", "new_grade_name"}:
        return _grade_or_name(target, values)
    if target in {"sex=M", "sex=F", "birth_male", "birth_female"}:
        return _sex_or_birth(target, values, around)
    if target == "decision" and _share(values, lambda value: _DATED.search(str(value)) is not None) > 0.5:
        return "decision+decision_date"
    if target in {"step", "coefficient", "new_step", "new_coefficient"} and _share(values, _two_in_one) > 0.5:
        return "new_step+new_coefficient" if target.startswith("new_") else "step+coefficient"
    if (
        target == "beyond_scale"
        and _share(values, lambda value: isinstance(value, float) and round(value, 2) != value) > 0.2
    ):
        # A coefficient of the allowance, no percentage.
        return None
    return target


def _grade_or_name(target: str, values: Sequence[Value]) -> str:
    new = "new_" if target.startswith("new_") else ""
    if not new and _share(values, lambda value: isinstance(value, str) and code_and_name(value) is not None) > 0.5:
        return "grade_name+grade"
    if _share(values, is_code) >= 0.5:
        return f"{new}grade"
    if target.endswith("grade") and _share(values, lambda value: not any(map(str.isdigit, str(value)))) > 0.8:
        return f"{new}grade_name"
    return target


def _sex_or_birth(target: str, values: Sequence[Value], around: tuple[str, ...]) -> str:
    male = target in {"sex=M", "birth_male"}
    told = [value for value in values if not blank(value)]
    dates = _share(told, lambda value: read_date(value).value is not None and value not in {0, 1})
    if dates >= 0.3 or (not told and "birth" in around):
        return "birth_male" if male else "birth_female"
    if target.startswith("birth") and told and _share(told, lambda value: ticked(value) is not None) < 0.5:
        return target
    return "sex=M" if male else "sex=F"


def _two_in_one(value: Value) -> bool:
    step, coefficient = step_and_coefficient(value)
    return isinstance(value, str) and step.value is not None and coefficient.value is not None


def _share(values: Sequence[Value], says: Callable[[Value], bool]) -> float:
    told = [value for value in values if not blank(value)]
    return sum(map(says, told)) / len(told) if told else 0.0


def _settled(found: list[Column], sampled: Sampled) -> list[Column]:
    """The columns with what only all of them together tell: no field twice, courses only in lists of training."""
    found = _in_parts(found)
    targets = {one.target for one in found}
    studied = "course" in targets or {"training_from", "training_to"} <= targets
    rated = any(str(one).startswith(("evaluation@", "evaluation=")) for one in targets)
    settled = [_placed(one, targets, studied, rated) for one in found]
    return _once(settled, sampled)


def _in_parts(found: list[Column]) -> list[Column]:
    """Births of which day, month and year stand in columns side by side, each with a heading of its own."""
    said = [fold(one.heading).split(" > ")[-1] for one in found]
    for at in range(len(found) - 2):
        three = said[at : at + 3]
        if (
            three[0] in {"ngày", "ngày sinh"}
            and three[1] in {"tháng", "tháng sinh"}
            and three[2] in {"năm", "năm sinh"}
        ):
            parts = zip(found[at : at + 3], ("birth_day", "birth_month", "birth_year"), strict=True)
            return [*found[:at], *(replace(one, target=target) for one, target in parts), *found[at + 3 :]]
    return found


_ELSEWHERE = {"training_from", "training_to", "training_period", "training_result"}


def _placed(one: Column, targets: set[str | None], studied: bool, rated: bool) -> Column:
    if one.target in _ELSEWHERE and not studied:
        paid = "step_from" not in targets and bool({"coefficient", "step", "grade", "step+coefficient"} & targets)
        fits = one.target in {"training_from", "training_period"} and paid
        return replace(
            one,
            target="step_from" if fits else "evaluations" if one.target == "training_result" and _rates(one) else None,
        )
    if one.target == "evaluations" and studied and not rated and "training_result" not in targets:
        return replace(one, target="training_result")
    return one


def _rates(one: Column) -> bool:
    return "xeploai" in squeezed(one.heading)


def _once(found: list[Column], sampled: Sampled) -> list[Column]:
    """Of columns with one target the surest with values; names may be in parts side by side."""
    best: dict[str, Column] = {}
    for one in found:
        if one.target and "=" not in one.target:
            other = best.get(one.target)
            if other is None or _weight(one, sampled) > _weight(other, sampled):
                best[one.target] = one
    names = _name_parts(found, best.get("name"))
    return [
        one
        if one.target is None or "=" in one.target or best[one.target] is one or one.index in names
        else replace(one, target=None)
        for one in found
    ]


def _weight(one: Column, sampled: Sampled) -> tuple[bool, int]:
    return any(not blank(value) for value in sampled(one.index)), one.score


def _name_parts(found: list[Column], name: Column | None) -> set[int]:
    """The columns that are parts of one name: side by side with it."""
    held = {name.index} if name else set[int]()
    for one in (*found, *reversed(found)):
        if one.target == "name" and {one.index - 1, one.index + 1} & held:
            held.add(one.index)
    return held


# fmt: off
_ETHNICITIES = frozenset({
    "kinh", "tay", "nung", "thai", "muong", "hoa", "dao", "mong", "h'mong", "hmong", "san chi", "san diu", "kho me",
    "khmer", "e de", "gia rai", "cham", "ba na", "co tu", "giay", "la chi", "ha nhi",
})
# fmt: on


@cache
def _known_ethnicity(text: str) -> bool:
    return bare(text) in _ETHNICITIES


_BY_VALUES: tuple[tuple[str, Callable[[Value], bool]], ...] = (
    ("name", lambda value: isinstance(value, str) and is_person(value)),
    ("sex", lambda value: isinstance(value, str) and bare(value).strip(" .") in {"nam", "nu"}),
    ("grade", is_code),
    ("ethnicity", lambda value: isinstance(value, str) and _known_ethnicity(value)),
    ("step", lambda value: isinstance(value, str) and re.fullmatch(r"\d{1,2}/\d{1,2}", value) is not None),
    ("coefficient", lambda value: re.fullmatch(r"(?:1|2|3|4|5|6|7|8|9|10)[.,]\d\d?", str(value)) is not None),
    ("birth", lambda value: "1940" <= (read_date(value).value or "") < "2012"),
    (
        "education",
        lambda value: (
            isinstance(value, str)
            and re.match(r"(?:dai hoc|dh|thac s|ths|tien s|ts|cao dang|cd|trung cap|tc|cu nhan)\b", bare(value))
            is not None
        ),
    ),
    (
        "position",
        lambda value: (
            isinstance(value, str)
            and re.match(
                r"(?:pho |quyen )?(?:giam doc|truong|chu tich|chanh|hieu truong|to )|chuyen vien|giao vien|ke toan"
                r"|van thu|nhan vien|can su",
                bare(value),
            )
            is not None
        ),
    ),
)


def guessed(width: int, sampled: Sampled) -> list[Column]:
    """Columns without headings, as their values suggest them: for a person to confirm."""
    found: list[Column] = []
    for index in range(width):
        values = sampled(index)
        taken = {one.target for one in found}
        target = next((name for name, says in _BY_VALUES if name not in taken and _share(values, says) >= 0.6), None)
        found.append(Column(index, letters(index), target, 0))
    return found


def checked(by_hand: Mapping[str, str | None]) -> list[str]:
    """The targets of a mapping that there are not."""
    return [target for target in by_hand.values() if target is not None and not is_target(target)]
