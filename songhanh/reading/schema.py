"""The plan as JSON: the short form, and the full one with places and rules."""

from datetime import date
from typing import Any

from songhanh.formats.blocks import Place
from songhanh.reading.plan import Citation, Found, Plan, Target, Task, When

_HEADER = ("issuer", "parent_body", "number", "symbol", "place", "date", "type", "subject")
_SIGNER = ("authority", "position", "name")


def to_json(plan: Plan, *, full: bool = False) -> dict[str, Any]:
    """The values of a plan; with `full` each also with its place and rule, and the proposals apart.

    Where a value is given whole ("value", "place", "rule", "proposed"), `proposed` is false for what is as written.
    """
    return {
        "header": {name: _value(getattr(plan.header, name), full=full) for name in _HEADER},
        "citations": [_citation(one, full=full) for one in plan.citations],
        "sections": [{"label": s.label, "title": s.title} | _at(s.place, "section", full=full) for s in plan.sections],
        "tasks": [_task(one, full=full) for one in plan.tasks],
        "targets": [_target(one, full=full) for one in plan.targets],
        "recipients": [_value(one, full=full) for one in plan.recipients],
        "signer": {name: _value(getattr(plan.signer, name), full=full) for name in _SIGNER},
    }


def _plain(value: object) -> Any:
    if isinstance(value, When):
        return {"from": _day(value.start), "to": _day(value.end), "as_written": value.as_written}
    return value.isoformat() if isinstance(value, date) else value


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _value(found: Found[Any] | None, *, full: bool) -> Any:
    if found is None:
        return None
    if not full:
        return _plain(found.value)
    told = {
        "value": _plain(found.value),
        "place": place_of(found.place),
        "rule": found.rule,
        "proposed": found.proposed,
    }
    return told | ({"reason": found.reason._asdict()} if found.reason else {})


def place_of(place: Place) -> dict[str, int]:
    """Offsets in the source text, with page and paragraph where the format has them."""
    told = {"start": place.start, "end": place.end, "page": place.page, "paragraph": place.paragraph}
    return {name: value for name, value in told.items() if value or name in ("start", "end")}


def _at(place: Place, rule: str, *, full: bool) -> dict[str, Any]:
    """What the full form adds to an entry that is as written."""
    return {"place": place_of(place), "rule": rule, "proposed": False} if full else {}


def _citation(one: Citation, *, full: bool) -> dict[str, Any]:
    told = {
        "number": one.number,
        "type": one.type,
        "date": _day(one.date),
        "issuer": one.issuer,
        "title_starts": one.title_starts,
    }
    rule = "citation.number" if one.number else "citation.name"
    more = {
        "mentions": [place_of(place) for place in one.mentions],
        "other_dates": [_day(day) for day in one.other_dates],
    }
    return told | _at(one.place, rule, full=full) | (more if full else {})


def _task(one: Task, *, full: bool) -> dict[str, Any]:
    told: dict[str, Any] = {
        "section": one.section,
        "starts": one.starts,
        "lead": [_value(name, full=full) for name in one.lead],
        "partners": [_value(name, full=full) for name in one.partners],
        "dates": [_value(when, full=full) for when in one.dates],
        "recurrence": _value(one.recurrence, full=full),
    }
    if full:
        told |= {
            "text": one.text,
            **_at(one.place, "task", full=True),
            "result": _value(one.result, full=True),
            "proposed_lead": _value(one.proposed_lead, full=True),
            "proposed_date": _value(one.proposed_date, full=True),
        }
    return told


def _target(one: Target, *, full: bool) -> dict[str, Any]:
    told = {
        "section": one.section,
        "starts": one.text[:60].rstrip(),
        "comparator": one.comparator,
        "value": one.value,
        "unit": one.unit,
        "by": str(one.by) if one.by else None,
    }
    return told | ({"text": one.text} | _at(one.place, "target", full=True) if full else {})
