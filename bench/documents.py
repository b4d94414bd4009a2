"""The documents that are read in the benchmark, made by the product's own writers: realistic, of any length.

    python bench/documents.py FOLDER

Each round is the example plan told again for another year and other bodies, with a table of its tasks.
"""

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import chain, islice
from pathlib import Path

from pypdfium2 import PdfDocument

from songhanh.formats.blocks import Block, Cell, Kind, Paragraph, Row, Table
from songhanh.formats.official import Official, lay_out
from songhanh.formats.opening import open_document
from songhanh.formats.writers import to_docx, to_pdf
from songhanh.lib.text import to_roman
from songhanh.reading.parts import parts
from songhanh.reading.read import read

SEED = Path(__file__).resolve().parent.parent / "examples" / "ke-hoach-binh-dang-gioi-2022.txt"
MOST_ROUNDS = 89  # as far as Roman numbers go
PAGES = (30, 75, 150, 300)
DAY = date(2022, 4, 5)
MADE = datetime(2022, 4, 5, 8, 30, tzinfo=UTC)
_BODIES = (
    "Văn phòng Sở",
    "Phòng Tổ chức - Hành chính",
    "Ban Vì sự tiến bộ của phụ nữ",
    "Phòng Kế hoạch - Tài chính",
    "Thanh tra Sở",
    "Trung tâm Công tác xã hội",
    "Hội Liên hiệp Phụ nữ",
)
_WORK = (
    "Tổ chức tập huấn nâng cao năng lực cho cán bộ làm công tác bình đẳng giới cấp xã",
    "Xây dựng phóng sự, tin bài tuyên truyền về phòng ngừa bạo lực trên cơ sở giới",
    "Rà soát, bổ sung quy hoạch cán bộ nữ vào các chức danh lãnh đạo, quản lý",
    "Kiểm tra việc thực hiện lồng ghép giới trong các chương trình, đề án",
    "Tổng hợp số liệu thống kê giới, báo cáo Ủy ban nhân dân tỉnh theo quy định",
)
_WHEN = ("Tháng 6/{year}", "Quý III/{year}", "Trước ngày 20/11/{year}", "Hằng quý", "Từ 15/11 đến 15/12/{year}")
_LED = "Giao {lead} chủ trì, phối hợp với {partner} tổ chức thực hiện, hoàn thành trước ngày {day}/10/{year}."


def document(blocks: int) -> Official:
    """The example plan told again and again, cut after so many blocks."""
    official = parts(read(open_document(SEED)))
    rounds = (_round(official, at) for at in range(MOST_ROUNDS))
    return replace(official, body=tuple(islice(chain.from_iterable(rounds), blocks)), annexes=())


def _round(official: Official, at: int) -> Iterator[Block]:
    """One year of the plan under one Roman number: headings 1., 2., … and below them what the example says."""
    year, heading = 2022 + at % 9, 0
    names = [_BODIES[(at + step) % len(_BODIES)] for step in range(len(_BODIES))]
    yield _titled(Kind.HEADING, f"{to_roman(at + 1)}.", f"NHIỆM VỤ NĂM {year} (ĐỢT {at + 1})")
    for block in official.body:
        if not isinstance(block, Paragraph):
            continue
        text = block.content.replace("2022", str(year)).replace("Sở Kế hoạch và Đầu tư", names[0])
        if block.kind is Kind.HEADING and not re.match(r"[a-zđ]\)", block.label):
            heading += 1
            yield _titled(Kind.HEADING, f"{heading}.", text.capitalize() if text.isupper() else text)
            yield Paragraph(
                _LED.format(lead=names[heading % 7], partner=names[(heading + 2) % 7], day=10 + at % 15, year=year)
            )
        else:
            yield _titled(block.kind, block.label, text)
    yield _table(names, year)


def _titled(kind: Kind, label: str, text: str) -> Paragraph:
    return Paragraph(f"{label} {text}".strip(), kind=kind, label=label)


def _table(names: list[str], year: int) -> Table:
    head = ("STT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Sản phẩm")
    rows = [
        (str(at + 1), work, names[at], names[at + 1], _WHEN[at].format(year=year), "Báo cáo")
        for at, work in enumerate(_WORK)
    ]
    made = tuple(Row(tuple((at, Cell((Paragraph(text),))) for at, text in enumerate(row))) for row in (head, *rows))
    return Table(made, len(head), header_rows=1, widths=(10, 52, 30, 30, 23, 20))


def make(folder: Path) -> None:
    """`plan-30.docx` and a PDF for each of `PAGES`, kept for the next time."""
    folder.mkdir(parents=True, exist_ok=True)
    for pages in PAGES:
        if not (folder / f"plan-{pages}.pdf").exists():
            _write(folder, pages)


def _write(folder: Path, pages: int) -> None:
    """Documents of exactly so many pages: the number of blocks is found by halving."""
    blocks = bisect_left(range(MOST_ROUNDS * 40), pages, key=lambda blocks: len(PdfDocument(_pdf(blocks))))
    if pages == PAGES[0]:
        (folder / f"plan-{pages}.docx").write_bytes(to_docx(*lay_out(document(blocks), DAY), MADE))
    (folder / f"plan-{pages}.pdf").write_bytes(_pdf(blocks))


def _pdf(blocks: int) -> bytes:
    return to_pdf(*lay_out(document(blocks), DAY), MADE)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
