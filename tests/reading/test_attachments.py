"""What is attached to a document: annexes and their titles."""

import pytest
from readings import part

from songhanh.formats.blocks import Kind, Paragraph
from songhanh.reading.attachments import annex_label, annex_title, begins_annex, with_annexes


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Phụ lục", "Phụ lục"),
        ("PHỤ LỤC II", "Phụ lục II"),
        ("Phụ lục số 1:", "Phụ lục 1"),
        ("PHỤ LỤC 3. DANH MỤC NHIỆM VỤ", "Phụ lục 3"),
        ("Phụ lục kèm theo Kế hoạch này gồm các nhiệm vụ", None),
        ("Phụ lục II của Kế hoạch", None),
        ("Các phụ lục", None),
        ("Kế hoạch", None),
    ],
)
def test_a_line_of_its_own_begins_an_annex(line: str, label: str | None) -> None:
    found = annex_label(Paragraph(line))
    assert (found.replace(" số", "") if found else None) == label


def test_a_centred_line_may_go_on_with_the_title() -> None:
    assert annex_label(Paragraph("Phụ lục I. Danh mục nhiệm vụ", align="center")) == "Phụ lục I"
    assert annex_label(Paragraph("Phụ lục I. Danh mục nhiệm vụ")) is None


def test_a_note_begins_no_annex() -> None:
    assert annex_label(Paragraph("Phụ lục II", kind=Kind.NOTE)) is None
    assert begins_annex("Phụ lục II")


def test_the_title_goes_on_in_capitals_and_with_what_it_is_enclosed_in() -> None:
    blocks = part(
        "PHỤ LỤC\nDANH MỤC NHIỆM VỤ\nNĂM 2022\n(Kèm theo Kế hoạch số 5/KH-UBND)\nCác nhiệm vụ gồm\n1. Một"
    ).blocks
    title, at = annex_title(blocks, 0)
    assert [line.text for line in title] == ["DANH MỤC NHIỆM VỤ", "NĂM 2022", "(Kèm theo Kế hoạch số 5/KH-UBND)"]
    assert at == 4


def test_a_document_is_cut_at_each_annex() -> None:
    whole = part("I. NỘI DUNG\nPHỤ LỤC I\nDANH MỤC\n1. Một\nPHỤ LỤC II\nBIỂU MẪU\n1. Hai")
    cut = with_annexes([whole])
    assert [(one.label, [line.text for line in one.title], len(one.blocks)) for one in cut] == [
        ("", [], 1), ("Phụ lục I", ["DANH MỤC"], 1), ("Phụ lục II", ["BIỂU MẪU"], 1),
    ]  # fmt: skip


def test_a_document_without_an_annex_stays_one() -> None:
    whole = part("I. NỘI DUNG\n1. Một")
    assert with_annexes([whole]) == [whole]
