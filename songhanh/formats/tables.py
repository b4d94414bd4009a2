"""What tables of all formats share: which rows are their header, and when a table only sets text side by side."""

import re
from collections.abc import Sequence

from songhanh.formats.blocks import Cell, Paragraph, Row, Table

_NUMBER_COLUMN = re.compile(r"(?:s[ốố]?\s*)?(?:tt|stt)\.?$|số thứ tự$", re.IGNORECASE)
_LETTERHEAD = re.compile(
    r"cộng h[oòoà]+a? xã hội|độc lập\s*[-–]\s*tự do|đảng cộng sản việt nam|\bsố\s*:.*/", re.IGNORECASE
)
_SIGNED = re.compile(r"nơi nhận|^\s*(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\s*[./]\s*\w", re.IGNORECASE | re.MULTILINE)


def header_rows(rows: Sequence[Row], columns: int) -> int:
    """How many rows at the top are the header, guessed: that of STT or of bold cells, as far as its spans reach.

    0 where the first row looks like any other.
    """
    if len(rows) < 2:
        return 0
    for top, row in enumerate(rows[:3]):
        cells = [cell for _, cell in row.cells]
        if _is_header(cells, columns):
            reach = top + max(cell.rows for cell in cells)
            return min(_with_figures(rows, reach), len(rows) - 1)
        if len(cells) > 1:
            break
    return 0


def _is_header(cells: Sequence[Cell], columns: int) -> bool:
    texts = [cell.text.strip() for cell in cells]
    if not texts or len([text for text in texts if text]) < 2:
        return False
    if any(_NUMBER_COLUMN.match(text) for text in texts[:2]):
        return True
    filled = [block for cell in cells for block in cell.blocks if block.text]
    spread = sum(cell.columns for cell in cells) >= columns
    return spread and all(block.bold for block in filled) and not texts[0][:1].isdigit()


def _with_figures(rows: Sequence[Row], reach: int) -> int:
    """One more where the row below counts the columns: (1) (2) (3)."""
    if reach < len(rows):
        texts = [cell.text.strip(" ()[]") for _, cell in rows[reach].cells]
        if len(texts) > 2 and all(len(text) <= 2 or "=" in text for text in texts) and "1" in texts and "2" in texts:
            return reach + 1
    return reach


def is_layout(rows: Sequence[Row], columns: int, ruled: bool) -> bool:
    """Whether a table only puts text side by side, as letterheads and signature blocks do."""
    filled = sum(1 for row in rows for _, cell in row.cells if cell.blocks)
    text = "\n".join(cell.text for row in rows[:6] for _, cell in row.cells)
    if columns <= 4 and len(rows) <= 8 and (_SIGNED.search(text) or _LETTERHEAD.search(text)):
        return True
    if ruled:
        return False
    used = {column for row in rows for column, cell in row.cells if cell.blocks}
    return len(used) <= 2 or len(rows) < 3 or filled < len(rows) * 2 or not header_rows(rows, columns)


def without_empty_columns(rows: Sequence[Row]) -> tuple[list[Row], int]:
    """The rows of a layout table with its empty cells, rows and columns gone, and the number of columns left."""
    used = sorted({column for row in rows for column, cell in row.cells if cell.blocks})
    place = {column: at for at, column in enumerate(used)}
    kept = []
    for row in rows:
        cells = tuple((place[column], Cell(cell.blocks)) for column, cell in row.cells if cell.blocks)
        if cells:
            kept.append(Row(cells))
    return kept, len(used)


def side_by_side(table: Table) -> list[Table | Paragraph]:
    """A layout table as it is, or its paragraphs where nothing stands beside anything."""
    rows, columns = without_empty_columns(table.rows)
    if all(len(row.cells) < 2 for row in rows):
        return [block for row in rows for _, cell in row.cells for block in cell.blocks]
    return [Table(tuple(rows), columns, table.place, 0, True, table.widths if columns == table.columns else ())]
