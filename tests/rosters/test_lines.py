"""Rows: people, and what stands above, between and behind them."""

from datetime import date

import pytest

from rosters.lists import left_out, roster_of, sheet_of, values
from songhanh.rosters.columns import Column
from songhanh.rosters.groups import Context
from songhanh.rosters.lines import Lines
from songhanh.rosters.starts import first_person
from songhanh.rosters.titles import kind_of, read_titles
from songhanh.rosters.units import read_contexts

WHOLE = """SỞ NỘI VỤ|||||
DANH SÁCH CÔNG CHỨC|||||
STT|Họ và tên|Ngày sinh|Giới tính|Chức vụ|Hệ số
I|PHÒNG A (2 người)||||
1|Lê Văn An|1/2/1980|Nam|Trưởng phòng|3,00
2|Tống Thị Bình|3/4/1981|Nữ|Kế toán|2,67
|Cộng||||5,67
STT|Họ và tên|Ngày sinh|Giới tính|Chức vụ|Hệ số
II|Phòng B||||
3|Bế Thị Cúc||Nữ|Chuyên viên|2,34
4||5/6/1982|Nam|Chuyên viên|2,34
5|||||
|Tổng số: 3 người||||
|Ghi chú: hệ số theo bảng||||
||||…, ngày 31 tháng 12 năm 2025|
|NGƯỜI LẬP|||GIÁM ĐỐC|
|Vi Kim Mai|||Tạ Minh Quân|"""


def test_rows_are_told_apart() -> None:
    roster = roster_of(WHOLE)
    assert [one.row for one in roster.entries] == [5, 6, 10]
    assert left_out(roster, "title") == [1, 2]
    assert left_out(roster, "group") == [4, 9]
    assert left_out(roster, "repeat_header") == [8]
    assert left_out(roster, "total", "subtotal", "note") == [7, 13, 14]
    assert left_out(roster, "footer") == [15, 16, 17]
    assert left_out(roster, "refused") == [11]
    assert left_out(roster, "blank") == [12]
    assert values(roster, "unit") == ["PHÒNG A", "PHÒNG A", "Phòng B"]


def test_a_second_table_on_a_sheet_has_headings_of_its_own() -> None:
    roster = roster_of(
        "STT|Họ và tên|Năm sinh|Giới tính\n1|Lê Văn An|1980|Nam\n\n"
        "STT|Họ và tên|Giới tính|Năm sinh\n1|Lê Thị Bình|Nữ|1981"
    )
    assert values(roster, "birth") == ["1980", "1981"]
    assert values(roster, "sex") == ["M", "F"]


def test_groups_may_name_the_kind_of_staff() -> None:
    roster = roster_of(
        "STT|Họ và tên|Năm sinh\nA|VIÊN CHỨC|\nI|Khoa Nội|\n1|Lê Văn An|1980\nB|Hợp đồng lao động|\n1|Lê Thị Bình|1981"
    )
    assert values(roster, "staff_kind") == ["public_employee", "worker"]
    assert values(roster, "unit") == ["Khoa Nội", None]


@pytest.mark.parametrize(
    ("text", "kind", "field", "value"),
    [
        ("I. Nâng bậc lương trước thời hạn", "promotion", "increase_kind", "early_increase"),
        ("Chức danh: Giám đốc Sở", "pool", "target_post", "Giám đốc Sở"),
        ("2. Lớp bồi dưỡng ngạch chuyên viên", "training", "course", "Lớp bồi dưỡng ngạch chuyên viên"),
        ("CÔNG CHỨC CẤP XÃ", "staff", "staff_kind", "civil_servant"),
        ("Phòng Tổ chức", "promotion", "unit", "Phòng Tổ chức"),
    ],
)
def test_what_a_group_says_depends_on_the_list(text: str, kind: str, field: str, value: str) -> None:
    assert getattr(Context().below(text, kind), field) == value


def test_a_unit_written_on_its_first_line_only_holds_for_the_next() -> None:
    roster = roster_of(
        "STT|Họ và tên|Năm sinh|Đơn vị\n1|Lê Văn An|1980|Phòng A\n2|Lê Thị Bình|1981|\n3|Lê Thị Cúc|1982|Phòng B"
    )
    assert values(roster, "unit") == ["Phòng A", "Phòng A", "Phòng B"]
    assert read_contexts.__doc__


def test_a_line_above_names_the_unit_and_a_unit_of_money_is_none() -> None:
    assert values(roster_of("Đơn vị: Phòng A\nSTT|Họ và tên|Năm sinh\n1|Lê Văn An|1980"), "unit") == ["Phòng A"]
    assert values(roster_of("Đơn vị: đồng\nSTT|Họ và tên|Năm sinh\n1|Lê Văn An|1980"), "unit") == [None]


def test_further_courses_of_a_person_need_no_name_again() -> None:
    roster = roster_of("STT|Họ và tên|Năm sinh|Giới tính|Tên khóa học\n1|Lê Văn An|1980|Nam|Tin học\n||||Tiếng Anh")
    assert values(roster, "name") == ["Lê Văn An", "Lê Văn An"]
    assert values(roster, "sex") == ["M", "M"]
    assert values(roster, "course") == ["Tin học", "Tiếng Anh"]
    assert roster.problems == []


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("(Có mặt đến ngày 31/12/2025)", date(2025, 12, 31)),
        ("(Thời điểm 05/9/2025)", date(2025, 9, 5)),
        ("Đến ngày 31 tháng 3 năm 2025", date(2025, 3, 31)),
        ("Tháng 12 năm 2025", None),
        ("(Kèm theo Tờ trình số 31/TTr-SCT ngày 12/8/2025)", None),
    ],
)
def test_the_day_of_a_list_is_one_that_is_stated(line: str, day: date | None) -> None:
    assert read_titles([["DANH SÁCH"], [line]]).as_of == day


def test_titles_tell_agency_round_and_year() -> None:
    told = read_titles([["UBND TỈNH VÂN LĨNH"], ["SỞ CÔNG THƯƠNG"], ["DANH SÁCH QUY HOẠCH NHIỆM KỲ 2025 - 2030"]])
    assert (told.agency, told.pool_round) == ("Sở Công Thương", "2025-2030")
    assert read_titles([["DANH SÁCH ĐÁNH GIÁ NĂM 2024"]]).year == 2024


def test_the_kind_of_a_list_is_seen_from_columns_and_titles() -> None:
    assert kind_of([""], {"name", "birth"}) == "staff"
    assert kind_of(["bảng lương"], {"name", "coefficient"}) == "salary"
    assert kind_of([""], {"name", "new_step"}) == "promotion"
    assert kind_of([""], {"name", "target_posts=Giám đốc"}) == "pool"
    assert kind_of([""], {"name", "course"}) == "training"
    assert kind_of([""], {"name", "evaluation@2024"}) == "evaluation"


def test_people_of_a_list_without_headings_begin_below_its_titles() -> None:
    sheet = sheet_of("DANH SÁCH|||\n|||\nI|Phòng A||\n1|Lê Văn An|1980|Nam")
    assert first_person(sheet, [Column(1, "B", "name")]) == 2
    assert first_person(sheet, [Column(1, "B", None)]) is None
    assert Lines().end == 0
