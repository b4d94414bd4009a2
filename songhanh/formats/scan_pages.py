"""Pages that are images: drawn, recognised by Tesseract two at a time, and given back as segments with boxes."""

import ctypes
import io
import re
import tempfile
import time
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median

import pypdfium2.raw as pdfium
from PIL import Image, ImageSequence, UnidentifiedImageError

from songhanh.formats.limits import DEFAULT, Limits
from songhanh.formats.problems import broken, not_installed, too_many_pages, too_many_pixels, too_slow
from songhanh.formats.processes import Job, ProgramError, find, run, scratch, together
from songhanh.formats.segments import Page, Segment

_DPI = 300
_MOST_POINTS = 20_000.0
_MOST_DRAWN = 30_000_000  # pixels of one page: A2 at 300 dpi, four bytes each
_LEAST_WIDTH = 2000  # pixels: a smaller image of a page is enlarged, letters of 12 pixels are not recognised
_POINTS_ACROSS = 595.0
_DOUBTFUL = 30  # per cent: what Tesseract believes less is seal, scrawl or dirt
_SPECK = 1.6  # points: a dash is wider, so smaller ones are dirt
_UNSURE = 60
_GAP = 1.7  # heights of a line: wider than between two words
_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "]": "1", "[": "1", "!": "1"})
_NUMBER = re.compile(r"(?<![^\W_])[\dOolI|\]\[]+(?:[/.\-][\dOolI|\]\[]+)*(?=[,;:.)%/\-]*(?:\s|$)|[/\-][A-ZĐ])")
# Signs that no typist puts alone: rules, edges of paper and folds look like them.
_DIRT = re.compile(r"[|_~`'‘’\"“”^\\<>‹›«»¬°=*.,:;!?\[\]{}]+|[—–-]{2,}")
_RECIPIENTS = re.compile(r"^\W*\w{0,2}[oơ]i nhận")
_NUMBER_LINE = re.compile(r"S[ốôó]\s*:\s*([^/]{0,8}?)\s*(/[A-ZĐ]{2}.*)$")
_DAY_LINE = re.compile(r"([^,]{2,40},)\s*ngà(\S{0,4}\s*\S{0,4})\s*(tháng\s*\d{1,2}\s*năm\s*\d{4}\W*)$")
_STRAY = re.compile(r"(?<!\S)[|_~`'‘]+(?=\w)|(?<=\w)[|_~`]+(?!\S)")
_LEADING = re.compile(r"(?<=số )[LI](?=\d+/)")
_SPEAKS = re.compile(r"[^\W\d_]{2,}|\d")


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A page as an image file: its number, and how many pixels a point has."""

    number: int
    path: Path
    width: float
    height: float
    scale: float


def recognise(data: bytes, name: str, numbers: Iterable[int], limits: Limits = DEFAULT) -> list[Page]:
    """The pages `numbers` (from 1) of a PDF.

    Raises:
        Problem: Tesseract or its Vietnamese data is missing, or it takes too long.
    """
    with tempfile.TemporaryDirectory(prefix=scratch()) as folder:
        return _pages(_draw(data, name, numbers, Path(folder)), name, limits)


def recognise_image(data: bytes, name: str, limits: Limits = DEFAULT) -> list[Page]:
    """The pages of a PNG, JPEG or TIFF, which may hold several.

    Raises:
        Problem: as `recognise`, or the image is damaged, too large or of too many pages.
    """
    with tempfile.TemporaryDirectory(prefix=scratch()) as folder:
        return _pages(_frames(data, name, Path(folder), limits), name, limits)


def _draw(data: bytes, name: str, numbers: Iterable[int], folder: Path) -> Iterator[_Drawn]:
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise broken(name)
    try:
        for number in numbers:
            page = pdfium.FPDF_LoadPage(document, number - 1)
            if not page:
                continue
            try:
                yield _rendered(page, number, folder)
            finally:
                pdfium.FPDF_ClosePage(page)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _rendered(page: "pdfium.FPDF_PAGE", number: int, folder: Path) -> _Drawn:
    """A page at 300 dpi, without annotations: the stamp of a signature covers what it signs."""
    width = min(max(float(pdfium.FPDF_GetPageWidthF(page)), 1.0), _MOST_POINTS)
    height = min(max(float(pdfium.FPDF_GetPageHeightF(page)), 1.0), _MOST_POINTS)
    scale = min(_DPI / 72, (_MOST_DRAWN / max(1.0, width * height)) ** 0.5)
    across, down = max(1, round(width * scale)), max(1, round(height * scale))
    pixels = bytearray(across * down * 4)
    room = (ctypes.c_ubyte * len(pixels)).from_buffer(pixels)
    bitmap = pdfium.FPDFBitmap_CreateEx(across, down, pdfium.FPDFBitmap_BGRx, room, across * 4)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, across, down, 0, 0)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    image = Image.frombuffer("RGB", (across, down), pixels, "raw", "BGRX", 0, 1)
    path = folder / f"{number}.png"
    _dark(image).save(path, compress_level=1)
    return _Drawn(number, path, width, height, scale)


def _dark(image: Image.Image) -> Image.Image:
    """What is dark in red light: seals and stamps of incoming mail, in red ink, vanish."""
    if image.mode in {"1", "L", "I;16", "I"}:
        return image.convert("L")
    return image.convert("RGB").getchannel("R")


def _frames(data: bytes, name: str, folder: Path, limits: Limits) -> Iterator[_Drawn]:
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF")) as image:
            count = getattr(image, "n_frames", 1)
            if count > limits.pages:
                raise too_many_pages(name, count, limits.pages)
            for number, frame in enumerate(ImageSequence.Iterator(image), 1):
                yield _scaled(frame, number, name, folder, limits)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise broken(name) from error


def _scaled(frame: Image.Image, number: int, name: str, folder: Path, limits: Limits) -> _Drawn:
    if frame.width * frame.height > limits.pixels:
        raise too_many_pixels(name, frame.width * frame.height, limits.pixels)
    if min(frame.size) < 8:
        raise broken(name)
    grey = _dark(frame)
    if grey.width < _LEAST_WIDTH:
        times = _LEAST_WIDTH / grey.width
        grey = grey.resize((_LEAST_WIDTH, max(1, round(grey.height * times))), Image.Resampling.LANCZOS)
    scale = min(grey.size) / _POINTS_ACROSS
    path = folder / f"{number}.png"
    grey.save(path, compress_level=1)
    return _Drawn(number, path, grey.width / scale, grey.height / scale, scale)


def _pages(drawn: Iterator[_Drawn], name: str, limits: Limits) -> list[Page]:
    program = _tesseract(name)
    deadline = time.monotonic() + limits.ocr_seconds
    pages: list[Page] = []
    while pair := list(islice(drawn, 2)):
        left = deadline - time.monotonic()
        if left <= 0:
            raise too_slow(name)
        try:
            printed = together([_job(program, page) for page in pair], megabytes=limits.ocr_mb, seconds=left)
        except ProgramError as error:
            raise (too_slow(name) if error.timed_out else broken(name)) from error
        for page, table in zip(pair, printed, strict=True):
            segments = segments_of(table.decode("utf-8", "replace"), page.scale)
            pages.append(Page(page.number, page.width, page.height, segments, scanned=True))
            page.path.unlink()
    return pages


def _tesseract(name: str) -> str:
    program = find("tesseract")
    packages = "tesseract-ocr tesseract-ocr-vie"
    if program is None:
        raise not_installed(name, "Tesseract", packages)
    try:
        languages = run([program, "--list-langs"], megabytes=DEFAULT.ocr_mb, seconds=10)
    except ProgramError as error:
        raise not_installed(name, "Tesseract", packages) from error
    if b"vie" not in languages.split():
        raise not_installed(name, "Tesseract (vie)", packages)
    return program


def _job(program: str, page: _Drawn) -> Job:
    dpi = str(round(page.scale * 72))
    # One thread each: two pages at a time use two cores better than four threads on one page.
    return Job(
        [program, str(page.path), "-", "-l", "vie", "--psm", "4", "--dpi", dpi, "tsv"], {"OMP_THREAD_LIMIT": "1"}
    )


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: float


def segments_of(table: str, scale: float) -> list[Segment]:
    """The segments of a page from Tesseract's TSV; `scale` is pixels a point."""
    lines: dict[tuple[str, ...], list[_Word]] = {}
    for row in table.split("\n")[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip():
            continue
        left, top, width, height = (int(cell) / scale for cell in cells[6:10])
        word = _Word(cells[11].strip(), left, top, left + width, top + height, float(cells[10]))
        if width < _SPECK and height < _SPECK and word.text in "-–—•·*":
            continue
        lines.setdefault(tuple(cells[1:5]), []).append(word)
    found = [words for words in (_believed(line) for line in lines.values()) if words]
    heights = [word.bottom - word.top for words in found for word in words]
    usual = median(heights) if heights else 10.0
    return [segment for words in found for segment in _cut(words, usual)]


def _believed(words: Sequence[_Word]) -> list[_Word]:
    """The words of a line without seal and scrawl; none where nothing in the line speaks."""
    kept = [
        word
        for word in words
        if (word.sure >= _DOUBTFUL or (word.sure > 5 and _SPEAKS.search(word.text))) and not _DIRT.fullmatch(word.text)
    ]
    text = " ".join(word.text for word in kept)
    if not _SPEAKS.search(text):
        return []
    mean = sum(word.sure for word in kept) / len(kept)
    if mean < _DOUBTFUL or (mean < _UNSURE and len(re.sub(r"\W", "", text)) < 4):
        return []
    return kept


def _cut(words: Sequence[_Word], usual: float) -> Iterator[Segment]:
    """A line as segments: cut at wide gaps; nothing where it is far higher than text (a seal)."""
    group: list[_Word] = []
    for word in words:
        if word.bottom - word.top > 4 * usual:
            continue
        if group and word.left - group[-1].right > _GAP * max(usual, 8.0):
            yield _segment(group)
            group = []
        group.append(word)
    if group:
        yield _segment(group)


def _segment(words: Sequence[_Word]) -> Segment:
    text = _STRAY.sub("", " ".join(word.text for word in words))
    text = _tidied(unicodedata.normalize("NFC", repair_numbers(text)))
    return Segment(
        text,
        words[0].left,
        min(word.top for word in words),
        max(word.right for word in words),
        max(word.bottom for word in words),
    )


def _tidied(text: str) -> str:
    """A line of the frame of a document without what handwriting was taken for: number and day are blank then."""
    text = _RECIPIENTS.sub("Nơi nhận", text)
    number = _NUMBER_LINE.match(text)
    if number and not re.fullmatch(r"\d+[a-zA-Z]?", number[1]):
        return f"Số: {number[2]}"
    day = _DAY_LINE.match(text)
    if day and not re.fullmatch(r"y\s*\d{1,2}", day[2]):
        return f"{day[1]} ngày {day[3]}"
    return text


def repair_numbers(text: str) -> str:
    """`text` with the letters that stand for digits put right, in numbers and dates only ("l5/11/2O22")."""

    def repaired(match: re.Match[str]) -> str:
        found = match[0]
        digits = sum(letter.isdigit() for letter in found)
        if not digits or digits * 2 < len(re.sub(r"\W", "", found)) - 1:
            return found
        # "quý II/2022": a Roman number stays one.
        return re.sub(r"[^/.\-]+", lambda part: part[0] if set(part[0]) == {"I"} else part[0].translate(_DIGITS), found)

    # A hyphen at a crease is read twice: "11/CT- -TTg".
    text = re.sub(r"(?<=[A-ZĐ])-\s+-(?=[A-ZĐ])", "-", text)
    return _LEADING.sub("1", _NUMBER.sub(repaired, text))
