import io
import re
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import DAY, MADE, PLAN

from songhanh.formats.blocks import Break, Document, Kind, Table
from songhanh.formats.furniture import remove
from songhanh.formats.official import lay_out
from songhanh.formats.read_pdf import read
from songhanh.formats.regions import Beside, Loose, regions
from songhanh.formats.ruled import ruled_tables
from songhanh.formats.segments import Page, Rule, Segment, rows_of, text_of
from songhanh.formats.write_pdf import write_pdf
from songhanh.lib.words import Problem

DATA = Path(__file__).parent.parent / "data"
FILES = sorted(DATA.glob("*.pdf"))
OWN = write_pdf(*lay_out(PLAN, DAY), MADE)


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs()]


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def words(*placed: tuple[str, float, float], width: float = 100.0) -> list[Segment]:
    return [Segment(text, left, top, left + width, top + 12) for text, left, top in placed]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@settings(max_examples=20)
@given(data=st.data())
def test_every_stretch_of_text_is_found_in_the_source(path: Path, data: st.DataObject) -> None:
    document = read(path.read_bytes(), path.name)
    for paragraph in document.paragraphs():
        assert bare(document.source[paragraph.place.start : paragraph.place.end]) == bare(paragraph.text)
    paragraph = data.draw(st.sampled_from(list(document.paragraphs())))
    start = data.draw(st.integers(0, len(paragraph.text)))
    end = data.draw(st.integers(start, len(paragraph.text)))
    place = paragraph.at(start, end)
    assert bare(document.source[place.start : place.end]) == bare(paragraph.text[start:end])


def test_hard_lines_are_joined_over_page_ends_and_numbers_of_pages_go() -> None:
    document = read((DATA / "lang-son-2022--f-pdf.pdf").read_bytes(), "x")
    assert document.pages == 4
    paragraph = next(text for text in texts(document) if text.startswith("- Tăng cường đa dạng hóa"))
    assert paragraph.endswith(".")
    assert not any(re.fullmatch(r"\d+", text) for text in texts(document))
    labels = [block.label for block in document.paragraphs() if block.kind is Kind.HEADING]
    assert [label for label in labels if label[0] in "IV"] == ["I.", "II.", "III."]


def test_running_heads_and_the_stamp_of_a_signature_go() -> None:
    document = read((DATA / "son-la-254-qd-ubnd-2023--g-stamped.pdf").read_bytes(), "x")
    assert "Trang 1/5" not in document.source
    assert "Ký bởi" not in document.source
    assert "Thời gian ký" not in document.source
    assert document.source.count("Kế hoạch công tác bảo vệ bí mật nhà nước năm 2023") == 0
    assert "bí mật nhà nước năm 2023" in document.source


def test_letterhead_and_signature_stand_side_by_side() -> None:
    document = read((DATA / "son-la-254-qd-ubnd-2023--g-stamped.pdf").read_bytes(), "x")
    layouts = [block for block in document.blocks if isinstance(block, Table) and block.layout]
    assert [cell.text for _, cell in layouts[0].rows[0].cells] == [
        "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\nSố: 254/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSơn La, ngày 17 tháng 02 năm 2023",
    ]
    left, right = (cell.text for _, cell in layouts[1].rows[0].cells)
    assert left.startswith("Nơi nhận:")
    assert left.endswith("- Lưu: VT, NC, ĐH30b.")
    assert right == "CHỦ TỊCH\nHoàng Quốc Khánh"


def test_a_text_layer_in_tcvn3_is_read_by_its_fonts() -> None:
    document = read((DATA / "thu-tuong-115-qd-ttg-2004.pdf").read_bytes(), "x")
    assert texts(document)[0] == "QUYẾT ĐỊNH"
    assert "Căn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001;" in document.source
    assert "trực thuộc Trung ương" in document.source


def test_a_plan_that_we_wrote_comes_back_with_its_table_over_two_pages() -> None:
    document = read(OWN, "x")
    assert document.format == "pdf"
    assert Break(landscape=True) in document.blocks
    table = next(block for block in document.blocks if isinstance(block, Table) and not block.layout)
    assert (table.columns, table.header_rows, len(table.rows)) == (5, 1, 21)
    assert [row.cells[0][1].text for row in table.rows] == ["STT", *map(str, range(1, 21))]
    assert {row.cells[3][1].text for row in table.rows[1:]} == {"Các phòng, đơn vị"}


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_is_turned_reads_as_it_is_seen(degrees: int) -> None:
    turned = io.BytesIO()
    with pikepdf.open(io.BytesIO(OWN)) as pdf:
        for page in pdf.pages:
            left, low, right, high = (float(edge) for edge in page.mediabox)
            width, height = right - left, high - low
            matrix = {90: (0, 1, -1, 0, height, 0), 180: (-1, 0, 0, -1, width, height), 270: (0, -1, 1, 0, 0, width)}
            page.contents_add(f"q {' '.join(map(str, matrix[degrees]))} cm".encode(), prepend=True)
            page.contents_add(b"Q")
            page.mediabox = pikepdf.Array([0, 0, width, height] if degrees == 180 else [0, 0, height, width])
            page.rotate(degrees, relative=False)
        pdf.save(turned)
    assert read(turned.getvalue(), "x").text == read(OWN, "x").text


