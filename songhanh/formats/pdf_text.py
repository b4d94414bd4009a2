"""Pages of a PDF through PDFium's own interface: text by lines with boxes and fonts, ruling lines.

Asking for every letter is ten times slower; letters are asked for only where a line must be cut.
"""

import ctypes
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median

import pypdfium2.raw as pdfium

from songhanh.formats.legacy import Font, by_font, decode, is_unicode
from songhanh.formats.segments import Page, Rule, Segment

_GAP = 16.0  # points: wider than the spaces of justified lines
_BREAK = re.compile(r"[\r\n]+")
_WORD = re.compile(r"[^\s\x02\ufffe]+[\x02\ufffe]?")
_DROPPED = re.compile("[\x00\x01\x03-\x08\x0e-\x1f\u00ad\u200b-\u200f\u2060\ufeff\ud800-\udfff\uffff]")
_TOUCH = 1.2  # points: letters of one word stand nearer
_THIN = 3.0  # points: a rectangle that thin is a line
_SEEN = 0.2  # points: lower than this there is nothing to see but blanks
_BLANK = 30.0
_PATH, _IMAGE, _FORM = 2, 3, 5
_MOST_OBJECTS = 20_000
Box = tuple[float, float, float, float]  # left, top, right, bottom
_Letter = tuple[float, float, float, float, int]  # its box and its offset


