"""`songhanh import-register`: what a personnel officer sees of a list, and what another program gets."""

import json
from pathlib import Path

from command import ROOT, Run

DATA = ROOT / "tests" / "data" / "registers"
LIST = DATA / "14-thong-ke-nhan-su.xlsm"
BARE = DATA / "13-khong-co-tieu-de.xlsx"


def test_columns_and_problems_are_told_with_their_cells(songhanh: Run) -> None:
    ran = songhanh("import-register", LIST, "--dry-run")
    assert (ran.code, ran.err) == (1, "")
    for expected in (
        "43 dòng người",
        "tính đến 31/12/2025",
        "Trìn độ CM > ThS",
        "NhanSu, ô F10",
        "NhanSu, dòng 22",
        "3 ô bị từ chối",
    ):
        assert expected in ran.out


def test_english_is_spoken_where_it_is_asked_for(songhanh: Run) -> None:
    ran = songhanh("--lang", "en", "import-register", LIST, "--dry-run")
    assert "staff list: 43 lines of people" in ran.out
    assert "cell F10: there is no such day or month." in ran.out


def test_the_json_is_that_of_the_register(songhanh: Run) -> None:
    told = json.loads(songhanh("import-register", LIST, "--dry-run", "--json", "--agency", "TTCNTT").out)
    assert set(told) == {
        "about", "needs_mapping_step", "mapping", "ignored_sheets", "problems", "ignored_rows", "rows",
    }  # fmt: skip
    assert told["mapping"]["Chứcvụ"] == "position"
    assert told["rows"][0]["name"] == "Bế Thị Tâm"


def test_a_list_without_problems_ends_well(songhanh: Run, tmp_path: Path) -> None:
    (tmp_path / "ds.csv").write_text("STT;Họ và tên;Năm sinh\n1;Lê Văn An;1980\n", encoding="utf-8")
    ran = songhanh("import-register", "ds.csv", "--dry-run", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert "Không thấy vấn đề nào." in ran.out


def test_without_headings_the_columns_are_asked_for_and_can_be_given(songhanh: Run, tmp_path: Path) -> None:
    asked = songhanh("import-register", BARE, "--dry-run")
    assert asked.code == 1
    assert "không có tiêu đề cột" in asked.out
    mapping = json.loads((DATA / "13-khong-co-tieu-de.expected.json").read_text(encoding="utf-8"))["mapping"]
    (tmp_path / "cot.json").write_text(json.dumps(mapping), encoding="utf-8")
    told = json.loads(songhanh("import-register", BARE, "--dry-run", "--json", "--mapping", tmp_path / "cot.json").out)
    assert len(told["rows"]) == 22


def test_whose_list_it_is_must_be_told(songhanh: Run) -> None:
    ran = songhanh("import-register", LIST)
    assert ran.code == 2
    assert "--agency" in ran.err


def test_what_a_terminal_obeys_is_not_passed_on_from_a_list(songhanh: Run, tmp_path: Path) -> None:
    (tmp_path / "ds.csv").write_text("STT;Họ và tên;Năm sinh;\x1b]0;x\x07\n1;Lê An;x;y\n", encoding="utf-8")
    out = songhanh("import-register", "ds.csv", "--dry-run", cwd=tmp_path).out
    assert "\x1b" not in out
    assert "\x07" not in out
