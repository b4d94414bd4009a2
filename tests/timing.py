"""Time as a ratio: what is twice as long may take about twice as long, on whatever machine."""

import time
from collections.abc import Callable

_TRIES = 4


def grows_evenly(work: Callable[[int], object], size: int, *, least: float = 0.005) -> bool:
    """Whether twice the size takes at most about three times as long, the best of several tries.

    Where twice the size is done within `least` seconds nothing can be told, and nobody waits.
    """
    for _ in range(_TRIES):
        twice = _seconds(work, 2 * size)
        if twice < least or twice <= 3 * _seconds(work, size):
            return True
    return False


def _seconds(work: Callable[[int], object], size: int) -> float:
    begun = time.process_time()
    work(size)
    return time.process_time() - begun
