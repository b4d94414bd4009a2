"""A reading as the parts of an official document, to be laid out again exactly as it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from songhanh.formats.blocks import Block, Kind, Paragraph, Table
from songhanh.formats.official import Annex, Official
from songhanh.reading.assignment import letterhead
from songhanh.reading.closing import signature_lines
from songhanh.reading.pieces import Part
from songhanh.reading.plan import Found, Plan
from songhanh.reading.read import Reading

_BASIS = re.compile(r"(?:Căn cứ|Theo đề nghị|Xét|Theo)\b.*[;.,]\s*$", re.DOTALL)
_ADDRESSEE = re.compile(r"\s*Kính gửi\s*:?\s*", re.IGNORECASE)
_ENCLOSED = re.compile(r"\(?\s*(?:Ban hành\s+)?[Kk]èm theo.*", re.DOTALL | re.IGNORECASE)
_WORD_OF_DECISION = re.compile(r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ)\s*:?")


def parts(reading: Reading) -> Official:
    """What stands in the document, part by part; nothing is added or corrected."""
    anatomy, header, signer = reading.anatomy, reading.plan.header, reading.plan.signer
    main = anatomy.parts[0] if anatomy.parts and not anatomy.parts[0].label else Part("", (), ())
    headings = _headings(reading)
    blocks = [_set(block, headings) for block in main.blocks]
    bases = _bases(blocks)
    return replace(
        letterhead(header),
        addressees=tuple(_addressees(anatomy.addressees)),
        decided_by=tuple(line.text for line in anatomy.authority),
        bases=tuple(bases),
        body=tuple(blocks[len(bases) :]),
        authority=tuple(signature_lines(anatomy, signer)),
        position=_value(signer.position),
        name=_value(signer.name),
        recipients=tuple(found.value for found in reading.plan.recipients),
        annexes=tuple(_annex(part, reading.plan, headings) for part in anatomy.parts if part is not main),
    )


def _value(found: Found[Any] | None) -> Any:
    return found.value if found else None


def _headings(reading: Reading) -> frozenset[int]:
    """The paragraphs that are nothing but the title of a section, by identity."""
    nodes = (node for _, root in reading.trees for node in root.walk() if node.title is not None)
    return frozenset(id(node.block) for node in nodes if node.rest >= len(node.paragraph.text.rstrip(" :")))


def _set(block: Paragraph | Table, headings: frozenset[int]) -> Block:
    """The block without what only its old page knew, a title of a section as a heading."""
    if isinstance(block, Table):
        return block
    if _WORD_OF_DECISION.fullmatch(block.text.strip()):
        return replace(block, kind=Kind.HEADING, align="center", runs=())
    if id(block) in headings:
        return replace(block, kind=Kind.HEADING, align="", runs=())
    return replace(block, align="")


def _bases(blocks: Sequence[Block]) -> list[Paragraph]:
    """The legal bases before the text proper ("Căn cứ …;"): all the paragraphs up to the last of them."""
    found: list[Paragraph] = []
    for block in blocks:
        if (
            not isinstance(block, Paragraph)
            or block.label
            or not _BASIS.match(block.text)
            or block.text.rstrip().endswith(":")
        ):
            break
        found.append(block)
    return found


def _addressees(lines: Sequence[Paragraph]) -> Iterator[str]:
    for line in lines:
        text = _ADDRESSEE.sub("", line.text).strip(" -–;.")
        if text:
            yield text


def _annex(part: Part, plan: Plan, headings: frozenset[int]) -> Annex:
    lines = [line.text for line in part.title]
    reference = next((line for line in lines if _ENCLOSED.match(line)), "")
    title = " ".join(line for line in lines if line != reference)
    inline = _ENCLOSED.search(title)
    if inline and not reference:
        title, reference = title[: inline.start()].strip(), inline.group().strip()
    wide = any(isinstance(block, Table) and not block.layout and block.columns > 4 for block in part.blocks)
    kind = None if part.label else _attached_type(plan)
    return Annex(
        title=title,
        blocks=tuple(_set(block, headings) for block in part.blocks),
        reference=reference,
        landscape=wide,
        label=part.label or None,
        type=kind,
    )


def _attached_type(plan: Plan) -> str:
    """What a decision issues ("BAN HÀNH KẾ HOẠCH …"): a plan where its subject does not say."""
    subject = plan.header.subject.value if plan.header.subject else ""
    found = re.search(
        r"ban hành\s+(kế hoạch|quy chế|quy định|chương trình|đề án|hướng dẫn|điều lệ|phương án)", subject, re.IGNORECASE
    )
    return found[1].capitalize() if found else "Kế hoạch"
