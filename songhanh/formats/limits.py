"""How much a file from outside may take: the one place where these figures stand."""

from typing import NamedTuple


class Limits(NamedTuple):
    """What a file may take before it is refused.

    `megabytes` the file itself (10^6 bytes), `pages` of a PDF or scan (a sheet counts as one),
    `seconds` of wall clock for reading it, `memory_mb` of address space that reading may add in the
    child process, `unpacked_mb` and `zip_ratio` what a ZIP may hold, `cells` of a workbook.

    LibreOffice and Tesseract do not fit into `memory_mb` of address space (LibreOffice maps more
    than a gigabyte before it opens anything), so they run as processes of their own with
    `office_mb` and `ocr_mb`. They also take longer than `seconds`, which hold for our own reading: one
    conversion may take `office_seconds`, all pages of a scan together `ocr_seconds` of wall clock.
    """

    megabytes: int = 50
    pages: int = 1000
    seconds: int = 60
    memory_mb: int = 512
    unpacked_mb: int = 200
    zip_ratio: int = 200
    cells: int = 2_000_000
    pixels: int = 120_000_000
    office_mb: int = 4096
    office_seconds: int = 120
    ocr_seconds: int = 900
    ocr_mb: int = 2048


DEFAULT = Limits()
