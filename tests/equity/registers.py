"""Small registers for tests: rows with what matters, everything else as a snapshot has it when nothing is known."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import duckdb
import narwhals as nw
import pyarrow as pa

from songhanh.equity.register import Register
from songhanh.equity.snapshot import EVENTS, PEOPLE, ColumnKind, SnapshotColumn

DAY = date(2025, 12, 31)
Row = dict[str, Any]
_TYPES = {
    ColumnKind.TEXT: pa.string(),
    ColumnKind.DAY: pa.date32(),
    ColumnKind.WHOLE: pa.int64(),
    ColumnKind.REAL: pa.float64(),
    ColumnKind.FLAG: pa.bool_(),
}
_PERSON: Row = {"agency": "a", "present": True, "level": "none", "sex": "F", "unit": "u1"}
_EVENT: Row = {"agency": "a", "sex": "F", "unit": "u1", "starts": date(2025, 6, 1)}


def arrow(columns: Sequence[SnapshotColumn], rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Rows as the columns of a snapshot have them; a flag that is not given is false."""
    schema = pa.schema([(one.name, _TYPES[one.kind]) for one in columns])
    flags = {one.name: False for one in columns if one.kind is ColumnKind.FLAG}
    return pa.Table.from_pylist([flags | dict(row) for row in rows], schema=schema)


def people(*rows: Row, many: int = 1, **each: Any) -> list[Row]:
    """So many people alike (for each of `rows`, or of those values)."""
    return [_PERSON | each | row for row in rows or ({},) for _ in range(many)]


def event(kind: str, person: str = "1", **each: Any) -> Row:
    return _EVENT | {"kind": kind, "person": person} | each


def register(staff: Sequence[Row], events: Sequence[Row] = (), day: date = DAY, agency: str = "a") -> Register:
    """A register in memory on DuckDB; people are numbered in their order."""
    numbered = [{"person": str(at), **row} for at, row in enumerate(staff, 1)]
    connection = duckdb.connect()
    held, happened = (
        nw.from_native(connection.from_arrow(arrow(columns, rows)))
        for columns, rows in ((PEOPLE, numbered), (EVENTS, events))
    )
    return Register(held, happened, day, "digest", agency)
