"""From one unit (a bullet, an item, a paragraph) to its tasks: where one begins, and whether it obliges."""

import re
from collections.abc import Iterator

from songhanh.formats.blocks import Paragraph
from songhanh.formats.labels import Mark
from songhanh.reading.bodies import body_list
from songhanh.reading.context import SENTENCE, Context, added
from songhanh.reading.duties import Stretch, leads, partners, recurrence
from songhanh.reading.lexicon import ACT, BODY, CLOSING, EXECUTION, EXECUTION_WORDS, NOUN
from songhanh.reading.outline import Node
from songhanh.reading.plan import Found, Task

_ABBREVIATED = re.compile(r"(?:TP|TS|ThS|PGS|GS|Th\.s|KT|TM|TL|Q|tr|v\.v|Nxb|St|Mr|Mrs|vv)\.$")
_LONGEST = 4000  # letters of a unit
_HOW_MUCH = r"(?:(?:có|đạt|ít nhất|trên|tối thiểu|khoảng|từ)\s+){0,5}"
# A unit that begins so sets a figure as a goal; it is a target and no task.
_GOAL = re.compile(
    r"(?:phấn đấu,?\s+)?(?:(?:Đến|Trong|Hết)(?: hết| cuối)? (?:năm \d{4}|(?:tháng|quý) [\dIVX]+(?:/"
    r"| năm )\d{4}),?\s*)?(?:phấn đấu,?\s+)?(?:để\s+)?"
    + rf"{_HOW_MUCH}(?:tỷ lệ\s+(?:(?!tỷ lệ )[^.;]){{5,120}}?{_HOW_MUCH}){{0,3}}\d+(?:[,.]\d+)?\s*%",
    re.IGNORECASE,
)
# A verb of duty, with the time it is for in front ("Năm 2018, hoàn thành …", "Đến hết quý II, …").
_IN_TIME = re.compile(
    r"(?:Năm|Đến|Trong|Trước|Chậm nhất|Quý|Hết|Từ|Hằng|Hàng|Định kỳ)\s[^,;:]{1,60}[,:]\s*", re.IGNORECASE
)
_PAST = re.compile(
    r"trong đó (?:có )?(?:đề nghị|giao|yêu cầu)|(?<!\w)có (?:văn bản|công văn|thông báo|ý kiến) số"
    r"|(?<!\w)đã (?:giao|có|ban hành|được|đề nghị|yêu cầu|chỉ đạo)(?!\w)"
    r"|^(?:Đến nay|Tuy nhiên|Hiện nay|Vừa qua|(?:Trong )?(?:[Tt]hời gian|[Nn]hững năm|\w+ năm) (?:vừa )?qua)(?!\w)"
)
_MUST = re.compile(r"(?<!\w)(?:phải|cần|có trách nhiệm|chịu trách nhiệm|không được|nghiêm cấm)(?!\w)")
_REQUESTS = re.compile(r"(?<!\w)(?:[Đđ]ề nghị|[Yy]êu cầu|[Gg]iao)(?!\w)")
_REPORT_TROUBLE = re.compile(
    r"(?:nếu|khi) (?:có|gặp|phát sinh)[^.;]{0,60}(?:khó khăn|vướng mắc|phát sinh)[^.;]{0,80}(?:báo cáo"
    r"|phản ánh|đề nghị|kiến nghị|liên hệ|gửi)"
)
_STATES = re.compile(
    r"[^.]{10,} là (?:nhiệm vụ|trách nhiệm|việc làm|một trong|cơ sở|điều kiện|yếu tố|nội dung quan trọng)(?!\w)"
)
# "Chi tiết nhiệm vụ … tại Phụ lục kèm theo": says where the tasks stand.
_REFERS = re.compile(
    r"(?:Chi tiết|Nội dung chi tiết|Nội dung cụ thể|Danh mục|Cụ thể)(?!\w)[^.]*\s(?:[Pp]hụ lục|[Bb]iểu|[Bb]ảng)"
)
_URGES = re.compile(r"(?<!\w)(?:khẩn trương|nghiêm túc|phải|có trách nhiệm)(?!\w)")
_OVERSEES = re.compile(
    r"(?<!\w)(?:kiểm tra|đôn đốc|theo dõi|giám sát|tổng hợp)[^.]{0,30}(?:việc|tình hình|kết quả)(?!\w)"
)
_ENCOURAGES = re.compile(r"Khuyến khích(?!\w)")
_EFFECTS = re.compile(r"(?:Ban hành kèm theo|Phê duyệt kèm theo|Công bố kèm theo|Bãi bỏ|Thay thế|Sửa đổi)(?!\w)")
# Says when the task before it is to be ready, and is none of its own.
_CONCLUDES = re.compile(
    r"(?:Hoàn thành|Thời gian|Thời hạn|Báo cáo kết quả|Kết quả|Gửi|Trong đó|Yêu cầu hoàn thành|Xong)(?!\w)"
)
# What may stand before the body: "Trong học kỳ I, các trường …", "Khi có vụ việc, người đứng đầu …".
_SETS_OUT = re.compile(r"Riêng\s+|(?:Trong|Khi|Nếu|Định kỳ|H[àằ]ng|Trước|Sau|Từ|Đến)\s[^,.;:]{2,60},\s+")
# Under the name of a body of the Party "Lãnh đạo Ủy ban nhân dân …" is the verb, what it leads the object.
_PARTY_LEADS = re.compile(r"\s*Lãnh đạo\s+(?:các |Ủy ban|Uỷ ban|UBND|Hội đồng|HĐND|chính quyền|Sở|Ban)")
_PARTY = re.compile(
    r"[Đđ]ảng|[Cc]ấp [uủ][ỷy]|[Tt]ỉnh [uủ][ỷy]|[Hh]uyện [uủ][ỷy]|[Tt]hành [uủ][ỷy]|[Cc]hi bộ|[Tt]hường vụ"
)
_PROSE_RULES = frozenset({"request", "subject", "trouble"})


