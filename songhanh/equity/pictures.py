"""The pictures of results: what a table says less quickly. A result without one (a list of cells) has None."""

import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from songhanh.equity import charts
from songhanh.equity.charts import Point, area, bar, dot, path, words
from songhanh.equity.results import Result
from songhanh.equity.wording import number
from songhanh.lib.words import Language, Words

_WIDE, _HIGH = 640.0, 360.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 70.0, 110.0, 34.0, 44.0
_LABELS = 180.0  # room for the names of bars
_ROW = 34.0
_MOST_BARS = 60
Values = dict[str, Any]


class _Drawn(NamedTuple):
    """Shapes, and how high a paper they need."""

    shapes: list[str]
    height: float = _HIGH


class _Bar(NamedTuple):
    """A bar: its name, its size, whether it is hatched, what is written behind it, and its interval."""

    name: str
    size: float
    hatched: bool
    shown: str
    interval: tuple[float, float] | None = None


_NOTHING = _Drawn([])


def draw(result: Result, language: Language = "vi") -> str | None:
    """The SVG of a result, or None where no picture helps."""
    maker = _MAKERS.get(result.code)
    drawn = maker(dict(result.values), language) if maker and result.values else _NOTHING
    if not drawn.shapes:
        return None
    title, text = result.method.say(language), result.sentence().say(language)
    return charts.picture(_WIDE, drawn.height, title, text, drawn.shapes)


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
        shapes = [words(_LEFT, 16, y_title, quiet=True)]
        shapes.append(words(_WIDE - _RIGHT, _HIGH - 8, x_title, anchor="end", quiet=True))
        for value in charts.ticks(*self.y):
            shapes.append(path(self.all([(self.x[0], value), (self.x[1], value)]), "ax"))
            left, y = self.at((self.x[0], value))
            shapes.append(words(left - 6, y + 4, _tick(value, language), anchor="end", quiet=True))
        for value in charts.ticks(*self.x, 7):
            x, low = self.at((value, self.y[0]))
            shapes.append(words(x, low + 16, _tick(value, language), anchor="middle", quiet=True))
        return shapes


def _tick(value: float, language: Language) -> str:
    """A number of an axis, without zeros for show; a year without a sign between its digits."""
    places = next((at for at in range(4) if abs(value - round(value, at)) < 1e-9 * max(1.0, abs(value))), 4)
    if places == 0 and abs(value) < 10_000:
        return f"{value + 0:.0f}"
    return number(value, places).say(language)


def _say(language: Language, vi: str, en: str) -> str:
    return Words(vi, en).say(language)


def _bars(rows: Sequence[_Bar], most: float, line: float | None = None) -> _Drawn:
    """Bars below each other, and a line through all of them."""
    shapes = []
    reach = (_WIDE - _LABELS - _RIGHT) / (most or 1.0)
    for at, one in enumerate(rows):
        y, end = _TOP + at * _ROW, one.size
        shapes += [
            words(_LABELS - 8, y + 17, one.name[:28], anchor="end"),
            bar(_LABELS, y + 2, one.size * reach, _ROW - 12, hatched=one.hatched),
        ]
        if one.interval:
            low, high = one.interval
            end, middle = max(end, high), y + 2 + (_ROW - 12) / 2
            shapes.append(path([(_LABELS + low * reach, middle), (_LABELS + high * reach, middle)], "ci"))
        shapes.append(words(_LABELS + end * reach + 6, y + 17, one.shown))
    if line is not None:
        x = _LABELS + line * reach
        shapes.append(path([(x, _TOP - 6), (x, _TOP + len(rows) * _ROW - 8)], "tg"))
    return _Drawn(shapes, _TOP + len(rows) * _ROW + 10)


def _share_bar(name: str, one: Values, language: Language) -> _Bar:
    people = one["first"] + one["second"]
    shown = _comma(f"{100 * one['share']:.1f}% ({one['first']:g}/{people:g})", language)
    return _Bar(name, one["share"], False, shown)


def _comma(text: str, language: Language) -> str:
    return text.replace(".", ",") if language == "vi" else text


def _called(values: Values, value: str, language: Language) -> str:
    """What a group is called."""
    held = values.get("groups", {})
    for side in ("first", "second"):
        if held.get(side) == value:
            return str(held[f"{side}_name"][language])
    return _say(language, "chung", "all") if value == "all" else value


def _shares(values: Values, language: Language) -> _Drawn:
    named = [(" · ".join(v for v in one.values() if isinstance(v, str)), one) for one in values.get("groups", ())]
    named = [*named[:_MOST_BARS], (_say(language, "chung", "all"), values)]
    return _bars([_share_bar(name, one, language) for name, one in named if one["share"] is not None], 1.0)


def _disparity(values: Values, language: Language) -> _Drawn:
    table = values.get("table")
    if not table or values["too_few"]:
        return _NOTHING
    rows = []
    for side in ("first", "second"):
        one, (low, high) = table[side], values[f"{side}_rate_interval"]
        shown = _comma(f"{100 * one['rate']:.1f}% ({one['yes']:g}/{one['total']:g})", language)
        rows.append(
            _Bar(_called(values, values["groups"][side], language), one["rate"], side == "second", shown, (low, high))
        )
    return _bars(rows, 1.0)


