"""Tasks: whatever obliges somebody, with who, when and how often.

Reads the tree after `sections`; writes `Plan.tasks`. What stands above a task (the heading, the sentence that
opens its list, the blocks "Cơ quan chủ trì", "Thời gian thực hiện" beside it) gives what the task itself does
not say; what the task says itself wins, partners are added.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from songhanh.formats.blocks import Paragraph, Table
from songhanh.formats.labels import Mark
from songhanh.lib.text import UPPER
from songhanh.reading.bodies import body_list, split
from songhanh.reading.duties import Stretch, dates, leads, partners, recurrence
from songhanh.reading.lexicon import ACT, CLOSING, EXECUTION, MONEY, NO_TASKS, NOUN
from songhanh.reading.outline import Node
from songhanh.reading.plan import Found, Recurrence, Task, When
from songhanh.reading.sections import bodies_of, is_block, names_body
from songhanh.reading.task_tables import table_tasks


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for everything below a node."""

    year: int | None
    plan_years: tuple[int, ...]
    prose: bool  # a letter, where a task begins at the sentence that obliges
    lead: tuple[Found[str], ...] = ()
    partners: tuple[Found[str], ...] = ()
    dates: tuple[Found[When], ...] = ()
    recurrence: Found[Recurrence] | None = None
    closed: bool = False  # under a heading below which nothing is a task
    strict: bool = False  # under "Kinh phí": only what names somebody


# "Ban X xây dựng kế hoạch như sau:" sets the tasks and leads none of them.
_SETS_TASKS = re.compile(
    r"(?:xây dựng|ban hành|đề ra|xác định|lập|thông báo|triển khai)(?: và \w+ \w+)?\s+(?:\w+\s+){0,2}(?:[Kk]ế hoạch|[Cc]hương trình|[Hh]ướng dẫn|[Kk]ết luận|các nhiệm vụ|nội dung|một số)[^:]*(?:như sau|sau đây|sau|cụ thể)?\s*:\s*$"
)
_RUN_IN = re.compile(r"[^:.;]{2,150}:(?=\s)")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[" + UPPER + r"“\"])")
_NO_SPLIT = re.compile(r"(?:TP|TS|ThS|PGS|GS|Th\.s|KT|TM|TL|Q|tr|v\.v|Nxb|St|Mr|Mrs|vv)\.$")
# A unit that begins so sets a figure as a goal; it is a target and no task.
_GOAL = re.compile(
    r"(?:(?:Đến|Trong|Hết)(?: hết)? năm \d{4},?\s*)?(?:[Pp]hấn đấu,?\s+)?(?:để\s+)?(?:có\s+|đạt\s+|ít nhất\s+|trên\s+|tối thiểu\s+|khoảng\s+|[Tt]ỷ lệ\s+[^.;]{5,120}?)*(?:đạt\s+)?(?:từ\s+|trên\s+|ít nhất\s+|tối thiểu\s+)*\d+(?:[,.]\d+)?\s*%",
    re.IGNORECASE,
)
# A verb of duty, with the time it is for in front ("Năm 2018, hoàn thành …", "Đến hết quý II, …").
_ACTS = re.compile(
    r"(?:(?:Năm|Đến|Trong|Trước|Chậm nhất|Quý|Hết|Từ)\s[^,;:]{1,60}[,:]\s*|Năm\s+\d{4}:\s*)?(?:" + ACT.pattern + ")",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?<!\w)có (?:văn bản|công văn|thông báo|ý kiến) số|(?<!\w)đã (?:giao|có|ban hành|được|đề nghị|yêu cầu|chỉ đạo)(?!\w)"
)
_MUST = re.compile(r"(?<!\w)(?:phải|cần|có trách nhiệm|chịu trách nhiệm|không được|nghiêm cấm)(?!\w)")
_REQUESTS = re.compile(r"(?<!\w)(?:[Đđ]ề nghị|[Yy]êu cầu|[Gg]iao)(?!\w)")
_LABEL_ONLY = re.compile(
    r"(?:Thành phần|Địa điểm|Đối tượng|Số lượng|Hình thức|Báo cáo viên|Giảng viên|Ghi chú|Sản phẩm|Nội dung|Chủ đề|Khẩu hiệu|Thông điệp|Tài liệu|Hồ sơ|Thời lượng|Kinh phí|Nguồn kinh phí|Mục tiêu|Mục đích|Yêu cầu|Chỉ tiêu)[^:]{0,70}(?::|$)",
    re.IGNORECASE,
)
_ENCOURAGES = re.compile(r"Khuyến khích\b")
_DOES = re.compile(r"(?:Ban hành kèm theo|Phê duyệt kèm theo|Công bố kèm theo|Bãi bỏ|Thay thế|Sửa đổi)\b")


