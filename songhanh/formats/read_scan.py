"""Scans as images: PNG, JPEG, and TIFF with one page or many."""

from songhanh.formats import furniture
from songhanh.formats.blocks import Document
from songhanh.formats.limits import DEFAULT, Limits
from songhanh.formats.paged import Assembly
from songhanh.formats.problems import no_text
from songhanh.formats.scan_pages import recognise_image


def read(data: bytes, name: str, limits: Limits = DEFAULT) -> Document:
    """The document on a scanned image. Remark: `scan`.

    Raises:
        Problem: the image is damaged, nothing on it can be read, or Tesseract is missing.
    """
    pages = recognise_image(data, name, limits)
    furniture.remove(pages, margins=False)
    assembly = Assembly()
    for page in pages:
        assembly.add(page)
    blocks = assembly.blocks()
    if not any(page.segments for page in pages):
        raise no_text(name)
    return Document(blocks, assembly.source.text, "scan", len(pages), remarks=("scan",))
