"""The tables of the register."""

from songhanh.people.models.imports import ColumnMeaning, Import, Line, TitleMeaning, UnitMeaning
from songhanh.people.models.pools import DueLook, PoolSeats, PoolTarget
from songhanh.people.models.register import Dropped, Entry, Fact, Person, Register
from songhanh.people.models.snapshots import OwnTarget, Snapshot

__all__ = [
    "ColumnMeaning",
    "Dropped",
    "DueLook",
    "Entry",
    "Fact",
    "Import",
    "Line",
    "OwnTarget",
    "Person",
    "PoolSeats",
    "PoolTarget",
    "Register",
    "Snapshot",
    "TitleMeaning",
    "UnitMeaning",
]
