"""Doing the work: states, evidence, approval, reminders, due days."""

from datetime import date, timedelta

import pytest
from cast import NOW, Cast
from imported import issued, office_task

from songhanh.agencies.access import Conflict, Forbidden, Permission
from songhanh.lib.words import Problem
from songhanh.notices.models import Notice
from songhanh.plans.actions.evidence import About, add_file, add_link, add_text, use_evidence, withdraw_evidence
from songhanh.plans.actions.tasks import TaskSetting, add_task, amend_task, move_due
from songhanh.plans.actions.work import comment_task, move_occurrence, remind_tasks, report_progress, tell_of_due_day
from songhanh.plans.models import Evidence, Note, Occurrence, Task
from songhanh.plans.queries.desk_of_person import person_desk
from songhanh.plans.queries.task import evidence_for, task_page
from songhanh.plans.rules import MOVES, STATES

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
ABOUT = About("Biên bản")


def the_time(task: Task) -> Occurrence:
    return task.occurrences.get()


def take(people: Cast, task: Task, move: str, user: object = None, reason: str = "") -> Occurrence:
    by = people.viewer(user or people.em)  # type: ignore[arg-type]
    one = the_time(task)
    return move_occurrence(occurrence=one.pk, version=one.version, move=move, reason=reason, by=by)


@pytest.fixture
def task(people: Cast) -> Task:
    return office_task(people, issued(people))


def test_the_table_of_states_is_closed() -> None:
    assert {state for move in MOVES.values() for state in (*move.origins, move.target)} == set(STATES)


def test_work_is_done_proved_and_approved(people: Cast, task: Task) -> None:
    take(people, task, "start")
    add_text(tasks=[task.pk], about=ABOUT, text="Đã họp", by=people.viewer(people.em))
    take(people, task, "hand_in")
    done = take(people, task, "approve", people.giang)
    assert (done.state, done.done_on) == ("done", NOW.date())


def test_without_evidence_nothing_is_handed_in(people: Cast, task: Task) -> None:
    with pytest.raises(Problem, match="chưa có minh chứng"):
        take(people, task, "hand_in")


def test_what_is_returned_says_why_and_tells_the_unit(people: Cast, task: Task) -> None:
    add_text(tasks=[task.pk], about=ABOUT, text="Đã họp", by=people.viewer(people.em))
    take(people, task, "hand_in")
    with pytest.raises(Problem, match="Chưa nêu lý do"):
        take(people, task, "return", people.an)
    returned = take(people, task, "return", people.an, "Thiếu danh sách")
    assert (returned.state, returned.reason) == ("returned", "Thiếu danh sách")
    assert "Thiếu danh sách" in Notice.objects.filter(to=people.em, event="task.return")[0].vi


def test_staff_do_not_approve(people: Cast, task: Task) -> None:
    add_text(tasks=[task.pk], about=ABOUT, text="x", by=people.viewer(people.em))
    take(people, task, "hand_in")
    with pytest.raises(Forbidden):
        take(people, task, "approve")


def test_another_unit_does_not_touch_it(people: Cast, task: Task) -> None:
    with pytest.raises(Forbidden):
        take(people, task, "start", people.nga)


def test_another_agency_does_not_see_it(people: Cast, task: Task) -> None:
    with pytest.raises(Occurrence.DoesNotExist):
        take(people, task, "start", people.binh)


def test_a_move_that_does_not_follow_is_refused(people: Cast, task: Task) -> None:
    with pytest.raises(Problem, match="Chưa thực hiện"):
        take(people, task, "approve", people.an)
    with pytest.raises(Problem):
        take(people, task, "no-such-move", people.an)


def test_two_at_once_are_told(people: Cast, task: Task) -> None:
    one = the_time(task)
    take(people, task, "start")
    with pytest.raises(Conflict):
        move_occurrence(occurrence=one.pk, version=one.version, move="start", by=people.viewer(people.em))


