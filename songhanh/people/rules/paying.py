"""The next step of pay, an early one, and another grade, held against the rules of the day."""

from collections.abc import Iterator

from songhanh.law.pay import career_step, rank_change
from songhanh.law.staff import StaffKind
from songhanh.law.steps import EarlyKind, early_quota, early_step, regular_step
from songhanh.lib.words import Words
from songhanh.people.kinds import FactKind
from songhanh.people.rules.proposals import Proposal
from songhanh.people.rules.retiring import retiring
from songhanh.people.rules.steps import FAILED, NextStep, next_step, ratings, step_record
from songhanh.people.rules.told import NO_KIND, Outcome, Told, Unknown, en_day, vi_day
from songhanh.people.standing import Standing

_WAYS = {
    "grade-promotion": "promotion to a higher grade",
    "grade-by-position": "the grade of the position",
    "class-promotion": "promotion to a higher class of the title",
    "career-step-change": "a change of the career step of the position",
}


def step(one: Standing, asked: Proposal) -> Iterator[Told]:
    """Whether the time in step is full, and each of its years is rated."""
    del asked
    told = next_step(one)
    if isinstance(told, Unknown):
        yield Told.missing("time", told)
    elif told is None:
        yield _no_step()
    else:
        due = Words(f"Đến hạn ngày {vi_day(told.due)}.", f"Due on {en_day(told.due)}.")
        why = Words(f"{told.why.vi} {due.vi}", f"{told.why.en} {due.en}")
        met = Outcome.MET if told.due <= one.day else Outcome.NOT_MET
        yield Told("time", Outcome.UNKNOWN if told.unsure else met, why, told.basis)
        yield from _evaluations(one, told)


def _no_step() -> Told:
    what = Words("không có bậc tiếp theo, hoặc chưa có quy định của nhóm ngạch", "no step follows, or no rule is known")
    return Told.missing("time", Unknown("next_step", what))


def _evaluations(one: Standing, told: NextStep) -> Iterator[Told]:
    """The whole years in the step: each is to be rated; a failed one moved the day already."""
    known = ratings(one)
    years = [year for year in range(told.record.since.year, one.day.year) if year not in known]
    if years:
        listed = ", ".join(map(str, years))
        what = Words(f"chưa có kết quả xếp loại năm {listed}", f"the evaluations of {listed} are not known")
        yield Told.missing("evaluation", Unknown("evaluation", what), told.basis)
    elif FAILED in (rating for year, rating in known.items() if year >= told.record.since.year):
        vi = "Có năm không hoàn thành nhiệm vụ, đã tính kéo dài thời gian giữ bậc."
        yield Told.noted(
            "evaluation", Words(vi, "Duty was not fulfilled in a year: the step is prolonged."), told.basis
        )
    else:
        vi = "Các năm trong thời gian giữ bậc đều được xếp loại từ hoàn thành nhiệm vụ trở lên."
        yield Told("evaluation", Outcome.MET, Words(vi, "Duty was fulfilled in all years of the step."), told.basis)


def early(one: Standing, asked: Proposal) -> Iterator[Told]:
    """Whether a step may come before its time, from when, and how many may have one."""
    record = step_record(one)
    if isinstance(record, Unknown):
        yield Told.missing("early", record)
        return
    regular = regular_step(record, one.day)
    when = retiring(one) if asked.ground is EarlyKind.RETIREMENT else None
    if regular is None:
        yield _no_step()
    elif isinstance(when, Unknown):
        yield Told.missing("early", when)
    else:
        before = bool(one.state(FactKind.PAY).get("early"))
        at = when.when.last_day if when else one.day
        found = early_step(asked.ground, regular, at, early_before=before)
        if found:
            yield Told.of("early", found.answer)
            met = Outcome.MET if found.earliest <= one.day else Outcome.NOT_MET
            day = found.earliest
            why = Words(f"Sớm nhất từ ngày {vi_day(day)}.", f"From {en_day(day)} at the earliest.")
            yield Told("earliest", met, why, found.answer.basis)
    yield from _quota(one, asked)


def _quota(one: Standing, asked: Proposal) -> Iterator[Told]:
    quota = early_quota(asked.staff, one.day) if asked.staff and asked.ground is EarlyKind.ACHIEVEMENT else None
    if quota:
        why = Words(
            f"Trong năm tối đa {quota.number} người trong {asked.staff} người được nâng bậc trước thời hạn do lập "
            "thành tích xuất sắc.",
            f"At most {quota.number} of {asked.staff} people may have an early step for achievement in the year.",
        )
        yield Told.noted("quota", why, quota.basis)


def grade_change(one: Standing, asked: Proposal) -> Iterator[Told]:
    """How the grade is changed on the day: by the position since 2025-07-01 (civil servants), by career steps."""
    del asked
    kind = one.staff_kind
    found = rank_change(kind, one.day) if kind else None
    if kind is None:
        yield Told.missing("grade", NO_KIND)
    elif found:
        vi = f"Thực hiện theo hình thức {found.name}" + (f": {found.rule}" if found.rule else "")
        yield Told.noted("grade", Words(f"{vi}.", f"The way is {_WAYS[found.id]}."), found.basis)
    yield from _career_step(one)


def _career_step(one: Standing) -> Iterator[Told]:
    """To which career step the professional title of a public employee moves."""
    public = one.staff_kind is StaffKind.PUBLIC_EMPLOYEE
    found = career_step(one.grade.group, one.day) if public and one.grade else None
    if found:
        why = Words(
            f"Chức danh nghề nghiệp chuyển sang bậc nghề nghiệp {found.code}, xếp lương nhóm {found.group}, trước ngày "
            f"{vi_day(found.deadline)}.",
            f"The title moves to career step {found.code}, paid as group {found.group}, before "
            f"{en_day(found.deadline)}.",
        )
        yield Told.noted("career_step", why, found.basis)
