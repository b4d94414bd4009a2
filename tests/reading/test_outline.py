"""The running text as a tree: what stands under which heading, and the label of each."""

import pytest
from readings import part, tree
from timing import grows_evenly

from songhanh.reading.outline import Node, build


def paths(text: str, label: str = "") -> list[str]:
    return [node.path for node in tree(text, label).walk() if node.block is not None]


def parent(root: Node, words: str) -> str:
    """The label of what holds the block that begins with `words`."""
    node = next(node for node in root.walk() if node.text.startswith(words))
    assert node.parent is not None
    return node.parent.path


def test_labels_are_joined_from_the_outermost() -> None:
    text = (
        "I. MỤC ĐÍCH\n1. Mục đích\nII. NỘI DUNG\n1. Truyền thông\na) Phát thanh\n- Đưa tin\nb) Truyền hình\n2. Tập huấn"
    )
    assert paths(text) == ["I", "I.1", "II", "II.1", "II.1.a", "II.1.a", "II.1.b", "II.2"]


def test_parts_stand_above_numbers() -> None:
    assert paths("Phần I\nI. MỤC TIÊU\nPhần II\nI. NHIỆM VỤ\n1. Truyền thông") == [
        "Phần I", "Phần I.I", "Phần II", "Phần II.I", "Phần II.I.1",
    ]  # fmt: skip


def test_letters_may_stand_above_roman_numbers() -> None:
    assert paths("A. MỤC TIÊU\nB. NHIỆM VỤ\nIV. GIẢI PHÁP\n1. Truyền thông\nb) Phát thanh") == [
        "A", "B", "B.IV", "B.IV.1", "B.IV.1.b",
    ]  # fmt: skip


def test_a_compound_number_takes_the_place_of_its_parents_own() -> None:
    assert paths("I. NỘI DUNG\n2. Nhiệm vụ\n2.1. Truyền thông\n2.1.1. Phát thanh\n2.2. Tập huấn") == [
        "I", "I.2", "I.2.1", "I.2.1.1", "I.2.2",
    ]  # fmt: skip


def test_labels_stay_as_written_even_where_the_count_is_wrong() -> None:
    assert paths("I. MỤC ĐÍCH\nIII. NỘI DUNG\n1. Một\n1. Hai\n4. Ba") == ["I", "III", "III.1", "III.1", "III.4"]


def test_a_number_in_brackets_is_written_bare() -> None:
    assert paths("I. NỘI DUNG\n(1) Truyền thông;\n(2) Tập huấn.") == ["I", "I.1", "I.2"]


def test_items_of_an_article_have_its_label() -> None:
    assert paths("Điều 1. Phạm vi\nĐiều 2. Nhiệm vụ của Sở\n1. Chủ trì;\n2. Phối hợp.") == [
        "Điều 1", "Điều 2", "Điều 2.1", "Điều 2.2",
    ]  # fmt: skip


def test_the_ninth_letter_is_no_roman_number() -> None:
    assert paths("G. BẢY\nH. TÁM\nI. CHÍN\nK. MƯỜI") == ["G", "H", "I", "K"]


def test_roman_numbers_that_a_scan_read_as_letters_are_numbers() -> None:
    assert paths("I. MỤC ĐÍCH\nIl. NỘI DUNG\nIII. TỔ CHỨC")[1] == "II"


def test_labels_of_an_annex_begin_with_its_own() -> None:
    assert paths("I. NHIỆM VỤ\n1. Truyền thông", "Phụ lục") == ["Phụ lục.I", "Phụ lục.I.1"]


def test_a_paragraph_under_a_heading_belongs_to_it() -> None:
    root = tree("I. NỘI DUNG\n1. Công tác quy hoạch\nTiến hành rà soát quy hoạch.\nII. TỔ CHỨC")
    assert parent(root, "Tiến hành") == "I.1"


def test_a_closing_paragraph_of_a_part_belongs_to_the_part() -> None:
    root = tree(
        "I. NỘI DUNG\n1. Truyền thông\n- Phát thanh.\nII. TỔ CHỨC\n1. Sở Y tế chủ trì.\n2. Sở Nội vụ phối hợp.\n"
        "Yêu cầu các đơn vị báo cáo trước ngày 15/11."
    )
    assert parent(root, "Yêu cầu") == "II"


def test_a_closing_paragraph_of_a_letter_belongs_to_nothing() -> None:
    root = tree("1. Rà soát quy hoạch.\n2. Báo cáo kết quả.\nĐề nghị các đơn vị thực hiện.")
    assert parent(root, "Đề nghị") == ""


def test_a_paragraph_between_items_belongs_to_what_the_next_item_stands_beside() -> None:
    root = tree("I. NỘI DUNG\n1. Truyền thông\na) Phát thanh.\nb) Truyền hình.\nBáo cáo hằng quý.\n2. Tập huấn")
    assert parent(root, "Báo cáo") == "I.1"


def test_bullets_under_a_sentence_with_a_colon_are_its_items() -> None:
    root = tree("I. NỘI DUNG\nGiao Sở Y tế:\n- Tuyên truyền;\n- Tập huấn.")
    node = next(node for node in root.walk() if node.text.startswith("Giao"))
    assert [child.text for child in node.children] == ["Tuyên truyền;", "Tập huấn."]


def test_plus_signs_stand_under_dashes() -> None:
    root = tree("1. Truyền thông:\n- Phát thanh:\n+ Đưa tin;\n+ Phóng sự;\n- Truyền hình.")
    (one,) = root.children
    assert [child.text for child in one.children] == ["Phát thanh:", "Truyền hình."]
    assert [child.text for child in one.children[0].children] == ["Đưa tin;", "Phóng sự;"]


def test_a_list_that_begins_anew_under_a_letter_stands_below_it() -> None:
    assert paths("1. Một\na) Các việc:\n1. Việc một;\n2. Việc hai;\nb) Khác") == ["1", "1.a", "1.a.1", "1.a.2", "1.b"]


def test_what_is_quoted_is_no_part_of_the_list() -> None:
    root = tree("1. Sửa đổi Điều 2 như sau:\n“Điều 2. Nhiệm vụ\n1. Chủ trì;\n2. Phối hợp.”\n2. Bãi bỏ Điều 3.")
    assert [node.quoted for node in root.walk() if node.block] == [False, True, True, True, False]
    assert [node.path for node in root.walk() if node.block and not node.quoted] == ["1", "2"]


@pytest.mark.deep
@pytest.mark.parametrize(
    "line",
    [
        "Sở Y tế tổ chức hội nghị.\n",
        "- Tổ chức hội nghị;\n",
        "I. NỘI DUNG\n",
        "1. Chủ trì.\nGửi các đơn vị.\n",
    ],
)
def test_thousands_of_lines_take_no_more_than_their_share_of_time(line: str) -> None:
    assert grows_evenly(lambda size: build(part("I. NỘI DUNG\n1. Truyền thông.\n" + line * size)), 1500)
