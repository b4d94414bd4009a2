"""PDF with a text layer; pages that are only images go to the reader of scans."""

import re
from collections.abc import Sequence

import pypdfium2.raw as pdfium

from songhanh.formats import furniture
from songhanh.formats.blocks import Document
from songhanh.formats.legacy import by_evidence, decode
from songhanh.formats.limits import DEFAULT, Limits
from songhanh.formats.paged import Assembly
from songhanh.formats.pdf_text import Box, PageText, read_rules, turn_of
from songhanh.formats.problems import broken, empty, encrypted, too_many_pages
from songhanh.formats.readers import recognise
from songhanh.formats.segments import Page, Segment

_ERROR_PASSWORD = 4
_ERROR_SECURITY = 5
_FLATTENED = 1  # what the page shows of its fields is now text of the page
_MOST_FIELDS = 1000
_STAMP = re.compile(r"@|\d\d:\d\d|[Kk]ý (?:bởi|số)|[Nn]gười ký|[Ss]igned")
_FEW = 120  # letters: a page with an image and fewer is a scan under a stamp


def read(data: bytes, name: str, limits: Limits = DEFAULT) -> Document:
    """The document in a PDF.

    Remarks: `tcvn3`, `vni` (known by font or evidence), `scan` (some or all pages recognised).

    Raises:
        Problem: the file is damaged, encrypted, too long, or scanned where Tesseract is missing.
    """
    pages = load(data, name, limits)
    scanned = [page.number for page in pages if page.scanned]
    remarks = set[str]()
    if scanned:
        remarks.add("scan")
        for page in recognise(data, name, scanned, limits):
            pages[page.number - 1] = page
    furniture.remove([page for page in pages if not page.scanned])
    furniture.remove([page for page in pages if page.scanned], margins=False)
    encoding = by_evidence("\n".join(segment.text for page in pages for segment in page.segments))
    if encoding is not None:
        remarks.add(encoding.value)
        for page in pages:
            for segment in page.segments:
                segment.text = decode(segment.text, encoding)
    assembly = Assembly()
    for page in pages:
        assembly.add(page)
    blocks = assembly.blocks()
    if not any(page.segments for page in pages) and not blocks:
        raise empty(name)
    kind = "scan" if len(scanned) == len(pages) else "pdf"
    return Document(blocks, assembly.source.text, kind, len(pages), remarks=tuple(sorted(remarks)))


def load(data: bytes, name: str, limits: Limits) -> list[Page]:
    """The pages of a PDF with their segments and rules; one page is open at a time."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        error = pdfium.FPDF_GetLastError()
        raise encrypted(name) if error in {_ERROR_PASSWORD, _ERROR_SECURITY} else broken(name)
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count > limits.pages:
            raise too_many_pages(name, count, limits.pages)
        if count < 1:
            raise broken(name)
        return [_page(document, at) for at in range(count)]
    finally:
        pdfium.FPDF_CloseDocument(document)


def _page(document: "pdfium.FPDF_DOCUMENT", at: int) -> Page:
    opened = pdfium.FPDF_LoadPage(document, at)
    if not opened:
        return Page(at + 1, 595.0, 842.0)
    try:
        page = Page(at + 1, _size(pdfium.FPDF_GetPageWidthF(opened)), _size(pdfium.FPDF_GetPageHeightF(opened)))
        image = read_rules(opened, page)
        page.segments = _segments(opened, page)
        letters = sum(len(segment.text) for segment in page.segments)
        page.scanned = letters < _FEW and image > 0.5
        fields = [] if page.scanned else _fields(opened)
        if fields and pdfium.FPDFPage_Flatten(opened, pdfium.FLAT_NORMALDISPLAY) == _FLATTENED:
            pdfium.FPDF_ClosePage(opened)
            opened = pdfium.FPDF_LoadPage(document, at)
            page.segments = _without_stamps(_segments(opened, page), fields)
        return page
    finally:
        pdfium.FPDF_ClosePage(opened)


def _segments(opened: "pdfium.FPDF_PAGE", page: Page) -> list[Segment]:
    text = PageText(opened, page.down)
    try:
        return list(text.segments())
    finally:
        text.close()


def _fields(opened: "pdfium.FPDF_PAGE") -> list[Box]:
    """Where fields lie over the page: a document signed by computer shows its number and day in those of signatures."""
    turn, fields = turn_of(opened), list[Box]()
    for at in range(min(pdfium.FPDFPage_GetAnnotCount(opened), _MOST_FIELDS)):
        note = pdfium.FPDFPage_GetAnnot(opened, at)
        rect = pdfium.FS_RECTF()
        if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_WIDGET and pdfium.FPDFAnnot_GetRect(note, rect):
            fields.append(turn(rect.left, rect.bottom, rect.right, rect.top))
        pdfium.FPDFPage_CloseAnnot(note)
    return fields


def _without_stamps(segments: Sequence[Segment], fields: Sequence[Box]) -> list[Segment]:
    """The text of a page and its fields, without the stamp that tells who signed by which key and when."""
    stamps = [field for field in fields if any(_STAMP.search(one.text) for one in segments if _lies_in(one, field))]
    return [one for one in segments if not any(_lies_in(one, stamp) for stamp in stamps)]


def _lies_in(segment: Segment, box: Box) -> bool:
    across, down = (segment.left + segment.right) / 2, (segment.top + segment.bottom) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def _size(points: float) -> float:
    """A side of a page; damaged files have none, or one that is no number."""
    return float(points) if 1 <= points <= 100_000 else 842.0
