"""Sentences in two languages, and problems told with where and what to do."""

import pickle

from songhanh.lib.words import Problem, Words

BROKEN = Problem("broken", Words("tệp hỏng.", "it is broken."), Words("Xin lại.", "Ask again."), "a.docx")


def test_vietnamese_is_spoken_unless_english_is_asked_for() -> None:
    words = Words("đọc", "read")
    assert (words.say(), words.say("vi"), words.say("en")) == ("đọc", "đọc", "read")


def test_a_problem_says_where_what_and_what_to_do() -> None:
    assert str(BROKEN) == "a.docx: tệp hỏng. Xin lại."
    assert BROKEN.say("en") == "a.docx: it is broken. Ask again."


def test_a_problem_without_a_place_begins_with_what_happened() -> None:
    assert Problem("x", Words("sai.", "wrong."), Words("Sửa.", "Mend.")).say() == "sai. Sửa."


def test_a_problem_comes_whole_out_of_another_process() -> None:
    there = pickle.loads(pickle.dumps(BROKEN))
    assert (there.code, there.say(), there.say("en")) == (BROKEN.code, BROKEN.say(), BROKEN.say("en"))