class PageText:
    """The text of one page; must be closed."""

    def __init__(self, page: "pdfium.FPDF_PAGE", down: Sequence[Rule] = ()) -> None:
        self._down = down
        self._text = pdfium.FPDFText_LoadPage(page)
        self._turn = turn_of(page)
        self._box = [ctypes.c_double() for _ in range(4)]
        self._refs = [ctypes.byref(value) for value in self._box]
        self._corners = [self._refs[0], self._refs[1], self._refs[2], self._refs[3]]
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._flags_ref = ctypes.byref(self._flags)
        self.count = max(0, pdfium.FPDFText_CountChars(self._text)) if self._text else 0

    def close(self) -> None:
        """Give the memory back."""
        if self._text:
            pdfium.FPDFText_ClosePage(self._text)
            self._text = None

    def segments(self) -> Iterator[Segment]:
        """The text in the order of the file, cut at line ends and wide gaps."""
        text = self._all()
        start = 0
        for end in _BREAK.finditer(text):
            yield from self._line(text, start, end.start())
            start = end.end()
        yield from self._line(text, start, len(text))

    def _all(self) -> str:
        """The text with one letter for each that PDFium counts."""
        buffer = (ctypes.c_ushort * (self.count + 1))()
        found = pdfium.FPDFText_GetText(self._text, 0, self.count, buffer) - 1
        if found == self.count:
            text = bytes(buffer)[: found * 2].decode("utf-16-le", "replace")
            if len(text) == found:
                return text
        return "".join(chr(pdfium.FPDFText_GetUnicode(self._text, at) & 0xFFFF) for at in range(self.count))

    def _line(self, text: str, start: int, end: int) -> Iterator[Segment]:
        shown = text[start:end].rstrip()
        end = start + len(shown)
        start = end - len(shown.lstrip())
        if start == end:
            return
        boxes = self._boxes(start, end - start)
        if len(boxes) < 2:
            # Most lines are one stretch.
            made = self._segment(text[start:end], start, boxes)
            if made is not None:
                yield made
            return
        if any(box[0] < before[2] - 2 and box[1] < before[3] for before, box in pairwise(boxes)):
            yield from self._sorted(text, start, end)
            return
        cuts = self._cuts(text, start, end, boxes)
        for (first, last), part in zip(_between(start, end, cuts), _parted(boxes, cuts), strict=False):
            made = self._segment(text[first:last], first, part)
            if made is not None:
                yield made

    def _sorted(self, text: str, start: int, end: int) -> Iterator[Segment]:
        """A line whose letters are not in order: those of another font come last. They are put where they stand."""
        letters = sorted(self._letters(text, start, end))
        high = median(letter[3] - letter[1] for letter in letters) if letters else 0.0
        # Behind a letter of the other font there is no space in the file: a gap wider than spread letters leave tells.
        least = max(_TOUCH, 0.28 * high)
        group: list[_Letter] = []
        shown = ""
        for letter in letters:
            if text[letter[4]].isspace():
                shown += " "
                continue
            gap = letter[0] - group[-1][2] if group else 0.0
            if gap > _GAP:
                yield from self._put(shown, group)
                group, shown, gap = [], "", 0.0
            shown += f" {text[letter[4]]}" if gap > least and not shown.endswith(" ") else text[letter[4]]
            group.append(letter)
        yield from self._put(shown, group)

    def _letters(self, text: str, start: int, end: int) -> Iterator[_Letter]:
        """The letters of a line and the spaces that are in the file, with their boxes."""
        for at in range(start, end):
            if text[at].isspace() and pdfium.FPDFText_IsGenerated(self._text, at) != 0:
                continue
            if pdfium.FPDFText_GetCharBox(self._text, at, *self._corners):
                left, right, bottom, top = (value.value for value in self._box)
                yield (*self._turn(left, bottom, right, top), at)

    def _put(self, shown: str, letters: list[_Letter]) -> Iterator[Segment]:
        if not letters:
            return
        font = self._font(letters[0][4])
        clean = _clean(shown, font)
        if clean:
            top, bottom = min(letter[1] for letter in letters), max(letter[3] for letter in letters)
            yield Segment(clean, letters[0][0], top, letters[-1][2], bottom, font.bold, font.italic)

    def _boxes(self, start: int, count: int) -> list[Box]:
        """Left, top, right, bottom of the stretches that PDFium sees in a line, from the top of the page."""
        box, refs, turn = self._box, self._refs, self._turn
        found = []
        for at in range(pdfium.FPDFText_CountRects(self._text, start, count)):
            pdfium.FPDFText_GetRect(self._text, at, *refs)
            left, top, right, bottom = turn(box[0].value, box[3].value, box[2].value, box[1].value)
            if bottom - top > _SEEN or right - left > _BLANK:
                found.append((left, top, right, bottom))
        return found

    def _cuts(self, text: str, start: int, end: int, boxes: list[Box]) -> list[tuple[int, int]]:
        """Where a line must be cut: (number of the box that begins there, offset of its first letter)."""
        wanted = [at for at in range(1, len(boxes)) if self._is_apart(boxes[at - 1], boxes[at])]
        cuts: list[tuple[int, int]] = []
        if not wanted:
            return cuts
        words = [word.start() for word in _WORD.finditer(text, start, end)]
        begin = 1
        for at in wanted:
            left, top = boxes[at][0], boxes[at][1]
            for number in range(begin, len(words)):
                place = self._letter(words[number])
                # The stretch may begin with a blank.
                if place is not None and -1.5 < place[0] - left < 6 and place[2] >= top - 2:
                    cuts.append((at, words[number]))
                    begin = number + 1
                    break
        return cuts

    def _is_apart(self, before: Box, box: Box) -> bool:
        # A new line that PDFium took for the same one, as after a hyphen.
        if box[1] > before[3] + 1 or box[3] < before[1] - 1:
            return True
        middle = (box[1] + box[3]) / 2
        near = [rule for rule in self._down if rule.begin <= middle <= rule.end] if self._down else ()
        if any(before[2] - 2 <= rule.at <= box[0] + 2 for rule in near):
            return True
        # Between ruling lines words of a narrow cell are spread far and still one line.
        inside = any(rule.at < before[0] for rule in near) and any(rule.at > box[2] for rule in near)
        return not inside and box[0] - before[2] > _GAP

    def _letter(self, at: int) -> tuple[float, float, float] | None:
        """Left, top and bottom of one letter."""
        refs = self._refs
        if not pdfium.FPDFText_GetCharBox(self._text, at, refs[0], refs[1], refs[2], refs[3]):
            return None
        left, right, bottom, top = (value.value for value in self._box)
        seen = self._turn(left, bottom, right, top)
        return seen[0], seen[1], seen[3]

    def _segment(self, text: str, start: int, boxes: list[Box]) -> Segment | None:
        shown = text.rstrip()
        if not shown or not boxes:
            return None
        first, last = self._font(start), self._font(start + len(shown) - 1)
        clean = _clean(shown, first if first.encoding else last)
        if not clean:
            return None
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        bold, italic = first.bold and last.bold, first.italic and last.italic
        return Segment(clean, min(lefts), min(tops), max(rights), max(bottoms), bold, italic)

    def _font(self, at: int) -> Font:
        pdfium.FPDFText_GetFontInfo(self._text, at, self._name, 128, self._flags_ref)
        return _named(self._name.value)


