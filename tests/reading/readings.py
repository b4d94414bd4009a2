"""Short documents to read: a paragraph a line, as a reader of files would give them."""

from collections.abc import Iterable

from songhanh.formats import read_txt
from songhanh.formats.blocks import Block, Cell, Document, Paragraph, Place, Row, Table
from songhanh.formats.labels import classify
from songhanh.reading.duties import Stretch
from songhanh.reading.outline import Node, build
from songhanh.reading.pieces import Part
from songhanh.reading.plan import Found, Plan, Task
from songhanh.reading.read import Reading, read
from songhanh.reading.sections import mark_sections

LETTERHEAD = """\
UBND TỈNH LẠNG SƠN
SỞ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/KH-SNV
Lạng Sơn, ngày 05 tháng 02 năm 2022
KẾ HOẠCH
Triển khai công tác bình đẳng giới năm 2022
"""
TAIL = """
Nơi nhận:
- Ban Vì sự tiến bộ của phụ nữ tỉnh;
- Các phòng, đơn vị thuộc Sở;
- Lưu: VT, VP.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Nguyễn Thị Hoa"""


def document(text: str) -> Document:
    """A document of one paragraph a line, labels known."""
    blocks: list[Block] = []
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            blocks.append(classify(Paragraph(line, Place(start, start + len(line), 0, number))))
        start += len(line) + 1
    return Document(tuple(blocks), text, "txt")


def reading(text: str) -> Reading:
    """What is understood of a text, a paragraph a line."""
    return read(document(text))


def from_file(text: str) -> Reading:
    """What is understood of a text as it is saved in a file, lines broken where the page ended."""
    return read(read_txt.read(text.encode(), "ke-hoach.txt"))


def plan(body: str) -> Plan:
    """The plan of a department whose running text is `body`."""
    return reading(LETTERHEAD + body + TAIL).plan


def tasks(body: str) -> tuple[Task, ...]:
    """The tasks of such a plan."""
    return plan(body).tasks


def task(body: str) -> Task:
    """The only task of such a plan."""
    (one,) = tasks(body)
    return one


def part(text: str, label: str = "") -> Part:
    """Running text as a part of a document."""
    blocks = [block for block in document(text).blocks if isinstance(block, Paragraph | Table)]
    return Part(label, (), tuple(blocks))


def tree(text: str, label: str = "") -> Node:
    """Running text as a tree, its headings marked."""
    root = build(part(text, label))
    mark_sections(root)
    return root


def sentence(text: str) -> Stretch:
    """One sentence to be read by itself."""
    return Stretch(Paragraph(text), 0, len(text))


def said(found: Iterable[Found[str]]) -> list[str]:
    """The values."""
    return [one.value for one in found]


def days(one: Task) -> list[tuple[str | None, str | None]]:
    """The days of a task, both ends as ISO dates."""
    return [
        (
            when.value.start.isoformat() if when.value.start else None,
            when.value.end.isoformat() if when.value.end else None,
        )
        for when in one.dates
    ]


def table(*rows: tuple[str, ...], layout: bool = False) -> Table:
    """A table of one line a cell; the first row is its heading, unless it only sets text side by side."""
    made = [
        Row(
            tuple(
                (at, Cell(tuple(classify(Paragraph(line)) for line in text.split("\n") if line))) for at, text in cells
            )
        )
        for cells in (tuple(enumerate(row)) for row in rows)
    ]
    return Table(tuple(made), max(len(row) for row in rows), header_rows=0 if layout else 1, layout=layout)
