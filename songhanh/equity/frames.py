"""A table as the methods take it: rows chosen, groups counted, columns as arrays without their gaps."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

import narwhals as nw
import numpy as np
from numpy.typing import NDArray

from songhanh.equity.groups import label
from songhanh.equity.measures import Row, counts
from songhanh.equity.results import LeftOut
from songhanh.formats.data_files import DataFile
from songhanh.lib.text import fold, strip_marks
from songhanh.lib.words import Problem, Words

Floats = NDArray[np.float64]
Column = NDArray[Any]
_CONDITION = re.compile(r"\s*(.+?)\s*(!=|<=|>=|=|<|>)\s*(.*?)\s*")


@dataclass(frozen=True, slots=True)
class Frame:
    """Rows of a table that are looked at: `rows` how many the file has, `left_out` which of them are not used."""

    data: DataFile
    lazy: nw.LazyFrame[Any]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows the file has."""
        return self.data.rows

    def named(self, asked: str) -> str:
        """The column of that name, capitals and tone marks forgiven where no other is meant.

        Raises:
            Problem: `no-column`.
        """
        names = self.data.columns
        if asked in names:
            return asked
        alike = [name for name in names if _bare(name) == _bare(asked)]
        if len(alike) == 1:
            return alike[0]
        raise _no_column(asked, names, self.data.name)

    def is_number(self, column: str) -> bool:
        """Whether a column holds numbers."""
        return self.lazy.collect_schema()[column].is_numeric()

    def where(self, conditions: Sequence[str]) -> "Frame":
        """The rows for which all of `COLUMN=VALUE` hold (also !=, <, <=, >, >=)."""
        if not conditions:
            return self
        expression = reduce(lambda a, b: a & b, (self._condition(one) for one in conditions))
        kept = self.lazy.filter(expression)
        rows = int(kept.select(nw.len().alias("n")).collect()["n"][0])
        why = Words(
            f"không thỏa điều kiện {', '.join(conditions)}", f"the condition {', '.join(conditions)} does not hold"
        )
        return replace(self, lazy=kept, left_out=(*self.left_out, LeftOut("filter", self.rows - rows, why)))

    def _condition(self, text: str) -> nw.Expr:
        found = _CONDITION.fullmatch(text)
        if found is None:
            raise _no_condition(text)
        column, sign, asked = self.named(found[1]), found[2], found[3]
        value = _number(asked) if self.is_number(column) else asked
        if value is None:
            raise _no_condition(text)
        held = nw.col(column)
        return {
            "=": held == value,
            "!=": held != value,
            "<": held < value,
            "<=": held <= value,
            ">": held > value,
            ">=": held >= value,
        }[sign]

    def labels(self, column: str) -> list[str]:
        """The different values of a column, as labels, in no order."""
        return list({label(row[column]) for row in counts(self.lazy, [column])})

    def counts(self, by: Sequence[str], weight: str = "") -> list[Row]:
        """Rows of each combination: its labels, `n` rows and `total` people; a weight that is missing counts nothing.

        Raises:
            Problem: `not-numbers`, `negative`.
        """
        if weight:
            self._check_counts(weight)
        rows = counts(self.lazy, by, weight)
        return [row | {one: label(row[one]) for one in by} | {"total": row["total"] or 0.0} for row in rows]

    def _check_counts(self, weight: str) -> None:
        if not self.is_number(weight):
            raise not_numbers(weight)
        lowest = self.lazy.select(nw.col(weight).min().alias("low")).collect()["low"][0]
        if lowest is not None and lowest < 0:
            what = Words(f"cột “{weight}” có số âm.", f"column “{weight}” holds negative numbers.")
            raise Problem("negative", what, Words("Số lượng phải từ 0 trở lên.", "Counts are 0 or more."))

    def arrays(self, columns: Sequence[str]) -> dict[str, Column]:
        """The columns as they stand: numbers as floats (missing: NaN), all else as labels (missing: empty)."""
        names = list(dict.fromkeys(columns))
        table = self.lazy.select(*names).collect()
        return {one: _array(table[one], self.is_number(one)) for one in names}

    def complete(self, columns: Sequence[str], numbers: Sequence[str] = ()) -> tuple[dict[str, Column], "Frame"]:
        """The rows in which no column lacks its value, and the frame that tells how many were left out for which.

        Raises:
            Problem: `not-numbers`, one of `numbers` holds text.
        """
        wrong = [one for one in numbers if not self.is_number(one)]
        if wrong:
            raise not_numbers(wrong[0])
        held = self.arrays([*columns, *numbers])
        keep = np.ones(len(next(iter(held.values()))), dtype=bool)
        left = list(self.left_out)
        for name, values in held.items():
            missing = np.isnan(values) if values.dtype.kind == "f" else values == ""
            rows = int((missing & keep).sum())
            if rows:
                why = Words(f"cột “{name}” không có giá trị", f"column “{name}” holds no value")
                left.append(LeftOut("missing", rows, why))
            keep &= ~missing
        return {name: values[keep] for name, values in held.items()}, replace(self, left_out=tuple(left))

    def without(self, code: str, rows: int, why: Words) -> "Frame":
        """The frame that tells of so many further rows that they are not used."""
        if rows <= 0:
            return self
        return replace(self, left_out=(*self.left_out, LeftOut(code, rows, why)))


def frame_of(data: DataFile) -> Frame:
    """The whole table."""
    return Frame(data, nw.from_native(data.relation))


def _array(series: Any, is_number: bool) -> Column:
    if is_number:
        return np.array([np.nan if value is None else float(value) for value in series.to_list()], dtype=np.float64)
    return np.array([label(value) for value in series.to_list()], dtype=object)


def _bare(name: str) -> str:
    return strip_marks(fold(name)).replace("_", " ")


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def not_numbers(column: str) -> Problem:
    """A column that must hold numbers and holds text."""
    what = Words(f"cột “{column}” không phải là số.", f"column “{column}” does not hold numbers.")
    remedy = Words("Hãy sửa các ô không phải số trong cột này.", "Mend the cells of this column that are no numbers.")
    return Problem("not-numbers", what, remedy)


def _no_column(asked: str, names: Sequence[str], file: str) -> Problem:
    shown = ", ".join(names)
    what = Words(f"không có cột “{asked}”.", f"there is no column “{asked}”.")
    return Problem("no-column", what, Words(f"Các cột: {shown}.", f"The columns: {shown}."), file)


def _no_condition(text: str) -> Problem:
    what = Words(f"không hiểu điều kiện “{text}”.", f"the condition “{text}” is not understood.")
    remedy = Words(
        "Viết như --where 'nam=2022' hoặc --where 'tuoi>=30'.", "Write it as --where 'year=2022' or --where 'age>=30'."
    )
    return Problem("no-condition", what, remedy)
