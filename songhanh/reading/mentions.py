"""Mentions of documents in one text: number, type, date, issuer and title of each.

The order of a citation is that of NĐ 30/2020/NĐ-CP Phụ lục I Phần I Mục II k6 b (type, number, symbol, day,
issuer, title); plans shorten and bend it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from songhanh.lib.text import LOWER, UPPER
from songhanh.reading.doctypes import BY_NAME, TYPE_WORD, canonical, of_symbol
from songhanh.reading.lexicon import COMPOUND, DUTY

TITLE_LENGTH = 40
_WINDOW = 170  # letters before a number in which its type, issuer or day may stand
_SYMBOL = r"[A-ZĐÐ][\wĐđÐ&.]*(?:(?:\s?[-–/]|[-–/]\s)(?:[A-ZĐÐ][\wĐđÐ&.]*|\d+(?=\W)|nb\b))*"
NUMBER = re.compile(
    rf"(?<![\w/.,-])(?P<serial>\d{{1,5}}[a-zđ]?)\s?(?:/\s?(?P<year>(?:19|20)\d\d)\s?)?(?:/\s?"
    rf"|-\s?(?=[A-ZĐ]{{2}})|-(?=[A-ZĐ])|\s-(?=[A-ZĐ]{{2,}}/))(?P<symbol>{_SYMBOL})"
)
_MAY_CITE = re.compile(r"\d\s?[/-]|[Ll]uật\s|LUẬT\s|Pháp lệnh|PHÁP LỆNH|Hiến pháp")
_LEFT = re.compile(
    rf"(?<!\w)(?P<type>{TYPE_WORD}|QĐ|NĐ|NQ|TT|CT|KH|CV)(?!\w)(?P<title>[^;.:()“”\"]{{0,150}}?)\s*:?\s*$", re.IGNORECASE
)
_SAYS_NUMBER = re.compile(r"\s*(?:,\s*)?(?:số|Số|SỐ)?\s*:?\s*$")
_DATE = re.compile(
    r"\s*[,(]?\s*(?:(?:ban hành|ký)\s+)?(?:ngày\s+)?(?P<d>\d{1,2})(?:\s?[/.\-]\s?"
    r"|\s+tháng\s+)(?P<m>\d{1,2})(?:\s?[/.\-]\s?|\s+năm\s+)(?P<y>\d{4})\)?",
    re.IGNORECASE,
)
_OF = re.compile(r"\s*,?\s*(?:\([^()]{0,40}\)\s*)?(?:của|do)\s+(?!Luật|Bộ luật|Nghị định|Quyết định)", re.IGNORECASE)
_ISSUER_END = re.compile(
    r"[,;.:()“”\"\n]|\s(?:[Vv]ề|VỀ|[Vv]/[Vv]|ngày|và|[Qq]uy định|[Nn]ghị định|[Ss]ửa đổi|[Bb]an hành"
    r"|BAN HÀNH|[Pp]hê duyệt|PHÊ DUYỆT|[Hh]ướng dẫn|[Hh]ợp nhất|[Tt]riển khai|[Tt]hực hiện|đối với|tại|thì"
    r"|được|đã|có|lần thứ|gửi|ký|nêu|làm|số|đến|tới|trong|nhằm|để|khi|cho|từ|thay thế|bãi bỏ)(?!\w)"
)
_KEEPS_AND = re.compile(r"\s(?:Ban|Bộ|Sở|Ủy ban|Uỷ ban|Hội|Phòng|Cục|Vụ|Viện)\s[^,;]*$")
_TITLE_END = re.compile(r"[;.\n]|\)(?!\s*,?\s*\w)")
_SUBJECT_BEFORE = re.compile(
    r"(?:^|(?:[Ss]au|[Tt]rước) khi\s+|[,;.]\s+)(?P<issuer>(?:Bộ|Chính phủ|Thủ tướng|UBND|Ủy ban|Uỷ ban|Sở"
    r"|Quốc hội|Văn phòng|Tổng cục|Cục|Ban)(?!\w)[^,;.:]{0,70}?)\s+(?:đã\s+)?(?:ban hành|có"
    r"|ký ban hành)\s+$"
)
# Who stands before the document: "theo đề nghị của X tại Tờ trình …", "được X phê duyệt tại Quyết định …".
_ISSUER_BEFORE = re.compile(
    r"(?:(?:đề nghị|đề xuất) của\s+(?P<a>[^,;.:]{3,90}?)(?<!tồn)\s+tại|(?:được"
    r"|do)\s+(?P<b>[^,;.:]{3,90}?)\s+(?:công bố|ban hành|phê duyệt|giao|quy định|thông qua"
    r"|chấp thuận)\s+(?:tại|theo))\s+(?:(?:các\s+)?[^,;.:]{0,60})$",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(
    r"ngày\s+(?P<d>\d{1,2})(?:[/.-]|\s+tháng\s+)(?P<m>\d{1,2})(?:[/.-]"
    r"|\s+năm\s+)(?P<y>\d{4}),?\s+(?P<issuer>[^,;.:]{3,80}?)\s+(?:đã\s+)?(?:có|ban hành|ký|gửi)\s+$",
    re.IGNORECASE,
)
_LIST_OF = re.compile(
    rf"(?:các|những)\s+(?P<type>{TYPE_WORD})\s+(?:sau\s+)?(?:đây\s+)?của\s+"
    rf"(?P<issuer>[^;.:]{{3,90}}?)\s*:\s*(?=[Ss]ố\s)",
    re.IGNORECASE,
)
_LIST_AFTER = re.compile(
    rf"(?:được|do)\s+(?P<issuer>[^,;.:]{{3,90}}?)\s+(?:công bố|ban hành|phê duyệt"
    rf"|quy định)\s+tại\s+các\s+(?P<type>{TYPE_WORD})\s*:?\s*(?=[Ss]ố\s)",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"(?<!\w)(?P<type>Bộ [Ll]uật|Luật|Pháp lệnh|Hiến pháp|BỘ LUẬT|LUẬT|PHÁP LỆNH)\s+(?P<title>(?!số\b"
    r"|mới\b|thay thế\b|này\b|trên\b|nêu\b|sư\b|pháp\b|hiện hành\b|khác\b|định\b|của\b|và\b|được\b"
    r"|[-,.;:()])[^;.:\n()“”\"]{1,400})"
)
_LAW_END = re.compile(
    r",(?!\s(?:chống|chữa cháy|sử dụng|vệ sinh|bổ sung|thể thao|nhập cảnh|xuất cảnh|quá cảnh|cư trú|khám"
    r"|tố cáo|lưu trữ|bảo mật|vật liệu nổ|viên chức|phản động|Hội đồng|Thể|chống tham|chống lãng))"
    r"|\s(?:ngày|năm(?! châu)|số|được|đã|có hiệu lực|quy định|trên|tại|đến|theo|trong|với|bằng|để|khi|cho"
    r"|là|như|thì|do|từ|hiện hành|hiện nay|sửa đổi|vào|đối với|gắn|về(?! |$))(?!\w)"
    r"|\s(?:và|hoặc)\s(?=các|những|văn bản|Luật|Bộ luật|Nghị|Quyết|Thông|Chỉ|Kế hoạch|Pháp lệnh|Hiến pháp"
    r"|công tác|hướng dẫn|quy định|tổ chức|thực hiện|pháp luật|chính sách|Chiến lược|Chương trình|Công ước"
    r"|Đề án|cơ quan|[Đđ]iều)"
    r"|\s(?:Nghị định|Quyết định|Thông tư|Nghị quyết)\s|\s-\s(?=[" + LOWER + r"])"
)
_AMENDING = re.compile(r"(?:sửa đổi|bổ sung)", re.IGNORECASE)
_YEAR_OF_LAW = re.compile(r"\s*(?:năm\s+\d{4})?(?:\s*\([^()]*\))?")
_DRAFTS = re.compile(r"(?:dự án|dự thảo|xây dựng)\s+(?:các\s+)?$|các (?:dự án|dự thảo)[^.;]*$", re.IGNORECASE)
_ONLY_NUMBERS = re.compile(r"\s*(?:,|và)\s*")
_SHARED_GAP = re.compile(r"\s*(?:,|;|và|,\s*và)\s*(?:(?:sửa đổi|bổ sung|thay thế|và)\s*,?\s*)*", re.IGNORECASE)


class Mention(NamedTuple):
    """One mention of a document in a text, offsets in it; `begins` is where its type word stands."""

    type: str
    number: str | None
    date: date | None
    issuer: str | None
    title: str | None
    begins: int
    ends: int  # behind number, date and issuer, before the title
    serial: str = ""
    cut: bool = False  # the text breaks off inside the number


@lru_cache(maxsize=1024)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every mention in `text`, in order, issuers that several share given to each.

    Kept for a while, because several stages ask of the same paragraph.
    """
    if not _MAY_CITE.search(text):
        return ()
    found: list[Mention] = []
    for match in NUMBER.finditer(text):
        if _is_symbol(match["symbol"]):
            found.append(_numbered(text, match))
    taken = [(one.begins, one.ends) for one in found]
    found += [law for law in _laws(text) if not any(a <= law.begins < b for a, b in taken)]
    found.sort(key=lambda one: one.begins)
    return tuple(_share_issuers(text, found))


