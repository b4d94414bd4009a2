"""The running text as a tree: which item stands under which heading.

Reads a `Part`; writes `Node`s with the joined label of each ("II.3.a"). Which label nests under which is
told by their order in this document, not by a fixed table, because offices number as they like.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from songhanh.formats.blocks import Kind, Paragraph, Table
from songhanh.formats.labels import Mark, label_of
from songhanh.reading.pieces import Part


@dataclass(slots=True, eq=False)
class Node:
    """A block in the tree; `path` is the label of the innermost numbered item it is or stands in ("" for none)."""

    block: Paragraph | Table | None
    mark: Mark | None = None
    label: str = ""
    path: str = ""
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    quoted: bool = False  # text of another document, between quotation marks
    listed: bool = False  # has a child with a label
    lettered: "Node | None" = None  # the last child with a capital letter for its label
    acting: "dict[Mark, tuple[int, int]]" = field(default_factory=dict)  # see `units`
    # Set by the stage `sections`:
    title: str | None = None
    rest: int = 0  # where the text behind a run-in title begins

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph of a node that has one."""
        assert isinstance(self.block, Paragraph)
        return self.block

    @property
    def text(self) -> str:
        """The text after the label; nothing of a table."""
        return self.block.content if isinstance(self.block, Paragraph) else ""

    @property
    def numbered(self) -> bool:
        """Whether it has a label that counts."""
        return self.mark not in (None, Mark.BULLET)

    def walk(self) -> Iterator["Node"]:
        """The node and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


# Marks that stand above everything but the ones before them.
_OUTER = (Mark.ANNEX, Mark.PART, Mark.CHAPTER, Mark.DIVISION)
_HEADINGS = (*_OUTER, Mark.UPPER, Mark.ROMAN, Mark.ARTICLE)
# What holds for the whole document and not for the item above.
_FOR_ALL = re.compile(r"(?:Trên đây là|(?:Trong )?[Qq]uá trình (?:tổ chức |triển khai )*thực hiện|Nếu có)(?!\w)")
_STRIP = re.compile(r"^[(\s]+|[.):/\s-]+$")


def build(part: Part) -> Node:
    """The tree of a part; its root carries the label of an annex."""
    root = Node(None, path=part.label)
    stack: list[Node] = [root]
    ahead = _Ahead(part.blocks)
    quoting = False
    for at, block in enumerate(part.blocks):
        node = _node(block)
        if quoting or _opens_quote(block):
            node.mark, node.label, node.quoted = None, "", True
            quoting = not _closes_quote(block)
        if node.mark is None:
            parent = _parent_of_plain(stack, node, ahead, at)
        else:
            parent = _parent_of_marked(stack, node)
            del stack[stack.index(parent) + 1 :]
            stack.append(node)
        node.parent = parent
        node.path = _path(parent, node)
        parent.children.append(node)
        parent.listed = parent.listed or node.mark is not None
        parent.lettered = node if node.mark is Mark.UPPER else parent.lettered
        if node.mark is None and isinstance(block, Paragraph) and block.text.rstrip().endswith(":") and not node.quoted:
            # A sentence that opens a list takes the bullets under it.
            del stack[stack.index(parent) + 1 :]
            stack.append(node)
    return root


def _node(block: Paragraph | Table) -> Node:
    if isinstance(block, Table) or block.kind is Kind.NOTE:
        return Node(block)
    found = label_of(block.text)
    if found is None or not block.label:
        return Node(block)
    label, mark = found
    return Node(block, mark, _plain(label, mark))


def _plain(label: str, mark: Mark) -> str:
    """The label without its punctuation ("Điều 2.", "(1)", "Il." to "Điều 2", "1", "II")."""
    bare = _STRIP.sub("", label)
    if mark is Mark.ROMAN:
        return bare.replace("l", "I").replace("1", "I")
    if mark in (*_OUTER, Mark.ARTICLE):
        words = bare.split()
        count = 2 if words[0].lower() == "phụ" else 1
        return " ".join([" ".join(words[:count]).capitalize(), *words[count:]])
    return bare


def _key(node: Node) -> tuple[Mark | None, str]:
    """Items of one list have the same key: bullets by their sign, compound numbers by their depth."""
    if node.mark is Mark.BULLET:
        sign = node.label or "-"
        return node.mark, "-" if sign in "-–—" else sign
    return node.mark, str(node.label.count(".")) if node.mark is Mark.COMPOUND else ""


def _parent_of_marked(stack: Sequence[Node], node: Node) -> Node:
    _as_letter(stack, node)
    key = _key(node)
    for at in range(len(stack) - 1, 0, -1):
        if _key(stack[at]) == key and not _nested_again(stack, at, node):
            return stack[at - 1]
    for at in range(len(stack) - 1, -1, -1):
        if _may_hold(stack[at], node):
            return stack[at]
    return stack[0]


def _as_letter(stack: Sequence[Node], node: Node) -> None:
    """ "I." behind "H." is the letter, not the number."""
    if node.mark is Mark.ROMAN and len(node.label) == 1:
        for above in stack:
            last = above.lettered
            if last and ord(node.label) - ord(last.label[0]) == 1:
                node.mark = Mark.UPPER


def _nested_again(stack: Sequence[Node], at: int, node: Node) -> bool:
    """ "1." that begins anew under a lettered item is a list of its own below it."""
    return (
        node.mark is Mark.DECIMAL
        and node.label == "1"
        and stack[-1].mark in (Mark.LOWER, Mark.PAREN)
        and stack[at].label != ""
        and at < len(stack) - 1
        and stack[-1].text.rstrip().endswith(":")
    )


def _may_hold(above: Node, node: Node) -> bool:
    """Whether `node` can stand below `above`."""
    if above.parent is None and above.mark is None:
        return True
    if node.mark is Mark.BULLET:
        return True
    if above.mark in (None, Mark.BULLET):
        return (
            above.mark is None
            and node.mark in (Mark.LOWER, Mark.PAREN, Mark.DECIMAL)
            and above.text.rstrip().endswith(":")
            and above.parent is not None
            and above.parent.numbered
        )
    if node.mark in _OUTER:
        return above.mark in _OUTER and _OUTER.index(above.mark) < _OUTER.index(node.mark)
    if node.mark in _HEADINGS:
        return above.mark in _HEADINGS
    if node.mark is Mark.COMPOUND:
        return _holds_compound(above, node)
    return True


def _holds_compound(above: Node, node: Node) -> bool:
    if above.mark in (Mark.LOWER, Mark.PAREN):
        return False
    if above.mark in (Mark.DECIMAL, Mark.COMPOUND):
        return node.label.startswith(above.label + ".") or (above.mark is Mark.DECIMAL and node.label.count(".") == 1)
    return True


def _path(parent: Node, node: Node) -> str:
    """The joined label; a compound number takes the place of its parent's own ("I" + "2.1")."""
    if not node.numbered:
        return parent.path
    above = parent
    if node.mark is Mark.COMPOUND:
        while above.mark in (Mark.DECIMAL, Mark.COMPOUND) and above.parent is not None:
            above = above.parent
    return f"{above.path}.{node.label}" if above.path else node.label


