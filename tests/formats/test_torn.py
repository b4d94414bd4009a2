"""Syllables that a program tore apart are put together again, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ways_back import bare, leads_back

from songhanh.formats.blocks import Paragraph, Place, Run
from songhanh.formats.torn import mend


def mended(text: str) -> str:
    return mend(Paragraph(text)).text


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("th ực hiện kế hoạch", "thực hiện kế hoạch"),
        ("Đ ế n h ế t năm", "Đến hết năm"),
        ("xây dựng k ế hoạch", "xây dựng kế hoạch"),
        ("t ổ chức thực hiện", "tổ chức thực hiện"),
        ("bình đẳ ng giới", "bình đẳng giới"),
    ],
)
def test_what_cannot_stand_alone_belongs_to_its_neighbour(torn: str, whole: str) -> None:
    assert mended(torn) == whole


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức hội nghị tuyên truyền về bình đẳng giới.",
        "a) Phát thanh; b) Truyền hình; đ) Khác",
        "Ủy ban nhân dân xã A và xã B",
        "ông ấy ở đó",
        "Ô tô, ê kíp, ý kiến",
        "H. Mê Linh, TP. Hà Nội",
        "",
    ],
)
def test_a_text_that_is_whole_is_the_very_same(text: str) -> None:
    paragraph = Paragraph(text)
    assert mend(paragraph) is paragraph


def test_bold_stretches_stay_on_their_words() -> None:
    found = mend(Paragraph("xây dựng k ế hoạch năm", runs=(Run(9, 18, bold=True),)))
    (run,) = found.runs
    assert found.text[run.start : run.end] == "kế hoạch"


def test_a_mended_text_leads_back_to_the_source() -> None:
    source = "xx Đ ế n h ế t năm 2022, t ổ chức"
    paragraph = Paragraph(source[3:], Place(3, len(source)))
    assert leads_back(mend(paragraph), source)


SYLLABLES = st.sampled_from(
    [
        "Đ",
        "ế",
        "n",
        "h",
        "t",
        "k",
        "ng",
        "nh",
        "ch",
        "tổ",
        "chức",
        "hoạch",
        "ổ",
        "ý",
        "a",
        "Ủy",
        "ban",
        "đẳ",
        "b",
        ",",
        ".",
    ]
)


@given(st.lists(SYLLABLES, min_size=1, max_size=25).map(" ".join), st.integers(0, 50))
def test_only_spaces_go_and_every_stretch_leads_back(text: str, start: int) -> None:
    source = "x" * start + text
    found = mend(Paragraph(text, Place(start, start + len(text))))
    assert bare(found.text) == bare(text)
    assert leads_back(found, source)
    assert list(found.joins) == sorted(found.joins)


@given(st.lists(SYLLABLES, min_size=1, max_size=20), st.data())
def test_a_paragraph_of_several_lines_leads_back_too(words: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(words)))
    first, second = " ".join(words[:cut]), " ".join(words[cut:])
    source = f"{first}\n\n   {second}"
    text = " ".join(part for part in (first, second) if part)
    joins = tuple(
        join for join, part in (((0, 0), first), ((len(first) + bool(first), len(first) + 5), second)) if part
    )
    assert leads_back(mend(Paragraph(text, Place(0, len(source)), joins=joins)), source)
