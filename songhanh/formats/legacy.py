"""Text of the years before Unicode, and Unicode that was read wrongly: TCVN3, VNI, Windows-1258, mojibake.

What a font says is believed; without a font only evidence counts, and text that has a single letter
of Vietnamese Unicode is never touched.
"""

import re
import tomllib
import unicodedata
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from songhanh.formats.syllables import marked_words, share


class Encoding(StrEnum):
    """The two old ways of writing Vietnamese with eight bits, shown as Latin-1 letters today."""

    TCVN3 = "tcvn3"
    VNI = "vni"


class Font(NamedTuple):
    """What the name of a font says of the letters set in it."""

    encoding: Encoding | None = None
    capitals: bool = False
    bold: bool = False
    italic: bool = False


class Decoded(NamedTuple):
    """Text from bytes: NFC, the encoding it was in, and the codes of what had to be done."""

    text: str
    encoding: str
    remarks: tuple[str, ...] = ()


_UNICODE_ONLY = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ\u0300\u0301\u0303\u0309\u0323]")
_HIGH = re.compile("[\u0080-\u00ff]")
_SUBSET = re.compile(r"[A-Z]{6}\+")
_STYLE = re.compile(r"[-,_ ]*(bold|italic|oblique|regular|normal|bd|mt|ps)+$", re.IGNORECASE)
_TCVN3_NAME = re.compile(r"\.?Vn[A-Z0-9]|\.vn", re.ASCII)
_LEAST_WORDS = 4


@cache
def by_font(name: str) -> Font:
    """What `name` ("ABCDEF+.VnTimeH,Bold", "VNI-Times", "Arial-BoldMT") says; everything false for most."""
    plain = _SUBSET.sub("", name.strip(), count=1)
    lower = plain.lower()
    bold = "bold" in lower or "black" in lower or "-bd" in lower
    italic = "italic" in lower or "oblique" in lower
    stem = _STYLE.sub("", plain)
    if lower.startswith(("vni-", "vni ")):
        return Font(Encoding.VNI, bold=bold, italic=italic)
    if _TCVN3_NAME.match(stem):
        return Font(Encoding.TCVN3, stem[-1:] == "H", bold, italic)
    return Font(None, False, bold, italic)


def is_unicode(text: str) -> bool:
    """Whether `text` has a letter that neither TCVN3 nor VNI text shows, so that it must be left as it is."""
    return _UNICODE_ONLY.search(text) is not None


def decode(text: str, encoding: Encoding, capitals: bool = False) -> str:
    """`text` (Latin-1 letters as shown) in Vietnamese, NFC; in capitals where the font draws them so."""
    if encoding is Encoding.VNI:
        pattern, pairs = _vni()
        found = pattern.sub(lambda match: pairs[match[0]], text)
    else:
        found = text.translate(_tcvn3())
    found = unicodedata.normalize("NFC", found)
    return found.upper() if capitals else found


def by_evidence(text: str) -> Encoding | None:
    """The old encoding that `text` is written in without doubt, or None.

    Asked for are: no letter of Vietnamese Unicode, at least four words with marks, nine in ten of
    them Vietnamese when decoded, and at most half of them before.
    """
    if not _HIGH.search(text) or is_unicode(text):
        return None
    raw = share(marked_words(text))
    if raw > 0.5:
        return None
    best = max(Encoding, key=lambda encoding: _evidence(text, encoding))
    return best if _evidence(text, best) >= max(0.9, raw + 0.4) else None


def _evidence(text: str, encoding: Encoding) -> float:
    words = marked_words(decode(text, encoding))
    return share(words) if len(words) >= _LEAST_WORDS else 0.0


def repair_mojibake(text: str) -> str:
    """`text` with UTF-8 that was read as Windows-1252 put right (also when that happened twice), or as it is."""
    for _ in range(3):
        if not ("á»" in text or "áº" in text or "Ã" in text or "Ä" in text):
            break
        repaired = _repair_once(text)
        if repaired == text:
            break
        text = repaired
    return unicodedata.normalize("NFC", text)


def _repair_once(text: str) -> str:
    pattern = _mojibake()
    found = [match[0] for match in pattern.finditer(text)]
    meant = [piece for piece in (_as_utf8(piece) for piece in found) if piece is not None]
    vietnamese = sum(1 for piece in meant if piece.isalpha())
    already = len(_UNICODE_ONLY.findall(text))
    if vietnamese < 3 or already * 10 > vietnamese:
        return text
    repaired = pattern.sub(lambda match: _as_utf8(match[0]) or match[0], text)
    # Editors turn the no-break space, the second byte of à and the third of Ạ, into a plain one.
    return repaired.replace("áº ", "Ạ").replace("Ã", "à") if is_unicode(repaired) else repaired


