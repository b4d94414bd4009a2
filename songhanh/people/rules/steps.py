"""Steps of pay of a person: the record that the law's clock takes, what is due next, and whether a step is in time.

Discipline is sealed: it moves the day, but no sentence here says that it was discipline, in which form or why.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from songhanh.law.pay import Grade, grade, salary_step, step_of
from songhanh.law.step_clock import Span as Absence
from songhanh.law.steps import Discipline, Penalty, StepDue, StepRecord, beyond_scale, regular_step
from songhanh.law.tables import Basis
from songhanh.lib.months import Month
from songhanh.lib.words import Words
from songhanh.people.given import first_day
from songhanh.people.history import Span, Values
from songhanh.people.kinds import FactKind
from songhanh.people.rules.leave import absences, has_unknown_leave
from songhanh.people.rules.told import NO_GRADE, NO_STEP, NO_STEP_DAY, Unknown, en_day, vi_day
from songhanh.people.standing import Standing

FAILED = "poor"  # không hoàn thành nhiệm vụ
_MOST = 50  # percent beyond the scale that a working life can reach
# Of a whole agency most people share a step and its first day with others, and nothing happened since.
_regular_step = lru_cache(maxsize=8192)(regular_step)
_beyond_scale = lru_cache(maxsize=8192)(beyond_scale)


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is due next: `step` of the group, or `percent` beyond the scale; `added` months moved the day.

    `unsure`: something happened for which no rule is known, so that a person must look.
    """

    grade: Grade
    record: StepRecord
    due: date
    months: int
    added: int
    unsure: bool
    basis: Basis
    step: int = 0
    coefficient: Decimal | None = None
    percent: int = 0
    said: str = ""  # the month in which the register's own list has it, where that is another one

    @property
    def words(self) -> Words:
        """What is to be decided."""
        if not self.step:
            return Words(
                f"Phụ cấp thâm niên vượt khung {self.percent}%", f"Allowance beyond the scale of {self.percent}%"
            )
        number = str(self.coefficient)
        return Words(
            f"Nâng lên bậc {self.step}, hệ số {number.replace('.', ',')}", f"Step {self.step}, coefficient {number}"
        )

    @property
    def why(self) -> Words:
        """How the day came about, without naming what moved it."""
        since, at = self.record.since, self.record.step
        if not self.step:
            return Words(
                f"Giữ bậc cuối cùng (bậc {at}) từ {vi_day(since)}.",
                f"In the last step ({at}) since {en_day(since)}.",
            )
        vi = f"Giữ bậc {at} từ {vi_day(since)}, thời gian theo quy định {self.months} tháng"
        en = f"In step {at} since {en_day(since)}, {self.months} months by the rule"
        if self.added:
            vi += f", cộng {self.added} tháng không tính hoặc kéo dài theo quy định"
            en += f", and {self.added} months that do not count or prolong by the rules"
        if self.unsure:
            vi += "; có thời gian chưa rõ quy định, cần xem lại hồ sơ"
            en += "; for some time no rule is known: look at the file"
        if self.said:
            vi += f"; danh sách ghi lần sau là {self.said}"
            en += f"; the list says {self.said}"
        return Words(f"{vi}.", f"{en}.")


def step_record(one: Standing, span: Span | None = None) -> StepRecord | Unknown:
    """The step of pay held in `span` (without it on the day), with all that happened until the day."""
    values = span.values if span else one.state(FactKind.PAY)
    found = grade(values.get("grade", ""), one.day) if span else one.grade
    if found is None:
        return NO_GRADE
    step = _step(found, values, one.day)
    if step is None:
        return NO_STEP
    since = str(values.get("step_from", ""))
    if len(since) < len("2024-01"):  # of a year alone the month is not guessed
        return NO_STEP_DAY
    return StepRecord(
        one.staff_kind or found.kind, found.group, step, first_day(since) or one.day,
        absences(one), penalties(one), failed_years(one),
    )  # fmt: skip


