"""The month of retirement: by the schedule for every birth month of both sexes, and by a person's own adjustment."""

from datetime import date
from itertools import pairwise

import pytest
from reference_data import sheet

from songhanh.law.retirement import birth_month, limit, notice_by, retirement, retirement_ages, retirement_month
from songhanh.law.staff import Sex
from songhanh.law.tables import Status
from songhanh.lib.months import Month

BIRTHS = [Month(1950, 1).plus(at) for at in range(61 * 12)]


@pytest.mark.parametrize("sex", Sex)
def test_nobody_born_later_retires_earlier(sex: Sex) -> None:
    months = [retirement_month(sex, born) for born in BIRTHS]
    assert all(later > earlier for earlier, later in pairwise(months))


@pytest.mark.parametrize("sex", Sex)
def test_everybody_retires_at_the_age_of_the_year_in_which_it_is_reached(sex: Sex) -> None:
    for born in BIRTHS:
        found = retirement(sex, born)
        assert found.month.since(born) == found.age.months
        assert (found.age.since or 0) <= found.month.year <= (found.age.until or 9999)


@pytest.mark.parametrize("sex", Sex)
def test_every_birth_month_retires_as_its_band_says(sex: Sex) -> None:
    bands = [row for row in sheet("retirement") if row["sex"] == sex]
    held = 0
    for row in bands:
        last = Month.parse(row["birth_to"]) if row["birth_to"] else BIRTHS[-1]
        for born in [one for one in BIRTHS if Month.parse(row["birth_from"]) <= one <= last]:
            age = int(row["age_years"]) * 12 + int(row["age_months"])
            assert retirement_month(sex, born) == born.plus(age), born
            held += 1
        assert retirement_month(sex, Month.parse(row["birth_from"])) == Month.parse(row["retire_from"])
        assert not row["retire_to"] or retirement_month(sex, last) == Month.parse(row["retire_to"])
    earlier = [born for born in BIRTHS if born < min(Month.parse(row["birth_from"]) for row in bands)]
    assert held + len(earlier) == len(BIRTHS)
    assert {retirement(sex, born).basis.status for born in earlier} == {Status.UNVERIFIED}


@pytest.mark.parametrize("sex", Sex)
def test_the_schedule_has_no_gap_of_years(sex: Sex) -> None:
    ages = retirement_ages(sex)
    assert ages[0].since is None
    assert ages[-1].until is None
    assert [later.since for later in ages[1:]] == [one.until + 1 for one in ages[:-1] if one.until]


def test_a_woman_of_may_1969_retires_in_may_2026() -> None:
    found = retirement(Sex.FEMALE, date(1969, 5, 20))
    assert (found.month, found.last_day, found.pension_from) == (Month(2026, 5), date(2026, 5, 31), date(2026, 6, 1))
    assert found.basis.status is Status.VERIFIED
    assert "135/2020" in found.basis.legal_basis


def test_where_only_the_year_is_known_january_counts() -> None:
    assert birth_month(1966) == Month(1966, 1)
    assert retirement_month(Sex.MALE, 1966) == Month(2027, 10)


def test_an_own_adjustment_moves_the_month_and_shows_its_limit() -> None:
    earlier, later = retirement(Sex.MALE, 1966, -60), retirement(Sex.MALE, 1966, 61)
    assert earlier.month == Month(2022, 10)
    assert earlier.within_limit
    assert earlier.limit is not None
    assert earlier.limit.basis.legal_basis.endswith("k3")
    assert not later.within_limit
    assert retirement(Sex.MALE, 1966).limit is None


def test_the_notice_comes_six_months_before_where_a_rule_is_known() -> None:
    assert notice_by(retirement(Sex.FEMALE, date(1969, 5, 20))) == date(2025, 12, 1)
    assert notice_by(retirement(Sex.FEMALE, date(1966, 1, 1))) is None
    assert limit("later", date(2020, 12, 31)) is None
