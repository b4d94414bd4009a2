"""Values that cannot be: pay that is in no table, ages, days to come, one person on two lines."""

import pytest

from rosters.lists import TODAY, problems, roster_of
from songhanh.rosters.checks import check, same_people
from songhanh.rosters.rules import RULES, Severity

PAY = "STT|Họ và tên|Tên ngạch|Mã ngạch|Bậc|Hệ số|Vượt khung (%)\n1|Lê Văn An|"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("Chuyên viên|01.003|3/9|3,00|", []),
        ("|01.003|9|4,98|5%", []),
        ("|01.033|3|9,99|", [("D", "unknown_grade")]),
        ("Chuyên viên chính|01.003|3|3,00|", [("D", "grade_name_mismatch")]),
        ("CV|01.003|3|3,00|", []),
        ("|01.003|3|3,01|", [("F", "coefficient_not_in_table")]),
        ("|01.003|2|3,00|", [("E", "step_mismatch")]),
        ("|01.003|10|4,98|8", [("E", "step_beyond_scale")]),
        ("|01.003|3|3,00|5", [("G", "beyond_scale_not_last")]),
        ("|01.003||3,00|5", [("G", "beyond_scale_not_last")]),
        ("||3|9,99|", []),
    ],
)
def test_pay_is_held_to_the_tables_of_the_law(cells: str, told: list[tuple[str, str]]) -> None:
    assert [one[1:] for one in problems(roster_of(PAY + cells))] == told


@pytest.mark.parametrize(
    ("birth", "odd"),
    [("31/12/2007", False), ("1/1/2008", False), ("2/1/2008", True), ("1954", True), ("1/2/1955", False)],
)
def test_ages_are_those_of_staff_on_the_day_of_the_list(birth: str, odd: bool) -> None:
    found = problems(roster_of(f"STT|Họ và tên|Ngày sinh\n1|Lê Văn An|{birth}"))
    assert found == ([(2, "C", "implausible_age")] if odd else [])


def test_days_after_that_of_the_list_are_told_but_for_what_comes_next() -> None:
    roster = roster_of(
        "(Tính đến ngày 31/12/2024)\nSTT|Họ và tên|Ngày tuyển dụng|Ngày hưởng lương|Nâng lương lần sau\n"
        "1|Lê Văn An|2025|1/1/2024|1/1/2027"
    )
    assert problems(roster) == [(3, "C", "date_in_future")]


def test_one_person_on_several_lines_is_told() -> None:
    roster = roster_of(
        """STT|Họ và tên|Ngày sinh|Giới tính|Chức vụ
1|Lê Văn An|1/2/1980|Nam|CV
2|LÊ VĂN AN|01/02/1980|Nam|CV
3|Lê Văn An|1/2/1980|Nam|TP
4|Lê Văn An|1980|Nam|CV
5|Lê Văn An|1981|Nam|CV
6|Lê Văn An|1980|Nữ|CV"""
    )
    assert problems(roster) == [
        (3, "B", "duplicate_person"),
        (4, "B", "person_twice"),
        (5, "B", "possible_duplicate"),
    ]


def test_in_a_list_of_courses_a_person_may_stand_again() -> None:
    assert problems(roster_of("STT|Họ và tên|Năm sinh|Tên lớp\n1|Lê An|1980|Tin\n2|Lê An|1980|Tin")) == []


def test_many_people_of_one_name_are_compared_in_reasonable_time() -> None:
    lines = "\n".join(f"{at}|Lê Văn An|1/2/1980|CV {at}" for at in range(1, 3000))
    assert len(problems(roster_of(f"STT|Họ và tên|Ngày sinh|Chức vụ\n{lines}"))) == 2998


def test_every_rule_says_what_is_wrong_and_what_to_do_in_both_languages() -> None:
    assert {rule.severity for rule in RULES.values()} == set(Severity)
    assert all(all(rule.what) and all(rule.remedy) for rule in RULES.values())
    assert len(RULES) == 26
    assert check.__doc__
    assert same_people.__doc__
    assert TODAY.year == 2026
