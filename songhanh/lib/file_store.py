"""Files that were given to us, kept by their digest: the same bytes once, never changed, never half there."""

import fcntl
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple

_CHUNK = 1 << 20


class Stored(NamedTuple):
    """A file as kept: the hexadecimal SHA-256 of its bytes, and how many they are."""

    digest: str
    size: int


class FileStore:
    """A folder of files named by their digests.

    A file is put before the row that names it is committed, so a crash between the two leaves a file that
    nothing names. Whoever puts holds the store open (`adding`) until the commit; `sweep` waits for that.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    @contextmanager
    def adding(self) -> Iterator[None]:
        """Hold off the sweep: from before a file is put until the row that names it is committed."""
        with self._locked(fcntl.LOCK_SH):
            yield

    def put(self, chunks: Iterable[bytes]) -> Stored:
        """Keep the bytes; on return they are on the disk whole, under their digest."""
        waiting = self.root / "dang-ghi"
        waiting.mkdir(parents=True, exist_ok=True)
        part = waiting / f"{os.getpid()}-{os.urandom(8).hex()}"
        digest, size = sha256(), 0
        try:
            with part.open("xb") as file:
                for chunk in chunks:
                    digest.update(chunk)
                    size += len(chunk)
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            stored = Stored(digest.hexdigest(), size)
            target = self.path(stored.digest)
            target.parent.mkdir(exist_ok=True)
            part.replace(target)
            _sync_folder(target.parent)
        finally:
            part.unlink(missing_ok=True)
        return stored

    def path(self, digest: str) -> Path:
        """Where the file of that digest lies."""
        return self.root / digest[:2] / digest

    def open(self, digest: str) -> BinaryIO:
        """The bytes; FileNotFoundError where they are gone."""
        return self.path(digest).open("rb")

    def digests(self) -> Iterator[str]:
        """The digests of all files."""
        for folder in sorted(self.root.glob("[0-9a-f][0-9a-f]")):
            yield from (file.name for file in sorted(folder.iterdir()))

    def whole(self, digest: str) -> bool:
        """Whether the file is there and its bytes are those of its name."""
        try:
            with self.open(digest) as file:
                found = sha256()
                while chunk := file.read(_CHUNK):
                    found.update(chunk)
        except FileNotFoundError:
            return False
        return found.hexdigest() == digest

    def sweep(self, known: Callable[[], set[str]]) -> int:
        """Remove what a crash left: half-written files, and files that nothing in `known()` names; how many."""
        with self._locked(fcntl.LOCK_EX):
            named = known()
            left = [self.path(one) for one in self.digests() if one not in named]
            left += list((self.root / "dang-ghi").glob("*"))
            for file in left:
                file.unlink()
        return len(left)

    @contextmanager
    def _locked(self, how: int) -> Iterator[None]:
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / ".khoa").open("a") as lock:
            fcntl.flock(lock, how)
            yield


def _sync_folder(folder: Path) -> None:
    """Make the name of a new file last too: without it a power cut may forget the file."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
