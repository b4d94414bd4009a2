"""The states of a task's occurrence: what may follow what, who may do it, what it needs; and which times come of a
recurrence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from songhanh.agencies.access import Permission
from songhanh.law.task_states import Outcome, outcome
from songhanh.lib.periods import PeriodSpan, periods_of
from songhanh.lib.words import Problem, Words

STATES: dict[str, Words] = {
    "not_started": Words("Chưa thực hiện", "Not started"),
    "doing": Words("Đang thực hiện", "Doing"),
    "waiting": Words("Chờ duyệt", "Waits for approval"),
    "returned": Words("Trả lại", "Returned"),
    "done": Words("Hoàn thành", "Done"),
    "cancelled": Words("Đã hủy", "Cancelled"),
}
FINISHED = frozenset({"done", "cancelled"})


class Move(NamedTuple):
    """A step from one state to the next: from where, to where, by whom, and what it needs."""

    origins: frozenset[str]
    target: str
    permission: Permission
    words: Words  # the button
    needs_reason: bool = False
    needs_evidence: bool = False


MOVES: dict[str, Move] = {
    "start": Move(
        frozenset({"not_started", "returned"}), "doing", Permission.TASK_DO,
        Words("Bắt đầu thực hiện", "Start"),
    ),
    "hand_in": Move(
        frozenset({"not_started", "doing", "returned"}), "waiting", Permission.TASK_DO,
        Words("Báo cáo hoàn thành", "Report as done"), needs_evidence=True,
    ),
    "take_back": Move(
        frozenset({"waiting"}), "doing", Permission.TASK_DO,
        Words("Rút lại báo cáo", "Take the report back"),
    ),
    "approve": Move(
        frozenset({"waiting"}), "done", Permission.TASK_APPROVE,
        Words("Duyệt hoàn thành", "Approve"),
    ),
    "return": Move(
        frozenset({"waiting"}), "returned", Permission.TASK_APPROVE,
        Words("Trả lại, nêu lý do", "Return with a reason"), needs_reason=True,
    ),
    "reopen": Move(
        frozenset({"done"}), "doing", Permission.TASK_APPROVE,
        Words("Mở lại nhiệm vụ", "Reopen"), needs_reason=True,
    ),
    "cancel": Move(
        frozenset({"not_started", "doing", "waiting", "returned"}), "cancelled", Permission.PLAN_AMEND,
        Words("Hủy nhiệm vụ", "Cancel"), needs_reason=True,
    ),
    "restore": Move(
        frozenset({"cancelled"}), "not_started", Permission.PLAN_AMEND,
        Words("Khôi phục nhiệm vụ", "Restore"), needs_reason=True,
    ),
}  # fmt: skip


def moves_from(state: str) -> dict[str, Move]:
    """What may follow a state."""
    return {name: move for name, move in MOVES.items() if state in move.origins}


def outcome_of(
    state: str, due: date | None, done_on: date | None, on: date, handed_in_on: date | None = None
) -> Outcome | None:
    """The word of QĐ 42/2014/QĐ-TTg for an occurrence on a day; None where it was cancelled.

    What counts is the day on which it was handed in and later approved, not the day of the approval: the unit is not
    late because the approver was.
    """
    if state == "cancelled":
        return None
    if state == "waiting" and not is_overdue(state, due, on, handed_in_on):
        return Outcome.PENDING
    return outcome(due, done_on if state == "done" else None, on)


def is_overdue(state: str, due: date | None, on: date, handed_in_on: date | None = None) -> bool:
    """Whether its day is over and it is not finished; what was handed in by its day waits for approval, and is not."""
    if due is None or due >= on or state in FINISHED:
        return False
    return not (state == "waiting" and handed_in_on is not None and handed_in_on <= due)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a task with several occurrences stands: its one state, the next due day, how many are done."""

    state: str
    due: date | None
    done: int
    number: int
    overdue: int


class Time(NamedTuple):
    """What of an occurrence the rules look at."""

    state: str
    due: date | None
    handed_in_on: date | None = None


def standing(occurrences: Sequence[Time], on: date) -> Standing:
    """The state of a task from the states and due days of its occurrences.

    Done when all that were not cancelled are; what somebody waits for comes first, then what was returned.
    """
    counted = [one for one in occurrences if one.state != "cancelled"]
    open_ones = [one for one in counted if one.state != "done"]
    done = len(counted) - len(open_ones)
    due = min((one.due for one in open_ones if one.due), default=None)
    overdue = sum(is_overdue(one.state, one.due, on, one.handed_in_on) for one in open_ones)
    if not counted:
        return Standing("cancelled", None, 0, 0, 0)
    if not open_ones:
        return Standing("done", None, done, len(counted), 0)
    states = {one.state for one in open_ones}
    for state in ("waiting", "returned", "doing"):
        if state in states:
            return Standing(state, due, done, len(counted), overdue)
    return Standing("doing" if done else "not_started", due, done, len(counted), overdue)


def times_of(
    recurrence: str, starts: date | None, due: date | None, first: date, last: date
) -> list[PeriodSpan | None]:
    """The occurrences of a task; None stands for the only one, which has the task's own days.

    `first` and `last` bound a recurrence that says no days of its own: from the issue of the plan to the end of its
    year. What comes back ad hoc has one occurrence without a day; more are added when there is cause.
    """
    if not recurrence or recurrence == "ad_hoc":
        return [None]
    found = periods_of(recurrence, starts or first, due or last)
    return list(found) or [None]


def needed_reason(reason: str) -> str:
    """The reason of an amendment, trimmed; Problem where there is none."""
    if not reason.strip():
        raise Problem(
            "no-reason",
            Words("Điều chỉnh phải có lý do.", "An amendment needs a reason."),
            Words("Ghi lý do và căn cứ điều chỉnh.", "Write the reason and its basis."),
        )
    return reason.strip()
