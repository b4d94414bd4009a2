"""The labels in front of headings and items, typed or drawn by Word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.formats.blocks import Kind, Paragraph, Place
from songhanh.formats.labels import Mark, classify, label_of


@pytest.mark.parametrize(
    ("text", "label", "mark"),
    [
        ("I. MỤC ĐÍCH", "I.", Mark.ROMAN),
        ("XII. TỔ CHỨC", "XII.", Mark.ROMAN),
        ("Il. NỘI DUNG", "Il.", Mark.ROMAN),
        ("A. PHẦN CHUNG", "A.", Mark.UPPER),
        ("1. Mục đích", "1.", Mark.DECIMAL),
        ("1) Mục đích", "1)", Mark.DECIMAL),
        ("1/ Mục đích", "1/", Mark.DECIMAL),
        ("1- Mục đích", "1-", Mark.DECIMAL),
        ("12.Tổ chức", "12.", Mark.DECIMAL),
        ("2.1. Truyền thông", "2.1.", Mark.COMPOUND),
        ("2.1 Truyền thông", "2.1", Mark.COMPOUND),
        ("2.1.3. Phát thanh", "2.1.3.", Mark.COMPOUND),
        ("a) Phát thanh", "a)", Mark.LOWER),
        ("đ) Truyền hình", "đ)", Mark.LOWER),
        ("a. Phát thanh", "a.", Mark.LOWER),
        ("(1) Một", "(1)", Mark.PAREN),
        ("(a) Một", "(a)", Mark.LOWER),
        ("- Tổ chức", "-", Mark.BULLET),
        ("– Tổ chức", "–", Mark.BULLET),
        ("+ Tổ chức", "+", Mark.BULLET),
        ("• Tổ chức", "•", Mark.BULLET),
        ("-Tổ chức", "-", Mark.BULLET),
        ("Điều 1. Phạm vi", "Điều 1.", Mark.ARTICLE),
        ("Điều 12a. Phạm vi", "Điều 12a.", Mark.ARTICLE),
        ("ĐIỀU 3: Thi hành", "ĐIỀU 3:", Mark.ARTICLE),
        ("Chương II", "Chương II", Mark.CHAPTER),
        ("Phần thứ nhất", "Phần thứ nhất", Mark.PART),
        ("Mục 1. Quy định chung", "Mục 1.", Mark.DIVISION),
        ("Phụ lục I", "Phụ lục I", Mark.ANNEX),
    ],
)
def test_a_label_is_known_by_its_signs(text: str, label: str, mark: Mark) -> None:
    assert label_of(text) == (label, mark)


@pytest.mark.parametrize(
    "text",
    [
        "15/11/2022 tổ chức mít tinh",
        "2022. Kế hoạch này",
        "1.000 tờ rơi",
        "1.500.000 đồng",
        "40% cán bộ nữ",
        "Điều 5 Luật Bình đẳng giới quy định",
        "Điều 5, Điều 6 của Quy chế",
        "- 2025 và những năm tiếp theo",
        "-------",
        "***",
        "Tổ chức hội nghị",
        "KẾ HOẠCH",
        "ILO hỗ trợ",
        "và các đơn vị",
        "",
    ],
)
def test_dates_figures_references_and_rules_are_no_label(text: str) -> None:
    assert label_of(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I. MỤC ĐÍCH", Kind.HEADING),
        ("Chương II", Kind.HEADING),
        ("1. Mục đích", Kind.ITEM),
        ("- Tổ chức", Kind.ITEM),
        ("Điều 1. Phạm vi", Kind.ITEM),
        ("Tổ chức hội nghị", Kind.PARAGRAPH),
    ],
)
def test_the_label_tells_what_a_paragraph_is(text: str, kind: Kind) -> None:
    assert classify(Paragraph(text)).kind is kind


def test_what_word_knows_already_stays() -> None:
    drawn = Paragraph("I. MỤC ĐÍCH", kind=Kind.PARAGRAPH, label="I.")
    note = Paragraph("1. Xem Luật Bình đẳng giới", kind=Kind.NOTE)
    assert classify(drawn) is drawn
    assert classify(note) is note


def test_a_label_behind_blanks_is_put_in_front_with_its_place() -> None:
    source = "   - Tổ chức hội nghị"
    found = classify(Paragraph(source, Place(0, len(source)), joins=((0, 0),)))
    assert (found.label, found.text) == ("-", "- Tổ chức hội nghị")
    place = found.at(2, 9)
    assert source[place.start : place.end] == "Tổ chức"


@given(st.one_of(st.text(), st.from_regex(r"[IVXl1-9aA(.)/ -]{1,6}[A-Za-z ]{0,4}")))
def test_a_label_stands_at_the_beginning_of_its_text(text: str) -> None:
    found = label_of(text)
    if found is not None:
        assert found[0]
        assert text.lstrip().startswith(found[0])
        assert label_of(text.lstrip()) == found
