"""What one sentence says of a duty: who leads, who helps, when, how often."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from songhanh.formats.blocks import Paragraph
from songhanh.lib.dates import periods
from songhanh.lib.text import UPPER
from songhanh.reading.bodies import Name, body_list
from songhanh.reading.lexicon import ACT, BODY, DUTY
from songhanh.reading.mentions import overlaps, spans
from songhanh.reading.plan import Found, Recurrence, When

_REQUEST = re.compile(
    r"(?<!\w)(?<!đã )(?<!được )(?<!khi )(?<!có )(?<!theo )(?<!các )(?P<verb>[Gg]iao(?: nhiệm vụ)?(?: cho)?"
    r"|[Đđ]ề nghị|[Yy]êu cầu|[Pp]hân công|[Uu]ỷ quyền(?: cho)?|[Ủủ]y quyền(?: cho)?"
    r"|[Cc]hỉ định)\s*:?\s+(?=\w)"
)
_ADVERBIAL = re.compile(
    r"(?:Kết thúc|Trong|Trên cơ sở|Căn cứ|Theo|Khi|Nếu|Để|Định kỳ|H[àằ]ng|Trước|Chậm nhất|Đến|Sau|Nhằm"
    r"|Riêng|Quá trình|Nhận được|Ngoài|Đồng thời|Từ|Cùng với|Bên cạnh|Thông qua|Đối với|Với|Qua|Vì vậy"
    r"|Do đó|Ngay)(?!\w)"
)
# "Các đơn vị chưa gửi báo cáo phải …": the clause between says which of them.
_QUALIFIED = re.compile(
    r"\s*(?P<name>(?:Các|Những) (?:đơn vị|cơ quan|trường|phòng|địa phương|cơ sở|doanh nghiệp|xã|huyện)[^,.;:]{0,30}?"
    r" (?:chưa|có|được|còn|thuộc diện)\s[^,.;:]{3,60}?)\s+(?:theo [^,.;:]{3,70}?\s+)?(?=(?:phải|cần|khẩn trương"
    r"|có trách nhiệm|mở cửa)(?!\w))"
)
_TROUBLE = re.compile(
    r"(?:khó khăn|vướng mắc|phát sinh|vấn đề)(?:(?!về |gửi |cho |báo cáo|phản ánh"
    r"|đề nghị)[^.;:]){0,60}?(?:,|\s)\s*(?=(?:các|Các|những|cơ quan|đơn vị|Thủ trưởng|thủ trưởng|UBND|Sở"
    r"|Bộ|địa phương)\s)"
)
_BY = re.compile(r"(?<!\w)do\s+(?=[" + UPPER + r"])")
_BY_VERB = re.compile(
    r"\s*(?:chủ trì|thực hiện|hướng dẫn|tổ chức|tham mưu|đảm nhiệm|chịu trách nhiệm|triển khai|phụ trách|quyết định)"
)
_PARTNER = re.compile(
    r"(?<!\w)(?<!quy chế )(?<!chương trình )(?<!công tác )[Pp]hối hợp(?:\s+(?:chặt chẽ|cụ thể|tốt|đồng bộ"
    r"|thường xuyên|hiệu quả|có hiệu quả|thống nhất|liên ngành|cùng|chặt|tổ chức"
    r"|công tác))*(?:\s*,?\s*(?:cùng\s+)?(?:với|cùng))?\s*:?\s+(?=\w)"
)
# "ngày 16/4/2021 của Thủ tướng Chính phủ": the day of a document whose number could not be read.
_OF_A_DOCUMENT = re.compile(
    r"\s+của\s+(?:Bộ|Thủ tướng|Chính phủ|Quốc hội|Ban|UBND|Ủy ban|Uỷ ban|Sở|Chủ tịch|HĐND|Hội đồng|Tỉnh ủy"
    r"|Văn phòng)(?!\w)"
)
# Days that come back every year are days of one year only in the plan of that year.
_EVERY_YEAR = re.compile(r"\s*(?:(?:,|và)\s[^.;,()]{1,25}?)?\s*(?:h[àằ]ng|mỗi) năm(?!\w)", re.IGNORECASE)
# What follows a body without being its duty: a stop, the past, "to", "in".
_NO_DUTY = re.compile(
    r"\s*(?:[.;)]|(?:đã|chưa|là(?! (?:cơ quan|đơn vị|đầu mối|bộ phận))|vẫn|luôn|để|nhằm|tại|nếu|cho|được"
    r"|mà|thì|và)(?!\w)(?! (?:giao|phân công)))"
)
_HEAD_OF = re.compile(r"(?:người đứng đầu|thủ trưởng|hiệu trưởng)(?!\w)")
_DIRECTS = re.compile(r"(?:chỉ đạo|hướng dẫn|đôn đốc|yêu cầu|vận động|kiểm tra) (?:các|những|toàn thể)(?!\w)")
_LEADS_OUT = re.compile(r"(?<!\w)chủ trì")
# How often, the words of which one at least must stand there, and the phrase: looking for words is far cheaper.
_RECURRENCES: tuple[tuple[Recurrence, tuple[str, ...], re.Pattern[str]], ...] = (
    (Recurrence.WEEKLY, ("tuần",), re.compile(r"(?:h[àằ]ng|mỗi|định kỳ) tuần", re.IGNORECASE)),
    (
        Recurrence.MONTHLY,
        ("hàng tháng", "hằng tháng", "mỗi tháng", "định kỳ"),
        re.compile(r"(?:h[àằ]ng|mỗi) tháng|định kỳ (?:0?1 )?tháng(?! \d)", re.IGNORECASE),
    ),
    (
        Recurrence.QUARTERLY,
        ("quý", "3 tháng/lần"),
        re.compile(
            r"(?:h[àằ]ng|mỗi) quý|định kỳ (?:\w+ )?quý(?! [IV\d])|(?:báo cáo|sơ kết) quý(?! [IV\d])|03 tháng/lần"
            r"|3 tháng/lần",
            re.IGNORECASE,
        ),
    ),
    (
        Recurrence.HALF_YEARLY,
        ("6 tháng", "sáu tháng", "nửa năm", "lần/năm"),
        re.compile(
            r"(?<!\d)0?6 tháng(?! (?:đầu|cuối) năm (?:19|20)\d\d)|sáu tháng|nửa năm|(?:02|2|hai) lần/năm", re.IGNORECASE
        ),
    ),
    (
        Recurrence.YEARLY,
        ("hàng năm", "hằng năm", "mỗi năm", "thường niên", "định kỳ", "lần/năm", "năm/lần"),
        re.compile(
            r"(?:h[àằ]ng|mỗi) năm|thường niên|định kỳ (?:\w+ )?năm|(?:01|1|một) (?:lần/năm|năm/lần)", re.IGNORECASE
        ),
    ),
    (Recurrence.PERIODIC, ("định kỳ",), re.compile(r"định kỳ", re.IGNORECASE)),
    (
        Recurrence.AD_HOC,
        ("đột xuất", "khi ", "nếu ", "xảy ra", "theo yêu cầu"),
        re.compile(
            r"(?<!khó khăn )đột xuất|(?<!\w)khi (?:có|phát sinh|xảy ra|được (?:yêu cầu|phân công|giao)"
            r"|cần(?: thiết)?(?=[),.;]))(?!\w)|(?<!\w)nếu (?:có|phát sinh)(?!\w)|xảy ra (?:phải|thì phải)"
            r"|theo yêu cầu(?= (?:của|đột))|khi .{0,25}yêu cầu(?=[),.;])",
            re.IGNORECASE,
        ),
    ),
)


class Stretch(NamedTuple):
    """A stretch of a paragraph that is read by itself."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of the stretch."""
        return self.paragraph.text[self.start : self.end]

    def found(self, name: Name, rule: str) -> Found[str]:
        """A body as a value with its place."""
        return Found(name.text, self.paragraph.at(self.start + name.start, self.start + name.end), rule)


