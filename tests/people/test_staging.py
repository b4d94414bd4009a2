"""A list that waits holds only what the agency keeps, and never stands against what was decided since."""

from datetime import date

import pytest
from cast import Cast
from django.db import connection

from people.lists import HEAD, OFFICE, as_csv, clear_all, give, person, store
from songhanh.lib.words import Problem
from songhanh.people.actions.events import enter_fact
from songhanh.people.actions.imports import Stale, choose, compare_again, confirm_import, map_columns, take_back_import
from songhanh.people.actions.settings import open_fields
from songhanh.people.history import Statement
from songhanh.people.kinds import FactKind
from songhanh.people.models import Fact, Import, Line

pytestmark = pytest.mark.django_db
NEXT = "Tính đến ngày 01/11/2026"
SLIP = (3, "", "Lê Thị Lan", "Nữ", "21/08/1990", *OFFICE[2][5:])


def test_a_doubtful_line_keeps_nothing_that_the_agency_did_not_open(people: Cast) -> None:
    store(people)
    give(people.agency, as_csv([(*SLIP, "Tày")], (*HEAD, "Dân tộc"), NEXT), people.viewer(people.ha))
    assert "ethnicity" not in Line.objects.get().values


def test_a_list_compared_before_the_director_closed_a_field_is_compared_again(people: Cast) -> None:
    ha, khai = people.viewer(people.ha), people.viewer(people.khai)
    open_fields(agency=people.agency, ethnicity=True, party=False, by=khai)
    found = give(people.agency, as_csv([(*one, "Tày") for one in OFFICE], (*HEAD, "Dân tộc")), ha)
    open_fields(agency=people.agency, ethnicity=False, party=False, by=khai)
    with pytest.raises(Stale):
        confirm_import(of=found.pk, by=ha)


def test_a_list_taken_back_leaves_though_another_was_compared_with_it(people: Cast) -> None:
    first, by = store(people), people.viewer(people.ha)
    rows = [(*OFFICE[0][:8], 4, "5,42", "01/09/2026"), SLIP]
    second = give(people.agency, as_csv(rows, title=NEXT), by)
    line = Line.objects.get(of_import=second)
    choose(line=line.pk, choice="same", person=line.candidates[0], by=by)
    take_back_import(of=first.pk, by=by)
    clear_all()
    connection.check_constraints()
    with pytest.raises(Stale):
        confirm_import(of=second.pk, by=by)
    compare_again(of=second.pk, by=by)
    clear_all()
    assert not Fact.objects.exists()
    assert Import.objects.get(pk=second.pk).state == Import.State.WAITING


def test_who_left_is_not_missed_in_a_list(people: Cast) -> None:
    store(people)
    gone = Statement(FactKind.DEPARTURE, {"reason": "transfer"}, (day := people.viewer(people.ha).day), day, slot="x")
    enter_fact(person=person("Trần Văn Hùng").pk, said=gone, by=people.viewer(people.ha))
    found = give(people.agency, as_csv([OFFICE[0]], title=f"Tính đến ngày {day:%d/%m/%Y}"), people.viewer(people.ha))
    assert found.summary["gone"] == [person("Lê Thị Lan").pk]


def test_a_list_of_a_day_to_come_holds_from_today_on(people: Cast) -> None:
    by = people.viewer(people.ha)
    found = give(people.agency, as_csv(title="Tính đến ngày 31/12/2099"), by)
    assert found.as_of == by.day
    with pytest.raises(Problem, match="chưa đến"):
        map_columns(of=found.pk, meanings={}, as_of=date(2099, 12, 31), by=by)


def test_who_was_decided_to_be_new_is_counted_among_the_new(people: Cast) -> None:
    store(people)
    found = give(people.agency, as_csv([SLIP], title=NEXT), people.viewer(people.ha))
    choose(line=Line.objects.get().pk, choice="new", by=people.viewer(people.ha))
    confirm_import(of=found.pk, by=people.viewer(people.ha))
    assert Import.objects.get(pk=found.pk).summary["new"] == 1