def tasks(root: Node, context: Context) -> Iterator[Task]:
    """The tasks below `root`, in text order."""
    if context.prose:
        yield from _opening_tasks(root, context)
    opener = _opener(root)
    inner = _opened(opener, context) if opener else context
    yield from _children(root, inner, top=True, closing=context)


def _opener(root: Node) -> Node | None:
    """The last sentence before the first label, where it opens the list ("Thủ tướng yêu cầu …:")."""
    plain = None
    for child in root.children:
        if child.mark is not None:
            break
        plain = child
    return plain if plain and plain.text.rstrip().endswith(":") else None


def _opened(node: Node, context: Context) -> Context:
    """The context that a sentence with a colon at its end gives to its list."""
    text = node.paragraph.text
    begin = max((m.end() for m in _SENTENCE.finditer(text)), default=0)
    stretch = Stretch(node.paragraph, begin, len(text))
    lead = () if _SETS_TASKS.search(stretch.text) else _requested(stretch) or leads(stretch)
    return replace(
        context,
        lead=lead or context.lead,
        partners=_added(context.partners, partners(stretch)),
        dates=dates(_without_purpose(stretch), context.year, context.plan_years) or context.dates,
    )


def _without_purpose(stretch: Stretch) -> Stretch:
    """ "Để hỗ trợ … trong năm 2013, Bộ Xây dựng đề nghị …": the day of a purpose is no day of the list."""
    request = _REQUESTS.search(stretch.text)
    if not request or not re.match(r"(?:Để|Nhằm|Trong|Sau khi|Qua|Thực hiện|Căn cứ|Theo|Ngày)\b", stretch.text):
        return stretch
    return Stretch(stretch.paragraph, stretch.start + request.start(), stretch.end)


def _requested(stretch: Stretch) -> tuple[Found[str], ...]:
    """Whom the last request of an opening sentence is put to; a day or body of its adverbials is none."""
    return tuple(one for one in leads(stretch) if one.rule == "request")


def _added(given: tuple[Found[str], ...], more: tuple[Found[str], ...]) -> tuple[Found[str], ...]:
    known = {one.value.lower() for one in given}
    return (*given, *(one for one in more if one.value.lower() not in known))


def _opening_tasks(root: Node, context: Context) -> Iterator[Task]:
    for child in root.children:
        if child.mark is not None:
            return
        if not isinstance(child.block, Paragraph) or child.quoted:
            continue
        if child.children:
            yield from _children(child, _opened(child, context))
        elif not child.text.rstrip().endswith(":"):
            yield from _prose(Stretch(child.block, 0, len(child.block.text)), child, context)


def _children(node: Node, context: Context, *, top: bool = False, closing: Context | None = None) -> Iterator[Task]:
    """The tasks among the children; `closing` holds for what stands unlabelled behind the list that `context` opens."""
    context = _beside(node, context)
    labelled = not top
    for child in node.children:
        labelled = labelled or child.mark is not None
        if not labelled and not isinstance(child.block, Table):
            continue  # before the first label of a document stands its opening
        yield from _below(child, closing if closing and child.mark is None else context)


