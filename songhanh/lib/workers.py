"""Who works on a row that waits: names of processes, by which a claim tells whether its owner still lives."""

import socket
from collections.abc import Callable
from datetime import datetime
from os import getpid
from pathlib import Path

# A piece of waiting work: given the moment and the worker's name, it does the next piece; False: nothing waits.
Job = Callable[[datetime, str], bool]


def worker_name() -> str:
    """This process: host, number, and when it began, since numbers come back."""
    return f"{socket.gethostname()}/{getpid()}/{_began(getpid())}"


def is_gone(name: str) -> bool:
    """Whether that process is known to have ended; one of another host is not known."""
    host, _, rest = name.partition("/")
    number, _, began = rest.partition("/")
    if host != socket.gethostname() or not number.isdigit():
        return False
    return _began(int(number)) != began


def _began(number: int) -> str:
    """The boot and the tick at which the process began; empty where there is no such process, or it is a corpse."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii")
        told = Path(f"/proc/{number}/stat").read_text("utf-8", errors="replace")
    except OSError:
        return ""
    # The name of the program stands in brackets, and may hold whatever it likes.
    fields = told.rpartition(")")[2].split()
    return "" if fields[0] in {"Z", "X"} else f"{boot[:8]}.{fields[19]}"
