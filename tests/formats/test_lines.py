"""From lines as they stand on the page to paragraphs: hard wraps undone, headings and items kept apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ways_back import bare, leads_back

from songhanh.formats.blocks import Kind, Paragraph
from songhanh.formats.lines import Line, is_rule, join, paragraph


def lines(source: str, *, limit: int = 60, page: int = 0) -> list[Line]:
    """The lines of a text that was broken at `limit` letters."""
    found, start, gap = [], 0, 0.0
    for number, text in enumerate(source.split("\n"), 1):
        if text.strip():
            left = len(text) - len(text.lstrip())
            found.append(Line(text, start, page, number, left, len(text.rstrip()), limit, gap))
            gap = 0.0
        else:
            gap += 1
        start += len(text) + 1
    return found


def joined(source: str, limit: int = 60) -> list[str]:
    return [one.text for one in join(lines(source, limit=limit))]


def test_a_sentence_over_lines_is_one_paragraph() -> None:
    source = (
        "Tiếp tục tăng cường sự lãnh đạo, chỉ đạo của các cấp ủy Đảng,\n"
        "lãnh đạo cơ quan, đoàn thể trong thực hiện công tác bình đẳng\ngiới."
    )
    assert joined(source) == [source.replace("\n", " ")]


def test_an_empty_line_inside_a_sentence_does_not_divide_it() -> None:
    source = "Tiếp tục tăng cường sự lãnh đạo, chỉ đạo của các cấp ủy Đảng,\n\nlãnh đạo cơ quan trong thực hiện."
    assert len(joined(source)) == 1


def test_labels_begin_paragraphs() -> None:
    source = "I. NỘI DUNG\n1. Truyền thông\na) Phát thanh\n- Đưa tin;\n+ Phóng sự\nĐiều 1. Phạm vi"
    found = join(lines(source))
    assert [one.text for one in found] == source.split("\n")
    assert [one.label for one in found] == ["I.", "1.", "a)", "-", "+", "Điều 1."]
    assert found[0].kind is Kind.HEADING


def test_a_short_line_that_ends_a_sentence_ends_its_paragraph() -> None:
    source = (
        "Nâng cao nhận thức của cán bộ, công chức về bình đẳng giới\ntrong cơ quan.\nĐẩy mạnh công tác tuyên truyền."
    )
    assert joined(source) == [
        "Nâng cao nhận thức của cán bộ, công chức về bình đẳng giới trong cơ quan.", "Đẩy mạnh công tác tuyên truyền.",
    ]  # fmt: skip


def test_a_line_that_ends_open_goes_on() -> None:
    assert joined("Thực hiện Kế hoạch số\n62/KH-UBND ngày 23/3/2022 của\nUBND tỉnh") == [
        "Thực hiện Kế hoạch số 62/KH-UBND ngày 23/3/2022 của UBND tỉnh"
    ]


@pytest.mark.parametrize(
    "source",
    [
        "KẾ HOẠCH\nvề việc thực hiện công tác bình đẳng giới",
        "SỞ NỘI VỤ\nSố: 15/KH-SNV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        "Kính gửi: Các sở, ngành\nThực hiện Kế hoạch của UBND tỉnh.",
    ],
)
def test_lines_of_letterhead_and_signature_stand_alone(source: str) -> None:
    assert joined(source) == source.split("\n")


def test_a_rule_ends_what_stands_above_it_and_is_none_itself() -> None:
    assert joined("UBND TỈNH AN GIANG\n-------\nvà các đơn vị") == ["UBND TỈNH AN GIANG", "và các đơn vị"]


@pytest.mark.parametrize(
    ("text", "rule"), [("-------", True), ("* * *", True), ("", True), ("-", False), ("- A", False)]
)
def test_a_row_of_signs_is_a_rule(text: str, *, rule: bool) -> None:
    assert is_rule(text) is rule


def test_a_heading_in_capitals_over_two_lines_is_one() -> None:
    assert joined("II. NỘI DUNG VÀ CÁC NHIỆM VỤ TRỌNG TÂM CỦA KẾ HOẠCH\nBÌNH ĐẲNG GIỚI NĂM 2022") == [
        "II. NỘI DUNG VÀ CÁC NHIỆM VỤ TRỌNG TÂM CỦA KẾ HOẠCH BÌNH ĐẲNG GIỚI NĂM 2022"
    ]


def test_blanks_are_folded_and_what_is_bold_is_known() -> None:
    source = "  Sở   Y tế\n  chủ trì  "
    one, two = lines(source)
    found = paragraph([one._replace(bold=True), two])
    assert found.text == "Sở Y tế chủ trì"
    assert [found.text[run.start : run.end] for run in found.runs] == ["Sở Y tế"]
    assert leads_back(found, source)
    assert source[found.place.start : found.place.end] == "Sở   Y tế\n  chủ trì"


def test_no_lines_are_no_paragraphs() -> None:
    assert join([]) == []
    assert join(lines("\n\n-----\n")) == []


PIECES = st.sampled_from(
    [
        "Tổ chức hội nghị", "tuyên truyền", "- ", "1. ", "I. ", "a) ", "của", "các", ".", ";", ":", "\n", "\n\n",
        "\n   ", "  ", "Đ ế n", "k ế hoạch", "2021 -", "2025", "KẾ HOẠCH", "Nơi nhận:", "-----", "(", ")", "\t",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map(" ".join), st.sampled_from([0, 20, 60]), st.sampled_from([0, 1]))
def test_every_stretch_of_every_paragraph_leads_back_and_no_word_is_lost(source: str, limit: int, page: int) -> None:
    found = join(lines(source, limit=limit, page=page))
    assert all(leads_back(one, source) for one in found)
    kept = [line for line in source.split("\n") if not is_rule(line)]
    assert bare("".join(one.text for one in found)) == bare("".join(kept))


@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_paragraphs_stand_in_order_and_do_not_overlap(source: str) -> None:
    ends = 0
    for one in join(lines(source)):
        assert ends <= one.place.start < one.place.end
        ends = one.place.end
        assert isinstance(one, Paragraph)
