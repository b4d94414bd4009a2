"""The elements that NĐ 30/2020/NĐ-CP demands: what is missing or malformed.

Reads the letterhead, header, recipients and signer; every rule and figure is that of `law.page_layout`
on the day of the document.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import dropwhile, takewhile

from songhanh.formats.blocks import Document, Kind, Paragraph, Place
from songhanh.law.page_layout import DocumentLayout, layout
from songhanh.lib.text import fold
from songhanh.reading.check_form_rules import ELEMENTS, RULES
from songhanh.reading.finding import Finding, tell
from songhanh.reading.plan import Found, Plan

_WITHOUT_TYPE_LINE = 15  # paragraphs that can hold a letterhead where no type line ends it
_KNOWS_FONTS = ("docx", "pdf")
_MOTTO = re.compile(r"độc lập\W+tự do\W+hạnh phúc")
_DAY_LINE = re.compile(r"ngày\s*(\S*)\s*tháng\s*(\S*)\s*năm\s*(\S*)", re.IGNORECASE)
_OPEN = re.compile(r"[.…_\s]*")
_PARTY = "đảng cộng sản việt nam"
_NORMATIVE = re.compile(r"(?:19|20)\d\d/(?:NQ|QĐ|NĐ|TT|TTLT|CT|L|PL|L-CTN|QH)\d*(?=-|$)")
_UNIONS = ("công đoàn", "liên đoàn lao động", "tổng liên đoàn", "ban chấp hành công đoàn")
_TITLED = re.compile(
    r"(?:(?:PGS|GS|TSKH|TS|ThS|Ths|Th\.S|CN|KS|BS|BSCK\w*|Luật sư|LS|Tiến sĩ|Thạc sĩ|Giáo sư|Phó Giáo sư|Bác sĩ|Kỹ sư"
    r"|NGND|NGƯT|TTND|TTƯT|Đồng chí|Ông|Bà)(?:[.\s]+|$))+"
)
_MARK_OF_AUTHORITY = re.compile(r"(?<!\w)(?:K/T|T/M|T/L|T\.M|K\.T|(?:KT|TM|TL|TUQ)(?![.\w]))")
_BASES = ("căn cứ ", "theo đề nghị ", "xét đề nghị ", "xét ")
_LAW_WITH_NUMBER = re.compile(r"(?:Bộ luật|Luật|Pháp lệnh)\s(?:(?!số\s)[^;.]){2,80}\ssố\s+(\d+/\d{4}/[A-ZĐ]+\d*)")


@dataclass(frozen=True, slots=True)
class _Form:
    """A document beside the layout that it is judged by; `head` is its letterhead."""

    document: Document
    plan: Plan
    layout: DocumentLayout
    head: tuple[Paragraph, ...]

    @property
    def head_text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.head)

    @property
    def begins(self) -> Place:
        """Where what is missing above should stand."""
        return _edge(next(self.document.paragraphs(), None))

    @property
    def ends(self) -> Place:
        """Where what is missing below should stand."""
        return _edge(deque(self.document.paragraphs(), maxlen=1).pop()) if self.document.blocks else Place()

    def tell(self, code: str, element: str, place: Place | None = None, **values: str) -> Finding:
        """A finding on an element, by the provision that the layout names for it; without a place at the beginning."""
        basis = f"NĐ 30/2020/NĐ-CP Phụ lục I Phần I {self.layout.element(element).legal_basis}"
        return tell(RULES, code, place or self.begins, basis, None, element=ELEMENTS[element], **values)


def check_form(document: Document, plan: Plan, on: date) -> Iterator[Finding]:
    """What is missing or malformed; a document of the Party or older than the decree is only noted as not judged."""
    written = plan.header.date.value if plan.header.date else on
    rules = layout(written)
    form = _Form(document, plan, rules, _letterhead(document, plan))
    if rules.valid_from and written < rules.valid_from:
        yield tell(RULES, "form-older-than-decree", form.begins, day=f"{rules.valid_from:%d/%m/%Y}")
    elif _PARTY in fold(form.head_text):
        yield tell(RULES, "form-of-the-party", form.begins)
    elif _of_own_form(plan):
        yield tell(RULES, "form-of-its-own", form.begins)
    else:
        for check in _CHECKS:
            yield from check(form)


def _of_own_form(plan: Plan) -> bool:
    """A legal normative document, whose symbol bears its year ("18/2024/NQ-HĐND"), or one of a trade union."""
    symbol = plan.header.symbol.value if plan.header.symbol else ""
    issuer = fold(plan.header.issuer.value) if plan.header.issuer else ""
    return bool(_NORMATIVE.match(symbol)) or issuer.startswith(_UNIONS)


def _letterhead(document: Document, plan: Plan) -> tuple[Paragraph, ...]:
    """The paragraphs above the type line; the first ones where there is none."""
    paragraphs = tuple(document.paragraphs())
    type_ = plan.header.type
    if type_ is None or type_.place.end == 0:
        return paragraphs[:_WITHOUT_TYPE_LINE]
    return tuple(one for one in paragraphs if one.place.start < type_.place.start)


def _edge(paragraph: Paragraph | None) -> Place:
    """The page and line of a paragraph, without marking its text."""
    if paragraph is None:
        return Place()
    place = paragraph.place
    return Place(place.start, place.start, place.page, place.paragraph)


def _national_name(form: _Form) -> Iterator[Finding]:
    name = form.layout.element("Quốc hiệu").text
    text = fold(form.head_text.replace("\n", " "))
    if fold(name) not in text:
        yield form.tell("element-missing", "Quốc hiệu")
    elif found := next((one for one in form.head if fold(name) in fold(one.text) and not _upper_in(name, one)), None):
        yield form.tell("national-name-form", "Quốc hiệu", found.place, text=name)


def _upper_in(name: str, paragraph: Paragraph) -> bool:
    """Whether the paragraph has the name in capitals, wherever it places its tone marks."""
    at = fold(paragraph.text).find(fold(name))
    return " ".join(paragraph.text.split())[at : at + len(name)].isupper()


def _motto(form: _Form) -> Iterator[Finding]:
    motto = form.layout.element("Tiêu ngữ").text
    if not _MOTTO.search(fold(form.head_text)):
        yield form.tell("element-missing", "Tiêu ngữ")
        return
    for one in form.head:
        written = " ".join(one.text.split()).replace("–", "-")
        if _MOTTO.search(fold(one.text)) and motto not in written:
            yield form.tell("motto-form", "Tiêu ngữ", one.place, text=motto)


def _issuer(form: _Form) -> Iterator[Finding]:
    header = form.plan.header
    below = header.issuer and header.type and header.issuer.place.start > header.type.place.start
    if header.issuer is None or below:
        yield form.tell("element-missing", "Tên cơ quan ban hành")


def _number(form: _Form) -> Iterator[Finding]:
    header = form.plan.header
    if header.symbol is None:
        yield form.tell("element-missing", "Số, ký hiệu")
        return
    if header.number is None:
        yield form.tell("number-open", "Số, ký hiệu", header.symbol.place)
    elif header.number.value.isdigit() and len(header.number.value) == 1:
        number = header.number.value
        yield form.tell("number-zero", "Số, ký hiệu", header.number.place, number=number)
    yield from _symbol(form, header.symbol)


def _symbol(form: _Form, symbol: Found[str]) -> Iterator[Finding]:
    type_ = form.plan.header.type.value if form.plan.header.type else ""
    expected = form.layout.types.abbreviation(type_)
    year, _, rest = symbol.value.rpartition("/")
    first = rest.partition("-")[0]
    if year.isdigit() and expected in _ADMINISTRATIVE_ONLY:
        yield form.tell("symbol-year", "Số, ký hiệu", symbol.place, symbol=symbol.value)
    elif year and not year.isdigit():
        yield form.tell("symbol-form", "Số, ký hiệu", symbol.place, symbol=symbol.value)
    elif expected and first != expected:
        yield form.tell("symbol-type", "Số, ký hiệu", symbol.place, type=type_, expected=expected, found=first)
    elif type_ in form.layout.types.without_symbol and first == "CV":
        yield form.tell("symbol-letter", "Số, ký hiệu", symbol.place, symbol=symbol.value)


# Decisions and resolutions may be legal documents, whose number has a year (Luật Ban hành văn bản QPPL).
_ADMINISTRATIVE_ONLY = ("KH", "BC", "TTr", "TB", "HD", "CTr", "PA", "ĐA", "DA", "BB", "CĐ", "GM", "TC")


def _place_and_day(form: _Form) -> Iterator[Finding]:
    line = next(((one, found) for one in form.head if (found := _DAY_LINE.search(one.text))), None)
    if line is None:
        yield from _day_elsewhere(form)
        return
    paragraph, found = line
    place = paragraph.at(*found.span())
    if not paragraph.text[: found.start()].strip(" ,;|"):
        yield form.tell("place-missing", "Địa danh và thời gian", place)
    day, month, _ = found.groups()
    if _OPEN.fullmatch(day) or _OPEN.fullmatch(month):
        yield form.tell("day-open", "Địa danh và thời gian", place)
        return
    zeros = {str(number) for number in form.layout.numbering.month_leading_zero}
    if (day.isdigit() and len(day) == 1) or month in zeros:
        yield form.tell("day-zero", "Địa danh và thời gian", place, text=found.group())
    elif month.startswith("0") and month[1:] not in zeros:
        yield form.tell("month-zero", "Địa danh và thời gian", place, text=found.group())


def _day_elsewhere(form: _Form) -> Iterator[Finding]:
    header = form.plan.header
    if header.date is None:
        yield form.tell("element-missing", "Địa danh và thời gian")
    else:
        yield form.tell("day-form", "Địa danh và thời gian", header.date.place)


def _type_and_subject(form: _Form) -> Iterator[Finding]:
    header = form.plan.header
    if header.type is None:
        yield form.tell("element-missing", "Tên loại")
    if header.subject is None:
        yield form.tell("element-missing", "Trích yếu")
    elif header.subject.value.rstrip().endswith((".", ";")):
        yield form.tell("subject-stop", "Trích yếu", header.subject.place)


def _bases(form: _Form) -> Iterator[Finding]:
    bases = _base_lines(form)
    type_ = form.plan.header.type
    if not bases and type_ and fold(type_.value) == "quyết định":
        yield form.tell("bases-missing", "Căn cứ")
    element = form.layout.element("Căn cứ")
    for number, line in enumerate(bases, 1):
        end = element.last_line_end if number == len(bases) else element.line_end
        # What runs on into the body ("... xây dựng Kế hoạch như sau:") is a sentence, not a line of bases.
        if not line.text.rstrip().endswith((end, ":", "./.")):
            yield form.tell("base-end", "Căn cứ", line.place, end=end)
        if found := _LAW_WITH_NUMBER.search(line.text):
            yield form.tell("base-law-number", "Căn cứ", line.at(*found.span(1)), number=found[1])


def _base_lines(form: _Form) -> list[Paragraph]:
    """The legal bases: the first lines of that kind that follow one another, above the first heading."""
    first = min((section.place.start for section in form.plan.sections if section.place.end), default=None)
    running = (one for one in form.document.paragraphs() if one.kind is not Kind.NOTE and one.text.strip())
    above = (one for one in running if first is None or one.place.start < first)
    from_first = dropwhile(lambda one: not fold(one.text).startswith(_BASES), above)
    return list(takewhile(lambda one: fold(one.text).startswith(_BASES), from_first))


def _signer(form: _Form) -> Iterator[Finding]:
    signer = form.plan.signer
    if signer.position is None and signer.authority is None:
        yield form.tell("element-missing", "Quyền hạn, chức vụ", form.ends)
    if signer.name is None:
        yield form.tell("name-open", "Họ tên người ký", form.ends)
    elif found := _TITLED.match(signer.name.value):
        yield form.tell("name-title", "Họ tên người ký", signer.name.place, title=found.group().strip())
    authority = signer.authority.value if signer.authority else ""
    if signer.authority and (mark := _MARK_OF_AUTHORITY.search(authority)):
        yield form.tell("authority-form", "Quyền hạn, chức vụ", signer.authority.place, mark=mark.group())
    elif signer.position and fold(signer.position.value).startswith("phó ") and "KT." not in authority:
        yield form.tell("deputy", "Quyền hạn, chức vụ", signer.position.place, position=signer.position.value)


def _recipients(form: _Form) -> Iterator[Finding]:
    recipients = form.plan.recipients
    if not recipients:
        yield form.tell("element-missing", "Nơi nhận (danh sách)", form.ends)
        return
    if not any(fold(one.value).startswith("lưu") for one in recipients):
        yield form.tell("recipients-archive", "Nơi nhận (danh sách)", recipients[-1].place)
    element = form.layout.element("Nơi nhận (danh sách)")
    for number, one in enumerate(recipients, 1):
        end = element.last_line[-1] if number == len(recipients) else element.line_end
        if not _ends_with(form.document.source, one.place, end):
            yield form.tell("recipient-end", "Nơi nhận (danh sách)", one.place, name=one.value, end=end)


def _ends_with(source: str, place: Place, end: str) -> bool:
    """Whether the line at the place ends so, be the mark inside the place or just behind it."""
    if not source or place.end <= place.start:
        return True
    return source[: place.end].rstrip().endswith(end) or source[place.end : place.end + 4].strip().startswith(end)


def _looks(form: _Form) -> Iterator[Finding]:
    """Bold and italic, where the format of the file knows them."""
    if form.document.format not in _KNOWS_FONTS or not any(one.runs for one in form.document.paragraphs()):
        return
    for element in ("Quốc hiệu", "Tiêu ngữ"):
        text = fold(form.layout.element(element).text)
        plain = (one for one in form.head if fold(one.text) == text and not one.bold)
        yield from (form.tell("not-bold", element, one.place) for one in plain)
    day_line = next((one for one in form.head if _DAY_LINE.search(one.text)), None)
    if day_line and not day_line.italic:
        yield form.tell("not-italic", "Địa danh và thời gian", day_line.place)
    yield from (form.tell("not-italic", "Căn cứ", one.place) for one in _base_lines(form) if not one.italic)


_CHECKS: tuple[Callable[[_Form], Iterator[Finding]], ...] = (
    _national_name,
    _motto,
    _issuer,
    _number,
    _place_and_day,
    _type_and_subject,
    _bases,
    _signer,
    _recipients,
    _looks,
)
