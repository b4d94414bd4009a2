"""Terms of a model made into a matrix: numbers as they are, text as categories, powers, logarithms, products.

A term is the name of a column, `name^2`, `log(name)`, `sqrt(name)`, `C(name)` (numbers that are categories), or
several of these with `:` between (their products). Nothing in a term is ever run as a program.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from songhanh.equity.frames import Column, Frame
from songhanh.equity.groups import in_order, label
from songhanh.lib.words import Problem, Words

Floats = NDArray[np.float64]
_POWER = re.compile(r"(.+?)(?:\^|\*\*)(\d)")
_CALL = re.compile(r"(log|sqrt|C)\((.+)\)")
_MOST_CATEGORIES = 200
_DEPENDENT = 1e-9  # of a column's length is left when the others are taken out: it says nothing new


class Factor(NamedTuple):
    """One side of a product: a column, what is done to it, and the power it is raised to."""

    column: str
    change: str = ""
    power: int = 1


class Term(NamedTuple):
    """What was asked for, and its factors."""

    name: str
    factors: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class Design:
    """The matrix of a model without its constant: a row for each person, a name for each column.

    `terms` tells for each term which columns are its own, `omitted` for each categorical term the category that
    has none; `dropped` are columns that say nothing new beside those before them.
    """

    matrix: Floats
    names: tuple[str, ...]
    terms: Mapping[str, tuple[int, ...]]
    omitted: Mapping[str, str]
    dropped: tuple[str, ...] = ()

    def with_constant(self) -> Floats:
        """The matrix with a column of ones in front."""
        return np.column_stack([np.ones(len(self.matrix)), self.matrix])


def parse(texts: Sequence[str], frame: Frame, categorical: Sequence[str] = ()) -> list[Term]:
    """The terms that `texts` name, each column looked for in the frame; those in `categorical` are categories.

    Raises:
        Problem: `no-column`.
    """
    return [_term(text.strip(), frame, categorical) for text in texts if text.strip()]


def _term(text: str, frame: Frame, categorical: Sequence[str]) -> Term:
    parts = [text] if text in frame.data.columns else text.split(":")
    return Term(text, tuple(_factor(part.strip(), frame, categorical) for part in parts))


def _factor(text: str, frame: Frame, categorical: Sequence[str]) -> Factor:
    if text not in frame.data.columns:
        called = _CALL.fullmatch(text)
        if called:
            return Factor(frame.named(called[2].strip()), called[1])
        raised = _POWER.fullmatch(text)
        if raised:
            return Factor(frame.named(raised[1].strip()), "", int(raised[2]))
    column = frame.named(text)
    return Factor(column, "C" if column in categorical else "")


def columns_of(terms: Sequence[Term]) -> list[str]:
    """The columns that the terms need, each once."""
    return list(dict.fromkeys(factor.column for term in terms for factor in term.factors))


def build(terms: Sequence[Term], held: Mapping[str, Column], omit: Mapping[str, str] | None = None) -> Design:
    """The matrix of the terms over complete columns; `omit` names the category that is left out (else the first).

    Raises:
        Problem: `no-logarithm`, `too-many-categories`, `no-value` (a category that is not there).
    """
    rows = len(next(iter(held.values()))) if held else 0
    parts: list[Floats] = []
    names: list[str] = []
    places: dict[str, tuple[int, ...]] = {}
    omitted: dict[str, str] = {}
    for term in terms:
        made = _columns(term, held, omit or {}, omitted)
        places[term.name] = tuple(range(len(names), len(names) + len(made)))
        names += [name for name, _ in made]
        parts += [values for _, values in made]
    matrix = np.column_stack(parts) if parts else np.empty((rows, 0))
    return _independent(Design(matrix, tuple(names), places, omitted))


def _columns(
    term: Term, held: Mapping[str, Column], omit: Mapping[str, str], omitted: dict[str, str]
) -> list[tuple[str, Floats]]:
    sides = []
    for factor in term.factors:
        values = held[factor.column]
        if factor.change == "C" or values.dtype.kind != "f":
            made, first = _categories(factor.column, values, omit.get(factor.column, ""))
            if len(term.factors) == 1:
                omitted[term.name] = first
        else:
            made = [(_shown(factor), _changed(factor, values))]
        sides.append(made)
    return [
        (":".join(name for name, _ in combined), np.prod([values for _, values in combined], axis=0))
        for combined in product(*sides)
    ]


def _shown(factor: Factor) -> str:
    if factor.change:
        return f"{factor.change}({factor.column})"
    return factor.column if factor.power == 1 else f"{factor.column}^{factor.power}"


def _changed(factor: Factor, values: Floats) -> Floats:
    if factor.change == "log":
        return logarithm(factor.column, values)
    if factor.change == "sqrt":
        return np.sqrt(np.maximum(values, 0.0))
    return np.asarray(values**factor.power)


def logarithm(column: str, values: Floats) -> Floats:
    """The natural logarithm of a column.

    Raises:
        Problem: `no-logarithm`, where a value is 0 or less.
    """
    low = int((values <= 0).sum())
    if low:
        what = Words(
            f"cột “{column}” có {low} giá trị bằng 0 hoặc âm, không lấy được lô-ga-rít.",
            f"column “{column}” holds {low} values of 0 or less, which have no logarithm.",
        )
        remedy = Words(
            f"Bỏ các dòng đó bằng --where '{column}>0', hoặc dùng --levels.",
            f"Leave them out with --where '{column}>0', or use --levels.",
        )
        raise Problem("no-logarithm", what, remedy)
    return np.asarray(np.log(values))


def _categories(column: str, values: Column, omit: str) -> tuple[list[tuple[str, Floats]], str]:
    shown = np.array([label(value) for value in values], dtype=object)
    there = in_order(sorted(set(shown)))
    if len(there) > _MOST_CATEGORIES:
        what = Words(
            f"cột “{column}” có {len(there)} giá trị khác nhau, quá nhiều để làm nhóm.",
            f"column “{column}” has {len(there)} different values, too many for categories.",
        )
        raise Problem("too-many-categories", what, Words("Hãy gộp bớt các giá trị.", "Merge some of its values."))
    first = omit or there[0]
    if first not in there:
        what = Words(f"cột “{column}” không có giá trị “{first}”.", f"column “{column}” has no value “{first}”.")
        raise Problem("no-value", what, Words(f"Các giá trị: {', '.join(there)}.", f"Its values: {', '.join(there)}."))
    return [(f"{column}={one}", (shown == one).astype(np.float64)) for one in there if one != first], first


def _independent(design: Design) -> Design:
    """The design without columns that the constant and the columns before them already tell."""
    whole = design.with_constant()
    if not design.names or len(whole) == 0:
        return design
    lengths = np.linalg.norm(whole, axis=0)
    left = _left_over(whole / np.where(lengths > 0, lengths, 1.0))[1:]
    keep = [at for at, length in enumerate(left) if length > _DEPENDENT]
    if len(keep) == len(design.names):
        return design
    place = {old: new for new, old in enumerate(keep)}
    terms = {name: tuple(place[at] for at in held if at in place) for name, held in design.terms.items()}
    dropped = tuple(name for at, name in enumerate(design.names) if at not in place)
    return Design(design.matrix[:, keep], tuple(design.names[at] for at in keep), terms, design.omitted, dropped)


def _left_over(matrix: Floats) -> Floats:
    """How long each column is when those before it, as far as they were kept, are taken out."""
    kept: list[Floats] = []
    left = np.zeros(matrix.shape[1])
    for at in range(matrix.shape[1]):
        rest = matrix[:, at].copy()
        for _ in range(2):  # a second time takes out what rounding left
            for one in kept:
                rest -= (one @ rest) * one
        left[at] = np.linalg.norm(rest)
        if left[at] > _DEPENDENT:
            kept.append(rest / left[at])
    return left
