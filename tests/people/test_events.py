"""Single events and corrections; the register of any day, as known at any moment, is a replay of them."""

from datetime import date, datetime, timedelta

import pytest
from cast import NOW, Cast
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from people.lists import clear_all, person, register_rows, store
from songhanh.agencies.access import VIETNAM, Conflict, Forbidden, Viewer
from songhanh.agencies.actions import found_agency
from songhanh.audit.models import Entry as LogEntry
from songhanh.lib.words import Problem
from songhanh.people.actions.events import add_person, correct_fact, enter_fact, remove_fact, take_back_entry
from songhanh.people.actions.settings import open_fields, read_closely
from songhanh.people.history import Statement, in_force
from songhanh.people.kinds import KINDS, FactKind, Secrecy, secrecy_of
from songhanh.people.models import Fact, Person
from songhanh.people.queries.believed import held_by

DAY = date(2026, 11, 9)


def post(starts: date, title: str, level: str = "none") -> Statement:
    return Statement(
        FactKind.POST, {"position": title, "level": level, "appointed": starts.isoformat()}, starts, starts
    )


@pytest.mark.django_db
def test_an_appointment_closes_the_post_before_and_can_be_taken_back(people: Cast) -> None:
    store(people)
    by, hung = people.viewer(people.ha), person("Trần Văn Hùng")
    before = register_rows()
    entry = enter_fact(person=hung.pk, said=post(DAY, "Chánh Văn phòng", "unit_head"), by=by)
    posts = held_by([hung.pk])[hung.pk][FactKind.POST, ""]
    assert [(one.values["position"], one.until) for one in posts] == [
        ("Phó Chánh Văn phòng", DAY),
        ("Chánh Văn phòng", None),
    ]
    take_back_entry(entry=entry.pk, by=by)
    clear_all()
    assert register_rows() == before
    with pytest.raises(Conflict):
        take_back_entry(entry=entry.pk, by=by)


@pytest.mark.django_db
def test_a_correction_keeps_what_was_believed_before_with_its_reason(people: Cast) -> None:
    store(people)
    hung = person("Trần Văn Hùng")
    fact = Fact.objects.believed().get(person=hung, kind=FactKind.IDENTITY)
    later = people.viewer(people.ha, NOW + timedelta(days=1))
    with pytest.raises(Problem, match="lý do"):
        correct_fact(fact=fact.pk, values={"birth": "1981-11-12"}, starts=None, until=None, reason=" ", by=later)
    entry = correct_fact(
        fact=fact.pk, values={"birth": "1981-11-12"}, starts=None, until=None, reason="Theo giấy khai sinh", by=later
    )
    told = [held_by([hung.pk], known)[hung.pk][FactKind.IDENTITY, ""][0].values["birth"] for known in (NOW, later.at)]
    assert told == ["1980-11-12", "1981-11-12"]
    assert entry.reason == "Theo giấy khai sinh"
    with pytest.raises(Conflict):
        remove_fact(fact=fact.pk, reason="Nhầm", by=later)


@pytest.mark.django_db
def test_what_never_happened_is_believed_no_more(people: Cast) -> None:
    store(people)
    by, lan = people.viewer(people.ha), person("Lê Thị Lan")
    leave = Statement(FactKind.LEAVE, {"leave_type": "maternity"}, DAY, DAY, date(2027, 5, 9), "2026-11-09")
    enter_fact(person=lan.pk, said=leave, by=by)
    fact = Fact.objects.believed().get(person=lan, kind=FactKind.LEAVE)
    remove_fact(fact=fact.pk, reason="Nhập nhầm người", by=by)
    assert not Fact.objects.believed().filter(person=lan, kind=FactKind.LEAVE).exists()
    assert Fact.objects.filter(pk=fact.pk).exists()


@pytest.mark.django_db
def test_what_the_register_says_already_is_not_written_twice(people: Cast) -> None:
    store(people)
    said = Statement(FactKind.POST, {"position": "Thanh tra viên"}, DAY)
    with pytest.raises(Problem, match="đúng như vậy"):
        enter_fact(person=person("Lê Thị Lan").pk, said=said, by=people.viewer(people.ha))


