"""What stands where in an official document, by Decree 30."""

from dataclasses import replace
from datetime import date

import pytest
from samples import ANNEX, BODY, DAY, LETTER, OPEN_PLAN, PLAN, table

from songhanh.formats.blocks import Break, Cell, Document, Kind, Paragraph, Row, Table
from songhanh.formats.official import (
    Official,
    annex_reference,
    balance,
    day_line,
    lay_out,
    lay_out_annex,
    symbol_of,
)
from songhanh.formats.sheet import pieces
from songhanh.law.page_layout import layout


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs()]


def styled(document: Document, style: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs() if paragraph.style == style]


def test_the_parts_of_a_plan_stand_in_the_order_of_the_decree() -> None:
    document, _ = lay_out(PLAN, DAY)
    order = [paragraph.style for paragraph in document.paragraphs()]
    first = [order.index(style) for style in (
        "parent-body", "issuer", "national-name", "motto", "number", "place-and-day", "type", "subject", "basis",
        "body", "heading-1", "heading-2", "recipients-head", "recipients", "office-first", "signer-name", "annex",
        "annex-title", "annex-reference", "cell-head",
    )]  # fmt: skip
    assert first == sorted(first)


def test_every_word_of_the_body_is_set_as_it_was_given() -> None:
    document, _ = lay_out(PLAN, DAY)
    set_text = texts(document)
    for block in BODY:
        assert isinstance(block, Paragraph)
        assert block.text in set_text


def test_bodies_and_types_are_in_capitals_and_the_subject_is_as_written() -> None:
    document, _ = lay_out(PLAN, DAY)
    assert styled(document, "issuer") == ["SỞ KẾ HOẠCH VÀ ĐẦU TƯ"]
    assert styled(document, "parent-body") == ["ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN"]
    assert styled(document, "type") == ["KẾ HOẠCH"]
    assert styled(document, "office-first") == ["KT. GIÁM ĐỐC"]
    assert styled(document, "office") == ["PHÓ GIÁM ĐỐC"]
    subject = styled(document, "subject")[0]
    assert subject.split("\n") == [
        "Triển khai thực hiện công tác bình đẳng giới",
        "và hoạt động vì sự tiến bộ của phụ nữ năm 2022",
    ]


def test_a_part_that_is_missing_is_left_blank_as_offices_leave_it() -> None:
    document, _ = lay_out(OPEN_PLAN, DAY)
    plain = [text.replace("\u00a0", " ") for text in texts(document)]
    assert "Số:         /KH-SKHĐT" in plain
    assert "Lạng Sơn, ngày       tháng       năm 2022" in plain
    assert not styled(document, "recipients-head")
    assert styled(document, "signer-name") == ["…" * 12]


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2022, 1, 5), "Lạng Sơn, ngày 05 tháng 01 năm 2022"),
        (date(2022, 2, 15), "Lạng Sơn, ngày 15 tháng 02 năm 2022"),
        (date(2022, 3, 9), "Lạng Sơn, ngày 09 tháng 3 năm 2022"),
        (date(2022, 12, 31), "Lạng Sơn, ngày 31 tháng 12 năm 2022"),
    ],
)
def test_days_below_ten_and_the_first_two_months_have_a_zero(day: date, written: str) -> None:
    assert day_line(Official(place="Lạng Sơn", day=day), DAY) == written


def test_a_number_below_ten_has_a_zero_and_others_stay_as_they_are() -> None:
    assert symbol_of(replace(PLAN, number="5"), DAY) == "05/KH-SKHĐT"
    assert symbol_of(replace(PLAN, number="05"), DAY) == "05/KH-SKHĐT"
    assert symbol_of(replace(PLAN, number="12a"), DAY) == "12a/KH-SKHĐT"
    assert symbol_of(replace(PLAN, symbol=None), DAY).replace("\u00a0", "_") == "15/KH-________"


