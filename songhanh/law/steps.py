"""Steps of pay: when the next one is due, what moves it, the early step and its quota, the allowance beyond the scale.

From `step_rules.toml` (TT 08/2013/TT-BNV as amended by TT 03/2021/TT-BNV; TT 04/2005/TT-BNV). The time in a step goes
by the group of the grade, never by diploma or coefficient; it grows by the time that does not count (`step_clock`) and
by discipline and years of failed duty.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from songhanh.law.answers import Answer
from songhanh.law.pay import salary_step
from songhanh.law.staff import StaffKind
from songhanh.law.step_clock import Span, Stopped, stopped_time
from songhanh.law.tables import Basis, DatedRow, in_force, tree
from songhanh.lib.months import Month, add_months, whole_months
from songhanh.lib.words import Words


class Discipline(StrEnum):
    """Forms of discipline that prolong a step."""

    REPRIMAND = "reprimand"
    WARNING = "warning"
    DEMOTION = "demotion"
    REMOVAL = "removal"

    @property
    def words(self) -> Words:
        """As the decision names it."""
        return _FORMS[self]


class EarlyKind(StrEnum):
    """The two grounds for a step before its time."""

    ACHIEVEMENT = "early-achievement"
    RETIREMENT = "early-retirement"


@dataclass(frozen=True, slots=True)
class Penalty:
    """A discipline by the day of its decision; `failed_year` is the year whose failure has the very same cause."""

    form: Discipline
    decided: date
    failed_year: int | None = None


@dataclass(frozen=True, slots=True)
class StepRecord:
    """A person's present step: group of pay, step, the day since which it is held, and what happened since."""

    kind: StaffKind
    group: str
    step: int
    since: date
    spans: tuple[Span, ...] = ()
    penalties: tuple[Penalty, ...] = ()
    failed_years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Prolongation:
    """Months by which a step is prolonged, and why."""

    months: int
    why: Words
    basis: Basis


@dataclass(frozen=True, slots=True)
class StepDue:
    """When a time in step is full: `months` by the rule, what stopped the clock, what prolonged it.

    `unknown` says what no rule in force on its day covers, so that a person must look.
    """

    due: date
    months: int
    stopped: Stopped
    prolonged: tuple[Prolongation, ...]
    unknown: tuple[Words, ...]
    basis: Basis

    @property
    def month(self) -> Month:
        """The month in which it is due."""
        return Month.of(self.due)


@dataclass(frozen=True, slots=True)
class EarlyStep:
    """Whether a step can come early: months missing on the day that counts, and the earliest day."""

    answer: Answer
    missing_months: int
    earliest: date


@dataclass(frozen=True, slots=True)
class Quota:
    """How many of the staff may have an early step for achievement in a year; `remainder` persons make no whole one."""

    number: int
    remainder: int
    basis: Basis


@dataclass(frozen=True, slots=True)
class BeyondScale:
    """The allowance after the last step, in percent of its pay (0: not yet), and when it next rises."""

    percent: int
    next_due: date
    basis: Basis


def regular_step(record: StepRecord, on: date) -> StepDue | None:
    """When the next step is due, as known on the day; absences that still last are counted up to it.

    None at the last step, and where no time in step is known for the group on the day.
    """
    present = salary_step(record.group, record.step, on)
    rule = _of_group("time_in_step", record.group, on)
    if present is None or present.is_last or rule is None:
        return None
    return _full(record, rule["months"], on, Basis.of(rule))


def months_in_step(record: StepRecord, on: date) -> int:
    """The whole months that count in the present step until the day, without what prolongs it."""
    lost = stopped_time(_closed(record.spans, on), record.since, on).months
    return max(whole_months(record.since, on) - lost, 0)


def early_step(kind: EarlyKind, regular: StepDue, at: date, *, early_before: bool = False) -> EarlyStep | None:
    """Whether the regular step may come early; None where no rule is known on the day.

    `at` is the day of retirement, or any day of the year in which the achievement is looked at; `early_before`: the
    present step, too, came early for an achievement.
    """
    found = [one.row for one in in_force(_table("early"), at) if one.row["id"] == kind]
    if not found:
        return None
    rule = found[0]
    counted_at = at if kind is EarlyKind.RETIREMENT else date.fromisoformat(f"{at.year}-{rule['missing_months_at']}")
    missing = _missing(counted_at, regular.due)
    twice = early_before and rule["not_twice_in_a_row"]
    met = 0 < missing <= rule["missing_months_max"] and not twice
    answer = Answer(met, _early_words(missing, rule["missing_months_max"], counted_at, twice=twice), Basis.of(rule))
    return EarlyStep(answer, missing, add_months(regular.due, -rule["max_months_early"]))


