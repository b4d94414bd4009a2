"""The phrases that headings are made of: which target a heading most likely names, misspelt or not."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from songhanh.lib.text import bare, fold
from songhanh.rosters.cells import squeezed

# A path beside this file, as for the tables of `law`: importlib.resources costs every start.
_FILE = Path(__file__).with_name("data") / "headings.toml"
_TONED = re.compile(r"[^\W_]+|%")
_SHORT = 5  # letters: without marks a word so short may be another
_LONGEST = 160  # letters of a heading
_BRACKETS = re.compile(r"\([^)]*\)?|\[[^\]]*\]?")
_EXACT, _PLAIN, _FORGIVEN, _SURE, _LEADS, _HOLDS, _WEAK = 1000, 980, 800, 700, 600, 300, 100


class Meaning(NamedTuple):
    """A target (None: not imported) and how sure it is, from 0 to 1000."""

    target: str | None
    score: int


NOTHING = Meaning(None, 0)


class Phrase(NamedTuple):
    """A phrase of the table, ready to be compared in each of the ways."""

    target: str | None
    marked: str  # its letters with marks: what tells «Năm» from «Nam»
    letters: str  # without
    spaced: str  # its words without marks, a space around each
    toned: str  # and with marks
    forgiven: int = 0  # how many letters may be wrong
    pieces: tuple[str, ...] = ()  # of which one must be there whole where no more letters are wrong


@cache
def phrases(scope: str) -> tuple[Phrase, ...]:
    """The phrases of a scope."""
    table = _tables().get(scope, {})
    return tuple(_phrase(text, None if target == "-" else target) for target, texts in table.items() for text in texts)


def _phrase(text: str, target: str | None) -> Phrase:
    letters = squeezed(text)
    # None may be wrong in an abbreviation.
    wrong = 0 if len(letters) < 5 else 1 if len(letters) < 11 else 2
    size = len(letters) // (wrong + 1)
    pieces = tuple(letters[at * size : (at + 1) * size] for at in range(wrong + 1)) if wrong else ()
    toned = " ".join(["", *_TONED.findall(fold(text)), ""])
    return Phrase(target, "".join(filter(str.isalnum, fold(text))), letters, _spaced(text), toned, wrong, pieces)


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _spaced(text: str) -> str:
    return f" {' '.join(re.findall('[a-z0-9]+|%', bare(text)))} "


@cache
def named(text: str, scope: str) -> Meaning:
    """What the heading `text` names by the phrases of a scope."""
    asked = _phrase(text, None)
    if not asked.letters or len(text) > _LONGEST:
        return NOTHING
    plain = squeezed(_BRACKETS.sub(" ", text))
    score, best = 0, None
    for one in phrases(scope):
        likeness = _likeness(asked, plain, one)
        if likeness > score:
            score, best = likeness, one.target
    return Meaning(best, score)


def _likeness(asked: Phrase, plain: str, phrase: Phrase) -> int:
    if phrase.letters == asked.letters:
        return _EXACT - 10 * (phrase.marked != asked.marked)
    if phrase.letters in {plain, plain.strip("%")}:
        return _PLAIN
    found = _misspelt(plain or asked.letters, phrase)
    if found:
        return _FORGIVEN - 40 * found + len(phrase.letters)
    # What a Vietnamese heading begins with, it is about.
    if phrase.spaced in asked.spaced and len(phrase.letters) > 2 and _holds(asked, phrase):
        return (_LEADS if asked.spaced.startswith(phrase.spaced) else _HOLDS) + len(phrase.letters)
    return 0


def _holds(asked: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase that is a part of a heading is meant: «năm» in a heading is not «nam»."""
    return len(phrase.letters) > _SHORT or asked.toned.isascii() or phrase.toned in asked.toned


def _misspelt(letters: str, phrase: Phrase) -> int:
    """How many letters are wrong; 0 where it is another phrase."""
    wrong = phrase.forgiven
    if abs(len(letters) - len(phrase.letters)) > wrong or not any(piece in letters for piece in phrase.pieces):
        return 0
    found = edits(letters, phrase.letters, wrong)
    return found if found <= wrong else 0


def meaning(text: str, scopes: tuple[str, ...] = ()) -> Meaning:
    """What a heading means: by the phrases of the scopes that headings above set, then of any, then the weak ones."""
    within = [named(text, scope) for scope in scopes]
    anywhere = named(text, "any")
    for found in (*within, anywhere):
        if found.score >= _SURE:
            return found
    for found in (*within, anywhere):
        if found.score > _LEADS or (found is anywhere and found.score):
            return found
    weak = named(text, "weak")
    return Meaning(weak.target, min(weak.score, _WEAK)) if weak.score else NOTHING


def edits(one: str, other: str, most: int) -> int:
    """How many letters are put in, left out, changed or swapped to make one the other; above `most` it is most + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        older, before, row = before, row, [at]
        for to, wanted in enumerate(other, 1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != wanted))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == wanted:
                cost = min(cost, older[to - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
