"""What stands once for many people: the unit on its first line or above, what group rows say, courses of one person."""

from typing import Any

from songhanh.rosters.people import Table

_IDENTITY = ("name", "other_name", "staff_code", "sex", "birth", "unit", "position", "ethnicity")


def read_contexts(table: Table, otherwise: str | None) -> None:
    """Give each person the unit and what the group rows above say; `otherwise` is the unit where no other is told."""
    _continue(table)
    unit: str | None = None
    above: str | None = None
    for person, values in zip(table.people, table.values, strict=True):
        context = person.context
        if context.unit and context.unit != above:
            unit, above = None, context.unit
        unit = values.get("unit") or unit
        told = unit or context.unit or otherwise
        if told:
            values["unit"] = told
        for field in ("staff_kind", "increase_kind", "course"):
            if getattr(context, field):
                values.setdefault(field, getattr(context, field))
        if context.target_post:
            values.setdefault("target_posts", [context.target_post])


def _continue(table: Table) -> None:
    """Further courses of a person on lines without the name: who it is, is as above."""
    column = min((one.index for one in table.of("name")), default=0)
    before: dict[str, Any] = {}
    again = set[int]()
    for index, values in enumerate(table.values):
        if before and table.cell(index, column) is None and table.kind == "training":
            values.update({field: before[field] for field in _IDENTITY if field in before and field not in values})
            again.add(index)
        before = values
    table.problems = [
        one
        for one in table.problems
        if one[0] not in again or one[2] not in {"missing_sex", "missing_birth", "missing_name"}
    ]
