"""Levels of titles, where the program would take another: for lists to come, and for posts of the register."""

from collections.abc import Mapping

from django.db import transaction

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.models import Body
from songhanh.audit.actions import record
from songhanh.equity.snapshot import Level
from songhanh.lib.text import bare
from songhanh.people.actions.entries import let_stand, locked_register
from songhanh.people.actions.rows import FactWriter
from songhanh.people.actions.staging import Chunk
from songhanh.people.history import Change
from songhanh.people.kinds import FactKind
from songhanh.people.models import Entry, Fact, TitleMeaning
from songhanh.people.queries.meanings import units_by_code


@transaction.atomic
def set_levels(*, agency: Body, levels: Mapping[str, Level], by: Viewer) -> int:
    """Say which level titles have in this agency; how many posts of the register change with it."""
    by.require(Permission.REGISTER_EDIT, agency.path)
    register = locked_register(agency)
    wanted = {bare(title)[:200]: level for title, level in levels.items()}
    for key, level in wanted.items():
        TitleMeaning.objects.update_or_create(agency=agency, key=key, defaults={"level": level.value})
    entry = Entry.objects.create(agency=agency, what="levels", made_at=by.at, by_id=by.user or None)
    chunk = Chunk(FactWriter(entry.pk, units_by_code(agency.pk)))
    changed = 0
    for fact in Fact.objects.believed().filter(person__agency=agency, kind=FactKind.POST):
        given = wanted.get(bare(fact.values.get("position", ""))[:200])
        if given is not None and fact.values.get("level") != given:
            new = fact.span._replace(values={**fact.values, "level": given.value}, pk=0)
            chunk.take(fact.person_id, FactKind.POST, fact.slot, Change([fact.span], [new]))
            changed += 1
    chunk.store(entry.pk)
    let_stand(entry, register, by)
    values: dict[str, object] = {"levels": {title: level.value for title, level in levels.items()}, "posts": changed}
    record(by=by, agency=agency.pk, event="register.levels_set", subject=f"agency:{agency.pk}", values=values)
    return changed
