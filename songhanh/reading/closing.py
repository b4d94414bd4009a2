"""Recipients and signature.

Reads `Anatomy.tail`; writes `Plan.recipients` and `Plan.signer` (NĐ 30/2020/NĐ-CP Phụ lục I Phần I Mục II k7, k9).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from songhanh.formats.blocks import Paragraph, Place
from songhanh.lib.text import strip_marks
from songhanh.reading.anatomy import Anatomy
from songhanh.reading.lexicon import BODY
from songhanh.reading.pieces import MARKER, NAME, POSITION, RECIPIENTS, Piece, is_signed
from songhanh.reading.plan import Found, Signer

_ITEM = re.compile(r"(?:^|(?<=[;:.,])|(?<=\)))\s*[-–+•]\s*(?=\S)")
_SIGNED = re.compile(r"\(?\s*(?:[Đđ]ã ký|Ký tên,? đóng dấu|Ký,? ghi rõ họ tên|ĐÃ KÝ)\s*\)?")
_LAST = re.compile(r"L[ưu]+\s*[:.]?\s", re.IGNORECASE)
_ITEM_ENDS = re.compile(r"[;:.]\W*\s\W*(?=\w)|\)\s+(?=\w)")
# Behind the archive: the drafter's mark ("Lưu: VT, VX. (Hoa)"), and what a scan makes of the seal.
_MARK = re.compile(r"(?<=\w|\))\.(?=\s|[a-z]).*$|(?<=\))\s?[a-z].*$", re.DOTALL)


def read_recipients(anatomy: Anatomy) -> tuple[Found[str], ...]:
    """The list under "Nơi nhận", without dashes and stops; a drafter's mark is left out."""
    found: list[Found[str]] = []
    for paragraph in _recipient_lines(anatomy.tail):
        found += _items(paragraph)
    kept = _joined(found)
    for at, item in enumerate(kept):
        if _LAST.match(item.value):
            archive = replace(item, value=_MARK.sub("", item.value))
            return (*kept[:at], archive)  # what follows the archive is a drafter's mark, or no recipient
    return tuple(kept)


def _recipient_lines(tail: Sequence[Piece]) -> Iterator[Paragraph]:
    begun = side = group = 0
    named = any(RECIPIENTS.match(strip_marks(piece.text)) for piece in tail)
    for piece in tail:
        block = piece.block
        if not isinstance(block, Paragraph):
            continue
        if not begun and (RECIPIENTS.match(strip_marks(block.text)) or (not named and _ITEM.match(block.text))):
            begun, side, group = 1, piece.side, piece.group
            yield block
        elif begun and (piece.side == side if group and piece.group == group else _is_item(block)):
            yield block


def _is_item(block: Paragraph) -> bool:
    text = block.text.strip()
    return (
        text[:1] in "-–+•"
        or text.endswith((";", ","))
        or bool(_LAST.match(text))
        or (text[:1].islower() and not is_signed(text))
    )


def _signature_beside(text: str) -> int | None:
    """Where a line of recipients goes over into the signature beside it, where a scan or text ran the two together."""
    for end in _ITEM_ENDS.finditer(text):
        right = text[end.end() :]
        signs = right.isupper() and (MARKER.match(right) or POSITION.match(strip_marks(right)))
        named = NAME.fullmatch(right) and len(right.split()) > 2 and not BODY.match(right)
        if signs or (named and end.group()[0] == ";"):
            return end.end()
    return None


def _items(paragraph: Paragraph) -> Iterator[Found[str]]:
    text = paragraph.text[: _signature_beside(paragraph.text)]
    start = RECIPIENTS.match(strip_marks(text))
    at = start.end() if start else 0
    cuts = [*_ITEM.finditer(text, at), None]
    for cut in cuts:
        end = cut.start() if cut else len(text)
        part = text[at:end]
        # Lines without dashes end with a semicolon each.
        for piece in (
            re.finditer(r"[^;]+", part)
            if len(cuts) == 1 and not part.lstrip().startswith("-")
            else [re.match(r".*", part, re.DOTALL)]
        ):
            value = piece.group().strip(" \t;.,-–+•") if piece else ""
            if value.count("(") > value.count(")") and part.rstrip().endswith(","):
                value += ","  # the line breaks inside the brackets
            if value and piece:
                yield Found(value, paragraph.at(at + piece.start(), at + piece.end()), "recipients")
        at = cut.end() if cut else end


