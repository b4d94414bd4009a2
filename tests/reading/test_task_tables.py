"""Tables of tasks: the columns are known by their headings, each row is a task."""

from datetime import date

import pytest
from readings import days, said, table

from songhanh.formats.blocks import Cell, Paragraph, Row, Table
from songhanh.reading.plan import Recurrence, Task
from songhanh.reading.task_tables import is_task_table, table_sections, table_tasks

HEAD = ("STT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Sản phẩm")


def tasks(*rows: tuple[str, ...], path: str = "") -> list[Task]:
    return list(table_tasks(table(HEAD, *rows), path, 2022, (2022,)))


def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell((Paragraph(text),) if text else (), columns, rows)


def test_a_row_is_a_task_with_what_its_columns_say() -> None:
    (one,) = tasks(
        ("1", "Tổ chức hội nghị tuyên truyền", "Sở Nội vụ", "Sở Y tế; UBND các huyện", "Quý III", "Báo cáo kết quả")
    )
    assert (one.section, one.text) == ("1", "Tổ chức hội nghị tuyên truyền")
    assert (said(one.lead), said(one.partners)) == (["Sở Nội vụ"], ["Sở Y tế", "UBND các huyện"])
    assert days(one) == [("2022-07-01", "2022-09-30")]
    assert one.result is not None
    assert one.result.value == "Báo cáo kết quả"


def test_a_row_of_a_recurring_task_says_how_often() -> None:
    (one,) = tasks(("1", "Cập nhật số liệu", "Các phòng", "", "Hằng quý", ""))
    assert one.recurrence is not None
    assert (one.recurrence.value, one.dates, one.result) == (Recurrence.QUARTERLY, (), None)


def test_a_group_row_is_a_section_and_stands_before_the_numbers_below_it() -> None:
    made = table(
        HEAD,
        ("I", "TRUYỀN THÔNG", "", "", "", ""),
        ("1", "Tổ chức hội nghị", "Sở Y tế", "", "Quý I", ""),
        ("II", "TẬP HUẤN", "", "", "", ""),
        ("1", "Mở lớp tập huấn", "Sở Nội vụ", "", "Quý II", ""),
    )
    assert [(one.label, one.title) for one in table_sections(made, "Phụ lục")] == [
        ("Phụ lục.I", "TRUYỀN THÔNG"), ("Phụ lục.II", "TẬP HUẤN"),
    ]  # fmt: skip
    assert [one.section for one in table_tasks(made, "Phụ lục", 2022, ())] == ["Phụ lục.I.1", "Phụ lục.II.1"]


def test_what_the_contents_say_wins_over_the_columns() -> None:
    (one,) = tasks(("1", "Sở Tài chính bố trí kinh phí trước ngày 15/6", "Sở Nội vụ", "", "Quý IV", ""))
    assert (said(one.lead), days(one)) == (["Sở Tài chính"], [(None, "2022-06-15")])


def test_a_list_in_a_cell_does_not_divide_the_task() -> None:
    (one,) = tasks(("1", "Tổ chức truyền thông:\n- Phát thanh;\n- Truyền hình.", "Sở Y tế", "", "", ""))
    assert one.text == "Tổ chức truyền thông: - Phát thanh; - Truyền hình."


def test_a_merged_cell_holds_for_all_the_rows_it_spans() -> None:
    rows = (
        Row(tuple(enumerate(cell(text) for text in ("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn")))),
        Row(tuple(enumerate((cell("1"), cell("Tổ chức hội nghị"), cell("Sở Y tế", rows=2), cell("Quý I"))))),
        Row(((0, cell("2")), (1, cell("Mở lớp tập huấn")), (3, cell("Quý II")))),
    )
    found = list(table_tasks(Table(rows, 4, header_rows=1), "", 2022, ()))
    assert [said(one.lead) for one in found] == [["Sở Y tế"], ["Sở Y tế"]]


def test_the_row_of_column_numbers_is_no_task() -> None:
    found = tasks(("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"), ("1", "Tổ chức hội nghị", "Sở Y tế", "", "", ""))
    assert [one.text for one in found] == ["Tổ chức hội nghị"]


def test_an_empty_row_is_passed_over() -> None:
    assert len(tasks(("", "", "", "", "", ""), ("1", "Tổ chức hội nghị", "Sở Y tế", "", "", ""))) == 1


def test_a_full_date_in_the_column_is_the_day() -> None:
    (one,) = tasks(("1", "Tổ chức mít tinh", "Sở Y tế", "", "Ngày 15/11/2022", ""))
    assert one.dates[0].value.start == one.dates[0].value.end == date(2022, 11, 15)


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (("TT", "Nhiệm vụ", "Đơn vị thực hiện", "Thời hạn hoàn thành"), True),
        (("STT", "Tên công việc", "Người phụ trách"), True),
        (("Stt", "Hoạt động", "Thời gian"), True),
        (("STT", "Họ và tên", "Chức vụ"), False),
        (("STT", "Nội dung", "Số lượng", "Thành tiền"), False),
        (("Chỉ tiêu", "Năm 2022", "Năm 2023"), False),
    ],
)
def test_a_table_of_tasks_is_known_by_its_headings(head: tuple[str, ...], *, known: bool) -> None:
    row = tuple(str(at) for at, _ in enumerate(head))
    assert is_task_table(table(head, row)) is known
    if not known:
        assert list(table_tasks(table(head, row), "", 2022, ())) == []


def test_in_another_table_roman_rows_are_sections() -> None:
    made = table(("Chỉ tiêu", "Năm 2022"), ("I. VIỆC LÀM", ""), ("Tỷ lệ nữ", "40%"))
    assert [(one.label, one.title) for one in table_sections(made, "Phụ lục")] == [("Phụ lục.I", "VIỆC LÀM")]
