"""Backup and restore of an installation: its database and its files."""

import re
from datetime import UTC
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from songhanh import __version__
from songhanh.agencies.access import Viewer
from songhanh.agencies.files import file_store
from songhanh.agencies.models import Body, User
from songhanh.audit.actions import record
from songhanh.audit.models import Head
from songhanh.cli.site import archive, database_copy
from songhanh.cli.site.archive import Manifest, Reading, Writing
from songhanh.cli.site.readiness import applied, bring_up, reach
from songhanh.lib.words import Problem, Words
from songhanh.notices.actions import doubt_waiting

_FILES = "files/"


class Saved(NamedTuple):
    """What a backup holds; `damaged` are files of the installation that are not what they were, and were left out."""

    files: int
    size: int
    damaged: list[str]


def back_up(target: Path, *, force: bool) -> Saved:
    """Write a backup to `target`, with `force` over what lies there."""
    reach()
    if not applied():
        raise Problem(
            "nothing-there",
            Words("chưa có dữ liệu nào để sao lưu.", "there is no data yet."),
            Words("Chạy songhanh init trước.", "Run songhanh init first."),
        )
    if target.exists() and not force:
        raise Problem(
            "in-the-way",
            Words("tệp này đã có.", "this file is there already."),
            Words("Chọn tên khác, hoặc thêm --force để ghi đè.", "Choose another name, or add --force."),
            str(target),
        )
    # The files come after the database: each that it names was there before its row. The sweep waits meanwhile.
    with file_store().adding(), archive.writing(target) as backup:
        seen = database_copy.save(backup, target.parent)
        damaged = _save_files(backup)
        migrations = [list(one) for one in sorted(seen)]
        made_at = timezone.now().astimezone(UTC).isoformat(timespec="seconds")
        backup.finish(Manifest(made_at, __version__, connection.vendor, migrations, backup.members))
    files = sum(name.startswith(_FILES) for name in backup.members)
    return Saved(files, target.stat().st_size, damaged)


def _save_files(backup: Writing) -> list[str]:
    damaged = []
    for digest in file_store().digests():
        if not file_store().whole(digest):
            damaged.append(digest)
            continue
        with file_store().open(digest) as file:
            backup.add(_FILES + digest, file, file_store().path(digest).stat().st_size)
    return damaged


class Restored(NamedTuple):
    """What came back: when the backup was made, how many files, how many mails nobody knows the fate of."""

    made_at: str
    files: int
    doubted: int


def restore(source: Path, *, force: bool) -> Restored:
    """Bring back what a backup holds, into an empty installation, or with `force` in the place of another."""
    reach()
    with archive.reading(source, _is_member) as backup:
        _fits(backup.manifest, source)
        if not force and not _is_empty():
            raise Problem(
                "not-empty",
                Words("ở đây đã có dữ liệu.", "there is data here already."),
                Words(
                    "Phục hồi vào thư mục khác (--into), hoặc thêm --force để thay toàn bộ dữ liệu đang có.",
                    "Restore into another folder (--into), or add --force to replace all that is here.",
                ),
                str(settings.DATA_FOLDER),
            )
        with file_store().adding():
            files = _load_files(backup, source)
            finishing = _Finishing(backup.manifest)
            database_copy.load(backup, settings.DATA_FOLDER, finishing)
    return Restored(backup.manifest.made_at, files, finishing.doubted)


def _is_member(name: str) -> bool:
    return database_copy.is_member(name) or re.fullmatch(_FILES + "[0-9a-f]{64}", name) is not None


def _fits(manifest: Manifest, source: Path) -> None:
    """Refuse a backup of the other kind of database, or of a newer version."""
    if manifest.kind != connection.vendor:
        raise Problem(
            "other-kind",
            Words(
                f"bản sao lưu của {manifest.kind}, còn ở đây dùng {connection.vendor}.",
                f"the backup is of {manifest.kind}, and here is {connection.vendor}.",
            ),
            Words("Đặt SONGHANH_DATABASE_URL cho đúng loại.", "Set SONGHANH_DATABASE_URL to the same kind."),
            str(source),
        )
    known = MigrationExecutor(connection).loader.disk_migrations or {}
    if any((label, name) not in known for label, name in manifest.migrations):
        raise Problem(
            "newer-backup",
            Words("bản sao lưu thuộc một phiên bản mới hơn.", "the backup belongs to a newer version."),
            Words("Cài phiên bản mới của Song Hành rồi phục hồi.", "Install the newer version, then restore."),
            str(source),
        )


def _is_empty() -> bool:
    there = set(connection.introspection.table_names())
    return not any(one._meta.db_table in there and one.objects.exists() for one in (Body, User, Head))


def _load_files(backup: Reading, source: Path) -> int:
    digests = backup.names(_FILES)
    for digest in digests:
        if file_store().put(backup.chunks(_FILES + digest)).digest != digest:
            raise archive.torn(str(source))
    return len(digests)


class _Finishing:
    """What is done to the copy before it takes its place: brought to this version, and the restoring written down."""

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest
        self.doubted = 0

    def __call__(self) -> None:
        bring_up()
        by = Viewer.program(timezone.now())
        with transaction.atomic():
            self.doubted = doubt_waiting(by=by)
            for agency in Head.objects.order_by("agency").values_list("agency", flat=True):
                values: dict[str, object] = {"made_at": self._manifest.made_at, "version": self._manifest.version}
                record(
                    by=by, agency=agency, event="installation.restored", subject=f"agency:{agency}", values=values
                )  # fmt: skip
