"""The daily look at what falls due: each row is told once, to those who must act, and an idle day costs one query."""

from datetime import date, datetime, timedelta

import pytest
from cast import NOW, Cast
from pytest_django import DjangoAssertNumQueries

from people.lists import HEAD, OFFICE, as_csv, person, store
from songhanh.notices.models import Notice
from songhanh.people.actions.due import PAGES, tell_of_due_lists
from songhanh.people.actions.events import enter_fact
from songhanh.people.history import Statement
from songhanh.people.jobs_due import tell_due_lists
from songhanh.people.kinds import FactKind
from songhanh.people.models import DueLook
from songhanh.people.queries.due import due_rows

pytestmark = pytest.mark.django_db
MEN = [
    (at, f"{at:03}", name, "Nam", "01/02/1966", *OFFICE[0][5:-1], "01/03/2026")
    for at, name in ((4, "Hà Văn Ba"), (5, "Hà Văn Tư"))
]


def look(at: datetime) -> int:
    """Let the worker look until nothing is to be done; how often it found something."""
    found = 0
    while tell_due_lists(at, "test/1/0"):
        found += 1
    return found


def told(code: str = "due.retirement") -> list[tuple[str, str]]:
    return [(one.to.username, one.vi) for one in Notice.objects.filter(event=code).order_by("pk")]


def test_who_keeps_the_register_is_told_once_of_each_row(people: Cast) -> None:
    store(people, as_csv([*OFFICE, MEN[0]], HEAD))
    assert look(NOW) == 1
    assert told() == [("ha", "1 người sắp đến tuổi nghỉ hưu, cần thông báo đúng hạn.")]
    assert Notice.objects.get(event="due.retirement").address == f"{PAGES}nghi-huu/?co-quan={people.agency.pk}"
    assert look(NOW + timedelta(hours=8)) == 0
    assert look(NOW + timedelta(days=1)) == 1
    assert len(told()) == 1


def test_a_new_row_is_told_the_next_day_with_how_many_are_new(people: Cast) -> None:
    store(people, as_csv([*OFFICE, MEN[0]], HEAD))
    look(NOW)
    store(people, as_csv([*OFFICE, *MEN], HEAD, "Tính đến ngày 01/11/2026"), "danh-sach-2.csv")
    assert look(NOW) == 0
    look(NOW + timedelta(days=1))
    assert [words for _, words in told()][1:] == ["2 người sắp đến tuổi nghỉ hưu, cần thông báo đúng hạn. Mới thêm: 1."]


def test_what_falls_due_again_is_told_again(people: Cast) -> None:
    store(people, as_csv([*OFFICE, MEN[0]], HEAD))
    look(NOW)
    ba, by = person("Hà Văn Ba").pk, people.viewer(people.ha)
    for day, born in ((1, "1980-02-01"), (2, "1966-02-01")):
        enter_fact(person=ba, said=Statement(FactKind.IDENTITY, {"name": "Hà Văn Ba", "birth": born}, by.day), by=by)
        look(NOW + timedelta(days=day))
    assert len(told()) == 2


def test_what_is_kept_of_the_rows_names_nobody(people: Cast) -> None:
    store(people, as_csv([*OFFICE, *MEN], HEAD))
    look(NOW)
    kept = str(DueLook.objects.get().told)
    assert str(person("Hà Văn Ba").pk) in kept
    assert "Hà" not in kept


def test_a_day_on_which_nothing_is_to_be_done_costs_one_query(
    people: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        assert not tell_due_lists(NOW, "test/1/0")
    store(people)
    look(NOW)
    with django_assert_num_queries(1):
        assert not tell_due_lists(NOW, "test/1/0")


def test_two_workers_tell_once(people: Cast) -> None:
    store(people, as_csv([*OFFICE, *MEN], HEAD))
    by = people.viewer(people.ha)
    found = {"retirement": due_rows("retirement", people.agency, by, date(2026, 11, 9))}
    program = by.program(NOW)
    assert tell_of_due_lists(agency=people.agency, found=found, by=program) == 1
    assert tell_of_due_lists(agency=people.agency, found=found, by=program) == 0
    assert len(told()) == 1
