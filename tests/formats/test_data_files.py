"""Tables of data: CSV of any delimiter and encoding, workbooks to the last digit, Parquet scanned where it lies."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from songhanh.formats.data_files import DataFile, from_columns, open_data, read_sheet
from songhanh.formats.limits import Limits
from songhanh.lib.words import Problem


def rows(data: DataFile) -> list[tuple[object, ...]]:
    return [tuple(row) for row in data.relation.fetchall()]


def book(path: Path, **sheets: list[list[object]]) -> Path:
    with xlsxwriter.Workbook(path) as made:
        for name, lines in sheets.items():
            sheet = made.add_worksheet(name)
            for at, line in enumerate(lines):
                sheet.write_row(at, 0, line)
    return path


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_is_read_whatever_stands_between(tmp_path: Path, sign: str, encoding: str) -> None:
    file = tmp_path / "bảng.csv"
    file.write_bytes(f'giới{sign}"tên, chức vụ"{sign}n\nnữ{sign}"a"{sign}3\n\nnam{sign}"b"{sign}\n'.encode(encoding))
    found = open_data(file)
    assert found.columns == ["giới", "tên, chức vụ", "n"]
    assert rows(found) == [("nữ", "a", 3), ("nam", "b", None)]


def test_a_workbook_keeps_every_digit_and_finds_its_heading_below_titles(tmp_path: Path) -> None:
    file = book(
        tmp_path / "b.xlsx",
        Trang1=[["DANH SÁCH"], [], ["tên", "lương", "tuổi"], ["a", 420.157650843928, 30], ["b", "2,34", 31]],
    )
    found = open_data(file)
    assert (found.columns, found.rows) == (["tên", "lương", "tuổi"], 2)
    assert rows(found)[0] == ("a", 420.157650843928, 30)
    assert rows(found)[1][1] == 2.34


def test_a_row_that_counts_the_columns_stands_below_the_heading(tmp_path: Path) -> None:
    file = book(
        tmp_path / "b.xlsx",
        T=[
            ["STT", "Ngày sinh", "", "Lương"],
            ["", "Nam", "Nữ", ""],
            [1, 2, 3, 4],
            ["1", "x", "", 5],
            ["2", "", "y", 6],
        ],
    )
    assert open_data(file).columns == ["STT", "Nam", "Nữ", "Lương"]


def test_a_sheet_may_be_named(tmp_path: Path) -> None:
    file = book(tmp_path / "b.xlsx", Một=[["a"], [1]], Hai=[["b"], [2]])
    assert open_data(file, "Hai").columns == ["b"]
    assert open_data(file).columns == ["a"]
    with pytest.raises(Problem, match="không có trang tính “Ba”") as told:
        open_data(file, "Ba")
    assert "Một, Hai" in told.value.remedy.vi


def test_parquet_is_scanned(tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    pq.write_table(pa.table({"sex": ["f", "m"], "n": [1, 2]}), file)
    found = open_data(file)
    assert (found.columns, found.rows) == (["sex", "n"], 2)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.csv", b"", "empty"),
        ("a.csv", b"sex,n\n", "no-rows"),
        ("a.parquet", b"PAR1 and no more", "broken"),
        ("a.pdf", b"%PDF-1.7 ...", "no-table"),
        ("a.xlsx", b"PK\x03\x04 broken", "unknown-type"),
    ],
)
def test_what_is_no_table_is_told(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(Problem) as told:
        open_data(file)
    assert told.value.code == code


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="không có tệp này"):
        open_data(tmp_path / "không có.csv")


def test_an_empty_parquet_has_no_rows(tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    pq.write_table(pa.table({"sex": pa.array([], pa.string())}), file)
    with pytest.raises(Problem, match="không có dòng số liệu"):
        open_data(file)


def test_a_workbook_beyond_the_limits_or_without_anything_is_refused(tmp_path: Path) -> None:
    file = book(tmp_path / "b.xlsx", T=[["a", "b"], [1, 2]])
    with pytest.raises(Problem, match="vượt giới hạn"):
        read_sheet(file.read_bytes(), "b.xlsx", limits=Limits(cells=3))
    with pytest.raises(Problem, match="tệp trống"):
        open_data(book(tmp_path / "c.xlsx", T=[[]]))


def test_a_column_of_nothing_is_text() -> None:
    assert str(from_columns({"a": [None, None]}).relation.types[0]) == "VARCHAR"
