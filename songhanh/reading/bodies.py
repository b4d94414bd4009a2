"""Bodies in a sentence: where a name begins, where it ends and duty begins, how a list of them divides."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from songhanh.lib.text import LOWER, UPPER
from songhanh.reading.lexicon import BODY, COMPOUND, DUTY, EACH, LOWER_BODY

_LONGEST = 320  # characters; what is longer is a sentence and not a list of bodies
_HARD_END = re.compile(
    r"[.:“\"\n…](?!\w)|\((?!nay|sau|gọi|bao|cũ|qua|thuộc)|;(?!\s*(?:các |những )?[\w§])"
    r"| - (?=[" + LOWER + r"]+ (?:chủ|phối))|\./\."
)


class Name(NamedTuple):
    """A body as written, with its offsets in the text it stands in."""

    text: str
    start: int
    end: int


_STAFF = ("cán bộ", "công chức", "viên chức", "chuyên viên", "báo cáo viên")


def body_list(text: str, start: int = 0, *, loose: bool = False) -> tuple[list[Name], int]:
    """The bodies named from `start` on, and the offset at which their list ends; ([], start) if none begins there.

    With `loose` a noun in small letters will do ("phối hợp với phòng CNTT").
    """
    if not (BODY.match(text, start) or (loose and (LOWER_BODY.match(text, start) or text.startswith(_STAFF, start)))):
        return [], start
    if kinds := _KINDS.match(text, start):
        return _of_kind(text, kinds)
    end = _end(text, start)
    if not 0 < end - start <= _LONGEST:
        return [], start
    return split(text, start, end), end


_KINDS = re.compile(
    r"(?:[Cc]ác\s+)?(?P<head>(?:(?:Bộ trưởng|Giám đốc|Thủ trưởng)\s+)?)(?:các\s+)?"
    r"(?P<kind>Bộ|Sở|bộ|sở)\s*:\s*(?=[A-ZĐ])"
)
# Fields whose names hold "và" or a comma.
_FIELDS = re.compile(
    r"(?:Giáo dục|Kế hoạch|Khoa học|Thông tin|Tài nguyên|Nông nghiệp|Dân tộc|Văn hóa|Văn hoá|Du lịch|Nội vụ)"
    r"(?:\s*[,&]\s*Thể thao)?\s+và\s+"
    r"(?:Đào tạo|Đầu tư|Công nghệ|Truyền thông|Môi trường|Phát triển nông thôn|Tôn giáo|Du lịch|Thể thao)"
    r"|Lao động\s*[-,–]\s*Thương binh và Xã hội"
)
_FIELD_OF_ONE_WORD = re.compile(
    r"(?:Công an|Thanh tra|Ngoại giao|Quốc phòng)(?=\s*[,;.)]|\s+(?:và|có|khẩn|chủ|phối)|$)"
)


def _of_kind(text: str, kinds: re.Match[str]) -> tuple[list[Name], int]:
    """ "các Bộ: Công an, Tài chính": the bodies of one kind, each with its kind in front."""
    end = _end(text, kinds.end())
    kind = f"{kinds['head']}{kinds['kind'].capitalize()}"
    names: list[Name] = []
    at = kinds.end()
    while at < end:
        field = _FIELDS.match(text, at)
        cut = _CUT.search(text, field.end() if field else at, end)
        stop = cut.start() if cut else end
        if not _FIELD_OF_ONE_WORD.match(text, at) and (BODY.match(text, at) or LOWER_BODY.match(text, at)):
            names += split(text, at, end)
            break
        value = text[at:stop].strip(" ,;")
        if value:
            names.append(Name(f"{kind} {value}", at, at + len(value)))
        at = cut.end() if cut else end
    return names, end


def _end(text: str, start: int) -> int:
    """Where the names that begin at `start` give way to a verb, a stop or the end of the text."""
    limit = min(len(text), start + _LONGEST + 1)
    masked = COMPOUND.sub(lambda match: "§" * len(match.group()), text[start:limit])
    ends = [match.start() for match in (DUTY.search(masked, 2), _HARD_END.search(masked)) if match]
    return start + min(ends, default=len(masked))


_CUT = re.compile(r"\s*(?P<sign>[,;]|(?<!\w)và(?!\w)|(?<!\w)cùng(?!\w))\s*(?:và\s+)?(?:(?:lãnh đạo|cùng)\s+(?=các\s))?")
# "Bộ Y tế", "UBND tỉnh", "các Ủy ban …": a name that stands alone.
# A bare noun ("ngành", "thành phố trực thuộc …") leans on the rest of the list.
_PROPER = re.compile(r"(?:Đồng chí |đồng chí )?(?:[" + UPPER + r"]\w*)(?=\s+\S)")
_BARE = (
    r"bộ|sở|ban|ngành|cơ quan(?: ngang bộ)?|đơn vị|tổ chức|địa phương|đoàn thể|(?<!xã )(?<!quốc )hội|phòng|khoa"
    r"|doanh nghiệp|vụ|cục|viện|cá nhân|trường|lực lượng|chi cục|trung tâm|tổ"
)
_PLACES = r"tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|cấp|đặc khu"
_BARE_NOUN = re.compile(rf"(?:(?:các|những)\s+)?(?:{_BARE}|{_PLACES})", re.IGNORECASE)
_LEANS = re.compile(rf"(?:.*\s)?(?:{_BARE})$|(?:.*\s)?(?:các|những)\s+(?:{_PLACES})$|(?:{_PLACES})$", re.IGNORECASE)


# One office of two councils: "Văn phòng HĐND và UBND huyện", "Văn phòng Đoàn ĐBQH và HĐND tỉnh".
_WHOLE = re.compile(
    r"[Vv]ăn phòng (?:Đoàn (?:ĐBQH|đại biểu Quốc hội)|HĐND|Hội đồng nhân dân)(?:,? (?:và )?(?:Hội đồng nhân dân|HĐND))?"
    r",? và (?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân)"
)


def split(text: str, start: int, end: int) -> list[Name]:
    """The single bodies of the list `text[start:end]`; one name with commas inside stays whole."""
    whole = [match.span() for match in _WHOLE.finditer(text, start, end)]
    cuts = [
        match
        for match in _outside_brackets(text, start, _CUT.finditer(text, start, end))
        if not any(a <= match.start() < b for a, b in whole)
    ]
    names: list[Name] = []
    begin = start
    for cut in cuts:
        left = text[max(begin, cut.start() - _LONGEST) : cut.start()]
        if left and _divides(left, cut["sign"], text[cut.end() : min(end, cut.end() + _LONGEST)]):
            names.append(_name(text, begin, cut.start()))
            begin = cut.end()
    names.append(_name(text, begin, end))
    return [name for name in names if len(name.text) > 1]


def _outside_brackets(text: str, start: int, cuts: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    open_ = 0
    for cut in cuts:
        open_ += text.count("(", start, cut.start()) - text.count(")", start, cut.start())
        start = cut.start()
        if open_ <= 0:
            yield cut


def _divides(left: str, sign: str, right: str) -> bool:
    """Whether a sign between `left` and `right` parts two bodies."""
    if not (BODY.match(right) or LOWER_BODY.match(right)):
        return False
    if sign == ";":
        return True
    piece = _CUT.split(right, maxsplit=1)[0].strip()
    if EACH.match(right):
        return not re.fullmatch(r"(?:[Cc]ác|[Nn]hững)\s+\w+", left.strip()) or bool(re.match(r"các ", right))
    if right[0].isupper():
        return _stands_alone(piece, right)
    # A bare enumeration shares what follows ("các Bộ, ngành, cơ quan liên quan"); after a whole name a new one begins.
    last = _CUT.split(left)[-1].strip()
    return (
        len(piece.split()) > 2 and not _LEANS.match(last) and not _BARE_NOUN.fullmatch(_first_noun(piece))
    ) or _qualified(piece, right, last)


def _first_noun(piece: str) -> str:
    head = LOWER_BODY.match(piece)
    return piece if head is None else piece[: head.end()] if piece[head.end() :].startswith(" trực thuộc") else piece


def _qualified(piece: str, right: str, last: str) -> bool:
    """ "…, tổ chức, đoàn thể có liên quan": the new list of bare nouns brings what it leans on itself."""
    return (
        not _LEANS.match(last)
        and len(last.split()) > 2
        and bool(re.search(r"(?:có )?liên quan|trực thuộc|trong ", right))
        and not piece.startswith(("thành phố", "thị xã"))
    )


def _stands_alone(piece: str, right: str) -> bool:
    if _BARE_NOUN.fullmatch(piece):
        return False
    return (
        bool(_PROPER.match(piece))
        or piece.isupper()
        or bool(re.match(r"(?:UBND|HĐND|MTTQ|Chính phủ|Quốc hội)\b", right))
    )


def _name(text: str, start: int, end: int) -> Name:
    raw = text[start:end]
    lead = len(raw) - len(raw.lstrip(" ,;"))
    name = raw.strip(" ,;").removesuffix(" và").rstrip(" ,;-–")
    comrade = re.match(r"(?:đồng chí|Đồng chí|đ/c|Đ/c)\s+", name)
    skip = comrade.end() if comrade else 0
    return Name(name[skip:], start + lead + skip, start + lead + len(name))
