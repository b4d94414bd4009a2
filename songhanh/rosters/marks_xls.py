"""Hidden rows and failed formulas of an old workbook (.xls), from its records."""

import struct
from collections.abc import Iterator

_FREE = 0xFFFFFFFA  # this and above are no sectors but marks
_ENTRY = 128
_SMALL = 4096  # bytes: shorter streams lie in the stream of the root
_BOUNDSHEET, _END, _FORMULA, _BOOLERR, _ROW = 0x85, 0x0A, 0x06, 0x205, 0x208
_ZERO_HEIGHT = 0x20
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
Told = tuple[set[int], dict[tuple[int, int], str]]


def marks_of_xls(data: bytes) -> dict[str, Told]:
    """By sheet: hidden rows, and cells with what a failed formula shows; nothing of a file that is damaged."""
    try:
        stream = _workbook(data)
        return {name: _sheet(stream, start) for name, start in _sheets(stream)}
    except (struct.error, IndexError, UnicodeDecodeError):
        # The reader of the values tells what is wrong with it.
        return {}


def _workbook(data: bytes) -> bytes:
    """The stream of the workbook in the compound file."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    table = _table(data, size)
    first, small_first = struct.unpack_from("<I", data, 48)[0], struct.unpack_from("<I", data, 60)[0]
    entries = _chained(data, first, table, size)
    found = {_name(entries, at): struct.unpack_from("<II", entries, at + 116) for at in range(0, len(entries), _ENTRY)}
    start, length = found.get("Workbook") or found.get("Book") or (_FREE, 0)
    if length >= _SMALL:
        return _chained(data, start, table, size)[:length]
    small = _chained(data, small_first, table, size)
    inner = struct.unpack(f"<{len(small) // 4}I", small)
    root = _chained(data, found["Root Entry"][0], table, size) if "Root Entry" in found else b""
    return _joined(root, start, inner, 64, 0)[:length]


def _table(data: bytes, size: int) -> tuple[int, ...]:
    """The table that tells which sector follows each."""
    sectors = [one for one in struct.unpack_from("<109I", data, 76) if one < _FREE]
    further = struct.unpack_from("<I", data, 68)[0]
    while further < _FREE and len(sectors) * size < len(data):
        block = struct.unpack_from(f"<{size // 4}I", data, (further + 1) * size)
        sectors += [one for one in block[:-1] if one < _FREE]
        further = block[-1]
    joined = b"".join(data[(one + 1) * size : (one + 2) * size] for one in sectors)
    return struct.unpack(f"<{len(joined) // 4}I", joined[: len(joined) // 4 * 4])


def _chained(data: bytes, start: int, table: tuple[int, ...], size: int) -> bytes:
    return _joined(data, start, table, size, 1)


def _joined(data: bytes, start: int, table: tuple[int, ...], size: int, before: int) -> bytes:
    """The sectors of a chain joined; a chain that runs in a circle ends."""
    parts: list[bytes] = []
    while start < len(table) and len(parts) <= len(table):
        parts.append(data[(start + before) * size : (start + before + 1) * size])
        start = table[start]
    return b"".join(parts)


def _name(entries: bytes, at: int) -> str:
    length = struct.unpack_from("<H", entries, at + 64)[0]
    return entries[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le")


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and length of each record until the end of its part."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _END:
            return
        yield kind, at + 4, length
        at += 4 + length


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    for kind, at, length in _records(stream, 0):
        if kind == _BOUNDSHEET and length > 8:
            count, wide = stream[at + 6], stream[at + 7] & 1
            text = stream[at + 8 : at + 8 + count * (2 if wide else 1)]
            yield text.decode("utf-16-le" if wide else "latin-1"), struct.unpack_from("<I", stream, at)[0]


def _sheet(stream: bytes, start: int) -> Told:
    hidden: set[int] = set()
    faults: dict[tuple[int, int], str] = {}
    for kind, at, _ in _records(stream, start):
        if kind == _ROW:
            if stream[at + 12] & _ZERO_HEIGHT:
                hidden.add(struct.unpack_from("<H", stream, at)[0])
        elif (kind == _BOOLERR and stream[at + 7]) or (kind == _FORMULA and _failed(stream, at)):
            row, column = struct.unpack_from("<HH", stream, at)
            code = stream[at + 6] if kind == _BOOLERR else stream[at + 8]
            faults[row, column] = _ERRORS.get(code, "#N/A")
    return hidden, faults


def _failed(stream: bytes, at: int) -> bool:
    return stream[at + 6] == 2 and stream[at + 12 : at + 14] == b"\xff\xff"
