"""Bodies in a sentence: where a name ends, and where a list of them divides (`reading.bodies`)."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.reading.bodies import body_list, split


def names(text: str) -> list[str]:
    return [name.text for name in body_list(text)[0]]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Sở Y tế chủ trì xây dựng kế hoạch.", ["Sở Y tế"]),
        ("Sở Giáo dục và Đào tạo phối hợp với các trường.", ["Sở Giáo dục và Đào tạo"]),
        ("Sở Lao động - Thương binh và Xã hội tổ chức hội nghị.", ["Sở Lao động - Thương binh và Xã hội"]),
        (
            "Sở Nội vụ, Sở Tài chính và UBND các huyện triển khai thực hiện.",
            ["Sở Nội vụ", "Sở Tài chính", "UBND các huyện"],
        ),
        ("Các phòng, đơn vị thuộc Sở báo cáo kết quả.", ["Các phòng, đơn vị thuộc Sở"]),
        ("Sở, ban, ngành trực thuộc UBND tỉnh xây dựng kế hoạch.", ["Sở, ban, ngành trực thuộc UBND tỉnh"]),
        ("Ủy ban nhân dân các huyện, thành phố chỉ đạo.", ["Ủy ban nhân dân các huyện, thành phố"]),
        ("Ban Tổ chức Tỉnh ủy hướng dẫn.", ["Ban Tổ chức Tỉnh ủy"]),
        ("Ban Chỉ đạo tỉnh kiểm tra việc thực hiện.", ["Ban Chỉ đạo tỉnh"]),
        ("Đồng chí Nguyễn Văn An chủ trì cuộc họp.", ["Nguyễn Văn An"]),
        ("Người đứng đầu cơ quan chịu trách nhiệm.", ["Người đứng đầu cơ quan"]),
        ("Hội Liên hiệp Phụ nữ tỉnh; Đoàn Thanh niên tuyên truyền.", ["Hội Liên hiệp Phụ nữ tỉnh", "Đoàn Thanh niên"]),
        ("Văn phòng HĐND và UBND huyện tham mưu.", ["Văn phòng HĐND và UBND huyện"]),
        ("các Bộ: Công an, Tài chính, Nội vụ khẩn trương hoàn thành.", ["Bộ Công an", "Bộ Tài chính", "Bộ Nội vụ"]),
        ("Bộ trưởng các Bộ: Y tế, Tư pháp báo cáo.", ["Bộ trưởng Bộ Y tế", "Bộ trưởng Bộ Tư pháp"]),
    ],
)
def test_a_list_of_bodies_ends_where_the_duty_begins(text: str, bodies: list[str]) -> None:
    assert names(text) == bodies


@pytest.mark.parametrize(
    "text",
    [
        "Ban hành kế hoạch năm 2022.",
        "Phòng, chống bạo lực gia đình.",
        "Hội nghị tổng kết được tổ chức vào tháng 12.",
        "Trường hợp có khó khăn thì báo cáo.",
        "Bộ máy được kiện toàn.",
        "Đoàn kết nội bộ được giữ vững.",
        "tăng cường tuyên truyền",
        "",
    ],
)
def test_words_that_only_begin_as_bodies_do_name_none(text: str) -> None:
    assert names(text) == []


def test_in_small_letters_a_body_is_known_only_where_one_is_expected() -> None:
    text = "phòng chuyên môn tổ chức hội nghị"
    assert body_list(text) == ([], 0)
    assert [name.text for name in body_list(text, loose=True)[0]] == ["phòng chuyên môn"]


def test_a_body_has_its_place_in_the_text() -> None:
    text = "Giao Sở Y tế, Sở Nội vụ chủ trì."
    found, end = body_list(text, 5)
    assert [text[name.start : name.end] for name in found] == ["Sở Y tế", "Sở Nội vụ"]
    assert text[end:].strip() == "chủ trì."


WORDS = st.sampled_from(
    [
        "Sở Y tế", "UBND tỉnh", "các Bộ", "ngành", "đơn vị", "cơ quan liên quan", "Ủy ban nhân dân các huyện", "và",
        ",", ";", "(nay là Sở Nội vụ)", "(", ")", "cùng", "đồng chí", "Ban Tổ chức", "tổ chức", "xã hội", "-", ".",
    ]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_single_bodies_lie_in_the_list_one_behind_the_other(text: str) -> None:
    found = split(text, 0, len(text))
    for name in found:
        assert text[name.start : name.end] == name.text
    for before, name in pairwise(found):
        assert before.end <= name.start


@given(st.lists(WORDS, max_size=12).map(" ".join), st.text(max_size=10))
def test_whatever_stands_there_the_list_lies_in_the_text(text: str, behind: str) -> None:
    whole = text + behind
    found, end = body_list(whole, loose=True)
    assert 0 <= end <= len(whole)
    assert all(0 <= name.start <= name.end <= len(whole) for name in found)
