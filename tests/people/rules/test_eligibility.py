"""What a form is told of an event: met, not met with its article, or what is missing."""

from datetime import date
from typing import Any

import pytest

from people.rules.standings import TODAY, born, fact, pay, place, post, somebody
from songhanh.equity.snapshot import Level
from songhanh.law.steps import EarlyKind
from songhanh.people.kinds import FactKind
from songhanh.people.rules.eligibility import eligibility
from songhanh.people.rules.leave import LEAVE_TYPES
from songhanh.people.rules.overview import rules_of
from songhanh.people.rules.proposals import Event, Proposal
from songhanh.people.rules.told import Outcome, Told
from songhanh.people.standing import Standing

MET, NOT_MET, UNKNOWN, NOTE = Outcome
WOMAN = born("F", "1975-05-03")
DEPUTY = post(Level.UNIT_DEPUTY, date(2022, 1, 15), appointed="2022-01-15", position="Phó Trưởng phòng")


def asked(one: Standing, event: Event, day: date = TODAY, **more: Any) -> dict[str, Told]:
    return {told.rule: told for told in eligibility(one, Proposal(event=event, on=day, **more))}


def outcomes(one: Standing, event: Event, day: date = TODAY, **more: Any) -> dict[str, Outcome]:
    return {rule: told.outcome for rule, told in asked(one, event, day, **more).items()}


@pytest.mark.parametrize(
    ("birth", "day", "outcome"),
    [
        ("1973-03-10", date(2026, 11, 30), MET),  # retires 11/2031
        ("1973-03-10", date(2026, 12, 1), NOT_MET),
        ("1972-12-10", date(2026, 7, 1), MET),
        ("", date(2026, 11, 30), UNKNOWN),
    ],
)
def test_a_first_appointment_asks_for_the_whole_term(birth: str, day: date, outcome: Outcome) -> None:
    one = somebody(born("F", birth), post(), place("Trưởng phòng", target_level=Level.UNIT_HEAD))
    assert outcomes(one, Event.APPOINTMENT, day, level=Level.UNIT_HEAD) == {"age": outcome, "planned": MET}


def test_a_man_of_the_same_month_can_still_be_appointed() -> None:
    one = somebody(born("M", "1973-03-10"), post())
    assert outcomes(one, Event.APPOINTMENT, date(2026, 12, 1), level=Level.UNIT_HEAD)["age"] is MET


def test_an_equivalent_post_does_not_ask_for_the_age_even_where_it_is_not_known() -> None:
    for whom in (born("F", "1969-12-01"), born("F", "")):
        told = asked(somebody(whom, DEPUTY), Event.APPOINTMENT, level=Level.UNIT_DEPUTY)
        assert told["age"].outcome is MET
        assert "tương đương" in told["age"].why.vi


def test_a_higher_post_asks_for_two_years_in_the_present_one() -> None:
    told = asked(somebody(WOMAN, DEPUTY), Event.APPOINTMENT, date(2023, 12, 1), level=Level.UNIT_HEAD)
    assert "time_in_post" not in told  # NĐ 138/2020 does not say
    late = post(Level.UNIT_DEPUTY, date(2025, 1, 15), appointed="2025-01-15")
    told = asked(somebody(WOMAN, late), Event.APPOINTMENT, level=Level.UNIT_HEAD)
    assert told["time_in_post"].outcome is NOT_MET
    assert "21 tháng" in told["time_in_post"].why.vi
    assert not told["time_in_post"].blocks  # NĐ 170/2025 was not read
    assert "chưa kiểm chứng" in told["time_in_post"].sentence.vi


def test_time_in_equivalent_posts_is_added_up() -> None:
    first = post(Level.UNIT_HEAD, date(2024, 1, 1), date(2025, 1, 1), appointed="2024-01-01")
    between = post(Level.NONE, date(2025, 1, 1), date(2025, 9, 1))
    again = post(Level.UNIT_DEPUTY, date(2025, 9, 1), appointed="2025-09-01")
    told = asked(somebody(WOMAN, first, between, again), Event.APPOINTMENT, level=Level.UNIT_HEAD)
    assert "26 tháng" in told["time_in_post"].why.vi
    assert told["time_in_post"].outcome is MET