def test_a_letter_has_its_subject_under_the_number_and_its_addressees_a_line_each() -> None:
    document, _ = lay_out(LETTER, LETTER.day or DAY)
    assert not styled(document, "type")
    assert " ".join(styled(document, "letter-subject")[0].split()) == f"V/v {LETTER.subject}"
    assert styled(document, "addressees-line") == [
        "- Sở Lao động - Thương binh và Xã hội;",
        "- Ban Vì sự tiến bộ của phụ nữ tỉnh.",
    ]
    assert styled(document, "urgency-3") == ["KHẨN"]


def test_one_addressee_stands_on_the_line_of_the_words() -> None:
    document, _ = lay_out(replace(LETTER, addressees=("Sở Nội vụ;",)), DAY)
    assert styled(document, "addressee") == ["Kính gửi: Sở Nội vụ."]


def test_every_degree_of_urgency_has_the_frame_of_the_decree() -> None:
    for degree, frame in (("Hỏa tốc", (30, 8)), ("Thượng khẩn", (40, 8)), ("KHẨN", (20, 8))):
        document, sheet = lay_out(replace(LETTER, urgency=degree), DAY)
        style = next(one.style for one in document.paragraphs() if one.style.startswith("urgency"))
        assert sheet.styles[style].frame == frame


def test_recipients_have_a_dash_and_a_semicolon_and_the_file_copy_ends_the_list() -> None:
    document, _ = lay_out(PLAN, DAY)
    assert styled(document, "recipients") == [
        "- Sở LĐTB&XH;",
        "- Lãnh đạo Sở;",
        "- Các phòng, đơn vị thuộc Sở;",
        "- Ban VSTPCPN Sở;",
        "- Lưu: VT, VP.",
    ]


def test_the_signature_never_stands_on_a_page_alone() -> None:
    document, sheet = lay_out(PLAN, DAY)
    closing = next(one for one in document.paragraphs() if one.style == "closing")
    assert closing.text.endswith("./.")
    assert sheet.styles["closing"].keep_next


def test_several_annexes_have_roman_numbers_and_one_has_none() -> None:
    one, _ = lay_out(PLAN, DAY)
    assert styled(one, "annex") == ["Phụ lục"]
    three, _ = lay_out(replace(PLAN, annexes=(ANNEX,) * 3), DAY)
    assert styled(three, "annex") == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]


def test_an_annex_names_the_document_it_belongs_to() -> None:
    assert annex_reference(PLAN, DAY) == (
        "(Kèm theo Kế hoạch số 15/KH-SKHĐT ngày 05 tháng 4 năm 2022 của Sở Kế hoạch và Đầu tư)"
    )


def test_an_annex_keeps_the_label_of_the_source_and_a_document_issued_with_another_has_its_own_type() -> None:
    labelled, _ = lay_out(replace(PLAN, annexes=(replace(ANNEX, label="Phụ lục 2a"), ANNEX)), DAY)
    assert styled(labelled, "annex") == ["Phụ lục 2a", "Phụ lục II"]
    attached, sheet = lay_out(replace(PLAN, annexes=(replace(ANNEX, type="Quy chế", title="Làm việc của Ban"),)), DAY)
    assert not styled(attached, "annex")
    assert styled(attached, "attached-type") == ["QUY CHẾ"]
    assert styled(attached, "attached-subject") == ["Làm việc của Ban"]
    assert sheet.styles["attached-type"].new_pages


def test_a_decision_names_who_decides_above_its_bases() -> None:
    document, _ = lay_out(replace(PLAN, type="Quyết định", decided_by=("Giám đốc Sở Kế hoạch và Đầu tư",)), DAY)
    order = [paragraph.style for paragraph in document.paragraphs()]
    assert order.index("subject") < order.index("decided-by") < order.index("basis")
    assert styled(document, "decided-by") == ["GIÁM ĐỐC SỞ KẾ HOẠCH VÀ ĐẦU TƯ"]


def test_the_number_of_an_article_is_bold() -> None:
    document, sheet = lay_out(Official(body=(Paragraph("Điều 1. Ban hành", label="Điều 1."),)), DAY)
    article = next(one for one in document.paragraphs() if one.label)
    assert [(one.text, one.bold) for one in pieces(article, sheet.styles["body"])] == [
        ("Điều 1.", True),
        (" Ban hành", False),
    ]


