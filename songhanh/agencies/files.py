"""Files that people give in: where they are kept, how large they may be."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings

from songhanh.formats.limits import DEFAULT
from songhanh.lib.file_store import FileStore
from songhanh.lib.words import Problem, Words


def file_store() -> FileStore:
    """The files of the installation."""
    return FileStore(settings.DATA_FOLDER / "tep")


def within_limits(chunks: Iterable[bytes], name: str) -> Iterator[bytes]:
    """The bytes of an upload as they come, until they are more than a file may have.

    Raises:
        Problem: `too-large`, `empty`.
    """
    most, size = DEFAULT.megabytes * 1_000_000, 0
    for chunk in chunks:
        size += len(chunk)
        if size > most:
            raise Problem(
                "too-large",
                Words(
                    f"Tệp “{name}” lớn hơn {DEFAULT.megabytes} MB.", f"“{name}” is larger than {DEFAULT.megabytes} MB."
                ),
                Words("Giảm dung lượng hoặc tách tệp.", "Make it smaller or split it."),
            )
        yield chunk
    if not size:
        raise Problem(
            "empty", Words(f"Tệp “{name}” không có nội dung.", f"“{name}” is empty."),
            Words("Chọn lại tệp.", "Choose the file again."),
        )  # fmt: skip


def name_to_read(name: str) -> str:
    """The name that its owner gave a file, as sentences say it, no longer than a file system takes (255 bytes)."""
    given = Path(name.replace("\\", "/")).name or "tep"
    return Path(given).stem.encode()[:200].decode(errors="ignore") + Path(given).suffix[:10]


def unforeseen(name: str, error: Exception) -> Problem:
    """What is told of a file over which our own reading stumbles (a bug)."""
    what = Words(f"chương trình gặp lỗi khi đọc “{name}”.", f"the program stumbled over “{name}”.")
    remedy = Words(
        f"Gửi tệp cho người quản trị (mã {type(error).__name__}), hoặc lưu lại tệp ở dạng khác rồi nhập.",
        f"Give the file to the administrator (code {type(error).__name__}), or import it in another form.",
    )
    return Problem("unforeseen", what, remedy)