def spans(text: str) -> list[tuple[int, int]]:
    """The stretches of `text` that cite something, their dates included: no day in them is a deadline."""
    found: list[tuple[int, int]] = []
    for one in mentions(text):
        if found and one.begins < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], one.ends))
        else:
            found.append((one.begins, one.ends))
    return found


def overlaps(taken: list[tuple[int, int]], start: int, end: int = 0) -> bool:
    """Whether `start` to `end`, or `start` alone, touches one of the stretches that `spans` gives."""
    at = bisect_left(taken, (max(end, start + 1), 0))
    return at > 0 and taken[at - 1][1] > start


def _is_symbol(symbol: str) -> bool:
    first = re.split(r"[-–/\s]", symbol)[0]
    return sum(c.isupper() for c in first) >= 2 or bool(of_symbol(symbol))


def _numbered(text: str, match: re.Match[str]) -> Mention:
    symbol = re.sub(r"\s+", "", match["symbol"]).rstrip(".&")
    number = match["serial"] + text[match.end("serial") : match.start("symbol")].replace(" ", "") + symbol
    kind, title, begins = _type_before(text, match.start(), symbol)
    when, at = _date_after(text, match.start("symbol") + len(match["symbol"].rstrip()))
    issuer, at = _issuer_after(text, at)
    if title and title.startswith("của "):
        issuer = issuer or title[4:].strip()
        title = None
    if when is None and issuer:
        when, at = _date_after(text, at)
    issuer, when = _told_before(text[max(0, begins - _WINDOW) : begins], issuer, when)
    cut = match.end() == len(text.rstrip())
    return Mention(kind, number, when, issuer, title or _title(text, at), begins, at, match["serial"], cut)


