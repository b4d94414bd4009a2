"""Reading agencies, people and roles."""

from datetime import date

import pytest
from cast import NOW, Cast
from pytest_django import DjangoAssertNumQueries

from songhanh.agencies.access import Permission, Role, Viewer
from songhanh.agencies.actions import change_body, end_grant, found_agency, grant_role
from songhanh.agencies.models import Body, Grant, User, after
from songhanh.agencies.queries import (
    administrators,
    agency_by_code,
    agency_of,
    agency_seen,
    bodies_of,
    contacts,
    every_unit_of,
    only_agency,
    people_of,
    person_of,
    roles_of,
    units_of,
    viewer_of,
    who_may,
)
from songhanh.lib.words import Problem

DAY = NOW.date()


def test_people_are_those_of_the_agency_in_the_order_of_their_given_names(people: Cast) -> None:
    names = [one.user.full_name.split()[-1] for one in people_of(people.agency, DAY)]
    assert names == ["An", "Em", "Giang", "Hà", "Khải", "Lan", "Minh", "Nga"]
    assert [one.user for one in people_of(people.province, DAY)] == [people.chi]


def test_people_cost_one_query_however_many_they_are(
    people: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        people_of(people.agency, DAY)


def test_who_lost_the_last_role_is_still_listed_without_one(people: Cast) -> None:
    grant = Grant.objects.get(user=people.em)
    Grant.objects.filter(pk=grant.pk).update(starts=date(2026, 1, 1))
    end_grant(grant=Grant.objects.get(pk=grant.pk), by=people.viewer(people.minh))
    assert person_of(people.agency, people.em.pk, DAY).roles == ()
    assert roles_of(people.em.pk, DAY) == []


def test_a_person_of_another_agency_is_not_found(people: Cast) -> None:
    with pytest.raises(User.DoesNotExist):
        person_of(people.agency, people.binh.pk, DAY)
    with pytest.raises(Grant.DoesNotExist):
        person_of(people.agency, people.em.pk, DAY).role(Grant.objects.get(user=people.an).pk)


def test_an_agency_is_seen_from_inside_and_from_above(people: Cast) -> None:
    assert agency_seen(people.viewer(people.em), people.agency.pk) == people.agency
    assert agency_seen(people.viewer(people.chi), people.agency.pk) == people.agency
    for viewer in (people.viewer(people.binh), people.viewer(people.dung)):
        with pytest.raises(Body.DoesNotExist):
            agency_seen(viewer, people.agency.pk)
    with pytest.raises(Body.DoesNotExist):
        agency_seen(people.viewer(people.em), people.office.pk)


def test_a_unit_that_was_closed_takes_no_new_roles_and_stays_in_the_tree(people: Cast) -> None:
    change_body(
        body=people.office, name="Văn phòng", short_name="", place="", closed=date(2026, 11, 9), version=1,
        by=people.viewer(people.minh),
    )  # fmt: skip
    tomorrow = date(2026, 11, 10)
    assert people.office in units_of(people.agency.pk, DAY)
    assert people.office not in units_of(people.agency.pk, tomorrow)
    assert list(bodies_of(people.agency, tomorrow)) == [people.agency, people.inspectors]
    assert people.office in every_unit_of(people.agency)


def test_the_log_of_a_person_is_that_of_the_first_role(people: Cast) -> None:
    grant_role(user=people.em, role=Role.STAFF, body=people.next_door, by=Viewer.program(NOW))
    assert agency_of(people.em) == people.agency.pk
    assert agency_of(people.dung) == 0


def test_who_may_do_it_for_a_body(people: Cast) -> None:
    approve = who_may(Permission.TASK_APPROVE, people.office.path, DAY)
    assert approve == sorted([people.an.pk, people.giang.pk, people.khai.pk])
    assert people.giang.pk not in who_may(Permission.TASK_APPROVE, people.inspectors.path, DAY)


def test_administrators_are_named_to_who_cannot_go_on(people: Cast) -> None:
    assert contacts(people.agency.pk, DAY) == [people.minh]
    assert administrators(DAY) == [people.minh]
    assert contacts(people.next_door.pk, DAY) == []


def test_the_only_agency_is_known_as_such(db: None) -> None:
    assert only_agency() is None
    one = found_agency(code="A", name="A", by=Viewer.program(NOW))
    assert only_agency() == one
    found_agency(code="B", name="B", by=Viewer.program(NOW))
    assert only_agency() is None


def test_an_agency_is_found_by_its_code(people: Cast) -> None:
    assert agency_by_code("SKHDT") == people.agency
    with pytest.raises(Problem, match="Không có cơ quan mã “X”"):
        agency_by_code("X")


def test_a_role_that_has_not_begun_gives_no_right_yet(people: Cast) -> None:
    grant_role(
        user=people.dung, role=Role.STAFF, body=people.office, starts=date(2026, 12, 1), by=people.viewer(people.minh)
    )
    assert viewer_of(people.dung, NOW, "vi").branches == ()
    assert len(viewer_of(people.dung, NOW.replace(month=12), "vi").branches) == 1


@pytest.mark.parametrize(("path", "next_one"), [("0001", "0002"), ("00010999", "00011000"), ("", ":"), ("9999", ":")])
def test_a_branch_ends_where_the_next_begins(path: str, next_one: str) -> None:
    assert after(path) == next_one
