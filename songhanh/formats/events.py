"""A calendar as values: what `write_ics` sets, known without loading its library."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Frequency = Literal["WEEKLY", "MONTHLY", "YEARLY"]


@dataclass(frozen=True, slots=True)
class Repeats:
    """How often an event comes back: every `every` weeks, months or years, to `until` where it ends."""

    frequency: Frequency
    every: int = 1
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Whole days from `start` to `end`, both inclusive. `uid` stays the same from one export to the next."""

    uid: str
    summary: str
    start: date
    end: date
    repeats: Repeats | None = None
    description: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """A calendar by name."""

    name: str
    events: tuple[Event, ...]
