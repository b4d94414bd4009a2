"""Leading posts to 2030: retirements by law, what vacancies open, what it takes, and what if."""

from datetime import date
from typing import Any

import pytest

from equity.registers import Row, people, register
from songhanh.equity.posts import Supposed, holders, leaving, outlook
from songhanh.equity.register import Register
from songhanh.equity.snapshot import Level
from songhanh.lib.words import Problem


def leader(sex: str, born: tuple[int, int], level: str = "unit_head", **more: Any) -> Row:
    return people(sex=sex, birth_month=date(*born, 1), level=level, **more)[0]


# Men born 03/1966 retire in 12/2027 (61 years 9 months), women born 06/1969 in 02/2026 (56 years 8 months).
STAFF = [
    leader("F", (1969, 6)),
    leader("F", (1985, 1), term_until=date(2027, 6, 30)),
    *(leader("M", (1966, 3)) for _ in range(3)),
    *(leader("M", (1980, 5)) for _ in range(3)),
    *people(many=3, in_pool=True),
    *people(many=1, in_pool=True, sex="M"),
    leader("M", (1970, 1), level="agency_head"),
]
UNITS = (Level.UNIT_HEAD, Level.UNIT_DEPUTY)


@pytest.fixture
def mine() -> Register:
    return register(STAFF)


def test_who_retires_when_is_known_by_law(mine: Register) -> None:
    held = holders(mine)
    units = [one for one in held.people if one.level in UNITS]
    gone = leaving(units, held.day, Supposed())
    assert {year: gone[year] for year in sorted(gone)[:2]} == {2026: (1, 0), 2027: (0, 3)}
    assert held.pool_share == 0.75


def test_ends_of_terms_open_posts_only_where_that_is_supposed(mine: Register) -> None:
    held = holders(mine)
    assert leaving(held.people, held.day, Supposed(terms_end=True))[2027] == (1, 3)


def test_what_it_takes_and_when(mine: Register) -> None:
    found = outlook(holders(mine), UNITS, target=0.5)
    plan = found.values["schedule"]
    assert (plan["needed"], plan["vacancies"], plan["per_year"], plan["first_year"]) == (3, 4, 2, 2027)
    assert [one["year"] for one in found.values["years"]] == [2026, 2027, 2028, 2029, 2030]
    last = found.values["years"][-1]
    assert 1 / 8 <= last["low"] <= last["mean"] <= last["high"] <= 5 / 8
    assert found.settings["share_from_pool"]
    assert "cần bổ nhiệm 3 nữ" in found.sentence().vi


def test_where_it_is_out_of_reach_the_first_year_is_told(mine: Register) -> None:
    plan = outlook(holders(mine), UNITS, target=0.9).values["schedule"]
    assert plan["reachable"] is False
    assert plan["possible_in"] == 2042


def test_what_if(mine: Register) -> None:
    held = holders(mine)

    def last(supposed: Supposed) -> float:
        return float(outlook(held, UNITS, supposed=supposed).values["years"][-1]["mean"])

    assert last(Supposed(share=0.0)) == 1 / 8
    assert last(Supposed(share=1.0)) == 5 / 8
    assert last(Supposed(share=1.0, more_vacancies=1)) > 5 / 8
    assert last(Supposed(share=1.0, quits=0.2)) > 5 / 8
    assert Supposed(share=0.3) == Supposed(share=0.3)


@pytest.mark.parametrize("wrong", [{"share": 1.2}, {"quits": -0.1}, {"more_vacancies": -1}, {"runs": 0}])
def test_numbers_that_cannot_be_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(Problem, match="0 đến 1"):
        Supposed(**wrong)  # type: ignore[arg-type]


def test_unknown_sex_and_birth_are_told_of() -> None:
    staff = [leader("F", (1980, 1)), *people(level="unit_head"), *people(level="unit_head", sex=None)]
    found = outlook(holders(register(staff)), target=0.3)
    assert {one.code: one.rows for one in found.left_out} == {"other": 1, "no-birth": 1}
    assert (found.counts["posts"], found.values["share"]) == (2, None)


def test_without_leaders_nothing_is_foretold() -> None:
    found = outlook(holders(register(people())), target=0.3)
    assert found.values["now"] is None
    assert found.sentence().vi == "Chưa đủ số liệu để dự báo."
