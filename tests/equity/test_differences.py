"""Questions to a register: only decisions are tested, within strata, and with too few only counts are told."""

from datetime import date

from equity.registers import DAY, Row, event, people, register
from songhanh.equity.careers import first_appointment, pay
from songhanh.equity.differences import Difference, differences, for_others, segregation
from songhanh.equity.register import Register
from songhanh.equity.release import PUBLIC

IN = date(2025, 5, 1)


def candidates() -> list[Row]:
    """In each of two units 10 of 40 women and 24 of 40 men of those considered are appointed."""
    return [
        row
        for unit in ("u1", "u2")
        for sex, many in (("F", 10), ("M", 24))
        for row in (
            *people(sex=sex, unit=unit, many=many, level="unit_head", appointed=IN),
            *people(sex=sex, unit=unit, many=40 - many, in_pool=True),
        )
    ]


def asked(mine: Register, code: str) -> Difference:
    (found,) = differences(mine, [code])
    return found


def test_appointments_are_compared_within_units_and_by_unit() -> None:
    found = asked(register(candidates()), "appointment")
    values = found.result.values
    assert (values["table"]["first"]["yes"], values["table"]["second"]["yes"]) == (20, 48)
    assert round(values["strata"]["odds_ratio"], 4) == round((10 * 16) / (30 * 24), 4)
    assert [one["unit"] for one in values["units"]] == ["u1", "u2"]
    assert "20/80 nữ (25,0%) và 48/80 nam (60,0%)" in found.sentence().vi
    assert found.sentence().vi.startswith("Bổ nhiệm trong số người trong quy hoạch")


def test_too_few_are_counted_and_not_compared() -> None:
    few = people(many=3, in_pool=True) + people(many=9, in_pool=True, sex="M") + people(level="unit_head", appointed=IN)
    found = asked(register(few), "appointment")
    assert found.result.values["too_few"]
    assert "số liệu quá ít" in found.sentence().vi.lower()


def test_where_nothing_happened_nothing_is_compared() -> None:
    found = differences(register(people(many=5)))
    assert [one.code for one in found] == ["appointment", "training", "early_step", "promotion", "evaluation"]
    assert all(one.result.values["too_few"] for one in found)


def test_training_steps_and_ratings_take_their_people_from_the_events() -> None:
    staff = people(many=20) + people(many=20, sex="M")
    events = [event("training", str(at), completed=True, hours=8.0) for at in (1, 1, 2, 3)]
    events += [event("training", str(at), completed=True, sex="M") for at in range(21, 31)]
    events += [event("step", early=at < 8, group_to="A1", sex="FM"[at % 2]) for at in range(40)]
    events += [event("evaluation", rating="excellent" if at < 10 else "good", sex="FM"[at % 2]) for at in range(40)]
    found = {
        one.code: one.result.values["table"]
        for one in differences(register(staff, events))
        if one.result.values.get("table")
    }
    assert (found["training"]["first"]["yes"], found["training"]["second"]["yes"]) == (3, 10)
    assert (found["early_step"]["first"]["yes"], found["early_step"]["first"]["total"]) == (4, 20)
    assert (found["evaluation"]["first"]["yes"], found["evaluation"]["first"]["total"]) == (5, 20)


def test_a_promotion_is_compared_within_the_group_from_which_one_rose() -> None:
    staff = [*people(many=30, grade_group="A1"), *people(many=30, sex="M", grade_group="A1")]
    events = [event("grade", str(at), group_from="B", group_to="A1") for at in range(1, 7)]
    events += [event("grade", str(at), group_from="B", group_to="A1", sex="M") for at in range(31, 41)]
    values = asked(register(staff, events), "promotion").result.values
    assert [one["stratum"] for one in values["strata"]["each"]] == [["A1"], ["B"]]
    assert values["strata"]["each"][1]["first"]["yes"] == 6


