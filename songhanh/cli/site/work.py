"""The loop of the worker."""

import gc
import signal
import time
from types import FrameType

from django.db import close_old_connections
from django.utils import timezone

from songhanh.agencies.files import file_store
from songhanh.cli.site.readiness import require_current
from songhanh.cli.site.waiting import JOBS, SWEEPS, named
from songhanh.lib.workers import worker_name

_PAUSE = 1.0
_GLANCE = 0.1
_BETWEEN_SWEEPS = 60.0


class _Asked:
    """Whether somebody asked for the end; the piece at hand is finished first."""

    def __init__(self) -> None:
        self.to_end = False
        for one in (signal.SIGTERM, signal.SIGINT):
            signal.signal(one, self._hear)

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        self.to_end = True

    def rest(self) -> None:
        """Wait a while, or until the end is asked for."""
        until = time.monotonic() + _PAUSE
        while not self.to_end and time.monotonic() < until:
            time.sleep(_GLANCE)


def work(*, once: bool) -> None:
    """Sweep what a crash left, then do what waits: all of it `once`, or until somebody asks for the end."""
    gc.set_threshold(700, 10, 10)  # the process lives long, other than those of most commands
    require_current()
    asked, worker = _Asked(), worker_name()
    file_store().sweep(named)
    next_sweep = 0.0
    while not asked.to_end:
        close_old_connections()
        if time.monotonic() >= next_sweep:
            # Again now and then: workers die on other machines too.
            for sweep in SWEEPS:
                sweep(timezone.now())
            next_sweep = time.monotonic() + _BETWEEN_SWEEPS
        if _round(worker, asked):
            continue
        if once:
            return
        asked.rest()


def _round(worker: str, asked: _Asked) -> bool:
    """A piece of each kind; whether there was any."""
    found = False
    for job in JOBS:
        if not asked.to_end:
            found = job(timezone.now(), worker) or found
    return found
