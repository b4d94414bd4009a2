"""From the sheets of a file to its roster: tables found, rows told apart, columns read, values checked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from songhanh.lib.words import Problem, Words
from songhanh.rosters.cells import Value, letters
from songhanh.rosters.checks import check, same_people
from songhanh.rosters.columns import Column, Sampled, checked, columns_of, guessed
from songhanh.rosters.fields import read_fields
from songhanh.rosters.headings import Header, below_header, find_header
from songhanh.rosters.lines import Lines, Reader
from songhanh.rosters.people import Table
from songhanh.rosters.persons import read_births, read_names, read_sexes, read_ticks
from songhanh.rosters.roster import CellProblem, Ignored, People, Roster
from songhanh.rosters.sheets import Sheet, fill_down
from songhanh.rosters.starts import first_person
from songhanh.rosters.titles import Titles, kind_of, read_titles
from songhanh.rosters.units import read_contexts

Mapping_ = Mapping[str, str | None]
_SAMPLE = 400  # values by which a column is judged
_NO_UNIT = re.compile(
    r"(?:sheet|trang|tờ|bảng|danh sách|ds|dsach|list|data|dữ liệu|tháng|t|năm)?[\s\d./_\-]*", re.IGNORECASE
)


@dataclass(slots=True)
class Found:
    """A table as it was found: its headings (None: it has none), titles, and what was read."""

    header: Header | None
    titles: Titles
    table: Table


def read_sheets(sheets: Sequence[Sheet], today: date, by_hand: Mapping_ | None = None) -> Roster:
    """The roster of the sheets of one file, checked on the day that the lists state, else `today`.

    Raises:
        Problem: `empty` where there is no person; `unknown-target` where `by_hand` names a target that there is not.
    """
    _refuse_unknown(by_hand or {})
    roster = Roster()
    shown = [sheet for sheet in sheets if not sheet.hidden]
    found = {id(sheet): _tables(sheet, roster, by_hand) for sheet in shown}
    if not any(one.table.people for tables in found.values() for one in tables):
        found = _without_headings(shown, roster, by_hand)
    for sheet in sheets:
        _leave_out(sheet, bool(found.get(id(sheet))), roster)
    _tell(roster, [one for sheet in shown for one in found[id(sheet)]], today)
    return roster


def _refuse_unknown(by_hand: Mapping_) -> None:
    wrong = checked(by_hand)
    if wrong:
        named = ", ".join(map(str, wrong[:5]))
        what = Words(f"không có trường “{named}”.", f"there is no field “{named}”.")
        raise Problem(
            "unknown-target", what, Words("Hãy sửa bảng ánh xạ cột.", "Correct the mapping of columns."), "--mapping"
        )


def no_person(name: str) -> Problem:
    """A file in which no person stands."""
    what = Words("không có người nào trong tệp.", "there is no person in the file.")
    return Problem(
        "empty", what, Words("Hãy chọn tệp có danh sách người.", "Choose a file with a list of people."), name
    )


def _tables(sheet: Sheet, roster: Roster, by_hand: Mapping_ | None) -> list[Found]:
    """The tables with headings on a sheet, one below the other."""
    found: list[Found] = []
    start = 0
    while start < len(sheet.rows) and (header := find_header(sheet, start)):
        ignored, after = _above(sheet, start, header)
        one, lines = _read_lines(sheet, header, after, by_hand, start)
        if one.table.people or not found:
            ignored += lines.ignored
        if one.table.people:
            found.append(one)
            roster.ignored += [Ignored(sheet.name, row + 1, kind) for row, kind in ignored]
        start = max(lines.end, header.last + 1)
    return found


def _above(sheet: Sheet, start: int, header: Header) -> tuple[list[tuple[int, str]], int]:
    """The rows up to the first below the headings, and where that is."""
    ignored = [(row, "title" if sheet.filled(row) else "blank") for row in range(start, header.first)]
    ignored += [(row, "header") for row in range(header.first, header.last + 1)]
    numbering = list(below_header(sheet, header.last + 1))
    return ignored + [(row, "numbering") for row in numbering], header.last + 1 + len(numbering)


def _read_lines(sheet: Sheet, header: Header, after: int, by_hand: Mapping_ | None, top: int) -> tuple[Found, Lines]:
    fill_down(sheet, header.last + 1)
    columns = columns_of(header, _sampled(sheet, after), by_hand)
    titles = read_titles(_texts(sheet, row) for row in range(top, header.first))
    return _found(sheet, header, columns, titles, after)


def _found(
    sheet: Sheet, header: Header | None, columns: list[Column], titles: Titles, start: int
) -> tuple[Found, Lines]:
    kind = kind_of([titles.text, sheet.name or ""], {one.target for one in columns if one.target})
    lines = Reader(sheet, header, columns, kind).read(start)
    return Found(header, titles, Table(sheet, columns, lines.people, kind)), lines


def _texts(sheet: Sheet, row: int) -> list[str]:
    return [str(value) for _, value in sheet.filled(row)]


def _sampled(sheet: Sheet, start: int) -> Sampled:
    """A function that gives values of a column from below the headings, from all over a long list."""
    rows = range(start, len(sheet.rows), max(1, (len(sheet.rows) - start) // _SAMPLE))
    known: dict[int, list[Value]] = {}

    def values(column: int) -> list[Value]:
        if column not in known:
            known[column] = [value for row in rows if (value := sheet.at(row, column)) is not None]
        return known[column]

    return values


def _without_headings(shown: Sequence[Sheet], roster: Roster, by_hand: Mapping_ | None) -> dict[int, list[Found]]:
    """Tables without headings: their columns are named by hand, or guessed and to be confirmed."""
    found: dict[int, list[Found]] = {}
    for sheet in shown:
        fill_down(sheet, 0)
        columns = guessed(sheet.width, _sampled(sheet, 0))
        if by_hand:
            columns = [Column(at, letters(at), by_hand.get(letters(at))) for at in range(sheet.width)]
        start = first_person(sheet, columns)
        found[id(sheet)] = []
        if start is None:
            continue
        titles = read_titles(_texts(sheet, row) for row in range(start))
        one, lines = _found(sheet, None, columns, titles, start)
        if one.table.people:
            found[id(sheet)] = [one]
            roster.needs_mapping = True
            above = [(row, "title" if sheet.filled(row) else "blank") for row in range(start)]
            roster.ignored += [Ignored(sheet.name, row + 1, kind) for row, kind in above + lines.ignored]
    return found


def _leave_out(sheet: Sheet, read: bool, roster: Roster) -> None:
    """Note a sheet that is not read; one that is hidden and holds a list of people is a problem."""
    if read or sheet.name is None:
        return
    roster.ignored_sheets.append(sheet.name)
    if sheet.hidden and _tables(sheet, Roster(), None):
        roster.problems.append(CellProblem(sheet.name, None, None, "hidden_sheet"))


def _tell(roster: Roster, found: list[Found], today: date) -> None:
    """Read the tables into the roster."""
    if not found:
        return
    days = [one.titles.as_of for one in found if one.titles.as_of]
    roster.as_of = days[0].isoformat() if days else None
    roster.agency = next((one.titles.agency for one in found if one.titles.agency), None)
    roster.kind = max(found, key=lambda one: len(one.table.people)).table.kind
    sheets = {id(one.table.sheet) for one in found}
    for one in found:
        _read_table(one, several=len(sheets) > 1)
        check(one.table, one.titles.as_of or (days[0] if days else today))
        for column in one.table.columns:
            if one.header or column.target:
                roster.mapping.setdefault(column.heading, column.target)
    same_people([one.table for one in found])
    for one in found:
        _add(roster, one.table)


def _read_table(one: Found, *, several: bool) -> None:
    """The stages of one table; each adds to the fields of its people."""
    table, titles = one.table, one.titles
    sexes = read_names(table)
    columns = [one for one in table.columns if one.target not in {None, "name", "birth_male", "birth_female"}]
    for column in columns:
        for field in read_fields(table, column, titles.year):
            table.put(*field)
    read_sexes(table, sexes)
    read_births(table)
    read_ticks(table, titles.year)
    sheet = table.sheet.name if several and not _NO_UNIT.fullmatch(table.sheet.name or "") else None
    read_contexts(table, titles.unit or sheet)
    if table.kind == "pool" and titles.pool_round:
        table.fields["pool_round"] = [one or titles.pool_round for one in table.field("pool_round")]


def _add(roster: Roster, table: Table) -> None:
    name = table.sheet.name
    rows = [person.row + 1 for person in table.people]
    roster.people.append(People(name, rows, table.fields))
    roster.problems += [
        CellProblem(name, row, None, "hidden_row") for row in rows if row - 1 in table.sheet.hidden_rows
    ]
    for index, column, rule in sorted(set(table.problems), key=lambda one: (one[0], one[1] or 0, one[2])):
        row = None if index < 0 else table.people[index].row + 1
        roster.problems.append(CellProblem(name, row, None if column is None else letters(column), rule))
    _refused(roster, table)


def _refused(roster: Roster, table: Table) -> None:
    column = min((one.index for one in table.of("name")), default=0)
    for one in roster.ignored:
        if one.sheet == table.sheet.name and one.kind == "refused":
            problem = CellProblem(one.sheet, one.row, letters(column), "missing_name")
            if problem not in roster.problems:
                roster.problems.append(problem)
