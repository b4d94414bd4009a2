"""Limits of this process, and programs of others run under limits of their own."""

import importlib
import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

# Windows has no such limits; there only the clock of the parent holds.
_RESOURCE: ModuleType | None = (
    importlib.import_module("resource") if importlib.util.find_spec("resource") is not None else None
)
_MEGABYTE = 1 << 20


class ProgramError(Exception):
    """A program ended with an error, or was stopped by the clock (`timed_out`)."""

    def __init__(self, program: str, timed_out: bool) -> None:
        super().__init__(program)
        self.timed_out = timed_out


def bound(megabytes: int, seconds: int) -> None:
    """Let this process take `megabytes` of address space more than it has, and `seconds` of processor time.

    Only the soft limits are set: programs that it starts have their own.
    """
    if _RESOURCE is None:
        return
    _soft(_RESOURCE.RLIMIT_AS, _address_space() + megabytes * _MEGABYTE)
    _soft(_RESOURCE.RLIMIT_CPU, seconds)
    _soft(_RESOURCE.RLIMIT_CORE, 0)


def _soft(which: int, most: int) -> None:
    resource: Any = _RESOURCE
    _, hard = resource.getrlimit(which)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    try:
        resource.setrlimit(which, (most, hard))
    except (ValueError, OSError):
        # macOS refuses limits of address space; the clock still holds.
        return


def _address_space() -> int:
    """Bytes of address space in use; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def scratch(process: int | None = None) -> str:
    """How the names of temporary folders of a process begin (this one by default), so that its parent can find them."""
    return f"songhanh-{process or os.getpid()}-"


def sweep(process: int) -> None:
    """Remove what a process that was killed left in the folder for temporary files."""
    for left in Path(tempfile.gettempdir()).glob(f"{scratch(process)}*"):
        shutil.rmtree(left, ignore_errors=True)


def find(*names: str) -> str | None:
    """The path of the first program of `names` that is installed."""
    return next((path for path in map(shutil.which, names) if path), None)


def run(
    command: Sequence[str], *, megabytes: int, seconds: float, data: bytes | None = None, more: Mapping[str, str] = {}
) -> bytes:
    """What `command` prints, under its own allowance of address space and time; `more` is added to the environment.

    Raises:
        ProgramError: it ended with an error or took too long.
    """

    def allow() -> None:
        resource: Any = _RESOURCE
        _soft(resource.RLIMIT_AS, megabytes * _MEGABYTE)
        _soft(resource.RLIMIT_CPU, int(seconds) + 1)

    try:
        done = subprocess.run(  # noqa: S603 - the programs are ours to choose, files are passed by path
            command,
            input=data,
            stdin=None if data is not None else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=True,
            env={**os.environ, **more},
            # This process has one thread: it is the child that opens a file, or a command of the user.
            preexec_fn=allow if _RESOURCE is not None else None,
        )
    except subprocess.TimeoutExpired as error:
        raise ProgramError(command[0], timed_out=True) from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise ProgramError(command[0], timed_out=False) from error
    return bytes(done.stdout)
