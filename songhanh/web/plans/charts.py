"""Charts of a plan, drawn as SVG with classes only: colours, hatch and dark come from the stylesheet."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from songhanh.lib.text import shorten
from songhanh.lib.words import Language, Words
from songhanh.reports.collect import Counted, SectionCount

_WIDTH, _LABEL, _ROW, _TOP = 860, 340, 30, 30
_SERIES = (
    ("on_time", "c-ok", Words("Hoàn thành đúng hạn", "Done in time")),
    ("late", "c-ok-late", Words("Hoàn thành quá hạn", "Done late")),
    ("pending", "c-open", Words("Chưa hoàn thành trong hạn", "Not done, in time")),
    ("overdue", "c-late", Words("Chưa hoàn thành quá hạn", "Not done, overdue")),
)


def outcome_chart(sections: Sequence[SectionCount], total: Counted, language: Language) -> SafeString:
    """How the work of each section stands, in the four words; parts are told apart by pattern, place and figure."""
    title = Words("Kết quả theo mục của kế hoạch", "Outcome by section of the plan").say(language)
    figures = (f"{words.say(language)} {getattr(total, name)}" for name, _, words in _SERIES)
    description = "; ".join(figures) + "."
    most = max((one.counted.total for one in sections), default=0) or 1
    rows = format_html_join("", "{}", ((_row(one, at, most),) for at, one in enumerate(sections)))
    return format_html(
        '<svg class="ch" viewBox="0 0 {} {}" role="img" aria-labelledby="kq-t kq-d"><title id="kq-t">{}</title>'
        '<desc id="kq-d">{}</desc>{}{}</svg>',
        _WIDTH, _TOP + _ROW * len(sections) + 4, title, description, _legend(language), rows,
    )  # fmt: skip


def _legend(language: Language) -> SafeString:
    width = (_WIDTH - 8) / len(_SERIES)
    return format_html_join(
        "",
        '<rect class="{}" x="{}" y="4" width="14" height="12" rx="2"/><text x="{}" y="14">{}</text>',
        (
            (kind, f"{8 + width * at:.0f}", f"{28 + width * at:.0f}", words.say(language))
            for at, (_, kind, words) in enumerate(_SERIES)
        ),
    )


def _row(section: SectionCount, at: int, most: int) -> SafeString:
    y = _TOP + _ROW * at
    scale = (_WIDTH - _LABEL - 20) / most
    bars, x = [], float(_LABEL)
    for name, kind, _ in _SERIES:
        number = getattr(section.counted, name)
        if number:
            wide = number * scale
            bars.append(_bar(kind, x, y, wide, number))
            x += wide
    label = shorten(section.title, 48)
    return format_html(
        '<text x="{}" y="{}" text-anchor="end">{}</text>{}', _LABEL - 8, y + 15, label,
        format_html_join("", "{}", ((one,) for one in bars)),
    )  # fmt: skip


def _bar(kind: str, x: float, y: int, wide: float, number: int) -> SafeString:
    return format_html(
        '<rect class="{}" x="{}" y="{}" width="{}" height="20" rx="2"/>'
        '<text class="{}-t" x="{}" y="{}" text-anchor="middle">{}</text>',
        kind, f"{x:.1f}", y, f"{max(2.0, wide - 2):.1f}", kind, f"{x + wide / 2 - 1:.1f}", y + 15, number,
    )  # fmt: skip
