"""The pictures of results: what a table says less quickly. A result without one (a list of cells) has None."""

import math
from collections.abc import Callable, Sequence
from typing import Any

from songhanh.equity import charts
from songhanh.equity.charts import Point, area, bar, dot, path, words
from songhanh.equity.results import Result
from songhanh.equity.wording import number
from songhanh.lib.words import Language, Words

_WIDE, _HIGH = 640.0, 360.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 70.0, 110.0, 34.0, 44.0
_LABELS = 180.0  # room for the names of bars
_ROW = 34.0


class _Plane:
    """A plane with axes: numbers to places on the paper."""

    def __init__(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        self.x, self.y = x, y

    def at(self, point: Point) -> Point:
        x = _LEFT + (point[0] - self.x[0]) / ((self.x[1] - self.x[0]) or 1.0) * (_WIDE - _LEFT - _RIGHT)
        y = _HIGH - _BOTTOM - (point[1] - self.y[0]) / ((self.y[1] - self.y[0]) or 1.0) * (_HIGH - _TOP - _BOTTOM)
        return x, y

    def all(self, points: Sequence[Point]) -> list[Point]:
        return [self.at(one) for one in points]

    def axes(self, language: Language, x_title: str, y_title: str) -> list[str]:
        shapes = [
            words(_LEFT, 16, y_title, quiet=True),
            words(_WIDE - _RIGHT, _HIGH - 8, x_title, anchor="end", quiet=True),
        ]
        for value in charts.ticks(*self.y):
            shapes.append(path(self.all([(self.x[0], value), (self.x[1], value)]), "ax"))
            left, y = self.at((self.x[0], value))
            shapes.append(words(left - 6, y + 4, number(value, 2).say(language), anchor="end", quiet=True))
        for value in charts.ticks(*self.x, 7):
            x, low = self.at((value, self.y[0]))
            shapes.append(words(x, low + 16, number(value, 2).say(language), anchor="middle", quiet=True))
        return shapes


def draw(result: Result, language: Language = "vi") -> str | None:
    """The SVG of a result, or None where no picture helps."""
    maker = _MAKERS.get(result.code)
    shapes = maker(result.values, language) if maker else None
    if not shapes:
        return None
    height = max(_HIGH, 60 + _ROW * len(result.values.get("units", ()))) if result.code == "segregation" else _HIGH
    return charts.picture(_WIDE, height, result.method.say(language), result.sentence().say(language), shapes)


def _say(language: Language, vi: str, en: str) -> str:
    return Words(vi, en).say(language)


def _bars(rows: Sequence[tuple[str, float, bool, str]], most: float, line: float | None = None) -> list[str]:
    """Bars side by side: name, size, whether hatched, and what stands behind."""
    shapes = []
    reach = (_WIDE - _LABELS - _RIGHT) / (most or 1.0)
    for at, (name, size, hatched, shown) in enumerate(rows):
        y = _TOP + at * _ROW
        shapes += [
            words(_LABELS - 8, y + 17, name[:28], anchor="end"),
            bar(_LABELS, y + 2, size * reach, _ROW - 12, hatched=hatched),
            words(_LABELS + size * reach + 6, y + 17, shown),
        ]
    if line is not None:
        x = _LABELS + line * reach
        shapes.append(path([(x, _TOP - 6), (x, _TOP + len(rows) * _ROW)], "tg"))
    return shapes


def _shares(values: dict[str, Any], language: Language) -> list[str]:
    rows = [
        (" · ".join(str(value) for name, value in one.items() if isinstance(value, str)), one)
        for one in values.get("groups", ())
    ]
    rows.append((_say(language, "chung", "all"), values))
    told = [
        (name, one["share"], False, f"{100 * one['share']:.1f}% ({one['first']:g}/{one['people']:g})")
        for name, one in rows[-9:]
        if one["share"] is not None
    ]
    return _bars([(name, size, kind, _comma(shown, language)) for name, size, kind, shown in told], 1.0)


def _comma(text: str, language: Language) -> str:
    return text.replace(".", ",") if language == "vi" else text


def _disparity(values: dict[str, Any], language: Language) -> list[str]:
    table = values.get("table")
    if not table or values["too_few"]:
        return []
    rows = []
    for side in ("first", "second"):
        one = table[side]
        shown = _comma(f"{100 * one['rate']:.1f}% ({one['yes']:g}/{one['total']:g})", language)
        rows.append((values["groups"][side], one["rate"], side == "second", shown))
    shapes = _bars(rows, 1.0)
    for at, side in enumerate(("first", "second")):
        low, high = (_LABELS + one * (_WIDE - _LABELS - _RIGHT) for one in values[f"{side}_rate_interval"])
        y = _TOP + at * _ROW + 2 + (_ROW - 12) / 2
        shapes.append(path([(low, y), (high, y)], "tg"))
    return shapes


def _quarters(values: dict[str, Any], language: Language) -> list[str]:
    if not values:
        return []
    shapes = [
        words(_LABELS, 20, _say(language, "bốn phần tư theo thu nhập", "quarters of the distribution"), quiet=True)
    ]
    reach = _WIDE - _LABELS - _RIGHT
    for at, one in enumerate(values["quarters"]):
        y, total = _TOP + at * _ROW, one["first"] + one["second"] or 1
        mine = one["first"] / total * reach
        shapes += [
            words(_LABELS - 8, y + 17, f"{at + 1}", anchor="end"),
            bar(_LABELS, y + 2, mine, _ROW - 12),
            bar(_LABELS + mine + 2, y + 2, reach - mine - 2, _ROW - 12, hatched=True),
            words(_LABELS + reach + 6, y + 17, f"{one['first']} / {one['second']}"),
        ]
    return shapes


def _parts(values: dict[str, Any], language: Language) -> list[str]:
    if not values:
        return []
    part = values["two_fold"][values["reference"]]
    rows = [
        (_say(language, "giải thích được", "explained"), part["explained"], False),
        (_say(language, "chưa giải thích được", "not explained"), part["unexplained"], True),
    ]
    most = max(abs(size) for _, size, _ in rows) or 1.0
    return _bars([(name, abs(size), kind, number(size, 3).say(language)) for name, size, kind in rows], most)


def _quantiles(values: dict[str, Any], language: Language) -> list[str]:
    gaps = values.get("gaps")
    if not gaps:
        return []
    lows, highs = ([one["interval"][side] for one in gaps] for side in (0, 1))
    plane = _Plane((0.0, 1.0), (min(0.0, *lows), max(0.0, *highs)))
    line = [(one["tau"], one["coefficient"]) for one in gaps]
    edge = [(one["tau"], high) for one, high in zip(gaps, highs, strict=True)]
    edge += [(one["tau"], low) for one, low in zip(gaps[::-1], lows[::-1], strict=True)]
    title = _say(language, "chênh lệch (hệ số)", "gap (coefficient)")
    shapes = plane.axes(language, _say(language, "phân vị", "quantile"), title)
    shapes += [area(plane.all(edge), "band"), path(plane.all(line), "ln")]
    return [*shapes, *(dot(*plane.at(point)) for point in line)]


def _survival(values: dict[str, Any], language: Language) -> list[str]:
    curves = [one for one in values["curves"] if one["people"]]
    if not curves:
        return []
    plane = _Plane((0.0, max(one["followed_to"] for one in curves)), (0.0, 1.0))
    still = _say(language, "tỷ lệ chưa có sự kiện", "share without the event")
    shapes = plane.axes(language, _say(language, "thời gian", "time"), still)
    for at, one in enumerate(curves[:2]):
        held = one["steps"]
        times = list(map(float, held["time"]))
        lower, upper = ([0.0 if math.isnan(v) else float(v) for v in held[side]] for side in ("low", "high"))
        edge = charts.steps(times, upper, one["followed_to"]) + charts.steps(times, lower, one["followed_to"])[::-1]
        shapes.append(area(plane.all(edge), "band2" if at else "band"))
    for at, one in enumerate(curves):
        held = one["steps"]
        line = plane.all(
            charts.steps(list(map(float, held["time"])), list(map(float, held["survival"])), one["followed_to"])
        )
        shapes += [path(line, "ln2" if at % 2 else "ln"), words(line[-1][0] + 6, line[-1][1] + 4, one["group"][:16])]
    return shapes


def _segregation(values: dict[str, Any], language: Language) -> list[str]:
    told = [one for one in values["units"] if one["share"] is not None]
    rows = []
    for one in told:
        people = one["first"] + one["second"]
        shown = _comma(f"{100 * one['share']:.1f}% ({one['first']:g}/{people:g})", language)
        rows.append((one["unit"], one["share"], False, shown))
    total = sum(one["first"] + one["second"] for one in told)
    return _bars(rows, 1.0, sum(one["first"] for one in told) / total if total else None)


def _project(values: dict[str, Any], language: Language) -> list[str]:
    years = values["years"]
    if "levels" not in values:
        lines = [
            (
                "",
                [(one["year"], one["mean"]) for one in years],
                [(one["year"], one["low"], one["high"]) for one in years],
            )
        ]
    else:
        lines = [
            (
                level,
                [(0, values["now"]["share"][at]), *((one["year"], one["share"][at]) for one in years)],
                [(one["year"], one["range"]["low"][at], one["range"]["high"][at]) for one in years],
            )
            for at, level in enumerate(values["levels"])
        ]
    first = min(point[0] for _, line, _ in lines for point in line)
    plane = _Plane((first, max(first + 1, years[-1]["year"])), (0.0, 1.0))
    share = _say(language, "tỷ lệ nữ (khoảng 10–90%)", "share of women (range 10–90%)")
    shapes = plane.axes(language, _say(language, "năm", "year"), share)
    for at, (name, line, ranged) in enumerate(lines):
        edge = [(year, high) for year, _, high in ranged] + [(year, low) for year, low, _ in ranged[::-1]]
        drawn = plane.all(line)
        shapes += [area(plane.all(edge), "band2" if at % 2 else "band"), path(drawn, "ln2" if at % 2 else "ln")]
        shapes.append(words(drawn[-1][0] + 6, drawn[-1][1] + 4, name[:16]))
    return shapes


_MAKERS: dict[str, Callable[[Any, Language], list[str]]] = {
    "shares": _shares,
    "disparity": _disparity,
    "pay-gap": _quarters,
    "decompose": _parts,
    "quantiles": _quantiles,
    "survival": _survival,
    "segregation": _segregation,
    "project": _project,
}
