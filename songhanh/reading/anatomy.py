"""The parts of a document: letterhead, title, addressees, running text, signature, what is attached.

Reads the blocks of a `Document`; writes an `Anatomy`. Nothing is interpreted here, only put in its place
(the places are those of NĐ 30/2020/NĐ-CP Phụ lục I Phần II Mục IV).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from songhanh.formats.blocks import Block, Document, Kind, Paragraph, Table
from songhanh.formats.labels import Mark, label_of
from songhanh.lib.text import LOWER, UPPER, fold, strip_marks
from songhanh.reading.doctypes import canonical


@dataclass(frozen=True, slots=True)
class Piece:
    """A block in reading order; `side` is the column (from 1) where a layout table sets it beside others."""

    block: Paragraph | Table
    side: int = 0
    group: int = 0  # which layout table

    @property
    def text(self) -> str:
        """The text of a paragraph; nothing of a table."""
        return self.block.text if isinstance(self.block, Paragraph) else ""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of running text with labels of its own: the document, what is attached to it, an annex."""

    label: str  # "" but for annexes ("Phụ lục", "Phụ lục I")
    title: tuple[Paragraph, ...]
    blocks: tuple[Paragraph | Table, ...]


@dataclass(frozen=True, slots=True)
class Anatomy:
    """The document in its parts; every list may be empty."""

    letterhead: tuple[Piece, ...]
    type: Paragraph | None
    title: tuple[Paragraph, ...]
    authority: tuple[Paragraph, ...]  # who decides, above the bases of a decision
    addressees: tuple[Paragraph, ...]
    parts: tuple[Part, ...]
    tail: tuple[Piece, ...] = field(default=())  # recipients and signature


_ADDRESSEE = re.compile(r"\s*kính\s+gửi|.{3,60}\sđiện\s*:\s*$", re.IGNORECASE)
BASIS = re.compile(
    r"\s*(?:Căn cứ|Thực hiện|Theo|Xét|Trên cơ sở|Để|Nhằm|Chiếu|Ngày \d|Trong|Qua|Tiếp theo|Thi hành|Sau khi|Nhân dịp|Hiện nay|Vừa qua|Năm \d)\b"
)
_SETS_OUT = re.compile(
    r"(?:như sau|sau đây|sau|cụ thể|nội dung|quyết định|quyết nghị|yêu cầu|chỉ thị|thông báo)\s*:?\s*$", re.IGNORECASE
)
_AUTHORITY = re.compile(
    r"(?:CHỦ TỊCH|ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|BỘ TRƯỞNG|THỦ TƯỚNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|CHÍNH PHỦ|QUỐC HỘI|CHÁNH|HIỆU TRƯỞNG|TỔNG CỤC TRƯỞNG|CỤC TRƯỞNG|TRƯỞNG BAN|BAN THƯỜNG VỤ|THỐNG ĐỐC|VIỆN TRƯỞNG|TỔNG KIỂM TOÁN)"
)
_DECIDES = {
    "Quyết định",
    "Nghị quyết",
    "Nghị định",
    "Thông tư",
    "Thông tư liên tịch",
    "Nghị quyết liên tịch",
    "Lệnh",
    "Pháp lệnh",
    "Chỉ thị",
}
_ARCHIVE = re.compile(r"\s*[-–+]\s*Lưu\s*:?\s")
_DECISION_WORD = re.compile(r"\W*(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|NGHỊ ĐỊNH|THÔNG TƯ)\s*:\W*$")
RECIPIENTS = re.compile(r"\W*Noi\s+nhan\s*(?:[:.;]\s*|(?=-)|$)", re.IGNORECASE)  # without marks, as POSITION
MARKER = re.compile(r"\s*(?:(?:T/M|K/T|T/L|T/UQ)[.:]?|(?:TM|KT|TL|TUQ|Q)\s?[./])\s?(?=[" + UPPER + r"])")
# Without marks, which OCR loses first: to be matched against `strip_marks` of a line.
POSITION = re.compile(
    r"(?:PHO\s+)?(?:TONG\s+)?(?:CHU TICH|GIAM DOC|BO TRUONG|THU TRUONG|THU TUONG|CHANH VAN PHONG|CHANH THANH TRA|CHANH AN|CUC TRUONG|TONG CUC TRUONG|VU TRUONG|VIEN TRUONG|HIEU TRUONG|TRUONG BAN|TRUONG PHONG|TRUONG|CHU NHIEM|BI THU|CHI CUC TRUONG|TONG KIEM TOAN|THONG DOC|THU TRUONG|DOI TRUONG|UY VIEN|UY VIEN|TU LENH|CHI HUY TRUONG|TO TRUONG|HAT TRUONG|TRAM TRUONG|KE TOAN TRUONG)(?!\w)",
    re.IGNORECASE,
)
_ANNEX = re.compile(
    r"\s*(?P<label>phụ\s+lục(?:\s+(?:số\s+)?(?:[IVX]+|\d{1,2}|[A-Z])\b)?)(?P<rest>.*)$", re.IGNORECASE | re.DOTALL
)
_ENCLOSED = re.compile(r"\s*\(?\s*(?:ban hành\s+)?kèm theo|\s*\(?\s*đính kèm", re.IGNORECASE)
NAME = re.compile(
    r"(?:(?:[A-Z]{2,4}|Th|Ts|PGs|Gs)\.?\s?[A-Za-z]{0,2}\.\s?)*(?P<name>["
    + UPPER
    + r"]["
    + LOWER
    + r"]+(?:\s["
    + LOWER
    + r"]{1,2}(?=\s))?(?:\s+["
    + UPPER
    + r"]["
    + LOWER
    + r"]*){1,5})\W*$"
)
_MOTTO_WORDS = ("cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc", "dang cong san viet nam")


