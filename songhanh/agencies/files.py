"""Files that people give in: where they are kept, how large they may be."""

from collections.abc import Iterable, Iterator

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
