"""The register and a person's page; single events with the rules beside; who sees whom."""

from datetime import date
from typing import Any

import pyarrow.parquet as pq
import pytest
from cast import NOW, Cast
from fetching import Pages
from people.lists import OFFICE, as_csv, give, person, store

from songhanh.agencies.access import Role, Viewer
from songhanh.agencies.actions import found_agency, grant_role
from songhanh.agencies.files import file_store
from songhanh.people.actions.imports import confirm_import
from songhanh.people.actions.settings import open_fields
from songhanh.people.actions.snapshots import take_snapshot
from songhanh.people.kinds import FactKind
from songhanh.people.models import Fact, Person

pytestmark = pytest.mark.django_db
NAMES = [str(row[2]) for row in OFFICE]


def test_people_are_found_by_words_unit_group_and_sex(page: Pages, people: Cast) -> None:
    store(people)

    def found(query: str) -> list[str]:
        words = page(f"/so-can-bo/?{query}", by=people.ha).words
        return [name for name in NAMES if name in words]

    assert found("q=hoa") == NAMES[:1]
    assert found("q=002") == NAMES[1:2]
    assert found(f"don-vi={people.office.pk}") == NAMES[:2]
    assert found("nhom=leaders") == NAMES[:2]
    assert found("gioi=F") == [NAMES[0], NAMES[2]]
    assert found("q=khong-co-ai") == []
    assert found("ngay=2020-01-01") == NAMES  # a name was always so; posts and pay are not known of that day
    assert "Chánh Văn phòng" not in page("/so-can-bo/?ngay=2020-01-01", by=people.ha).words


def test_the_head_of_a_unit_sees_the_people_of_the_unit_alone(page: Pages, people: Cast) -> None:
    store(people)
    words = page("/so-can-bo/", by=people.giang).words
    assert [name in words for name in NAMES] == [True, True, False]
    page(f"/so-can-bo/nguoi/{person(NAMES[2]).pk}/", by=people.giang, status=404)
    assert "Thêm người" not in words


def test_whoever_only_counts_never_sees_a_name(page: Pages, people: Cast) -> None:
    store(people)
    hoa = person(NAMES[0])
    for user in (people.an, people.chi, people.lan, people.em, people.minh):
        for path in ("/so-can-bo/", f"/so-can-bo/nguoi/{hoa.pk}/", "/so-can-bo/?tep=xlsx", "/so-can-bo/nhap/"):
            told = page(path, by=user, status=403)
            assert not [name for name in NAMES if name in told.html]
    if (search := page("/tim/?q=Nguyễn Thị Hoa", by=people.an)).status == 200:
        assert "Chánh Văn phòng" not in search.words
    page(f"/so-can-bo/nguoi/{hoa.pk}/", by=people.binh, status=403)


def test_the_personnel_officer_next_door_gets_404(page: Pages, people: Cast) -> None:
    store(people)
    grant_role(user=people.binh, role=Role.PERSONNEL, body=people.next_door, by=Viewer.program(NOW))
    page(f"/so-can-bo/nguoi/{person(NAMES[0]).pk}/", by=people.binh, status=404)
    assert not [name for name in NAMES if name in page("/so-can-bo/", by=people.binh).words]
    page(f"/so-can-bo/?co-quan={people.agency.pk}", by=people.binh, status=404)


def test_a_persons_page_tells_the_day_the_history_and_the_rules_with_their_articles(page: Pages, people: Cast) -> None:
    store(people)
    told = page(f"/so-can-bo/nguoi/{person(NAMES[0]).pk}/", by=people.ha).words
    for expected in ("Chánh Văn phòng", "03/05/1975", "Quá trình", "Danh sách “danh-sach.csv”", "NĐ 135/2020"):
        assert expected in told


def test_an_event_is_checked_then_entered_then_taken_back(page: Pages, people: Cast) -> None:
    store(people)
    hoa = person(NAMES[0])
    path = f"/so-can-bo/nguoi/{hoa.pk}/ghi/bo-nhiem/"
    typed = {"position": "Phó Giám đốc", "unit": "", "on": "2026-11-09", "decision": "12/QĐ-UBND"}
    asked = page(path, by=people.ha, post={**typed, "buoc": "xem"}, HX_Request="true")
    assert "NĐ 138/2020" in asked.html or "NĐ 170/2025" in asked.html
    assert Fact.objects.filter(person=hoa, kind=FactKind.POST).count() == 1
    told = page(path, by=people.ha, post={**typed, "reason": "Theo kết luận của Ban Thường vụ"})
    assert "Phó Giám đốc" in told.words
    fact = Fact.objects.believed().get(person=hoa, kind=FactKind.POST, until=None)
    assert (fact.values["level"], fact.decision) == ("agency_deputy", "12/QĐ-UBND")
    page(f"/so-can-bo/nguoi/{hoa.pk}/cap-nhat/{fact.entry_id}/thu-hoi/", by=people.ha, post={})
    assert Fact.objects.believed().get(person=hoa, kind=FactKind.POST).values["position"] == "Chánh Văn phòng"


