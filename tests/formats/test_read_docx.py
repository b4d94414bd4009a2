import io
import re
import unicodedata
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wordfile import definition, instance, level, listed, p, table, word_file

from songhanh.formats.blocks import Break, Document, Kind, Paragraph, Table
from songhanh.formats.docx_numbering import formed
from songhanh.formats.read_docx import read
from songhanh.lib.words import Problem

DATA = Path(__file__).parent.parent / "data"
FILES = sorted(DATA.glob("*.docx"))


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs()]


def made(body: str, **parts: str) -> Document:
    return read(word_file(body, **parts), "van-ban.docx")


def bare(text: str) -> str:
    """`text` without what may be dropped or folded."""
    folded = re.sub(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]", "", text)
    return folded.replace("\u2011", "-").replace("\u2010", "-")


@cache
def document_at(path: Path) -> Document:
    return read(path.read_bytes(), path.name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@given(data=st.data())
def test_every_stretch_of_text_is_found_in_the_source(path: Path, data: st.DataObject) -> None:
    document = document_at(path)
    paragraph = data.draw(st.sampled_from(list(document.paragraphs())))
    start = data.draw(st.integers(0, len(paragraph.text)))
    end = data.draw(st.integers(start, len(paragraph.text)))
    for first, last in ((0, len(paragraph.text)), (start, end)):
        place = paragraph.at(first, last)
        assert bare(document.source[place.start : place.end]) == bare(paragraph.text[first:last])
    assert bare(document.source[paragraph.place.start : paragraph.place.end]) == bare(paragraph.text)
    assert unicodedata.is_normalized("NFC", document.source)


def test_a_letterhead_and_a_signature_without_rules_stand_side_by_side() -> None:
    document = read((DATA / "lang-son-2022--a-word.docx").read_bytes(), "x")
    layouts = [block for block in document.blocks if isinstance(block, Table)]
    assert [table.layout for table in layouts] == [True, True]
    head, foot = ([cell.text for _, cell in row.cells] for row in (layouts[0].rows[0], layouts[1].rows[0]))
    assert head == [
        "UBND TỈNH LẠNG SƠN\nSỞ KẾ HOẠCH VÀ ĐẦU TƯ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    ]
    assert foot[0].startswith("Nơi nhận:\n- Sở LĐTB&XH;")
    assert foot[1] == "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nHà Mạnh Cường"


@pytest.mark.parametrize("name", ["son-la-254-qd-ubnd-2023--b-typed", "cd-nghe-213-tb-2012"])
def test_a_letterhead_typed_with_spaces_or_tabs_stands_side_by_side_too(name: str) -> None:
    document = read((DATA / f"{name}.docx").read_bytes(), "x")
    layouts = [block for block in document.blocks if isinstance(block, Table)]
    assert len(layouts) == 2
    (_, left), (_, right) = layouts[0].rows[0].cells
    assert left.text.splitlines()[-1].startswith("Số:")
    assert "Hạnh phúc" in right.text
    (_, left), (_, right) = layouts[1].rows[0].cells
    assert left.text.startswith("Nơi nhận:")
    assert "Lưu" in left.text.splitlines()[-1]
    assert len(right.blocks) == 2


def test_the_numbers_that_word_draws_are_text() -> None:
    document = read((DATA / "son-la-254-qd-ubnd-2023--a-word.docx").read_bytes(), "x")
    labels = [paragraph.label for paragraph in document.paragraphs() if paragraph.label]
    assert labels[:3] == ["Điều 1.", "Điều 2.", "Điều 3."]
    assert [label for label in labels if label.rstrip(".").isupper()] == ["I.", "II.", "III.", "IV."]
    assert sum(paragraph.text.startswith("8. Thành lập Đoàn kiểm tra") for paragraph in document.paragraphs()) == 1


def test_tracked_changes_are_accepted_and_a_box_is_read_once() -> None:
    document = read((DATA / "son-la-254-qd-ubnd-2023--a-word.docx").read_bytes(), "x")
    assert "tracked-changes" in document.remarks
    assert "một cách cơ bản" not in document.source
    assert "năm 2015; Luật Sửa đổi bổ sung" in document.text
    assert document.source.count("* Lưu ý: Đối với các vụ lộ") == 1


def test_a_note_follows_the_paragraph_that_calls_it() -> None:
    document = read((DATA / "lang-son-2022--a-word.docx").read_bytes(), "x")
    at = next(
        at for at, block in enumerate(document.blocks) if isinstance(block, Paragraph) and block.kind is Kind.NOTE
    )
    before, note = document.blocks[at - 1 : at + 1]
    assert isinstance(before, Paragraph)
    assert isinstance(note, Paragraph)
    assert before.text.startswith("Thực hiện Kế hoạch số 62/KH-UBND")
    assert note.text == "Đăng tải trên Cổng thông tin điện tử của tỉnh."


def test_a_task_table_keeps_its_spans_and_header_on_a_landscape_page() -> None:
    document = read((DATA / "bcd-quoc-gia-1237-252-kh-2013--c-table.docx").read_bytes(), "x")
    tasks = next(block for block in document.blocks if isinstance(block, Table) and not block.layout)
    assert Break(landscape=True) in document.blocks
    assert (tasks.columns, tasks.header_rows, len(tasks.rows)) == (6, 1, 51)
    assert [cell.text for _, cell in tasks.rows[0].cells] == [
        "STT",
        "Nội dung",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Thời gian",
        "Sản phẩm",
    ]
    assert [(column, cell.columns) for column, cell in tasks.rows[1].cells] == [(0, 1), (1, 5)]
    lead = tasks.rows[2].cell(2)
    assert lead is not None
    assert lead.rows == 2


def test_vni_fonts_are_read() -> None:
    document = read((DATA / "thu-tuong-46-cd-ttg-2026--i-vni.docx").read_bytes(), "x")
    assert "Độc lập - Tự do - Hạnh phúc" in texts(document)
    assert document.remarks == ("vni",)


def test_capitals_by_font_and_the_soft_hyphen_of_tcvn3_are_read() -> None:
    font = '<w:rFonts w:ascii=".VnTime{}" w:hAnsi=".VnTime{}"/>'
    run = f"<w:r><w:rPr>{font.format('', '')}</w:rPr><w:t>Thñ t</w:t><w:softHyphen/><w:t>íng ChÝnh phñ</w:t></w:r>"
    document = made(
        f"<w:p>{run}</w:p>" + p("chØ thÞ", run=font.format("H", "H")) + p("Ủy ban Kỳ", run=font.format("", ""))
    )
    assert texts(document) == ["Thủ tướng Chính phủ", "CHỈ THỊ", "Ủy ban Kỳ"]


def test_tcvn3_without_its_font_is_known_by_evidence() -> None:
    document = made(p("Thñ t\u00adíng ChÝnh phñ yªu cÇu Chñ tÞch ñy ban nh©n d©n c¸c tØnh thùc hiÖn"))
    assert texts(document) == ["Thủ tướng Chính phủ yêu cầu Chủ tịch ủy ban nhân dân các tỉnh thực hiện"]
    assert document.remarks == ("tcvn3",)


def test_levels_begin_anew_below_a_higher_one() -> None:
    lists = definition(0, level(0, "%1.", "upperRoman"), level(1, "%2.", "decimal"), level(2, "%2.%3", "decimal"))
    body = "".join(listed("x", 1, at) for at in (0, 1, 2, 2, 1, 0, 1))
    document = made(body, numbering=lists + instance(1, 0))
    assert texts(document) == ["I. x", "1. x", "1.1 x", "1.2 x", "2. x", "II. x", "1. x"]


def test_lists_of_one_definition_count_on_unless_they_begin_anew() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = definition(0, level(0, "%1)", "lowerLetter")) + instance(1, 0) + instance(2, 0) + instance(3, 0, start)
    document = made("".join(listed("x", name) for name in (1, 2, 3, 3)), numbering=lists)
    assert texts(document) == ["a) x", "b) x", "a) x", "b) x"]


def test_a_label_without_a_number_such_as_d_with_stroke_is_drawn_as_it_is() -> None:
    lists = (
        definition(0, level(0, "đ)", "none"))
        + definition(1, level(0, "\uf0b7", "bullet"))
        + instance(1, 0)
        + instance(2, 1)
    )
    document = made(listed("x", 1) + listed("y", 2), numbering=lists)
    assert texts(document) == ["đ) x", "• y"]
    assert [paragraph.label for paragraph in document.paragraphs()] == ["đ)", "•"]


def test_a_style_gives_its_list_and_its_outline_level_down_the_chain() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 2"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Mục"/><w:basedOn w:val="A"/>'
        "<w:rPr><w:b/></w:rPr></w:style>"
    )
    lists = definition(0, level(0, "Phần %1:", "upperRoman", '<w:pStyle w:val="A"/>')) + instance(1, 0)
    document = made(
        p("Đầu", '<w:pStyle w:val="B"/>') + p("Sau", '<w:pStyle w:val="B"/>'), numbering=lists, styles=styles
    )
    first, second = document.paragraphs()
    assert (first.text, second.text) == ("Phần I: Đầu", "Phần II: Sau")
    assert (first.kind, first.level, first.bold) == (Kind.HEADING, 1, True)


def test_legal_numbering_shows_figures_for_roman_numbers() -> None:
    lists = definition(0, level(0, "%1.", "upperRoman"), level(1, "%1.%2.", "decimal", "<w:isLgl/>")) + instance(1, 0)
    assert texts(made(listed("x", 1) + listed("y", 1, 1), numbering=lists)) == ["I. x", "1.1. y"]


def test_a_deleted_bullet_is_neither_shown_nor_counted() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    )
    document = made(listed("x", 1) + gone + listed("y", 1), numbering=definition(0, level(0, "%1.")) + instance(1, 0))
    assert texts(document) == ["1. x", "2. y"]


