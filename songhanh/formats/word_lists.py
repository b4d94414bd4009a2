"""The numbering of a Word document: real lists that draw exactly the labels of the source.

One list with levels A. → I. → 1. → 1.1. → a) → - → + carries the usual labels; Word's counting is
followed here, and where a label is not the one that Word would draw next (a wrong number in the
source, g) after e) in the Vietnamese alphabet), a new list takes over that begins there. Other
labels (Điều 1., đ), •) have lists of one level of their own. A label with a percent sign, which would be a
counter, is for the caller to type.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from songhanh.formats.word_xml import Element, word

_NUMBER = re.compile(r"(?P<before>.*?)(?P<number>[IVXLC]+|\d{1,3}|[A-Za-z])(?P<after>[.)/:]*)")
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class _Level(NamedTuple):
    """How a level counts (Word's `numFmt`) and what it draws, %1 to %9 being the counters."""

    counts: str
    draws: str


_OUTLINE = (
    _Level("upperLetter", "%1."),
    _Level("upperRoman", "%2."),
    _Level("decimal", "%3."),
    _Level("decimal", "%3.%4."),
    _Level("decimal", "%3.%4.%5."),
    _Level("lowerLetter", "%6)"),
    _Level("bullet", "-"),
    _Level("bullet", "+"),
    _Level("decimal", "%9)"),
)


class Numbered(NamedTuple):
    """Word's `numId` and `ilvl` of a paragraph."""

    list_id: int
    level: int


@dataclass(slots=True)
class _List:
    """A list as Word counts it: where each level starts and where it stands (None: not begun)."""

    levels: tuple[_Level, ...]
    starts: list[int]
    counters: list[int | None] = field(default_factory=list)
    passed: set[int] = field(default_factory=set)  # levels not begun that a deeper one has passed over

    def __post_init__(self) -> None:
        self.counters = [None] * len(self.levels)

    def next(self, level: int) -> list[int | None]:
        """The counters after one more paragraph of that level: it counts on, the deeper ones begin again."""
        counted = self.counters[level]
        value = self.starts[level] if counted is None else counted + 1
        return [*self.counters[:level], value, *[None] * (len(self.levels) - level - 1)]


@dataclass(slots=True)
class Lists:
    """The lists of one document, made as its paragraphs come by."""

    made: list[_List] = field(default_factory=list)
    _outline: int = 0  # the id of the list of the usual labels that is running, 0 before the first
    _others: dict[_Level, int] = field(default_factory=dict)

    def number(self, label: str) -> Numbered:
        """The list and level that draw `label` at this place of the document."""
        able = [(level, value) for level, form in enumerate(_OUTLINE) if (value := _value(label, form)) is not None]
        for level, _ in able:
            if self._outline and self._goes_on(self._outline, label, level):
                return self._count(self._outline, level)
        if not able:
            return self._in_own(label, *_own_form(label))
        # I., V. and X. begin a Roman count, C. and D. go with A.
        return self._anew(label, *able[-1 if label[0] in "IVX" else 0])

    def _anew(self, label: str, level: int, value: int) -> Numbered:
        """A new list of the usual labels that begins at this one; the levels above go on from where they were."""
        if not _stands_alone(_OUTLINE[level], level):
            return self._in_own(label, *_as_it_is(label))
        before = self.made[self._outline - 1].counters if self._outline else [None] * len(_OUTLINE)
        starts = [(count or 0) + 1 if at < level else 1 for at, count in enumerate(before)]
        starts[level] = value
        self._outline = self._begin(_OUTLINE, starts)
        return self._count(self._outline, level)

    def _in_own(self, label: str, form: _Level, value: int) -> Numbered:
        running = self._others.get(form, 0)
        if not (running and self._goes_on(running, label, 0)):
            running = self._others[form] = self._begin((form,), [value])
        return self._count(running, 0)

    def _begin(self, levels: tuple[_Level, ...], starts: list[int]) -> int:
        self.made.append(_List(levels, starts))
        return len(self.made)

    def _goes_on(self, list_id: int, label: str, level: int) -> bool:
        running = self.made[list_id - 1]
        # Word and LibreOffice do not agree what a level draws that was passed over.
        return level not in running.passed and _drawn(running.levels, level, running.next(level)) == label

    def _count(self, list_id: int, level: int) -> Numbered:
        running = self.made[list_id - 1]
        running.counters = running.next(level)
        running.passed = {at for at in range(level) if running.counters[at] is None}
        return Numbered(list_id, level)

    def xml(self, first_line: int) -> Element:
        """The numbering part; `first_line` is the indent of a numbered line in twentieths of a point."""
        definitions = [_definition(at, one, first_line) for at, one in enumerate(self.made, 1)]
        uses = [word("num", word("abstractNumId", val=at), numId=at) for at in range(1, len(self.made) + 1)]
        return word("numbering", *definitions, *uses)


def _definition(at: int, made: _List, first_line: int) -> Element:
    levels = [
        word(
            "lvl",
            word("start", val=start),
            word("numFmt", val=form.counts),
            word("suff", val="space"),
            word("lvlText", val=form.draws),
            word("lvlJc", val="left"),
            word("pPr", word("ind", left=0, firstLine=first_line)),
            ilvl=level,
        )
        for level, (form, start) in enumerate(zip(made.levels, made.starts, strict=True))
    ]
    kind = "multilevel" if len(levels) > 1 else "singleLevel"
    return word("abstractNum", word("multiLevelType", val=kind), *levels, abstractNumId=at)


def _stands_alone(form: _Level, level: int) -> bool:
    """Whether the level draws no counter but its own, so that a new list can begin with it."""
    return re.findall(r"%\d", form.draws) in ([], [f"%{level + 1}"])


def _value(label: str, form: _Level) -> int | None:
    """What the last counter of the level must be to draw `label`, None where the level cannot."""
    if form.counts == "bullet":
        return 1 if label == form.draws else None
    pattern = re.sub(r"%\d", r"(\\w+)", re.escape(form.draws).replace(r"\%", "%"))
    found = re.fullmatch(pattern, label)
    return _number(found.groups()[-1], form.counts) if found else None


def _own_form(label: str) -> tuple[_Level, int]:
    """A list of one level for any other label: counting where it ends in a number, else drawing the label as it is."""
    found = _NUMBER.fullmatch(label)
    for counts in ("upperRoman", "decimal", "lowerLetter", "upperLetter"):
        value = _number(found["number"], counts) if found else None
        if found and value is not None:
            return _Level(counts, f"{found['before']}%1{found['after']}"), value
    return _as_it_is(label)


def _as_it_is(label: str) -> tuple[_Level, int]:
    """A list that draws the label and counts nothing."""
    return _Level("none", label), 1


def _number(text: str, counts: str) -> int | None:
    """The value of a number written in that way, None where it is not or where Word would write it otherwise."""
    if counts == "decimal":
        value = int(text) if text.isascii() and text.isdecimal() else 0
    elif counts == "upperRoman":
        value = next((one for one in range(1, 90) if _written(one, counts) == text), 0)
    else:
        value = ord(text.lower()) - ord("a") + 1 if len(text) == 1 and text.isascii() else 0
    return value if value > 0 and _written(value, counts) == text else None


def _written(value: int, counts: str) -> str:
    """A number as Word writes it."""
    if counts == "decimal":
        return str(value)
    if counts == "upperRoman":
        text = ""
        for step, sign in _ROMAN:
            text += sign * (value // step)
            value %= step
        return text
    letter = chr(ord("a") + (value - 1) % 26)
    return letter.upper() if counts == "upperLetter" else letter


def _drawn(levels: tuple[_Level, ...], level: int, counters: list[int | None]) -> str:
    """What Word draws; empty where a counter it needs has not begun."""
    text = levels[level].draws
    for used in re.findall(r"%(\d)", text):
        counter = counters[int(used) - 1]
        if counter is None:
            return ""
        text = text.replace(f"%{used}", _written(counter, levels[int(used) - 1].counts))
    return text
