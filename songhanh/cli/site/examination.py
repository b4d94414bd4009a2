"""What is missing or wrong with an installation, each with its remedy."""

import shutil
import stat
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import get_connection
from django.db.models import Max
from django.utils import timezone

from songhanh.agencies.files import file_store
from songhanh.audit.models import Entry
from songhanh.cli.site.proofs import proofs
from songhanh.cli.site.readiness import require_current
from songhanh.cli.site.waiting import named
from songhanh.lib.words import Problem, Words
from songhanh.notices.actions import mail_is_sent
from songhanh.notices.queries import post

_LEAST_ROOM = 500_000_000
_LATE = timedelta(hours=1)
_NOTHING = Words("", "")
State = Literal["good", "note", "wrong"]


class Finding(NamedTuple):
    """One thing that was looked at: how it stands, what was seen, what to do."""

    state: State
    what: Words
    seen: Words
    remedy: Words = _NOTHING


def examine() -> Iterator[Finding]:
    """Look at everything; at what lies in the database only where it can be opened."""
    for look in _AROUND:
        yield from look()
    what = Words("Cơ sở dữ liệu", "Database")
    try:
        require_current()
    except Problem as problem:
        yield Finding("wrong", what, problem.what, problem.remedy)
        return
    yield Finding("good", what, Words("mở được, đúng phiên bản", "it answers and is of this version"))
    for look in _INSIDE:
        yield from look()


def damage() -> list[Words]:
    """What of the log and of the files is not whole, in sentences."""
    return [
        Words(f"{one.what.vi}: {one.seen.vi}", f"{one.what.en}: {one.seen.en}")
        for look in (_log, _files)
        for one in look()
        if one.state == "wrong"
    ]


def _folder() -> Iterator[Finding]:
    what, folder = Words("Thư mục dữ liệu", "Data folder"), settings.DATA_FOLDER
    open_to_all = stat.S_IMODE(folder.stat().st_mode) & stat.S_IRWXO
    secret = folder / "khoa-bi-mat"
    if open_to_all or (secret.exists() and stat.S_IMODE(secret.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO)):
        seen = Words(f"người khác trên máy đọc được {folder}", f"others on this machine can read {folder}")
        fix = f"chmod -R go= {folder}"
        yield Finding("wrong", what, seen, Words(f"Chạy: {fix}", f"Run: {fix}"))
    else:
        yield Finding("good", what, Words(str(folder), str(folder)))
    free = shutil.disk_usage(folder).free
    seen = Words(f"còn {free // 1_000_000} MB", f"{free // 1_000_000} MB are free")
    remedy = Words("Dọn ổ đĩa hoặc chuyển thư mục dữ liệu.", "Make room, or move the data folder.")
    enough = free >= _LEAST_ROOM
    yield Finding("good" if enough else "wrong", Words("Ổ đĩa", "Disk"), seen, _NOTHING if enough else remedy)


def _address() -> Iterator[Finding]:
    what, site = Words("Địa chỉ trang", "Address of the site"), urlsplit(settings.SITE_ADDRESS)
    host = site.hostname or ""
    shown = Words(settings.SITE_ADDRESS, settings.SITE_ADDRESS)
    if host not in settings.ALLOWED_HOSTS and "*" not in settings.ALLOWED_HOSTS:
        seen = Words(f"máy chủ không trả lời cho tên {host}", f"the server does not answer to the name {host}")
        remedy = Words(f"Thêm {host} vào SONGHANH_HOSTS.", f"Add {host} to SONGHANH_HOSTS.")
        yield Finding("wrong", what, seen, remedy)
    elif site.scheme == "http" and host not in {"127.0.0.1", "localhost", "::1"}:
        seen = Words(f"{settings.SITE_ADDRESS} không được mã hóa", f"{settings.SITE_ADDRESS} is not encrypted")
        remedy = Words("Đặt sau một máy chủ HTTPS, xem README.", "Put it behind HTTPS, see the README.")
        yield Finding("wrong", what, seen, remedy)
    else:
        yield Finding("good", what, shown)
    if not settings.HELP_CONTACT:
        seen = Words("trang báo lỗi chưa nói gọi cho ai", "pages of errors do not say whom to call")
        remedy = Words("Đặt SONGHANH_HELP_CONTACT.", "Set SONGHANH_HELP_CONTACT.")
        yield Finding("note", Words("Người hỗ trợ", "Help"), seen, remedy)


def _programs() -> Iterator[Finding]:
    for program, what, packages in (
        ("soffice", Words("Đọc DOC, ODT, RTF", "Reading DOC, ODT, RTF"), "libreoffice-writer"),
        ("tesseract", Words("Đọc ảnh quét", "Reading scans"), "tesseract-ocr tesseract-ocr-vie"),
    ):
        found = shutil.which(program)
        if found:
            yield Finding("good", what, Words(found, found))
        else:
            seen = Words(f"chưa có {program}", f"there is no {program}")
            yield Finding(
                "note", what, seen, Words(f"Nếu cần: apt install {packages}", f"If wanted: apt install {packages}")
            )


