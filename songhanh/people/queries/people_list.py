"""The register as a list, of any day: found, filtered, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from songhanh.agencies.access import Viewer
from songhanh.agencies.models import Body, in_branches
from songhanh.equity.snapshot import LEADERS
from songhanh.lib.text import bare
from songhanh.people.kinds import KINDS, FactKind, Secrecy, secrecy_of
from songhanh.people.models import Fact, Person
from songhanh.people.queries.due import standings
from songhanh.people.standing import Standing

AT_ONCE = 50
# What lists show: nothing that is special or sealed.
SHOWN = tuple(kind for kind in KINDS if secrecy_of(kind) is Secrecy.PERSONAL)


@dataclass(frozen=True, slots=True)
class Filters:
    """What is looked for: words of the name or code, a unit's path, `leaders` or `pool`, sex; those who left too."""

    words: str = ""
    unit: str = ""
    group: str = ""
    sex: str = ""
    departed: bool = False


def people_found(agency: Body, viewer: Viewer, day: date, filters: Filters) -> QuerySet[Fact]:
    """The identities of those who are found, in the order of given names."""
    believed = Fact.objects.believed().on(day)
    of_person = believed.filter(person=OuterRef("person"))
    people = Person.objects.visible_to(viewer).filter(agency=agency)
    found = believed.filter(kind=FactKind.IDENTITY, person__in=people)
    for word in bare(filters.words).split()[:6]:
        found = found.filter(folded__contains=word)
    if filters.sex in {"F", "M"}:
        found = found.filter(values__sex=filters.sex)
    if filters.unit:
        found = found.filter(Exists(of_person.filter(in_branches("unit__path", (filters.unit,)), kind=FactKind.POST)))
    if filters.group == "leaders":
        posts = of_person.filter(kind=FactKind.POST, values__level__in=[one.value for one in LEADERS])
        found = found.filter(Exists(posts))
    if filters.group == "pool":
        found = found.filter(Exists(of_person.filter(kind=FactKind.POOL)))
    if not filters.departed:
        found = found.filter(~Exists(of_person.filter(kind=FactKind.DEPARTURE)))
    return found.order_by("folded", "person")


def page_of(
    agency: Body, viewer: Viewer, day: date, filters: Filters, *, start: int = 0, most: int | None = AT_ONCE
) -> tuple[list[Standing], int]:
    """Some of those who are found, as of the day, and how many there are; four queries."""
    found = people_found(agency, viewer, day, filters)
    people = list(found.values_list("person", flat=True)[start : start + most if most else None])
    held = {one.person: one for one in standings(agency, viewer, day, people=people, kinds=SHOWN)}
    return [held[pk] for pk in people], found.count()


def units_in(agency: Body) -> Sequence[Body]:
    """The units to choose from, in the order of the tree."""
    return list(Body.objects.filter(agency=agency))
