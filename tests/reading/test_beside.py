"""Blocks beside the tasks give them who leads, who helps and when."""

import pytest
from readings import days, said, tasks, tree

from songhanh.reading.beside import beside, block_kind
from songhanh.reading.context import Context
from songhanh.reading.plan import Recurrence

NOTHING = Context(2022, (2022,), prose=False)


def given(text: str) -> Context:
    """What the children of the only item say."""
    (node,) = tree(text).children
    return beside(node, NOTHING)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- Cơ quan chủ trì: Sở Y tế.", "lead"),
        ("- Đơn vị phối hợp: UBND các huyện.", "partners"),
        ("- Thời gian thực hiện: Quý III.", "time"),
        ("- Chủ trì: Sở Y tế", "lead"),
        ("- Thời gian thực hiện", "time"),
        ("- Tổ chức hội nghị: 02 cuộc.", ""),
        ("- Cơ quan chủ trì tổ chức hội nghị.", ""),
    ],
)
def test_a_block_is_known_by_its_title(line: str, kind: str) -> None:
    (node,) = tree(line).children
    assert block_kind(node) == kind


def test_blocks_say_who_leads_who_helps_and_when() -> None:
    context = given(
        "1. Truyền thông\n- Cơ quan chủ trì: Sở Y tế.\n- Cơ quan phối hợp: Sở Nội vụ, UBND các huyện.\n"
        "- Thời gian thực hiện: Từ ngày 15/11 đến ngày 15/12, hằng năm.\n"
    )
    assert (said(context.lead), said(context.partners)) == (["Sở Y tế"], ["Sở Nội vụ", "UBND các huyện"])
    assert [when.value.as_written for when in context.dates] == ["Từ ngày 15/11 đến ngày 15/12"]
    assert context.recurrence is not None
    assert context.recurrence.value is Recurrence.YEARLY


def test_a_block_may_have_its_bodies_on_lines_of_their_own() -> None:
    context = given("1. Truyền thông\n- Cơ quan chủ trì:\n+ Sở Y tế;\n+ Sở Nội vụ.")
    assert said(context.lead) == ["Sở Y tế", "Sở Nội vụ"]


def test_all_tasks_beside_the_blocks_have_what_they_say() -> None:
    body = (
        "II. NỘI DUNG\n1. Truyền thông\n- Tổ chức hội nghị.\n- Sở Nội vụ phát tờ rơi trước ngày 20/10.\n"
        "- Cơ quan chủ trì: Sở Y tế.\n- Cơ quan phối hợp: UBND các huyện.\n- Thời gian thực hiện: Tháng 11.\n"
        "2. Tập huấn\n- Mở lớp tập huấn.\n"
    )
    one, other, last = tasks(body)
    assert (said(one.lead), said(one.partners), days(one)) == (
        ["Sở Y tế"], ["UBND các huyện"], [("2022-11-01", "2022-11-30")],
    )  # fmt: skip
    assert (said(other.lead), said(other.partners), days(other)) == (
        ["Sở Nội vụ"], ["UBND các huyện"], [(None, "2022-10-20")],
    )  # fmt: skip
    assert (last.lead, last.partners, last.dates) == ((), (), ())


def test_a_day_of_its_own_takes_the_place_of_the_recurrence_beside() -> None:
    body = (
        "II. NỘI DUNG\n1. Truyền thông\n- Tổ chức hội nghị trước ngày 20/10.\n- Phát thanh.\n"
        "- Thời gian thực hiện: Hằng năm.\n2. Khác"
    )
    one, other = tasks(body)
    assert one.recurrence is None
    assert other.recurrence is not None


def test_what_a_block_leads_takes_the_place_of_what_the_heading_led() -> None:
    body = "III. TỔ CHỨC\n1. Sở Nội vụ\n- Tổ chức hội nghị.\n- Cơ quan chủ trì: Văn phòng Sở."
    assert [said(one.lead) for one in tasks(body)] == [["Văn phòng Sở"]]
