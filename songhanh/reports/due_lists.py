"""The lists that fall due and the pools as workbooks: the same rows as on the pages, whole."""

from collections.abc import Iterable
from datetime import date

from songhanh.formats.workbook import Column, ColumnKind, Value, Workbook, Worksheet
from songhanh.lib.words import Words
from songhanh.people.queries.pools import Place, PoolChange, PoolRow, Pools, decided_words
from songhanh.people.rules.due import Cell, CellKind, Found, Row, cell_words
from songhanh.people.rules.lists import CLOSING, DueList

_KINDS = {CellKind.DAY: ColumnKind.DATE, CellKind.NUMBER: ColumnKind.NUMBER}
_WIDTHS = {CellKind.DAY: 13.0, CellKind.MONTH: 13.0, CellKind.NUMBER: 10.0, CellKind.TEXT: 26.0}
_WIDE = {"what": 40.0, "why": 90.0, "severity": 16.0}
_NUMBER, _DAY = ColumnKind.NUMBER, ColumnKind.DATE
_UNTOLD = (Column("Còn thiếu", 44), Column("Họ và tên", 28), Column("Mã ẩn danh", 14), Column("Phòng, đơn vị", 30),
           Column("Chức vụ, chức danh", 28))  # fmt: skip
_PEOPLE = (
    Column("Nhiệm kỳ", 12), Column("Chức danh quy hoạch", 34), Column("Họ và tên", 28), Column("Giới tính", 10),
    Column("Năm sinh", 10), Column("Chức vụ, chức danh", 28), Column("Phòng, đơn vị", 30), Column("Từ ngày", 12, _DAY),
    Column("Quyết định", 34),
)  # fmt: skip
_FIGURES = (
    Column("Nhiệm kỳ", 12), Column("Chức danh quy hoạch", 34), Column("Số người", 10, _NUMBER),
    Column("Nữ", 8, _NUMBER), Column("Cán bộ trẻ", 11, _NUMBER), Column("Số lượng chức danh", 12, _NUMBER),
    Column("Xét theo ngày", 13, _DAY), Column("Đánh giá", 16), Column("Nội dung", 70), Column("Căn cứ", 60),
)  # fmt: skip
_CHANGES = (
    Column("Ngày", 12, _DAY), Column("Thay đổi", 14), Column("Họ và tên", 28), Column("Chức danh quy hoạch", 34),
    Column("Nhiệm kỳ", 12), Column("Lý do", 30), Column("Quyết định", 34),
)  # fmt: skip
MET = {
    True: Words("Bảo đảm", "As asked"),
    False: Words("Chưa bảo đảm", "Not as asked"),
    None: Words("Chưa xác định được", "Cannot be told"),
}


def due_workbook(agency: str, told: DueList, day: date, found: Found) -> Workbook:
    """One list as of the day, and those of whom it cannot be told."""
    columns = (*told.columns, *CLOSING)
    heads = tuple(
        Column(one.title.vi, _WIDE.get(one.code, _WIDTHS[one.kind]), _KINDS.get(one.kind, ColumnKind.TEXT))
        for one in columns
    )
    rows = tuple((*_cells(one, [each.code for each in told.columns]), _checked(one)) for one in found.rows)
    untold = tuple(
        (each.unknown.what.vi, one.name, one.number, one.unit, one.position)
        for each in found.untold
        for one in each.people
    )
    sheets = [Worksheet("Danh sách", (*heads, Column("Kiểm chứng", 16)), rows)]
    if untold:
        sheets.append(Worksheet("Chưa xác định được", _UNTOLD, untold))
    return Workbook(f"{told.title.vi} {agency} ngày {day:%d-%m-%Y}", tuple(sheets))


def _cells(row: Row, codes: Iterable[str]) -> tuple[Value, ...]:
    return (*(_value(row.cells.get(code)) for code in codes), row.what.vi, row.why.vi, row.severity.words.vi)


def _value(cell: Cell) -> Value:
    return cell if cell is None or isinstance(cell, str | int | date) else cell_words(cell).vi


def _checked(row: Row) -> str:
    return "" if row.verified else "chưa kiểm chứng"


def pools_workbook(agency: str, pools: Pools, changes: Iterable[PoolChange], since: date) -> Workbook:
    """The pools as of the day: people, figures with what they rest on, and what changed since."""
    rows = [row for each in pools.rounds for row in (*each.posts, each.whole)]
    people = [
        _person(row, place) for each in pools.rounds for row in each.posts for place in row.places
    ] + [_person(each.whole, place) for each in pools.rounds for place in each.unnamed]  # fmt: skip
    figures = tuple(figure for row in rows for figure in _figures(row))
    moved = tuple(
        (one.on, "Đưa vào" if one.came else "Đưa ra", one.one.name, one.post, one.term, one.why.vi,
         decided_words(one.decision, one.decided_on))
        for one in changes
    )  # fmt: skip
    sheets = (
        Worksheet("Người trong quy hoạch", _PEOPLE, tuple(people)),
        Worksheet("Cơ cấu", _FIGURES, figures),
        Worksheet(f"Thay đổi từ {since:%d-%m-%Y}", _CHANGES, moved),
    )
    return Workbook(f"Quy hoạch cán bộ {agency} ngày {pools.day:%d-%m-%Y}", sheets)


def _person(row: PoolRow, place: Place) -> tuple[Value, ...]:
    one, birth = place.one, place.one.birth
    year = birth.year if isinstance(birth, date) else birth
    return (
        row.pool.round, row.pool.post, one.name, one.sex.words.vi if one.sex else "", str(year or ""), one.position,
        one.unit, place.span.starts, decided_words(place.span.decision, place.span.decided_on),
    )  # fmt: skip


def _figures(row: PoolRow) -> Iterable[tuple[Value, ...]]:
    """A row for each check; of a pool for which no rule asks, one without."""
    head = (row.pool.round, row.pool.post or "Cả nhiệm kỳ", row.people, row.pool.women, row.young, row.seats)
    for one in row.checks:
        basis = one.check.answer.basis
        mark = "" if basis.status != "unverified" else " (chưa kiểm chứng)"
        yield (*head, one.on, MET[one.met].vi, one.check.answer.why.vi, f"{basis.legal_basis}{mark}")
    if not row.checks:
        yield (*head, None, "", "", "")
