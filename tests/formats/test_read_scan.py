import io
from pathlib import Path

import pytest
from PIL import Image

from songhanh.formats import processes, read_pdf, scan_pages
from songhanh.formats.blocks import Table
from songhanh.formats.processes import find
from songhanh.formats.read_scan import read
from songhanh.formats.scan_pages import repair_numbers, segments_of
from songhanh.lib.words import Problem

DATA = Path(__file__).parent.parent / "data"
LETTER = DATA / "da-nang-1906-sgddt-2020.jpg"
HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
tesseract = pytest.mark.skipif(find("tesseract") is None, reason="Tesseract is not installed")


def table(*words: tuple[int, str, int, int, float]) -> str:
    """Tesseract's table of words: line, text, left edge and height in pixels, confidence."""
    rows = [HEAD]
    for line, text, left, height, sure in words:
        rows.append(f"5\t1\t1\t1\t{line}\t1\t{left}\t{line * 100}\t{len(text) * 20}\t{height}\t{sure}\t{text}")
    return "\n".join(rows)


def scanned_pdf() -> bytes:
    out = io.BytesIO()
    with Image.open(LETTER) as image:
        image.save(out, "PDF")
    return out.getvalue()


def test_words_become_lines_cut_where_columns_part() -> None:
    found = segments_of(table((1, "Số:", 100, 40, 90), (1, "12/KH", 180, 40, 90), (1, "Hà", 900, 40, 90)), 4.0)
    assert [(segment.text, segment.left) for segment in found] == [("Số: 12/KH", 25.0), ("Hà", 225.0)]


def test_seals_scrawl_and_dirt_go() -> None:
    noise = [(2, "~", 100, 40, 80.0), (3, "xj§", 100, 40, 12.0), (4, "DẤU", 100, 400, 90.0), (5, "|", 90, 40, 95.0)]
    text = [(1, "Kế", 100, 40, 90.0), (1, "hoạch", 160, 40, 90.0), (6, "năm", 100, 40, 90.0)]
    assert [segment.text for segment in segments_of(table(*text, *noise), 4.0)] == ["Kế hoạch", "năm"]


@pytest.mark.parametrize(
    ("read_as", "meant"),
    [
        ("ngày l5/11/2O22", "ngày 15/11/2022"),
        ("năm 202]; Thông tư", "năm 2021; Thông tư"),
        ("số 1O1/KH-UBND", "số 101/KH-UBND"),
        ("Chỉ thị số L1/CT-TTg", "Chỉ thị số 11/CT-TTg"),
        ("II. NỘI DUNG", "II. NỘI DUNG"),
        ("quý II/2022 và quý I/2O23", "quý II/2022 và quý I/2023"),
        ("Ông O và lo", "Ông O và lo"),
        ("Mục 6, lI", "Mục 6, lI"),
    ],
)
def test_letters_are_digits_only_inside_numbers(read_as: str, meant: str) -> None:
    assert repair_numbers(read_as) == meant


@pytest.mark.parametrize(
    ("read_as", "shown"),
    [
        ("Số:⁄‡6 /CT-UBND", "Số: /CT-UBND"),
        ("Số: 299 /UBND-TTHC", "Số: 299 /UBND-TTHC"),
        ("Quảng Ngãi, ngàW/† tháng 5 năm 2021", "Quảng Ngãi, ngày tháng 5 năm 2021"),
        ("Quảng Ngãi, ngày 15 tháng 5 năm 2021", "Quảng Ngãi, ngày 15 tháng 5 năm 2021"),
        (".Vơi nhận:", "Nơi nhận:"),
    ],
)
def test_handwriting_that_nobody_can_read_is_a_blank(read_as: str, shown: str) -> None:
    assert segments_of(table((1, read_as, 100, 40, 90)), 4.0)[0].text == shown


@tesseract
@pytest.mark.ocr
def test_a_letter_of_low_resolution_is_read() -> None:
    document = read(LETTER.read_bytes(), LETTER.name)
    assert document.format == "scan"
    assert document.remarks == ("scan",)
    assert "Thời gian học sinh, học viên, sinh viên nghỉ học" in document.source
    assert any(isinstance(block, Table) and block.layout for block in document.blocks)


@tesseract
@pytest.mark.ocr
def test_a_pdf_of_images_is_a_scan() -> None:
    document = read_pdf.read(scanned_pdf(), "quet.pdf")
    assert document.format == "scan"
    assert document.pages == 1
    assert "phòng, chống dịch COVID-19" in document.source


@tesseract
@pytest.mark.ocr
def test_an_image_of_nothing_says_so() -> None:
    out = io.BytesIO()
    Image.new("L", (600, 800), 255).save(out, "PNG")
    with pytest.raises(Problem) as caught:
        read(out.getvalue(), "trang.png")
    assert caught.value.code == "no-text"


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n", LETTER.read_bytes()[:2000], b"II*\x00" + b"\x00" * 50])
def test_a_damaged_image_is_a_problem(data: bytes) -> None:
    with pytest.raises(Problem) as caught:
        read(data, "anh.png")
    assert caught.value.code in {"broken", "no-text", "not-installed"}


def test_without_tesseract_the_sentence_names_its_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_pages, "find", lambda *_names: None)
    with pytest.raises(Problem) as caught:
        read_pdf.read(scanned_pdf(), "quet.pdf")
    assert caught.value.code == "not-installed"
    assert "tesseract-ocr tesseract-ocr-vie" in caught.value.say("en")


def test_without_vietnamese_data_the_sentence_names_its_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    def languages(*_command: object, **_allowance: object) -> bytes:
        return b"eng\nosd\n"

    monkeypatch.setattr(scan_pages, "find", lambda *_names: "tesseract")
    monkeypatch.setattr(scan_pages, "run", languages)
    with pytest.raises(Problem) as caught:
        read(LETTER.read_bytes(), LETTER.name)
    assert caught.value.code == "not-installed"
    assert "(vie)" in caught.value.say("vi")


def test_programs_run_together_and_each_ends_by_the_clock() -> None:
    jobs = [processes.Job(["sh", "-c", f"echo {number}"]) for number in (1, 2)]
    assert processes.together(jobs, megabytes=256, seconds=5) == [b"1\n", b"2\n"]
    with pytest.raises(processes.ProgramError) as caught:
        processes.together([processes.Job(["sleep", "30"])], megabytes=256, seconds=0.2)
    assert caught.value.timed_out
    with pytest.raises(processes.ProgramError):
        processes.run(["false"], megabytes=256, seconds=5)
