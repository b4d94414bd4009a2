"""The parts of a document: letterhead, title, addressees, running text, signature, what is attached."""

from readings import LETTERHEAD, TAIL, document, table

from songhanh.formats.blocks import Block, Document, Paragraph
from songhanh.reading.anatomy import Anatomy, dissect


def parts(text: str) -> Anatomy:
    return dissect(document(text))


def lines(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [one.text for one in paragraphs]


def text_of(anatomy: Anatomy, at: int = 0) -> list[str]:
    return [block.text for block in anatomy.parts[at].blocks if isinstance(block, Paragraph)]


def test_a_plan_falls_into_its_parts() -> None:
    found = parts(LETTERHEAD + "I. NỘI DUNG\n1. Tổ chức hội nghị." + TAIL)
    assert found.letterhead[0].text == "UBND TỈNH LẠNG SƠN"
    assert found.type is not None
    assert found.type.text == "KẾ HOẠCH"
    assert lines(found.title) == ["Triển khai công tác bình đẳng giới năm 2022"]
    assert text_of(found) == ["I. NỘI DUNG", "1. Tổ chức hội nghị."]
    assert [piece.text for piece in found.tail] == TAIL.strip().split("\n")


def test_a_title_goes_on_over_as_many_lines_as_it_has() -> None:
    found = parts("KẾ HOẠCH\nTriển khai công tác bình đẳng giới\nvà vì sự tiến bộ của phụ nữ năm 2022\nI. NỘI DUNG")
    assert lines(found.title) == ["Triển khai công tác bình đẳng giới", "và vì sự tiến bộ của phụ nữ năm 2022"]


def test_bases_are_no_title() -> None:
    found = parts(
        "QUYẾT ĐỊNH\nVề việc ban hành Quy chế\nCăn cứ Luật Tổ chức chính quyền địa phương;\nXét đề nghị của Sở Nội vụ,"
    )
    assert lines(found.title) == ["Về việc ban hành Quy chế"]
    assert text_of(found) == ["Căn cứ Luật Tổ chức chính quyền địa phương;", "Xét đề nghị của Sở Nội vụ,"]


def test_who_decides_stands_above_the_bases() -> None:
    found = parts(
        "QUYẾT ĐỊNH\nVề việc kiện toàn Ban Chỉ đạo\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật Bình đẳng giới;"
    )
    assert lines(found.authority) == ["CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"]


def test_addressees_of_a_letter_are_a_list_of_their_own() -> None:
    found = parts(
        "SỞ NỘI VỤ\nSố: 5/SNV-TCHC\nV/v báo cáo\nKính gửi:\n- Các sở, ban, ngành;\n- UBND các huyện.\n"
        "Thực hiện Kế hoạch của UBND tỉnh, Sở Nội vụ đề nghị các đơn vị báo cáo."
    )
    assert lines(found.addressees) == ["Kính gửi:", "- Các sở, ban, ngành;", "- UBND các huyện."]
    assert found.type is None


def test_a_plan_attached_to_a_decision_is_a_part_with_a_title() -> None:
    found = parts(
        "UBND TỈNH AN GIANG\nSố: 5/QĐ-UBND\nQUYẾT ĐỊNH\nBan hành Kế hoạch\n"
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch."
        + TAIL
        + "\nKẾ HOẠCH\nBình đẳng giới năm 2022\n(Kèm theo Quyết định số 5/QĐ-UBND)\nI. NỘI DUNG\n1. Tổ chức hội nghị."
    )
    assert [part.label for part in found.parts] == ["", ""]
    assert lines(found.parts[1].title) == ["Bình đẳng giới năm 2022", "(Kèm theo Quyết định số 5/QĐ-UBND)"]
    assert text_of(found, 1) == ["I. NỘI DUNG", "1. Tổ chức hội nghị."]


def test_an_annex_is_a_part_with_its_label() -> None:
    found = parts(LETTERHEAD + "I. NỘI DUNG" + TAIL + "\nPhụ lục II\nDANH MỤC NHIỆM VỤ\n1. Tổ chức hội nghị.")
    assert [part.label for part in found.parts] == ["", "Phụ lục II"]
    assert lines(found.parts[1].title) == ["DANH MỤC NHIỆM VỤ"]


def test_an_annex_without_its_document_is_read_by_itself() -> None:
    found = parts("PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n1. Tổ chức hội nghị.")
    assert found.type is not None
    assert lines(found.title) == ["DANH MỤC NHIỆM VỤ"]
    assert text_of(found) == ["1. Tổ chức hội nghị."]


def test_a_letterhead_in_a_table_is_one_side_by_side() -> None:
    head = table(("UBND TỈNH AN GIANG\nSỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), layout=True)
    blocks: tuple[Block, ...] = (head, *document("KẾ HOẠCH\nBình đẳng giới năm 2022\nI. NỘI DUNG").blocks)
    found = dissect(Document(blocks))
    assert [piece.side for piece in found.letterhead] == [1, 1, 2]
    assert lines(found.title) == ["Bình đẳng giới năm 2022"]


def test_an_empty_document_has_empty_parts() -> None:
    found = dissect(Document(()))
    assert (found.letterhead, found.type, found.title, found.tail) == ((), None, (), ())
    assert all(not part.blocks for part in found.parts)


def test_every_block_stands_in_one_part() -> None:
    text = LETTERHEAD + "Căn cứ Luật Bình đẳng giới;\nI. NỘI DUNG\n1. Tổ chức hội nghị." + TAIL + "\nPHỤ LỤC\nBiểu mẫu"
    found = parts(text)
    stood = [piece.block for piece in (*found.letterhead, *found.tail)]
    stood += [*found.title, *found.authority, *found.addressees, *([found.type] if found.type else [])]
    stood += [block for part in found.parts for block in (*part.title, *part.blocks)]
    whole = [block.text for block in document(text).blocks if isinstance(block, Paragraph)]
    assert sorted(one.text for one in stood if isinstance(one, Paragraph)) == sorted(set(whole) - {"PHỤ LỤC"})
