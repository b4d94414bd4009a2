"""The words of administrative Vietnamese: what tells a body, a duty, a heading; and that no text makes them slow."""

import re

import pytest
from timing import grows_evenly

from songhanh.reading import lexicon
from songhanh.reading.lexicon import (
    ACT,
    BODY,
    CLOSING,
    COMPOUND,
    DUTY,
    EXECUTION,
    LEAD_BLOCK,
    MONEY,
    NO_TASKS,
    NOUN,
    PARTNER_BLOCK,
    STANDING,
    TIME_BLOCK,
)


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế",
        "Ban Chỉ đạo",
        "các phòng, đơn vị",
        "Quý cơ quan",
        "UBND xã",
        "Trường THCS",
        "Đồng chí Chánh Văn phòng",
    ],
)
def test_a_body_begins_with_the_noun_of_bodies(text: str) -> None:
    assert BODY.match(text)


@pytest.mark.parametrize(
    "text",
    ["Ban hành", "Phòng, chống", "Hội nghị", "Trường hợp", "Bộ luật", "Vụ việc", "Khoa học", "Đội ngũ", "sở hữu"],
)
def test_other_nouns_begin_no_body(text: str) -> None:
    assert not BODY.match(text)


@pytest.mark.parametrize(
    ("text", "duty"),
    [
        ("Sở Y tế tổ chức hội nghị", "tổ chức"),
        ("Sở Y tế tổ chức hội thảo", "tổ chức"),
        ("các tổ chức hội phụ nữ", None),
        ("các tổ chức chính trị - xã hội", None),
        ("cơ quan có liên quan", None),
        ("cơ quan có trách nhiệm", "có"),
        ("Phòng Tổ chức cán bộ", None),
    ],
)
def test_to_organise_is_a_duty_and_an_organisation_is_none(text: str, duty: str | None) -> None:
    found = DUTY.search(text)
    assert (found.group() if found else None) == duty


@pytest.mark.parametrize("text", ["Ban chỉ đạo", "đoàn kiểm tra", "đơn vị sử dụng lao động", "Hội đồng thẩm định"])
def test_a_verb_inside_the_name_of_a_body_is_no_duty(text: str) -> None:
    assert COMPOUND.search(text)


@pytest.mark.parametrize("text", ["Tổ chức hội nghị", "Rà soát quy hoạch", "Hằng năm báo cáo", "Phối hợp với các sở"])
def test_a_task_begins_with_a_verb(text: str) -> None:
    assert ACT.match(text)
    assert not NOUN.match(text)


@pytest.mark.parametrize("text", ["Công tác tuyên truyền", "Kinh phí thực hiện", "Các hoạt động", "Kết quả đạt được"])
def test_a_thing_is_named_by_a_noun(text: str) -> None:
    assert NOUN.match(text)
    assert not ACT.match(text)


@pytest.mark.parametrize("text", ["Mục đích", "MỤC TIÊU", "Yêu cầu", "Kết quả đạt được", "Thời gian, địa điểm"])
def test_nothing_under_such_a_title_is_a_task(text: str) -> None:
    assert NO_TASKS.match(text)


@pytest.mark.parametrize("text", ["Nhiệm vụ", "Nội dung", "Tổ chức thực hiện", "Định hướng nhiệm vụ"])
def test_tasks_may_stand_under_such_a_title(text: str) -> None:
    assert not NO_TASKS.match(text)


@pytest.mark.parametrize(
    ("pattern", "title"),
    [
        (LEAD_BLOCK, "Cơ quan chủ trì"),
        (LEAD_BLOCK, "Đơn vị thực hiện"),
        (PARTNER_BLOCK, "Cơ quan phối hợp"),
        (PARTNER_BLOCK, "Các cơ quan, đơn vị phối hợp thực hiện"),
        (TIME_BLOCK, "Thời gian thực hiện"),
        (TIME_BLOCK, "Thời gian, địa điểm"),
        (TIME_BLOCK, "Tiến độ hoàn thành"),
        (MONEY, "Nguồn kinh phí"),
        (STANDING, "Kinh phí thực hiện"),
    ],
)
def test_blocks_beside_tasks_are_known_by_their_titles(pattern: re.Pattern[str], title: str) -> None:
    assert pattern.match(title)


@pytest.mark.parametrize(
    "text",
    [
        "Trên đây là Kế hoạch triển khai công tác bình đẳng giới năm 2022.",
        "Quyết định này có hiệu lực kể từ ngày ký.",
        "Trân trọng cảm ơn./.",
    ],
)
def test_the_document_closes_with_standing_words(text: str) -> None:
    assert CLOSING.match(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chánh Văn phòng, Thủ trưởng các đơn vị chịu trách nhiệm thi hành Quyết định này.",
        "Yêu cầu các đơn vị nghiêm túc triển khai thực hiện Chỉ thị này.",
        "Các ông, bà căn cứ Quyết định thi hành.",
    ],
)
def test_that_the_document_be_carried_out_is_its_standing_clause(text: str) -> None:
    assert EXECUTION.search(text)


UNITS = [
    "a ", "(", "các ", "các cơ quan, ", "số 1/KH-UBND, ", "Sở Y tế và ", "Sở Y tế, ", "Bộ, ngành, ", "phối hợp ",
    "đề nghị ", "yêu cầu thực hiện ", "chủ trì, ", "thời gian, ", "thông báo để ", "nghiêm túc triển khai ", "A", "x",
    "đơn vị ", "trách nhiệm thi hành ", "1.", "- ", "“",
]  # fmt: skip


PATTERNS = {name: value for name, value in vars(lexicon).items() if isinstance(value, re.Pattern)}
SEARCHED = {"DUTY", "COMPOUND", "EXECUTION"}  # the others are asked only where something begins


@pytest.mark.deep
@pytest.mark.parametrize("name", PATTERNS)
@pytest.mark.parametrize("unit", UNITS)
def test_no_text_makes_a_pattern_slow(name: str, unit: str) -> None:
    """A long text of anything is gone through once, whether the pattern is found or not."""
    pattern = PATTERNS[name]
    look = pattern.search if name in SEARCHED else pattern.match
    text = unit * (100_000 // len(unit))
    assert grows_evenly(lambda size: look(text, 0, size), len(text) // 2)