def _told_before(before: str, issuer: str | None, when: date | None) -> tuple[str | None, date | None]:
    """Issuer and day where they stand in front of the document ("ngày 16/8/2018 Bộ X đã có Công văn số …")."""
    if issuer is None and (by := _ISSUER_BEFORE.search(before)):
        issuer = (by["a"] or by["b"]).strip()
    if issuer is None and (subject := _SUBJECT_BEFORE.search(before)):
        issuer = subject["issuer"].strip()
    if when is None and (dated := _DAY_BEFORE.search(before)):
        when, issuer = _day(dated), issuer or dated["issuer"].strip()
    return issuer, when


def _type_before(text: str, at: int, symbol: str) -> tuple[str, str | None, int]:
    """Type, a title that stands between type and number, and where the type word begins."""
    window = text[max(0, at - _WINDOW) : at]
    lead = _SAYS_NUMBER.sub("", window)
    told = of_symbol(symbol)
    unsaid = at - (len(window) - len(lead))
    found = _last(lead)
    if found is None or NUMBER.search(found["title"]):
        return told or "Công văn", None, unsaid
    word = canonical(found["type"])
    title = found["title"].strip(" ,")
    begins = at - len(window) + found.start()
    if not word or (title and not _near(word, told, title)):
        return told or word or "Công văn", None, unsaid if title else begins
    if word == "Công văn" and told:
        word = told
    return word, title if word in BY_NAME or title.startswith("của ") else None, begins


def _last(lead: str) -> re.Match[str] | None:
    """The last type word from which nothing but its title stands before the number."""
    found = _LEFT.search(lead)
    while found and (later := _LEFT.search(lead, found.start() + 1)):
        found = later
    return found


def _near(word: str, told: str, title: str) -> bool:
    """Whether a type word with other words before the number is its type ("Báo cáo kết quả giám sát số 120/BC-ĐGS")."""
    return word in BY_NAME or word == told or (not told and len(title.split()) <= 3)


