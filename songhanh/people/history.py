"""What is believed of a person, as spans of time, and what a new statement changes in it. Nothing is overwritten:
a span that no longer holds is dropped and what remains of it is written again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from songhanh.lib.text import bare
from songhanh.people.kinds import STATES, FactKind

Values = Mapping[str, Any]


class Span(NamedTuple):
    """Values that hold from `starts` (None: always) to the day before `until` (None: still); `pk` where stored."""

    starts: date | None
    until: date | None
    values: Values
    decision: str = ""
    decided_on: date | None = None
    place: str = ""  # where in a list it stands: "DS!14"
    pk: int = 0

    def holds_on(self, day: date) -> bool:
        """Whether the day lies in it."""
        return (self.starts is None or self.starts <= day) and (self.until is None or day < self.until)


class Statement(NamedTuple):
    """What a list or a person says: the values that it gives, since when, and on which day it was so."""

    kind: FactKind
    values: Values
    seen_on: date
    starts: date | None = None
    until: date | None = None
    slot: str = ""
    decision: str = ""
    decided_on: date | None = None
    place: str = ""


@dataclass(slots=True)
class Change:
    """What is believed no more, and what instead; nothing where all of it was known."""

    drops: list[Span] = field(default_factory=list)
    adds: list[Span] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.drops or self.adds)


# A different value with the same first day corrects what was believed; another field that differs came later.
_SINCE_THEN = {
    FactKind.IDENTITY: {"sex", "birth", "staff_code", "other_name"},
    FactKind.POST: {"position", "level"},
    FactKind.PAY: {"grade", "step", "coefficient", "step_from"},
    FactKind.RECRUITMENT: {"recruited"},
    FactKind.EDUCATION: set(),
    FactKind.ETHNICITY: {"ethnicity"},
    FactKind.PARTY: {"party_joined"},
}
# What does not go over to another step of pay.
_OF_THE_STEP = {"beyond_scale", "next_step", "monthly_pay", "step_from", "early"}
_OF_THE_POST = {"appointed", "term_until", "terms"}


def in_force(spans: Iterable[Span], day: date) -> Span | None:
    """The span of a state that holds on the day."""
    for one in spans:
        if (one.starts is None or one.starts <= day) and (one.until is None or day < one.until):
            return one
    return None


def change(held: Sequence[Span], said: Statement) -> Change:
    """What the statement changes in the spans that are held of the same person, kind and slot."""
    if said.kind not in STATES:
        return _one_event(held, said)
    here = in_force(held, max(said.seen_on, said.starts or said.seen_on))
    values = _merged(said, here)
    if here is None:
        last = max(said.seen_on, said.starts or said.seen_on)
        following = [one.starts for one in held if one.starts and one.starts > last]
        until = min(following, default=None)
        return _write(held, _span(said, values, _first(said), until))
    if values == here.values and (said.starts is None or here.starts is None or said.starts >= here.starts):
        return Change()
    starts = _begins(said, here)
    if starts == here.starts and not said.decision:
        said = said._replace(decision=here.decision, decided_on=here.decided_on)
    return _write(held, _span(said, values, starts, here.until))


def _one_event(held: Sequence[Span], said: Statement) -> Change:
    """What stands in the slot is kept, completed or corrected as a whole."""
    if not held:
        return Change(adds=[first_span(said)])
    before = held[-1]
    if said.kind is FactKind.POOL and before.until is not None and said.until is None and said.seen_on >= before.until:
        # Somebody who was taken out is there again: a second time, that of before stays as it was.
        again = said.starts if said.starts is not None and said.starts >= before.until else said.seen_on
        return Change(adds=[_span(said, dict(said.values), again, None)])
    values = {**before.values, **said.values}
    starts = said.starts or before.starts
    until = said.until if said.until is not None else before.until
    if (values, starts, until) == (before.values, before.starts, before.until):
        return Change()
    if not said.decision:
        said = said._replace(decision=before.decision, decided_on=before.decided_on)
    return Change([before], [_span(said, values, starts, until)])


def first_span(said: Statement) -> Span:
    """What the statement says of somebody of whom nothing was known."""
    return _span(said, said.values, _first(said) if said.kind in STATES else said.starts, said.until)


def _span(said: Statement, values: Values, starts: date | None, until: date | None) -> Span:
    return Span(starts, until, values, said.decision, said.decided_on, said.place)


def _first(said: Statement) -> date | None:
    """Since when something holds of which nothing was known: a name was always so."""
    if said.kind in {FactKind.IDENTITY, FactKind.ETHNICITY}:
        return said.starts
    return said.starts or said.seen_on


def _merged(said: Statement, here: Span | None) -> dict[str, Any]:
    """The values that hold then: what a list does not show stays, but for what belongs to another step or post."""
    before = dict(here.values) if here else {}
    given = dict(said.values)
    if said.kind is FactKind.PAY and _differ(before, given, {"grade", "step"}):
        before = {name: value for name, value in before.items() if name not in _OF_THE_STEP}
    if said.kind is FactKind.POST and _differ(before, given, {"position"}):
        before = {name: value for name, value in before.items() if name not in {*_OF_THE_POST, "level"}}
    if said.kind is FactKind.IDENTITY and _differ(before, given, {"name"}) and "other_name" not in given:
        given["other_name"] = before["name"]
    return {**before, **given}


def _differ(before: Values, given: Values, fields: set[str]) -> set[str]:
    """The fields of which another value was known; a title in capitals is the same post."""
    both = (one for one in fields if one in before and one in given and before[one] != given[one])
    return {one for one in both if one != "position" or bare(before[one]) != bare(given[one])}


def _begins(said: Statement, here: Span) -> date | None:
    """Since when the statement holds, seen against the span in which its day lies."""
    if said.starts is not None and (here.starts is None or said.starts != here.starts):
        return said.starts
    conflicts = _differ(here.values, said.values, set(said.values))
    if not conflicts or (conflicts & _SINCE_THEN[said.kind] and (said.starts or said.kind is FactKind.IDENTITY)):
        return here.starts if "name" not in conflicts else said.seen_on
    return said.seen_on


def instead(held: Sequence[Span], old: Span, new: Span | None) -> Change:
    """What changes where `old` of a state never was so, but `new`: what came just before it lasts until something else
    begins.
    """
    rest = [one for one in held if one.pk != old.pk]
    found = _write(rest, new) if new else Change()
    found.drops.append(old)
    follows = new.starts if new else old.until
    for one in rest:
        if old.starts and one.until == old.starts and (follows is None or follows > old.starts):
            found.drops.append(one)
            found.adds.append(one._replace(until=follows, pk=0))
    return found


def _write(held: Sequence[Span], new: Span) -> Change:
    """Let `new` hold in its time; of spans that reach into it what lies outside is written again."""
    found = Change(adds=[new])
    for one in held:
        if not _overlap(one, new):
            continue
        found.drops.append(one)
        if new.starts is not None and (one.starts is None or one.starts < new.starts):
            found.adds.append(one._replace(until=new.starts, pk=0))
        if new.until is not None and (one.until is None or one.until > new.until):
            found.adds.append(one._replace(starts=new.until, pk=0))
    return found


def _overlap(one: Span, other: Span) -> bool:
    return _before(one.starts, other.until) and _before(other.starts, one.until)


def _before(start: date | None, end: date | None) -> bool:
    return start is None or end is None or start < end
