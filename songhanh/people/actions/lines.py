"""Lines that a person decided become rows of the list's entry."""

from songhanh.people.actions.rows import FactWriter
from songhanh.people.actions.staging import Chunk, Numbers
from songhanh.people.given import statements
from songhanh.people.models import Import, Line, Person
from songhanh.people.queries.believed import held_by
from songhanh.people.queries.meanings import context_of, units_by_code


def write_chosen(of: Import) -> None:
    """Write the lines that are somebody's, in the order of the list; those to leave out stay out."""
    assert of.entry is not None
    assert of.as_of is not None
    context = context_of(of.agency, of.as_of)
    chosen = list(Line.objects.filter(of_import=of, choice__in=[Line.Choice.SAME, Line.Choice.NEW]))
    chunk = Chunk(FactWriter(of.entry.pk, units_by_code(of.agency_id)))
    chunk.held = held_by({one.person_id for one in chosen if one.person_id}, staged=of.entry.pk)
    numbers = Numbers(of.agency_id)
    for one in chosen:
        person = one.person_id
        if person is None:
            person = Person.objects.create(agency=of.agency, number=numbers.draw(), entry=of.entry).pk
        chunk.say(person, statements(one.values, context, f"{one.sheet}!{one.row}"[:60]))
    chunk.store(of.entry.pk)
