"""What the database itself refuses."""

from datetime import date

import pytest
from cast import Cast
from django.db import IntegrityError, transaction

from songhanh.agencies.models import Body, Grant, User


def refused(row: Body | Grant | User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_two_agencies_with_one_code(people: Cast) -> None:
    refused(Body(kind="agency", code="SKHDT", name="x", path="0009"))


def test_two_bodies_on_one_path(people: Cast) -> None:
    refused(Body(kind="agency", code="X", name="x", path=people.agency.path))


def test_a_unit_of_no_agency_and_an_agency_inside_one(people: Cast) -> None:
    refused(Body(kind="unit", code="X", name="x", path="0009"))
    refused(Body(kind="agency", code="X", name="x", path="0009", agency=people.agency))


def test_days_that_end_before_they_begin(people: Cast) -> None:
    days = {"starts": date(2026, 2, 1), "ends": date(2026, 1, 1)}
    refused(Grant(user=people.em, role="staff", body=people.office, **days))
    refused(Body(kind="agency", code="X", name="x", path="0009", opened=date(2026, 2, 1), closed=date(2026, 1, 1)))


def test_two_people_with_one_name(people: Cast) -> None:
    refused(User(username="em", full_name="x", created=people.em.created))


def test_a_person_is_called_by_name(people: Cast) -> None:
    assert (str(people.an), people.an.get_full_name(), people.an.initials) == (*["Hoàng Thị Lan An"] * 2, "LA")
