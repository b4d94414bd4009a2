"""The sheet of Decree 30/2020: page, margins and styles, every figure from `law.page_layout`.

Where the decree allows a range, the choice is made here and held inside the range.
"""

from dataclasses import replace
from datetime import date
from functools import cache

from songhanh.formats.fonts import FAMILY
from songhanh.formats.sheet import Rule, Sheet, Style
from songhanh.law.page_layout import DocumentLayout, Element, Pair, layout

_LINE = 1.1  # multiple of single spacing; the decree leaves 1 to 1.5
_INDENT = 12.7  # mm; the decree's 1.27 cm, Word's own tab
_SHORT_RULE = 0.4  # of the line above; the decree leaves a third to a half
_ROOM_TO_SIGN = 68.0  # pt between the office and the name: four lines for the hand, the seal over it


@cache
def official_sheet(on: date) -> Sheet:
    """The sheet for a document of that day."""
    law = layout(on)
    styles = [*_letterhead(law), *_title(law), *_body(law), *_closing(law), *_annex(law), *_tables(law)]
    page = law.page
    return Sheet(
        width=page.width,
        height=page.height,
        top=page.margin_top[0],
        bottom=page.margin_bottom[0],
        left=page.margin_left[0],
        right=page.margin_right[0],
        font=page.font,
        substitute=FAMILY,
        page_number_size=law.page_number.size[0],
        styles={style.key: style for style in styles},
    )


def within(value: float, allowed: Pair) -> float:
    """`value`, or the nearer end of what is allowed."""
    return min(max(value, allowed[0]), allowed[1])


def _style(element: Element, key: str, title: str = "") -> Style:
    """The element's own look, on a line of its own, centred unless it says otherwise."""
    return Style(
        key=key,
        title=title or element.name.replace(",", " và"),  # Word takes a comma for the end of a name
        size=element.preferred or element.size[0],
        bold=element.bold,
        italic=element.italic,
        align="center",
    )


def _letterhead(law: DocumentLayout) -> list[Style]:
    return [
        _style(law.element("Quốc hiệu"), "national-name"),
        replace(_style(law.element("Tiêu ngữ"), "motto"), rule=Rule()),
        _style(law.element("Tên cơ quan chủ quản trực tiếp"), "parent-body"),
        replace(_style(law.element("Tên cơ quan ban hành"), "issuer"), rule=Rule(_SHORT_RULE)),
        replace(_style(law.element("Số, ký hiệu"), "number", "Số và ký hiệu"), before=8),
        replace(_style(law.element("Địa danh và thời gian"), "place-and-day"), before=8),
        replace(_style(law.element("Trích yếu công văn"), "letter-subject"), before=6),
        *_urgency(law.element("Dấu chỉ mức độ khẩn")),
    ]


def _urgency(element: Element) -> list[Style]:
    """A red mark in its frame for each degree, in the decree's order."""
    frames = ((float(width), float(height)) for width, height in (one.split("x") for one in element.frames_mm))
    return [
        replace(_style(element, f"urgency-{at}", f"{element.name} {at}"), before=6, colour="#ff0000", frame=frame)
        for at, frame in enumerate(frames, 1)
    ]


def _title(law: DocumentLayout) -> list[Style]:
    kind = _style(law.element("Tên loại"), "type")
    subject = _style(law.element("Trích yếu"), "subject")
    to = replace(_style(law.element("Kính gửi"), "addressee"), before=18)
    attached = replace(kind, outline=1, keep_next=True, new_pages=law.page_number.annex_numbered_separately)
    return [
        replace(kind, before=20, outline=1, keep_next=True),
        replace(subject, rule=Rule(_SHORT_RULE), keep_next=True, after=6),
        replace(attached, key="attached-type", title="Tên loại (kèm theo)"),
        replace(subject, key="attached-subject", title="Trích yếu (kèm theo)", keep_next=True),
        replace(kind, key="decided-by", title="Thẩm quyền ban hành", before=6, keep_next=True),
        to,
        replace(to, key="addressees", title="Kính gửi (từ)", align="left", left=35, keep_next=True),
        replace(to, key="addressees-line", title="Kính gửi (mỗi nơi)", align="left", left=60, before=3),
    ]


def _body(law: DocumentLayout) -> list[Style]:
    content = law.element("Nội dung")
    body = replace(
        _style(content, "body"),
        align="justify",
        first_line=within(_INDENT, (content.first_line_indent_cm[0] * 10, content.first_line_indent_cm[1] * 10)),
        before=content.paragraph_gap_min_pt,
        line=within(_LINE, content.line_spacing),
    )
    heading = replace(body, keep_next=True)
    division = replace(heading, bold=True, align="center", first_line=0, outline=2)
    return [
        body,
        replace(body, key="basis", title="Căn cứ", italic=law.element("Căn cứ").italic),
        replace(body, key="item", title="Khoản và điểm"),
        replace(body, key="closing", title="Đoạn cuối", keep_next=True),
        replace(body, key="centred", title="Nội dung (giữa)", align="center", first_line=0),
        replace(body, key="at-right", title="Nội dung (phải)", align="right", first_line=0),
        replace(body, key="note", title="Ghi chú", size=content.size[0], before=3, line=1),
        replace(division, key="division", title="Phần và chương", before=12),
        replace(heading, key="heading-1", title="Đề mục I", bold=True, outline=2, before=10),
        replace(heading, key="heading-2", title="Đề mục 1", bold=True, outline=3),
        replace(heading, key="heading-3", title="Đề mục a", outline=4),
    ]


def _closing(law: DocumentLayout) -> list[Style]:
    office = _style(law.element("Quyền hạn, chức vụ"), "office", "Quyền hạn và chức vụ")
    head = _style(law.element("Nơi nhận (từ)"), "recipients-head")
    listed = _style(law.element("Nơi nhận (danh sách)"), "recipients")
    return [
        office,
        replace(office, key="office-first", title="Quyền hạn và chức vụ (dòng đầu)", before=14),
        replace(_style(law.element("Họ tên người ký"), "signer-name"), before=_ROOM_TO_SIGN),
        replace(head, align="left", before=14),
        replace(listed, align="left"),
    ]


def _annex(law: DocumentLayout) -> list[Style]:
    annex = law.annex
    word = Style("annex", annex.word, annex.word_size, bold=annex.word_bold, align="center", outline=1)
    return [
        replace(word, keep_next=True, new_pages=law.page_number.annex_numbered_separately),
        Style("annex-title", "Tên phụ lục", annex.title_size[1], bold=annex.title_bold, align="center", keep_next=True),
        Style(
            "annex-reference",
            "Kèm theo",
            annex.title_size[1],
            italic=annex.reference_italic,
            align="center",
            after=10,
            rule=Rule(_SHORT_RULE),
        ),
    ]


def _tables(law: DocumentLayout) -> list[Style]:
    cell = Style("cell", "Ô bảng", law.element("Nội dung").size[0], before=2, after=2)
    return [
        cell,
        replace(cell, key="cell-keep", title="Ô bảng (liền dòng sau)", keep_next=True),
        replace(cell, key="cell-centre", title="Ô bảng (giữa)", align="center"),
        replace(cell, key="cell-centre-keep", title="Ô bảng (giữa và liền dòng sau)", align="center", keep_next=True),
        replace(cell, key="cell-head", title="Ô bảng (đầu cột)", align="center", bold=True),
        replace(cell, key="cell-group", title="Ô bảng (nhóm)", bold=True, keep_next=True),
    ]