def test_progress_begins_the_work(people: Cast, task: Task) -> None:
    one = the_time(task)
    done = report_progress(occurrence=one.pk, version=1, percent=40, text="Đã mời", by=people.viewer(people.em))
    assert (done.state, done.percent) == ("doing", 40)
    with pytest.raises(Problem):
        report_progress(occurrence=one.pk, version=2, percent=140, text="x", by=people.viewer(people.em))


def test_what_is_overdue_stays_until_it_is_done_cancelled_or_moved(people: Cast, task: Task) -> None:
    late = people.viewer(people.an, NOW + timedelta(days=60))
    assert task.pk in {one.task_id for one in person_desk(late).overdue}
    one = the_time(task)
    move_due(occurrence=one.pk, version=one.version, due=date(2027, 3, 1), reason="Chờ hướng dẫn", by=late)
    assert task.pk not in {one.task_id for one in person_desk(late).overdue}
    assert the_time(task).first_due == one.due


def test_moving_a_day_needs_a_reason_and_the_right(people: Cast, task: Task) -> None:
    one = the_time(task)
    with pytest.raises(Problem, match="phải có lý do"):
        move_due(occurrence=one.pk, version=1, due=date(2027, 1, 1), reason=" ", by=people.viewer(people.an))
    with pytest.raises(Forbidden):
        move_due(occurrence=one.pk, version=1, due=date(2027, 1, 1), reason="x", by=people.viewer(people.em))


def test_an_amendment_keeps_the_wording_and_says_what_changed(people: Cast, task: Task) -> None:
    assert task.item is not None
    written = dict(task.item.written)
    setting = TaskSetting(text=task.text, lead=people.inspectors, due=date(2026, 12, 18))
    amend_task(task=task.pk, version=1, setting=setting, reason="Chuyển việc", by=people.viewer(people.an))
    found = Note.objects.get(task=task, kind="amended")
    assert found.values["lead"] == ["Văn phòng Sở", "Thanh tra Sở"]
    assert the_time(task).due == date(2026, 12, 18)
    task.item.refresh_from_db()
    assert task.item.written == written


def test_work_outside_the_plan_names_its_directive(people: Cast) -> None:
    by = people.viewer(people.an)
    setting = TaskSetting(text="Báo cáo nhanh", lead=people.office, due=date(2026, 11, 20))
    with pytest.raises(Problem, match="Chưa ghi văn bản"):
        add_task(agency=people.agency, setting=setting, by=by)
    with_directive = TaskSetting(text="Báo cáo nhanh", lead=people.office, directive="Công văn 15/UBND-VX")
    made = add_task(agency=people.agency, setting=with_directive, by=by)
    assert made.code == "ĐX-01"
    assert Notice.objects.filter(to=people.em, event="task.added").exists()


def test_a_piece_of_evidence_serves_several_tasks_and_is_withdrawn_never_deleted(people: Cast, task: Task) -> None:
    by = people.viewer(people.em)
    other = Task.objects.filter(plan=task.plan, lead=people.office).exclude(pk=task.pk)[0]
    piece = add_file(tasks=[task.pk], about=ABOUT, name="anh.png", chunks=[PNG], by=by)
    use_evidence(evidence=piece.pk, task=other.pk, by=by)
    assert set(piece.tasks.all()) == {task, other}
    with pytest.raises(Problem, match="lý do"):
        withdraw_evidence(evidence=piece.pk, reason="", by=by)
    withdraw_evidence(evidence=piece.pk, reason="Nhầm tệp", by=by)
    assert Evidence.objects.get(pk=piece.pk).withdrawn_why == "Nhầm tệp"
    assert task_page(task.pk, by).pieces == ()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("trang.html", b"<!doctype html><script>alert(1)</script>"),
        ("anh.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"),
        ("rong.pdf", b""),
        ("to.pdf", b"%PDF-1.7" + b"0" * 20_000_001),
        ("la.exe", b"MZ\x90\0\x03\0\0\0" + bytes(range(256))),
    ],
    ids=["page", "svg-as-png", "empty", "too-large", "program"],
)
def test_files_that_lie_or_are_too_large_are_refused(people: Cast, task: Task, name: str, data: bytes) -> None:
    with pytest.raises(Problem):
        add_file(tasks=[task.pk], about=ABOUT, name=name, chunks=[data], by=people.viewer(people.em))
    assert not Evidence.objects.exists()


