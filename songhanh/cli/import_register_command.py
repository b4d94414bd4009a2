"""`songhanh import-register FILE`: what a staff list says, what is wrong with it, and into the register with it."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from songhanh.cli.django_start import started
from songhanh.cli.options import Options, a_path
from songhanh.cli.terminal import counter, paint, plain, table, waiting, wrapped
from songhanh.lib.words import Language, Problem, Words
from songhanh.rosters.opening import open_roster
from songhanh.rosters.roster import CellProblem, Roster
from songhanh.rosters.rules import RULES, Severity
from songhanh.rosters.schema import error_of, to_json
from songhanh.rosters.wording import KINDS, target_words

HELP = Words(
    """songhanh import-register TỆP --agency MÃ [--dry-run] [--mapping TỆP.json] [--json]

Nhập một danh sách nhân sự có sẵn (XLSX, XLS, ODS, CSV, văn bản Unicode) vào sổ cán bộ: nhận ra các cột theo
tiêu đề và giá trị, đọc từng người, kiểm tra ngày tháng, giới tính, ngạch, bậc, hệ số, báo từng ô có vấn đề,
nhận lại người đã có trong sổ. Nếu có dòng chưa rõ là ai thì chưa lưu gì: người quyết định trên trang web.

  --agency MÃ           mã cơ quan của danh sách; bắt buộc khi lưu
  --dry-run             chỉ đọc và báo, không lưu gì
  --mapping TỆP.json    ý nghĩa của các cột, ghi tay: {"Tiêu đề hoặc chữ cái cột": "trường" hoặc null}
  --json                in dữ liệu JSON

Ví dụ:
  songhanh import-register danh-sach.xlsx --dry-run
  songhanh import-register danh-sach.xlsx --agency SKHDT
  songhanh import-register danh-sach.xls --dry-run --json > danh-sach.json

Mã thoát: 0 không có vấn đề, 1 có ô cần xem hoặc chưa lưu, 2 không đọc được tệp.""",
    """songhanh import-register FILE --agency CODE [--dry-run] [--mapping FILE.json] [--json]

Import a staff list as it is (XLSX, XLS, ODS, CSV, Unicode text) into the register: columns are recognised by
headings and values, each person is read, dates, sex, grades, steps and coefficients are checked, every cell with
a problem is told, people of the register are known again. Where it is not sure who a line is about, nothing is
stored: a person decides on the site.

  --agency CODE         the agency of the list; needed to store it
  --dry-run             only read and tell, store nothing
  --mapping FILE.json   what columns mean, by hand: {"Heading or letters of a column": "field" or null}
  --json                print JSON

Examples:
  songhanh import-register list.xlsx --dry-run
  songhanh import-register list.xlsx --agency DPI
  songhanh import-register list.xls --dry-run --json > list.json

