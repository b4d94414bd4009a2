"""Snapshots: immutable, without names, the same when made again; and a list goes round through them."""

from datetime import date, datetime, timedelta

import pyarrow.parquet as pq
import pytest
from cast import NOW, Cast

from people.lists import person, store
from songhanh.agencies.access import VIETNAM, Forbidden
from songhanh.agencies.files import file_store
from songhanh.equity.snapshot import EVENTS, PEOPLE, SCHEMA_VERSION
from songhanh.lib.words import Problem
from songhanh.people.actions.events import correct_fact, enter_fact, take_back_entry
from songhanh.people.actions.snapshots import take_snapshot
from songhanh.people.given import evaluation
from songhanh.people.history import Statement
from songhanh.people.jobs import digests, take_month_end
from songhanh.people.kinds import FactKind
from songhanh.people.models import Fact, Snapshot
from songhanh.people.queries.snapshots import snapshots_of
from songhanh.reports.measures import measured

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 9)


def rows(digest: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = pq.read_table(file_store().path(digest)).to_pylist()
    return found


def test_a_snapshot_holds_the_day_without_a_name_and_with_its_schema(people: Cast) -> None:
    store(people)
    found = take_snapshot(agency=people.agency, day=DAY, by=people.viewer(people.ha))
    assert (found.people, found.present, found.women, found.schema) == (3, 3, 2, SCHEMA_VERSION)
    told = rows(found.people_digest)
    assert [set(row) for row in told] == [{one.name for one in PEOPLE}] * 3
    hoa = next(row for row in told if row["person"] == person("Nguyễn Thị Hoa").number)
    assert (hoa["sex"], hoa["birth_month"], hoa["level"], hoa["grade_group"], hoa["unit"]) == (
        "F", date(1975, 5, 1), "unit_head", "A2.1", "VP"
    )  # fmt: skip
    assert "Hoa" not in str(told)
    assert {one.name for one in EVENTS} == set(pq.read_schema(file_store().path(found.events_digest)).names)


def test_made_again_it_is_the_same_file(people: Cast) -> None:
    store(people)
    by = people.viewer(people.ha)
    first = take_snapshot(agency=people.agency, day=DAY, by=by)
    assert take_snapshot(agency=people.agency, day=DAY, by=people.viewer(people.ha, NOW + timedelta(days=3))) == first
    assert digests() >= {first.people_digest, first.events_digest}


def test_what_became_known_later_does_not_change_an_earlier_day(people: Cast) -> None:
    store(people)
    before = take_snapshot(agency=people.agency, day=DAY, by=people.viewer(people.ha))
    later = people.viewer(people.ha, NOW + timedelta(days=2))
    fact = Fact.objects.believed().get(person=person("Nguyễn Thị Hoa"), kind=FactKind.IDENTITY)
    correct_fact(fact=fact.pk, values={"birth": "1976-05-03"}, starts=None, until=None, reason="Nhầm năm", by=later)
    assert take_snapshot(agency=people.agency, day=DAY, by=later) == before
    assert take_snapshot(agency=people.agency, day=later.day, by=later).people_digest != before.people_digest


def test_events_tell_what_happened_until_the_day(people: Cast) -> None:
    store(people)
    by, lan = people.viewer(people.ha), person("Lê Thị Lan")
    step = Statement(FactKind.PAY, {"step": 4, "coefficient": 3.33, "step_from": "2026-11-01"}, DAY, date(2026, 11, 1))
    enter_fact(person=lan.pk, said=step, by=by)
    planned = Statement(
        FactKind.POOL, {"pool_round": "2025-2030", "target_post": "Phó Chánh Thanh tra", "target_level": "unit_deputy"},
        DAY, DAY, slot="2025-2030|pho chanh thanh tra",
    )  # fmt: skip
    enter_fact(person=lan.pk, said=planned, by=by)
    told = rows(take_snapshot(agency=people.agency, day=DAY, by=by).events_digest)
    found = {row["kind"]: row for row in told if row["person"] == lan.number}
    assert (found["step"]["early"], found["step"]["due"]) == (True, date(2028, 9, 1))
    assert (found["pool_entry"]["level_to"], found["pool_entry"]["pool_round"]) == ("unit_deputy", "2025-2030")


def test_the_rating_of_a_year_counts_in_the_year_after_it(people: Cast) -> None:
    store(people)
    by, lan = people.viewer(people.ha), person("Lê Thị Lan")
    enter_fact(person=lan.pk, said=evaluation(2025, "excellent", DAY), by=by)
    snapshot = take_snapshot(agency=people.agency, day=DAY, by=by)
    found = next(row for row in rows(snapshot.events_digest) if row["kind"] == "evaluation")
    assert (found["starts"], found["year"], found["rating"]) == (date(2026, 1, 1), 2025, "excellent")
    figure = measured(snapshot, by).figures["flow.evaluation_excellent"]
    assert (figure.numerator, figure.denominator) == (1, 1)


def test_a_day_that_is_yet_to_come_or_of_which_nothing_was_known_is_refused(people: Cast) -> None:
    by = people.viewer(people.ha)
    with pytest.raises(Problem, match="chưa đến"):
        take_snapshot(agency=people.agency, day=DAY + timedelta(days=1), by=by)
    store(people)
    with pytest.raises(Problem, match="chưa có ai"):
        take_snapshot(agency=people.agency, day=DAY - timedelta(days=30), by=by)
    with pytest.raises(Forbidden):
        take_snapshot(agency=people.agency, day=DAY, by=people.viewer(people.an))


def test_the_worker_takes_the_month_end_by_itself_once(people: Cast) -> None:
    store(people)
    at = NOW + timedelta(days=25)
    assert take_month_end(at, "test/1/0")
    assert [(one.day, one.by) for one in Snapshot.objects.all()] == [(date(2026, 11, 30), None)]
    assert not take_month_end(at, "test/1/0")


def test_after_a_list_was_taken_back_the_newest_of_the_day_is_the_one_before_it(people: Cast) -> None:
    store(people)
    first = take_snapshot(agency=people.agency, day=DAY, by=people.viewer(people.ha))
    fact = Fact.objects.believed().get(person=person("Nguyễn Thị Hoa"), kind=FactKind.IDENTITY)
    by = [people.viewer(people.ha, NOW + timedelta(minutes=at)) for at in range(4)]
    wrong = correct_fact(fact=fact.pk, values={"sex": "M"}, starts=None, until=None, reason="Nhầm", by=by[1])
    assert take_snapshot(agency=people.agency, day=DAY, by=by[2]) != first
    take_back_entry(entry=wrong.pk, by=by[3])
    assert take_snapshot(agency=people.agency, day=DAY, by=by[3]) == first
    assert snapshots_of(people.agency, by[3]) == [first]


def test_a_snapshot_of_the_last_day_taken_before_it_was_over_is_not_that_of_the_month(people: Cast) -> None:
    store(people)
    noon = datetime(2026, 11, 30, 12, tzinfo=VIETNAM)
    early = take_snapshot(agency=people.agency, day=noon.date(), by=people.viewer(people.ha, noon))
    fact = Fact.objects.believed().get(person=person("Nguyễn Thị Hoa"), kind=FactKind.IDENTITY)
    by = people.viewer(people.ha, noon + timedelta(hours=1))
    correct_fact(fact=fact.pk, values={"birth": "1976-05-03"}, starts=None, until=None, reason="Nhầm năm", by=by)
    assert take_month_end(noon + timedelta(days=1), "test/1/0")
    assert not take_month_end(noon + timedelta(days=1), "test/1/0")
    assert snapshots_of(people.agency, by)[0].people_digest != early.people_digest
