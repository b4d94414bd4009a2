"""Where recipients and signature stand.

Reads the pieces behind the title; gives the stretch that `Anatomy.tail` holds.
"""

import re
from collections.abc import Sequence

from songhanh.formats.blocks import Table
from songhanh.formats.labels import Mark, label_of
from songhanh.lib.text import strip_marks
from songhanh.reading.attachments import begins_annex
from songhanh.reading.pieces import MARKER, NAME, POSITION, RECIPIENTS, Piece, is_motto, is_signed, type_of_line

_ARCHIVE = re.compile(r"\s*[-–+]\s*Lưu\s*:?\s")
_NEAR = 45  # pieces behind the recipients in which an attached plan begins
_LAST = 12  # pieces at the end in which a signature without recipients is looked for
_LINE = 260  # letters of a line of recipients


def find_tail(pieces: Sequence[Piece], at: int) -> tuple[int, int]:
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
        if any(type_of_line(piece) or begins_annex(piece.text) for piece in pieces[at + 1 : at + _NEAR]):
            return at
    return found[-1]


def _signature_alone(pieces: Sequence[Piece], at: int) -> int | None:
    first = max(at, len(pieces) - _LAST)
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


def _in_tail(pieces: Sequence[Piece], begin: int, at: int) -> bool:
    piece = pieces[at]
    if isinstance(piece.block, Table):
        return False
    if piece.side and piece.group == pieces[begin].group:
        return True
    text = piece.text
    if at > begin and (type_of_line(piece) or begins_annex(text) or is_motto(text)):
        return False
    label = label_of(text)
    if label and label[1] is not Mark.BULLET:
        return label[1] is Mark.LOWER and len(text) < 60
    return len(text) < _LINE or at == begin
