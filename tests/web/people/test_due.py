"""The pages of what falls due: who sees which rows, by which article, and a list that becomes a task."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from cast import NOW, Cast
from django.utils import timezone
from fetching import Pages
from imported import issued
from people.lists import HEAD, OFFICE, as_csv, person, store
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from songhanh.agencies.access import Role, Viewer
from songhanh.agencies.actions import grant_role
from songhanh.equity.release import PUBLIC
from songhanh.people.actions.events import enter_fact
from songhanh.people.history import Statement
from songhanh.people.kinds import FactKind
from songhanh.people.rules.lists import FEW, LISTS
from songhanh.plans.models import Plan, Task

pytestmark = pytest.mark.django_db
HOA, HUNG, LAN = (str(row[2]) for row in OFFICE)
DAY = "ngay=2027-04-01"  # two months before the step of Trần Văn Hùng is due
STEP = "/so-can-bo/den-han/nang-bac-luong/"
ALL = tuple(f"/so-can-bo/den-han/{one.slug}/" for one in LISTS.values())


def planned(people: Cast, name: str, starts: date = date(2026, 3, 2)) -> None:
    values = {"pool_round": "2025-2030", "target_post": "Chánh Văn phòng", "target_level": "unit_head"}
    said = Statement(FactKind.POOL, values, starts, starts, slot="2025-2030|chanh van phong", decided_on=starts)
    enter_fact(person=person(name).pk, said=said, by=people.viewer(people.ha))


def many(people: Cast, count: int) -> None:
    """Men who retire within the year, and the three of the office."""
    more = [
        (at, f"{at:03}", f"Nguyễn Văn {chr(65 + at % 26)}{chr(65 + at // 26)}", "Nam", "01/02/1965", *OFFICE[0][5:])
        for at in range(4, 4 + count)
    ]
    store(people, as_csv([*OFFICE, *more], HEAD))


def test_the_overview_tells_of_each_list_its_meaning_number_and_what_presses(page: Pages, people: Cast) -> None:
    store(people)
    planned(people, HUNG)
    words = page(f"/so-can-bo/den-han/?{DAY}", by=people.ha).words
    for one in LISTS.values():
        assert one.title.vi in words
        assert one.meaning.vi in words
    assert HUNG in words
    assert "01/06/2027" in words
    assert LAN not in words  # her step is not due within three months


def test_a_row_tells_its_day_its_article_and_leads_to_the_person(page: Pages, people: Cast) -> None:
    store(people)
    told = page(f"{STEP}?{DAY}", by=people.ha)
    for expected in (HUNG, "TT 08/2013/TT-BNV", "01/06/2027", "Nâng lên bậc 7", "Sắp đến hạn"):
        assert expected in told.words
    assert f'href="/so-can-bo/nguoi/{person(HUNG).pk}/"' in told.html


def test_more_months_ahead_show_more(page: Pages, people: Cast) -> None:
    store(people)
    assert LAN not in page(f"{STEP}?{DAY}&thang=12", by=people.ha).words
    assert HOA in page(f"{STEP}?{DAY}&thang=12", by=people.ha).words
    empty = page(f"{STEP}?{DAY}&thang=1", by=people.ha).words
    assert HUNG not in empty
    assert LISTS["step"].nobody.vi in empty


def test_what_is_not_verified_is_said_plainly(page: Pages, people: Cast) -> None:
    store(people)
    planned(people, LAN)
    words = page(f"/so-can-bo/den-han/nu-chua-duoc-boi-duong/?{DAY}", by=people.ha).words
    assert ("chưa kiểm chứng" in words) == ("Căn cứ chưa kiểm chứng" in words)
    assert LAN in words


def test_an_empty_register_is_not_told_as_nothing_due(page: Pages, people: Cast) -> None:
    for path in ("/so-can-bo/den-han/", STEP):
        assert "Sổ cán bộ chưa có ai vào ngày này" in page(path, by=people.ha).words


def test_of_whom_it_cannot_be_told_is_named_with_what_is_missing(page: Pages, people: Cast) -> None:
    store(people, as_csv([(*OFFICE[0][:4], "", *OFFICE[0][5:])]))
    words = page("/so-can-bo/den-han/nghi-huu/", by=people.ha).words
    assert "1 người: chưa có ngày sinh" in words
    assert HOA in words


def test_the_head_of_a_unit_sees_the_people_of_the_unit_and_no_pool(page: Pages, people: Cast) -> None:
    store(people)
    planned(people, HUNG)
    words = page(f"{STEP}?{DAY}&thang=36", by=people.giang).words
    assert [name in words for name in (HOA, HUNG, LAN)] == [True, True, False]
    assert "toàn cơ quan" in page("/so-can-bo/den-han/chuc-danh-khong-co-nu/", by=people.giang).words


def test_whoever_only_counts_sees_numbers_of_today_small_ones_hidden(page: Pages, people: Cast) -> None:
    store(people)
    planned(people, HUNG)
    of = f"?co-quan={people.agency.pk}"
    for user, paths in ((people.an, ALL), (people.lan, ALL[:1]), (people.chi, ALL[:1])):
        for path in ("/so-can-bo/den-han/", *paths):
            told = page(f"{path}{of}&{DAY}", by=user)
            assert not [name for name in (HOA, HUNG, LAN) if name in told.html]
        page(f"{STEP}{of}&tep=xlsx", by=user, status=403)
    assert "01/04/2027" not in page(f"{STEP}?{DAY}", by=people.an).words
    words = page("/so-can-bo/den-han/nu-chua-duoc-boi-duong/", by=people.an).words
    assert f"dưới {FEW}" in words


def test_a_number_that_is_not_small_is_told(page: Pages, people: Cast) -> None:
    many(people, 6)
    told = page("/so-can-bo/den-han/nghi-huu/", by=people.an)
    assert "Danh sách 6" in told.words
    assert "Nguyễn Văn" not in told.html


def test_fewer_than_what_is_hidden_elsewhere_is_hidden_here() -> None:
    assert PUBLIC.hide + 1 == FEW
    step, pool = LISTS["step"], LISTS["no-woman"]
    assert [step.public(count).vi for count in (0, 1, 4, 5)] == ["0", "dưới 5", "dưới 5", "5"]
    assert pool.public(1).vi == "1"  # a post is nobody
    assert "dưới 5 người" in step.task_of(2).vi


def test_another_branch_is_404_and_an_unknown_list_too(page: Pages, people: Cast) -> None:
    store(people)
    grant_role(user=people.binh, role=Role.PERSONNEL, body=people.next_door, by=Viewer.program(NOW))
    for path in ("/so-can-bo/den-han/", STEP):
        page(f"{path}?co-quan={people.agency.pk}", by=people.binh, status=404)
        assert HUNG not in page(f"{path}?{DAY}", by=people.binh).html
    page("/so-can-bo/den-han/khong-co/", by=people.ha, status=404)


def test_a_list_becomes_a_task_of_the_plan_in_one_step_and_once(page: Pages, people: Cast) -> None:
    many(people, 6)
    plan, today = issued(people), people.viewer(people.an, timezone.now()).day
    Plan.objects.filter(pk=plan.pk).update(year=today.year)
    due = today + timedelta(days=20)
    path = "/so-can-bo/den-han/nghi-huu/nhiem-vu/"
    told = page(path, by=people.an, post={"lead": people.office.pk, "due": due.isoformat()})
    task = Task.objects.get(directive__startswith="Sổ cán bộ")
    assert told.response.request["PATH_INFO"] == f"/nhiem-vu/{task.pk}/"
    assert (task.plan_id, task.lead_id, task.due) == (plan.pk, people.office.pk, due)
    assert task.text == "Thông báo nghỉ hưu và chuẩn bị người thay cho 6 người"
    assert task.directive == f"Sổ cán bộ, danh sách “Sắp đến tuổi nghỉ hưu” ngày {today:%d/%m/%Y}"
    again = page(path, by=people.an, post={"lead": people.office.pk, "due": due.isoformat()})
    assert f"đã có nhiệm vụ {task.code}" in again.words
    assert Task.objects.filter(directive__startswith="Sổ cán bộ").count() == 1
    assert task.code in page("/so-can-bo/den-han/nghi-huu/", by=people.an).words


def test_without_a_plan_of_the_year_the_task_stands_outside_and_tells_no_small_number(
    page: Pages, people: Cast
) -> None:
    store(people)
    planned(people, LAN)
    page("/so-can-bo/den-han/nu-chua-duoc-boi-duong/nhiem-vu/", by=people.khai, post={"due": "2026-12-31"})
    task = Task.objects.get()
    assert task.plan is None
    assert "Cử dưới 5 nữ" in task.text


def test_an_empty_list_makes_no_task_and_a_day_is_needed(page: Pages, people: Cast) -> None:
    store(people)
    path = "/so-can-bo/den-han/nghi-huu/nhiem-vu/"
    page(path, by=people.an, post={"due": "2026-12-31"}, status=422)
    planned(people, HUNG)
    path = "/so-can-bo/den-han/chuc-danh-khong-co-nu/nhiem-vu/"
    assert "Nhập thời hạn" in page(path, by=people.an, post={"due": ""}, status=422).words
    page(path, by=people.ha, post={"due": "2026-12-31"}, status=403)
    assert not Task.objects.exists()


def test_the_workbook_has_the_rows_of_the_page_and_the_gaps(page: Pages, people: Cast) -> None:
    store(people, as_csv([OFFICE[1], (*OFFICE[0][:8], "", "", *OFFICE[0][10:])]))
    page(STEP, by=people.ha)
    book = CalamineWorkbook.from_filelike(BytesIO(page.client.get(f"{STEP}?{DAY}&tep=xlsx").content))
    assert book.sheet_names == ["Danh sách", "Chưa xác định được"]
    rows, gaps = (
        [str(cell) for row in book.get_sheet_by_name(name).to_python() for cell in row] for name in book.sheet_names
    )
    assert HUNG in rows
    assert any("TT 08/2013/TT-BNV" in one for one in rows)
    assert HOA in gaps


def test_a_page_costs_the_same_for_any_number_of_people(
    page: Pages, people: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    many(people, 105)
    page("/so-can-bo/den-han/", by=people.ha)
    for path in ("/so-can-bo/den-han/", "/so-can-bo/den-han/nghi-huu/"):
        with django_assert_max_num_queries(16):
            assert page.client.get(path).status_code == 200
    assert "1–100 / 105" in page("/so-can-bo/den-han/nghi-huu/", by=people.ha).words
    assert "101–105 / 105" in page("/so-can-bo/den-han/nghi-huu/?tu=100", by=people.ha).words


def test_in_english_no_vietnamese_sentence_is_left(page: Pages, people: Cast) -> None:
    store(people)
    planned(people, HUNG)
    page.client.cookies["ngon_ngu"] = "en"
    for one in LISTS.values():
        told = page(f"/so-can-bo/den-han/{one.slug}/?{DAY}", by=people.khai).words
        assert one.meaning.en in told
        assert one.meaning.vi not in told
    assert "Seven lists" in page("/so-can-bo/den-han/", by=people.khai).words
    assert "Planned" in page("/so-can-bo/quy-hoach/", by=people.khai).words
