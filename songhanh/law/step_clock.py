"""What stops the clock of a step: spans of leave and absence, in whole months, from `step_rules.toml`.

Most kinds of absence count in full or not at all; some count up to a number of months. What does not count is summed
and rounded to whole months: a remainder of fewer working days than the rule says is dropped, else it is a month.
Where the spans lie apart a month is a fixed number of days, so that a further day of absence never gives time back.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from songhanh.law.tables import Basis, day, tree, valid_on
from songhanh.law.working_days import is_working_day
from songhanh.lib.months import add_months, whole_months

_DAY = timedelta(days=1)
_Stretch = tuple[date, date]  # the first day, and the day after the last


@dataclass(frozen=True, slots=True)
class SpanKind:
    """A kind of absence: whether it counts (`cap_months`: only so far, 0 is no bound), as the rule words it.

    `equity_flag`: time that is mostly women's, to be counted and shown.
    """

    id: str
    name: str
    counts: bool
    cap_months: int
    equity_flag: bool
    valid_from: date | None
    valid_to: date | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Span:
    """An absence of a kind (an id of `span_kinds`) from a day to a day, both inclusive; `end` None: it lasts."""

    kind: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Stopped:
    """The time that does not count: whole months after rounding, its days, which kinds of absence made it.

    `unknown` names kinds for which no rule was in force when the absence began: such time is taken as counted.
    """

    months: int
    days: int
    kinds: tuple[SpanKind, ...]
    unknown: tuple[SpanKind, ...]
    basis: Basis


@cache
def span_kinds() -> dict[str, SpanKind]:
    """Every kind of absence that the rules name, by its id."""
    return {row["id"]: _kind(row, table == "counted") for table in ("counted", "stops") for row in _rules()[table]}


def stopped_time(spans: Iterable[Span], first: date, end: date) -> Stopped:
    """The time from `first` to the day before `end` that does not count, of closed spans.

    KeyError for a kind that no rule names, ValueError for a span that still lasts.
    """
    rounding, scattered = _rules()["rounding"], _rules()["scattered_month"]
    by_kind: dict[str, list[_Stretch]] = {}
    unknown = set()
    for span in spans:
        if span.end is None:
            raise ValueError(span)
        kind, stretch = span_kinds()[span.kind], (max(span.start, first), min(span.end + _DAY, end))
        if stretch[0] < stretch[1]:
            by_kind.setdefault(kind.id, []).append(stretch)
            if not valid_on(kind, span.start):
                unknown.add(kind.id)
    lost = {id_: _not_counted(span_kinds()[id_], found, scattered["days"]) for id_, found in by_kind.items()}
    together = _merged(one for id_, found in lost.items() if id_ not in unknown for one in found)
    return Stopped(
        months=_months(together, scattered["days"], rounding["threshold_working_days"]),
        days=_length(together),
        kinds=tuple(span_kinds()[id_] for id_, found in sorted(lost.items()) if found and id_ not in unknown),
        unknown=tuple(span_kinds()[id_] for id_ in sorted(unknown)),
        basis=Basis.of(rounding),
    )


@cache
def _rules() -> dict[str, Any]:
    return tree("step_rules")


def _not_counted(kind: SpanKind, stretches: list[_Stretch], month: int) -> list[_Stretch]:
    """What of the stretches does not count: all, nothing, or what goes beyond the bound."""
    whole = _merged(stretches)
    if not kind.counts:
        return whole
    if not kind.cap_months:
        return []
    if len(whole) == 1:
        start, end = whole[0]
        from_there = add_months(start, kind.cap_months)
        return [(from_there, end)] if from_there < end else []
    return _without_first(whole, kind.cap_months * month)


def _without_first(stretches: list[_Stretch], days: int) -> list[_Stretch]:
    found = []
    for start, end in stretches:
        skipped = min(days, (end - start).days)
        days -= skipped
        if start + _DAY * skipped < end:
            found.append((start + _DAY * skipped, end))
    return found


def _months(stretches: list[_Stretch], month: int, threshold: int) -> int:
    if not stretches:
        return 0
    if len(stretches) == 1:
        start, end = stretches[0]
        months = whole_months(start, end)
        left = [(add_months(start, months), end)]
    else:
        months = _length(stretches) // month
        left = _without_first(stretches, months * month)
    working = sum(is_working_day(start + _DAY * at) for start, end in left for at in range((end - start).days))
    return months + (working >= threshold)


def _length(stretches: Iterable[_Stretch]) -> int:
    return sum((end - start).days for start, end in stretches)


def _merged(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """In order, and joined where they touch."""
    found: list[_Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _kind(row: dict[str, Any], counts: bool) -> SpanKind:
    return SpanKind(
        id=row["id"],
        name=row["span"],
        counts=counts,
        cap_months=row.get("cap_months", 0),
        equity_flag=row.get("equity_flag", False),
        valid_from=day(row["valid_from"]),
        valid_to=day(row["valid_to"]),
        basis=Basis.of(row),
    )
