"""What each row of a table is: a person, or a group, total, note, signature, repeated heading between them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from songhanh.lib.text import bare, fold
from songhanh.rosters.cells import Value, blank, has_digit, is_line_number, squeezed
from songhanh.rosters.choices import (
    read_education,
    read_in_pool,
    read_increase,
    read_rating,
    read_sex,
    read_staff_kind,
    read_state_management,
    read_theory,
    ticked,
)
from songhanh.rosters.columns import Column
from songhanh.rosters.groups import Context
from songhanh.rosters.headings import Header, begins_header, is_any_name_heading, is_numbering, same_headings
from songhanh.rosters.names import is_person, is_unit
from songhanh.rosters.numbers import read_class
from songhanh.rosters.sheets import Sheet
from songhanh.rosters.targets import BIRTH_PAIR, BIRTH_PARTS, DATES, NUMBERS, TOGETHER

_TOTAL = re.compile(
    r"^\W*(?:tổng(?:\s+(?:cộng|số|hợp)|\s*[:(\d]|$)|cộng\b|tong (?:cong|so)\b"
    r"|cong(?:\s*:|$)|lũy kế|luỹ kế|total\b|sub-?total)"
)
_BEGINS_TOTAL = re.compile(r"\W*[tcls]", re.IGNORECASE)
_NOTE = re.compile(
    r"^\W*(?:ghi chú|lưu ý|chú thích|chú ý|số tiền|bằng chữ|danh sách\s+(?:này|gồm|có|trên|ấn định)"
    r"|ấn định|trong đó\s*:|viết tắt|tổng)\b|^\*"
)
_FOOTER = re.compile(
    r"ngày\s*[\d.…_]*\s*tháng\s*[\d.…_]*\s*năm|\b(?:người|cán bộ)\s+(?:lập|kiểm|tổng hợp|duyệt)"
    r"|lập (?:biểu|bảng|danh sách)|thủ trưởng|\bký\s*,|ký tên|\(ký|đóng dấu"
    r"|^\s*(?:kt|tm|tl|tuq)\.|xác nhận của|ghi rõ họ tên"
)
_SIGNS = re.compile(
    r"^(?:(?:phó |q\. ?)?(?:tổng )?(?:giám đốc|hiệu trưởng|chủ tịch|trưởng phòng|chánh văn phòng|cục trưởng|thủ kho)"
    r"|kế toán(?: trưởng)?|nơi nhận)\s*:?$"
)
_MARK = re.compile(
    r"\(?(?:[ivxl]{1,6}|[a-zđ])\s*[.)/]?|\*|[+\-]|[ivxl]{1,6}\.\d{1,2}\.?|[a-z]\.\d{1,2}\.?|\d{1,2}\.\d{1,2}\.?",
    re.IGNORECASE,
)
_TYPED = {*DATES, *NUMBERS, *BIRTH_PAIR, *BIRTH_PARTS, *TOGETHER, "grade", "new_grade", "training_period"}
_CHOICES: dict[str, Callable[[Value], tuple[object, str | None]]] = {
    "education": read_education,
    "political_theory": read_theory,
    "state_management": read_state_management,
    "staff_kind": read_staff_kind,
    "in_pool": read_in_pool,
    "increase_kind": read_increase,
    "evaluations": read_rating,
    "evaluation": read_rating,
    "class": read_class,
}
_NAMED = {"họ ", "họ,", "họ", "tên", "ho ", "ten", "hvt", "ful", "dan"}  # what headings of names begin with
_LINE_HEADINGS = {"stt", "tt", "sott", "sothutu", "thutu", "no", "sttt"}
_ROOM = 3  # numbers that may stand in the row of a group beside its text


@dataclass(slots=True)
class Person:
    """A person's row, and what the group rows above it say."""

    row: int
    context: Context


@dataclass(slots=True)
class Lines:
    """The rows of a table: people, those left out with their kind, and where the next table begins."""

    people: list[Person] = field(default_factory=list)
    ignored: list[tuple[int, str]] = field(default_factory=list)
    end: int = 0