def dissect(document: Document) -> Anatomy:
    """The parts of `document`."""
    pieces = list(_pieces(document.blocks))
    if pieces and _annex(pieces[0].block):
        return _annex_alone(pieces)
    begin, kind = _title_begin(pieces)
    head = tuple(pieces[:begin])
    at = begin
    type_line = None
    if kind:
        block = pieces[begin].block
        type_line = block if isinstance(block, Paragraph) else None
        at += 1
    title, at = _title(pieces, at, kind) if kind else ((), at)
    authority, at = _authority(pieces, at)
    addressees, at = _addressees(pieces, at)
    tail_begin, tail_end = _tail(pieces, at)
    parts = [Part("", (), _blocks(pieces[at:tail_begin]))]
    parts += _attached(pieces[tail_end:])
    main = _with_annexes(parts)
    return Anatomy(head, type_line, title, authority, addressees, tuple(main), tuple(pieces[tail_begin:tail_end]))


def _annex_alone(pieces: Sequence[Piece]) -> Anatomy:
    """An annex without the document it belongs to: forms and samples in it are no parts of its own."""
    blocks = _blocks(pieces)
    title, at = _annex_title(blocks, 0)
    first = blocks[0]
    return Anatomy((), first if isinstance(first, Paragraph) else None, title, (), (), (Part("", (), blocks[at:]),))


def _pieces(blocks: Sequence[Block]) -> Iterator[Piece]:
    for group, block in enumerate(blocks, 1):
        if isinstance(block, Table) and (block.layout or block.columns == 1):
            for row in block.rows:
                for column, cell in row.cells:
                    yield from (
                        Piece(paragraph, column + 1 if block.columns > 1 else 0, group) for paragraph in cell.blocks
                    )
        elif isinstance(block, Paragraph | Table):
            yield Piece(block)


def is_motto(text: str) -> bool:
    """Whether a line is the national name, the motto, or a piece of them."""
    words = " ".join(re.findall(r"[a-z]+", strip_marks(text).lower()))
    return len(words) > 3 and any(f" {words} " in f" {motto} " for motto in _MOTTO_WORDS)


