"""Tables of counts as an attacker sees them: cells, their totals, and the sums that tie them together.

A cell is named by what its people have in common, so that a total of one table is the same cell as a total,
or a cell, of another table published with it.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from songhanh.lib.text import fold

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Key = tuple[tuple[str, str], ...]  # (dimension, label) in the order of dimensions; all people together are ()
TOTALS = frozenset({"tổng", "tổng số", "tổng cộng", "cộng", "cộng chung", "total", "totals", "sum", "all", "tất cả"})


def is_total(label: str) -> bool:
    """Whether a row or column of a table is its total by its name."""
    return fold(label).rstrip(":") in TOTALS


def key(pairs: Iterable[tuple[str, str]]) -> Key:
    """The name of a cell."""
    return tuple(sorted(pairs))


@dataclass(frozen=True, slots=True)
class Table:
    """Counts by one or more dimensions: `labels[dimension]` in order, `counts` of inner cells and totals by key.

    NaN is a cell whose count is hidden.
    """

    labels: Mapping[str, Sequence[str]]
    counts: Mapping[Key, float]

    def inner(self) -> Iterator[Key]:
        """The cells that are no totals, row by row."""
        for chosen in product(*self.labels.values()):
            yield key(zip(self.labels, chosen, strict=True))

    def sums(self) -> Iterator[tuple[Key, list[Key]]]:
        """Each total with the cells that make it up along one dimension; totals of totals too."""
        names = list(self.labels)
        for along in names:
            others = [name for name in names if name != along]
            for chosen in product(*(("", *self.labels[name]) for name in others)):
                kept = [(name, one) for name, one in zip(others, chosen, strict=True) if one]
                yield key(kept), [key([*kept, (along, one)]) for one in self.labels[along]]


def with_totals(labels: Mapping[str, Sequence[str]], inner: Mapping[Key, float]) -> Table:
    """The table of these inner cells (0 where one is not given), with every total added up."""
    empty = Table(labels, {})
    counts = {one: float(inner.get(one, 0.0)) for one in empty.inner()}
    for _ in labels:
        for total, parts in empty.sums():
            if total not in counts and all(part in counts for part in parts):
                counts[total] = sum(counts[part] for part in parts)
    return Table(labels, counts)


@dataclass(frozen=True, slots=True)
class System:
    """What ties counts together: `matrix @ x = 0` for the counts x of `names`, each between `low` and `high`.

    `values` are the true counts (NaN where even we do not know), `open_` those that are not published, `secret` those
    of them that a table has and hides; `past` are cells of an earlier day, about which nothing can be done any more.
    """

    names: tuple[tuple[str, Key], ...]
    values: Floats
    matrix: sparse.csr_matrix
    low: Floats
    high: Floats
    open_: Flags
    totals: Flags
    secret: Flags
    past: Flags

    def place(self, name: Key, day: str = "") -> int:
        """Where a cell stands."""
        return self.names.index((day, name))


def system(tables: Sequence[Table], day: str = "") -> System:
    """The system of tables published together; hidden counts (NaN) are open."""
    values: dict[Key, float] = {}
    totals: dict[Key, bool] = {}
    equations: list[tuple[Key, list[Key]]] = []
    for table in tables:
        inner = set(table.inner())
        for one, count in table.counts.items():
            if one not in values or math.isnan(values[one]):
                values[one] = count
            totals[one] = totals.get(one, True) and one not in inner
        for total, parts in table.sums():
            equations.append((total, parts))
            for one in (total, *parts):
                values.setdefault(one, math.nan)
                totals.setdefault(one, one not in inner)
    names = list(values)
    at = {name: place for place, name in enumerate(names)}
    matrix = sparse.lil_matrix((len(equations), len(names)))
    for row, (total, parts) in enumerate(equations):
        matrix[row, at[total]] = -1.0
        for part in parts:
            matrix[row, at[part]] = 1.0
    held = np.array([values[name] for name in names])
    hidden = np.isnan(held)
    reach = 2 * np.nanmax(held, initial=0.0) + 1000.0
    return System(
        tuple((day, name) for name in names),
        held,
        matrix.tocsr(),
        np.zeros(len(names)),
        np.full(len(names), reach),
        hidden,
        np.array([totals[name] for name in names]),
        hidden & np.array([any(name in table.counts for table in tables) for name in names]),
        np.zeros(len(names), dtype=bool),
    )


def together(before: System, now: System, moved: float) -> System:
    """Two days at once: a cell that both have differs by at most `moved` people, as an attacker may know.

    The change of each cell stands behind the cells, open.
    """
    old = {name: place for place, (_, name) in enumerate(before.names)}
    first = len(before.names)
    shared = [(old[name], first + place) for place, (_, name) in enumerate(now.names) if name in old]
    blocks = sparse.block_diag([before.matrix, now.matrix])
    links = sparse.lil_matrix((len(shared), blocks.shape[1] + len(shared)))
    for row, (then, today) in enumerate(shared):
        links[row, then], links[row, today], links[row, blocks.shape[1] + row] = 1.0, -1.0, 1.0
    wide = sparse.hstack([blocks, sparse.csr_matrix((blocks.shape[0], len(shared)))])
    change = np.array([now.values[today - first] - before.values[then] for then, today in shared])
    many = len(shared)
    return System(
        (*before.names, *now.names, *(("change", now.names[today - first][1]) for _, today in shared)),
        np.concatenate([before.values, now.values, change]),
        sparse.csr_matrix(sparse.vstack([wide, links])),
        np.concatenate([before.low, now.low, np.full(many, -moved)]),
        np.concatenate([before.high, now.high, np.full(many, moved)]),
        np.concatenate([before.open_, now.open_, np.ones(many, dtype=bool)]),
        np.concatenate([before.totals, now.totals, np.zeros(many, dtype=bool)]),
        np.concatenate([before.secret, now.secret, np.zeros(many, dtype=bool)]),
        np.concatenate([np.ones(first, dtype=bool), now.past, np.ones(many, dtype=bool)]),
    )