def _below(node: Node, context: Context) -> Iterator[Task]:
    if isinstance(node.block, Table):
        yield from table_tasks(node.block, node.path, context.year, context.plan_years) if not context.closed else ()
        return
    if node.quoted or _is_note(node):
        return
    if node.title is not None:
        yield from _section(node, context)
        return
    kind = _block_kind(node)
    if kind or _LABEL_ONLY.match(node.text):
        return
    if node.text.rstrip().endswith((":", ": .")) and node.children and not _names_things(node):
        yield from _children(node, _opened(node, _run_in_lead(node, context)))
        return
    yield from _unit(node, context)


def _is_note(node: Node) -> bool:
    return isinstance(node.block, Paragraph) and node.block.kind.value == "note"


def _section(node: Node, context: Context) -> Iterator[Task]:
    title = node.title or ""
    inner = _under(node, title, context)
    block = is_block(title)
    if block or (inner.closed and not context.closed and NO_TASKS.match(title)):
        yield from () if block else _children(node, inner)
        return
    rest = node.paragraph.text[node.rest :]
    if rest.strip():
        stretch = Stretch(node.paragraph, node.rest, len(node.paragraph.text))
        if rest.rstrip().endswith(":") and node.children:
            inner = _opened_by(stretch, inner)
        else:
            yield from _cut(stretch, node, _with_components(node, inner))
    yield from _children(node, inner)


def _opened_by(stretch: Stretch, context: Context) -> Context:
    return replace(
        context,
        lead=leads(stretch) or context.lead,
        partners=_added(context.partners, partners(stretch)),
        dates=dates(stretch, context.year, context.plan_years) or context.dates,
    )


def _under(node: Node, title: str, context: Context) -> Context:
    """The context below a heading."""
    lead = context.lead
    where = bodies_of(title)
    start = node.paragraph.text.find(title) if where else -1
    if where and start >= 0:
        names = split(node.paragraph.text, start + where[0], start + where[1])
        lead = tuple(Stretch(node.paragraph, 0, 0).found(name, "heading") for name in names)
    closed = (context.closed and not lead) or bool(NO_TASKS.match(_bare_title(title)))
    phase = re.search(r"(?:đợt|giai đoạn|bước|tuần)\b.*\(", title, re.IGNORECASE)
    when = (
        dates(
            Stretch(node.paragraph, start if start > 0 else 0, len(node.paragraph.text)),
            context.year,
            context.plan_years,
        )
        if phase
        else ()
    )
    ends_with_request = title.rstrip(":") != title or node.text.rstrip().endswith(":")
    if not where and ends_with_request:
        stretch = Stretch(node.paragraph, 0, node.rest or len(node.paragraph.text))
        stretch = Stretch(node.paragraph, len(node.paragraph.text) - len(node.text), stretch.end)
        lead = leads(stretch) or lead
        context = replace(
            context,
            partners=_added(context.partners, partners(stretch)),
            dates=dates(stretch, context.year, context.plan_years) or context.dates,
        )
    strict = context.strict or bool(MONEY.match(_bare_title(title)))
    return replace(context, lead=lead, closed=closed, strict=strict, dates=when or context.dates)


def _bare_title(title: str) -> str:
    return re.sub(r"^(?:Về|Các|Một số|Phần)\s+", "", title.strip(), flags=re.IGNORECASE)


def _run_in_lead(node: Node, context: Context) -> Context:
    """ "- Sở Y tế: …" and "- Giao Sở Y tế:" name who does what follows."""
    title = _RUN_IN.match(node.text)
    where = bodies_of(title.group()[:-1]) if title else None
    if not where:
        return context
    offset = len(node.paragraph.text) - len(node.text)
    names = split(node.paragraph.text, offset + where[0], offset + where[1])
    return replace(context, lead=tuple(Stretch(node.paragraph, 0, 0).found(name, "run-in title") for name in names))


