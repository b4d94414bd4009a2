"""Cited documents: each once, at its first mention, with what later mentions add.

Reads the running text; writes `Plan.citations`.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from songhanh.formats.blocks import Paragraph, Place
from songhanh.lib.text import fold
from songhanh.reading.doctypes import TYPE_WORD, canonical
from songhanh.reading.mentions import TITLE_LENGTH, Mention, mentions
from songhanh.reading.plan import Citation

_IN_BRACKETS = re.compile(r"\((?:[^()]{0,25}\s)?(?P<letters>[A-ZĐ]{2,8})\)")
_WORDS = re.compile(r"[^\W\d_]+")
_SERIAL = re.compile(r"[/-]")
_SHORT = re.compile(rf"(?<!\w)(?P<type>{TYPE_WORD})\s+(?:số\s+)?(?P<serial>\d{{1,5}})(?![\d/%-]|[.,]\d|\s*[-/])")
_MAY_BE_SHORT = re.compile(r"\s\d")


def abbreviations(text: str) -> dict[str, str]:
    """{"BMNN": "bí mật nhà nước"}: what the text itself shortens, letter by letter."""
    found: dict[str, str] = {}
    for match in _IN_BRACKETS.finditer(text):
        letters = match["letters"]
        words = _WORDS.findall(text[max(0, match.start() - 12 * len(letters)) : match.start()])[-len(letters) :]
        if [word[0].upper() for word in words] == list(letters):
            found[letters] = " ".join(words)
    return found


class Gathering:
    """Mentions come in one after another, documents go out: each once, what later mentions add filled in."""

    def __init__(self, own_number: str | None, shortened: dict[str, str]) -> None:
        self._own = _key(own_number) if own_number else None
        self._shortened = shortened
        self._documents: list[Citation] = []
        self._names: list[str] = []  # of each document, to compare laws by
        self._numbered: dict[str, list[int]] = {}  # by number, to find documents by
        self._serials: dict[tuple[str, str], int] = {}  # by type and serial, the first of each

    def add(self, paragraph: Paragraph) -> None:
        """Take in the mentions of a paragraph."""
        for mention in mentions(paragraph.text):
            place = paragraph.at(mention.begins, mention.ends)
            if self._own and mention.number and _key(mention.number) == self._own:
                continue
            at = self._same(mention)
            if at is None:
                self._put(len(self._documents), _citation(mention, place))
            else:
                self._put(at, _merged(self._documents[at], mention, place))
        self._add_short(paragraph)

    def _put(self, at: int, one: Citation) -> None:
        """`one` as the document at `at`, known by its number and name from now on."""
        if at == len(self._documents):
            self._documents.append(one)
            self._names.append("")
        self._documents[at], self._names[at] = one, self._name(one.title_starts or "")
        if one.number:
            known = self._numbered.setdefault(_key(one.number), [])
            known += [] if at in known else [at]
            self._serials.setdefault((one.type, _SERIAL.split(one.number)[0]), at)

    def _add_short(self, paragraph: Paragraph) -> None:
        """ "Kế hoạch số 120": the first full citation of that type and number is meant."""
        if not _MAY_BE_SHORT.search(paragraph.text):
            return
        for match in _SHORT.finditer(paragraph.text):
            at = self._serials.get((canonical(match["type"]), match["serial"]))
            if at is not None:
                one = self._documents[at]
                self._documents[at] = replace(one, mentions=(*one.mentions, paragraph.at(*match.span())))

    def _same(self, mention: Mention) -> int | None:
        if mention.number is None:
            return self._same_law(mention)
        key, at = _key(mention.number), None
        if mention.cut:
            return min((found[0] for known, found in self._numbered.items() if known.startswith(key)), default=None)
        for index in self._numbered.get(key, ()):
            one = self._documents[index]
            if _may_be(one, mention):
                if mention.date is None or one.date == mention.date:
                    return index
                at = index if at is None else at
        return at

    def _same_law(self, mention: Mention) -> int | None:
        name = self._name(mention.title or "")
        for index, one in enumerate(self._documents):
            if one.type != mention.type or one.title_starts is None:
                continue
            other = self._names[index]
            whole = name.startswith(other) or other.startswith(name)
            if whole and not (mention.date and one.date and mention.date.year != one.date.year):
                return index
        return None

    def _name(self, title: str) -> str:
        words = [self._shortened.get(word, word) for word in title.split()]
        return re.sub(r"[\W_]+", " ", fold(" ".join(words))).strip()

    def citations(self) -> tuple[Citation, ...]:
        """The documents in the order of their first mention."""
        return tuple(
            replace(one, title_starts=(one.title_starts or "")[:TITLE_LENGTH].strip() or None)
            for one in self._documents
        )


def gather(paragraphs: Iterable[Paragraph], own_number: str | None, text: str) -> tuple[Citation, ...]:
    """The documents cited in `paragraphs`; `text` is the whole, for what it shortens."""
    gathering = Gathering(own_number, abbreviations(text))
    for paragraph in paragraphs:
        gathering.add(paragraph)
    return gathering.citations()


def _key(number: str) -> str:
    return re.sub(r"\s+", "", fold(number)).replace("đ", "d").replace("ð", "d")


def _may_be(one: Citation, mention: Mention) -> bool:
    """Numbers begin again every year: without a year in it, another year is another document."""
    if not (one.date and mention.date) or re.match(r"\d+[a-z]?/\d{4}/", mention.number or ""):
        return True
    return one.date.year == mention.date.year


def _citation(mention: Mention, place: Place) -> Citation:
    return Citation(mention.type, mention.number, mention.date, mention.issuer, mention.title, place, (place,))


def _merged(one: Citation, mention: Mention, place: Place) -> Citation:
    capitals = bool(one.issuer and one.issuer.isupper()) or (one.number or "").endswith("TTG")
    other = mention.date if mention.date and one.date and mention.date != one.date else None
    return replace(
        one,
        number=mention.number if capitals and mention.number else one.number,
        date=one.date or mention.date,
        issuer=mention.issuer if capitals and mention.issuer else one.issuer or mention.issuer,
        title_starts=mention.title if capitals and mention.title else one.title_starts or mention.title,
        mentions=(*one.mentions, place),
        other_dates=(*one.other_dates, other) if other else one.other_dates,
    )
