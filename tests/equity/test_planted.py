"""Effects planted in invented registers are found as often as an interval says; without one nobody is accused.

`tools/make_register.py` in the folder of real documents makes the registers and says what it plants; each is a new
seed. A long run.
"""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from songhanh.equity.disparity_study import DisparityAsk, disparity
from songhanh.equity.frames import Frame, frame_of
from songhanh.equity.pay_study import PayAsk, pay_gap
from songhanh.formats.data_files import from_columns

RUNS = 200
AGENCIES, STAFF = 30, 80
LOWEST, HIGHEST = 0.91, 0.98
NULL_UNIT = 7
DEGREES, BEST, GOOD = ("Thạc sĩ", "Tiến sĩ"), "Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ"
ALARMS = 0.05  # how often a report of all agencies may name one although there is nothing
Tables = dict[str, pa.Table]
Interval = tuple[float, float]


def tool(folder: Path) -> Any:
    """The maker of registers as a module."""
    path = folder / "tools" / "make_register.py"
    if not path.is_file():
        pytest.skip("no maker of registers here: name the folder of real documents in SONGHANH_REAL_DOCUMENTS")
    spec = importlib.util.spec_from_file_location("make_register", path)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def register(planted: Any, seed: int) -> Tables:
    options = {
        "agencies": AGENCIES, "staff_per_agency": STAFF, "years": 5, "end_year": 2025, "seed": seed, "snapshots": True,
        "chunk_people": 60_000,
    }  # fmt: skip
    (job,) = planted.plan(options)
    _, _, found = planted.run_chunk(job)
    return {name: pa.ipc.open_stream(data).read_all() for name, data in found.items()}


def frame(table: pa.Table, **more: Any) -> Frame:
    """The table for a study; dictionaries as text, and columns made of others."""
    held = {name: np.asarray(table[name].to_pylist(), dtype=object).tolist() for name in table.column_names}
    return frame_of(from_columns({**held, **more}))


def yes(table: pa.Table, column: str, *values: Any) -> list[int]:
    return [int(one in values) for one in table[column].to_pylist()]


def kept(table: pa.Table, column: str, holds: Callable[[Any], bool]) -> pa.Table:
    return table.filter(pa.array([holds(one) for one in table[column].to_pylist()]))


def ask(outcome: str, **more: Any) -> DisparityAsk:
    return DisparityAsk(sex="sex", women="F", men="M", outcome=outcome, **more)


def logit(data: Frame, outcome: str, *covariates: str) -> Interval:
    """The interval of the odds ratio of women, other things equal."""
    found = disparity(data, ask(outcome, yes="1", covariates=covariates)).values["logit"]["coefficients"][1]
    low, high = found["odds_ratio_interval"]
    return float(low), float(high)


def appointment(tables: Tables) -> Interval:
    rows = kept(tables["candidacies"], "unit_id", lambda unit: unit != NULL_UNIT)
    data = frame(
        rows.drop(["decision_month", "pool_from", "recruited"]), got=yes(rows, "appointed", True),
        higher=yes(rows, "degree", *DEGREES), best=yes(rows, "eval_prev", BEST),
        served=[min(one, 25) for one in rows["seniority_years"].to_pylist()],
    )  # fmt: skip
    return logit(data, "got", "C(target_level)", "higher", "theory_level", "best", "served")


def pool_entry(tables: Tables) -> Interval:
    rows = kept(tables["snapshots"], "pool_eligible", bool).select(["sex", "degree", "eval_prev", "pool_entered"])
    data = frame(
        rows, got=yes(rows, "pool_entered", True), higher=yes(rows, "degree", *DEGREES),
        good=yes(rows, "eval_prev", BEST, GOOD),
    )  # fmt: skip
    return logit(data, "got", "higher", "good")


def training(tables: Tables) -> Interval:
    rows = kept(tables["snapshots"], "child_under_36m", bool).select(["sex", "in_pool_before", "trained_long"])
    data = frame(rows, got=yes(rows, "trained_long", True), pool=yes(rows, "in_pool_before", True))
    return logit(data, "got", "pool")


def early_step(tables: Tables) -> Interval:
    rows = tables["early_step_reviews"].select(["sex", "granted"])
    low, high = disparity(frame(rows, got=yes(rows, "granted", True)), ask("got", yes="1")).values[
        "odds_ratio_interval"
    ]
    return float(low), float(high)


def grade_change(tables: Tables) -> Interval:
    rows = tables["rank_reviews"].select(["sex", "grade_group", "changed"])
    data = frame(rows, got=yes(rows, "changed", True))
    found = disparity(data, ask("got", yes="1", strata=("grade_group",))).values["strata"]["odds_ratio_interval"]
    return float(found[0]), float(found[1])


def income(tables: Tables) -> Interval:
    rows = tables["staff"].select(["sex", "monthly_income", "paid_coefficient"])
    asked = PayAsk(sex="sex", women="F", men="M", pay="monthly_income", covariates=("log(paid_coefficient)",))
    low, high = pay_gap(frame(rows), asked).values["adjusted"]["interval"]
    return float(low), float(high)


EFFECTS: dict[str, tuple[Callable[[Tables], Interval], float]] = {
    "appointment": (appointment, 0.70),
    "pool entry": (pool_entry, 0.85),
    "training of parents": (training, 0.80),
    "early step": (early_step, 0.80),
    "grade change": (grade_change, 1.0),
    "income": (income, -0.03),
}


def accused(tables: Tables) -> bool:
    """Whether an agency is named for its ratings, in which no agency has an effect."""
    rows = kept(tables["snapshots"], "year", lambda year: year == 2025).select(["sex", "agency_id", "evaluation"])
    data = frame(rows, got=yes(rows, "evaluation", BEST))
    units = disparity(data, ask("got", yes="1", units="agency_id")).values["units"]
    return any(one["p_adjusted"] is not None and one["p_adjusted"] <= 0.05 for one in units)


def measured(planted: Any, runs: int) -> tuple[dict[str, float], float]:
    """How often each interval held the truth, and how often a report named an agency without reason."""
    held, alarms = dict.fromkeys(EFFECTS, 0), 0
    for seed in range(1, runs + 1):
        tables = register(planted, seed)
        for name, (interval, truth) in EFFECTS.items():
            low, high = interval(tables)
            held[name] += low <= truth <= high
        alarms += accused(tables)
    return {name: many / runs for name, many in held.items()}, alarms / runs


@pytest.mark.deep
def test_intervals_hold_the_truth_as_often_as_they_say_and_nobody_is_accused(shared_folder: Path) -> None:
    coverage, alarms = measured(tool(shared_folder), RUNS)
    assert {name: share for name, share in coverage.items() if not LOWEST <= share <= HIGHEST} == {}
    assert alarms <= ALARMS
