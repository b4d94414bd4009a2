"""The lists that fall due: who is on each, why, and what cannot be told."""

from datetime import date
from typing import Any

import pytest

from people.rules.standings import TODAY, born, fact, pay, place, post, somebody
from songhanh.equity.snapshot import Level
from songhanh.law.succession import AdjustedTarget
from songhanh.lib.months import Month
from songhanh.people.kinds import KINDS, FactKind, Secrecy
from songhanh.people.rules.due import Ask, Found, Severity
from songhanh.people.rules.lists import CLOSING, LISTS
from songhanh.people.rules.pools import PoolTerms
from songhanh.people.standing import Standing


def listed(code: str, *staff: Standing, day: date = TODAY, pools: PoolTerms | None = None) -> Found:
    return LISTS[code].find(staff, Ask(day, LISTS[code].months, pools or PoolTerms()))


def gaps(found: Found) -> list[str]:
    return [one.unknown.code for one in found.untold]


WOMAN, MAN = born("F", "1975-05-03"), born("M", "1980-11-12", "Trần Văn Hùng")
HEAD: dict[str, Any] = {"appointed": "2022-01-15", "position": "Trưởng phòng"}


@pytest.mark.parametrize(
    ("since", "severity"),
    [
        ("2023-10-01", Severity.OVERDUE),
        ("2023-11-01", Severity.NOW),
        ("2024-02-01", Severity.SOON),
        ("2024-02-09", Severity.SOON),
    ],
)
def test_a_step_is_listed_three_months_ahead(since: str, severity: Severity) -> None:
    (row,) = listed("step", somebody(MAN, post(), pay(step_from=since))).rows
    assert (row.severity, row.on, row.what.vi) == (
        severity, date.fromisoformat(since).replace(year=int(since[:4]) + 3), "Nâng lên bậc 5, hệ số 3,66",
    )  # fmt: skip
    assert "TT 08/2013/TT-BNV" in row.why.vi


def test_a_step_that_is_far_is_not_listed() -> None:
    assert listed("step", somebody(MAN, post(), pay(step_from="2024-02-10"))) == Found(())


@pytest.mark.parametrize(
    ("paid", "gap"),
    [
        (pay(grade=""), "grade"),
        (pay(grade="99.999"), "grade"),
        (pay(step=None), "step"),
        (pay(step=15), "step"),
        (pay(step_from=""), "step_from"),
        (pay(step_from="2023"), "step_from"),
    ],
)
def test_without_grade_step_or_its_month_nothing_is_guessed(paid: object, gap: str) -> None:
    found = listed("step", somebody(MAN, post(), paid))
    assert found.rows == ()
    assert gaps(found) == [gap]


def test_an_exact_coefficient_tells_the_step() -> None:
    (row,) = listed("step", somebody(MAN, post(), pay(step=None, coefficient=3.33, step_from="2023-11-01"))).rows
    assert row.cells["step"] == 4


def test_what_a_discipline_moves_is_not_said_to_be_one() -> None:
    discipline = fact(FactKind.DISCIPLINE, date(2024, 3, 1), form="reprimand", reason="vi phạm quy chế")
    (row,) = listed("step", somebody(MAN, post(), pay(step_from="2023-08-01"), discipline)).rows
    assert (row.on, row.cells["added"]) == (date(2027, 2, 1), 6)
    told = str((row.why, row.what, row.cells)).lower()
    assert not [word for word in ("kỷ luật", "khiển trách", "reprimand", "discipl", "vi phạm") if word in told]
    assert KINDS[FactKind.DISCIPLINE].fields["form"].secrecy is Secrecy.SEALED


def test_a_discipline_before_the_rule_is_not_named_either_but_asks_for_a_look() -> None:
    discipline = fact(FactKind.DISCIPLINE, date(2020, 3, 1), form="warning")
    (row,) = listed("step", somebody(MAN, post(), pay(step_from="2020-01-01"), discipline)).rows
    assert "cần xem lại hồ sơ" in row.why.vi
    assert "cảnh cáo" not in row.why.vi


