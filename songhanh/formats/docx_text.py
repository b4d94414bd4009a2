"""The inside of a Word paragraph: its runs as pieces of text with their look, boxes and notes on the way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from songhanh.formats.blocks import Run
from songhanh.formats.docx_parts import Element, W
from songhanh.formats.docx_styles import Look, Styles, look_of
from songhanh.formats.drafts import compose
from songhanh.formats.legacy import Encoding, by_font, decode, is_unicode

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION")
_SYMBOLS = {
    "F0B7": "•",
    "F0A7": "•",
    "F0D8": "•",
    "F0FC": "✓",
    "F02D": "-",
    "F0FE": "☒",
    "F0A8": "☐",
    "F06F": "☐",
    "F0E0": "→",
}


class Setting(NamedTuple):
    """How a piece is set once all it inherits is known."""

    bold: bool = False
    italic: bool = False
    encoding: Encoding | None = None
    capitals: bool = False
    hidden: bool = False


@dataclass(slots=True)
class Content:
    """What a paragraph holds: pieces of text in order, boxes before and after its text, notes it calls."""

    pieces: list[tuple[str, Setting]] = field(default_factory=list)
    boxes_before: list[Element] = field(default_factory=list)
    boxes_after: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # ("footnote", id)
    page_break: bool = False

    @property
    def has_text(self) -> bool:
        """Whether any piece shows more than white space."""
        return any(text.strip() for text, _ in self.pieces)


class TextReader:
    """Reads paragraphs one after the other; fields may run over several of them."""

    def __init__(self, styles: Styles, assumed: Encoding | None = None) -> None:
        self.remarks: set[str] = set()
        self._styles = styles
        self._assumed = assumed
        self._settings: dict[tuple[str, str, Look], Setting] = {}
        self._fields: list[list[str]] = []  # [instruction, "instruction" or "result"]
        self._style = ""
        self._content = Content()
        self._setting = Setting()
        self._inline: dict[str, Callable[[Element], None]] = {
            W + "r": self._run,
            W + "ins": self._inserted,
            W + "moveTo": self._inserted,
            W + "del": self._deleted,
            W + "moveFrom": self._deleted,
            W + "fldSimple": self._simple_field,
            M + "oMath": self._formula,
            M + "oMathPara": self._formula,
            MC + "AlternateContent": self._alternative,
            **dict.fromkeys(
                (W + tag for tag in ("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "bdo", "dir")),
                self._inside,
            ),
        }
        self._in_run: dict[str, Callable[[Element], None]] = {
            W + "t": self._text,
            W + "tab": self._tab,
            W + "ptab": self._tab,
            W + "br": self._break,
            W + "cr": self._break,
            W + "noBreakHyphen": self._hyphen,
            W + "softHyphen": self._soft_hyphen,
            W + "sym": self._symbol,
            W + "fldChar": self._field,
            W + "instrText": self._instruction,
            W + "footnoteReference": self._note,
            W + "endnoteReference": self._note,
            W + "drawing": self._boxes,
            W + "pict": self._boxes,
            W + "object": self._boxes,
            MC + "AlternateContent": self._alternative,
        }

    def read(self, paragraph: Element, style: str, onto: Content | None = None) -> Content:
        """The content of `paragraph`, whose style is `style`, put after `onto` where a deleted mark joins the two."""
        self._style = style
        self._content = onto or Content()
        self._inside(paragraph)
        # An instruction never runs on into the next paragraph: the file is damaged, and its text is text again.
        self._fields = [found for found in self._fields if found[1] == "result"]
        return self._content

    def _inside(self, element: Element) -> None:
        for child in element:
            reader = self._inline.get(child.tag)
            if reader is not None:
                reader(child)

    def _inserted(self, element: Element) -> None:
        self.remarks.add("tracked-changes")
        self._inside(element)

    def _deleted(self, _element: Element) -> None:
        self.remarks.add("tracked-changes")

    def _simple_field(self, element: Element) -> None:
        if not _is_page(element.get(W + "instr", "")):
            self._inside(element)

    def _formula(self, element: Element) -> None:
        self._setting = self._set(Look(), "")
        self._put("".join(part.text or "" for part in element.iter(M + "t")))

    def _alternative(self, element: Element) -> None:
        choices = [child for child in element if child.tag in {MC + "Choice", MC + "Fallback"}]
        chosen = next((choice for choice in choices if _shows(choice)), choices[0] if choices else None)
        if chosen is None:
            return
        for child in chosen:
            reader = self._in_run.get(child.tag) or self._inline.get(child.tag)
            if reader is not None:
                reader(child)

    def _run(self, run: Element) -> None:
        look, style = Look(), ""
        for child in run:
            if child.tag == W + "rPr":
                look = look_of(child)
                named = child.find(W + "rStyle")
                style = named.get(W + "val", "") if named is not None else ""
                break
        self._setting = self._set(look, style)
        for child in run:
            reader = self._in_run.get(child.tag)
            if reader is not None:
                reader(child)

    def _set(self, look: Look, style: str) -> Setting:
        key = (self._style, style, look)
        found = self._settings.get(key)
        if found is None:
            whole = (
                look.over(self._styles.look(style)).over(self._styles.look(self._style)).over(self._styles.default_look)
            )
            font = by_font(whole.font or "")
            encoding = font.encoding or self._assumed
            capitals = font.capitals or bool(whole.caps)
            found = Setting(bool(whole.bold), bool(whole.italic), encoding, capitals, bool(whole.hidden))
            self._settings[key] = found
        return found

    def _put(self, text: str) -> None:
        if not text or self._setting.hidden or (self._fields and self._in_silence()):
            return
        encoding = self._setting.encoding
        if encoding is not None and not text.isascii() and not is_unicode(text):
            self.remarks.add(encoding.value)
        self._content.pieces.append((text, self._setting))

    def _in_silence(self) -> bool:
        return any(state == "instruction" or _is_page(said) for said, state in self._fields)

    def _text(self, element: Element) -> None:
        # Line ends inside w:t are white space of the XML, not of the page.
        self._put((element.text or "").replace("\n", " "))

    def _tab(self, _element: Element) -> None:
        self._put("\t")

    def _break(self, element: Element) -> None:
        if element.get(W + "type") in {"page", "column"}:
            self._content.page_break = self._content.page_break or element.get(W + "type") == "page"
        self._put("\n")

    def _hyphen(self, _element: Element) -> None:
        self._put("\u2011")

    def _soft_hyphen(self, _element: Element) -> None:
        self._put("\u00ad")

    def _symbol(self, element: Element) -> None:
        self._put(_SYMBOLS.get(element.get(W + "char", "").upper(), "•"))

    def _field(self, element: Element) -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(["", "instruction"])
        elif self._fields and kind == "separate":
            self._fields[-1][1] = "result"
        elif self._fields and kind == "end":
            self._fields.pop()

    def _instruction(self, element: Element) -> None:
        if self._fields:
            self._fields[-1][0] += element.text or ""

    def _note(self, element: Element) -> None:
        kind = "footnote" if element.tag == W + "footnoteReference" else "endnote"
        self._content.notes.append((kind, element.get(W + "id", "")))

    def _boxes(self, element: Element) -> None:
        content = self._content
        boxes = [box for box in element.iter(W + "txbxContent") if not _is_inside_box(box, element)]
        (content.boxes_after if content.has_text else content.boxes_before).extend(boxes)


def _is_page(instruction: str) -> bool:
    words = instruction.split()
    return bool(words) and words[0].upper() in _PAGE_FIELDS


def _shows(choice: Element) -> bool:
    return next(choice.iter(W + "t", W + "txbxContent"), None) is not None


def _is_inside_box(box: Element, top: Element) -> bool:
    """Whether a box lies in another (that reads it), or in the fallback of one that is read."""
    parent = box.getparent()
    while parent is not None and parent is not top:
        if parent.tag == W + "txbxContent":
            return True
        if parent.tag == MC + "Fallback" and _is_chosen_beside(parent):
            return True
        parent = parent.getparent()
    return False


def _is_chosen_beside(fallback: Element) -> bool:
    above = fallback.getparent()
    return above is not None and any(_shows(choice) for choice in above.iterfind(MC + "Choice"))


def lines_of(content: Content) -> list[tuple[str, list[Run]]]:
    """The text of a paragraph, decoded and in NFC: its lines, each with its bold and italic stretches."""
    pieces = _merged(content.pieces)
    lines: list[tuple[str, list[Run]]] = []
    text, traits = "", list[Run]()
    for piece, setting in pieces:
        first, *others = _decoded(piece, setting).split("\n")
        text = _append(text, traits, first, setting)
        for other in others:
            lines.append(compose(text, traits))
            text, traits = "", []
            text = _append(text, traits, other, setting)
    lines.append(compose(text, traits))
    return lines


def _append(text: str, traits: list[Run], more: str, setting: Setting) -> str:
    if more and (setting.bold or setting.italic):
        traits.append(Run(len(text), len(text) + len(more), setting.bold, setting.italic))
    return text + more


def _merged(pieces: list[tuple[str, Setting]]) -> list[tuple[str, Setting]]:
    """Neighbours that are set alike as one: Word cuts runs anywhere, even between a VNI letter and its mark."""
    merged: list[tuple[str, Setting]] = []
    for text, setting in pieces:
        if merged and merged[-1][1] == setting:
            merged[-1] = (merged[-1][0] + text, setting)
        else:
            merged.append((text, setting))
    return merged


def _decoded(text: str, setting: Setting) -> str:
    if setting.encoding is not None and not is_unicode(text):
        return decode(text, setting.encoding, setting.capitals)
    return text.upper() if setting.capitals else text
