"""Documents that wait are read once, by one worker; what a dead worker left is read again."""

from datetime import timedelta

import pytest
from cast import NOW, Cast
from imported import PLAN_2026, give

from songhanh.lib.workers import worker_name
from songhanh.plans import jobs
from songhanh.plans.actions.documents import receive_document
from songhanh.plans.jobs import digests, read_waiting, sweep
from songhanh.plans.models import Plan, PlanDocument


def received(people: Cast, text: str = PLAN_2026) -> PlanDocument:
    by = people.viewer(people.an)
    return receive_document(agency=people.agency, name="a.txt", chunks=[text.encode()], by=by)


def test_where_nothing_waits_nothing_is_done(people: Cast) -> None:
    assert not read_waiting(NOW, "w")


def test_the_one_that_waited_longest_is_read_first(people: Cast) -> None:
    first, second = received(people), received(people, PLAN_2026 + "\n")
    assert read_waiting(NOW, "w")
    states = list(PlanDocument.objects.order_by("pk").values_list("pk", "state"))
    assert states == [(first.pk, "read"), (second.pk, "waiting")]


def test_what_a_dead_worker_claimed_waits_again(people: Cast) -> None:
    document = received(people)
    claim = PlanDocument.objects.filter(pk=document.pk)
    dead = worker_name().rpartition("/")[0] + "/another-boot.1"
    claim.update(state="reading", claimed_by=dead, claimed_at=NOW)
    assert sweep(NOW) == 1
    assert claim.get().state == "waiting"


def test_what_a_living_worker_claimed_is_left_to_it_for_a_while(people: Cast) -> None:
    claim = PlanDocument.objects.filter(pk=received(people).pk)
    claim.update(state="reading", claimed_by=worker_name(), claimed_at=NOW)
    assert sweep(NOW + timedelta(minutes=1)) == 0
    assert sweep(NOW + timedelta(hours=1)) == 1


def test_every_file_that_is_in_use_is_named(people: Cast) -> None:
    document = give(people)
    assert digests() == {document.digest}


def test_a_name_longer_than_a_file_system_takes_stops_nobody(people: Cast) -> None:
    by = people.viewer(people.an)
    name = "Kế hoạch bình đẳng giới " * 9 + ".txt"
    document = receive_document(agency=people.agency, name=name, chunks=[PLAN_2026.encode()], by=by)
    assert read_waiting(NOW, "w")
    document.refresh_from_db()
    assert document.state == "read"


def test_what_our_own_reading_stumbles_over_is_told_and_stops_nobody(
    people: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble(_: object) -> None:
        raise IndexError("a bug")

    monkeypatch.setattr(jobs, "understand", stumble)
    document = received(people)
    assert read_waiting(NOW, "w")
    document.refresh_from_db()
    assert document.state == "failed"
    assert "IndexError" in document.problem_vi
    assert "cannot be read" in caplog.text


def test_a_reading_that_was_taken_over_makes_no_second_draft(people: Cast) -> None:
    document = jobs.claim(received(people).pk, NOW, "first")
    assert document is not None
    PlanDocument.objects.filter(pk=document.pk).update(claimed_by="second")
    jobs.read_document(document, people.viewer(people.an))
    assert not Plan.objects.exists()


def test_a_file_that_could_not_be_read_is_read_again_when_it_is_given_again(people: Cast) -> None:
    first = give(people, "PK\x03\x04", name="hong.docx")
    assert first.state == "failed"
    again = receive_document(
        agency=people.agency, name="hong.docx", chunks=[b"PK\x03\x04"], by=people.viewer(people.an)
    )  # fmt: skip
    assert (again.pk, again.state) == (first.pk, "waiting")