def cut(stretch: Stretch, node: Node, context: Context) -> Iterator[Task]:
    """The task of a unit, and a new one at each sentence with an assignee or a deadline of its own."""
    for portion in _portions(stretch):
        yield from _cut(portion, node, context)


def _comes_to_act(piece: Stretch, node: Node, context: Context) -> bool:
    """Whether a duty follows in a later sentence, behind its background."""
    if context.strict or _is_article(node) or _GOAL.match(piece.text):
        return False
    return any(_acts(one.text) for one in sentences(piece)[1:])


def _portions(stretch: Stretch) -> Iterator[Stretch]:
    """A stretch by itself; one that is longer than any unit in portions, so that its time stays linear."""
    if stretch.end - stretch.start <= _LONGEST:
        yield stretch
        return
    begin, end = stretch.start, stretch.start
    for sentence in sentences(stretch):
        if end > begin and sentence.end - begin > _LONGEST:
            yield Stretch(stretch.paragraph, begin, end)
            begin = sentence.start
        end = sentence.end
    yield Stretch(stretch.paragraph, begin, stretch.end)


def _cut(stretch: Stretch, node: Node, context: Context) -> Iterator[Task]:
    if context.closed or _is_aside(stretch.text, node):
        return
    pieces = _pieces(stretch, context)
    obliging = [_obliges(piece.text, node, context) or _comes_to_act(piece, node, context) for piece in pieces]
    if pieces and True not in obliging and not context.strict and _among_tasks(node):
        obliging[0] = True
    if True in obliging:
        # What stands before the sentence that obliges is its background and part of the task.
        first = obliging.index(True)
        if not context.strict:
            pieces[first] = Stretch(stretch.paragraph, pieces[0].start, pieces[first].end)
        for piece, does in zip(pieces[first:], obliging[first:], strict=True):
            if does:
                yield task(piece, node, context)


