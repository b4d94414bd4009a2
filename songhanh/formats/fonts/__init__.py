"""The shipped faces of Tinos: how wide a text runs and which characters they can draw."""

import struct
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
FAMILY = "Tinos"
_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Face:
    """One face: the advance of each character it draws, in ems."""

    advances: dict[int, float]

    def width(self, text: str, size: float) -> float:
        """Millimetres that `text` runs at `size` points, without kerning; an unknown character counts half an em."""
        return sum(self.advances.get(ord(char), 0.5) for char in text) * size * _POINT

    def draws(self, char: str) -> bool:
        """Whether the face has the character."""
        return ord(char) in self.advances


@cache
def face(*, bold: bool = False, italic: bool = False) -> Face:
    """The face in that look, read once."""
    name = ("Bold" if bold else "") + ("Italic" if italic else "") or "Regular"
    data = (FOLDER / f"{FAMILY}-{name}.ttf").read_bytes()
    tables = _tables(data)
    (units,) = struct.unpack_from(">H", data, tables["head"] + 18)
    (measured,) = struct.unpack_from(">H", data, tables["hhea"] + 34)
    widths = struct.unpack_from(">" + "Hh" * measured, data, tables["hmtx"])[::2]
    glyphs = _glyphs(data, tables["cmap"])
    return Face({char: widths[min(glyph, measured - 1)] / units for char, glyph in glyphs.items()})


def _tables(data: bytes) -> dict[str, int]:
    (count,) = struct.unpack_from(">H", data, 4)
    rows = [struct.unpack_from(">4sLLL", data, 12 + 16 * row) for row in range(count)]
    return {tag.decode("ascii"): offset for tag, _, offset, _ in rows}


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """Character to glyph by the Unicode subtable (platform 3, encoding 1, format 4 of OpenType's `cmap`)."""
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    records = [struct.unpack_from(">HHL", data, cmap + 4 + 8 * row) for row in range(count)]
    start = cmap + next(offset for platform, encoding, offset in records if (platform, encoding) == (3, 1))
    (twice,) = struct.unpack_from(">H", data, start + 6)
    half = twice // 2
    ends = struct.unpack_from(f">{half}H", data, start + 14)
    begins, deltas, ranges = (
        struct.unpack_from(f">{half}H", data, start + 16 + twice * column) for column in (1, 2, 3)
    )
    glyphs = {}
    for row, (begin, end, delta, reach) in enumerate(zip(begins, ends, deltas, ranges, strict=True)):
        at = start + 16 + twice * 3 + 2 * row + reach
        for char in range(begin, min(end, 0xFFFE) + 1):
            glyph = struct.unpack_from(">H", data, at + 2 * (char - begin))[0] if reach else char
            if glyph:
                glyphs[char] = (glyph + delta) & 0xFFFF
    return glyphs
