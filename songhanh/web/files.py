"""Answers that are files to be saved."""

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify

from songhanh.agencies.access import Viewer
from songhanh.formats.workbook import Workbook
from songhanh.formats.writers import to_xlsx
from songhanh.lib.text import bare

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def wants_workbook(request: HttpRequest) -> bool:
    """Whether the list is asked for as a file: `?tep=xlsx`."""
    return request.GET.get("tep") == "xlsx"


def file_answer(data: bytes, name: str, kind: str) -> HttpResponse:
    """A file to be saved, under a name without marks that every system keeps."""
    response = HttpResponse(data, content_type=_TYPES[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{slugify(bare(name))[:80] or "tep"}.{kind}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def workbook_answer(workbook: Workbook, viewer: Viewer) -> HttpResponse:
    """A workbook as a file."""
    return file_answer(to_xlsx(workbook, viewer.at), workbook.title, "xlsx")
