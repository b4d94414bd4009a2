"""Limits of this process, and programs of others run under limits of their own."""

import importlib
import importlib.util
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import IO, Any

# Windows has no such limits; there only the clock of the parent holds.
_RESOURCE: ModuleType | None = (
    importlib.import_module("resource") if importlib.util.find_spec("resource") is not None else None
)
_MEGABYTE = 1 << 20
_BIGGEST_FILE = 1024 * _MEGABYTE


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


@dataclass(frozen=True, slots=True)
class Job:
    """A program to run: its command, and what is added to the environment."""

    command: Sequence[str]
    more: Mapping[str, str] = field(default_factory=dict)


def run(command: Sequence[str], *, megabytes: int, seconds: float, more: Mapping[str, str] | None = None) -> bytes:
    """What `command` prints, under its own allowance of address space and time; `more` is added to the environment.

    Raises:
        ProgramError: it ended with an error or took too long.
    """
    return together([Job(command, more or {})], megabytes=megabytes, seconds=seconds)[0]


def together(jobs: Sequence[Job], *, megabytes: int, seconds: float) -> list[bytes]:
    """What the programs print that run at the same time, each under the allowance.

    Raises:
        ProgramError: one of them ended with an error or took too long; the others are stopped.
    """
    deadline = time.monotonic() + seconds
    started: list[tuple[subprocess.Popen[bytes], IO[bytes]]] = []
    try:
        for job in jobs:
            out: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed below with the others
            started.append((_start(job, out, megabytes, seconds), out))
        return [_printed(process, out, deadline) for process, out in started]
    except subprocess.TimeoutExpired as error:
        raise ProgramError(jobs[0].command[0], timed_out=True) from error
    except OSError as error:
        raise ProgramError(jobs[0].command[0], timed_out=False) from error
    finally:
        for process, out in started:
            process.kill()
            process.wait()
            out.close()


def _start(job: Job, out: IO[bytes], megabytes: int, seconds: float) -> "subprocess.Popen[bytes]":
    def allow() -> None:
        resource: Any = _RESOURCE
        _soft(resource.RLIMIT_AS, megabytes * _MEGABYTE)
        _soft(resource.RLIMIT_CPU, int(seconds) + 1)
        _soft(resource.RLIMIT_FSIZE, _BIGGEST_FILE)

    return subprocess.Popen(  # noqa: S603 - the programs are ours to choose, files are passed by path
        job.command,
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **job.more},
        # This process has one thread: it is the child that opens a file, or a command of the user.
        preexec_fn=allow if _RESOURCE is not None else None,  # noqa: PLW1509
    )


def _printed(process: "subprocess.Popen[bytes]", out: IO[bytes], deadline: float) -> bytes:
    if process.wait(timeout=max(0.1, deadline - time.monotonic())) != 0:
        raise ProgramError(str(process.args), timed_out=False)
    out.seek(0)
    return out.read()
