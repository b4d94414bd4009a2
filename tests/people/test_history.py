"""What a statement changes in what is believed; the register of any day is a replay of all statements."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from songhanh.people.history import Change, Span, Statement, change, in_force
from songhanh.people.kinds import FactKind

DAY = date(2025, 1, 1)


def day(number: int) -> date:
    return DAY + timedelta(days=number)


def said(kind: FactKind, seen: int, starts: int | None = None, until: int | None = None, **values: object) -> Statement:
    return Statement(
        kind, values, day(seen), None if starts is None else day(starts), None if until is None else day(until)
    )


def after(held: list[Span], one: Statement) -> list[Span]:
    found = change(held, one)
    return [span for span in held if span not in found.drops] + found.adds


def test_a_post_from_a_day_closes_the_post_before_on_that_day() -> None:
    held = [Span(day(0), None, {"position": "Chuyên viên"})]
    assert after(held, said(FactKind.POST, 30, 30, position="Trưởng phòng")) == [
        Span(day(30), None, {"position": "Trưởng phòng"}),
        Span(day(0), day(30), {"position": "Chuyên viên"}),
    ]


def test_what_is_known_already_changes_nothing() -> None:
    held = [Span(day(0), None, {"position": "Chuyên viên", "level": "none"})]
    assert not change(held, said(FactKind.POST, 90, position="Chuyên viên"))


def test_a_field_that_was_missing_completes_what_is_believed_from_its_first_day() -> None:
    held = [Span(day(0), None, {"position": "Chuyên viên"})]
    found = after(held, said(FactKind.POST, 90, position="Chuyên viên", unit_name="Văn phòng"))
    assert found == [Span(day(0), None, {"position": "Chuyên viên", "unit_name": "Văn phòng"})]


def test_another_step_since_the_same_day_corrects_what_was_believed() -> None:
    held = [Span(day(0), None, {"grade": "01.003", "step": 3, "step_from": "2025-01-01"})]
    found = after(held, said(FactKind.PAY, 90, 0, grade="01.003", step=4, step_from="2025-01-01"))
    assert [(one.starts, one.values["step"]) for one in found] == [(day(0), 4)]


def test_another_pay_of_the_month_holds_from_the_day_of_the_list() -> None:
    held = [Span(day(0), None, {"grade": "01.003", "step": 3, "monthly_pay": 8_000_000})]
    found = after(held, said(FactKind.PAY, 90, 0, grade="01.003", step=3, monthly_pay=8_500_000))
    assert sorted((one.starts, one.values["monthly_pay"]) for one in found) == [
        (day(0), 8_000_000),
        (day(90), 8_500_000),
    ]


def test_a_new_step_does_not_keep_the_allowance_beyond_the_scale() -> None:
    held = [Span(day(0), None, {"step": 9, "beyond_scale": 5})]
    found = after(held, said(FactKind.PAY, 90, 60, step=1, grade="01.002"))
    assert in_force(found, day(100)) == Span(day(60), None, {"step": 1, "grade": "01.002"})


def test_a_post_held_longer_than_was_believed_begins_earlier() -> None:
    held = [Span(day(60), None, {"position": "Chuyên viên"})]
    found = after(held, said(FactKind.POST, 90, 10, position="Chuyên viên", appointed="2025-01-11"))
    assert [(one.starts, one.until) for one in found] == [(day(10), None)]


def test_a_new_name_keeps_the_old_one_as_another_name() -> None:
    held = [Span(None, None, {"name": "Lê Thị Hoa", "birth": "1980"})]
    found = after(held, said(FactKind.IDENTITY, 30, name="Lê Thu Hoa", birth="1980-05-03"))
    assert in_force(found, day(40)) == Span(
        day(30), None, {"name": "Lê Thu Hoa", "birth": "1980-05-03", "other_name": "Lê Thị Hoa"}
    )
    assert in_force(found, day(0)) == Span(None, day(30), {"name": "Lê Thị Hoa", "birth": "1980"})


def test_an_event_of_the_same_slot_is_completed_and_keeps_its_decision() -> None:
    held = [Span(day(0), None, {"course": "QLNN"}, "12/QĐ", day(0))]
    found = change(held, said(FactKind.TRAINING, 30, 0, 20, course="QLNN", training_result="Giỏi"))
    assert found == Change(
        held, [Span(day(0), day(20), {"course": "QLNN", "training_result": "Giỏi"}, "12/QĐ", day(0))]
    )


def test_who_comes_back_into_a_pool_is_there_a_second_time() -> None:
    held = [Span(day(0), day(30), {"target_post": "Trưởng phòng", "reason": "other"}, "12/QĐ", day(0))]
    found = change(held, said(FactKind.POOL, 60, 10, target_post="Trưởng phòng"))
    assert found == Change(adds=[Span(day(60), None, {"target_post": "Trưởng phòng"})])
    assert change(held, said(FactKind.POOL, 60, 45, target_post="Trưởng phòng")).adds[0].starts == day(45)
    assert not change([*held, found.adds[0]], said(FactKind.POOL, 90, 60, target_post="Trưởng phòng"))


STATEMENTS = st.lists(
    st.tuples(st.integers(0, 39), st.integers(0, 15), st.sampled_from("ABC")), min_size=1, max_size=12
)


@given(STATEMENTS)
@settings(max_examples=300)
def test_the_register_of_any_day_is_a_naive_replay(statements: list[tuple[int, int, str]]) -> None:
    """Each statement: on day T somebody holds a post since day S. Day by day: from S until what is known to end it."""
    held: list[Span] = []
    naive: list[tuple[int, str] | None] = [None] * 60
    for number, (starts, later, post) in enumerate(statements):
        seen = starts + later
        held = after(held, said(FactKind.POST, seen, starts, position=post))
        here = naive[seen]
        first = seen
        while first > 0 and naive[first - 1] == here:
            first -= 1
        if here is not None and here[1] == post and starts >= first:
            continue
        last = seen
        while last < 60 and naive[last] == here:
            last += 1
        naive[starts:last] = [(number, post)] * (last - starts)
    for at in range(60):
        span, expected = in_force(held, day(at)), naive[at]
        assert (span.values["position"] if span else None) == (expected[1] if expected else None)
        assert sum(one.holds_on(day(at)) for one in held) <= 1


def test_a_title_in_capitals_is_the_same_post_and_keeps_its_day_of_appointment() -> None:
    since = date(2020, 2, 1)
    held = [Span(since, None, {"position": "Chánh Văn phòng", "level": "unit_head", "appointed": "2020-02-01"}, pk=1)]
    said = Statement(FactKind.POST, {"position": "CHÁNH VĂN PHÒNG", "level": "unit_head"}, date(2026, 11, 1))
    (new,) = change(held, said).adds
    assert (new.starts, new.values["appointed"]) == (since, "2020-02-01")
