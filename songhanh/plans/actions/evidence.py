"""Evidence: given, used for more tasks, withdrawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlparse

from django.db import transaction

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.files import file_store
from songhanh.audit.actions import record
from songhanh.formats.sniff import Format, sniff
from songhanh.lib.words import Problem, Words
from songhanh.plans.actions.work import called, locked_task, tell_task
from songhanh.plans.models import Evidence, Task
from songhanh.plans.rights import paths_of

MOST_BYTES = 20_000_000
_WEB_PAGES = (b"<!doctype html", b"<html", b"<script", b"<svg")


@dataclass(frozen=True, slots=True)
class About:
    """What a piece of evidence is called, the days it is about, and until when it holds."""

    title: str
    starts: date | None = None
    ends: date | None = None
    expires: date | None = None


def add_file(*, tasks: Sequence[int], about: About, name: str, chunks: Iterable[bytes], by: Viewer) -> Evidence:
    """A file as evidence: PDF, Word, Excel, text or a picture, told by its bytes; a page of the web is refused."""
    data = b"".join(_bounded(chunks, name))
    kind = _kind(data, name)
    store = file_store()
    # The store is held until the commit: the sweep must not take a file whose row is still to come.
    with store.adding(), transaction.atomic():
        found = _tasks(tasks, by)

        stored = store.put([data])
        evidence = _evidence(Evidence.Kind.FILE, found, about, by, name)
        evidence.digest, evidence.size, evidence.type = stored.digest, stored.size, kind
        _keep(evidence, found, by)
    return evidence


@transaction.atomic
def add_link(*, tasks: Sequence[int], about: About, link: str, by: Viewer) -> Evidence:
    """An address on the web as evidence."""
    found = _tasks(tasks, by)
    parsed = urlparse(link)
    if parsed.scheme not in {"http", "https"} or not parsed.hostname:
        raise Problem(
            "no-link", Words("Liên kết phải bắt đầu bằng http:// hoặc https://.", "A link begins with http:// or https://."),
            Words("Chép nguyên địa chỉ từ trình duyệt.", "Copy the address from the browser."),
        )  # fmt: skip
    evidence = _evidence(Evidence.Kind.LINK, found, about, by, link)
    evidence.link = link
    _keep(evidence, found, by)
    return evidence


@transaction.atomic
def add_text(*, tasks: Sequence[int], about: About, text: str, by: Viewer) -> Evidence:
    """Words as evidence: what was done, where no paper exists."""
    found = _tasks(tasks, by)
    if not text.strip():
        raise Problem(
            "no-words", Words("Nội dung minh chứng đang để trống.", "The evidence is empty."),
            Words("Ghi việc đã làm, ngày và nơi.", "Write what was done, when and where."),
        )  # fmt: skip
    evidence = _evidence(Evidence.Kind.TEXT, found, about, by, text[:80])
    evidence.text = text.strip()
    _keep(evidence, found, by)
    return evidence


@transaction.atomic
def use_evidence(*, evidence: int, task: int, by: Viewer) -> Evidence:
    """Let a piece prove one more task of the same agency."""
    found = locked_task(task, by)
    by.require(Permission.TASK_DO, *paths_of(found, Permission.TASK_DO))
    piece = Evidence.objects.standing().get(pk=evidence, agency_id=found.agency_id)
    _require_sight(piece, by)
    piece.tasks.add(found)
    values: dict[str, object] = {"evidence": piece.pk, "title": piece.title}
    record(by=by, agency=found.agency_id, event="evidence.used", subject=f"task:{found.pk}", values=values)
    return piece


@transaction.atomic
def withdraw_evidence(*, evidence: int, reason: str, by: Viewer) -> Evidence:
    """Take a piece out of what counts, with a reason; it stays to be seen."""
    piece = Evidence.objects.select_for_update(of=("self",)).standing().get(pk=evidence)
    tasks = [locked_task(pk, by) for pk in piece.tasks.order_by("pk").values_list("pk", flat=True)]
    if not tasks:
        raise Evidence.DoesNotExist
    _require_sight(piece, by)
    # Whoever gave it may take it back; otherwise every task that it proves must be theirs.
    for task in tasks if piece.given_by_id != by.user else []:
        by.require(Permission.TASK_DO, *paths_of(task, Permission.TASK_DO))
    if not reason.strip():
        raise Problem(
            "no-reason", Words("Chưa nêu lý do rút minh chứng.", "A reason is missing."),
            Words("Ghi lý do rút.", "Write why it is withdrawn."),
        )  # fmt: skip
    piece.withdrawn_by_id, piece.withdrawn_at, piece.withdrawn_why = by.user or None, by.at, reason.strip()[:300]
    piece.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_why"])
    values: dict[str, object] = {"evidence": piece.pk, "title": piece.title, "reason": reason}
    record(by=by, agency=piece.agency_id, event="evidence.withdrawn", subject=f"task:{tasks[0].pk}", values=values)
    _tell_of_lost_proof(tasks, piece, by)
    return piece


def _tell_of_lost_proof(tasks: list[Task], piece: Evidence, by: Viewer) -> None:
    """Those who approved, or are to approve, hear that the work has lost its last piece."""
    for task in tasks:
        judged = task.occurrences.filter(state__in=["waiting", "done"]).exists()
        if judged and not task.evidence.standing().exists():
            vi = f"{called(task)} không còn minh chứng: “{piece.title}” đã bị rút."
            en = f"{called(task)} has no evidence left: “{piece.title}” was withdrawn."
            tell_task(task, Permission.TASK_APPROVE, "evidence.withdrawn", Words(vi, en), by)


def _tasks(pks: Sequence[int], by: Viewer) -> list[Task]:
    found = [locked_task(pk, by) for pk in sorted(set(pks))]
    if not found:
        raise Task.DoesNotExist
    for task in found:
        by.require(Permission.TASK_DO, *paths_of(task, Permission.TASK_DO))
    if len({task.agency_id for task in found}) > 1:
        raise Task.DoesNotExist
    return found


def _require_sight(piece: Evidence, by: Viewer) -> None:
    tasks = piece.tasks.select_related("agency", "lead")
    paths = [path for task in tasks for path in paths_of(task, Permission.EVIDENCE_SEE)]
    by.require(Permission.EVIDENCE_SEE, *paths)


def _bounded(chunks: Iterable[bytes], name: str) -> Iterable[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > MOST_BYTES:
            limit = MOST_BYTES // 1_000_000
            raise Problem(
                "too-large", Words(f"Tệp “{name}” lớn hơn {limit} MB.", f"“{name}” is larger than {limit} MB."),
                Words("Giảm dung lượng hoặc chia thành nhiều tệp.", "Make it smaller or split it."),
            )  # fmt: skip
        yield chunk


def _kind(data: bytes, name: str) -> str:
    """What the bytes are; a page that a browser would run is none of the kinds."""
    if data[:1024].lstrip().lower().startswith(_WEB_PAGES):
        raise Problem(
            "not-evidence",
            Words(f"Tệp “{name}” là trang web, không nhận làm minh chứng.", f"“{name}” is a web page: not accepted."),
            Words("In trang thành PDF rồi tải lên.", "Print it to PDF and upload that."),
        )
    kind = sniff(data, name)
    return name.rsplit(".", 1)[-1].lower()[:10] if kind in {Format.OFFICE, Format.IMAGE} and "." in name else kind.value


def _evidence(kind: Evidence.Kind, tasks: list[Task], about: About, by: Viewer, instead: str) -> Evidence:
    if about.starts and about.ends and about.starts > about.ends:
        raise Problem(
            "days-turned", Words("Ngày đầu đứng sau ngày cuối.", "The first day is after the last."),
            Words("Sửa một trong hai ngày.", "Change one of the days."),
        )  # fmt: skip
    return Evidence(
        agency=tasks[0].agency, kind=kind, title=(about.title.strip() or instead)[:250], about_from=about.starts,
        about_to=about.ends, expires=about.expires, given_by_id=by.user or None, given_at=by.at,
    )  # fmt: skip


def _keep(evidence: Evidence, tasks: list[Task], by: Viewer) -> None:
    evidence.save()
    evidence.tasks.set(tasks)
    values: dict[str, object] = {"evidence": evidence.pk, "title": evidence.title, "digest": evidence.digest}
    values["tasks"] = [task.pk for task in tasks]
    record(by=by, agency=evidence.agency_id, event="evidence.added", subject=f"task:{tasks[0].pk}", values=values)