def leads(stretch: Stretch) -> tuple[Found[str], ...]:
    """Who is told to do it in this sentence; empty where it names nobody."""
    rule, names = _led(stretch.text)
    return tuple(stretch.found(name, rule) for name in names)


@lru_cache(maxsize=1024)
def _led(text: str) -> tuple[str, tuple[Name, ...]]:
    """The rule that finds the leads of a sentence, and the leads; kept for a while, because stages ask again."""
    qualified = _QUALIFIED.match(text)
    if qualified:
        return "subject", (Name(qualified["name"], *qualified.span("name")),)
    for rule, at in _lead_starts(text):
        names, end = body_list(text, at, loose=rule == "subject")
        if names:
            more = _further_subjects(text, end) if rule == "subject" else []
            return rule, (*names, *more)
    return "", ()


def _further_subjects(text: str, begin: int) -> list[Name]:
    """ "X chỉ đạo …; Thủ trưởng các cơ quan kiểm tra …": clauses with subjects of their own, in one sentence."""
    starts = [cut.end() for cut in re.finditer(r";\s+", text[begin:])]
    return [
        name
        for at in starts
        if BODY.match(text, begin + at) and _does(text, begin + at)
        for name in body_list(text, begin + at)[0]
    ]


def _lead_starts(text: str) -> list[tuple[str, int]]:
    """Where a lead may be named, the surest first."""
    starts = [("request", match.end()) for match in _REQUEST.finditer(text) if BODY.match(text, match.end())]
    begin = len(text) - len(text.lstrip(' "“'))
    alone = re.match(r"(?:Riêng|Đối với riêng)\s+", text[begin:])
    begin += alone.end() if alone else 0
    if BODY.match(text, begin) and _has_duty(text, begin):
        first = starts[0][1] if starts else None
        # "Phó Thủ tướng yêu cầu Bộ X ...": whoever requests is not the lead.
        end = body_list(text, begin)[1]
        if first is None or not re.fullmatch(
            r"\s*(?:giao|đề nghị|yêu cầu|phân công|nhờ|chỉ định)(?: nhiệm vụ)?(?: cho)?\s*:?\s+", text[end:first]
        ):
            starts.insert(0, ("subject", begin))
        return starts
    if starts:
        return starts
    trouble = _TROUBLE.search(text)
    if trouble:
        return [("trouble", trouble.end())]
    if _ADVERBIAL.match(text, begin):
        return [("subject", at) for at in _after_adverbial(text, begin)]
    if not ACT.match(text, begin):
        return [
            ("by", match.end()) for match in _BY.finditer(text) if _BY_VERB.match(text, body_list(text, match.end())[1])
        ]
    return [
        ("bracket", match.end())
        for match in re.finditer(r"\((?:do\s+)?(?=[A-ZĐ])", text)
        if _LEADS_OUT.match(text.lstrip(), 0) or _bracket_leads(text, match.end())
    ]