class Reader:
    """Reads the rows of one table from top to bottom."""

    def __init__(self, sheet: Sheet, header: Header | None, columns: Sequence[Column], kind: str) -> None:
        self._sheet, self._header, self._kind = sheet, header, kind
        self._names = [one.index for one in columns if one.target == "name"]
        self._number = _line_numbers(sheet, header, columns)
        self._typed = [(one.index, one.target) for one in columns if one.target and _is_typed(one.target)]
        typed = {column for column, _ in self._typed}
        self._texts = [one.index for one in columns if one.target and one.index not in {*typed, *self._names}]
        self._course = [one.index for one in columns if one.target == "course"]
        self._lines = Lines()
        self._context = Context()
        self._closing = False

    def read(self, start: int) -> Lines:
        """The rows from `start` to the end of the sheet, or to the headings of another table."""
        found = self._lines
        for row in range(start, len(self._sheet.rows)):
            line = self._sheet.rows[row]
            if not any(line) and all(value is None for value in line):
                found.ignored.append((row, "blank"))
                continue
            kind = self._kind_of(row, line)
            if kind == "table":
                found.end = row
                break
            if kind == "person":
                found.people.append(Person(row, self._context))
                continue
            found.ignored.append((row, kind))
            if kind == "group":
                self._context = self._context.below(self._group_text(line), self._kind)
        else:
            found.end = len(self._sheet.rows)
        return self._without_groups_behind(found)

    def _without_groups_behind(self, found: Lines) -> Lines:
        """A row that looks like a group but has nobody below it is a signature or a remark."""
        last = found.people[-1].row if found.people else -1
        found.ignored = [(row, "footer" if kind == "group" and row > last else kind) for row, kind in found.ignored]
        return found

    def _kind_of(self, row: int, line: list[Value]) -> str:
        name, ignored = self._name(line), self._lines.ignored
        repeated = bool(ignored) and ignored[-1] == (row - 1, "repeat_header")
        numbered = is_line_number(self._at(line, self._number))
        # Most rows are plainly people: one value that fits its column is enough for them.
        if numbered and not repeated and _is_plain(name) and self._says_anything(line):
            return "person"
        heading = self._heading(row, line, name, repeated=repeated)
        if heading:
            return heading
        typed = sum(self._says(line, at, target) for at, target in self._typed)
        if numbered and isinstance(name, str) and typed and not _starts_total(name):
            return "person"
        texts = sum(1 for at in self._texts if at < len(line) and not blank(line[at]))
        return self._unsure(line, name, numbered, typed, texts)

    def _name(self, line: list[Value]) -> Value:
        """What the first column of names that is filled holds."""
        for at in self._names:
            if at < len(line) and line[at] is not None:
                return line[at]
        return None

    def _says_anything(self, line: list[Value]) -> bool:
        return any(self._says(line, at, target) for at, target in self._typed)

    def _says(self, line: list[Value], at: int, target: str) -> bool:
        """Whether a column of numbers, days or choices holds one."""
        value = line[at] if at < len(line) else None
        return value is not None and _fits(target, value)

    def _heading(self, row: int, line: list[Value], name: Value, *, repeated: bool) -> str | None:
        if (
            isinstance(name, str)
            and name[:3].lower() in _NAMED
            and is_any_name_heading(name)
            and self._header
            and begins_header(line)
        ):
            return "repeat_header" if same_headings(self._sheet, self._header, row) else "table"
        if (name is None or is_line_number(name) or len(str(name)) < 5) and is_numbering(line):
            return "numbering"
        if repeated and self._header and same_headings(self._sheet, self._header, row):
            return "repeat_header"
        return None

    def _unsure(self, line: list[Value], name: Value, numbered: bool, typed: int, texts: int) -> str:
        """A row that is not plainly a person."""
        words = [
            value
            for value in line
            if isinstance(value, str) and not _MARK.fullmatch(value) and not is_line_number(value)
        ]
        said = words[0] if words else ""
        if _starts_total(said) or (isinstance(name, str) and _starts_total(name)):
            return "total"
        if not numbered and _NOTE.match(fold(said)):
            return "note"
        if not numbered and self._closes(words, name, typed):
            self._closing = True
            return "footer"
        if not words:
            return "blank" if numbered and typed == 0 else "subtotal" if not numbered else "refused"
        if said in [self._at(line, at) for at in self._course] and self._continues(line, numbered):
            return "person"
        if self._is_group(line, name, numbered, typed, texts):
            return "group"
        return self._person_or_not(line, name, numbered, typed, texts)

    def _closes(self, words: list[str], name: Value, typed: int) -> bool:
        """Whether a row begins what stands below a list: place and day, who signs it."""
        person = isinstance(name, str) and is_person(name)
        if person and (typed or not str(name).isupper()) and not (typed == 0 and any(map(str.isupper, words))):
            return False
        said = [fold(text) for text in words if not is_person(text) or text.isupper()]
        return any(map(_FOOTER.search, said)) or (typed == 0 and any(map(_SIGNS.search, said)))

    def _person_or_not(self, line: list[Value], name: Value, numbered: bool, typed: int, texts: int) -> str:
        if isinstance(name, str) and not blank(name):
            enough = typed > 0 if self._closing else bool(numbered or typed or texts)
            return "person" if enough else "footer" if self._closing else "group"
        if self._continues(line, numbered):
            return "person"
        if (numbered and typed + texts) or (typed and typed + texts > 1 and not self._closing):
            return "refused"
        return "blank" if numbered and not typed + texts else "footer"

    def _continues(self, line: list[Value], numbered: bool) -> bool:
        """A further course of the person above, whose name is not written again."""
        return (
            not self._closing
            and bool(self._lines.people)
            and not numbered
            and any(isinstance(self._at(line, at), str) for at in self._course)
        )

    def _is_group(self, line: list[Value], name: Value, numbered: bool, typed: int, texts: int) -> bool:
        text = self._group_text(line)
        others = [value for at, value in enumerate(line) if value is not None and value != text and at != self._number]
        if (
            not text
            or self._closing
            or any(isinstance(value, str) and not blank(value) and not has_digit(value) for value in others)
        ):
            return False
        if typed + texts > _ROOM or any(isinstance(value, str) and "/" in value for value in others):
            return False
        marked = isinstance(self._at(line, self._number), str) and not numbered
        if numbered:
            return is_unit(text) and typed + texts == 0 and not is_person(text)
        alone = typed == 0 and (texts == 0 or name is None)
        return alone or (marked and (typed == 0 or is_unit(text))) or (is_unit(text) and typed + texts <= 1)

    def _group_text(self, line: list[Value]) -> str:
        """The text of a group: that of the first cell that is no mark of a number."""
        for value in line:
            if isinstance(value, str) and not _MARK.fullmatch(value) and not is_line_number(value) and not blank(value):
                return value
        return ""

    def _at(self, line: list[Value], column: int | None) -> Value:
        return line[column] if column is not None and column < len(line) else None


