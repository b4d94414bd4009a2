"""What an agency's lists mean by their words: its units, its titles, its columns."""

from collections import Counter
from datetime import date

from songhanh.agencies.models import Body
from songhanh.equity.snapshot import Level
from songhanh.lib.text import bare, sort_key
from songhanh.people.given import ListContext
from songhanh.people.kinds import OPENED, FactKind
from songhanh.people.models import ColumnMeaning, Fact, Register, TitleMeaning, UnitMeaning


def context_of(agency: Body, seen_on: date) -> ListContext:
    """What holds for a list of the agency; four queries."""
    units: dict[str, tuple[str, str]] = {}
    for unit in Body.objects.filter(agency=agency).order_by("-path"):
        for name in filter(None, (unit.code, unit.short_name, unit.name)):
            units[bare(name)] = (unit.code, unit.name)
    for key, code, name in UnitMeaning.objects.filter(agency=agency).values_list("key", "unit__code", "unit__name"):
        units[key] = (code, name)
    titles = TitleMeaning.objects.filter(agency=agency).values_list("key", "level")
    levels = {key: Level(level) for key, level in titles}
    return ListContext(seen_on, agency.name, units, levels, opened_kinds(agency.pk))


def opened_kinds(agency: int) -> frozenset[FactKind]:
    """The special kinds that the agency opened."""
    register = Register.objects.filter(pk=agency).first() or Register(agency_id=agency)
    return frozenset(kind for kind, field in OPENED.items() if getattr(register, field))


def units_by_code(agency: int) -> dict[str, int]:
    """The ids of the agency's units by their codes."""
    return dict(Body.objects.filter(agency=agency).values_list("code", "pk"))


def columns_known(agency: int) -> dict[str, str | None]:
    """What columns of these headings were said to mean before."""
    rows = ColumnMeaning.objects.filter(agency=agency).values_list("heading", "target")
    return {heading: target or None for heading, target in rows}


def titles_of(agency: int, day: date) -> list[tuple[str, Level, int]]:
    """The titles of the agency's posts on the day, each with its level and how many hold it, leading posts first."""
    posts = Fact.objects.believed().on(day).filter(person__agency=agency, kind=FactKind.POST)
    found: Counter[tuple[str, str]] = Counter(
        (values.get("position", ""), values.get("level", Level.NONE))
        for values in posts.values_list("values", flat=True)
    )
    order = list(Level)
    rows = [(title, Level(level), count) for (title, level), count in found.items() if title]
    return sorted(rows, key=lambda row: (order.index(row[1]), sort_key(row[0])))
