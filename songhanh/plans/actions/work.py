"""Doing the work: the states of an occurrence, progress, comments, reminders."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q

from songhanh.agencies.access import Conflict, Permission, Viewer
from songhanh.agencies.queries import who_may
from songhanh.audit.actions import record
from songhanh.lib.text import shorten
from songhanh.lib.words import Problem, Words
from songhanh.notices.actions import tell
from songhanh.plans.models import Note, Occurrence, Task
from songhanh.plans.models.proof import EvidenceRows
from songhanh.plans.rights import paths_of
from songhanh.plans.rules import FINISHED, MOVES, STATES, Move


def locked_task(pk: int, by: Viewer) -> Task:
    """The task, locked until the transaction ends; DoesNotExist where the viewer does not see it."""
    tasks = Task.objects.select_for_update(of=("self",)).select_related("agency", "lead", "plan")
    return tasks.visible_to(by).get(pk=pk)


def _locked_occurrence(pk: int, version: int, by: Viewer) -> Occurrence:
    # The task first, always: whoever amends it locks in the same order.
    locked_task(Occurrence.objects.visible_to(by).values_list("task", flat=True).get(pk=pk), by)
    found = Occurrence.objects.select_for_update(of=("self",)).get(pk=pk)
    if found.version != version:
        raise Conflict(
            Words("Người khác vừa cập nhật nhiệm vụ này.", "Somebody else has just updated this task."),
            Words("Xem trạng thái mới rồi quyết định lại.", "Look at the new state and decide again."),
        )
    return found


@transaction.atomic
def move_occurrence(*, occurrence: int, version: int, move: str, reason: str = "", by: Viewer) -> Occurrence:
    """Take a step of `rules.MOVES`.

    Raises:
        Forbidden, Conflict; Problem where the step does not follow from the state, or lacks reason or evidence.
    """
    step = MOVES.get(move)
    found = _locked_occurrence(occurrence, version, by)
    task = locked_task(found.task_id, by)
    if step is None or found.state not in step.origins:
        raise Problem(
            "no-such-move",
            Words(
                f"Không làm được việc này khi nhiệm vụ ở trạng thái “{STATES[found.state].vi}”.",
                f"This cannot be done while the task is “{STATES[found.state].en}”.",
            ),
            Words("Xem lại trạng thái của nhiệm vụ.", "Look at the state of the task."),
        )
    by.require(step.permission, *paths_of(task, step.permission))
    _check(task, found, step, reason, by)
    _apply(found, step, reason, by)
    values: dict[str, object] = {"occurrence": found.number, "state": found.state, "reason": reason}
    note(task, Note.Kind.STATE, reason, by, occurrence=found, values={"move": move, "state": found.state})
    record(by=by, agency=task.agency_id, event=f"task.{move}", subject=f"task:{task.pk}", values=values)
    _tell_of_move(task, move, reason, by)
    return found


def proofs_of(task: Task, one: Occurrence, on: date) -> EvidenceRows:
    """What proves this time of the task: standing, not expired, and about days that meet it where both say days."""
    found = task.evidence.standing().filter(Q(expires=None) | Q(expires__gte=on))
    if one.starts is not None and task.recurrence not in {"", "ad_hoc"}:
        found = found.filter(Q(about_to=None) | Q(about_to__gte=one.starts))
    if one.due is not None and task.recurrence not in {"", "ad_hoc"}:
        found = found.filter(Q(about_from=None) | Q(about_from__lte=one.due))
    return found


def _check(task: Task, found: Occurrence, step: Move, reason: str, by: Viewer) -> None:
    if step.needs_reason and not reason.strip():
        raise Problem(
            "no-reason", Words("Chưa nêu lý do.", "A reason is missing."),
            Words("Ghi lý do để người nhận biết cần làm gì.", "Write why, so that the other knows what to do."),
        )  # fmt: skip
    if step.needs_evidence and not proofs_of(task, found, by.day).exists():
        raise Problem(
            "no-evidence",
            Words("Nhiệm vụ chưa có minh chứng còn giá trị cho kỳ này.", "No evidence is valid for this time."),
            Words("Thêm ít nhất một tệp, liên kết hoặc đoạn văn bản.", "Add a file, a link or a text at least."),
        )  # fmt: skip


def _apply(found: Occurrence, step: Move, reason: str, by: Viewer) -> None:
    found.state = step.target
    found.reason = reason.strip() if step.needs_reason and step.target in {"returned", "cancelled"} else ""
    if step.target == "waiting":
        found.handed_in_on, found.percent = by.day, 100
    if step.target == "done":
        found.done_on = found.handed_in_on or by.day
    elif step.target != "waiting":
        found.done_on = None
    found.version += 1
    found.save()


def note(
    task: Task, kind: Note.Kind, text: str, by: Viewer,
    *,
    occurrence: Occurrence | None = None,
    values: dict[str, object] | None = None,
) -> Note:  # fmt: skip
    """A line in the history of the task; part of an action, never one itself."""
    found = Note(
        task=task, occurrence=occurrence, kind=kind, text=text.strip(), values=values or {}, by_id=by.user or None,
        at=by.at,
    )  # fmt: skip
    found.save()
    return found


@transaction.atomic
def report_progress(*, occurrence: int, version: int, percent: int, text: str, by: Viewer) -> Occurrence:
    """Say how far it is; what was not started is begun by it."""
    found = _locked_occurrence(occurrence, version, by)
    task = locked_task(found.task_id, by)
    by.require(Permission.TASK_DO, *paths_of(task, Permission.TASK_DO))
    if found.state in {*FINISHED, "waiting"} or not 0 <= percent <= 100 or not text.strip():
        raise Problem(
            "no-progress",
            Words(
                "Tiến độ cần mô tả và tỷ lệ từ 0 đến 100, của việc chưa kết thúc.", "Progress needs words and 0–100 %."
            ),
            Words("Nhập lại mô tả và tỷ lệ.", "Enter the words and the percentage again."),
        )
    found.percent = percent
    if found.state == Occurrence.State.NOT_STARTED:
        found.state = Occurrence.State.DOING
    found.version += 1
    found.save()
    note(task, Note.Kind.PROGRESS, text, by, occurrence=found, values={"percent": percent})
    values: dict[str, object] = {"occurrence": found.number, "percent": percent, "text": text}
    record(by=by, agency=task.agency_id, event="task.progress", subject=f"task:{task.pk}", values=values)
    return found


@transaction.atomic
def comment_task(*, task: int, text: str, by: Viewer) -> Note:
    """Say something on the task; those who do it hear of it."""
    found = locked_task(task, by)
    by.require(Permission.TASK_COMMENT, *paths_of(found, Permission.TASK_COMMENT))
    if not text.strip():
        raise Problem(
            "no-words", Words("Ý kiến đang để trống.", "The comment is empty."),
            Words("Nhập nội dung ý kiến.", "Write the comment."),
        )  # fmt: skip
    made = note(found, Note.Kind.COMMENT, text, by)
    record(by=by, agency=found.agency_id, event="task.comment", subject=f"task:{found.pk}", values={"text": text})
    words = Words(f"{by.name} gửi ý kiến về {called(found)}.", f"{by.name} commented on {called(found)}.")
    tell_task(found, Permission.TASK_DO, "task.comment", words, by)
    return made


@transaction.atomic
def remind_tasks(*, tasks: Sequence[int], text: str, by: Viewer) -> list[Task]:
    """Urge the lead units on, and keep a record with each task."""
    found = [locked_task(pk, by) for pk in sorted(set(tasks))]
    if not text.strip() or not found:
        raise Problem(
            "no-words", Words("Nội dung đôn đốc đang để trống.", "The reminder is empty."),
            Words("Nhập nội dung gửi đơn vị.", "Write what the unit shall be told."),
        )  # fmt: skip
    for task in found:
        by.require(Permission.TASK_REMIND, task.agency.path)
        note(task, Note.Kind.REMINDER, text, by)
        words = Words(f"Đôn đốc {called(task)}: {text.strip()}", f"Reminder on {called(task)}: {text.strip()}")
        tell_task(task, Permission.TASK_DO, "task.reminded", words, by)
    for agency in {task.agency_id for task in found}:
        pks = [task.pk for task in found if task.agency_id == agency]
        values: dict[str, object] = {"tasks": pks, "text": text}
        record(by=by, agency=agency, event="task.reminded", subject=f"task:{pks[0]}", values=values)
    return found


def called(task: Task) -> str:
    """The task in a sentence."""
    return f"{task.code} “{shorten(task.text, 80)}”"


def tell_task(task: Task, permission: Permission, event: str, words: Words, by: Viewer) -> None:
    """Tell those who do the task (the lead's people, or the one who was named, and the partners), or who judge it."""
    to = {user for path in paths_of(task, permission) for user in who_may(permission, path, by.day)}
    # Who was named does it for the unit; one who may no longer, or is gone, does not keep the word from the others.
    if permission is Permission.TASK_DO and task.assignee_id in to:
        partners = {user for one in task.partners.all() for user in who_may(permission, one.path, by.day)}
        to = {task.assignee_id, *partners}
    tell(to=to, agency=task.agency_id, event=event, words=words, address=f"/nhiem-vu/{task.pk}/", by=by)


def _tell_of_move(task: Task, move: str, reason: str, by: Viewer) -> None:
    told = {
        "hand_in": (Permission.TASK_APPROVE, "chờ duyệt", "waits for approval"),
        "approve": (Permission.TASK_DO, "đã được duyệt", "was approved"),
        "return": (Permission.TASK_DO, f"bị trả lại: {reason}", f"was returned: {reason}"),
        "reopen": (Permission.TASK_DO, f"được mở lại: {reason}", f"was reopened: {reason}"),
        "cancel": (Permission.TASK_DO, f"đã hủy: {reason}", f"was cancelled: {reason}"),
        "restore": (Permission.TASK_DO, f"được khôi phục: {reason}", f"was restored: {reason}"),
    }
    if move in told:
        permission, vi, en = told[move]
        words = Words(f"{called(task)} {vi}.", f"{called(task)} {en}.")
        tell_task(task, permission, f"task.{move}", words, by)


@transaction.atomic
def tell_of_due_day(*, by: Viewer) -> bool:
    """Tell the unit of the next occurrence that falls due within a week or has become overdue; whether there was one.

    Each is told of once, on the first day that somebody looks; a day on which nothing ran is caught up.
    """
    found = Occurrence.objects.select_for_update(of=("self",)).to_tell_of(by.day)
    one = found.order_by("due", "pk").first()
    if one is None or one.due is None:
        return False
    task = Task.objects.select_related("agency", "lead").get(pk=one.task_id)
    late = one.due < by.day
    one.told_soon, one.told_late = True, late
    one.save(update_fields=["told_soon", "told_late"])
    day = f"{one.due:%d/%m/%Y}"
    vi, en = (f"đã quá hạn ngày {day}", f"was due on {day}") if late else (f"đến hạn ngày {day}", f"is due on {day}")
    event = "task.overdue" if late else "task.due_soon"
    tell_task(task, Permission.TASK_DO, event, Words(f"{called(task)} {vi}.", f"{called(task)} {en}."), by)
    values: dict[str, object] = {"occurrence": one.number, "due": one.due}
    record(by=by, agency=task.agency_id, event=event, subject=f"task:{task.pk}", values=values)
    return True
