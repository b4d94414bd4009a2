"""A decision as a cell names it: its number and symbol, and its day."""

import re

from songhanh.rosters.dates import read_date

_DAY = re.compile(
    r"[\s,(;]*(?:ngày|ng\.|ngay|,)?\s*(\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}|\d{1,2}\s*tháng\s*\d{1,2}\s*,?\s*năm\s*\d{4})(?![\w/\-])",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^\W*(?:(?:theo\s+)?(?:quyết định|q\.?đ)\b(?!\s*[-/]))?\s*(?:số\b|so\b)?\s*[:.]?\s*", re.IGNORECASE)
_TAIL = re.compile(r"\s+(?:của|ngày|ng\.|do)\b.*$", re.IGNORECASE)


def read_decision(text: str) -> tuple[str | None, str | None, str | None]:
    """Number, ISO date and what is wrong with it of «Số 145-QĐ/SCT ngày 15/08/2025»; None for what is not there."""
    found = _DAY.search(text)
    day = read_date(found[1]) if found else None
    rest = f"{text[: found.start()]} {text[found.end() :]}" if found else text
    number = _TAIL.sub("", _LEAD.sub("", rest).strip()).strip(" ,;:.()-–")
    return number or None, day.value if day else None, day.rule if day else None
