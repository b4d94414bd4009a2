"""Grades, steps and pay as the tables of the day say."""

from datetime import date
from decimal import Decimal

import pytest
from reference_data import sheet

from songhanh.law.pay import (
    base_pay,
    career_step,
    grade,
    grades,
    monthly_pay,
    rank_change,
    salary_step,
    salary_steps,
    step_of,
)
from songhanh.law.staff import StaffKind
from songhanh.law.tables import Status

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("row", sheet("salary_groups"), ids=lambda row: f"{row['group']}-{row['step']}")
def test_every_step_is_found_by_number_and_by_coefficient(row: dict[str, str]) -> None:
    found = salary_step(row["group"], int(row["step"]), TODAY)
    assert found is not None
    assert found.coefficient == Decimal(row["coefficient"])
    assert step_of(row["group"], Decimal(row["coefficient"]), TODAY) == found
    assert found.is_last == (row["step"] == row["last_step"])


def test_what_is_no_step_is_not_found() -> None:
    assert salary_step("A1", 10, TODAY) is None
    assert step_of("A1", Decimal("2.35"), TODAY) is None
    assert salary_steps("A9", TODAY) == ()
    assert salary_steps("A1", date(2004, 9, 30)) == ()


def test_pay_is_coefficient_times_the_base_pay_of_the_day() -> None:
    pay = monthly_pay("A3.2", 4, date(2026, 6, 30))
    assert pay is not None
    assert pay.amount == 15_982_200
    assert pay.base.basis.status is Status.VERIFIED
    later = monthly_pay("A3.2", 4, date(2026, 7, 1))
    assert later is not None
    assert later.amount == 17_279_900


def test_the_allowance_beyond_the_scale_is_rounded_to_the_dong() -> None:
    pay = monthly_pay("A1", 9, date(2026, 7, 1), beyond_percent=7)
    assert pay is not None
    assert pay.amount == 13_481_358


def test_where_a_base_pay_or_step_is_not_known_there_is_no_pay() -> None:
    assert base_pay(date(2017, 6, 30)) is None
    assert monthly_pay("A1", 1, date(2017, 6, 30)) is None
    assert monthly_pay("A1", 99, TODAY) is None


def test_a_grade_has_its_group_and_a_career_step_begins_in_2026() -> None:
    clerk = grade("01.003", TODAY)
    assert clerk is not None
    assert (clerk.name, clerk.group, clerk.kind) == ("Chuyên viên", "A1", StaffKind.CIVIL_SERVANT)
    assert clerk.basis.status is Status.UNVERIFIED
    assert grade("BNN.3", date(2026, 6, 30)) is None
    assert grade("BNN.3", date(2026, 7, 1)) is not None
    assert {one.code for one in grades(TODAY)} == {row["code"] for row in sheet("grades")}


@pytest.mark.parametrize(
    ("kind", "on", "id_"),
    [
        (StaffKind.CIVIL_SERVANT, date(2025, 6, 30), "grade-promotion"),
        (StaffKind.CIVIL_SERVANT, date(2025, 7, 1), "grade-by-position"),
        (StaffKind.PUBLIC_EMPLOYEE, date(2026, 6, 30), "class-promotion"),
        (StaffKind.PUBLIC_EMPLOYEE, date(2026, 7, 1), "career-step-change"),
    ],
)
def test_how_a_grade_changes_depends_on_the_day(kind: StaffKind, on: date, id_: str) -> None:
    change = rank_change(kind, on)
    assert change is not None
    assert change.id == id_
    assert change.basis.legal_basis


def test_nothing_is_known_of_how_the_grade_of_a_worker_changes() -> None:
    assert rank_change(StaffKind.WORKER, TODAY) is None


def test_a_title_moves_to_the_career_step_of_its_group() -> None:
    found = career_step("A2.2", TODAY)
    assert found is not None
    assert (found.code, found.group, found.deadline) == ("BNN.4", "A2.1", date(2027, 7, 1))
    assert career_step("A2.2", date(2026, 6, 30)) is None
    assert career_step("C1", TODAY) is None
