"""A draft that is right in every point, and its plan, for tests that spoil one thing at a time."""

import re
from dataclasses import replace
from datetime import date

from songhanh.formats.blocks import Document, Paragraph, Place
from songhanh.reading.plan import Citation, Found, Header, Plan, Section, Signer, Target, Task, When

DRAFT = """\
UBND TỈNH LẠNG SƠN
SỞ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 05/KH-SNV
Lạng Sơn, ngày 05 tháng 02 năm 2026
KẾ HOẠCH
Triển khai công tác bình đẳng giới và hoạt động vì sự tiến bộ của phụ nữ năm 2026
Căn cứ Luật Bình đẳng giới;
Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.
I. NỘI DUNG THỰC HIỆN
1. Văn phòng tổ chức tuyên truyền Luật Bình đẳng giới trong tháng 6/2026.
2. Phấn đấu đến năm 2026 tỷ lệ nữ lãnh đạo cấp phòng đạt ít nhất 40%.
Nơi nhận:
- Ban Vì sự tiến bộ của phụ nữ tỉnh;
- Các phòng, đơn vị thuộc Sở;
- Lưu: VT, VP.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Nguyễn Thị Hoa"""

ON = date(2026, 2, 5)


def document(text: str = DRAFT) -> Document:
    """A document of one paragraph a line."""
    paragraphs, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        paragraphs.append(Paragraph(line, Place(start, start + len(line), 0, number)))
        start += len(line) + 1
    return Document(tuple(paragraphs), text, "txt")


def plan(text: str = DRAFT) -> Plan:
    """What a reader understands of a draft; whatever a test took out of the text is None or missing."""
    number = re.search(r"Số: (\d*)/(\S+)", text)
    day = re.search(r"(\d+) tháng (\d+) năm (\d+)", text)
    return Plan(
        header=Header(
            issuer=found(text, "SỞ NỘI VỤ"),
            parent_body=found(text, "UBND TỈNH LẠNG SƠN"),
            number=_group(number, 1),
            symbol=_group(number, 2),
            place=found(text, "Lạng Sơn"),
            date=_at(date(int(day[3]), int(day[2]), int(day[1])), text, day.group()) if day else None,
            type=found(text, "KẾ HOẠCH"),
            subject=found(text, r"Triển khai công tác.*"),
        ),
        citations=tuple(_citations(text)),
        sections=(Section("I", "NỘI DUNG THỰC HIỆN", _place(text, "I. NỘI DUNG")),),
        tasks=(task(text, "Văn phòng tổ chức"),),
        targets=(target("tỷ lệ nữ lãnh đạo cấp phòng đạt ít nhất 40%", 40.0, 2026),),
        recipients=tuple(_recipients(text)),
        signer=Signer(
            authority=found(text, r"(?:KT|TM|K/T).*"),
            position=found(text, r"^(?:PHÓ )?GIÁM ĐỐC$"),
            name=found(text, r"^\S.*(?:Nguyễn|Trần) .*\Z|^(?:Nguyễn|Trần) .*\Z"),
        ),
    )


def task(text: str, starts: str) -> Task:
    """A task with a body and a day."""
    when = Found(When(date(2026, 6, 1), date(2026, 6, 30), "tháng 6/2026"), Place(), "test")
    return Task("I.1", starts, _place(text, starts), lead=(Found("Văn phòng", Place(), "test"),), dates=(when,))


def target(text: str, value: float, by: int | None, comparator: str = ">=", unit: str = "%") -> Target:
    """A target that stands somewhere."""
    return Target("I.2", text, comparator, value, unit, by, Place(700, 750))


def citing(*citations: Citation) -> Plan:
    """The plan of the draft with these citations and no others."""
    return replace(plan(), citations=citations)


def citation(
    number: str | None,
    type_: str,
    day: date | None = None,
    title: str | None = None,
    *,
    at: int = 400,
    other_dates: tuple[date, ...] = (),
) -> Citation:
    """A citation at an offset."""
    place = Place(at, at + 10)
    return Citation(type_, number, day, None, title, place, (place,), other_dates)


def found(text: str, pattern: str) -> Found[str] | None:
    """The first match with its place."""
    match = re.search(pattern, text, re.MULTILINE)
    return Found(match.group(), Place(*match.span()), "test") if match else None


def _group(match: re.Match[str] | None, group: int) -> Found[str] | None:
    return Found(match[group], Place(*match.span(group)), "test") if match and match[group] else None


def _at(value: date, text: str, written: str) -> Found[date]:
    return Found(value, _place(text, written), "test")


def _place(text: str, part: str) -> Place:
    start = max(0, text.find(part))
    return Place(start, start + len(part))


def _citations(text: str) -> list[Citation]:
    law, decree = "Luật Bình đẳng giới", "30/2020/NĐ-CP"
    cited = []
    if law in text:
        cited.append(citation(None, "Luật", None, "Bình đẳng giới", at=text.find(law)))
    if decree in text:
        cited.append(citation(decree, "Nghị định", date(2020, 3, 5), "về công tác văn thư", at=text.find(decree)))
    return cited


def _recipients(text: str) -> list[Found[str]]:
    return [
        Found(match[1], Place(*match.span(1)), "test") for match in re.finditer(r"^- (.*?)[;.]?$", text, re.MULTILINE)
    ]
