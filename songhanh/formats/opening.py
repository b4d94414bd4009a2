"""Opening a file from outside: in a process that does nothing else, under limits that the system enforces."""

import gc
import io
import os
import pickle
import select
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from songhanh.formats import problems
from songhanh.formats.blocks import Break, Cell, Document, Kind, Paragraph, Place, Row, Run, Table
from songhanh.formats.limits import DEFAULT, Limits
from songhanh.formats.processes import bound, sweep
from songhanh.formats.readers import reader
from songhanh.formats.sniff import Format, by_name, sniff
from songhanh.lib.words import Problem, Words

_CHUNK = 1 << 20
_SHAPES = {
    (one.__module__, one.__qualname__): one
    for one in (Document, Paragraph, Table, Row, Cell, Break, Run, Place, Kind, Problem, Words)
}
# What taking in bytes that are no answer may raise.
_NO_ANSWER = (pickle.UnpicklingError, EOFError, LookupError, TypeError, ValueError, AttributeError, MemoryError)
_MOST_SENT = 512 << 20  # bytes: more than the memory that the child may take


def open_document(path: Path, limits: Limits = DEFAULT) -> Document:
    """The document in the file at `path`, read in a child process.

    Raises:
        Problem: whatever is wrong with the file, or with its reader; nothing else.
    """
    data = load(path, limits)
    if not hasattr(os, "fork") or threading.active_count() > 1:
        # A fork takes over locks that other threads hold.
        return _in_new_process(path, limits)
    kind = sniff(data, path.name)
    # Imported before the fork, a library is loaded once for many files.
    reader(kind)
    return _in_fork(lambda: read_bytes(data, path.name, limits), path.name, limits, _seconds(kind, limits))


def _seconds(kind: Format, limits: Limits) -> int:
    """How long the clock lets a file of `kind` take: programs of others have time of their own."""
    if kind in {Format.PDF, Format.IMAGE}:
        return limits.seconds + limits.ocr_seconds
    return limits.seconds + (limits.office_seconds if kind is Format.OFFICE else 0)


def load(path: Path, limits: Limits = DEFAULT) -> bytes:
    """The bytes of the file at `path`.

    Raises:
        Problem: it is missing, a folder, not readable, or larger than `limits.megabytes`.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise problems.folder(path.name)
        if not stat.S_ISREG(found.st_mode):
            raise problems.not_this_kind(path.name)
        if found.st_size > limits.megabytes * 1_000_000:
            raise problems.too_big(path.name, found.st_size, limits.megabytes)
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise problems.missing(str(path)) from error
    except PermissionError as error:
        raise problems.no_permission(path.name) from error
    except (OSError, ValueError) as error:
        raise problems.not_readable(path.name) from error


def read_bytes(data: bytes, name: str, limits: Limits = DEFAULT) -> Document:
    """The document in `data`, read in this process; a wrong ending of `name` is only a remark (`wrong-extension`).

    Raises:
        Problem: the bytes cannot be read.
    """
    kind = sniff(data, name)
    try:
        document = reader(kind)(data, name, limits)
    except MemoryError as error:
        raise problems.too_much_memory(name) from error
    except RecursionError as error:
        raise problems.too_deep(name) from error
    if by_name(name) not in {None, kind}:
        return replace(document, remarks=(*document.remarks, "wrong-extension"))
    return document


def _in_fork(work: Callable[[], Document], name: str, limits: Limits, seconds: int) -> Document:
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        _work(work, into, limits)
    os.close(into)
    try:
        sent = _receive(out, time.monotonic() + seconds)
    finally:
        os.close(out)
        # The child leads a group: what it started ends with it.
        _kill(child)
        _, status = os.waitpid(child, 0)
    if sent is None or status != 0:
        sweep(child)
    return _answer(sent, status, name)


def _work(work: Callable[[], Document], into: int, limits: Limits) -> NoReturn:
    """What the child does: never comes back, whatever happens."""
    code = 1
    try:
        os.setsid()
        # Libraries in C print what they think of a damaged file; the sentence for it comes from the parent.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        # Nothing lives long here, and collecting garbage takes a third of the time.
        gc.disable()
        bound(limits.memory_mb, limits.seconds)
        with os.fdopen(into, "wb") as pipe:
            pipe.write(_packed(work))
        code = 0
    finally:
        os._exit(code)


def _packed(work: Callable[[], Document]) -> bytes:
    try:
        return pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)
    except Problem as problem:
        return pickle.dumps(problem, pickle.HIGHEST_PROTOCOL)


def _receive(out: int, deadline: float) -> bytes | None:
    """What the child sends; None if it takes too long."""
    parts: list[bytes] = []
    held = 0
    while True:
        ready, _, _ = select.select([out], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return None
        part = os.read(out, _CHUNK)
        if not part:
            return b"".join(parts)
        parts.append(part)
        held += len(part)
        if held > _MOST_SENT:
            return None


class _Answers(pickle.Unpickler):
    """Takes from the child the shapes of a document or a problem, no other: a hostile file may have broken it."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _SHAPES:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return _SHAPES[module, name]


def _kill(child: int) -> None:
    for end in (os.killpg, os.kill):
        try:
            end(child, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            continue


def _answer(sent: bytes | None, status: int, name: str) -> Document:
    if sent is None:
        raise problems.too_slow(name)
    if sent:
        try:
            found = _Answers(io.BytesIO(sent)).load()
        except _NO_ANSWER as error:
            raise problems.reader_failed(name) from error
        if isinstance(found, Problem):
            raise found
        if isinstance(found, Document):
            return found
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
        raise problems.too_slow(name)
    raise problems.reader_failed(name)


def _in_new_process(path: Path, limits: Limits) -> Document:
    command = [sys.executable, "-P", "-m", "songhanh.formats.opening", str(path)]
    found = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            command,
            input=pickle.dumps(limits),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_seconds(sniff(load(path, limits), path.name), limits),
            check=False,
            env=found,
        )
    except subprocess.TimeoutExpired as error:
        raise problems.too_slow(path.name) from error
    status = -done.returncode if done.returncode < 0 else done.returncode << 8
    return _answer(done.stdout, status, path.name)


def main() -> None:
    """The child where nothing can be forked: limits come in, the document goes out."""
    limits = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 - from our own parent
    path = Path(sys.argv[1])
    bound(limits.memory_mb, limits.seconds)
    sys.stdout.buffer.write(_packed(lambda: read_bytes(load(path, limits), path.name, limits)))


if __name__ == "__main__":
    main()
