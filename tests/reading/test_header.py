"""The letterhead: issuer, parent body, number and symbol, place and date, type, subject."""

from datetime import date

import pytest
from readings import reading, table
from timing import grows_evenly

from songhanh.formats.blocks import Block, Document, Paragraph
from songhanh.reading.anatomy import dissect
from songhanh.reading.header import read_header
from songhanh.reading.plan import Header

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def header(text: str) -> Header:
    return reading(text).plan.header


def told(found: Header, *names: str) -> tuple[str | date | None, ...]:
    values = (getattr(found, name) for name in names)
    return tuple(value.value if value else None for value in values)


def test_a_letterhead_says_who_number_where_when_and_what() -> None:
    found = header(
        "UBND TỈNH LẠNG SƠN\nSỞ NỘI VỤ\n" + MOTTO + "Số: 15/KH-SNV\nLạng Sơn, ngày 05 tháng 02 năm 2022\n"
        "KẾ HOẠCH\nTriển khai công tác bình đẳng giới năm 2022\nI. NỘI DUNG"
    )
    assert told(found, "parent_body", "issuer", "number", "symbol") == (
        "UBND TỈNH LẠNG SƠN",
        "SỞ NỘI VỤ",
        "15",
        "KH-SNV",
    )
    assert told(found, "place", "date", "type") == ("Lạng Sơn", date(2022, 2, 5), "Kế hoạch")
    assert told(found, "subject") == ("Triển khai công tác bình đẳng giới năm 2022",)


@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [
        ("Số: 254/QĐ-UBND", "254", "QĐ-UBND"),
        ("Số 402-CV/VPĐU", "402", "CV/VPĐU"),
        ("Số: 55/2007/CT-UBND", "55", "2007/CT-UBND"),
        ("SỐ: 05 /KH-UBND", "05", "KH-UBND"),
        ("Số:     /KH-UBND", None, "KH-UBND"),
        ("Số: ……/QĐ-UBND", None, "QĐ-UBND"),
        ("Số: 12a/TB-SNV", "12a", "TB-SNV"),
        ("Số: 2428/BXD-QLN", "2428", "BXD-QLN"),
    ],
)
def test_the_number_is_what_stands_before_the_first_stroke(line: str, number: str | None, symbol: str) -> None:
    assert told(header(f"UBND TỈNH AN GIANG\n{line}\nKẾ HOẠCH\nBình đẳng giới\nI. NỘI DUNG"), "number", "symbol") == (
        number, symbol,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "place", "day"),
    [
        ("An Giang, ngày 05 tháng 3 năm 2024", "An Giang", date(2024, 3, 5)),
        ("TP. Hồ Chí Minh, ngày 5 tháng 03 năm 2024", "TP. Hồ Chí Minh", date(2024, 3, 5)),
        ("Hà Nội, ngày    tháng 3 năm 2024", "Hà Nội", None),
        ("Hà Nội, ngày … tháng … năm 2024", "Hà Nội", None),
        ("Hà Nội, ngày 31 tháng 02 năm 2024", "Hà Nội", None),
    ],
)
def test_place_and_day_stand_on_the_date_line(line: str, place: str, day: date | None) -> None:
    found = header(f"UBND TỈNH AN GIANG\nSố: 5/KH-UBND\n{line}\nKẾ HOẠCH\nBình đẳng giới\nI. NỘI DUNG")
    assert told(found, "place", "date") == (place, day)


def test_a_body_over_two_lines_is_one() -> None:
    found = header("ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\nSố: 90/KH-UBND\nKẾ HOẠCH\nBình đẳng giới\nI. NỘI DUNG")
    assert told(found, "parent_body", "issuer") == (None, "ỦY BAN NHÂN DÂN TỈNH SƠN LA")


def test_a_letter_has_the_type_and_the_subject_of_a_letter() -> None:
    found = header(
        "SỞ NỘI VỤ\nSố: 512/SNV-TCHC\nV/v báo cáo công tác bình đẳng giới\nAn Giang, ngày 05 tháng 3 năm 2024\n"
        "Kính gửi: Các sở, ban, ngành\nThực hiện Kế hoạch của UBND tỉnh, đề nghị báo cáo."
    )
    assert told(found, "type", "subject") == ("Công văn", "báo cáo công tác bình đẳng giới")


