"""Which numbered items are headings.

Reads the tree of `outline`; sets `Node.title` and `Node.rest`; writes `Plan.sections`.
"""

import re
from collections import Counter
from collections.abc import Sequence

from songhanh.formats.blocks import Paragraph, Place, Table
from songhanh.formats.labels import Mark
from songhanh.reading.bodies import body_list
from songhanh.reading.duties import Stretch, leads
from songhanh.reading.lexicon import ACT, LEAD_BLOCK, PARTNER_BLOCK, STANDING, TIME_BLOCK
from songhanh.reading.outline import Node
from songhanh.reading.pieces import ENCLOSED, Part
from songhanh.reading.plan import Section
from songhanh.reading.task_tables import is_task_table

_ALWAYS = (Mark.PART, Mark.CHAPTER, Mark.DIVISION, Mark.UPPER, Mark.ROMAN, Mark.ANNEX)
_LONGEST = 420  # characters of a heading
_ABOUT = re.compile(
    r"(?:(?:Trách nhiệm|Nhiệm vụ)\s+(?:của\s+)?|Đối với\s+|Giao\s+|Đề nghị\s+|Yêu cầu\s+|Phân công\s+)", re.IGNORECASE
)
_ONLY_DUTY = re.compile(
    r"\s+(?:có trách nhiệm|chịu trách nhiệm|chủ trì)?(?:,?\s*(?:và\s+)?(?:phối hợp|thực hiện"
    r"|tổ chức thực hiện|triển khai))*$"
)
_SENTENCE_END = re.compile(r"[.;,](?:/\.)?$")
_PART_OF_ITEM = re.compile(
    r"(?:thành phần|địa điểm|thời gian|thời hạn|tiến độ|kinh phí|đối tượng|số lượng|nội dung|hình thức"
    r"|chủ trì|phối hợp|sản phẩm|kết quả|đơn vị|cơ quan|người|lưu ý|ghi chú|báo cáo viên"
    r"|giảng viên)[^:]{0,60}:",
    re.IGNORECASE,
)


# "3. Công tác kiểm tra, giám sát. Ủy ban Kiểm tra đưa …": a title that ends with a stop, then a sentence.
_TITLE_SENTENCE = re.compile(r"(?:Công tác|Chế độ|Về|Việc)\s[^.:;]{5,80}\.(?=\s+[^\W\d_a-z])")


def mark_sections(root: Node) -> None:
    """Decide for every numbered node whether it is a heading, and where a run-in title ends."""
    numbered = [node for node in root.walk() if node.numbered and isinstance(node.block, Paragraph)]
    for node in numbered:
        _decide(node)
    lists = Counter((node.parent, node.mark) for node in numbered)
    titled = Counter((node.parent, node.mark) for node in numbered if node.title is not None)
    for node in numbered:
        among = node.parent, node.mark
        # Most of its siblings are headings, and there are at least two.
        if node.title is None and lists[among] > 2 and 2 * titled[among] > lists[among] - 1 and _may_be_heading(node):
            node.title, node.rest = node.text.strip(), len(node.paragraph.text)
            titled[among] += 1


def _may_be_heading(node: Node) -> bool:
    """One short sentence with text under it; in a list of headings it is one that ends with a stop."""
    text = node.text.strip()
    return bool(node.children) and len(text) <= _LONGEST // 2 and ". " not in text and text.endswith(".")


def _take_title_below(node: Node) -> None:
    """ "Chương I" on a line of its own: the line under it is the title, and nothing else."""
    below = node.children[0] if node.children else None
    if below is None or below.mark is not None or not isinstance(below.block, Paragraph):
        return
    text = below.text.strip()
    if text and len(text) <= _LONGEST and not _SENTENCE_END.search(text):
        node.title, node.rest = text, len(node.paragraph.text)
        below.quoted = True


def _decide(node: Node) -> None:
    text = node.text
    if not text.strip() and node.mark in _ALWAYS:
        _take_title_below(node)
        return
    offset = len(node.paragraph.text) - len(text)
    colon = text.find(":")
    if 0 < colon < 220 and text[colon + 1 :].strip():
        title = text[:colon].strip()
        if _is_run_in(title, node):
            node.title, node.rest = title, offset + colon + 1
            return
    stopped = _TITLE_SENTENCE.match(text)
    if stopped and node.mark is not Mark.ARTICLE and text[stopped.end() :].strip():
        node.title, node.rest = stopped.group().strip(), offset + stopped.end()
        return
    if _is_heading(node, text.rstrip()):
        node.title, node.rest = text.strip().rstrip(":").rstrip(), len(node.paragraph.text)