def test_a_link_must_be_one(people: Cast, task: Task) -> None:
    with pytest.raises(Problem, match="http"):
        add_link(tasks=[task.pk], about=ABOUT, link="javascript:alert(1)", by=people.viewer(people.em))


def test_evidence_of_another_unit_cannot_be_told_from_none(people: Cast, task: Task) -> None:
    piece = add_file(tasks=[task.pk], about=ABOUT, name="anh.png", chunks=[PNG], by=people.viewer(people.em))
    assert evidence_for(piece.pk, people.viewer(people.lan)) == piece
    for stranger in (people.nga, people.binh, people.chi, people.minh):
        with pytest.raises(Evidence.DoesNotExist):
            evidence_for(piece.pk, people.viewer(stranger))


def test_reminders_are_kept_and_told(people: Cast, task: Task) -> None:
    remind_tasks(tasks=[task.pk], text="Đề nghị báo cáo", by=people.viewer(people.an))
    assert Note.objects.filter(task=task, kind="reminder").count() == 1
    assert Notice.objects.filter(to=people.giang, event="task.reminded").exists()
    with pytest.raises(Forbidden):
        remind_tasks(tasks=[task.pk], text="x", by=people.viewer(people.em))


def test_a_comment_is_told_to_those_who_do_it(people: Cast, task: Task) -> None:
    comment_task(task=task.pk, text="Cần thêm ảnh", by=people.viewer(people.an))
    assert Notice.objects.filter(to=people.em, event="task.comment").exists()
    with pytest.raises(Problem):
        comment_task(task=task.pk, text="  ", by=people.viewer(people.an))


def test_a_due_day_is_told_of_once_when_near_and_once_when_over(people: Cast, task: Task) -> None:
    due = the_time(task).due
    assert due is not None
    Occurrence.objects.exclude(task=task).update(told_soon=True, told_late=True)
    before = people.viewer(people.an, NOW.replace(year=due.year, month=due.month, day=due.day) - timedelta(days=3))
    program = type(before).program
    assert tell_of_due_day(by=program(before.at))
    assert not tell_of_due_day(by=program(before.at))
    assert tell_of_due_day(by=program(before.at + timedelta(days=9)))
    assert set(Notice.objects.filter(to=people.em, event__startswith="task.").values_list("event", flat=True)) == {
        "task.due_soon", "task.overdue",
    }  # fmt: skip


def test_what_is_greyed_says_why(people: Cast, task: Task) -> None:
    found = task_page(task.pk, people.viewer(people.nga))
    assert found.current is not None
    offer = next(one for one in found.current.offers if one.name == "hand_in")
    assert offer.refused is not None
    assert Permission.EVIDENCE_SEE not in found.can


def test_a_task_of_every_unit_reaches_every_unit(people: Cast) -> None:
    task = Task.objects.get(plan=issued(people), item__values__lead=["Các phòng, đơn vị"])
    remind_tasks(tasks=[task.pk], text="Đề nghị báo cáo", by=people.viewer(people.an))
    told = set(Notice.objects.filter(event="task.reminded").values_list("to", flat=True))
    assert {people.em.pk, people.giang.pk, people.nga.pk} <= told


def test_who_was_named_but_may_no_longer_keeps_the_word_from_nobody(people: Cast, task: Task) -> None:
    Task.objects.filter(pk=task.pk).update(assignee=people.dung)
    remind_tasks(tasks=[task.pk], text="Đề nghị báo cáo", by=people.viewer(people.an))
    told = set(Notice.objects.filter(event="task.reminded").values_list("to", flat=True))
    assert people.dung.pk not in told
    assert people.em.pk in told


