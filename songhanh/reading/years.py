"""The years of a plan: the one it is for, the one its days belong to, the day its words are to be understood by."""

import re
from datetime import date

from songhanh.reading.anatomy import Anatomy
from songhanh.reading.plan import Header

_OPEN_DAY = re.compile(r"tháng[\s.…_]*(?P<m>\d{1,2})?[\s.…_]*năm\s*(?P<y>20\d\d)")
_FOR_YEAR = re.compile(r"năm\s+(20\d\d)(?!\s*[-–]\s*20\d\d)", re.IGNORECASE)
_NOT_FOR = re.compile(r"(?:đến|tới|từ|ngày.{0,20}|giai đoạn)\s*(?:hết\s+)?$", re.IGNORECASE)


def left_open(anatomy: Anatomy) -> tuple[int | None, int | None]:
    """Month and year of a date line whose day is still to be filled in ("ngày    tháng 12 năm 2011")."""
    found = _OPEN_DAY.search("\n".join(piece.text for piece in anatomy.letterhead))
    if found is None:
        return None, None
    month = int(found["m"]) if found["m"] else 0
    return (month if 1 <= month <= 12 else None), int(found["y"])


def plan_years(header: Header) -> tuple[int, ...]:
    """The year the plan is for, the last that its subject names; empty where it names none."""
    subject = header.subject.value if header.subject else ""
    found = (m for m in _FOR_YEAR.finditer(subject) if not _NOT_FOR.search(subject[max(0, m.start() - 50) : m.start()]))
    return tuple(int(m[1]) for m in found)[-1:]


def year_of(header: Header) -> int | None:
    """The year that days without one belong to: that of the plan, of the document, or of its open date line."""
    named = plan_years(header)
    if named:
        return named[0]
    return header.date.value.year if header.date else header.open_year


def written_on(header: Header, on: date) -> date:
    """The day by which names in the document are to be understood ("Luật Phòng, chống bạo lực gia đình").

    That of the document; of one without a day `on`, or the first day of its year where that is another.
    """
    if header.date:
        return header.date.value
    year = year_of(header)
    return on if year in (None, on.year) else date(year or on.year, 1, 1)
