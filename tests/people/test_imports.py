"""A list comes into the register: compared, decided, confirmed, taken back."""

import pytest
from cast import Cast

from people.lists import HEAD, OFFICE, as_csv, clear_all, give, person, register_rows, store
from songhanh.agencies.access import Conflict, Forbidden
from songhanh.audit.models import Entry as LogEntry
from songhanh.lib.words import Problem
from songhanh.people import jobs
from songhanh.people.actions.imports import (
    SameList,
    Stale,
    choose,
    compare_again,
    confirm_import,
    discard_import,
    map_columns,
    receive_list,
    take_back_import,
)  # fmt: skip
from songhanh.people.kinds import FactKind
from songhanh.people.models import Entry, Fact, Import, Line, Person
from songhanh.people.queries.believed import held_by

pytestmark = pytest.mark.django_db


def test_nothing_is_believed_before_a_person_confirms(people: Cast) -> None:
    found = give(people.agency, as_csv(), people.viewer(people.ha))
    assert found.state == Import.State.PREVIEW
    assert found.summary["new"] == 3
    assert not Fact.objects.believed().exists()
    assert not Person.objects.standing().exists()
    confirm_import(of=found.pk, by=people.viewer(people.ha))
    assert Person.objects.standing().count() == 3
    post = Fact.objects.believed().get(kind=FactKind.POST, person=person("Nguyễn Thị Hoa"))
    assert (post.unit, post.values["level"]) == (people.office, "unit_head")


def test_a_later_list_changes_only_what_differs_and_names_who_is_missing(people: Cast) -> None:
    store(people)
    before = Fact.objects.believed().count()
    raised = (*OFFICE[2][:8], 4, "3,33", "01/09/2026")
    rows = [
        OFFICE[0],
        raised,
        (4, "004", "Vi Văn Long", "Nam", "1999", "Văn phòng Sở", "Chuyên viên", "01.003", 1, "2,34", "2024"),
    ]
    found = give(people.agency, as_csv(rows, title="Tính đến ngày 31/10/2026 (bổ sung)"), people.viewer(people.ha))
    assert {name: found.summary[name] for name in ("new", "changed", "same", "doubts", "left")} == {
        "new": 1, "changed": 1, "same": 1, "doubts": 0, "left": 0
    }  # fmt: skip
    assert found.summary["gone"] == [person("Trần Văn Hùng").pk]
    confirm_import(of=found.pk, by=people.viewer(people.ha))
    steps = held_by([person("Lê Thị Lan").pk])[person("Lê Thị Lan").pk][FactKind.PAY, ""]
    assert [(one.values["step"], str(one.starts), str(one.until)) for one in steps] == [
        (3, "2025-09-01", "2026-09-01"), (4, "2026-09-01", "None")
    ]  # fmt: skip
    assert Fact.objects.believed().count() == before + 1 + 3


def test_taking_a_list_back_gives_the_same_database(people: Cast) -> None:
    store(people)
    before = register_rows()
    changed = [
        (*OFFICE[0][:6], "Giám đốc Trung tâm", *OFFICE[0][7:]),
        (9, "009", "Vi Văn Long", "Nam", "1999", "Tổ xe", "Lái xe", "", "", "", ""),
    ]
    found = store(people, as_csv(changed))
    assert register_rows() != before
    take_back_import(of=found.pk, by=people.viewer(people.ha))
    clear_all()
    assert register_rows() == before
    found.refresh_from_db()
    assert (found.state, found.problems, found.summary) == (Import.State.TAKEN_BACK, [], {})


def test_a_list_on_which_later_entries_rest_goes_after_them(people: Cast) -> None:
    first = store(people)
    second = store(people, as_csv([(*OFFICE[2][:8], 4, "3,33", "01/09/2026")]))
    with pytest.raises(Problem, match="cập nhật khác"):
        take_back_import(of=first.pk, by=people.viewer(people.ha))
    take_back_import(of=second.pk, by=people.viewer(people.ha))
    take_back_import(of=first.pk, by=people.viewer(people.ha))
    clear_all()
    assert not Person.objects.exists()


def test_two_lists_compared_at_once_lose_nothing(people: Cast) -> None:
    """Both saw an empty register: the second to be confirmed is compared again, and finds its people."""
    by = people.viewer(people.ha)
    first = give(people.agency, as_csv(), by)
    second = give(
        people.agency, as_csv([*OFFICE, (4, "004", "Vi Văn Long", "Nam", "1999", "", "Lái xe", "", "", "", "")]), by
    )
    confirm_import(of=first.pk, by=by)
    with pytest.raises(Stale):
        confirm_import(of=second.pk, by=by)
    compare_again(of=second.pk, by=by)
    assert jobs.read_waiting(by.at, "test/1/0")
    second.refresh_from_db()
    assert (second.summary["new"], second.summary["same"]) == (1, 3)
    confirm_import(of=second.pk, by=by)
    clear_all()
    assert Person.objects.standing().count() == Person.objects.count() == 4


def test_the_same_bytes_are_not_imported_twice_until_they_were_taken_back(people: Cast) -> None:
    by = people.viewer(people.ha)
    found = store(people)
    with pytest.raises(SameList) as same:
        receive_list(agency=people.agency, name="lai.csv", chunks=[as_csv()], by=by)
    assert same.value.found == found
    take_back_import(of=found.pk, by=by)
    assert store(people).summary["new"] == 3


