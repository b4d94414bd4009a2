"""The letterhead: issuer, parent body, number and symbol, place and date, type, subject.

Reads `Anatomy.letterhead`, `.type`, `.title`, `.authority` and the opening; writes `Plan.header`.
The elements are those of NĐ 30/2020/NĐ-CP Phụ lục I Phần I Mục II k1-k5.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from songhanh.formats.blocks import Paragraph, Place
from songhanh.lib.text import strip_marks
from songhanh.reading.anatomy import Anatomy
from songhanh.reading.doctypes import TYPE_WORD, canonical, of_symbol
from songhanh.reading.pieces import Piece, is_motto
from songhanh.reading.plan import Found, Header
from songhanh.reading.years import left_open


class _Line(NamedTuple):
    """A line of the letterhead: `paragraph.text[start:end]`."""

    text: str
    paragraph: Paragraph
    start: int
    side: int = 0

    def at(self, start: int, end: int) -> Place:
        return self.paragraph.at(self.start + start, self.start + end)


_LONGEST_LINE = 600  # letters; what is longer is no line of a letterhead
_CUTS = re.compile(r"\||[-–_=*.]{3,}")
_NUMBER = re.compile(
    r"(?<!\w)(?:So|SO|S6"
    r"|Sé)\s*[:.]?\s*[.…_\s]*(?:(?P<number>\d[\d.]{0,5}[a-zđ]?(?=\W))|\d\w{1,3}(?=/))?[.…_\s]*(?P<sep>[-/])\s*(?P<symbol>(?:(?:19"
    r"|20)\d\d\s*/\s*)?[A-ZĐÐ][\wĐđÐ&.]*(?:(?:\s?[-–/]|[-–/]\s)(?:[A-ZĐÐ][\wĐđÐ&.]*|\d+|nb\b))*)"
)
_OTHERS = re.compile(rf"(?:{strip_marks(TYPE_WORD)})\s*$", re.IGNORECASE)
_UNSAID_NUMBER = re.compile(
    r"\W*(?P<number>\d{1,5}[a-z]?)\s*(?P<sep>[-/])\s*(?P<symbol>[A-Z]{2,}[A-Z&]*(?:\s?[-/]\s?[A-Z][\w&]*)*)\W*"
)
_BLANK_NUMBER = re.compile(r"(?<!\w)(?:So|SO)\s*:\s*(?P<number>\d{1,5}[a-z]?)?[\s.…_]*$")
# The letterhead is matched without marks, which OCR loses first; offsets stay those of the line.
_DATE = re.compile(
    r"(?P<place>(?:[A-Z](?=[^\d\n,;:/]{0,60}[a-z])|T[Pp]\.)[^\d\n,;:/]{1,45}?)\s*[,.]?\s*(?:[Nn]gay"
    r"|NGAY)\s*[.…_]*\s*(?:(?P<d>\d{1,2})(?!\w)|\S{1,3}(?=\s))?[.…_\s]*(?:[Tt]hang"
    r"|THANG)\s*[.…_]*\s*(?P<m>\d{1,2})?[.…_\s]*(?:[Nn]am|NAM)\s*[.…_]*(?P<y>\d{4})?"
)
_DATE_ALONE = re.compile(r"\W*[Nn]gay\s+(?P<d>\d{1,2})\s+[Tt]hang\s+(?P<m>\d{1,2})\s+[Nn]am\s+(?P<y>\d{4})\W*")
_LEFT_OPEN = re.compile(r"\s?[-/]\s*(?:$|\s)")  # "KH-" with a blank behind: the symbol is still to be filled in
_MOTTO = re.compile(
    r"C[O0]NG\s+HOA\s+XA\s+H[O0]\w?\s+CH\w{1,2}\s+NG\w{1,4}\s+VI\w{1,3}\s+NAM"
    r"|D[o0]c\s+lap\s*[-–—]\s*Tu\s+do\s*[-–—]\s*Hanh\s+phuc|DANG\s+CONG\s+SAN\s+VIET\s+NAM",
    re.IGNORECASE,
)
_SUBJECT_MARK = re.compile(r"(?:V/v|v/v|Về việc)\s*:?\s*")
_URGENT = re.compile(
    r"\W*(?:hỏa tốc|hoả tốc|thượng khẩn|khẩn|tuyệt mật|tối mật|mật|dự thảo(?: lần \d+)?|bản dự thảo"
    r"|công báo.*|xem xong trả lại|lưu hành nội bộ|bản sao|sao y.*|mẫu.*)\W*$",
    re.IGNORECASE,
)
_ENCLOSED = re.compile(r"\s*\(\s*(?:Ban hành\s+)?[Kk]èm theo.*$|\s*\((?:Kèm|KÈM)\b.*$", re.DOTALL)
# A line that begins so begins a body of its own; others go on with the line above ("TỈNH SƠN LA", "VỀ TÌM KIẾM").
_NEW_BODY = re.compile(
    r"(?:UBND|UY BAN|UY BAN|HDND|HOI DONG|SO|BO|BAN|CUC|TONG CUC|CHI CUC|VU|VIEN|VAN PHONG|PHONG|TRUNG TAM"
    r"|TRUONG|HOC VIEN|DAI HOC|HOI|DOAN|LIEN DOAN|LIEN HIEP|MAT TRAN|CONG AN|CONG DOAN|CONG TY"
    r"|TONG CONG TY|TAP DOAN|THANH TRA|KHO BAC|NGAN HANG|BAO HIEM|TOA AN|TOA AN|VIEN KIEM SAT|KIEM TOAN"
    r"|DANG BO|DANG UY|DANG UY|TINH UY|TINH UY|HUYEN UY|THANH UY|CHI BO|BENH VIEN|TRAM|DAI|THU TUONG"
    r"|CHU TICH|TO|KHOA|DOI|QUAN KHU|BO CHI HUY|TIEU BAN)(?!\w)"
)
_ISSUES = re.compile(
    r"(?:^|[,;.]\s*)(?P<issuer>(?:(?:Chủ tịch |Giám đốc |Bộ trưởng )?(?:UBND|Ủy ban|Uỷ ban|Sở|Bộ|Ban|Cục"
    r"|Tổng cục|Chi cục|Hội|Đoàn|Trường|Trung tâm|Văn phòng|Công ty|Công an|Liên đoàn|Tỉnh ủy|Thủ tướng"
    r"|Chính phủ|Phòng|Bệnh viện|Viện|Hội đồng)(?!\w)[^,;.:]{0,90}?))\s+(?:xây dựng|ban hành|lập"
    r"|đề ra)\s+(?:và (?:ban hành|triển khai)\s+)?(?:Kế hoạch|kế hoạch|Chương trình|Hướng dẫn|Quy chế"
    r"|Đề án)"
)
_CLOSES = re.compile(
    r"Trên đây là\s[^.]{0,260}?\scủa\s+(?P<issuer>(?:UBND|Ủy ban|Uỷ ban|Sở|Bộ|Ban|Cục|Chi cục|Hội|Trường"
    r"|Trung tâm|Văn phòng|Phòng)[^,;./]{2,80})"
)
_GAZETTED = re.compile(
    r"CỦA\s+(?P<issuer>.{3,80}?)\s+SỐ\s*:?\s*(?P<number>\d{1,5}[a-z]?)\s*[/-]\s*(?P<symbol>\S+)\s+NGÀY\s+"
    r"(?P<d>\d{1,2})\s*(?:THÁNG|/)\s*(?P<m>\d{1,2})\s*(?:NĂM|/)\s*(?P<y>\d{4})\s+(?:VỀ VIỆC\s+|VỀ\s+)?"
    r"(?P<subject>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_DECIDES = re.compile(r"(?:^|[,;]\s*)(?P<type>QUYẾT ĐỊNH|NGHỊ QUYẾT)\s*:\s*$")
_OFFICE = re.compile(r"\s+(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|TỔNG CỤC TRƯỞNG|CỤC TRƯỞNG|HIỆU TRƯỞNG|CHÁNH VĂN PHÒNG)$")
_LEADS_ON = frozenset({"CỦA", "THUỘC", "CHO", "VÀ", "DO", "TẠI", "VỚI", "TRƯỚC", "BỞI", "GỬI", "TRÌNH"})
_SHORTEST_TITLE = 20  # letters
_CAPTION = re.compile(
    rf"kèm theo\s+(?P<type>{TYPE_WORD})\s+số\s*:?\s*(?P<number>\d{{1,5}}[a-z]?)\s*[/-]\s*"
    rf"(?P<symbol>\S+)\s+ngày\s+(?P<d>\d{{1,2}})(?:\s*/\s*|\s+tháng\s+)(?P<m>\d{{1,2}})(?:\s*/\s*"
    rf"|\s+năm\s+)(?P<y>\d{{4}})",
    re.IGNORECASE,
)
_NAMES_TYPE = re.compile(
    r"(?:xây dựng|ban hành)\s+(?P<type>Kế hoạch|Chương trình|Hướng dẫn|Quy chế|Quy định|Đề án"
    r"|Thông báo)(?P<title>\s[^:;]{10,400}?)?(?:,? (?:cụ thể |với (?:các |những )?nội dung )?như sau"
    r"|\s*[:;]|$)"
)


def read_header(anatomy: Anatomy) -> Header:
    """The letterhead of a document, or what its title, opening and closing say instead."""
    lines = list(_lines(anatomy.letterhead))
    number, symbol, lines = _number_and_symbol(lines)
    place, day, lines = _place_and_date(lines)
    subject, lines = _letter_subject(lines)
    parent, issuer = _bodies(lines)
    kind = _type(anatomy, symbol, subject)
    subject = _title(anatomy.title, issuer) or subject
    gazetted = _GAZETTED.match(subject.value) if subject and symbol is None else None
    if subject and gazetted:
        return _from_gazette(gazetted, subject, kind)
    issuer = issuer or _authority(anatomy) or _issuer_in_text(anatomy)
    header = Header(
        issuer, parent, number, symbol, place, day, kind, subject, *(left_open(anatomy) if day is None else ())
    )
    return header if symbol or not kind else _with_caption(header, kind.value, anatomy)


def _with_caption(header: Header, kind: str, anatomy: Anatomy) -> Header:
    """Without a letterhead: the number and day that the caption of what is attached gives the document."""
    for part in anatomy.parts:
        for line in part.title:
            found = _CAPTION.search(line.text)
            if found and canonical(found["type"]) == kind:
                number = Found(found["number"], line.at(*found.span("number")), "caption")
                symbol = Found(found["symbol"].rstrip("."), line.at(*found.span("symbol")), "caption")
                day = _day(found)
                when = Found(day, line.at(found.start("d"), found.end("y")), "caption") if day else header.date
                return replace(header, number=number, symbol=symbol, date=when)
    return header


def _from_gazette(found: re.Match[str], subject: Found[str], kind: Found[str] | None) -> Header:
    """The title of a document in the gazette, which says all the letterhead would."""

    def told(name: str) -> Found[str] | None:
        return Found(found[name].strip(), subject.place, "gazette.title") if found[name] else None

    day = _day(found)
    when = Found(day, subject.place, "gazette.title") if day else None
    return Header(told("issuer"), None, told("number"), told("symbol"), None, when, kind, told("subject"))


def _lines(pieces: Sequence[Piece]) -> Iterator[_Line]:
    for piece in pieces:
        if not isinstance(piece.block, Paragraph):
            continue
        at = 0
        text = piece.text
        for motto in _MOTTO.finditer(strip_marks(text)):
            text = text[: motto.start()] + "|" * len(motto.group()) + text[motto.end() :]
        for cut in [*_CUTS.finditer(text), None]:
            part = text[at : cut.start() if cut else len(text)]
            if _is_number_blank(part, cut):
                continue
            if part.strip() and len(part) < _LONGEST_LINE and not is_motto(part):
                yield _Line(part.strip(), piece.block, at + len(part) - len(part.lstrip()), piece.side)
            at = cut.end() if cut else at


def _is_number_blank(part: str, cut: re.Match[str] | None) -> bool:
    """ "Số ……/QĐ-UBND": dots stand for the number and do not end the line."""
    return (
        cut is not None
        and cut.group()[0] in ".…_"
        and bool(re.search(r"(?:[Ss]ố|SỐ)[\s:\d.…]*$|ngày[\s\d.…]*$|tháng[\s\d.…]*$|năm[\s\d.…]*$", part))
    )


def _without(lines: Sequence[_Line], line: _Line, start: int, end: int) -> list[_Line]:
    """`lines` with `line.text[start:end]` cut out, what stands before and behind it as lines of their own."""
    kept: list[_Line] = []
    for other in lines:
        if other is not line:
            kept.append(other)
            continue
        for a, b in ((0, start), (end, len(line.text))):
            part = line.text[a:b]
            if part.strip(" ,;:.-/"):
                begin = line.start + a + len(part) - len(part.lstrip())
                kept.append(_Line(part.strip(), line.paragraph, begin, line.side))
    return kept


def _number_and_symbol(lines: list[_Line]) -> tuple[Found[str] | None, Found[str] | None, list[_Line]]:
    for line in lines:
        bare = strip_marks(line.text)
        found = _number_in(bare) or _UNSAID_NUMBER.fullmatch(bare)
        if found:
            open_ = _LEFT_OPEN.match(bare, found.end())
            return _number(line, found), None if open_ else _symbol(line, found), _without(lines, line, *found.span())
        blank = _BLANK_NUMBER.search(bare)
        if blank:
            return _number(line, blank), None, _without(lines, line, *blank.span())
    return None, None, lines


def _number(line: _Line, found: re.Match[str]) -> Found[str] | None:
    if not found["number"]:
        return None
    return Found(found["number"].rstrip("."), line.at(*found.span("number")), "letterhead.number")


def _symbol(line: _Line, found: re.Match[str]) -> Found[str]:
    start, end = found.span("symbol")
    return Found(re.sub(r"\s+", "", line.text[start:end]).rstrip("."), line.at(start, end), "letterhead.symbol")


def _number_in(text: str) -> re.Match[str] | None:
    """The number of the document itself: not that of another, named with its type ("CHỈ THỊ SỐ 14-CT/TW")."""
    for found in _NUMBER.finditer(text):
        if not _OTHERS.search(text[: found.start()]):
            return found
    return None


def _place_and_date(lines: list[_Line]) -> tuple[Found[str] | None, Found[date] | None, list[_Line]]:
    for line in lines:
        bare = strip_marks(line.text)
        alone = _DATE_ALONE.fullmatch(bare)
        if alone and (day := _day(alone)):
            return (
                None,
                Found(day, line.at(alone.start("d"), alone.end()), "letterhead.date"),
                _without(lines, line, 0, len(bare)),
            )
        found = _DATE.search(bare)
        if not found or re.match(r"(?:Căn cứ|Thực hiện|Theo)\b", line.text):
            continue
        named = line.text[found.start("place") : found.end("place")].strip(" ,.")
        place = Found(named, line.at(*found.span("place")), "letterhead.place")
        day = _day(found)
        when = Found(day, line.at(found.end("place"), found.end()), "letterhead.date") if day else None
        return place, when, _without(lines, line, *found.span())
    return None, None, lines


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except (TypeError, ValueError):  # a part left open, or no such day
        return None


def _letter_subject(lines: list[_Line]) -> tuple[Found[str] | None, list[_Line]]:
    """ "V/v …" under the number of a letter, over as many lines as it has."""
    for at, line in enumerate(lines):
        mark = _SUBJECT_MARK.match(line.text)
        if not mark:
            continue
        words = [line.text[mark.end() :].strip()]
        last = line
        for other in lines[at + 1 :]:
            if other.side != line.side or other.text.isupper() or _URGENT.match(other.text):
                break
            words.append(other.text)
            last = other
        place = Place(
            line.at(mark.end(), len(line.text)).start,
            last.at(0, len(last.text)).end,
            line.paragraph.place.page,
            line.paragraph.place.paragraph,
        )
        subject = " ".join(" ".join(words).split()).rstrip(" .;:")
        return Found(subject, place, "letter.subject"), lines[:at] + lines[at + len(words) :]
    return None, lines


def _bodies(lines: Sequence[_Line]) -> tuple[Found[str] | None, Found[str] | None]:
    """The parent body and the issuer: the lines of the left column, each body over as many as it needs."""
    sides = {line.side for line in lines if line.side}
    named = [line for line in lines if _is_body_line(line) and (not sides or line.side in (0, min(sides)))]
    groups: list[list[_Line]] = []
    for line in named:
        if groups and not _begins_body(line, groups[-1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    if not groups:
        return None, None
    found = [_joined(group) for group in groups[:3]]
    return (found[-2] if len(found) > 1 else None), found[-1]


def _is_body_line(line: _Line) -> bool:
    text = line.text
    if _URGENT.match(text) or is_motto(text) or len(text) < 2 or len(text) > 80 or re.search(r"[:;]$", text):
        return False
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return (
        bool(letters)
        and (capitals >= 0.7 * len(letters) or (bool(_NEW_BODY.match(strip_marks(text).upper())) and line.side == 1))
        and not canonical(text.strip())
    )


def _begins_body(line: _Line, above: Sequence[_Line]) -> bool:
    text = line.text.upper()
    last = above[-1]
    if re.search(r"(?:\bVÀ|\bCỦA|,|-|\bVỀ|\bCÁC)$", last.text.upper()):
        return False
    if (
        line.paragraph is not last.paragraph
        and last.paragraph.bold != line.paragraph.bold
        and not re.match(r"(?:TỈNH|HUYỆN|THÀNH PHỐ|VỀ|VÀ)\b", text)
    ):
        return True
    return bool(_NEW_BODY.match(strip_marks(text)))


def _joined(group: Sequence[_Line]) -> Found[str]:
    first, last = group[0], group[-1]
    place = first.at(0, len(first.text))
    end = last.at(0, len(last.text)).end
    return Found(
        re.sub(r"(?<=\w-) ", "", " ".join(" ".join(line.text for line in group).split())).strip(" -*."),
        Place(place.start, end, place.page, place.paragraph),
        "letterhead.body",
    )


def _type(anatomy: Anatomy, symbol: Found[str] | None, subject: Found[str] | None) -> Found[str] | None:
    line = anatomy.type
    if line:
        word = re.match(rf"\W*({TYPE_WORD})", line.text, re.IGNORECASE)
        return Found(canonical(word[1]) if word else line.text, line.place, "title.type")
    told = of_symbol(symbol.value) if symbol else ""
    if symbol and told:
        return Found(told, symbol.place, "symbol.type")
    if symbol or subject or anatomy.addressees:
        at = symbol or subject
        return Found("Công văn", at.place if at else anatomy.addressees[0].place, "letter.type")
    running = [block for part in anatomy.parts[:1] for block in part.blocks[:12] if isinstance(block, Paragraph)]
    for paragraph, found in _search(_DECIDES, running):
        return Found(canonical(found["type"]), paragraph.at(*found.span("type")), "decision.type")
    for paragraph, found in _search(_NAMES_TYPE, _opening(anatomy)):
        return Found(canonical(found["type"]), paragraph.at(*found.span("type")), "opening.type")
    return None


def _title(lines: Sequence[Paragraph], issuer: Found[str] | None) -> Found[str] | None:
    if not lines:
        return None
    text = " ".join(line.text for line in lines)
    text = " ".join(_ENCLOSED.sub("", text).replace("*", "").split()).strip(" -–.")
    text = _without_authority(text, issuer)
    first, last = lines[0].place, lines[-1].place
    return Found(text, Place(first.start, last.end, first.page, first.paragraph), "title.subject") if text else None


def _without_authority(text: str, issuer: Found[str] | None) -> str:
    """The title without the line of who decides, where a printed page runs them together."""
    if issuer is None or not text.isupper() or not text.endswith(issuer.value.upper()):
        return text
    before = _OFFICE.sub("", text[: -len(issuer.value)].rstrip())
    ended = len(before) > _SHORTEST_TITLE and not before.endswith(",") and before.split()[-1] not in _LEADS_ON
    return before if ended else text


def _authority(anatomy: Anatomy) -> Found[str] | None:
    if not anatomy.authority:
        return None
    line = anatomy.authority[0]
    return Found(line.text.strip(), line.place, "authority.issuer")


def _opening(anatomy: Anatomy) -> list[Paragraph]:
    paragraphs: list[Paragraph] = []
    for block in anatomy.parts[0].blocks if anatomy.parts else ():
        if not isinstance(block, Paragraph) or (block.label and block.label[0] not in "-+*"):
            break
        paragraphs.append(block)
    return paragraphs


def _issuer_in_text(anatomy: Anatomy) -> Found[str] | None:
    """Without a letterhead: who draws up the plan by its opening, or whose plan it is by its closing sentence."""
    for paragraph, found in _search(_ISSUES, reversed(_opening(anatomy))):
        return Found(found["issuer"].strip(), paragraph.at(*found.span("issuer")), "opening.issuer")
    running = [block for part in anatomy.parts for block in part.blocks if isinstance(block, Paragraph)]
    for paragraph, found in _search(_CLOSES, running[-4:]):
        return Found(found["issuer"].strip(), paragraph.at(*found.span("issuer")), "closing.issuer")
    return None


def _search(pattern: re.Pattern[str], paragraphs: Iterable[Paragraph]) -> Iterator[tuple[Paragraph, re.Match[str]]]:
    for paragraph in paragraphs:
        found = pattern.search(paragraph.text)
        if found:
            yield paragraph, found
