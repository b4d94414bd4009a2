"""The lists that fall due of an agency: its people as of a day in two queries, and what the rules say of them."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum

import orjson
from django.db.models import Exists, OuterRef, TextField
from django.db.models.functions import Cast

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.models import Body
from songhanh.agencies.queries import who_may
from songhanh.people.history import Span, Values
from songhanh.people.kinds import FactKind
from songhanh.people.models import Entry, Fact, Person
from songhanh.people.queries.believed import Held
from songhanh.people.rules.due import Ask, Found
from songhanh.people.rules.lists import KINDS, LISTS
from songhanh.people.rules.pools import PoolTerms
from songhanh.people.standing import Standing

_BEFORE, _AFTER = ("starts", "until"), ("decision", "decided_on", "place", "pk")
_KINDS = {one.value: one for one in FactKind}


def standings(
    agency: Body,
    viewer: Viewer,
    day: date | None = None,
    *,
    known: datetime | None = None,
    people: Iterable[int] | None = None,
    kinds: Collection[FactKind] = KINDS,
) -> list[Standing]:
    """The people of the agency whom the viewer sees, as of the day (else the viewer's), by number; two queries.

    With `known` as it was believed at that moment; `people` alone where given. Only facts of `kinds` are read: what no
    rule asks for (ethnicity, Party membership) stays where it is; discipline is there for the clock of the step alone,
    never to be shown. Those who left are there too: see `Standing.present`.
    """
    rows = Person.objects.visible_to(viewer).filter(agency=agency)
    if people is not None:
        rows = rows.filter(pk__in=list(people))
    facts = Fact.objects.filter(person__in=rows.values("pk"), kind__in=[one.value for one in kinds]).believed(known)
    # Equal values are read from JSON once: of a whole agency half of the time is spent on them.
    texts = facts.annotate(text=Cast("values", TextField()))
    rows_of = texts.values_list("person", "kind", "slot", "text", *_BEFORE, *_AFTER)
    known_texts: dict[str, Values] = {}
    held: dict[int, Held] = {}
    for person, kind, slot, text, starts, until, *rest in rows_of.iterator(chunk_size=5000):
        values = known_texts.get(text)
        if values is None:
            values = known_texts[text] = orjson.loads(text)
        held.setdefault(person, {}).setdefault((_KINDS[kind], slot), []).append(Span(starts, until, values, *rest))
    for spans in (each for some in held.values() for each in some.values()):
        if len(spans) > 1:
            spans.sort(key=lambda one: one.starts or date.min)
    on = day or viewer.day
    numbers = rows.order_by("number").values_list("pk", "number")
    return [Standing(pk, number, on, held.get(pk, {})) for pk, number in numbers]


def due_rows(
    code: str,
    agency: Body,
    viewer: Viewer,
    day: date | None = None,
    *,
    months: int | None = None,
    pools: PoolTerms | None = None,
    staff: Sequence[Standing] | None = None,
) -> Found:
    """The rows of one list (a key of `LISTS`) as of the day; two queries, none where `staff` is given.

    `months` to look ahead, else the list's own. Of a list that is only of a whole agency, nothing for who sees a part.
    """
    told, on = LISTS[code], day or viewer.day
    if told.whole and not sees_all(agency, viewer):
        return Found(())
    if staff is None:
        staff = standings(agency, viewer, on, kinds=told.kinds)
    return told.find(staff, Ask(on, told.months if months is None else months, pools or PoolTerms()))


def due_counts(
    agency: Body,
    viewer: Viewer,
    day: date | None = None,
    *,
    pools: PoolTerms | None = None,
    staff: Sequence[Standing] | None = None,
) -> dict[str, int]:
    """How many rows each list of the whole agency has, for whoever may count; small ones are suppressed where shown.

    Two queries, none where `staff` (all of the agency) is given; empty for who may not count.
    """
    if not viewer.can(Permission.REGISTER_COUNT, agency.path):
        return {}
    program, on = Viewer.program(viewer.at), day or viewer.day
    if staff is None:
        staff = standings(agency, program, on)
    return {code: len(due_rows(code, agency, program, on, pools=pools, staff=staff).rows) for code in LISTS}


class Sight(StrEnum):
    """What of an agency's people a viewer sees."""

    ALL = "all"
    PART = "part"  # those of a unit
    COUNTS = "counts"  # numbers alone, small ones hidden


def sight_of(agency: Body, viewer: Viewer) -> Sight:
    """What the viewer sees of the agency; Forbidden for who may not even count."""
    viewer.require(Permission.REGISTER_DUE, agency.path)
    if sees_all(agency, viewer):
        return Sight.ALL
    inside = any(path.startswith(agency.path) for path in viewer.paths(Permission.REGISTER_SEE))
    return Sight.PART if inside else Sight.COUNTS


def present_count(agency: Body, day: date) -> int:
    """Those on the staff on the day, as the quota of early steps counts them; one query."""
    believed = Fact.objects.believed().on(day)
    gone = believed.filter(person=OuterRef("person"), kind=FactKind.DEPARTURE)
    here = believed.filter(kind=FactKind.IDENTITY, person__agency=agency, person__entry__state=Entry.State.STANDS)
    return here.filter(~Exists(gone)).count()


def sees_all(agency: Body, viewer: Viewer) -> bool:
    """Whether the viewer sees the people of the whole agency."""
    return viewer.can(Permission.REGISTER_SEE, agency.path)


def who_must_act(agency: Body, on: date) -> list[int]:
    """The users who must be told what falls due: those who keep the register."""
    return who_may(Permission.REGISTER_EDIT, agency.path, on)
