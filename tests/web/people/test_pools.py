"""The pages of the pools: people by right, checks with their articles, the review, seats, the adjusted target."""

from datetime import date
from io import BytesIO
from urllib.parse import urlencode

import pytest
from cast import NOW, Cast
from fetching import Pages
from people.lists import OFFICE, as_csv, person, store
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from songhanh.agencies.access import Role, Viewer
from songhanh.agencies.actions import grant_role
from songhanh.people.actions.events import enter_fact
from songhanh.people.history import Statement
from songhanh.people.kinds import FactKind
from songhanh.people.models import Fact, PoolTarget

pytestmark = pytest.mark.django_db
HOA, HUNG, LAN = NAMES = [str(row[2]) for row in OFFICE]
POST, TERM = "Chánh Văn phòng", "2025-2090"
POOLS = "/so-can-bo/quy-hoach/"
REVIEW = f"{POOLS}ra-soat/?{urlencode({'nhiem-ky': TERM, 'chuc-danh': POST})}"


def planned(people: Cast, *names: str, starts: date = date(2026, 3, 2)) -> None:
    values = {"pool_round": TERM, "target_post": POST, "target_level": "unit_head"}
    for name in names:
        said = Statement(FactKind.POOL, values, starts, starts, None, f"{TERM}|chanh van phong", "01/QĐ", starts)
        enter_fact(person=person(name).pk, said=said, by=people.viewer(people.ha))


def test_pools_are_told_by_round_and_post_with_people_figures_and_articles(page: Pages, people: Cast) -> None:
    store(people)
    planned(people, HOA, HUNG)
    words = page(POOLS, by=people.ha).words
    for expected in (TERM, POST, HOA, HUNG, "2 người, nữ 1", "Theo quy định tại ngày 02/03/2026", "QĐ 377-QĐ/TW"):
        assert expected in words
    assert "01/QĐ" in page(f"{POOLS}?tu=2026-01-01", by=people.ha).words
    assert "Không có ai được đưa vào" in page(f"{POOLS}?tu=2026-04-01", by=people.ha).words


def test_a_pool_that_was_decided_before_the_new_rules_is_held_against_the_old(page: Pages, people: Cast) -> None:
    store(people)
    planned(people, HOA, HUNG, starts=date(2025, 6, 2))
    words = page(POOLS, by=people.ha).words
    assert "QĐ 50-QĐ/TW" in words
    assert "Theo quy định tại ngày 02/06/2025" in words


def test_who_sees_a_part_sees_no_shares_and_who_counts_no_names(page: Pages, people: Cast) -> None:
    store(people)
    planned(people, *NAMES)
    part = page(POOLS, by=people.giang).words
    assert [name in part for name in NAMES] == [True, True, False]
    assert "bảo đảm" not in part.lower()
    for user in (people.an, people.lan, people.chi):
        told = page(f"{POOLS}?co-quan={people.agency.pk}", by=user)
        assert not [name for name in NAMES if name in told.html]
        assert "dưới 5" in told.words
        page(f"{POOLS}?co-quan={people.agency.pk}&tep=xlsx", by=user, status=403)


def test_another_branch_is_404(page: Pages, people: Cast) -> None:
    store(people)
    planned(people, HOA)
    grant_role(user=people.binh, role=Role.PERSONNEL, body=people.next_door, by=Viewer.program(NOW))
    of = f"co-quan={people.agency.pk}"
    for path in (POOLS, f"{POOLS}so-luong/", f"{POOLS}chi-tieu/"):
        page(f"{path}?{of}", by=people.binh, status=404)
        page(path, by=people.binh)
    page(f"{REVIEW}&{of}", by=people.binh, status=404)
    page(REVIEW, by=people.binh, status=404)


def test_a_review_is_one_form_and_one_decision(page: Pages, people: Cast) -> None:
    store(people)
    planned(people, HOA, HUNG)
    assert HOA in page(REVIEW, by=people.ha).words
    typed = {
        "people": [person(HOA).pk, person(HUNG).pk], "why": "standard", "added": LAN, "on": "2026-11-10",
        "decision": "12/QĐ-SKHĐT", "decided_on": "2026-11-09", "reason": "Nguồn tại chỗ",
    }  # fmt: skip
    told = page(REVIEW, by=people.ha, post=typed)
    assert told.response.request["PATH_INFO"] == POOLS
    assert "Đã ghi kết quả rà soát" in told.words
    believed = Fact.objects.believed().filter(kind=FactKind.POOL)
    assert {one.person_id for one in believed if one.until is None} == {person(LAN).pk}
    assert {one.decision for one in believed} == {"12/QĐ-SKHĐT"}
    assert "không còn đủ tiêu chuẩn" in told.words


