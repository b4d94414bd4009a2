"""Days and periods as Vietnamese plans write them: "từ ngày 15/11 đến 15/12", "quý III", "trước ngày 20/11"."""

import calendar
import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from songhanh.lib.text import from_roman


class Period(NamedTuple):
    """A phrase `text[start:end]` and the days it means, both inclusive; None where an end is open.

    `bare_year` is set where only a year is said ("trong năm 2013"), `each` where the day comes back
    every month or quarter and so is no day of its own ("ngày 25 hàng tháng").
    """

    start: int
    end: int
    first: date | None
    last: date | None
    bare_year: int | None = None
    each: bool = False


class _Point(NamedTuple):
    """A day, month, quarter or year as it stands; the year is None where another phrase must give it."""

    start: int
    end: int
    year: int | None
    months: tuple[int, int]
    days: tuple[int, int] | None = None
    kind: str = "day"

    def first(self, year: int) -> date | None:
        return _day(self.year or year, self.months[0], self.days[0] if self.days else 1)

    def last(self, year: int) -> date | None:
        chosen = self.year or year
        end = self.days[1] if self.days else calendar.monthrange(chosen, self.months[1])[1]
        return _day(chosen, self.months[1], end)


_D, _M, _Y = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_SEP = r"\s?[/.\-]\s?"
_POINT = re.compile(
    rf"(?P<days>ngày\s+(?P<l1>{_D})(?:\s*(?:,|và|-|–|đến(?:\s+ngày)?)\s*(?P<l2>{_D}))+\s*(?:/"
    rf"|\s+tháng\s+)\s*(?P<lm>{_M})(?:\s*(?:/|\s+năm\s+)\s*(?P<ly>{_Y}))?(?![/\d]))"
    rf"|(?P<full>(?:ngày\s+)?(?<![\d/.])(?P<fd>{_D}){_SEP}(?P<fm>{_M}){_SEP}(?P<fy>{_Y})(?!\d))"
    rf"|(?P<long>(?:ngày\s+)?(?<!\d)(?P<wd>{_D})\s+tháng\s+(?P<wm>{_M})(?:,?\s+năm\s+(?P<wy>{_Y})"
    rf"|\s*/\s*(?P<wy2>{_Y}))?(?!\d))"
    rf"|(?P<months>tháng\s+(?P<m1>{_M})(?:\s*(?:,|và|-|–)\s*(?:tháng\s+)?(?P<m2>{_M}))+(?:\s*/\s*"
    rf"|\s+năm\s+)(?P<my2>{_Y}))"
    rf"|(?P<month>tháng\s+(?P<mm>{_M})(?:(?:\s*/\s*|\s+năm\s+|-)(?P<my>{_Y}))?(?![/\d]))"
    rf"|(?P<quarter>quý\s+(?P<q1>I{{1,3}}|IV|[1-4])(?:\s*(?:,|và|-|–)\s*(?:quý\s+)?(?P<q2>I{{1,3}}|IV"
    rf"|[1-4]))?\b(?:\s*(?:/|-|năm)\s*(?:năm\s+)?(?P<qy>{_Y}))?)"
    rf"|(?P<half>(?:0?6|sáu)\s+tháng\s+(?P<hw>đầu|cuối)\s+năm(?:\s+(?P<hy>{_Y}))?)"
    rf"|(?P<short>(?<![\d/.,])(?:ngày\s+)?(?P<sd>{_D})[/](?P<sm>{_M})(?![/\d%]))"
    rf"|(?P<single>ngày\s+(?P<dd>{_D})(?!\s*[/.\d]|\s*tháng\s+\d))"
    rf"|(?P<year>năm\s+(?P<yy>{_Y})(?!\s*[-–]\s*\d{{4}}))",
    re.IGNORECASE,
)
# Where a point may begin. A set of letters in front is what a search looks for fastest: trying `_POINT` at every
# letter takes ten times as long.
_BEGINS = re.compile(r"[\dnNtTqQsS](?:(?<=\d)|(?i:gày|háng|ăm|uý|áu)\s)")
_YEARS = re.compile(rf"[tT](?i:rong\s+(?:\w+\s+)?năm)\s+({_Y})\s*[-–]\s*({_Y})")
_EVERY = re.compile(
    r"\s*(?:của\s+)?(?:h[àằ]ng|mỗi)\s+(?:tháng|quý)|\s*(?:của\s+)?tháng\s+(?:cuối|đầu)\b", re.IGNORECASE
)
_TO = re.compile(r"\s*(?:,\s*)?(?:đến|tới|-|–)\s*(?:hết\s+)?$", re.IGNORECASE)
_FROM = re.compile(
    r"(?:(?:kể|tính|bắt\s+đầu)\s+)?từ\s+(?:đầu\s+|\d{1,2}\s*(?:giờ|h)\s*\d{0,2}(?:\s*phút)?,?\s*(?:của\s+)?)*$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"(?:sau|kể\s+từ|tính\s+từ|bắt\s+đầu\s+từ)\s+$", re.IGNORECASE)
_ONWARDS = re.compile(r"\s*(?:trở\s+đi|trở\s+về\s+sau)", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|và|hoặc)\s*(?:ngày\s*)?", re.IGNORECASE)
_UNTIL = re.compile(
    r"(?:trước|chậm\s+nhất(?:\s+là)?(?:\s+(?:đến|vào|trong))?|muộn\s+nhất(?:\s+là)?|không\s+quá"
    r"|(?<!từ\s)(?:đến|tới)(?:\s+hết)?|hết|kết\s+thúc|hạn\s+(?:cuối|chót)(?:\s*(?:là|:))?)"
    r"(?:\s+(?:thời\s+điểm|cuối|\d{1,2}\s*(?:giờ|h)\s*\d{0,2}(?:\s*phút)?,?))*\s+$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:^|[.;:(,–-]\s*|(?:phấn đấu|để|hoàn thành|xong|chậm nhất|hết)\s+)$", re.IGNORECASE)
_OPENS = re.compile(r"\s*[:,]")
_NEAR = 60  # letters before a day in which the words stand that belong to it
_WITHIN = re.compile(r"(?:trong|vào|cả)\s+$", re.IGNORECASE)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def periods(text: str, year: int | None) -> list[Period]:
    """Every phrase of time in `text`, in order; `year` serves days and months that name none.

    The day before "trước ngày D" is not drawn back: officials mean D as the deadline.
    """
    found = [Period(m.start(), m.end(), date(int(m[1]), 1, 1), date(int(m[2]), 12, 31)) for m in _YEARS.finditer(text)]
    spans = [(one.start, one.end) for one in found]
    points = list(_points(text))
    year = year or next((point.year for point in points if point.year), None)
    at = 0
    while at < len(points):
        pair = at + 1 < len(points) and _pair(text, points[at], points[at + 1], year)
        one = pair or _single(text, points[at], year)
        if one and not _lies_in(spans, one.start):
            found.append(one)
        at += 2 if pair else 1
    found.sort(key=lambda period: period.start)
    return [_with_the_one_before(text, before, one) for before, one in zip([None, *found], found, strict=False)]


def _with_the_one_before(text: str, before: Period | None, one: Period) -> Period:
    """ "trước ngày 15/6 và 15/12": the second day too is one to be done by."""
    if before is None or before.first or one.first is None or one.first != one.last:
        return one
    return one._replace(first=None) if _AND.fullmatch(text, before.end, one.start) else one


def _lies_in(spans: list[tuple[int, int]], at: int) -> bool:
    before = bisect_right(spans, (at, len(spans) + (1 << 60)))
    return before > 0 and at < spans[before - 1][1]


def _points(text: str) -> Iterator[_Point]:
    at = 0
    while begin := _BEGINS.search(text, at):
        match = _POINT.match(text, begin.start())
        at = match.end() if match else begin.start() + 1
        if match:
            yield _READ[str(match.lastgroup if match.lastgroup in _READ else _kind(match))](match)


def _kind(match: re.Match[str]) -> str:
    return next(kind for kind in _READ if match[kind])


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _read_days(m: re.Match[str]) -> _Point:
    month = int(m["lm"])
    return _Point(m.start(), m.end(), _number(m["ly"]), (month, month), (int(m["l1"]), int(m["l2"])))


def _read_day(m: re.Match[str], day: str, month: str, year: str | None, kind: str = "day") -> _Point:
    return _Point(m.start(), m.end(), _number(year), (int(month), int(month)), (int(day), int(day)), kind)


def _read_months(m: re.Match[str]) -> _Point:
    return _Point(m.start(), m.end(), int(m["my2"]), (int(m["m1"]), int(m["m2"])), kind="month")


def _read_month(m: re.Match[str]) -> _Point:
    month = int(m["mm"])
    return _Point(m.start(), m.end(), _number(m["my"]), (month, month), kind="month")


def _read_quarter(m: re.Match[str]) -> _Point:
    first, last = (from_roman(q) or int(q) for q in (m["q1"], m["q2"] or m["q1"]))
    return _Point(m.start(), m.end(), _number(m["qy"]), (3 * first - 2, 3 * last), kind="quarter")


def _read_half(m: re.Match[str]) -> _Point:
    months = (1, 6) if m["hw"].lower() == "đầu" else (7, 12)
    return _Point(m.start(), m.end(), _number(m["hy"]), months, kind="half")


def _read_single(m: re.Match[str]) -> _Point:
    day = int(m["dd"])
    return _Point(m.start(), m.end(), None, (0, 0), (day, day), kind="single")


def _read_year(m: re.Match[str]) -> _Point:
    return _Point(m.start(), m.end(), int(m["yy"]), (1, 12), kind="year")


_READ = {
    "days": _read_days,
    "full": lambda m: _read_day(m, m["fd"], m["fm"], m["fy"]),
    "long": lambda m: _read_day(m, m["wd"], m["wm"], m["wy"] or m["wy2"]),
    "months": _read_months,
    "month": _read_month,
    "quarter": _read_quarter,
    "half": _read_half,
    "short": lambda m: _read_day(m, m["sd"], m["sm"], None, "short"),
    "single": _read_single,
    "year": _read_year,
}


def _pair(text: str, a: _Point, b: _Point, year: int | None) -> Period | None:
    """ "từ A đến B": one period, the later end giving its year (and month) to the earlier."""
    between = text[a.end : b.start]
    shift = max(0, a.start - _NEAR)
    begin = _FROM.search(text[shift : a.start])
    if not _TO.fullmatch(between) or (begin is None and between.strip(" ") not in {"-", "–"} and a.kind == "year"):
        return None
    if begin is None and "đến" in between and text[max(0, a.start - 1) : a.start] not in {"", "("}:
        return None
    lone = a.kind == "single" and b.kind != "single"
    if lone:
        a = _Point(a.start, a.end, b.year, (b.months[0], b.months[0]), a.days)
    chosen = b.year or a.year or year
    if chosen is None or 0 in (*a.months, *b.months):
        return None
    first, last = a.first(a.year or chosen), b.last(chosen)
    if first and last and first > last:
        first = _earlier(a, chosen) if lone else None if a.year else a.first(chosen - 1)
    starts = shift + begin.start() if begin else a.start
    return Period(starts, b.end, first, last) if first and last and first <= last else None


def _single(text: str, point: _Point, year: int | None) -> Period | None:
    shift = max(0, point.start - _NEAR)
    before = text[shift : point.start]
    every = _EVERY.match(text, point.end)
    if point.kind == "single" or every:
        return Period(point.start, every.end(), None, None, each=True) if every else None
    if point.kind == "year":
        return _year_alone(text, point)
    chosen = point.year or year
    if chosen is None or (point.kind == "half" and point.year is None and not _ends_or_lasts(before)):
        return None
    if point.kind == "short" and not _says_day(text, point):
        return None
    first, last = point.first(chosen), point.last(chosen)
    if first and last and first > last:
        first = _earlier(point, chosen)
    if first is None or last is None:
        return None
    begin = _AFTER.search(before) or _FROM.search(before)
    if begin:
        onwards = _ONWARDS.match(text, point.end)
        spread = point.days is not None and point.days[0] != point.days[1]  # "từ ngày 01 đến ngày 30/6"
        ends = onwards.end() if onwards else point.end
        return Period(shift + begin.start(), ends, first, last if spread else None)
    until = _UNTIL.search(before)
    if until:
        return Period(shift + until.start(), point.end, None, last)
    return Period(point.start, point.end, first, last)


def _earlier(point: _Point, year: int) -> date | None:
    """The first day of "tháng 12, 01/2023" or "28 - 05/3": in the year or the month before the last."""
    (first, last), day = point.months, point.days[0] if point.days else 1
    if first > last:
        return _day(year - 1, first, day)
    return _day(year - (first == 1), (first - 2) % 12 + 1, day)


def _ends_or_lasts(before: str) -> bool:
    """ "Trong 6 tháng đầu năm" is a period; "báo cáo 6 tháng đầu năm" only tells how often."""
    return not before.strip() or bool(_WITHIN.search(before) or _UNTIL.search(before) or before.rstrip().endswith("("))


def _says_day(text: str, point: _Point) -> bool:
    """ "8/3" is a day in brackets or after a word of time; elsewhere it may be a share or a number."""
    before = text[max(0, point.start - _NEAR) : point.start].rstrip()
    return text[point.start : point.start + 4].lower() == "ngày" or bool(
        re.search(r"(?:\(|trước|đến|từ|vào|ngày|hết|dịp|chậm nhất|,|và)$", before, re.IGNORECASE)
    )


def _year_alone(text: str, point: _Point) -> Period | None:
    """A year is a deadline or a period only where the sentence uses it so."""
    shift, year = max(0, point.start - _NEAR), int(point.year or 0)
    before = text[shift : point.start]
    first, last = date(year, 1, 1), date(year, 12, 31)
    until = re.search(
        r"(?P<hard>kết\s+thúc|đến\s+hết|hết|trước|chậm\s+nhất(?:\s+(?:là|đến|trong|vào))*)\s+$|(?P<soft>đến|tới)\s+$",
        before,
        re.IGNORECASE,
    )
    if until and (until["hard"] or _CLAUSE.search(before[: until.start()])):
        return Period(shift + until.start(), point.end, None, last)
    if until:
        return None
    if _ONWARDS.match(text, point.end) and _FROM.search(before):
        return Period(point.start, point.end, first, None)
    within = _WITHIN.search(before)
    opens = not before.strip() and bool(_OPENS.match(text, point.end))
    if within or before.rstrip().endswith("(") or opens:
        return Period(shift + within.start() if within else point.start, point.end, first, last, bare_year=year)
    return None