@pytest.mark.django_db
def test_nobody_leaves_twice(people: Cast) -> None:
    store(people)
    by, lan = people.viewer(people.ha), person("Lê Thị Lan")

    def leaves(on: date) -> Statement:
        return Statement(FactKind.DEPARTURE, {"reason": "transfer"}, on, on, slot=on.isoformat())

    enter_fact(person=lan.pk, said=leaves(DAY), by=by)
    with pytest.raises(Problem, match="đã ghi người này thôi làm việc"):
        enter_fact(person=lan.pk, said=leaves(DAY + timedelta(days=9)), by=by)


@pytest.mark.django_db
def test_special_fields_are_kept_only_where_the_director_opened_them(people: Cast) -> None:
    store(people)
    ha, khai, lan = people.viewer(people.ha), people.viewer(people.khai), person("Lê Thị Lan")
    said = Statement(FactKind.ETHNICITY, {"ethnicity": "Tày"}, DAY)
    with pytest.raises(Problem, match="chưa mở"):
        enter_fact(person=lan.pk, said=said, by=ha)
    with pytest.raises(Forbidden):
        open_fields(agency=people.agency, ethnicity=True, party=False, by=ha)
    open_fields(agency=people.agency, ethnicity=True, party=False, by=khai)
    enter_fact(person=lan.pk, said=said, by=ha)
    found = read_closely(person=lan.pk, secrecy=Secrecy.SPECIAL, by=khai)
    assert found[FactKind.ETHNICITY][0].values == {"ethnicity": "Tày"}
    assert LogEntry.objects.get(event="person.special_read").actor_name == "Lương Văn Khải"


@pytest.mark.django_db
def test_discipline_is_opened_with_a_reason_that_the_log_keeps(people: Cast) -> None:
    store(people)
    ha, lan = people.viewer(people.ha), person("Lê Thị Lan")
    said = Statement(FactKind.DISCIPLINE, {"form": "reprimand"}, DAY, DAY, slot="2026-11-09", decision="5/QĐ-KL")
    enter_fact(person=lan.pk, said=said, by=ha)
    # Who reads the log does not learn from it that somebody was disciplined.
    logged = LogEntry.objects.get(event="fact.entered").body
    assert [word for word in ("discipline", "KL", "2026-11-09") if word in logged.partition('"values"')[2]] == []
    with pytest.raises(Problem, match="lý do"):
        read_closely(person=lan.pk, secrecy=Secrecy.SEALED, by=ha)
    read_closely(person=lan.pk, secrecy=Secrecy.SEALED, reason="Xét nâng bậc lương", by=ha)
    assert "Xét nâng bậc lương" in LogEntry.objects.get(event="person.sealed_read").body
    for user in (people.an, people.chi, people.lan, people.binh, people.minh):
        with pytest.raises((Forbidden, Person.DoesNotExist)):
            read_closely(person=lan.pk, secrecy=Secrecy.SEALED, reason="Tò mò", by=people.viewer(user))


@pytest.mark.django_db
def test_who_sees_which_people(people: Cast) -> None:
    """Personnel officer and director all, the head of a unit those of the unit, whoever only counts nobody."""
    store(people)
    seen = {
        name: Person.objects.visible_to(people.viewer(getattr(people, name))).count()
        for name in ("ha", "khai", "giang", "an", "chi", "lan", "em", "minh", "binh", "dung")
    }
    assert seen == {
        "ha": 3,
        "khai": 3,
        "giang": 2,
        "an": 0,
        "chi": 0,
        "lan": 0,
        "em": 0,
        "minh": 0,
        "binh": 0,
        "dung": 0,
    }


def test_every_field_says_how_closely_it_is_kept() -> None:
    assert set(KINDS) == set(FactKind)
    for kind, row in KINDS.items():
        assert row.fields
        assert {field.secrecy for field in row.fields.values()} == {secrecy_of(kind)}
    close = {kind for kind in FactKind if secrecy_of(kind) is not Secrecy.PERSONAL}
    assert close == {FactKind.ETHNICITY, FactKind.PARTY, FactKind.DISCIPLINE}


EVENTS = st.lists(st.tuples(st.integers(0, 30), st.sampled_from("ABC"), st.integers(0, 2)), min_size=1, max_size=8)


