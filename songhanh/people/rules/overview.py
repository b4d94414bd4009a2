"""All that the rules say of a person as of a day, for the person's page."""

from collections.abc import Iterator

from songhanh.lib.words import Words
from songhanh.people.rules.paying import grade_change
from songhanh.people.rules.proposals import Event, Proposal
from songhanh.people.rules.retiring import retiring, window
from songhanh.people.rules.steps import next_step
from songhanh.people.rules.terms import term
from songhanh.people.rules.told import Told, Unknown, en_day, vi_day
from songhanh.people.rules.training import is_source
from songhanh.people.standing import Standing


def rules_of(one: Standing) -> tuple[Told, ...]:
    """Retirement and its notice, the window of appointment of who is a source, the term, the next step, the grade."""
    return tuple(_all(one)) if one.present else ()


def _all(one: Standing) -> Iterator[Told]:
    yield from _retirement(one)
    if is_source(one):
        yield from _window(one)
    yield from _term(one)
    yield _step(one)
    yield from grade_change(one, Proposal(event=Event.GRADE, on=one.day))


def _retirement(one: Standing) -> Iterator[Told]:
    told = retiring(one)
    if isinstance(told, Unknown):
        yield Told.missing("retirement", told)
        return
    yield Told.noted("retirement", told.sentence, told.when.basis)
    yield Told.noted("notice", told.notice_sentence, told.notice_basis)


def _window(one: Standing) -> Iterator[Told]:
    told = window(one)
    if isinstance(told, Unknown):
        yield Told.missing("window", told)
    elif told:
        yield Told.noted("window", told.sentence, told.rule.basis)


def _term(one: Standing) -> Iterator[Told]:
    told = term(one)
    if isinstance(told, Unknown):
        yield Told.missing("term", told)
    elif told:
        yield Told.noted("term", told.sentence, told.basis)
        if told.further:
            yield Told.noted("further_term", told.follows_sentence, told.further.basis)
        if told.terms:
            yield Told.of("terms", told.terms)


def _step(one: Standing) -> Told:
    told = next_step(one)
    if isinstance(told, Unknown):
        return Told.missing("step", told)
    if told is None:
        return Told.noted("step", Words("Không có bậc lương tiếp theo trong bảng.", "No step of pay follows."))
    due = Words(
        f"{told.words.vi}: đến hạn ngày {vi_day(told.due)}. {told.why.vi}",
        f"{told.words.en}: due on {en_day(told.due)}. {told.why.en}",
    )
    return Told.noted("step", due, told.basis)
