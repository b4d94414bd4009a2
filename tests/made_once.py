"""Rows that many tests begin with: made by the program's own actions once, then put there again as they were.

The cast is two hundred statements through every rule, and more than a thousand tests begin with it.
"""

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, ParamSpec, TypeVar

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

Made = TypeVar("Made")
Given = ParamSpec("Given")
Rows = dict[type[Model], dict[object, Model]]
_READING = ("SELECT", "SAVEPOINT", "RELEASE")
_written = ["nobody watched yet"]


class MadeOnce(Generic[Given, Made]):
    """`make(…)` in a database that holds the same each time; what it returned goes with the rows."""

    def __init__(self, make: Callable[Given, Made]) -> None:
        self._make = make
        self._made: Made | None = None
        self._added: list[tuple[type[Model], list[Model]]] = []
        self._changed: list[Model] = []
        self._sequences: list[str] = []

    def __call__(self, *args: Given.args, **kwargs: Given.kwargs) -> Made:
        """The rows, in the database of this test."""
        if self._made is None:
            return self._first(*args, **kwargs)
        for model, rows in self._added:
            model._base_manager.bulk_create([copy.copy(row) for row in rows])
        for row in self._changed:
            type(row)._base_manager.filter(pk=row.pk).update(**_values(row))
        with connection.cursor() as cursor:
            for statement in self._sequences:
                cursor.execute(statement)
        return copy.deepcopy(self._made)

    def _first(self, *args: Given.args, **kwargs: Given.kwargs) -> Made:
        before = _rows()
        made = self._make(*args, **kwargs)
        for model, rows in _rows().items():
            assert before[model].keys() <= rows.keys(), "what is made once takes nothing away"
            added = [row for pk, row in rows.items() if pk not in before[model]]
            self._added += [(model, added)] if added else []
            self._changed += [row for pk, row in rows.items() if _differs(row, before[model].get(pk))]
        self._sequences = connection.ops.sequence_reset_sql(no_style(), [model for model, _ in self._added])
        self._made = copy.deepcopy(made)
        return made


def _rows() -> Rows:
    models = apps.get_models(include_auto_created=True)
    return {model: {row.pk: row for row in model._base_manager.order_by("pk")} for model in models}


def _values(row: Model) -> dict[str, Any]:
    return {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields if not one.primary_key}


def _differs(row: Model, before: Model | None) -> bool:
    return before is not None and _values(row) != _values(before)


@contextmanager
def watched() -> Iterator[None]:
    """While it lasts, `nothing_written` can be asked, from here on."""

    def watch(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if not sql.startswith(_READING):
            _written.append(sql)
        return execute(sql, *rest)

    _written.clear()
    with connection.execute_wrapper(watch):
        yield
    _written.append("the end")


def nothing_written() -> bool:
    """Whether the database is as it was when the watch began; others would write to it only after a commit."""
    return not _written and connection.in_atomic_block
