"""The Word document as python-docx and LibreOffice find it, and its parts in the order of the schema."""

import io
import os
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pages import Page, measured
from samples import ANNEX, BODY, DAY, LETTER, MADE, OPEN_PLAN, PLAN, cell, heading, item, table

from songhanh.formats import fonts
from songhanh.formats.blocks import Break, Cell, Document, Kind, Paragraph, Row, Run, Table
from songhanh.formats.official import Official, lay_out, lay_out_annex
from songhanh.formats.official_sheet import official_sheet
from songhanh.formats.read_docx import read
from songhanh.formats.word_lists import Lists, Numbered
from songhanh.formats.write_docx import write_docx
from songhanh.formats.write_pdf import write_pdf

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

MERGED = Table(
    rows=(
        Row(((0, cell("STT", rows=2)), (1, cell("Nội dung", columns=2)))),
        Row(((1, cell("a")), (2, cell("b")))),
        Row(((0, cell("1", rows=9)), (1, cell("x", columns=7)))),
        Row(()),
        Row(((0, cell("lies over the merged one")), (2, Cell()))),
    ),
    columns=3,
    header_rows=2,
)
ODD = Official(
    type="Kế hoạch",
    subject="Thử",
    body=(
        MERGED,
        table(("a", "b"), ("c", "d")),
        Break(),
        Paragraph("Trang\tmới\x0b\x00 và =SUM(A1)", runs=(Run(0, 5, bold=True, italic=True),)),
        Break(landscape=True),
        table(("a", "b")),
    ),
    annexes=(ANNEX, ANNEX),
)

# The children of each element in the order of ECMA-376 Part 1, Annex A (what the writer uses of them).
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rFonts b bCs i iCs color sz szCs lang",
    "sectPr": "headerReference type pgSz pgMar pgNumType titlePg",
    "tblPr": "tblW tblInd tblBorders tblLayout tblCellMar",
    "tcPr": "tcW gridSpan vMerge vAlign",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p",
    "style": "name next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    "lvl": "start numFmt suff lvlText lvlJc pPr",
    "abstractNum": "multiLevelType lvl",
    "numbering": "abstractNum num",
    "pBdr": "top left bottom right",
    "tblBorders": "top left bottom right insideH insideV",
    "styles": "docDefaults style",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
    "font": "altName family pitch",
    "body": None,
    "p": None,
}


def opened(data: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(data))


def part(data: bytes, name: str) -> "etree._Element":
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))


def numbered(*labels: str) -> list[Numbered]:
    lists = Lists()
    return [lists.number(label) for label in labels]


@pytest.fixture(scope="module")
def plan() -> bytes:
    return write_docx(*lay_out(PLAN, DAY), MADE)


@pytest.mark.parametrize("official", [PLAN, OPEN_PLAN, LETTER, ODD])
def test_the_children_of_every_element_are_in_the_order_of_the_schema(official: Official) -> None:
    data = write_docx(*lay_out(official, DAY), MADE)
    for name in ("document", "styles", "numbering", "settings", "fontTable", "header"):
        for element in part(data, name).iter():
            order = ORDER.get(etree.QName(element).localname)
            if order:
                places = [order.split().index(etree.QName(child).localname) for child in element]
                assert places == sorted(places), etree.tostring(element)[:300]


@pytest.mark.parametrize("official", [PLAN, ODD])
def test_every_style_list_and_relation_that_is_named_is_there(official: Official) -> None:
    data = write_docx(*lay_out(official, DAY), MADE)
    body, styles, numbering = part(data, "document"), part(data, "styles"), part(data, "numbering")
    known = {style.get(W + "styleId") for style in styles.iter(W + "style")}
    assert {named.get(W + "val") for named in body.iter(W + "pStyle")} <= known
    lists = {one.get(W + "numId") for one in numbering.iter(W + "num")}
    assert {used.get(W + "val") for used in body.iter(W + "numId")} <= lists
    for row in body.iter(W + "tc"):
        assert row[-1].tag == W + "p", "a cell ends with a paragraph"
    for one in body.iter(W + "tbl"):
        following = one.getnext()
        assert following is not None
        assert following.tag != W + "tbl", "two tables in a row would become one"


def test_every_row_of_a_table_fills_its_grid() -> None:
    data = write_docx(*lay_out(ODD, DAY), MADE)
    for one in part(data, "document").iter(W + "tbl"):
        columns = len(one.findall(f"{W}tblGrid/{W}gridCol"))
        for row in one.iter(W + "tr"):
            spans = [cell_.find(f"{W}tcPr/{W}gridSpan") for cell_ in row.iter(W + "tc")]
            assert sum(1 if span is None else int(span.get(W + "val", "1")) for span in spans) == columns


