"""A PDF measured as a reader sees it: lines of text with their size and edges, and drawn lines, in millimetres."""

import ctypes
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

MM = 25.4 / 72


class Line(NamedTuple):
    """A line of text; `top` and `bottom` are distances from the top of the page, `size` is in points."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    font: str


class Stroke(NamedTuple):
    """A horizontal line."""

    left: float
    right: float
    top: float

    @property
    def length(self) -> float:
        return self.right - self.left


class Page(NamedTuple):
    width: float
    height: float
    lines: list[Line]
    strokes: list[Stroke]

    def line(self, starts: str) -> Line:
        return next(line for line in self.lines if line.text.startswith(starts))

    def below(self, line: Line) -> Stroke:
        """The nearest stroke under a line of text."""
        under = [one for one in self.strokes if one.top > line.bottom - 1 and one.left < line.right > one.left]
        return min(under, key=lambda one: one.top - line.bottom + abs(one.left + one.right - line.left - line.right))


def measured(pdf: bytes) -> list[Page]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [_page(page) for page in document]


def _page(page: pypdfium2.PdfPage) -> Page:
    width, height = page.get_size()
    return Page(width * MM, height * MM, _lines(page, height), _strokes(page, height))


def _lines(page: pypdfium2.PdfPage, height: float) -> list[Line]:
    text = page.get_textpage()
    lines: list[Line] = []
    held: list[int] = []
    for at in range(text.count_chars() + 1):
        char = chr(pdfium.FPDFText_GetUnicode(text, at)) if at < text.count_chars() else "\n"
        if char in "\r\n":
            lines += [_line(text, held, height)] if held else []
            held = []
        elif held or not char.isspace():
            held.append(at)
    return lines


def _line(text: pypdfium2.PdfTextPage, chars: list[int], height: float) -> Line:
    words = "".join(chr(pdfium.FPDFText_GetUnicode(text, at)) for at in chars)
    drawn = [at for at, char in zip(chars, words, strict=True) if not char.isspace()]
    boxes = [text.get_charbox(at, loose=True) for at in drawn]
    name = ctypes.create_string_buffer(200)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, drawn[0], name, 200, flags)
    return Line(
        words.strip().replace("\x02", "-"),  # what PDFium makes of a hyphen at the end of a line
        min(box[0] for box in boxes) * MM,
        max(box[2] for box in boxes) * MM,
        (height - max(box[3] for box in boxes)) * MM,
        (height - min(box[1] for box in boxes)) * MM,
        pdfium.FPDFText_GetFontSize(text, drawn[0]),
        name.value.decode(),
    )


def _strokes(page: pypdfium2.PdfPage, height: float) -> list[Stroke]:
    found = []
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4):
        left, bottom, right, top = drawn.get_bounds()
        if top - bottom < 2 < right - left:
            found.append(Stroke(left * MM, right * MM, (height - top) * MM))
    return found
