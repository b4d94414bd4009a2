"""From one unit to its tasks: where one begins, and whether it obliges."""

import pytest
from readings import days, said, sentence, tree
from timing import grows_evenly

from songhanh.reading.context import Context
from songhanh.reading.outline import Node
from songhanh.reading.plan import Task
from songhanh.reading.units import cut, prose, sentences

PLAN = Context(2022, (2022,), prose=False)
LETTER = Context(2022, (), prose=True)


def tasks(text: str) -> list[Task]:
    """The tasks of an item "1." with this text."""
    (node,) = tree(f"1. {text}").children
    return list(cut(sentence(text), node, PLAN))


def in_letter(text: str) -> list[Task]:
    return list(prose(sentence(text), Node(None), LETTER))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tổ chức hội nghị. Báo cáo kết quả.", ["Tổ chức hội nghị.", "Báo cáo kết quả."]),
        ("Đồng chí TS. Lê Văn Bình chủ trì. Các phòng dự.", ["Đồng chí TS. Lê Văn Bình chủ trì.", "Các phòng dự."]),
        ("Phát tờ rơi (500 tờ. Hai mặt) cho hội viên.", ["Phát tờ rơi (500 tờ. Hai mặt) cho hội viên."]),
        ("Mua sách, báo, v.v. và phát cho hội viên.", ["Mua sách, báo, v.v. và phát cho hội viên."]),
        ("Hội nghị", ["Hội nghị"]),
    ],
)
def test_a_stop_in_brackets_or_behind_an_abbreviation_ends_no_sentence(text: str, found: list[str]) -> None:
    assert [one.text for one in sentences(sentence(text))] == found


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức hội nghị tuyên truyền.",
        "Sở Y tế chủ trì.",
        "Năm 2022, hoàn thành việc rà soát quy hoạch.",
        "Các đơn vị phải niêm yết công khai.",
        "Mọi khoản chi phải đúng quy định.",
    ],
)
def test_a_verb_of_duty_a_body_or_must_obliges(text: str) -> None:
    assert [one.text for one in tasks(text)] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "(Có danh sách kèm theo)",
        "Bình đẳng giới là một trong những nội dung quan trọng.",
        "Đạt ít nhất 40% cán bộ nữ.",
        "Phấn đấu đến năm 2025, tỷ lệ nữ lãnh đạo cấp phòng đạt 30%.",
        "Trên đây là Kế hoạch của Sở.",
        "",
    ],
)
def test_asides_statements_goals_and_closing_words_oblige_nobody(text: str) -> None:
    assert tasks(text) == []


def test_the_background_before_the_duty_is_part_of_the_task() -> None:
    text = "Nhận thức về bình đẳng giới còn hạn chế. Tổ chức hội nghị tuyên truyền."
    assert [one.text for one in tasks(text)] == [text]


def test_sentences_for_the_same_body_are_one_task() -> None:
    text = "Sở Y tế chủ trì tập huấn. Biên soạn tài liệu. Hoàn thành trước ngày 15/6."
    assert [one.text for one in tasks(text)] == [text]


def test_under_a_heading_below_which_nothing_is_a_task_there_is_none() -> None:
    (node,) = tree("1. Tổ chức hội nghị.").children
    closed = Context(2022, (), prose=False, closed=True)
    assert list(cut(sentence("Tổ chức hội nghị."), node, closed)) == []


def test_what_the_item_says_wins_and_what_it_leaves_open_comes_from_its_place() -> None:
    (one,) = tasks("Sở Y tế phối hợp với Sở Nội vụ báo cáo trước ngày 15/11.")
    given = Context(
        2022, (), prose=False, lead=one.partners, partners=one.partners, dates=one.dates,
    )  # fmt: skip
    (node,) = tree("1. x").children
    (open_,) = cut(sentence("Tổ chức hội nghị."), node, given)
    assert (said(open_.lead), days(open_)) == (["Sở Nội vụ"], [(None, "2022-11-15")])
    (own,) = cut(sentence("Sở Tài chính chi trả trước ngày 20/12."), node, given)
    assert (said(own.lead), days(own)) == (["Sở Tài chính"], [(None, "2022-12-20")])


def test_whoever_leads_is_no_partner_of_himself() -> None:
    (one,) = tasks("Sở Y tế phối hợp với Sở Nội vụ tập huấn.")
    given = Context(2022, (), prose=False, partners=(*one.lead, *one.partners))
    (node,) = tree("1. x").children
    (own,) = cut(sentence("Sở Y tế tập huấn."), node, given)
    assert (said(own.lead), said(own.partners)) == (["Sở Y tế"], ["Sở Nội vụ"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Vừa qua một số đơn vị chưa báo cáo. Đề nghị các đơn vị gửi báo cáo trước ngày 15/6.",
            ["Đề nghị các đơn vị gửi báo cáo trước ngày 15/6."],
        ),
        (
            "UBND tỉnh giao Sở Y tế chủ trì. Báo cáo kết quả trước ngày 15/6. Sở Tài chính bố trí kinh phí.",
            [
                "UBND tỉnh giao Sở Y tế chủ trì. Báo cáo kết quả trước ngày 15/6.",
                "Sở Tài chính bố trí kinh phí.",
            ],
        ),
        ("Sở Y tế đã nhận được Công văn của các huyện.", []),
        ("Trân trọng cảm ơn sự hợp tác của quý cơ quan.", []),
    ],
)
def test_in_prose_a_task_begins_where_somebody_is_obliged(text: str, found: list[str]) -> None:
    assert [one.text for one in in_letter(text)] == found


@pytest.mark.deep
@pytest.mark.parametrize(
    "unit",
    [
        "Sở Y tế chủ trì. ",
        "Tổ chức hội nghị trước ngày 15/11. ",
        "Tỷ lệ nữ tham gia ",
        "(A. ",
        "đạt trên ",
        "Báo cáo UBND. ",
    ],
)
def test_an_item_of_a_hundred_pages_takes_no_more_than_its_share_of_time(unit: str) -> None:
    assert grows_evenly(lambda size: tasks(unit * (size // len(unit))), 8_000)