def test_the_heading_of_a_group_of_rows_stays_with_the_row_below() -> None:
    group = Row(((0, Cell((Paragraph("I"),))), (1, Cell((Paragraph("Nhóm"),), columns=2))))
    grouped = Table(
        rows=(*table(("STT", "Việc", "Ai")).rows, group, *table(("1", "a", "b")).rows), columns=3, header_rows=1
    )
    document, sheet = lay_out(Official(body=(grouped,)), DAY)
    styles = {one.text: sheet.styles[one.style] for one in document.paragraphs() if one.style.startswith("cell")}
    assert [text for text, style in styles.items() if style.keep_next] == ["I", "Nhóm"]


def test_a_paragraph_that_was_centred_or_at_the_right_stays_there() -> None:
    body = (Paragraph("QUYẾT ĐỊNH:", align="center"), Paragraph("Đơn vị tính: người", align="right"))
    document, _ = lay_out(Official(body=body), DAY)
    assert styled(document, "centred") == ["QUYẾT ĐỊNH:"]
    assert styled(document, "at-right") == ["Đơn vị tính: người"]


def test_an_annex_alone_begins_on_a_page_of_its_own_orientation() -> None:
    document, _ = lay_out_annex(ANNEX, DAY)
    assert document.blocks[0] == Break(landscape=True)
    assert document.title == ANNEX.title


def test_headings_look_by_their_label_and_a_centred_one_is_a_division() -> None:
    def style_of(label: str, text: str = "Tên") -> str:
        body = (Paragraph(f"{label} {text}".strip(), kind=Kind.HEADING, label=label),)
        document, _ = lay_out(Official(body=body), DAY)
        return next(one.style for one in document.paragraphs() if one.text == body[0].text)

    assert [style_of(label) for label in ("I.", "1.", "a)", "đ)", "1.1.", "Phần II", "Chương I", "A.")] == [
        "heading-1",
        "heading-2",
        "heading-3",
        "heading-3",
        "heading-3",
        "division",
        "division",
        "heading-1",
    ]


def test_figures_of_the_sheet_are_within_what_the_decree_allows() -> None:
    law = layout(DAY)
    _, sheet = lay_out(PLAN, DAY)
    for side in ("top", "bottom", "left", "right"):
        low, high = getattr(law.page, f"margin_{side}")
        assert low <= getattr(sheet, side) <= high
    names = {style.title: style for style in sheet.styles.values()}
    for element in law.elements:
        style = names.get(element.name) or names.get(element.name.replace(",", " và"))
        if style is not None:
            assert element.size[0] <= style.size <= element.size[1], element.name
            assert (style.bold, style.italic) == (element.bold, element.italic), element.name
    content = law.element("Nội dung")
    body = sheet.styles["body"]
    assert content.first_line_indent_cm[0] <= body.first_line / 10 <= content.first_line_indent_cm[1]
    assert body.before >= content.paragraph_gap_min_pt
    assert content.line_spacing[0] <= body.line <= content.line_spacing[1]


def test_no_style_name_has_a_comma_which_word_takes_for_another_name() -> None:
    _, sheet = lay_out(PLAN, DAY)
    titles = [style.title for style in sheet.styles.values()]
    assert not [title for title in titles if "," in title]
    assert len(titles) == len(set(titles))


def test_lines_are_balanced_without_parting_a_figure_or_leaving_a_leading_word_behind() -> None:
    _, sheet = lay_out(PLAN, DAY)
    style = sheet.styles["subject"]
    for width in range(40, 170, 7):
        lines = balance("Thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ năm 2022", width, style).split(
            "\n"
        )
        assert not [line for line in lines if line.endswith((" và", " của", " năm"))]
        assert not [line for line in lines if line.startswith("2022")]


def test_a_table_keeps_its_cells_and_gets_the_styles_of_a_table() -> None:
    document, _ = lay_out(PLAN, DAY)
    found = next(block for block in document.blocks if isinstance(block, Table) and not block.layout)
    heads = [cell.blocks[0].style for _, cell in found.rows[0].cells]
    assert set(heads) == {"cell-head"}
    assert [cell.blocks[0].style for _, cell in found.rows[1].cells][:2] == ["cell-centre", "cell"]