def turn_of(page: "pdfium.FPDF_PAGE") -> Callable[[float, float, float, float], Box]:
    """How left, bottom, right, top of the file become a box as the page is seen: turned, from its top left corner."""
    edges = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(edges))
    first, last, high, low = edges.left, edges.right, edges.top, edges.bottom
    turns: tuple[Callable[[float, float, float, float], Box], ...] = (
        lambda left, bottom, right, top: (left - first, high - top, right - first, high - bottom),
        lambda left, bottom, right, top: (bottom - low, left - first, top - low, right - first),
        lambda left, bottom, right, top: (last - right, bottom - low, last - left, top - low),
        lambda left, bottom, right, top: (high - top, last - right, high - bottom, last - left),
    )
    return turns[int(pdfium.FPDFPage_GetRotation(page)) % 4]


def _named(name: bytes) -> Font:
    return by_font(name.decode("utf-8", "replace"))


def _between(start: int, end: int, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    edges = [start, *(offset for _, offset in cuts), end]
    return list(pairwise(edges))


def _parted(boxes: list[Box], cuts: list[tuple[int, int]]) -> list[list[Box]]:
    edges = [0, *(at for at, _ in cuts), len(boxes)]
    return [boxes[first:last] for first, last in pairwise(edges)]


def _clean(text: str, font: Font) -> str:
    if font.encoding is not None and not is_unicode(text):
        text = decode(text, font.encoding, font.capitals)
    # PDFium marks a hyphen at the end of a line with one of these two.
    text = text.replace("\x02", "-").replace("\ufffe", "-").replace("\u2010", "-").replace("\u2011", "-")
    text = _DROPPED.sub("", text)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text.strip()


def read_rules(page: "pdfium.FPDF_PAGE", into: Page) -> float:
    """Put the ruling lines of a page into `into`: thin rectangles, strokes, and the edges of boxes.

    The share of the page that images cover (0 to 1) comes back.
    """
    box = [ctypes.c_float() for _ in range(4)]
    refs = [ctypes.byref(value) for value in box]
    turn = turn_of(page)
    covered = 0.0
    for at in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        found = pdfium.FPDFPage_GetObject(page, at)
        kind = pdfium.FPDFPageObj_GetType(found)
        if kind not in {_PATH, _IMAGE, _FORM} or not pdfium.FPDFPageObj_GetBounds(found, *refs):
            continue
        left, top, right, bottom = turn(*(value.value for value in box))
        if kind == _PATH:
            thin = right - left <= _THIN or bottom - top <= _THIN
            if thin or _is_drawn(found):
                _add_rule(into, left, top, right, bottom)
        else:
            covered += max(0.0, right - left) * max(0.0, bottom - top)
    return covered / max(1.0, into.width * into.height)


def _is_drawn(path: "pdfium.FPDF_PAGEOBJECT") -> bool:
    """Whether a path is a box with visible edges, not a shaded ground."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value) and pdfium.FPDFPath_CountSegments(path) in {4, 5}


def _add_rule(into: Page, left: float, top: float, right: float, bottom: float) -> None:
    wide, high = right - left, bottom - top
    if high <= _THIN and wide > high:
        into.across.append(Rule((top + bottom) / 2, left, right))
    elif wide <= _THIN and high > wide:
        into.down.append(Rule((left + right) / 2, top, bottom))
    elif wide > 10 and high > 8:
        into.across += [Rule(top, left, right), Rule(bottom, left, right)]
        into.down += [Rule(left, top, bottom), Rule(right, top, bottom)]
