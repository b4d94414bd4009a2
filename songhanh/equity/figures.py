"""The figures of a register: women, men and unknown sex counted apart, with all that must travel with a figure.

`count` makes one scan for each table that is needed, whatever number of populations it holds, and stays columnar;
`figures` puts the counts of one group or of each group together as the table of indicators says.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals as nw

from songhanh.equity.flow_table import DEFINITIONS
from songhanh.equity.measures import Tally, aggregate
from songhanh.equity.populations import POPULATIONS
from songhanh.equity.register import DIMENSIONS, Register, Source, When, table
from songhanh.equity.register_table import Definition, Shape
from songhanh.law.staff import Sex

Group = tuple[tuple[str, str], ...]  # (dimension, label) in the order that was asked for; of all together ()
Count = float | None  # None: hidden


@dataclass(frozen=True, slots=True)
class Sides:
    """Women, men, people of unknown sex, and all of them: whole numbers of people or things, or an amount."""

    women: Count = 0.0
    men: Count = 0.0
    unknown: Count = 0.0
    total: Count = 0.0

    @property
    def known(self) -> Count:
        """Women and men."""
        return None if self.women is None or self.men is None else self.women + self.men


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure of one group: whom it counts, among whom, of which day or window, from which snapshot.

    `among` is also there for shares, where it is whom `of` was taken from, and None where that is nobody counted.
    """

    definition: Definition
    group: Group
    of: Sides
    among: Sides | None
    when: When
    source: str

    @property
    def code(self) -> str:
        """The code of the measure."""
        return self.definition.code

    @property
    def numerator(self) -> Count:
        """What is divided."""
        if self.definition.shape is Shape.ANY:
            return None if self.of.women is None else float(self.of.women > 0)
        return self.of.men if self.definition.men else self.of.women

    @property
    def denominator(self) -> Count:
        """What it is divided by; people of unknown sex are in none."""
        if self.definition.shape is Shape.ANY:
            return 1.0
        if self.definition.shape is Shape.SHARE:
            return self.of.known
        sides = self.among or Sides()
        return sides.men if self.definition.men else sides.women

    @property
    def value(self) -> Count:
        """Numerator by denominator: a share, a mean, or 1 and 0; None where hidden or where nobody is."""
        return _over(self.numerator, self.denominator)

    @property
    def other(self) -> Count:
        """The rate or mean of the other sex; None for what is no rate."""
        if self.definition.shape not in (Shape.RATE, Shape.MEAN) or self.among is None:
            return None
        if self.definition.men:
            return _over(self.of.women, self.among.women)
        return _over(self.of.men, self.among.men)

    @property
    def share_of_women(self) -> Count:
        """Women among those counted."""
        return _over(self.of.women, self.of.known)

    @property
    def is_hidden(self) -> bool:
        """Whether something that the value needs is hidden."""
        return self.numerator is None or self.denominator is None

    @property
    def day(self) -> date:
        """The day of the stock or the last day of the window."""
        return self.when.last if self.definition.flows else self.when.day


def _over(part: Count, whole: Count) -> Count:
    return None if part is None or not whole else part / whole


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of populations by sex and by the columns `by`, a frame for each table, with what they rest on."""

    frames: Mapping[Source, nw.DataFrame[Any]]
    by: tuple[str, ...]
    when: When
    source: str
    agency: str

    def sides(self) -> dict[Group, dict[str, Sides]]:
        """For each group of which anybody was counted the sides of each population; of all together also if nobody."""
        held: dict[Group, dict[str, dict[str, float]]] = {} if self.by else {(): {}}
        for frame in self.frames.values():
            names = [one for one in frame.columns if one in POPULATIONS]
            for row in frame.iter_rows(named=True):
                if not any(row[name] for name in names):
                    continue
                group = tuple((one, "" if row[one] is None else str(row[one])) for one in self.by)
                mine, side = held.setdefault(group, {}), _SIDES.get(row["sex"], "unknown")
                for name in names:
                    each = mine.setdefault(name, {})
                    each[side] = each.get(side, 0.0) + row[name]
        return {
            group: {name: Sides(**each, total=sum(each.values())) for name, each in mine.items()}
            for group, mine in held.items()
        }


_SIDES: dict[str | None, str] = {Sex.FEMALE.value: "women", Sex.MALE.value: "men"}


def count(register: Register, populations: Iterable[str], by: Sequence[str] = (), when: When | None = None) -> Counts:
    """The populations by sex and by the columns `by`, in one scan of each table that they stand in.

    A table without one of these columns is left out, with its populations. `when` is the calendar year if not given.
    """
    when = when or register.year()
    wanted: dict[Source, dict[str, Tally]] = {}
    for name in populations:
        one = POPULATIONS[name]
        if DIMENSIONS[one.source].issuperset(by):
            amount = one.amount() if one.amount else None
            wanted.setdefault(one.source, {})[name] = Tally(one.who(when), amount)
    frames = {
        source: nw.from_native(
            aggregate(table(register, source, by, when), tallies, [*by, "sex"]).collect("pyarrow").to_native(),
            eager_only=True,
        )
        for source, tallies in wanted.items()
    }
    return Counts(frames, tuple(by), when, register.source, register.agency)


def figures(
    register: Register, codes: Sequence[str] = (), by: Sequence[str] = (), when: When | None = None
) -> list[Figure]:
    """The measures of these codes (all without) for each group of `by` (one group without), groups in order of labels.

    Left out is what cannot be told by these columns, and whether an agency has a woman leader where a group is not one
    agency.

    Raises:
        KeyError: no such code.
    """
    chosen = [DEFINITIONS[code] for code in codes or DEFINITIONS]
    needed = dict.fromkeys(name for one in chosen for name in (one.of, one.among) if name)
    return told(count(register, needed, by, when), chosen)


def told(counts: Counts, definitions: Sequence[Definition]) -> list[Figure]:
    """The figures of these definitions from counts that hold their populations."""
    there = {name for frame in counts.frames.values() for name in frame.columns}
    one_agency = bool(counts.agency) or "agency" in counts.by
    kept = [
        one
        for one in definitions
        if one.of in there
        and (one.shape in (Shape.SHARE, Shape.ANY) or one.among in there)
        and (one.shape is not Shape.ANY or (one_agency and set(counts.by) <= {"agency"}))
    ]
    return [
        Figure(
            one,
            group,
            sides.get(one.of, Sides()),
            sides.get(one.among, Sides()) if one.among in there else None,
            counts.when,
            counts.source,
        )
        for group, sides in sorted(counts.sides().items())
        for one in kept
    ]