def next_step(one: Standing) -> NextStep | Unknown | None:
    """The next step or rise beyond the scale; None where the group has none."""
    record = step_record(one)
    if isinstance(record, Unknown):
        return record
    found = one.grade
    assert found is not None
    due = _regular_step(record, one.day)
    if due is None:
        return _beyond(one, found, record)
    following = salary_step(record.group, record.step + 1, one.day)
    assert following is not None
    return NextStep(
        found, record, due.due, due.months, _added(due), bool(due.unknown) or has_unknown_leave(one), due.basis,
        following.step, following.coefficient, said=_said(one, due),
    )  # fmt: skip


def penalties(one: Standing) -> tuple[Penalty, ...]:
    """Sealed: for the clock alone."""
    forms = {form.value for form in Discipline}
    found = [(span.values.get("form", ""), span.decided_on or span.starts) for span in one.events(FactKind.DISCIPLINE)]
    return tuple(Penalty(Discipline(form), day) for form, day in found if form in forms and day)


def failed_years(one: Standing) -> tuple[int, ...]:
    """The years in which duty was not fulfilled."""
    return tuple(year for year, rating in ratings(one).items() if rating == FAILED)


def ratings(one: Standing) -> dict[int, str]:
    """The rating of each year that is known."""
    spans = one.events(FactKind.EVALUATION)
    return {int(span.values["year"]): str(span.values.get("rating", "")) for span in spans if "year" in span.values}


def _step(found: Grade, values: Values, day: date) -> int | None:
    """As written, else the one of exactly that coefficient."""
    if values.get("step"):
        step = int(values["step"])
        return step if salary_step(found.group, step, day) else None
    coefficient = values.get("coefficient")
    told = step_of(found.group, Decimal(str(coefficient)), day) if coefficient else None
    return told.step if told else None


def _said(one: Standing, due: StepDue) -> str:
    """The month of the next step as the list has it, where it has another one than the rule."""
    told = str(one.state(FactKind.PAY).get("next_step", ""))
    month = Month.parse(told[:7]) if len(told) >= len("2027-01") else None
    return str(month) if month and month != due.month else ""


def _added(due: StepDue) -> int:
    return due.stopped.months + sum(one.months for one in due.prolonged)


def _beyond(one: Standing, found: Grade, record: StepRecord) -> NextStep | None:
    """The first rise above what the register says is paid; where it says nothing, the next one after the day."""
    record = replace(record, spans=tuple(replace(each, end=each.end or one.day) for each in record.spans))
    now = _beyond_scale(record, one.day)
    if now is None:
        return None
    paid = _percent(one)
    if paid is None:
        due = now.next_due
    else:
        due = _first_above(record, paid, record.since if paid < now.percent else one.day) or one.day
    lawful = now if due <= one.day else _beyond_scale(record, due) or now
    return NextStep(found, record, due, 0, 0, has_unknown_leave(one), now.basis, percent=lawful.percent)


def _percent(one: Standing) -> float | None:
    """What the register says is paid beyond the scale; None where it says nothing, or what cannot be."""
    paid = one.state(FactKind.PAY).get("beyond_scale")
    return float(paid) if paid is not None and 0 <= float(paid) < _MOST else None


def _first_above(record: StepRecord, paid: float, probe: date) -> date | None:
    """The day from `probe` on from which more than `paid` percent is lawful; None where no rule of then is known."""
    found = _beyond_scale(record, probe)
    while found and found.percent <= paid:
        probe = found.next_due
        found = _beyond_scale(record, probe)
    return probe if found else None


def moved_by(one: Standing, record: StepRecord, absence: Absence) -> tuple[date, date] | None:
    """When the next step is due without and with one more absence; None where none follows."""
    more = replace(record, spans=(*record.spans, absence))
    before, after = regular_step(record, one.day), regular_step(more, one.day)
    return (before.due, after.due) if before and after else None
