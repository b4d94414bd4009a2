"""One person: as of a day, and the history as a time line, with what was believed before."""

from dataclasses import dataclass
from datetime import date, datetime

from songhanh.agencies.access import Viewer
from songhanh.lib.words import Words
from songhanh.people.kinds import KINDS, FactKind
from songhanh.people.models import Dropped, Entry, Fact, Import, Person
from songhanh.people.queries.people_list import SHOWN
from songhanh.people.wording import told


@dataclass(frozen=True, slots=True)
class Happening:
    """A fact in the time line: when, what, what it rests on, how it came into the register, and what became of it."""

    fact: int
    kind: FactKind
    starts: date | None
    until: date | None
    title: Words
    fields: tuple[tuple[Words, Words], ...]
    decision: str
    decided_on: date | None
    place: str
    list_name: str
    list_id: int | None
    entry: int
    at: datetime | None
    by: str
    reason: str  # why it came, where it corrects
    dropped_at: datetime | None  # since when it is believed no more
    dropped_why: str

    @property
    def believed(self) -> bool:
        """Whether it is believed now."""
        return self.dropped_at is None


def person_seen(pk: int, viewer: Viewer) -> Person:
    """The person, if the viewer sees the person; DoesNotExist if not."""
    return Person.objects.visible_to(viewer).select_related("agency").get(pk=pk)


def history(person: Person) -> list[Happening]:
    """All that stands or stood of the person and may be shown without a special right, newest first; three queries."""
    facts = Fact.objects.filter(person=person, kind__in=SHOWN, entry__state=Entry.State.STANDS)
    rows = list(facts.select_related("entry__by").order_by("pk"))
    drops = Dropped.objects.filter(fact__in=rows, entry__state=Entry.State.STANDS).select_related("entry")
    dropped = {one.fact_id: one.entry for one in drops}
    lists = {
        one.entry_id: one
        for one in Import.objects.filter(entry__in={row.entry_id for row in rows}).only("name", "entry")
    }
    found = [_happening(row, dropped.get(row.pk), lists.get(row.entry_id)) for row in rows]
    # A span that merely ended earlier was written again: of the two only the one that is believed is shown.
    kept = {(one.kind, one.title, one.fields, one.starts) for one in found if one.believed}
    shown = [one for one in found if one.believed or (one.kind, one.title, one.fields, one.starts) not in kept]
    return sorted(shown, key=lambda one: (one.starts or date.min, one.fact), reverse=True)


def _happening(row: Fact, dropped: Entry | None, source: Import | None) -> Happening:
    kind = FactKind(row.kind)
    return Happening(
        row.pk, kind, row.starts, row.until, KINDS[kind].words, tuple(told(kind, row.values)), row.decision,
        row.decided_on, row.place, source.name if source else "", source.pk if source else None, row.entry_id,
        row.entry.at, row.entry.by.full_name if row.entry.by else "", row.entry.reason,
        dropped.at if dropped else None, dropped.reason if dropped else "",
    )  # fmt: skip
