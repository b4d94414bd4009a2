"""The folder of an export: never written over what is not ours, and changed as a whole or not at all."""

import errno
import hashlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path

from songhanh.formats.save import save
from songhanh.lib.words import Problem, Words

# What we made, with the digest it had, and from what: a file that is not listed, or has another digest, is somebody's.
_MADE = ".songhanh-export.json"
_FROM = "from"  # no name of a file of ours: those have an ending
_NO_RIGHT = Words("không có quyền", "there is no right to")
_FULL = Words("không đủ dung lượng đĩa", "the disk is full")
_REASONS = {
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: Words("ổ đĩa chỉ cho đọc", "the disk is read-only"),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.ENAMETOOLONG: Words("tên quá dài", "the name is too long"),
    errno.ENOTDIR: Words("trên đường dẫn có một tệp", "a file is in the way"),
}


def folder_for(source: Path, under: Path) -> Path:
    """The folder below `under` for what is made from `source`: by its name, numbered where another file has it."""
    names = (source.stem if at == 1 else f"{source.stem}-{at}" for at in count(1))
    return next(folder for name in names if _is_free(folder := under / name, source))


def _is_free(folder: Path, source: Path) -> bool:
    return not folder.exists() or _record(folder).get(_FROM) in {None, _known_as(source)}


def may_write(folder: Path, names: Sequence[str], source: Path, *, force: bool) -> None:
    """Look whether the files `names` of `folder` are free or made from `source`; with `force` they may be anybody's.

    Raises:
        Problem: `no-folder`, `not-ours`, `other-source`, or `not-written` where the system does not let us look.
    """
    try:
        if folder.exists() and not folder.is_dir():
            raise _no_folder(folder)
        if not force and not _is_free(folder, source) and any((folder / name).exists() for name in names):
            raise _other_source(folder)
        ours = _record(folder)
        for path in (folder / name for name in names):
            if path.is_dir() or (path.exists() and not force and ours.get(path.name) != _digest(path.read_bytes())):
                raise _not_ours(path)
    except OSError as error:
        raise _not_written(folder, error) from error


def write(files: Mapping[str, bytes], folder: Path, source: Path) -> None:
    """Write `files` by name into `folder`, made if it is not there, and remember that we made them from `source`.

    Raises:
        Problem: `not-written`; the folder is then as it was.
    """
    made = {name: _digest(data) for name, data in files.items()}
    record = _record(folder) | made | {_FROM: _known_as(source)}
    whole = {_MADE: json.dumps(record, indent=1, sort_keys=True).encode(), **files}
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # All lie on the same disk before the first takes its place: where room or rights lack, it shows here.
        with tempfile.TemporaryDirectory(prefix=".songhanh-", dir=folder) as beside:
            for name, data in whole.items():
                save(data, Path(beside, name))
            for name in whole:
                Path(beside, name).replace(folder / name)
    except OSError as error:
        for one in missing:
            if one.is_dir():
                one.rmdir()
        raise _not_written(folder, error) from error


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _known_as(source: Path) -> str:
    """What tells one source from another without saying where it lies."""
    return _digest(str(source.resolve()).encode("utf-8", "surrogateescape"))


def _record(folder: Path) -> dict[str, str]:
    try:
        told = json.loads((folder / _MADE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(digest) for name, digest in told.items()} if isinstance(told, dict) else {}


def _no_folder(folder: Path) -> Problem:
    what = Words("đây là một tệp, không phải thư mục.", "this is a file and not a folder.")
    remedy = Words("Hãy chọn thư mục khác sau --to.", "Choose another folder after --to.")
    return Problem("no-folder", what, remedy, str(folder))


def _other_source(folder: Path) -> Problem:
    what = Words("ở đây đã có kết quả của một văn bản khác.", "here lies what was made from another document.")
    remedy = Words(
        "Hãy chọn thư mục khác, hoặc thêm --force để ghi đè.",
        "Choose another folder, or add --force to write over it.",
    )
    return Problem("other-source", what, remedy, str(folder))


def _not_ours(path: Path) -> Problem:
    if path.is_dir():
        what = Words("ở đây đã có một thư mục trùng tên.", "a folder of this name is in the way.")
        remedy = Words("Hãy chọn thư mục khác sau --to.", "Choose another folder after --to.")
        return Problem("not-ours", what, remedy, str(path))
    what = Words(
        "tệp này đã có và không do Song Hành tạo ra, hoặc đã được sửa.",
        "this file is there already and was not made by Song Hành, or was changed since.",
    )
    remedy = Words(
        "Hãy chọn thư mục khác, hoặc thêm --force để ghi đè.",
        "Choose another folder, or add --force to write over it.",
    )
    return Problem("not-ours", what, remedy, str(path))


def _not_written(folder: Path, error: OSError) -> Problem:
    reason = _REASONS.get(error.errno or 0, Words("hệ thống từ chối", "the system refuses"))
    what = Words(f"không ghi được vào thư mục này: {reason.vi}.", f"cannot write to this folder: {reason.en}.")
    remedy = Words("Hãy kiểm tra quyền ghi và dung lượng đĩa.", "Check the rights and the space on the disk.")
    return Problem("not-written", what, remedy, str(folder))
