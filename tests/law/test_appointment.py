"""Appointment for a term: the window that retirement leaves, the exceptions, and what can follow a term."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference_data import Row, tree

from songhanh.law.appointment import (
    AppointmentRule,
    FurtherKind,
    age_answer,
    appointment_rule,
    further_term,
    highest_age,
    last_month,
    notice_by,
    planned_answer,
    term_ends,
    terms_answer,
    time_in_post_answer,
)
from songhanh.law.retirement import retirement_month
from songhanh.law.staff import Sex, StaffKind
from songhanh.law.tables import Status
from songhanh.lib.months import Month

CIVIL, PUBLIC = StaffKind.CIVIL_SERVANT, StaffKind.PUBLIC_EMPLOYEE
BIRTHS = st.builds(Month, st.integers(1950, 2010), st.integers(1, 12))


def rule_of(kind: StaffKind, on: date) -> AppointmentRule:
    rule = appointment_rule(kind, on)
    assert rule is not None
    return rule


def written_age(text: str) -> int:
    years, months = re.findall(r"\d+", text)
    return int(years) * 12 + int(months)


@pytest.mark.parametrize("vector", tree("appointment_rules")["age_vector"], ids=lambda one: one["month"])
def test_the_highest_age_at_a_first_appointment_is_that_of_the_table(vector: Row) -> None:
    month = Month.parse(vector["month"])
    rule = rule_of(CIVIL, month.first)
    men, women = (highest_age(rule, sex, month) for sex in (Sex.MALE, Sex.FEMALE))
    assert (men, women) == (written_age(vector["men"]), written_age(vector["women"]))
    assert men - women == int(vector["gap_months"])


@given(st.sampled_from(Sex), BIRTHS, st.integers(0, 400))
def test_who_can_be_appointed_in_a_month_could_be_in_every_month_before(sex: Sex, born: Month, at: int) -> None:
    rule = rule_of(PUBLIC, date(2022, 1, 1))
    retires = retirement_month(sex, born)
    appointed = born.plus(240 + at)
    met = age_answer(rule, appointed, retires).met
    assert met == (appointed <= last_month(rule, retires)) == (appointed.plus(60) <= retires)
    assert not met or age_answer(rule, appointed.plus(-1), retires).met


@given(st.sampled_from(Sex), BIRTHS)
def test_the_oldest_who_can_be_appointed_is_not_too_old(sex: Sex, born: Month) -> None:
    rule = rule_of(PUBLIC, date(2022, 1, 1))
    last = last_month(rule, retirement_month(sex, born))
    assert highest_age(rule, sex, last) >= last.since(born)
    assert highest_age(rule, sex, last.plus(1)) < last.plus(1).since(born)


def test_the_answer_says_which_month_is_the_last() -> None:
    answer = age_answer(rule_of(CIVIL, date(2024, 1, 1)), Month(2024, 1), Month(2028, 12))
    assert not answer.met
    assert answer.blocks
    assert answer.why.vi == (
        "Không đủ tuổi để công tác trọn thời hạn bổ nhiệm 60 tháng: nghỉ hưu trong tháng 12/2028, "
        "tháng cuối cùng còn đủ tuổi là 12/2023."
    )


def test_a_rule_that_nobody_read_never_blocks() -> None:
    answer = age_answer(rule_of(CIVIL, date(2026, 1, 1)), Month(2026, 1), Month(2028, 12))
    assert (answer.met, answer.blocks, answer.basis.status) == (False, False, Status.UNVERIFIED)


def test_for_an_equivalent_post_the_age_is_not_counted() -> None:
    answer = age_answer(rule_of(PUBLIC, date(2024, 1, 1)), Month(2024, 1), Month(2025, 1), equivalent=True)
    assert answer.met
    assert answer.basis.status is Status.VERIFIED
    later = age_answer(rule_of(PUBLIC, date(2026, 8, 1)), Month(2026, 8), Month(2027, 1), equivalent=True)
    assert (later.met, later.basis.status) == (True, Status.UNVERIFIED)


@pytest.mark.parametrize(
    ("kind", "on", "id_"),
    [
        (CIVIL, date(2020, 11, 30), None),
        (CIVIL, date(2020, 12, 1), "appoint-cs-2020"),
        (CIVIL, date(2025, 7, 1), "appoint-cs-2025"),
        (PUBLIC, date(2026, 6, 30), "appoint-ve-2020"),
        (PUBLIC, date(2026, 7, 1), "appoint-ve-2026"),
        (StaffKind.CADRE, date(2024, 1, 1), None),
    ],
)
def test_the_rules_are_those_of_the_day(kind: StaffKind, on: date, id_: str | None) -> None:
    rule = appointment_rule(kind, on)
    assert (rule.id if rule else None) == id_


def test_time_in_post_is_asked_of_who_already_leads() -> None:
    rule = rule_of(PUBLIC, date(2024, 1, 1))
    assert time_in_post_answer(rule, 0, first=True) is None
    short, enough = (time_in_post_answer(rule, months, first=False) for months in (23, 24))
    assert short is not None
    assert enough is not None
    assert (short.met, enough.met) == (False, True)
    assert time_in_post_answer(rule_of(CIVIL, date(2024, 1, 1)), 0, first=False) is None


def test_terms_in_a_row_are_limited_for_civil_servants_only() -> None:
    civil, public = rule_of(CIVIL, date(2024, 1, 1)), rule_of(PUBLIC, date(2024, 1, 1))
    held_two, many = terms_answer(civil, 2), terms_answer(public, 7)
    assert held_two is not None
    assert many is not None
    assert (held_two.met, many.met) == (False, True)
    assert terms_answer(rule_of(CIVIL, date(2026, 1, 1)), 2) is None


def test_since_october_2025_every_post_is_filled_from_a_pool() -> None:
    rule = rule_of(CIVIL, date(2025, 10, 8))
    assert planned_answer(rule, date(2025, 10, 7), planned=False) is None
    answer = planned_answer(rule, date(2025, 10, 8), planned=False)
    assert answer is not None
    assert not answer.met
    assert "377-QĐ/TW" in answer.basis.legal_basis
    before = planned_answer(rule_of(PUBLIC, date(2024, 1, 1)), date(2024, 1, 1), planned=True)
    assert before is not None
    assert "115/2020" in before.basis.legal_basis


def test_a_term_ends_after_sixty_months_and_is_told_ninety_days_before() -> None:
    rule = rule_of(PUBLIC, date(2022, 3, 31))
    assert term_ends(rule, date(2022, 3, 31)) == date(2027, 3, 31)
    assert notice_by(rule, date(2027, 3, 31)) == date(2026, 12, 31)
    assert notice_by(rule_of(CIVIL, date(2022, 3, 31)), date(2027, 3, 31)) is None


@pytest.mark.parametrize(
    ("retires", "kind", "until"),
    [
        (Month(2032, 3), FurtherKind.FULL_TERM, Month(2032, 3)),
        (Month(2032, 2), FurtherKind.UNTIL_RETIREMENT, Month(2032, 2)),
        (Month(2029, 3), FurtherKind.UNTIL_RETIREMENT, Month(2029, 3)),
        (Month(2029, 2), FurtherKind.PROLONGED, Month(2029, 2)),
    ],
)
def test_what_can_follow_a_term_depends_on_the_time_left(retires: Month, kind: FurtherKind, until: Month) -> None:
    found = further_term(rule_of(PUBLIC, date(2022, 3, 31)), date(2027, 3, 31), retires)
    assert found is not None
    assert (found.kind, found.until, found.basis.status) == (kind, until, Status.UNVERIFIED)
    assert found.kind.words.vi.endswith(("đầy đủ", "nghỉ hưu"))


def test_nothing_follows_where_retirement_comes_first() -> None:
    assert further_term(rule_of(PUBLIC, date(2022, 3, 31)), date(2027, 3, 31), Month(2027, 2)) is None
