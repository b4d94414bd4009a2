"""A snapshot of a register opened for counting, and the four tables that its figures are counted in.

`people` and `events` as `snapshot.py` describes them; derived from them are the people who finished a course in a
window and, for each level, the people who are planned for it. All are Narwhals frames, on DuckDB or on Spark.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw

from songhanh.equity.snapshot import EventKind
from songhanh.lib.months import add_months

Lazy = nw.LazyFrame[Any]
_FETCHES_NOTHING: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
_CHUNK = 1 << 20
DELAY = "delay"
"""In the table of events: months from the lawful month of a regular step to that in which it was given."""
AGE_BANDS = (("30", 0, 31), ("40", 31, 41), ("50", 41, 51), ("60", 51, 200))  # code, full years from, below


@dataclass(frozen=True, slots=True)
class When:
    """The day of the stock, and the window of the flows: its first and last day, both included."""

    day: date
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Register:
    """The two tables of a snapshot as known at the end of `day`; `source` is its digest.

    `agency` is the code of the one agency whose rows these are, empty where there may be several.
    """

    people: Lazy
    events: Lazy
    day: date
    source: str
    agency: str = ""

    def year(self) -> When:
        """The day, with the calendar year up to it as the window."""
        return When(self.day, date(self.day.year, 1, 1), self.day)

    def of(self, agency: str) -> "Register":
        """The rows of one agency."""
        mine = nw.col("agency") == agency
        return Register(self.people.filter(mine), self.events.filter(mine), self.day, self.source, agency)


class Source(StrEnum):
    """A table that figures are counted in, by what a row of it is."""

    PEOPLE = "people"  # a person whom the register knows
    EVENTS = "events"  # an event of the window
    TRAINED = "trained"  # a person who finished a course in the window
    PLANNED = "planned"  # a person in the pool on the day, once for each level planned for


# The columns by which each table can be told apart, besides sex; what a table lacks, its figures are not told by.
DIMENSIONS: dict[Source, frozenset[str]] = {
    Source.PEOPLE: frozenset(
        {"agency", "unit", "unit_name", "level", "age_band", "education", "staff_kind", "grade_group"}
        | {"political_theory", "ethnicity"}
    ),
    Source.EVENTS: frozenset(
        {"agency", "unit", "unit_name", "reason", "leave_type", "training_kind", "rating", "level_to", "group_to"}
    ),
    Source.TRAINED: frozenset({"agency", "unit", "unit_name"}),
    Source.PLANNED: frozenset({"agency", "unit", "unit_name"}),
}


def open_register(people: Path, events: Path, day: date, *, source: str = "", agency: str = "") -> Register:
    """The snapshot in two Parquet files, on DuckDB; without `source` its digest is computed from both files.

    The connection lives as long as the frames.
    """
    connection = duckdb.connect(config=_FETCHES_NOTHING)
    held, happened = (nw.from_native(connection.read_parquet(str(path))) for path in (people, events))
    return Register(held, happened, day, source or digest_of(people, events), agency)


def digest_of(*paths: Path) -> str:
    """The SHA-256 of the files one after the other, in hexadecimal."""
    found = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                found.update(chunk)
    return found.hexdigest()


def table(register: Register, source: Source, by: Sequence[str], when: When) -> Lazy:
    """The rows of one of the four tables."""
    if source is Source.PEOPLE:
        people = register.people
        return people.with_columns(_age_band(when.day).alias("age_band")) if "age_band" in by else people
    if source is Source.EVENTS:
        # Once for all figures of steps, and of steps alone: months of a day are dear among millions of rows.
        regular = (nw.col("kind") == EventKind.STEP.value) & ~nw.col("early")
        delay = nw.when(regular).then(_month("starts") - _month("due"))
        return _in_window(register, when).with_columns(delay.alias(DELAY))
    kept = list(dict.fromkeys(["agency", "person", "sex", *by]))
    if source is Source.TRAINED:
        finished = (nw.col("kind") == EventKind.TRAINING.value) & nw.col("completed")
        return _in_window(register, when).filter(finished).select(*kept).unique()
    return _planned(register, by, when)


def _month(column: str) -> nw.Expr:
    day = nw.col(column).dt
    return day.year().cast(nw.Int32) * 12 + day.month().cast(nw.Int32)


def _in_window(register: Register, when: When) -> Lazy:
    return register.events.filter(nw.col("starts").is_between(nw.lit(when.first), nw.lit(when.last)))


def _planned(register: Register, by: Sequence[str], when: When) -> Lazy:
    """People in the pool on the day with each level for which they entered and from which they were not removed since.

    An entry that ended (`until`) before the day no longer counts.
    """
    same = ["agency", "person", "pool_round", "level_to"]
    entry, removal = EventKind.POOL_ENTRY.value, EventKind.POOL_REMOVAL.value
    open_ = nw.col("until").is_null() | (nw.col("until") >= nw.lit(when.day))
    steps = register.events.filter(nw.col("kind").is_in([entry, removal]), nw.col("starts") <= nw.lit(when.day))
    last = steps.group_by(*same).agg(
        nw.when((nw.col("kind") == entry) & open_).then(nw.col("starts")).max().alias("entered"),
        nw.when(nw.col("kind") == removal).then(nw.col("starts")).max().alias("removed"),
    )
    held = last.filter(
        ~nw.col("entered").is_null(), nw.col("removed").is_null() | (nw.col("removed") < nw.col("entered"))
    )
    levels = held.select("agency", "person", nw.col("level_to").alias("planned_level")).unique()
    kept = list(dict.fromkeys(["agency", "person", "sex", *by]))
    pool = register.people.filter(nw.col("present") & nw.col("in_pool")).select(*kept)
    return pool.join(levels, on=["agency", "person"], how="inner")


def _age_band(day: date) -> nw.Expr:
    """The band of the full years on the day; who was born on a later day has fewer. Missing where no birth is known."""
    born = nw.col("birth_month")
    found = nw.lit(None, dtype=nw.String)
    for code, _, below in reversed(AGE_BANDS):
        # Born after the day that is so many years earlier: those years are not yet full.
        found = nw.when(born > nw.lit(add_months(day, -12 * below))).then(nw.lit(code)).otherwise(found)
    return found