def _log() -> Iterator[Finding]:
    what, chains = Words("Nhật ký", "Log"), proofs(None)
    broken = [one for one in chains if one.broken is not None]
    for one in broken:
        seen = Words(
            f"của {one.name} không còn nguyên từ mục {one.broken}", f"of {one.name}: not whole from entry {one.broken}"
        )
        remedy = Words(
            "Giữ nguyên hiện trạng, báo người phụ trách an toàn thông tin; xem songhanh verify-audit.",
            "Leave everything as it is and tell who is in charge of security; see songhanh verify-audit.",
        )
        yield Finding("wrong", what, seen, remedy)
    if not broken:
        count = sum(one.entries for one in chains)
        yield Finding("good", what, Words(f"còn nguyên, {count} mục", f"whole, {count} entries"))


def _files() -> Iterator[Finding]:
    what, wanted, there = Words("Tệp", "Files"), named(), set(file_store().digests())
    bad = sorted(one for one in wanted if not file_store().whole(one))
    for one in bad:
        seen = Words(f"mất hoặc hỏng: {one}", f"lost or damaged: {one}")
        yield Finding("wrong", what, seen, Words("Lấy lại từ bản sao lưu.", "Bring it back from a backup."))
    if not bad:
        yield Finding("good", what, Words(f"còn nguyên, {len(wanted)} tệp", f"whole, {len(wanted)} files"))
    left = len(there - wanted)
    if left:
        seen = Words(f"{left} tệp không thuộc về đâu (do một lần ngắt)", f"{left} files belong to nothing (a crash)")
        remedy = Words("songhanh work tự dọn khi bắt đầu.", "songhanh work sweeps them at its start.")
        yield Finding("note", what, seen, remedy)


def _mail() -> Iterator[Finding]:
    what, state = Words("Thư", "Mail"), post()
    if not mail_is_sent():
        seen = Words("không gửi thư; thông báo chỉ hiện trên trang", "none is sent; notices are shown on the desk only")
        yield Finding("note", what, seen, Words("Nếu cần, đặt SONGHANH_MAIL_URL.", "If wanted, set SONGHANH_MAIL_URL."))
    else:
        yield _server(what)
    if state.oldest and state.oldest < timezone.now() - _LATE:
        seen = Words(f"{state.waiting} thư chờ gửi quá một giờ", f"{state.waiting} mails wait for more than an hour")
        remedy = Words("Kiểm tra songhanh work có đang chạy.", "See whether songhanh work is running.")
        yield Finding("wrong", what, seen, remedy)
    if state.unknown or state.failed:
        seen = Words(
            f"{state.unknown} thư không rõ đã tới, {state.failed} thư không gửi được",
            f"{state.unknown} mails of unknown fate, {state.failed} not sent",
        )
        remedy = Words(
            "Thư ký hoặc quản trị quyết định gửi lại ở trang Tài khoản của tôi.",
            "The secretary or the administrator decides on the page My account whether to send them again.",
        )
        yield Finding("note", what, seen, remedy)


def _server(what: Words) -> Finding:
    server = get_connection()
    try:
        server.open()
        server.close()
    except OSError as error:  # SMTPException is one
        seen = Words(f"máy chủ thư không trả lời: {error}", f"the mail server does not answer: {error}")
        return Finding("wrong", what, seen, Words("Kiểm tra SONGHANH_MAIL_URL.", "Check SONGHANH_MAIL_URL."))
    return Finding("good", what, Words("máy chủ thư trả lời", "the mail server answers"))


def _clock() -> Iterator[Finding]:
    what, now = Words("Đồng hồ", "Clock"), timezone.now()
    newest = Entry.objects.aggregate(at=Max("at"))["at"]
    last = datetime.fromisoformat(newest) if newest else datetime(2026, 1, 1, tzinfo=UTC)
    shown = timezone.localtime(now).strftime("%H:%M %d/%m/%Y")
    if now < last - timedelta(minutes=5):
        seen = Words(f"chạy chậm: {shown}, nhật ký đã có mục sau đó", f"it is slow: {shown}, the log is ahead of it")
        yield Finding("wrong", what, seen, Words("Chỉnh giờ máy chủ (NTP).", "Set the time of the server (NTP)."))
    else:
        yield Finding("good", what, Words(f"{shown} giờ Việt Nam", f"{shown} in Viet Nam"))


Look = Callable[[], Iterator[Finding]]
_AROUND: tuple[Look, ...] = (_folder, _address, _programs)
_INSIDE: tuple[Look, ...] = (_log, _files, _mail, _clock)
