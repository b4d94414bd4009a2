"""Pools: who stands in them, what changed, the yearly review by one decision, seats and the agency's own target."""

from datetime import date, timedelta

import pytest
from cast import NOW, Cast
from pytest_django import DjangoAssertNumQueries

from people.lists import OFFICE, as_csv, person, store
from songhanh.agencies.access import Conflict, Forbidden, Viewer
from songhanh.audit.models import Entry as LogEntry
from songhanh.equity.snapshot import Level
from songhanh.lib.words import Problem
from songhanh.people.actions.events import enter_fact, take_back_entry
from songhanh.people.actions.pools import Review, end_pool_target, review_pool, set_pool_target, set_seats
from songhanh.people.history import Statement
from songhanh.people.kinds import FactKind
from songhanh.people.models import Fact
from songhanh.people.queries.due import due_rows, standings
from songhanh.people.queries.pools import Pools, changes_since, people_named, pools_of, round_counts

pytestmark = pytest.mark.django_db
HOA, HUNG, LAN = (str(row[2]) for row in OFFICE)
TODAY = NOW.date()
POST, TERM = "Chánh Văn phòng", "2025-2030"
OLD, NEW = date(2025, 6, 2), date(2026, 3, 2)  # before and after the rules of 2025-10-08


def planned(people: Cast, name: str, starts: date = NEW) -> None:
    values = {"pool_round": TERM, "target_post": POST, "target_level": "unit_head"}
    said = Statement(FactKind.POOL, values, starts, starts, None, f"{TERM}|chanh van phong", "01/QĐ", starts)
    enter_fact(person=person(name).pk, said=said, by=people.viewer(people.ha))


def review(on: date = TODAY, decision: str = "12/QĐ-SKHĐT") -> Review:
    return Review(TERM, POST, Level.UNIT_HEAD, on, decision, on)


def decide(people: Cast, *gone: str, come: str = "", why: str = "age", on: date = TODAY) -> int:
    return review_pool(
        agency=people.agency, review=review(on), removed=[person(name).pk for name in gone], why=why,
        added=person(come).pk if come else None, reason="", by=people.viewer(people.ha),
    )  # fmt: skip


def seen(people: Cast, day: date = TODAY) -> Pools:
    return pools_of(people.agency, people.viewer(people.ha), day)


def names(people: Cast, day: date = TODAY) -> list[str]:
    return [place.one.name for each in seen(people, day).rounds for row in each.posts for place in row.places]


def test_a_pool_is_held_against_the_rules_of_the_day_of_its_decision(people: Cast) -> None:
    store(people)
    articles = {}
    for name, day in ((HUNG, OLD), (LAN, NEW)):
        planned(people, name, day)
        (row,) = seen(people).rounds[0].posts
        articles[day] = {each.check.answer.basis.legal_basis for each in row.checks}
        assert {each.on for each in row.checks} == {day}
    assert articles[OLD] != articles[NEW]
    assert row.pool.women == 1
    assert row.people == 2


def test_a_review_takes_several_out_and_puts_one_in_by_one_decision(people: Cast) -> None:
    store(people)
    planned(people, HOA)
    planned(people, HUNG)
    assert decide(people, HOA, HUNG, come=LAN) == 3
    assert names(people) == [LAN]
    assert names(people, TODAY - timedelta(days=1)) == [HOA, HUNG]
    facts = Fact.objects.believed().filter(kind=FactKind.POOL)
    assert {(one.decision, one.values.get("reason")) for one in facts if one.until} == {("12/QĐ-SKHĐT", "age")}
    told = LogEntry.objects.get(event="pool.reviewed").body
    assert '"gone":2' in told.replace(" ", "")
    assert HOA not in told


def test_each_part_of_a_review_can_be_taken_back(people: Cast) -> None:
    store(people)
    planned(people, HOA)
    planned(people, HUNG)
    decide(people, HOA, HUNG)
    fact = Fact.objects.believed().get(kind=FactKind.POOL, person=person(HOA))
    take_back_entry(entry=fact.entry_id, by=people.viewer(people.ha))
    assert names(people) == [HOA]


def test_who_was_taken_out_can_come_back_and_both_times_are_kept(people: Cast) -> None:
    store(people)
    planned(people, HOA)
    planned(people, LAN)
    decide(people, HOA, on=date(2026, 6, 1))
    decide(people, come=HOA)
    assert sorted(names(people)) == sorted([HOA, LAN])
    assert names(people, date(2026, 7, 1)) == [LAN]
    decide(people, HOA, on=TODAY + timedelta(days=30))
    assert names(people, TODAY + timedelta(days=31)) == [LAN]


def test_a_review_is_whole_or_not_at_all(people: Cast) -> None:
    store(people)
    planned(people, HOA)
    with pytest.raises(Conflict):
        decide(people, HOA, HUNG)
    assert names(people) == [HOA]


def test_a_review_needs_somebody_a_reason_and_a_decision(people: Cast) -> None:
    store(people)
    planned(people, HOA)
    with pytest.raises(Problem, match="Chưa chọn ai"):
        decide(people)
    with pytest.raises(Problem, match="Chưa nêu lý do"):
        decide(people, HOA, why="")
    with pytest.raises(Problem, match="số quyết định"):
        review_pool(
            agency=people.agency, review=review(decision=" "), removed=[person(HOA).pk], why="age", added=None,
            reason="", by=people.viewer(people.ha),
        )  # fmt: skip
    with pytest.raises(Forbidden):
        review_pool(
            agency=people.agency, review=review(), removed=[person(HOA).pk], why="age", added=None, reason="",
            by=people.viewer(people.khai),
        )  # fmt: skip


