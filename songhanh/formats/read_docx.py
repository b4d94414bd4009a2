"""Word files: body, tables, text boxes, notes and numbers, straight from the parts."""

from collections.abc import Iterator
from dataclasses import replace

from songhanh.formats.blocks import Block, Break, Document, Kind
from songhanh.formats.docx_numbering import Numbering
from songhanh.formats.docx_parts import Element, Parts, W
from songhanh.formats.docx_styles import Shape, Styles, shape_of
from songhanh.formats.docx_tables import Grid, grid_of
from songhanh.formats.docx_text import MC, Content, TextReader, lines_of
from songhanh.formats.drafts import Draft, Source, is_ornament
from songhanh.formats.legacy import Encoding, by_evidence
from songhanh.formats.limits import DEFAULT, Limits
from songhanh.formats.problems import broken, empty, too_deep
from songhanh.formats.sides import arrange

_DEEPEST = 40  # tables, boxes and controls inside each other
_WRAPPERS = {W + tag for tag in ("sdtContent", "customXml", "ins", "moveTo", "smartTag")}


def read(data: bytes, name: str, limits: Limits = DEFAULT) -> Document:
    """The document in a .docx, .docm or .dotx file.

    Remarks: `tracked-changes` (accepted), `macros` (not run), `table-of-contents` (left out), `tcvn3`, `vni`.

    Raises:
        Problem: the file is damaged, encrypted, no Word file, or not what an honest program writes.
    """
    parts = Parts(data, name, limits)
    document = _Body(parts).document()
    encoding = by_evidence(document.source)
    if encoding is not None:
        document = _Body(parts, encoding).document()
        document = replace(document, remarks=tuple(sorted({*document.remarks, encoding.value})))
    if not document.blocks:
        raise empty(name)
    return document


