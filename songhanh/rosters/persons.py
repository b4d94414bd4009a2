"""What several columns tell of a person together: the name, the sex and birth in pairs of columns, ticks."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from songhanh.rosters.cells import Fault, Value, blank, ditto
from songhanh.rosters.choices import read_rating, read_sex, ticked
from songhanh.rosters.columns import Column
from songhanh.rosters.dates import read_date
from songhanh.rosters.fields import read_dates
from songhanh.rosters.names import PersonName, read_name
from songhanh.rosters.people import Table, Told, missing, read_column

_LENIENT = {"education", "political_theory", "state_management"}  # a remark there is a tick with more said


def read_names(table: Table) -> list[str | None]:
    """Read the names; the sexes that titles before them tell."""
    columns = [one.index for one in table.of("name")]
    names, others, notes = map(table.field, ("name", "other_name", "note"))
    sexes: list[str | None] = []
    above: PersonName | None = None
    cells = list(zip(*map(table.column, columns), strict=True))
    known = {parts: _name_in(parts) for parts in dict.fromkeys(cells)}
    for index, parts in enumerate(cells):
        name, rule = known[parts]
        # A further line of the person above does not write the name again.
        above = name or above
        if above:
            names[index], others[index] = above.name, above.other
        notes[index] = name.remark or None if name else None
        sexes.append(name.sex if name else None)
        table.blame(index, columns[0], rule)
    return sexes


def _name_in(parts: tuple[Value, ...]) -> tuple[PersonName | None, str | None]:
    """The name in the cells of one line, None where none is written; and the rule of what is wrong."""
    told = " ".join(str(part) for part in parts if not blank(part) and not ditto(part))
    return read_name(told) if told else None, "formula_error" if Fault in map(type, parts) else None


def read_sexes(table: Table, titles: list[str | None]) -> None:
    """The sex by columns of ticks, by pairs of birth columns, by titles before the names; who lacks it is told."""
    pair = table.of("birth_male", "birth_female")
    ticks = table.of("sex=M", "sex=F")
    single = table.of("sex")
    if len(pair) == 2:
        _birth_pair(table, pair)
    elif pair:
        _lone_birth(table, pair[0], bool(ticks or single))
    if len(ticks) > 1:
        _sex_ticks(table, ticks)
    elif ticks and not single:
        _lone_sex(table, ticks[0])
    if single and not pair:
        missing(table, "sex", [single[0].index], "missing_sex")
    elif not (pair or ticks or single) and sum(map(bool, titles)) * 2 >= len(titles) > 0:
        _by_titles(table, titles)


def _by_titles(table: Table, titles: list[str | None]) -> None:
    table.fields["sex"] = list(titles)
    missing(table, "sex", [table.of("name")[0].index], "missing_sex")


def _birth_pair(table: Table, pair: list[Column]) -> None:
    """Births in the column of men or in that of women: the column that is filled tells the sex."""
    left = min(one.index for one in pair)
    told = {str(one.target): read_dates(table, one) for one in pair}
    table.cells["birth"] = [None] * len(table.people)
    sexes, births = table.field("sex"), table.field("birth")
    for index in range(len(table.people)):
        filled = [one for one in pair if _says(table.cell(index, one.index))]
        for one in filled:
            table.blame(index, one.index, told[str(one.target)][index][1])
        days = {told[str(one.target)][index][0] for one in filled}
        if len(filled) > 1:
            table.blame(index, left, "sex_conflict")
        elif filled:
            sexes[index] = "M" if filled[0].target == "birth_male" else "F"
        else:
            table.blame(index, left, "missing_birth")
            table.blame(index, left, "missing_sex")
        if len(days) == 1 and None not in days:
            births[index] = days.pop()
            table.cells["birth"][index] = filled[0].index


def _says(value: Value) -> bool:
    return not blank(value)


def _lone_birth(table: Table, one: Column, sex_shown: bool) -> None:
    """A birth column of one sex without the other is a birth column like any."""
    table.put("birth", one.index, read_dates(table, one))
    if not sex_shown:
        sex = "M" if one.target == "birth_male" else "F"
        table.fields["sex"] = [None if birth is None else sex for birth in table.field("birth")]


def _sex_ticks(table: Table, ticks: list[Column]) -> None:
    left = min(one.index for one in ticks)
    marks = [(str(one.target)[-1], _marks(table, one)) for one in ticks]
    sexes = table.field("sex")
    for index, sex in enumerate(sexes):
        if sex is not None:
            continue
        told = [mark[index] for _, mark in marks]
        on = [one for one, mark in marks if mark[index]]
        if len(on) > 1:
            table.blame(index, left, "sex_conflict")
        elif on:
            sexes[index] = on[0]
        elif None not in told:
            table.blame(index, left, "missing_sex")


def _lone_sex(table: Table, one: Column) -> None:
    """«Nữ» alone: ticked is a woman, blank a man; the sex itself may stand there too."""
    sex, other = ("F", "M") if one.target == "sex=F" else ("M", "F")

    def parse(value: Value) -> Told:
        mark = ticked(value)
        return read_sex(value, {}) if mark is None else (sex if mark else other, None)

    told = read_column(table, one.index, parse)
    blanks = [blank(table.cell(index, one.index)) for index in range(len(told))]
    told = [(other, None) if empty else found for empty, found in zip(blanks, told, strict=True)]
    table.put("sex", one.index, told)


def _marks(table: Table, one: Column, *, lenient: bool = False) -> list[bool | None]:
    """Whether each cell of a column is ticked; None where it holds something else, which is told."""

    def parse(value: Value) -> Told:
        mark = ticked(value)
        return (True if lenient else None, None if lenient else "unknown_value") if mark is None else (mark, None)

    told = read_column(table, one.index, parse)
    for index, (_, rule) in enumerate(told):
        table.blame(index, one.index, rule)
    return [None if rule else bool(mark) for mark, rule in told]


def read_births(table: Table) -> None:
    """Births of one column or of three; who lacks one is told."""
    parts = table.of("birth_day", "birth_month", "birth_year")
    if parts:
        _birth_parts(table, parts)
        missing(table, "birth", [one.index for one in parts], "missing_birth")
    elif single := table.of("birth"):
        missing(table, "birth", [single[0].index], "missing_birth")


def _birth_parts(table: Table, parts: list[Column]) -> None:
    left = min(one.index for one in parts)
    births = table.field("birth")
    for index in range(len(table.people)):
        told = {str(one.target): table.cell(index, one.index) for one in parts}
        if any(isinstance(value, Fault) for value in told.values()):
            table.blame(index, left, "formula_error")
            continue
        words = [
            str(told[part])
            for part in ("birth_day", "birth_month", "birth_year")
            if part in told and not blank(told[part])
        ]
        if words:
            day = read_date("/".join(words) if len(words) > 1 else words[0])
            if day.value:
                births[index] = day.value
            table.blame(index, left, day.rule)


def read_ticks(table: Table, year: int | None) -> None:
    """Columns of ticks of one field, and ratings by year."""
    groups: dict[str, list[Column]] = defaultdict(list)
    for one in table.columns:
        name, tick, _ = str(one.target).partition("=")
        if tick and name != "sex":
            groups[name].append(one)
    posts = groups.pop("target_posts", [])
    for one in posts:
        held = table.field("target_posts")
        for index, mark in enumerate(_marks(table, one)):
            if mark:
                held[index] = [*(held[index] or []), str(one.target).partition("=")[2]]
    for name, columns in groups.items():
        _one_of_ticks(table, columns, name, year)
    _ratings(table, year)


def _one_of_ticks(table: Table, columns: list[Column], name: str, year: int | None) -> None:
    """Columns of which one is ticked."""
    marks = [(str(one.target).partition("=")[2], _marks(table, one, lenient=name in _LENIENT)) for one in columns]
    for index in range(len(table.people)):
        on = [value for value, mark in marks if mark[index]]
        if len(on) > 1:
            table.blame(index, min(one.index for one in columns), "ambiguous_ticks")
        elif on and name == "evaluation":
            _rate(table, index, str(year or ""), on[0])
        elif on and table.field(name)[index] is None:
            table.field(name)[index] = on[0]


def _rate(table: Table, index: int, year: str, rating: Any) -> None:
    ratings = table.field("evaluations")
    ratings[index] = {**(ratings[index] or {}), year: rating}


def _ratings(table: Table, year: int | None) -> None:
    for one in table.columns:
        target = str(one.target)
        if target != "evaluations" and not target.startswith("evaluation@"):
            continue
        told: Iterable[Told] = read_column(table, one.index, read_rating)
        for index, (value, rule) in enumerate(told):
            if value:
                _rate(table, index, target.partition("@")[2] or str(year or ""), value)
            table.blame(index, one.index, rule)
