"""A plan told in a screen or two: who issued it, on what it rests, what is to be done by whom and when."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from songhanh.cli.terminal import paint, table, wrapped
from songhanh.formats.blocks import Document
from songhanh.law.documents import StateKind, state
from songhanh.law.tables import Status
from songhanh.lib.text import shorten
from songhanh.lib.words import Language, Words
from songhanh.reading.cited_law import cited_law
from songhanh.reading.plan import Citation, Found, Header, Plan, Recurrence, Task, When

RECURRENCES = {
    Recurrence.WEEKLY: Words("hằng tuần", "weekly"),
    Recurrence.MONTHLY: Words("hằng tháng", "monthly"),
    Recurrence.QUARTERLY: Words("hằng quý", "quarterly"),
    Recurrence.HALF_YEARLY: Words("6 tháng", "half-yearly"),
    Recurrence.YEARLY: Words("hằng năm", "yearly"),
    Recurrence.PERIODIC: Words("định kỳ", "periodic"),
    Recurrence.AD_HOC: Words("khi phát sinh", "when it arises"),
}
_STATES = {
    StateKind.IN_FORCE: Words("còn hiệu lực", "in force"),
    StateKind.AMENDED: Words("còn hiệu lực, đã sửa đổi", "in force, amended"),
    StateKind.NOT_YET_IN_FORCE: Words("chưa có hiệu lực", "not yet in force"),
    StateKind.REPLACED: Words("đã được thay thế", "replaced"),
    StateKind.EXPIRED: Words("đã hết hiệu lực", "expired"),
    StateKind.UNKNOWN: Words("chưa rõ hiệu lực", "state unknown"),
}
_SHOWN = 150  # letters of a task
_UNSURE = (Status.UNVERIFIED, Status.SECONDARY)
_REMARKS = {
    "tcvn3": Words("đã chuyển từ phông TCVN3 (ABC) sang Unicode", "converted from TCVN3 fonts"),
    "vni": Words("đã chuyển từ phông VNI sang Unicode", "converted from VNI fonts"),
    "mojibake": Words("đã sửa chữ bị lỗi mã", "repaired garbled letters"),
    "tracked-changes": Words(
        "văn bản có dấu sửa (Track Changes): đã đọc theo bản chấp nhận mọi sửa đổi",
        "tracked changes were read as accepted",
    ),
    "scan": Words("đọc từ ảnh quét: hãy đối chiếu với bản gốc", "read from a scan: compare with the original"),
    "hidden-sheets": Words("tệp có trang tính ẩn: không đọc", "hidden sheets were left out"),
    "damaged-bytes": Words("có chữ không giải mã được, thay bằng �", "some letters could not be decoded, shown as �"),
    "mixed-encodings": Words("tệp lẫn nhiều bảng mã: đã đọc từng phần", "encodings are mixed: read part by part"),
    "table-of-contents": Words("đã bỏ qua mục lục", "the table of contents was left out"),
    "macros": Words("tệp có macro: không chạy, chỉ đọc chữ", "the file has macros: not run, only the text was read"),
    "wrong-extension": Words("đuôi tệp không đúng với nội dung", "the ending of the name does not fit the contents"),
}
_NO_DOCUMENT = Words(
    "không giống một văn bản hành chính: chưa thấy tên loại, số, ký hiệu hay công việc nào",
    "does not look like an administrative document: no type, no number and no task was found",
)


def summary(document: Document, plan: Plan, name: str, on: date, language: Language) -> Iterator[str]:
    """The lines of the summary of a plan; the state of cited documents is that of the day `on`."""
    yield paint(name, "bold")
    yield from _header(plan, language)
    for code in document.remarks:
        if code in _REMARKS:
            yield paint(f"! {_REMARKS[code].say(language)}", "yellow")
    if not (plan.header.type or plan.header.symbol or plan.tasks):
        yield paint(f"! {_NO_DOCUMENT.say(language)}", "yellow")
    yield ""
    yield _counts(plan).say(language)
    if plan.tasks:
        yield ""
        yield from _tasks(plan.tasks, language)
    if plan.targets:
        yield ""
        yield from _targets(plan, language)
    if plan.citations:
        yield ""
        yield from _citations(plan, on, language)


def _header(plan: Plan, language: Language) -> Iterator[str]:
    header, signer = plan.header, plan.signer
    number = "/".join(text for text in (_text(header.number), _text(header.symbol)) if text)
    open_ = Words("(để trống)", "(left open)").say(language)
    rows = (
        (
            Words("Văn bản", "Document"),
            " ".join(text for text in (_text(header.type), number and f"số {number}") if text),
        ),
        (Words("Trích yếu", "Subject"), _text(header.subject)),
        (
            Words("Cơ quan", "Issuer"),
            " – ".join(text for text in (_text(header.parent_body), _text(header.issuer)) if text),
        ),
        (Words("Ngày", "Date"), day(header.date.value) if header.date else open_),
        (
            Words("Người ký", "Signer"),
            " – ".join(text for text in (_text(signer.position), _text(signer.name)) if text),
        ),
    )
    for label, value in rows:
        yield wrapped(f"  {label.say(language):10} {value or open_}", 13)


def _text(found: Found[Any] | None) -> str:
    return str(found.value) if found else ""


def _counts(plan: Plan) -> Words:
    dated = sum(bool(task.dates or task.recurrence) for task in plan.tasks)
    led = sum(bool(task.lead) for task in plan.tasks)
    return Words(
        f"{len(plan.tasks)} công việc ({led} có đơn vị chủ trì, {dated} có thời hạn hoặc định kỳ), "
        f"{len(plan.targets)} chỉ tiêu, {len(plan.sections)} mục, {len(plan.citations)} văn bản được viện dẫn, "
        f"{len(plan.recipients)} nơi nhận.",
        f"{len(plan.tasks)} tasks ({led} with a lead, {dated} with a day or recurrence), {len(plan.targets)} targets, "
        f"{len(plan.sections)} sections, {len(plan.citations)} cited documents, {len(plan.recipients)} recipients.",
    )


def _tasks(tasks: Sequence[Task], language: Language) -> Iterator[str]:
    head = [
        w.say(language)
        for w in (
            Words("Mục", "Section"),
            Words("Công việc", "Task"),
            Words("Chủ trì", "Lead"),
            Words("Thời gian", "When"),
        )
    ]
    rows = [
        [
            task.section or "–",
            shorten(task.text, _SHOWN),
            "; ".join(name.value for name in task.lead) or "–",
            when(task, language) or "–",
        ]
        for task in tasks
    ]
    yield from table(head, rows, (0, 6, 3, 3))


def when(task: Task, language: Language) -> str:
    """The days and the recurrence of a task, in words."""
    told = [period(found.value, language) for found in task.dates]
    if task.recurrence:
        told.append(RECURRENCES[task.recurrence.value].say(language))
    return "; ".join(text for text in told if text)


def period(value: When, language: Language) -> str:
    """ "trước 28/02/2023", "từ 15/11/2022 đến 15/12/2022", "08/03/2022"."""
    first, last = value.start, value.end
    if first and last:
        return day(first) if first == last else f"{day(first)} – {day(last)}"
    if last:
        return f"{Words('đến', 'until').say(language)} {day(last)}"
    return f"{Words('từ', 'from').say(language)} {day(first)}" if first else value.as_written


def day(value: date) -> str:
    """A day as it is written in Vietnam: 05/02/2023."""
    return f"{value:%d/%m/%Y}"


def _targets(plan: Plan, language: Language) -> Iterator[str]:
    head = [
        w.say(language)
        for w in (Words("Mục", "Section"), Words("Chỉ tiêu", "Target"), Words("Mức", "Value"), Words("Năm", "Year"))
    ]
    signs = {">=": "≥ ", "<=": "≤ ", "=": ""}
    rows = [
        [
            one.section or "–",
            shorten(one.text, 110),
            f"{signs[one.comparator]}{one.value:g}".replace(".", ",")
            + (one.unit if one.unit == "%" else f" {one.unit}"),
            str(one.by or "–"),
        ]
        for one in plan.targets
    ]
    yield from table(head, rows, (0, 1, 0, 0))


def _citations(plan: Plan, on: date, language: Language) -> Iterator[str]:
    head = [
        Words("Văn bản viện dẫn", "Cited document").say(language),
        Words("Ngày", "Date").say(language),
        Words("Cơ quan ban hành", "Issuer").say(language),
        Words(f"Hiệu lực ngày {day(on)}", f"State on {day(on)}").say(language),
    ]
    rows = [
        [name(one), day(one.date) if one.date else "–", one.issuer or "–", _state(one, plan.header, on).say(language)]
        for one in plan.citations
    ]
    yield from table(head, rows, (3, 0, 2, 3))


def name(one: Citation) -> str:
    """ "Kế hoạch số 62/KH-UBND", "Luật Bình đẳng giới"."""
    return f"{one.type} số {one.number}" if one.number else f"{one.type} {one.title_starts or ''}".strip()


def _state(one: Citation, header: Header, on: date) -> Words:
    found = cited_law(one, header, on)
    if found is None:
        return Words("chưa có trong dữ liệu", "not in the data")
    told = state(found, on)
    unsure = told.status in _UNSURE
    words = _STATES[told.kind]
    if unsure:
        words = Words(f"{words.vi} (chưa kiểm chứng)", f"{words.en} (not verified)")
    if told.kind is StateKind.REPLACED and told.successors:
        successor = told.successors[-1].name
        return Words(f"{words.vi} bằng {successor}", f"{words.en} by {successor}")
    return words