def test_a_post_without_its_first_day_leaves_the_time_open() -> None:
    seen = post(Level.UNIT_DEPUTY, date(2026, 1, 1))
    told = asked(somebody(WOMAN, seen), Event.APPOINTMENT, level=Level.UNIT_HEAD)
    assert told["time_in_post"].outcome is UNKNOWN
    assert "ít nhất 10 tháng" in told["time_in_post"].why.vi


@pytest.mark.parametrize(
    ("planned", "outcome"),
    [
        (place("Trưởng phòng", target_level=Level.UNIT_HEAD), MET),
        (place("Giám đốc Sở", target_level=Level.AGENCY_HEAD), MET),
        (place("Phó trưởng phòng", target_level=Level.UNIT_DEPUTY), NOT_MET),
        (place("trưởng phòng"), MET),
        (None, NOT_MET),
    ],
)
def test_who_is_appointed_is_to_be_planned_for_that_post_or_a_higher_one(planned: object, outcome: Outcome) -> None:
    one = somebody(WOMAN, post(), *([planned] if planned else []))
    told = outcomes(one, Event.APPOINTMENT, level=Level.UNIT_HEAD, post="Trưởng phòng")
    assert told["planned"] is outcome


def test_a_post_that_leads_nobody_asks_no_rule() -> None:
    assert asked(somebody(WOMAN, post()), Event.APPOINTMENT) == {}


@pytest.mark.parametrize("kind", ["cadre", "worker", ""])
def test_of_kinds_without_a_rule_nothing_is_told(kind: str) -> None:
    one = somebody(WOMAN, post(staff_kind=kind))
    assert outcomes(one, Event.APPOINTMENT, level=Level.UNIT_HEAD) == {"appointment": UNKNOWN}
    assert outcomes(one, Event.REAPPOINTMENT) == {"reappointment": UNKNOWN}


@pytest.mark.parametrize(
    ("birth", "words"),
    [
        ("1975-05-03", "thời hạn đầy đủ"),
        ("1972-09-01", "Bổ nhiệm lại đến thời điểm nghỉ hưu"),
        ("1970-08-01", "Kéo dài thời gian giữ chức vụ"),
        ("1969-05-01", "không còn thời gian"),
    ],
)
def test_what_follows_a_term_goes_by_the_months_until_retirement(birth: str, words: str) -> None:
    told = asked(somebody(born("F", birth), DEPUTY), Event.REAPPOINTMENT)
    assert words in told["further_term"].why.vi


def test_terms_in_a_row_are_counted_where_the_rule_bounds_them() -> None:
    day = date(2025, 1, 1)
    served = post(Level.UNIT_DEPUTY, appointed="2020-01-01", terms=2)
    assert outcomes(somebody(WOMAN, served), Event.REAPPOINTMENT, day)["terms"] is NOT_MET
    assert outcomes(somebody(WOMAN, DEPUTY), Event.REAPPOINTMENT, day)["terms"] is UNKNOWN
    assert "terms" not in outcomes(somebody(WOMAN, served), Event.REAPPOINTMENT, TODAY)


def test_a_place_in_a_pool_asks_for_a_whole_term_and_few_titles() -> None:
    posts = [place(name) for name in ("Giám đốc Sở", "Phó Giám đốc Sở", "Trưởng phòng")]
    one = somebody(born("F", "1990-01-01"), post(), *posts)
    before = {"pool_round": "2025-2030", "post": "Chánh Văn phòng"}
    told = asked(one, Event.POOL_ENTRY, date(2025, 1, 1), **before)
    assert {rule: each.outcome for rule, each in told.items()} == {"age": MET, "titles": NOT_MET, "young": NOTE}
    assert not told["titles"].blocks
    assert "Được tính là cán bộ trẻ" in told["young"].why.vi
    assert outcomes(one, Event.POOL_ENTRY, date(2025, 10, 8), **before) == {"age": MET}


