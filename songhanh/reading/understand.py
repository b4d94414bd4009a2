"""From a path to what its document says, within the limits: every command begins so."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from songhanh.formats.limits import DEFAULT
from songhanh.formats.opening import open_document
from songhanh.formats.problems import too_slow
from songhanh.lib.words import Problem
from songhanh.reading.read import Reading, read


def understand(path: Path) -> Reading:
    """The document at `path`, opened in a process of its own, and what is understood of it.

    Raises:
        Problem: it cannot be opened, or understanding it takes longer than `limits.seconds`.
    """
    document = open_document(path)
    with _within(DEFAULT.seconds, too_slow(path.name)):
        return read(document)


@contextmanager
def _within(seconds: float, problem: Problem) -> Iterator[None]:
    """Raise `problem` if what is done here takes longer; where the system has no such clock there is no limit."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise problem

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
