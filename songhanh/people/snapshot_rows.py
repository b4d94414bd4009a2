"""A person as of a day as the rows of a snapshot (`equity.snapshot`): no name, no day of birth, no discipline."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from songhanh.equity.snapshot import LEADERS, EventKind, Level
from songhanh.law.pay import grade
from songhanh.law.retirement import birth_month
from songhanh.law.steps import regular_step
from songhanh.people.given import first_day
from songhanh.people.history import Span
from songhanh.people.kinds import FactKind
from songhanh.people.rules.steps import step_record
from songhanh.people.rules.told import Unknown
from songhanh.people.rules.training import is_source, last_day, trained
from songhanh.people.standing import Standing

Row = dict[str, Any]


def person_row(one: Standing, agency: str) -> Row:
    """The row of `people`."""
    post, pay, education = (one.state(kind) for kind in (FactKind.POST, FactKind.PAY, FactKind.EDUCATION))
    born, left = one.birth, one.departed
    leave = one.lasting(FactKind.LEAVE)
    row = _who(one, agency) | {
        "birth_month": birth_month(born).first if born else None,
        "birth_year_only": isinstance(born, int),
        "present": one.present,
        "in_pool": bool(one.lasting(FactKind.POOL)),
        "pool_trained": is_source(one) and trained(one),
        "ethnicity": one.state(FactKind.ETHNICITY).get("ethnicity"),
        "staff_kind": one.staff_kind,
        "position": post.get("position") or None,
        "level": one.level,
        "grade": pay.get("grade") or None,
        "grade_group": one.grade.group if one.grade else None,
        "leave_type": leave[-1].values.get("leave_type") if leave else None,
        "departure_reason": left.values.get("reason") if left else None,
        "departed": left.starts if left else None,
        "recruited": one.day_of(FactKind.RECRUITMENT, "recruited"),
        "appointed": first_day(post.get("appointed")),
        "term_until": first_day(post.get("term_until")),
        "step_from": first_day(pay.get("step_from")),
    }
    row |= {name: education.get(name) for name in ("education", "political_theory")}
    row |= {
        name: pay.get(name) for name in ("step", "monthly_pay", "coefficient", "beyond_scale", "position_allowance")
    }
    return row


def _who(one: Standing, agency: str) -> Row:
    post = one.state(FactKind.POST)
    return {
        "agency": agency,
        "person": one.number,
        "sex": one.sex,
        "unit": post.get("unit") or None,
        "unit_name": post.get("unit_name") or None,
    }


def event_rows(one: Standing, agency: str) -> Iterator[Row]:
    """The rows of `events`, until the day."""
    who = _who(one, agency)
    for kind, starts, values in _events(one):
        if starts is not None and starts <= one.day:
            yield {**who, "kind": kind, "starts": starts, "early": False, "completed": False, **values}


def _events(one: Standing) -> Iterator[tuple[EventKind, date | None, Row]]:
    yield EventKind.RECRUITMENT, one.day_of(FactKind.RECRUITMENT, "recruited"), {}
    yield from _appointments(one.events(FactKind.POST))
    yield from _pay(one)
    for span in one.events(FactKind.POOL):
        planned = {"pool_round": span.values.get("pool_round"), "level_to": span.values.get("target_level")}
        yield EventKind.POOL_ENTRY, span.starts, planned
        if span.until:
            yield EventKind.POOL_REMOVAL, span.until, planned | {"reason": span.values.get("reason")}
    for span in one.events(FactKind.TRAINING):
        values = {
            "until": _last(span), "training_kind": span.values.get("training_kind"), "hours": span.values.get("hours"),
            "completed": last_day(span) <= one.day,
        }  # fmt: skip
        yield EventKind.TRAINING, span.starts, values
    for span in one.events(FactKind.EVALUATION):
        # A year is judged when it is over: the rating belongs to the window in which it is given.
        yield EventKind.EVALUATION, span.until, {name: span.values.get(name) for name in ("year", "rating")}
    for span in one.events(FactKind.LEAVE):
        yield EventKind.LEAVE, span.starts, {"until": _last(span), "leave_type": span.values.get("leave_type")}
    for span in one.events(FactKind.DEPARTURE):
        yield EventKind.DEPARTURE, span.starts, {"reason": span.values.get("reason")}


def _last(span: Span) -> date | None:
    return last_day(span) if span.until else None


def _appointments(posts: Sequence[Span]) -> Iterator[tuple[EventKind, date | None, Row]]:
    """Each coming into a leading post: another level, or the same with another day of appointment."""
    before: Span | None = None
    for span in posts:
        level = Level(span.values.get("level", Level.NONE))
        same = before and (before.values.get("level"), before.values.get("appointed")) == (
            span.values.get("level"), span.values.get("appointed")
        )  # fmt: skip
        appointed = first_day(span.values.get("appointed"))
        if level in LEADERS and not same and (before or appointed):
            level_from = before.values.get("level", Level.NONE) if before else None
            yield EventKind.APPOINTMENT, appointed or span.starts, {"level_from": level_from, "level_to": level}
        before = span


def _pay(one: Standing) -> Iterator[tuple[EventKind, date | None, Row]]:
    """Changes of grade, and steps with the day on which the law had them due."""
    spans = one.events(FactKind.PAY)
    for before, after in pairwise(spans):
        day = after.starts or one.day
        groups = [_group(span, day) for span in (before, after)]
        if before.values.get("grade") != after.values.get("grade"):
            yield EventKind.GRADE, after.starts, {"group_from": groups[0], "group_to": groups[1]}
        elif (after.values.get("step") or 0) > (before.values.get("step") or 0) > 0:
            due = _due(one, before, day)
            early = bool(after.values.get("early")) or (due is not None and day < due)
            yield EventKind.STEP, after.starts, {"due": due, "early": early, "group_to": groups[1]}


def _due(one: Standing, before: Span, day: date) -> date | None:
    """When the law had the step after `before` due."""
    record = step_record(one, before)
    found = None if isinstance(record, Unknown) else regular_step(record, day)
    return found.due if found else None


def _group(span: Span, day: date) -> str | None:
    found = grade(span.values.get("grade", ""), day)
    return found.group if found else None