def test_a_party_letterhead_has_its_own_motto() -> None:
    found = header(
        "TỈNH ỦY AN GIANG\nVĂN PHÒNG\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 402-CV/VPTU\nAn Giang, ngày 05 tháng 3 năm 2024\n"
        "Kính gửi: Các huyện ủy\nĐề nghị báo cáo."
    )
    assert told(found, "parent_body", "issuer", "type") == ("TỈNH ỦY AN GIANG", "VĂN PHÒNG", "Công văn")


def test_side_by_side_the_motto_and_the_day_are_no_body() -> None:
    head = table(
        (
            "UBND TỈNH AN GIANG\nSỞ Y TẾ\nSố: 5/KH-SYT",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nAn Giang, ngày 05 tháng 3 năm 2024",
        ),
        layout=True,
    )
    blocks: tuple[Block, ...] = (head, Paragraph("KẾ HOẠCH"), Paragraph("Bình đẳng giới"), Paragraph("1. Tập huấn."))
    found = read_header(dissect(Document(blocks)))
    assert told(found, "parent_body", "issuer", "number", "date") == (
        "UBND TỈNH AN GIANG", "SỞ Y TẾ", "5", date(2024, 3, 5),
    )  # fmt: skip


def test_without_a_letterhead_the_opening_says_who_issues() -> None:
    found = header(
        "KẾ HOẠCH\nCông tác bình đẳng giới năm 2022\n"
        "Thực hiện Kế hoạch của UBND tỉnh, Sở Kế hoạch và Đầu tư xây dựng Kế hoạch như sau:\nI. NỘI DUNG"
    )
    assert told(found, "issuer", "number", "date") == ("Sở Kế hoạch và Đầu tư", None, None)


def test_without_an_opening_the_closing_sentence_says_it() -> None:
    found = header(
        "KẾ HOẠCH\nCông tác bình đẳng giới năm 2022\nI. NỘI DUNG\n1. Tổ chức hội nghị.\n"
        "Trên đây là Kế hoạch công tác bình đẳng giới năm 2022 của Sở Y tế./."
    )
    assert told(found, "issuer") == ("Sở Y tế",)


def test_a_decision_is_issued_by_whom_its_title_names() -> None:
    found = header(
        "QUYẾT ĐỊNH\nVề việc kiện toàn Ban Chỉ đạo\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN GIANG\n"
        "Căn cứ Luật Bình đẳng giới;\n"
    )
    assert told(found, "type", "subject", "issuer") == (
        "Quyết định", "Về việc kiện toàn Ban Chỉ đạo", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN GIANG",
    )  # fmt: skip


def test_the_subject_has_no_word_of_what_encloses_it() -> None:
    found = header("KẾ HOẠCH\nBình đẳng giới năm 2022\n(Kèm theo Quyết định số 5/QĐ-UBND)\nI. NỘI DUNG")
    assert told(found, "subject") == ("Bình đẳng giới năm 2022",)


@pytest.mark.parametrize("mark", ["HỎA TỐC", "MẬT", "DỰ THẢO", "KHẨN"])
def test_marks_of_urgency_and_secrecy_are_no_body(mark: str) -> None:
    found = header(f"UBND TỈNH AN GIANG\n{mark}\nSố: 5/KH-UBND\nKẾ HOẠCH\nBình đẳng giới\nI. NỘI DUNG")
    assert told(found, "parent_body", "issuer") == (None, "UBND TỈNH AN GIANG")


def test_a_document_that_says_nothing_has_an_empty_letterhead() -> None:
    assert header("") == Header()
    assert header("Tổ chức hội nghị tuyên truyền.").number is None


@pytest.mark.deep
@pytest.mark.parametrize("unit", ["A", "Số ", "ngày 1 tháng 2 ", "Luật ", "|", "TM. ", "UBND và ", "năm 2022 "])
def test_a_long_line_over_the_title_takes_no_more_than_its_share_of_time(unit: str) -> None:
    def read_it(size: int) -> object:
        line = unit * (size // len(unit))
        return header(f"UBND TỈNH AN GIANG {line}\nSố: 1/KH-UBND {line}\nKẾ HOẠCH\n{line}\nI. NỘI DUNG")

    assert grows_evenly(read_it, 20_000)


def test_number_and_day_on_one_line_stand_each_in_its_place() -> None:
    done = reading(
        "UBND TỈNH AN GIANG\nSố: 5/KH-UBND   An Giang, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nBình đẳng giới\nI. NỘI DUNG"
    )
    place = done.plan.header.place
    assert place is not None
    assert done.document.source[place.place.start : place.place.end] == place.value == "An Giang"
