"""Whether words are Vietnamese syllables: the evidence by which old encodings are known and never guessed."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_LISTED = """
a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây e ec em en
eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa
oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on
ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uâc uân uâng uât uây uc uê uêch
uênh ui um un ung uô uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh uyt uyu uơ ư ưa ưc ưi
ưm ưn ưng ươ ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu uu uyn uyp uăn uăng uăt
uac uach uai uan uang uanh uao uat uau uay ue uen ueo uet uit
"""
_RHYMES = frozenset(_LISTED.split())
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SPLIT = re.compile(r"(ngh?|nh|kh|gh|gi|ch|th|tr|ph|qu|[bcdđghklmnpqrstvx])?(.*)", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+")
_STOPPED = ("c", "ch", "p", "t")


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether `word` (any case, NFC) can be a Vietnamese syllable: initial, rhyme and at most one tone that fits it."""
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in letters if mark in _TONES]
    if len(tones) > 1:
        return False
    plain = unicodedata.normalize("NFC", "".join(mark for mark in letters if mark not in _TONES))
    return any(rhyme in _RHYMES and _tone_fits(rhyme, tones) for rhyme in _rhymes(plain))


def _rhymes(plain: str) -> Iterable[str]:
    found = _SPLIT.fullmatch(plain)
    if found is None:
        return
    initial, rhyme = found[1] or "", found[2]
    yield rhyme
    if initial in {"gi", "qu"}:
        yield initial[1] + rhyme


def _tone_fits(rhyme: str, tones: list[str]) -> bool:
    if not rhyme.endswith(_STOPPED):
        return True
    return bool(tones) and tones[0] in "\u0301\u0323"


def share(words: Iterable[str]) -> float:
    """The share (0 to 1) of `words` that are Vietnamese syllables; 0 for none."""
    judged = [is_syllable(word) for word in words]
    return sum(judged) / len(judged) if judged else 0.0


def marked_words(text: str) -> list[str]:
    """The words of `text` (letters only) that have a letter outside ASCII."""
    return [word for word in _WORD.findall(text) if not word.isascii()]
