"""What the register believes: spans of people, and whom recognition may find."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from songhanh.people.history import Span
from songhanh.people.kinds import FactKind
from songhanh.people.models import Fact
from songhanh.people.recognition import Known

Held = dict[tuple[FactKind, str], list[Span]]
_SPAN = ("starts", "until", "values", "decision", "decided_on", "place", "pk")


def held_by(people: Iterable[int], known: datetime | None = None, staged: int | None = None) -> dict[int, Held]:
    """All spans of the people, by person, kind and slot, in order of time; one query.

    With `known` as it was believed at that moment; with `staged` also what that entry has not confirmed yet.
    """
    rows = Fact.objects.filter(person__in=list(people))
    rows = rows.believed(known) if staged is None else rows.with_staged(staged)
    found: dict[int, Held] = {}
    for person, kind, slot, *span in rows.values_list("person", "kind", "slot", *_SPAN):
        found.setdefault(person, {}).setdefault((FactKind(kind), slot), []).append(Span(*span))
    for held in found.values():
        for spans in held.values():
            spans.sort(key=lambda one: one.starts or date.min)
    return found


def known_people(agency: int, day: date) -> Iterator[Known]:
    """Everybody of the register as recognition looks at people, as of the day; two queries."""
    facts = Fact.objects.filter(person__agency=agency).believed().on(day)
    posts = dict(facts.filter(kind=FactKind.POST).values_list("person", "values"))
    for person, values in facts.filter(kind=FactKind.IDENTITY).values_list("person", "values"):
        post = posts.get(person, {})
        yield Known(
            person, values.get("name", ""), values.get("other_name", ""), values.get("birth", ""),
            values.get("sex", ""), values.get("staff_code", ""), post.get("unit_name", ""), post.get("position", ""),
        )  # fmt: skip
