"""What a mail says, when a digest is due, when a mail is tried again."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import NamedTuple

from songhanh.agencies.access import VIETNAM
from songhanh.lib.text import shorten
from songhanh.lib.words import Words

_DIGEST_AT = time(7, 0)
_DIGEST_LINES = 50
_LONGEST_SUBJECT = 200
# Minutes after the first, second … failure; after the last of them comes one more attempt, and then no other.
_AGAIN_AFTER = (1, 5, 30, 120)
# Far longer than a server is waited for (EMAIL_TIMEOUT): whoever holds a claim so long is not at it any more.
LONGEST_CLAIM = timedelta(minutes=10)

_WHERE_TO_CHOOSE = Words(
    "Song Hành tự gửi thư này. Chọn cách nhận thư ở trang Tài khoản của tôi.",
    "Song Hành sent this by itself. How mail comes is chosen on the page My account.",
)


class Line(NamedTuple):
    """A notice in a mail: its sentence, and the path of its page."""

    words: Words
    address: str


class Letter(NamedTuple):
    """The text of a mail."""

    subject: str
    body: str


def letter(line: Line, site: str) -> Letter:
    """The mail of one notice, Vietnamese first: which language its reader speaks is stored nowhere."""
    body = [_one_line(line.words.vi), _one_line(line.words.en), "", f"{site}{line.address}", "", *_WHERE_TO_CHOOSE]
    return Letter(_subject(line.words.vi), "\n".join(body) + "\n")


def digest(lines: Sequence[Line], site: str) -> Letter:
    """The mail of a day: the newest notices, and how many more there are."""
    count = len(lines)
    body = [f"{count} thông báo chưa đọc:", f"{count} unread notices:", ""]
    for line in lines[:_DIGEST_LINES]:
        body += [f"- {_one_line(line.words.vi)}", f"  {_one_line(line.words.en)}", f"  {site}{line.address}", ""]
    if count > _DIGEST_LINES:
        left = count - _DIGEST_LINES
        body += [f"Còn {left} thông báo khác: {site}/", f"{left} more: {site}/", ""]
    return Letter(_subject(f"{count} thông báo chưa đọc"), "\n".join([*body, *_WHERE_TO_CHOOSE]) + "\n")


def _subject(text: str) -> str:
    return shorten(f"Song Hành: {_one_line(text)}", _LONGEST_SUBJECT)


def _one_line(text: str) -> str:
    """In one line: a break in a subject would begin a header of its own."""
    return " ".join(text.split())


def digest_due(at: datetime) -> datetime:
    """The last 07:00 in Viet Nam: what was noticed before it belongs into the digest."""
    here = at.astimezone(VIETNAM)
    today = datetime.combine(here.date(), _DIGEST_AT, VIETNAM)
    return today if here >= today else today - timedelta(days=1)


def again_at(at: datetime, attempts: int) -> datetime | None:
    """When to try again after so many attempts; None: not any more."""
    return at + timedelta(minutes=_AGAIN_AFTER[attempts - 1]) if attempts <= len(_AGAIN_AFTER) else None