def _as_utf8(piece: str) -> str | None:
    codes = _windows_1252()
    try:
        return bytes(codes[char] for char in piece).decode("utf-8")
    except UnicodeDecodeError:
        return None


def decode_bytes(data: bytes) -> Decoded:
    """Plain text from `data`, whatever it is written in; never fails.

    By byte-order mark, zero bytes, validity as UTF-8, and then the encoding under which most words
    are Vietnamese. Remarks: `mojibake`, `tcvn3`, `vni`, `windows-1258`, `damaged-bytes`,
    `mixed-encodings`, `unknown-encoding`.
    """
    marked = _by_mark(data)
    if marked is not None:
        return _finish(*marked)
    try:
        return _finish(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    kept = len(_UNICODE_ONLY.findall(data.decode("utf-8", "ignore")))
    return _by_line(data) if kept > 20 else _by_words(data)


def _by_mark(data: bytes) -> tuple[str, str] | None:
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"\x00\x00\xfe\xff", "utf-32-be"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 5 > len(head) and min(even, odd) * 10 < max(even, odd):
        name = "utf-16-le" if odd > even else "utf-16-be"
        return data.decode(name, "replace"), name
    return None


def _by_words(data: bytes) -> Decoded:
    shown = "".join(map(_shown().__getitem__, data))
    candidates = [("windows-1258", unicodedata.normalize("NFC", data.decode("cp1258", "replace")))]
    candidates += [(encoding.value, decode(shown, encoding)) for encoding in Encoding]
    name, text = max(candidates, key=lambda candidate: share(marked_words(candidate[1])))
    if share(marked_words(text)) < 0.6:
        return _finish(shown, "windows-1252", "unknown-encoding")
    return Decoded(text, name, (name,))


def _by_line(data: bytes) -> Decoded:
    lines, remarks = [], set()
    for line in data.split(b"\n"):
        text = line.decode("utf-8", "replace")
        lost = text.count("\ufffd")
        if lost and lost > len(_UNICODE_ONLY.findall(text)):
            remarks.add("mixed-encodings")
            text = _by_words(line).text
        elif lost:
            remarks.add("damaged-bytes")
        lines.append(text)
    return _finish("\n".join(lines), "utf-8", *sorted(remarks))


def _finish(text: str, name: str, *remarks: str) -> Decoded:
    text = unicodedata.normalize("NFC", text)
    repaired = repair_mojibake(text)
    if repaired != text:
        return Decoded(repaired, name, (*remarks, "mojibake"))
    encoding = by_evidence(text)
    if encoding is None:
        return Decoded(text, name, remarks)
    return Decoded(decode(text, encoding), name, (*remarks, encoding.value))


@cache
def _shown() -> tuple[str, ...]:
    """The letter that Windows-1252 shows for each byte; Latin-1 where it has none."""
    return tuple(
        bytes([code]).decode("cp1252") if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else chr(code)
        for code in range(256)
    )


@cache
def _windows_1252() -> dict[str, int]:
    return {char: code for code in range(256) for char in (chr(code), _shown()[code])}


@cache
def _mojibake() -> re.Pattern[str]:
    shown = _shown()
    more = "".join({*shown[0x80:0xC0], *map(chr, range(0x80, 0xC0))})
    after = f"[{re.escape(more)}]"
    return re.compile(f"[\u00c2-\u00df]{after}|[\u00e0-\u00ef]{after}{{2}}|[\u00f0-\u00f4]{after}{{3}}")


@cache
def _tables() -> tuple[dict[str, str], list[list[str]]]:
    text = files("songhanh.law").joinpath("data/text.toml").read_text("utf-8")
    # Only the first two tables are read: the rest of the file is thrice as long and others' business.
    found = tomllib.loads(text.partition("\n[unicode]")[0])
    table: dict[str, str] = found["tcvn3"]["table"]
    pairs: list[list[str]] = found["vni"]["pairs"]
    return table, pairs


@cache
def _tcvn3() -> dict[int, str]:
    table = {int(code, 16): letter for code, letter in _tables()[0].items()}
    # What PDF writers and Word put for three of the bytes: the minus, the dot operators and the Greek mu.
    table |= {0x2212: table[0xAD], 0x2219: table[0xB7], 0x22C5: table[0xB7], 0x03BC: table[0xB5]}
    return table


@cache
def _vni() -> tuple[re.Pattern[str], dict[str, str]]:
    pairs: dict[str, str] = {}
    for shown, meant in _tables()[1]:
        pairs[shown] = meant
        pairs[shown.upper()] = pairs[shown[0].upper() + shown[1:]] = meant.upper()
    longest = sorted(pairs, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))), pairs
