"""Training, leave and retirement: whether the time counts, what it moves, and whether the month is the person's own."""

from collections.abc import Iterator
from datetime import date, timedelta

from songhanh.law.retirement import retirement
from songhanh.law.staff import Sex
from songhanh.law.step_clock import Span, SpanKind, span_kinds
from songhanh.law.tables import valid_on
from songhanh.lib.months import Month
from songhanh.lib.words import Words
from songhanh.people.rules.leave import MATERNITY, PATERNITY, clock_kind
from songhanh.people.rules.proposals import Proposal
from songhanh.people.rules.retiring import retiring
from songhanh.people.rules.steps import moved_by, step_record
from songhanh.people.rules.told import Outcome, Told, Unknown, en_day, vi_day
from songhanh.people.rules.training import is_source, programme
from songhanh.people.standing import Standing


def training(one: Standing, asked: Proposal) -> Iterator[Told]:
    """That the time counts for the step, and for the programme of women in leadership."""
    del asked
    sent = span_kinds()["count-sent"]
    vi = "Thời gian được cử đi học mà vẫn trong danh sách trả lương được tính vào thời gian xét nâng bậc lương."
    yield Told.noted("counts", Words(vi, "Time of study on the pay list counts towards the next step."), sent.basis)
    asked_for = programme()
    if one.sex is Sex.FEMALE and is_source(one) and valid_on(asked_for, one.day):
        vi = "Được tính vào chỉ tiêu nữ trong quy hoạch, lãnh đạo được đào tạo, bồi dưỡng."
        yield Told.noted("programme", Words(vi, "Counts for the target of training women who lead."), asked_for.basis)


def leave(one: Standing, asked: Proposal) -> Iterator[Told]:
    """Whether the time counts for the next step, and by how much that moves."""
    kind = clock_kind(asked.leave_type)
    if kind is None:
        what = Words("chưa rõ loại nghỉ có tính vào thời gian xét nâng bậc", "whether this leave counts is not known")
        yield Told.missing("counts", Unknown("leave_type", what))
        return
    told = span_kinds()[kind]
    yield _counts(told, one.day)
    if {MATERNITY: Sex.MALE, PATERNITY: Sex.FEMALE}.get(asked.leave_type) is one.sex and one.sex:
        vi = "Loại nghỉ thai sản không khớp với giới tính trong sổ, cần kiểm tra lại."
        yield Told.noted("sex", Words(vi, "The type of leave does not fit the sex in the register: look again."))
    record = step_record(one)
    if isinstance(record, Unknown) or asked.until is None:
        return
    moved = moved_by(one, record, Span(kind, one.day, asked.until))
    if moved and moved[0] != moved[1]:
        before, after = moved
        why = Words(
            f"Ngày đến hạn nâng bậc lương chuyển từ {vi_day(before)} sang {vi_day(after)}.",
            f"The next step moves from {en_day(before)} to {en_day(after)}.",
        )
        yield Told.noted("step", why, told.basis)


def _counts(kind: SpanKind, day: date) -> Told:
    if not valid_on(kind, day):
        what = Words(f"chưa rõ quy định ngày {vi_day(day)}", f"the rule of {en_day(day)} is not known")
        return Told.missing("counts", Unknown("leave_rule", what), kind.basis)
    vi, en = "Được tính vào thời gian xét nâng bậc lương", "Counts towards the next step"
    if not kind.counts:
        vi, en = "Không được tính vào thời gian xét nâng bậc lương", "Does not count towards the next step"
    elif kind.cap_months:
        vi += f", cộng dồn không quá {kind.cap_months} tháng trong thời gian giữ bậc"
        en += f", up to {kind.cap_months} months in the step"
    return Told.noted("counts", Words(f"{vi}.", f"{en}."), kind.basis)


def retire(one: Standing, asked: Proposal) -> Iterator[Told]:
    """Whether the month is the one of the schedule, or how far from it."""
    del asked
    told = retiring(one)
    if isinstance(told, Unknown):
        yield Told.missing("retirement", told)
        return
    assert one.sex is not None
    assert one.birth is not None
    worked = Month.of(one.day - timedelta(days=1))
    found = retirement(one.sex, one.birth, worked.since(told.when.normal))
    if not found.adjusted_by:
        yield Told("retirement", Outcome.MET, told.sentence, told.when.basis)
    else:
        vi, en = ("sớm", "earlier") if found.adjusted_by < 0 else ("muộn", "later")
        bound = found.limit
        why = Words(
            f"{told.sentence.vi} Ngày này {vi} hơn {abs(found.adjusted_by)} tháng"
            + (f", giới hạn {bound.months} tháng." if bound else "."),
            f"{told.sentence.en} This day is {abs(found.adjusted_by)} months {en}"
            + (f", the limit is {bound.months}." if bound else "."),
        )
        outcome = Outcome.NOTE if found.within_limit else Outcome.NOT_MET
        yield Told("retirement", outcome, why, bound.basis if bound else told.when.basis)
    if told.notice_basis:
        yield Told.noted("notice", told.notice_sentence, told.notice_basis)