def _bracket_leads(text: str, at: int) -> bool:
    names, end = body_list(text, at)
    return bool(names) and bool(re.match(r"\s*(?:chủ trì|thực hiện|tham mưu)", text[end:]))


def _has_duty(text: str, at: int) -> bool:
    names, end = body_list(text, at, loose=True)
    return bool(names) and bool(text[end:].strip(" .;")) and not _NO_DUTY.match(text, end)


def _does(text: str, at: int) -> bool:
    """Whether a verb of duty follows the bodies at `at`."""
    names, end = body_list(text, at)
    verb = len(text) - len(text[end:].lstrip(" ,"))
    return bool(names) and bool(DUTY.match(text, verb)) and not _NO_DUTY.match(text, end)


def _after_adverbial(text: str, begin: int) -> list[int]:
    """Beginnings of bodies behind a comma, followed by a duty: "Căn cứ …, các Bộ, ngành xây dựng …"."""
    found: list[int] = []
    for comma in re.finditer(r"(?:,|(?<!\w)thì)\s+", text[begin:]):
        at = begin + comma.end()
        if (BODY.match(text, at) or _HEAD_OF.match(text, at)) and _has_duty(text, at):
            found.append(at)
        elif not found and _DIRECTS.match(text, at):
            break  # the subject is left out: what follows are those who are directed
    return found


def partners(stretch: Stretch) -> tuple[Found[str], ...]:
    """Those after "phối hợp với", each once."""
    text = stretch.text
    if "hối hợp" not in text:
        return ()
    found: dict[str, Found[str]] = {}
    for match in _PARTNER.finditer(text):
        names, end = body_list(text, match.end(), loose=True)
        listed = re.match(r"\s*:\s*", text[end:])
        if listed and BODY.match(text, end + listed.end()):
            names, _ = body_list(text, end + listed.end())  # "với các cơ quan chức năng: Sở Y tế, …"
        for name in names:
            found.setdefault(name.text.lower(), stretch.found(name, "phối hợp"))
    return tuple(found.values())


def recurrence(stretch: Stretch) -> Found[Recurrence] | None:
    """How often, by the most frequent word in the sentence."""
    text = stretch.text
    lowered = text.lower()
    for kind, words, pattern in _RECURRENCES:
        match = pattern.search(text) if any(word in lowered for word in words) else None
        if match:
            return Found(
                kind, stretch.paragraph.at(stretch.start + match.start(), stretch.start + match.end()), "recurrence"
            )
    return None


def dates(stretch: Stretch, year: int | None, plan_years: Sequence[int]) -> tuple[Found[When], ...]:
    """Days and periods outside what the sentence cites; the year the plan itself is for says nothing."""
    text = stretch.text
    found = periods(text, year)
    if not plan_years:
        found = [one for one in found if one.bare_year or not _EVERY_YEAR.match(text, one.end)]
    if not found:
        return ()
    cited = spans(text)
    found = [one for one in found if not overlaps(cited, one.start, one.end)]
    found = [one for one in found if not _OF_A_DOCUMENT.match(text, one.end)]
    exact = {day.year for one in found if one.bare_year is None for day in (one.first, one.last) if day}
    deadlines = {one.last for one in found if one.first is None and one.last}
    found = [one for one in found if not (one.first == one.last and one.last in deadlines)]
    # A year gives way to the day in it that the same sentences name, and to the year of the plan itself.
    said = {*plan_years, *exact}
    return tuple(
        Found(
            When(one.first, one.last, text[one.start : one.end]),
            stretch.paragraph.at(stretch.start + one.start, stretch.start + one.end),
            "each" if one.each else "date",
        )
        for one in found
        if one.bare_year is None or one.bare_year not in said
    )
