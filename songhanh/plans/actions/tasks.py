"""What a task is: amended with a reason, moved, assigned, given steps and money; tasks outside the plan."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from songhanh.agencies.access import Conflict, Permission, Viewer
from songhanh.agencies.models import Body, User
from songhanh.audit.actions import record
from songhanh.lib.words import Problem, Words
from songhanh.plans.actions.issue import add_occurrences, fold_task
from songhanh.plans.actions.work import called, locked_task, note, tell_task
from songhanh.plans.models import Note, Occurrence, Plan, Step, Task
from songhanh.plans.rights import paths_of
from songhanh.plans.rules import FINISHED, needed_reason


@dataclass(frozen=True, slots=True)
class TaskSetting:
    """What can be set of a task; money in đồng."""

    text: str
    lead: Body | None
    partners: tuple[Body, ...] = ()
    starts: date | None = None
    due: date | None = None
    recurrence: str = ""
    result: str = ""
    section: str = ""
    directive: str = ""


def _check(setting: TaskSetting) -> None:
    if not setting.text.strip():
        raise Problem(
            "no-text", Words("Nội dung nhiệm vụ đang để trống.", "The task has no text."),
            Words("Nhập nội dung nhiệm vụ.", "Write what is to be done."),
        )  # fmt: skip
    if setting.starts and setting.due and setting.starts > setting.due:
        raise Problem(
            "days-turned", Words("Ngày bắt đầu đứng sau thời hạn.", "It begins after it is due."),
            Words("Sửa một trong hai ngày.", "Change one of the days."),
        )  # fmt: skip


@transaction.atomic
def add_task(*, agency: Body, setting: TaskSetting, plan: Plan | None = None, by: Viewer) -> Task:
    """Give a task that no plan names: ordered by a directive, or added to a plan that was issued."""
    by.require(Permission.TASK_ADD, agency.path)
    _check(setting)
    if not setting.directive.strip():
        raise Problem(
            "no-directive", Words("Chưa ghi văn bản hoặc chỉ đạo giao việc.", "The directive is missing."),
            Words("Ghi số, ngày văn bản hoặc người giao.", "Give its number and day, or who ordered it."),
        )  # fmt: skip
    number = 1
    if plan is not None:
        number = Plan.objects.select_for_update().values_list("next_task", flat=True).get(pk=plan.pk)
        Plan.objects.filter(pk=plan.pk).update(next_task=F("next_task") + 1)
    else:
        Body.objects.select_for_update().get(pk=agency.pk)  # two at once never get the same code
        number = Task.objects.filter(agency=agency, plan=None).count() + 1
    task = Task(
        agency=agency, plan=plan, code=f"{'NV' if plan else 'ĐX'}-{number:02d}", text=setting.text.strip(),
        lead=setting.lead, starts=setting.starts, due=setting.due, recurrence=setting.recurrence,
        result=setting.result, section=setting.section, directive=setting.directive.strip(),
    )  # fmt: skip
    task.folded = fold_task(task)
    task.save()
    task.partners.set(setting.partners)
    year = plan.year if plan else by.day.year
    add_occurrences(task, max(by.day, date(year, 1, 1)), max(by.day, date(year, 12, 31)))
    record(by=by, agency=agency.pk, event="task.added", subject=f"task:{task.pk}", values={"text": task.text})
    words = Words(f"{by.name} giao {called(task)}.", f"{by.name} gave {called(task)}.")
    tell_task(task, Permission.TASK_DO, "task.added", words, by)
    return task


@transaction.atomic
def amend_task(*, task: int, version: int, setting: TaskSetting, reason: str, by: Viewer) -> Task:
    """Change what an issued task is, with a reason; the wording of the plan stays with its item."""
    found = _for_amendment(task, version, by)
    needed_reason(reason)
    _check(setting)
    changes = _apply(found, setting)
    if not changes:
        return found
    found.folded = fold_task(found)
    found.version += 1
    found.save()
    if {"due", "starts", "recurrence"} & set(changes):
        _follow_days(found, by)
    note(found, Note.Kind.AMENDED, reason, by, values=changes)
    values: dict[str, object] = {"changes": changes, "reason": reason}
    record(by=by, agency=found.agency_id, event="task.amended", subject=f"task:{found.pk}", values=values)
    words = Words(f"{called(found)} được điều chỉnh: {reason}", f"{called(found)} was amended: {reason}")
    tell_task(found, Permission.TASK_DO, "task.amended", words, by)
    return found


def _for_amendment(task: int, version: int, by: Viewer) -> Task:
    found = locked_task(task, by)
    by.require(Permission.PLAN_AMEND, found.agency.path)
    if found.version != version:
        raise Conflict(
            Words("Người khác vừa sửa nhiệm vụ này.", "Somebody else has just changed this task."),
            Words("Xem giá trị mới rồi sửa lại.", "Look at the new values and try again."),
        )
    return found


def _apply(task: Task, setting: TaskSetting) -> dict[str, object]:
    """Set what differs; the changes as field -> [before, after]."""
    changes: dict[str, object] = {}
    for name in ("text", "starts", "due", "recurrence", "result", "section", "directive"):
        before, after = getattr(task, name), getattr(setting, name)
        if before != after:
            changes[name] = [_plain(before), _plain(after)]
            setattr(task, name, after)
    if task.lead != setting.lead:
        changes["lead"] = [task.lead.called if task.lead else "", setting.lead.called if setting.lead else ""]
        task.lead = setting.lead
    before_partners = {one.pk: one.called for one in task.partners.all()}
    if set(before_partners) != {one.pk for one in setting.partners}:
        changes["partners"] = ["; ".join(before_partners.values()), "; ".join(one.called for one in setting.partners)]
        task.partners.set(setting.partners)
    return changes


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _follow_days(task: Task, by: Viewer) -> None:
    """The times of the task follow its new days and rhythm; what was begun or finished stays as it is."""
    untouched = task.occurrences.filter(state=Occurrence.State.NOT_STARTED)
    begun = task.occurrences.exclude(state=Occurrence.State.NOT_STARTED)
    if not task.recurrence and task.occurrences.exclude(state__in=FINISHED).exists():
        open_ones = begun.exclude(state__in=FINISHED)
        open_ones.update(due=task.due, told_soon=False, told_late=False, version=F("version") + 1)
        if open_ones.exists():
            untouched.delete()
            return
    untouched.delete()
    year = task.plan.year if task.plan else by.day.year
    done_to = begun.aggregate(last=Max("due"))["last"]
    first = max(by.day, date(year, 1, 1)) if done_to is None else max(by.day, done_to + timedelta(days=1))
    if task.recurrence or not begun.exists():
        add_occurrences(task, first, max(first, date(year, 12, 31)))


@transaction.atomic
def move_due(*, occurrence: int, version: int, due: date, reason: str, by: Viewer) -> Occurrence:
    """Give an occurrence another day, with a reason; the first one stays on record."""
    task = locked_task(Occurrence.objects.visible_to(by).values_list("task", flat=True).get(pk=occurrence), by)
    found = Occurrence.objects.select_for_update(of=("self",)).get(pk=occurrence)
    by.require(Permission.PLAN_AMEND, task.agency.path)
    needed_reason(reason)
    if found.version != version or found.state in FINISHED:
        raise Conflict(
            Words("Nhiệm vụ vừa được cập nhật hoặc đã kết thúc.", "The task was updated or has ended."),
            Words("Xem trạng thái mới rồi quyết định lại.", "Look at the new state and decide again."),
        )
    before, found.due = found.due, due
    found.told_soon = found.told_late = False
    found.version += 1
    found.save()
    note(task, Note.Kind.MOVED, reason, by, occurrence=found, values={"due": [_plain(before), _plain(due)]})
    values: dict[str, object] = {"occurrence": found.number, "due": due, "before": before, "reason": reason}
    record(by=by, agency=task.agency_id, event="task.moved", subject=f"task:{task.pk}", values=values)
    words = Words(f"{called(task)} lùi hạn đến {due:%d/%m/%Y}.", f"{called(task)} is now due on {due:%d/%m/%Y}.")
    tell_task(task, Permission.TASK_DO, "task.moved", words, by)
    return found


@transaction.atomic
def add_occurrence(*, task: int, label: str, due: date, by: Viewer) -> Occurrence:
    """One more time that a task is to be done: what comes back ad hoc has a cause now."""
    found = locked_task(task, by)
    by.require(Permission.TASK_DO, *paths_of(found, Permission.TASK_DO))
    if not label.strip():
        raise Problem(
            "no-words", Words("Chưa ghi lần thực hiện này là gì.", "What this time is about is missing."),
            Words("Ghi ngắn gọn, ví dụ: Báo cáo đột xuất tháng 5.", "A few words, as: Ad hoc report of May."),
        )  # fmt: skip
    number = (found.occurrences.aggregate(last=Max("number"))["last"] or 0) + 1
    made = Occurrence(
        task=found, number=number, label_vi=label[:60], label_en=label[:60], starts=by.day, due=due, first_due=due
    )
    made.save()
    values: dict[str, object] = {"occurrence": number, "label": label, "due": due}
    record(by=by, agency=found.agency_id, event="task.occurrence_added", subject=f"task:{found.pk}", values=values)
    return made


@transaction.atomic
def assign_task(*, task: int, user: User | None, by: Viewer) -> Task:
    """Say who in the unit does it; notices go to that person then."""
    found = locked_task(task, by)
    by.require(Permission.TASK_APPROVE, *paths_of(found, Permission.TASK_APPROVE))
    found.assignee = user
    found.save(update_fields=["assignee"])
    values: dict[str, object] = {"assignee": user.full_name if user else ""}
    record(by=by, agency=found.agency_id, event="task.assigned", subject=f"task:{found.pk}", values=values)
    if user:
        words = Words(f"{by.name} giao {called(found)} cho đồng chí.", f"{by.name} assigned {called(found)} to you.")
        tell_task(found, Permission.TASK_DO, "task.assigned", words, by)
    return found


@transaction.atomic
def add_step(*, task: int, text: str, due: date | None = None, by: Viewer) -> Step:
    """A step on the way."""
    found = locked_task(task, by)
    by.require(Permission.TASK_DO, *paths_of(found, Permission.TASK_DO))
    if not text.strip():
        raise Problem(
            "no-text", Words("Bước thực hiện đang để trống.", "The step has no text."),
            Words("Nhập nội dung của bước.", "Write what the step is."),
        )  # fmt: skip
    number = (Step.objects.filter(task=found).aggregate(last=Max("number"))["last"] or 0) + 1
    step = Step(task=found, number=number, text=text.strip()[:300], due=due)
    step.save()
    values: dict[str, object] = {"step": number, "text": text}
    record(by=by, agency=found.agency_id, event="task.step_added", subject=f"task:{found.pk}", values=values)
    return step


@transaction.atomic
def tick_step(*, step: int, done: bool, by: Viewer) -> Step:
    """A step is done, or not after all."""
    found = Step.objects.select_for_update(of=("self",)).get(pk=step)
    task = locked_task(found.task_id, by)
    by.require(Permission.TASK_DO, *paths_of(task, Permission.TASK_DO))
    found.done_on, found.done_by_id = (by.day, by.user or None) if done else (None, None)
    found.save(update_fields=["done_on", "done_by"])
    values: dict[str, object] = {"step": found.number, "done": done}
    record(by=by, agency=task.agency_id, event="task.step_ticked", subject=f"task:{task.pk}", values=values)
    return found


@transaction.atomic
def set_budget(*, task: int, planned: int | None, spent: int | None, source: str, by: Viewer) -> Task:
    """Planned and spent money in đồng, and where it comes from."""
    found = locked_task(task, by)
    by.require(Permission.TASK_DO, *paths_of(found, Permission.TASK_DO))
    found.budget_planned, found.budget_spent, found.budget_source = planned, spent, source.strip()
    found.save(update_fields=["budget_planned", "budget_spent", "budget_source"])
    values: dict[str, object] = {"planned": planned, "spent": spent, "source": source}
    record(by=by, agency=found.agency_id, event="task.budget", subject=f"task:{found.pk}", values=values)
    return found
