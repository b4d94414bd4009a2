"""What one plan becomes: the files of an export, each as bytes. Writing them to a folder is the caller's."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from songhanh.formats.blocks import Document
from songhanh.formats.official import Official, lay_out, lay_out_annex
from songhanh.formats.writers import to_docx, to_ics, to_pdf, to_xlsx
from songhanh.reading.assignment import assignment
from songhanh.reading.plan import Plan
from songhanh.reading.plan_calendar import plan_calendar
from songhanh.reading.work_table import Source, work_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that an export needs: the plan, the document it was read from, its official parts, its file.

    Layout, law and calendar are those of the day `on`; `made` (with its zone) is the time that the
    files carry.
    """

    plan: Plan
    document: Document
    official: Official
    source: Source
    on: date
    made: datetime


def _work_table(material: Material) -> bytes:
    workbook = work_table(material.plan, material.document, material.source, material.on)
    return to_xlsx(workbook, material.made)


def _plan_docx(material: Material) -> bytes:
    return to_docx(*lay_out(material.official, material.on), material.made)


def _plan_pdf(material: Material) -> bytes:
    return to_pdf(*lay_out(material.official, material.on), material.made)


def _assignment_docx(material: Material) -> bytes:
    return to_docx(*lay_out_annex(assignment(material.plan, material.on), material.on), material.made)


def _assignment_pdf(material: Material) -> bytes:
    return to_pdf(*lay_out_annex(assignment(material.plan, material.on), material.on), material.made)


def _calendar(material: Material) -> bytes:
    return to_ics(plan_calendar(material.plan, material.on, material.document.format), material.made)


_OUTPUTS: dict[str, Callable[[Material], bytes]] = {
    "cong-viec.xlsx": _work_table,
    "ke-hoach.docx": _plan_docx,
    "ke-hoach.pdf": _plan_pdf,
    "phan-cong.docx": _assignment_docx,
    "phan-cong.pdf": _assignment_pdf,
    "ke-hoach.ics": _calendar,
}
OUTPUTS = tuple(_OUTPUTS)


def render(name: str, material: Material) -> bytes:
    """The file of that name, one of `OUTPUTS`; KeyError for another. A PDF may raise Problem `typesetting-failed`."""
    return _OUTPUTS[name](material)
