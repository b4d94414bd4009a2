"""From lines as they stand on the page to paragraphs: hard wraps undone, headings and items kept apart.

Used by every format that knows only lines: plain text, PDF, scans.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from songhanh.formats.blocks import Align, Paragraph, Place, Run
from songhanh.formats.labels import classify, label_of
from songhanh.formats.torn import mend


class Line(NamedTuple):
    """A line of text. `start` is the offset of its first character in the source.

    `left`, `right` are its edges and `limit` the right edge that lines of its column reach, all in
    one unit (characters in plain text, points in PDF); `gap` is the space above in lines.
    """

    text: str
    start: int
    page: int = 0
    number: int = 0
    left: float = 0.0
    right: float = 0.0
    limit: float = 0.0
    gap: float = 0.0
    align: Align = ""
    bold: bool = False
    italic: bool = False
    runs: tuple[Run, ...] = ()
    begins: bool = False  # the page shows that a paragraph begins here: a first line set in
    flush: bool = False  # at the very left, on a page where first lines are set in


_GOES_ON = re.compile(r"[^\W\d_A-ZÀ-ỸĐ]|[,;:.)\]»”…/%]", re.UNICODE)
_OPEN_END = re.compile(
    r"(?:[-–/,(&]|\b(?:và|của|các|số:?|ngày|tháng|năm|về|với|cho|(?<!tiếp )theo|từ|đến|tại|trong|là|do|thuộc"
    r"|ban hành))$",
    re.IGNORECASE,
)
_TAIL = 12  # letters at the end of a line, more than any of the words that a line may end with; all of it is slow
_UNBROKEN = 1.3  # a line so much longer than others was not broken to fit them
_APART = 0.8  # lines: more space above than inside any paragraph of a printed page
# What a number goes with: "khóa" over "XI." is the eleventh term and no part eleven.
_COUNTED = re.compile(
    r"(?<!\w)(?:khóa|khoá|thứ|điều|khoản|mục|điểm|phần|chương|quý|hạng|loại|lớp|phụ lục|nhóm|biểu|đợt)$", re.IGNORECASE
)
# A numbered heading broken behind the noun a body's name begins with ("1. Phòng" over "Văn hóa và Thông tin").
_TORN_HEADING = re.compile(
    r"\W*(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s?[.)]\s+(?:Đề nghị\s+)?"
    r"(?:Phòng|Sở|Ban|Bộ|Hội|Đoàn|Trường|Văn phòng|Trung tâm|Ủy ban|Uỷ ban|Ủy|UBND|Chi cục|Cục|Vụ|Viện|Công|Năm|Đến)$"
)
# A line that ends in the noun a body's name begins with, or in what is done with a document named on the next.
_NOUN_AT_END = re.compile(r"(?<!\w)(?:Hội|Sở|Phòng|Ban|Bộ|Ủy|Uỷ|Trung|Chi cục|Liên)$")
_DOCUMENT_AT_END = re.compile(r"(?:thực hiện|triển khai|quán triệt|theo dõi|sửa đổi|thay thế)$")
_DOCUMENT = re.compile(
    r"(?:Luật|Bộ luật|Nghị quyết|Nghị định|Quyết định|Chỉ thị|Thông tư|Kết luận|Kế hoạch|Chương trình|Công văn|Đề án) "
)
_ENDS = re.compile(r"[.:;!?]['\"”»)]?$")
_STRETCH = re.compile(r"\S+(?: \S+)*")  # words that need no folding between them
_BROKEN_AT_HYPHEN = re.compile(r"\w-$")  # "NĐ-" over "CP"; a dash between words has a space before it
_RULE = re.compile(r"[-–—_=*.\s|]*$")
_TYPE_LINE = 40  # letters
_ENCLOSED = re.compile(r"\(\s*(?:ban hành |đính )?kèm", re.IGNORECASE)
# Words that have a capital only where a sentence begins: behind an unended line they open a paragraph.
_OPENS = re.compile(
    r"(?:Công tác|Tiếp tục|Tăng cường|Thực hiện|Triển khai|Trong|Để|Các|Những|Trên cơ sở|Nâng cao|Đẩy mạnh"
    r"|Chủ động|Chủ trì|Phối hợp|Xây dựng|Căn cứ|Hằng|Hàng|Định kỳ|Tuy nhiên|Đối với|Ngoài)\s"
)
# Lines of the letterhead and the signature that stand alone whatever their length.
_ALONE = re.compile(
    r"(?:cộng h[oò][aà]a? xã hội|độc lập\s*[-–]\s*tự do|đảng cộng sản việt nam|số\s*:|nơi nhận|kính gửi|v/v\s"
    r"|(?:tm|kt|tl|tuq|t/m|k/t|t/l)[./ ])",
    re.IGNORECASE,
)


def is_rule(text: str) -> bool:
    """Whether a line is only a rule or row of signs ("-------")."""
    shown = text.strip()
    return not shown or (bool(_RULE.match(shown)) and len(shown) > 1)


def goes_on(before: Line, line: Line) -> bool:
    """Whether `line` continues the paragraph that `before` belongs to: the first rule that knows decides."""
    first, last = line.text.lstrip(), before.text.rstrip()
    if not first or not last or is_rule(last) or is_rule(first):
        return False
    for rule in (_by_dash, _by_label, _by_words, _by_capitals):
        verdict = rule(before, line, first, last)
        if verdict is not None:
            return verdict
    return not _fits(before, first) or _runs_on(before, line)


def _by_dash(before: Line, line: Line, first: str, last: str) -> bool | None:
    """A dash at the very left behind an unended full line is a dash of the sentence and no bullet."""
    full = before.right >= 0.9 * before.limit and not _ENDS.search(last)
    return True if line.flush and first[0] in "-–" and full else None


def _by_label(before: Line, line: Line, first: str, last: str) -> bool | None:
    if _COUNTED.search(last, len(last) - _TAIL) and not _fits(before, first):
        return True
    if _ALONE.match(first) or label_of(first):
        return False
    return False if line.page and line.gap >= _APART and not first[0].islower() else None


def _by_words(before: Line, line: Line, first: str, last: str) -> bool | None:  # noqa: ARG001
    """What the last word of a line and the first of the next tell."""
    if _OPEN_END.search(last, len(last) - _TAIL) or _TORN_HEADING.match(last):
        return True
    if _DOCUMENT_AT_END.search(last) and _DOCUMENT.match(first):
        return True
    if _NOUN_AT_END.search(last) and before.right >= 0.6 * before.limit > 0:
        return True
    if first[0].islower() or _GOES_ON.match(first):
        # "KẾ HOẠCH" over "về việc …" are two lines of a title.
        return not (first[0].islower() and _is_type_line(last))
    if _ENDS.search(last):
        return None
    if first[0] == "(" and not last.isupper() and not _ENCLOSED.match(first):
        return True
    return False if _OPENS.match(first) else None


def _by_capitals(before: Line, line: Line, first: str, last: str) -> bool | None:
    if line.begins or _ALONE.match(last):
        return False
    if line.align != before.align and "center" in (line.align, before.align):
        return False
    return True if last.isupper() and first.isupper() and label_of(last) and line.gap < 1 else None


def _is_type_line(text: str) -> bool:
    """Whether a line may be the name of a type of document; a number such as "33/2017/TT-BTNMT" is none."""
    capitals = text.isupper() and len(text) < _TYPE_LINE
    return capitals and not label_of(text) and not any(letter.isdigit() for letter in text)


def _runs_on(before: Line, line: Line) -> bool:
    """Whether `before` was broken early inside a sentence: long, unended, and nothing sets the next line off."""
    return (
        before.right >= 0.6 * before.limit > 0
        and line.gap < 1
        and line.left <= before.left
        and not _ENDS.search(before.text.rstrip())
        and not before.text.isupper()
        and not label_of(before.text)
    )


def _fits(before: Line, following: str) -> bool:
    """Whether the first word of the next line would have fitted on `before`: then somebody ended the line."""
    if not before.limit or before.right > _UNBROKEN * before.limit:
        return True
    width = (before.right - before.left) / max(1, len(before.text))
    word = following.split(None, 1)[0]
    # Justified and proportional lines vary; after a sentence or a heading an end is believed a little sooner.
    slack = 1.0 if label_of(before.text) else 0.97 if _ENDS.search(before.text.rstrip()) else 0.93
    return before.right + width * (1 + len(word)) <= before.limit * slack


def join(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of `lines` in reading order, each with its label and kind.

    Empty lines are passed over (a plan may have them inside sentences), a rule ends what stands above it.
    """
    groups: list[list[Line]] = []
    before: Line | None = None
    for line in lines:
        if not line.text.strip():
            continue
        if is_rule(line.text):
            before = None
            continue
        if before is not None and goes_on(before, line):
            groups[-1].append(line)
        else:
            groups.append([line])
        before = line
    return [classify(mend(paragraph(group))) for group in groups]


