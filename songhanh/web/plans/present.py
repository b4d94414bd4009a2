"""What stands now, beside a form that somebody else's change overtook: it is looked at, and the form sent again."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from songhanh.lib.words import Words
from songhanh.plans.actions.tasks import TaskSetting
from songhanh.plans.models import Occurrence, Task
from songhanh.plans.queries.desk import RECURRENCES
from songhanh.plans.rules import STATES
from songhanh.web.forms import SpokenForm
from songhanh.web.plans.task_forms import TaskForm

Pairs = list[tuple[Words, Words]]
_NOTHING = Words("chưa đặt", "not set")


def renew(form: SpokenForm, version: int) -> None:
    """Let the form, with all that was typed, be one of the row as it stands now."""
    data: Any = form.data
    form.data = data.copy()
    form.data["version"] = str(version)  # type: ignore[index]  # what a browser sent, copied, can be changed


def present_of_time(found: Occurrence) -> Pairs:
    """State, progress and due day of an occurrence."""
    pairs = [
        (Words("Trạng thái", "State"), STATES[found.state]),
        (Words("Tiến độ", "Progress"), _same(f"{found.percent}%")),
        (Words("Thời hạn", "Due"), _day(found.due)),
    ]
    if found.reason:
        pairs.append((Words("Lý do", "Reason"), _same(found.reason)))
    return pairs


def present_of_task(found: Task, typed: TaskSetting) -> Pairs:
    """The fields of a task that stand otherwise than what was typed."""
    return [(TaskForm.labels[name], words) for name, words, differs in _compared(found, typed) if differs]


def _compared(found: Task, typed: TaskSetting) -> Iterable[tuple[str, Words, bool]]:
    for name in ("text", "result", "section", "directive"):
        before, after = getattr(found, name), getattr(typed, name)
        yield name, _same(before), before.split() != after.split()
    yield "lead", _same(found.lead.called if found.lead else ""), found.lead != typed.lead
    partners = list(found.partners.all())
    yield "partners", _same("; ".join(one.called for one in partners)), set(partners) != set(typed.partners)
    for name in ("starts", "due"):
        yield name, _day(getattr(found, name)), getattr(found, name) != getattr(typed, name)
    once = Words("Làm một lần", "Once")
    yield "recurrence", RECURRENCES.get(found.recurrence, once), found.recurrence != typed.recurrence


def _same(text: str) -> Words:
    return Words(text, text) if text else _NOTHING


def _day(day: date | None) -> Words:
    return _same(f"{day:%d/%m/%Y}" if day else "")
