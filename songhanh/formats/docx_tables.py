"""Tables of a Word file: grid, spans, header rows, and whether they hold data or only set text side by side."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from songhanh.formats.blocks import Break, Cell, Paragraph, Place, Row, Table
from songhanh.formats.docx_parts import Element, W
from songhanh.formats.docx_styles import Styles, draws, is_on, number_of
from songhanh.formats.drafts import Draft, paragraph
from songhanh.formats.tables import header_rows, is_layout, side_by_side

_MOST_COLUMNS = 200
_SIDES = ("top", "left", "start", "bottom", "right", "end")


@dataclass(slots=True)
class _GridCell:
    column: int
    columns: int
    items: "list[Draft | Grid | Break]"
    rows: int = 1


@dataclass(slots=True)
class Grid:
    """A table as read: rows of cells at their columns."""

    rows: list[list[_GridCell]] = field(default_factory=list)
    columns: int = 0
    headers: int = 0
    ruled: bool = False
    widths: tuple[float, ...] = ()

    @property
    def single(self) -> "list[Draft | Grid | Break] | None":
        """All there is in order, where every row is one cell; None for a real table."""
        if any(len(row) > 1 for row in self.rows):
            return None
        return [item for row in self.rows for cell in row for item in cell.items]

    def drafts(self) -> Iterator[Draft]:
        """The lines of all cells in reading order."""
        for row in self.rows:
            for cell in row:
                yield from _drafts(cell)

    def blocks(self) -> list[Table | Paragraph]:
        """The table as blocks."""
        drafts = list(self.drafts())
        if not drafts:
            return []
        rows = [Row(tuple((cell.column, _cell(cell)) for cell in row)) for row in self.rows]
        first, last = drafts[0], drafts[-1]
        place = Place(first.start, last.start + len(last.raw), 0, first.number)
        columns = max(self.columns, 1)
        if not self.headers and is_layout(rows, columns, self.ruled):
            return side_by_side(Table(tuple(rows), columns, place, 0, True, self.widths))
        headers = self.headers or header_rows(rows, columns)
        return [Table(tuple(rows), columns, place, min(headers, len(rows)), False, self.widths)]


def _drafts(cell: _GridCell) -> Iterator[Draft]:
    for item in cell.items:
        if isinstance(item, Draft):
            yield item
        elif isinstance(item, Grid):
            yield from item.drafts()


def _cell(cell: _GridCell) -> Cell:
    return Cell(tuple(paragraph(draft) for draft in _drafts(cell)), cell.columns, cell.rows)


def grid_of(table: Element, styles: Styles, read: "Callable[[Element], list[Draft | Grid | Break]]") -> Grid:
    """The grid of a `w:tbl`; `read` gives what is in a cell."""
    grid = Grid(widths=_widths(table))
    above: dict[int, _GridCell] = {}
    ruled_cells = 0
    heading = True
    for row in _children(table, "tr"):
        properties = row.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            continue
        cells: list[_GridCell] = []
        column = _skipped(properties)
        for element in _children(row, "tc"):
            said = element.find(W + "tcPr")
            columns = _span(said)
            ruled_cells += _is_ruled(said)
            merge = said.find(W + "vMerge") if said is not None else None
            if merge is not None and merge.get(W + "val") != "restart" and column in above:
                above[column].rows += 1
            else:
                cell = _GridCell(column, columns, read(element))
                cells.append(cell)
                for covered in range(column, column + columns):
                    above.pop(covered, None)
                if merge is not None:
                    above[column] = cell
            column += columns
        heading = heading and _is_heading(properties)
        grid.headers += heading
        grid.columns = max(grid.columns, column)
        grid.rows.append(cells)
    grid.ruled = _has_rules(table, styles) or ruled_cells * 2 > sum(map(len, grid.rows))
    grid.widths = grid.widths if len(grid.widths) == grid.columns else ()
    return grid


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, those in content controls and insertions too."""
    for child in parent:
        if child.tag == W + tag:
            yield child
        elif child.tag in {W + "sdt", W + "sdtContent", W + "ins", W + "moveTo", W + "customXml"}:
            yield from _children(child, tag)


def _skipped(properties: Element | None) -> int:
    before = properties.find(W + "gridBefore") if properties is not None else None
    return (number_of(before.get(W + "val"), 0, _MOST_COLUMNS) or 0) if before is not None else 0


def _span(properties: Element | None) -> int:
    span = properties.find(W + "gridSpan") if properties is not None else None
    return (number_of(span.get(W + "val"), 1, _MOST_COLUMNS) or 1) if span is not None else 1


def _is_ruled(properties: Element | None) -> bool:
    borders = properties.find(W + "tcBorders") if properties is not None else None
    return borders is not None and draws(borders, _SIDES)


def _is_heading(properties: Element | None) -> bool:
    found = properties.find(W + "tblHeader") if properties is not None else None
    return found is not None and is_on(found)


def _has_rules(table: Element, styles: Styles) -> bool:
    properties = table.find(W + "tblPr")
    if properties is None:
        return False
    borders = properties.find(W + "tblBorders")
    if borders is not None:
        return draws(borders, ("insideH", "insideV"))
    style = properties.find(W + "tblStyle")
    return style is not None and styles.has_grid(style.get(W + "val", ""))


def _widths(table: Element) -> tuple[float, ...]:
    grid = table.find(W + "tblGrid")
    if grid is None:
        return ()
    found = [number_of(column.get(W + "w")) or 0 for column in grid.iterfind(W + "gridCol")]
    return tuple(round(twips / 1440 * 25.4, 1) for twips in found[:_MOST_COLUMNS])