def early_quota(staff: int, on: date) -> Quota | None:
    """How many of `staff` on the pay list may have an early step; None where no rule is known on the day."""
    row = _rules()["quota"]
    if not in_force([DatedRow.of(row)], on):
        return None
    number = staff * row["percent_max"] // 100
    return Quota(number, staff - number * 100 // row["percent_max"], Basis.of(row))


def beyond_scale(record: StepRecord, on: date) -> BeyondScale | None:
    """The allowance beyond the scale on the day; None before the last step or where the group has none."""
    present = salary_step(record.group, record.step, on)
    rule = _of_group("beyond_scale", record.group, on)
    if present is None or not present.is_last or rule is None:
        return None
    percent, months = 0, rule["months_in_last_step"]
    full = _full(record, months, on, Basis.of(rule))
    while full.due <= on:
        percent += rule["then_percent_per_year"] if percent else rule["first_percent"]
        months += 12
        full = _full(record, months, on, Basis.of(rule))
    return BeyondScale(percent, full.due, full.basis)


_FORMS = {
    Discipline.REPRIMAND: Words("khiển trách", "reprimand"),
    Discipline.WARNING: Words("cảnh cáo", "warning"),
    Discipline.DEMOTION: Words("giáng chức", "demotion"),
    Discipline.REMOVAL: Words("cách chức", "removal"),
}


def _full(record: StepRecord, months: int, on: date, basis: Basis) -> StepDue:
    """What happens before the day moves the day, and then more may have happened before it: until it stands still."""
    spans = _closed(record.spans, on)
    due, moved = record.since, add_months(record.since, months)
    while due < moved:
        due = moved
        stopped = stopped_time(spans, record.since, due)
        prolonged = tuple(_prolongations(record, due))
        added = stopped.months + sum(one.months for one in prolonged if one.months)
        moved = add_months(record.since, months + added)
    gaps = [one.why for one in prolonged if not one.months]
    gaps += [Words(f"Chưa rõ quy định: {one.name}.", f"The rule is not known: {one.id}.") for one in stopped.unknown]
    return StepDue(due, months, stopped, tuple(one for one in prolonged if one.months), tuple(gaps), basis)


def _prolongations(record: StepRecord, end: date) -> Iterable[Prolongation]:
    """Those of the time from `record.since` until `end`; 0 months where no rule in force on the day is known."""
    penalties = [one for one in record.penalties if record.since <= one.decided < end]
    for penalty in penalties:
        vi, en = penalty.form.words
        why = Words(f"Kỷ luật {vi} ngày {penalty.decided:%d/%m/%Y}", f"Discipline ({en}) on {penalty.decided:%d %B %Y}")
        rows = [one.row for one in in_force(_table("prolongation"), penalty.decided)]
        yield _prolongation(why, [row for row in rows if penalty.form in row["forms"].get(record.kind, ())])
    for year in sorted(set(record.failed_years) - {one.failed_year for one in penalties}):
        if record.since <= date(year, 12, 31) < end:
            why = Words(f"Năm {year} không hoàn thành nhiệm vụ", f"Duty was not fulfilled in {year}")
            rows = [one.row for one in in_force(_table("prolongation"), date(year, 12, 31))]
            yield _prolongation(why, [row for row in rows if row.get("failed_year")])


def _prolongation(why: Words, found: list[dict[str, Any]]) -> Prolongation:
    if found:
        return Prolongation(found[0]["months"], why, Basis.of(found[0]))
    unknown = Words(f"Chưa rõ thời gian kéo dài: {why.vi}.", f"By how long is not known: {why.en}.")
    return Prolongation(0, unknown, Basis.of(_rules()["prolongation_rule"][0]))


def _early_words(missing: int, most: int, on: date, *, twice: bool) -> Words:
    if twice:
        return Words(
            "Bậc hiện giữ cũng được nâng trước thời hạn do lập thành tích, không thực hiện hai lần liên tiếp.",
            "The present step came early for an achievement, too; not twice in a row.",
        )
    if not missing:
        return Words(
            f"Đến ngày {on:%d/%m/%Y} đã đến hạn nâng bậc lương thường xuyên.",
            f"The regular step is due by {on:%d %B %Y}.",
        )
    return Words(
        f"Đến ngày {on:%d/%m/%Y} còn thiếu {missing} tháng, điều kiện là từ {most} tháng trở xuống.",
        f"On {on:%d %B %Y} {missing} months are missing; at most {most} may be.",
    )


def _missing(on: date, due: date) -> int:
    """Months from the day until `due`, begun ones in full."""
    months = whole_months(on, due)
    return months + (add_months(on, months) < due)


def _closed(spans: Iterable[Span], on: date) -> list[Span]:
    return [Span(one.kind, one.start, one.end or on) for one in spans if one.end or one.start <= on]


def _of_group(table: str, group: str, on: date) -> dict[str, Any] | None:
    return next((one.row for one in in_force(_table(table), on) if group in one.row["groups"]), None)


@cache
def _rules() -> dict[str, Any]:
    return tree("step_rules")


@cache
def _table(name: str) -> tuple[DatedRow, ...]:
    return tuple(DatedRow.of(row) for row in _rules()[name])
