"""Every value of the reference cases is had to its tolerance, through the same functions that the command calls."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from equity.tables import FOLDER, expected, opened
from songhanh.equity.attacker import bounds
from songhanh.equity.cells import System, key, system
from songhanh.equity.cells_study import CellsAsk, suppress, true_table
from songhanh.equity.disparity_study import DisparityAsk, disparity
from songhanh.equity.intervals import share
from songhanh.equity.outlook_study import ProjectAsk, ReachAsk, project, reach
from songhanh.equity.pay_study import PayAsk, decompose, pay_gap, quantile_gap
from songhanh.equity.results import Result
from songhanh.equity.segregation_study import SegregationAsk, spread
from songhanh.equity.survival_study import SurvivalAsk, careers

Values = dict[str, Any]
TERMS = ("educ", "exper", "expersq", "tenure", "tenursq")


@cache
def pay(*terms: str, levels: bool = False) -> Any:
    ask = PayAsk(sex="female", covariates=terms)
    ask = replace(ask, pay="wage", levels=True) if levels else replace(ask, pay="lwage", logged=True)
    return pay_gap(opened("d1-pay-wage1/wage1.csv"), ask).values


def coefficient(values: Any, name: str) -> float:
    found = next(one for one in values["model"]["coefficients"] if one["name"] == name)
    return float(found["coefficient"])


def d1() -> Values:
    level, log = pay("educ", "exper", "tenure", levels=True), pay(*TERMS)
    parts = decompose(
        opened("d1-pay-wage1/wage1.csv"), PayAsk(sex="female", pay="lwage", covariates=TERMS, logged=True, runs=0)
    ).values
    return {
        "level_female": coefficient(level, "female=1"),
        "level_educ": coefficient(level, "educ"),
        "level_r2": level["model"]["r2"],
        "log_female": coefficient(log, "female=1"),
        "log_educ": coefficient(log, "educ"),
        "log_r2": log["model"]["r2"],
        "log_female_percent_exact": log["adjusted"]["percent"],
        "log_female_precise": log["adjusted"]["coefficient"],
        "log_female_se": log["adjusted"]["se"],
        "kennedy_percent": log["adjusted"]["kennedy_percent"],
        "raw_mean_gap_percent": level["raw"]["mean_gap_percent"],
        "raw_median_gap_percent": level["raw"]["median_gap_percent"],
        "raw_log_gap": log["raw"]["log_gap"],
        **{f"threefold_{name}": value for name, value in parts["three_fold"].items()},
        **{
            f"twofold_{name}_{part}": parts["two_fold"][name][part]
            for name in ("pooled", "neumark")
            for part in ("explained", "unexplained")
        },
    }


def d2() -> Values:
    def asked(file: str, **more: Any) -> Any:
        return disparity(opened(f"d2-disparity/{file}.csv"), DisparityAsk(**more)).values

    party = asked("party", sex="sex", outcome="party", count="n")
    strata = asked("strata", sex="group", first="None", outcome="outcome", yes="Cured", count="n", strata=("stratum",))[
        "strata"
    ]
    tea = asked("tea", sex="truth", first="milk", outcome="guess", yes="milk", count="n")
    chosen = asked("selection", sex="group", of="candidates", yes_count="appointed")
    assert chosen["below_four_fifths"]
    return {
        "party_chi2": party["chi2"]["statistic"],
        "party_df": party["chi2"]["df"],
        "party_p": party["p"],
        "strata_mh_p_continuity": strata["chi2_corrected"]["p"],
        "strata_exact_p": strata["exact"]["p"],
        "strata_common_or": strata["odds_ratio"],
        "strata_mh_chi2_continuity": strata["chi2_corrected"]["statistic"],
        "tea_fisher_two_sided_p": tea["p"],
        "tea_fisher_greater_p": tea["fisher"]["greater"],
        "selection_rate_nam": chosen["second_rate"],
        "selection_rate_nu": chosen["first_rate"],
        "selection_impact_ratio": chosen["impact_ratio"],
        "selection_fisher_p": chosen["p"],
        "selection_difference_points": chosen["difference_points"],
    }


def d3() -> Values:
    lung = careers(
        opened("d3-survival/lung.csv"),
        SurvivalAsk(time="time", event="status", covariates=("age", "sex")),
    ).values["cox"]
    curves = careers(opened("d3-survival/lung.csv"), SurvivalAsk(time="time", event="event", sex="sex")).values
    aml = careers(opened("d3-survival/aml.csv"), SurvivalAsk(time="time", event="cens", sex="group", at=(23,))).values
    kept, other = (next(one for one in aml["curves"] if one["group"] == name) for name in ("1", "2"))
    return {
        "lung_cox_age": lung["coefficients"][0]["coefficient"],
        "lung_cox_sex": lung["coefficients"][1]["coefficient"],
        "lung_cox_sex_hr": lung["coefficients"][1]["hazard_ratio"],
        "lung_cox_lr_test": lung["likelihood_ratio"]["statistic"],
        "lung_cox_sex_precise": lung["coefficients"][1]["coefficient"],
        "lung_cox_sex_se": lung["coefficients"][1]["se"],
        "lung_logrank_sex_chi2": curves["log_rank"]["statistic"],
        "lung_logrank_sex_p": curves["log_rank"]["p"],
        "aml_logrank_chi2": aml["log_rank"]["statistic"],
        "aml_logrank_p": aml["log_rank"]["p"],
        "aml_median_maintained": kept["median"]["time"],
        "aml_median_nonmaintained": other["median"]["time"],
        "aml_km_maintained_23": kept["at"][0]["survival"],
    }


def d4() -> Values:
    ask = SegregationAsk(unit="unit", women_count="f", men_count="m")
    return {f"D_t{at}": spread(opened(f"d4-segregation/t{at}.csv"), ask).values["D"] for at in range(4)}


def d5() -> Values:
    frame = opened("d5-suppression/table.csv")
    found = suppress([frame], CellsAsk(hide=2)).values
    intervals = {",".join(map(str, one["at"])): [one["low"], one["high"]] for one in found["intervals"]}
    return {
        "primary_cells": sorted(one["at"] for one in found["primary"]),
        "secondary_count_optimum": len(found["secondary"]),
        "secondary_patterns_of_that_size": safe_pairs(system([true_table(frame, CellsAsk())])),
        "people_hidden_optimum": found["secondary_people"],
        "intervals_first_pattern": intervals,
    }


def safe_pairs(whole: System) -> list[list[list[int]]]:
    """By trying all: the pairs of inner cells that protect the two small ones."""
    labels = [(row, column) for row in range(4) for column in range(3)]
    place = {(r, c): whole.place(key([("row", f"P{r + 1}"), ("column", "ABC"[c])])) for r, c in labels}
    small = [(0, 1), (3, 1)]
    found = []
    for pair in combinations([one for one in labels if one not in small], 2):
        hidden = np.zeros(len(whole.names), dtype=bool)
        hidden[[place[one] for one in (*small, *pair)]] = True
        if all(bounds(whole, hidden, place[one]).width >= 1 for one in small):
            found.append(sorted(list(one) for one in pair))
    return sorted(found)


def d6() -> Values:
    flow = project(
        opened("d6-forecast/flow.csv"),
        ProjectAsk(level="level", women_count="women", men_count="men", stay="stay", up="up", runs=50),
    ).values["years"][0]
    first, second = reach(opened("d6-forecast/target.csv"), ReachAsk()).values["cases"]
    return {
        **dict(zip(("women_staff_next", "women_deputy_next", "women_head_next"), flow["women"], strict=True)),
        "share_women_deputy_next": flow["share"][1],
        "case0_needed": first["needed"],
        "case0_reachable": first["reachable"],
        "case0_probability": first["probability"],
        "case1_needed": second["needed"],
        "case1_reachable": second["reachable"],
        "case1_highest_share": second["highest_share"],
    }


def d7() -> Values:
    ask = PayAsk(pay="foodexp", covariates=("income",), levels=True, taus=(0.5,))
    found = quantile_gap(opened("d7-quantile/engel.csv"), ask).values["quantiles"][0]
    return {
        "pseudo_r2": found["pseudo_r2"],
        "median_intercept": found["coefficients"][0]["coefficient"],
        "median_slope": found["coefficients"][1]["coefficient"],
    }


def d8() -> Values:
    found = disparity(opened("d8-many-units-small-numbers/pvalues.csv"), DisparityAsk(p="p", units="unit")).values
    low, high = share(2, 9)
    return {
        "bh_adjusted": found["adjusted"],
        "bh_rejections": found["below_level"],
        "unadjusted_rejections": found["below_level_unadjusted"],
        "wilson_2_of_9_low": low,
        "wilson_2_of_9_high": high,
    }


CASES: dict[str, Callable[[], Values]] = {
    "d1-pay-wage1": d1,
    "d2-disparity": d2,
    "d3-survival": d3,
    "d4-segregation": d4,
    "d5-suppression": d5,
    "d6-forecast": d6,
    "d7-quantile": d7,
    "d8-many-units-small-numbers": d8,
}


@pytest.mark.parametrize("case", CASES)
def test_every_value_of_a_reference_case_is_had_to_its_tolerance(case: str) -> None:
    wanted, found = expected(case), CASES[case]()
    assert sorted(found) == sorted(wanted)
    wrong = {
        name: (found[name], one["value"])
        for name, one in wanted.items()
        if not near(found[name], one["value"], one["abs_tol"])
    }
    assert wrong == {}


def test_no_reference_case_is_left_out() -> None:
    assert sorted(CASES) == sorted(path.parent.name for path in FOLDER.glob("*/expected.json"))


def near(found: Any, wanted: Any, tolerance: float) -> bool:
    if isinstance(wanted, dict):
        return sorted(found) == sorted(wanted) and all(
            near(found[name], one, tolerance) for name, one in wanted.items()
        )
    return bool(np.allclose(np.asarray(found, dtype=float), np.asarray(wanted, dtype=float), rtol=0, atol=tolerance))


def test_a_result_says_method_library_counts_and_a_sentence_in_both_languages() -> None:
    result: Result = disparity(
        opened("d2-disparity/selection.csv"), DisparityAsk(sex="group", of="candidates", yes_count="appointed")
    )
    told = result.to_json()
    assert told["sentence"]["vi"] == (
        "Trong số được xét, 14/45 nữ (31,1%) và 12/30 nam (40,0%) có kết quả này. Với số lượng này, chênh lệch có thể "
        "do ngẫu nhiên (tỷ số chênh từ 0,23 đến 2,00); chưa đủ căn cứ kết luận có hoặc không."
    )
    assert told["counts"] == {"rows": 2, "people": 75, "first": 45, "second": 30, "events": 26, "left_out": 0}
    assert "scipy" in told["library"]
    assert told["left_out"] == []
