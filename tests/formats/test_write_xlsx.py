"""The workbook as calamine and its own parts show it."""

import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook
from samples import MADE

from songhanh.formats.workbook import Column, ColumnKind, Workbook, Worksheet
from songhanh.formats.write_xlsx import write_xlsx

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
COLUMNS = (
    Column("STT", 6, ColumnKind.NUMBER, "Như văn bản"),
    Column("Công việc", 60, ColumnKind.TEXT, "Như văn bản"),
    Column("Đến ngày", 12, ColumnKind.DATE, "Như văn bản"),
    Column("Kinh phí", 16, ColumnKind.MONEY, "Đề xuất"),
)
ROWS = (
    (1, "Tổ chức ngày 20/10", date(2022, 10, 20), 2_340_000),
    (2, '=HYPERLINK("http://x")', None, None),
    (3, "+1\x0b; @SUM(A1)\nhttps://songhanh.vn", date(2022, 12, 31), 0.5),
    (4, "dài " * 20_000, None, None),
)
BOOK = Workbook(
    "Bảng công việc", (Worksheet("Công việc: [2022]/*?", COLUMNS, ROWS), Worksheet("Nguồn", COLUMNS[:2], ()))
)


@pytest.fixture(scope="module")
def data() -> bytes:
    return write_xlsx(BOOK, MADE)


def sheet(data: bytes, at: int = 1) -> "etree._Element":
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(f"xl/worksheets/sheet{at}.xml"))


def test_values_come_back_with_their_types(data: bytes) -> None:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert rows[1] == ["STT", "Công việc", "Đến ngày", "Kinh phí"]
    assert rows[2] == [1, "Tổ chức ngày 20/10", date(2022, 10, 20), 2_340_000]
    assert rows[4][2] == date(2022, 12, 31)


def test_text_never_becomes_a_formula_or_a_link(data: bytes) -> None:
    assert not list(sheet(data).iter(S + "f"))
    assert not list(sheet(data).iter(S + "hyperlink"))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert rows[3][1] == '=HYPERLINK("http://x")'
    assert rows[4][1] == "+1; @SUM(A1)\nhttps://songhanh.vn"


def test_a_text_longer_than_a_cell_holds_is_cut_with_a_sign(data: bytes) -> None:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert str(rows[5][1]).endswith("…")


def test_the_header_is_frozen_filtered_and_printed_on_every_page(data: bytes) -> None:
    page = sheet(data)
    pane = page.find(f".//{S}pane")
    assert pane is not None
    assert (pane.get("ySplit"), pane.get("state")) == ("2", "frozen")
    found = page.find(S + "autoFilter")
    assert found is not None
    assert found.get("ref") == "A2:D6"
    setup = page.find(S + "pageSetup")
    assert setup is not None
    assert (setup.get("orientation"), setup.get("paperSize"), setup.get("fitToHeight")) == ("landscape", "9", "0")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        book = archive.read("xl/workbook.xml").decode()
    assert "_xlnm.Print_Titles" in book
    assert "$1:$2" in book


def test_columns_have_their_widths_and_a_band_above_what_belongs_together(data: bytes) -> None:
    widths = [round(float(column.get("width", "0"))) for column in sheet(data).iter(S + "col")]
    assert widths == [7, 61, 13, 17]
    assert [one.get("ref") for one in sheet(data).iter(S + "mergeCell")] == ["A1:C1"]


def test_a_sheet_without_rows_and_a_name_that_excel_refuses_are_written(data: bytes) -> None:
    names = CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names
    assert [name.split()[0] for name in names] == ["Công", "Nguồn"]


def test_the_same_input_gives_the_same_bytes(data: bytes) -> None:
    assert write_xlsx(BOOK, MADE) == data
    assert write_xlsx(BOOK, datetime(2023, 1, 1, tzinfo=UTC)) != data


def test_a_row_is_as_high_as_its_wrapped_text_needs(data: bytes) -> None:
    heights = [float(row.get("ht", "0")) for row in sheet(data).iter(S + "row")]
    assert heights[2] < 20
    assert heights[4] > 30, "two lines"
    assert heights[5] == pytest.approx(409, abs=1), "no more than Excel allows"
