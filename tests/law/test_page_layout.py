"""The page layout is that of the decree, by the day of the document."""

from datetime import date

import pytest

from songhanh.law.page_layout import layout, layouts

PLAN_DAY = date(2022, 3, 31)


def test_the_page_is_a4_with_the_margins_of_the_decree() -> None:
    page = layout(PLAN_DAY).page
    assert (page.width, page.height) == (210, 297)
    assert page.margin_left == (30, 35)
    assert page.margin_right == (15, 20)


def test_an_element_is_asked_by_its_vietnamese_name() -> None:
    national_name = layout(PLAN_DAY).element("Quốc hiệu")
    assert national_name.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert (national_name.size, national_name.bold) == ((12, 13), True)
    with pytest.raises(KeyError):
        layout(PLAN_DAY).element("Khẩu hiệu")


def test_the_letters_of_points_know_the_letter_d_with_a_stroke() -> None:
    assert layout(PLAN_DAY).numbering.point_letters[:6] == ("a", "b", "c", "d", "đ", "e")


def test_types_have_the_abbreviations_of_annex_three_in_any_case() -> None:
    types = layout(PLAN_DAY).types
    assert types.abbreviation("Kế hoạch") == "KH"
    assert types.abbreviation("QUYẾT ĐỊNH") == "QĐ"
    assert types.abbreviation("Thông tư") == "TT"
    assert types.abbreviation("Công văn") is None


def test_a_document_older_than_the_decree_gets_the_oldest_layout_that_is_known() -> None:
    assert layout(date(2013, 1, 1)) is layouts()[0]
    assert layout(date(2013, 1, 1)).valid_from == date(2020, 3, 5)


def test_every_preferred_size_is_allowed() -> None:
    sized = [element for element in layout(PLAN_DAY).elements if element.preferred]
    assert len(sized) > 10
    assert all(element.size[0] <= element.preferred <= element.size[1] for element in sized)


def test_signing_marks_are_those_of_the_decree() -> None:
    assert [one.short for one in layout(PLAN_DAY).authorities] == ["TM.", "Q.", "KT.", "TL.", "TUQ."]
