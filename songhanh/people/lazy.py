"""What writes Parquet takes half a second to load: loaded when the first snapshot is taken."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from songhanh.equity.snapshot import SnapshotColumn


def new_sheet(columns: Sequence[SnapshotColumn], told: dict[str, str]) -> Any:
    """A `people.parquet.Sheet`."""
    return import_module("songhanh.people.parquet").Sheet(columns, told)
