"""Courses that a person finished, as the programme for women in leadership counts them (QĐ 2282/QĐ-TTg)."""

from datetime import date, timedelta

from songhanh.law.indicators import Indicator, aim_for, indicator
from songhanh.lib.months import add_months
from songhanh.people.history import Span
from songhanh.people.kinds import FactKind
from songhanh.people.standing import Standing

# The decision's counting window was not read: five years, as its targets lie apart; the snapshot counts the same.
WINDOW_MONTHS = 60
_INDICATOR = "LD-3"


def programme() -> Indicator:
    """The indicator that asks for the training of women who are planned or lead."""
    return indicator(_INDICATOR)


def aim(day: date) -> int | None:
    """The share in percent that is to be trained by the next year for which a target is set."""
    found = aim_for(_INDICATOR, day.year)
    return int(found.target.value) if found else None


def is_source(one: Standing) -> bool:
    """Whether somebody is planned for a leading post, or holds one."""
    return one.leads or bool(one.lasting(FactKind.POOL))


def trained(one: Standing) -> bool:
    """Whether a course was finished within the window."""
    since = add_months(one.day, -WINDOW_MONTHS)
    return any(since <= last_day(span) <= one.day for span in one.events(FactKind.TRAINING))


def last_day(span: Span) -> date:
    """The last day of a course; where no end is written, its first."""
    return span.until - timedelta(days=1) if span.until else span.starts or date.min
