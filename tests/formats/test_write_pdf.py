"""The PDF as an independent reader finds it: what it claims to be, and what is measured on its pages."""

import io
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import Page, measured
from samples import ANNEX, DAY, LETTER, MADE, PLAN, cell, item, table

from songhanh.formats.blocks import Break, Cell, Document, Kind, Paragraph, Row, Table
from songhanh.formats.fonts import FOLDER
from songhanh.formats.official import Official, lay_out, lay_out_annex
from songhanh.formats.official_sheet import official_sheet
from songhanh.formats.write_pdf import write_pdf
from songhanh.law.page_layout import layout
from songhanh.lib.words import Problem

NEAR = 0.6  # mm


@pytest.fixture(scope="module")
def plan() -> bytes:
    return write_pdf(*lay_out(PLAN, DAY), MADE)


@pytest.fixture(scope="module")
def pages(plan: bytes) -> list[Page]:
    return measured(plan)


def tags(pdf: bytes) -> list[str]:
    """The kinds of all structure elements in reading order."""
    found: list[str] = []

    def walk(node: object) -> None:
        if isinstance(node, pikepdf.Array):
            for one in node:
                walk(one)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append(str(node.S))
            if "/K" in node:
                walk(node.K)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        walk(opened.Root.StructTreeRoot.K)
    return found


def test_it_is_pdf_a_2a_and_pdf_ua_1_with_language_and_title(plan: bytes) -> None:
    with pikepdf.open(io.BytesIO(plan)) as opened:
        root = opened.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang) == "vi-VN"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with opened.open_metadata() as metadata:
            assert metadata["dc:title"] == PLAN.title
            assert metadata["pdfaid:part"] == "2"
            assert metadata["pdfaid:conformance"] == "A"
            assert metadata["pdfuaid:part"] == "1"


def test_every_font_is_embedded_and_is_the_shipped_one(plan: bytes) -> None:
    with pikepdf.open(io.BytesIO(plan)) as opened:
        fonts = {
            str(font.BaseFont): font.DescendantFonts[0].FontDescriptor
            for page in opened.pages
            for font in page.Resources.get("/Font", {}).values()
        }
    assert {name.partition("+")[2] for name in fonts} >= {"Tinos", "Tinos-Bold", "Tinos-Italic"}
    assert all("Tinos" in name for name in fonts)
    with pikepdf.open(io.BytesIO(plan)) as opened:
        for page in opened.pages:
            for font in page.Resources.get("/Font", {}).values():
                descriptor = font.DescendantFonts[0].FontDescriptor
                assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
                assert "/ToUnicode" in font


def test_it_is_a_sound_file(plan: bytes) -> None:
    with pikepdf.open(io.BytesIO(plan)) as opened:
        assert opened.check_pdf_syntax() == []


def test_what_typst_refuses_is_told_as_a_problem() -> None:
    document, sheet = lay_out(PLAN, DAY)
    wrong = replace(sheet, styles={**sheet.styles, "body": replace(sheet.styles["body"], colour="no colour")})
    with pytest.raises(Problem) as told:
        write_pdf(document, wrong, MADE)
    assert told.value.code == "typesetting-failed"
    assert str(FOLDER.parent.parent.parent) not in str(told.value)


def test_its_tags_are_headings_in_steps_paragraphs_and_tables_with_heads(plan: bytes) -> None:
    kinds = tags(plan)
    levels = [int(kind[2:]) for kind in kinds if re.fullmatch(r"/H\d", kind)]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert kinds.count("/TH") == 5
    assert kinds.count("/Table") == 1, "letterhead and signature are no tables to a screen reader"
    assert kinds.index("/THead") < kinds.index("/TBody")


