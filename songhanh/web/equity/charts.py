"""Charts of the measures as SVG with classes only: colours, hatch and dark come from the stylesheet."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from songhanh.lib.words import Language, Words

_SMALL_WIDE, _SMALL_HIGH = 260, 70
_WIDE, _ROW, _NAME = 640, 34, 210
_PLANE_HIGH, _LEFT, _BOTTOM, _TOP = 260, 44, 28, 14
_GRID = (0, 0.25, 0.5, 0.75, 1)
Series = Sequence[tuple[date, float | None]]


def _shape(template: str, *values: object, **named: object) -> SafeString:
    """A piece of SVG, with places to a tenth."""
    return format_html(template, *map(_place, values), **named)


def _shapes(template: str, rows: Iterable[Sequence[object]]) -> SafeString:
    return format_html_join("", template, (tuple(map(_place, row)) for row in rows))


def _place(value: object) -> object:
    return f"{value:.1f}" if isinstance(value, float) else value


def trend(name: str, series: Series, target: float | None, language: Language) -> SafeString:
    """A small line of a share over snapshots, with its target; what is hidden has no point."""
    known = [(day, value) for day, value in series if value is not None]
    if not known:
        return SafeString("")
    top = max([1.0 if value > 1 else 0.0 for _, value in known] + [max(value for _, value in known), target or 0, 0.1])
    step = (_SMALL_WIDE - 20) / max(len(known) - 1, 1)
    points = [(10 + at * step, _y(value, top)) for at, (_, value) in enumerate(known)]
    told = "; ".join(f"{day:%m/%Y} {_percent(value, language)}" for day, value in known)
    line = _shape('<path class="ln" d="M{}"/>', "L".join(f"{x:.1f} {y:.1f}" for x, y in points))
    dots = _shapes('<circle class="pt" cx="{}" cy="{}" r="3"/>', points)
    aim = SafeString("")
    if target is not None:
        aim = _shape('<path class="tg" d="M0 {0}H{1}"/>', _y(target, top), _SMALL_WIDE)
    return _svg(_SMALL_WIDE, _SMALL_HIGH, name, told, _shape("{}{}{}", aim, line, dots))


def _y(value: float, top: float) -> float:
    return _SMALL_HIGH - 8 - value / top * (_SMALL_HIGH - 18)


def _svg(width: int, height: int, title: str, told: str, shapes: SafeString) -> SafeString:
    return _shape(
        '<svg class="ch" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title><desc>{}</desc>{}</svg>',
        width, height, f"{title}. {told}", title, told, shapes,
    )  # fmt: skip


def _percent(value: float, language: Language) -> str:
    text = f"{100 * value:.1f}%"
    return text.replace(".", ",") if language == "vi" else text


def stages(rows: Sequence[tuple[Words, float | None, float | None]], title: Words, language: Language) -> SafeString:
    """Women (full) and men (hatched) at each stage, as shares of the stage; what is hidden has no bar."""
    told = "; ".join(f"{name.say(language)}: {_both(women, men)}" for name, women, men in rows)
    shapes = _shapes("{}", ((_stage(at, *row, language),) for at, row in enumerate(rows)))
    return _svg(_WIDE, _ROW * len(rows) + 6, title.say(language), told, shapes)


def _both(women: float | None, men: float | None) -> str:
    return f"{women:g}/{men:g}" if women is not None and men is not None else "–"


def _stage(at: int, name: Words, women: float | None, men: float | None, language: Language) -> SafeString:
    y = at * _ROW + 6
    label = _shape('<text x="0" y="{}">{}</text>', y + 15, name.say(language)[:34])
    if women is None or men is None or not women + men:
        hidden = Words("ẩn", "hidden") if women is None or men is None else Words("không có ai", "nobody")
        return _shape('{}<text class="q" x="{}" y="{}">{}</text>', label, _NAME, y + 15, hidden.say(language))
    wide = _WIDE - _NAME - 50
    part = wide * women / (women + men)
    rest = wide - part
    hatch = _shapes(
        '<path class="nam-h" d="M{} {}l{} {}"/>',
        ((_NAME + part + 6 + step * 9, y + 20, 8, -18) for step in range(max(int((rest - 12) / 9), 0))),
    )
    return _shape(
        '{}<rect class="nu" x="{}" y="{}" width="{}" height="22"/>'
        '<rect class="nam" x="{}" y="{}" width="{}" height="22"/>{}<text class="q" x="{}" y="{}">{}</text>',
        label, _NAME, y, part, _NAME + part, y, rest, hatch, _WIDE - 46, y + 15,
        _percent(women / (women + men), language),
    )  # fmt: skip


def path_to(values: Mapping[str, Any], target: float | None, language: Language) -> SafeString:
    """The expected share of women in leading posts by year with its range, and the target."""
    years = values.get("years") or []
    if not years:
        return SafeString("")
    first, last = years[0]["year"] - 1, years[-1]["year"]
    start = values["now"]

    def place(year: float, share: float) -> tuple[float, float]:
        x = _LEFT + (year - first) / max(last - first, 1) * (_WIDE - _LEFT - 60)
        return x, _TOP + (1 - share) * (_PLANE_HIGH - _TOP - _BOTTOM)

    line = [place(first, start), *(place(one["year"], one["mean"]) for one in years)]
    upper = [place(first, start), *(place(one["year"], one["high"]) for one in years)]
    lower = [place(first, start), *(place(one["year"], one["low"]) for one in years)]
    axes = _shapes(
        '<path class="ax" d="M{} {}H{}"/><text class="q" x="0" y="{}">{}</text>',
        ((_LEFT, place(first, at)[1], _WIDE - 60, place(first, at)[1] + 4, _percent(at, language)) for at in _GRID),
    )
    now = Words("nay", "now").say(language)
    ticks = _shapes(
        '<text class="q" x="{}" y="{}" text-anchor="middle">{}</text>',
        ((place(year, 0)[0], _PLANE_HIGH - 8, now if year == first else year) for year in range(first, last + 1)),
    )
    aim = SafeString("")
    if target is not None:
        y = place(first, target)[1]
        aim = _shape('<path class="tg" d="M{} {}H{}"/>', _LEFT, y, _WIDE - 60)
    end = _shape(
        '<text x="{}" y="{}">{}</text>', line[-1][0] + 6, line[-1][1] + 4, _percent(years[-1]["mean"], language)
    )
    shapes = _shape(
        '{}<path class="band" d="M{}Z"/>{}<path class="ln" d="M{}"/>{}{}',
        axes, _drawn([*upper, *reversed(lower)]), aim, _drawn(line), end, ticks,
    )  # fmt: skip
    title = Words("Tỷ lệ nữ trong các chức vụ lãnh đạo theo năm", "Women in leading posts by year").say(language)
    told = "; ".join(f"{one['year']}: {_percent(one['mean'], language)}" for one in years)
    return _svg(_WIDE, _PLANE_HIGH, title, told, shapes)


def _drawn(points: Sequence[tuple[float, float]]) -> str:
    return "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def ages(rows: Sequence[tuple[str, int, int]], language: Language) -> SafeString:
    """The highest age in months at a first appointment, men (dashed outline) and women (full), by month."""
    if not rows:
        return SafeString("")
    low, high = 50 * 12, 58 * 12

    def place(at: int, months: int) -> tuple[float, float]:
        x = _LEFT + at / max(len(rows) - 1, 1) * (_WIDE - _LEFT - 60)
        return x, _TOP + (high - months) / (high - low) * (_PLANE_HIGH - _TOP - _BOTTOM)

    men = [place(at, row[1]) for at, row in enumerate(rows)]
    women = [place(at, row[2]) for at, row in enumerate(rows)]
    names = _shapes(
        '<text class="q" x="{}" y="{}" text-anchor="middle">{}</text>',
        ((men[at][0], _PLANE_HIGH - 8, row[0]) for at, row in enumerate(rows)),
    )
    shapes = _shape(
        '<path class="nam-o" d="M{}"/><path class="ln" d="M{}"/><text x="{}" y="{}">{}</text>'
        '<text x="{}" y="{}">{}</text>{}',
        _drawn(men), _drawn(women), men[-1][0] + 6, men[-1][1] + 4, Words("Nam", "Men").say(language),
        women[-1][0] + 6, women[-1][1] + 4, Words("Nữ", "Women").say(language), names,
    )  # fmt: skip
    title = Words("Tuổi cao nhất khi bổ nhiệm lần đầu", "Highest age at a first appointment").say(language)
    told = "; ".join(f"{name}: {men_ // 12}.{men_ % 12} / {women_ // 12}.{women_ % 12}" for name, men_, women_ in rows)
    return _svg(_WIDE, _PLANE_HIGH, title, told, shapes)
