"""The four words that officials know for a task with a due day, from `task_outcomes.csv` (QĐ 42/2014/QĐ-TTg)."""

from datetime import date
from enum import StrEnum
from functools import cache

from songhanh.law.tables import Basis, rows
from songhanh.lib.words import Words


class Outcome(StrEnum):
    """What a task is on a day, seen from its due day; the codes are stored and stable."""

    ON_TIME = "on_time"
    LATE = "late"
    PENDING = "pending"
    OVERDUE = "overdue"

    @property
    def words(self) -> Words:
        """The wording of reports: "Hoàn thành đúng hạn"."""
        row = _row(self)
        return Words(row["vi"], row["en"])

    @property
    def basis(self) -> Basis:
        """The decision that the wording rests on, and how well it is known."""
        return Basis.of(_row(self))

    @property
    def is_done(self) -> bool:
        """Whether the task is done, in time or not."""
        return self in (Outcome.ON_TIME, Outcome.LATE)


def outcome(due: date | None, done: date | None, on: date) -> Outcome:
    """The word for a task due on `due` (None: no due day, so never late) and done on `done`, as things stood on `on`.

    The due day itself is in time. What was done after `on` was not yet done on it.
    """
    if done is not None and done <= on:
        return Outcome.ON_TIME if due is None or done <= due else Outcome.LATE
    return Outcome.PENDING if due is None or on <= due else Outcome.OVERDUE


@cache
def _row(one: Outcome) -> dict[str, str]:
    return next(row for row in rows("task_outcomes") if row["code"] == one.value)