def test_the_page_is_a4_and_text_keeps_inside_the_margins_of_the_decree(pages: list[Page]) -> None:
    law = layout(DAY).page
    for page in pages:
        upright = (page.width, page.height) if page.width < page.height else (page.height, page.width)
        assert upright == pytest.approx((law.width, law.height), abs=0.1)
        body = [line for line in page.lines if not re.fullmatch(r"\d", line.text)]
        assert min(line.left for line in body) >= law.margin_left[0] - NEAR
        assert max(line.right for line in body) <= page.width - law.margin_right[0] + NEAR
        assert min(line.top for line in body) >= law.margin_top[0] - NEAR
        assert max(line.bottom for line in body) <= page.height - law.margin_bottom[0] + NEAR
    first = pages[0].line("ban hành Chiến lược")
    assert law.margin_left[0] - NEAR <= first.left <= law.margin_left[1] + NEAR
    full = max(line.right for line in pages[0].lines)
    assert law.margin_right[0] - NEAR <= pages[0].width - full <= law.margin_right[1] + NEAR


def test_sizes_and_looks_are_those_of_the_decree(pages: list[Page]) -> None:
    law = layout(DAY)
    for starts, name in (
        ("CỘNG HÒA", "Quốc hiệu"),
        ("Độc lập", "Tiêu ngữ"),
        ("ỦY BAN", "Tên cơ quan chủ quản trực tiếp"),
        ("SỞ KẾ HOẠCH", "Tên cơ quan ban hành"),
        ("Số:", "Số, ký hiệu"),
        ("KẾ HOẠCH", "Tên loại"),
        ("Triển khai thực hiện công tác", "Trích yếu"),
        ("Căn cứ Luật", "Căn cứ"),
        ("Thực hiện Kế hoạch", "Nội dung"),
    ):
        line, element = pages[0].line(starts), law.element(name)
        assert element.size[0] <= line.size <= element.size[1], name
        assert ("Bold" in line.font, "Italic" in line.font) == (element.bold, element.italic), name
    closing = pages[1]
    assert closing.line("Nơi nhận").size == law.element("Nơi nhận (từ)").preferred
    assert closing.line("- Lãnh đạo Sở").size == law.element("Nơi nhận (danh sách)").preferred
    assert "Bold" in closing.line("Hà Mạnh Cường").font


def test_the_motto_stands_under_the_name_of_the_nation_over_a_rule_as_long_as_its_text(pages: list[Page]) -> None:
    name, motto = pages[0].line("CỘNG HÒA"), pages[0].line("Độc lập")
    assert name.left + name.right == pytest.approx(motto.left + motto.right, abs=1)
    assert motto.top > name.top
    rule = pages[0].below(motto)
    assert rule.length == pytest.approx(motto.right - motto.left, abs=1)
    assert 0 <= rule.top - motto.bottom < 3


@pytest.mark.parametrize("starts", ["SỞ KẾ HOẠCH", "và hoạt động"])
def test_the_issuer_and_the_subject_stand_over_a_rule_of_a_third_to_a_half_of_the_line(
    pages: list[Page], starts: str
) -> None:
    line = pages[0].line(starts)
    rule = pages[0].below(line)
    assert 1 / 3 <= rule.length / (line.right - line.left) <= 1 / 2
    assert rule.left + rule.right == pytest.approx(line.left + line.right, abs=1)


def test_number_and_day_are_on_one_line(pages: list[Page]) -> None:
    line = pages[0].line("Số: 15/KH-SKHĐT")
    assert "Lạng Sơn, ngày 05 tháng 4 năm 2022" in line.text


def test_the_body_begins_each_paragraph_with_the_indent_of_the_decree(pages: list[Page]) -> None:
    sheet = official_sheet(DAY)
    low, high = layout(DAY).element("Nội dung").first_line_indent_cm
    first = pages[0].line("Thực hiện Kế hoạch")
    assert low * 10 - NEAR <= first.left - sheet.left <= high * 10 + NEAR


def test_page_numbers_begin_on_the_second_page_in_the_middle_of_the_top_and_anew_in_the_annex(
    pages: list[Page],
) -> None:
    shown = [[line for line in page.lines if re.fullmatch(r"\d+", line.text) and line.bottom < 20] for page in pages]
    assert [[line.text for line in lines] for lines in shown] == [[], ["2"], [], ["2"]]
    number = shown[1][0]
    middle = (official_sheet(DAY).left + pages[1].width - official_sheet(DAY).right) / 2
    assert (number.left + number.right) / 2 == pytest.approx(middle, abs=1)
    assert layout(DAY).page_number.size[0] <= number.size <= layout(DAY).page_number.size[1]