def test_where_the_list_has_another_month_both_are_told() -> None:
    same, other = (
        listed("step", somebody(MAN, post(), pay(step_from="2024-01-01", next_step=said))).rows[0].why.vi
        for said in ("2027-01", "2027-07-01")
    )
    assert "danh sách ghi" not in same
    assert "danh sách ghi lần sau là 07/2027" in other


@pytest.mark.parametrize(
    ("paid", "severity", "on", "percent"),
    [
        (None, Severity.SOON, date(2026, 12, 1), 6),
        (0, Severity.OVERDUE, date(2025, 12, 1), 5),
        (5, Severity.SOON, date(2026, 12, 1), 6),
        (60, Severity.SOON, date(2026, 12, 1), 6),
    ],
)
def test_beyond_the_scale_what_is_paid_is_held_against_what_is_lawful(
    paid: int | None, severity: Severity, on: date, percent: int
) -> None:
    given: dict[str, Any] = {} if paid is None else {"beyond_scale": paid}
    (row,) = listed("step", somebody(MAN, post(), pay(step=9, step_from="2022-12-01", **given))).rows
    assert (row.severity, row.on) == (severity, on)
    assert f"{percent}%" in row.what.vi


def test_who_is_paid_more_than_is_lawful_waits_for_the_next_rise() -> None:
    assert listed("step", somebody(MAN, post(), pay(step=9, step_from="2022-12-01", beyond_scale=6))) == Found(())


def test_a_last_step_from_before_the_rule_is_looked_at_from_today() -> None:
    long_ago = pay(step=9, step_from="2003-01-01", beyond_scale=10)
    (row,) = listed("step", somebody(born("M", "1965-01-01"), post(), long_ago)).rows
    assert (row.on, row.severity) == (TODAY, Severity.NOW)
    assert "25%" in row.what.vi


def test_retirement_is_listed_a_year_ahead_and_the_notice_is_marked() -> None:
    found = listed(
        "retirement",
        somebody(born("F", "1970-01-20"), post(), pay()),  # 05/2027: notice before 01/12/2026
        somebody(born("F", "1969-11-20"), post(), pay()),  # 11/2026
        somebody(born("F", "1969-08-20"), post(), pay()),  # 08/2026, gone by
        somebody(born("F", "1970-07-20"), post(), pay()),  # 11/2027
        somebody(born("F", "1970-08-20"), post(), pay()),  # 12/2027
    )
    assert [(row.severity, row.cells["month"]) for row in found.rows] == [
        (Severity.OVERDUE, Month(2026, 8)), (Severity.NOW, Month(2026, 11)), (Severity.SOON, Month(2027, 5)),
        (Severity.SOON, Month(2027, 11)),
    ]  # fmt: skip
    assert "NĐ 135/2020/NĐ-CP" in found.rows[2].why.vi
    assert found.rows[2].cells["notice"] == date(2026, 12, 1)


def test_who_left_is_on_no_list() -> None:
    gone = fact(FactKind.DEPARTURE, date(2026, 9, 1), reason="nghỉ hưu")
    one = somebody(born("F", "1969-08-20"), post(), pay(), place("Giám đốc Sở"), gone)
    assert {code for code in LISTS if listed(code, one) != Found(())} == set()


@pytest.mark.parametrize(
    ("whom", "gap"), [(born("", "1969-08-20"), "sex"), (born("F", ""), "birth"), (born("", ""), "sex")]
)
def test_without_sex_or_birth_no_retirement_is_told(whom: object, gap: str) -> None:
    found = listed("retirement", somebody(whom, post(), pay()))
    assert (found.rows, gaps(found)) == ((), [gap])


def test_of_whom_only_the_year_is_known_january_counts_and_is_said() -> None:
    (row,) = listed("retirement", somebody(born("F", "1970"), post(), pay())).rows
    assert row.cells["month"] == Month(2027, 5)
    assert "chỉ biết năm sinh" in row.why.vi


def test_for_public_employees_no_day_of_notice_is_known() -> None:
    (row,) = listed("retirement", somebody(born("F", "1970-01-20"), post(staff_kind="public_employee"), pay())).rows
    assert row.cells["notice"] is None
    assert "Chưa có thời hạn thông báo" in row.why.vi