def _quarters(values: Values, language: Language) -> _Drawn:
    names = " / ".join(_called(values, values["groups"][side], language) for side in ("first", "second"))
    title = _say(
        language, "bốn phần tư theo thu nhập, thấp nhất ở trên", "quarters of the distribution, the lowest first"
    )
    shapes = [words(_LABELS, 20, f"{title}: {names}", quiet=True)]
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
    return _Drawn(shapes, _TOP + 4 * _ROW + 10)


def _parts(values: Values, language: Language) -> _Drawn:
    part = values["two_fold"][values["reference"]]
    named = (
        (_say(language, "giải thích được", "explained"), part["explained"], False),
        (_say(language, "chưa giải thích được", "not explained"), part["unexplained"], True),
    )
    rows = [_Bar(name, abs(size), hatched, number(size, 3).say(language)) for name, size, hatched in named]
    return _bars(rows, max(one.size for one in rows))


def _quantiles(values: Values, language: Language) -> _Drawn:
    gaps = values.get("gaps")
    if not gaps:
        return _NOTHING
    lows, highs = ([one["interval"][side] for one in gaps] for side in (0, 1))
    plane = _Plane((0.0, 1.0), (min(0.0, *lows), max(0.0, *highs)))
    line = [(one["tau"], one["coefficient"]) for one in gaps]
    edge = [(one["tau"], high) for one, high in zip(gaps, highs, strict=True)]
    edge += [(one["tau"], low) for one, low in zip(gaps[::-1], lows[::-1], strict=True)]
    title = _say(language, "chênh lệch (hệ số)", "gap (coefficient)")
    shapes = plane.axes(language, _say(language, "phân vị", "quantile"), title)
    shapes += [area(plane.all(edge), "band"), path(plane.all(line), "ln")]
    return _Drawn([*shapes, *(dot(*plane.at(point)) for point in line)])


def _survival(values: Values, language: Language) -> _Drawn:
    curves = [one for one in values["curves"] if one["people"]]
    if not curves:
        return _NOTHING
    plane = _Plane((0.0, max(one["followed_to"] for one in curves)), (0.0, 1.0))
    still = _say(language, "tỷ lệ chưa có sự kiện", "share without the event")
    shapes = plane.axes(language, _say(language, "thời gian", "time"), still)
    for at, one in enumerate(curves[:2]):
        edge = _corners(one, "high") + _corners(one, "low")[::-1]
        shapes.append(area(plane.all(edge), "band2" if at else "band"))
    for at, one in enumerate(curves):
        line = plane.all(_corners(one, "survival"))
        x, y = line[-1]
        name = _called(values, one["group"], language)[:16]
        shapes += [path(line, "ln2" if at % 2 else "ln"), words(x + 6, y + 4 - 12 * (at % 2), name)]
    return _Drawn(shapes)


def _corners(curve: Values, side: str) -> list[Point]:
    """The corners of a curve, or of an edge of its interval."""
    held = curve["steps"]
    heights = [0.0 if math.isnan(one) else float(one) for one in held[side]]
    return charts.steps(list(map(float, held["time"])), heights, curve["followed_to"])


def _segregation(values: Values, language: Language) -> _Drawn:
    told = [one for one in values["units"] if one["share"] is not None]
    total = sum(one["first"] + one["second"] for one in told)
    line = sum(one["first"] for one in told) / total if total else None
    return _bars([_share_bar(one["unit"], one, language) for one in told[:_MOST_BARS]], 1.0, line)


class _Path(NamedTuple):
    """A line with its range, each by year."""

    name: str
    line: list[Point]
    ranged: list[tuple[float, float, float]]


def _paths(values: Values) -> list[_Path]:
    years = values["years"]
    if "levels" not in values:
        line = [(one["year"], one["mean"]) for one in years]
        return [_Path("", line, [(one["year"], one["low"], one["high"]) for one in years])]
    return [
        _Path(
            level,
            [(0, values["now"]["share"][at]), *((one["year"], one["share"][at]) for one in years)],
            [(one["year"], one["range"]["low"][at], one["range"]["high"][at]) for one in years],
        )
        for at, level in enumerate(values["levels"])
        if not math.isnan(values["now"]["share"][at])
    ]


def _project(values: Values, language: Language) -> _Drawn:
    paths = _paths(values)
    years = [point[0] for one in paths for point in one.line]
    if not years or values["now"] is None:
        return _NOTHING
    plane = _Plane((min(years), max(min(years) + 1, *years)), (0.0, 1.0))
    share = _say(language, "tỷ lệ nữ (khoảng 10–90%)", "share of women (range 10–90%)")
    shapes = plane.axes(language, _say(language, "năm", "year"), share)
    for at, one in enumerate(paths):
        edge = [(year, high) for year, _, high in one.ranged] + [(year, low) for year, low, _ in one.ranged[::-1]]
        line = plane.all(one.line)
        shapes += [area(plane.all(edge), "band2" if at % 2 else "band"), path(line, "ln2" if at % 2 else "ln")]
        shapes.append(words(line[-1][0] + 6, line[-1][1] + 4, one.name[:16]))
    return _Drawn(shapes)


_MAKERS: dict[str, Callable[[Values, Language], _Drawn]] = {
    "shares": _shares,
    "disparity": _disparity,
    "pay-gap": _quarters,
    "decompose": _parts,
    "quantiles": _quantiles,
    "survival": _survival,
    "segregation": _segregation,
    "project": _project,
}
