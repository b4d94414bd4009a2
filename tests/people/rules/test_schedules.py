"""Over all birth months 1950 to 2010, both sexes and all steps: what rules tell grows with time, without gap."""

from datetime import date
from itertools import pairwise
from typing import NamedTuple

import pytest

from people.rules.standings import TODAY, born, fact, on, pay, post, somebody
from songhanh.law.pay import grades, salary_steps
from songhanh.law.staff import Sex
from songhanh.law.tables import Status, rows, tree
from songhanh.lib.months import Month, add_months
from songhanh.people.kinds import FactKind
from songhanh.people.rules.due import Ask
from songhanh.people.rules.lists import LISTS
from songhanh.people.rules.retiring import Retiring, Window, retiring, window
from songhanh.people.rules.steps import NextStep, next_step
from songhanh.people.standing import Standing

BIRTHS = [Month(year, month) for year in range(1950, 2011) for month in range(1, 13)]
SEXES = tuple(Sex)


class Band(NamedTuple):
    """A row of `retirement.csv`."""

    first: Month
    last: Month
    months: int
    retire_first: Month
    retire_last: Month


FOREVER = Month(9999, 12)


def bands(sex: Sex) -> list[Band]:
    found = [row for row in rows("retirement") if row["sex"] == sex]
    return [
        Band(
            Month.parse(row["birth_from"]),
            Month.parse(row["birth_to"]) if row["birth_to"] else FOREVER,
            int(row["age_years"]) * 12 + int(row["age_months"]),
            Month.parse(row["retire_from"]),
            Month.parse(row["retire_to"]) if row["retire_to"] else FOREVER,
        )
        for row in found
    ]


def person(sex: Sex, birth: Month) -> Standing:
    return somebody(born(sex, f"{birth.year}-{birth.month:02}"), post(), pay())


def retires(sex: Sex, birth: Month) -> Retiring:
    told = retiring(person(sex, birth))
    assert isinstance(told, Retiring)
    return told


def window_of(sex: Sex, birth: Month, day: date = TODAY) -> Window:
    told = window(on(person(sex, birth), day))
    assert isinstance(told, Window)
    return told


@pytest.mark.parametrize("sex", SEXES)
def test_each_birth_month_has_exactly_the_month_of_its_band(sex: Sex) -> None:
    table = bands(sex)
    for birth in BIRTHS:
        told = retires(sex, birth).when
        found = [band for band in table if band.first <= birth <= band.last]
        if birth < table[0].first:
            assert not found
            assert told.basis.status is Status.UNVERIFIED
            assert told.month < table[0].retire_first
        else:
            (band,) = found
            assert told.month == birth.plus(band.months)
            assert band.retire_first <= told.month <= band.retire_last
            assert told.basis.status is not Status.UNVERIFIED


@pytest.mark.parametrize("sex", SEXES)
def test_who_is_born_later_never_retires_earlier_and_never_by_more_than_a_step_of_the_schedule_later(sex: Sex) -> None:
    months = [retires(sex, birth).when.month for birth in BIRTHS]
    assert {later.since(earlier) for earlier, later in pairwise(months)} <= {1, 4, 5}


def test_no_man_retires_before_a_woman_of_his_month() -> None:
    for birth in BIRTHS:
        told = window_of(Sex.FEMALE, birth)
        assert told.gap == retires(Sex.MALE, birth).when.month.since(retires(Sex.FEMALE, birth).when.month)
        assert told.gap >= 24
        assert window_of(Sex.MALE, birth).gap == 0


@pytest.mark.parametrize("vector", tree("appointment_rules")["age_vector"], ids=lambda one: one["month"])
def test_the_oldest_in_the_window_are_those_of_the_table(vector: dict[str, str]) -> None:
    month = Month.parse(vector["month"])
    oldest = {
        sex: max(month.since(birth) for birth in BIRTHS if window_of(sex, birth, month.first).last >= month)
        for sex in SEXES
    }
    written = {Sex.MALE: vector["men"], Sex.FEMALE: vector["women"]}
    for sex, months in oldest.items():
        years, left = divmod(months, 12)
        assert f"{years}y{left}m" == written[sex]
    assert oldest[Sex.MALE] - oldest[Sex.FEMALE] == int(vector["gap_months"])


def is_listed(code: str, one: Standing, month: Month) -> bool:
    ask = Ask(month.first, LISTS[code].months)
    return bool(LISTS[code].find([on(one, month.first)], ask).rows)


@pytest.mark.parametrize("sex", SEXES)
def test_everybody_comes_on_the_list_of_retirement_a_year_before_and_stays(sex: Sex) -> None:
    for birth in BIRTHS[::5]:
        one, month = person(sex, birth), retires(sex, birth).when.month
        assert not is_listed("retirement", one, month.plus(-13))
        assert all(is_listed("retirement", one, month.plus(at)) for at in (-12, -6, 0, 1, 30))


def test_each_woman_is_listed_from_a_year_before_her_window_closes_until_that_of_men_does() -> None:
    for birth in BIRTHS[::5]:
        one = person(Sex.FEMALE, birth)
        told = window_of(Sex.FEMALE, birth)
        if told.last.plus(-13).first < date(2025, 7, 1):
            continue  # another rule holds then, or none
        assert not is_listed("window", one, told.last.plus(-13))
        assert all(is_listed("window", one, told.last.plus(at)) for at in range(-12, told.gap + 1))
        assert not is_listed("window", one, told.of_men.plus(1))


def codes() -> list[str]:
    """A grade of each group."""
    return list({one.group: one.code for one in grades(TODAY)}.values())


def due(*facts: object) -> NextStep:
    told = next_step(somebody(born("F", "1985-02"), post(), *facts))
    assert isinstance(told, NextStep)
    return told


@pytest.mark.parametrize("code", codes())
def test_every_step_of_every_group_has_a_next_one_that_comes_later_the_later_it_began(code: str) -> None:
    found = next(one for one in grades(TODAY) if one.code == code)
    months = [Month(2014, 1).plus(at) for at in range(154)]
    for step in salary_steps(found.group, TODAY):
        told = [due(pay(code, step.step, f"{month.year}-{month.month:02}")) for month in months]
        days = [one.due for one in told]
        if step.is_last:
            assert all(one.percent >= 5 and one.due > TODAY for one in told)
        else:
            assert days == [add_months(month.first, step.months_in_step) for month in months]
            assert all(one.step == step.step + 1 for one in told)
            assert all(earlier < later for earlier, later in pairwise(days))


def test_more_unpaid_leave_never_brings_a_step_forward_and_maternity_leave_never_moves_it() -> None:
    since = pay(step_from="2024-01-01")
    before = due(since).due
    for days in range(1, 400, 7):
        until = date.fromordinal(date(2025, 3, 1).toordinal() + days)
        unpaid, birth = (
            due(since, fact(FactKind.LEAVE, date(2025, 3, 1), until, leave_type=leave)).due
            for leave in ("stop-unpaid", "maternity")
        )
        assert birth == date(2027, 1, 1)
        assert before <= unpaid
        before = unpaid
    assert before > date(2027, 12, 31)


def test_a_failed_year_moves_a_step_by_six_months_and_two_by_twelve() -> None:
    years = [fact(FactKind.EVALUATION, date(year, 1, 1), year=year, rating="poor") for year in (2024, 2025)]
    assert [due(pay(), *years[:some]).due for some in range(3)] == [
        date(2027, 1, 1),
        date(2027, 7, 1),
        date(2028, 1, 1),
    ]
