"""The official progress report of a plan (DOCX and PDF): its wording and tables, laid out by `formats.official`."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from songhanh.agencies.access import VIETNAM
from songhanh.formats.blocks import Block, Cell, Kind, Paragraph, Row, Table
from songhanh.formats.official import Annex, Official
from songhanh.law.task_states import Outcome
from songhanh.lib.text import shorten
from songhanh.plans.models import Evidence
from songhanh.plans.queries.board import TaskRow
from songhanh.plans.queries.targets import TargetRow
from songhanh.plans.rules import STATES
from songhanh.reports.collect import Counted, ProgressReport
from songhanh.reports.target_words import aim_words, number_words, result_words, value_words

_EVIDENCE = {"file": "Tệp", "link": "Liên kết", "text": "Văn bản"}


def progress_document(report: ProgressReport) -> Official:
    """The document, number and day left open for whoever issues it."""
    plan = report.plan
    superior = plan.agency.parent
    return Official(
        parent_body=superior.name if superior else None,
        issuer=plan.agency.name,
        place=plan.agency.place or None,
        month=report.on.month,
        year=report.on.year,
        type="Báo cáo",
        subject=f"Tình hình thực hiện {_plan_name(report)} (tính đến ngày {_day(report.on)})",
        body=tuple(_body(report)),
        position=plan.signer_position or None,
        recipients=("Như trên", "Lưu: VT"),
        annexes=(_task_annex(report), _evidence_annex(report)),
    )


def _plan_name(report: ProgressReport) -> str:
    plan = report.plan
    return f"Kế hoạch số {plan.number} ngày {_day(plan.issued_on)}" if plan.issued_on else plan.title


def _day(day: date | None) -> str:
    """Administrative form: days under 10 and months 1 and 2 take a zero (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
    if day is None:
        return "…"
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def _body(report: ProgressReport) -> Iterator[Block]:
    counted = report.counted
    yield _heading("I.", "TÌNH HÌNH CHUNG")
    yield _text(
        f"Thực hiện {_plan_name(report)}, {report.plan.agency.name} báo cáo tình hình thực hiện tính đến ngày "
        f"{_day(report.on)} như sau:"
    )
    yield _text(
        f"Kế hoạch có {report.board.total} nhiệm vụ với {counted.total} lần thực hiện: {_sentence(counted)}."
        + (f" Ngoài ra {counted.cancelled} lần thực hiện đã hủy, có lý do." if counted.cancelled else "")
    )
    yield _sections(report)
    yield _text(
        "Cách tính: hoàn thành tính theo ngày đơn vị báo cáo và được duyệt, so với thời hạn đang áp dụng; nhiệm vụ làm "
        "nhiều lần được tính theo từng lần; nhiệm vụ không ghi thời hạn được coi là trong hạn (QĐ 42/2014/QĐ-TTg)."
    )
    yield from _late(report)
    yield from _targets(report)
    yield _heading("IV.", "DANH MỤC KÈM THEO")
    yield _text("Kết quả từng nhiệm vụ và danh mục minh chứng ở các phụ lục kèm theo.")
    if report.log_digest:
        yield _text(f"Nhật ký hệ thống tại thời điểm lập: mục số {report.log_number}, mã {report.log_digest}.")


def _sentence(counted: Counted) -> str:
    parts = [(counted.on_time, Outcome.ON_TIME), (counted.late, Outcome.LATE), (counted.pending, Outcome.PENDING)]
    parts.append((counted.overdue, Outcome.OVERDUE))
    words = [f"{number} {outcome.words.vi[:1].lower()}{outcome.words.vi[1:]}" for number, outcome in parts]
    return "; ".join(f"{word}{_share(number, counted.total)}" for (number, _), word in zip(parts, words, strict=True))


def _share(number: int, total: int) -> str:
    return f" ({number_words(Decimal(100 * number) / total, 1).vi}%)" if total else ""


def _sections(report: ProgressReport) -> Table:
    head = ("Mục của kế hoạch", "Đúng hạn", "Hoàn thành quá hạn", "Trong hạn", "Quá hạn", "Cộng")
    rows = [[one.title or "Nhiệm vụ khác", *_figures(one.counted)] for one in report.sections]
    rows.append(["Tổng số", *_figures(report.counted)])
    return _table(head, rows, (70, 18, 21, 18, 18, 15))


def _figures(counted: Counted) -> list[str]:
    return [str(one) for one in (counted.on_time, counted.late, counted.pending, counted.overdue, counted.total)]


def _late(report: ProgressReport) -> Iterator[Block]:
    yield _heading("II.", "NHIỆM VỤ QUÁ HẠN VÀ NGUYÊN NHÂN")
    if not report.late:
        yield _text("Không có nhiệm vụ quá hạn.")
        return
    for one in report.late:
        label = f", {one.label}" if one.label else ""
        reason = one.reason.strip().rstrip(".") or "đơn vị chưa báo cáo nguyên nhân"
        yield _item(
            f"{one.row.code}{label}: {shorten(one.row.text, 200)} ({one.row.lead or 'chưa rõ chủ trì'}). Thời hạn "
            f"{_day(one.due)}, chậm {one.days} ngày. Nguyên nhân: {reason}."
        )


def _targets(report: ProgressReport) -> Iterator[Block]:
    yield _heading("III.", "CHỈ TIÊU")
    if not report.targets:
        yield _text("Kế hoạch không đặt chỉ tiêu định lượng.")
        return
    head = ("Chỉ tiêu", "Mức", "Đạt được", "Cách tính, kỳ, nguồn", "Kết quả")
    yield _table(head, [_target(one) for one in report.targets], (54, 20, 20, 46, 20))


def _target(row: TargetRow) -> list[str]:
    target, aim = row.target, aim_words(row).vi
    if target.by:
        aim += f" (năm {target.by})"
    newest = row.newest
    if newest is None:
        return [target.text, aim, "chưa báo cáo", "", ""]
    parts = (
        f"{number_words(newest.numerator, 4).vi}/{number_words(newest.denominator, 4).vi}; "
        if newest.denominator and newest.numerator is not None
        else ""
    )
    source = f"{parts}{_day(newest.starts)}–{_day(newest.ends)}; {newest.source}"
    return [target.text, aim, value_words(row).vi, source, result_words(row).vi]


def _task_annex(report: ProgressReport) -> Annex:
    head = ("Mã", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Trạng thái", "Kết quả theo thời hạn")
    rows = [_task(one, report.on) for one in report.board.rows]
    table = _table(head, rows, (16, 106, 40, 24, 28, 33))
    return Annex(title="Kết quả thực hiện từng nhiệm vụ", blocks=(table,), landscape=True)


def _task(row: TaskRow, on: date) -> list[str]:
    counted = Counted.of(row.occurrences, on)
    outcomes = row.outcomes(on)
    if len(outcomes) == 1:
        told = outcomes[0].words.vi
    else:
        told = f"{counted.on_time + counted.late}/{counted.total} lần hoàn thành" if counted.total else "Đã hủy"
    return [
        row.code,
        row.text,
        row.lead,
        _day(row.due) if row.due else "khi phát sinh",
        STATES[row.standing.state].vi,
        told,
    ]


def _evidence_annex(report: ProgressReport) -> Annex:
    head = ("Mã", "Minh chứng", "Loại", "Về việc làm", "Ngày nhập", "Mã băm SHA-256 (đầu)")
    rows = [_piece(row, piece) for row, pieces in report.evidence for piece in pieces]
    blocks: list[Block] = [_table(head, rows, (16, 96, 22, 42, 26, 45))] if rows else []
    hidden = report.hidden({row.pk for row in report.board.rows})
    if hidden:
        blocks.append(_text(f"{unseen_words(hidden)}."))
    return Annex(title="Danh mục minh chứng", blocks=tuple(blocks) or (_text("Chưa có minh chứng."),), landscape=True)


def unseen_words(number: int) -> str:
    """What is told of evidence that whoever makes the file may not see."""
    return f"{number} minh chứng không hiển thị với tài khoản này"


def _piece(row: TaskRow, piece: Evidence) -> list[str]:
    about = "–".join(_day(one) for one in (piece.about_from, piece.about_to) if one)
    title = f"{piece.title} ({piece.link})" if piece.link else piece.title
    return [
        row.code,
        title,
        _EVIDENCE[piece.kind],
        about,
        _day(piece.given_at.astimezone(VIETNAM).date()),
        piece.digest[:16],
    ]


def _heading(label: str, text: str) -> Paragraph:
    return Paragraph(f"{label} {text}", kind=Kind.HEADING, label=label, level=1)


def _text(text: str) -> Paragraph:
    return Paragraph(text)


def _item(text: str) -> Paragraph:
    return Paragraph(f"- {text}", kind=Kind.ITEM, label="-")


def _table(head: tuple[str, ...], rows: list[list[str]], widths: tuple[float, ...]) -> Table:
    made = [Row(tuple((at, Cell((Paragraph(title, style="cell-head"),))) for at, title in enumerate(head)))]
    made += [Row(tuple((at, Cell((Paragraph(text, style="cell"),))) for at, text in enumerate(row))) for row in rows]
    return Table(rows=tuple(made), columns=len(head), header_rows=1, widths=widths)
