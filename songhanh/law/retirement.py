"""The month in which a person retires under normal conditions, and the person's own adjustment.

Everybody retires in the month in which the age of that very year is reached (BLLĐ 45/2019/QH14 Điều 169 k2; NĐ
135/2020/NĐ-CP Điều 3 k1, Điều 4), from `retirement_ages.csv`; before 2021 at that of `retirement_rules.csv`.
`retirement.csv` holds the same as bands of birth months: the tests compare.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from songhanh.law.staff import Sex
from songhanh.law.tables import Basis, rows, valid_on
from songhanh.law.tables import day as day_of
from songhanh.lib.months import Month


@dataclass(frozen=True, slots=True)
class RetirementAge:
    """The age in months that must be reached in the years from `since` to `until` (both inclusive, None: open)."""

    months: int
    since: int | None
    until: int | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Limit:
    """A number of months that a rule sets, from a day to a day."""

    months: int
    valid_from: date | None
    valid_to: date | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Retirement:
    """When a person retires.

    `normal` is the month by the schedule, `adjusted_by` the person's own months (negative: earlier). `limit` is the
    rule that bounds the adjustment, None without one; `within_limit` is False where the adjustment goes further, which
    some schemes allow: a thing to show, not to refuse.
    """

    normal: Month
    age: RetirementAge
    adjusted_by: int = 0
    limit: Limit | None = None

    @property
    def month(self) -> Month:
        """The month at whose end the work ends."""
        return self.normal.plus(self.adjusted_by)

    @property
    def last_day(self) -> date:
        """The last day of work (NĐ 135/2020/NĐ-CP Điều 3 k1)."""
        return self.month.last

    @property
    def pension_from(self) -> date:
        """The first day of pension."""
        return self.month.plus(1).first

    @property
    def within_limit(self) -> bool:
        """Whether the adjustment keeps to its limit."""
        return self.limit is None or abs(self.adjusted_by) <= self.limit.months

    @property
    def basis(self) -> Basis:
        """The row of the schedule."""
        return self.age.basis


def birth_month(birth: date | Month | int) -> Month:
    """The month that counts: where only the year is known, its January (NĐ 135/2020/NĐ-CP Điều 3 k3)."""
    if isinstance(birth, int):
        return Month(birth, 1)
    return birth if isinstance(birth, Month) else Month.of(birth)


def retirement_month(sex: Sex, birth: date | Month | int) -> Month:
    """The month of retirement under normal conditions, of a birth day, month or year."""
    return retirement(sex, birth).month


def retirement(sex: Sex, birth: date | Month | int, adjusted_by: int = 0) -> Retirement:
    """When a person born then retires, `adjusted_by` months later or, negative, earlier than the schedule."""
    born = birth_month(birth)
    for age in retirement_ages(sex):
        normal = born.plus(age.months)
        if age.until is None or normal.year <= age.until:
            break
    return Retirement(normal, age, adjusted_by, _limit_of(adjusted_by, normal.first))


@cache
def retirement_ages(sex: Sex) -> tuple[RetirementAge, ...]:
    """The schedule of the sex, years ascending and without gap."""
    before = limit(f"before-2021-{sex}", date.min)
    assert before is not None
    table = [row for row in rows("retirement_ages") if row["sex"] == sex]
    found = [RetirementAge(before.months, None, before.valid_to.year if before.valid_to else None, before.basis)]
    for row in sorted(table, key=lambda row: row["year_from"]):
        months = int(row["age_years"]) * 12 + int(row["age_months"])
        until = int(row["year_to"]) if row["year_to"] else None
        found.append(RetirementAge(months, int(row["year_from"]), until, Basis.of(row)))
    return tuple(found)


def notice_by(when: Retirement) -> date | None:
    """The last day for the notice of retirement to a civil servant; None where no rule in force then is known."""
    rule = limit("notice", when.pension_from)
    return Month.of(when.pension_from).plus(-rule.months).first if rule else None


def limit(id_: str, on: date) -> Limit | None:
    """The rule `earlier`, `later` or `notice` on the day, None where it was not in force."""
    return next((one for name, one in _limits() if name == id_ and valid_on(one, on)), None)


def _limit_of(adjusted_by: int, on: date) -> Limit | None:
    return limit("earlier" if adjusted_by < 0 else "later", on) if adjusted_by else None


@cache
def _limits() -> tuple[tuple[str, Limit], ...]:
    return tuple(
        (row["id"], Limit(int(row["months"]), day_of(row["valid_from"]), day_of(row["valid_to"]), Basis.of(row)))
        for row in rows("retirement_rules")
    )