class _Ahead:
    """The next numbered item behind a block; asked in the order of the blocks."""

    def __init__(self, blocks: Sequence[Paragraph | Table]) -> None:
        self._blocks = blocks
        self._at = -1
        self._next: Node | None = None

    def behind(self, at: int) -> Node | None:
        """The first numbered item behind the block at `at`; None where none follows."""
        while self._at <= at and self._at < len(self._blocks):
            self._at = max(self._at, at) + 1
            self._next = None
            while self._at < len(self._blocks) and self._next is None:
                found = _labelled(self._blocks[self._at])
                if found is None:
                    self._at += 1
                self._next = found
        return self._next


def _labelled(block: Paragraph | Table) -> Node | None:
    found = _node(block) if isinstance(block, Paragraph) and block.label else None
    return found if found and found.numbered else None


def _parent_of_plain(stack: list[Node], node: Node, ahead: _Ahead, at: int) -> Node:
    """Where an unlabelled block belongs: to the item above it, or behind the last of a list to what holds it."""
    above = next(one for one in reversed(stack) if one.parent is None or one.numbered)
    apart = isinstance(node.block, Table) or node.quoted or node.paragraph.kind is Kind.NOTE
    if apart or above.parent is None or not _closes_list(above, node):
        return above
    upcoming = ahead.behind(at)
    return _outermost_open(above) if upcoming is None else _holder(above, _key(upcoming))


def _holder(above: Node, upcoming: tuple[Mark | None, str]) -> Node:
    """The item that a closing paragraph belongs to: the one that the next label is a sibling of."""
    chain = [above, *_ancestors(above)]
    return next((one for one in chain if _key(one) == upcoming), above)


def _ancestors(node: Node) -> Iterator[Node]:
    above = node.parent
    while above is not None and above.parent is not None:
        yield above
        above = above.parent


def _closes_list(above: Node, node: Node) -> bool:
    """Whether a paragraph under `above` may close the list that `above` ends, rather than say more of it."""
    if above.listed or _FOR_ALL.match(node.text):
        return True
    return above.text.rstrip().endswith((".", ";", "…")) and not node.text.startswith("(")


def _outermost_open(above: Node) -> Node:
    """At the end of the text a closing paragraph belongs to the part, in a letter to nothing."""
    chain = [above, *_ancestors(above)]
    for node in reversed(chain):
        if node.mark in _HEADINGS and node.mark is not Mark.ARTICLE:
            inner = chain[chain.index(node) - 1] if node is not above else None
            return (
                inner
                if inner is not None and inner.mark in (Mark.UPPER, Mark.ROMAN, Mark.CHAPTER, Mark.DIVISION)
                else node
            )
    if above.title is None and not any(node.mark is Mark.ARTICLE for node in chain):
        top = chain[-1]
        return top.parent if top.parent is not None else top
    return above


def _opens_quote(block: Paragraph | Table) -> bool:
    return (
        isinstance(block, Paragraph)
        and block.text.lstrip()[:1] in '“"'
        and bool(block.text.strip())
        and not _closes_quote(block)
    )


def _closes_quote(block: Paragraph | Table) -> bool:
    return (
        isinstance(block, Paragraph) and bool(re.search(r"[”\"][\s.;,/]*$", block.text)) and len(block.text.strip()) > 1
    )
