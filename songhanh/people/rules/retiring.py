"""Retirement of a person, and the last month of a first appointment for a whole term, with what men still have."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from songhanh.law.appointment import AppointmentRule, appointment_rule, last_month
from songhanh.law.retirement import Retirement, birth_month, limit, notice_by, retirement
from songhanh.law.staff import Sex, StaffKind
from songhanh.law.tables import Basis
from songhanh.lib.months import Month
from songhanh.lib.words import Words
from songhanh.people.rules.told import NO_BIRTH, NO_KIND, NO_SEX, Unknown, cite, en_day, vi_day
from songhanh.people.standing import Standing


@dataclass(frozen=True, slots=True)
class Retiring:
    """When a person retires, and until when the notice must be given (None: no rule for that kind of staff)."""

    when: Retirement
    notice: date | None
    notice_basis: Basis | None
    year_only: bool

    @property
    def sentence(self) -> Words:
        """How the month came about."""
        years, months = divmod(self.when.age.months, 12)
        vi_age = f"{years} tuổi" + (f" {months} tháng" if months else "")
        en_age = f"{years} years" + (f" {months} months" if months else "")
        vi = f"Đủ tuổi nghỉ hưu ({vi_age}) trong tháng {self.when.month}, làm việc hết {vi_day(self.when.last_day)}"
        en = f"Reaches retirement age ({en_age}) in {self.when.month}, works until {en_day(self.when.last_day)}"
        if self.year_only:
            vi += "; chỉ biết năm sinh nên tính từ tháng 01"
            en += "; of the birth only the year is known, so January counts"
        return Words(f"{vi}.", f"{en}.")

    @property
    def why(self) -> Words:
        """How the month came about, with the provision."""
        return cite(self.sentence, self.when.basis)

    @property
    def notice_sentence(self) -> Words:
        """Until when the notice must be given; or that no rule is known."""
        if self.notice is None:
            return Words(
                "Chưa có thời hạn thông báo nghỉ hưu đối với loại cán bộ này trong bảng quy định.",
                "No time of notice is known for this kind of staff.",
            )
        return Words(
            f"Thông báo nghỉ hưu trước ngày {vi_day(self.notice)}.",
            f"Notice of retirement before {en_day(self.notice)}.",
        )

    @property
    def notice_words(self) -> Words:
        """The same, with the provision."""
        return cite(self.notice_sentence, self.notice_basis) if self.notice_basis else self.notice_sentence


def retiring(one: Standing) -> Retiring | Unknown:
    """When the person retires under normal conditions; the notice is ruled for civil servants alone."""
    if one.sex is None:
        return NO_SEX
    if one.birth is None:
        return NO_BIRTH
    return _retiring(one.sex, birth_month(one.birth), one.staff_kind, year_only=isinstance(one.birth, int))


@lru_cache(maxsize=8192)  # a birth month is that of many
def _retiring(sex: Sex, birth: Month, kind: StaffKind | None, *, year_only: bool) -> Retiring:
    when = retirement(sex, birth)
    rule = limit("notice", when.pension_from) if kind is StaffKind.CIVIL_SERVANT else None
    return Retiring(when, notice_by(when) if rule else None, rule.basis if rule else None, year_only)


@dataclass(frozen=True, slots=True)
class Window:
    """The last month of a first appointment for a whole term, and that of a man who was born the same month."""

    rule: AppointmentRule
    last: Month
    of_men: Month
    age_basis: Basis

    @property
    def gap(self) -> int:
        """For how many months longer a man born in the same month can be appointed."""
        return max(self.of_men.since(self.last), 0)

    @property
    def sentence(self) -> Words:
        """Both months and what is between them."""
        months = self.rule.term_months
        return Words(
            f"Để công tác trọn thời hạn bổ nhiệm {months} tháng, tháng cuối cùng có thể bổ nhiệm lần đầu là "
            f"{self.last}; nam sinh cùng tháng là {self.of_men}, chênh lệch {self.gap} tháng.",
            f"To serve a whole term of {months} months the last month of a first appointment is {self.last}; "
            f"for a man born the same month it is {self.of_men}, {self.gap} months later.",
        )

    @property
    def why(self) -> Words:
        """The same, with the provisions."""
        return cite(self.sentence, self.rule.basis, self.age_basis)


def window(one: Standing) -> Window | Unknown | None:
    """The person's window by the rule of the day; None for kinds of staff who are not appointed for a term."""
    if one.sex is None:
        return NO_SEX
    if one.birth is None:
        return NO_BIRTH
    if one.staff_kind is None:
        return NO_KIND
    return _window(one.sex, birth_month(one.birth), one.staff_kind, one.day)


@lru_cache(maxsize=8192)
def _window(sex: Sex, birth: Month, kind: StaffKind, day: date) -> Window | None:
    rule = appointment_rule(kind, day)
    if rule is None:
        return None
    when, of_men = (retirement(each, birth) for each in (sex, Sex.MALE))
    return Window(rule, last_month(rule, when.month), last_month(rule, of_men.month), when.basis)