@pytest.mark.parametrize(
    ("given", "severity", "ends"),
    [
        ({"appointed": "2022-01-15"}, Severity.SOON, date(2027, 1, 15)),
        ({"appointed": "2022-01-15", "term_until": "2027-02-01"}, Severity.SOON, date(2027, 2, 1)),
        ({"term_until": "2026-10-01"}, Severity.OVERDUE, date(2026, 10, 1)),
    ],
)
def test_a_term_is_listed_half_a_year_ahead(given: dict[str, Any], severity: Severity, ends: date) -> None:
    (row,) = listed("term", somebody(MAN, post(Level.UNIT_HEAD, **given), pay())).rows
    assert (row.severity, row.on) == (severity, ends)
    assert "Bổ nhiệm lại với thời hạn đầy đủ" in row.why.vi
    assert "chưa kiểm chứng" in row.why.vi
    assert not row.verified


def test_the_notice_of_a_term_is_due_ninety_days_before_where_a_rule_says_so() -> None:
    leader = post(Level.UNIT_HEAD, staff_kind="public_employee", term_until="2026-03-01")
    (row,) = listed("term", somebody(MAN, leader, pay(), day=date(2025, 12, 15)), day=date(2025, 12, 15)).rows
    assert (row.severity, row.cells["notice"]) == (Severity.NOW, date(2025, 12, 1))


@pytest.mark.parametrize(
    ("given", "gap"),
    [({}, "term_until"), ({"appointed": "2014-08-01"}, "term_rule")],
)
def test_a_term_without_its_days_is_not_guessed(given: dict[str, Any], gap: str) -> None:
    found = listed("term", somebody(MAN, post(Level.UNIT_HEAD, **given), pay()))
    assert (found.rows, gaps(found)) == ((), [gap])


def test_who_leads_nobody_has_no_term() -> None:
    assert listed("term", somebody(MAN, post(appointed="2014-08-01"), pay())) == Found(())


def pool_of(women: int, men: int, post_name: str = "Trưởng phòng", decided: date = date(2024, 5, 6)) -> list[Standing]:
    people = [born("F", "1990-01-01")] * women + [born("M", "1980-01-01")] * men
    return [somebody(one, post(), place(post_name, decided=decided)) for one in people]


def test_a_pool_is_held_against_the_rule_of_its_decision() -> None:
    rows = listed("pool", *pool_of(1, 4), *pool_of(0, 2, "Giám đốc Sở")).rows
    told = [(row.cells["post"] == "Trưởng phòng", row.cells["figure"], row.cells["wanted"]) for row in rows]
    assert (True, "1/5", "25%") in told
    assert (True, "5/1", "2–4") in told
    assert (False, "1/7", "25%") in told
    assert (False, "1/7", "50%") in told
    assert "Trưởng phòng" not in [row.cells["post"] for row in rows if "cán bộ trẻ" in row.what.vi]


def test_a_round_of_one_post_does_not_say_its_minimum_again() -> None:
    rows = listed("pool", *pool_of(1, 4)).rows
    assert [row.cells["wanted"] for row in rows if row.cells["post"] != "Trưởng phòng"] == ["50%"]


def test_after_october_2025_the_share_is_asked_for_but_not_verified() -> None:
    rows = listed("pool", *pool_of(1, 4, decided=date(2025, 10, 8))).rows
    of_post = [row for row in rows if row.cells["post"] == "Trưởng phòng"]
    assert [row.cells["wanted"] for row in of_post] == ["25%"]
    assert not of_post[0].verified
    assert "QĐ 377-QĐ/TW (2025); chưa kiểm chứng" in of_post[0].why.vi


def test_young_persons_are_counted_by_the_age_of_the_tier() -> None:
    old = [somebody(born("F", "1985-01-01"), post(), place("Trưởng phòng")) for _ in range(3)]
    assert [row.what.vi for row in listed("pool", *old).rows if row.cells["post"] == "Trưởng phòng"] == []
    older = [somebody(born("F", "1984-01-01"), post(), place("Trưởng phòng")) for _ in range(3)]
    assert "Bổ sung cán bộ trẻ vào quy hoạch" in [row.what.vi for row in listed("pool", *older).rows]
    centre = listed("pool", *older, pools=PoolTerms(tier="centre")).rows
    assert "Bổ sung cán bộ trẻ vào quy hoạch" not in [row.what.vi for row in centre]


