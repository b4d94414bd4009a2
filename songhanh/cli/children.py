"""Programs that run beside this one and end with it."""

import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence

_PATIENCE = 30.0
_LONG_ALIVE = 60.0  # who lived so long did not die of its start
_PR_SET_PDEATHSIG = 1
# Found before a child is born: between its birth and its program nothing may be imported or looked up.
_PRCTL: Callable[..., int] | None = getattr(ctypes.CDLL(None), "prctl", None) if sys.platform == "linux" else None


class Child:
    """A program in a session of its own: what a terminal sends on Ctrl-C reaches it through us, once."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._command = command
        self._environment = environment
        self._born_at = 0.0
        self._process = self._start()
        self._deaths = 0
        self._again_at: float | None = None

    def _start(self) -> "subprocess.Popen[bytes]":
        self._born_at = time.monotonic()
        return subprocess.Popen(  # noqa: S603 - our own command line
            self._command, env=self._environment, stdin=subprocess.DEVNULL, start_new_session=True,
            preexec_fn=_die_with_parent,  # noqa: PLW1509 - we have no threads
        )  # fmt: skip

    def code(self) -> int | None:
        """Its exit code; None while it runs."""
        return self._process.poll()

    def keep_alive(self) -> None:
        """Start it again when it died: a second later, and later each time, up to half a minute."""
        if self.code() is None:
            return
        now = time.monotonic()
        if self._again_at is None:
            self._deaths = 0 if now - self._born_at > _LONG_ALIVE else self._deaths
            self._again_at = now + min(2**self._deaths, 30)
            self._deaths += 1
        elif now >= self._again_at:
            self._process, self._again_at = self._start(), None

    def ask_to_end(self) -> None:
        """Let it finish what it is at."""
        if self.code() is None:
            self._process.send_signal(signal.SIGTERM)

    def wait(self) -> None:
        """Until it has ended; not for ever."""
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def end(children: Sequence[Child]) -> None:
    """Let all finish at the same time, and wait for them."""
    for one in children:
        one.ask_to_end()
    for one in children:
        one.wait()


def _die_with_parent() -> None:
    """Linux ends the child when we are killed and can end it no more; elsewhere it would stay behind."""
    if _PRCTL is not None:
        _PRCTL(_PR_SET_PDEATHSIG, signal.SIGTERM)
