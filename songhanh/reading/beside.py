"""The blocks beside the tasks: "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện".

Reads the children of a node; gives the context for those of them that are tasks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from songhanh.formats.blocks import Paragraph, Table
from songhanh.reading.bodies import body_list, split
from songhanh.reading.context import Context, added
from songhanh.reading.duties import Stretch, dates, recurrence
from songhanh.reading.outline import Node
from songhanh.reading.plan import Found, When
from songhanh.reading.sections import is_block

RUN_IN = re.compile(r"[^:.;]{2,150}:(?=\s)")
_LONGEST_TITLE = 70  # letters of a run-in title of a block
_LONGEST_ALONE = 45  # and of one on a line of its own


def block_kind(node: Node) -> str:
    """ "lead", "partners" or "time" for a block that says so of the tasks beside it; "" for anything else."""
    if node.title is not None:
        kind = is_block(node.title)
        phases = kind == "time" and any(child.numbered and child.children for child in node.children)
        return "" if phases else kind
    text = node.text
    title = RUN_IN.match(text)
    if title:
        return is_block(title.group()[:-1]) if len(title.group()) < _LONGEST_TITLE else ""
    alone = text.rstrip().endswith(":") or len(text) < _LONGEST_ALONE
    return is_block(text) if alone and not text.rstrip().endswith(".") else ""


def beside(node: Node, context: Context) -> Context:
    """`context` with what the blocks among the children of `node` say."""
    for child in node.children:
        if isinstance(child.block, Paragraph) and not child.quoted and block_kind(child):
            context = _with_block(child, context)
    return context


def _with_block(node: Node, context: Context) -> Context:
    kind = block_kind(node)
    inner = [child for child in node.children if isinstance(child.block, Paragraph) and block_kind(child)]
    if inner and kind != "time":
        for child in inner:
            context = _with_block(child, context)
        return context
    if kind == "time":
        return _with_time(node, context)
    names = tuple(name for stretch in _contents(node) for name in _named(stretch))
    if kind == "partners":
        return replace(context, partners=added(context.partners, names))
    # Several blocks of leads add up; together they take the place of what the heading gave.
    before = context.lead if context.lead and context.lead[0].rule == "block" else ()
    return replace(context, lead=added(before, names))


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
    begin = len(text) - len(text.lstrip())
    end = len(text.rstrip(" .;"))
    note = re.search(r"\s*\([^()]*\)$", text[:end])
    for name in split(text, begin, note.start() if note and body_list(text, begin)[0] else end):
        yield stretch.found(name, "block")


def _with_time(node: Node, context: Context) -> Context:
    when: tuple[Found[When], ...] = ()
    often = None
    for stretch in _contents(node):
        when += dates(stretch, context.year, ())
        often = often or recurrence(stretch)
    for child in [*node.children, *_table_behind(node)]:
        if isinstance(child.block, Table):
            when += tuple(_days_of(child.block, context.year))
    return replace(context, dates=when or context.dates, recurrence=often or context.recurrence)


def _table_behind(node: Node) -> Sequence[Node]:
    """A table right behind an empty "Thời gian:" tells the days."""
    if node.parent is None or not node.text.rstrip().endswith(":"):
        return ()
    at = node.parent.children.index(node)
    return [one for one in node.parent.children[at + 1 : at + 2] if isinstance(one.block, Table)]


def _days_of(table: Table, year: int | None) -> Iterator[Found[When]]:
    """The days in the first column."""
    for row in table.rows:
        for _, cell in row.cells[:1]:
            for block in cell.blocks:
                yield from dates(Stretch(block, 0, len(block.text)), year, ())