def test_page_fields_go_and_other_fields_show_their_result() -> None:
    def field(instruction: str, result: str) -> str:
        begin, separate, end = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end"))
        said = f"<w:instrText>{instruction}</w:instrText>"
        return "".join(f"<w:r>{part}</w:r>" for part in (begin, said, separate, f"<w:t>{result}</w:t>", end))

    document = made(f"<w:p><w:r><w:t>a</w:t></w:r>{field(' PAGE ', '7')}{field('REF x', 'b')}</w:p>")
    assert texts(document) == ["ab"]


def test_hard_line_breaks_part_typed_items() -> None:
    document = made("<w:p><w:r><w:t>1. Một</w:t><w:br/><w:t>2. Hai</w:t></w:r></w:p>")
    assert [(paragraph.text, paragraph.label) for paragraph in document.paragraphs()] == [
        ("1. Một", "1."),
        ("2. Hai", "2."),
    ]


def test_a_frame_of_one_cell_is_only_its_text_and_a_table_in_a_cell_is_read() -> None:
    inner = table([p("a"), p("b")], [p("c"), p("d")])
    document = made(table([p("Nghị quyết") + inner]) + table([p("x"), inner], [p("y"), p("z")]))
    assert isinstance(document.blocks[0], Paragraph)
    assert isinstance(document.blocks[1], Table)
    assert texts(document) == ["Nghị quyết", *"abcd", "x", *"abcd", "y", "z"]


