"""The parts of a document: letterhead, title, addressees, running text, signature, what is attached.

Reads the blocks of a `Document`; writes an `Anatomy`. Nothing is interpreted here, only put in its place
(the places are those of NĐ 30/2020/NĐ-CP Phụ lục I Phần II Mục IV).
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from songhanh.formats.blocks import Document, Paragraph, Table
from songhanh.formats.labels import Mark, label_of
from songhanh.lib.text import strip_marks
from songhanh.reading.attachments import annex_label, annex_title, with_annexes
from songhanh.reading.pieces import ENCLOSED, RECIPIENTS, Part, Piece, blocks_of, is_motto, pieces_of, type_of_line
from songhanh.reading.tail import find_tail


class Anatomy(NamedTuple):
    """The document in its parts; every list may be empty."""

    letterhead: tuple[Piece, ...]
    type: Paragraph | None
    title: tuple[Paragraph, ...]
    authority: tuple[Paragraph, ...]  # who decides, above the bases of a decision
    addressees: tuple[Paragraph, ...]
    parts: tuple[Part, ...]
    tail: tuple[Piece, ...] = ()  # recipients and signature


_ADDRESSEE = re.compile(r"\s*kính\s+gửi|.{3,60}\sđiện\s*:\s*$", re.IGNORECASE)
BASIS = re.compile(
    r"\s*(?:Căn cứ|Thực hiện|Theo|Xét|Trên cơ sở|Để|Nhằm|Chiếu|Ngày \d|Trong|Qua|Tiếp theo|Thi hành"
    r"|Sau khi|Nhân dịp|Hiện nay|Vừa qua|Năm \d)\b"
)
_AUTHORITY = re.compile(
    r"(?:CHỦ TỊCH|ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|BỘ TRƯỞNG|THỦ TƯỚNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|CHÍNH PHỦ"
    r"|QUỐC HỘI|CHÁNH|HIỆU TRƯỞNG|TỔNG CỤC TRƯỞNG|CỤC TRƯỞNG|TRƯỞNG BAN|BAN THƯỜNG VỤ|THỐNG ĐỐC"
    r"|VIỆN TRƯỞNG|TỔNG KIỂM TOÁN)"
)
_DECIDES = frozenset(
    {"Quyết định", "Nghị quyết", "Nghị định", "Thông tư", "Thông tư liên tịch", "Nghị quyết liên tịch", "Lệnh"}
    | {"Pháp lệnh", "Chỉ thị"}
)
_DECISION_WORD = re.compile(r"\W*(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|NGHỊ ĐỊNH|THÔNG TƯ)\s*:\W*$")
_LETTERHEAD = 45  # pieces at most before the title
_LONG_LINE = 80  # letters: longer than the name of any body
_LONGEST_TITLE = 400  # letters of a line of a title
_LONGEST_OPENING = 250  # a first line under the type that is longer, and set out as a basis, is no title


def dissect(document: Document) -> Anatomy:
    """The parts of `document`."""
    pieces = list(pieces_of(document.blocks))
    if pieces and annex_label(pieces[0].block):
        return _annex_alone(pieces)
    begin, kind = _title_begin(pieces)
    head = tuple(pieces[:begin])
    at = begin
    type_line = None
    if kind:
        block = pieces[begin].block
        type_line = block if isinstance(block, Paragraph) else None
        title, at = _title(pieces, at + 1, kind)
    else:
        title = _title_alone(head)
        head = tuple(piece for piece in head if piece.block not in title)
    authority, at = _authority(pieces, at)
    addressees, at = _addressees(pieces, at)
    tail_begin, tail_end = find_tail(pieces, at)
    parts = [Part("", (), blocks_of(pieces[at:tail_begin]))]
    parts += _attached(pieces[tail_end:])
    main = with_annexes(parts)
    return Anatomy(head, type_line, title, authority, addressees, tuple(main), tuple(pieces[tail_begin:tail_end]))


def _annex_alone(pieces: Sequence[Piece]) -> Anatomy:
    """An annex without the document it belongs to: forms and samples in it are no parts of its own."""
    blocks = blocks_of(pieces)
    title, at = annex_title(blocks, 0)
    first = blocks[0]
    return Anatomy((), first if isinstance(first, Paragraph) else None, title, (), (), (Part("", (), blocks[at:]),))


def _title_begin(pieces: Sequence[Piece]) -> tuple[int, str]:
    """Where the title begins and the type it names; without a type line, where the letterhead ends, and ""."""
    end = 0
    for at, piece in enumerate(pieces[:_LETTERHEAD]):
        text = piece.text
        kind = type_of_line(piece)
        if kind:
            return at, kind
        if isinstance(piece.block, Table) or _ADDRESSEE.match(text) or _opens(text):
            break
        if piece.side or is_motto(text) or _letterhead_line(text):
            end = at + 1
    return end, ""


def _title_alone(head: Sequence[Piece]) -> tuple[Paragraph, ...]:
    """A title that stands without its type line: the one long line in capitals."""
    for piece in head:
        block = piece.block
        if isinstance(block, Paragraph) and not piece.side and block.text.isupper() and len(block.text) > _LONG_LINE:
            return (block,)
    return ()


def _opens(text: str) -> bool:
    found = label_of(text)
    if (
        found
        and found[1] in (Mark.ROMAN, Mark.DECIMAL, Mark.ARTICLE, Mark.PART, Mark.CHAPTER, Mark.UPPER)
        and not re.match(r"\s*[IVXLA-Z]+\s*/", text)
    ):
        return True
    return bool(BASIS.match(text)) and (len(text) > 60 or text.rstrip().endswith((";", ".")))


def _letterhead_line(text: str) -> bool:
    return (
        bool(re.match(r"\s*(?:Số|SỐ|[Vv]/v|Về việc)\b|.{2,45},?\s*ngày[\s\d.…]*tháng", text))
        or (text.isupper() and len(text) < 120)
        or "|" in text
    )


def _title(pieces: Sequence[Piece], at: int, kind: str) -> tuple[tuple[Paragraph, ...], int]:
    lines: list[Paragraph] = []
    while at < len(pieces) and len(lines) < 8:
        piece = pieces[at]
        block = piece.block
        if not isinstance(block, Paragraph) or not _goes_on(lines, block, kind):
            break
        lines.append(block)
        at += 1
    return tuple(lines), at


def _goes_on(lines: list[Paragraph], block: Paragraph, kind: str) -> bool:
    """Whether `block` is still part of the title that `lines` begin."""
    text = block.text.strip()
    if _ADDRESSEE.match(text) or RECIPIENTS.match(strip_marks(text)) or is_motto(text) or _DECISION_WORD.match(text):
        return False
    if not lines:
        return _may_begin(text)
    if ENCLOSED.match(text):
        return True
    if label_of(text) or len(text) > _LONGEST_TITLE or _ends_title(lines[-1]) or _decides(text, lines[-1], kind):
        return False
    if BASIS.match(text) and not text.isupper():
        return False
    first = lines[0]
    alike = block.align == first.align == "center" and block.bold == first.bold
    return (text.isupper() and first.text.isupper()) or text[:1].islower() or alike


def _may_begin(text: str) -> bool:
    found = label_of(text)
    if found and found[1] is not Mark.BULLET:
        return False
    return not (BASIS.match(text) and (len(text) > _LONGEST_OPENING or text.endswith((";", ":"))))


def _decides(text: str, above: Paragraph, kind: str) -> bool:
    """The line that names who decides, between the title of a decision and its bases."""
    named = kind in _DECIDES and text.isupper() and bool(_AUTHORITY.match(text))
    return named and not above.text.rstrip().lower().endswith("của")


def _ends_title(line: Paragraph) -> bool:
    return bool(ENCLOSED.match(line.text)) or line.text.rstrip().endswith((".", ";"))


def _authority(pieces: Sequence[Piece], at: int) -> tuple[tuple[Paragraph, ...], int]:
    lines = []
    while (
        at < len(pieces)
        and isinstance(block := pieces[at].block, Paragraph)
        and block.text.isupper()
        and _AUTHORITY.match(block.text)
    ):
        lines.append(block)
        at += 1
    return tuple(lines), at


def _addressees(pieces: Sequence[Piece], at: int) -> tuple[tuple[Paragraph, ...], int]:
    """ "Kính gửi: …" with the list under it, or "X điện:" of a telegram."""
    if at >= len(pieces) or not _ADDRESSEE.match(pieces[at].text):
        return (), at
    lines = [pieces[at].block]
    at += 1
    while at < len(pieces) and isinstance(block := pieces[at].block, Paragraph):
        text = block.text
        listed = (label_of(text) or ("", None))[1] is Mark.BULLET or (text.rstrip().endswith(";") and len(text) < 150)
        again = lines[-1].text.rstrip().endswith((";", ",")) and len(text) < 150 and not BASIS.match(text)  # type: ignore[union-attr]
        if not (listed or again):
            break
        lines.append(block)
        at += 1
    return tuple(line for line in lines if isinstance(line, Paragraph)), at


def _attached(pieces: Sequence[Piece]) -> list[Part]:
    """The plan or rules attached behind the signature, with the lines of its title apart."""
    if not pieces:
        return []
    at = next(
        (i for i, piece in enumerate(pieces[:25]) if type_of_line(piece) and type_of_line(piece) != "Phụ lục"), None
    )
    if at is None:
        return [Part("", (), blocks_of(pieces))]
    title, body = _title(pieces, at + 1, "")
    return [Part("", title, blocks_of(pieces[body:]))]
