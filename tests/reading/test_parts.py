"""A reading as the parts of an official document, to be laid out again exactly as it stands."""

from collections.abc import Iterable
from datetime import date

import pytest
from readings import LETTERHEAD, TAIL, document, from_file, reading

from songhanh.formats.blocks import Block, Document, Kind, Paragraph
from songhanh.reading.parts import parts
from songhanh.reading.read import read

BODY = (
    "Căn cứ Luật Bình đẳng giới;\nSở Nội vụ ban hành Kế hoạch như sau:\n"
    "I. NỘI DUNG\n1. Truyền thông\n- Tổ chức hội nghị."
)


def texts(blocks: Iterable[Block | str]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def test_a_plan_is_laid_out_in_the_places_it_had() -> None:
    official = parts(reading(LETTERHEAD + BODY + TAIL))
    assert (official.parent_body, official.issuer, official.number, official.symbol) == (
        "UBND TỈNH LẠNG SƠN", "SỞ NỘI VỤ", "15", "KH-SNV",
    )  # fmt: skip
    assert (official.place, official.day, official.type) == ("Lạng Sơn", date(2022, 2, 5), "Kế hoạch")
    assert official.subject == "Triển khai công tác bình đẳng giới năm 2022"
    assert texts(official.bases) == ["Căn cứ Luật Bình đẳng giới;"]
    assert texts(official.body) == BODY.split("\n")[1:]
    assert (official.authority, official.position, official.name) == (
        ("KT. GIÁM ĐỐC",),
        "PHÓ GIÁM ĐỐC",
        "Nguyễn Thị Hoa",
    )
    assert official.recipients == (
        "Ban Vì sự tiến bộ của phụ nữ tỉnh", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, VP",
    )  # fmt: skip


def test_titles_of_sections_are_set_as_headings_and_sentences_are_not() -> None:
    official = parts(reading(LETTERHEAD + BODY + "\n2. Sở Y tế: Tổ chức tập huấn." + TAIL))
    kinds = {block.text: block.kind for block in official.body if isinstance(block, Paragraph)}
    assert kinds["I. NỘI DUNG"] is kinds["1. Truyền thông"] is Kind.HEADING
    assert kinds["- Tổ chức hội nghị."] is kinds["2. Sở Y tế: Tổ chức tập huấn."] is Kind.ITEM


def test_the_word_of_a_decision_stands_in_the_middle() -> None:
    text = (
        "UBND TỈNH AN GIANG\nSố: 5/QĐ-UBND\nQUYẾT ĐỊNH\nVề việc kiện toàn Ban Chỉ đạo\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n"
        "Căn cứ Luật Bình đẳng giới;\nQUYẾT ĐỊNH:\nĐiều 1. Kiện toàn Ban Chỉ đạo."
    )
    official = parts(reading(text))
    assert official.decided_by == ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",)
    (word,) = (block for block in official.body if isinstance(block, Paragraph) and block.text == "QUYẾT ĐỊNH:")
    assert (word.kind, word.align) == (Kind.HEADING, "center")


def test_addressees_of_a_letter_stand_without_dashes() -> None:
    official = parts(
        reading(
            "SỞ NỘI VỤ\nSố: 5/SNV-TCHC\nV/v báo cáo\nKính gửi:\n- Các sở, ngành;\n- UBND các huyện.\nĐề nghị báo cáo."
        )
    )
    assert (official.type, official.addressees) == ("Công văn", ("Các sở, ngành", "UBND các huyện"))


@pytest.mark.parametrize(
    ("attached", "kind", "label", "title"),
    [
        (
            "KẾ HOẠCH\nBình đẳng giới năm 2022\n(Kèm theo Quyết định số 5/QĐ-UBND)",
            "Kế hoạch",
            None,
            "Bình đẳng giới năm 2022",
        ),
        ("PHỤ LỤC I\nDANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số 5/KH-UBND)", None, "Phụ lục I", "DANH MỤC NHIỆM VỤ"),
    ],
)
def test_what_is_attached_is_an_annex_with_its_title_and_reference(
    attached: str, kind: str | None, label: str | None, title: str
) -> None:
    text = LETTERHEAD.replace("KẾ HOẠCH", "QUYẾT ĐỊNH") + "Điều 1. Ban hành kèm theo." + TAIL + "\n" + attached
    (annex,) = parts(reading(text + "\nI. NHIỆM VỤ\n1. Tổ chức hội nghị.")).annexes
    assert (annex.type, annex.label, annex.title) == (kind, label, title)
    assert (annex.reference or "").startswith("(Kèm theo")
    assert texts(annex.blocks) == ["I. NHIỆM VỤ", "1. Tổ chức hội nghị."]


def test_the_example_loses_no_word() -> None:
    text = LETTERHEAD + BODY + TAIL
    official = parts(from_file(text))
    told = " ".join(
        [
            *texts((*official.bases, *official.body)), *official.authority, official.subject or "",
            official.position or "", official.name or "", *official.recipients,
        ]
    )  # fmt: skip
    for word in (BODY + TAIL).replace("Nơi nhận:", "").split():
        assert word.strip("-;.:") in told


def test_an_empty_document_has_nothing_to_lay_out() -> None:
    official = parts(read(Document(())))
    assert (official.body, official.annexes, official.name) == ((), (), None)
    assert document("").blocks == ()
