"""The HTML fragment: well formed, escaped, in headings without a gap."""

import re
from itertools import pairwise

from lxml import etree
from samples import DAY, PLAN, item, table

from songhanh.formats.blocks import Document, Kind, Paragraph, Run
from songhanh.formats.official import lay_out
from songhanh.formats.official_sheet import official_sheet
from songhanh.formats.write_html import write_html


def parsed(html: str) -> "etree._Element":
    return etree.fromstring(re.sub(r"<(br|hr[^>]*)>", r"<\1/>", html))


def test_the_plan_is_well_formed_with_one_first_heading_and_no_level_skipped() -> None:
    root = parsed(write_html(*lay_out(PLAN, DAY)))
    levels = [int(str(one.tag)[1]) for one in root.iter() if re.fullmatch(r"h\d", str(one.tag))]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert root.get("lang") == "vi"


def test_a_page_may_keep_the_first_heading_for_itself() -> None:
    root = parsed(write_html(*lay_out(PLAN, DAY), first_heading=2))
    levels = [int(str(one.tag)[1]) for one in root.iter() if re.fullmatch(r"h\d", str(one.tag))]
    assert min(levels) == levels[0] == 2


def test_nothing_in_a_document_is_markup_and_nothing_has_a_style() -> None:
    trap = Paragraph('<script>alert("x")</script> & \x00<b>', runs=(Run(0, 8, bold=True),))
    html = write_html(Document(blocks=(trap, table(("<i>", "&")))), official_sheet(DAY))
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "style=" not in html
    parsed(html)


def test_tables_have_heads_with_a_scope_and_layout_tables_are_no_tables() -> None:
    root = parsed(write_html(*lay_out(PLAN, DAY)))
    assert [head.get("scope") for head in root.iter("th")] == ["col"] * 5
    assert len(list(root.iter("table"))) == 1
    sides = [one for one in root.iter("div") if one.get("class") == "vb-side"]
    assert len(sides) == 6


def test_items_that_follow_each_other_are_one_list_with_the_labels_of_the_source() -> None:
    blocks = (item("a)", "một"), item("đ)", "hai"), Paragraph("giữa"), item("-", "ba"))
    root = parsed(write_html(Document(blocks=blocks), official_sheet(DAY)))
    assert [[str(one.text) for one in found] for found in root.iter("ul")] == [["a) một", "đ) hai"], ["- ba"]]


def test_bold_and_italic_stretches_are_marked() -> None:
    paragraph = Paragraph("một hai ba", kind=Kind.PARAGRAPH, runs=(Run(0, 3, bold=True), Run(4, 7, italic=True)))
    html = write_html(Document(blocks=(paragraph,)), official_sheet(DAY))
    assert "<strong>một</strong> <em>hai</em> ba" in html
