"""Plain text: as saved from a PDF with hard-wrapped lines, from a web page, or typed."""

import re
from collections.abc import Iterator

from songhanh.formats.blocks import Block, Cell, Document, Place, Row, Table
from songhanh.formats.drafts import Draft
from songhanh.formats.labels import classify
from songhanh.formats.legacy import decode_bytes
from songhanh.formats.limits import DEFAULT, Limits
from songhanh.formats.lines import Line, join, paragraph
from songhanh.formats.sides import arrange, faces
from songhanh.formats.torn import mend

_UNWRAPPED = 200  # characters: a longer line was not broken to fit a page
_SHORTEST = 40  # characters: a shorter line may be a heading and says nothing of where lines were broken
_MOSTLY = 0.75  # of the lines end as sentences do: then each is a paragraph
_RIGHT_HALF = 20  # spaces: an indent that sets a line in the right column
_FAR = 6  # empty lines
_WIDE = re.compile(r"\S(?: {3,}| *\t[\t ]*)\S")
_BARS = re.compile(r"^\s*\||\|\s*$")
_HASHES = re.compile(r"^\s*#{1,6}(?=\s)")
# Marks of Markdown and HTML around words; they may open on one line and close on another of the paragraph.
_INSIDE = r"(?:(?!\n\s*\n|\*\*).)+?"
_BOLD = re.compile(rf"\*\*(?=\S)({_INSIDE})\*\*", re.DOTALL)
_ITALIC = re.compile(r"(?<![\w*(])\*(?=[^\s*])((?:(?!\n\s*\n)[^*])+?)\*(?![\w*)])", re.DOTALL)
_BLANK = "\x1f"  # stands for a mark: white space, but none that sets columns apart
_TAGS = re.compile(r"</?(?:u|b|i|strong|em|br)\s*/?>|\\\*", re.IGNORECASE)


def read(data: bytes, name: str, limits: Limits = DEFAULT) -> Document:  # noqa: ARG001 - the readers share one shape
    """The document in a text file of whatever Vietnamese encoding."""
    source, _, remarks = decode_bytes(data)
    return Document(tuple(blocks(source)), source, "txt", remarks=remarks)


def blocks(source: str) -> Iterator[Block]:
    """The blocks of a text, with places in it."""
    waiting: list[Line] = []
    table: list[Line] = []
    lines = _lines(source, *_unmarked(source))
    beside = 0
    for at, line in enumerate(lines):
        if at < beside:
            continue
        if line.text.count("|") >= 2 and line.text.strip().startswith("|"):
            yield from join(waiting)
            waiting = []
            table.append(line)
            continue
        if table:
            yield _table(table)
            table = []
        if faces(line.text):
            beside = _beside_end(lines, at)
            yield from join(waiting)
            waiting = []
            yield from arrange([Draft(one.text, one.start, 0, one.number) for one in lines[at:beside]])
            continue
        waiting.append(_bare(line))
    yield from join(waiting)
    if table:
        yield _table(table)


def _beside_end(lines: list[Line], at: int) -> int:
    """Behind the last of the lines that stand side by side from `at` on."""
    end = at + 1
    while end < len(lines) and end - at < 30:
        text = lines[end].text
        indented = len(text) - len(text.lstrip()) >= _RIGHT_HALF
        if not (indented or _WIDE.search(text) or text.lstrip().startswith("-")) or lines[end].gap > _FAR:
            break
        end += 1
    return end


def _unmarked(source: str) -> tuple[str, list[tuple[int, int]]]:
    """The text with blanks for its marks, so that every other character keeps its place, and what is bold."""
    if "*" not in source and "<" not in source:
        return source, []
    bold: list[tuple[int, int]] = []

    def embolden(match: re.Match[str]) -> str:
        bold.append(match.span())
        return f"{_BLANK * 2}{match.group(1)}{_BLANK * 2}"

    shown = _TAGS.sub(lambda match: _BLANK * len(match.group()), _BOLD.sub(embolden, source))
    return _ITALIC.sub(lambda match: f"{_BLANK}{match.group(1)}{_BLANK}", shown), bold


def _lines(source: str, shown: str, bold: list[tuple[int, int]]) -> list[Line]:
    """The lines of `shown`, set as they are in `source`."""
    limit = _limit([text.strip() for text in shown.splitlines()])
    lines: list[Line] = []
    start, gap = 0, 0.0
    for number, raw in enumerate(source.splitlines(keepends=True), 1):
        end = start + len(raw.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"))
        text = shown[start:end]
        if text.strip():
            left, right = start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip())
            whole = any(first <= left and right <= last for first, last in bold)
            lines.append(Line(text, start, 0, number, left - start, right - start, limit, gap, bold=whole))
            gap = 0.0
        else:
            gap += 1
        start += len(raw)
    return lines


def _limit(lines: list[str]) -> float:
    """The length at which lines were broken; 0 where every line is a paragraph."""
    long = sorted((line for line in lines if len(line) > _SHORTEST), key=len)
    whole = sum(line[-1] in ".;:!?" for line in long)
    if not long or whole > _MOSTLY * len(long) or sum(len(line) > _UNWRAPPED for line in long) * 10 > len(long):
        return 0.0
    return float(len(long[len(long) * 3 // 4]))


def _bare(line: Line) -> Line:
    """A line without the bars of a torn table and the signs of a Markdown heading."""
    if "|" not in line.text and not line.text.lstrip().startswith("#"):
        return line
    text = _BARS.sub(lambda match: " " * len(match.group()), line.text)
    return line._replace(text=_HASHES.sub(lambda match: " " * len(match.group()), text))


def _table(lines: list[Line]) -> Table:
    """A Markdown table; without a header of its own it only sets text side by side."""
    rows = [_row(line) for line in lines if not _is_rule(line.text)]
    columns = max(len(row.cells) for row in rows) if rows else 0
    place = Place(lines[0].start, lines[-1].start + len(lines[-1].text), 0, lines[0].number)
    words = " ".join(cell.text for row in rows for _, cell in row.cells).lower()
    layout = columns <= 3 and (len(rows) <= 2 or "nơi nhận" in words or "độc lập" in words)
    return Table(tuple(rows), columns, place, 0 if layout else 1, layout)


def _is_rule(text: str) -> bool:
    """The row "|---|:---:|" under the headings of a table."""
    return "---" in text and not text.strip("|:- \t")


def _row(line: Line) -> Row:
    cells: list[tuple[int, Cell]] = []
    body = re.sub(r"\|\s*$", "", line.text)
    start = body.index("|") + 1
    for column, part in enumerate(body[start:].split("|")):
        found = [line._replace(text=part, start=line.start + start)] if part.strip() else []
        cells.append((column, Cell(tuple(classify(mend(paragraph([one]))) for one in found))))
        start += len(part) + 1
    return Row(tuple(cells))
