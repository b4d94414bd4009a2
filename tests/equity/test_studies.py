"""Each method at the edges: too few, one sex, nobody, all or none. A plain sentence, never a broken run."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from equity.tables import made, opened
from songhanh.equity import cells_words
from songhanh.equity.cells_study import CellsAsk, differencing, grid, suppress, with_rule
from songhanh.equity.disparity_study import DisparityAsk, disparity
from songhanh.equity.frames import Frame
from songhanh.equity.outlook_study import ProjectAsk, ReachAsk, project, reach
from songhanh.equity.pay_study import PayAsk, decompose, pay_gap, quantile_gap
from songhanh.equity.people import Groups, split
from songhanh.equity.results import Result
from songhanh.equity.segregation_study import SegregationAsk, spread
from songhanh.equity.shares_study import SharesAsk, shares
from songhanh.equity.suppression import Rule
from songhanh.equity.survival_study import SurvivalAsk, careers
from songhanh.lib.words import Problem

PAY = PayAsk(sex="sex", pay="pay", covariates=("years",), runs=5)
STUDIES: dict[str, Callable[[Frame], Result]] = {
    "shares": lambda frame: shares(frame, SharesAsk(sex="sex", by=("unit",), target=0.4, interval="wilson")),
    "disparity": lambda frame: disparity(frame, DisparityAsk(sex="sex", outcome="got", strata=("unit",), units="unit")),
    "logit": lambda frame: disparity(frame, DisparityAsk(sex="sex", outcome="got", covariates=("years",))),
    "pay-gap": lambda frame: pay_gap(frame, PAY),
    "decompose": lambda frame: decompose(frame, PAY),
    "quantiles": lambda frame: quantile_gap(frame, replace(PAY, taus=(0.5,))),
    "survival": lambda frame: careers(frame, SurvivalAsk(time="years", event="got", sex="sex", covariates=("pay",))),
    "segregation": lambda frame: spread(frame, SegregationAsk(unit="unit", sex="sex", runs=20)),
    "project": lambda frame: project(
        frame, ProjectAsk(sex="sex", leaves="leaves", begin=2026, end=2030, share=0.4, target=0.4, runs=20)
    ),
}


def staff(women: int, men: int, got: Callable[[int], int] = lambda at: at % 2) -> Frame:
    many = women + men
    random = np.random.default_rng(many)
    return made(
        sex=["nữ"] * women + ["nam"] * men + ["không rõ"],
        unit=[f"u{at % 3}" for at in range(many)] + ["u0"],
        got=[got(at) for at in range(many)] + [0],
        pay=[*random.uniform(5, 20, many).tolist(), 9.0],
        years=[*random.uniform(1, 30, many).tolist(), 3.0],
        leaves=[2026 + at % 9 for at in range(many)] + [2027],
    )


EDGES = {
    "few": staff(3, 4),
    "one sex": staff(12, 0),
    "one of each": staff(1, 1),
    "nobody got it": staff(30, 40, lambda _: 0),
    "everybody got it": staff(30, 40, lambda _: 1),
    "plenty": staff(60, 70),
    "nobody": staff(0, 0),
}


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("study", STUDIES)
@pytest.mark.filterwarnings("ignore")
def test_every_method_says_something_plain_at_every_edge(study: str, edge: str) -> None:
    try:
        told = STUDIES[study](EDGES[edge]).to_json()
    except Problem as problem:
        # A table of neither women nor men does not tell whom to compare: it is asked.
        if edge == "nobody" and problem.code in ("which-groups", "which-value"):
            return
        raise
    assert told["sentence"]["vi"].endswith(".")
    assert told["sentence"]["en"].endswith(".")
    assert told["counts"]["rows"] == EDGES[edge].rows
    json.dumps(told, allow_nan=False)
    assert "phân biệt đối xử" not in told["sentence"]["vi"]
    assert "nan" not in told["sentence"]["en"].split()


@pytest.mark.parametrize(
    ("edge", "said"),
    [
        ("few", "Chỉ có 3 nữ trong diện xét: nêu số lượng, không so sánh tỷ lệ."),
        ("nobody got it", "Không ai có kết quả này (0/30 nữ và 0/40 nam): không có gì để so sánh."),
        ("everybody got it", "Mọi người đều có kết quả này (30/30 nữ và 40/40 nam): không có gì để so sánh."),
        ("one sex", "Chỉ có nữ trong diện xét: không so sánh được."),
    ],
)
def test_what_cannot_be_compared_is_counted(edge: str, said: str) -> None:
    sentence = STUDIES["disparity"](EDGES[edge]).sentence().vi
    assert sentence.startswith(said)
    assert "%" not in sentence.split("Xem xét")[0].split("Không nhóm")[0]


def test_a_share_stands_against_its_target_in_people() -> None:
    frame = made(sex=["f"] * 18 + ["m"] * 34)
    result = shares(frame, SharesAsk(sex="sex", target=0.4))
    assert result.sentence().vi == (
        "Tỷ lệ nữ: 18/52 (34,6%), thấp hơn mục tiêu 40% là 5,4 điểm phần trăm "
        "(cần thêm 3 nữ nếu giữ nguyên 52 người; 5 nữ nếu bổ sung)."
    )
    above = shares(frame, SharesAsk(sex="sex", target=0.25)).sentence().vi
    assert "cao hơn mục tiêu 25% là 9,6 điểm phần trăm" in above


def test_representation_is_tested_by_the_binomial_or_from_a_fixed_list() -> None:
    frame = made(sex=["f"] * 3 + ["m"] * 17)
    binomial = shares(frame, SharesAsk(sex="sex", reference=0.4)).values["against_reference"]
    assert binomial["p_less"] == pytest.approx(0.01596, abs=1e-5)
    fixed = shares(frame, SharesAsk(sex="sex", reference=0.4, pool=50)).values["against_reference"]
    assert fixed["test"] == "hypergeometric"
    assert fixed["p_less"] < binomial["p_less"]
    with pytest.raises(Problem, match="danh sách nguồn"):
        shares(frame, SharesAsk(sex="sex", reference=0.4, pool=10))


def test_the_glass_ceiling_is_the_share_of_all_over_that_at_the_top() -> None:
    frame = made(sex=["f", "f", "m", "m", "f", "m", "m", "m"], level=["1"] * 4 + ["2"] * 4)
    found = shares(frame, SharesAsk(sex="sex", by=("level",), top="2")).values["glass_ceiling"]
    assert found["index"] == pytest.approx((3 / 8) / (1 / 4))
    with pytest.raises(Problem, match="không có cấp"):
        shares(frame, SharesAsk(sex="sex", by=("level",), top="9"))


def test_strata_that_turn_the_figure_round_are_told_beside_it() -> None:
    counts = {"sex": [], "unit": [], "got": [], "n": []}  # type: ignore[var-annotated]
    for unit, a, b, c, d in (("A1", 8, 392, 2, 98), ("B", 18, 82, 72, 328)):
        for sex, got, n in (("f", 1, a), ("f", 0, b), ("m", 1, c), ("m", 0, d)):
            for name, value in zip(counts, (sex, unit, got, n), strict=True):
                counts[name].append(value)
    result = disparity(made(**counts), DisparityAsk(sex="sex", outcome="got", count="n", strata=("unit",)))
    assert result.values["p"] < 0.001
    assert result.values["strata"]["p"] > 0.5
    said = result.sentence().vi
    assert said.startswith("Tính chung: trong số được xét, 26/500 nữ (5,2%) và 74/500 nam (14,8%) có kết quả này.")
    assert "chênh lệch chung có thể do cơ cấu nhóm" in said
    assert "cần xem xét quy trình" not in said


def test_many_units_are_adjusted_and_small_ones_not_tested() -> None:
    sex, unit, got = [], [], []
    for name, women, men in (("a", (1, 29), (25, 5)), ("b", (10, 10), (10, 10)), ("c", (1, 1), (1, 1))):
        for who, (yes, no) in (("f", women), ("m", men)):
            sex += [who] * (yes + no)
            unit += [name] * (yes + no)
            got += [1] * yes + [0] * no
    result = disparity(made(sex=sex, unit=unit, got=got), DisparityAsk(sex="sex", outcome="got", units="unit"))
    rows = {one["unit"]: one for one in result.values["units"]}
    assert rows["c"]["p"] is None
    assert rows["a"]["p_adjusted"] == pytest.approx(2 * rows["a"]["p"])
    assert "Xem xét 2 đơn vị" in result.sentence().vi


def test_more_groups_get_a_chi_square_and_a_group_without_a_choice_is_asked() -> None:
    frame = made(race=["a", "b", "c"] * 20, got=["x", "y"] * 30)
    assert disparity(frame, DisparityAsk(sex="race", outcome="got")).values["chi2"]["df"] == 2
    with pytest.raises(Problem, match="so sánh nhóm nào"):
        shares(frame, SharesAsk(sex="race"))


def test_counts_of_those_who_had_it_are_not_more_than_of_those_considered() -> None:
    frame = made(sex=["f", "m"], of=[3, 4], had=[4, 2])
    with pytest.raises(Problem, match="lớn hơn"):
        disparity(frame, DisparityAsk(sex="sex", of="of", yes_count="had"))


def test_people_stand_in_rows_in_counts_or_in_two_columns() -> None:
    rows = split(made(sex=["f", "m", "m", "?"]), Groups(sex="sex")).total()
    counted = split(made(sex=["f", "m", "?"], n=[1, 2, 1]), Groups(sex="sex", count="n")).total()
    wide = split(made(f=[1, 0], m=[1, 1]), Groups(women_count="f", men_count="m")).total()
    assert rows == counted == (1, 2, 1)
    assert wide == (1, 2, 0)
    with pytest.raises(Problem, match="--sex"):
        split(made(a=[1]), Groups())


def test_errors_of_models_and_bases_are_as_asked() -> None:
    frame = opened("d1-pay-wage1/wage1.csv")
    ask = PayAsk(sex="female", pay="lwage", logged=True, covariates=("educ", "C(married)"), errors="HC3")
    found = pay_gap(frame, ask).values["model"]["coefficients"]
    assert [one["name"] for one in found] == ["constant", "female=1", "educ", "married=1"]
    other = pay_gap(frame, replace(ask, bases=("married=1",), errors="classical")).values["model"]["coefficients"]
    assert other[3]["name"] == "married=0"
    assert other[1]["se"] != found[1]["se"]
    with pytest.raises(Problem, match="không hiểu"):
        pay_gap(frame, replace(ask, bases=("married",)))


def test_pay_that_has_no_logarithm_is_told_with_what_to_do() -> None:
    frame = made(sex=["f", "m"] * 40, pay=[0.0, 1.0] * 40)
    with pytest.raises(Problem, match="lô-ga-rít") as told:
        pay_gap(frame, PayAsk(sex="sex", pay="pay"))
    assert "--levels" in told.value.remedy.vi


def test_curves_of_more_than_two_groups_are_compared_without_a_model() -> None:
    frame = made(months=[float(at) for at in range(1, 31)], got=[1, 0] * 15, unit=["a", "b", "c"] * 10)
    result = careers(frame, SurvivalAsk(time="months", event="got", sex="unit", at=(10,)))
    assert result.values["log_rank"]["df"] == 2
    assert len(result.values["curves"]) == 3
    assert "cox" not in result.values


def test_an_event_is_told_by_its_value_or_asked() -> None:
    frame = made(months=[1.0, 2.0, 3.0], got=["lên", "đi", "ở"])
    with pytest.raises(Problem, match="--event-value"):
        careers(frame, SurvivalAsk(time="months", event="got"))
    assert careers(frame, SurvivalAsk(time="months", event="got", event_value="lên")).counts["events"] == 1


def test_who_ends_before_beginning_is_left_out() -> None:
    frame = made(months=[1.0, 2.0, -3.0, 9.0], begun=[0.0, 2.0, 0.0, 1.0], got=[1, 1, 1, 0])
    result = careers(frame, SurvivalAsk(time="months", event="got", entry="begun"))
    assert [(one.code, one.rows) for one in result.left_out] == [("no-time", 2)]


def test_a_table_with_totals_of_its_own_is_read_without_them() -> None:
    frame = made(unit=["a", "b", "Tổng"], f=[5, 9, 14], m=[2, 8, 10])
    result = suppress([frame], CellsAsk(hide=2))
    assert result.counts["primary"] == 1
    lines = grid(result.to_json()["values"]["tables"][0])
    assert lines[0] == ["unit", "f", "m", "Tổng"]
    assert lines[1][2] == "*"
    assert lines[-1] == ["Tổng", "14", "10", "24"]
    assert "còn ít nhất 4 giá trị có thể" in result.sentence().vi


def test_persons_are_made_into_a_table_of_any_dimensions() -> None:
    frame = made(unit=["a"] * 9 + ["b"] * 9, sex=["f", "m", "m"] * 6, level=["1", "2"] * 9)
    result = suppress([frame], CellsAsk(by=("unit", "sex", "level"), hide=1))
    assert result.counts["cells"] == 8
    assert result.values["unsafe"] == []


def test_an_earlier_table_is_taken_into_account() -> None:
    now = made(unit=["a", "b", "c"], f=[2, 9, 6], m=[8, 7, 9])
    before = made(unit=["a", "b", "c"], f=["*", "9", "*"], m=["*", "7", "*"])
    alone, both = suppress([now], CellsAsk()), suppress([now], CellsAsk(moved=0), before)
    assert both.counts["primary"] == alone.counts["primary"] == 1
    other = made(unit=["a", "b", "c"], f=["2", "9", "6"], m=["8", "7", "9"])
    known = suppress([now], CellsAsk(moved=0), other)
    assert known.values["unsafe"]
    assert "không nên công bố" in known.sentence().vi
    with pytest.raises(Problem, match="không khớp"):
        suppress(
            [made(unit=["a", "b"], f=[50, 9], m=[8, 7])], CellsAsk(moved=1), made(unit=["a", "b"], f=[2, 9], m=[8, 7])
        )


def test_tables_that_contradict_each_other_or_hold_no_counts_are_refused() -> None:
    one, other = made(unit=["a", "b"], f=[5, 9], m=[6, 8]), made(level=["x", "y"], f=[5, 5], m=[6, 8])
    with pytest.raises(Problem, match="tổng khác nhau"):
        suppress([one, other], CellsAsk())
    for bad in (made(unit=["a", "b"], f=[0.5, 9], m=[6, 8]), made(unit=["a", "b"], f=["?", "9"], m=[6, 8])):
        with pytest.raises(Problem, match="không phải là số người"):
            suppress([bad], CellsAsk())
    with pytest.raises(Problem, match="lặp lại"):
        suppress([made(unit=["a", "a"], f=[1, 2])], CellsAsk())
    with pytest.raises(Problem, match="không có bảng"):
        suppress([made(unit=["Tổng"], f=[1])], CellsAsk())
    with pytest.raises(Problem, match="--by"):
        suppress([one], CellsAsk(by=("unit",)))


def test_someone_alone_in_a_hidden_cell_is_told_of() -> None:
    result = suppress([opened("d5-suppression/table.csv")], CellsAsk())
    assert [one.code for one in result.remarks] == ["lone"]
    assert result.remarks[0] is cells_words.LONE
    assert (
        suppress([opened("d5-suppression/table.csv")], with_rule(CellsAsk(), Rule(2, 3, insiders=True))).remarks == []
    )


def test_two_tables_are_compared_by_the_names_of_their_rows_and_columns() -> None:
    one, other = made(unit=["a", "b"], f=[5, 9], m=[6, 8]), made(unit=["a", "b"], f=[5, 8], m=[6, 8])
    result = differencing(one, other, CellsAsk())
    assert [leak["cell"] for leak in result.values["leaks"]] == [{"unit": "b", "column": "f"}]
    assert differencing(one, one, CellsAsk()).sentence().vi.endswith("không thấy chỗ nào lộ thông tin.")
    with pytest.raises(Problem, match="không có ô nào chung"):
        differencing(one, made(level=["a", "b"], f=[5, 8], m=[6, 8]), CellsAsk())


def test_a_target_is_reached_by_rows_by_numbers_or_by_years() -> None:
    frame = made(posts=[20], women_now=[6], vacancies=[6], of_them_vacated_by_women=[2], target=[0.4])
    (case,) = reach(frame, ReachAsk()).values["cases"]
    assert (case["needed"], "probability" in case) == (4, False)
    (given,) = reach(frame, ReachAsk(target="0,5", share="0.5")).values["cases"]
    assert (given["needed"], given["share"]) == (6, 0.5)
    years = made(y=[2026, 2027], v=[3, 3], w=[1, 1])
    ask = ReachAsk(posts="20", women="6", vacancies="v", left="w", target="0.4", year="y")
    result = reach(years, ask)
    assert result.values["per_year"] == 2
    assert "ít nhất 2 nữ mỗi năm" in result.sentence().vi
    with pytest.raises(Problem, match="dòng 1"):
        reach(frame, ReachAsk(women="30"))


def test_a_projection_says_if_and_not_that() -> None:
    ask = ProjectAsk(level="level", women_count="women", men_count="men", stay="stay", up="up", runs=20, years=3)
    result = project(opened("d6-forecast/flow.csv"), ask)
    assert result.sentence().vi.startswith("Nếu các tỷ lệ ở lại, chuyển cấp và tuyển dụng giữ như hiện nay, sau 3 năm")
    assert len(result.values["years"]) == 3
    for wrong in (replace(ask, up="women"), replace(ask, years=0)):
        with pytest.raises(Problem, match="tỷ lệ ở lại"):
            project(opened("d6-forecast/flow.csv"), wrong)
    matrix = made(level=["a", "b"], f=[5, 5], m=[5, 5], to_a=[0.5, 0.1], to_b=[0.2, 0.8], hf=[1, 0], hm=[0, 0])
    full = ProjectAsk(level="level", women_count="f", men_count="m", moves=("to_a", "to_b"), hires_women="hf", runs=9)
    assert project(matrix, full).values["years"][0]["women"].tolist() == pytest.approx([4.0, 5.0])


@pytest.mark.parametrize(
    ("more", "said"),
    [({"share": None}, "--share"), ({"begin": 0}, "năm đầu"), ({"leaves": "unit"}, "phải là năm")],
)
def test_a_projection_of_posts_needs_its_years_and_its_share(more: dict[str, Any], said: str) -> None:
    ask = replace(ProjectAsk(sex="sex", leaves="leaves", begin=2026, end=2030, share=0.4, runs=5), **more)
    with pytest.raises(Problem, match=said):
        project(EDGES["plenty"], ask)
