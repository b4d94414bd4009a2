"""The command as a person starts it: a process of its own, with or without a terminal."""

import os
import pty
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

ROOT = Path(__file__).resolve().parent.parent
# What of the developer's own shell would change the answers.
_OURS = {"SONGHANH_LANG", "NO_COLOR", "COLUMNS", "LINES", "PYTHONPATH", "PYTHONIOENCODING", "PYTHONUTF8"}


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


class Run(Protocol):
    """`songhanh(*args)`: run it, in a folder and with more environment if need be."""

    def __call__(self, *arguments: object, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Ran: ...


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a test: that of the process without what changes the output, the tree to import from."""
    kept = {name: value for name, value in os.environ.items() if name not in _OURS}
    return kept | {"PYTHONPATH": str(ROOT)} | dict(more or {})


def line(*arguments: object) -> list[str]:
    """The command line of `songhanh` with these arguments."""
    return [sys.executable, "-m", "songhanh", *map(str, arguments)]


def run(*arguments: object, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Ran:
    """Run `songhanh` with its streams read by us."""
    done = subprocess.run(
        line(*arguments), stdin=subprocess.DEVNULL, capture_output=True, cwd=cwd, env=environment(env), check=False
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def on_terminal(arguments: Sequence[object], *, cwd: Path, env: Mapping[str, str] | None = None) -> Ran:
    """Run `songhanh` on a terminal; all that it shows is in `out`."""
    ours, theirs = pty.openpty()
    more = {"TERM": "xterm", **(env or {})}
    with subprocess.Popen(
        line(*arguments), stdin=theirs, stdout=theirs, stderr=theirs, cwd=cwd, env=environment(more)
    ) as process:
        os.close(theirs)
        shown = b"".join(iter(lambda: _shown(ours), b""))
        code = process.wait()
    os.close(ours)
    return Ran(code, shown.decode().replace("\r\n", "\n"), "")


def _shown(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:
        # Linux says so when the last writer is gone.
        return b""
