"""From pages with segments to blocks: lines joined to paragraphs over page ends, tables carried on over pages."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from songhanh.formats.blocks import Block, Break, Cell, Paragraph, Place, Row, Table
from songhanh.formats.drafts import Source, is_ornament, joined
from songhanh.formats.labels import label_of
from songhanh.formats.lines import Line, join
from songhanh.formats.regions import Beside, Item, Loose, regions
from songhanh.formats.ruled import RuledTable, Slot, ruled_tables
from songhanh.formats.segments import Page, Segment, rows_of, text_of
from songhanh.formats.tables import header_rows, is_layout, side_by_side

_FOLLOWS = 12.0  # points: so much further right is set in


@dataclass(slots=True)
class _Measure:
    """Where the text of a page stands: its left edge, and the right edge that full lines reach."""

    left: float
    right: float
    indents: frozenset[int] = frozenset()  # left edges, in points, that several lines share

    @property
    def center(self) -> float:
        return (self.left + self.right) / 2


@dataclass(slots=True)
class _Open:
    """A ruled table that may go on on the next page."""

    xs: list[float]
    rows: list[Row]
    columns: int
    place: Place
    headers: int
    widths: tuple[float, ...] = ()


class Assembly:
    """Takes pages one after the other and gives the blocks at the end."""

    def __init__(self) -> None:
        self.source = Source()
        self._blocks: list[Block] = []
        self._lines: list[Line] = []
        self._open: _Open | None = None
        self._landscape = False
        self._bottom = 0.0
        self._number = 0

    def blocks(self) -> tuple[Block, ...]:
        """All blocks so far; no page may follow."""
        self._end_table()
        self._end_lines()
        return tuple(self._blocks)

    def add(self, page: Page) -> None:
        """The next page."""
        landscape = page.width > page.height
        if landscape != self._landscape:
            self._end_table()
            self._end_lines()
            self._blocks.append(Break(landscape))
            self._landscape = landscape
        tables = ruled_tables(page)
        measure = _measure(page, tables)
        self._bottom = 0.0
        for table, segments in _between(page, tables):
            for item in regions(rows_of(segments), measure.center):
                self._add(item, page, measure)
            if table is not None:
                self._add_table(table, page)

    def _add(self, item: Item, page: Page, measure: _Measure) -> None:
        if isinstance(item, Segment):
            if not is_ornament(item.text):
                self._end_table()
                self._lines.append(self._line(item, page, measure))
            return
        self._end_table()
        self._end_lines()
        if isinstance(item, Beside):
            self._blocks.append(self._side_by_side(item, page))
        else:
            self._blocks.append(self._loose(item, page))

    def _line(self, segment: Segment, page: Page, measure: _Measure) -> Line:
        self._number += 1
        start = self.source.add(segment.text)
        height = max(segment.bottom - segment.top, 8.0)
        gap = (segment.top - self._bottom) / height if self._bottom else 0.0
        self._bottom = segment.bottom
        centered = (
            abs(segment.center - measure.center) < 10
            and segment.left > measure.left + 20
            and segment.right < measure.right - 20
            and round(segment.left) not in measure.indents
        )
        return Line(
            segment.text,
            start,
            page.number,
            self._number,
            segment.left,
            segment.right,
            measure.right,
            max(0.0, gap - 0.5),
            "center" if centered else "",
            segment.bold,
            segment.italic,
            begins=not centered and self._begins(segment, measure),
            flush=segment.left < measure.left + 4 and any(at > measure.left + _FOLLOWS for at in measure.indents),
        )

    def _begins(self, line: Segment, measure: _Measure) -> bool:
        """Whether a line is set in as the first of a paragraph is, and not as what hangs below a label."""
        before = self._lines[-1] if self._lines else None
        if before is None or line.left < measure.left + _FOLLOWS or before.align == "center":
            return False
        if line.left <= before.left + 8:
            return False
        return not (label_of(before.text) and before.right > before.limit - 20 and line.left < before.left + 30)

    def _end_lines(self) -> None:
        if self._lines:
            self._blocks.extend(join(self._lines))
            self._lines = []

    def _cell(self, segments: Sequence[Segment], page: Page) -> tuple[Paragraph, ...]:
        """The paragraphs of a cell: its lines joined as far as they fill it."""
        lines = []
        rows = rows_of(segments)
        limit = max((row.right for row in rows), default=0.0)
        # A cell is narrow: widths count from its own edge.
        left = min((row.left for row in rows), default=0.0)
        for row in rows:
            text = text_of(row.segments)
            if is_ornament(text):
                continue
            start = self.source.add(text)
            bold = all(segment.bold for segment in row.segments)
            italic = all(segment.italic for segment in row.segments)
            lines.append(
                Line(
                    text,
                    start,
                    page.number,
                    0,
                    row.left - left,
                    row.right - left,
                    limit - left,
                    bold=bold,
                    italic=italic,
                )
            )
        return tuple(join(lines))

    def _column(self, segments: Sequence[Segment], page: Page) -> tuple[Paragraph, ...]:
        """The paragraphs of a column of a letterhead or signature: a line each, but where a line clearly goes on."""
        shown = [segment for segment in segments if not is_ornament(segment.text)]
        # Recipients are a list broken at the width of its column; names and titles are broken where it looks well.
        listed = any(segment.text.startswith("-") for segment in shown)
        left = min((segment.left for segment in shown), default=0.0)
        limit = max((segment.right for segment in shown), default=0.0) - left if listed else 0.0
        lines = [
            Line(
                segment.text,
                self.source.add(segment.text),
                page.number,
                0,
                segment.left - left,
                segment.right - left,
                limit,
                bold=segment.bold,
                italic=segment.italic,
            )
            for segment in shown
        ]
        return tuple(join(lines))

    def _side_by_side(self, item: Beside, page: Page) -> Table:
        cells = tuple((at, Cell(self._column(column, page))) for at, column in enumerate(item.columns))
        first = cells[0][1].blocks or cells[1][1].blocks
        return Table((Row(cells),), 2, first[0].place if first else Place(), 0, True)

    def _loose(self, item: Loose, page: Page) -> Table:
        rows = [
            Row(tuple((column, Cell(self._cell(lines, page))) for column, lines in enumerate(row))) for row in item.rows
        ]
        columns = len(item.rows[0])
        return Table(tuple(rows), columns, _place(rows), header_rows(rows, columns), is_layout(rows, columns, False))

    def _add_table(self, table: RuledTable, page: Page) -> None:
        rows = self._rows(table, page)
        if not rows:
            return
        opened = self._open
        if opened is not None and _is_same(opened, table, rows):
            _carry_on(opened, [_fitted(row, opened, table.xs) for row in rows])
            return
        self._end_table()
        self._end_lines()
        widths = tuple(round((right - left) / 72 * 25.4, 1) for left, right in pairwise(table.xs))
        self._open = _Open(table.xs, rows, table.columns, _place(rows), header_rows(rows, table.columns), widths)

    def _rows(self, table: RuledTable, page: Page) -> list[Row]:
        by_row: dict[int, list[Slot]] = {}
        for slot in table.slots:
            by_row.setdefault(slot.row, []).append(slot)
        rows = []
        for number in sorted(by_row):
            cells = [
                (slot.column, Cell(self._cell(slot.segments, page), slot.columns, slot.rows)) for slot in by_row[number]
            ]
            if any(cell.blocks for _, cell in cells):
                rows.append(Row(tuple(cells)))
        return rows

    def _end_table(self) -> None:
        opened, self._open = self._open, None
        if opened is None:
            return
        made = Table(tuple(opened.rows), opened.columns, opened.place, opened.headers, False, opened.widths)
        if is_layout(made.rows, made.columns, True):
            self._blocks.extend(side_by_side(replace(made, layout=True)))
        else:
            self._blocks.append(made)


def _between(page: Page, tables: Sequence[RuledTable]) -> Iterator[tuple[RuledTable | None, list[Segment]]]:
    """Each table with the segments above it, and at the end those below all tables."""
    rest = page.segments
    for table in tables:
        above = [segment for segment in rest if segment.middle < table.ys[0]]
        rest = [segment for segment in rest if segment.middle >= table.ys[0]]
        yield table, above
    yield None, rest


def _measure(page: Page, tables: Sequence[RuledTable]) -> _Measure:
    """Where the text of a page stands."""
    left, right = _text_edges(page, tables)
    lefts = Counter(round(segment.left + off) for segment in page.segments for off in (-1, 0, 1))
    return _Measure(left, right, frozenset(at for at, count in lefts.items() if count >= 4))


def _text_edges(page: Page, tables: Sequence[RuledTable]) -> tuple[float, float]:
    """The edges that most long lines have."""
    long = [segment for segment in page.segments if segment.right - segment.left > 0.45 * page.width]
    if len(long) < 3:
        long = page.segments
    if not long:
        return (0.08 * page.width, 0.92 * page.width)
    if len(long) < 3 and tables:
        return (tables[0].xs[0], tables[0].xs[-1])
    lefts = Counter(round(segment.left / 4) for segment in long)
    most = max(lefts.values())
    left = min(at for at, count in lefts.items() if count >= most / 3) * 4.0
    rights = sorted(segment.right for segment in long)
    right = rights[len(rights) * 9 // 10]
    if right - left < 0.5 * page.width:
        return (min(left, 0.14 * page.width), max(right, 0.9 * page.width))
    return (left, right)


def _is_same(opened: _Open, table: RuledTable, rows: Sequence[Row]) -> bool:
    """Whether a table goes on with the one at the end of the page before; the widths of its columns may change."""
    edges = abs(opened.xs[0] - table.xs[0]) < 6 and abs(opened.xs[-1] - table.xs[-1]) < 6
    if not edges or abs(opened.columns - table.columns) > 2:
        return False
    headers = header_rows(rows, table.columns)
    return not headers or not opened.headers or _texts(rows[0]) == _texts(opened.rows[0])


def _fitted(row: Row, opened: _Open, xs: Sequence[float]) -> Row:
    """A row of a page in the columns of the table it goes on with."""
    if len(xs) == len(opened.xs):
        return row
    if len(row.cells) == opened.columns:
        return Row(tuple((at, replace(cell, columns=1)) for at, (_, cell) in enumerate(row.cells)))
    cells: list[tuple[int, Cell]] = []
    for column, cell in row.cells:
        first = max(_nearest(opened.xs, xs[column]), cells[-1][0] + cells[-1][1].columns if cells else 0)
        last = max(_nearest(opened.xs, xs[column + cell.columns]), first + 1)
        if first >= opened.columns:
            break
        cells.append((first, replace(cell, columns=min(last, opened.columns) - first)))
    return Row(tuple(cells))


def _nearest(xs: Sequence[float], x: float) -> int:
    return min(range(len(xs)), key=lambda at: abs(xs[at] - x))


def _carry_on(opened: _Open, rows: list[Row]) -> None:
    """Put the rows of the next page into a table: without its header again, a cut row put together."""
    head = [_texts(row) for row in opened.rows[: opened.headers]]
    if head and [_texts(row) for row in rows[: len(head)]] == head:
        rows = rows[len(head) :]
    if rows and len(opened.rows) > opened.headers:
        cut = _join_cut(opened.rows, rows[0])
        rows = [*([] if cut else [_without_continued(opened.rows, rows[0])]), *rows[1:]]
    opened.rows.extend(rows)


def _texts(row: Row) -> list[str]:
    return [" ".join(cell.text.split()) for _, cell in row.cells]


def _join_cut(rows: list[Row], row: Row) -> bool:
    """Put `row` behind the last of `rows` where a page end cut one row in two; whether that was so.

    Then nothing stands in its first column, and some cell goes on in the middle of a sentence.
    """
    if not row.cells or row.cells[0][1].blocks:
        return False
    pairs = [(_last_above(rows, column), cell) for column, cell in row.cells if cell.blocks]
    if not pairs or any(place is None for place, _ in pairs):
        return False
    found = [(place, rows[place[0]].cells[place[1]][1], cell) for place, cell in pairs if place is not None]
    if not any(_goes_on(old.text.strip(), new.text.strip()) for _, old, new in found):
        return False
    for (at, number), old, new in found:
        _exchange(rows, at, number, replace(old, blocks=(*old.blocks[:-1], *_sewn(old.blocks, new.blocks))))
    _extend(rows, [(column, cell.rows - 1) for column, cell in row.cells if cell.rows > 1])
    return True


def _goes_on(old: str, new: str) -> bool:
    return bool(old and new) and (new[0].islower() or old[-1] in ",(-–&") and not label_of(new)


def _sewn(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[Paragraph]:
    """The last paragraph of `old` and all of `new`, joined where the page end cut one paragraph."""
    if old and new and _goes_on(old[-1].text, new[0].text):
        return [joined(old[-1], new[0]), *new[1:]]
    return [*old[-1:], *new]


def _last_above(rows: Sequence[Row], column: int) -> tuple[int, int] | None:
    """Row and number of the cell that reaches down to the end of `rows` in `column`."""
    for at in range(len(rows) - 1, max(-1, len(rows) - 60), -1):
        for number, (first, cell) in enumerate(rows[at].cells):
            if first == column:
                return (at, number) if at + cell.rows >= len(rows) else None
    return None


def _exchange(rows: list[Row], at: int, number: int, cell: Cell) -> None:
    cells = list(rows[at].cells)
    cells[number] = (cells[number][0], cell)
    rows[at] = Row(tuple(cells))


def _extend(rows: list[Row], further: Sequence[tuple[int, int]]) -> None:
    """Let the cells at the end of `rows` reach as many rows further as is said for their columns."""
    for column, more in further:
        place = _last_above(rows, column)
        if place is not None:
            cell = rows[place[0]].cells[place[1]][1]
            _exchange(rows, *place, replace(cell, rows=cell.rows + more))


def _without_continued(rows: list[Row], row: Row) -> Row:
    """The first row of a page without the empty cells that are the rest of cells merged over the page end."""
    kept: list[tuple[int, Cell]] = []
    for column, cell in row.cells:
        place = _last_above(rows, column) if not cell.blocks else None
        above = rows[place[0]].cells[place[1]][1] if place is not None else None
        if above is not None and above.blocks and (above.rows > 1 or cell.rows > 1) and above.columns == cell.columns:
            _extend(rows, [(column, cell.rows)])
        else:
            kept.append((column, cell))
    return Row(tuple(kept))


def _place(rows: Sequence[Row]) -> Place:
    places = [block.place for row in rows for _, cell in row.cells for block in cell.blocks]
    if not places:
        return Place()
    return Place(places[0].start, places[-1].end, places[0].page)
