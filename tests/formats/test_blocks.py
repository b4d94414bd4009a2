"""The document model: texts with their labels, traits and the way back to the source."""

import pytest

from songhanh.formats.blocks import Break, Cell, Document, Paragraph, Place, Row, Run, Table, joined

SOURCE = "1. Tổ chức hội\nnghị tuyên truyền."
ITEM = Paragraph("1. Tổ chức hội nghị tuyên truyền.", Place(0, 33, 2, 7), label="1.", joins=((0, 0), (14, 14)))


def shown(source: str, place: Place) -> str:
    return source[place.start : place.end]


def test_the_content_stands_behind_the_label() -> None:
    assert ITEM.content == "Tổ chức hội nghị tuyên truyền."
    assert Paragraph("KẾ HOẠCH").content == "KẾ HOẠCH"


def test_without_joins_text_and_source_run_side_by_side() -> None:
    paragraph = Paragraph("Sở Y tế chủ trì", Place(100, 115, 1, 3))
    assert paragraph.at(3, 7) == Place(103, 107, 1, 3)


def test_a_stretch_over_a_line_end_shows_both_lines() -> None:
    assert shown(SOURCE, ITEM.at(3, 18)) == "Tổ chức hội\nngh"[:15]
    assert shown(SOURCE, ITEM.at(15, 19)) == "nghị"
    assert ITEM.at(15, 19)[2:] == (2, 7)


def test_an_empty_stretch_is_an_empty_place() -> None:
    assert ITEM.at(15, 15).start == ITEM.at(15, 15).end


@pytest.mark.parametrize(
    ("runs", "bold"),
    [
        ((), False),
        ((Run(3, 33, bold=True),), True),
        ((Run(0, 33, bold=True),), True),
        ((Run(3, 14, bold=True), Run(14, 33, bold=True)), True),
        ((Run(3, 20, bold=True),), False),
        ((Run(3, 33, italic=True),), False),
    ],
)
def test_a_paragraph_is_bold_where_all_behind_its_label_is(runs: tuple[Run, ...], *, bold: bool) -> None:
    assert Paragraph(ITEM.text, label="1.", runs=runs).bold is bold


def test_an_empty_paragraph_is_neither_bold_nor_italic() -> None:
    assert not Paragraph("", runs=(Run(0, 0, bold=True),)).bold
    assert not Paragraph("").italic


def test_lines_read_as_one_lead_back_to_each() -> None:
    source = "KẾ HOẠCH\n\nTriển khai công tác bình đẳng giới\nnăm 2022"
    first = Paragraph("Triển khai công tác bình đẳng giới", Place(10, 44))
    second = Paragraph("năm 2022", Place(45, 53))
    whole = joined((first, second))
    assert whole.text == "Triển khai công tác bình đẳng giới năm 2022"
    assert (whole.place.start, whole.place.end) == (10, 53)
    assert shown(source, whole.at(35, 43)) == "năm 2022"
    assert shown(source, whole.at(20, 30)) == "bình đẳng "


def test_a_cell_covers_the_columns_it_spans() -> None:
    wide, last = Cell((Paragraph("TRUYỀN THÔNG"),), columns=2), Cell((Paragraph("Quý I"), Paragraph("Quý II")))
    row = Row(((0, wide), (2, last)))
    assert row.cell(0) is row.cell(1) is wide
    assert row.cell(2) is last
    assert row.cell(3) is None
    assert last.text == "Quý I\nQuý II"


def test_the_text_of_a_document_goes_through_its_tables_too() -> None:
    table = Table((Row(((0, Cell((Paragraph("STT"),))), (1, Cell((Paragraph("Nội dung"),))))),), 2)
    document = Document((Paragraph("I. NỘI DUNG"), table, Break(landscape=True), Paragraph("1. Tập huấn")))
    assert document.text == "I. NỘI DUNG\nSTT\nNội dung\n1. Tập huấn"
