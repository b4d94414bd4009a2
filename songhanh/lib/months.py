"""Months as law counts in them: a birth month, the month of retirement, sixty months of a term."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year, in order of time."""

    year: int
    month: int

    @classmethod
    def of(cls, on: date) -> "Month":
        """The month in which the day lies."""
        return cls(on.year, on.month)

    @classmethod
    def parse(cls, text: str) -> "Month":
        """The month of `YYYY-MM`; ValueError for anything else."""
        return cls.of(date.fromisoformat(f"{text}-01"))

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """The last day."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    def plus(self, months: int) -> "Month":
        """The month so many months later, earlier where negative."""
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(year, month + 1)

    def since(self, earlier: "Month") -> int:
        """The number of months from `earlier` to this one."""
        return (self.year - earlier.year) * 12 + self.month - earlier.month

    def __str__(self) -> str:
        return f"{self.month:02}/{self.year}"


def add_months(on: date, months: int) -> date:
    """The same day so many months later; the last day of a month that has no such day."""
    month = Month.of(on).plus(months)
    return date(month.year, month.month, min(on.day, month.last.day))


def whole_months(start: date, end: date) -> int:
    """The whole months from `start` until `end`, which is not counted; 0 where `end` is not later."""
    months = max(Month.of(end).since(Month.of(start)), 0)
    return months - 1 if months and add_months(start, months) > end else months