def _line_numbers(sheet: Sheet, header: Header | None, columns: Sequence[Column]) -> int | None:
    """The column of line numbers: by its heading, else the first if it counts."""
    if header:
        for column, levels in enumerate(header.levels):
            if levels and squeezed(levels[-1]) in _LINE_HEADINGS:
                return column
        return None
    mapped = {one.index for one in columns if one.target}
    counted = [line[0] for line in sheet.rows if line and is_line_number(line[0])]
    return (
        0
        if 0 not in mapped and len(counted) * 2 > len([line for line in sheet.rows if line and line[0] is not None])
        else None
    )


def _is_typed(target: str) -> bool:
    return target in _TYPED or "=" in target or target.partition("@")[0] in {*_CHOICES, "sex"}


@cache
def _fits(target: str, value: Value) -> bool:
    """Whether a value is one of its column: a number or day has a digit, a choice is known."""
    if blank(value):
        return False
    field, tick, _ = target.partition("=")
    if tick or target in BIRTH_PAIR:
        return has_digit(value) or bool(ticked(value))
    if field == "sex":
        return read_sex(value, {"1": "M", "0": "F"}).value is not None
    parse = _CHOICES.get(field.partition("@")[0])
    return parse(value)[0] is not None if parse else has_digit(value)


@cache
def _is_plain(name: Value) -> bool:
    """Whether what stands for a name is text that no heading, number of a column or total could be."""
    return (
        isinstance(name, str)
        and len(name) >= 5
        and name[:3].lower() not in _NAMED
        and not is_line_number(name)
        and not _starts_total(name)
    )


@cache
def _starts_total(text: str) -> bool:
    return (
        _BEGINS_TOTAL.match(text) is not None and _TOTAL.match(fold(text)) is not None and not is_unit_named_total(text)
    )


def is_unit_named_total(text: str) -> bool:
    """Whether text begins with «Tổng» as the name of a unit or office does: Tổng cục, Tổng công ty."""
    return bare(text).startswith(
        ("tong cuc", "tong cong ty", "tong hop va", "cong doan", "cong an", "cong nghe", "cong tac")
    )