def _joined(found: Sequence[Found[str]]) -> list[Found[str]]:
    """Items whose line was broken: a small letter goes on with the item above."""
    kept: list[Found[str]] = []
    for item in found:
        above = kept[-1] if kept else None
        if above and item.value[0].islower() and above.value.count("(") > above.value.count(")"):
            place = Place(above.place.start, item.place.end, above.place.page, above.place.paragraph)
            kept[-1] = Found(f"{above.value} {item.value}", place, above.rule)
        else:
            kept.append(item)
    return kept


def read_signer(anatomy: Anatomy) -> Signer:
    """Authority, position and name of the signature block; each None where the document does not say."""
    lines = list(_signature_lines(anatomy.tail))
    at = next(
        (
            i
            for i in range(len(lines) - 1, -1, -1)
            if NAME.search(lines[i].text) and not POSITION.fullmatch(strip_marks(lines[i].text.strip()))
        ),
        None,
    )
    last = lines[at] if at is not None else None
    found = NAME.search(last.text) if last else None
    above = lines[:at] if at is not None else lines
    name = None
    if last and found:
        name = Found(found["name"].strip(), last.at(*found.span("name")), "signature.name")
        if last.text[: found.start()].strip():
            above = [*above, last]
    return _authority_and_position(above, name, found.start() if found and last in above else None)


def _signature_lines(tail: Sequence[Piece]) -> Iterator[Paragraph]:
    recipients = {id(line) for line in _recipient_lines(tail)}
    for piece in tail:
        block = piece.block
        if not isinstance(block, Paragraph):
            continue
        if id(block) in recipients:
            at = _signature_beside(block.text)
            if at is not None:
                yield Paragraph(block.text[at:], block.at(at, len(block.text)))
        elif _SIGNED.sub("", block.text).strip() and not _is_item(block):
            yield block


def _authority_and_position(lines: Sequence[Paragraph], name: Found[str] | None, cut: int | None) -> Signer:
    texts = [line.text for line in lines]
    if cut is not None and texts:
        texts[-1] = texts[-1][:cut]
    texts = [_SIGNED.sub("", text).strip() for text in texts]
    kept = [
        (text, line)
        for text, line in zip(texts, lines, strict=True)
        if text and (text.isupper() or MARKER.match(text) or POSITION.match(strip_marks(text)))
    ]
    if not kept:
        return Signer(None, None, name)
    split = _split_lines([text for text, _ in kept])
    if split is None:
        return _split_flat(kept, name)
    authority = _found(kept[:split], "signature.authority") if split else None
    position = _found(kept[split:], "signature.position") if kept[split:] else None
    return Signer(authority, position, name)


def _split_lines(texts: Sequence[str]) -> int | None:
    """The index of the first line of the position; None where a line holds both."""
    marked = [i for i, text in enumerate(texts) if MARKER.match(text)]
    if not marked:
        return 0
    after = marked[-1] + 1
    if after < len(texts):
        while after < len(texts) - 1 and not POSITION.match(strip_marks(texts[after])):
            after += 1
        return after
    return None


def _split_flat(kept: Sequence[tuple[str, Paragraph]], name: Found[str] | None) -> Signer:
    """ "KT. BỘ TRƯỞNG THỨ TRƯỞNG": the last title is the signer's own, the one before whom he signs for."""
    text, line = kept[-1]
    markers = [*re.finditer(r"(?<!\w)(?:T/M|K/T|T/L|T/UQ|(?:TM|KT|TL|TUQ|Q)\s?[./])", text)]
    begin = markers[-1].end() if markers else 0
    titles = list(POSITION.finditer(strip_marks(text), begin))
    alone = bool(markers) and text[markers[-1].start()] == "T" and text[markers[-1].start() + 1] in "M/"
    cut = titles[-1].start() if len(titles) > 1 or (titles and alone and titles[0].start() > begin + 2) else len(text)
    above = [*kept[:-1], (text[:cut].strip(), line)]
    position = Found(text[cut:].strip(), line.place, "signature.position") if text[cut:].strip() else None
    return Signer(_found(above, "signature.authority"), position, name)


def _found(lines: Sequence[tuple[str, Paragraph]], rule: str) -> Found[str]:
    value = " ".join(" ".join(text for text, _ in lines).split())
    first, last = lines[0][1].place, lines[-1][1].place
    return Found(value, Place(first.start, last.end, first.page, first.paragraph), rule)


def signature_lines(anatomy: Anatomy, signer: Signer) -> Iterator[str]:
    """The lines of the authority as they stand one under the other ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")."""
    if signer.authority is None:
        return
    value = signer.authority.value
    lines = [" ".join(line.text.split()) for line in _signature_lines(anatomy.tail)]
    own = [line for line in lines if line and line in value]
    if " ".join(own) == value:
        yield from own
    else:
        yield from re.split(r"\s+(?=(?:TM|KT|TL|TUQ|Q)\s?[./])", value)
