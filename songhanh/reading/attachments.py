"""What is attached to a document: the plan of a decision, and annexes.

Reads the pieces behind the signature and the parts before it; gives `Anatomy.parts`.
"""

import re
from collections.abc import Sequence

from songhanh.formats.blocks import Kind, Paragraph, Table
from songhanh.formats.labels import label_of
from songhanh.reading.pieces import ENCLOSED, Part

_ANNEX = re.compile(
    r"\s*(?P<label>phụ\s+lục(?:\s+(?:số\s+)?(?:[IVX]+|\d{1,2}|[A-Z])\b)?)(?P<rest>.*)$", re.IGNORECASE | re.DOTALL
)


def begins_annex(text: str) -> bool:
    """Whether a line begins with the word "Phụ lục"."""
    return bool(_ANNEX.match(text))


def with_annexes(parts: Sequence[Part]) -> list[Part]:
    """Each part cut at the lines "Phụ lục …", which begin annexes."""
    cut: list[Part] = []
    for part in parts:
        label, title, blocks = part.label, part.title, list[Paragraph | Table]()
        at = 0
        while at < len(part.blocks):
            block = part.blocks[at]
            annex = annex_label(block)
            if annex is None:
                blocks.append(block)
                at += 1
                continue
            cut.append(Part(label, title, tuple(blocks)))
            label, blocks = annex, []
            title, at = annex_title(part.blocks, at)
        cut.append(Part(label, title, tuple(blocks)))
    return [part for part in cut if part.blocks or part.title]


def annex_label(block: Paragraph | Table) -> str | None:
    """The label of an annex that begins with this line ("Phụ lục", "Phụ lục II"); None for any other block."""
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


def annex_title(blocks: Sequence[Paragraph | Table], at: int) -> tuple[tuple[Paragraph, ...], int]:
    """The lines of the title under the word "Phụ lục" at `at`, and where the text of the annex begins."""
    first = blocks[at]
    lines: list[Paragraph] = []
    found = _ANNEX.match(first.text) if isinstance(first, Paragraph) else None
    if found and found["rest"].strip(" .:-–") and isinstance(first, Paragraph):
        lines.append(first)
    at += 1
    while at < len(blocks) and isinstance(block := blocks[at], Paragraph) and len(lines) < 5:
        text = block.text
        if label_of(text) or (lines and not text.isupper() and not ENCLOSED.match(text) and block.align != "center"):
            break
        lines.append(block)
        at += 1
    return tuple(lines), at