def _pieces(stretch: Stretch, context: Context) -> list[Stretch]:
    """Sentences put together to what one task says; closing formulas are left out and end what stands before."""
    pieces: list[Stretch] = []
    open_ = False
    for sentence in sentences(stretch):
        if CLOSING.match(sentence.text):
            open_ = False
        elif open_ and not (
            _names_other(sentence, pieces[-1], context) or _dates_itself(sentence, pieces[-1], context)
        ):
            pieces[-1] = Stretch(stretch.paragraph, pieces[-1].start, sentence.end)
        else:
            pieces.append(sentence)
            open_ = True
    return [piece for piece in pieces if not _executes(piece.text)]


def _executes(text: str) -> bool:
    """The standing clause that this very document be carried out; to watch over that is a task."""
    return any(word in text for word in EXECUTION_WORDS) and bool(EXECUTION.search(text)) and not _OVERSEES.search(text)


def sentences(stretch: Stretch) -> list[Stretch]:
    """The sentences of a stretch; a stop inside brackets or behind an abbreviation ends none."""
    found: list[Stretch] = []
    begin = at = stretch.start
    text, open_ = stretch.paragraph.text, 0
    for stop in SENTENCE.finditer(text, stretch.start, stretch.end):
        open_ += text.count("(", at, stop.start()) - text.count(")", at, stop.start())
        at = stop.start()
        if open_ <= 0 and not _ABBREVIATED.search(text[max(0, stop.start() - 6) : stop.start()]):
            found.append(Stretch(stretch.paragraph, begin, stop.start()))
            begin, open_ = stop.end(), 0
    begin += len(text[begin : stretch.end]) - len(text[begin : stretch.end].lstrip())
    found.append(Stretch(stretch.paragraph, begin, stretch.end))
    return found


def _names_other(sentence: Stretch, before: Stretch, context: Context) -> bool:
    """Whether a sentence names somebody else than the one before it."""
    named = leads(sentence)
    if not named or named[0].rule == "bracket":
        return False
    current = leads(before) or context.lead
    return [one.value.lower() for one in named] != [one.value.lower() for one in current]


def _dates_itself(sentence: Stretch, before: Stretch, context: Context) -> bool:
    """Whether a sentence begins a duty with a day of its own; a day in brackets at its end is for the whole unit."""
    text = sentence.text
    if not _acts(text) or _CONCLUDES.match(text):
        return False
    bare = re.sub(r"\([^()]*\)", lambda match: " " * len(match.group()), text)
    own = context.when(Stretch(Paragraph(bare), 0, len(bare)))
    return bool(own) and {one.value for one in own} != {one.value for one in context.when(before)}


def _is_aside(text: str, node: Node) -> bool:
    bare = text.strip()
    aside = not bare or (bare.startswith("(") and bare.endswith(")")) or bool(_REFERS.match(bare))
    return aside or (node.mark is Mark.ARTICLE and bool(_EFFECTS.match(bare)))


def _acts(text: str) -> bool:
    """Whether a sentence begins with a verb of duty, a phrase of time before it apart."""
    time = _IN_TIME.match(text)
    return bool(ACT.match(text) or (time and ACT.match(text, time.end())))


def _obliges(text: str, node: Node, context: Context) -> bool:
    """Whether a unit in a part with tasks obliges somebody."""
    bare = text.strip().lstrip('“"')
    named = bool(leads(Stretch(Paragraph(bare), 0, len(bare))))
    if _ENCOURAGES.match(bare):
        return bool(context.lead) and context.lead[0].rule == "heading"
    if context.strict:
        return named
    if _GOAL.match(bare) or (_STATES.match(bare) and not named):
        return False
    if _is_article(node):
        return named and not _executes(bare)
    if _under_article(node):
        return named or _acts(bare)
    if named or _acts(bare) or _MUST.search(bare) or _REPORT_TROUBLE.search(bare):
        return True
    # What stands under the name of a body is what it is to do, whatever verb it begins with.
    return bool(context.lead) and context.lead[0].rule == "heading" and not (NOUN.match(bare) or _PAST.search(bare))