def test_word_knows_the_title_the_language_and_the_time(plan: bytes) -> None:
    properties = opened(plan).core_properties
    assert properties.title == PLAN.title
    assert properties.language == "vi-VN"
    assert properties.created is not None
    assert properties.created.replace(tzinfo=MADE.tzinfo) == MADE
    language = part(plan, "styles").find(f".//{W}docDefaults//{W}lang")
    assert language is not None
    assert language.get(W + "val") == "vi-VN"


def test_the_fonts_are_times_new_roman_with_tinos_to_take_its_place(plan: bytes) -> None:
    fonts_ = part(plan, "fontTable")
    assert [one.get(W + "name") for one in fonts_] == ["Times New Roman"]
    assert [one.get(W + "val") for one in fonts_.iter(W + "altName")] == ["Tinos"]
    assert {one.get(W + "ascii") for one in part(plan, "styles").iter(W + "rFonts")} == {"Times New Roman"}


def test_styles_have_vietnamese_names_and_headings_have_outline_levels(plan: bytes) -> None:
    document = opened(plan)
    styles = {one.text: one.style.name for one in document.paragraphs if one.style}
    assert styles["KẾ HOẠCH"] == "Tên loại"
    assert styles["MỤC ĐÍCH, YÊU CẦU"] == "Đề mục I"
    levels = {
        style.get(W + "styleId"): level.get(W + "val")
        for style in part(plan, "styles").iter(W + "style")
        if (level := style.find(f"{W}pPr/{W}outlineLvl")) is not None
    }
    first = {"type": "0", "attached-type": "0", "annex": "0"}
    assert levels == first | {"division": "1", "heading-1": "1", "heading-2": "2", "heading-3": "3"}


def test_pages_have_the_margins_of_the_sheet_and_the_annex_lies_across(plan: bytes) -> None:
    sheet = official_sheet(DAY)
    first, second = opened(plan).sections
    for section in (first, second):
        assert section.left_margin is not None
        assert section.left_margin.mm == pytest.approx(sheet.left, abs=0.1)
        assert section.top_margin is not None
        assert section.top_margin.mm == pytest.approx(sheet.top, abs=0.1)
        assert section.different_first_page_header_footer
    assert second.orientation == WD_ORIENT.LANDSCAPE
    assert second.page_width is not None
    assert second.page_width.mm == pytest.approx(sheet.height, abs=0.1)


def test_the_head_of_a_table_repeats_and_no_row_parts(plan: bytes) -> None:
    rows = opened(plan).tables[-1].rows
    flags = [[etree.QName(flag).localname for flag in row._tr.trPr] for row in rows]
    assert flags[0] == ["cantSplit", "tblHeader"]
    assert set(map(tuple, flags[1:])) == {("cantSplit",)}


def test_the_same_input_gives_the_same_bytes() -> None:
    assert write_docx(*lay_out(ODD, DAY), MADE) == write_docx(*lay_out(ODD, DAY), MADE)


def test_an_outline_that_counts_on_is_one_list() -> None:
    assert {at for at, _ in numbered("I.", "1.", "-", "-", "2.", "a)", "b)", "c)", "d)", "II.", "1.", "a)", "+")} == {1}


def test_d_with_stroke_stands_between_d_and_e_as_the_vietnamese_alphabet_has_it() -> None:
    labels = ("1.", "a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)", "i)", "k)", "2.")
    assert drawn(labels) == list(labels)


@pytest.mark.parametrize(
    "labels",
    [
        ("II.", "IV.", "I.", "1.", "3.", "3.", "2."),
        ("1.1.", "1.", "1.1.", "1.2.", "2.", "2.1.", "2.1.1.", "3.4."),
        ("Điều 1.", "Điều 2.", "1.", "Điều 5.", "•", "*", "A.", "I.", "B.", "I."),
        ("1)", "2)", "a.", "b.", "(1)", "01.", "IIII.", "100%", "%1."),
        ("C.", "D.", "V.", "X.", "L.", "aa)"),
    ],
)
def test_a_label_comes_out_as_it_stands_in_the_source_even_where_it_is_wrong(labels: tuple[str, ...]) -> None:
    assert drawn(labels) == list(labels)


def drawn(labels: tuple[str, ...]) -> list[str]:
    """The labels that our own reader, which counts as Word does, finds in the written file."""
    blocks = tuple(Paragraph(f"{label} Nội dung", kind=Kind.ITEM, label=label) for label in labels)
    read_back = read(write_docx(Document(blocks=blocks), official_sheet(DAY), MADE), "lists.docx")
    return [one.text.removesuffix(" Nội dung") for one in read_back.paragraphs()]


@given(
    st.lists(
        st.from_regex(r"[IVX]{1,4}\.|\d{1,2}\.|\d\.\d\.|[a-eđgh]\)|[A-D]\.|[-+]|Điều \d\.", fullmatch=True), min_size=1
    )
)
def test_any_row_of_labels_comes_out_as_it_stands(labels: list[str]) -> None:
    assert drawn(tuple(labels)) == labels


