"""An official document by Decree 30/2020/NĐ-CP, Phụ lục I: what stands where, from the letterhead to the annexes.

`lay_out` gives blocks whose styles are those of `official_sheet`; any writer sets them. Nothing is
corrected or made up: a part that is missing is left blank as offices leave it, to be filled in by hand.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from songhanh.formats.blocks import Block, Break, Cell, Document, Kind, Paragraph, Row, Run, Table
from songhanh.formats.fonts import face
from songhanh.formats.grid import groups
from songhanh.formats.official_sheet import official_sheet
from songhanh.formats.sheet import Sheet, Style
from songhanh.law.page_layout import DocumentLayout, layout

_GAP = "\u00a0" * 8  # a blank to write on; plain spaces would be lost in HTML
_DOTS = "…" * 12
_LETTER = "công văn"
_HEADINGS = (
    (re.compile(r"(?i:phần|chương)\b"), "division"),
    (re.compile(r"(?:[IVXLC]+|[A-ZĐ])[.)]?$"), "heading-1"),
    (re.compile(r"\d{1,2}[.)]?$"), "heading-2"),
    (re.compile(r"\d+(?:\.\d+)+[.)]?$|[a-zđ][.)]$"), "heading-3"),
)
# What the lines of a title keep together: a word that leads on with the next ("và hoạt động"), a figure
# with its word ("năm 2022"), the syllables of a word, and the bodies that most letterheads name.
_LEADS_ON = "và|của|về|cho|theo|trong|tại|với|các|từ|đến|năm|tỉnh|số"
_WORDS = (
    "ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|ban chỉ đạo|ban chấp hành|bình đẳng giới|vì sự tiến bộ|phụ nữ|"
    "công tác|thực hiện|triển khai|kế hoạch|chương trình|chiến lược|hoạt động|nhiệm vụ|giai đoạn|nhà nước|quốc gia|"
    "nhân dân|phòng ngừa|phòng chống|ứng phó|bạo lực|tổ chức|ban hành|quy định|quy chế|phân công|bảo vệ|bí mật|cán bộ|"
    "công chức|viên chức|cơ quan|đơn vị|địa bàn|thành phố|việt nam|tăng cường|truyền thông|tuyên truyền|phê duyệt|"
    "báo cáo|kết quả|thành lập|hướng dẫn|đào tạo|bồi dưỡng|quản lý|phát triển|xây dựng|kiểm tra|giám sát|"
    "lao động|xã hội|đầu tư"
)
# A blank left to be filled in, of no-break spaces, stays with the word before it.
_UNBROKEN = re.compile(rf"(?:(?i:{_LEADS_ON})\s+)*(?:(?i:{_WORDS})(?!\w)|\S+)[^\s\w]*(?:\s+\d\S*)*(?: ?\u00a0+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """An appendix, or a document that is issued with another.

    `reference` is the line under its title, brackets and all ("(Kèm theo Kế hoạch số …)"). `label` is
    the word above the title as the source has it ("Phụ lục 2a"); None gives the decree's word, with a
    Roman number where there are several. With a `type` ("Quy chế") it has no such word: type and
    title then stand as on a document of its own.
    """

    title: str
    blocks: tuple[Block, ...]
    reference: str = ""
    landscape: bool = False
    label: str | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """The parts of an official document, as they are to be read; None or empty where the document has none.

    `decided_by` are the lines of a decision between its subject and its bases ("GIÁM ĐỐC SỞ NỘI VỤ"),
    `authority` the lines above the office of the signer ("KT. GIÁM ĐỐC"), `recipients` those of "Nơi
    nhận" with or without their dash and semicolon. A type of "Công văn" is laid out as a letter.
    """

    parent_body: str | None = None
    issuer: str | None = None
    number: str | None = None
    symbol: str | None = None
    place: str | None = None
    day: date | None = None
    month: int | None = None  # of a day that is left open
    year: int | None = None
    type: str | None = None
    subject: str | None = None
    urgency: str | None = None
    addressees: tuple[str, ...] = ()
    decided_by: tuple[str, ...] = ()
    bases: tuple[Paragraph | str, ...] = ()
    body: tuple[Block, ...] = ()
    authority: tuple[str, ...] = ()
    position: str | None = None
    name: str | None = None
    recipients: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()

    @property
    def letter(self) -> bool:
        """Whether it is a "công văn", which has no type and its subject on the left."""
        return (self.type or "").strip().lower() == _LETTER

    @property
    def title(self) -> str:
        """Type and subject on one line."""
        return " ".join(f"{self.type or ''} {self.subject or ''}".split())


def lay_out(official: Official, on: date) -> tuple[Document, Sheet]:
    """The document and its sheet by the layout in force `on` that day, which also gives the year of an open date."""
    sheet, law = official_sheet(on), layout(on)
    blocks = [
        _letterhead(official, law, sheet, on),
        *_title(official, sheet),
        *(_line(line.upper(), "decided-by") for line in official.decided_by),
        *_bases(official.bases),
        *_signed(list(_body(official.body))),
        _closing(official, law, sheet),
    ]
    for number, annex in enumerate(official.annexes, 1):
        blocks += _annex(annex, number if len(official.annexes) > 1 else 0, law, sheet)
    return Document(blocks=tuple(blocks), title=official.title), sheet


def lay_out_annex(annex: Annex, on: date) -> tuple[Document, Sheet]:
    """An appendix as a file of its own."""
    sheet = official_sheet(on)
    return Document(blocks=tuple(_annex(annex, 0, layout(on), sheet)), title=annex.title), sheet


def day_line(official: Official, on: date) -> str:
    """Place and day, zeros as Mục II k4 b wants them (ngày 05 tháng 02, tháng 3), blanks for what is left open."""
    zeros, day = layout(on).numbering.month_leading_zero, official.day
    number = day.month if day else official.month
    month = (f"{number:02}" if number in zeros else str(number)) if number else "\u00a0" * 5
    days = f"{day.day:02}" if day else "\u00a0" * 5
    return f"{official.place or _GAP}, ngày {days} tháng {month} năm {day.year if day else official.year or on.year}"


def symbol_of(official: Official, on: date) -> str:
    """Number and symbol ("05/KH-SKHĐT"), blanks where open."""
    number = official.number or _GAP
    if number.isdecimal() and len(number) == 1:
        number = f"0{number}"
    kind = layout(on).types.abbreviation(official.type) if official.type else None
    return f"{number}/{official.symbol or (f'{kind}-' if kind else '') + _GAP}"


def annex_reference(official: Official, on: date) -> str:
    """The line under the title of an appendix that names the document it belongs to (Mục III k1)."""
    _, _, day = day_line(official, on).rpartition(", ")
    of = official.issuer or _DOTS
    kind = official.type or "Văn bản"
    return f"(Kèm theo {kind} số {symbol_of(official, on)} {day} của {of})"


def balance(text: str, width: float, style: Style) -> str:
    """The text in as few lines of at most `width` mm as it needs, of nearly equal length, a newline at each end."""
    words = _UNBROKEN.findall(text)
    drawn = face(bold=style.bold, italic=style.italic)

    def lines(limit: float) -> list[str]:
        rows: list[str] = []
        for word in words:
            joined = f"{rows[-1]} {word}" if rows else word
            if rows and drawn.width(joined, style.size) <= limit:
                rows[-1] = joined
            else:
                rows.append(word)
        return rows

    needed = len(lines(width))
    limits = [*range(10, int(width)), width]
    least = bisect_left(limits, -needed, key=lambda limit: -len(lines(limit)))
    return "\n".join(lines(limits[least]))


def _line(text: str, style: str) -> Paragraph:
    return Paragraph(text, style=style)


def _side_by_side(rows: list[tuple[list[Paragraph], list[Paragraph]]], widths: tuple[float, float]) -> Table:
    set_rows = tuple(Row(((0, Cell(tuple(left))), (1, Cell(tuple(right))))) for left, right in rows)
    return Table(rows=set_rows, columns=2, layout=True, widths=widths)


def _letterhead(official: Official, law: DocumentLayout, sheet: Sheet, on: date) -> Table:
    name, motto = law.element("Quốc hiệu"), law.element("Tiêu ngữ")
    right = face(bold=True).width(name.text, name.preferred) + 8
    widths = (sheet.text_width() - right, right)
    bodies = [
        _line(balance(body.upper(), widths[0] - 4, sheet.styles[style]), style)
        for body, style in ((official.parent_body, "parent-body"), (official.issuer or _DOTS, "issuer"))
        if body
    ]
    rows = [
        (bodies, [_line(name.text, "national-name"), _line(motto.text, "motto")]),
        (
            [_line(f"Số: {symbol_of(official, on)}", "number")],
            [_line(day_line(official, on), "place-and-day")],
        ),
    ]
    below = list(_below_number(official, law, widths[0], sheet))
    return _side_by_side([*rows, (below, [])] if below else rows, widths)


def _below_number(official: Official, law: DocumentLayout, width: float, sheet: Sheet) -> Iterator[Paragraph]:
    if official.letter and official.subject:
        yield _line(balance(f"V/v {official.subject}", width - 8, sheet.styles["letter-subject"]), "letter-subject")
    if official.urgency:
        yield _line(official.urgency.upper(), _urgency_style(official.urgency, law))


def _urgency_style(urgency: str, law: DocumentLayout) -> str:
    """The style of that degree; the last, the mildest, for a word that the decree does not have."""
    degrees = [degree.replace("OẢ", "ỎA") for degree in law.element("Dấu chỉ mức độ khẩn").values]
    word = urgency.upper().replace("OẢ", "ỎA")
    return f"urgency-{degrees.index(word) + 1 if word in degrees else len(degrees)}"


def _title(official: Official, sheet: Sheet) -> Iterator[Paragraph]:
    if not official.letter:
        yield Paragraph((official.type or _DOTS).upper(), kind=Kind.HEADING, style="type")
        if official.subject:
            yield _line(balance(official.subject, sheet.text_width() - 20, sheet.styles["subject"]), "subject")
    if len(official.addressees) == 1:
        yield _line(f"Kính gửi: {_bare(official.addressees[0])}.", "addressee")
    elif official.addressees:
        yield _line("Kính gửi:", "addressees")
        yield from (_line(line, "addressees-line") for line in _dashed(official.addressees))


def _bare(line: str) -> str:
    return line.strip().lstrip("-–—+ ").rstrip(";., ")


def _dashed(lines: tuple[str, ...]) -> list[str]:
    """A dash before each line, a semicolon after each but the last, which ends the list (Mục II k9 d)."""
    return [f"- {_bare(line)}{'.' if at == len(lines) else ';'}" for at, line in enumerate(lines, 1)]


def _bases(bases: tuple[Paragraph | str, ...]) -> Iterator[Paragraph]:
    for basis in bases:
        paragraph = Paragraph(basis) if isinstance(basis, str) else basis
        yield replace(paragraph, style="basis")


def _body(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Table):
            yield _table(block)
        elif isinstance(block, Paragraph) and not block.style:
            yield replace(block, style=_body_style(block), runs=(*_article(block), *block.runs))
        else:
            yield block


def _signed(blocks: list[Block]) -> list[Block]:
    """The blocks with the last paragraph bound to the signature, which never stands on a page alone."""
    last = blocks[-1] if blocks else None
    if isinstance(last, Paragraph) and last.style in {"body", "item"}:
        return [*blocks[:-1], replace(last, style="closing")]
    return blocks


def _article(paragraph: Paragraph) -> Iterator[Run]:
    """The number of an article is bold (Mục II k6 c)."""
    if paragraph.label.startswith("Điều "):
        yield Run(0, len(paragraph.label), bold=True)


def _body_style(paragraph: Paragraph) -> str:
    if paragraph.kind is Kind.HEADING:
        named = (style for pattern, style in _HEADINGS if pattern.match(paragraph.label))
        return next(named, "division" if paragraph.align == "center" else "heading-1")
    if paragraph.kind is Kind.PARAGRAPH and paragraph.align in {"center", "right"}:
        return "centred" if paragraph.align == "center" else "at-right"
    return {Kind.ITEM: "item", Kind.NOTE: "note"}.get(paragraph.kind, "body")


def _table(table: Table) -> Table:
    if table.layout:
        return table
    rows = tuple(
        Row(tuple((column, _cell(cell, at < table.header_rows, groups(row, table))) for column, cell in row.cells))
        for at, row in enumerate(table.rows)
    )
    return replace(table, rows=rows)


def _cell(cell: Cell, head: bool, group: bool) -> Cell:
    def style(paragraph: Paragraph) -> str:
        if head:
            return "cell-head"
        figure = re.fullmatch(r"[\d.,/%IVXLC ]{1,12}", paragraph.text)
        return ("cell-centre" if figure else "cell") + ("-keep" if group else "")

    return replace(cell, blocks=tuple(one if one.style else replace(one, style=style(one)) for one in cell.blocks))


def _closing(official: Official, law: DocumentLayout, sheet: Sheet) -> Table:
    half = sheet.text_width() / 2
    office = [*official.authority, *([official.position] if official.position else [])] or [_DOTS]
    right = [_line(line.upper(), "office" if at else "office-first") for at, line in enumerate(office)]
    right.append(_line(official.name or _DOTS, "signer-name"))
    left: list[Paragraph] = []
    if official.recipients:
        left.append(_line(law.element("Nơi nhận (từ)").text, "recipients-head"))
        left += [_line(line, "recipients") for line in _dashed(official.recipients)]
    return _side_by_side([(left, right)], (half, half))


def _annex(annex: Annex, number: int, law: DocumentLayout, sheet: Sheet) -> Iterator[Block]:
    width = sheet.text_width(landscape=annex.landscape) - 20
    yield Break(landscape=annex.landscape)
    if annex.type:
        yield Paragraph(annex.type.upper(), kind=Kind.HEADING, style="attached-type")
        yield _line(balance(annex.title, width, sheet.styles["subject"]), "attached-subject")
    else:
        word = f"{law.annex.word} {_roman(number)}".strip() if annex.label is None else annex.label
        yield Paragraph(word, kind=Kind.HEADING, style="annex")
        yield _line(balance(annex.title.upper(), width, sheet.styles["annex-title"]), "annex-title")
    if annex.reference:
        yield _line(balance(annex.reference, width, sheet.styles["annex-reference"]), "annex-reference")
    yield from _body(annex.blocks)


def _roman(number: int) -> str:
    """The Roman numeral below 40, empty for 0."""
    return "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]