def test_seats_give_the_coefficient() -> None:
    rows = listed("pool", *pool_of(2, 1), pools=PoolTerms(seats={"truong phong": 1})).rows
    assert [(row.cells["figure"], row.cells["wanted"]) for row in rows if "hệ số" in row.what.vi] == [
        ("3/1", "1,5–2,5")
    ]


def test_an_unknown_sex_leaves_a_share_open_only_where_it_decides() -> None:
    unknown = somebody(born("", "1990-01-01"), post(), place("Trưởng phòng"))
    open_ = listed("pool", *pool_of(0, 2), unknown)
    assert "sex" in gaps(open_)
    assert not [row for row in open_.rows if row.cells["wanted"] == "25%"]
    assert [row for row in listed("pool", *pool_of(0, 4), unknown).rows if row.cells["wanted"] == "25%"]


def test_a_sector_of_few_women_is_held_against_its_own_target() -> None:
    adjusted = AdjustedTarget(30, "Ngành có ít lao động nữ", "Giám đốc Sở", date(2026, 1, 5), 20, 100)
    assert [
        row.cells["wanted"] for row in listed("pool", *pool_of(1, 2), pools=PoolTerms(adjusted=adjusted)).rows
    ] == []
    (row,) = [row for row in listed("pool", *pool_of(1, 3), pools=PoolTerms(adjusted=adjusted)).rows if row.on]
    assert (row.cells["wanted"], row.on) == ("30%", date(2030, 12, 31))
    assert "Ngành có ít lao động nữ" in row.why.vi
    assert "Giám đốc Sở duyệt ngày 05/01/2026" in row.why.vi


def test_a_target_without_reason_is_not_taken() -> None:
    adjusted = AdjustedTarget(30, "", "Giám đốc Sở", date(2026, 1, 5), 20, 100)
    (row,) = [row for row in listed("pool", *pool_of(1, 2), pools=PoolTerms(adjusted=adjusted)).rows if row.on]
    assert row.cells["wanted"] == "50%"


def test_a_post_without_a_woman_in_its_pool_is_listed() -> None:
    staff = [*pool_of(0, 3), *pool_of(1, 1, "Giám đốc Sở")]
    (row,) = listed("no-woman", *staff).rows
    assert (row.cells["post"], row.cells["persons"], row.cells["women"]) == ("Trưởng phòng", 3, 0)
    unknown = somebody(born("", "1990-01-01"), post(), place("Trưởng phòng"))
    assert gaps(listed("no-woman", *pool_of(0, 3), unknown)) == ["sex"]


def test_a_round_that_is_over_is_not_looked_at() -> None:
    over = [somebody(born("M", "1980-01-01"), post(), place("Trưởng phòng", "2020-2025")) for _ in range(3)]
    assert listed("no-woman", *over) == listed("pool", *over) == Found(())


def course(starts: date, until: date | None) -> object:
    return fact(FactKind.TRAINING, starts, until, course="Bồi dưỡng lãnh đạo, quản lý cấp phòng")


@pytest.mark.parametrize(
    ("studied", "is_listed"),
    [
        ([], True),
        ([course(date(2021, 10, 1), date(2021, 11, 9))], True),
        ([course(date(2021, 10, 1), date(2021, 11, 10))], False),
        ([course(date(2026, 10, 1), date(2026, 12, 1))], True),
    ],
)
def test_a_woman_in_the_pool_without_a_finished_course_in_five_years_is_listed(
    studied: list[object], is_listed: bool
) -> None:
    found = listed("untrained", somebody(WOMAN, post(), place("Trưởng phòng"), *studied))
    assert bool(found.rows) is is_listed
    assert all("QĐ 2282/QĐ-TTg" in row.why.vi and "90%" in row.why.vi for row in found.rows)


def test_women_who_lead_are_sources_too_but_men_and_others_are_not() -> None:
    staff = [somebody(WOMAN, post(Level.UNIT_HEAD)), somebody(MAN, post(Level.UNIT_HEAD)), somebody(WOMAN, post())]
    (row,) = listed("untrained", *staff).rows
    assert row.person == staff[0].person
    assert gaps(listed("untrained", somebody(born("", "1980"), post(), place("Trưởng phòng")))) == ["sex"]


