"""A page asks the database a set number of questions: with many rows no more than with few, and at most fifteen."""

from datetime import timedelta
from decimal import Decimal

import pytest
from cast import NOW, Cast
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from imported import draft, issued, office_task

from songhanh.agencies.models import User
from songhanh.plans.actions.evidence import About, add_text, withdraw_evidence
from songhanh.plans.actions.targets import Reported, report_value
from songhanh.plans.actions.tasks import TaskSetting, add_step, add_task
from songhanh.plans.actions.work import comment_task, move_occurrence
from songhanh.plans.models import Evidence, Item, Occurrence, Plan, PlanDocument, Target, Task

MOST = 15
FEW, MANY = 2, 25


@pytest.fixture
def plan(people: Cast) -> Plan:
    """A plan in effect with a few of everything, a draft beside it."""
    plan = issued(people)
    draft(people, text="KẾ HOẠCH\nNăm 2027\n1. Tổ chức tập huấn về bình đẳng giới cho công chức.\n")
    fill(people, plan, FEW)
    return plan


def fill(people: Cast, plan: Plan, number: int) -> None:
    """So many tasks in every state, with evidence, steps, words, targets and values; all lead by the office."""
    an, em = people.viewer(people.an), people.viewer(people.em)
    first = office_task(people, plan)
    for at in range(number):
        due = NOW.date() + timedelta(days=at - number // 2)
        setting = TaskSetting(
            text=f"Tập huấn lần {at}", lead=people.office, partners=(people.inspectors,), due=due,
            section=first.section, directive="Công văn 12",
        )  # fmt: skip
        task = add_task(agency=people.agency, setting=setting, plan=plan if at % 3 else None, by=an)
        for one in (task, first):
            add_text(tasks=[one.pk], about=About(f"Biên bản {at}"), text="Đã họp", by=em)
            add_step(task=one.pk, text="Chuẩn bị", by=em)
            comment_task(task=one.pk, text="Đã có hướng dẫn.", by=em)
        piece = add_text(tasks=[first.pk], about=About("Nhầm"), text="Nhầm", by=em)
        withdraw_evidence(evidence=piece.pk, reason="Gửi nhầm", by=em)
        advance(people, task, at)
        target = Target.objects.create(plan=plan, text=f"Chỉ tiêu {at}", comparator=">=", value=40, unit="người")
        for value in range(2):
            reported = Reported(NOW.date(), NOW.date(), "Phòng TCCB", value=Decimal(value))
            report_value(target=target.pk, reported=reported, by=an)


def advance(people: Cast, task: Task, number: int) -> None:
    time = task.occurrences.get()
    steps = [(people.em, "hand_in"), (people.an, "approve" if number % 2 else "return")][: number % 3]
    for version, (who, move) in enumerate(steps, time.version):
        by = people.viewer(who)
        move_occurrence(occurrence=time.pk, version=version, move=move, reason="Thiếu danh sách", by=by)


def pages(people: Cast, plan: Plan) -> list[str]:
    board, task = f"/ke-hoach/{plan.pk}/", f"/nhiem-vu/{office_task(people, plan).pk}/"
    reading = Plan.objects.get(state=Plan.State.DRAFT)
    return [
        "/", "/tien-do/", "/tim/?q=tap+huan", "/thong-bao/", "/ke-hoach/", board, f"{board}?xem=don-vi",
        f"{board}?xem=thoi-gian", f"{board}?trang-thai=done&tu=tap", f"{board}chi-tieu/", f"{board}bao-cao/",
        f"{board}xuat.xlsx", f"{board}doc/", f"/ke-hoach/{reading.pk}/doc/", "/van-ban/", task, f"{task}dieu-chinh/",
        f"{task}minh-chung/da-co/", f"/nhiem-vu/don-doc/?nv={office_task(people, plan).pk}", "/lich/",
        "/lich/?xem=danh-sach", "/nhat-ky/", "/co-quan/",
    ]  # fmt: skip


def counted(client: Client, by: User, paths: list[str]) -> dict[str, int]:
    client.force_login(by, backend="allauth.account.auth_backends.AuthenticationBackend")
    found = {}
    for path in paths:
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        found[path] = len(asked)
    return found


@pytest.mark.parametrize("who", ["an", "giang"])
def test_a_page_asks_no_more_where_there_is_more_and_never_more_than_fifteen(
    people: Cast, plan: Plan, client: Client, who: str
) -> None:
    by: User = getattr(people, who)
    paths = [one for one in pages(people, plan) if who == "an" or may_open(one, plan)]
    few = counted(client, by, paths)
    fill(people, plan, MANY)
    for number in range(MANY):
        copy_of_the_document(plan, number)
    many = counted(client, by, paths)
    assert {path: (few[path], many[path]) for path in paths if many[path] > few[path]} == {}
    assert {path: number for path, number in many.items() if number > MOST} == {}


def may_open(path: str, plan: Plan) -> bool:
    """Whether the head of a unit may: not what the secretary alone does."""
    closed = ("/van-ban/", "/nhat-ky/", "/nhiem-vu/don-doc/")
    is_draft = path.startswith("/ke-hoach/") and path.split("/")[2] not in {"", str(plan.pk)}
    return not path.startswith(closed) and not path.endswith("/dieu-chinh/") and not is_draft


def copy_of_the_document(plan: Plan, number: int) -> None:
    """One more draft with its document, as rows: reading it again would prove nothing here."""
    other = Plan.objects.create(agency=plan.agency, year=2027, title=f"Dự thảo {number}", created=NOW)
    PlanDocument.objects.create(
        agency=plan.agency, plan=other, name=f"du-thao-{number}.txt", digest=f"{number:064}", size=1, state="read",
        given_at=NOW, folded="tap huan", source="tập huấn",
    )  # fmt: skip
    Item.objects.create(plan=other, kind="task", values={"text": "Tập huấn"})


def test_what_was_compared_is_there(people: Cast, plan: Plan) -> None:
    before = [one.objects.count() for one in (Task, Evidence, Occurrence, Target)]
    fill(people, plan, MANY)
    after = [one.objects.count() for one in (Task, Evidence, Occurrence, Target)]
    assert all(much >= little + MANY for little, much in zip(before, after, strict=True))
    assert set(Occurrence.objects.values_list("state", flat=True)) == {"not_started", "waiting", "returned", "done"}
