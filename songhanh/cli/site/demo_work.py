"""The demonstration's work: some of it done in time, some late, some on its way, some overdue."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from songhanh.agencies.access import VIETNAM, Permission, Viewer
from songhanh.plans.actions.evidence import About, add_file, add_link, add_text
from songhanh.plans.actions.tasks import add_step, set_budget, tick_step
from songhanh.plans.actions.work import comment_task, move_occurrence, remind_tasks, report_progress
from songhanh.plans.models import Occurrence, Plan, Task
from songhanh.plans.rights import paths_of

At = Callable[[str, datetime], Viewer]
_NOTE = "Đã tổ chức tại hội trường cơ quan; có danh sách người dự và ảnh."
_MINUTES = "Biên bản cuộc họp triển khai nhiệm vụ\nThành phần: lãnh đạo đơn vị, công chức phụ trách.\n"


def carry_out(plan: Plan, at: At, now: datetime) -> None:
    """Do what would have been done by now; every fourth of what is over was late, the last two are still open."""
    found = Occurrence.objects.filter(task__plan=plan, due__isnull=False).select_related("task").order_by("due")
    over = [one for one in found if one.due and one.due < now.date()]
    for number, one in enumerate(over[:-2]):
        _finish(one, at, late=number % 4 == 3, number=number)
    if over[-2:]:
        _remind(over[-2:], at, now)
    ahead = [one for one in found if one.due and one.due >= now.date()]
    for number, one in enumerate(ahead[:5]):
        _go_on(one, at, now, number)


def _who(task: Task, at: At, moment: datetime) -> Viewer:
    """Who does it: the staff of the unit, its head, else the secretary."""
    for username in ("bich", "tuan", "huy", "lananh"):
        viewer = at(username, moment)
        if any(viewer.can(Permission.TASK_DO, path) for path in paths_of(task, Permission.TASK_DO)):
            return viewer
    return at("lananh", moment)


def _version(one: Occurrence) -> int:
    return Occurrence.objects.values_list("version", flat=True).get(pk=one.pk)


def _finish(one: Occurrence, at: At, *, late: bool, number: int) -> None:
    assert one.due is not None
    day = one.due + timedelta(days=6 if late else -3)
    moment = datetime.combine(day, time(10, 30), VIETNAM)
    by = _who(one.task, at, moment)
    about = About("Biên bản, danh sách và ảnh", day - timedelta(days=5), day)
    if number % 3 == 0:
        text = f"{_MINUTES}Nội dung: {one.task.text}\n".encode()
        add_file(tasks=[one.task_id], about=about, name="bien-ban.txt", chunks=[text], by=by)
    elif number % 3 == 1:
        link = "https://songhanh.example/tin-tuc"
        add_link(tasks=[one.task_id], about=About("Tin bài trên cổng thông tin", day, day), link=link, by=by)
    else:
        add_text(tasks=[one.task_id], about=about, text=_NOTE, by=by)
    move_occurrence(occurrence=one.pk, version=_version(one), move="hand_in", by=by)
    judge = at("lananh", moment + timedelta(days=1))
    move_occurrence(occurrence=one.pk, version=_version(one), move="approve", by=judge)


def _remind(found: list[Occurrence], at: At, now: datetime) -> None:
    by = at("lananh", now - timedelta(days=2))
    text = "Đề nghị đơn vị cập nhật tiến độ và bổ sung minh chứng trong tuần này."
    remind_tasks(tasks=[one.task_id for one in found], text=text, by=by)
    doer = _who(found[0].task, at, now - timedelta(days=1))
    comment_task(task=found[0].task_id, text="Đang chờ lịch họp cấp ủy; sẽ trình trong tuần sau.", by=doer)


def _go_on(one: Occurrence, at: At, now: datetime, number: int) -> None:
    by = _who(one.task, at, now - timedelta(days=4))
    first = add_step(task=one.task_id, text="Xây dựng kế hoạch chi tiết, phân công người thực hiện", by=by)
    add_step(task=one.task_id, text="Tổ chức thực hiện, thu thập minh chứng", due=one.due, by=by)
    tick_step(step=first.pk, done=True, by=by)
    set_budget(
        task=one.task_id, planned=5_000_000 * (number + 1), spent=None, source="Kinh phí chi thường xuyên", by=by
    )
    report_progress(
        occurrence=one.pk, version=_version(one), percent=30 + 15 * number, text="Đang triển khai theo kế hoạch.", by=by
    )  # fmt: skip
    if number == 0:
        add_text(tasks=[one.task_id], about=About("Báo cáo kết quả"), text=_NOTE, by=by)
        move_occurrence(occurrence=one.pk, version=_version(one), move="hand_in", by=by)
    if number == 1:
        add_text(tasks=[one.task_id], about=About("Báo cáo kết quả"), text=_NOTE, by=by)
        move_occurrence(occurrence=one.pk, version=_version(one), move="hand_in", by=by)
        judge = at("lananh", now - timedelta(days=3))
        reason = "Thiếu danh sách người dự phân theo giới."
        move_occurrence(occurrence=one.pk, version=_version(one), move="return", reason=reason, by=judge)
