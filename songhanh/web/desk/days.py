"""The days to come, as the desk lists them."""

from collections.abc import Iterable
from datetime import date

from songhanh.plans.queries.agenda import Marked


def ahead_of(found: Iterable[Marked], on: date) -> list[Marked]:
    """Those that end on the day or later, the nearest first."""
    return sorted((one for one in found if one.day.end >= on), key=lambda one: (one.day.start, one.day.end))
