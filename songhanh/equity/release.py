"""Figures for whoever may not see people: small counts hidden, and others that would give them away.

One place for pages, files and the API: whatever is published together goes through `release` together. The counts of
all populations make one system of sums (women, men and unknown sex make the total, groups make the whole, a population
holds those that are part of it), in which no hidden count can be bounded more tightly than the rule allows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from songhanh.equity.attacker import filled
from songhanh.equity.cells import Flags, Floats, Key, System, key, together
from songhanh.equity.figures import Figure, Group, Sides
from songhanh.equity.populations import DOCTOR, MASTER
from songhanh.equity.register_table import Shape
from songhanh.equity.snapshot import LEADERS
from songhanh.equity.suppression import Rule, choose

UPWARD = Rule(hide=2)
"""For the agency above."""
PUBLIC = Rule(hide=4)
"""For everybody."""
MOST_FOR_BEST = 60  # counts tied together: beyond, the fewest to hide are not proved, so that a page need not wait
FEWEST_FOR_AMOUNTS = 5  # people of whom a sum or mean is told
_SEXES = ("women", "men", "unknown")
_POPULATION, _SEX, _REST = "population", "sex", "rest"
# Which population is part of which; those that are always shown (leading posts) are fixed counts to an attacker.
_PART_OF = {
    "pool": ("staff", "prepared", "pool_or_appointed"),
    "pool_trained": ("pool", "prepared_trained"),
    "leaders": ("staff", "prepared"),
    "prepared": ("staff",),
    "prepared_trained": ("prepared",),
    "masters": ("staff",),
    "doctors": ("staff",),
    "appointed": ("leaders", "pool_or_appointed"),
    "pool_or_appointed": ("staff", "prepared"),
    "steps_on_time": ("steps_due",),
    "steps_late": ("steps_due",),
    "steps_due": ("steps",),
    "steps_early": ("steps",),
    "rated_excellent": ("rated",),
    "paternity_leaves": ("birth_leaves",),
    **{f"planned_{one.value}": ("pool",) for one in LEADERS},
}
# Populations that are a group of the staff: told as a figure and in the table of the groups, they are one count.
_GROUP_OF_STAFF = {"masters": ("education", MASTER), "doctors": ("education", DOCTOR)}
_MADE_OF = {"steps_due": ("steps_on_time", "steps_late")}
Equation = tuple[Key, list[Key]]


@dataclass(slots=True)
class _Cells:
    """The counts that are published together, by name, and the sums that tie them."""

    values: dict[Key, float] = field(default_factory=dict)
    public: set[Key] = field(default_factory=set)
    private: set[Key] = field(default_factory=set)
    open_: set[Key] = field(default_factory=set)
    totals: set[Key] = field(default_factory=set)
    equations: list[Equation] = field(default_factory=list)


def release(
    figures: Sequence[Figure], rule: Rule = PUBLIC, *, before: Sequence[Figure] = (), moved: float | None = None
) -> list[Figure]:
    """The figures as they may leave: counts that must not be seen are None, and so is what is computed from them.

    Figures of leading posts and of appointments to them stay, being public. With `before`, figures that were published
    of an earlier day (hidden counts None), and `moved`, by how many people at most a count may have changed since as
    far as is known, nothing follows from both together either.
    """
    now = _cells(figures)
    hidden = _hidden(now, _cells(before) if before and moved is not None else None, rule, moved or 0.0)
    crowded = _crowded(figures, hidden)
    return [_as_seen(one, hidden, crowded) for one in figures]


def _name(population: str, group: Group, sex: str = "") -> Key:
    return key([(_POPULATION, population), *group, *([(_SEX, sex)] if sex else [])])


def _counted(figures: Iterable[Figure]) -> list[tuple[str, Group, Sides, Figure]]:
    """Each population and group with its counts of people or events; amounts are none."""
    found = []
    for one in figures:
        if one.definition.shape is not Shape.MEAN:
            found.append((one.definition.of, one.group, one.of, one))
        if one.among is not None and one.definition.among:
            found.append((one.definition.among, one.group, one.among, one))
    return found


def _cells(figures: Sequence[Figure]) -> _Cells:
    cells, counted = _Cells(), _counted(figures)
    groups: dict[str, list[Group]] = {}
    # Where nobody's sex is unknown that is no count to protect, and none that protects.
    sexes = _SEXES if any(sides.unknown != 0 for _, _, sides, _ in counted) else _SEXES[:2]
    for population, group, sides, figure in counted:
        names = [_name(population, group, sex) for sex in sexes]
        total = _name(population, group)
        if total not in cells.values:
            groups.setdefault(population, []).append(group)
            cells.equations.append((total, names))
        given = [*(getattr(sides, sex) for sex in sexes), sides.total]
        cells.values.update(
            {name: np.nan if one is None else one for name, one in zip([*names, total], given, strict=True)}
        )
        cells.totals.add(total)
        if population == figure.definition.of:
            mark = cells.public if figure.definition.public else cells.private if figure.definition.private else set()
            mark.update([*names, total])
    for population, held in groups.items():
        _add_wholes(cells, population, held)
        _add_parts(cells, population, held, groups)
        label = _GROUP_OF_STAFF.get(population)
        for sex in ("", *_SEXES) if label and () in held else ():
            same = _name("staff", (label,) if label else (), sex)
            if same in cells.values:
                _add(cells, _name(population, (), sex), [same])
    return cells


def _add_wholes(cells: _Cells, population: str, groups: Sequence[Group]) -> None:
    """The groups that make up each wider group, where both are told."""
    by = {tuple(one for one, _ in group) for group in groups}
    for fine in by:
        for wide in by:
            if not set(wide) < set(fine):
                continue
            inner: dict[Group, list[Group]] = {}
            for group in groups:
                if tuple(one for one, _ in group) == fine:
                    inner.setdefault(tuple(one for one in group if one[0] in wide), []).append(group)
            for outer, parts in inner.items():
                for sex in ("", *_SEXES):
                    _add(cells, _name(population, outer, sex), [_name(population, part, sex) for part in parts])


def _add(cells: _Cells, total: Key, parts: list[Key]) -> None:
    """The sum, unless counts that are known contradict it: then they are not of the same people."""
    if total not in cells.values:
        return
    cells.totals.add(total)
    known = [cells.values[one] for one in (total, *parts)]
    if any(np.isnan(known)) or known[0] == sum(known[1:]):
        cells.equations.append((total, parts))


def _add_parts(cells: _Cells, population: str, groups: Sequence[Group], there: Mapping[str, Sequence[Group]]) -> None:
    """The rest that each containing population has besides this one; and the parts that make it up."""
    for group in groups:
        for container in _PART_OF.get(population, ()):
            _all_public(cells, population, container, group)
        for sex in ("", *_SEXES):
            part = _name(population, group, sex)
            for container in _PART_OF.get(population, ()):
                whole = _name(container, group, sex)
                if whole in cells.values:
                    _add_rest(cells, part, whole)
            parts = _MADE_OF.get(population, ())
            if parts and all(one in there for one in parts):
                _add(cells, part, [_name(one, group, sex) for one in parts])


def _all_public(cells: _Cells, population: str, container: str, group: Group) -> None:
    """Where everybody of a group holds a public post, so are the group's counts: they can be read off the posts."""
    part, whole = _name(population, group), _name(container, group)
    if part in cells.public and cells.values.get(whole) == cells.values[part]:
        cells.public.update(name for sex in ("", *_SEXES) if (name := _name(container, group, sex)) in cells.values)