def _title_begin(pieces: Sequence[Piece]) -> tuple[int, str]:
    """Where the title begins and the type it names; without a type line, where the letterhead ends, and ""."""
    end = 0
    for at, piece in enumerate(pieces[:45]):
        text = piece.text
        kind = type_of_line(piece)
        if kind:
            return at, kind
        if isinstance(piece.block, Table) or _ADDRESSEE.match(text) or _opens(text):
            break
        if piece.side or is_motto(text) or _letterhead_line(text):
            end = at + 1
    return end, ""


def type_of_line(piece: Piece) -> str:
    """The type that a line of its own names ("KẾ HOẠCH"); "" for any other."""
    text = piece.text.strip()
    if len(text) > 80 or text.endswith((":", ",", ";")) or text[:1].islower():
        return ""
    bare = re.sub(r"^\W+|\W+$", "", text)
    return canonical(bare) or (canonical(bare.split(" CỦA ")[0]) if bare.isupper() and " CỦA " in bare else "")


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
        bool(re.match(r"\s*(?:Số|SỐ|V/v|Về việc)\b|.{2,45},?\s*ngày[\s\d.…]*tháng", text))
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
        return not (label_of(text) and label_of(text)[1] is not Mark.BULLET) and not (
            BASIS.match(text) and (len(text) > 250 or text.endswith((";", ":")))
        )  # type: ignore[index]
    if _ENCLOSED.match(text):
        return True
    if label_of(text) or len(text) > 400 or (BASIS.match(text) and not text.isupper()) or _ends_title(lines[-1]):
        return False
    if (
        kind in _DECIDES
        and text.isupper()
        and _AUTHORITY.match(text)
        and not lines[-1].text.rstrip().endswith(("CỦA", "của"))
    ):
        return False
    first = lines[0]
    return (
        (text.isupper() and first.text.isupper())
        or text[:1].islower()
        or (block.align == first.align == "center" and block.bold == first.bold)
    )


def _ends_title(line: Paragraph) -> bool:
    return bool(_ENCLOSED.match(line.text)) or line.text.rstrip().endswith((".", ";"))


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


def _tail(pieces: Sequence[Piece], at: int) -> tuple[int, int]:
    """From where to where recipients and signature stand; (end, end) without them."""
    found = [
        i
        for i in range(at, len(pieces))
        if RECIPIENTS.match(strip_marks(pieces[i].text[:40])) and len(pieces[i].text) < 3000
    ]
    found = found or _unnamed_recipients(pieces, at)
    begin = _chosen(pieces, found) if found else _signature_alone(pieces, at)
    if begin is None:
        return len(pieces), len(pieces)
    while begin > at and _signs(pieces[begin - 1]) and not pieces[begin - 1].text.rstrip().endswith("./."):
        begin -= 1
    end = begin
    while end < len(pieces) and _in_tail(pieces, begin, end):
        end += 1
    return begin, end


def _unnamed_recipients(pieces: Sequence[Piece], at: int) -> list[int]:
    """Where the word itself could not be read: the column whose list ends with the archive."""
    for i in range(len(pieces) - 1, at - 1, -1):
        if pieces[i].side == 1 and _ARCHIVE.match(pieces[i].text):
            group = pieces[i].group
            return [next(j for j in range(i + 1) if pieces[j].group == group)]
    return []


def _chosen(pieces: Sequence[Piece], found: Sequence[int]) -> int:
    """The recipients of the document itself: before the plan attached to it, else the last (samples stand before)."""
    for at in found:
        if any(type_of_line(piece) or _ANNEX.match(piece.text) for piece in pieces[at + 1 : at + 45]):
            return at
    return found[-1]


def _signature_alone(pieces: Sequence[Piece], at: int) -> int | None:
    first = max(at, len(pieces) - 12)
    for i in range(first, len(pieces)):
        text = pieces[i].text
        if (MARKER.match(text) or (text.isupper() and POSITION.match(strip_marks(text)))) and any(
            NAME.search(piece.text) for piece in pieces[i : i + 8]
        ):
            return i
    return None


