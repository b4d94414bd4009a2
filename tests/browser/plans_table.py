"""The pages of plans for `pages_table`."""

from collections.abc import Callable

from cast import NOW, Cast
from imported import draft, give, issued, office_task

from songhanh.plans.actions.documents import receive_document
from songhanh.plans.actions.evidence import About, add_file, add_text
from songhanh.plans.actions.tasks import TaskSetting, add_step, add_task
from songhanh.plans.actions.work import comment_task, move_occurrence, remind_tasks, report_progress
from songhanh.plans.models import Item, Target, TargetValue, Task

Path = Callable[[Cast], str]


def at_work(cast: Cast) -> Task:
    """A task with steps, evidence, progress, a reminder, a comment, and one that was done."""
    plan = issued(cast)
    task = office_task(cast, plan)
    by, secretary = cast.viewer(cast.em), cast.viewer(cast.an)
    add_step(task=task.pk, text="Xây dựng kế hoạch chi tiết", by=by)
    add_file(tasks=[task.pk], about=About("Biên bản"), name="bien-ban.txt", chunks=["Đã họp".encode()], by=by)
    time = task.occurrences.get()
    report_progress(occurrence=time.pk, version=time.version, percent=40, text="Đã mời các phòng.", by=by)
    remind_tasks(tasks=[task.pk], text="Đề nghị báo cáo.", by=secretary)
    comment_task(task=task.pk, text="Cần thêm ảnh.", by=secretary)
    other = Task.objects.filter(plan=plan, lead=cast.office).exclude(pk=task.pk)[0]
    add_text(tasks=[other.pk], about=About("Ghi chép"), text="Đã họp", by=by)
    time = other.occurrences.get()
    move_occurrence(occurrence=time.pk, version=time.version, move="hand_in", by=by)
    return task


def plan(rest: str = "") -> Path:
    return lambda cast: f"/ke-hoach/{at_work(cast).plan_id}/{rest}"


def task(rest: str = "") -> Path:
    return lambda cast: f"/nhiem-vu/{at_work(cast).pk}/{rest}"


def reminder(cast: Cast) -> str:
    return f"/nhiem-vu/don-doc/?nv={at_work(cast).pk}"


def time(rest: str) -> Path:
    return lambda cast: f"/lan-thuc-hien/{at_work(cast).occurrences.get().pk}/{rest}"


def evidence(cast: Cast) -> str:
    piece = at_work(cast).evidence.get()
    return f"/minh-chung/{piece.pk}/rut/"


def desk(rest: str = "") -> Path:
    return lambda cast: f"/ke-hoach/{draft(cast).pk}/doc/{rest}"


def item(rest: str) -> Path:
    def path(cast: Cast) -> str:
        made = draft(cast)
        return f"/ke-hoach/{made.pk}/doc/{Item.objects.filter(plan=made, kind='task')[0].pk}/{rest}"

    return path


def bad_document(cast: Cast) -> str:
    return f"/van-ban/{give(cast, chr(80) + 'K' + chr(3) + chr(4), name='hong.docx').pk}/"


def waiting_document(cast: Cast) -> str:
    by = cast.viewer(cast.an)
    made = receive_document(agency=cast.agency, name="ke-hoach.txt", chunks=["Kế hoạch".encode()], by=by)
    return f"/van-ban/{made.pk}/"


def targets(cast: Cast) -> str:
    made = issued(cast)
    one = Target.objects.create(plan=made, text="Nữ trong quy hoạch", comparator=">=", value=40, unit="%", by=2026)
    Target.objects.create(plan=made, text="Cuộc truyền thông", comparator=">=", value=2, unit="cuộc", by=2026)
    TargetValue.objects.create(
        target=one, starts=NOW.date(), ends=NOW.date(), numerator=17, denominator=38, value="44.7368",
        source="Sổ cán bộ", by=cast.an, at=NOW,
    )  # fmt: skip
    return f"/ke-hoach/{made.pk}/chi-tieu/"


def target(cast: Cast) -> str:
    targets(cast)
    return f"/chi-tieu/{Target.objects.get(unit='%').pk}/"


def with_plan(path: str) -> Path:
    def made(cast: Cast) -> str:
        at_work(cast)
        return path

    return made


def with_task_outside(cast: Cast) -> str:
    setting = TaskSetting(text="Báo cáo nhanh", lead=cast.office, directive="Công văn 15/UBND-VX")
    add_task(agency=cast.agency, setting=setting, by=cast.viewer(cast.an))
    return "/nhiem-vu/ngoai-ke-hoach/"


PLAN_VISITS: dict[str, tuple[str, Path]] = {
    "desk": ("an", with_plan("/")),
    "desk-staff": ("em", with_plan("/")),
    "desk-none": ("binh", lambda _: "/"),
    "search": ("an", with_plan("/tim/?q=hoi+nghi")),
    "search-none": ("an", lambda _: "/tim/?q=khong+co+gi"),
    "progress-choose": ("em", with_plan("/tien-do/")),
    "documents": ("an", with_plan("/van-ban/")),
    "documents-none": ("an", lambda _: "/van-ban/"),
    "document-failed": ("an", bad_document),
    "document-waiting": ("an", waiting_document),
    "plans": ("an", with_plan("/ke-hoach/")),
    "plans-none": ("an", lambda _: "/ke-hoach/"),
    "reading-desk": ("an", desk()),
    "item-edit": ("an", item("sua/")),
    "item-split": ("an", item("tach/")),
    "item-merge": ("an", item("gop/")),
    "item-add": ("an", desk("them/")),
    "plan-issue": ("an", lambda cast: f"/ke-hoach/{draft(cast).pk}/ban-hanh/"),
    "plan-amend": ("an", plan("dieu-chinh/")),
    "target-amend": ("an", lambda cast: f"{target(cast)}dieu-chinh/"),
    "plan-discard": ("an", lambda cast: f"/ke-hoach/{draft(cast).pk}/bo/"),
    "tasks-outside": ("an", with_task_outside),
    "tasks-outside-none": ("em", lambda _: "/nhiem-vu/ngoai-ke-hoach/"),
    "plan-by-section": ("an", plan()),
    "plan-by-unit": ("em", plan("?xem=don-vi")),
    "plan-by-time": ("an", plan("?xem=thoi-gian")),
    "plan-filtered-away": ("an", plan("?tu=khong+co+gi")),
    "plan-document": ("em", plan("doc/")),
    "plan-report": ("an", plan("bao-cao/")),
    "targets": ("an", targets),
    "targets-none": ("em", plan("chi-tieu/")),
    "target": ("an", target),
    "task": ("an", task()),
    "task-staff": ("em", task()),
    "task-stranger": ("nga", task()),
    "task-amend": ("an", task("dieu-chinh/")),
    "task-add": ("an", with_plan("/nhiem-vu/them/")),
    "task-remind": ("an", reminder),
    "evidence-use": ("em", task("minh-chung/da-co/")),
    "evidence-withdraw": ("em", evidence),
    "occurrence-cancel": ("an", time("cancel/buoc/")),
    "occurrence-move-due": ("an", time("lui-han/")),
    "calendar": ("an", with_plan("/lich/?thang=2026-12")),
    "calendar-list": ("an", with_plan("/lich/?xem=danh-sach&nam=2026")),
}
