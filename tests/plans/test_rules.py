"""The table of states, the one state of a task with several times, and the times of a recurrence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.law.task_states import Outcome
from songhanh.plans.rules import FINISHED, MOVES, STATES, Time, moves_from, outcome_of, standing, times_of

DAY = date(2026, 11, 9)
BEFORE, AFTER = date(2026, 11, 1), date(2026, 12, 1)
STATE = st.sampled_from(sorted(STATES))


def test_every_unfinished_state_leads_to_done_and_to_cancelled() -> None:
    def reached(state: str) -> set[str]:
        found, new = {state}, {state}
        while new:
            new = {move.target for one in new for move in moves_from(one).values()} - found
            found |= new
        return found

    assert all({"done", "cancelled"} <= reached(state) for state in STATES if state != "cancelled")


def test_what_takes_somebody_elses_work_back_needs_a_reason() -> None:
    assert {name for name, move in MOVES.items() if move.needs_reason} == {"return", "reopen", "cancel", "restore"}


@pytest.mark.parametrize(
    ("state", "due", "done", "outcome"),
    [
        ("done", BEFORE, BEFORE, Outcome.ON_TIME),
        ("done", BEFORE, DAY, Outcome.LATE),
        ("doing", AFTER, None, Outcome.PENDING),
        ("doing", BEFORE, None, Outcome.OVERDUE),
        ("waiting", BEFORE, None, Outcome.OVERDUE),
        ("doing", None, None, Outcome.PENDING),
        ("cancelled", BEFORE, None, None),
    ],
)
def test_the_four_words(state: str, due: date | None, done: date | None, outcome: Outcome | None) -> None:
    assert outcome_of(state, due, done, DAY) is outcome


@pytest.mark.parametrize(
    ("times", "state", "overdue"),
    [
        ([("done", BEFORE), ("done", AFTER)], "done", 0),
        ([("done", BEFORE), ("not_started", AFTER)], "doing", 0),
        ([("waiting", AFTER), ("doing", BEFORE)], "waiting", 1),
        ([("cancelled", BEFORE), ("done", AFTER)], "done", 0),
        ([("cancelled", BEFORE)], "cancelled", 0),
        ([("not_started", BEFORE), ("not_started", BEFORE)], "not_started", 2),
    ],
)
def test_a_task_has_one_state(times: list[tuple[str, date | None]], state: str, overdue: int) -> None:
    found = standing([Time(*one) for one in times], DAY)
    assert (found.state, found.overdue) == (state, overdue)


@given(st.lists(st.tuples(STATE, st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1))), min_size=1))
def test_what_is_overdue_is_never_hidden_by_another_time(times: list[tuple[str, date | None]]) -> None:
    found = standing([Time(*one) for one in times], DAY)
    open_late = sum(state not in FINISHED and due is not None and due < DAY for state, due in times)
    assert found.overdue == open_late
    assert (found.state == "done") == (all(state in FINISHED for state, _ in times) and found.number > 0)
    assert found.done <= found.number <= len(times)


def test_what_was_handed_in_by_its_day_is_not_late_because_the_approver_is() -> None:
    assert standing([Time("waiting", BEFORE, BEFORE)], DAY).overdue == 0
    assert standing([Time("waiting", BEFORE, DAY)], DAY).overdue == 1
    assert outcome_of("waiting", BEFORE, None, DAY, BEFORE) is Outcome.PENDING


def test_a_task_without_rhythm_has_its_own_days_once() -> None:
    assert times_of("", None, AFTER, BEFORE, AFTER) == [None]
    assert times_of("ad_hoc", None, None, BEFORE, AFTER) == [None]


def test_a_rhythm_is_bounded_by_the_task_else_by_the_plan() -> None:
    months = times_of("monthly", None, None, date(2026, 10, 20), date(2026, 12, 31))
    assert [(one.start, one.end) for one in months if one] == [
        (date(2026, 10, 20), date(2026, 10, 31)),
        (date(2026, 11, 1), date(2026, 11, 30)),
        (date(2026, 12, 1), date(2026, 12, 31)),
    ]
    assert len(times_of("quarterly", date(2026, 1, 1), date(2026, 6, 30), BEFORE, AFTER)) == 2
