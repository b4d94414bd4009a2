"""`songhanh import-register` and `songhanh snapshot` against a real database: stored, told, kept, known again."""

import json

from command import ROOT
from installation import Installation

REGISTERS = ROOT / "tests" / "data" / "registers"
LIST = REGISTERS / "11-phuong-unicode-text.txt"


def test_a_list_is_stored_and_its_day_is_kept(installation: Installation) -> None:
    done = installation("import-register", LIST, "--agency", "SKHDT", "--json")
    assert done.code in {0, 1}, done.err
    told = json.loads(done.out)
    assert (told["stored"]["stored"], told["stored"]["new"]) == (True, len(told["rows"]))
    again = installation("import-register", LIST, "--agency", "SKHDT")
    assert again.code == 2
    assert "đã được nhập" in again.err
    kept = installation("snapshot", "--json")
    assert kept.code == 0, kept.err
    [snapshot] = json.loads(kept.out)
    assert (snapshot["people"], snapshot["schema"]) == (len(told["rows"]), 1)
    assert json.loads(installation("snapshot", "--json").out) == [snapshot]
    assert "SKHDT" in installation("snapshot", "--agency", "SKHDT").out
    assert installation("verify-audit").code == 0
    assert installation("doctor").code in {0, 1}


def test_what_cannot_be_stored_says_why(installation: Installation) -> None:
    assert "không có cơ quan" in installation("import-register", LIST, "--agency", "XX").err.lower()
    bare = installation("import-register", REGISTERS / "13-khong-co-tieu-de.xlsx", "--agency", "SKHDT")
    assert bare.code == 1
    assert "cần ghép cột" in bare.out
    broken = installation("import-register", REGISTERS / "16-tai-ve-do-dang.xlsx", "--agency", "SKHDT")
    assert broken.code == 2
    assert "Traceback" not in broken.err
    nobody = installation("snapshot", "--on", "2020-01-01")
    assert nobody.code == 2
    assert "2020" in nobody.err


def test_a_line_of_which_it_is_not_sure_waits_for_a_person(installation: Installation) -> None:
    head = "Họ và tên;Giới tính;Ngày sinh;Đơn vị\n"
    first, second = installation.folder / "a.csv", installation.folder / "b.csv"
    first.write_text(f"{head}Lò Thị Mười;Nữ;03/05/1975;Phòng Nội vụ\n", encoding="utf-8")
    second.write_text(f"{head}Lò Thị Mười;Nữ;03/05/1957;Phòng Nội vụ\n", encoding="utf-8")
    assert installation("import-register", first, "--agency", "SKHDT").code == 0
    asked = installation("import-register", second, "--agency", "SKHDT")
    assert asked.code == 1
    assert "1 dòng chưa rõ là ai" in asked.out
    assert "/so-can-bo/nhap/" in asked.out


def test_the_register_is_measured_from_its_snapshot(installation: Installation) -> None:
    list_of_staff = REGISTERS / "04-xuat-phan-mem.csv"
    done = installation("import-register", list_of_staff, "--agency", "SKHDT")
    if "chưa rõ là ai" in done.out:
        done = installation("import-register", LIST, "--agency", "SKHDT")
    assert "Đã lưu" in done.out, done.err
    told = json.loads(installation("measure", "--json").out)
    staff = next(one for one in told["figures"] if one["code"] == "NB-2")
    assert staff["numerator"] == staff["women"] > 0
    assert staff["denominator"] == staff["women"] + staff["men"]
    assert staff["source"] == told["source"]
    assert {"unit_name", "age_band"} <= set(told["groups"])
    one = json.loads(installation("measure", "--agency", "SKHDT", "--indicator", "NB-2", "--json").out)
    assert [figure["code"] for figure in one["figures"]] == ["NB-2"]
    assert "NB-2" in installation("measure", "--agency", "SKHDT").out
    book = installation.folder / "chi-so.xlsx"
    assert installation("measure", "--xlsx", book).code == 0
    assert book.read_bytes()[:2] == b"PK"
    wrong = installation("measure", "--indicator", "KHONG-CO")
    assert wrong.code == 2
    assert "Traceback" not in wrong.err