def test_a_page_whose_corner_is_not_the_origin_reads_the_same() -> None:
    moved = io.BytesIO()
    with pikepdf.open(io.BytesIO(OWN)) as pdf:
        for page in pdf.pages:
            page.contents_add(b"q 1 0 0 1 300 -200 cm", prepend=True)
            page.contents_add(b"Q")
            left, low, right, high = (float(edge) for edge in page.mediabox)
            page.mediabox = pikepdf.Array([left + 300, low - 200, right + 300, high - 200])
        pdf.save(moved)
    assert read(moved.getvalue(), "x").text == read(OWN, "x").text


def test_a_locked_file_says_so() -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(OWN)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(Problem) as caught:
        read(locked.getvalue(), "mat.pdf")
    assert caught.value.code == "encrypted"


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing", OWN[:300], b""])
def test_what_cannot_be_opened_is_a_problem(data: bytes) -> None:
    with pytest.raises(Problem) as caught:
        read(data, "hong.pdf")
    assert caught.value.code == "broken"


def test_words_cut_by_a_change_of_font_are_one_word() -> None:
    pieces = [Segment("quy đ", 0, 0, 30, 12), Segment("ịnh", 30.4, 0, 45, 12), Segment("số", 49, 0, 58, 12)]
    assert text_of(pieces) == "quy định số"
    assert text_of([Segment("B", 0, 0, 9, 12), Segment("ộ", 12, 0, 18, 12)]) == "Bộ"
    assert text_of([Segment("1", 0, 0, 5, 12), Segment("2", 9, 0, 14, 12)]) == "12"


def test_letters_of_a_second_font_are_put_where_they_stand() -> None:
    # As LibreOffice draws a font without Vietnamese letters: first all that it has, then the others in their places.
    base = "BT /F1 20 Tf 50 700 Td (S) Tj 22 0 Td (:) Tj 8 0 Td ( 213/TB) Tj ET BT /F2 20 Tf 63.5 700 Td (o) Tj ET"
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    fonts = {
        f"/F{at}": pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name(name))
        for at, name in ((1, "/Times-Roman"), (2, "/Helvetica"))
    }
    pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(fonts))
    pdf.pages[0].Contents = pdf.make_stream(base.encode())
    out = io.BytesIO()
    pdf.save(out)
    assert texts(read(out.getvalue(), "x")) == ["So: 213/TB"]


def test_cells_of_a_ruled_table_span_where_no_rule_is_drawn() -> None:
    page = Page(1, 600, 800, words(("a", 110, 110), ("b", 110, 140), ("c", 310, 140)))
    page.across = [Rule(100, 100, 500), Rule(130, 100, 500), Rule(160, 100, 500)]
    page.down = [Rule(100, 100, 160), Rule(300, 130, 160), Rule(500, 100, 160)]
    (table,) = ruled_tables(page)
    assert [(slot.row, slot.column, slot.columns, [piece.text for piece in slot.segments]) for slot in table.slots] == [
        (0, 0, 2, ["a"]),
        (1, 0, 1, ["b"]),
        (1, 1, 1, ["c"]),
    ]
    assert page.segments == []


def test_columns_without_rules_are_a_table_too() -> None:
    rows = [
        (text, 60.0 + 150 * column, 100.0 + 20 * row)
        for row, cells in enumerate([("STT", "Việc", "Hạn"), ("1", "Họp", "Tháng 3"), ("2", "Báo cáo", "Quý III")])
        for column, text in enumerate(cells)
    ]
    (item,) = regions(rows_of(words(*rows)), 300)
    assert isinstance(item, Loose)
    assert [[line.text for cell in row for line in cell] for row in item.rows][1] == ["1", "Họp", "Tháng 3"]


def test_a_wide_gap_in_one_line_is_no_second_column() -> None:
    line = [Segment("Tổng số", 60, 100, 200, 112), Segment("120 người", 400, 100, 520, 112)]
    (item,) = regions(rows_of(line), 300)
    assert isinstance(item, Segment)
    assert item.text == "Tổng số 120 người"


def test_a_title_in_the_middle_ends_the_letterhead() -> None:
    pieces = words(("UBND TỈNH", 100, 60), ("Độc lập - Tự do - Hạnh phúc", 350, 60), ("KẾ HOẠCH", 250, 110))
    beside, title = regions(rows_of(pieces), 300)
    assert isinstance(beside, Beside)
    assert isinstance(title, Segment)


def test_numbers_of_lines_go_and_numbers_of_rows_stay() -> None:
    text = [("Nội dung của dòng này", 80.0, 60.0 + 20 * at) for at in range(20)]
    numbers = [(str(at + 1), 40.0, 60.0 + 20 * at) for at in range(20)]
    lined = Page(1, 600, 800, words(*text) + words(*numbers, width=10))
    listed = Page(1, 600, 800, words(*text) + words(*numbers[::4], width=10))
    remove([lined])
    remove([listed])
    assert len(lined.segments) == 20
    assert len(listed.segments) == 25


def test_number_and_day_in_the_fields_of_signatures_are_read_and_the_stamp_is_not() -> None:
    signed = DATA / "corpus-files" / "quang-ngai-11-tb-ubnd-2025.pdf"
    text = read(signed.read_bytes(), signed.name).text
    assert "Số: 11 /TB-UBND" in text
    assert re.search(r"ngày ?08 tháng 01 năm 2025", text)
    assert "ttcbth@" not in text
