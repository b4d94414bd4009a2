"""The writers, each loaded when it is first used: the one way to them from outside."""

from datetime import datetime
from importlib import import_module
from typing import Any

from songhanh.formats.blocks import Document
from songhanh.formats.events import Agenda
from songhanh.formats.sheet import Sheet
from songhanh.formats.workbook import Workbook


def to_docx(document: Document, sheet: Sheet, made: datetime) -> bytes:
    """A Word document; `made` is the time it carries."""
    return bytes(_writer("write_docx")(document, sheet, made))


def to_pdf(document: Document, sheet: Sheet, made: datetime) -> bytes:
    """A PDF/A-2a with PDF/UA-1; Problem `typesetting-failed` where it cannot be set."""
    return bytes(_writer("write_pdf")(document, sheet, made))


def to_html(document: Document, sheet: Sheet, *, first_heading: int = 1) -> str:
    """A fragment of HTML."""
    return str(_writer("write_html")(document, sheet, first_heading=first_heading))


def to_xlsx(workbook: Workbook, made: datetime) -> bytes:
    """An Excel workbook."""
    return bytes(_writer("write_xlsx")(workbook, made))


def to_ics(agenda: Agenda, made: datetime) -> bytes:
    """An iCalendar file."""
    return bytes(_writer("write_ics")(agenda, made))


def _writer(name: str) -> Any:
    """The function `name` of the module of the same name."""
    return getattr(import_module(f"songhanh.formats.{name}"), name)
