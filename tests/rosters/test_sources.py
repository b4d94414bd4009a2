"""Files: text of any delimiter and encoding, workbooks of every kind with what they say beside the values."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from command import ROOT

from songhanh.formats.limits import Limits
from songhanh.lib.words import Problem
from songhanh.rosters.cells import Fault
from songhanh.rosters.marks import marks_of
from songhanh.rosters.marks_ods import marks_of_ods
from songhanh.rosters.marks_xls import marks_of_xls
from songhanh.rosters.old_fonts import decode_sheets
from songhanh.rosters.sheets import Sheet
from songhanh.rosters.sources import sheets_of

DATA = ROOT / "tests" / "data" / "registers"
TEXT = "STT;Họ và tên;Chức vụ\n1;Lê Văn An;Trưởng phòng\n2;Lê Thị Bình;Kế toán\n"


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_whatever_stands_between(sign: str, encoding: str) -> None:
    (sheet,) = sheets_of(TEXT.replace(";", sign).encode(encoding), "ds.csv")
    assert (sheet.name, sheet.hidden) == (None, False)
    assert sheet.rows[2] == ["2", "Lê Thị Bình", "Kế toán"]


def test_a_quoted_field_may_hold_line_breaks_and_the_delimiter() -> None:
    (sheet,) = sheets_of(b'sep=;\nSTT;Ten\n1;"a; b\nc"\n2;d\n', "ds.csv")
    assert sheet.rows[1] == ["1", "a; b c"]


def book(hidden_row: int | None = None) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as workbook:
        sheet = workbook.add_worksheet("A & B")
        sheet.write(2, 1, "x")
        sheet.write_formula(3, 1, "=1/0", None, "#DIV/0!")
        sheet.merge_range(4, 1, 6, 1, "m")
        if hidden_row is not None:
            sheet.set_row(hidden_row, None, None, {"hidden": True})
        workbook.add_worksheet("ẩn").hide()
    return made.getvalue()


def test_a_workbook_tells_hidden_rows_and_sheets_failed_formulas_and_places() -> None:
    shown, hidden = sheets_of(book(hidden_row=2), "b.xlsx")
    assert (shown.name, shown.hidden, hidden.hidden) == ("A & B", False, True)
    assert shown.at(2, 1) == "x"
    assert shown.at(3, 1) == "#DIV/0!"
    assert isinstance(shown.at(3, 1), Fault)
    assert shown.hidden_rows == {2}
    assert [tuple(one) for one in shown.merged] == [(4, 1, 6, 1)]
    assert hidden.rows == []


def test_an_old_workbook_tells_them_too() -> None:
    data = (DATA / "03-truong-tieu-hoc.xls").read_bytes()
    assert marks_of_xls(data) == {"CBGV-NV": (set(), {})}
    assert marks_of_xls(data[:3000]) == {}
    assert marks_of_xls(b"") == {}


@pytest.mark.office
@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_other_kinds_of_workbooks_tell_the_same(tmp_path: Path, kind: str) -> None:
    (tmp_path / "b.xlsx").write_bytes(book(hidden_row=2))
    program = shutil.which("soffice") or "soffice"
    command = [
        program,
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        kind,
        "b.xlsx",
    ]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    shown, _ = sheets_of((tmp_path / f"b.{kind}").read_bytes(), f"b.{kind}")
    assert shown.hidden_rows == {2}
    assert isinstance(shown.at(3, 1), Fault)
    assert [tuple(one) for one in shown.merged] == [(4, 1, 6, 1)]


def test_an_ods_tells_what_its_xml_says() -> None:
    open_document = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = f' xmlns:t="{open_document}:table:1.0" xmlns:x="{open_document}:text:1.0"'
    xml = (
        f'<t:table{spaces} t:name="A"><t:table-row t:number-rows-repeated="2"><t:table-cell/></t:table-row>'
        '<t:table-row t:visibility="filter"><t:table-cell t:number-columns-repeated="2"/>'
        '<t:table-cell t:formula="of:=1/0"><x:p>#DIV/0!</x:p></t:table-cell>'
        '<t:table-cell t:number-rows-spanned="3"/></t:table-row></t:table>'
    )
    hidden, faults, merged = marks_of_ods(xml.encode())["A"]
    assert (hidden, faults, [tuple(one) for one in merged]) == ({2}, {(2, 2): "#DIV/0!"}, [(2, 3, 4, 3)])
    assert marks_of_ods(b"<a><b>") == {}


def test_a_workbook_without_the_usual_parts_has_no_marks() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("x", "y")
    assert marks_of(made.getvalue(), "x.xlsx") == {}
    assert marks_of(b"text", "x.csv") == {}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 half of a workbook", "broken"),
        (b"<html><body><table></table></body></html>", "not-a-spreadsheet"),
        (b"%PDF-1.7", "not-a-spreadsheet"),
        (bytes(range(256)) * 9, "not-a-spreadsheet"),
        ((DATA / "15-co-mat-khau.xlsx").read_bytes(), "encrypted"),
        (book()[:3000], "broken"),
    ],
)
def test_what_is_no_list_is_told(data: bytes, code: str) -> None:
    with pytest.raises(Problem) as told:
        sheets_of(data, "ds.xls")
    assert told.value.code == code


def test_a_sheet_of_too_many_cells_is_refused() -> None:
    for data in (book(), TEXT.encode()):
        with pytest.raises(Problem) as told:
            sheets_of(data, "b.xlsx", Limits(cells=2))
        assert told.value.code == "too-many-cells"


def test_old_fonts_are_read_where_all_cells_together_prove_them() -> None:
    texts = ["Hä vµ tªn", "Ngµy th¸ng n¨m sinh", "NguyÔn V¨n H¶i", "BÝ th­ §¶ng uû", "KÕ to¸n", "§H Kinh tÕ"]
    sheet = Sheet("S", [[text] for text in texts])
    decode_sheets([sheet], texts)
    assert [row[0] for row in sheet.rows][3:] == ["Bí thư Đảng uỷ", "Kế toán", "ĐH Kinh tế"]


def test_unicode_stays_and_loses_its_soft_hyphens() -> None:
    texts = ["Hà", "Tân", "Lê Thị Hò\u00ada", "Nguyễn"]
    sheet = Sheet("S", [[text] for text in texts])
    decode_sheets([sheet], texts)
    assert [row[0] for row in sheet.rows] == ["Hà", "Tân", "Lê Thị Hòa", "Nguyễn"]