def _signs(piece: Piece) -> bool:
    """A line of the signature: authority, position, name, "(Đã ký)"."""
    text = piece.text.strip()
    if not text or len(text) > 90:
        return False
    return bool(
        MARKER.match(text) or (text.isupper() and not label_of(text)) or NAME.fullmatch(text) or is_signed(text)
    )


def is_signed(text: str) -> bool:
    """ "(Đã ký)", "(Ký tên, đóng dấu)" and the like."""
    return bool(re.match(r"\W*(?:đã ký|ký tên|ký, ghi rõ|đã k[ýy])", fold(text)))


def _in_tail(pieces: Sequence[Piece], begin: int, at: int) -> bool:
    piece = pieces[at]
    if isinstance(piece.block, Table):
        return False
    if piece.side and piece.group == pieces[begin].group:
        return True
    text = piece.text
    if at > begin and (type_of_line(piece) or _ANNEX.match(text) or is_motto(text)):
        return False
    label = label_of(text)
    if label and label[1] is not Mark.BULLET:
        return label[1] is Mark.LOWER and len(text) < 60
    return len(text) < 260 or at == begin


def _blocks(pieces: Sequence[Piece]) -> tuple[Paragraph | Table, ...]:
    return tuple(piece.block for piece in pieces)


def _attached(pieces: Sequence[Piece]) -> list[Part]:
    """The plan or rules attached behind the signature, with the lines of its title apart."""
    if not pieces:
        return []
    at = next(
        (i for i, piece in enumerate(pieces[:25]) if type_of_line(piece) and type_of_line(piece) != "Phụ lục"), None
    )
    if at is None:
        return [Part("", (), _blocks(pieces))]
    title, body = _title(pieces, at + 1, "")
    return [Part("", title, _blocks(pieces[body:]))]


def _with_annexes(parts: Sequence[Part]) -> list[Part]:
    """Each part cut at the lines "Phụ lục …", which begin annexes."""
    cut: list[Part] = []
    for part in parts:
        label, title, blocks = part.label, part.title, list[Paragraph | Table]()
        at = 0
        while at < len(part.blocks):
            block = part.blocks[at]
            annex = _annex(block)
            if annex is None:
                blocks.append(block)
                at += 1
                continue
            cut.append(Part(label, title, tuple(blocks)))
            label, blocks = annex, []
            title, at = _annex_title(part.blocks, at)
        cut.append(Part(label, title, tuple(blocks)))
    return [part for part in cut if part.blocks or part.title]


def _annex(block: Paragraph | Table) -> str | None:
    if not isinstance(block, Paragraph) or block.kind is Kind.NOTE or len(block.text) > 200:
        return None
    found = _ANNEX.match(block.text)
    if found is None or not (
        block.text.lstrip()[:2].isupper() or not found["rest"].strip(" .:") or block.align == "center"
    ):
        return None
    if found["rest"].strip(" .:-–") and not (found["rest"].strip().isupper() or block.align == "center"):
        return None
    words = found["label"].split()
    return " ".join(["Phụ lục", *words[2:]])


def _annex_title(blocks: Sequence[Paragraph | Table], at: int) -> tuple[tuple[Paragraph, ...], int]:
    first = blocks[at]
    lines: list[Paragraph] = []
    found = _ANNEX.match(first.text) if isinstance(first, Paragraph) else None
    if found and found["rest"].strip(" .:-–") and isinstance(first, Paragraph):
        lines.append(first)
    at += 1
    while at < len(blocks) and isinstance(block := blocks[at], Paragraph) and len(lines) < 5:
        text = block.text
        if label_of(text) or (lines and not text.isupper() and not _ENCLOSED.match(text) and block.align != "center"):
            break
        lines.append(block)
        at += 1
    return tuple(lines), at
