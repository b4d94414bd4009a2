"""The lists that fall due of an agency: who sees which rows, at what cost, and who is told."""

from datetime import date, timedelta

import pytest
from cast import NOW, Cast
from pytest_django import DjangoAssertNumQueries

from people.lists import HEAD, OFFICE, as_csv, give, person, store
from songhanh.agencies.access import Viewer
from songhanh.people.actions.events import enter_fact
from songhanh.people.history import Statement
from songhanh.people.kinds import FactKind
from songhanh.people.queries.due import due_counts, due_rows, sees_all, standings, who_must_act
from songhanh.people.rules.due import Severity
from songhanh.people.rules.lists import LISTS
from songhanh.people.rules.pools import PoolTerms

DAY = date(2027, 4, 1)  # two months before the step of Trần Văn Hùng is due
POOL = {"pool_round": "2025-2030", "target_post": "Chánh Văn phòng", "target_level": "unit_head"}


def plan(people: Cast, name: str, starts: date = date(2026, 3, 2)) -> None:
    said = Statement(FactKind.POOL, POOL, starts, starts, slot="2025-2030|chanh van phong", decided_on=starts)
    enter_fact(person=person(name).pk, said=said, by=people.viewer(people.ha))


@pytest.mark.django_db
def test_the_personnel_officer_sees_all_the_head_of_a_unit_hers_and_others_nobody(people: Cast) -> None:
    store(people)
    seen = {
        user.username: [one.name for one in standings(people.agency, people.viewer(user), DAY)]
        for user in (people.ha, people.giang, people.nga, people.an, people.binh, people.dung)
    }
    assert sorted(seen["ha"]) == ["Lê Thị Lan", "Nguyễn Thị Hoa", "Trần Văn Hùng"]
    assert sorted(seen["giang"]) == ["Nguyễn Thị Hoa", "Trần Văn Hùng"]
    assert seen["nga"] == seen["an"] == seen["binh"] == seen["dung"] == []
    assert standings(people.next_door, people.viewer(people.ha), DAY) == []


@pytest.mark.django_db
def test_what_is_due_is_told_with_its_day_and_article(people: Cast) -> None:
    store(people)
    (row,) = due_rows("step", people.agency, people.viewer(people.ha), DAY).rows
    assert (row.person, row.subject, row.on, row.severity) == (
        person("Trần Văn Hùng").pk, "Trần Văn Hùng", date(2027, 6, 1), Severity.SOON,
    )  # fmt: skip
    assert "TT 08/2013/TT-BNV" in row.why.vi
    assert due_rows("step", people.agency, people.viewer(people.ha), DAY, months=1).rows == ()
    assert len(due_rows("step", people.agency, people.viewer(people.ha), DAY, months=12).rows) == 2


@pytest.mark.django_db
def test_a_step_that_is_written_leaves_the_list(people: Cast) -> None:
    store(people)
    starts = date(2027, 3, 1)
    said = Statement(FactKind.PAY, {"step": 7, "coefficient": 4.32, "step_from": "2027-03-01"}, starts, starts)
    enter_fact(person=person("Trần Văn Hùng").pk, said=said, by=people.viewer(people.ha))
    assert due_rows("step", people.agency, people.viewer(people.ha), DAY).rows == ()


@pytest.mark.django_db
def test_a_list_that_is_not_confirmed_is_on_no_list(people: Cast) -> None:
    give(people.agency, as_csv(), people.viewer(people.ha))
    assert standings(people.agency, people.viewer(people.ha), DAY) == []


@pytest.mark.django_db
def test_the_register_as_it_was_known_is_asked_the_same_way(people: Cast) -> None:
    store(people)
    said = Statement(FactKind.IDENTITY, {"name": "Trần Văn Hùng", "birth": "1965-01-01"}, NOW.date())
    later = people.viewer(people.ha, NOW + timedelta(days=1))
    enter_fact(person=person("Trần Văn Hùng").pk, said=said, by=later)
    now, then = (standings(people.agency, later, known=known) for known in (None, NOW))
    born = [{one.birth for one in some if one.name == "Trần Văn Hùng"} for some in (now, then)]
    assert born == [{date(1965, 1, 1)}, {date(1980, 11, 12)}]


@pytest.mark.django_db
def test_pools_are_told_to_who_sees_the_whole_agency_alone(people: Cast) -> None:
    store(people)
    plan(people, "Trần Văn Hùng")
    (row,) = due_rows("no-woman", people.agency, people.viewer(people.ha), DAY).rows
    assert row.cells["post"] == "Chánh Văn phòng"
    assert due_rows("no-woman", people.agency, people.viewer(people.giang), DAY).rows == ()
    assert sees_all(people.agency, people.viewer(people.ha))
    assert not sees_all(people.agency, people.viewer(people.giang))
    plan(people, "Lê Thị Lan")
    assert due_rows("no-woman", people.agency, people.viewer(people.ha), DAY).rows == ()


@pytest.mark.django_db
def test_who_may_only_count_is_told_numbers_and_no_name(people: Cast) -> None:
    store(people)
    plan(people, "Trần Văn Hùng")
    counts = due_counts(people.agency, people.viewer(people.an), DAY)
    assert counts == {
        "step": 1, "retirement": 0, "term": 0, "pool": 2, "no-woman": 1, "untrained": 1, "window": 0,
    }  # fmt: skip
    assert due_counts(people.agency, people.viewer(people.dung), DAY) == {}
    assert due_counts(people.agency, people.viewer(people.binh), DAY) == {}


@pytest.mark.django_db
def test_those_who_keep_the_register_must_act(people: Cast) -> None:
    assert who_must_act(people.agency, DAY) == [people.ha.pk]


@pytest.mark.django_db
def test_all_lists_of_an_agency_of_any_size_cost_two_queries(
    people: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    more = [
        (at, f"{at:03}", f"Nguyễn Văn {chr(65 + at % 26)}{chr(65 + at // 26)}", "Nam", "01/02/1966", *OFFICE[0][5:])
        for at in range(4, 200)
    ]
    store(people, as_csv([*OFFICE, *more], HEAD))
    program = Viewer.program(NOW)
    with django_assert_num_queries(2):
        staff = standings(people.agency, program, DAY)
    assert len(staff) == 199
    with django_assert_num_queries(0):
        found = {code: due_rows(code, people.agency, program, DAY, staff=staff, pools=PoolTerms()) for code in LISTS}
    assert len(found["retirement"].rows) == 196
    with django_assert_num_queries(2):
        due_counts(people.agency, program, DAY)
    one = staff[0]
    with django_assert_num_queries(2):
        assert standings(people.agency, program, DAY, people=[one.person]) == [one]
