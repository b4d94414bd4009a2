"""The file of a backup: a tar of the database and the files, and a manifest with the digest of each.

The manifest stands last and lists all the others, so a backup that was cut short has none, and what was added,
changed or left out shows before anything is restored.
"""

import io
import json
import os
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO, NamedTuple

from songhanh.lib.words import Problem, Words

FORMAT = 1
MANIFEST = "songhanh-backup.json"
_CHUNK = 1 << 20
_LONGEST_MANIFEST = 256 << 20


class Manifest(NamedTuple):
    """What a backup says of itself; `members` are the digest and the size of each by its name."""

    made_at: str
    version: str
    kind: str  # sqlite, postgresql
    migrations: list[list[str]]
    members: dict[str, tuple[str, int]]


class Writing:
    """A backup that is being written."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.members: dict[str, tuple[str, int]] = {}

    def add(self, name: str, file: IO[bytes], size: int) -> str:
        """Write a member of `size` bytes, as they are when they are read; their digest."""
        counted = _Counted(file)
        self._tar.addfile(_entry(name, size), counted)
        self.members[name] = (counted.digest.hexdigest(), size)
        return self.members[name][0]

    def finish(self, manifest: Manifest) -> None:
        """The manifest, last."""
        told = {"songhanh-backup": FORMAT} | manifest._asdict() | {"members": self.members}
        data = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode()
        self._tar.addfile(_entry(MANIFEST, len(data)), io.BytesIO(data))


class _Counted:
    """A file whose bytes are digested while they are read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = sha256()

    def read(self, size: int = -1) -> bytes:
        """The next bytes, all there are without a size."""
        data = self._file.read(size)
        self.digest.update(data)
        return data


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    return entry


@contextmanager
def writing(target: Path) -> Iterator[Writing]:
    """A new backup at `target`, there when it is whole and on the disk; for the eyes of its owner alone."""
    part = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
                yield Writing(tar)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        raise Problem(
            "not-written",
            Words(f"không ghi được bản sao lưu: {error.strerror}.", f"the backup cannot be written: {error.strerror}."),
            Words("Kiểm tra quyền ghi và dung lượng đĩa.", "Check the rights and the space on the disk."),
            str(target),
        ) from error
    finally:
        part.unlink(missing_ok=True)


class Reading:
    """A backup that was looked through: every byte is what the manifest says."""

    def __init__(self, tar: tarfile.TarFile, manifest: Manifest) -> None:
        self._tar = tar
        self.manifest = manifest

    def names(self, folder: str) -> list[str]:
        """The names of the members below a folder, without it."""
        return [name.removeprefix(folder) for name in self.manifest.members if name.startswith(folder)]

    def chunks(self, name: str) -> Iterator[bytes]:
        """A member's bytes; Problem after the last of them where they changed since they were looked through."""
        file = self._tar.extractfile(name)
        assert file is not None
        counted = _Counted(file)
        yield from iter(lambda: counted.read(_CHUNK), b"")
        if counted.digest.hexdigest() != self.manifest.members[name][0]:
            raise torn(str(self._tar.name))


@contextmanager
def reading(source: Path, is_member: Callable[[str], bool]) -> Iterator[Reading]:
    """A backup, looked through from its first byte to its last; Problem where it is torn, foreign or was changed."""
    with _opened(source) as tar:
        try:
            manifest = _manifest(tar, source)
            _look_through(tar, manifest, source, is_member)
        except tarfile.TarError as error:
            raise torn(str(source)) from error
        yield Reading(tar, manifest)


def _opened(source: Path) -> tarfile.TarFile:
    try:
        return tarfile.open(source, mode="r:")
    except tarfile.TarError as error:
        raise foreign(str(source)) from error
    except OSError as error:
        raise Problem(
            "not-readable",
            Words(f"không đọc được tệp: {error.strerror}.", f"the file cannot be read: {error.strerror}."),
            Words("Kiểm tra lại tên, thư mục và quyền đọc.", "Check the name, the folder and the right to read it."),
            str(source),
        ) from error


def _manifest(tar: tarfile.TarFile, source: Path) -> Manifest:
    entries = tar.getmembers()
    if not any(one.name.startswith(("songhanh-", "database/", "files/")) for one in entries):
        raise foreign(str(source))
    last = entries[-1]
    if last.name != MANIFEST or last.type != tarfile.REGTYPE or last.size > _LONGEST_MANIFEST:
        raise torn(str(source))
    file = tar.extractfile(last)
    assert file is not None
    return _read_manifest(file.read(), source)


def _read_manifest(data: bytes, source: Path) -> Manifest:
    try:
        told = json.loads(data)
        told_format = told["songhanh-backup"]
        members = {str(name): (str(digest), int(size)) for name, (digest, size) in told["members"].items()}
        migrations = [[str(label), str(name)] for label, name in told["migrations"]]
        manifest = Manifest(str(told["made_at"]), str(told["version"]), str(told["kind"]), migrations, members)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise torn(str(source)) from error
    if told_format != FORMAT:
        raise Problem(
            "newer-backup",
            Words("bản sao lưu thuộc một phiên bản mới hơn.", "the backup belongs to a newer version."),
            Words("Cài phiên bản mới của Song Hành rồi phục hồi.", "Install the newer version, then restore."),
            str(source),
        )
    return manifest


def _look_through(tar: tarfile.TarFile, manifest: Manifest, source: Path, is_member: Callable[[str], bool]) -> None:
    """Every member is listed, once, is of a kind that we write, and has the bytes that are listed."""
    found = [one for one in tar.getmembers() if one.name != MANIFEST]
    names = [one.name for one in found]
    if sorted(names) != sorted(manifest.members) or not all(is_member(one) for one in names):
        raise torn(str(source))
    for one in found:
        if one.type != tarfile.REGTYPE or (_digest(tar, one), one.size) != manifest.members[one.name]:
            raise torn(str(source))


def _digest(tar: tarfile.TarFile, entry: tarfile.TarInfo) -> str:
    file = tar.extractfile(entry)
    assert file is not None
    counted = _Counted(file)
    while counted.read(_CHUNK):
        pass
    return counted.digest.hexdigest()


def foreign(where: str) -> Problem:
    """A file that we did not write."""
    return Problem(
        "foreign-backup",
        Words("đây không phải bản sao lưu của Song Hành.", "this is no backup of Song Hành."),
        Words(
            "Chọn tệp do “songhanh backup” tạo ra. Chưa có gì thay đổi.",
            "Choose a file that “songhanh backup” made. Nothing was changed.",
        ),
        where,
    )


def torn(where: str) -> Problem:
    """A backup that is not what it was when it was made."""
    return Problem(
        "torn-backup",
        Words("bản sao lưu bị cắt cụt hoặc đã bị sửa.", "the backup was cut short or changed."),
        Words("Dùng một bản sao lưu khác. Chưa có gì thay đổi.", "Use another backup. Nothing was changed."),
        where,
    )
