"""The methods of `songhanh equity`: what each is called, what it asks, which options it takes, one example."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from songhanh.cli.equity_options import CASE, OPTIONS, Option
from songhanh.lib.words import Words

_GROUPS = ("sex", "women", "men", "first", "second")
_MODEL = ("covariates", "categorical", "base", "cluster", "errors", "weights", "confidence")


@dataclass(frozen=True, slots=True)
class Method:
    """A method: the function and the shape of its question, by their names in the lazy table; its options."""

    function: str
    ask: str
    what: Words
    options: Sequence[Option]
    example: str
    files: str = "one"

    def example_of(self, language: str) -> str:
        """The example, with names of files as each language has them."""
        return self.example if language == "vi" else self.example.replace("canbo", "staff").replace("bang", "table")


def _take(*names: str) -> list[Option]:
    return [OPTIONS[name] for name in names]


METHODS: Mapping[str, Method] = {
    "shares": Method(
        "shares",
        "SharesAsk",
        Words(
            "tỷ lệ nữ, so với mục tiêu; theo cấp, đơn vị, năm", "shares of women against a target; by level, unit, year"
        ),
        _take(
            *_GROUPS,
            "count",
            "women-count",
            "men-count",
            "by",
            "target",
            "interval",
            "confidence",
            "reference-share",
            "pool",
            "top",
        ),
        "songhanh equity shares canbo.csv --sex sex --by level --target 40%",
    ),
    "disparity": Method(
        "disparity",
        "DisparityAsk",
        Words(
            "so sánh tỷ lệ có một kết quả của hai nhóm (Fisher, khi bình phương, Mantel-Haenszel, logit)",
            "rates of an outcome in two groups (Fisher, chi-square, Mantel-Haenszel, logit)",
        ),
        _take(
            *_GROUPS,
            "outcome",
            "yes",
            "count",
            "of",
            "yes-count",
            "strata",
            "units",
            "adjust",
            "alternative",
            "correction",
            "interval",
            "difference-interval",
            "confidence",
            "covariates",
            "categorical",
            "cluster",
            "p",
            "runs",
            "seed",
        ),
        "songhanh equity disparity canbo.csv --sex sex --outcome appointed --yes 1 --strata unit",
    ),
    "pay-gap": Method(
        "pay_gap",
        "PayAsk",
        Words(
            "chênh lệch thu nhập thô và sau khi tính đến các yếu tố khác",
            "the pay gap, raw and with other things taken into account",
        ),
        _take(*_GROUPS, "pay", *_MODEL, "levels", "logged", "limit"),
        "songhanh equity pay-gap canbo.csv --sex sex --pay income --covariates grade,years,years^2",
    ),
    "decompose": Method(
        "decompose",
        "PayAsk",
        Words(
            "phân rã Oaxaca-Blinder: phần giải thích được và chưa giải thích được",
            "Oaxaca-Blinder: what is explained and what is not",
        ),
        _take(
            *_GROUPS,
            "pay",
            "covariates",
            "categorical",
            "base",
            "weights",
            "levels",
            "logged",
            "reference",
            "runs",
            "seed",
        ),
        "songhanh equity decompose canbo.csv --sex sex --pay income --covariates grade,years",
    ),
    "survival": Method(
        "careers",
        "SurvivalAsk",
        Words(
            "thời gian đến khi bổ nhiệm (Kaplan-Meier, log-rank, Cox)",
            "time to an appointment (Kaplan-Meier, log-rank, Cox)",
        ),
        _take(
            *_GROUPS,
            "time",
            "event",
            "event-value",
            "entry",
            "strata",
            "covariates",
            "categorical",
            "cluster",
            "ties",
            "band",
            "test",
            "power",
            "transform",
            "at",
            "until",
            "confidence",
        ),
        "songhanh equity survival canbo.csv --time months --event appointed --sex sex --covariates years",
    ),
    "segregation": Method(
        "spread",
        "SegregationAsk",
        Words(
            "mức tách biệt giữa các đơn vị (D, Gini, H) so với ngẫu nhiên",
            "segregation over units (D, Gini, H) against chance",
        ),
        _take("unit", *_GROUPS, "count", "women-count", "men-count", "by", "runs", "seed"),
        "songhanh equity segregation canbo.csv --unit unit --sex sex",
    ),
    "quantiles": Method(
        "quantile_gap",
        "PayAsk",
        Words(
            "chênh lệch ở mức thấp, giữa, cao của thu nhập (hồi quy phân vị)",
            "the gap along the distribution (quantile regression)",
        ),
        _take(
            *_GROUPS,
            "pay",
            "covariates",
            "categorical",
            "base",
            "taus",
            "levels",
            "logged",
            "errors",
            "bandwidth",
            "confidence",
        ),
        "songhanh equity quantiles canbo.csv --sex sex --pay income --taus 0.1,0.5,0.9",
    ),
    "suppress": Method(
        "suppress",
        "CellsAsk",
        Words(
            "ẩn ô nhỏ và ô bổ sung trước khi công bố bảng", "hide small cells, and others, before a table is published"
        ),
        _take("rows", "columns", "by", "count", "hide", "width", "zeros", "insiders", "before", "moved"),
        "songhanh equity suppress bang.csv --hide 4",
        "many",
    ),
    "differencing": Method(
        "differencing",
        "CellsAsk",
        Words("so hai bảng đã công bố để tìm chỗ lộ thông tin", "what two published tables give away together"),
        _take("rows", "columns", "hide", "width", "moved"),
        "songhanh equity differencing bang-2025.csv bang-2026.csv --hide 2",
        "two",
    ),
    "project": Method(
        "project",
        "ProjectAsk",
        Words("dự báo số người và tỷ lệ nữ các năm tới", "people and shares of women in the years to come"),
        _take(
            "level",
            "women-count",
            "men-count",
            "stay",
            "up",
            "moves",
            "hires-women",
            "hires-men",
            "years",
            "sex",
            "women",
            "men",
            "leaves",
            "from",
            "to",
            "share",
            "quits",
            "target",
            "runs",
            "seed",
        ),
        "songhanh equity project canbo.csv --sex sex --leaves retires --from 2026 --to 2030 --share 0.4 --target 40%",
    ),
    "reach": Method(
        "reach",
        "ReachAsk",
        Words(
            "mục tiêu có đạt được không, cần bổ nhiệm ít nhất bao nhiêu nữ",
            "whether a target can be reached, and by how many appointments of women at least",
        ),
        list(CASE.values()),
        "songhanh equity reach bang-vi-tri.csv --posts 20 --women-now 6 --vacancies 6 --left 2 --target 40%",
    ),
}
