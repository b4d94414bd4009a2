"""Many rows written at once: the ORM's objects cost more than the rows themselves where there are half a million."""

from collections.abc import Sequence
from typing import Any

import orjson
from django.db import connection, models

from songhanh.lib.text import bare
from songhanh.people.history import Span, Values
from songhanh.people.kinds import FactKind

FACT_COLUMNS = (
    "person_id", "entry_id", "kind", "slot", "starts", "until", "values", "folded", "unit_id", "decision",
    "decided_on", "place",
)  # fmt: skip


def insert(model: type[models.Model], columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert the rows; values as the database takes them: days and JSON as text."""
    quoted = ", ".join(connection.ops.quote_name(one) for one in columns)
    table = connection.ops.quote_name(model._meta.db_table)
    marks = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({quoted}) VALUES ({marks})", rows)  # noqa: S608 - our own names


class FactWriter:
    """Rows of facts of one entry."""

    def __init__(self, entry: int, units: dict[str, int]) -> None:
        self.entry = entry
        self.units = units

    def row(self, person: int, kind: FactKind, slot: str, span: Span) -> tuple[Any, ...]:
        """The row of a span."""
        starts, until, values, decision, decided_on, place, _ = span
        return (
            person, self.entry, kind.value, slot, starts and starts.isoformat(), until and until.isoformat(),
            orjson.dumps(values).decode(), folded_of(values) if kind is FactKind.IDENTITY else "",
            self.units.get(values.get("unit", "")) if kind is FactKind.POST else None,
            decision[:80], decided_on and decided_on.isoformat(), place,
        )  # fmt: skip


def folded_of(values: Values) -> str:
    """What search looks through in an identity; it begins with the given name, by which lists are in order."""
    name = values.get("name", "")
    told = (name.rpartition(" ")[2], name, values.get("other_name", ""), values.get("staff_code", ""))
    return bare(" ".join(filter(None, told)))[:250]