@pytest.mark.parametrize(
    ("birth", "last", "of_men", "severity"),
    [
        ("1972-01-15", Month(2025, 5), Month(2029, 1), Severity.NOTE),
        ("1972-12-01", Month(2026, 8), Month(2029, 12), Severity.NOTE),
        ("1973-03-01", Month(2026, 11), Month(2030, 3), Severity.NOW),
        ("1973-09-10", Month(2027, 9), Month(2030, 9), Severity.SOON),
        ("1973-11-30", Month(2027, 11), Month(2030, 11), Severity.SOON),
    ],
)
def test_the_window_of_a_woman_and_that_of_men_of_her_month(
    birth: str, last: Month, of_men: Month, severity: Severity
) -> None:
    (row,) = listed("window", somebody(born("F", birth), post(), pay())).rows
    assert (row.cells["month"], row.cells["of_men"], row.severity) == (last, of_men, severity)
    assert row.cells["gap"] == of_men.since(last)


@pytest.mark.parametrize("birth", ["1974-01-01", "1969-01-01"])
def test_far_from_the_window_or_where_men_have_none_either_nobody_is_listed(birth: str) -> None:
    assert listed("window", somebody(born("F", birth), post(), pay())) == Found(())


def test_men_and_who_has_no_terms_have_no_row_in_the_list_of_windows() -> None:
    worker = somebody(born("F", "1973-03-01"), post(staff_kind="worker"))
    assert listed("window", somebody(born("M", "1973-03-01"), post(), pay()), worker) == Found(())
    assert gaps(listed("window", somebody(born("F", "1973-03-01"), post(staff_kind="")))) == ["staff_kind"]


def test_every_row_of_every_list_names_its_article_in_both_languages() -> None:
    staff = [
        somebody(
            born("F", "1969-12-01"), post(Level.UNIT_HEAD, **HEAD), pay(step_from="2023-08-01"), place("Giám đốc")
        ),
        *pool_of(0, 3),
        somebody(born("F", "1973-01-01"), post(), pay()),
    ]
    rows = [row for code in LISTS for row in listed(code, *staff).rows]
    assert {row.code for row in rows} == set(LISTS)
    for row in rows:
        assert row.bases
        assert all(one.legal_basis in row.why.vi and one.legal_basis in row.why.en for one in row.bases)
        assert row.verified == ("chưa kiểm chứng" not in row.why.vi) == ("not verified" not in row.why.en)


def test_every_column_of_a_list_is_a_cell_of_its_rows() -> None:
    staff = [
        somebody(
            born("F", "1969-12-01"), post(Level.UNIT_HEAD, **HEAD), pay(step_from="2023-08-01"), place("Giám đốc")
        ),
        *pool_of(0, 3),
        somebody(born("F", "1973-01-01"), post(), pay()),
    ]
    for code, one in LISTS.items():
        assert code == one.code
        for row in listed(code, *staff).rows:
            assert {column.code for column in one.columns} <= set(row.cells)
    assert [one.code for one in CLOSING] == ["what", "why", "severity"]
    assert len({one.slug for one in LISTS.values()}) == len(LISTS)


def test_a_list_becomes_a_notice_and_a_task_with_its_number_and_last_day() -> None:
    step = LISTS["step"]
    found = listed("step", *(somebody(MAN, post(), pay(step_from=since)) for since in ("2023-10-01", "2024-01-01")))
    assert step.notice_of(len(found.rows)).vi == "2 người đến hạn nâng bậc lương."
    assert ("dưới 5" in step.task_of(2).vi, "12" in step.task_of(12).en) == (True, True)  # all see tasks, few people
    assert (found.until, Found(()).until) == (date(2027, 1, 1), None)
    assert all("{count}" in each for one in LISTS.values() for each in (*one.notice, *one.task))


def test_a_list_reads_no_special_field() -> None:
    kinds = set().union(*(one.kinds for one in LISTS.values()))
    assert not kinds & {FactKind.ETHNICITY, FactKind.PARTY, FactKind.EDUCATION}
