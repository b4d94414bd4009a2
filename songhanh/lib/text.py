"""Vietnamese text: one form to compare by, the placing of tone marks, alphabetical order, Roman numbers."""

import re
import unicodedata

# The letters of Vietnamese for character classes; a range of code points would mix capitals with small letters.
UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậđðèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_TONES = "\u0300\u0301\u0309\u0303\u0323"


def _tone_pairs() -> dict[str, str]:
    """{"oà": "òa", ...}: the tone on the second vowel (new style) to the tone on the first."""
    pairs = {}
    for first, second in (("o", "a"), ("o", "e"), ("u", "y")):
        for tone in _TONES:
            new_style = unicodedata.normalize("NFC", first + second + tone)
            pairs[new_style] = unicodedata.normalize("NFC", first + tone + second)
    return pairs


_PLACED = _tone_pairs()
# After q the u belongs to the consonant: "quý" is one spelling only. Before a further letter of the syllable
# both styles put the tone on the second vowel ("hoàn", "huỳnh").
_PLACE = re.compile("(?<![qQ])(?:" + "|".join(_PLACED) + r")(?![^\W\d_])")
_DASHES = str.maketrans({"–": "-", "—": "-", "‑": "-", "−": "-", "“": '"', "”": '"', "‘": "'", "’": "'"})
_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """One form for texts that read the same: NFC, lower case, single spaces, plain dashes and quotes, tones placed."""
    folded = unicodedata.normalize("NFC", text).lower().translate(_DASHES)
    return place_tones(_SPACE.sub(" ", folded).strip())


def place_tones(text: str) -> str:
    """Lower-case `text` with the tone of oa, oe, uy on the first vowel ("hoà" to "hòa")."""
    return _PLACE.sub(lambda match: _PLACED[match.group()], text)


def _bare_letters() -> dict[int, str]:
    """Every letter with a mark below U+1EFA to its base letter."""
    letters = {
        code: unicodedata.normalize("NFD", chr(code))[0] for code in (*range(0xC0, 0x250), *range(0x1EA0, 0x1EFA))
    }
    bare = {code: base for code, base in letters.items() if base != chr(code)}
    return bare | {ord("đ"): "d", ord("Đ"): "D", ord("ð"): "d", ord("Ð"): "D"}


_BARE = _bare_letters()


def shorten(text: str, most: int) -> str:
    """`text` on one line; where it has more than `most` letters cut at a word, with "…" for the rest."""
    whole = " ".join(text.split())
    return whole if len(whole) <= most else whole[: most + 1].rpartition(" ")[0].rstrip(" ,;:.") + " …"


def strip_marks(text: str) -> str:
    """`text` without tone and vowel marks, đ as d ("Kế hoạch" to "Ke hoach"); of NFC text every offset stays."""
    return unicodedata.normalize("NFC", text).translate(_BARE)


def bare(text: str) -> str:
    """`text` as a search compares it: small letters without marks ("Hội nghị" to "hoi nghi")."""
    return strip_marks(text).lower()


_LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
_RANK = {letter: rank for rank, letter in enumerate(_LETTERS, 1000)}


def sort_key(text: str) -> tuple[int, ...]:
    """Key of Vietnamese alphabetical order (a ă â … d đ …), digits and signs before letters."""
    return tuple(_RANK.get(c, ord(c) if ord(c) < 1000 else 2000) for c in fold(text))


_ROMAN = (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


def to_roman(number: int) -> str:
    """1 to "I"; for the numbers of parts and quarters (1 to 89)."""
    text, rest = "", number
    if number >= 40:
        text, rest = ("L", number - 50) if number >= 50 else ("XL", number - 40)
    for sign, value in _ROMAN:
        while rest >= value:
            text, rest = text + sign, rest - value
    return text


_ROMAN_VALUES = {to_roman(number): number for number in range(1, 90)}


def from_roman(text: str) -> int | None:
    """ "IV" to 4; None for what is no Roman number up to 89."""
    return _ROMAN_VALUES.get(text.upper())
