"""Types of documents by their names and by their symbols."""

import pytest

from songhanh.reading.doctypes import TYPES, canonical, of_symbol


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("KẾ HOẠCH", "Kế hoạch"),
        ("bộ Luật", "Bộ luật"),
        ("Thông  tư liên tịch", "Thông tư liên tịch"),
        ("văn bản", "Công văn"),
        ("Chương trình hành động", "Chương trình"),
        ("Thông báo kết luận", "Thông báo"),
        ("Quyet dinh", "Quyết định"),
        ("hội nghị", ""),
        ("", ""),
    ],
)
def test_a_type_is_known_by_its_name(word: str, kind: str) -> None:
    assert canonical(word) == kind


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [
        ("KH-UBND", "Kế hoạch"),
        ("QĐ-TTg", "Quyết định"),
        ("QÐ-UBND", "Quyết định"),
        ("NĐ-CP", "Nghị định"),
        ("2020/NĐ-CP", "Nghị định"),
        ("TT-BNV", "Thông tư"),
        ("TTLT-BTC-BLĐTBXH", "Thông tư liên tịch"),
        ("QH14", "Luật"),
        ("CT/TW", "Chỉ thị"),
        ("CV/VPĐU", "Công văn"),
        ("TTr-SNV", "Tờ trình"),
        ("CTr-UBND", "Chương trình"),
        ("QD-UBND", "Quyết định"),
        ("BXD-QLN", ""),
        ("SNV-TCHC", ""),
        ("UBND", ""),
    ],
)
def test_a_symbol_tells_the_type_and_a_letter_has_none(symbol: str, kind: str) -> None:
    assert of_symbol(symbol) == kind


def test_every_type_is_known_in_capitals_and_without_marks_as_in_the_list() -> None:
    for name in TYPES:
        assert canonical(name.upper()) == canonical(name)
        assert canonical(name) in {"", *TYPES}
        assert canonical(name)
