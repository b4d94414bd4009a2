"""Rows that many tests begin with: made by the program's own actions once, then put there again as they were.

The cast is two hundred statements through every rule, and more than a thousand tests begin with it.
"""

import copy
from collections.abc import Callable
from typing import Generic, TypeVar

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

Made = TypeVar("Made")


class MadeOnce(Generic[Made]):
    """`make()` in a database in which its tables are empty; what it returned goes with the rows."""

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make = make
        self._made: Made | None = None
        self._rows: dict[type[Model], list[Model]] = {}
        self._sequences: list[str] = []

    def __call__(self) -> Made:
        """The rows, in the database of this test."""
        if self._made is None:
            return self._first()
        for model, rows in self._rows.items():
            model._base_manager.bulk_create([copy.copy(row) for row in rows])
        with connection.cursor() as cursor:
            for statement in self._sequences:
                cursor.execute(statement)
        return copy.deepcopy(self._made)

    def _first(self) -> Made:
        empty = [one for one in apps.get_models(include_auto_created=True) if not one._base_manager.exists()]
        made = self._make()
        rows = {model: list(model._base_manager.order_by("pk")) for model in empty}
        self._rows = {model: found for model, found in rows.items() if found}
        self._sequences = connection.ops.sequence_reset_sql(no_style(), list(self._rows))
        self._made = copy.deepcopy(made)
        return made
