"""A list that was read becomes rows of an entry that does not stand yet: nobody sees them until a person confirms."""

import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import transaction

from songhanh.agencies.access import Conflict, Permission, Viewer
from songhanh.audit.actions import record
from songhanh.lib.words import Words
from songhanh.people.actions.rows import FACT_COLUMNS, FactWriter, insert
from songhanh.people.given import first_day, statements
from songhanh.people.history import Change, Span, Statement, change, first_span
from songhanh.people.kinds import KINDS, OPENED, FactKind
from songhanh.people.models import Dropped, Entry, Fact, Import, Line, Person, Register
from songhanh.people.queries.believed import Held, held_by, known_people
from songhanh.people.queries.meanings import context_of, units_by_code
from songhanh.people.recognition import Doubt, Found, Known, People, recognise
from songhanh.rosters.roster import Entry as ListLine
from songhanh.rosters.roster import Roster

CHUNK = 2000  # lines of one transaction: 14,000 rows, a fifth of a second
# Lists in which a person stands once; in all others several lines may speak of the same person.
_ONE_LINE_EACH = {"staff", "salary"}


@transaction.atomic
def begin_entry(*, of: Import, roster: Roster, by: Viewer) -> Entry:
    """Note what was read of the list, and the entry whose rows follow."""
    by.require(Permission.REGISTER_EDIT, of.agency.path)
    if not is_still_ours(of):
        raise Conflict(
            Words("Danh sách này vừa được bỏ.", "This list has just been discarded."),
            Words("Tải lại trang.", "Load the page again."),
        )
    if of.entry_id:
        # A worker died over it: what it had written goes.
        Entry.objects.filter(pk=of.entry_id, state=Entry.State.STAGED).update(state=Entry.State.LEAVING)
        Line.objects.filter(of_import=of).delete()
    register, _ = Register.objects.get_or_create(agency=of.agency)
    entry = Entry(agency=of.agency, what="list", made_at=by.at, by_id=of.given_by_id)
    entry.save()
    of.entry, of.seen_version = entry, register.version
    of.kind, of.mapping, of.problems = roster.kind, roster.mapping, [list(one) for one in roster.problems]
    # What a list says of a day to come is so from today on: else nobody would have a post until then.
    of.as_of = of.as_of or min(first_day(roster.as_of) or by.day, by.day)
    of.lines, of.done = len(roster.entries), 0
    of.save()
    values: dict[str, object] = {"lines": of.lines, "problems": len(of.problems), "as_of": of.as_of}
    record(by=by, agency=of.agency_id, event="list.staged", subject=f"import:{of.pk}", values=values)
    return entry


def is_still_ours(of: Import) -> bool:
    """Whether the claim with which the reading began still stands; its row is locked by the question."""
    held = Import.objects.select_for_update(of=("self",)).only("state", "claimed_by").get(pk=of.pk)
    return (held.state, held.claimed_by) == (Import.State.READING, of.claimed_by)


