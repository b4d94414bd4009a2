"""Steps: due in the month that the rule of the group gives, later for what stops or prolongs, never without a gap."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference_data import sheet

from songhanh.law.retirement import retirement_month
from songhanh.law.staff import Sex, StaffKind
from songhanh.law.step_clock import Span
from songhanh.law.steps import (
    Discipline,
    EarlyKind,
    Penalty,
    StepDue,
    StepRecord,
    beyond_scale,
    early_quota,
    early_step,
    months_in_step,
    regular_step,
)
from songhanh.law.tables import Status
from songhanh.lib.months import Month, add_months

TODAY = date(2026, 11, 24)
CLERK = StepRecord(StaffKind.CIVIL_SERVANT, "A1", 3, date(2023, 3, 1))
GROUPS = sorted({row["group"] for row in sheet("salary_groups")})
DAYS = st.dates(min_value=date(2021, 9, 1), max_value=date(2028, 12, 31))
SPANS = st.builds(
    lambda kind, start, length: Span(kind, start, start + timedelta(days=length)),
    st.sampled_from(["stop-unpaid", "stop-suspension", "count-sick", "count-maternity"]),
    DAYS,
    st.integers(0, 400),
)
PENALTIES = st.builds(Penalty, st.sampled_from([Discipline.REPRIMAND, Discipline.WARNING]), DAYS)
RECORDS = st.builds(
    StepRecord,
    kind=st.sampled_from(StaffKind),
    group=st.sampled_from(["A2.1", "A1", "B", "C1"]),
    step=st.integers(1, 7),
    since=st.dates(min_value=date(2021, 9, 1), max_value=date(2025, 12, 31)),
    spans=st.lists(SPANS, max_size=3).map(tuple),
    penalties=st.lists(PENALTIES, max_size=2).map(tuple),
    failed_years=st.lists(st.integers(2021, 2028), max_size=2, unique=True).map(tuple),
)


def due_of(record: StepRecord, on: date = TODAY) -> StepDue:
    found = regular_step(record, on)
    assert found is not None
    return found


@pytest.mark.parametrize(("group", "months"), [("CGCC", 60), ("A1", 36), ("A0", 36), ("B", 24), ("C3", 24)])
def test_the_group_of_the_grade_gives_the_time_in_step(group: str, months: int) -> None:
    found = due_of(replace(CLERK, group=group, step=1))
    assert found.due == add_months(CLERK.since, months)
    assert "TT 08/2013" in found.basis.legal_basis


def test_a_month_of_leave_without_pay_moves_the_step_by_a_month() -> None:
    found = due_of(replace(CLERK, spans=(Span("stop-unpaid", date(2024, 5, 1), date(2024, 5, 31)),)))
    assert (found.month, found.stopped.months) == (Month(2026, 4), 1)


def test_what_happens_while_the_step_is_late_makes_it_later_still() -> None:
    leave = (
        Span("stop-unpaid", date(2025, 12, 1), date(2026, 2, 28)),
        Span("stop-unpaid", date(2026, 4, 1), date(2026, 4, 30)),
    )
    assert due_of(replace(CLERK, spans=leave[:1])).due == date(2026, 6, 1)
    assert due_of(replace(CLERK, spans=leave)).due == date(2026, 7, 1)


def test_leave_that_lasts_is_counted_up_to_the_day() -> None:
    lasting = replace(CLERK, spans=(Span("stop-unpaid", date(2025, 1, 1), None),))
    assert due_of(lasting, date(2025, 3, 31)).due == date(2026, 6, 1)
    assert due_of(lasting, date(2024, 12, 31)).due == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("kind", "form", "months"),
    [
        (StaffKind.CIVIL_SERVANT, Discipline.REPRIMAND, 6),
        (StaffKind.CIVIL_SERVANT, Discipline.DEMOTION, 12),
        (StaffKind.CADRE, Discipline.REMOVAL, 12),
        (StaffKind.WORKER, Discipline.WARNING, 6),
        (StaffKind.PUBLIC_EMPLOYEE, Discipline.REPRIMAND, 3),
        (StaffKind.PUBLIC_EMPLOYEE, Discipline.WARNING, 6),
    ],
)
def test_discipline_prolongs_by_form_and_kind_of_staff(kind: StaffKind, form: Discipline, months: int) -> None:
    found = due_of(replace(CLERK, kind=kind, penalties=(Penalty(form, date(2024, 6, 1)),)))
    assert [one.months for one in found.prolonged] == [months]
    assert found.due == add_months(date(2026, 3, 1), months)
    assert found.prolonged[0].basis.status is Status.VERIFIED
    assert found.prolonged[0].why.vi == f"Kỷ luật {form.words.vi} ngày 01/06/2024"


def test_a_failed_year_adds_to_discipline_unless_the_same_act_caused_it() -> None:
    both = replace(CLERK, penalties=(Penalty(Discipline.WARNING, date(2024, 6, 1)),), failed_years=(2024,))
    assert due_of(both).due == date(2027, 3, 1)
    same = replace(both, penalties=(Penalty(Discipline.WARNING, date(2024, 6, 1), failed_year=2024),))
    assert due_of(same).due == date(2026, 9, 1)


def test_what_the_rules_do_not_say_is_told() -> None:
    old = replace(CLERK, since=date(2020, 1, 1), penalties=(Penalty(Discipline.REPRIMAND, date(2020, 6, 1)),))
    found = due_of(old)
    assert found.due == date(2023, 1, 1)
    assert found.unknown[0].vi == "Chưa rõ thời gian kéo dài: Kỷ luật khiển trách ngày 01/06/2020."


def test_the_last_step_has_no_next_one() -> None:
    assert regular_step(replace(CLERK, step=9), TODAY) is None
    assert regular_step(replace(CLERK, step=10), TODAY) is None


@pytest.mark.parametrize("group", GROUPS)
def test_every_birth_month_climbs_its_scale_without_a_gap_and_in_order(group: str) -> None:
    """From a first step in the month of the eighteenth birthday to the last, each from the due day of the former."""
    last = max(int(row["step"]) for row in sheet("salary_groups") if row["group"] == group)
    ends = []
    for born in [Month(1950, 1).plus(at) for at in range(61 * 12)]:
        since = born.plus(18 * 12).first
        for step in range(1, last):
            found = due_of(StepRecord(StaffKind.CIVIL_SERVANT, group, step, since))
            assert found.due == add_months(since, found.months)
            since = found.due
        assert regular_step(StepRecord(StaffKind.CIVIL_SERVANT, group, last, since), TODAY) is None
        ends.append(Month.of(since))
    assert all(later.since(earlier) == 1 for earlier, later in pairwise(ends))


@pytest.mark.parametrize("sex", Sex)
def test_who_was_born_later_never_has_an_early_step_before_retirement_sooner(sex: Sex) -> None:
    """The step is due a year after each person's retirement: always just in reach, in an order that never turns."""
    earliest = []
    for born in [Month(1950, 1).plus(at) for at in range(61 * 12)]:
        retires = retirement_month(sex, born)
        if retires.first < date(2024, 1, 1):
            continue
        record = StepRecord(StaffKind.PUBLIC_EMPLOYEE, "A1", 1, retires.plus(12 - 36).first)
        found = early_step(EarlyKind.RETIREMENT, due_of(record, retires.first), retires.first)
        assert found is not None
        assert (found.answer.met, found.missing_months) == (True, 12)
        earliest.append(found.earliest)
    assert all(earlier < later for earlier, later in pairwise(earliest))