def _is_article(node: Node) -> bool:
    """An article, or a paragraph right under one."""
    return node.mark is Mark.ARTICLE or (
        node.mark is None and node.parent is not None and node.parent.mark is Mark.ARTICLE
    )


def _under_article(node: Node) -> bool:
    above: Node | None = node
    while above is not None and above.mark is not Mark.ARTICLE:
        above = above.parent
    return above is not None


def _among_tasks(node: Node) -> bool:
    """An item of a list of which most begin with a verb that is known."""
    if node.mark is None or node.parent is None or NOUN.match(node.text) or _GOAL.match(node.text):
        return False
    like, acting = _acting(node.parent, node.mark)
    others, act = like - 1, acting - bool(ACT.match(node.text))
    return others > 1 and 2 * act > others


def _acting(parent: Node, mark: Mark) -> tuple[int, int]:
    """How many items with `mark` a list has, and how many of them begin with a verb of duty; counted once a list."""
    if mark not in parent.acting:
        like = [one for one in parent.children if one.mark is mark]
        parent.acting[mark] = len(like), sum(bool(ACT.match(one.text)) for one in like)
    return parent.acting[mark]


def prose(stretch: Stretch, node: Node, context: Context) -> Iterator[Task]:
    """A letter's paragraph: tasks begin at the sentences that oblige, and go on to the next such."""
    for portion in () if context.closed else _portions(stretch):
        yield from _prose(portion, node, context)


def _prose(stretch: Stretch, node: Node, context: Context) -> Iterator[Task]:
    pieces: list[Stretch] = []
    for sentence in sentences(stretch):
        ends = bool(CLOSING.match(sentence.text)) or _executes(sentence.text)
        begins = not ends and _begins_in_prose(sentence, begun=bool(pieces))
        dated = bool(pieces) and not ends and _dates_itself(sentence, pieces[-1], context)
        if dated or (begins and not (pieces and not _names_other(sentence, pieces[-1], context))):
            pieces.append(sentence)
        elif pieces and not ends:
            pieces[-1] = Stretch(stretch.paragraph, pieces[-1].start, sentence.end)
    for piece in pieces:
        yield task(piece, node, context)


def _begins_in_prose(sentence: Stretch, *, begun: bool) -> bool:
    text = sentence.text
    if _PAST.search(text):
        return False
    if re.match(r"(?:Đề nghị|Yêu cầu)(?!\w)", text) or _REPORT_TROUBLE.search(text):
        return True
    if BODY.match(text) and _URGES.search(text):
        return True
    named = leads(sentence)
    if not named or named[0].rule not in _PROSE_RULES:
        return False
    return (
        begun
        or bool(_REQUESTS.search(text) or _MUST.search(text))
        or (named[0].rule == "subject" and _heads_duty(text))
    )


def _heads_duty(text: str) -> bool:
    """Whether a sentence is a body and, right behind it, what it is to do."""
    opening = _SETS_OUT.match(text)
    names, end = body_list(text, opening.end() if opening else 0, loose=True)
    return bool(names) and bool(ACT.match(text, len(text) - len(text[end:].lstrip())))


def task(stretch: Stretch, node: Node, context: Context) -> Task:
    """The task that a stretch says, what it leaves open taken from the context."""
    own = leads(stretch)
    if _PARTY_LEADS.match(stretch.text) and any(_PARTY.search(one.value) for one in context.lead):
        own = ()
    often = recurrence(stretch)
    when = context.when(stretch)
    return Task(
        section=node.path or None,
        text=" ".join(stretch.text.split()),
        place=stretch.paragraph.at(stretch.start, stretch.end),
        lead=own or context.lead,
        partners=_without(added(partners(stretch), context.partners), own),
        dates=when or context.dates,
        # A date of its own takes the place of the recurrence that stands beside.
        recurrence=often or (context.recurrence if not when else None),
    )


def _without(names: tuple[Found[str], ...], lead: tuple[Found[str], ...]) -> tuple[Found[str], ...]:
    taken = {one.value.lower() for one in lead}
    return tuple(name for name in names if name.value.lower() not in taken)
