"""Plain text: as saved from a PDF with hard-wrapped lines, from a web page, or typed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ways_back import bare, each_letter_leads_back, leads_back

from songhanh.formats.blocks import Document, Paragraph, Table
from songhanh.formats.read_txt import read

DATA = Path(__file__).parent.parent / "data"


def texts(document: Document) -> list[str]:
    return [one.text for one in document.paragraphs()]


def of(source: str) -> Document:
    return read(source.encode(), "ke-hoach.txt")


def table(document: Document) -> Table:
    (one,) = (block for block in document.blocks if isinstance(block, Table))
    return one


def test_lines_broken_by_a_page_are_joined(example: Path) -> None:
    document = read(example.read_bytes(), example.name)
    assert (document.format, document.pages, document.remarks) == ("txt", 0, ())
    found = texts(document)
    assert found[0] == "KẾ HOẠCH"
    assert found[1] == ("Triển khai thực hiện công tác bình đẳng giới và hoạt động vì sự tiến bộ của phụ nữ năm 2022")
    assert found[2].endswith("Sở Kế hoạch và Đầu tư xây dựng Kế hoạch triển khai cụ thể, như sau:")
    assert "I. MỤC ĐÍCH, YÊU CẦU" in found


def test_every_paragraph_of_the_example_leads_back_to_the_file(example: Path) -> None:
    document = read(example.read_bytes(), example.name)
    for paragraph in document.paragraphs():
        place = paragraph.place
        assert bare(document.source[place.start : place.end]) == bare(paragraph.text)


def test_where_lines_were_not_broken_each_is_a_paragraph() -> None:
    source = "\n".join(
        (
            "Tổ chức hội nghị tuyên truyền về bình đẳng giới cho cán bộ, công chức, viên chức và người lao động. " * 3,
            "Rà soát quy hoạch",
            "Báo cáo kết quả thực hiện về Sở Nội vụ để tổng hợp",
        )
    )
    assert [text.strip() for text in texts(of(source))] == [line.strip() for line in source.split("\n")]


def test_a_table_of_markdown_is_a_table_with_its_heading() -> None:
    document = of(
        "I. NHIỆM VỤ\n| STT | Nội dung | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n"
        "| 1 | Tổ chức **hội nghị** | Sở Y tế | Quý III |\n| 2 | Tập huấn |  | Quý IV |\nII. TỔ CHỨC"
    )
    found = table(document)
    assert (len(found.rows), found.columns, found.header_rows, found.layout) == (3, 4, 1, False)
    assert [cell.text for _, cell in found.rows[1].cells] == ["1", "Tổ chức hội nghị", "Sở Y tế", "Quý III"]
    assert [cell.text for _, cell in found.rows[2].cells] == ["2", "Tập huấn", "", "Quý IV"]
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["I. NHIỆM VỤ", "II. TỔ CHỨC"]


def test_the_words_of_a_cell_stand_in_the_source() -> None:
    document = of(
        "| STT | Nội dung | Chủ trì | Thời gian |\n|---|---|---|---|\n|  1 |  Tổ chức    hội nghị | Sở Y tế | Quý I |\n"
    )
    cell = table(document).rows[1].cells[1][1]
    (paragraph,) = cell.blocks
    assert paragraph.text == "Tổ chức hội nghị"
    assert document.source[paragraph.place.start : paragraph.place.end] == "Tổ chức    hội nghị"
    assert leads_back(paragraph, document.source)


def test_a_letterhead_as_a_table_only_sets_text_side_by_side() -> None:
    document = of(
        "| UBND TỈNH AN GIANG | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|---|---|\n"
        "| Số: 5/KH-UBND | An Giang, ngày 05 tháng 3 năm 2024 |\nKẾ HOẠCH\nBình đẳng giới"
    )
    assert table(document).layout


def test_a_letterhead_set_apart_with_blanks_is_one_side_by_side() -> None:
    document = of(
        "UBND TỈNH AN GIANG            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "    SỞ Y TẾ                      Độc lập - Tự do - Hạnh phúc\n\nKẾ HOẠCH\n"
    )
    found = table(document)
    assert found.layout
    assert [cell.text for _, cell in found.rows[0].cells] == [
        "UBND TỈNH AN GIANG\nSỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("**KẾ HOẠCH**", "KẾ HOẠCH"),
        ("## I. NỘI DUNG", "I. NỘI DUNG"),
        ("- **Sở Y tế:** Tổ chức hội nghị.", "- Sở Y tế: Tổ chức hội nghị."),
        ("Tổ chức *hội nghị* tuyên truyền.", "Tổ chức hội nghị tuyên truyền."),
        ("<b>KẾ HOẠCH</b>", "KẾ HOẠCH"),
        ("5 * 3 cuộc", "5 * 3 cuộc"),
    ],
)
def test_marks_of_markdown_and_html_are_no_words(marked: str, text: str) -> None:
    document = of(f"{marked}\n\nSở Y tế")
    assert texts(document)[0] == text
    assert document.source.startswith(marked)


@pytest.mark.parametrize("name", ["lang-son-2022--j-nfd.txt", "thu-tuong-31-ct-ttg-2012--j-utf16.txt"])
def test_another_encoding_is_the_same_text(name: str) -> None:
    document = read((DATA / name).read_bytes(), name)
    assert any("bình đẳng giới" in text or "Thủ tướng Chính phủ" in text for text in texts(document))


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_lines_may_end_as_any_system_ends_them(ending: str) -> None:
    document = of(ending.join(("I. NỘI DUNG", "1. Truyền thông", "- Phát thanh.")))
    assert texts(document) == ["I. NỘI DUNG", "1. Truyền thông", "- Phát thanh."]
    for paragraph in document.paragraphs():
        assert document.source[paragraph.place.start : paragraph.place.end] == paragraph.text


@pytest.mark.parametrize("data", [b"", b"\n\n\n", b"   \n\t\n", b"-----\n"])
def test_an_empty_file_has_no_blocks(data: bytes) -> None:
    assert list(read(data, "trong.txt").paragraphs()) == []


PIECES = st.sampled_from(
    [
        "Tổ chức hội nghị", "- ", "1. ", "của", ".", ":", "\n", "\n\n", "\n| ", " | ", "|---|---|\n", "**", "*", "#",
        "Nơi nhận:", "KT. GIÁM ĐỐC", "      ", "\t", "ngày 5 tháng 3 năm 2024", "Đ ế n", "<br>", "\u00ad",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_whatever_stands_there_every_stretch_leads_back(source: str) -> None:
    document = of(source)
    assert all(each_letter_leads_back(one, document.source) for one in document.paragraphs())
    running = (block for block in document.blocks if isinstance(block, Paragraph))
    assert all(leads_back(one, document.source, marks="*#<>br/|\u00ad") for one in running)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_with_places_in_it(data: bytes) -> None:
    document = read(data, "x.txt")
    for paragraph in document.paragraphs():
        assert 0 <= paragraph.place.start <= paragraph.place.end <= len(document.source)


@pytest.mark.parametrize("unit", ["|-", "| ", "- ", "**a** ", "*a ", "<b>", "a\t", "Đ ế n "])
def test_a_line_of_a_hundred_pages_is_read(unit: str) -> None:
    """Without end where a pattern tried every way to divide it."""
    document = of(f"| {unit * 30_000} x")
    assert all(place.end <= len(document.source) for place in (one.place for one in document.paragraphs()))
