"""A result on a terminal: what may be said first, then the figures as a table, then where they come from."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from songhanh.cli.terminal import paint, table, wrapped
from songhanh.equity.cells_study import grid
from songhanh.equity.results import Result
from songhanh.equity.wording import number
from songhanh.lib.words import Language, Words

Lines = Iterator[str]
_MOST_ROWS = 40
_TINY = 0.0005  # smaller figures are shown by their power of ten


def told(result: Result, language: Language) -> Lines:
    """The lines of a result."""
    yield paint(_capital(result.method.say(language)), "bold")
    for one in result.sentences:
        yield wrapped(one.say(language))
    yield ""
    shown = _TABLES.get(result.code)
    if shown and result.values:
        yield from shown(dict(result.values), language)
    for remark in result.remarks:
        yield paint(wrapped("! " + remark.what.say(language), 2), "yellow")
    counts = ", ".join(f"{name} {_n(value, language)}" for name, value in result.counts.items())
    yield paint(Words(f"Số liệu: {counts}", f"Counts: {counts}").say(language), "dim")
    for left in result.left_out:
        yield paint(
            Words(f"Bỏ {left.rows} dòng: {left.why.vi}", f"{left.rows} rows left out: {left.why.en}").say(language),
            "dim",
        )
    yield paint(Words(f"Thư viện: {result.library}", f"Library: {result.library}").say(language), "dim")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _n(value: Any, language: Language, places: int = 4) -> str:
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return "–"
    if not isinstance(value, int | float):
        return str(value)
    if float(value).is_integer():
        return number(float(value), 0).say(language)
    if abs(value) < _TINY:
        return f"{value:.1e}".replace(".", "," if language == "vi" else ".")
    return number(float(value), places).say(language)


def _rows(head: Sequence[str], rows: Sequence[Sequence[str]], language: Language) -> Lines:
    yield from table(head, rows[:_MOST_ROWS], [0] * len(head))
    if len(rows) > _MOST_ROWS:
        rest = len(rows) - _MOST_ROWS
        yield Words(f"… và {rest} dòng nữa (xem --json)", f"… and {rest} more rows (see --json)").say(language)
    yield ""


def _pairs(found: dict[str, Any], names: Sequence[str], language: Language) -> Lines:
    rows = [(name, _n(found[name], language)) for name in names if isinstance(found.get(name), int | float)]
    if rows:
        yield from _rows([_w(language, "chỉ số", "figure"), _w(language, "giá trị", "value")], rows, language)


def _w(language: Language, vi: str, en: str) -> str:
    return Words(vi, en).say(language)


def _shares(values: dict[str, Any], language: Language) -> Lines:
    groups = values.get("groups", [])
    names = [name for name, value in groups[0].items() if isinstance(value, str)] if groups else []
    rows = [
        [
            *(str(one[name]) for name in names),
            *(_n(one[name], language) for name in ("first", "second", "people", "share")),
        ]
        for one in [*groups, dict.fromkeys(names, "=") | values]
    ]
    heads = [_w(language, *pair) for pair in (("nữ", "women"), ("nam", "men"), ("cộng", "both"), ("tỷ lệ", "share"))]
    yield from _rows([*names, *heads], rows, language)


def _disparity(values: dict[str, Any], language: Language) -> Lines:
    if "counts" in values:
        rows = [
            [name, *(_n(float(one), language) for one in row)]
            for name, row in zip(values["groups"], values["counts"], strict=True)
        ]
        yield from _rows(["", *values["outcomes"]], rows, language)
    if "table" in values:
        head = [
            "",
            *(_w(language, *pair) for pair in (("có", "yes"), ("không", "no"), ("cộng", "both"), ("tỷ lệ", "rate"))),
        ]
        rows = [
            [
                values["groups"][side],
                *(_n(values["table"][side][name], language) for name in ("yes", "no", "total", "rate")),
            ]
            for side in ("first", "second")
        ]
        yield from _rows(head, rows, language)
    names = ("difference_points", "rate_ratio", "odds_ratio", "odds_ratio_conditional", "p", "cramers_v")
    yield from _pairs(values, names, language)
    if "strata" in values:
        yield from _pairs(values["strata"], ("strata", "odds_ratio", "p"), language)
    if "units" in values:
        rows = [[str(one["unit"]), _n(one["p"], language), _n(one["p_adjusted"], language)] for one in values["units"]]
        yield from _rows(
            [_w(language, "đơn vị", "unit"), "p", _w(language, "p hiệu chỉnh", "p adjusted")], rows, language
        )
    if "logit" in values:
        yield from _coefficients(values["logit"]["coefficients"], language, "odds_ratio")


def _coefficients(found: Sequence[dict[str, Any]], language: Language, ratio: str = "") -> Lines:
    head = ["", *(_w(language, *pair) for pair in (("hệ số", "coefficient"), ("sai số", "se"))), "p"]
    if ratio:
        head.append(_w(language, "tỷ số", "ratio"))
    rows = [
        [
            one["name"],
            *(_n(one[name], language) for name in ("coefficient", "se", "p")),
            *([_n(one[ratio], language)] if ratio else []),
        ]
        for one in found
    ]
    yield from _rows(head, rows, language)


def _pay(values: dict[str, Any], language: Language) -> Lines:
    yield from _pairs(values["raw"], tuple(values["raw"]), language)
    if "model" in values:
        yield from _coefficients(values["model"]["coefficients"], language)
        yield from _pairs(values["model"], ("n", "r2", "r2_adjusted"), language)
        yield from _pairs(values["adjusted"], ("percent", "kennedy_percent"), language)


def _decompose(values: dict[str, Any], language: Language) -> Lines:
    explained, rest = _w(language, "giải thích được", "explained"), _w(language, "chưa giải thích được", "unexplained")
    rows = [
        [name, _n(one["explained"], language), _n(one["unexplained"], language)]
        for name, one in values["two_fold"].items()
    ]
    yield from _rows([_w(language, "tham chiếu", "reference"), explained, rest], rows, language)
    yield from _pairs(values["three_fold"], tuple(values["three_fold"]), language)
    rows = [[one["term"], _n(one["explained"], language), _n(one["unexplained"], language)] for one in values["detail"]]
    yield from _rows([values["reference"], explained, rest], rows, language)


def _quantiles(values: dict[str, Any], language: Language) -> Lines:
    for one in values["quantiles"]:
        yield f"tau = {_n(one['tau'], language)} (pseudo R² {_n(one['pseudo_r2'], language)})"
        yield from _coefficients(one["coefficients"], language)


def _survival(values: dict[str, Any], language: Language) -> Lines:
    heads = (("người", "people"), ("sự kiện", "events"), ("trung vị", "median"), ("từ", "from"), ("đến", "to"))
    rows = [
        [
            one["group"],
            str(one["people"]),
            str(one["events"]),
            *(_n(one["median"][side], language) for side in ("time", "low", "high")),
        ]
        for one in values["curves"]
    ]
    yield from _rows(["", *(_w(language, *pair) for pair in heads)], rows, language)
    if "log_rank" in values:
        yield from _pairs(values["log_rank"], ("statistic", "df", "p"), language)
    if "cox" in values:
        yield from _coefficients(values["cox"]["coefficients"], language, "hazard_ratio")


def _segregation(values: dict[str, Any], language: Language) -> Lines:
    names = [name for name, one in values.items() if isinstance(one, float)]
    yield from _pairs(values | values["by_chance"], [*names, "expected_D", "D_95th_percentile", "p"], language)


def _suppress(values: dict[str, Any], language: Language) -> Lines:
    for one in values["tables"]:
        if len(one["labels"]) == 2:
            lines = grid(one)
            yield from _rows(lines[0], lines[1:], language)


def _differencing(values: dict[str, Any], language: Language) -> Lines:
    rows = [
        [
            one["table"],
            one["kind"],
            " × ".join(one["cell"].values()) or "=",
            _n(one["low"], language),
            _n(one["high"], language),
        ]
        for one in values["leaks"]
    ]
    if rows:
        heads = (("bảng", "table"), ("loại", "kind"), ("ô", "cell"), ("từ", "from"), ("đến", "to"))
        yield from _rows([_w(language, *pair) for pair in heads], rows, language)


def _project(values: dict[str, Any], language: Language) -> Lines:
    year = _w(language, "năm", "year")
    if "levels" not in values:
        rows = [
            [str(one["year"]), *(_n(one[name], language) for name in ("mean", "low", "high"))]
            for one in values["years"]
        ]
        yield from _rows([year, _w(language, "bình quân", "mean"), "10%", "90%"], rows, language)
        return
    rows = [[str(one["year"]), *(_n(float(share), language) for share in one["share"])] for one in values["years"]]
    yield from _rows([year, *values["levels"]], rows, language)


def _reach(values: dict[str, Any], language: Language) -> Lines:
    for one in values.get("cases", ()):
        yield from _pairs(
            one, ("wanted", "needed", "lowest_share", "highest_share", "probability", "added_instead"), language
        )


_TABLES: dict[str, Callable[[dict[str, Any], Language], Lines]] = {
    "shares": _shares,
    "disparity": _disparity,
    "pay-gap": _pay,
    "decompose": _decompose,
    "quantiles": _quantiles,
    "survival": _survival,
    "segregation": _segregation,
    "suppress": _suppress,
    "differencing": _differencing,
    "project": _project,
    "reach": _reach,
}
