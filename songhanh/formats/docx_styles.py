"""Styles of a Word file, resolved along their chains: what a run or paragraph inherits."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from songhanh.formats.blocks import Align
from songhanh.formats.docx_parts import Element, W

_FALSE = {"0", "false", "off", "none"}
_ALIGN: dict[str, Align] = {
    "left": "left",
    "start": "left",
    "right": "right",
    "end": "right",
    "center": "center",
    "both": "justify",
    "distribute": "justify",
}
_HEADING = re.compile(r"(?:heading|tiêu đề|đề mục)\s*([1-9])$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|mục lục)\s*[1-9]$", re.IGNORECASE)


class Look(NamedTuple):
    """How a run is set; None where it inherits."""

    bold: bool | None = None
    italic: bool | None = None
    font: str | None = None
    caps: bool | None = None
    hidden: bool | None = None

    def over(self, below: "Look") -> "Look":
        """This look where it says something, else what `below` says."""
        return Look(
            self.bold if self.bold is not None else below.bold,
            self.italic if self.italic is not None else below.italic,
            self.font if self.font is not None else below.font,
            self.caps if self.caps is not None else below.caps,
            self.hidden if self.hidden is not None else below.hidden,
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph is set; `list_id` and `list_level` as `w:numPr` gives them, None where it inherits."""

    align: Align | None = None
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    left: float | None = None  # points
    contents: bool = False  # an entry of a table of contents

    def over(self, below: "Shape") -> "Shape":
        """This shape where it says something, else what `below` says."""
        return Shape(
            self.align if self.align is not None else below.align,
            self.outline if self.outline is not None else below.outline,
            self.list_id if self.list_id is not None else below.list_id,
            self.list_level if self.list_level is not None else below.list_level,
            self.left if self.left is not None else below.left,
            self.contents or below.contents,
        )


def is_on(element: Element) -> bool:
    """Whether a switch such as `w:b` is on."""
    return element.get(W + "val") not in _FALSE


def _bold(element: Element, look: dict[str, object]) -> None:
    look["bold"] = is_on(element)


def _italic(element: Element, look: dict[str, object]) -> None:
    look["italic"] = is_on(element)


def _caps(element: Element, look: dict[str, object]) -> None:
    look["caps"] = is_on(element)


def _hidden(element: Element, look: dict[str, object]) -> None:
    look["hidden"] = is_on(element)


def _font(element: Element, look: dict[str, object]) -> None:
    # A font of the theme wins over a name beside it; the themes of Word know no old fonts.
    if element.get(W + "asciiTheme") or element.get(W + "hAnsiTheme"):
        look["font"] = ""
    else:
        name = element.get(W + "hAnsi") or element.get(W + "ascii")
        if name:
            look["font"] = name


_SETTERS: dict[str, Callable[[Element, dict[str, object]], None]] = {
    W + "b": _bold,
    W + "i": _italic,
    W + "caps": _caps,
    W + "vanish": _hidden,
    W + "rFonts": _font,
}


def look_of(properties: Element | None) -> Look:
    """What `w:rPr` says itself."""
    if properties is None:
        return Look()
    found: dict[str, object] = {}
    for child in properties:
        setter = _SETTERS.get(child.tag)
        if setter is not None:
            setter(child, found)
    return Look(**found) if found else Look()  # type: ignore[arg-type]


def number_of(text: str | None, least: int = 0, most: int = 1_000_000) -> int | None:
    """The whole number in an attribute, None for anything else or out of bounds."""
    try:
        number = int(float(text)) if text else None
    except (ValueError, OverflowError):
        return None
    return number if number is not None and least <= number <= most else None


def shape_of(properties: Element | None) -> Shape:
    """What `w:pPr` says itself."""
    if properties is None:
        return Shape()
    align, outline, list_id, list_level, left = None, None, None, None, None
    for child in properties:
        tag = child.tag
        if tag == W + "jc":
            align = _ALIGN.get(child.get(W + "val", ""))
        elif tag == W + "numPr":
            list_id, list_level = _list(child)
        elif tag == W + "outlineLvl":
            outline = number_of(child.get(W + "val"), 0, 9)
        elif tag == W + "ind":
            twips = number_of(child.get(W + "left") or child.get(W + "start"), -100_000)
            left = twips / 20 if twips is not None else None
    return Shape(align, outline, list_id, list_level, left)


def _list(properties: Element) -> tuple[str | None, int | None]:
    found = {child.tag: child.get(W + "val") for child in properties}
    return found.get(W + "numId"), number_of(found.get(W + "ilvl"), 0, 8)


class Styles:
    """The styles of a file by id, with what they inherit."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._looks: dict[str, Look] = {}
        self._shapes: dict[str, Shape] = {}
        self._grids: dict[str, bool] = {}
        self.default_look = Look()
        self.default_shape = Shape()
        self.default_style = ""
        if root is not None:
            self._load(root)

    def _load(self, root: Element) -> None:
        for style in root.iterfind(W + "style"):
            name = style.get(W + "styleId") or ""
            self._elements[name] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true", "on"}:
                self.default_style = name
        self.default_look = look_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self.default_shape = shape_of(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))

    def _chain(self, name: str) -> list[Element]:
        """The style and those it is based on; a circle ends where it closes."""
        chain: list[Element] = []
        seen: set[str] = set()
        while name in self._elements and name not in seen:
            seen.add(name)
            chain.append(self._elements[name])
            based = self._elements[name].find(W + "basedOn")
            name = based.get(W + "val", "") if based is not None else ""
        return chain

    def look(self, name: str) -> Look:
        """The look that a style gives (not what the file gives by default)."""
        found = self._looks.get(name)
        if found is None:
            found = Look()
            for style in reversed(self._chain(name)):
                found = look_of(style.find(W + "rPr")).over(found)
            self._looks[name] = found
        return found

    def shape(self, name: str) -> Shape:
        """The shape that a style gives; a style named as a heading has its outline level."""
        found = self._shapes.get(name)
        if found is None:
            found = Shape()
            for style in reversed(self._chain(name)):
                found = _own_shape(style).over(found)
            self._shapes[name] = found
        return found

    def list_style(self, name: str) -> tuple[str | None, int | None]:
        """The list that a style of lists names."""
        shape = self.shape(name)
        return shape.list_id, shape.list_level

    def has_grid(self, name: str) -> bool:
        """Whether a table style draws lines between its cells."""
        found = self._grids.get(name)
        if found is None:
            borders = (style.find(f"{W}tblPr/{W}tblBorders") for style in self._chain(name))
            own = next((border for border in borders if border is not None), None)
            found = self._grids[name] = own is not None and draws(own, ("insideH", "insideV"))
        return found


def draws(borders: Element, sides: tuple[str, ...]) -> bool:
    """Whether any of `sides` of a `w:tblBorders` or `w:tcBorders` is a visible line."""
    for side in sides:
        line = borders.find(W + side)
        if line is not None and line.get(W + "val") not in {None, "nil", "none"} and line.get(W + "color") != "FFFFFF":
            return True
    return False


def _own_shape(style: Element) -> Shape:
    own = shape_of(style.find(W + "pPr"))
    name = style.find(W + "name")
    said = name.get(W + "val", "") if name is not None else ""
    heading = _HEADING.match(said)
    outline = own.outline
    if outline is None and heading:
        outline = int(heading[1]) - 1
    return Shape(own.align, outline, own.list_id, own.list_level, own.left, bool(_CONTENTS.match(said)))
