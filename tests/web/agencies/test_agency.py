"""The agency's page: its units, its people, and who sees what of them."""

from datetime import date

from cast import NOW, Cast
from fetching import Pages
from pytest_django import DjangoAssertNumQueries

from songhanh.agencies.access import Role, Viewer
from songhanh.agencies.actions import change_body, grant_role


def test_it_shows_units_and_people_with_their_roles(people: Cast, page: Pages) -> None:
    shown = page("/co-quan/", people.em)
    assert shown.heading == "Sở Kế hoạch và Đầu tư"
    assert "Thanh tra Sở" in shown.words
    assert "Trần Thị Giang" in shown.words
    assert "Trưởng đơn vị · Văn phòng Sở" in shown.words


def test_addresses_of_mail_are_for_administrators_and_the_person(people: Cast, page: Pages) -> None:
    assert "em@so.example" in page("/co-quan/", people.minh).words
    for other in (people.an, people.khai, people.chi):
        assert "em@so.example" not in page(f"/co-quan/{people.agency.pk}/", other).words
        assert "em@so.example" not in page(f"/co-quan/{people.agency.pk}/nguoi/{people.em.pk}/", other).words
    assert "em@so.example" in page(f"/co-quan/{people.agency.pk}/nguoi/{people.em.pk}/", people.em).words


def test_only_an_administrator_sees_what_changes_it(people: Cast, page: Pages) -> None:
    for words in ("Thêm đơn vị", "Thêm người dùng", "Sửa cơ quan"):
        assert words in page("/co-quan/", people.minh).words
        assert words not in page("/co-quan/", people.an).words


def test_the_province_sees_its_agencies(people: Cast, page: Pages) -> None:
    shown = page("/co-quan/", people.chi)
    assert shown.heading == "Ủy ban nhân dân tỉnh Lạng Sơn"
    assert "Sở Nội vụ" in shown.words
    assert page(f"/co-quan/{people.next_door.pk}/", people.chi).heading == "Sở Nội vụ"


def test_another_agency_is_not_there(people: Cast, page: Pages) -> None:
    page(f"/co-quan/{people.next_door.pk}/", people.minh, status=404)
    page(f"/co-quan/{people.office.pk}/", people.minh, status=404)


def test_a_closed_unit_says_until_when(people: Cast, page: Pages) -> None:
    change_body(
        body=people.office, name="Văn phòng Sở", short_name="VP", place="", closed=date(2026, 12, 31), version=1,
        by=people.viewer(people.minh),
    )  # fmt: skip
    assert "gọi tắt VP · từ 09/11/2026 Đến 31/12/2026" in page("/co-quan/", people.em).words


def test_it_costs_few_queries_however_many_people_there_are(
    people: Cast, page: Pages, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    page("/co-quan/", people.minh)
    for role in (Role.AUDITOR, Role.PERSONNEL, Role.DIRECTOR):
        grant_role(user=people.em, role=role, body=people.agency, by=Viewer.program(NOW))
    with django_assert_max_num_queries(10):
        page("/co-quan/")
