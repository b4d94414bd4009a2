"""What is read of a person from one column, from two, from several together, and what is told of it."""

import pytest

from rosters.lists import problems, roster_of, sheet_of, values
from songhanh.lib.words import Problem
from songhanh.rosters.columns import Column
from songhanh.rosters.fields import read_dates
from songhanh.rosters.groups import Context
from songhanh.rosters.lines import Person
from songhanh.rosters.people import Table, read_column
from songhanh.rosters.persons import read_births


def table_of(text: str, *columns: Column) -> Table:
    sheet = sheet_of(text)
    return Table(sheet, list(columns), [Person(row, Context()) for row in range(len(sheet.rows))], "staff")


def test_equal_cells_are_read_once_and_ditto_marks_repeat() -> None:
    asked: list[object] = []

    def parse(value: object) -> tuple[str, None]:
        asked.append(value)
        return f"<{value}>", None

    table = table_of("a\na\nnt\n-\n#REF!", Column(0, "x", "note"))
    told = read_column(table, 0, parse)
    assert told == [("<a>", None), ("<a>", None), ("<a>", None), (None, None), (None, "formula_error")]
    assert asked == ["a"]


def test_a_month_that_stands_first_is_told_once() -> None:
    table = table_of("12/31/1980\n02/03/1990", Column(0, "Ngày sinh", "birth"))
    assert [value for value, _ in read_dates(table, table.columns[0])] == ["1980-12-31", "1990-02-03"]
    assert table.problems == [(-1, 0, "month_first")]
    read_births(table)
    assert (1, 0, "missing_birth") in table.problems


def test_the_sex_is_seen_from_the_column_that_is_filled() -> None:
    roster = roster_of(
        """STT|Họ và tên|Ngày sinh||Dân tộc
||Nam|Nữ|
1|Lê Văn An|1980||Kinh
2|Lê Thị Bình||1981|Kinh
3|Lê Cúc|||Kinh
4|Lê Dung|2/7/1967|2/7/1967|Kinh
5|Lê Hà||31/02/1980|Kinh""",
        merged=[(0, 2, 0, 3)],
    )
    assert values(roster, "sex") == ["M", "F", None, None, "F"]
    assert values(roster, "birth") == ["1980", "1981", None, "1967-07-02", None]
    assert problems(roster) == [
        (5, "C", "missing_birth"),
        (5, "C", "missing_sex"),
        (6, "C", "sex_conflict"),
        (7, "D", "impossible_date"),
    ]


def test_a_lone_column_of_women_leaves_men_blank() -> None:
    roster = roster_of("STT|Họ và tên|Năm sinh|Nữ\n1|Lê Văn An|1980|\n2|Lê Thị Bình|1981|x\n3|Lê Thị Cúc|1982|?")
    assert values(roster, "sex") == ["M", "F", None]
    assert problems(roster) == [(4, "D", "unknown_value")]


def test_the_sex_is_never_taken_from_the_name() -> None:
    assert values(roster_of("STT|Họ và tên|Năm sinh\n1|Lê Thị Bình|1981"), "sex") == [None]


def test_titles_before_the_names_tell_the_sex() -> None:
    roster = roster_of("TT|Họ và tên|Năm sinh\n1|Ông Lê Văn An|1980\n2|Bà Lê Thị Bình|1985\n3|Lê Cúc|1990")
    assert values(roster, "sex") == ["M", "F", None]
    assert problems(roster) == [(4, "B", "missing_sex")]


def test_ticks_of_sex_may_be_missing_or_two() -> None:
    roster = roster_of(
        "STT|Họ và tên|Năm sinh|Giới tính|\n|||Nam|Nữ\n1|Lê An|1980|x|\n2|Lê Bình|1981||\n3|Lê Cúc|1982|x|x",
        merged=[(0, 3, 0, 4)],
    )
    assert values(roster, "sex") == ["M", None, None]
    assert problems(roster) == [(4, "D", "missing_sex"), (5, "D", "sex_conflict")]


def test_names_and_births_may_stand_in_parts() -> None:
    roster = roster_of(
        "STT|Họ đệm|Tên|Ngày|Tháng|Năm sinh\n1|Lê Văn|An|1|2|1980\n2|Lê Thị|Bình|||1981\n3|Lê Thị|Cúc|31|2|1982"
    )
    assert values(roster, "name") == ["Lê Văn An", "Lê Thị Bình", "Lê Thị Cúc"]
    assert values(roster, "birth") == ["1980-02-01", "1981", None]
    assert problems(roster) == [(4, "D", "impossible_date")]


def test_of_several_ticks_none_is_taken() -> None:
    roster = roster_of(
        "STT|Họ và tên|Năm sinh|Trình độ chuyên môn|\n|||ThS|ĐH\n1|Lê An|1980|x|\n2|Lê Bình|1981|x|x",
        merged=[(0, 3, 0, 4)],
    )
    assert values(roster, "education") == ["Thạc sĩ", None]
    assert problems(roster) == [(4, "D", "ambiguous_ticks")]


def test_ratings_stand_by_year() -> None:
    roster = roster_of("STT|Họ và tên|Xếp loại năm 2023|Xếp loại năm 2024\n1|Lê Văn An|HTTNV|Nghỉ ốm")
    assert values(roster, "evaluations") == [{"2023": "Hoàn thành tốt nhiệm vụ"}]
    assert problems(roster) == [(2, "D", "unknown_value")]


def test_codes_and_periods_and_decisions_are_read() -> None:
    roster = roster_of(
        """DANH SÁCH CỬ ĐI BỒI DƯỠNG NĂM 2024
STT|Mã số CCVC|Họ và tên|Tên lớp|Thời gian (từ… đến…)|Quyết định
1|02739|Lê Văn An|Tin học|từ 1/3 đến 5/4|Số 12-QĐ/SNV ngày 20/02/2024
2|154|Lê Thị Bình|Tin học|đầu năm|"""
    )
    first = roster.entries[0].values
    assert (first["training_from"], first["training_to"]) == ("2024-03-01", "2024-04-05")
    assert (first["decision"], first["decision_date"]) == ("12-QĐ/SNV", "2024-02-20")
    assert values(roster, "staff_code") == ["02739", "00154"]
    assert problems(roster) == [(4, "E", "unreadable_date")]


def test_a_field_that_there_is_not_is_refused() -> None:
    with pytest.raises(Problem) as told:
        roster_of("1|Lê Văn An", {"B": "phone"})
    assert told.value.code == "unknown-target"