def _is_run_in(title: str, node: Node) -> bool:
    """A title before a colon that names a body or a standing component of a plan."""
    if node.mark is Mark.ARTICLE:
        return False
    standing = len(title) <= 80 and len(title.split()) < 12 and bool(STANDING.match(title))
    return names_body(title) or (standing and not re.search(r"\d$", title))  # "Mục tiêu 1:" only counts


def names_body(title: str) -> bool:
    """Whether a title is nothing but the bodies its items are for."""
    return bodies_of(title) is not None and _ONLY_DUTY.sub("", title) == title


def bodies_of(title: str) -> tuple[int, int] | None:
    """Where the bodies stand in a title that names nothing else; None in any other title."""
    about = _ABOUT.match(title)
    start = about.end() if about else 0
    bare = re.sub(r"\s*\([^()]*\)\s*$", "", title.rstrip(" .:;"))
    bare = _ONLY_DUTY.sub("", bare)
    names, end = body_list(title, start)
    if names and end >= len(bare):
        return start, end
    # Capitals: "VĂN PHÒNG SỞ" names a body as "Văn phòng Sở" does.
    if title.isupper():
        names, end = body_list(title[start:].capitalize())
        if names and start + end >= len(bare):
            return start, start + end
    return None


def _is_heading(node: Node, text: str) -> bool:
    if not text:
        return False
    if node.mark is Mark.ARTICLE:
        return _is_article_heading(node, text)
    if node.mark in _ALWAYS:
        return len(text) <= _LONGEST
    below = [child for child in node.children if not _is_note(child)]
    if text.endswith(":"):
        return any(child.mark or isinstance(child.block, Table) for child in below) or bool(below)
    if not below or all(_is_component(child) for child in below):
        return bool(STANDING.fullmatch(text) or (not below and _is_title_of_targets(node, text)))
    if _SENTENCE_END.search(text):
        return _is_title_with_stop(node, text)
    return len(text) <= _LONGEST


def _is_article_heading(node: Node, text: str) -> bool:
    if text.endswith(":") and node.children:
        return names_body(text)
    return (
        not _SENTENCE_END.search(text)
        and not text.endswith(":")
        and len(text) <= 250
        and (bool(node.children) or not ACT.match(text))
    )


def _is_note(node: Node) -> bool:
    return isinstance(node.block, Paragraph) and node.block.kind.value == "note"


def _is_component(node: Node) -> bool:
    """ "- Thành phần: …", "- Thời gian: …" or a table: more about the item, nothing of its own."""
    if isinstance(node.block, Table):
        return not is_task_table(node.block)
    return not node.numbered and bool(_PART_OF_ITEM.match(node.text))


def _is_title_of_targets(node: Node, text: str) -> bool:
    """A bare period under the goals ("2.1. Giai đoạn 2021 - 2025") where the text breaks off."""
    return bool(re.fullmatch(r"(?:Giai đoạn|Đến năm|Năm)\s+[\d\s–-]+", text)) and node.numbered


def _is_title_with_stop(node: Node, text: str) -> bool:
    """A heading that ends with a full stop: one short sentence with a list under it."""
    if text.endswith((";", ",")) or len(text) > 220 or text.count(". ") > 0:
        return False
    if leads(Stretch(node.paragraph, len(node.paragraph.text) - len(node.text), len(node.paragraph.text))):
        return False
    below = [child for child in node.children if child.mark is not None]
    return bool(below) and not any(child.mark is None for child in node.children[:1])


def sections(roots: Sequence[tuple[Part, Node]]) -> tuple[Section, ...]:
    """The headings in text order; an annex is one itself."""
    found: list[Section] = []
    for part, root in roots:
        if part.label:
            place = part.title[0].place if part.title else _first_place(root)
            found.append(Section(part.label, _annex_title(part), place))
        for node in root.walk():
            if node.title is not None:
                title = node.title.replace("*", "").strip()
                found.append(Section(node.path, title, node.paragraph.place))
    return tuple(found)


def _annex_title(part: Part) -> str:
    """The title of an annex without the line that says what it belongs to ("(Kèm theo Kế hoạch số …)")."""
    return " ".join(" ".join(line.text for line in part.title if not ENCLOSED.match(line.text)).split())


def _first_place(root: Node) -> Place:
    block = root.children[0].block
    assert block is not None
    return block.place


def is_block(title: str) -> str:
    """ "lead", "partners" or "time" for a title of a block beside the tasks; "" for any other."""
    bare = title.strip(" .:")
    if PARTNER_BLOCK.fullmatch(bare):
        return "partners"
    if LEAD_BLOCK.fullmatch(bare):
        return "lead"
    return "time" if TIME_BLOCK.fullmatch(bare) else ""