class _Body:
    """One reading of the body from its first block to its last."""

    def __init__(self, parts: Parts, assumed: Encoding | None = None) -> None:
        self._parts = parts
        self._styles = Styles(parts.related("styles"))
        self._numbering = Numbering(parts.related("numbering"), self._styles)
        self._text = TextReader(self._styles, assumed)
        self._source = Source()
        self._notes: dict[str, dict[str, Element]] = {}
        self._number = 0
        self._depth = 0
        self._carried: Content | None = None
        self._waiting: list[Draft] = []
        self._blocks: list[Block] = []
        self._in_cell = False
        self._landscape = False
        self._sections: list[bool] = []

    def document(self) -> Document:
        root = self._parts.xml(self._parts.main)
        body = root.find(W + "body") if root is not None else None
        if body is None:
            raise broken(self._parts.name)
        self._sections = [_is_landscape(section) for section in body.iter(W + "sectPr") if not _is_former(section)]
        if self._sections and self._sections[0]:
            self._landscape = True
            self._blocks.append(Break(landscape=True))
        for item in self._items(body):
            self._place(item)
        self._settle()
        remarks = set(self._text.remarks)
        if any(part.lower().endswith("vbaproject.bin") for part in self._parts.names()):
            remarks.add("macros")
        return Document(tuple(self._blocks), self._source.text, "docx", remarks=tuple(sorted(remarks)))

    def _place(self, item: Draft | Grid | Break) -> None:
        if isinstance(item, Draft):
            self._waiting.append(item)
            return
        self._settle()
        if isinstance(item, Break):
            self._blocks.append(item)
        else:
            self._blocks.extend(item.blocks())

    def _settle(self) -> None:
        """Put what waits as paragraphs; lines stand side by side only with their neighbours."""
        self._blocks.extend(arrange(self._waiting))
        self._waiting = []

    def _items(self, parent: Element) -> Iterator[Draft | Grid | Break]:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise too_deep(self._parts.name)
        for child in parent:
            tag = child.tag
            if tag == W + "p":
                yield from self._paragraph(child)
            elif tag == W + "tbl":
                yield from self._table(child)
            elif tag == W + "sdt":
                yield from self._control(child)
            elif tag in _WRAPPERS:
                yield from self._items(child)
            elif tag == MC + "AlternateContent" and len(child):
                yield from self._items(child[0])
        self._depth -= 1

    def _control(self, control: Element) -> Iterator[Draft | Grid | Break]:
        gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        if gallery is not None and gallery.get(W + "val") == "Table of Contents":
            self._text.remarks.add("table-of-contents")
            return
        content = control.find(W + "sdtContent")
        if content is not None:
            yield from self._items(content)

    def _paragraph(self, element: Element) -> Iterator[Draft | Grid | Break]:
        self._number += 1
        number = self._number
        properties = element.find(W + "pPr")
        style, shape, merges = self._shape(properties)
        content = self._text.read(element, style, self._carried)
        self._carried = None
        if merges:
            self._text.remarks.add("tracked-changes")
            self._carried = content
            return
        if shape.contents:
            self._text.remarks.add("table-of-contents")
            return
        yield from self._boxes(content.boxes_before)
        label, level = self._numbering.label(shape, style) if shape.list_id else ("", 0)
        if content.page_break and not content.has_text:
            yield Break(self._landscape)
        yield from self._lines(content, shape, label, level, number)
        yield from self._boxes(content.boxes_after)
        yield from self._called(content)
        if properties is not None:
            yield from self._section(properties)

    def _shape(self, properties: Element | None) -> tuple[str, Shape, bool]:
        """The style of a paragraph, its whole shape, and whether its mark is deleted, so that it runs into the next."""
        style, merges = self._styles.default_style, False
        if properties is None:
            return style, self._styles.shape(style).over(self._styles.default_shape), False
        named = properties.find(W + "pStyle")
        if named is not None:
            style = named.get(W + "val", "")
        mark = properties.find(W + "rPr")
        if mark is not None:
            merges = mark.find(W + "del") is not None
        shape = shape_of(properties).over(self._styles.shape(style)).over(self._styles.default_shape)
        return style, shape, merges

    def _lines(self, content: Content, shape: Shape, label: str, level: int, number: int) -> Iterator[Draft]:
        outline = shape.outline
        kind = Kind.HEADING if outline is not None and outline < 9 else Kind.PARAGRAPH
        depth = outline if kind is Kind.HEADING and outline is not None else level
        for raw, traits in lines_of(content):
            draft = Draft(raw, 0, 0, number, shape.align or "", kind, depth, "", shape.left or 0.0, traits)
            # A number alone is a line of its own in a column of numbers; elsewhere it is a paragraph left empty.
            if draft.empty and not (label and self._in_cell):
                continue
            if label:
                _prefix(draft, label)
                label = ""
            draft.start = self._source.add(draft.raw)
            if not is_ornament(raw) or draft.label:
                yield draft

    def _boxes(self, boxes: list[Element]) -> Iterator[Draft | Grid | Break]:
        for box in boxes:
            yield from self._items(box)

    def _called(self, content: Content) -> Iterator[Draft | Grid | Break]:
        for kind, name in content.notes:
            note = self._notes_of(kind).pop(name, None)
            if note is None:
                continue
            for item in self._items(note):
                if isinstance(item, Draft):
                    item.kind = Kind.NOTE
                yield item

    def _notes_of(self, kind: str) -> dict[str, Element]:
        if kind not in self._notes:
            root = self._parts.related(kind + "s")
            found = root.iterfind(W + kind) if root is not None else ()
            # A note that calls itself would never end: each is read once.
            self._notes[kind] = {note.get(W + "id", ""): note for note in found}
        return self._notes[kind]

    def _section(self, properties: Element) -> Iterator[Break]:
        if properties.find(W + "sectPr") is None or not self._sections:
            return
        self._sections.pop(0)
        if self._sections and self._sections[0] != self._landscape:
            self._landscape = self._sections[0]
            yield Break(self._landscape)

    def _table(self, element: Element) -> Iterator[Draft | Grid | Break]:
        grid = grid_of(element, self._styles, self._cell)
        single = grid.single
        if single is not None:
            # A frame around text: what is in it goes on with the text.
            yield from single
        elif grid.rows:
            yield grid

    def _cell(self, cell: Element) -> list[Draft | Grid | Break]:
        outside, self._in_cell = self._in_cell, True
        items = list(self._items(cell))
        self._in_cell = outside
        return items


def _prefix(draft: Draft, label: str) -> None:
    lead = len(label) + 1
    draft.raw = f"{label} {draft.raw}"
    draft.label = label
    draft.traits = [run._replace(start=run.start + lead, end=run.end + lead) for run in draft.traits]


def _is_former(section: Element) -> bool:
    """Whether a section is only what a tracked change remembers."""
    parent = section.getparent()
    return parent is not None and parent.tag == W + "sectPrChange"


def _is_landscape(section: Element) -> bool:
    page = section.find(W + "pgSz")
    return page is not None and page.get(W + "orient") == "landscape"
