"""What stands above a list: which list it is, of which day, agency and unit, of which round or year."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from songhanh.lib.text import bare, fold
from songhanh.rosters.dates import read_date
from songhanh.rosters.names import unit_name

_DAY = r"(?:ngày\s*)?(\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}|\d{1,2}\s*tháng\s*\d{1,2}\s*,?\s*năm\s*\d{4})"
_AS_OF = re.compile(rf"(?:đến|thời điểm|có mặt|chốt|vào|tại)(?:\s+(?:hết|ngày|thời điểm|là|:|số liệu))*\s*:?\s*{_DAY}")
_ALONE = re.compile(rf"^\W*(?:số liệu\s*)?{_DAY}\W*$")
_ROUND = re.compile(r"(?:nhiệm kỳ|giai đoạn|quy hoạch|khóa)\D{0,30}?((?:20)\d\d)\s*[-–]\s*((?:20)\d\d)")
_YEAR = re.compile(r"\bnăm(?:\s+học)?\s+((?:19|20)\d\d)|(?<![\d/.])((?:19|20)\d\d)(?![\d/])")
_UNIT_LINE = re.compile(
    r"^\W*(?:đơn vị|phòng ban|bộ phận)(?:\s*(?:công tác|trực thuộc))?\s*[:：]\s*(\S.*)$", re.IGNORECASE
)
_MONEY_UNIT = re.compile(
    r"^(?:tính\s*:?\s*)?(?:\d[\d.,]*\s*)?(?:đồng|nghìn đồng|triệu đồng|vnđ|người|1\.?000\s*đ\w*)\b", re.IGNORECASE
)
_BODY = re.compile(
    r"^(?:ubnd|ủy ban|sở|chi cục|cục|trung tâm|trường|bệnh viện|phòng|ban|thanh tra|văn phòng"
    r"|hội|viện|bộ|vụ|tổng cục|hđnd|đảng ủy|huyện ủy|tỉnh ủy|thành ủy|trạm|hạt|công an)\b"
)
_SUPERIOR = re.compile(r"^(?:ubnd|ủy ban nhân dân|bộ|tỉnh ủy|sở)\b")
_SMALL = {"và", "của", "các", "cho", "tỉnh", "thành", "phố", "huyện", "xã", "phường", "quận", "dân", "nhân"}


@dataclass(frozen=True, slots=True)
class Titles:
    """What the lines above (and the name of the sheet) say; empty or None where they say nothing."""

    text: str = ""
    as_of: date | None = None
    agency: str | None = None
    unit: str | None = None
    pool_round: str | None = None
    year: int | None = None


def read_titles(lines: Iterable[Sequence[str]]) -> Titles:
    """What the rows above the headings say, each row as its texts."""
    texts = [text for line in lines for text in line]
    whole = fold(" | ".join(texts))
    found = _ROUND.search(whole)
    title = next(
        (fold(text) for text in texts if re.search(r"danh sách|bảng|biểu|thống kê|tổng hợp", fold(text))), whole
    )
    years = [next(filter(None, pair)) for pair in _YEAR.findall(title) or _YEAR.findall(whole)]
    return Titles(
        whole,
        _as_of(texts),
        _agency(texts),
        _unit(texts),
        f"{found[1]}-{found[2]}" if found else None,
        int(years[0]) if years else None,
    )


def _as_of(texts: Sequence[str]) -> date | None:
    for text in map(fold, texts):
        found = _AS_OF.search(text) or _ALONE.search(text)
        told = read_date(found[1]).value if found else None
        if told and len(told) == 10:
            return date.fromisoformat(told)
    return None


def _unit(texts: Sequence[str]) -> str | None:
    for text in texts:
        found = _UNIT_LINE.match(text)
        if found and not _MONEY_UNIT.match(found[1]):
            return unit_name(found[1]) or None
    return None


def _agency(texts: Sequence[str]) -> str | None:
    """The body that the letterhead names last: the agency itself, below the one above it."""
    bodies = [text for text in texts[:8] if _BODY.match(fold(text)) and len(text) < 90]
    if not bodies:
        return None
    own = bodies[1] if len(bodies) > 1 and _SUPERIOR.match(fold(bodies[0])) else bodies[0]
    return _written(own) if own.isupper() else own


def _written(capitals: str) -> str:
    words = capitals.lower().split()
    shown = [
        word.upper() if word in {"ubnd", "hđnd", "cntt"} else word if word in _SMALL else word.capitalize()
        for word in words
    ]
    return " ".join([shown[0][:1].upper() + shown[0][1:], *shown[1:]])


def kind_of(titles: Sequence[str], targets: set[str]) -> str:
    """Which list it is: `staff`, `salary`, `pool`, `training`, `evaluation` or `promotion`."""
    said = bare(" ".join(titles))
    ticks = {one.partition("=")[0].partition("@")[0] for one in targets}
    if any(one.startswith("new_") for one in targets) or re.search(
        r"nang (?:bac )?(?:luong|ngach|phu cap)|thang hang", said
    ):
        return "promotion"
    if "target_posts" in ticks:
        return "pool"
    if "course" in targets or {"training_from", "training_to"} & targets:
        return "training"
    if ticks & {"evaluation", "evaluations"} and not {"grade", "coefficient"} <= targets:
        return "evaluation"
    if re.search(r"quy hoach", said) and not {"grade", "coefficient"} & targets:
        return "pool"
    pays = "monthly_pay" in targets or re.search(
        r"(?:bang|danh sach|thanh toan|chi)\s+(?:\w+\s+)?(?:tien )?luong|bang luong", said
    )
    return "salary" if pays and "birth" not in " ".join(targets) else "staff"
