"""What the cells of a sheet are: titles above, one table, recipients and signature below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from songhanh.formats.blocks import Block, Cell, Paragraph, Place, Row, Table
from songhanh.formats.drafts import Draft, Source, is_ornament, paragraph
from songhanh.formats.tables import header_rows

_NUMBER = re.compile(r"(?:s[ốô]\s*)?(?:tt|stt)\.?$|số thứ tự$|no\.?$", re.IGNORECASE)
_HEADS = re.compile(
    r"nội dung|công việc|nhiệm vụ|hoạt động|chủ trì|phối hợp|thời gian|thực hiện|đơn vị|cơ quan|ghi chú"
    r"|sản phẩm|kết quả|họ và tên|chức vụ|kinh phí|chỉ tiêu|số lượng|tên",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:nơi nhận|người lập|TM\.|KT\.|TL\.|TUQ\.)", re.IGNORECASE)
_COUNTED = re.compile(r"[\d.]+$|[IVXL]+\.?$|[A-Zđ]\.?$|[a-zđ]\)?$|[-+*]$")


@dataclass(slots=True)
class Square:
    """A cell with its place from 0, its spans and its text, a line for each line in it."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


Line = list[Square]


def blocks_of(squares: Sequence[Square], source: Source, sheet: int) -> list[Block]:
    """The blocks of one sheet; `sheet` is its number, for places."""
    lines = [list(group) for _, group in groupby(squares, key=lambda square: square.row)]
    begin = next((at for at, line in enumerate(lines) if _is_head(line)), None)
    if begin is None:
        begin = next(
            (at for at in range(len(lines) - 2) if all(_filled(line) > 2 for line in lines[at : at + 3])), None
        )
    if begin is None:
        return list(_loose(lines, source, sheet))
    end = _end(lines, begin)
    return [
        *_loose(lines[:begin], source, sheet),
        *_table(lines[begin:end], source, sheet),
        *_loose(lines[end:], source, sheet),
    ]


def _filled(line: Line) -> int:
    return sum(1 for square in line if square.text)


def _is_head(line: Line) -> bool:
    texts = [square.text for square in line if square.text]
    if len(texts) < 3 or any(text[:1].isdigit() for text in texts) or max(map(len, texts)) > 120:
        return False
    return any(_NUMBER.match(text) for text in texts[:2]) or sum(bool(_HEADS.search(text)) for text in texts) >= 3


def _end(lines: Sequence[Line], begin: int) -> int:
    """The number of the line after the table: at its closing words, or where lines no longer look like rows of it."""
    first = lines[begin][0].column
    for at in range(begin + 1, len(lines)):
        line = lines[at]
        if any(_ENDS.match(square.text) for square in line):
            return at
        gap = line[0].row - max(square.row + square.rows - 1 for before in lines[begin:at] for square in before) > 1
        counted = line[0].column == first and bool(_COUNTED.match(line[0].text))
        if gap and not counted and _filled(line) < 3:
            return at
    return len(lines)


def _cell(square: Square, source: Source, sheet: int) -> Cell:
    drafts = [
        Draft(text, source.add(text), sheet, square.row + 1)
        for text in square.text.split("\n")
        if text and not (len(text) > 2 and is_ornament(text))
    ]
    return Cell(tuple(paragraph(draft) for draft in drafts), square.columns, square.rows)


def _table(lines: Sequence[Line], source: Source, sheet: int) -> Iterator[Table]:
    left = min(square.column for line in lines for square in line)
    right = max(square.column + square.columns for line in lines for square in line if square.text)
    last = max(square.row for line in lines for square in line)
    rows = []
    for line in lines:
        cells = []
        for square in line:
            if square.column < right:
                square.columns = min(square.columns, right - square.column)
                square.rows = min(square.rows, last - square.row + 1)
                cells.append((square.column - left, _cell(square, source, sheet)))
        rows.append(Row(tuple(_with_blanks(cells, right - left, line[0].row, lines))))
    headers = max(header_rows(rows, right - left), 1 if _is_head(lines[0]) else 0)
    yield Table(tuple(rows), right - left, _place(rows), headers)


def _with_blanks(
    cells: list[tuple[int, Cell]], columns: int, row: int, lines: Sequence[Line]
) -> Iterator[tuple[int, Cell]]:
    """The cells of a row, with empty ones where nothing stands and no cell reaches down from above."""
    left = min(square.column for line in lines for square in line)
    covered = {
        column - left
        for line in lines
        for square in line
        if square.rows > 1 and square.row < row < square.row + square.rows
        for column in range(square.column, square.column + square.columns)
    }
    at = 0
    for column, cell in [*cells, (columns, Cell())]:
        yield from ((blank, Cell()) for blank in range(at, column) if blank not in covered)
        if column < columns:
            yield column, cell
        at = column + cell.columns


def _loose(lines: Sequence[Line], source: Source, sheet: int) -> Iterator[Block]:
    """Lines outside the table: paragraphs, and side by side what stands so."""
    shown = [[square for square in line if square.text] for line in lines]
    shown = [line for line in shown if line]
    at = 0
    while at < len(shown):
        if len(shown[at]) < 2:
            yield from _cell(shown[at][0], source, sheet).blocks
            at += 1
            continue
        closing = any(_ENDS.match(square.text) for square in shown[at])
        after = len(shown) if closing else at + 1
        while after < len(shown) and (len(shown[after]) > 1 or _reaches(shown[at:after], shown[after][0].row)):
            after += 1
        yield _beside(shown[at:after], source, sheet, closing)
        at = after


def _reaches(lines: Sequence[Line], row: int) -> bool:
    """Whether a merged cell of `lines` stands beside `row` too."""
    return any(square.row + square.rows > row for line in lines for square in line)


def _beside(lines: Sequence[Line], source: Source, sheet: int, closing: bool) -> Table:
    """A letterhead, a row for each line; or the closing block, one row with a line for each cell."""
    middle = max(square.column for square in lines[0])
    if closing:
        cells = tuple((side, _joined(lines, middle, side, source, sheet)) for side in (0, 1))
        rows = [Row(cells)]
    else:
        rows = []
        for line in lines:
            sides = [(side, [square for square in line if (square.column >= middle) == bool(side)]) for side in (0, 1)]
            rows.append(
                Row(tuple((side, _joined([found], middle, side, source, sheet)) for side, found in sides if found))
            )
    return Table(tuple(rows), 2, _place(rows), 0, True)


def _joined(lines: Sequence[Line], middle: int, side: int, source: Source, sheet: int) -> Cell:
    blocks: list[Paragraph] = []
    for line in lines:
        for square in line:
            if (square.column >= middle) == bool(side):
                blocks += _cell(square, source, sheet).blocks
    return Cell(tuple(blocks))


def _place(rows: Sequence[Row]) -> Place:
    places = [block.place for row in rows for _, cell in row.cells for block in cell.blocks]
    if not places:
        return Place()
    return Place(places[0].start, places[-1].end, places[0].page, places[0].paragraph)
