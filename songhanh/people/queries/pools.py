"""The planning pools of an agency by round and post: who stands in them, what the rules say, what changed since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from songhanh.agencies.access import Viewer
from songhanh.agencies.models import Body
from songhanh.law.succession import AdjustedTarget, adjustment_answer
from songhanh.lib.text import bare, sort_key
from songhanh.lib.words import Words
from songhanh.people.history import Span
from songhanh.people.kinds import FactKind
from songhanh.people.models import Entry, Fact, Person, PoolSeats, PoolTarget
from songhanh.people.queries.due import sees_all, standings
from songhanh.people.queries.people_list import Filters, people_found
from songhanh.people.rules.lists import FEW
from songhanh.people.rules.pools import (
    Planned,
    PlannedCheck,
    PoolTerms,
    adjusted_target,
    checks,
    is_over,
    planned,
    rounds,
    young_among,
)
from songhanh.people.rules.told import Told, vi_day
from songhanh.people.standing import Standing
from songhanh.people.wording import REMOVALS

K = FactKind
_FITTING = 6
# What the page of the pools shows of people.
SEEN = frozenset({K.IDENTITY, K.POST, K.RECRUITMENT, K.DEPARTURE, K.POOL})


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody in a pool, and the decision by which."""

    one: Standing
    span: Span


@dataclass(frozen=True, slots=True)
class PoolRow:
    """The pool of a post, or of a whole round (`pool.post` empty); no checks for who sees but a part of it."""

    pool: Planned
    places: tuple[Place, ...]
    young: int | None
    seats: int | None
    checks: tuple[PlannedCheck, ...]

    @property
    def people(self) -> int:
        """How many."""
        return len(self.pool.people)


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round with its posts; `unnamed` are those of whom no post is written."""

    whole: PoolRow
    posts: tuple[PoolRow, ...]
    unnamed: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Pools:
    """All pools of an agency as of a day."""

    day: date
    rounds: tuple[RoundRow, ...]
    terms: PoolTerms
    target: PoolTarget | None
    target_answer: Told | None  # whether the agency may have its own target
    staff: tuple[Standing, ...]


def pools_of(agency: Body, viewer: Viewer, day: date) -> Pools:
    """The pools with the people whom the viewer sees; four queries."""
    staff = standings(agency, viewer, day, kinds=SEEN)
    target = _target(agency, day)
    terms = _terms(agency, staff, target)
    whole = sees_all(agency, viewer)
    posts = [_row(one, day, terms, whole=whole) for one in planned(staff)]
    found = tuple(
        RoundRow(
            _row(one, day, terms, whole=whole),
            tuple(row for row in posts if row.pool.round == one.round),
            tuple(place for place in _places(one) if not place.span.values.get("target_post")),
        )
        for one in rounds(staff)
    )
    return Pools(day, found, terms, target, _answer(terms.adjusted), tuple(staff))


def pool_terms(agency: Body, staff: Sequence[Standing], day: date) -> PoolTerms:
    """What the checks are told beside the people: seats, and the agency's own target; two queries."""
    return _terms(agency, staff, _target(agency, day))


def _terms(agency: Body, staff: Sequence[Standing], target: PoolTarget | None) -> PoolTerms:
    seats = dict(PoolSeats.objects.filter(agency=agency).values_list("key", "seats"))
    return PoolTerms(seats=seats, adjusted=_adjusted(target, staff) if target else None)


def _target(agency: Body, day: date) -> PoolTarget | None:
    return PoolTarget.objects.on(day).filter(agency=agency).last()


def _adjusted(target: PoolTarget, staff: Sequence[Standing]) -> AdjustedTarget:
    """With the staff as they were on the day on which it was decided."""
    then = (replace(one, day=target.decided) for one in staff)
    return adjusted_target(then, target.percent, target.reason, target.approver, target.decided)


def _answer(adjusted: AdjustedTarget | None) -> Told | None:
    answer = adjustment_answer(adjusted) if adjusted else None
    return Told.of("adjusted", answer) if answer else None


def _row(pool: Planned, day: date, terms: PoolTerms, *, whole: bool) -> PoolRow:
    young = young_among(pool, min(pool.decided, day), terms.tier)
    seats = terms.seats.get(bare(pool.post)) if terms.seats else None
    return PoolRow(pool, _places(pool), young, seats, tuple(checks(pool, day, terms)) if whole else ())


def _places(pool: Planned) -> tuple[Place, ...]:
    """Each person with the span of this pool, in the order of given names."""
    found = [Place(one, span) for one in pool.people if (span := place_of(one, pool.round, pool.post))]
    return tuple(sorted(found, key=lambda place: (sort_key(place.one.name.rpartition(" ")[2]), place.one.number)))


