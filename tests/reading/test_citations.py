"""Cited documents: each once, at its first mention, with what later mentions add."""

from datetime import date

import pytest
from readings import document, plan, reading

from songhanh.formats.blocks import Paragraph
from songhanh.reading.citations import abbreviations, gather
from songhanh.reading.plan import Citation


def cited(text: str, own: str | None = None) -> tuple[Citation, ...]:
    return gather((block for block in document(text).blocks if isinstance(block, Paragraph)), own, text)


def numbers(text: str) -> list[str | None]:
    return [one.number for one in cited(text)]


def test_a_short_reference_is_the_document_that_was_cited_in_full() -> None:
    text = (
        "Thực hiện Kế hoạch số 120/KH-UBND ngày 26/5/2021 của UBND tỉnh về bình đẳng giới.\n"
        "Tiếp tục triển khai các Kế hoạch: số 120/KH-UBND, số 48/KH-UBND của UBND tỉnh.\n"
        "Các phòng thực hiện Kế hoạch số 120."
    )
    first, second = cited(text)
    assert (first.number, first.date, first.issuer) == ("120/KH-UBND", date(2021, 5, 26), "UBND tỉnh")
    assert [text[place.start : place.end] for place in first.mentions] == [
        "Kế hoạch số 120/KH-UBND ngày 26/5/2021 của UBND tỉnh", "Kế hoạch: số 120/KH-UBND", "Kế hoạch số 120",
    ]  # fmt: skip
    assert (second.number, second.issuer) == ("48/KH-UBND", "UBND tỉnh")


def test_what_a_later_mention_says_fills_the_entry() -> None:
    (one,) = cited(
        "Căn cứ Nghị định số 30/2020/NĐ-CP;\n"
        "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư."
    )
    assert (one.date, one.issuer) == (date(2020, 3, 5), "Chính phủ")
    assert one.place.start == len("Căn cứ ")


def test_two_documents_may_have_one_number() -> None:
    text = (
        "Quyết định số 11/QĐ-UBND ngày 05/01/2021 của UBND tỉnh;\n"
        "Quyết định số 11/QĐ-UBND ngày 07/01/2022 của UBND tỉnh;"
    )
    assert [one.date for one in cited(text)] == [date(2021, 1, 5), date(2022, 1, 7)]


def test_one_document_cited_with_two_days_of_a_year_keeps_both() -> None:
    (one,) = cited(
        "Quyết định số 11/QĐ-UBND ngày 05/01/2021 của UBND tỉnh;\n"
        "Quyết định số 11/QĐ-UBND ngày 15/01/2021 của UBND tỉnh."
    )
    assert (one.date, one.other_dates) == (date(2021, 1, 5), (date(2021, 1, 15),))


def test_a_law_shortened_in_the_text_is_the_law() -> None:
    text = (
        "Căn cứ Luật Bảo vệ bí mật nhà nước (BMNN) ngày 15/11/2018;\n"
        "Tuyên truyền Luật Bảo vệ BMNN và Luật Bình đẳng giới."
    )
    assert [one.title_starts for one in cited(text)] == ["Bảo vệ bí mật nhà nước", "Bình đẳng giới"]


def test_the_text_itself_says_what_letters_stand_for() -> None:
    text = "Ban Vì sự tiến bộ phụ nữ, giám sát bình đẳng giới (BĐG) và phòng chống bạo lực gia đình (PCBLGĐ)"
    assert abbreviations(text) == {"BĐG": "bình đẳng giới", "PCBLGĐ": "phòng chống bạo lực gia đình"}


def test_laws_of_two_years_are_two() -> None:
    text = "Luật Đất đai ngày 29/11/2013 hết hiệu lực. Luật Đất đai ngày 18/01/2024 có hiệu lực."
    assert [one.date for one in cited(text)] == [date(2013, 11, 29), date(2024, 1, 18)]


@pytest.mark.parametrize(
    "text",
    [
        "kèm theo Kế hoạch số 15/KH-SNV của Sở Nội vụ",
        "Kế hoạch số 15 / KH-SNV này",
    ],
)
def test_the_document_itself_is_not_cited(text: str) -> None:
    assert cited(text, "15/KH-SNV") == ()


def test_spaces_in_a_number_and_letters_without_marks_make_no_other_document() -> None:
    text = "Quyết định số 11/QĐ- UBND ngày 05/01/2021 của UBND tỉnh; Quyết định số 11/QÐ-UBND của UBND tỉnh."
    assert numbers(text) == ["11/QĐ-UBND"]


def test_documents_are_cited_in_the_title_in_the_text_and_in_tables() -> None:
    text = (
        "UBND TỈNH AN GIANG\nSố: 5/KH-UBND\nKẾ HOẠCH\n"
        "Thực hiện Nghị quyết số 28/NQ-CP của Chính phủ năm 2022\n"
        "I. NHIỆM VỤ\n1. Triển khai Luật Bình đẳng giới.\n"
    )
    assert [(one.type, one.number) for one in reading(text).plan.citations] == [
        ("Nghị quyết", "28/NQ-CP"),
        ("Luật", None),
    ]


def test_the_number_of_the_letterhead_is_no_citation() -> None:
    assert plan("I. NHIỆM VỤ\n1. Thực hiện Kế hoạch số 15/KH-SNV.").citations == ()


def test_the_place_of_a_citation_shows_it_in_the_source() -> None:
    done = reading("KẾ HOẠCH\nVề bình đẳng giới\nCăn cứ Luật Bình đẳng giới;\nI. NHIỆM VỤ")
    (one,) = done.plan.citations
    assert done.document.source[one.place.start : one.place.end] == "Luật Bình đẳng giới"
