"""Tables of tasks: STT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian | Sản phẩm.

Reads data tables; gives the tasks of their rows. The columns are known by their headings, merged cells hold
for all the rows they span, a row with one cell or a number and a title alone is a group.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from songhanh.formats.blocks import Cell, Paragraph, Row, Table
from songhanh.reading.bodies import split
from songhanh.reading.context import added
from songhanh.reading.duties import Stretch, dates, leads, partners, recurrence
from songhanh.reading.plan import Found, Recurrence, Section, Task, When

_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("number", re.compile(r"(?:stt|tt|số tt|số thứ tự|số|no\.?)\W*$", re.IGNORECASE)),
    ("partners", re.compile(r".*phối hợp|.*tham gia", re.IGNORECASE)),
    (
        "lead",
        re.compile(
            r".*(?:chủ trì|thực hiện(?! )|phụ trách|đầu mối|chịu trách nhiệm)|(?:đơn vị|cơ quan|phân công"
            r"|người)(?! phối)",
            re.IGNORECASE,
        ),
    ),
    ("time", re.compile(r".*(?:thời gian|thời hạn|tiến độ|hoàn thành|thời điểm|kỳ báo cáo)", re.IGNORECASE)),
    ("result", re.compile(r".*(?:sản phẩm|kết quả|đầu ra)", re.IGNORECASE)),
    ("contents", re.compile(r".*(?:nội dung|nhiệm vụ|công việc|hoạt động|giải pháp|tên việc|đầu việc)", re.IGNORECASE)),
)
_ONLY_YEARS = re.compile(
    r"\W*(?:(?:Năm|Giai đoạn)\s+)?(?P<first>20\d\d)(?:\s*[-–]\s*(?P<last>20\d\d))?\W*", re.IGNORECASE
)
_NUMBER = re.compile(r"\(?(?P<label>[IVXLC]+|[A-ZĐ]|\d+(?:\.\d+)*|[a-zđ])[.)]?\s*$")
_TIME_FIRST = re.compile(r".*thời gian", re.IGNORECASE)


class _Sheet(NamedTuple):
    """A table of tasks: which column says what, and every cell of every row, merged ones repeated."""

    columns: dict[str, int]
    rows: tuple[tuple[Cell | None, ...], ...]
    first: int  # the first row below the headings


def is_task_table(table: Table) -> bool:
    """Whether the headings of a table are those of a table of tasks."""
    return _sheet(table) is not None


def _sheet(table: Table) -> _Sheet | None:
    grid = _grid(table)
    for at, row in enumerate(grid[:6]):
        columns = _columns(row)
        if "contents" in columns and ({"lead", "time", "partners"} & columns.keys()):
            first = at + 1
            while first < len(grid) and first < table.header_rows:
                first += 1
            return _Sheet(columns, grid, first)
    return None


def _grid(table: Table) -> tuple[tuple[Cell | None, ...], ...]:
    grid: list[list[Cell | None]] = [[None] * table.columns for _ in table.rows]
    for at, row in enumerate(table.rows):
        for column, cell in row.cells:
            for down in range(at, min(at + cell.rows, len(grid))):
                for right in range(column, min(column + cell.columns, table.columns)):
                    grid[down][right] = cell
    return tuple(tuple(row) for row in grid)


def _columns(row: Sequence[Cell | None]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        text = " ".join(cell.text.split()) if cell else ""
        if not text or len(text) > 80:
            continue
        for name, pattern in _COLUMNS:
            if name not in found and pattern.match(text) and not (name == "lead" and _TIME_FIRST.match(text)):
                found[name] = at
                break
    return found


def table_tasks(table: Table, path: str, year: int | None, plan_years: Sequence[int]) -> Iterator[Task]:
    """The tasks of a table of tasks, none of any other; `path` is the label of what the table stands in."""
    for item in _items(table, path):
        if isinstance(item, Section):
            continue
        yield _task(*item, year=year, plan_years=plan_years)


def table_sections(table: Table, path: str) -> Iterator[Section]:
    """The group rows of a table of tasks; of another table those with a Roman number and a title over all columns."""
    if _sheet(table) is None:
        yield from _roman_rows(table, path)
    for item in _items(table, path):
        if isinstance(item, Section):
            yield item


def _roman_rows(table: Table, path: str) -> Iterator[Section]:
    for row in table.rows[table.header_rows :]:
        texts = [cell for _, cell in row.cells if cell.text.strip()]
        whole = " ".join(cell.text.strip() for cell in texts)
        found = re.match(r"(?P<label>[IVX]+)[.\s)]+(?P<title>\S.{3,})", whole, re.DOTALL)
        if found and len(texts) <= 2 and texts[0].blocks:
            label = ".".join(part for part in (path, found["label"]) if part)
            yield Section(label, " ".join(found["title"].split()), texts[0].blocks[0].place)


def _items(table: Table, path: str) -> Iterator[Section | tuple[_Sheet, Sequence[Cell | None], str]]:
    sheet = _sheet(table)
    if sheet is None:
        return
    group: list[tuple[str, str]] = []  # (kind of number, joined label)
    contents = sheet.columns["contents"]
    for at in range(sheet.first, len(sheet.rows)):
        row = sheet.rows[at]
        cell = row[contents]
        label = _label(row, sheet)
        if cell is None or not cell.text.strip() or _is_numbers(row):
            continue
        repeated = at > 0 and sheet.rows[at - 1][contents] is cell
        if _is_group(table.rows[at], row, sheet):
            kind = _kind(label)
            while group and (group[-1][0] == kind or not label):
                group.pop()
            above = group[-1][1] if group else path
            joined = ".".join(part for part in (above, label) if part)
            group.append((kind, joined))
            title = _without_label(cell.blocks[0], label)
            yield Section(joined, title, cell.blocks[0].place)
        elif not repeated:
            above = group[-1][1] if group else path
            yield sheet, row, _row_label(above, label)


def _row_label(above: str, label: str) -> str:
    if label and "." in label and above.rsplit(".", 1)[-1] == label.rsplit(".", 1)[0]:
        return above.rsplit(".", 1)[0] + "." + label if "." in above else label
    return ".".join(part for part in (above, label) if part)


def _label(row: Sequence[Cell | None], sheet: _Sheet) -> str:
    at = sheet.columns.get("number")
    cell = row[at] if at is not None else None
    found = _NUMBER.match(cell.text.strip()) if cell else None
    if found:
        return found["label"]
    contents = row[sheet.columns["contents"]]
    block = contents.blocks[0] if contents and contents.blocks else None
    found = _NUMBER.match(block.label) if block and block.label else None
    return found["label"] if found else ""


def _kind(label: str) -> str:
    if re.fullmatch(r"[IVXLC]+", label):
        return "roman"
    return "letter" if label.isalpha() else "decimal" + str(label.count(".")) if label else ""


def _is_numbers(row: Sequence[Cell | None]) -> bool:
    """The row "(1) (2) (3) …" under the headings."""
    texts = [cell.text.strip() for cell in row if cell and cell.text.strip()]
    return len(texts) > 2 and all(re.fullmatch(r"\(?\d{1,2}\)?|[A-Z]", text) for text in texts)


def _is_group(raw: Row, row: Sequence[Cell | None], sheet: _Sheet) -> bool:
    """A title over the rows below: nothing beside it in the columns that a task fills."""
    contents = row[sheet.columns["contents"]]
    others = [row[at] for name, at in sheet.columns.items() if name in {"lead", "partners", "time", "result"}]
    alone = all(cell is None or cell is contents or not cell.text.strip() for cell in others)
    return alone and len(raw.cells) >= 1 and not (contents and contents.text.rstrip().endswith((".", ";")))


def _without_label(block: Paragraph, label: str) -> str:
    text = block.content if block.label and label and block.label.startswith(label) else block.text
    return text.strip().rstrip(":").strip()


def _task(
    sheet: _Sheet, row: Sequence[Cell | None], section: str, *, year: int | None, plan_years: Sequence[int]
) -> Task:
    cell = row[sheet.columns["contents"]]
    assert cell is not None
    first = cell.blocks[0]
    start = len(first.text) - len(first.content)
    stretches = [Stretch(block, 0, len(block.text)) for block in cell.blocks]
    when = tuple(day for stretch in stretches for day in dates(stretch, year, plan_years))
    often = next((found for stretch in stretches if (found := recurrence(stretch))), None)
    column_when, column_often = _time(_column(row, sheet, "time"), year)
    told = tuple(name for stretch in stretches for name in partners(stretch))
    return Task(
        section=section or None,
        text=" ".join(" ".join([first.content, *(block.text for block in cell.blocks[1:])]).split()),
        place=first.at(start, len(first.text)),
        lead=leads(Stretch(first, start, len(first.text))) or tuple(_bodies(_column(row, sheet, "lead"))),
        partners=added(told, tuple(_bodies(_column(row, sheet, "partners")))),
        dates=when or column_when,
        recurrence=often or (column_often if not when else None),
        result=_result(_column(row, sheet, "result")),
    )


def _result(cell: Cell | None) -> Found[str] | None:
    if cell is None or not cell.text.strip():
        return None
    return Found(" ".join(cell.text.split()), cell.blocks[0].place, "column")


def _column(row: Sequence[Cell | None], sheet: _Sheet, name: str) -> Cell | None:
    at = sheet.columns.get(name)
    return row[at] if at is not None else None


def _bodies(cell: Cell | None) -> Iterator[Found[str]]:
    for block in cell.blocks if cell else ():
        start = len(block.text) - len(block.content)
        for name in split(block.text, start, len(block.text.rstrip(" .;"))):
            if any(c.isalpha() for c in name.text):
                yield Found(name.text, block.at(name.start, name.end), "column")


def _years(block: Paragraph) -> tuple[Found[When], ...]:
    """A cell that holds nothing but a year or a span of years ("Năm 2022", "2022 - 2026")."""
    found = _ONLY_YEARS.fullmatch(block.text)
    if found is None:
        return ()
    first, last = date(int(found["first"]), 1, 1), date(int(found["last"] or found["first"]), 12, 31)
    written = block.text.strip()
    return (Found(When(first, last, written), block.at(0, len(block.text)), "date"),) if first < last else ()


def _time(cell: Cell | None, year: int | None) -> tuple[tuple[Found[When], ...], Found[Recurrence] | None]:
    when: tuple[Found[When], ...] = ()
    often = None
    for block in cell.blocks if cell else ():
        stretch = Stretch(block, 0, len(block.text))
        when += dates(stretch, year, ()) or _years(block)
        often = often or recurrence(stretch)
    return when, often
