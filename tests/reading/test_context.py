"""The sentence that opens a list gives its items who leads, who helps and when."""

import pytest
from readings import said, sentence

from songhanh.reading.context import SENTENCE, Context, added, opened
from songhanh.reading.plan import Found

NOTHING = Context(2022, (2022,), prose=False)


def under(text: str) -> Context:
    return opened(sentence(text), NOTHING)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Thủ tướng Chính phủ yêu cầu Chủ tịch UBND các tỉnh, thành phố:", ["Chủ tịch UBND các tỉnh, thành phố"]),
        ("Giao các phòng, đơn vị thuộc Sở:", ["các phòng, đơn vị thuộc Sở"]),
        ("Sở Nội vụ chủ trì thực hiện các việc:", ["Sở Nội vụ"]),
        ("Thực hiện các nhiệm vụ:", []),
        ("Ban Chỉ đạo xây dựng Kế hoạch năm 2022 với các nội dung như sau:", []),
        ("Tình hình còn khó khăn. Để khắc phục, đề nghị Sở Y tế:", ["Sở Y tế"]),
    ],
)
def test_whoever_is_told_before_the_colon_leads_the_items(text: str, who: list[str]) -> None:
    assert said(under(text).lead) == who


def test_partners_and_days_before_the_colon_are_those_of_the_items() -> None:
    context = under("Sở Nội vụ phối hợp với Sở Y tế, trước ngày 15/11 hoàn thành các việc:")
    assert said(context.partners) == ["Sở Y tế"]
    assert [when.value.as_written for when in context.dates] == ["trước ngày 15/11"]


def test_the_day_of_a_purpose_is_no_day_of_the_items() -> None:
    context = under("Để hoàn thành chỉ tiêu trong năm 2023, Sở Nội vụ đề nghị các phòng:")
    assert context.dates == ()


def test_where_the_opening_says_nothing_what_held_before_goes_on() -> None:
    before = under("Giao Sở Y tế trước ngày 15/11:")
    assert opened(sentence("Cụ thể:"), before) == before


def test_partners_are_added_once() -> None:
    one, again, other = (
        Found(name, sentence("x").paragraph.place, "test") for name in ("Sở Y tế", "sở Y tế", "Sở Nội vụ")
    )
    assert said(added((one,), (again, other))) == ["Sở Y tế", "Sở Nội vụ"]


def test_a_sentence_ends_at_a_stop_before_a_capital() -> None:
    assert SENTENCE.split("Tổ chức hội nghị. Ủy ban báo cáo! “Nêu gương”? từ nay, v.v. và các việc") == [
        "Tổ chức hội nghị.", "Ủy ban báo cáo!", "“Nêu gương”? từ nay, v.v. và các việc",
    ]  # fmt: skip
