"""The work table (`cong-viec.xlsx`): what the plan says, what is proposed apart from it, targets and sources."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from songhanh.formats.blocks import Document
from songhanh.formats.workbook import Column, ColumnKind, Value, Workbook, Worksheet
from songhanh.law.documents import describe, state
from songhanh.reading.cited_law import cited_law
from songhanh.reading.mentions import TITLE_LENGTH
from songhanh.reading.phrases import COMPARATORS, names, place, repeats, section_names
from songhanh.reading.plan import Citation, Found, Header, Plan, Task, When

_WRITTEN, _PROPOSED = "Như văn bản", "Đề xuất (văn bản không ghi)"
_TASKS = (
    Column("STT", 5, ColumnKind.NUMBER, _WRITTEN),
    Column("Mục", 24, band=_WRITTEN),
    Column("Công việc", 48, band=_WRITTEN),
    Column("Chủ trì", 17, band=_WRITTEN),
    Column("Phối hợp", 17, band=_WRITTEN),
    Column("Từ ngày", 12, ColumnKind.DATE, _WRITTEN),
    Column("Đến ngày", 12, ColumnKind.DATE, _WRITTEN),
    Column("Thời gian ghi trong văn bản", 15, band=_WRITTEN),
    Column("Lặp lại", 10, band=_WRITTEN),
    Column("Sản phẩm", 14, band=_WRITTEN),
    Column("Chỗ trong bản gốc", 15, band=_WRITTEN),
    Column("Chủ trì", 16, band=_PROPOSED),
    Column("Từ ngày", 12, ColumnKind.DATE, _PROPOSED),
    Column("Đến ngày", 12, ColumnKind.DATE, _PROPOSED),
    Column("Lý do", 28, band=_PROPOSED),
)
_TARGETS = (
    Column("STT", 6, ColumnKind.NUMBER),
    Column("Mục", 24),
    Column("Chỉ tiêu", 80),
    Column("So sánh", 18),
    Column("Giá trị", 11, ColumnKind.NUMBER),
    Column("Đơn vị", 14),
    Column("Đến năm", 10, ColumnKind.NUMBER),
    Column("Chỗ trong bản gốc", 24),
)
_SOURCES = (
    Column("Nguồn", 18),
    Column("Tên hoặc số, ký hiệu", 30),
    Column("Loại", 16),
    Column("Ngày", 12, ColumnKind.DATE),
    Column("Cơ quan ban hành", 28),
    Column("Tên bắt đầu bằng", 40),
    Column("Tình trạng hiệu lực", 60),
    Column("Chỗ trong bản gốc", 24),
)


@dataclass(frozen=True, slots=True)
class Source:
    """The file that was read: its name, the SHA-256 of its bytes in hexadecimal, the day of reading."""

    name: str
    sha256: str
    read_on: date


def work_table(plan: Plan, document: Document, source: Source, on: date) -> Workbook:
    """The workbook; the state of cited documents is that of the day `on`."""
    title = plan.header.subject.value if plan.header.subject else source.name
    return Workbook(
        title=f"Bảng công việc: {title}",
        sheets=(
            Worksheet("Công việc", _TASKS, tuple(_task_rows(plan, document.format))),
            Worksheet("Chỉ tiêu", _TARGETS, tuple(_target_rows(plan, document.format))),
            Worksheet("Nguồn", _SOURCES, (_file_row(document, source), *_citation_rows(plan, on, document.format))),
        ),
    )


def _task_rows(plan: Plan, kind: str) -> Iterator[tuple[Value, ...]]:
    """A row for each period of a task, its number repeated, so that every day can be sorted and filtered."""
    sections = section_names(plan)
    for number, task in enumerate(plan.tasks, 1):
        periods: list[When | None] = [found.value for found in task.dates]
        for when in periods or [None]:
            yield _task_row(number, task, when, sections, kind)


def _task_row(number: int, task: Task, when: When | None, sections: dict[str, str], kind: str) -> tuple[Value, ...]:
    return (
        number,
        sections.get(task.section, task.section) if task.section else None,
        task.text,
        names(task.lead),
        names(task.partners),
        when.start if when else None,
        when.end if when else None,
        (when.as_written or None) if when else None,
        repeats(task.recurrence),
        task.result.value if task.result else None,
        place(task.place, kind),
        *_proposals(task),
    )


def _proposals(task: Task) -> tuple[Value, ...]:
    lead, day = task.proposed_lead, task.proposed_date
    return (
        lead.value if lead else None,
        day.value.start if day else None,
        day.value.end if day else None,
        "\n".join(_reasons(lead, day)) or None,
    )


def _reasons(lead: Found[str] | None, day: Found[When] | None) -> Iterator[str]:
    if lead and lead.reason:
        yield f"Chủ trì: {lead.reason.vi}"
    if day and day.reason:
        yield f"Thời gian: {day.reason.vi}"


def _target_rows(plan: Plan, kind: str) -> Iterator[tuple[Value, ...]]:
    sections = section_names(plan)
    for number, target in enumerate(plan.targets, 1):
        yield (
            number,
            sections.get(target.section, target.section) if target.section else None,
            target.text,
            COMPARATORS.get(target.comparator, target.comparator),
            target.value,
            target.unit,
            target.by,
            place(target.place, kind),
        )


def _file_row(document: Document, source: Source) -> tuple[Value, ...]:
    pages = f"{document.pages} trang" if document.pages else None
    return ("Tệp đã đọc", source.name, document.format.upper() or None, source.read_on, None, None,
            f"SHA-256: {source.sha256}", pages)  # fmt: skip


def _citation_rows(plan: Plan, on: date, kind: str) -> Iterator[tuple[Value, ...]]:
    for cited in plan.citations:
        yield (
            "Văn bản viện dẫn",
            cited.number,
            cited.type,
            cited.date,
            cited.issuer,
            _beginning(cited.title_starts),
            _state(cited, plan.header, on),
            "\n".join(place(mention, kind) for mention in cited.mentions) or place(cited.place, kind),
        )


def _beginning(title: str | None) -> str | None:
    """The beginning of a title, which the reader cuts after some letters, back to its last whole word."""
    if title is None or len(title) < TITLE_LENGTH - 1:
        return title
    return f"{title.rpartition(' ')[0]} …"


def _state(cited: Citation, header: Header, on: date) -> str:
    known = cited_law(cited, header, on)
    return describe(state(known, on)).vi if known else "Chưa có trong dữ liệu văn bản."