def test_what_is_wrong_with_a_review_is_told_and_nothing_is_written(page: Pages, people: Cast) -> None:
    store(people, as_csv([*OFFICE, (4, "004", "Lê Thị Lan", *OFFICE[2][3:4], "01/02/1985", *OFFICE[2][5:])]))
    planned(people, HOA)
    typed = {"people": [], "on": "2026-11-10", "decision": "12/QĐ", "decided_on": "2026-11-09"}
    assert "Chưa chọn ai" in page(REVIEW, by=people.ha, post=typed, status=422).words
    assert "Không có ai khớp" in page(REVIEW, by=people.ha, post={**typed, "added": "Nobody"}, status=422).words
    several = page(REVIEW, by=people.ha, post={**typed, "added": LAN}, status=422).words
    assert "Có nhiều người khớp" in several
    chosen = {**typed, "people": [person(HOA).pk]}
    told = page(REVIEW, by=people.ha, post=chosen, status=422)
    assert "Chưa nêu lý do đưa ra" in told.words
    assert "checked" in told.html
    assert Fact.objects.filter(kind=FactKind.POOL).count() == 1


def test_who_is_put_in_without_meeting_a_condition_needs_a_reason(page: Pages, people: Cast) -> None:
    store(people, as_csv([OFFICE[0], (*OFFICE[2][:4], "20/08/1967", *OFFICE[2][5:-1], "01/09/2022")]))
    planned(people, HOA)
    typed = {"people": [], "added": LAN, "on": "2024-06-03", "decision": "12/QĐ", "decided_on": "2024-06-03"}
    assert "Không đủ điều kiện" in page(REVIEW, by=people.ha, post={**typed, "buoc": "xem"}).words
    assert Fact.objects.filter(kind=FactKind.POOL).count() == 1
    told = page(REVIEW, by=people.ha, post=typed, status=422).words
    assert "Không đủ điều kiện" in told
    assert "nêu lý do" in told
    page(REVIEW, by=people.ha, post={**typed, "reason": "Theo kết luận của cấp ủy"})
    fact = Fact.objects.believed().get(kind=FactKind.POOL, person=person(LAN))
    assert fact.entry.reason == "Theo kết luận của cấp ủy"


def test_seats_are_entered_for_each_post(page: Pages, people: Cast) -> None:
    store(people)
    planned(people, HOA)
    assert POST in page(f"{POOLS}so-luong/", by=people.ha).words
    assert "số lượng chức danh 2" in page(f"{POOLS}so-luong/", by=people.ha, post={"post-0": "2"}).words
    assert "Nhập số từ 1" in page(f"{POOLS}so-luong/", by=people.ha, post={"post-0": "0"}, status=422).words
    page(f"{POOLS}so-luong/", by=people.khai, status=403)


def test_the_adjusted_target_is_shown_with_reason_and_approver(page: Pages, people: Cast) -> None:
    store(people)
    planned(people, HOA)
    typed = {"percent": "15", "reason": "Ngành đặc thù", "approver": "UBND tỉnh", "decided": "2026-05-04"}
    told = page(f"{POOLS}chi-tieu/", by=people.ha, post=typed).words
    for expected in ("15%", "Ngành đặc thù", "UBND tỉnh", "04/05/2026", "Không đủ điều kiện"):
        assert expected in told
    assert "Nhập lý do" in page(f"{POOLS}chi-tieu/", by=people.ha, post={**typed, "reason": ""}, status=422).words
    assert "Ngành đặc thù" not in page(f"{POOLS}chi-tieu/", by=people.ha, post={"buoc": "bo"}).words
    assert PoolTarget.objects.get().ended


def test_the_workbook_tells_people_figures_and_changes(page: Pages, people: Cast) -> None:
    store(people)
    planned(people, HOA, HUNG)
    page(POOLS, by=people.ha)
    book = CalamineWorkbook.from_filelike(BytesIO(page.client.get(f"{POOLS}?tep=xlsx&tu=2026-01-01").content))
    persons, figures, changes = (
        [str(cell) for row in book.get_sheet_by_name(name).to_python() for cell in row] for name in book.sheet_names
    )
    assert HOA in persons
    assert "Bảo đảm" in figures or "Chưa bảo đảm" in figures
    assert HUNG in changes


def test_pools_cost_the_same_for_any_number_of_people(
    page: Pages, people: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    more = [(at, f"{at:03}", f"Hà Văn {at}", "Nam", "01/02/1985", *OFFICE[1][5:]) for at in range(4, 30)]
    store(people, as_csv([*OFFICE, *more]))
    planned(people, *(str(row[2]) for row in more[:20]))
    page(POOLS, by=people.ha)
    with django_assert_max_num_queries(12):
        assert page.client.get(POOLS).status_code == 200