def test_segregation_is_told_beside_chance() -> None:
    mixed = [*people(many=10), *people(many=10, sex="M"), *people(many=2, sex=None, unit="u2")]
    assert segregation(register(mixed)).result.values["D"] == 0
    apart = register([*people(many=10), *people(many=10, sex="M", unit="u2")])
    assert segregation(apart).result.values["D"] == 1
    assert segregation(register([])).result.values == {}


def career(sex: str, months: int | None, recruited: date = date(2010, 1, 1)) -> tuple[Row, list[tuple[str, date]]]:
    row = people(sex=sex, recruited=recruited)[0]
    return row, [] if months is None else [("appointment", date(2010 + months // 12, months % 12 + 1, 1))]


def careers_register() -> Register:
    lives = [career("F", 60 + at if at < 8 else None) for at in range(20)]
    lives += [career("M", 36 + at if at < 14 else None) for at in range(20)]
    events = [
        event(kind, str(at), sex=row["sex"], starts=day, level_to="unit_deputy")
        for at, (row, happened) in enumerate(lives, 1)
        for kind, day in happened
    ]
    gone = people(recruited=date(2012, 1, 1), departed=date(2014, 1, 1), present=False)
    leads = people(recruited=date(2012, 1, 1), level="unit_head")
    return register([*(row for row, _ in lives), *gone, *leads], events)


def test_the_first_appointment_is_followed_in_months() -> None:
    found = first_appointment(careers_register()).result
    assert (found.counts["people"], found.counts["events"]) == (41, 22)
    assert found.values["cox"]["coefficients"][0]["hazard_ratio"] < 1
    assert [one.code for one in found.remarks][-1] == "staying"


def test_who_was_appointed_before_the_register_began_is_left_out() -> None:
    found = first_appointment(careers_register(), since=date(2013, 12, 31)).result
    assert found.counts["events"] < 22
    assert first_appointment(register(people(many=3))).result.values["too_few"]


def paid(sex: str, at: int, factor: float) -> Row:
    return people(
        sex=sex, recruited=date(2000 + at % 20, 1, 1), grade_group="A1" if at % 2 else "A2.1",
        coefficient=(2.34 + 0.05 * (at % 20)) * factor, beyond_scale=5.0 if at % 7 == 0 else None,
    )[0]  # fmt: skip


def test_pay_is_told_raw_and_explained() -> None:
    staff = [paid("F", at, 0.95) for at in range(60)] + [paid("M", at, 1.0) for at in range(60)]
    found = {one.code: one.result for one in pay(register(staff))}
    assert set(found) == {"pay", "pay_with_posts", "pay_parts"}
    assert round(found["pay"].values["raw"]["mean_gap_percent"], 1) == 5.0
    assert abs(found["pay_with_posts"].values["adjusted"]["percent"] + 5) < 0.5
    monthly = [row | {"monthly_pay": 9_000_000 if row["sex"] == "M" else 8_100_000} for row in staff]
    assert round(pay(register(monthly), with_posts=False)[0].result.values["raw"]["mean_gap_percent"], 6) == 10
    assert pay(register(people(many=4)))[0].result.values["too_few"]


def test_others_learn_no_counts_of_few_and_no_tables_by_unit() -> None:
    open_ = for_others(asked(register(candidates()), "appointment"), PUBLIC)
    assert "units" not in open_.result.values
    assert "each" not in open_.result.values["strata"]
    few = [*people(many=9, in_pool=True), *people(many=9, in_pool=True, sex="M")]
    few += [*people(many=3, level="unit_head", appointed=IN), *people(many=6, level="unit_head", appointed=IN, sex="M")]
    hidden = for_others(asked(register(few), "appointment"), PUBLIC)
    assert hidden.result.values == {}
    assert "3" not in hidden.sentence().vi
    assert hidden.result.remarks[0].code == "withheld"


def test_the_window_decides() -> None:
    assert DAY.year == 2025
    before = [row | {"appointed": date(2020, 1, 1)} if row.get("appointed") else row for row in candidates()]
    assert asked(register(before), "appointment").result.values["too_few"]
