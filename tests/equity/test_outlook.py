"""What is to come: flows by hand, the least appointments by trial of all, ranges that hold what they should."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from songhanh.equity.projection import Cohort, Flow, expected, ladder, posts, simulate
from songhanh.equity.reach import Case, Year, added, schedule, whole_people

LADDER = Flow(ladder([0.9, 0.85, 0.88], [0.05, 0.07, 0.0]), np.zeros(3))
PEOPLE = {"women": np.array([60.0, 10, 3]), "men": np.array([50.0, 20, 9])}


@settings(deadline=None, max_examples=80)
@given(data=st.data(), posts=st.integers(1, 30), target=st.sampled_from([0.25, 0.3, 0.4, 0.5, 0.6, 1.0]))
def test_what_is_needed_is_the_least_that_does(data: st.DataObject, posts: int, target: float) -> None:
    women = data.draw(st.integers(0, posts))
    vacancies = data.draw(st.integers(0, posts))
    left = data.draw(st.integers(max(0, vacancies - (posts - women)), min(women, vacancies)))
    case = Case(posts, women, vacancies, left, target)
    enough = [k for k in range(posts + 1) if (women - left + k) / posts >= target - 1e-12]
    assert case.needed == enough[0] if enough and case.needed <= posts else case.needed > vacancies
    assert case.reachable == (case.needed <= vacancies)
    assert case.shares()[0] <= case.shares()[1]
    assert case.chance(1.0) == (1.0 if case.reachable else 0.0)


def test_four_tenths_of_twenty_are_eight() -> None:
    assert whole_people(0.4 * 20) == 8
    assert whole_people(0.1 * 3 * 10) == 3


@pytest.mark.parametrize(
    ("people", "women", "target", "wanted"), [(52, 18, 0.4, 5), (10, 4, 0.4, 0), (10, 3, 1.0, None), (3, 3, 1.0, 0)]
)
def test_women_added_beside_the_others(people: int, women: int, target: float, wanted: int | None) -> None:
    assert added(people, women, target) == wanted


@pytest.mark.parametrize("numbers", [(5, 6, 0, 0), (5, 2, 3, 4), (5, 2, 6, 0), (-1, 0, 0, 0)])
def test_numbers_that_do_not_fit_are_refused(numbers: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="Case"):
        Case(*numbers, 0.4)


def test_the_least_a_year_spreads_the_need_over_the_vacancies_there_are() -> None:
    years = [Year(2027, 1, 0), Year(2026, 4, 1), Year(2028, 3, 1)]
    found = schedule(20, 6, 0.4, years)
    assert (found["needed"], found["vacancies"], found["per_year"], found["first_year"]) == (4, 8, 2, 2026)
    beyond = schedule(20, 6, 0.6, years)
    assert (beyond["reachable"], beyond["per_year"], beyond["first_year"]) == (True, 4, 2028)
    assert schedule(20, 6, 0.9, years)["reachable"] is False


def test_flows_by_hand() -> None:
    (first,) = expected(PEOPLE, {"women": LADDER, "men": LADDER}, 1)
    assert first["women"].tolist() == pytest.approx([54, 11.5, 3.34])


def test_the_range_holds_the_expected_share_and_is_the_same_for_one_seed() -> None:
    flows = {"women": LADDER, "men": LADDER}
    ranges = simulate(PEOPLE, flows, 2, runs=300)
    shares = [one["women"] / (one["women"] + one["men"]) for one in expected(PEOPLE, flows, 2)]
    for held, share in zip(ranges, shares, strict=True):
        assert all(low <= one <= high for low, one, high in zip(held["low"], share, held["high"], strict=True))
    assert ranges == simulate(PEOPLE, flows, 2, runs=300)


def test_a_fraction_of_a_hire_comes_as_often_as_it_says() -> None:
    flow = Flow(np.zeros((1, 1)), np.array([0.25]))
    random = np.random.default_rng(1)
    drawn = [int(flow.draw(np.array([3]), random)[0]) for _ in range(400)]
    assert np.mean(drawn) == pytest.approx(0.25, abs=0.07)


def test_an_empty_level_has_no_share() -> None:
    nobody = {"women": np.array([0.0]), "men": np.array([0.0])}
    flow = Flow(np.array([[0.5]]), np.zeros(1))
    assert math.isnan(simulate(nobody, {"women": flow, "men": flow}, 1, runs=5)[0]["low"][0])


@pytest.mark.parametrize("moves", [[[0.8, 0.3], [0, 1]], [[-0.1, 0], [0, 1]], [[0.5]]])
def test_flows_that_cannot_be_are_refused(moves: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="Flow"):
        Flow(np.array(moves), np.zeros(2))


def test_known_retirements_open_posts_that_are_filled_at_the_rate_given() -> None:
    cohort = Cohort(2, 8, {2027: (0, 5)})
    years = posts(cohort, [2026, 2027], 1.0, target=0.7)
    assert [one["mean"] for one in years] == pytest.approx([0.2, 0.7])
    assert years[1]["chance_of_target"] == 1.0
    none = posts(cohort, [2026, 2027], 0.0, target=0.7)
    assert none[1]["chance_of_target"] == 0.0


def test_beyond_retirements_people_leave_at_their_rate() -> None:
    quitting = posts(Cohort(0, 40, {}), [2026], 1.0, quits=0.1)
    assert quitting[0]["mean"] == pytest.approx(0.1, abs=0.02)
    assert math.isnan(posts(Cohort(0, 0, {}), [2026], 0.5)[0]["mean"])
