"""Files from outside as they come spoilt: each seed makes one mutation of a real document, always the same."""

import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path

import pikepdf
from lxml import etree

DATA = Path(__file__).parent.parent / "data"
# Named one by one: a seed must mean the same mutation when other files join them.
_FILES = (
    "bcd-quoc-gia-1237-252-kh-2013--c-table.docx",
    "bcd-quoc-gia-1237-252-kh-2013--k-tasks.xlsx",
    "bo-xay-dung-2428-bxd-qln-2013--j-mojibake.txt",
    "cd-nghe-213-tb-2012.docx",
    "lang-son-2022--a-word.docx",
    "lang-son-2022--f-pdf.pdf",
    "lang-son-2022--j-nfd.txt",
    "son-la-254-qd-ubnd-2023--a-word.docx",
    "son-la-254-qd-ubnd-2023--b-typed.docx",
    "son-la-254-qd-ubnd-2023--g-stamped.pdf",
    "thu-tuong-115-qd-ttg-2004.pdf",
    "thu-tuong-31-ct-ttg-2012--j-utf16.txt",
    "thu-tuong-46-cd-ttg-2026--i-vni.docx",
)
_ODD_NUMBERS = ("0", "-1", "1", "99", "65536", "2147483648", "-9999999999", "1e9", "NaN", "", "x", "１２")
_ODD_TEXTS = (
    "",
    "\ufeff",
    "Điều",
    "(" * 50,
    "1." * 40,
    "\u0301" * 30,
    "a" * 3000,
    "TM.\t\t\t\tKT.",
    "Nơi nhận:",
    "- " * 200,
)


@cache
def files() -> tuple[Path, ...]:
    """The real documents that are spoilt."""
    return tuple(DATA / name for name in _FILES)


@cache
def _plain_pdf(path: Path) -> bytes:
    """A PDF with its objects and streams unpacked, so that a change in them is no damage of the packing."""
    out = io.BytesIO()
    with pikepdf.open(path) as pdf:
        pdf.save(
            out,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            qdf=True,
        )
    return out.getvalue()


def mutation(seed: int) -> tuple[str, bytes]:
    """The name and the bytes of mutation `seed`."""
    chance = random.Random(seed)
    path = chance.choice(files())
    inner = _INNER.get(path.suffix)
    if inner is not None and chance.random() < 0.7:
        return path.name, inner(path, chance)
    return path.name, spoilt(path.read_bytes(), chance)


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """`data` with one to four things done to its bytes."""
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(_BYTES)(data, chance)
    return data[:2_000_000]


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 30)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _drop(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.randint(1, 2000) :]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start : start + chance.randint(1, 4000)] * chance.randint(2, 20) + data[start:]


def _mix(data: bytes, chance: random.Random) -> bytes:
    other = "Ủy ban nhân dân tỉnh Quảng Ngãi\n".encode(chance.choice(("utf-16", "utf-8", "utf-16-be", "utf-7")))
    start = chance.randrange(len(data) + 1)
    return data[:start] + other * chance.randint(1, 20) + data[start:]


def _swap(data: bytes, chance: random.Random) -> bytes:
    one, two = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
    return data[two:] + data[one:two] + data[:one]


_BYTES: Sequence[Callable[[bytes, random.Random], bytes]] = (_flip, _flip, _cut, _drop, _repeat, _mix, _swap)


def _packed(path: Path, chance: random.Random) -> bytes:
    """A DOCX or XLSX with elements of one part changed and packed again."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old:
        names = [name for name in old.namelist() if name.endswith((".xml", ".rels"))]
        main = [name for name in names if re.search(r"document|numbering|sheet1|styles|footnotes", name)]
        chosen = chance.choice(main if chance.random() < 0.85 else names)
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                part = old.read(name)
                if name == chosen:
                    part = spoilt(part, chance) if chance.random() < 0.1 else _xml(part, chance)
                new.writestr(name, part)
    return out.getvalue()


def _xml(part: bytes, chance: random.Random) -> bytes:
    root = etree.fromstring(part)
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    for _ in range(chance.randint(1, 12)):
        chance.choice(_ELEMENTS)(chance.choice(elements), elements, chance)
    return etree.tostring(root)


def _attribute(element: etree._Element, _all: list[etree._Element], chance: random.Random) -> None:
    if element.attrib:
        element.set(chance.choice(list(element.attrib)), chance.choice(_ODD_NUMBERS))


def _text(element: etree._Element, _all: list[etree._Element], chance: random.Random) -> None:
    element.text = chance.choice(_ODD_TEXTS)


def _remove(element: etree._Element, _all: list[etree._Element], chance: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _copy(element: etree._Element, everything: list[etree._Element], chance: random.Random) -> None:
    if sum(1 for _ in element.iter()) < 200:
        chance.choice(everything).append(deepcopy(element))


def _rename(element: etree._Element, everything: list[etree._Element], chance: random.Random) -> None:
    element.tag = chance.choice(everything).tag


def _nest(element: etree._Element, _all: list[etree._Element], chance: random.Random) -> None:
    inner = element
    for _ in range(chance.choice((3, 30, 300))):
        inner = etree.SubElement(inner, element.tag)
    inner.text = "sâu"


_ELEMENTS: Sequence[Callable[[etree._Element, list[etree._Element], random.Random], None]] = (
    _attribute,
    _attribute,
    _text,
    _remove,
    _copy,
    _rename,
    _nest,
)


def _objects(path: Path, chance: random.Random) -> bytes:
    """A PDF with numbers, names and references of its unpacked objects changed."""
    data = _plain_pdf(path)
    for _ in range(chance.randint(1, 15)):
        found = list(re.finditer(rb"-?\d+(?:\.\d+)?|/[A-Z][A-Za-z]+|\d+ 0 R", _window(data, chance)))
        if not found:
            continue
        match = chance.choice(found)
        other = chance.choice(found)[0] if chance.random() < 0.5 else chance.choice(_ODD_NUMBERS).encode()
        at = data.find(match[0], chance.randrange(len(data)))
        if at >= 0:
            data = data[:at] + other + data[at + len(match[0]) :]
    return data


def _window(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[start : start + 3000]


_INNER: dict[str, Callable[[Path, random.Random], bytes]] = {".docx": _packed, ".xlsx": _packed, ".pdf": _objects}
