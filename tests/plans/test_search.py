"""Search over plans, tasks and documents, with or without marks."""

import pytest
from cast import Cast
from imported import issued

from songhanh.plans.queries.search import search


@pytest.mark.parametrize("words", ["quy hoạch cán bộ", "quy hoach can bo", "QUY HOACH", "Quy Hoạch"])
def test_marks_and_capitals_do_not_matter(people: Cast, words: str) -> None:
    issued(people)
    found = search(words, people.viewer(people.em))
    assert found.tasks
    assert found.documents
    assert found.documents[0].found.lower() in {"quy hoạch", "quy hoạch cán bộ"}


def test_all_words_must_be_there(people: Cast) -> None:
    issued(people)
    assert search("quy hoach tàu hỏa", people.viewer(people.em)).number == 0


def test_next_door_is_not_searched(people: Cast) -> None:
    issued(people)
    assert search("quy hoach", people.viewer(people.binh)).number == 0


def test_no_words_find_nothing(people: Cast) -> None:
    issued(people)
    assert search("   ", people.viewer(people.em)).number == 0


def test_the_signs_of_the_database_are_letters(people: Cast) -> None:
    issued(people)
    assert search("%", people.viewer(people.em)).tasks == ()
    assert search("_", people.viewer(people.em)).tasks == ()
