"""Where the items of a draft stand in the text that is shown: the words cut into pieces, each with its item."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple


class Span(NamedTuple):
    """A stretch of the source that an item speaks of."""

    start: int
    end: int
    item: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a paragraph that belong to the same item (0: to none); `source` is where they stand in it.

    `first` is set at the item's first piece in the document, which has its id.
    """

    text: str
    source: int
    item: int = 0
    first: bool = False


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph: how it is set, and its pieces."""

    kind: str
    level: int
    align: str
    bold: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table: rows of cells (columns, rows, paragraphs); `layout` where it only puts text side by side."""

    rows: tuple[tuple[tuple[int, int, tuple[ShownParagraph, ...]], ...], ...]
    head: int
    layout: bool


@dataclass(slots=True)
class Marker:
    """Cuts paragraphs by the spans of the items; remembers which items were seen."""

    spans: Sequence[Span]
    seen: set[int] = field(default_factory=set)

    def blocks(self, shown: Iterable[dict[str, Any]]) -> Iterator[ShownParagraph | ShownTable]:
        """The stored blocks (`drafting.shown_blocks`) as the page shows them."""
        for block in shown:
            if block["b"] == "p":
                yield self.paragraph(block)
            else:
                rows = tuple(tuple(self._cell(cell) for cell in row) for row in block["rows"])
                yield ShownTable(rows, block["head"], block["layout"])

    def _cell(self, cell: dict[str, Any]) -> tuple[int, int, tuple[ShownParagraph, ...]]:
        return cell["columns"], cell["rows"], tuple(self.paragraph(one) for one in cell["p"])

    def paragraph(self, block: dict[str, Any]) -> ShownParagraph:
        """One paragraph, cut where an item begins or ends and where text and source part."""
        text, joins = block["text"], block["joins"]
        pieces: list[Piece] = []
        for at, (start, source) in enumerate(joins):
            end = joins[at + 1][0] if at + 1 < len(joins) else len(text)
            if end > start:
                pieces += self._cut(text[start:end], source)
        return ShownParagraph(block["kind"], block["level"], block["align"], block["bold"], tuple(pieces))

    def _cut(self, text: str, source: int) -> Iterator[Piece]:
        last = source + len(text)
        near = [one for one in self.spans if one.start < last and one.end > source]
        edges = {source, last, *(max(one.start, source) for one in near), *(min(one.end, last) for one in near)}
        cuts = sorted(edges)
        for begin, end in pairwise(cuts):
            # The shortest span is the one a person points at: a cited law inside a task.
            over = min((one for one in near if one.start <= begin and one.end >= end), key=_length, default=None)
            words = text[begin - source : end - source]
            item = over.item if over and words.strip() else 0
            yield Piece(words, begin, item, bool(item) and item not in self.seen)
            self.seen.add(item)


def _length(span: Span) -> int:
    return span.end - span.start