def test_a_condition_that_is_not_met_asks_for_a_reason(page: Pages, people: Cast) -> None:
    """Born in May 1966: she cannot serve a whole term."""
    store(people, as_csv([(*OFFICE[0][:4], "03/05/1970", *OFFICE[0][5:])]))
    hoa = person(NAMES[0])
    typed = {"position": "Phó Giám đốc", "on": "2026-11-09"}
    told = page(f"/so-can-bo/nguoi/{hoa.pk}/ghi/bo-nhiem/", by=people.ha, post=typed, status=422)
    assert "Không đủ điều kiện" in told.words
    assert "nêu lý do" in told.words


EVENTS: dict[str, dict[str, Any]] = {
    "vi-tri": {"position": "Chuyên viên", "unit": "TTr"},
    "nang-bac": {"step": 4},
    "xep-ngach": {"grade": "01.002", "step": 1},
    "quy-hoach": {"pool_round": "2025-2030", "target_post": "Phó Chánh Văn phòng"},
    "dao-tao": {"course": "Quản lý cấp phòng", "training_kind": "leadership", "hours": 80, "until": "2026-12-01"},
    "xep-loai": {"year": 2025, "rating": "good"},
    "nghi": {"leave_type": "maternity", "until": "2027-05-08"},
    "thoi-viec": {"why": "transfer"},
    "ky-luat": {"form": "reprimand", "why": "Vi phạm kỷ luật lao động"},
}


@pytest.mark.parametrize("event", list(EVENTS))
def test_each_kind_of_event_can_be_entered(page: Pages, people: Cast, event: str) -> None:
    store(people)
    lan = person(NAMES[2])
    path = f"/so-can-bo/nguoi/{lan.pk}/ghi/{event}/"
    page(path, by=people.ha)
    before = Fact.objects.filter(person=lan).count()
    page(path, by=people.ha, post={"on": "2026-11-09", "reason": "Theo quyết định", **EVENTS[event]})
    assert Fact.objects.filter(person=lan).count() > before


def test_a_place_in_the_pool_ends_with_its_reason(page: Pages, people: Cast) -> None:
    store(people)
    lan = person(NAMES[2])
    page(f"/so-can-bo/nguoi/{lan.pk}/ghi/quy-hoach/", by=people.ha, post={"on": "2026-01-05", **EVENTS["quy-hoach"]})
    place = "2025-2030|pho chanh van phong"
    page(
        f"/so-can-bo/nguoi/{lan.pk}/ghi/ra-quy-hoach/",
        by=people.ha,
        post={"on": "2026-11-09", "place": place, "why": "age"},
    )
    fact = Fact.objects.believed().get(person=lan, kind=FactKind.POOL)
    assert (fact.until, fact.values["reason"]) == (date(2026, 11, 9), "age")


def test_a_correction_needs_a_reason_and_keeps_numbers(page: Pages, people: Cast) -> None:
    store(people)
    hung = person(NAMES[1])
    fact = Fact.objects.believed().get(person=hung, kind=FactKind.PAY)
    path = f"/so-can-bo/nguoi/{hung.pk}/dinh-chinh/{fact.pk}/"
    typed = {
        **{f"v-{name}": value for name, value in fact.values.items()},
        "starts": "2024-06-01",
        "v-coefficient": "4,32",
    }
    assert "lý do đính chính" in page(path, by=people.ha, post=typed, status=422).words.lower()
    told = page(path, by=people.ha, post={**typed, "reason": "Nhầm hệ số"})
    assert "Nhầm hệ số" in told.words
    assert Fact.objects.believed().get(person=hung, kind=FactKind.PAY).values["coefficient"] == 4.32


def test_a_correction_takes_only_what_the_register_can_read_again(page: Pages, people: Cast) -> None:
    store(people)
    hung = person(NAMES[1])
    fact = Fact.objects.believed().get(person=hung, kind=FactKind.IDENTITY)
    path = f"/so-can-bo/nguoi/{hung.pk}/dinh-chinh/{fact.pk}/"
    typed = {**{f"v-{name}": value for name, value in fact.values.items()}, "reason": "Theo giấy khai sinh"}
    for wrong in ({"v-birth": "30/02/1980"}, {"v-birth": "không rõ"}, {"v-sex": "nam"}, {"v-name": ""}):
        page(path, by=people.ha, post={**typed, **wrong}, status=422)
    assert 'value="12/11/1980"' in page(path, by=people.ha).html
    page(path, by=people.ha, post={**typed, "v-birth": "11/1980"})
    assert Fact.objects.believed().get(person=hung, kind=FactKind.IDENTITY).values["birth"] == "1980-11"


