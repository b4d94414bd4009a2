"""Tasks: whatever obliges somebody, with who, when and how often.

Reads the tree after `sections`; writes `Plan.tasks`. What stands above a task (the heading, the sentence that
opens its list) or beside it (the blocks "Cơ quan chủ trì", "Thời gian thực hiện") gives what the task itself
does not say; what the task says itself wins, partners are added.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from songhanh.formats.blocks import Kind, Paragraph, Table
from songhanh.reading.beside import RUN_IN, beside, block_kind
from songhanh.reading.bodies import split
from songhanh.reading.context import Context, opened
from songhanh.reading.duties import Stretch, leads
from songhanh.reading.lexicon import ACT, MONEY, NO_TASKS
from songhanh.reading.outline import Node
from songhanh.reading.plan import Found, Task
from songhanh.reading.sections import bodies_of, names_body
from songhanh.reading.task_tables import table_tasks
from songhanh.reading.units import cut, prose

_COMPONENT = re.compile(
    r"(?:Thành phần|Địa điểm|Đối tượng|Số lượng|Hình thức|Báo cáo viên|Giảng viên|Ghi chú|Sản phẩm"
    r"|Nội dung|Chủ đề|Khẩu hiệu|Thông điệp"
    r"|Tài liệu|Hồ sơ|Thời lượng|Kinh phí|Nguồn kinh phí|Mục tiêu|Mục đích|Yêu cầu|Chỉ tiêu)[^:]{0,70}(?::|$)",
    re.IGNORECASE,
)
_REMARK = "Lưu ý"
_PHASE = re.compile(r"(?:đợt|giai đoạn|bước|tuần)(?!\w).*\(", re.IGNORECASE)
_BEFORE_TITLE = re.compile(r"^(?:Về|Các|Một số|Phần)\s+", re.IGNORECASE)


def tasks(root: Node, context: Context) -> Iterator[Task]:
    """The tasks below `root`, in text order."""
    if context.prose:
        yield from _opening_tasks(root, context)
    opener = _opener(root)
    listed = opened(_whole(opener), context) if opener else context
    yield from _children(root, listed, top=True, closing=context)


def _whole(node: Node) -> Stretch:
    """The text of a node behind its label."""
    text = node.paragraph.text
    return Stretch(node.paragraph, len(text) - len(node.text), len(text))


def _ends_open(node: Node) -> bool:
    return node.text.rstrip().endswith(":")


def _opener(root: Node) -> Node | None:
    """The last sentence before the first label, where it opens the list ("Thủ tướng yêu cầu …:")."""
    plain = None
    for child in root.children:
        if child.mark is not None:
            break
        plain = child
    return plain if plain and _ends_open(plain) else None


def _opening_tasks(root: Node, context: Context) -> Iterator[Task]:
    """The tasks of a letter before its first label."""
    for child in root.children:
        if child.mark is not None:
            return
        if not isinstance(child.block, Paragraph) or child.quoted:
            continue
        if child.children:
            yield from _children(child, opened(_whole(child), context))
        elif not _ends_open(child):
            yield from prose(_whole(child), child, context)


def _children(node: Node, context: Context, *, top: bool = False, closing: Context | None = None) -> Iterator[Task]:
    """The tasks among the children; `closing` holds for what stands unlabelled behind the list that `context` opens."""
    context = beside(node, context)
    labelled = not top
    for child in node.children:
        labelled = labelled or child.mark is not None
        # Before the first label of a document stands its opening.
        if labelled or isinstance(child.block, Table):
            yield from _below(child, closing if closing and child.mark is None else context)


def _below(node: Node, context: Context) -> Iterator[Task]:
    if isinstance(node.block, Table):
        if not context.closed:
            yield from table_tasks(node.block, node.path, context.year, context.plan_years)
    elif node.quoted or node.paragraph.kind is Kind.NOTE:
        return
    elif node.title is not None:
        yield from _section(node, node.title, context)
    elif block_kind(node) or _COMPONENT.match(node.text):
        return
    elif _ends_open(node) and node.children and not _names_things(node):
        yield from _children(node, opened(_whole(node), _run_in_lead(node, context)))
    else:
        yield from _unit(node, context)


def _section(node: Node, title: str, context: Context) -> Iterator[Task]:
    if block_kind(node):
        return
    inner = _under(node, title, context)
    rest = Stretch(node.paragraph, node.rest, len(node.paragraph.text))
    if rest.text.strip() and not inner.closed:
        if rest.text.rstrip().endswith(":") and node.children:
            inner = opened(rest, inner)
        else:
            yield from cut(rest, node, beside(node, inner))
    yield from _children(node, inner)


def _under(node: Node, title: str, context: Context) -> Context:
    """The context below a heading: the bodies it names, the phase it dates, whether tasks can stand there at all."""
    bare = _BEFORE_TITLE.sub("", title.strip())
    lead = _bodies_in(node, title)
    if not lead and _ends_open(node):
        context = opened(_whole(node), context)
    when = context.when(_whole(node)) if _PHASE.search(title) else ()
    return replace(
        context,
        lead=lead or context.lead,
        dates=when or context.dates,
        closed=(context.closed and not lead) or bool(NO_TASKS.match(bare)),
        strict=context.strict or bool(MONEY.match(bare)),
    )


def _bodies_in(node: Node, title: str, rule: str = "heading") -> tuple[Found[str], ...]:
    """The bodies of a title that names nothing else."""
    where = bodies_of(title)
    start = node.paragraph.text.find(title)
    if where is None or start < 0:
        return ()
    whole = Stretch(node.paragraph, 0, len(node.paragraph.text))
    return tuple(whole.found(name, rule) for name in split(whole.text, start + where[0], start + where[1]))


def _run_in_lead(node: Node, context: Context) -> Context:
    """ "- Sở Y tế: …" and "- Giao Sở Y tế:" name who does what follows."""
    title = RUN_IN.match(node.text)
    lead = _bodies_in(node, title.group()[:-1], "run-in title") if title else ()
    return replace(context, lead=lead) if lead else context


def _names_things(node: Node) -> bool:
    """Whether the items under a sentence with a colon only name things: then the sentence is the task."""
    items = [child for child in node.children if child.mark is not None]
    if node.numbered or not items or not ACT.match(node.text):
        return False
    return not any(ACT.match(child.text) or leads(_whole(child)) for child in items)


def _unit(node: Node, context: Context) -> Iterator[Task]:
    stretch, context = _behind_title(node, _run_in_lead(node, context))
    context = beside(node, context)
    if context.prose and node.mark is None and not _heading_above(node):
        yield from prose(stretch, node, context)
    else:
        yield from cut(stretch, node, context)
    if not _names_things(node):
        # Bullets under a task: the lead it names is theirs too, its own day is not.
        below = replace(context, lead=leads(stretch) or context.lead)
        yield from (one for child in node.children for one in _below(child, below))


def _behind_title(node: Node, context: Context) -> tuple[Stretch, Context]:
    """The unit without a run-in title that names a body, or "Lưu ý:", which speaks to nobody the item above names."""
    stretch = _whole(node)
    title = RUN_IN.match(node.text)
    if title is None:
        return stretch, context
    remark = title.group().startswith(_REMARK)
    if remark:
        context = replace(context, lead=tuple(one for one in context.lead if one.rule == "heading"))
    if remark or names_body(title.group()[:-1]):
        behind = stretch.start + title.end()
        behind += len(stretch.paragraph.text[behind:]) - len(stretch.paragraph.text[behind:].lstrip())
        stretch = Stretch(stretch.paragraph, behind, stretch.end)
    return stretch, context


def _heading_above(node: Node) -> bool:
    above = node.parent
    while above is not None and above.title is None:
        above = above.parent
    return above is not None
