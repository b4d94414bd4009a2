"""What a staged list would change: who is new, what changes of whom, who is not in it, what waits for a decision."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef

from songhanh.lib.words import Words
from songhanh.people.history import Span
from songhanh.people.kinds import KINDS, FactKind, Secrecy, secrecy_of
from songhanh.people.models import Dropped, Fact, Import, Line, Person
from songhanh.people.recognition import Doubt
from songhanh.people.wording import day_words, told

AT_ONCE = 50


class FieldChange(NamedTuple):
    """A field of a fact: what was believed, and what will be."""

    words: Words
    before: Words | None
    after: Words


@dataclass(frozen=True, slots=True)
class Changed:
    """A fact of a person that will change; `since` as people read it."""

    name: str
    place: str
    kind: Words
    since: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody whom the list brings."""

    name: str
    place: str
    fields: tuple[tuple[Words, Words], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Whom a doubtful line may be about."""

    person: int
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Question:
    """A line that a person decides."""

    line: Line
    doubt: Words
    about: str
    candidates: tuple[Candidate, ...]


def newcomers(of: Import, start: int = 0) -> list[Newcomer]:
    """People whom the list brings, some at a time; three queries."""
    people = list(
        Person.objects.filter(entry=of.entry).order_by("pk").values_list("pk", flat=True)[start : start + AT_ONCE]
    )
    values: dict[int, dict[FactKind, dict[str, Any]]] = {pk: {} for pk in people}
    places: dict[int, str] = {}
    for person, kind, found, place in _open(Fact.objects.filter(entry=of.entry, person__in=people)):
        values[person].setdefault(kind, found)
        places[person] = place
    return [_newcomer(values[pk], places.get(pk, "")) for pk in people]


def _open(facts: Any) -> list[tuple[int, FactKind, dict[str, Any], str]]:
    """Facts that may be shown without a special right."""
    rows = facts.order_by("pk").values_list("person", "kind", "values", "place")
    found = [(person, FactKind(kind), values, place) for person, kind, values, place in rows]
    return [one for one in found if secrecy_of(one[1]) is Secrecy.PERSONAL]


def _newcomer(values: dict[FactKind, dict[str, Any]], place: str) -> Newcomer:
    identity = dict(values.pop(FactKind.IDENTITY, {}))
    name = identity.pop("name", "")
    fields = told(FactKind.IDENTITY, identity)
    fields += [pair for kind, found in values.items() for pair in told(kind, found)]
    return Newcomer(name, place, tuple(fields))


def changes(of: Import, start: int = 0) -> tuple[list[Changed], int]:
    """What changes of people who are known, some facts at a time, and how many there are in all; four queries."""
    mine = Fact.objects.filter(entry=of.entry).exclude(person__entry=of.entry)
    # What only ends earlier than it did is written again with the values it had: nothing new is said of it.
    same = Dropped.objects.filter(
        entry=of.entry, fact__person=OuterRef("person"), fact__kind=OuterRef("kind"), fact__slot=OuterRef("slot"),
        fact__values=OuterRef("values"),
    )  # fmt: skip
    special = [kind for kind in KINDS if secrecy_of(kind) is not Secrecy.PERSONAL]
    mine = mine.filter(~Exists(same)).exclude(kind__in=special)
    total = mine.count()
    shown = list(mine.order_by("pk")[start : start + AT_ONCE])
    people = {one.person_id for one in shown}
    dropped = Fact.objects.filter(pk__in=Dropped.objects.filter(entry=of.entry).values("fact"), person__in=people)
    before: dict[tuple[int, str, str], Span] = {}
    for fact in dropped.order_by("starts"):
        before[fact.person_id, fact.kind, fact.slot] = fact.span
    names = names_of(people)
    return [_changed(one, before.get((one.person_id, one.kind, one.slot)), names) for one in shown], total


def _changed(fact: Fact, before: Span | None, names: dict[int, str]) -> Changed:
    kind = FactKind(fact.kind)
    old = dict(told(kind, before.values)) if before else {}
    fields = tuple(
        FieldChange(words, old.get(words), after) for words, after in told(kind, fact.values) if old.get(words) != after
    )
    since = day_words(fact.starts.isoformat()) if fact.starts else ""
    return Changed(names.get(fact.person_id, ""), fact.place, KINDS[kind].words, since, fields)


def names_of(people: set[int] | list[int]) -> dict[int, str]:
    """The names of people as they are believed now; one query."""
    found = Fact.objects.believed().filter(person__in=people, kind=FactKind.IDENTITY).order_by("starts")
    return {person: values.get("name", "") for person, values in found.values_list("person", "values")}


def questions(of: Import) -> list[Question]:
    """The lines that wait for a decision or were decided, with those who could be meant; two queries."""
    lines = list(Line.objects.filter(of_import=of)[:500])
    wanted = {person for one in lines for person in one.candidates}
    facts = Fact.objects.with_staged(of.entry_id or 0).filter(person__in=wanted, kind__in=["identity", "post"])
    about: dict[int, dict[str, dict[str, Any]]] = {}
    for person, kind, values in facts.order_by("starts").values_list("person", "kind", "values"):
        about.setdefault(person, {})[kind] = values
    return [
        Question(
            one,
            Doubt(one.doubt).words,
            _about(one.values),
            tuple(_candidate(pk, about.get(pk, {})) for pk in one.candidates),
        )
        for one in lines
    ]


def _candidate(pk: int, about: dict[str, dict[str, Any]]) -> Candidate:
    identity = about.get("identity", {})
    post = about.get("post", {})
    said = {**identity, "unit": post.get("unit_name", ""), "position": post.get("position", "")}
    return Candidate(pk, identity.get("name", ""), _about(said))


def _about(values: dict[str, Any]) -> str:
    birth = day_words(values["birth"]) if values.get("birth") else ""
    return ", ".join(filter(None, (birth, values.get("position", ""), values.get("unit", ""))))