def test_days_that_nobody_means_are_refused(page: Pages, people: Cast) -> None:
    store(people)
    hung = person(NAMES[1])
    for day in ("31/12/9999", "0001-01-01"):
        typed = {"leave_type": "maternity", "on": day, "until": day}
        page(f"/so-can-bo/nguoi/{hung.pk}/ghi/nghi/", by=people.ha, post=typed, status=422)
    for path in ("den-han/", "den-han/nang-bac-luong/", "quy-hoach/", f"nguoi/{hung.pk}/"):
        for day in ("9999-12-31", "0001-01-01"):
            page(f"/so-can-bo/{path}?ngay={day}", by=people.ha)


def test_sensitive_data_is_shown_when_asked_for_and_sealed_with_a_reason(page: Pages, people: Cast) -> None:
    store(people)
    lan = person(NAMES[2])
    path = f"/so-can-bo/nguoi/{lan.pk}/"
    open_fields(agency=people.agency, ethnicity=True, party=False, by=people.viewer(people.khai))
    page(f"{path}ghi/dan-toc/", by=people.ha, post={"on": "2026-11-09", "ethnicity": "Tày"})
    page(f"{path}ghi/ky-luat/", by=people.ha, post={"on": "2026-11-09", **EVENTS["ky-luat"]})
    plain = page(path, by=people.ha).html
    assert "Tày" not in plain
    assert "Khiển trách" not in plain
    assert "Tày" in page(path, by=people.khai, post={"mo": "special"}).words
    page(path, by=people.khai, post={"mo": "sealed"}, status=422)
    assert "hiển trách" in page(path, by=people.khai, post={"mo": "sealed", "ly-do": "Xét bổ nhiệm"}).words
    page(path, by=people.giang, post={"mo": "special"}, status=404)


def test_somebody_new_is_added(page: Pages, people: Cast) -> None:
    told = page("/so-can-bo/them/", by=people.ha, post={"name": "Vi Văn Long", "sex": "M", "birth": "1999-02-03"})
    assert told.heading == "Vi Văn Long"
    assert "Nhập họ và tên" in page("/so-can-bo/them/", by=people.ha, post={"name": ""}, status=422).words


def test_the_level_of_a_title_is_set_for_the_register_and_for_lists_to_come(page: Pages, people: Cast) -> None:
    store(people)
    asked = page("/so-can-bo/cap-chuc-danh/", by=people.ha)
    titles = [" ".join(one.itertext()) for one in asked.tree.findall(".//tbody//th")]
    at = titles.index("Thanh tra viên")
    told = page("/so-can-bo/cap-chuc-danh/", by=people.ha, post={f"cap-{at}": "unit_deputy"})
    assert "1 vị trí trong sổ thay đổi" in told.words
    post = Fact.objects.believed().get(person=person(NAMES[2]), kind=FactKind.POST)
    assert post.values["level"] == "unit_deputy"
    fresh = (9, "009", "Vi Văn Long", "Nam", "1999", "Thanh tra Sở", "Thanh tra viên", "", "", "", "")
    store(people, as_csv([fresh]))
    post = Fact.objects.believed().get(person=person("Vi Văn Long"), kind=FactKind.POST)
    assert post.values["level"] == "unit_deputy"


def test_the_director_decides_which_special_fields_are_kept(page: Pages, people: Cast) -> None:
    page("/so-can-bo/thiet-lap/", by=people.khai, post={"dan-toc": "1"})
    assert "checked" in page("/so-can-bo/thiet-lap/", by=people.khai).html
    page("/so-can-bo/thiet-lap/", by=people.ha, status=403)


def test_list_snapshot_export_list_gives_the_same_register(page: Pages, people: Cast) -> None:
    """What is exported imports into an empty register of another agency as the same people."""
    store(people, (as_csv()))
    by = people.viewer(people.ha)
    first = take_snapshot(agency=people.agency, day=by.day, by=by)
    page("/so-can-bo/", by=people.ha)
    exported = page.client.get("/so-can-bo/?tep=xlsx").content
    other = found_agency(code="KHAC", name=people.agency.name, by=Viewer.program(NOW))
    program = Viewer.program(NOW)
    found = give(other, exported, program, "xuat.xlsx")
    assert (found.state, found.problems) == ("preview", [])
    confirm_import(of=found.pk, by=program)
    second = take_snapshot(agency=other, day=by.day, by=program)
    assert rows(first.people_digest) == rows(second.people_digest)
    assert Person.objects.standing().filter(agency=other).count() == 3


def rows(digest: str) -> list[tuple[object, ...]]:
    """Without what belongs to the agency: its code, its units' codes, the numbers that were drawn."""
    table = pq.read_table(file_store().path(digest)).drop_columns(["agency", "person", "unit"])
    return sorted(tuple(map(str, row.values())) for row in table.to_pylist())