Exit code: 0 no problems, 1 cells to look at or not stored, 2 the file could not be read.""",
)
_SHOWN = 40  # problems that are told one by one


def run(arguments: Sequence[str], language: Language) -> int:
    """Tell what the list says; 1 where a cell has a problem."""
    options = Options("import-register")
    options.add_argument("file", type=a_path, metavar="TỆP")
    options.add_argument("--agency", default="")
    options.add_argument("--dry-run", action="store_true")
    options.add_argument("--mapping", type=a_path, default=None)
    options.add_argument("--json", action="store_true")
    given = options.parse_args(arguments)
    if not given.dry_run and not given.agency:
        raise _no_agency()
    stored: Any = None
    try:
        roster, stored = _read(given, language)
    except Problem as problem:
        if not given.json or problem.where in {"--mapping", str(given.mapping)}:
            raise
        print(json.dumps(error_of(problem)))
        return 2
    if given.json:
        told = to_json(roster) | ({"stored": stored._asdict()} if stored else {})
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for line in (*_lines(roster, given.file.name, language), *_became(stored, given, language)):
            print(plain(line))
    complete = given.dry_run or (stored is not None and stored.stored)
    return 1 if roster.problems or roster.needs_mapping or not complete else 0


def _read(given: Any, language: Language) -> tuple[Roster, Any]:
    """The list, and what became of it where it is to be stored."""
    reading = f"{Words('Đang đọc', 'Reading').say(language)} {given.file.name}"
    if given.dry_run:
        with waiting(reading):
            return open_roster(given.file, _mapping(given.mapping)), None
    module = started("register")
    with waiting(reading), counter(Words("Đang so sánh với sổ", "Comparing").say(language)) as bar:
        found: tuple[Roster, Any] = module.store_list(given.file, given.agency, _mapping(given.mapping), bar)
    return found


def _became(stored: Any, given: Any, language: Language) -> Iterator[str]:
    if given.dry_run:
        return
    yield ""
    if stored is None:
        told = Words("Chưa lưu: cần ghép cột trước.", "Not stored: its columns must be mapped first.")
        yield paint(told.say(language), "yellow")
        return
    counts = Words(
        f"{stored.new} người mới, {stored.changed} người thay đổi, {stored.same} người không đổi",
        f"new {stored.new}, changed {stored.changed}, unchanged {stored.same}",
    )
    if stored.stored:
        told = Words(f"Đã lưu vào sổ: {counts.vi}.", f"Stored: {counts.en}.")
        yield paint(told.say(language), "green")
    else:
        told = Words(
            f"Chưa lưu: {stored.doubts} dòng chưa rõ là ai ({counts.vi}). Quyết định tại {stored.address}",
            f"Not stored: of {stored.doubts} lines it is not sure whom they are about ({counts.en}). "
            f"Decide at {stored.address}",
        )
        yield paint(told.say(language), "yellow")
    if stored.unknown_units:
        told = Words(
            f"{stored.unknown_units} tên đơn vị chưa có trong cơ quan; ghép ở trang trên để tính theo đơn vị.",
            f"Names of units that the agency does not have: {stored.unknown_units}; name them there.",
        )
        yield told.say(language)


def _no_agency() -> Problem:
    what = Words("chưa nêu cơ quan của danh sách.", "whose list it is was not told.")
    remedy = Words(
        "Thêm --agency MÃ để lưu, hoặc --dry-run để chỉ xem trước.",
        "Add --agency CODE to store it, or --dry-run to only look at it.",
    )
    return Problem("no-agency", what, remedy)


def _mapping(path: Path | None) -> Mapping[str, str | None]:
    """The mapping in a JSON file."""
    if path is None:
        return {}
    remedy = Words('Ghi như {"B": "name", "C": null}.', 'Write it as {"B": "name", "C": null}.')
    try:
        told: Any = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Problem(
            "no-mapping", Words("không đọc được tệp này.", "this file cannot be read."), remedy, str(path)
        ) from error
    except ValueError as error:
        raise Problem(
            "no-mapping", Words("tệp này không phải JSON.", "this file is not JSON."), remedy, str(path)
        ) from error
    if not isinstance(told, dict) or not all(value is None or isinstance(value, str) for value in told.values()):
        what = Words("bảng ánh xạ phải là {cột: trường}.", "the mapping must be {column: field}.")
        raise Problem("no-mapping", what, remedy, str(path))
    return told


def _lines(roster: Roster, name: str, language: Language) -> Iterator[str]:
    yield paint(name, "bold")
    yield _about(roster).say(language)
    if roster.needs_mapping:
        yield paint(wrapped(_ASKS.say(language)), "yellow")
    yield ""
    head = [Words("Cột", "Column").say(language), Words("Được đọc là", "Read as").say(language)]
    yield from table(head, [[key, _read_as(target).say(language)] for key, target in roster.mapping.items()], [3, 2])
    yield ""
    yield from _problems(roster, language)


_ASKS = Words(
    "Danh sách không có tiêu đề cột; các cột dưới đây chỉ là phỏng đoán. Hãy ghi ý nghĩa từng cột rồi thêm --mapping.",
    "The list has no headings; the columns below are only guessed. Write what each is to a file and add --mapping.",
)


def _read_as(target: str | None) -> Words:
    return target_words(target) if target else Words("(không nhập)", "(not imported)")


def _about(roster: Roster) -> Words:
    kind, people = KINDS[roster.kind], len(roster.entries)
    sheets = len({one.sheet for one in roster.entries})
    day = roster.as_of and "/".join(reversed(roster.as_of.split("-")))
    return Words(
        f"{kind.vi}: {people} dòng người, {sheets} trang tính"
        + (f", tính đến {day}" if day else "")
        + (f"; {roster.agency}" if roster.agency else ""),
        f"{kind.en}: {people} lines of people, sheets: {sheets}"
        + (f", as of {day}" if day else "")
        + (f"; {roster.agency}" if roster.agency else ""),
    )


def _problems(roster: Roster, language: Language) -> Iterator[str]:
    if not roster.problems:
        yield paint(Words("Không thấy vấn đề nào.", "Nothing was found.").say(language), "green")
        return
    for one in roster.problems[:_SHOWN]:
        rule = RULES[one.rule]
        label, style = _SEVERITIES[rule.severity]
        said = label.say(language)
        yield paint(said, style) + wrapped(
            f"{said} · {_place(one).say(language)}: {rule.what.say(language)}", 4
        ).removeprefix(said)
        yield wrapped(f"    → {rule.remedy.say(language)}", 6)
    rest = len(roster.problems) - _SHOWN
    if rest > 0:
        yield Words(f"… và {rest} vấn đề nữa (xem --json).", f"… and {rest} more (see --json).").say(language)
    counts = Counter(RULES[one.rule].severity for one in roster.problems)
    yield ""
    yield Words(
        f"{counts[Severity.ERROR]} ô bị từ chối, {counts[Severity.WARNING]} điểm cần xem.",
        f"cells refused: {counts[Severity.ERROR]}, to look at: {counts[Severity.WARNING]}.",
    ).say(language)


_SEVERITIES = {
    Severity.ERROR: (Words("LỖI", "ERROR"), "red"),
    Severity.WARNING: (Words("CẦN XEM", "WARNING"), "yellow"),
}


def _place(one: CellProblem) -> Words:
    """Where a problem stands: sheet, cell or row or column."""
    sheet = f"{one.sheet}, " if one.sheet else ""
    if one.row and one.column:
        return Words(f"{sheet}ô {one.column}{one.row}", f"{sheet}cell {one.column}{one.row}")
    if one.row:
        return Words(f"{sheet}dòng {one.row}", f"{sheet}row {one.row}")
    if one.column:
        return Words(f"{sheet}cột {one.column}", f"{sheet}column {one.column}")
    return Words(f"trang tính {one.sheet}", f"sheet {one.sheet}")