def paragraph(lines: Iterable[Line]) -> Paragraph:
    """One paragraph of `lines`, white space folded, with the way back to the source."""
    text = ""
    joins: list[tuple[int, int]] = []
    runs: list[Run] = []
    first: Line | None = None
    last: Line | None = None
    for line in lines:
        first, last = first or line, line
        if text and not _BROKEN_AT_HYPHEN.search(text, len(text) - 2):
            text += " "
        begin = len(text)
        for word in _STRETCH.finditer(line.text):
            if len(text) > begin:
                text += " "
            joins.append((len(text), line.start + word.start()))
            text += word.group()
        if line.bold or line.italic:
            runs.append(Run(begin, len(text), line.bold, line.italic))
    assert first is not None
    assert last is not None
    place = Place(
        first.start + len(first.text) - len(first.text.lstrip()),
        last.start + len(last.text.rstrip()),
        first.page,
        first.number,
    )
    return Paragraph(text, place, align=first.align, joins=_thin(joins), runs=tuple(runs))


def _thin(joins: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """`joins` without those that only go on with the one before."""
    kept: list[tuple[int, int]] = []
    for text_offset, source_offset in joins:
        if not kept or source_offset - kept[-1][1] != text_offset - kept[-1][0]:
            kept.append((text_offset, source_offset))
    return tuple(kept)
