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
_BRACKETS = re.compile(r"\([^)]*\)?|\[[^\]]*\]?")
_EXACT, _PLAIN, _FORGIVEN, _SURE, _LEADS, _HOLDS, _WEAK = 1000, 980, 800, 700, 600, 300, 100


class Meaning(NamedTuple):
    """A target (None: not imported) and how sure it is, from 0 to 1000."""

    target: str | None
    score: int


NOTHING = Meaning(None, 0)


class Phrase(NamedTuple):
    """A phrase of the table: the target, its letters with and without marks but no spaces, its words."""

    target: str | None
    marked: str
    letters: str
    words: tuple[str, ...]


@cache
def phrases(scope: str) -> tuple[Phrase, ...]:
    """The phrases of a scope."""
    table = _tables().get(scope, {})
    return tuple(
        Phrase(None if target == "-" else target, _marked(text), squeezed(text), _words(text))
        for target, texts in table.items()
        for text in texts
    )


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _marked(text: str) -> str:
    """What tells «Năm» from «Nam»."""
    return "".join(filter(str.isalnum, fold(text)))


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z0-9]+|%", bare(text)))


@cache
def named(text: str, scope: str) -> Meaning:
    """What the heading `text` names by the phrases of a scope."""
    whole = squeezed(text)
    if not whole:
        return NOTHING
    plain = squeezed(_BRACKETS.sub(" ", text))
    asked = Phrase(None, _marked(text), whole, _words(text))
    best = max((_likeness(asked, plain, one) for one in phrases(scope)), key=lambda one: one[0], default=None)
    return Meaning(best[1], best[0]) if best and best[0] else NOTHING


def _likeness(asked: Phrase, plain: str, phrase: Phrase) -> tuple[int, str | None]:
    if phrase.letters == asked.letters:
        return _EXACT - 10 * (phrase.marked != asked.marked), phrase.target
    if phrase.letters == plain:
        return _PLAIN, phrase.target
    distance = _allowed(phrase.letters)
    if distance and (found := edits(plain or asked.letters, phrase.letters, distance)) <= distance:
        return _FORGIVEN - 40 * found + len(phrase.letters), phrase.target
    return _inside(asked.words, phrase), phrase.target


def _allowed(letters: str) -> int:
    """How many letters may be wrong: none in an abbreviation."""
    return 0 if len(letters) < 5 else 1 if len(letters) < 11 else 2


def _inside(words: tuple[str, ...], phrase: Phrase) -> int:
    """How well a phrase fits that is a part of the heading: what a Vietnamese heading begins with, it is about."""
    size = len(phrase.words)
    if size > len(words) or len(phrase.letters) < 3:
        return 0
    for at in range(len(words) - size + 1):
        if words[at : at + size] == phrase.words:
            return (_LEADS if at == 0 else _HOLDS) + len(phrase.letters)
    return 0


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
    """How many letters must be put in, left out, changed or swapped to make the one the other; more than `most` is most + 1."""
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
