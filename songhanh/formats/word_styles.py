"""The styles part of a Word document: one real style for each of the sheet, and a few that only Word needs."""

from songhanh.formats.sheet import Sheet, Style
from songhanh.formats.word_xml import Element, points, twips, word

RULE, GAP, PAGE_NUMBER = "rule", "gap", "page-number"
JUSTIFIED = {"justify": "both", "center": "center", "right": "right", "left": "left", "": "left"}


def styles(sheet: Sheet) -> Element:
    """The styles part; every style is complete in itself and based on none."""
    size = sheet.styles["body"].size
    normal = word("style", word("name", val="Normal"), word("qFormat"), type="paragraph", default=1, styleId="Normal")
    named = map(_style, sheet.styles.values())
    return word("styles", _defaults(sheet, size), normal, *named, *_own(sheet), _table_style())


def _defaults(sheet: Sheet, size: float) -> Element:
    fonts = word("rFonts", ascii=sheet.font, eastAsia=sheet.font, hAnsi=sheet.font, cs=sheet.font)
    half = round(size * 2)
    language = word("lang", val=sheet.language, eastAsia=sheet.language, bidi=sheet.language)
    run = word("rPr", fonts, word("sz", val=half), word("szCs", val=half), language)
    return word("docDefaults", word("rPrDefault", run), word("pPrDefault"))


def _style(style: Style) -> Element:
    return word(
        "style",
        word("name", val=style.title),
        *([word("next", val="body")] if style.outline else []),
        word("qFormat"),
        _paragraph(style),
        _run(style),
        type="paragraph",
        customStyle=1,
        styleId=style.key,
    )


def _paragraph(style: Style) -> Element:
    flags = [word("keepNext"), word("keepLines")] if style.keep_next and style.outline else []
    if style.keep_next and not style.outline:
        flags = [word("keepNext")]
    indent = {"left": twips(style.left), "right": twips(style.right), "firstLine": twips(style.first_line)}
    spacing = {"before": points(style.before), "after": points(style.after), "line": round(style.line * 240)}
    return word(
        "pPr",
        *flags,
        word("widowControl"),
        word("spacing", **spacing, lineRule="auto"),
        word("ind", **{name: value for name, value in indent.items() if value or name == "left"}),
        word("jc", val=JUSTIFIED[style.align]),
        *([word("outlineLvl", val=style.outline - 1)] if style.outline else []),
    )


def look(*, bold: bool, italic: bool) -> list[Element]:
    """The run properties of a look, complex scripts too."""
    names = (["b", "bCs"] if bold else []) + (["i", "iCs"] if italic else [])
    return [word(name) for name in names]


def _run(style: Style) -> Element:
    half = round(style.size * 2)
    colour = [word("color", val=style.colour.removeprefix("#"))] if style.colour else []
    return word(
        "rPr",
        *look(bold=style.bold, italic=style.italic),
        *colour,
        word("sz", val=half),
        word("szCs", val=half),
    )


def _own(sheet: Sheet) -> list[Element]:
    """The page number, the thin line that carries a rule, and the gap that Word wants between two tables."""
    number = Style(PAGE_NUMBER, "Số trang", sheet.page_number_size, align="center")
    return [_style(number), _thin(RULE, "Đường kẻ", 60, keep=True), _thin(GAP, "Khoảng trống", 120)]


def _thin(key: str, title: str, line: int, *, keep: bool = False) -> Element:
    return word(
        "style",
        word("name", val=title),
        word(
            "pPr",
            *([word("keepNext")] if keep else []),
            word("spacing", before=0, after=0, line=line, lineRule="exact"),
        ),
        word("rPr", word("sz", val=4), word("szCs", val=4)),
        type="paragraph",
        customStyle=1,
        styleId=key,
    )


def _table_style() -> Element:
    return word(
        "style",
        word("name", val="Normal Table"),
        word("uiPriority", val=99),
        word("semiHidden"),
        word("unhideWhenUsed"),
        word("tblPr", word("tblInd", w=0, type="dxa")),
        type="table",
        default=1,
        styleId="table",
    )