def test_a_step_is_in_time_from_its_day() -> None:
    rated = [fact(FactKind.EVALUATION, date(year, 1, 1), year=year, rating="good") for year in (2024, 2025, 2026)]
    one = somebody(WOMAN, post(), pay(), *rated)
    assert outcomes(one, Event.STEP, date(2026, 12, 31)) == {"time": NOT_MET, "evaluation": MET}
    assert outcomes(one, Event.STEP, date(2027, 1, 1)) == {"time": MET, "evaluation": MET}
    told = asked(somebody(WOMAN, post(), pay(), *rated[:1]), Event.STEP, date(2027, 1, 1))
    assert told["evaluation"].outcome is UNKNOWN
    assert "năm 2025, 2026" in told["evaluation"].why.vi


def test_a_failed_year_is_noted_as_counted_in() -> None:
    rated = [fact(FactKind.EVALUATION, date(2024, 1, 1), year=2024, rating="poor")]
    rated += [fact(FactKind.EVALUATION, date(year, 1, 1), year=year, rating="good") for year in (2025, 2026)]
    one = somebody(WOMAN, post(), pay(), *rated)
    assert outcomes(one, Event.STEP, date(2027, 1, 1)) == {"time": NOT_MET, "evaluation": NOTE}


@pytest.mark.parametrize(
    ("since", "early", "outcome"),
    [("2024-06-01", False, MET), ("2025-06-01", False, NOT_MET), ("2024-06-01", True, NOT_MET)],
)
def test_an_early_step_for_achievement(since: str, early: bool, outcome: Outcome) -> None:
    one = somebody(WOMAN, post(), pay(step_from=since, early=early))
    told = asked(one, Event.EARLY_STEP, staff=57)
    assert told["early"].outcome is outcome
    assert "tối đa 5 người trong 57 người" in told["quota"].why.vi


def test_an_early_step_before_retirement_looks_at_the_last_day_of_work() -> None:
    one = somebody(born("F", "1970-01-20"), post(), pay(step_from="2025-01-01"))  # retires 05/2027, due 01/2028
    told = asked(one, Event.EARLY_STEP, ground=EarlyKind.RETIREMENT)
    assert told["early"].outcome is MET
    assert not told["early"].verified
    assert told["earliest"].outcome is NOT_MET
    assert outcomes(somebody(born("F", ""), post(), pay()), Event.EARLY_STEP, ground=EarlyKind.RETIREMENT) == {
        "early": UNKNOWN
    }


def test_without_a_grade_a_step_is_not_told() -> None:
    one = somebody(WOMAN, post(), pay(grade=""))
    assert outcomes(one, Event.STEP) == {"time": UNKNOWN}
    assert outcomes(one, Event.EARLY_STEP) == {"early": UNKNOWN}


def test_since_july_2025_the_grade_follows_the_position() -> None:
    one = somebody(WOMAN, post(), pay())
    assert "nâng ngạch" in asked(one, Event.GRADE, date(2025, 6, 30))["grade"].why.vi
    assert "xếp ngạch theo vị trí việc làm" in asked(one, Event.GRADE, date(2025, 7, 1))["grade"].why.vi


def test_titles_of_public_employees_move_to_career_steps() -> None:
    teacher = somebody(WOMAN, post(staff_kind="public_employee"), pay())
    assert "BNN.3" in asked(teacher, Event.GRADE)["career_step"].why.vi
    assert "career_step" not in asked(teacher, Event.GRADE, date(2026, 6, 30))


@pytest.mark.parametrize("leave_type", LEAVE_TYPES)
def test_every_type_of_leave_says_whether_it_counts(leave_type: str) -> None:
    one = somebody(WOMAN, post(), pay())
    told = asked(one, Event.LEAVE, leave_type=leave_type, until=date(2027, 5, 1))
    assert told["counts"].outcome is NOTE
    assert ("Không được tính" in told["counts"].why.vi) == leave_type.startswith("stop-")
    assert LEAVE_TYPES[leave_type].en


