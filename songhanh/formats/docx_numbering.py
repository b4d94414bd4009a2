"""The numbers that Word draws in front of paragraphs: read from `numbering.xml`, counted as Word counts."""

import re
from dataclasses import dataclass, field

from songhanh.formats.docx_parts import Element, W
from songhanh.formats.docx_styles import Shape, Styles, number_of

_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_DASHES = "-–—\uf02d\u2010\u2011\u2212"
_PLAIN_BULLETS = "-–—+*•●○■□▪◦✓➢❖o"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list as it is defined."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False  # all numbers of the label as decimals
    restart: int | None = None  # the level (from 1) after which it begins anew; 0: never
    style: str = ""


@dataclass(slots=True)
class _List:
    """A list that paragraphs name (`w:num`): its levels, and those that begin anew when it is first used."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a file and where each of them stands."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        if root is not None:
            self._load(root, styles)

    def _load(self, root: Element, styles: Styles) -> None:
        abstracts = {element.get(W + "abstractNumId", ""): element for element in root.iterfind(W + "abstractNum")}
        named = {element.get(W + "numId", ""): element for element in root.iterfind(W + "num")}
        for name, element in named.items():
            abstract = _followed(_abstract_id(element), abstracts, named, styles)
            source = abstracts.get(abstract)
            levels = _levels(source) if source is not None else {}
            made = _List(abstract, levels)
            for override in element.iterfind(W + "lvlOverride"):
                _override(made, override)
            self._lists[name] = made

    def label(self, shape: Shape, style: str) -> tuple[str, int]:
        """The next label of the list of a paragraph and its level (from 0); "" where it is in none."""
        name = shape.list_id
        found = self._lists.get(name) if name and name != "0" else None
        if found is None:
            return "", 0
        level = shape.list_level
        if level is None:
            level = next((at for at, said in found.levels.items() if said.style and said.style == style), 0)
        if level not in found.levels:
            return "", level
        return self._next(found, level), level

    def _next(self, listed: _List, level: int) -> str:
        counts = self._counts.setdefault(listed.abstract, [None] * 9)
        if level in listed.starts:
            counts[level] = listed.starts.pop(level) - 1
        said = listed.levels[level]
        before = counts[level]
        counts[level] = said.start if before is None else before + 1
        for deeper in range(level + 1, 9):
            restart = listed.levels[deeper].restart if deeper in listed.levels else None
            if restart is None or (restart and level < restart):
                counts[deeper] = None
        return _drawn(listed.levels, level, counts)


def _abstract_id(element: Element) -> str:
    found = element.find(W + "abstractNumId")
    return found.get(W + "val", "") if found is not None else ""


def _followed(abstract: str, abstracts: dict[str, Element], named: dict[str, Element], styles: Styles) -> str:
    """The id of the definition that has the levels: one may point to a style of lists, and that to another list."""
    for _ in range(5):
        link = abstracts[abstract].find(W + "numStyleLink") if abstract in abstracts else None
        if link is None:
            break
        target, _level = styles.list_style(link.get(W + "val", ""))
        if target is None or target not in named:
            break
        abstract = _abstract_id(named[target])
    return abstract


def _levels(abstract: Element) -> dict[int, Level]:
    found = {}
    for element in abstract.iterfind(W + "lvl"):
        at = number_of(element.get(W + "ilvl"), 0, 8)
        if at is not None:
            found[at] = _level(element)
    return found


def _level(element: Element) -> Level:
    said = {child.tag: child for child in element}

    def value(tag: str) -> str | None:
        child = said.get(W + tag)
        return child.get(W + "val") if child is not None else None

    start = number_of(value("start"))
    legal = said.get(W + "isLgl")
    return Level(
        value("numFmt") or "decimal",
        value("lvlText") or "",
        1 if start is None else start,
        legal is not None and legal.get(W + "val") not in {"0", "false"},
        number_of(value("lvlRestart"), 0, 9),
        value("pStyle") or "",
    )


def _override(listed: _List, override: Element) -> None:
    at = number_of(override.get(W + "ilvl"), 0, 8)
    if at is None:
        return
    level = override.find(W + "lvl")
    if level is not None:
        listed.levels = {**listed.levels, at: _level(level)}
    start = override.find(W + "startOverride")
    number = number_of(start.get(W + "val")) if start is not None else None
    if number is not None:
        listed.starts[at] = number


def _drawn(levels: dict[int, Level], level: int, counts: list[int | None]) -> str:
    said = levels[level]
    if said.form == "bullet":
        return _bullet(said.text)
    if said.form == "none" and "%" not in said.text:
        return said.text.strip()

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        upper = levels.get(at, Level())
        count = counts[at]
        if count is None:
            # Word shows a level that was passed over as if it had begun.
            count = counts[at] = upper.start
        return formed(count, "decimal" if said.legal else upper.form)

    return " ".join(_PLACE.sub(number, said.text).split())


def _bullet(text: str) -> str:
    sign = text.strip()[:1]
    if not sign or sign in _DASHES:
        return "-"
    return sign if sign in _PLAIN_BULLETS else "•"


def formed(number: int, form: str) -> str:
    """`number` as Word writes it in `form` (`decimal`, `upperRoman`, `lowerLetter` ...)."""
    if form in {"lowerRoman", "upperRoman"}:
        text = _roman(number)
        return text.upper() if form == "upperRoman" else text
    if form in {"lowerLetter", "upperLetter"}:
        text = _letters(number)
        return text.upper() if form == "upperLetter" else text
    if form == "decimalZero":
        return f"{number:02d}"
    return "" if form == "none" else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 5000:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text, number = text + sign, number - value
    return text + _ROMAN_UNITS[number]


def _letters(number: int) -> str:
    """1 to a, 26 to z, 27 to aa, 28 to bb, as Word goes on."""
    if not 0 < number <= 780:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
