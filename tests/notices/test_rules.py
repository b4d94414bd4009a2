"""What mails say, and when they go."""

from datetime import UTC, datetime, timedelta

import pytest

from songhanh.lib.words import Words
from songhanh.notices.rules import Line, again_at, digest, digest_due, letter

AT = datetime(2026, 11, 9, 2, 0, tzinfo=UTC)


def test_a_break_in_a_title_makes_no_header_of_its_own() -> None:
    told = letter(Line(Words("Việc\r\nBcc: ai@do.vn", "Work\nBcc: who"), "/a/"), "https://so.example")
    assert told.subject == "Song Hành: Việc Bcc: ai@do.vn"
    assert told.body.splitlines()[:4] == ["Việc Bcc: ai@do.vn", "Work Bcc: who", "", "https://so.example/a/"]


def test_a_long_title_fits_into_the_subject() -> None:
    assert len(letter(Line(Words("dài " * 100, "long"), "/a/"), "").subject) <= 250


def test_a_digest_names_fifty_and_counts_the_others() -> None:
    told = digest([Line(Words(f"Việc {at}", f"Work {at}"), f"/{at}/") for at in range(60)], "https://so.example")
    assert told.subject == "Song Hành: 60 thông báo chưa đọc"
    assert "https://so.example/49/" in told.body
    assert "https://so.example/50/" not in told.body
    assert "Còn 10 thông báo khác" in told.body


@pytest.mark.parametrize(
    ("at", "due"),
    [
        (datetime(2026, 11, 9, 23, 59, 59, tzinfo=UTC), datetime(2026, 11, 9, 0, 0, tzinfo=UTC)),
        (datetime(2026, 11, 10, 0, 0, tzinfo=UTC), datetime(2026, 11, 10, 0, 0, tzinfo=UTC)),
        (datetime(2026, 11, 10, 17, 1, tzinfo=UTC), datetime(2026, 11, 10, 0, 0, tzinfo=UTC)),
    ],
)
def test_the_day_of_a_digest_begins_at_seven_in_viet_nam(at: datetime, due: datetime) -> None:
    assert digest_due(at) == due


def test_after_the_fifth_failure_comes_no_other_attempt() -> None:
    assert [again_at(AT, attempts) for attempts in (1, 4, 5)] == [
        AT + timedelta(minutes=1),
        AT + timedelta(hours=2),
        None,
    ]
