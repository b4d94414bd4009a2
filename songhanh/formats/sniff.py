"""What a file is by its bytes, whatever its name says."""

import re
from enum import StrEnum

from songhanh.formats.problems import empty, encrypted, not_this_kind


class Format(StrEnum):
    """The kinds of files that have a reader of their own."""

    TXT = "txt"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"  # workbooks of Excel, old and new, and of LibreOffice
    OFFICE = "office"  # what LibreOffice turns into DOCX first
    IMAGE = "image"


_BY_NAME = {
    **dict.fromkeys((".txt", ".md", ".text"), Format.TXT),
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), Format.DOCX),
    ".pdf": Format.PDF,
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx", ".xlsb", ".xls", ".ods"), Format.XLSX),
    **dict.fromkeys((".doc", ".dot", ".odt", ".ott", ".rtf", ".htm", ".html", ".xml"), Format.OFFICE),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff"), Format.IMAGE),
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_UTF_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00\x00\xfe\xff")
_PAGE_OF_WEB = re.compile(
    rb"\s*(?:<!doctype\s+html|<html|<\?xml[^>]*>\s*(?:<\?mso-application[^>]*>|<html|<!doctype))", re.I
)
_CONTROLS = bytes(code for code in range(32) if code not in {7, 8, 9, 10, 11, 12, 13, 27})


def sniff(data: bytes, name: str) -> Format:
    """The kind of `data`; `name` is only for messages.

    Raises:
        Problem: `empty`, `encrypted` (Office files with a password) or `unknown-type`.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise empty(name)
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith(b"PK\x03\x04"):
        return _packed(data, name)
    if data.startswith(_OLE):
        return _compound(data, name)
    if data.startswith(_IMAGES):
        return Format.IMAGE
    if data[:64].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf") or _PAGE_OF_WEB.match(data[:512]):
        return Format.OFFICE
    if _is_text(data):
        return Format.TXT
    raise not_this_kind(name)


def by_name(name: str) -> Format | None:
    """The kind that the ending of a file name promises."""
    at = name.rfind(".")
    return _BY_NAME.get(name[at:].lower()) if at >= 0 else None


def _packed(data: bytes, name: str) -> Format:
    """A ZIP: the names of its parts stand in it unpacked."""
    head = data[:200]
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in head:
        return Format.OFFICE
    if b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in head:
        return Format.XLSX
    if b"word/document" in data or b"word/_rels" in data:
        return Format.DOCX
    if b"xl/workbook" in data or b"xl/worksheets" in data:
        return Format.XLSX
    if b"[Content_Types].xml" in data and b"ppt/" not in data:
        return Format.DOCX
    raise not_this_kind(name)


def _compound(data: bytes, name: str) -> Format:
    """An old Office file: the names of its streams are in UTF-16."""
    if _wide("EncryptedPackage") in data:
        raise encrypted(name)
    if _wide("WordDocument") in data:
        return Format.OFFICE
    if _wide("Workbook") in data or _wide("Book") in data:
        return Format.XLSX
    raise not_this_kind(name)


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def _is_text(data: bytes) -> bool:
    if data.startswith(_UTF_MARKS):
        return True
    sample = data[:65_536]
    zeros = sample.count(0)
    if zeros * 5 > len(sample):
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        return min(even, odd) * 10 < max(even, odd)
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls * 100 <= len(sample)
