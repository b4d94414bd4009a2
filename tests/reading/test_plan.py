"""The values of a plan: as written or proposed, and what a task is known by."""

from datetime import date

import pytest

from songhanh.formats.blocks import Place
from songhanh.lib.words import Words
from songhanh.reading.plan import Found, Recurrence, Task, When


def test_a_value_with_a_reason_is_a_proposal_and_any_other_is_as_written() -> None:
    assert not Found("Sở Y tế", Place(), "subject").proposed
    assert Found("Văn phòng", Place(), "proposal.lead", Words("vì", "because")).proposed


def test_the_most_frequent_recurrence_stands_first_and_ad_hoc_last() -> None:
    assert [one.value for one in Recurrence] == [
        "weekly", "monthly", "quarterly", "half_yearly", "yearly", "periodic", "ad_hoc",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Tổ chức hội nghị.", "Tổ chức hội nghị."),
        ("**Tổ chức**  hội\nnghị.", "Tổ chức hội nghị."),
        (
            "Tổ chức hội nghị tuyên truyền về bình đẳng giới cho toàn thể cán bộ, công chức",
            "Tổ chức hội nghị tuyên truyền về bình đẳng giới cho toàn thể",
        ),
        ("", ""),
    ],
)
def test_a_task_is_known_by_its_first_sixty_letters(text: str, starts: str) -> None:
    assert Task(None, text, Place()).starts == starts
    assert len(starts) <= 60


def test_a_period_may_be_open_at_either_end() -> None:
    assert When(None, date(2022, 11, 15), "trước ngày 15/11") != When(date(2022, 11, 15), None, "từ ngày 15/11")
