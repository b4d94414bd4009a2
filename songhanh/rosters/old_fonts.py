"""Lists typed in fonts of the years before Unicode: what no cell alone can prove, all cells together do."""

import re
from collections.abc import Iterable, Sequence

from songhanh.formats.legacy import Encoding, by_evidence, decode, is_unicode
from songhanh.formats.syllables import marked_words, share
from songhanh.rosters.cells import Value, clean_text
from songhanh.rosters.sheets import Sheet

_ENOUGH = 4000  # letters of evidence
# The letters of Vietnamese that Latin-1 has: text without any other may be Vietnamese as it stands.
_EITHER = re.compile(r"[\x00-\x7fàáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ]*")
_HYPHEN = "\u00ad"  # the letter ư of TCVN3, nothing in Unicode text


def decode_sheets(sheets: Sequence[Sheet], texts: Iterable[Value]) -> None:
    """Put right the texts of old fonts in a file: where its texts without Unicode letters are old without doubt.

    `texts` are the different texts of the sheets.
    """
    doubtful = [
        text
        for text in texts
        if isinstance(text, str) and not text.isascii() and (_HYPHEN in text or not is_unicode(text))
    ]
    told = _decoded(doubtful)
    if not told:
        return
    for sheet in sheets:
        for line in sheet.rows:
            line[:] = [told.get(value, value) if isinstance(value, str) else value for value in line]
        if sheet.name and sheet.name not in told:
            told |= _decoded([*doubtful, sheet.name])
        sheet.name = str(told.get(sheet.name, sheet.name)) if sheet.name else sheet.name


def _decoded(doubtful: Sequence[str]) -> dict[str, Value]:
    """What each of the texts is, where it is not what it seems."""
    old = [text for text in doubtful if not is_unicode(text)]
    encoding = by_evidence(_evidence(old)) if old else None
    told: dict[str, Value] = {text: clean_text(text.replace(_HYPHEN, "")) for text in doubtful if _HYPHEN in text}
    if encoding:
        told |= {text: found for text in old if (found := _letters(text, encoding)) is not None}
    return told


def _evidence(texts: Sequence[str]) -> str:
    """The longest texts: they have most words that only one of the encodings makes Vietnamese."""
    found: list[str] = []
    size = 0
    for text in sorted(texts, key=lambda one: (-len(one), one)):
        found.append(text)
        size += len(text)
        if size > _ENOUGH:
            break
    return "\n".join(found)


def _letters(text: str, encoding: Encoding) -> Value:
    """The text decoded; None where it is Vietnamese already and would not be afterwards."""
    found = decode(text, encoding)
    if _EITHER.fullmatch(text):
        before, after = marked_words(text), marked_words(found)
        if before and share(before) == 1.0 and share(after) < 1.0:
            return None
    return clean_text(found)
