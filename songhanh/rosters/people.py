"""From the rows of people to the fields of each: every column read by what it means, every problem with its cell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from operator import itemgetter
from typing import Any

from songhanh.rosters.cells import Fault, Value, blank, ditto
from songhanh.rosters.columns import Column
from songhanh.rosters.lines import Person
from songhanh.rosters.sheets import Sheet

Told = tuple[Any, str | None]
Parse = Callable[[Value], Told]
Field = tuple[str, int, Sequence[Told]]  # its name, the column that it was read of, and what each person has
_REPEAT = object()


@dataclass(slots=True)
class Table:
    """The people of one table on a sheet, and what was read of them, each list in the order of `people`."""

    sheet: Sheet
    columns: list[Column]
    people: list[Person]
    kind: str
    fields: dict[str, list[Any]] = field(default_factory=dict)  # what was read, by person; None where it is not known
    problems: list[tuple[int, int | None, str]] = field(default_factory=list)  # index of the person, column, rule
    cells: dict[str, list[int | None]] = field(default_factory=dict)  # field: the column in which it stands, by person
    _held: list[tuple[Value, ...]] = field(init=False)

    def __post_init__(self) -> None:
        # Most is asked by column: so turned round, what is asked lies together.
        self._held = list(zip_longest(*(self.sheet.rows[person.row] for person in self.people)))

    def cell(self, index: int, column: int) -> Value:
        """What stands in a column for a person."""
        return self.column(column)[index]

    def column(self, column: int) -> Sequence[Value]:
        """What stands in a column for each person."""
        return self._held[column] if column < len(self._held) else (None,) * len(self.people)

    def field(self, name: str) -> list[Any]:
        """A field of each person, to be read and to be written."""
        return self.fields.setdefault(name, [None] * len(self.people))

    def told(self, *fields: str) -> list[tuple[Any, ...]]:
        """The fields of each person, None where one is not known."""
        nothing = [None] * len(self.people)
        return list(zip(*(self.fields.get(name, nothing) for name in fields), strict=True))

    def person(self, index: int) -> dict[str, Any]:
        """All that is known of a person."""
        return {name: values[index] for name, values in self.fields.items() if values[index] is not None}

    def of(self, *targets: str) -> list[Column]:
        """The columns with one of the targets."""
        return [one for one in self.columns if one.target in targets]

    def blame(self, index: int, column: int | None, rule: str | None) -> None:
        """Note a problem of a person, where there is one."""
        if rule:
            self.problems.append((index, column, rule))

    def blamed(self, column: int) -> set[int]:
        """The people with a problem in a column."""
        return {index for index, at, _ in self.problems if at == column}

    def put(self, field_: str, column: int, told: Sequence[Told]) -> None:
        """Take over what was read of a column: values into the fields, rules into the problems."""
        values = [value for value, _ in told]
        before = self.fields.get(field_)
        if before:
            values = [old if new is None else new for old, new in zip(before, values, strict=True)]
        self.fields[field_] = values
        if any(map(itemgetter(1), told)):
            self.problems += [(index, column, rule) for index, (_, rule) in enumerate(told) if rule is not None]


def read_column(table: Table, column: int, parse: Parse) -> list[Told]:
    """What `parse` makes of each cell of a column: equal cells are read once, ditto marks repeat the cell above."""
    values = table.column(column)
    known = {value: _read(value, parse) for value in dict.fromkeys(values)}
    told = list(map(known.__getitem__, values))
    if _REPEAT in told:
        before: Told = (None, None)
        for index, found in enumerate(told):
            told[index] = before = (before[0], None) if found is _REPEAT else found
    return told


def _read(value: Value, parse: Parse) -> Any:
    if isinstance(value, Fault):
        return None, "formula_error"
    if blank(value):
        return None, None
    return _REPEAT if ditto(value) else parse(value)


def spread(told: Sequence[Told]) -> Sequence[Any]:
    """The values alone."""
    return [value for value, _ in told]


def missing(
    table: Table, field_: str, columns: Sequence[int], rule: str, without: Mapping[int, Any] | None = None
) -> None:
    """Note the rule for everyone without the field whose cells have no problem of their own; left-most column."""
    if not columns:
        return
    wrong = set(without or ()).union(*(table.blamed(column) for column in columns))
    for index, value in enumerate(table.field(field_)):
        if value is None and index not in wrong:
            table.blame(index, min(columns), rule)
