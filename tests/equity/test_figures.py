"""What is measured on a register: each figure with its numerator, denominator, day and source."""

from datetime import date

import pytest

from equity.registers import DAY, Row, event, people, register
from songhanh.equity.figures import Figure, Sides, count, figures
from songhanh.equity.flow_table import DEFINITIONS, PIPELINE
from songhanh.equity.populations import POPULATIONS
from songhanh.equity.register import When
from songhanh.equity.register_table import Shape

STAFF = [
    *people(many=5, birth_month=date(1990, 1, 1)),
    *people(many=4, sex="M", birth_month=date(1994, 12, 1), unit="u2"),
    *people(many=2, in_pool=True, pool_trained=True, education="Thạc sĩ"),
    *people(many=3, in_pool=True, sex="M", pool_trained=True, education="Thạc sĩ"),
    *people(level="unit_head", appointed=date(2025, 5, 1)),
    *people(level="unit_deputy", sex="M"),
    *people(sex=None),
    *people(many=7, present=False, departed=date(2025, 2, 1)),
]


def told(staff: list[Row], *events: Row) -> dict[str, Figure]:
    return {one.code: one for one in figures(register(staff, events))}


def ratio(one: Figure) -> tuple[float | None, float | None]:
    return one.numerator, one.denominator


def test_each_figure_travels_with_what_it_is_made_of() -> None:
    one = told(STAFF)["LD-2"]
    assert ratio(one) == (2, 5)
    assert one.value == 0.4
    assert (one.day, one.source) == (DAY, "digest")
    assert one.definition.denominator.vi == "người trong quy hoạch"
    law = one.definition.law_on(DAY)
    assert law is not None
    assert law.programme == "LD"


def test_unknown_sex_is_counted_apart_and_is_in_no_denominator() -> None:
    one = told(STAFF)["NB-2"]
    assert one.of == Sides(8, 8, 1, 17)
    assert one.value == 0.5


def test_the_indicators_of_stock() -> None:
    found = told(STAFF)
    assert ratio(found["NB-1.2"]) == (1, 2)
    assert ratio(found["NB-1.2.unit_head"]) == (1, 1)
    assert ratio(found["NB-1.1"]) == (0, 1)
    assert ratio(found["LD-3"]) == (2, 3)
    assert found["LD-3"].other == 3 / 4
    assert ratio(found["CL-5.4a"]) == (2, 5)
    assert "không phải số quốc gia" in found["CL-5.4a"].definition.definition.vi
    assert found["CL-5.4b"].value is None


def test_a_woman_among_the_leaders_is_told_of_one_agency_only() -> None:
    staff = people(level="agency_head", agency="a") + people(level="agency_head", agency="b", sex="M")
    both = register(staff, agency="")
    assert figures(both, ["NB-1.1"]) == []
    assert [one.value for one in figures(both, ["NB-1.1"], by=["agency"])] == [1, 0]
    assert figures(both, ["NB-1.1"], by=["agency", "unit"]) == []
    assert [one.value for one in figures(both.of("b"), ["NB-1.1"])] == [0]


def test_the_way_to_a_leading_post_tells_rates_of_women_and_men() -> None:
    found = told(STAFF)
    assert [ratio(found[code]) for code in PIPELINE[1:]] == [(2, 8), (2, 2), (1, 3), (1, 8)]
    assert [found[code].other for code in PIPELINE[1:]] == [3 / 8, 1, 0, 1 / 8]


def test_the_party_minimum_follows_the_day() -> None:
    definition = DEFINITIONS["DG-1"]
    codes = [(law.code if (law := definition.law_on(day)) else None) for day in (date(2022, 1, 1), date(2026, 1, 1))]
    assert codes == ["DG-1", "DG-1b"]
    assert definition.law_on(date(2020, 1, 1)) is None


def test_a_person_counts_once_in_the_pool_and_once_for_each_level() -> None:
    staff = people(many=2, in_pool=True)
    entered = [event("pool_entry", "1", level_to=level, pool_round="2025") for level in ("unit_head", "unit_deputy")]
    entered += [event("pool_entry", "2", level_to="unit_head", pool_round="2020", starts=date(2020, 1, 1))] * 2
    removed = event("pool_removal", "2", level_to="unit_head", pool_round="2020", starts=date(2021, 1, 1))
    again = event("pool_entry", "2", level_to="unit_deputy", pool_round="2025", until=date(2025, 9, 1))
    found = told(staff, *entered, removed, again)
    assert ratio(found["LD-2"]) == (2, 2)
    assert ratio(found["LD-2.unit_head"]) == (1, 1)
    assert ratio(found["LD-2.unit_deputy"]) == (1, 1)