# -- the blocks beside the tasks ---------------------------------------------------------------------------


def _block_kind(node: Node) -> str:
    if node.title is not None:
        return is_block(node.title)
    title = _RUN_IN.match(node.text)
    if title is None and not (node.text.rstrip().endswith(":") or (node.children and len(node.text) < 60)):
        return is_block(node.text) if len(node.text) < 45 and not node.text.rstrip().endswith(".") else ""
    return (
        is_block(title.group()[:-1] if title else node.text) if len(title.group() if title else node.text) < 70 else ""
    )


def _beside(node: Node, context: Context) -> Context:
    """`context` with what the blocks among the children of `node` say."""
    for child in node.children:
        if isinstance(child.block, Paragraph) and not child.quoted and _block_kind(child):
            context = _take_block(child, context)
    return context


def _take_block(node: Node, context: Context) -> Context:
    kind = _block_kind(node)
    inner = [child for child in node.children if isinstance(child.block, Paragraph) and _block_kind(child)]
    if inner and kind != "time":
        for child in inner:
            context = _take_block(child, context)
        return context
    if kind == "time":
        return _take_time(node, context)
    names = tuple(name for stretch in _contents(node) for name in _named(stretch))
    if kind == "lead":
        fresh = () if context.lead and context.lead[0].rule == "heading" else context.lead
        return replace(context, lead=_added(fresh if fresh and fresh[0].rule == "block" else (), names))
    return replace(context, partners=_added(context.partners, names))


def _contents(node: Node) -> Iterator[Stretch]:
    """The text of a block: behind its colon, and the items under it."""
    text = node.paragraph.text
    colon = text.find(":")
    if colon >= 0 and text[colon + 1 :].strip():
        yield Stretch(node.paragraph, colon + 1, len(text))
    for child in node.children:
        if isinstance(child.block, Paragraph) and not child.text.startswith("("):
            yield Stretch(child.block, len(child.block.text) - len(child.block.content), len(child.block.text))


def _named(stretch: Stretch) -> Iterator[Found[str]]:
    text = stretch.text
    lead = len(text) - len(text.lstrip())
    end = len(text.rstrip(" .;"))
    note = re.search(r"\s*\([^()]*\)$", text[:end])
    for name in split(text, lead, note.start() if note and body_list(text, lead)[0] else end):
        yield stretch.found(name, "block")


def _take_time(node: Node, context: Context) -> Context:
    when: tuple[Found[When], ...] = ()
    often = None
    for stretch in _contents(node):
        when += dates(stretch, context.year, ())
        often = often or recurrence(stretch)
    for child in [*node.children, *_tables_after(node)]:
        if isinstance(child.block, Table):
            for row in child.block.rows:
                for _, cell in row.cells[:1]:
                    for block in cell.blocks:
                        when += dates(Stretch(block, 0, len(block.text)), context.year, ())
    return replace(context, dates=when or context.dates, recurrence=often or context.recurrence)


def _tables_after(node: Node) -> Sequence[Node]:
    """A table right behind an empty "Thời gian:" tells the days."""
    if node.parent is None or not node.text.rstrip().endswith(":"):
        return ()
    at = node.parent.children.index(node)
    return [one for one in node.parent.children[at + 1 : at + 2] if isinstance(one.block, Table)]


def _with_components(node: Node, context: Context) -> Context:
    return _beside(node, context)


# -- units -------------------------------------------------------------------------------------------------


def _names_things(node: Node) -> bool:
    """Whether the items under a sentence with a colon only name things: then the sentence is the task."""
    if node.numbered:
        return False
    items = [child for child in node.children if child.mark is not None]
    acting = [
        child
        for child in items
        if ACT.match(child.text)
        or leads(Stretch(child.paragraph, len(child.paragraph.text) - len(child.text), len(child.paragraph.text)))
    ]
    return bool(items) and not acting and bool(ACT.match(node.text))