def place_of(one: Standing, term: str, post: str) -> Span | None:
    """The span of a person's place on the day in the pool of that round and post (any of the round: no post)."""
    mine = [span for span in one.lasting(K.POOL) if span.values.get("pool_round", "") == term]
    named = [span for span in mine if bare(span.values.get("target_post", "")) == bare(post)]
    return next(iter(named or ([] if post else mine)), None)


@dataclass(frozen=True, slots=True)
class RoundCount:
    """A round for whoever may only count: no small number of people, nor one that gives it away."""

    round: str
    persons: Words
    women: Words


def round_counts(agency: Body, viewer: Viewer, day: date) -> list[RoundCount]:
    """The rounds in numbers; two queries."""
    staff = standings(agency, Viewer.program(viewer.at), day, kinds=SEEN)
    found = rounds(staff)
    # Women of one round and of all together would tell those of the other: hidden in one, hidden in all.
    small = any(_is_small(one) for one in found)
    return [_counted(one, small=small) for one in found]


def _is_small(pool: Planned) -> bool:
    people, women, rest = len(pool.people), pool.women, len(pool.people) - pool.women
    return people < FEW or 0 < women < FEW or 0 < rest < FEW


def _counted(pool: Planned, *, small: bool) -> RoundCount:
    people, women = len(pool.people), pool.women
    hidden = Words("ẩn", "hidden")
    few = Words(f"dưới {FEW}", f"fewer than {FEW}")
    persons = few if people < FEW else Words(f"{people}", f"{people}")
    return RoundCount(pool.round, persons, hidden if small else Words(f"{women}", f"{women}"))


_Begun = tuple[int, str, str, date | None]


@dataclass(frozen=True, slots=True)
class PoolChange:
    """Somebody who came into a pool or left it, on which day and by which decision."""

    one: Standing
    came: bool
    on: date
    term: str
    post: str
    why: Words
    decision: str
    decided_on: date | None


def changes_since(staff: Sequence[Standing], since: date, day: date) -> list[PoolChange]:
    """Who came and who left after `since` until the day, the newest first; leaving the agency leaves its pools.

    One query: a place that ended bears the decision that ended it, that of its beginning stands in the fact before.
    """
    ended = [one.person for one in staff if any(span.until for span in one.events(K.POOL))]
    before = Fact.objects.filter(person__in=ended, kind=K.POOL, until=None, entry__state=Entry.State.STANDS)
    begun = {
        (one.person_id, one.values.get("pool_round", ""), one.values.get("target_post", ""), one.starts): one.span
        for one in before.order_by("pk")
    }
    found = [each for one in staff for span in one.events(K.POOL) for each in _changes(one, span, (since, day), begun)]
    return sorted(found, key=lambda each: (-each.on.toordinal(), each.came, sort_key(each.one.name)))


def _changes(one: Standing, span: Span, days: tuple[date, date], begun: Mapping[_Begun, Span]) -> Iterable[PoolChange]:
    (since, day), term, post = days, str(span.values.get("pool_round", "")), str(span.values.get("target_post", ""))
    if is_over(term, day):
        return
    if span.starts and since < span.starts <= day:
        first = begun.get((one.person, term, post, span.starts)) if span.until else span
        decided = (first.decision, first.decided_on) if first else ("", None)
        yield PoolChange(one, True, span.starts, term, post, Words("", ""), *decided)
    gone = one.departed
    if span.until and since < span.until <= day:
        why = REMOVALS.get(str(span.values.get("reason", "")), Words("", ""))
        yield PoolChange(one, False, span.until, term, post, why, span.decision, span.decided_on)
    elif gone and gone.starts and span.holds_on(gone.starts) and since < gone.starts <= day:
        why = Words("thôi làm việc tại cơ quan", "left the agency")
        yield PoolChange(one, False, gone.starts, term, post, why, gone.decision, gone.decided_on)


class Named(NamedTuple):
    """Somebody who fits words that were typed."""

    person: int
    number: str
    name: str


def people_named(words: str, agency: Body, viewer: Viewer) -> list[Named]:
    """Whoever has that number, else that whole name, else fits the words; some of them where they are many."""
    mine = Person.objects.visible_to(viewer).filter(agency=agency, number=words.strip())
    found = people_found(agency, viewer, viewer.day, Filters("" if mine.exists() else words))
    if mine.exists():
        found = found.filter(person__in=mine)
    rows = [Named(*row) for row in found.values_list("person", "person__number", "values__name")[:_FITTING]]
    return [one for one in rows if bare(one.name or "") == bare(words)] or rows


def decided_words(decision: str, decided_on: date | None) -> str:
    """A decision as lists write it: 12/QĐ-SKHĐT ngày 01/03/2026."""
    return " ngày ".join(filter(None, (decision, vi_day(decided_on) if decided_on else "")))