def test_flows_are_those_of_the_window() -> None:
    mine = register(
        STAFF,
        [
            event("recruitment", starts=date(2024, 12, 31)),
            event("recruitment"),
            event("recruitment", sex="M", starts=DAY),
            event("appointment", level_to="unit_head"),
            event("appointment", level_to="none"),
            event("departure", reason="retirement"),
            event("departure", reason="resignation", sex="M"),
        ],
    )
    found = {one.code: one for one in figures(mine)}
    assert ratio(found["flow.recruitment"]) == (1, 2)
    assert ratio(found["flow.appointment"]) == (1, 1)
    assert ratio(found["flow.appointment.unit_head"]) == (1, 1)
    (before,) = figures(mine, ["flow.recruitment"], when=When(DAY, date(2024, 1, 1), date(2024, 12, 31)))
    assert (ratio(before), before.day) == ((1, 1), date(2024, 12, 31))
    reasons = figures(mine, ["flow.departure"], by=["reason"])
    assert [(dict(one.group)["reason"], one.value) for one in reasons] == [("resignation", 0), ("retirement", 1)]


def test_steps_are_on_time_late_by_months_or_early() -> None:
    due = date(2025, 6, 1)
    found = told(
        STAFF,
        event("step", due=due),
        event("step", due=date(2025, 6, 30)),
        event("step", due=due, starts=date(2025, 8, 1)),
        event("step", due=due, starts=date(2025, 7, 1), sex="M"),
        event("step", due=date(2026, 1, 1), early=True),
        event("step"),
    )
    assert ratio(found["flow.step_on_time"]) == (2, 3)
    assert ratio(found["flow.step_late"]) == (1, 3)
    assert (found["flow.step_delay"].value, found["flow.step_delay"].other) == (2, 1)
    assert ratio(found["flow.step_early"]) == (1, 5)


def test_training_counts_turns_people_and_hours() -> None:
    courses = [event("training", person, completed=True, hours=8.0) for person in ("1", "1", "2")]
    found = told(STAFF, *courses, event("training", "3", hours=40.0))
    assert ratio(found["flow.training_turns"]) == (3, 3)
    assert ratio(found["flow.training_people"]) == (2, 8)
    assert (found["flow.training_hours"].value, found["flow.training_hours"].other) == (3, 0)


def test_fathers_on_leave_are_counted_among_men() -> None:
    found = told(STAFF, event("leave", sex="M", leave_type="paternity"), event("leave", leave_type="maternity"))
    assert ratio(found["flow.paternity_leave"]) == (1, 8)
    assert ratio(found["flow.birth_leave"]) == (1, 2)


def test_groups_are_those_of_any_column_that_the_table_has() -> None:
    mine = register(STAFF)
    assert [(dict(one.group)["age_band"], one.of.total) for one in figures(mine, ["NB-2"], by=["age_band"])] == [
        ("", 8),
        ("40", 9),
    ]
    assert {one.code for one in figures(mine, by=["level"])} & {"flow.recruitment", "LD-2.unit_head"} == set()
    assert [one.value for one in figures(mine, ["NB-2"], by=["agency", "unit"])] == [8 / 12, 0]


@pytest.mark.parametrize(
    ("born", "band"), [(date(1994, 12, 1), "40"), (date(1995, 1, 1), "30"), (date(1964, 1, 1), "60")]
)
def test_age_is_in_full_years_on_the_day(born: date, band: str) -> None:
    (one,) = figures(register(people(birth_month=born)), ["NB-2"], by=["age_band"])
    assert one.group == (("age_band", band),)


def test_of_an_empty_register_everything_is_nothing() -> None:
    found = told([])
    assert {one.of for one in found.values()} == {Sides()}
    assert {code for code, one in found.items() if one.value is not None} == {"NB-1.1"}


def test_every_definition_is_complete_and_every_population_is_used() -> None:
    used = {name for one in DEFINITIONS.values() for name in (one.of, one.among) if name}
    assert used == set(POPULATIONS)
    assert {one.code for one in figures(register(STAFF))} == set(DEFINITIONS)
    for one in DEFINITIONS.values():
        assert all(word for words in (one.name, one.definition, one.numerator, one.denominator) for word in words)
        assert one.among or one.shape in (Shape.SHARE, Shape.ANY)
        for code in one.law:
            assert one.law_on(DAY) is None or code


def test_counts_of_one_table_come_from_one_scan() -> None:
    found = count(register(STAFF), ["staff", "pool", "leaders", "recruitments"])
    assert {source.value: frame.shape[1] for source, frame in found.frames.items()} == {"people": 4, "events": 2}
