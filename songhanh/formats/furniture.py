"""What stands on pages and is no part of the text: page numbers, running heads, stamps of signatures, line numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from songhanh.formats.segments import Page, Segment

_PAGE_NUMBER = re.compile(r"\W*(?:trang|tr\.|page)?\W*\d{1,4}(?:\s*(?:/|trên|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_NAMED_NUMBER = re.compile(r"(?:trang|page)\s*\d{1,4}", re.IGNORECASE)
_STAMP = re.compile(
    r"\W*(?:được\s+)?(?:ký bởi|người ký|ký số bởi|chữ ký số|signature (?:not verified|valid)|digitally signed|signed by"
    r"|thời gian ký|ngày ký\s*:)",
    re.IGNORECASE,
)
_STAMP_DETAIL = re.compile(
    r"\W*(?:email|cơ quan|đơn vị|tổ chức|lý do|reason|location|date|foxit|dn|ngày ký)\s*:", re.IGNORECASE
)
_GAZETTE = re.compile(r"\W*CÔNG BÁO\W*(?:/|số|$)", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_EDGE = 0.07  # of the height: running heads stand above, official text begins below
_OUTER = 0.055
_NUMBERS = 0.12


def remove(pages: Sequence[Page], margins: bool = True) -> None:
    """Take the furniture out of `pages`; `margins` where the margins of the page can be trusted (not on scans)."""
    running = _running(pages)
    for page in pages:
        if not page.segments:
            continue
        stamped = set(_stamps(page.segments))
        numbered = set(_line_numbers(page))
        kept = []
        for at, segment in enumerate(page.segments):
            if at in stamped or at in numbered or _is_page_number(page, segment) or _key(page, segment) in running:
                continue
            if margins and _is_outside(page, segment):
                continue
            kept.append(segment)
        page.segments = kept


def _key(page: Page, segment: Segment) -> tuple[str, int]:
    edge = min(segment.middle, page.height - segment.middle)
    if edge > _EDGE * page.height:
        return "", 0
    return _DIGITS.sub("#", segment.text), 1 if segment.middle < page.height / 2 else -1


def _running(pages: Sequence[Page]) -> set[tuple[str, int]]:
    counts = Counter(key for page in pages for key in {_key(page, segment) for segment in page.segments})
    counts.pop(("", 0), None)
    least = max(2, len(pages) * 0.4)
    return {key for key, count in counts.items() if count >= least}


def _is_page_number(page: Page, segment: Segment) -> bool:
    edge = min(segment.middle, page.height - segment.middle) / page.height
    if edge > _NUMBERS or len(segment.text) > 20:
        return bool(edge < _NUMBERS and _GAZETTE.match(segment.text))
    if not _PAGE_NUMBER.fullmatch(segment.text):
        return bool(_GAZETTE.match(segment.text))
    if _NAMED_NUMBER.search(segment.text):
        return True
    # Numbers of a table's first column stand at the left.
    in_middle = abs(segment.center - page.width / 2) < 0.12 * page.width
    return in_middle or segment.left > 0.8 * page.width


def _is_outside(page: Page, segment: Segment) -> bool:
    """Whether a segment stands in the outer margin, apart from all that stands inside."""
    if segment.bottom < _OUTER * page.height:
        inner = min((other.top for other in page.segments if other.top > segment.bottom), default=segment.bottom)
        return inner - segment.bottom > 8
    if segment.top > (1 - _OUTER) * page.height:
        inner = max((other.bottom for other in page.segments if other.bottom < segment.top), default=segment.top)
        return segment.top - inner > 8
    return False


def _stamps(segments: Sequence[Segment]) -> Iterator[int]:
    """The segments of a digital signature's stamp: lines that say so and what follows them in the same small block."""
    last: Segment | None = None
    for at, segment in enumerate(segments):
        if _STAMP.match(segment.text):
            last = segment
        elif last is None or not _goes_on(last, segment):
            last = None
        if last is not None:
            yield at
            last = segment


def _goes_on(before: Segment, segment: Segment) -> bool:
    near = -2 < segment.top - before.bottom < 6 and segment.left < before.right and segment.right > before.left
    if not near:
        return False
    alike = abs((segment.bottom - segment.top) - (before.bottom - before.top)) < 3
    return bool(_STAMP_DETAIL.match(segment.text)) or (alike and abs(segment.left - before.left) < 4)


def _line_numbers(page: Page) -> list[int]:
    """The segments that number the lines at the left edge."""
    if len(page.segments) < 16 or page.down:
        return []
    edge = sorted(segment.left for segment in page.segments if len(segment.text) > 5)
    if not edge:
        return []
    body = edge[len(edge) // 10]
    found = [
        at
        for at, segment in enumerate(page.segments)
        if segment.right < body and len(segment.text) < 5 and segment.text.isdecimal()
    ]
    values = [int(page.segments[at].text) for at in found]
    steps = {later - earlier for earlier, later in pairwise(values)}
    # Where only some lines have a number, they are the first column of a table.
    all_lines = len(found) >= max(8, 0.4 * (len(page.segments) - len(found)))
    return found if all_lines and len(steps) == 1 and steps <= {1, 5} else []