@given(RECORDS, SPANS, PENALTIES)
def test_more_absence_or_discipline_never_makes_a_step_come_earlier(
    record: StepRecord, span: Span, penalty: Penalty
) -> None:
    plain = due_of(record)
    assert due_of(replace(record, spans=(*record.spans, span))).due >= plain.due
    assert due_of(replace(record, penalties=(*record.penalties, penalty))).due >= plain.due
    assert plain.due >= add_months(record.since, plain.months)


@given(RECORDS)
def test_who_came_to_a_step_a_month_later_goes_on_no_earlier(record: StepRecord) -> None:
    plain = replace(record, spans=(), penalties=(), failed_years=())
    later = replace(plain, since=add_months(plain.since, 1))
    assert due_of(later).due > due_of(plain).due


@given(RECORDS, st.dates(date(2022, 1, 1), date(2029, 12, 31)))
def test_months_in_step_grow_with_time(record: StepRecord, on: date) -> None:
    assert 0 <= months_in_step(record, on) <= months_in_step(record, on + timedelta(days=31)) + 1


@pytest.mark.parametrize(
    ("since", "missing", "met"),
    [
        (date(2023, 3, 1), 0, False),
        (date(2024, 1, 1), 1, True),
        (date(2024, 12, 31), 12, True),
        (date(2025, 1, 1), 13, False),
    ],
)
def test_a_step_for_achievement_is_at_most_twelve_months_early(since: date, missing: int, met: bool) -> None:
    record = replace(CLERK, since=since)
    found = early_step(EarlyKind.ACHIEVEMENT, due_of(record), date(2026, 6, 1))
    assert found is not None
    assert (found.missing_months, found.answer.met) == (missing, met)
    assert found.earliest == add_months(due_of(record).due, -12)