def _unit(node: Node, context: Context) -> Iterator[Task]:
    text = node.paragraph.text
    start = len(text) - len(node.text)
    context = _run_in_lead(node, context)
    title = _RUN_IN.match(node.text)
    if title and (names_body(title.group()[:-1]) or title.group().startswith("Lưu ý")):
        start += title.end() + len(node.text[title.end() :]) - len(node.text[title.end() :].lstrip())
        if title.group().startswith("Lưu ý"):
            context = replace(context, lead=tuple(one for one in context.lead if one.rule == "heading"))
    context = _with_components(node, context)
    stretch = Stretch(node.paragraph, start, len(text))
    if context.prose and node.mark is None and not _heading_above(node):
        yield from _prose(stretch, node, context)
    else:
        yield from _cut(stretch, node, context)
    if not _names_things(node):
        yield from (task for child in node.children for task in _below(child, _after_unit(node, stretch, context)))


def _heading_above(node: Node) -> bool:
    above = node.parent
    while above is not None:
        if above.title is not None:
            return True
        above = above.parent
    return False


def _after_unit(node: Node, stretch: Stretch, context: Context) -> Context:
    """Bullets under a task: the lead it names is theirs too; its own day is not."""
    return replace(context, lead=leads(stretch) or context.lead) if node.children else context


def _cut(stretch: Stretch, node: Node, context: Context) -> Iterator[Task]:
    """The task of a unit, and a new one at each sentence that names its own assignee."""
    if context.closed or _is_no_task(stretch.text, node):
        return
    pieces: list[Stretch] = []
    for sentence in sentences(stretch):
        if pieces and not _begins_task(sentence, pieces[-1], context):
            pieces[-1] = Stretch(stretch.paragraph, pieces[-1].start, sentence.end)
        else:
            pieces.append(sentence)
    pieces = [piece for piece in pieces if not (CLOSING.match(piece.text) or EXECUTION.search(piece.text))]
    obliging = [_obliges(piece.text, node, context) for piece in pieces]
    if pieces and True not in obliging and not context.strict and _among_tasks(node):
        obliging[0] = True
    if True in obliging:
        # What stands before the sentence that obliges is its background and part of the task.
        first = obliging.index(True)
        pieces[first] = Stretch(stretch.paragraph, pieces[0].start, pieces[first].end)
        yield from (
            _task(piece, node, context) for piece, does in zip(pieces[first:], obliging[first:], strict=True) if does
        )


def sentences(stretch: Stretch) -> list[Stretch]:
    """The sentences of a stretch."""
    found: list[Stretch] = []
    begin = stretch.start
    text = stretch.paragraph.text
    for cut in _SENTENCE.finditer(text, stretch.start, stretch.end):
        if not _NO_SPLIT.search(text[max(0, cut.start() - 6) : cut.start()]) and text.count(
            "(", begin, cut.start()
        ) <= text.count(")", begin, cut.start()):
            found.append(Stretch(stretch.paragraph, begin, cut.start()))
            begin = cut.end()
    lead = len(text[begin : stretch.end]) - len(text[begin : stretch.end].lstrip())
    found.append(Stretch(stretch.paragraph, begin + lead, stretch.end))
    return found


def _begins_task(sentence: Stretch, before: Stretch, context: Context) -> bool:
    named = leads(sentence)
    if not named or named[0].rule in {"bracket"}:
        return False
    current = leads(before) or context.lead
    return [one.value.lower() for one in named] != [one.value.lower() for one in current]


def _is_no_task(text: str, node: Node) -> bool:
    bare = text.strip()
    return (
        not bare
        or bare.startswith("(")
        and bare.endswith(")")
        or bool(CLOSING.match(bare))
        or (node.mark is Mark.ARTICLE and bool(_DOES.match(bare)))
    )