def _add_rest(cells: _Cells, part: Key, whole: Key) -> None:
    rest = key([*whole, (_REST, dict(part)[_POPULATION])])
    cells.values[rest] = cells.values[whole] - cells.values[part]
    if cells.values[rest] < 0:
        # More have it than there are: they are not of the same people.
        del cells.values[rest]
        return
    if part in cells.private:
        # That all have it tells as much as that nobody has.
        cells.private.add(rest)
    else:
        cells.open_.add(rest)
    cells.equations.append((whole, [part, rest]))


def _system(cells: _Cells) -> System:
    names = list(cells.values)
    at = {name: place for place, name in enumerate(names)}
    rows, columns, signs = [], [], []
    for row, (total, parts) in enumerate(cells.equations):
        for name, sign in ((total, -1.0), *((one, 1.0) for one in parts)):
            rows.append(row)
            columns.append(at[name])
            signs.append(sign)
    matrix = sparse.csr_matrix((signs, (rows, columns)), shape=(len(cells.equations), len(names)))
    values = np.array([cells.values[name] for name in names])
    reach = 2 * float(np.nanmax(values, initial=0.0)) + 1000.0
    missing = np.isnan(values)

    def flags(marked: set[Key]) -> Flags:
        return np.array([name in marked for name in names], dtype=bool)

    return System(
        tuple(("", name) for name in names),
        values,
        matrix,
        np.zeros(len(names)),
        np.full(len(names), reach),
        flags(cells.open_) | missing,
        flags(cells.totals),
        missing & ~flags(cells.open_),
        flags(cells.public),
    )