@given(st.text(), st.text(max_size=8))
def test_any_text_makes_a_file_that_opens(text: str, label: str) -> None:
    blocks = (Paragraph(f"{label} {text}", label=label, kind=Kind.ITEM), Paragraph(text), table((text, label)))
    data = write_docx(Document(blocks=blocks, title=text), official_sheet(DAY), MADE)
    assert len(opened(data).tables) == 1


def test_what_is_written_is_read_back_word_for_word(plan: bytes) -> None:
    read_back = {" ".join(one.text.split()) for one in read(plan, "plan.docx").paragraphs()}
    for block in BODY:
        assert isinstance(block, Paragraph)
        assert block.text in read_back


def test_bold_stretches_and_labels_are_bold_in_word(plan: bytes) -> None:
    paragraph = next(one for one in opened(plan).paragraphs if one.text.startswith("Ban Vì sự tiến bộ"))
    assert [run.bold for run in paragraph.runs] == [True, None]
    assert paragraph._p.find(f"{W}pPr/{W}rPr/{W}b") is not None


# LibreOffice


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    """The documents as LibreOffice sets them with the shipped fonts."""
    folder = tmp_path_factory.mktemp("office")
    config = folder / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{fonts.FOLDER}</dir></fontconfig>'
    )
    for name, official in {"plan": PLAN, "letter": LETTER, "odd": ODD, "lists": LISTS}.items():
        (folder / f"{name}.docx").write_bytes(write_docx(*lay_out(official, DAY), MADE))
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, sorted(folder.glob("*.docx")))],
        check=True,
        capture_output=True,
        timeout=180,
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
    )
    return {path.stem: measured(path.read_bytes()) for path in Path(folder).glob("*.pdf")}


LABELS = (
    "I.",
    "1.",
    "a)",
    "b)",
    "c)",
    "d)",
    "đ)",
    "e)",
    "g)",
    "2.",
    "-",
    "+",
    "a)",
    "-",
    "3.",
    "II.",
    "a)",
    "1.",
    "3.",
    "Điều 4.",
)
LISTS = Official(
    type="Kế hoạch",
    body=(
        *(heading(label, "Tên") if label[0].isupper() else item(label, "Nội dung") for label in LABELS),
        Paragraph("Hết./."),
    ),
)


def words(pages: list[Page]) -> str:
    return " ".join(" ".join(line.text for page in pages for line in page.lines).split())


@pytest.mark.office
def test_libreoffice_sets_the_same_pages_as_the_pdf_writer(converted: dict[str, list[Page]]) -> None:
    for name, official in {"plan": PLAN, "letter": LETTER}.items():
        ours = measured(write_pdf(*lay_out(official, DAY), MADE))
        assert len(converted[name]) == len(ours)
        assert sorted(words(converted[name]).replace(" ", "")) == sorted(words(ours).replace(" ", ""))
        for theirs, mine in zip(converted[name], ours, strict=True):
            assert (theirs.width, theirs.height) == pytest.approx((mine.width, mine.height), abs=0.2)


@pytest.mark.office
def test_libreoffice_draws_the_letterhead_where_the_pdf_has_it(converted: dict[str, list[Page]]) -> None:
    ours = measured(write_pdf(*lay_out(PLAN, DAY), MADE))[0]
    theirs = converted["plan"][0]
    for starts in ("ỦY BAN", "SỞ KẾ HOẠCH", "CỘNG HÒA", "Độc lập", "Số:", "KẾ HOẠCH", "Căn cứ Luật"):
        line, other = ours.line(starts), theirs.line(starts)
        assert (other.left, other.size) == pytest.approx((line.left, line.size), abs=1)
        assert other.top == pytest.approx(line.top, abs=3)
    rule = theirs.below(theirs.line("Độc lập"))
    assert rule.length == pytest.approx(theirs.line("Độc lập").right - theirs.line("Độc lập").left, abs=1.5)


@pytest.mark.office
def test_libreoffice_draws_every_label_as_the_source_has_it(converted: dict[str, list[Page]]) -> None:
    found = [
        line.text for page in converted["lists"] for line in page.lines if line.text.endswith((" Tên", " Nội dung"))
    ]
    assert [line.removesuffix(" Tên").removesuffix(" Nội dung") for line in found] == list(LABELS)


@pytest.mark.office
def test_libreoffice_turns_pages_and_counts_them_anew(converted: dict[str, list[Page]]) -> None:
    assert [page.width > page.height for page in converted["odd"]][:3] == [False, False, True]
    numbers = [
        [line.text for line in page.lines if line.text.isdecimal() and line.bottom < 19] for page in converted["plan"]
    ]
    assert numbers == [[], ["2"], [], ["2"]]


def test_an_annex_alone_opens_with_its_own_orientation() -> None:
    data = write_docx(*lay_out_annex(ANNEX, DAY), MADE)
    assert [section.orientation for section in opened(data).sections] == [WD_ORIENT.LANDSCAPE]