def test_what_changed_since_a_day_is_told_with_its_decision(people: Cast) -> None:
    store(people)
    planned(people, HOA, OLD)
    planned(people, HUNG)
    decide(people, HOA, come=LAN)
    gone = Statement(FactKind.DEPARTURE, {"reason": "transfer"}, TODAY, TODAY, decision="9/QĐ")
    enter_fact(person=person(HUNG).pk, said=gone, by=people.viewer(people.ha))
    staff = standings(people.agency, people.viewer(people.ha), TODAY)
    told = {(one.one.name, one.came, one.on, one.decision) for one in changes_since(staff, date(2026, 1, 1), TODAY)}
    assert told == {
        (HOA, False, TODAY, "12/QĐ-SKHĐT"), (LAN, True, TODAY, "12/QĐ-SKHĐT"), (HUNG, True, NEW, "01/QĐ"),
        (HUNG, False, TODAY, "9/QĐ"),
    }  # fmt: skip
    assert changes_since(staff, TODAY, TODAY) == []


def test_seats_tell_the_coefficient(people: Cast) -> None:
    store(people)
    planned(people, HOA)
    assert "coefficient" not in {each.check.id for each in seen(people).rounds[0].posts[0].checks}
    set_seats(agency=people.agency, seats={POST: 1}, by=people.viewer(people.ha))
    (row,) = seen(people).rounds[0].posts
    assert row.seats == 1
    set_seats(agency=people.agency, seats={POST: None}, by=people.viewer(people.ha))
    assert seen(people).rounds[0].posts[0].seats is None
    with pytest.raises(Forbidden):
        set_seats(agency=people.agency, seats={POST: 1}, by=people.viewer(people.an))


def test_an_adjusted_target_holds_where_few_women_work_and_says_why_not_elsewhere(people: Cast) -> None:
    men = [(at, f"{at:03}", f"Hà Văn {at}", "Nam", "01/02/1985", *OFFICE[1][5:]) for at in range(4, 14)]
    store(people, as_csv([OFFICE[0], *men]))
    planned(people, HOA)
    planned(people, "Hà Văn 4")
    by = people.viewer(people.ha)
    set_pool_target(
        agency=people.agency, percent=15, reason="Ngành xây dựng", approver="UBND tỉnh", decision="", decided=NEW, by=by
    )  # fmt: skip
    pools = seen(people)
    assert pools.target is not None
    assert pools.target_answer is not None
    assert "1/11" in pools.target_answer.why.vi
    rows = due_rows("pool", people.agency, by, TODAY, pools=pools.terms).rows
    assert all("Ngành xây dựng" in row.why.vi for row in rows if row.on)
    end_pool_target(agency=people.agency, by=by)
    assert seen(people).target is None
    with pytest.raises(Conflict):
        end_pool_target(agency=people.agency, by=by)
    with pytest.raises(Problem, match="phải có lý do"):
        set_pool_target(
            agency=people.agency, percent=15, reason=" ", approver="x", decision="", decided=NEW, by=by
        )  # fmt: skip


def test_the_head_of_a_unit_sees_her_people_and_no_shares(people: Cast) -> None:
    store(people)
    planned(people, HOA)
    planned(people, LAN)
    pools = pools_of(people.agency, people.viewer(people.giang), TODAY)
    (row,) = pools.rounds[0].posts
    assert [place.one.name for place in row.places] == [HOA]
    assert row.checks == pools.rounds[0].whole.checks == ()


def test_who_only_counts_is_told_no_small_number(people: Cast) -> None:
    more = [
        (at, f"{at:03}", f"Hà {'Thị' if at < 14 else 'Văn'} {at}", "Nữ" if at < 14 else "Nam", "01/02/1985",
         *OFFICE[1][5:])
        for at in range(4, 20)
    ]  # fmt: skip
    store(people, as_csv([*OFFICE, *more]))
    counts = []
    for some in (range(4, 7), range(7, 10), range(14, 20)):
        for at in some:
            planned(people, f"Hà {'Thị' if at < 14 else 'Văn'} {at}")
        (one,) = round_counts(people.agency, people.viewer(people.an), TODAY)
        counts.append((one.persons.vi, one.women.vi))
    assert counts == [("dưới 5", "ẩn"), ("6", "6"), ("12", "6")]


def test_somebody_is_named_by_number_code_or_whole_name(people: Cast) -> None:
    store(people, as_csv([*OFFICE, (4, "004", "Lê Thị Lan Anh", *OFFICE[2][3:])]))
    by = people.viewer(people.ha)
    for words in (person(LAN).number, "003", LAN, "le thi lan"):
        assert [one.name for one in people_named(words, people.agency, by)] == [LAN]
    assert len(people_named("lan", people.agency, by)) == 2
    assert people_named("không có", people.agency, by) == []
    assert people_named(LAN, people.agency, people.viewer(people.giang)) == []


def test_all_pools_cost_the_same_for_any_number_of_people(
    people: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    store(people)
    for name in (HOA, HUNG, LAN):
        with django_assert_num_queries(4):
            pools_of(people.agency, Viewer.program(NOW), TODAY)
        planned(people, name)