def _hidden(now: _Cells, before: _Cells | None, rule: Rule, moved: float) -> set[Key]:
    """The names of the counts to hide, each part of the system that no sum ties to others looked at by itself."""
    whole = _system(now)
    if before is not None:
        old = _system(before)
        both = together(replace(old, names=tuple(("before", name) for _, name in old.names)), whole, moved)
        # Where the days contradict each other as told, nothing can follow from both.
        whole = filled(both) or whole
    found: set[Key] = set()
    for places in _components(whole):
        part = _part(whole, places)
        nobody = [day == "" and name in now.private for day, name in part.names]
        best = int((~part.open_ & ~part.past).sum()) <= MOST_FOR_BEST
        pattern = choose(part, rule, optimum=best, audit=False, also=np.array(nobody) & (part.values == 0))
        found |= {name for (day, name), one in zip(part.names, pattern.hidden, strict=True) if one and day == ""}
    return found


def _components(whole: System) -> list[Floats]:
    """The places of the counts that sums tie together."""
    links = (whole.matrix != 0).astype(np.int8)
    count, labels = csgraph.connected_components(links.T @ links, directed=False)
    order = np.argsort(labels, kind="stable")
    return list(np.split(order, np.cumsum(np.bincount(labels, minlength=count))[:-1]))


def _part(whole: System, places: Floats) -> System:
    mine = whole.matrix[:, places]
    kept = mine.getnnz(axis=1) > 0
    return System(
        tuple(whole.names[at] for at in places),
        whole.values[places],
        sparse.csr_matrix(mine[kept]),
        whole.low[places],
        whole.high[places],
        whole.open_[places],
        whole.totals[places],
        whole.secret[places],
        whole.past[places],
    )


def _crowded(figures: Sequence[Figure], hidden: set[Key]) -> dict[tuple[str, tuple[str, ...]], bool]:
    """For each table of amounts whether enough people stand behind every one of its sums."""
    found: dict[tuple[str, tuple[str, ...]], bool] = {}
    for one in figures:
        if one.definition.shape is not Shape.MEAN or one.among is None:
            continue
        table = (one.code, tuple(dimension for dimension, _ in one.group))
        for sex in _SEXES:
            people = getattr(one.among, sex)
            enough = people is not None and (people == 0 or people >= FEWEST_FOR_AMOUNTS)
            seen = _name(one.definition.among, one.group, sex) not in hidden
            found[table] = found.get(table, True) and enough and seen
    return found


def _as_seen(one: Figure, hidden: set[Key], crowded: Mapping[tuple[str, tuple[str, ...]], bool]) -> Figure:
    among = None if one.among is None else _seen(one.among, one.definition.among, one.group, hidden)
    if one.definition.shape is Shape.MEAN:
        told = crowded.get((one.code, tuple(dimension for dimension, _ in one.group)), False)
        return replace(one, of=one.of if told else Sides(None, None, None, None), among=among)
    return replace(one, of=_seen(one.of, one.definition.of, one.group, hidden), among=among)


def _seen(sides: Sides, population: str, group: Group, hidden: set[Key]) -> Sides:
    given = {sex: getattr(sides, sex) for sex in _SEXES} | {"total": sides.total}
    return Sides(
        **{
            name: None if _name(population, group, "" if name == "total" else name) in hidden else value
            for name, value in given.items()
        }
    )
