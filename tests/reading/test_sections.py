"""Which numbered items are headings."""

import pytest
from readings import part, plan, tree

from songhanh.formats.blocks import Paragraph
from songhanh.reading.outline import build
from songhanh.reading.pieces import Part
from songhanh.reading.sections import is_block, mark_sections, names_body, sections


def titles(text: str, label: str = "") -> list[tuple[str, str]]:
    return [(one.label, one.title) for one in sections([(part(text, label), tree(text, label))])]


def test_headings_are_sections_and_sentences_are_none() -> None:
    text = (
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nTiếp tục tăng cường sự lãnh đạo.\nII. NỘI DUNG\n"
        "1. Tổ chức hội nghị tuyên truyền trước ngày 15/11.\n2. Rà soát quy hoạch cán bộ nữ.\n"
    )
    assert titles(text) == [("I", "MỤC ĐÍCH, YÊU CẦU"), ("I.1", "Mục đích"), ("II", "NỘI DUNG")]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("2. Văn phòng UBND tỉnh: Theo dõi, đôn đốc việc thực hiện.", "Văn phòng UBND tỉnh"),
        ("2. Các phòng, đơn vị: Triển khai kế hoạch.", "Các phòng, đơn vị"),
        ("2. Kinh phí thực hiện: Từ nguồn ngân sách được giao.", "Kinh phí thực hiện"),
        ("2. Thời gian thực hiện: Tháng 11 năm 2022.", "Thời gian thực hiện"),
        ("2. Tuyên truyền các nội dung: Luật Bình đẳng giới.", None),
        ("2. Tổ chức hội nghị: thành phần gồm lãnh đạo các phòng.", None),
    ],
)
def test_a_title_before_a_colon_names_a_body_or_a_standing_component(line: str, title: str | None) -> None:
    found = dict(titles(f"I. NỘI DUNG\n{line}"))
    assert found.get("I.2") == title


def test_a_line_with_a_colon_and_items_below_is_a_section_even_a_whole_sentence() -> None:
    text = (
        "1. Các phòng căn cứ chức năng, nhiệm vụ được giao triển khai các nội dung sau:\n- Tuyên truyền;\n- Tập huấn."
    )
    assert titles(text) == [("1", "Các phòng căn cứ chức năng, nhiệm vụ được giao triển khai các nội dung sau")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Điều 1. Phạm vi điều chỉnh\nQuy chế này quy định việc phối hợp.", [("Điều 1", "Phạm vi điều chỉnh")]),
        ("Điều 2. Giao Giám đốc Sở Nội vụ:\n1. Chủ trì;\n2. Báo cáo.", [("Điều 2", "Giao Giám đốc Sở Nội vụ")]),
        ("Điều 3. Giao Sở Nội vụ chủ trì thực hiện các việc sau:\n1. Rà soát;\n2. Báo cáo.", []),
        ("Điều 4. Quyết định này có hiệu lực kể từ ngày ký.", []),
    ],
)
def test_an_article_is_a_section_where_it_has_a_title_or_names_only_a_body(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert [one for one in titles(text) if one[0].count(".") == 0] == found


def test_a_heading_that_ends_with_a_stop_is_known_by_its_siblings() -> None:
    text = (
        "1. Công tác truyền thông\n- Phát thanh.\n2. Công tác tập huấn\n- Mở lớp.\n"
        "3. Công tác thi đua.\nGắn kết quả thực hiện với thi đua.\n4. Công tác kiểm tra\n- Kiểm tra chéo.\n"
    )
    assert titles(text)[2] == ("3", "Công tác thi đua.")


def test_an_annex_is_a_section_itself() -> None:
    lines = part("DANH MỤC NHIỆM VỤ\nI. TRUYỀN THÔNG")
    heading = lines.blocks[0]
    assert isinstance(heading, Paragraph)
    annex = Part("Phụ lục", (heading,), lines.blocks[1:])
    root = build(annex)
    mark_sections(root)
    assert [(one.label, one.title) for one in sections([(annex, root)])] == [
        ("Phụ lục", "DANH MỤC NHIỆM VỤ"), ("Phụ lục.I", "TRUYỀN THÔNG"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Văn phòng UBND tỉnh", True),
        ("Trách nhiệm của Sở Y tế", True),
        ("Đối với các phòng, đơn vị", True),
        ("VĂN PHÒNG SỞ", True),
        ("Sở Y tế (Cơ quan thường trực)", True),
        ("Công tác truyền thông", False),
        ("Ban hành kế hoạch", False),
    ],
)
def test_a_title_may_be_nothing_but_bodies(title: str, *, names: bool) -> None:
    assert names_body(title) is names


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Cơ quan chủ trì:", "lead"),
        ("Đơn vị thực hiện", "lead"),
        ("Cơ quan phối hợp", "partners"),
        ("Thời gian thực hiện", "time"),
        ("Nội dung", ""),
        ("Cơ quan chủ trì xây dựng kế hoạch", ""),
    ],
)
def test_blocks_beside_tasks_have_their_own_titles(title: str, kind: str) -> None:
    assert is_block(title) == kind


def test_sections_stand_where_they_are_written_and_in_order() -> None:
    found = plan("I. NỘI DUNG\n1. Truyền thông\n- Phát thanh.\nII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng: Theo dõi.").sections
    assert [one.label for one in found] == ["I", "I.1", "II", "II.1"]
    assert [one.place.start for one in found] == sorted(one.place.start for one in found)
