"""Appointment, a further term and a place in a planning pool, held against the rules of the day."""

from collections.abc import Iterator
from datetime import date

from songhanh.equity.snapshot import Level
from songhanh.law.appointment import (
    AppointmentRule,
    age_answer,
    appointment_rule,
    further_term,
    planned_answer,
    terms_answer,
    time_in_post_answer,
)
from songhanh.law.succession import Pool, check_pool, is_young, pool_rules
from songhanh.lib.months import Month
from songhanh.lib.text import bare
from songhanh.lib.words import Words
from songhanh.people.history import Span
from songhanh.people.kinds import FactKind
from songhanh.people.rules.proposals import Proposal
from songhanh.people.rules.retiring import Retiring, retiring
from songhanh.people.rules.terms import held_since, is_higher
from songhanh.people.rules.told import NO_KIND, Outcome, Told, Unknown, en_day, vi_day
from songhanh.people.standing import Standing


def appointment(one: Standing, asked: Proposal) -> Iterator[Told]:
    """For the first time or to a higher post: young enough for the whole term; time in post, and planned."""
    if asked.level is Level.NONE:
        return  # no leading post: the rules of appointment for a term do not speak of it
    rule = _rule(one)
    if isinstance(rule, Unknown):
        yield Told.missing("appointment", rule)
        return
    higher = is_higher(asked.level, one.level)
    yield _age(one, rule, equivalent=one.leads and not higher)
    if one.leads:
        yield from _time_in_post(one, rule)
    planned = planned_answer(rule, one.day, planned=_is_planned(one, asked))
    if planned:
        yield Told.of("planned", planned)


def reappointment(one: Standing, asked: Proposal) -> Iterator[Told]:
    """In the same post: what can follow the term, and terms in a row."""
    del asked
    rule = _rule(one)
    if isinstance(rule, Unknown):
        yield Told.missing("reappointment", rule)
        return
    when = retiring(one)
    if isinstance(when, Unknown):
        yield Told.missing("further_term", when, rule.basis)
    else:
        yield _further(rule, one.day, when)
    held = one.state(FactKind.POST).get("terms")
    answer = terms_answer(rule, int(held or 0))
    if answer and not held and rule.terms_in_a_row_max:
        lacking = Words("chưa có số nhiệm kỳ liên tiếp đã giữ", "the terms held in a row are not known")
        yield Told.missing("terms", Unknown("terms", lacking), rule.basis)
    elif answer:
        yield Told.of("terms", answer)


def _rule(one: Standing) -> AppointmentRule | Unknown:
    kind = one.staff_kind
    if kind is None:
        return NO_KIND
    found = appointment_rule(kind, one.day)
    what = Words(
        f"chưa có quy định bổ nhiệm theo thời hạn đối với {kind.words.vi} ngày {vi_day(one.day)} trong bảng",
        f"no rule of appointment for a term of a {kind.words.en} is known on {en_day(one.day)}",
    )
    return found or Unknown("appointment_rule", what)


def _age(one: Standing, rule: AppointmentRule, *, equivalent: bool = False) -> Told:
    """An equivalent post does not ask for the age, so that nothing of it is missing either."""
    when = retiring(one)
    if isinstance(when, Retiring):
        return Told.of("age", age_answer(rule, Month.of(one.day), when.when.month, equivalent=equivalent))
    answer = age_answer(rule, Month.of(one.day), Month.of(one.day), equivalent=equivalent)
    return Told.of("age", answer) if answer.met else Told.missing("age", when, rule.basis)


def _time_in_post(one: Standing, rule: AppointmentRule) -> Iterator[Told]:
    held = held_since(one, one.level)
    answer = time_in_post_answer(rule, held.months, first=False)
    if answer and held.at_least and not answer.met:
        what = Words(
            f"chưa có ngày bổ nhiệm; sổ ghi đã giữ chức vụ ít nhất {held.months} tháng",
            f"the day of appointment is missing; the register knows of {held.months} months at least",
        )
        yield Told.missing("time_in_post", Unknown("appointed", what), rule.basis)
    elif answer:
        yield Told.of("time_in_post", answer)


def _is_planned(one: Standing, asked: Proposal) -> bool:
    """Whether somebody is planned for that post, or for one that is equivalent or higher."""
    for span in one.lasting(FactKind.POOL):
        same = asked.post and bare(str(span.values.get("target_post", ""))) == bare(asked.post)
        level = Level(span.values.get("target_level", Level.NONE))
        if same or (level is not Level.NONE and not is_higher(asked.level, level)):
            return True
    return False


def _further(rule: AppointmentRule, ends: date, when: Retiring) -> Told:
    found = further_term(rule, ends, when.when.month)
    if found is None:
        why = Words(
            f"Nghỉ hưu trong tháng {when.when.month}, không còn thời gian để bổ nhiệm lại.",
            f"Retires in {when.when.month}: no time is left for a further term.",
        )
        return Told("further_term", Outcome.NOT_MET, why, rule.basis)
    words = found.kind.words
    why = Words(f"{words.vi}, đến {found.until}.", f"{words.en}, until {found.until}.")
    return Told("further_term", Outcome.MET, why, found.basis)


def pool_entry(one: Standing, asked: Proposal) -> Iterator[Told]:
    """Young enough for a whole term still; the titles of one person; whether it counts among the young."""
    rule = _rule(one)
    yield Told.missing("age", rule) if isinstance(rule, Unknown) else _age(one, rule)
    posts = {bare(str(span.values.get("target_post", ""))) for span in _places(one, asked.pool_round)}
    pool = Pool(1, 0, most_titles_of_one=len(posts | {bare(asked.post)}))
    yield from (Told.of("titles", each.answer) for each in check_pool(pool, one.day) if each.id == "titles")
    yield from _youth(one, asked.tier)


def _places(one: Standing, term: str) -> Iterator[Span]:
    for span in one.lasting(FactKind.POOL):
        if span.values.get("pool_round", "") == term:
            yield span


def _youth(one: Standing, tier: str) -> Iterator[Told]:
    """Whether the entry counts among the young, where a rule of the day gives an age."""
    basis = next((each.basis for each in pool_rules(one.day) if tier in each.young_age_under), None)
    born = date(one.birth, 1, 1) if isinstance(one.birth, int) else one.birth
    if basis is None or born is None:
        return
    vi, en = ("Được", "Counts") if is_young(born, one.day, tier) else ("Không", "Does not count")
    why = Words(f"{vi} tính là cán bộ trẻ trong quy hoạch.", f"{en} as a young person of the pool.")
    yield Told.noted("young", why, basis)
