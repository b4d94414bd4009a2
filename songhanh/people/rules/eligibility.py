"""What the rules say of an event before it is written into the register: met, not met, or what is missing.

A rule that is not met forbids nobody to write down what was decided: a decision that stands is a fact, with its reason.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from songhanh.people.rules.appointing import appointment, pool_entry, reappointment
from songhanh.people.rules.leaving import leave, retire, training
from songhanh.people.rules.paying import early, grade_change, step
from songhanh.people.rules.proposals import Event, Proposal
from songhanh.people.rules.told import Told
from songhanh.people.standing import Standing

_ANSWERS: dict[Event, Callable[[Standing, Proposal], Iterator[Told]]] = {
    Event.APPOINTMENT: appointment,
    Event.REAPPOINTMENT: reappointment,
    Event.POOL_ENTRY: pool_entry,
    Event.STEP: step,
    Event.EARLY_STEP: early,
    Event.GRADE: grade_change,
    Event.TRAINING: training,
    Event.LEAVE: leave,
    Event.RETIREMENT: retire,
}


def eligibility(one: Standing, proposal: Proposal) -> tuple[Told, ...]:
    """What each rule of the day of the event says of it; empty where none is known to ask."""
    ask = _ANSWERS.get(proposal.event)
    return tuple(ask(replace(one, day=proposal.on), proposal)) if ask else ()
