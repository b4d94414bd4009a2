"""Lists as workbooks: the same rows as on the pages."""

from collections.abc import Iterable
from datetime import date

from songhanh.formats.workbook import Column, ColumnKind, Workbook, Worksheet
from songhanh.plans.models import Occurrence
from songhanh.plans.queries.agenda import KIND_WORDS, Due, Marked
from songhanh.plans.queries.board import BOARD_STATES, TaskRow
from songhanh.plans.queries.desk import KINDS, RECURRENCES, Desk, DeskItem
from songhanh.plans.rules import STATES
from songhanh.reports.collect import ProgressReport
from songhanh.reports.progress import unseen_words

_DAY, _NUMBER = ColumnKind.DATE, ColumnKind.NUMBER


def plan_workbook(report: ProgressReport, rows: Iterable[TaskRow]) -> Workbook:
    """The plan's tasks (those of `rows`), their times, targets and evidence."""
    kept = list(rows)
    times = tuple(_time(row, one, report.on) for row in kept for one in row.occurrences)
    return Workbook(
        report.plan.title,
        (
            Worksheet("Nhiệm vụ", _TASKS, tuple(_task(one) for one in kept)),
            Worksheet("Lần thực hiện", _TIMES, times),
            Worksheet("Chỉ tiêu", _TARGETS, tuple(_targets(report))),
            Worksheet("Minh chứng", _EVIDENCE, tuple(_evidence(report, {one.pk for one in kept}))),
        ),
    )


_TASKS = (
    Column("Mã", 9), Column("Mục", 9), Column("Nhiệm vụ", 70), Column("Chủ trì", 26), Column("Phối hợp", 34),
    Column("Từ ngày", 12, _DAY), Column("Thời hạn", 12, _DAY), Column("Định kỳ", 14), Column("Trạng thái", 18),
    Column("Lần đã xong", 10, _NUMBER), Column("Số lần", 9, _NUMBER), Column("Minh chứng", 10, _NUMBER),
)  # fmt: skip
_TIMES = (
    Column("Mã", 9), Column("Nhiệm vụ", 60), Column("Kỳ", 20), Column("Thời hạn", 12, _DAY),
    Column("Thời hạn ban đầu", 12, _DAY), Column("Trạng thái", 18), Column("Ngày hoàn thành", 12, _DAY),
    Column("Kết quả theo thời hạn", 26),
)  # fmt: skip
_TARGETS = (
    Column("Chỉ tiêu", 60), Column("So sánh", 9), Column("Mức", 10, _NUMBER), Column("Đơn vị tính", 12),
    Column("Năm", 8, _NUMBER), Column("Tử số", 10, _NUMBER), Column("Mẫu số", 10, _NUMBER),
    Column("Đạt được", 10, _NUMBER), Column("Từ ngày", 12, _DAY), Column("Đến ngày", 12, _DAY), Column("Nguồn", 40),
)  # fmt: skip
_EVIDENCE = (
    Column("Mã nhiệm vụ", 12), Column("Minh chứng", 50), Column("Loại", 10), Column("Liên kết", 40),
    Column("Từ ngày", 12, _DAY), Column("Đến ngày", 12, _DAY), Column("Hết giá trị", 12, _DAY),
    Column("Mã băm SHA-256", 66),
)  # fmt: skip


_DUES = (
    Column("Ngày", 12, _DAY), Column("Mã", 9), Column("Nhiệm vụ", 70), Column("Kỳ", 18), Column("Chủ trì", 26),
    Column("Trạng thái", 18),
)  # fmt: skip
_LAW_DAYS = (
    Column("Từ ngày", 12, _DAY), Column("Đến ngày", 12, _DAY), Column("Ngày, đợt", 60), Column("Loại", 16),
    Column("Căn cứ", 50), Column("Ghi chú", 18),
)  # fmt: skip
_ITEMS = (
    Column("Loại", 14), Column("Số", 6, _NUMBER), Column("Nội dung", 80), Column("Đã xác nhận", 12),
    Column("Cần xem", 60),
)  # fmt: skip


_KINDS = {"file": "Tệp", "link": "Liên kết", "text": "Văn bản"}


def _task(row: TaskRow) -> tuple[str | int | date | None, ...]:
    recurrence = RECURRENCES[row.recurrence].vi if row.recurrence else ""
    return (
        row.code, row.section, row.text, row.lead, "; ".join(row.partners), row.starts, row.due, recurrence,
        BOARD_STATES[row.tag].vi, row.standing.done, row.standing.number, row.evidence,
    )  # fmt: skip


def _time(row: TaskRow, one: Occurrence, on: date) -> tuple[str | int | date | None, ...]:
    outcome = one.outcome(on)
    return (
        row.code, row.text, one.label_vi, one.due, one.first_due, STATES[one.state].vi, one.done_on,
        outcome.words.vi if outcome else "",
    )  # fmt: skip


def _targets(report: ProgressReport) -> Iterable[tuple[str | int | float | date | None, ...]]:
    for row in report.targets:
        target, newest = row.target, row.newest
        aim = (target.text, target.comparator, float(target.value), target.unit, target.by)
        if newest is None:
            yield (*aim, None, None, None, None, None, None)
            continue
        parts = [float(one) if one is not None else None for one in (newest.numerator, newest.denominator)]
        yield (*aim, *parts, float(newest.value), newest.starts, newest.ends, newest.source)


def _evidence(report: ProgressReport, kept: set[int]) -> Iterable[tuple[str | date | None, ...]]:
    for row, pieces in report.evidence:
        if row.pk in kept:
            for one in pieces:
                yield (
                    row.code,
                    one.title,
                    _KINDS[one.kind],
                    one.link,
                    one.about_from,
                    one.about_to,
                    one.expires,
                    one.digest,
                )
    hidden = report.hidden(kept)
    if hidden:
        yield "", unseen_words(hidden), "", "", None, None, None, ""


def calendar_workbook(year: int, dues: Iterable[Due], marked: Iterable[Marked]) -> Workbook:
    """The calendar of a year: dated tasks, and the days of the law with what they rest on."""
    tasks = tuple(
        (one.day, one.occurrence.task.code, one.occurrence.task.text, one.occurrence.label_vi,
         one.occurrence.task.lead.called if one.occurrence.task.lead else "", BOARD_STATES[one.tag].vi)
        for one in dues
    )  # fmt: skip
    days = tuple(
        (one.day.start, one.day.end, one.day.name, KIND_WORDS[one.day.kind].vi, one.day.basis.legal_basis,
         "" if one.is_verified else "chưa kiểm chứng")
        for one in marked
    )  # fmt: skip
    return Workbook(
        f"Lịch năm {year}", (Worksheet("Nhiệm vụ", _DUES, tasks), Worksheet("Ngày trong năm", _LAW_DAYS, days))
    )


def draft_workbook(desk: Desk) -> Workbook:
    """The items of a draft, with what needs a look."""
    rows = tuple(
        (KINDS[one.kind].vi, one.number, one.title, _confirmed(one), "; ".join(d.vi for d in one.doubts))
        for one in desk.items
    )  # fmt: skip
    return Workbook(desk.plan.title, (Worksheet("Nội dung đọc được", _ITEMS, rows),))


def _confirmed(item: DeskItem) -> str:
    return "có" if item.state == "confirmed" else ""
