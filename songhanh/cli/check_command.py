"""`songhanh check FILE`: what is wrong with a document before it is signed."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from songhanh.cli.options import Options, a_day, a_path
from songhanh.cli.terminal import paint, plain, waiting, wrapped
from songhanh.formats.blocks import Document
from songhanh.lib.text import shorten
from songhanh.lib.words import Language, Words
from songhanh.reading.finding import Finding, Severity
from songhanh.reading.findings import findings
from songhanh.reading.proposals import propose
from songhanh.reading.schema import place_of
from songhanh.reading.understand import understand

HELP = Words(
    """songhanh check TỆP [--on NGÀY] [--superior TỆP] [--json]

Kiểm tra văn bản trước khi ký: thành phần thể thức theo Nghị định 30/2020/NĐ-CP còn thiếu hoặc sai,
văn bản viện dẫn không còn hiệu lực (và văn bản thay thế), viện dẫn mâu thuẫn, công việc chưa có đơn
vị hoặc thời hạn, chỉ tiêu chưa có năm, chỉ tiêu thấp hơn kế hoạch cấp trên, tên cơ quan và dấu thanh
viết không thống nhất.

  --on NGÀY        xét hiệu lực vào ngày này (mặc định: hôm nay)
  --superior TỆP   kế hoạch của cấp trên để so chỉ tiêu
  --json           in dữ liệu JSON

Mã thoát: 0 không có gì phải sửa, 1 có vấn đề, 2 không đọc được.

Ví dụ:
  songhanh check ke-hoach.docx
  songhanh check ke-hoach.docx --on 25/11/2026 --superior ke-hoach-tinh.pdf""",
    """songhanh check FILE [--on DAY] [--superior FILE] [--json]

Check a document before it is signed: elements of Decree 30/2020/NĐ-CP that are missing or malformed,
cited documents no longer in force (and what took their place), contradicting citations, tasks without
a body or a day, targets without a year, targets below the superior plan, spellings that do not agree.

  --on DAY          judge the state of documents on this day (default: today)
  --superior FILE   the superior body's plan, to compare targets
  --json            print JSON

Exit code: 0 nothing to mend, 1 with findings, 2 could not be read.

Examples:
  songhanh check plan.docx
  songhanh check plan.docx --on 2026-11-25 --superior province.pdf""",
)
_FEW = 3  # notes of one kind that are told whole
_QUOTED = 110  # letters of a quotation
_SEEN = 40  # letters of a quotation that the finding itself already gives
_SEVERITIES = {
    Severity.ERROR: (Words("LỖI", "ERROR"), "red"),
    Severity.WARNING: (Words("CẦN XEM", "WARNING"), "yellow"),
    Severity.NOTE: (Words("LƯU Ý", "NOTE"), "dim"),
}


def run(arguments: Sequence[str], language: Language) -> int:
    """Print the findings; 1 if there are any."""
    options = Options("check")
    options.add_argument("file", type=a_path, metavar="TỆP")
    options.add_argument("--on", type=a_day, default=None)
    options.add_argument("--superior", type=a_path, default=None)
    options.add_argument("--json", action="store_true")
    given = options.parse_args(arguments)
    with waiting(f"{Words('Đang đọc', 'Reading').say(language)} {given.file.name}"):
        reading = understand(given.file)
        superior = understand(given.superior).plan if given.superior else None
    on = given.on or date.today()
    found = findings(reading.document, propose(reading.plan), on, superior)
    if given.json:
        print(json.dumps(_told(found, on, reading.document), ensure_ascii=False, indent=1))
    else:
        for line in _lines(found, reading.document, language):
            print(plain(line))
    return 1 if found else 0


def _told(found: Sequence[Finding], on: date, document: Document) -> dict[str, Any]:
    return {
        "on": on.isoformat(),
        "findings": [
            {
                "code": one.code,
                "severity": one.severity.value,
                "what": one.what._asdict(),
                "remedy": one.remedy._asdict(),
                "place": place_of(one.place),
                "text": _quoted(one, document),
                "legal_basis": one.legal_basis,
            }
            for one in found
        ],
    }


def _lines(found: Sequence[Finding], document: Document, language: Language) -> Iterator[str]:
    kinds: dict[tuple[Severity, str], list[Finding]] = {}
    for one in found:
        kinds.setdefault((one.severity, one.code), []).append(one)
    for alike in kinds.values():
        yield from _told_together(alike, document, language)
    if not found:
        yield paint(Words("Không thấy vấn đề nào.", "Nothing was found.").say(language), "green")
        return
    counts = Counter(one.severity for one in found)
    yield ""
    yield Words(
        f"{counts[Severity.ERROR]} lỗi, {counts[Severity.WARNING]} điểm cần xem, {counts[Severity.NOTE]} lưu ý.",
        f"errors: {counts[Severity.ERROR]}, warnings: {counts[Severity.WARNING]}, notes: {counts[Severity.NOTE]}.",
    ).say(language)


def _told_together(alike: Sequence[Finding], document: Document, language: Language) -> Iterator[str]:
    """Findings of one kind: each whole; of many notes the first whole, of the others only where they stand."""
    many = alike[0].severity is Severity.NOTE and len(alike) > _FEW
    for one in alike[:1] if many else alike:
        words, style = _SEVERITIES[one.severity]
        where = _where(one, document).say(language)
        what = wrapped(f"{words.say(language)}{f' · {where}' if where else ''}: {one.what.say(language)}", 4)
        yield paint(words.say(language), style) + what.removeprefix(words.say(language))
        quoted = _quoted(one, document)
        if quoted and quoted[:_SEEN] not in one.what.say(language):
            yield paint(wrapped(f"    “{quoted}”", 4), "dim")
        basis = f" ({one.legal_basis})" if one.legal_basis else ""
        yield wrapped(f"    → {one.remedy.say(language)}{basis}", 6)
    if many:
        rest = len(alike) - 1
        yield Words(f"    Cùng loại, {rest} chỗ nữa:", f"    The same at {rest} more places:").say(language)
        for one in alike[1:]:
            yield paint(wrapped(f"    · {_where(one, document).say(language)}: “{_quoted(one, document)}”", 6), "dim")


def _where(one: Finding, document: Document) -> Words:
    place = one.place
    if place.page:
        return Words(f"trang {place.page}", f"page {place.page}")
    if not place.paragraph:
        return Words("", "")
    unit = Words("dòng", "line") if document.format == "txt" else Words("đoạn", "paragraph")
    return Words(f"{unit.vi} {place.paragraph}", f"{unit.en} {place.paragraph}")


def _quoted(one: Finding, document: Document) -> str:
    return shorten(document.source[one.place.start : one.place.end], _QUOTED)
