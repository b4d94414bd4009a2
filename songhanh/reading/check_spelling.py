"""Spelling that does not agree within a document: names of bodies, tone marks, brackets, blanks left open."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from songhanh.formats.blocks import Document, Paragraph, Place
from songhanh.law.bodies import abbreviations
from songhanh.lib.text import fold, place_tones, strip_marks
from songhanh.lib.words import Words
from songhanh.reading.finding import Finding, Rule, Severity, tell
from songhanh.reading.plan import Plan

_SHORT = re.compile(r"(?<![\w/-])[A-ZĐƯ][A-ZĐƯ&-]*[A-ZĐƯ](?![\w/-])")
_NEW_STYLE = re.compile(r"(?<!\w)\w{0,20}(?:o[àáảãạ]|o[èéẻẽẹ]|(?<![qQ])u[ỳýỷỹỵ])(?!\w)", re.IGNORECASE)
_OLD_STYLE = re.compile(r"(?<!\w)\w{0,20}(?:[òóỏõọ][ae]|(?<![qQ])[ùúủũụ]y)(?!\w)", re.IGNORECASE)
_BRACKET = re.compile(r"(?P<open>\()|(?P<item>(?<!\w)(?:\w{1,2}|[ivx]{1,4}))?\)", re.IGNORECASE)
_BLANK = re.compile(r"(?:…\s?){2,}|\.{4,}|_{3,}")
_NO_SPACE = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}[,;][^\W\d_]{2,}")
_SPACE_BEFORE = re.compile(r"[^\W_]\s+[,;](?=\s|$)")
_WORD = re.compile(r"\w+")
_SMALL_WORDS = frozenset(("cua", "va"))
_SHOWN = 40  # characters of text around a bracket


def check_spelling(document: Document, plan: Plan) -> Iterator[Finding]:
    """What does not agree with itself; one finding for each habit, at the first place that departs from the rest."""
    paragraphs = tuple(document.paragraphs())
    yield from _abbreviations(paragraphs)
    yield from _long_forms(paragraphs)
    yield from _tone_marks(paragraphs)
    yield from _spaces(paragraphs)
    yield from _brackets(paragraphs)
    yield from _blanks(paragraphs, plan)


def _abbreviations(paragraphs: tuple[Paragraph, ...]) -> Iterator[Finding]:
    """One body under two abbreviations, and abbreviations whose letters are not those of the name."""
    places: dict[str, Place] = {}
    by_name: dict[str, list[str]] = defaultdict(list)
    for paragraph in paragraphs:
        for match in _SHORT.finditer(paragraph.text):
            short = match.group()
            if short not in places and (long := abbreviations().get(short)):
                by_name[fold(long)].append(short)
                places[short] = paragraph.at(*match.span())
    for same in by_name.values():
        long = abbreviations()[same[0]]
        for first, other in pairwise(same):
            yield tell(RULES, "body-two-abbreviations", places[other], "", None, first=first, other=other, long=long)
        for short in same:
            if not _initials_fit(short, long) and (better := _fitting(long)):
                yield tell(RULES, "abbreviation-odd", places[short], "", None, short=short, long=long, better=better)


def _initials_fit(short: str, long: str) -> bool:
    """Whether the letters begin the words, small words said or silent: VSTBPN and VSTBCPN do, VSTPCPN does not."""
    words = _WORD.findall(strip_marks(long).lower())
    initials = "".join(word[0] + ("?" if word in _SMALL_WORDS else "") for word in words)
    return re.fullmatch(initials, "".join(_WORD.findall(strip_marks(short).lower()))) is not None


def _fitting(long: str) -> str | None:
    """The usual abbreviation of a name; some names have none that follows the letters ("TW")."""
    fitting = (short for short, one in abbreviations().items() if fold(one) == fold(long) and _initials_fit(short, one))
    return next(fitting, None)


def _long_forms(paragraphs: tuple[Paragraph, ...]) -> Iterator[Finding]:
    """A name with its small word and without it: "vì sự tiến bộ (của) phụ nữ"."""
    texts = [fold(paragraph.text) for paragraph in paragraphs]
    for long in sorted({fold(long) for long in abbreviations().values() if " của " in long}):
        bare = long.replace(" của ", " ")
        without = next((at for at, text in enumerate(texts) if bare in text), None)
        if without is not None and any(long in text for text in texts):
            yield tell(RULES, "body-two-names", paragraphs[without].place, "", None, first=long, other=bare)


def _tone_marks(paragraphs: tuple[Paragraph, ...]) -> Iterator[Finding]:
    """Both ways to place the tone mark of oa, oe, uy; told at the first word of the rarer one."""
    new, old = (_words(paragraphs, pattern) for pattern in (_NEW_STYLE, _OLD_STYLE))
    if not new or not old:
        return
    fewer, more = sorted((new, old), key=lambda found: sum(count for count, _ in found.values()))
    both = {place_tones(word) for word in fewer} & {place_tones(word) for word in more}
    severity = Severity.WARNING if both else Severity.NOTE
    samples = ", ".join(list(fewer)[:5])
    first = next(iter(fewer.values()))[1]
    yield tell(RULES, "tone-marks-mixed", first, "", severity, fewer=samples, more=", ".join(list(more)[:5]))


def _words(paragraphs: tuple[Paragraph, ...], pattern: re.Pattern[str]) -> dict[str, tuple[int, Place]]:
    """The words that the pattern finds, in small letters: how often, and where first."""
    found: dict[str, tuple[int, Place]] = {}
    for paragraph in paragraphs:
        for match in pattern.finditer(paragraph.text):
            word = match.group().lower()
            count, place = found.get(word, (0, paragraph.at(*match.span())))
            found[word] = (count + 1, place)
    return found


def _spaces(paragraphs: tuple[Paragraph, ...]) -> Iterator[Finding]:
    for code, pattern in (("space-missing", _NO_SPACE), ("space-before-comma", _SPACE_BEFORE)):
        matches = [(paragraph, match) for paragraph in paragraphs for match in pattern.finditer(paragraph.text)]
        if matches:
            paragraph, match = matches[0]
            place = paragraph.at(*match.span())
            yield tell(RULES, code, place, "", None, text=match.group(), times=str(len(matches)))


def _brackets(paragraphs: tuple[Paragraph, ...]) -> Iterator[Finding]:
    for paragraph in paragraphs:
        if (at := _lone_bracket(paragraph.text)) is not None:
            shown = paragraph.text[max(0, at - _SHOWN) : at + _SHOWN].strip()
            yield tell(RULES, "bracket-open", paragraph.at(at, at + 1), "", None, text=shown)
        signs = Counter(paragraph.text)
        if signs["“"] != signs["”"]:
            at = paragraph.text.find("“") if signs["“"] > signs["”"] else paragraph.text.rfind("”")
            yield tell(RULES, "quote-open", paragraph.at(at, at + 1))


def _lone_bracket(text: str) -> int | None:
    """Where a bracket stands without its pair; the one behind the letter or number of an item ("a)") needs none."""
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        if match["open"]:
            opened.append(match.start())
        elif opened:
            opened.pop()
        elif not match["item"]:
            return match.end() - 1
    return opened[0] if opened else None


def _blanks(paragraphs: tuple[Paragraph, ...], plan: Plan) -> Iterator[Finding]:
    """Blanks to fill in, below the letterhead: there number and day are open until the document is issued."""
    begins = plan.header.type.place.start if plan.header.type else 0
    for paragraph in paragraphs:
        match = _BLANK.search(paragraph.text)
        if match and paragraph.place.start >= begins and re.search(r"\w", paragraph.text):
            yield tell(RULES, "blank-left", paragraph.at(*match.span()))


RULES = {
    "body-two-abbreviations": Rule(
        Severity.WARNING,
        Words(
            "“{long}” được viết tắt nhiều cách: {first}, {other}.",
            "“{long}” has several abbreviations: {first}, {other}.",
        ),
        Words("Dùng thống nhất một cách viết tắt.", "Use one of them throughout."),
    ),
    "abbreviation-odd": Rule(
        Severity.NOTE,
        Words(
            "Chữ viết tắt {short} không khớp chữ đầu của “{long}”.",
            "The letters of {short} are not those of “{long}”.",
        ),
        Words("Viết {better}.", "Write {better}."),
    ),
    "body-two-names": Rule(
        Severity.NOTE,
        Words("Viết không thống nhất: “{first}” và “{other}”.", "Written in two ways: “{first}” and “{other}”."),
        Words("Dùng thống nhất “{first}”.", "Use “{first}” throughout."),
    ),
    "tone-marks-mixed": Rule(
        Severity.NOTE,
        Words(
            "Đặt dấu thanh theo hai cách: {fewer}; {more}.",
            "Tone marks are placed in two ways: {fewer}; {more}.",
        ),
        Words("Dùng thống nhất một cách đặt dấu.", "Use one way throughout."),
    ),
    "space-missing": Rule(
        Severity.NOTE,
        Words(
            "Thiếu dấu cách sau dấu câu ({times} chỗ): “{text}”.", "No space after a comma ({times} times): “{text}”."
        ),
        Words("Thêm dấu cách.", "Add a space."),
    ),
    "space-before-comma": Rule(
        Severity.NOTE,
        Words(
            "Thừa dấu cách trước dấu câu ({times} chỗ): “{text}”.", "A space before a comma ({times} times): “{text}”."
        ),
        Words("Bỏ dấu cách.", "Leave the space out."),
    ),
    "bracket-open": Rule(
        Severity.WARNING,
        Words("Ngoặc đơn không đủ cặp: “{text}”.", "A bracket without its pair: “{text}”."),
        Words("Thêm hoặc bỏ dấu ngoặc.", "Add it or take it out."),
    ),
    "quote-open": Rule(
        Severity.NOTE,
        Words("Ngoặc kép không đủ cặp.", "A quotation mark without its pair."),
        Words("Thêm hoặc bỏ dấu ngoặc kép.", "Add it or take it out."),
    ),
    "blank-left": Rule(
        Severity.WARNING,
        Words("Còn chỗ trống chưa điền.", "A blank is not filled in."),
        Words("Điền nội dung hoặc bỏ chỗ trống.", "Fill it in or take it out."),
    ),
}