def test_a_step_for_achievement_is_not_early_twice_in_a_row() -> None:
    record = replace(CLERK, since=date(2024, 3, 1))
    once, twice = (
        early_step(EarlyKind.ACHIEVEMENT, due_of(record), TODAY, early_before=before) for before in (False, True)
    )
    assert once is not None
    assert twice is not None
    assert (once.answer.met, twice.answer.met) == (True, False)
    assert "hai lần liên tiếp" in twice.answer.why.vi


def test_the_early_step_before_retirement_is_not_verified_and_never_blocks() -> None:
    found = early_step(EarlyKind.RETIREMENT, due_of(replace(CLERK, since=date(2026, 1, 1))), date(2027, 6, 30))
    assert found is not None
    assert (found.answer.met, found.answer.blocks, found.answer.basis.status) == (False, False, Status.UNVERIFIED)
    assert early_step(EarlyKind.RETIREMENT, due_of(CLERK), date(2013, 9, 14)) is None


@pytest.mark.parametrize(("staff", "number", "remainder"), [(0, 0, 0), (9, 0, 9), (10, 1, 0), (57, 5, 7), (120, 12, 0)])
def test_one_in_ten_may_have_an_early_step(staff: int, number: int, remainder: int) -> None:
    quota = early_quota(staff, TODAY)
    assert quota is not None
    assert (quota.number, quota.remainder) == (number, remainder)
    assert early_quota(staff, date(2013, 9, 14)) is None


@pytest.mark.parametrize(
    ("since", "percent", "next_due"),
    [
        (date(2024, 1, 1), 0, date(2027, 1, 1)),
        (date(2023, 11, 24), 5, date(2027, 11, 24)),
        (date(2019, 1, 1), 9, date(2027, 1, 1)),
    ],
)
def test_beyond_the_scale_five_percent_and_one_each_year(since: date, percent: int, next_due: date) -> None:
    found = beyond_scale(replace(CLERK, step=9, since=since), TODAY)
    assert found is not None
    assert (found.percent, found.next_due) == (percent, next_due)


def test_a_reprimand_prolongs_the_way_beyond_the_scale_too() -> None:
    record = replace(CLERK, step=9, since=date(2023, 11, 24))
    prolonged = beyond_scale(replace(record, penalties=(Penalty(Discipline.REPRIMAND, date(2024, 6, 1)),)), TODAY)
    assert prolonged is not None
    assert (prolonged.percent, prolonged.next_due) == (0, date(2027, 5, 24))


def test_beyond_the_scale_needs_the_last_step_of_a_group_that_has_it() -> None:
    assert beyond_scale(CLERK, TODAY) is None
    assert beyond_scale(replace(CLERK, group="CGCC", step=3), TODAY) is None