def test_a_new_rhythm_makes_new_times_and_leaves_what_was_begun(people: Cast, task: Task) -> None:
    by = people.viewer(people.an)
    setting = TaskSetting(text=task.text, lead=task.lead, recurrence="monthly")
    amend_task(task=task.pk, version=1, setting=setting, reason="Theo chỉ đạo mới", by=by)
    assert [one.label_vi for one in task.occurrences.all()] == ["Tháng 11/2026", "Tháng 12/2026"]
    first = task.occurrences.first()
    assert first is not None
    report_progress(occurrence=first.pk, version=1, percent=10, text="x", by=people.viewer(people.em))
    again = TaskSetting(text=task.text, lead=task.lead, recurrence="quarterly")
    amend_task(task=task.pk, version=2, setting=again, reason="Lại đổi", by=by)
    assert [one.label_vi for one in task.occurrences.all()] == ["Tháng 11/2026", "Quý IV/2026"]


def test_a_moved_day_is_told_of_anew(people: Cast, task: Task) -> None:
    Occurrence.objects.filter(task=task).update(told_soon=True, told_late=True)
    take(people, task, "start")
    setting = TaskSetting(text=task.text, lead=task.lead, due=date(2026, 12, 18))
    amend_task(task=task.pk, version=1, setting=setting, reason="x", by=people.viewer(people.an))
    one = the_time(task)
    assert (one.told_soon, one.told_late, one.due) == (False, False, date(2026, 12, 18))


def test_a_day_off_is_followed_by_the_next_working_day(people: Cast, task: Task) -> None:
    by = people.viewer(people.an)
    setting = TaskSetting(text="Báo cáo", lead=people.office, due=date(2026, 11, 14), directive="CV 1")  # a Saturday
    one = the_time(add_task(agency=people.agency, setting=setting, by=by))
    assert (one.first_due, one.due) == (date(2026, 11, 14), date(2026, 11, 16))


def test_evidence_of_another_period_or_that_expired_proves_nothing(people: Cast, task: Task) -> None:
    by = people.viewer(people.em)
    add_text(tasks=[task.pk], about=About("Tháng 9", expires=date(2026, 10, 1)), text="x", by=by)
    with pytest.raises(Problem, match="còn giá trị"):
        take(people, task, "hand_in")
    add_text(tasks=[task.pk], about=About("Tháng 11", date(2026, 11, 1), date(2026, 11, 30)), text="x", by=by)
    assert take(people, task, "hand_in").state == "waiting"


def test_whoever_gave_a_piece_withdraws_it_and_no_other_unit_does(people: Cast, task: Task) -> None:
    other = Task.objects.filter(plan=task.plan).exclude(lead=people.office)[0]
    other.lead = people.inspectors
    other.save()
    secretary = people.viewer(people.an)
    piece = add_file(tasks=[other.pk], about=ABOUT, name="a.png", chunks=[PNG], by=people.viewer(people.nga))
    use_evidence(evidence=piece.pk, task=task.pk, by=secretary)
    with pytest.raises(Forbidden):
        withdraw_evidence(evidence=piece.pk, reason="x", by=people.viewer(people.em))
    assert withdraw_evidence(evidence=piece.pk, reason="Nhầm", by=people.viewer(people.nga)).withdrawn_why == "Nhầm"


def test_the_judge_hears_that_approved_work_lost_its_last_piece(people: Cast, task: Task) -> None:
    piece = add_text(tasks=[task.pk], about=ABOUT, text="x", by=people.viewer(people.em))
    take(people, task, "hand_in")
    take(people, task, "approve", people.an)
    withdraw_evidence(evidence=piece.pk, reason="Nhầm", by=people.viewer(people.em))
    assert Notice.objects.filter(event="evidence.withdrawn", to=people.an).exists()