def _obliges(text: str, node: Node, context: Context) -> bool:
    """Whether a unit in a part with tasks obliges somebody."""
    bare = text.strip().lstrip('“"')
    stretch_leads = leads(Stretch(Paragraph(bare), 0, len(bare)))
    if _ENCOURAGES.match(bare) and not (context.lead and context.lead[0].rule == "heading"):
        return False
    if context.strict:
        return bool(stretch_leads)
    if node.mark is Mark.ARTICLE or (
        node.parent is not None and node.parent.mark is Mark.ARTICLE and node.mark is None
    ):
        return bool(stretch_leads) and not EXECUTION.search(bare)
    if _GOAL.match(bare):
        return False
    if _under_article(node):
        return bool(_ACTS.match(bare) or stretch_leads)
    return bool(_ACTS.match(bare) or stretch_leads or _MUST.search(bare))


def _under_article(node: Node) -> bool:
    above: Node | None = node
    while above is not None and above.mark is not Mark.ARTICLE:
        above = above.parent
    return above is not None


def _among_tasks(node: Node) -> bool:
    """An item of a list of which most begin with a verb that is known."""
    if node.mark is None or node.parent is None or NOUN.match(node.text):
        return False
    siblings = [one for one in node.parent.children if one is not node and one.mark is node.mark]
    return len(siblings) > 1 and 2 * sum(bool(ACT.match(one.text)) for one in siblings) > len(siblings)


def _prose(stretch: Stretch, node: Node, context: Context) -> Iterator[Task]:
    """A letter's paragraph: tasks begin at the sentences that oblige, and go on to the next such."""
    if context.closed:
        return
    pieces: list[Stretch] = []
    for sentence in sentences(stretch):
        text = sentence.text
        named = leads(sentence)
        obliges = (
            bool(named)
            and named[0].rule in {"request", "subject", "trouble"}
            and (
                _REQUESTS.search(text)
                or _MUST.search(text)
                or pieces
                or named[0].rule == "subject"
                and _heads_duty(text)
            )
        ) or bool(re.match(r"(?:Đề nghị|Yêu cầu)\b", text))
        if (
            CLOSING.match(text)
            or EXECUTION.search(text)
            or _PAST.search(text)
            or re.match(r"(?:Đến nay|Tuy nhiên|Hiện nay|Vừa qua)", text)
        ):
            obliges = False
        if obliges and not (pieces and not _begins_task(sentence, pieces[-1], context)):
            pieces.append(sentence)
        elif pieces and not CLOSING.match(text) and not EXECUTION.search(text):
            pieces[-1] = Stretch(stretch.paragraph, pieces[-1].start, sentence.end)
    for piece in pieces:
        yield _task(piece, node, context)


def _heads_duty(text: str) -> bool:
    names, end = body_list(text, 0)
    return bool(names) and bool(
        re.match(
            r"\s*(?:phối hợp|chủ trì|khẩn trương|chủ động|tiếp tục|tổ chức|triển khai|thực hiện|chỉ đạo|theo dõi|báo cáo|gửi|tăng cường|căn cứ|nghiêm túc|kiểm tra|hướng dẫn)",
            text[end:],
        )
    )


def _task(stretch: Stretch, node: Node, context: Context) -> Task:
    own = leads(stretch)
    often = recurrence(stretch)
    when = dates(stretch, context.year, context.plan_years)
    given = context.recurrence if not when else None
    return Task(
        section=node.path or None,
        text=" ".join(stretch.text.split()),
        place=stretch.paragraph.at(stretch.start, stretch.end),
        lead=own or context.lead,
        partners=_without(_added(partners(stretch), context.partners), own),
        dates=when or context.dates,
        recurrence=often or given,
    )


def _without(names: tuple[Found[str], ...], lead: tuple[Found[str], ...]) -> tuple[Found[str], ...]:
    taken = {one.value.lower() for one in lead}
    return tuple(name for name in names if name.value.lower() not in taken)
