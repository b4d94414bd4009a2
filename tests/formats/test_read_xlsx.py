import io
from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter

from songhanh.formats.blocks import Document, Paragraph, Table
from songhanh.formats.read_xlsx import Value, read, shown
from songhanh.lib.words import Problem

DATA = Path(__file__).parent.parent / "data"
TASKS = DATA / "bcd-quoc-gia-1237-252-kh-2013--k-tasks.xlsx"


def made(*rows: tuple[object, ...], hidden: bool = False) -> Document:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"default_date_format": "dd/mm/yyyy"}) as book:
        if hidden:
            book.add_worksheet("Nháp").write(0, 0, "nháp")
        sheet = book.add_worksheet("Việc")
        if hidden:
            sheet.activate()
            sheet.set_first_sheet()
            book.worksheets()[0].hide()
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(at, column, value)
    return read(out.getvalue(), "viec.xlsx")


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def test_a_list_of_tasks_has_titles_one_table_and_closing_lines() -> None:
    document = read(TASKS.read_bytes(), TASKS.name)
    head, tasks, foot = tables(document)
    assert [table.layout for table in (head, tasks, foot)] == [True, False, True]
    assert head.rows[1].cells[-1][1].text == "Độc lập - Tự do - Hạnh phúc"
    assert head.rows[-1].cells[0][1].text == "Số: 252/KH-BCĐQG1237"
    titles = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert titles[0] == "KẾ HOẠCH"
    assert (tasks.columns, tasks.header_rows, len(tasks.rows)) == (6, 1, 51)
    left, right = (cell.text for _, cell in foot.rows[0].cells)
    assert left.startswith("Nơi nhận:\n- Thủ tướng")
    assert right == "TRƯỞNG BAN\nPHÓ THỦ TƯỚNG\nNguyễn Thiện Nhân"
    assert document.pages == 1


def test_merged_cells_stand_once_with_their_spans() -> None:
    tasks = tables(read(TASKS.read_bytes(), TASKS.name))[1]
    group = tasks.rows[1].cell(1)
    lead = tasks.rows[2].cell(2)
    assert group is not None
    assert lead is not None
    assert (group.columns, lead.rows) == (5, 2)
    assert tasks.rows[3].cell(2) is None


def test_every_text_is_found_in_the_source() -> None:
    document = read(TASKS.read_bytes(), TASKS.name)
    for paragraph in document.paragraphs():
        place = paragraph.at(0, len(paragraph.text))
        assert document.source[place.start : place.end].split() == paragraph.text.split()
        assert paragraph.place.page == 1
        assert paragraph.place.paragraph > 0


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12.0, "12"),
        (0.5, "0,5"),
        (True, "Có"),
        (date(2022, 3, 5), "05/03/2022"),
        (datetime(2022, 3, 5), "05/03/2022"),
        (datetime(2022, 3, 5, 8, 30), "05/03/2022 08:30"),
        (time(8, 30), "08:30"),
        ("  Họp \xa0 giao ban\r\n\r\nquý I ", "Họp giao ban\nquý I"),
        ("Ke\u0302\u0301 hoa\u0323ch", "Kế hoạch"),
    ],
)
def test_values_are_shown_as_a_person_sees_them(value: Value, text: str) -> None:
    assert shown(value) == text


def test_a_header_is_known_by_its_words() -> None:
    document = made(
        ("Nội dung công việc", "Đơn vị chủ trì", "Thời gian"),
        ("Họp", "Văn phòng", "Quý I"),
        ("Tập huấn", "Phòng A", 2022),
    )
    (table,) = tables(document)
    assert (table.header_rows, len(table.rows)) == (1, 3)
    assert table.rows[2].cells[2][1].text == "2022"


def test_a_blank_row_inside_a_counted_list_does_not_end_it() -> None:
    head = ("STT", "Việc", "Hạn", "Ghi chú")
    document = made(head, (1, "a", "b"), (), (2, "c", "d"), (), ("Ghi chú: không có",))
    (table,) = tables(document)
    assert [row.cells[0][1].text for row in table.rows] == ["STT", "1", "2"]
    last = document.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.text == "Ghi chú: không có"


def test_a_hidden_sheet_is_left_out_and_said() -> None:
    document = made(("STT", "Việc", "Hạn"), (1, "a", "b"), hidden=True)
    assert document.remarks == ("hidden-sheets",)
    assert "nháp" not in document.source


@pytest.mark.parametrize(
    ("data", "code"), [(b"PK\x03\x04 no", "broken"), (TASKS.read_bytes()[:4000], "broken"), (b"x", "broken")]
)
def test_damaged_workbooks_are_a_problem(data: bytes, code: str) -> None:
    with pytest.raises(Problem) as caught:
        read(data, "x.xlsx")
    assert caught.value.code == code


def test_a_cell_at_the_end_of_the_world_is_refused_in_words() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, "b")
    with pytest.raises(Problem) as caught:
        read(out.getvalue(), "x.xlsx")
    assert caught.value.code == "too-many-cells"


def test_a_workbook_with_nothing_in_it_is_empty() -> None:
    with pytest.raises(Problem) as caught:
        made()
    assert caught.value.code == "empty"
