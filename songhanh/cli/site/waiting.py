"""What waits to be done, and which files are in use: an app that has either adds its line here."""

from collections.abc import Callable
from datetime import datetime

from songhanh.lib.workers import Job
from songhanh.notices import jobs as notices
from songhanh.people import jobs as people
from songhanh.people import jobs_due
from songhanh.plans import jobs as plans

# Each is called in turn, and again for as long as one of them found something to do.
JOBS: tuple[Job, ...] = (
    notices.write_digest,
    notices.send_waiting,
    plans.read_waiting,
    plans.tell_due,
    people.read_waiting,
    people.clear_leaving,
    people.take_month_end,
    jobs_due.tell_due_lists,
)

# What workers that died left claimed; each tells how many rows it let go.
SWEEPS: tuple[Callable[[datetime], int], ...] = (notices.sweep, plans.sweep, people.sweep)

# Who names files of the store. A file that none of them names is removed: an app that keeps files must stand here.
NAMED: tuple[Callable[[], set[str]], ...] = (plans.digests, people.digests)


def named() -> set[str]:
    """The digests of all files that something names."""
    return {digest for names in NAMED for digest in names()}
