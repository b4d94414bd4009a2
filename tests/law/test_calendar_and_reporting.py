"""The recurring days of a year and the days on which reports are due, each by the rule of its year."""

from datetime import date

import pytest

from songhanh.law.calendar import calendar_day, days_of
from songhanh.law.reporting import Window, report_due, report_kinds
from songhanh.law.tables import Status


def test_the_action_month_goes_from_15_november_to_15_december() -> None:
    month = calendar_day("action-month", 2022)
    assert month is not None
    assert (month.start, month.end, month.kind) == (date(2022, 11, 15), date(2022, 12, 15), "period")
    assert month.theme.endswith("xóa bỏ bạo lực với phụ nữ và trẻ em gái")
    assert "NQ 28/NQ-CP" in month.basis.legal_basis


def test_the_action_month_had_another_name_before_2021_and_none_before_2016() -> None:
    assert [one.id for one in days_of(2019) if one.id.startswith("action-month-o")] == [
        "action-month-open",
        "action-month-old",
    ]
    assert calendar_day("action-month", 2019) is None
    assert calendar_day("action-month-old", 2015) is None


def test_the_days_of_a_year_stand_in_order_and_in_their_year() -> None:
    days = days_of(2026)
    assert [one.start for one in days] == sorted(one.start for one in days)
    assert {one.start.year for one in days} == {2026}
    assert {"women-day", "vn-women-day", "family-violence-month"} <= {one.id for one in days}


def test_a_due_day_is_not_there_before_its_circular() -> None:
    assert calendar_day("stat-sector-due-dept", 2025) is None
    assert calendar_day("stat-sector-due-dept", 2026) is not None


def test_the_half_year_report_covers_the_window_of_the_decree_and_is_due_the_day_before_15_june() -> None:
    report = report_due("half-year", 2022)
    assert report is not None
    assert report.last_day == date(2022, 6, 14)
    assert report.window == Window(date(2021, 12, 15), date(2022, 6, 14))
    assert report.editable
    assert report.basis.status is Status.UNVERIFIED


def test_the_estimate_of_a_year_is_due_in_the_july_before_and_is_not_editable() -> None:
    report = report_due("budget-estimate", 2023)
    assert report is not None
    assert (report.last_day, report.editable) == (date(2022, 7, 19), False)


def test_a_report_on_an_incident_has_no_day_but_a_rule() -> None:
    report = report_due("ad-hoc", 2022)
    assert report is not None
    assert (report.last_day, report.rule) == (None, "at_once")


def test_a_rule_is_not_applied_before_it_began() -> None:
    assert report_due("half-year", 2018) is None
    yearly = report_due("year", 2015)
    assert yearly is not None
    assert yearly.window is None


def test_an_unknown_kind_of_report_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        report_due("weekly", 2022)


def test_every_kind_of_report_can_be_asked_for_any_year() -> None:
    known = [report_due(kind, year) for kind in report_kinds() for year in range(2005, 2031)]
    assert len([one for one in known if one]) > 100