def test_a_doubt_waits_for_a_person_and_is_written_as_decided(people: Cast) -> None:
    store(people)
    by = people.viewer(people.ha)
    slip = (*OFFICE[0][:4], "03/05/1957", *OFFICE[0][5:])
    found = give(people.agency, as_csv([("1", "", *slip[2:])]), by)
    line = Line.objects.get(of_import=found)
    assert (line.doubt, line.candidates) == ("birth", [person("Nguyễn Thị Hoa").pk])
    with pytest.raises(Problem, match="chưa quyết định"):
        confirm_import(of=found.pk, by=by)
    with pytest.raises(Problem, match="đúng người"):
        choose(line=line.pk, choice="same", person=person("Lê Thị Lan").pk, by=by)
    choose(line=line.pk, choice="same", person=line.candidates[0], by=by)
    confirm_import(of=found.pk, by=by)
    assert (
        Fact.objects.believed().get(kind=FactKind.IDENTITY, person=line.candidates[0]).values["birth"] == "1957-05-03"
    )
    assert Person.objects.standing().count() == 3


def test_a_person_who_is_new_after_all_is_entered_with_the_list(people: Cast) -> None:
    store(people)
    by = people.viewer(people.ha)
    found = give(
        people.agency,
        as_csv([("1", "", "Nguyễn Thị Hoa", "Nữ", "03/05/1957", "Văn phòng Sở", "Văn thư", "", "", "", "")]),
        by,
    )
    choose(line=Line.objects.get(of_import=found).pk, choice="new", by=by)
    confirm_import(of=found.pk, by=by)
    assert Person.objects.standing().count() == 4


def test_what_a_heading_means_is_remembered_for_the_next_list(people: Cast) -> None:
    by = people.viewer(people.ha)
    head = [*HEAD[:6], "Mảng việc", *HEAD[7:]]
    found = give(people.agency, as_csv(head=head), by)
    assert found.mapping["Mảng việc"] is None
    map_columns(of=found.pk, meanings={"Mảng việc": "position"}, by=by)
    assert jobs.read_waiting(by.at, "test/1/0")
    found.refresh_from_db()
    assert found.mapping["Mảng việc"] == "position"
    later = give(people.agency, as_csv(OFFICE[:1], head=head), by)
    assert later.mapping["Mảng việc"] == "position"


def test_a_list_without_headings_asks_what_its_columns_are(people: Cast) -> None:
    by = people.viewer(people.ha)
    plain = "\n".join(";".join(map(str, row[2:7])) for row in OFFICE).encode()
    found = give(people.agency, plain, by)
    assert found.state == Import.State.MAPPING
    map_columns(of=found.pk, meanings={"A": "name", "B": "sex", "C": "birth", "D": "unit", "E": "position"}, by=by)
    assert jobs.read_waiting(by.at, "test/1/0")
    found.refresh_from_db()
    assert (found.state, found.summary["new"]) == (Import.State.PREVIEW, 3)


def test_a_file_that_cannot_be_read_says_why_and_can_be_put_away(people: Cast) -> None:
    by = people.viewer(people.ha)
    found = give(people.agency, b"<html><p>Loi</p></html>", by, "danh-sach.xls")
    assert found.state == Import.State.FAILED
    assert found.problem_vi
    discard_import(of=found.pk, by=by)
    assert give(people.agency, b"<html><p>Loi</p></html>", by, "danh-sach.xls").pk != found.pk


def test_a_discarded_preview_leaves_nothing(people: Cast) -> None:
    found = give(people.agency, as_csv(), people.viewer(people.ha))
    discard_import(of=found.pk, by=people.viewer(people.ha))
    clear_all()
    assert not Person.objects.exists()
    with pytest.raises(Conflict):
        confirm_import(of=found.pk, by=people.viewer(people.ha))


def test_a_reader_that_died_halfway_leaves_no_half_list(people: Cast) -> None:
    by = people.viewer(people.ha)
    found = receive_list(agency=people.agency, name="a.csv", chunks=[as_csv()], by=by)
    claimed = jobs.claim(found.pk, by.at, "test/1/0")
    assert claimed is not None
    jobs.read_list(claimed, by)
    Import.objects.filter(pk=found.pk).update(state=Import.State.READING, claimed_by="other-host/1/0")
    Import.objects.filter(pk=found.pk).update(state=Import.State.WAITING)
    assert jobs.read_waiting(by.at, "test/2/0")
    confirm_import(of=found.pk, by=by)
    clear_all()
    assert Person.objects.count() == 3
    assert Entry.objects.filter(state=Entry.State.STANDS).count() == 1


def test_only_the_personnel_officer_of_the_agency_imports(people: Cast) -> None:
    for user in (people.an, people.giang, people.binh, people.minh, people.chi):
        with pytest.raises(Forbidden):
            receive_list(agency=people.agency, name="a.csv", chunks=[as_csv()], by=people.viewer(user))
    found = give(people.agency, as_csv(), people.viewer(people.ha))
    with pytest.raises(Import.DoesNotExist):
        confirm_import(of=found.pk, by=people.viewer(people.binh))


def test_the_log_tells_of_a_list_without_a_name_in_it(people: Cast) -> None:
    store(people)
    told = [entry.body for entry in LogEntry.objects.filter(event__startswith="list.")]
    assert len(told) >= 4
    assert not [body for body in told for row in OFFICE if str(row[2]) in body]


def test_the_database_refuses_to_change_a_fact(people: Cast) -> None:
    store(people)
    with pytest.raises(Exception, match="never changed"):
        Fact.objects.update(slot="x")


assert len(HEAD) == len(OFFICE[0])
