"""Absences and the clock of a step: what counts, what stops, the rounding; more absence never gives time back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.law.step_clock import Span, Stopped, span_kinds, stopped_time
from songhanh.law.tables import Status

FIRST, END = date(2022, 1, 1), date(2025, 1, 1)
STARTS = st.dates(min_value=date(2021, 9, 1), max_value=date(2025, 6, 1))
SPANS = st.builds(
    lambda kind, start, length: Span(kind, start, start + timedelta(days=length)),
    st.sampled_from(["stop-unpaid", "stop-suspension", "count-sick", "count-maternity"]),
    STARTS,
    st.integers(0, 500),
)


def stopped(*spans: Span) -> Stopped:
    return stopped_time(spans, FIRST, END)


def test_maternity_and_paid_leave_and_service_count_in_full() -> None:
    for kind in ("count-maternity", "count-paid-leave", "count-sent", "count-military"):
        assert stopped(Span(kind, date(2022, 3, 1), date(2024, 2, 29))).months == 0


@pytest.mark.parametrize(
    ("end", "months"),
    [(date(2022, 3, 14), 0), (date(2022, 3, 15), 1), (date(2022, 3, 31), 1), (date(2022, 4, 14), 1)],
)
def test_eleven_working_days_are_a_month_and_ten_are_none(end: date, months: int) -> None:
    assert stopped(Span("stop-unpaid", date(2022, 3, 1), end)).months == months


def test_sick_leave_counts_for_six_months_in_all() -> None:
    whole = Span("count-sick", date(2022, 3, 1), date(2022, 8, 31))
    assert stopped(whole).months == 0
    assert stopped(Span("count-sick", date(2022, 3, 1), date(2022, 10, 31))).months == 2
    assert stopped(whole, Span("count-sick", date(2023, 3, 1), date(2023, 4, 30))).months == 2


def test_spans_that_overlap_stop_the_clock_once() -> None:
    month = Span("stop-unpaid", date(2022, 3, 1), date(2022, 3, 31))
    assert stopped(month, month, Span("stop-suspension", date(2022, 3, 10), date(2022, 3, 20))).days == 31


def test_only_the_time_in_the_step_counts() -> None:
    assert stopped(Span("stop-unpaid", date(2021, 1, 1), date(2021, 12, 31))).days == 0
    assert stopped(Span("stop-unpaid", date(2021, 12, 1), date(2022, 1, 31))).months == 1
    assert stopped(Span("stop-unpaid", date(2024, 12, 1), date(2025, 6, 30))).months == 1


def test_unpaid_leave_after_birth_is_flagged() -> None:
    found = stopped(Span("stop-unpaid", date(2022, 3, 1), date(2022, 5, 31)))
    assert [one.equity_flag for one in found.kinds] == [True]
    assert found.kinds[0].basis.legal_basis == "TT 08/2013/TT-BNV Điều 2 k1 c"
    assert found.basis.status is Status.SECONDARY


def test_an_absence_before_its_rule_is_not_taken_away_and_told() -> None:
    probation = Span("stop-probation", date(2020, 1, 1), date(2020, 12, 31))
    found = stopped_time([probation], date(2019, 1, 1), date(2022, 1, 1))
    assert found.months == 0
    assert [one.id for one in found.unknown] == ["stop-probation"]


def test_what_no_rule_names_and_what_still_lasts_are_refused() -> None:
    with pytest.raises(KeyError):
        stopped(Span("holiday", FIRST, FIRST))
    with pytest.raises(ValueError, match="stop-unpaid"):
        stopped(Span("stop-unpaid", FIRST, None))


@given(st.lists(SPANS, max_size=4), SPANS)
def test_a_further_absence_never_gives_time_back(spans: list[Span], further: Span) -> None:
    assert stopped(*spans, further).months >= stopped(*spans).months


@given(st.lists(SPANS, max_size=3), SPANS)
def test_a_day_more_of_absence_never_gives_time_back(spans: list[Span], last: Span) -> None:
    assert last.end is not None
    longer = Span(last.kind, last.start, last.end + timedelta(days=1))
    assert 0 <= stopped(*spans, longer).months - stopped(*spans, last).months <= 1


@given(st.lists(SPANS, max_size=4))
def test_no_more_time_is_lost_than_there_was(spans: list[Span]) -> None:
    assert 0 <= stopped(*spans).months <= 37
    assert stopped(*spans).days <= (END - FIRST).days


def test_every_kind_says_what_it_rests_on() -> None:
    assert len(span_kinds()) == 10
    assert all(one.basis.legal_basis and one.name for one in span_kinds().values())
