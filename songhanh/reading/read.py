"""The pipeline: from a document to its plan, stage by stage."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

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

_LETTERS = frozenset({"Công văn", "Công điện", "Thông báo", "Giấy mời", "Thư công"})
_NO_DUTIES = frozenset({"Báo cáo", "Tờ trình", "Biên bản", "Giấy mời", "Phụ lục", "Danh mục"})
_FOR_YEAR = re.compile(r"năm\s+(20\d\d)(?!\s*[-–]\s*20\d\d)", re.IGNORECASE)
_NOT_FOR = re.compile(r"(?:đến|tới|từ|ngày.{0,20}|giai đoạn)\s*(?:hết\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
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
        tasks=tuple(_tasks(trees, header, anatomy)),
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


def _tasks(trees: tuple[tuple[Part, Node], ...], header: Header, anatomy: Anatomy) -> Iterator[Task]:
    kind = header.type.value if header.type else ""
    if kind in _NO_DUTIES:
        return
    for _, root in trees:
        yield from tasks(root, Context(year_of(header, anatomy), _plan_years(header), prose=kind in _LETTERS))


def year_of(header: Header, anatomy: Anatomy) -> int | None:
    """The year that days without one belong to: that of the plan, of the document, or of its open date line."""
    years = _plan_years(header)
    if years:
        return years[0]
    return header.date.value.year if header.date else _year_left_open(anatomy)


def _year_left_open(anatomy: Anatomy) -> int | None:
    """The year of a date line whose day is still to be filled in ("ngày    tháng 12 năm 2011")."""
    text = "\n".join(piece.text for piece in anatomy.letterhead)
    found = re.search(r"tháng[\s\d.…]*năm\s*(20\d\d)", text)
    return int(found[1]) if found else None


def _plan_years(header: Header) -> tuple[int, ...]:
    """The year the plan is for, from its subject."""
    subject = header.subject.value if header.subject else ""
    return tuple(int(m[1]) for m in _FOR_YEAR.finditer(subject) if not _NOT_FOR.search(subject[: m.start()]))[-1:]
