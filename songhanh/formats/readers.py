"""The readers, each imported when its first file comes: plain text never waits for the library of another format."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, cast

from songhanh.formats.blocks import Document
from songhanh.formats.limits import Limits
from songhanh.formats.sniff import Format

if TYPE_CHECKING:
    from songhanh.formats.segments import Page

Reader = Callable[[bytes, str, Limits], Document]

READERS: Mapping[Format, str] = {
    Format.TXT: "songhanh.formats.read_txt",
    Format.DOCX: "songhanh.formats.read_docx",
    Format.PDF: "songhanh.formats.read_pdf",
    Format.XLSX: "songhanh.formats.read_xlsx",
    Format.OFFICE: "songhanh.formats.read_office",
    Format.IMAGE: "songhanh.formats.read_scan",
}


def reader(kind: Format) -> Reader:
    """The function `read(data, name, limits)` for files of `kind`."""
    return cast("Reader", import_module(READERS[kind]).read)


def recognise(data: bytes, name: str, numbers: Sequence[int], limits: Limits) -> "list[Page]":
    """The pages `numbers` of a PDF, which are pictures: few have any, so Pillow is only loaded for those.

    Raises:
        Problem: as `songhanh.formats.scan_pages.recognise`.
    """
    return cast("list[Page]", import_module("songhanh.formats.scan_pages").recognise(data, name, numbers, limits))
