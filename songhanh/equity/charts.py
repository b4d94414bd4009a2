"""Shapes of charts as SVG: two groups told apart without colour (full and hatched, whole and dashed), text alternative
inside.

A page gives the classes their colours in its own style sheet (`style=False`); a file carries them, light and dark.
"""

import math
from collections.abc import Sequence
from html import escape

STYLE = """
.page{fill:#fff}text{font:13px Tinos,'Times New Roman',serif;fill:#1f2733}.q{fill:#5b6573;font-size:12px}
.ax{stroke:#c6ccd4;fill:none}.nu{fill:#8a3f6b}.nam{fill:#fff;stroke:#3b5b86;stroke-width:1.2}
.nam-h{stroke:#3b5b86;stroke-width:1.2;fill:none}.ln{stroke:#8a3f6b;stroke-width:2.2;fill:none}
.ln2{stroke:#3b5b86;stroke-width:2.2;stroke-dasharray:7 4;fill:none}.band{fill:#8a3f6b;opacity:.18}
.band2{fill:#3b5b86;opacity:.14}.pt{fill:#8a3f6b}.ci{stroke:#1f2733;stroke-width:1.6;fill:none}
.tg{stroke:#b4552d;stroke-width:1.6;stroke-dasharray:3 3;fill:none}
@media(prefers-color-scheme:dark){.page{fill:#14181e}text{fill:#e8ebef}.q{fill:#a3adba}.ax{stroke:#46505d}
.nu,.pt,.band{fill:#d98bb8}.ln{stroke:#d98bb8}.nam{fill:#14181e;stroke:#8fb1e0}.nam-h,.ln2{stroke:#8fb1e0}
.band2{fill:#8fb1e0}.ci{stroke:#e8ebef}.tg{stroke:#e58a5f}}"""
Point = tuple[float, float]
_STEP = 7  # between the lines of a hatch


def picture(width: float, height: float, title: str, text: str, shapes: Sequence[str], *, style: bool = True) -> str:
    """The SVG of these shapes, with a title and what a person who does not see it needs."""
    inner = f"<style>{STYLE}</style>" if style else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="ch" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" role="img"><title>{escape(title)}</title><desc>{escape(text)}</desc>{inner}'
        f'<rect class="page" width="{width:g}" height="{height:g}"/>{"".join(shapes)}</svg>'
    )


def words(x: float, y: float, text: str, *, anchor: str = "start", quiet: bool = False) -> str:
    """A line of text."""
    kind = ' class="q"' if quiet else ""
    return f'<text{kind} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def path(points: Sequence[Point], kind: str) -> str:
    """A line through the points."""
    return f'<path class="{kind}" d="M{"L".join(f"{x:.1f} {y:.1f}" for x, y in points)}"/>' if points else ""


def area(points: Sequence[Point], kind: str) -> str:
    """A closed area."""
    return f'<path class="{kind}" d="M{"L".join(f"{x:.1f} {y:.1f}" for x, y in points)}Z"/>' if points else ""


def dot(x: float, y: float) -> str:
    """A point."""
    return f'<circle class="pt" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'


def bar(x: float, y: float, width: float, height: float, *, hatched: bool = False) -> str:
    """A bar: full for the first group, hatched for the second."""
    if width <= 0 or height <= 0:
        return ""
    box = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    if not hatched:
        return f'<rect class="nu" {box}/>'
    return f'<rect class="nam" {box}/>{_hatch((x, y), width, height)}'


def _hatch(corner: Point, width: float, height: float) -> str:
    """Slanting lines cut at the edges by arithmetic, so that no ids are needed."""
    x, y = corner
    lines = []
    for shift in range(-int(height), int(width), _STEP):
        left, right = max(0.0, float(shift)), min(width, shift + height)
        if right > left:
            lines.append(
                f"M{x + left:.1f} {y + height - (left - shift):.1f}L{x + right:.1f} {y + height - (right - shift):.1f}"
            )
    return f'<path class="nam-h" d="{"".join(lines)}"/>' if lines else ""


def steps(times: Sequence[float], heights: Sequence[float], end: float) -> list[Point]:
    """The corners of a curve that falls in steps from 1 and is followed to `end`."""
    points: list[Point] = [(0.0, 1.0)]
    for time, height in zip(times, heights, strict=True):
        points += [(time, points[-1][1]), (time, height)]
    return [*points, (end, points[-1][1])]


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round numbers from `low` to `high`, about so many."""
    if not high > low:
        return [low]
    rough = (high - low) / about
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    return [at * step for at in range(first, math.floor(high / step + 1e-9) + 1)]
