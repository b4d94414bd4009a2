"""What stands once for many people: the unit on its first line or above, what group rows say, courses of one person."""

from songhanh.rosters.groups import Context
from songhanh.rosters.people import Table

_IDENTITY = ("name", "other_name", "staff_code", "sex", "birth", "unit", "position", "ethnicity")


def read_contexts(table: Table, otherwise: str | None) -> None:
    """Give each person the unit and what the group rows above say; `otherwise` is the unit where no other is told."""
    if table.kind == "training":
        _continue(table)
    unit: str | None = None
    above: str | None = None
    known: Context | None = None
    said: list[tuple[str, str]] = []
    units = table.field("unit")
    for index, person in enumerate(table.people):
        context = person.context
        if context.unit and context.unit != above:
            unit, above = None, context.unit
        unit = units[index] or unit
        units[index] = unit or context.unit or otherwise or units[index]
        if context is not known:
            known, said = context, _said(context)
        for field, value in said:
            if table.field(field)[index] is None:
                table.field(field)[index] = value
        if context.target_post and table.field("target_posts")[index] is None:
            table.field("target_posts")[index] = [context.target_post]


def _said(context: Context) -> list[tuple[str, str]]:
    """What group rows say of people beside their unit and post."""
    fields = [(field, getattr(context, field)) for field in ("staff_kind", "increase_kind", "course")]
    return [(field, value) for field, value in fields if value]


def _continue(table: Table) -> None:
    """Further courses of a person on lines without the name: who it is, is as above."""
    column = min((one.index for one in table.of("name")), default=0)
    again = set[int]()
    for index in range(1, len(table.people)):
        if table.cell(index, column) is None and table.person(index - 1):
            for values in (table.fields[field] for field in _IDENTITY if field in table.fields):
                values[index] = values[index - 1] if values[index] is None else values[index]
            again.add(index)
    table.problems = [
        one
        for one in table.problems
        if one[0] not in again or one[2] not in {"missing_sex", "missing_birth", "missing_name"}
    ]
