"""Who is counted: each population of a register as one condition on one of its tables.

A condition is true, false or unknown for a row; unknown counts in none. Sex stands beside, never in the condition.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import or_

import narwhals as nw

from songhanh.equity.register import DELAY, Source, When
from songhanh.equity.snapshot import LEADERS, EventKind, Level

PATERNITY, MATERNITY = "paternity", "maternity"
EXCELLENT = "excellent"
MASTER, DOCTOR = "Thạc sĩ", "Tiến sĩ"


@dataclass(frozen=True, slots=True)
class Population:
    """Rows of a table: those for which `who` holds; with `amount` that much of each is summed instead of 1."""

    source: Source
    who: Callable[[When], nw.Expr]
    amount: Callable[[], nw.Expr] | None = None


def _people(who: nw.Expr) -> Population:
    """Those of the staff on the day for whom `who` holds."""
    return Population(Source.PEOPLE, lambda _: nw.col("present") & who)


def _events(kind: EventKind, who: nw.Expr | None = None, amount: Callable[[], nw.Expr] | None = None) -> Population:
    is_kind = nw.col("kind") == kind.value
    return Population(Source.EVENTS, lambda _: is_kind if who is None else is_kind & who, amount)


def _one_of(column: str, *values: str) -> nw.Expr:
    """Whether a column holds one of a few values: comparisons, which DuckDB does several times as fast as a list."""
    return reduce(or_, (nw.col(column) == str(value) for value in values))


def _appointed(when: When) -> nw.Expr:
    return nw.col("appointed").is_between(nw.lit(when.first), nw.lit(when.last)) & _leads


_pool, _trained = nw.col("in_pool"), nw.col("pool_trained")
_leads = _one_of("level", *LEADERS)
_delay = nw.col(DELAY)  # of regular steps whose lawful day is known
_to_lead = _one_of("level_to", *LEADERS)

POPULATIONS: dict[str, Population] = {
    "staff": Population(Source.PEOPLE, lambda _: nw.col("present")),
    "pool": _people(_pool),
    "pool_trained": _people(_pool & _trained),
    "leaders": _people(_leads),
    "agency_leaders": _people(_one_of("level", Level.AGENCY_HEAD, Level.AGENCY_DEPUTY)),
    "unit_leaders": _people(_one_of("level", Level.UNIT_HEAD, Level.UNIT_DEPUTY)),
    **{f"level_{one.value}": _people(nw.col("level") == one.value) for one in LEADERS},
    "prepared": _people(_pool | _leads),
    "prepared_trained": _people((_pool | _leads) & _trained),
    "masters": _people(nw.col("education") == MASTER),
    "doctors": _people(nw.col("education") == DOCTOR),
    "appointed": Population(Source.PEOPLE, lambda when: nw.col("present") & _appointed(when)),
    "pool_or_appointed": Population(Source.PEOPLE, lambda when: nw.col("present") & (_pool | _appointed(when))),
    **{
        f"planned_{one.value}": Population(
            Source.PLANNED,
            lambda _, value=one.value: nw.col("planned_level") == value,  # type: ignore[misc]
        )
        for one in LEADERS
    },
    "recruitments": _events(EventKind.RECRUITMENT),
    "appointments": _events(EventKind.APPOINTMENT, _to_lead),
    **{f"appointments_{one.value}": _events(EventKind.APPOINTMENT, nw.col("level_to") == one.value) for one in LEADERS},
    "grade_changes": _events(EventKind.GRADE),
    "steps": _events(EventKind.STEP),
    "steps_due": _events(EventKind.STEP, ~_delay.is_null()),
    "steps_on_time": _events(EventKind.STEP, _delay <= 0),
    "steps_late": _events(EventKind.STEP, _delay > 0),
    "months_late": _events(EventKind.STEP, _delay > 0, lambda: _delay),
    "steps_early": _events(EventKind.STEP, nw.col("early")),
    "pool_entries": _events(EventKind.POOL_ENTRY),
    "pool_removals": _events(EventKind.POOL_REMOVAL),
    "courses": _events(EventKind.TRAINING, nw.col("completed")),
    "course_hours": _events(
        EventKind.TRAINING, nw.col("completed") & ~nw.col("hours").is_null(), lambda: nw.col("hours")
    ),
    "trained_people": Population(Source.TRAINED, lambda _: ~nw.col("person").is_null()),
    "rated": _events(EventKind.EVALUATION, ~nw.col("rating").is_null()),
    "rated_excellent": _events(EventKind.EVALUATION, nw.col("rating") == EXCELLENT),
    "departures": _events(EventKind.DEPARTURE),
    "paternity_leaves": _events(EventKind.LEAVE, nw.col("leave_type") == PATERNITY),
    "birth_leaves": _events(EventKind.LEAVE, _one_of("leave_type", PATERNITY, MATERNITY)),
}
