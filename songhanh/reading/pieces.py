"""A document as a row of pieces, and how the lines of letterhead, title and signature are known."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from songhanh.formats.blocks import Block, Paragraph, Table
from songhanh.lib.text import LOWER, UPPER, fold, strip_marks
from songhanh.reading.doctypes import canonical


class Piece(NamedTuple):
    """A block in reading order; `side` is the column (from 1) where a layout table sets it beside others."""

    block: Paragraph | Table
    side: int = 0
    group: int = 0  # which layout table

    @property
    def text(self) -> str:
        """The text of a paragraph; nothing of a table."""
        return self.block.text if isinstance(self.block, Paragraph) else ""


class Part(NamedTuple):
    """A stretch of running text with labels of its own: the document, what is attached to it, an annex."""

    label: str  # "" but for annexes ("Phụ lục", "Phụ lục I")
    title: tuple[Paragraph, ...]
    blocks: tuple[Paragraph | Table, ...]


MARKER = re.compile(r"\s*(?:(?:T/M|K/T|T/L|T/UQ)[.:]?|(?:TM|KT|TL|TUQ|Q)\s?[./])\s?(?=[" + UPPER + r"])")
# What OCR loses first are the marks: these are matched against `strip_marks` of a line, whose offsets stay.
RECIPIENTS = re.compile(r"\W*Noi\s+nhan\s*(?:[:.;]\s*|(?=-)|$)", re.IGNORECASE)
POSITION = re.compile(
    r"(?:PHO\s+)?(?:TONG\s+)?(?:CHU TICH|GIAM DOC|BO TRUONG|THU TRUONG|THU TUONG|CHANH VAN PHONG"
    r"|CHANH THANH TRA|CHANH AN|CUC TRUONG|TONG CUC TRUONG|VU TRUONG|VIEN TRUONG|HIEU TRUONG|TRUONG BAN"
    r"|TRUONG PHONG|TRUONG|CHU NHIEM|BI THU|CHI CUC TRUONG|TONG KIEM TOAN|THONG DOC|DOI TRUONG"
    r"|UY VIEN|TU LENH|CHI HUY TRUONG|TO TRUONG|HAT TRUONG|TRAM TRUONG|KE TOAN TRUONG)(?!\w)",
    re.IGNORECASE,
)
NAME = re.compile(
    r"(?:(?:[A-Z]{2,4}|Th|Ts|PGs|Gs)\.?\s?[A-Za-z]{0,2}\.\s?){0,4}(?P<name>["
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
ENCLOSED = re.compile(r"\s*\(?\s*(?:ban hành\s+)?kèm theo|\s*\(?\s*đính kèm", re.IGNORECASE)


def pieces_of(blocks: Sequence[Block]) -> Iterator[Piece]:
    """The pieces of a document; the cells of a layout table column by column, each paragraph with its side."""
    for group, block in enumerate(blocks, 1):
        if isinstance(block, Table) and (block.layout or block.columns == 1):
            for row in block.rows:
                for column, cell in row.cells:
                    yield from (
                        Piece(paragraph, column + 1 if block.columns > 1 else 0, group) for paragraph in cell.blocks
                    )
        elif isinstance(block, Paragraph | Table):
            yield Piece(block)


def blocks_of(pieces: Sequence[Piece]) -> tuple[Paragraph | Table, ...]:
    """The blocks of pieces."""
    return tuple(piece.block for piece in pieces)


def is_motto(text: str) -> bool:
    """Whether a line is the national name, the motto, or a piece of them."""
    words = " ".join(re.findall(r"[a-z]+", strip_marks(text).lower()))
    return len(words) > 3 and any(f" {words} " in f" {motto} " for motto in _MOTTO_WORDS)


def type_of_line(piece: Piece) -> str:
    """The type that a line of its own names ("KẾ HOẠCH"); "" for any other."""
    text = piece.text.strip()
    if len(text) > 80 or text.endswith((":", ",", ";")) or text[:1].islower():
        return ""
    bare = re.sub(r"^\W+|\W+$", "", text)
    return canonical(bare) or (canonical(bare.split(" CỦA ")[0]) if bare.isupper() and " CỦA " in bare else "")


def is_signed(text: str) -> bool:
    """ "(Đã ký)", "(Ký tên, đóng dấu)" and the like."""
    return bool(re.match(r"\W*(?:đã ký|ký tên|ký, ghi rõ|đã k[ýy])", fold(text)))
