"""The pipeline: from a document to its plan, stage by stage."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from songhanh.formats.blocks import Document, Paragraph, Table, joined
from songhanh.reading.anatomy import Anatomy, dissect
from songhanh.reading.citations import gather
from songhanh.reading.closing import read_recipients, read_signer
from songhanh.reading.context import Context
from songhanh.reading.header import read_header
from songhanh.reading.outline import Node, build
from songhanh.reading.pieces import Part
from songhanh.reading.plan import Header, Plan, Section, Task
from songhanh.reading.sections import mark_sections, sections
from songhanh.reading.targets import targets
from songhanh.reading.task_tables import table_sections
from songhanh.reading.tasks import tasks
from songhanh.reading.years import plan_years, year_of

_LETTERS = frozenset({"Công văn", "Công điện", "Thông báo", "Giấy mời", "Thư công"})
_NO_DUTIES = frozenset({"Báo cáo", "Tờ trình", "Biên bản", "Giấy mời", "Phụ lục", "Danh mục"})


class Reading(NamedTuple):
    """A document, its parts, the trees of its running text, and the plan understood from them."""

    document: Document
    anatomy: Anatomy
    trees: tuple[tuple[Part, Node], ...]
    plan: Plan


def read(document: Document) -> Reading:
    """Everything that is understood of `document`."""
    anatomy = dissect(document)
    header = read_header(anatomy)
    trees = tuple((part, build(part)) for part in anatomy.parts)
    for _, root in trees:
        mark_sections(root)
    plan = Plan(
        header=header,
        citations=gather(_citing(anatomy), _own_number(header), document.text),
        sections=tuple(_sections(trees)),
        tasks=tuple(_tasks(trees, header)),
        targets=tuple(one for _, root in trees for one in targets(root)),
        recipients=read_recipients(anatomy),
        signer=read_signer(anatomy),
    )
    return Reading(document, anatomy, trees, plan)


def _citing(anatomy: Anatomy) -> Iterator[Paragraph]:
    """The paragraphs in which documents are cited: all but the letterhead's number and the signature."""
    for piece in anatomy.letterhead:
        if isinstance(piece.block, Paragraph) and re.search(r"V/v|Về việc", piece.text):
            yield piece.block
    if anatomy.title:
        yield joined(anatomy.title)
    for part in anatomy.parts:
        if part.title:
            yield joined(part.title)
        for block in part.blocks:
            yield from _paragraphs(block)


def _paragraphs(block: Paragraph | Table) -> Iterator[Paragraph]:
    if isinstance(block, Paragraph):
        yield block
        return
    for row in block.rows:
        for _, cell in row.cells:
            yield from cell.blocks


def _own_number(header: Header) -> str | None:
    if header.number is None or header.symbol is None:
        return None
    # Party bodies write 402-CV/VPĐU, the state 254/QĐ-UBND: compared without separators either way.
    return f"{header.number.value}/{header.symbol.value}"


def _sections(trees: tuple[tuple[Part, Node], ...]) -> Iterator[Section]:
    for part, root in trees:
        found = list(sections([(part, root)]))
        for node in root.walk():
            if isinstance(node.block, Table):
                found += table_sections(node.block, node.path)
        yield from sorted(found, key=lambda one: (one.place.start, one.label.count(".")))


def _tasks(trees: tuple[tuple[Part, Node], ...], header: Header) -> Iterator[Task]:
    kind = header.type.value if header.type else ""
    if kind in _NO_DUTIES:
        return
    for _, root in trees:
        yield from tasks(root, Context(year_of(header), plan_years(header), prose=kind in _LETTERS))