class Staging:
    """What is known while the lines of one list are written as rows of its entry."""

    def __init__(self, of: Import, roster: Roster, entry: Entry) -> None:
        assert of.as_of is not None
        self.of = of
        self.entry = entry
        self.context = context_of(of.agency, of.as_of)
        self.people = People.of(known_people(of.agency_id, of.as_of))
        self.before = {one.person for some in self.people.by_name.values() for one in some}
        self.facts = FactWriter(entry.pk, units_by_code(of.agency_id))
        self.alone = roster.kind in _ONE_LINE_EACH
        self.repeated = {(one.sheet, one.row) for one in roster.problems if one.rule == "duplicate_person"}
        self.numbers = Numbers(of.agency_id)
        self.drawn: list[tuple[int, str]] = []  # people of this chunk who are not entered yet: own id, number
        self.ids: dict[int, int] = {}  # own id of somebody new: id in the database
        self.spoken_of: set[int] = set()
        self.changed: set[int] = set()
        self.counts: Counter[str] = Counter()
        self.unknown_units: Counter[str] = Counter()

    @transaction.atomic
    def write(self, lines: Sequence[ListLine]) -> None:
        """Write a chunk of lines."""
        told = [(one, self._look(one)) for one in lines]
        chunk = Chunk(self.facts)
        fresh = self._enter()
        chunk.held = held_by(
            {self._id(found.person) for _, found in told if found.person is not None and found.person not in fresh},
            staged=self.entry.pk,
        )
        doubtful = []
        for one, found in told:
            if found.person is None:
                doubtful.append(self._line(one, found))
            elif found.person in fresh and self.alone:
                chunk.say_first(self._id(found.person), self._statements(one))
            elif chunk.say(self._id(found.person), self._statements(one)) and found.person in self.before:
                self.changed.add(found.person)
        Line.objects.bulk_create(doubtful)
        chunk.store(self.entry.pk)
        self.of.done += len(lines)
        Import.objects.filter(pk=self.of.pk).update(done=self.of.done)

    def _look(self, one: ListLine) -> Found:
        """Whom the line is about; somebody new is given a number."""
        found = recognise(one.values, self.people)
        if self.alone:
            found = self._against_list(found)
        if found.doubt:
            return found
        if found.person is None:
            found = Found(-len(self.ids) - len(self.drawn) - 1)
            self.drawn.append((found.person or 0, self.numbers.draw()))
            self.people.add(_known(found.person or 0, one.values))
        self.spoken_of.add(found.person or 0)
        return found

    def _against_list(self, found: Found) -> Found:
        """Seen against the lines before, where each person stands on one: somebody spoken of is not meant again."""
        if found.person in self.spoken_of:
            return Found(doubt=Doubt.TWICE, candidates=(found.person or 0,))
        if found.doubt in {Doubt.BIRTH, Doubt.NAME, Doubt.UNIT}:
            others = tuple(one for one in found.candidates if one not in self.spoken_of)
            return Found(doubt=found.doubt, candidates=others) if others else Found()
        return found

    def _enter(self) -> set[int]:
        """Enter the people who were drawn; their own ids."""
        rows = [(self.of.agency_id, number, self.entry.pk) for _, number in self.drawn]
        insert(Person, ("agency_id", "number", "entry_id"), rows)
        numbers = {number: own for own, number in self.drawn}
        entered = Person.objects.filter(agency=self.of.agency_id, number__in=numbers)
        self.ids |= {numbers[number]: pk for pk, number in entered.values_list("pk", "number")}
        self.drawn = []
        return set(numbers.values())

    def _id(self, person: int) -> int:
        return self.ids.get(person, person)

    def _statements(self, one: ListLine) -> Iterator[Statement]:
        unit = one.values.get("unit")
        if unit and self.context.unit(unit)[0] == "":
            self.unknown_units[unit] += 1
        return statements(one.values, self.context, f"{one.sheet or ''}!{one.row}"[:60])

    def _line(self, one: ListLine, found: Found) -> Line:
        again = (one.sheet, one.row) in self.repeated
        self.counts["left" if again else "doubts"] += 1
        return Line(
            of_import=self.of, sheet=(one.sheet or "")[:60], row=one.row, values=self._kept(one.values),
            doubt=found.doubt or "", candidates=[self._id(person) for person in found.candidates],
            choice=Line.Choice.LEAVE if again else Line.Choice.OPEN,
        )  # fmt: skip

    def _kept(self, values: dict[str, Any]) -> dict[str, Any]:
        """Without what the agency does not keep: a line that waits for a decision lies in the database too."""
        closed = {field for kind in OPENED if kind not in self.context.opened for field in KINDS[kind].fields}
        return {name: value for name, value in values.items() if name not in closed}

    def summary(self) -> dict[str, Any]:
        """What became of the lines: people new, changed, the same; lines in doubt, left out; who is not in the list."""
        known = self.spoken_of & self.before
        gone = sorted(self.before - self.spoken_of - self._departed()) if self.of.kind == "staff" else []
        return {
            "new": len(self.ids), "changed": len(self.changed), "same": len(known - self.changed),
            "doubts": self.counts["doubts"], "left": self.counts["left"], "gone": gone,
            "unknown_units": dict(self.unknown_units.most_common(200)),
        }  # fmt: skip

    def _departed(self) -> set[int]:
        """Those who had left by the day of the list: nobody looks for them in it."""
        facts = Fact.objects.filter(person__agency=self.of.agency_id, kind=FactKind.DEPARTURE).believed()
        return set(facts.on(self.context.seen_on).values_list("person", flat=True))


class Chunk:
    """Rows that one transaction writes, and what is held of those of whom they speak."""

    def __init__(self, facts: FactWriter) -> None:
        self.facts = facts
        self.held: dict[int, Held] = {}
        self.adds: list[tuple[int, FactKind, str, Span]] = []
        self.drops: list[int] = []

    def say_first(self, person: int, said: Iterable[Statement]) -> None:
        """Take over what a list says that names this new person once only."""
        self.adds += [(person, one.kind, one.slot, first_span(one)) for one in said]

    def say(self, person: int, said: Iterable[Statement]) -> bool:
        """Take the statements over; whether anything changed."""
        held = self.held.get(person)
        if held is None:
            held = self.held[person] = {}
        changed = False
        for one in said:
            spans = held.get((one.kind, one.slot))
            found = change(spans, one) if spans else Change(adds=[first_span(one)])
            if found:
                self.take(person, one.kind, one.slot, found)
                left = [span for span in spans or () if span not in found.drops]
                held[one.kind, one.slot] = left + found.adds
                changed = True
        return changed

    def take(self, person: int, kind: FactKind, slot: str, found: Change) -> None:
        """Take a change over; what was said a moment ago and no longer holds is not written at all."""
        for span in found.drops:
            if span.pk:
                self.drops.append(span.pk)
            else:
                self.adds = [add for add in self.adds if add[3] is not span]
        self.adds += [(person, kind, slot, span) for span in found.adds]

    def store(self, entry: int) -> None:
        """Write the rows."""
        insert(Fact, FACT_COLUMNS, [self.facts.row(*one) for one in self.adds])
        insert(Dropped, ("fact_id", "entry_id"), [(pk, entry) for pk in self.drops])


class Numbers:
    """Numbers for people, drawn by chance so that they tell nothing: nine digits, none of them used in the agency."""

    def __init__(self, agency: int) -> None:
        self.used = set(Person.objects.filter(agency=agency).values_list("number", flat=True))

    def draw(self) -> str:
        """A number that nobody has."""
        while True:
            number = f"{secrets.randbelow(10**9):09}"
            if number not in self.used:
                self.used.add(number)
                return number


def _known(person: int, values: dict[str, Any]) -> Known:
    return Known(
        person, values["name"], values.get("other_name", ""), values.get("birth", ""), values.get("sex", ""),
        values.get("staff_code", ""), values.get("unit", ""), values.get("position", ""),
    )  # fmt: skip
