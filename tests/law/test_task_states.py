"""The four words for a task with a due day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.law.tables import Status
from songhanh.law.task_states import Outcome, outcome

DUE, DAY_AFTER = date(2022, 6, 15), date(2022, 6, 16)
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2026, 12, 31))


@pytest.mark.parametrize(
    ("done", "on", "words"),
    [
        (DUE, DAY_AFTER, "Hoàn thành đúng hạn"),
        (DAY_AFTER, DAY_AFTER, "Hoàn thành quá hạn"),
        (None, DUE, "Chưa hoàn thành trong hạn"),
        (None, DAY_AFTER, "Chưa hoàn thành quá hạn"),
    ],
)
def test_the_due_day_itself_is_in_time(done: date | None, on: date, words: str) -> None:
    assert outcome(DUE, done, on).words.vi == words


def test_what_was_done_later_was_not_yet_done() -> None:
    assert outcome(DUE, DAY_AFTER, DUE) is Outcome.PENDING


def test_without_a_due_day_nothing_is_late() -> None:
    assert outcome(None, None, DUE) is Outcome.PENDING
    assert outcome(None, DUE, DUE) is Outcome.ON_TIME


def test_every_word_names_its_decision_and_says_that_the_article_was_not_read() -> None:
    for one in Outcome:
        assert "42/2014/QĐ-TTg" in one.basis.legal_basis
        assert one.basis.status is Status.SECONDARY
        assert one.words.en


@given(st.none() | DAYS, st.none() | DAYS, DAYS, DAYS)
def test_once_late_or_overdue_a_task_is_never_in_time_again(
    due: date | None, done: date | None, first: date, second: date
) -> None:
    earlier, later = (outcome(due, done, on) for on in sorted((first, second)))
    assert earlier in (Outcome.PENDING, later) or (earlier, later) == (Outcome.OVERDUE, Outcome.LATE)
    assert not earlier.is_done or later.is_done
