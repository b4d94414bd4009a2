"""The lists that fall due as workbooks: a column for each of the list's own, days as days, gaps on another sheet."""

from dataclasses import replace
from datetime import date

import pytest

from songhanh.formats.workbook import ColumnKind
from songhanh.law.tables import Basis, Status
from songhanh.lib.months import Month
from songhanh.lib.words import Words
from songhanh.people.rules.due import Found, Row, Severity, Untold, Who
from songhanh.people.rules.lists import LISTS
from songhanh.people.rules.told import NO_BIRTH
from songhanh.reports.due_lists import due_workbook

DAY = date(2026, 11, 9)


def row(**cells: str | int | date | Month) -> Row:
    words = Words("Nghỉ hưu", "Retirement")
    return Row("retirement", 7, "Hà Văn Ba", words, DAY, Severity.NOW, words, (), cells)


@pytest.mark.parametrize("code", LISTS)
def test_every_row_has_a_value_for_every_column(code: str) -> None:
    (sheet,) = due_workbook("Sở Nội vụ", LISTS[code], DAY, Found((row(name="Hà Văn Ba"),))).sheets
    assert [len(one) for one in sheet.rows] == [len(sheet.columns)]
    assert [one.title for one in sheet.columns[-4:]] == ["Việc cần làm", "Căn cứ", "Mức độ", "Kiểm chứng"]


def test_days_stay_days_and_months_are_words() -> None:
    found = Found((row(name="Hà Văn Ba", last_day=DAY, month=Month(2026, 11)),))
    (sheet,) = due_workbook("Sở Nội vụ", LISTS["retirement"], DAY, found).sheets
    cells = dict(zip((one.title for one in sheet.columns), sheet.rows[0], strict=True))
    assert cells["Làm việc đến hết ngày"] == DAY
    assert cells["Tháng nghỉ hưu"] == "11/2026"
    assert next(one.kind for one in sheet.columns if one.title == "Làm việc đến hết ngày") is ColumnKind.DATE


def test_of_whom_it_cannot_be_told_stands_on_a_second_sheet() -> None:
    untold = Untold(NO_BIRTH, (Who(7, "K3X9", "Hà Văn Ba", "Văn phòng", "Chuyên viên"),))
    _, gaps = due_workbook("Sở Nội vụ", LISTS["retirement"], DAY, Found((), (untold,))).sheets
    assert gaps.rows == (("chưa có ngày sinh", "Hà Văn Ba", "K3X9", "Văn phòng", "Chuyên viên"),)


def test_what_nobody_checked_is_marked() -> None:
    unchecked = replace(row(name="Hà Văn Ba"), bases=(Basis("CV 1/BNV", Status.UNVERIFIED, "x"),))
    (sheet,) = due_workbook("Sở Nội vụ", LISTS["retirement"], DAY, Found((unchecked, row()))).sheets
    assert [one[-1] for one in sheet.rows] == ["chưa kiểm chứng", ""]