def test_the_head_of_a_table_comes_again_on_its_second_page(pages: list[Page]) -> None:
    assert pages[2].width > pages[2].height
    assert pages[3].line("STT Công việc").top < 30


def test_the_same_input_gives_the_same_bytes() -> None:
    assert write_pdf(*lay_out(LETTER, DAY), MADE) == write_pdf(*lay_out(LETTER, DAY), MADE)


def test_text_is_never_markup() -> None:
    traps = '#panic("x") *not bold* _not_ $x^2$ @ref <label> `raw` \\ // c [a] #{1} = Đề mục "q" --- ~ #import "/etc/x"'
    pdf = write_pdf(*lay_out(Official(type="Kế hoạch", subject=traps, body=(Paragraph(traps),)), DAY), MADE)
    read = " ".join(" ".join(line.text for page in measured(pdf) for line in page.lines).split())
    assert " ".join(traps.split()) in read


def test_characters_that_the_font_has_not_never_stop_the_work() -> None:
    odd = Paragraph("Ô ☐ chọn ☑, chữ 漢字, dấu \uf0b7 riêng, 😀, \x0b\x00 và \u200b hết")
    pdf = write_pdf(*lay_out(Official(type="Kế hoạch", body=(odd,)), DAY), MADE)
    assert "Ô □ chọn √" in " ".join(line.text for line in measured(pdf)[0].lines)


@settings(max_examples=20, deadline=None)
@given(st.text(), st.text(max_size=8))
def test_any_text_is_set(text: str, label: str) -> None:
    blocks = (Paragraph(f"{label} {text}", label=label, kind=Kind.HEADING), Paragraph(text), table((text, label)))
    assert measured(write_pdf(Document(blocks=blocks, title=text), official_sheet(DAY), MADE))


def test_headings_that_skip_a_level_in_the_source_do_not_in_the_tags() -> None:
    skipping = tuple(
        Paragraph(f"{label} Tên", kind=Kind.HEADING, label=label) for label in ("a)", "I.", "a)", "1.", "II.")
    )
    kinds = tags(write_pdf(*lay_out(Official(type="Kế hoạch", body=skipping), DAY), MADE))
    levels = [int(kind[2:]) for kind in kinds if re.fullmatch(r"/H\d", kind)]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_tables_with_merged_ragged_and_overlapping_cells_are_set() -> None:
    rows = (
        Row(((0, cell("STT", rows=2)), (1, cell("Nội dung", columns=2)))),
        Row(((1, cell("a")), (2, cell("b")))),
        Row(((0, cell("1", rows=9)), (1, cell("x", columns=7)))),
        Row(()),
        Row(((0, cell("lies over the merged one")), (2, Cell()))),
    )
    merged = Table(rows=rows, columns=3, header_rows=2)
    pdf = write_pdf(*lay_out(Official(type="Kế hoạch", body=(merged, table(("a", "b")), item("-", "x"))), DAY), MADE)
    assert tags(pdf).count("/Table") == 2


def test_a_table_that_is_all_head_and_one_without_a_head_are_set() -> None:
    blocks = (table(("a", "b"), ("c", "d"), header_rows=5), table(("a", "b"), header_rows=0))
    assert tags(write_pdf(Document(blocks=blocks), official_sheet(DAY), MADE)).count("/Table") == 2


def test_an_empty_document_and_a_bare_one_are_set() -> None:
    sheet = official_sheet(date(2026, 1, 1))
    assert len(measured(write_pdf(Document(blocks=()), sheet, MADE))) == 1
    blocks = (Paragraph("Một"), Break(), Paragraph("Hai", align="right"), Break(landscape=True), Paragraph("Ba"))
    three = measured(write_pdf(Document(blocks=blocks), sheet, MADE))
    assert [page.width > page.height for page in three] == [False, False, True]


def test_an_annex_alone_is_a_landscape_document() -> None:
    pages = measured(write_pdf(*lay_out_annex(ANNEX, DAY), MADE))
    assert all(page.width > page.height for page in pages)
    assert pages[0].lines[0].text == "Phụ lục"