class TestReplay(TestCase):
    """The database against a replay: what is known after each event, and on each day."""

    @given(EVENTS)
    @settings(max_examples=15)
    def test_the_register_as_of_any_day_and_moment_is_a_naive_replay(self, events: list[tuple[int, str, int]]) -> None:
        start = datetime(2026, 1, 1, 8, tzinfo=VIETNAM)
        agency = found_agency(code="X", name="Sở X", by=Viewer.program(start))
        someone = add_person(
            agency=agency, identity={"name": "Vi Văn Long"}, seen_on=start.date(), by=Viewer.program(start)
        )
        known: list[list[tuple[int, str] | None]] = [[None] * 32]
        standing: list[int] = []
        for number, (at, title, undo) in enumerate(events, start=1):
            by = Viewer.program(start + timedelta(hours=number))
            days = list(known[-1])
            if undo == 0 and standing:
                take_back_entry(entry=standing.pop(), by=by)
                # What is taken back was never known: every moment since then forgets it.
                known = [*known[: len(standing) + 1]]
                continue
            day = start.date() + timedelta(days=at)
            try:
                entry = enter_fact(
                    person=someone.pk, said=Statement(FactKind.POST, {"position": title}, day, day), by=by
                )
            except Problem:
                here = days[at]
                assert here is not None
                assert here[1] == title
                continue
            standing.append(entry.pk)
            until = next((one for one in range(at, 32) if days[one] != days[at]), 32)
            known.append([*days[:at], *[(number, title)] * (until - at), *days[until:]])
        spans = held_by([someone.pk]).get(someone.pk, {}).get((FactKind.POST, ""), [])
        for at, expected in enumerate(known[-1]):
            found = in_force(spans, start.date() + timedelta(days=at))
            assert (found.values["position"] if found else None) == (expected[1] if expected else None)


@pytest.mark.django_db
def test_a_correction_of_days_leaves_no_two_posts_at_once_and_no_day_without_one(people: Cast) -> None:
    store(people)
    by, hung = people.viewer(people.ha), person("Trần Văn Hùng")
    enter_fact(person=hung.pk, said=post(DAY, "Chánh Văn phòng", "unit_head"), by=by)
    for starts in (DAY - timedelta(days=5), DAY + timedelta(days=5), None):
        fact = Fact.objects.believed().get(person=hung, kind=FactKind.POST, values__position="Chánh Văn phòng")
        if starts:
            correct_fact(fact=fact.pk, values={}, starts=starts, until=None, reason="Nhầm ngày", by=by)
        else:
            remove_fact(fact=fact.pk, reason="Chưa bổ nhiệm", by=by)
        posts = held_by([hung.pk])[hung.pk][FactKind.POST, ""]
        assert [one.until for one in posts] == ([starts, None] if starts else [None])


@pytest.mark.django_db
def test_what_is_closed_is_read_by_nobody(people: Cast) -> None:
    store(people)
    ha, khai, lan = people.viewer(people.ha), people.viewer(people.khai), person("Lê Thị Lan")
    open_fields(agency=people.agency, ethnicity=True, party=False, by=khai)
    enter_fact(person=lan.pk, said=Statement(FactKind.ETHNICITY, {"ethnicity": "Tày"}, DAY), by=ha)
    open_fields(agency=people.agency, ethnicity=False, party=False, by=khai)
    assert read_closely(person=lan.pk, secrecy=Secrecy.SPECIAL, by=khai) == {}


@pytest.mark.django_db
def test_two_entries_taken_back_one_after_the_other_leave_before_the_worker_comes(people: Cast) -> None:
    store(people)
    by, hung = people.viewer(people.ha), person("Trần Văn Hùng")
    before = register_rows()
    first = enter_fact(person=hung.pk, said=post(DAY, "Chánh Văn phòng", "unit_head"), by=by)
    fact = Fact.objects.believed().get(person=hung, kind=FactKind.POST, until=None)
    second = correct_fact(fact=fact.pk, values={"level": "none"}, starts=DAY, until=None, reason="Nhầm cấp", by=by)
    for entry in (second, first):
        take_back_entry(entry=entry.pk, by=by)
    clear_all()
    connection.check_constraints()
    assert register_rows() == before
