"""Appointment to a leading post for a term: age, time in post, terms, a further term, from `appointment_rules.toml`.

Who is appointed for the first time, or to a higher post, must be young enough to serve the whole term until retirement.
Retirement ages differ by sex, so the window closes earlier for women: `highest_age` shows by how much.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from songhanh.law.answers import Answer
from songhanh.law.retirement import retirement_ages, retirement_month
from songhanh.law.staff import Sex, StaffKind
from songhanh.law.tables import Basis, DatedRow, day, in_force, tree
from songhanh.lib.months import Month, add_months
from songhanh.lib.words import Words

_SUBJECTS = {
    StaffKind.CIVIL_SERVANT: "bổ nhiệm công chức",
    StaffKind.PUBLIC_EMPLOYEE: "bổ nhiệm viên chức quản lý",
}
_FROM_THE_POOL = "party-appoint-2025"


@dataclass(frozen=True, slots=True)
class AppointmentRule:
    """The rules for one kind of staff from a day to a day.

    `terms_in_a_row_max` is 0 where terms are not limited and None where nothing is known; the other figures are None
    where the rule does not give them. Months, days and percentages as their names say.
    """

    id: str
    kind: StaffKind
    valid_from: date | None
    valid_to: date | None
    term_months: int
    terms_in_a_row_max: int | None
    terms_note: str
    min_months_in_post: int | None
    notice_days: int | None
    vote_percent_over: int | None
    must_be_planned: bool
    basis: Basis


class FurtherKind(StrEnum):
    """What can follow when a term ends."""

    FULL_TERM = "full_term"
    UNTIL_RETIREMENT = "until_retirement"
    PROLONGED = "prolonged"

    @property
    def words(self) -> Words:
        """As a proposal to the competent body names it."""
        return _FURTHER[self]


@dataclass(frozen=True, slots=True)
class FurtherTerm:
    """What can follow a term, and the month in which that would end."""

    kind: FurtherKind
    until: Month
    basis: Basis


def appointment_rule(kind: StaffKind, on: date) -> AppointmentRule | None:
    """The rules for that kind of staff on the day; None where none is known (cadres are elected, workers hired)."""
    subject = _SUBJECTS.get(kind)
    found = in_force([one for one in _table("rule_set") if one.row["subject"] == subject], on)
    return _rule(kind, found[0].row) if found else None


def last_month(rule: AppointmentRule, retires: Month) -> Month:
    """The last month in which who retires in `retires` can be appointed for a whole term."""
    return retires.plus(-rule.term_months)


def age_answer(rule: AppointmentRule, appointed: Month, retires: Month, *, equivalent: bool = False) -> Answer:
    """Whether the whole term can be served. To an equivalent or lower post (`equivalent`) the age is not counted."""
    exception = _exception(rule.kind, appointed.first) if equivalent else None
    if exception:
        why = Words(
            "Bổ nhiệm chức vụ tương đương hoặc thấp hơn thì không tính tuổi bổ nhiệm.",
            "For an equivalent or lower post the age is not counted.",
        )
        return Answer(True, why, exception)
    last = last_month(rule, retires)
    met = appointed <= last
    vi, en = ("Đủ tuổi", "Young enough") if met else ("Không đủ tuổi", "Not young enough")
    why = Words(
        f"{vi} để công tác trọn thời hạn bổ nhiệm {rule.term_months} tháng: nghỉ hưu trong tháng {retires}, "
        f"tháng cuối cùng còn đủ tuổi là {last}.",
        f"{en} to serve the whole term of {rule.term_months} months: retires in {retires}, "
        f"the last month of appointment is {last}.",
    )
    return Answer(met, why, rule.basis)


def highest_age(rule: AppointmentRule, sex: Sex, appointed: Month) -> int:
    """The age in months of the oldest who can be appointed in that month for a whole term."""
    until = appointed.plus(rule.term_months)
    born = until.plus(-max(age.months for age in retirement_ages(sex)))
    while retirement_month(sex, born) < until:
        born = born.plus(1)
    return appointed.since(born)


def time_in_post_answer(rule: AppointmentRule, months: int, *, first: bool) -> Answer | None:
    """Whether the months in the present or equivalent posts, added up, suffice; None where the rule does not ask."""
    if first or rule.min_months_in_post is None:
        return None
    wanted = rule.min_months_in_post
    why = Words(
        f"Đã giữ chức vụ hiện tại hoặc tương đương {months} tháng, yêu cầu từ {wanted} tháng trở lên.",
        f"{months} months in the present or an equivalent post; {wanted} are required.",
    )
    return Answer(months >= wanted, why, rule.basis)


def terms_answer(rule: AppointmentRule, held: int) -> Answer | None:
    """Whether one more term may follow `held` terms in a row in the post; None where the rule does not say."""
    most = rule.terms_in_a_row_max
    if most is None:
        return None
    note = f" ({rule.terms_note})" if rule.terms_note else ""
    if most == 0:
        why = Words(f"Không hạn chế số lần bổ nhiệm lại{note}.", f"Terms in a row are not limited{note}.")
        return Answer(True, why, rule.basis)
    why = Words(
        f"Đã giữ chức vụ {held} nhiệm kỳ liên tiếp, tối đa {most}{note}.",
        f"{held} terms in a row were served, at most {most} are allowed{note}.",
    )
    return Answer(held < most, why, rule.basis)


def planned_answer(rule: AppointmentRule, on: date, *, planned: bool) -> Answer | None:
    """Whether the person stands in the planning pool of that or an equivalent post; None where no rule asks."""
    party = [one.row for one in in_force(_table("rule_set"), on) if one.row["id"] == _FROM_THE_POOL]
    if not party and not rule.must_be_planned:
        return None
    vi, en = ("Đã được", "Is") if planned else ("Chưa được", "Is not yet")
    why = Words(
        f"{vi} quy hoạch vào chức danh đó hoặc chức danh tương đương trở lên; "
        "trường hợp đặc biệt do cấp có thẩm quyền quyết định.",
        f"{en} planned for that or an equivalent or higher post; special cases are decided by the competent body.",
    )
    return Answer(planned, why, Basis.of(party[0]) if party else rule.basis)


def term_ends(rule: AppointmentRule, appointed: date) -> date:
    """The day on which a term that began on `appointed` is over."""
    return add_months(appointed, rule.term_months)


def notice_by(rule: AppointmentRule, ends: date) -> date | None:
    """The last day for the notice that a term ends; None where the rule sets none."""
    return ends - timedelta(days=rule.notice_days) if rule.notice_days else None


def further_term(rule: AppointmentRule, ends: date, retires: Month) -> FurtherTerm | None:
    """What can follow the term that ends on that day; None where retirement comes first."""
    left = retires.since(Month.of(ends))
    for one in in_force(_table("further_term"), ends):
        row = one.row
        if _SUBJECTS[rule.kind] in row["subjects"] and _lies_in(left, row["from_months"], row["to_months"]):
            kind = FurtherKind(row["outcome"])
            until = Month.of(term_ends(rule, ends)) if kind is FurtherKind.FULL_TERM else retires
            return FurtherTerm(kind, until, Basis.of(row))
    return None


_FURTHER = {
    FurtherKind.FULL_TERM: Words("Bổ nhiệm lại với thời hạn đầy đủ", "Reappointment for a whole term"),
    FurtherKind.UNTIL_RETIREMENT: Words("Bổ nhiệm lại đến thời điểm nghỉ hưu", "Reappointment until retirement"),
    FurtherKind.PROLONGED: Words(
        "Kéo dài thời gian giữ chức vụ đến thời điểm nghỉ hưu", "Time in post prolonged until retirement"
    ),
}


def _lies_in(months: int, first: int, end: int) -> bool:
    """`end` is not counted; 0 is no end."""
    return first <= months and (not end or months < end)


def _exception(kind: StaffKind, on: date) -> Basis | None:
    found = in_force([one for one in _table("age_exception") if one.row["subject"] == _SUBJECTS[kind]], on)
    return Basis.of(found[0].row) if found else None


@cache
def _table(name: str) -> tuple[DatedRow, ...]:
    return tuple(DatedRow.of(row) for row in tree("appointment_rules")[name])


def _rule(kind: StaffKind, row: dict[str, Any]) -> AppointmentRule:
    return AppointmentRule(
        id=row["id"],
        kind=kind,
        valid_from=day(row["valid_from"]),
        valid_to=day(row["valid_to"]),
        term_months=row["term_months"],
        terms_in_a_row_max=row.get("terms_in_a_row_max"),
        terms_note=row.get("terms_note", ""),
        min_months_in_post=row.get("min_months_in_post"),
        notice_days=row.get("reappointment_notice_days"),
        vote_percent_over=row.get("reappointment_vote_percent_over"),
        must_be_planned=row.get("local_source_must_be_planned", False),
        basis=Basis.of(row),
    )
