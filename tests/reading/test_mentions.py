"""Mentions of documents in a text: number, type, day, issuer and title of each."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import grows_evenly

from songhanh.reading.mentions import Mention, mentions, overlaps, spans


def mention(text: str) -> Mention:
    (one,) = mentions(text)
    return one


@pytest.mark.parametrize(
    ("text", "kind", "number", "day", "issuer"),
    [
        (
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;",
            "Nghị định", "30/2020/NĐ-CP", date(2020, 3, 5), "Chính phủ",
        ),
        (
            "Thực hiện Kế hoạch số 62/KH-UBND ngày 23 tháng 3 năm 2022 của UBND tỉnh Lạng Sơn",
            "Kế hoạch", "62/KH-UBND", date(2022, 3, 23), "UBND tỉnh Lạng Sơn",
        ),
        (
            "Chỉ thị số 21-CT/TW, ngày 20/01/2018 của Ban Bí thư về công tác phụ nữ",
            "Chỉ thị", "21-CT/TW", date(2018, 1, 20), "Ban Bí thư",
        ),
        ("theo Thông tư số 07/2019/TT-BLĐTBXH", "Thông tư", "07/2019/TT-BLĐTBXH", None, None),
        ("tại Công văn số 512/SNV-TCHC ngày 4/5/2022", "Công văn", "512/SNV-TCHC", date(2022, 5, 4), None),
        ("Văn bản số 1234/UBND-KGVX của UBND tỉnh", "Công văn", "1234/UBND-KGVX", None, "UBND tỉnh"),
        ("Nghị quyết số 28/ NQ-CP của Chính phủ", "Nghị quyết", "28/NQ-CP", None, "Chính phủ"),
        (
            "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 45/TTr-SNV ngày 10/02/2022",
            "Tờ trình", "45/TTr-SNV", date(2022, 2, 10), "Giám đốc Sở Nội vụ",
        ),
        (
            "Thông tư của Bộ trưởng Bộ Nội vụ số 3/2021/TT-BNV",
            "Thông tư", "3/2021/TT-BNV", None, "Bộ trưởng Bộ Nội vụ",
        ),
        (
            "Quyết định số 9/QĐ-BGDĐT ngày 1/2/2022 của Bộ Giáo dục và Đào tạo ban hành Chương trình",
            "Quyết định", "9/QĐ-BGDĐT", date(2022, 2, 1), "Bộ Giáo dục và Đào tạo",
        ),
    ],
)  # fmt: skip
def test_a_document_is_told_by_type_number_day_and_issuer(
    text: str, kind: str, number: str, day: date | None, issuer: str | None
) -> None:
    one = mention(text)
    assert (one.type, one.number, one.date, one.issuer) == (kind, number, day, issuer)


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;", "Luật", "Bình đẳng giới"),
        ("theo quy định của Luật Phòng, chống bạo lực gia đình.", "Luật", "Phòng, chống bạo lực gia đình"),
        ("Bộ luật Lao động năm 2019", "Bộ luật", "Lao động"),
        ("Luật Tổ chức chính quyền địa phương và các văn bản hướng dẫn", "Luật", "Tổ chức chính quyền địa phương"),
        ("Pháp lệnh Thủ đô", "Pháp lệnh", "Thủ đô"),
    ],
)
def test_a_law_is_cited_by_its_name(text: str, kind: str, title: str) -> None:
    one = mention(text)
    assert (one.number, one.type, one.title) == (None, kind, title)


@pytest.mark.parametrize(
    "text",
    [
        "chấp hành pháp luật của Nhà nước",
        "các luật sư, luật gia",
        "dự án Luật Việc làm (sửa đổi)",
        "tham gia xây dựng dự thảo Luật Nhà giáo",
        "đạt 3/4 số xã",
        "Chiến lược quốc gia về bình đẳng giới",
        "lớp 9/A của trường",
        "ngày 15/11/2022",
    ],
)
def test_what_cites_nothing_is_no_mention(text: str) -> None:
    assert not mentions(text)


def test_a_law_to_be_amended_is_named_only_in_the_title_of_its_amending_law() -> None:
    one = mention("Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng;")
    assert (one.title or "").startswith("sửa đổi, bổ sung một số điều")


def test_documents_that_share_an_issuer_all_have_it() -> None:
    text = "sửa đổi Quyết định số 1/QĐ-UBND và thay thế Quyết định số 2/QĐ-UBND của UBND tỉnh Bắc Giang"
    assert [(one.number, one.issuer) for one in mentions(text)] == [
        ("1/QĐ-UBND", "UBND tỉnh Bắc Giang"),
        ("2/QĐ-UBND", "UBND tỉnh Bắc Giang"),
    ]


def test_a_list_of_numbers_has_the_type_and_the_issuer_in_front_of_it() -> None:
    text = "các Quyết định của UBND tỉnh: số 11/QĐ-UBND ngày 1/2/2021, số 12/QĐ-UBND ngày 3/2/2021."
    assert [(one.type, one.number, one.date, one.issuer) for one in mentions(text)] == [
        ("Quyết định", "11/QĐ-UBND", date(2021, 2, 1), "UBND tỉnh"),
        ("Quyết định", "12/QĐ-UBND", date(2021, 2, 3), "UBND tỉnh"),
    ]


def test_a_day_that_is_none_gives_no_date() -> None:
    assert mention("Quyết định số 5/QĐ-UBND ngày 31/02/2022 của UBND tỉnh").date is None


def test_the_title_stands_behind_the_issuer() -> None:
    one = mention("Kế hoạch số 5/KH-UBND ngày 1/2/2022 của UBND tỉnh về việc phòng ngừa bạo lực gia đình.")
    assert one.title == "phòng ngừa bạo lực gia đình"


def test_a_mention_reaches_from_its_type_to_its_issuer() -> None:
    text = "Thực hiện Kế hoạch số 5/KH-UBND ngày 1/2/2022 của UBND tỉnh về bình đẳng giới"
    one = mention(text)
    assert text[one.begins : one.ends] == "Kế hoạch số 5/KH-UBND ngày 1/2/2022 của UBND tỉnh"


@pytest.mark.parametrize(
    ("start", "end", "touches"),
    [(0, 4, False), (4, 6, True), (5, 5, True), (9, 0, True), (10, 0, False), (25, 30, True)],
)
def test_a_day_inside_a_citation_is_told_by_its_stretch(start: int, end: int, *, touches: bool) -> None:
    assert overlaps([(5, 10), (20, 26)], start, end) is touches


PIECES = st.sampled_from(
    [
        "Quyết định", "số", "12/QĐ-UBND", "ngày 1/2/2022", "của", "UBND tỉnh", "Luật", "Bình đẳng giới", "và", ",", ";",
        "(sửa đổi)", "năm 2019", "các", "dự án", "Nghị định", "30/2020/NĐ-CP", "về việc", "tại", "Sở Y tế", ".", ":",
    ]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join)))
def test_mentions_lie_in_the_text_in_order_and_their_stretches_do_not_overlap(text: str) -> None:
    found = mentions(text)
    assert [one.begins for one in found] == sorted(one.begins for one in found)
    assert all(0 <= one.begins < one.ends <= len(text) for one in found)
    ends = 0
    for start, end in spans(text):
        assert ends <= start < end
        ends = end


@pytest.mark.deep
@pytest.mark.parametrize(
    "unit",
    ["số 1/KH-UBND, ", "Luật ", "Luật A, ", "của ", "Quyết định ", "1/", "A-", "các Quyết định của X: số 1/QĐ-A, "],
)
def test_many_citations_in_a_row_take_no_more_than_their_share_of_time(unit: str) -> None:
    text = unit * (24_000 // len(unit))
    fresh = iter(range(1_000_000))  # another text each time: mentions of one text are kept for a while
    assert grows_evenly(lambda size: mentions(f"{next(fresh)} {text[:size]}"), len(text) // 2)
