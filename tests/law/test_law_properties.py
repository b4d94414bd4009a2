"""Whatever a text says, the keys of law neither fail nor change when taken twice."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from songhanh.law.bodies import abbreviations, agencies, body_key, known_agency
from songhanh.law.document_names import number_key
from songhanh.law.documents import describe, documents, find, state

NAMES = st.lists(
    st.sampled_from([*abbreviations(), *(agency.name for agency in agencies().values()), "tỉnh", "-", "&", "các", "và"])
    | st.text(max_size=8),
    max_size=6,
).map(" ".join)
NUMBERS = st.from_regex(r"(số )?0{0,2}[0-9]{1,5}[a-z]?[/-](20[0-9]{2}/)?[A-ZĐa-z]{2,4}[-–/][A-ZĐ]{2,8}", fullmatch=True)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2035, 12, 31))


@given(NAMES)
def test_the_key_of_a_key_is_the_key(name: str) -> None:
    assert body_key(body_key(name)) == body_key(name)


@given(NAMES)
def test_case_and_spaces_never_make_another_body(name: str) -> None:
    assert body_key(f"  {name.lower()} ") == body_key(name)


@given(NAMES, DAYS)
def test_an_agency_that_is_known_on_a_day_had_begun_by_then(name: str, on: date) -> None:
    agency = known_agency(name, on)
    assert agency is None or agency.valid_from is None or agency.valid_from <= on


@given(NUMBERS)
def test_spaces_dashes_and_case_never_make_another_number(number: str) -> None:
    key = number_key(number)
    assert key is not None
    assert number_key(number.upper().replace("/", " / ").replace("–", "-")) == key


@given(st.text(max_size=30), st.none() | st.text(max_size=40), st.none() | DAYS, DAYS)
def test_any_citation_is_found_or_not(number: str, title: str | None, issued: date | None, on: date) -> None:
    known = find(number, "Quyết định", title, issued, on)
    assert known is None or documents()[known.id] is known


@given(st.sampled_from(sorted(documents())), DAYS)
def test_what_came_after_a_document_never_leads_back_to_it(id_: str, on: date) -> None:
    told = state(documents()[id_], on)
    assert told.document not in told.chain
    assert set(told.successors) <= set(told.chain)
    assert describe(told).vi.endswith(".")
