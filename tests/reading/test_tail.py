"""Where recipients and signature stand."""

import pytest
from readings import LETTERHEAD, TAIL, document, table

from songhanh.formats.blocks import Block
from songhanh.reading.pieces import pieces_of
from songhanh.reading.tail import find_tail


def tail(text: str, *, at: int = 0) -> list[str]:
    pieces = list(pieces_of(document(text).blocks))
    begin, end = find_tail(pieces, at)
    return [piece.text for piece in pieces[begin:end]]


RECIPIENTS = ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]
SIGNED = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "(Đã ký)", "Nguyễn Thị Hoa"]


def joined(*lines: str) -> str:
    return "\n".join(lines)


def test_the_tail_begins_at_the_recipients() -> None:
    assert tail(joined("I. NỘI DUNG", "1. Tổ chức hội nghị.", *RECIPIENTS, *SIGNED)) == [*RECIPIENTS, *SIGNED]


def test_a_signature_before_the_recipients_belongs_to_it() -> None:
    assert tail(joined("1. Tổ chức hội nghị.", *SIGNED, *RECIPIENTS)) == [*SIGNED, *RECIPIENTS]


def test_a_signature_without_recipients_is_found_at_the_end() -> None:
    assert tail(joined("1. Tổ chức hội nghị.", *SIGNED)) == SIGNED


def test_a_document_without_either_has_no_tail() -> None:
    assert tail("I. NỘI DUNG\n1. Tổ chức hội nghị.") == []


def test_the_last_words_of_the_text_are_no_signature() -> None:
    text = joined("TRIỂN KHAI THỰC HIỆN./.", *RECIPIENTS, *SIGNED)
    assert tail(text) == [*RECIPIENTS, *SIGNED]


def test_what_is_attached_begins_behind_the_tail() -> None:
    text = joined(*RECIPIENTS, *SIGNED, "KẾ HOẠCH", "Bình đẳng giới năm 2022", "I. NỘI DUNG")
    assert tail(text) == [*RECIPIENTS, *SIGNED]
    assert tail(joined(*RECIPIENTS, *SIGNED, "PHỤ LỤC", "DANH MỤC")) == [*RECIPIENTS, *SIGNED]


def test_of_two_lists_of_recipients_the_one_before_the_attached_plan_is_the_documents() -> None:
    sample = joined("Mẫu báo cáo", *RECIPIENTS, "NGƯỜI LẬP BIỂU")
    text = joined("1. Tổ chức hội nghị.", *RECIPIENTS, *SIGNED, "KẾ HOẠCH", "Bình đẳng giới", sample)
    assert tail(text) == [*RECIPIENTS, *SIGNED]


def test_recipients_and_signature_side_by_side_are_one_tail() -> None:
    block = table((joined(*RECIPIENTS), joined(*SIGNED)), layout=True)
    blocks: tuple[Block, ...] = (*document("1. Tổ chức hội nghị.").blocks, block)
    pieces = list(pieces_of(blocks))
    assert find_tail(pieces, 0) == (1, len(pieces))


@pytest.mark.parametrize("word", ["Nơi nhận:", "NƠI NHẬN", "Noi nhan:", "**Nơi nhận:**", "Nơi nhận;"])
def test_the_word_itself_may_be_spelled_as_it_comes(word: str) -> None:
    assert tail(joined("1. Tổ chức hội nghị.", word, "- Như trên;", *SIGNED))[0] == word


def test_the_tail_is_looked_for_behind_the_title() -> None:
    text = LETTERHEAD + "1. Tổ chức hội nghị." + TAIL
    assert tail(text, at=8) == TAIL.strip().split("\n")