def _date_after(text: str, at: int) -> tuple[date | None, int]:
    found = _DATE.match(text, at)
    return (_day(found), found.end()) if found else (None, at)


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _issuer_after(text: str, at: int) -> tuple[str | None, int]:
    of = _OF.match(text, at)
    if of is None:
        return None, at
    rest = text[of.end() : of.end() + 130]
    end = _ISSUER_END.search(rest)
    while end and (
        (end.group() == "," and re.match(r",\s*Chủ nhiệm", rest[end.start() :]))
        or (end.group().strip() == "và" and _keeps_and(rest, end))
    ):
        end = _ISSUER_END.search(rest, end.end())
    stop = end.start() if end else len(rest)
    duty = DUTY.search(COMPOUND.sub(lambda match: "§" * len(match.group()), rest))
    if duty and duty.start() > 2:
        stop = min(stop, duty.start())
    issuer = re.sub(r"\s+(?:lần thứ|khóa|khoá).*$", "", rest[:stop].strip(), flags=re.IGNORECASE) or None
    return (issuer, of.end() + stop) if issuer else (None, at)


def _keeps_and(rest: str, end: re.Match[str]) -> bool:
    """ "Bộ Giáo dục và Đào tạo": a capital behind "và" that begins no body or document goes on with the name."""
    return bool(_KEEPS_AND.search(" " + rest[: end.start()])) and bool(
        re.match(rf"\s*(?!{TYPE_WORD}|Bộ|Sở|Ban|Ủy ban|Ủy viên|UBND|Hội đồng|Liên)[" + UPPER + r"]", rest[end.end() :])
    )


def _title(text: str, at: int) -> str | None:
    rest = re.sub(r"^[\s,:]*(?:về việc\s+|V/v\s+)?", "", text[at : at + 200], flags=re.IGNORECASE)
    end = _TITLE_END.search(rest)
    title = " ".join(rest[: end.start() if end else len(rest)].split())
    return title[:TITLE_LENGTH].strip() if len(title) > 5 and not title.startswith((",", "và ", ")")) else None


def _laws(text: str) -> Iterator[Mention]:
    at = 0
    while match := _LAW.search(text, at):
        at = match.end("type")
        if _DRAFTS.search(text[max(0, match.start() - 200) : match.start()]) or not _names_law(text, match):
            continue
        title = match["title"]
        end = _law_end(title)
        name = title[:end].strip(" ,")
        behind = match.start("title") + end
        if not name or NUMBER.match(title, end):
            continue
        if re.match(r"\s*,?\s*số\s+\d", text[behind:]):
            continue  # the number that follows makes the mention
        tail = _YEAR_OF_LAW.match(text, behind)
        when, after = _date_after(text, behind)
        at = max(after, behind)
        stop = after if when else max(behind, tail.end() if tail else behind)
        yield Mention(canonical(match["type"]), None, when, None, name[:200], match.start(), stop)


def _names_law(text: str, match: re.Match[str]) -> bool:
    """Not "pháp luật", "Luật sư", a heading in capitals, nor "các Luật"."""
    before = text[max(0, match.start() - 12) : match.start()].lower()
    if before.endswith(("pháp ", "kỷ ", "quy ")):
        return False
    return not before.endswith("các ") or match["title"][0].isupper()


def _law_end(title: str) -> int:
    amending = _AMENDING.match(title)
    if amending:
        found = re.search(r"[;.]|\s(?:ngày|năm|số)\s+\d|,\s(?!bổ sung)", title)
        return found.start() if found else len(title)
    found = _LAW_END.search(title)
    duty = DUTY.search(title, 4)
    ends = [one.start() for one in (found,) if one]
    if duty and title[duty.start() :].startswith(
        ("có ", "căn ", "được ", "phải ", "cần ", "để ", "nhằm ", "khi ", "nếu ")
    ):
        ends.append(duty.start())
    return min(ends, default=len(title))


def _share_issuers(text: str, found: list[Mention]) -> list[Mention]:
    shared = list(found)
    for at in range(len(shared) - 2, -1, -1):
        here, behind = shared[at], shared[at + 1]
        gap = text[here.ends : behind.begins]
        alike = ";" not in gap or here.type == behind.type
        if here.issuer is None and here.number and behind.issuer and alike and _SHARED_GAP.fullmatch(gap):
            # "các Quyết định số 1743/…, 1744/… ngày D của X": one type, one day for both.
            one_day = here.date is None and _ONLY_NUMBERS.fullmatch(gap)
            shared[at] = here._replace(issuer=behind.issuer, date=behind.date if one_day else here.date)
    for listed in (*_LIST_OF.finditer(text), *_LIST_AFTER.finditer(text)):
        stop = re.search(r"\.(?:\s|$)", text[listed.end() :])
        end = listed.end() + (stop.start() if stop else len(text))
        shared = [
            one._replace(issuer=one.issuer or listed["issuer"].strip(), type=canonical(listed["type"]))
            if one.number and listed.end() <= one.ends and one.begins < end
            else one
            for one in shared
        ]
    return shared