def test_bold_and_italic_stretches_follow_folded_white_space() -> None:
    first = '<w:r><w:t xml:space="preserve">Một   </w:t></w:r>'
    second = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">hai\u00ad  ba</w:t></w:r>'
    body = f"<w:p>{first}{second}</w:p>"
    (paragraph,) = made(body).paragraphs()
    assert paragraph.text == "Một hai ba"
    assert [paragraph.text[run.start : run.end] for run in paragraph.runs if run.bold] == ["hai ba"]


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (4, "upperRoman", "IV"),
        (1999, "lowerRoman", "mcmxcix"),
        (26, "lowerLetter", "z"),
        (28, "upperLetter", "BB"),
        (3, "decimalZero", "03"),
    ],
)
def test_numbers_are_formed_as_word_forms_them(number: int, form: str, shown: str) -> None:
    assert formed(number, form) == shown


def test_a_table_of_contents_is_left_out() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    document = made(p("I. MỤC TIÊU\t3", '<w:pStyle w:val="T"/>') + p("I. MỤC TIÊU"), styles=styles)
    assert texts(document) == ["I. MỤC TIÊU"]


def test_what_nests_without_end_is_refused() -> None:
    body = p("x")
    for _ in range(60):
        body = f"<w:sdt><w:sdtContent>{body}</w:sdtContent></w:sdt>"
    with pytest.raises(Problem) as caught:
        made(body)
    assert caught.value.code == "too-deep"


def test_entities_are_not_resolved() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file(p("an toàn")))) as old, zipfile.ZipFile(out, "w") as new:
        part = old.read("word/document.xml").replace(b"</w:t>", b"&x;</w:t>")
        new.writestr("word/document.xml", b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + part)
    assert "root" not in read(out.getvalue(), "x").source
