"""Syllables that the program which made a text tore apart ("Đ ế n", "h ế t", "k ế hoạch"), put together again.

No Vietnamese syllable is without a vowel, and few letters with a mark are words: what cannot stand alone
belongs to its neighbour.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from songhanh.formats.blocks import Paragraph

_SUSPECT = re.compile(
    r"(?<!\S)[ắằẳẵặấầẩẫậéèẻẽẹếềểễệỉịĩóỏõọốổỗộớỡợúủũụứừửữự](?:\s|[mnpct](?:[gh])?\s)|\s(?:ng|nh"
    r"|ch)(?=[\s,.;])|\s(?:[bcdđghklmnpqrstvxĐ]"
    r"|[nNgkptTcK][hrg])\s+[ạảãáàắằẳẵặấầẩẫậếềểễệịỉĩíọỏõốồổỗộớờởỡợụủũứừửữựýỳỷỹỵeo]"
)
_NO_VOWEL = re.compile(r"(?:ng|nh|gh|kh|ph|th|tr|ch|[bcdđghklmnpqrstvx])", re.IGNORECASE)
_LONE_VOWEL = re.compile(r"[ắằẳẵặấầẩẫậéèẻẽẹếềểễệỉịĩóỏõọốổỗộớỡợúủũụứừửữự]")
_BEGINS_VOWEL = re.compile(r"[aeiouyâêôơưăáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]")
_VOWELS = frozenset("aeiouyâêôơưăáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")
_LOST_ENDS = frozenset({"ng", "nh", "ch"})
_LONGEST_TORN = 2  # letters: what stands before a cut, a consonant or a vowel alone, is no longer
_ENDS = re.compile(r"(?:ng|nh|ch|[cmnpt])[,.;:)]*")


def mend(paragraph: Paragraph) -> Paragraph:
    """`paragraph` with torn syllables joined; the very same where nothing is torn."""
    if _SUSPECT.search(f" {paragraph.text}") is None:
        return paragraph
    cuts = list(_cuts(paragraph.text))
    if not cuts:
        return paragraph

    def moved(offset: int) -> int:
        return offset - bisect_left(cuts, offset)

    kept = [paragraph.text[a + 1 : b] for a, b in zip([-1, *cuts], [*cuts, len(paragraph.text)], strict=True)]
    behind = [(moved(cut) + 0, paragraph.at(cut + 1, cut + 2).start) for cut in cuts]
    joins = sorted({*((moved(at), source) for at, source in paragraph.joins or ((0, paragraph.place.start),)), *behind})
    runs = tuple(run._replace(start=moved(run.start), end=moved(run.end)) for run in paragraph.runs)
    return replace(paragraph, text="".join(kept), joins=tuple(joins), runs=runs)


def _cuts(text: str) -> Iterator[int]:
    """Where a single space stands inside a syllable."""
    words = [(word.group(), word.start()) for word in re.finditer(r"\S+", text)]
    vowel_torn = False
    for (before, _), (word, at) in pairwise(words):
        torn = _goes_on(before, word, vowel_torn=vowel_torn)
        vowel_torn = torn and len(word) <= 2 and bool(_BEGINS_VOWEL.match(word))
        if torn and text[at - 1] == " ":
            yield at - 1


def _goes_on(before: str, word: str, *, vowel_torn: bool) -> bool:
    if len(before) > _LONGEST_TORN and not vowel_torn and word not in _LOST_ENDS:
        return False
    if _NO_VOWEL.fullmatch(before) and not before.isupper() and _BEGINS_VOWEL.match(word):
        return True
    if len(before) == 1 and before.isupper() and before in "ĐHTKBCDLMNRSVX" and _LONE_VOWEL.fullmatch(word):
        return True
    if word in _LOST_ENDS and before[-1:] in _VOWELS:
        return True
    return (vowel_torn or bool(_LONE_VOWEL.fullmatch(before))) and bool(_ENDS.fullmatch(word))
