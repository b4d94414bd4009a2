"""`songhanh check`: what a clerk is told before a plan is signed."""

import json
import re
from pathlib import Path

import pytest
from command import Run, on_terminal

RIGHT = """\
UBND TỈNH LẠNG SƠN
SỞ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 05/KH-SNV
Lạng Sơn, ngày 05 tháng 02 năm 2026

KẾ HOẠCH
Triển khai công tác bình đẳng giới và hoạt động vì sự tiến bộ của phụ nữ năm 2026

Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;
Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.

I. NỘI DUNG THỰC HIỆN
1. Văn phòng tổ chức tuyên truyền Luật Bình đẳng giới trong tháng 6/2026.
2. Văn phòng tham mưu để đến năm 2026 tỷ lệ nữ lãnh đạo cấp phòng đạt ít nhất {share}%.

Nơi nhận:
- Ban Vì sự tiến bộ của phụ nữ tỉnh;
- Lưu: VT, VP.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC


Nguyễn Thị Hoa
"""


def plan(folder: Path, name: str = "kế hoạch.txt", share: int = 40) -> Path:
    path = folder / name
    path.write_text(RIGHT.format(share=share), encoding="utf-8")
    return path


def codes(out: str) -> list[str]:
    return [one["code"] for one in json.loads(out)["findings"]]


def test_a_plan_that_is_right_exits_with_nothing_to_mend(songhanh: Run, tmp_path: Path) -> None:
    ran = songhanh("check", plan(tmp_path), "--on", "2026-02-05")
    assert (ran.code, ran.out.strip(), ran.err) == (0, "Không thấy vấn đề nào.", "")


def test_findings_are_told_by_severity_with_place_and_remedy_and_exit_1(songhanh: Run, example: Path) -> None:
    ran = songhanh("check", example, "--on", "2022-04-05")
    assert (ran.code, ran.err) == (1, "")
    heads = [one for one in ran.out.splitlines() if one.startswith(("LỖI", "CẦN XEM", "LƯU Ý"))]
    order = [("LỖI", "CẦN XEM", "LƯU Ý").index(one.split(" · ")[0].split(":")[0]) for one in heads]
    assert order == sorted(order)
    assert any(" · dòng " in one for one in heads)
    assert ran.out.count("    → ") == len(heads)
    assert ran.out.splitlines()[-1].endswith("lưu ý.")


def test_findings_as_json_have_code_severity_place_and_both_languages(songhanh: Run, example: Path) -> None:
    ran = songhanh("check", example, "--json", "--on", "2022-04-05")
    told = json.loads(ran.out)
    assert ran.code == 1
    assert told["on"] == "2022-04-05"
    for one in told["findings"]:
        assert set(one) == {"code", "severity", "what", "remedy", "place", "text", "legal_basis"}
        assert one["severity"] in {"error", "warning", "note"}
        assert one["what"]["vi"] != one["what"]["en"]
        assert one["place"]["start"] <= one["place"]["end"]


def test_the_day_is_understood_in_both_forms(songhanh: Run, example: Path) -> None:
    one, other = (songhanh("check", example, "--json", "--on", day).out for day in ("2026-11-25", "25/11/2026"))
    assert one == other
    assert json.loads(one)["on"] == "2026-11-25"


def test_a_document_that_has_ended_by_the_day_is_told(songhanh: Run, example: Path) -> None:
    before, after = (songhanh("check", example, "--on", day).out for day in ("05/04/2022", "25/11/2026"))
    ended = "62/KH-UBND hết hiệu lực"
    assert ended not in before
    assert ended in after


def test_a_target_below_the_superior_plan_is_told(songhanh: Run, tmp_path: Path) -> None:
    own, superior = plan(tmp_path, share=30), plan(tmp_path, "kế hoạch tỉnh.txt", share=45)
    alone = songhanh("check", own, "--json", "--on", "2026-02-05")
    against = songhanh("check", own, "--json", "--on", "2026-02-05", "--superior", superior)
    assert codes(alone.out) == []
    assert against.code == 1
    assert [code for code in codes(against.out) if "target" in code]


def test_english_is_complete(songhanh: Run, example: Path) -> None:
    ran = songhanh("check", example, "--lang", "en", "--on", "2022-04-05")
    assert "ERROR · line 1: " in ran.out
    assert re.fullmatch(r"errors: \d+, warnings: \d+, notes: \d+\.", ran.out.splitlines()[-1])


def test_severities_are_coloured_on_a_terminal_only(songhanh: Run, example: Path, tmp_path: Path) -> None:
    assert "\033[31mLỖI" in on_terminal(["check", example], cwd=tmp_path).out
    assert "\033" not in songhanh("check", example).out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--on", "31/02/2026"), "“31/02/2026” không phải là một ngày. Viết như 25/11/2026 hoặc 2026-11-25."),
        (("--on", "tomorrow"), "“tomorrow” không phải là một ngày."),
        (("--on", "5/2026"), "“5/2026” không phải là một ngày."),
        (("--on",), "tùy chọn --on cần một giá trị đi kèm."),
        (("--superior", "nowhere.docx"), "nowhere.docx: không có tệp này."),
        (("--superior", "."), "đây là thư mục, không phải tệp."),
        (("other.txt",), "thừa “other.txt”: lệnh này chỉ nhận một tệp."),
        (("--on=2022-05-16", "--what", "other.txt"), "không có tùy chọn “--what”."),
    ],
)
def test_what_was_asked_wrongly_is_told_in_one_sentence_with_exit_2(
    songhanh: Run, example: Path, tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    ran = songhanh("check", example, *arguments, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert len(ran.err.splitlines()) == 1
