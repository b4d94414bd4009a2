"""Files kept by their digest: once, whole, and swept only where nothing names them."""

import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from command import environment

from songhanh.lib.file_store import FileStore

# Holds the store open until it is told to go on.
ADDING = """
import sys
from pathlib import Path
from songhanh.lib.file_store import FileStore
with FileStore(Path(sys.argv[1])).adding():
    print("adding", flush=True)
    input()
"""
SWEEPING = """
import sys
from pathlib import Path
from songhanh.lib.file_store import FileStore
print(FileStore(Path(sys.argv[1])).sweep(lambda: set(sys.argv[2:])))
"""


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """An empty store."""
    return FileStore(tmp_path / "tep")


def files(store: FileStore) -> list[str]:
    return sorted(one.name for one in store.root.rglob("*") if one.is_file() and one.name != ".khoa")


def test_a_file_is_kept_under_its_digest(store: FileStore) -> None:
    stored = store.put([b"one ", b"two"])
    assert stored == (sha256(b"one two").hexdigest(), 7)
    with store.open(stored.digest) as file:
        assert file.read() == b"one two"
    assert list(store.digests()) == [stored.digest]
    assert store.whole(stored.digest)


def test_the_same_bytes_are_kept_once(store: FileStore) -> None:
    assert store.put([b"same"]) == store.put([b"sa", b"me"])
    assert len(files(store)) == 1


def test_what_breaks_off_leaves_nothing(store: FileStore) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise ConnectionError

    with pytest.raises(ConnectionError):
        store.put(broken())
    assert files(store) == []


def test_a_file_that_was_changed_or_lost_is_not_whole(store: FileStore) -> None:
    digest = store.put([b"a"]).digest
    store.path(digest).write_bytes(b"b")
    assert not store.whole(digest)
    store.path(digest).unlink()
    assert not store.whole(digest)


def test_the_sweep_takes_what_nothing_names_and_what_is_half_written(store: FileStore) -> None:
    named, left = (store.put([data]).digest for data in (b"named", b"left"))
    (store.root / "dang-ghi" / "1-dead").write_bytes(b"half")
    assert store.sweep(lambda: {named, "not here"}) == 2
    assert files(store) == [named]
    assert left not in store.digests()


def test_the_sweep_waits_for_whoever_is_between_the_file_and_its_row(store: FileStore) -> None:
    digest = store.put([b"new"]).digest
    with started(ADDING, store) as adding:
        assert adding.stdout is not None
        assert adding.stdout.readline() == "adding\n"
        with started(SWEEPING, store, digest) as sweeping:
            with pytest.raises(subprocess.TimeoutExpired):
                sweeping.wait(0.5)
            adding.communicate("\n")
            assert sweeping.communicate()[0] == "0\n"


def started(program: str, store: FileStore, *more: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", program, str(store.root), *more]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()
    )  # fmt: skip
