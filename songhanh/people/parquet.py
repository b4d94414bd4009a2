"""Rows of a snapshot as Parquet bytes: the same rows give the same bytes."""

import io
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from songhanh.equity.snapshot import SCHEMA_VERSION, ColumnKind, SnapshotColumn

_TYPES = {
    ColumnKind.TEXT: pa.string(),
    ColumnKind.DAY: pa.date32(),
    ColumnKind.WHOLE: pa.int64(),
    ColumnKind.REAL: pa.float64(),
    ColumnKind.FLAG: pa.bool_(),
}


class Sheet:
    """A Parquet file that is written chunk by chunk."""

    def __init__(self, columns: Sequence[SnapshotColumn], told: dict[str, str]) -> None:
        fields = [pa.field(one.name, _TYPES[one.kind]) for one in columns]
        self.schema = pa.schema(fields, metadata={"songhanh.schema": str(SCHEMA_VERSION), **told})
        self.rows = 0
        self._bytes = io.BytesIO()
        self._writer = pq.ParquetWriter(self._bytes, self.schema, compression="zstd")

    def add(self, rows: Sequence[dict[str, Any]]) -> None:
        """Write some rows; a column that a row does not have is missing in it."""
        if not rows:
            return
        columns = [pa.array([row.get(one.name) for row in rows], one.type) for one in self.schema]
        self._writer.write_table(pa.Table.from_arrays(columns, schema=self.schema))
        self.rows += len(rows)

    def bytes(self) -> bytes:
        """The file; no row can be added after."""
        self._writer.close()
        return self._bytes.getvalue()