def test_unpaid_leave_moves_the_next_step_and_maternity_leave_does_not() -> None:
    one = somebody(WOMAN, post(), pay())
    told = asked(one, Event.LEAVE, leave_type="stop-unpaid", until=date(2026, 12, 31))
    assert "từ 01/01/2027 sang 01/03/2027" in told["step"].why.vi
    assert set(asked(one, Event.LEAVE, leave_type="maternity", until=date(2027, 5, 8))) == {"counts"}
    assert set(asked(one, Event.LEAVE, leave_type="paternity", until=date(2026, 11, 20))) == {"counts", "sex"}
    assert outcomes(one, Event.LEAVE, leave_type="đi chơi") == {"counts": UNKNOWN}


@pytest.mark.parametrize(
    ("day", "outcome", "words"),
    [
        (date(2027, 6, 1), MET, "trong tháng 05/2027"),
        (date(2027, 5, 31), MET, "trong tháng 05/2027"),
        (date(2026, 6, 1), NOTE, "sớm hơn 12 tháng, giới hạn 60 tháng"),
        (date(2032, 7, 1), NOT_MET, "muộn hơn 61 tháng, giới hạn 60 tháng"),
    ],
)
def test_retirement_is_held_against_the_own_month(day: date, outcome: Outcome, words: str) -> None:
    told = asked(somebody(born("F", "1970-01-20"), post(), pay()), Event.RETIREMENT, day)
    assert told["retirement"].outcome is outcome
    assert words in told["retirement"].why.vi
    assert "trước ngày 01/12/2026" in told["notice"].why.vi


def test_training_counts_for_the_step_and_for_the_programme_of_women() -> None:
    assert set(asked(somebody(WOMAN, DEPUTY), Event.TRAINING)) == {"counts", "programme"}
    assert set(asked(somebody(WOMAN, post()), Event.TRAINING)) == {"counts"}


def test_a_departure_asks_no_rule() -> None:
    assert asked(somebody(WOMAN, post()), Event.DEPARTURE) == {}


def test_a_page_of_a_person_tells_all_rules_with_their_articles() -> None:
    told = rules_of(somebody(WOMAN, DEPUTY, pay()))
    assert [each.rule for each in told] == [
        "retirement", "notice", "window", "term", "further_term", "step", "grade",
    ]  # fmt: skip
    assert all(each.basis and each.basis.legal_basis in each.sentence.vi for each in told)
    gone = fact(FactKind.DEPARTURE, date(2026, 9, 1))
    assert rules_of(somebody(WOMAN, DEPUTY, pay(), gone)) == ()


def test_of_a_person_of_whom_nothing_is_known_all_gaps_are_said() -> None:
    told = rules_of(somebody(post(Level.UNIT_HEAD, staff_kind="")))
    assert [(each.rule, each.outcome) for each in told] == [
        ("retirement", UNKNOWN), ("window", UNKNOWN), ("term", UNKNOWN), ("step", UNKNOWN), ("grade", UNKNOWN),
    ]  # fmt: skip
    assert all(each.why.vi.startswith("Chưa xác định được: chưa") for each in told)
    assert not [each for each in told if each.blocks]


def test_an_answer_that_is_not_met_blocks_only_where_its_rule_was_checked() -> None:
    employee = post(Level.UNIT_DEPUTY, date(2025, 1, 15), appointed="2025-01-15", staff_kind="public_employee")
    told = asked(somebody(WOMAN, employee), Event.APPOINTMENT, date(2026, 6, 30), level=Level.UNIT_HEAD)
    assert told["time_in_post"].blocks
    told = asked(somebody(WOMAN, employee), Event.APPOINTMENT, date(2026, 7, 1), level=Level.UNIT_HEAD)
    assert told["time_in_post"].outcome is NOT_MET
    assert not told["time_in_post"].blocks
