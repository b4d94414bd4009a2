"""Targets: figures that are goals, with comparator, unit and year.

Reads the tree after `sections`; writes `Plan.targets`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from songhanh.formats.blocks import Paragraph
from songhanh.lib.text import LOWER, UPPER
from songhanh.reading.lexicon import NO_TASKS
from songhanh.reading.mentions import overlaps, spans
from songhanh.reading.outline import Node
from songhanh.reading.plan import Target

_GOALS = re.compile(
    r"(?:các\s+)?(?:mục tiêu|chỉ tiêu|mục đích và chỉ tiêu)|.*(?:mục tiêu cụ thể|chỉ tiêu)", re.IGNORECASE
)
# Units of two syllables; of any other the first is the noun ("150 ha mắc ca").
_COMPOUND_UNITS = (
    r"cán bộ|đảng viên|lao động|học sinh|học viên|sinh viên|phụ nữ|công chức|viên chức|hội viên|đoàn viên"
    r"|công nhân|nông dân|mô hình|cơ sở|câu lạc bộ|doanh nghiệp|trung tâm|địa chỉ|hợp tác xã"
    r"|gia đình|trẻ em|bé trai|bé gái|thành viên|giáo viên|hội nghị|hội thảo|chuyên mục|chương trình"
    r"|đơn vị|cơ quan|giường bệnh|báo cáo|sản phẩm|văn bản|tiết mục|đề tài|tiêu chí|đối tượng|nạn nhân|cuộc thi"
    r"|ấn phẩm|tài liệu|phóng sự|khu vực|dịch vụ|thủ tục|hồ sơ|đồng chí|cộng tác viên|báo cáo viên"
    r"|tuyên truyền viên|tình nguyện viên|nhân viên|bác sĩ|hộ gia đình|chi bộ|tổ chức|địa phương|thôn bản"
)
_FIGURE = re.compile(
    # The digit comes before what may not stand in front of it: so a search leaps from digit to digit.
    r"(?P<value>\d(?<![\w/.,-]\d)(?:\d{0,2}(?:\.\d{3})+"
    r"|\d*(?:,\d+)?))(?:\s*[-–]\s*(?P<upper>\d+(?:,\d+)?))?\s*(?P<unit>%|phần trăm|(?:"
    + _COMPOUND_UNITS
    + r")(?!\w)|["
    + LOWER
    + r"]+)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_NEAR = 300  # letters before a figure in which the words stand that belong to it
# "… 48% vào năm 2023 và trên 50% vào năm 2025": each figure has its own year behind it.
_RIGHT_BEHIND = re.compile(r"\s*(?:vào|đến|trong|trước)(?: cuối| hết)? năm (?P<year>20\d\d)", re.IGNORECASE)
_SHARE = frozenset({"%", "phần trăm"})
_AT_LEAST = re.compile(
    r"(?:ít nhất|tối thiểu|trên|từ|đạt từ|không dưới|không thấp hơn|hơn)(?:\s+(?:là|từ|đạt|trên|ở mức))*\s*$",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"(?:dưới|không quá|tối đa|không vượt quá|xuống dưới|xuống còn dưới|ít hơn|nhỏ hơn)(?:\s+(?:là|còn|mức))*\s*$",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"\s*(?:[^\W\d_]+\s+){0,3}?trở lên", re.IGNORECASE)
_YEAR = re.compile(
    r"(?:(?:đến(?: hết)?|năm|vào|trước)\s+(?:năm\s+)?|(?:tháng|quý)\s+[\dIVX]+\s*(?:/|\s+năm\s+)"
    r"|\d{1,2}/\d{1,2}/)(?P<year>20\d\d)(?!\s*[-–]\s*20)",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"(?:giai đoạn|năm|nhiệm kỳ)?\s*(?:20\d\d)\s*[-–]\s*(?P<year>20\d\d)", re.IGNORECASE)
_VISION = re.compile(r"(?:định hướng|tầm nhìn)\s+(?:đến|tới)\s+(?:năm\s+)?20\d\d|từ nay đến năm 20\d\d", re.IGNORECASE)
_PAST = re.compile(
    r"(?<!\w)(?:đã (?:đạt|có|thực hiện|hoàn thành)|hiện có|hiện nay|năm trước|so với (?:năm|cùng kỳ|nhiệm kỳ"
    r"|giai đoạn|trước|thời điểm)|trong năm qua|kết quả)(?!\w)",
    re.IGNORECASE,
)
_NO_GOAL_UNIT = re.compile(
    r"(?:năm|tháng|ngày|giờ|phút|tuần|quý|tuổi|cấp|lần|kỳ|nghị|số|điều|khoản|của|và|đến|là|có|theo|về"
    r"|tại|trong|bản|trang|người dân|triệu|tỷ|đồng|nghìn|ngàn|đối|mục|phần|vụ việc|nhiệm|giai|nội dung"
    r"|loại|hình thức|bước|bên|đợt|lĩnh vực|trường hợp|ngành|sở|bộ)(?!\w)",
    re.IGNORECASE,
)
# A figure that counts or names, not one that measures ("khoản 2", "lớp 9", "Đề án 06").
_ORDINAL = re.compile(
    r"(?:số|điều|khoản|mục|điểm|ngày|tháng|năm|lớp|tiểu|mức|quý|phòng|đề án|tiêu|Đ/c|nhóm)\s*$", re.IGNORECASE
)
# "40 ca trên 100.000 trẻ": what it is measured against.
_MEASURED_AGAINST = re.compile(r"\d\s+[^\W\d_]+(?:\s[^\W\d_]+){0,3}\s+trên\s+$")
# "từ 10% đến 15%" is one figure, its lower end; in "từ 18 ca xuống dưới 15 ca" the first is the state before.
_UPPER_END = re.compile(r"(?<!\w)từ\s+[\d.,]+\s*(?:%|[^\W\d_]+)?\s+(?:đến|tới)\s+$", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)từ\s+$", re.IGNORECASE)
_MOVES = re.compile(r"[^.;,\d]{0,25}(?<!\w)(?:xuống|(?<!trở )lên)(?!\w)")
_STRIVEN_FOR = re.compile(r"phấn đấu[^;]*\sđạt(?:\s+(?:khoảng|mức|từ))?\s*$", re.IGNORECASE)
# A rate of something, not a goal.
_RATE = re.compile(
    r"(?:tạm ứng|hỗ trợ|lãi suất|giảm trừ|hưởng|bằng|mức|phí|thuế|phụ cấp|chiếm|khấu trừ)(?: \w+)?\s*$", re.IGNORECASE
)


def targets(root: Node) -> Iterator[Target]:
    """The goals below `root`, in text order."""
    for node in root.walk():
        if isinstance(node.block, Paragraph) and not node.quoted and node.block.kind.value != "note":
            goals = _among_goals(node)
            if goals or _in_tasks(node):
                yield from _of_unit(node, goals=goals)


def _among_goals(node: Node) -> bool:
    above: Node | None = node
    while above is not None:
        title = above.title or ""
        if title and _GOALS.match(title):
            return True
        above = above.parent
    return False


def _in_tasks(node: Node) -> bool:
    above = node.parent
    labelled = node.numbered
    while above is not None:
        labelled = labelled or above.numbered
        if above.title and NO_TASKS.match(above.title):
            return False
        above = above.parent
    return labelled


def _of_unit(node: Node, *, goals: bool) -> Iterator[Target]:
    text = node.paragraph.text
    start = len(text) - len(node.text)
    if not _DIGIT.search(text, start):
        return
    cited = spans(text)
    begin = start
    for sentence in re.split(r"(?<=[.;])\s+(?=[" + UPPER + r"])", text[start:]):
        at = text.find(sentence, begin)
        begin = at + len(sentence)
        if _PAST.search(sentence) and not re.search(r"phấn đấu", sentence, re.IGNORECASE):
            continue
        years, whole = _years(sentence), " ".join(sentence.split())
        for figure in _FIGURE.finditer(sentence):
            if overlaps(cited, at + figure.start()) or not _is_goal(sentence, figure, goals=goals):
                continue
            yield replace(_target(node, sentence, figure, at), text=whole, by=_by(years, sentence, figure, node))


def _is_goal(sentence: str, figure: re.Match[str], *, goals: bool) -> bool:
    unit = figure["unit"].lower()
    before = _before(sentence, figure)
    if _UPPER_END.search(before) or (_FROM.search(before) and _MOVES.match(sentence, figure.end())):
        return False
    if unit in _SHARE:
        return goals or not _RATE.search(before)
    if _NO_GOAL_UNIT.match(unit) or _ORDINAL.search(before) or _MEASURED_AGAINST.search(before):
        return False
    bound = _AT_LEAST.search(before) or _AT_MOST.search(before) or _OR_MORE.match(sentence, figure.end())
    return goals or bool(bound or _STRIVEN_FOR.search(before))


def _before(sentence: str, figure: re.Match[str]) -> str:
    return sentence[max(0, figure.start() - _NEAR) : figure.start()]


def _target(node: Node, sentence: str, figure: re.Match[str], at: int) -> Target:
    before = _before(sentence, figure)
    comparator = "="
    if _AT_LEAST.search(before) or _OR_MORE.match(sentence, figure.end()):
        comparator = ">="
    elif _AT_MOST.search(before):
        comparator = "<="
    unit = figure["unit"].lower()
    return Target(
        section=node.path or None,
        text="",
        comparator=comparator,
        value=_value(figure["value"]),
        unit="%" if unit in _SHARE else figure["unit"],
        by=None,
        place=node.paragraph.at(at + figure.start(), at + figure.end()),
    )


def _value(text: str) -> float:
    return float(text.replace(".", "") if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text) else text.replace(",", "."))


def _by(own: Sequence[tuple[int, int]], sentence: str, figure: re.Match[str], node: Node) -> int | None:
    """The year behind the figure, else from the clause, the first of the sentence, or the nearest title with one."""
    if behind := _RIGHT_BEHIND.match(sentence, figure.end()):
        return int(behind["year"])
    if own:
        begin = sentence.rfind(";", 0, figure.start())
        end = sentence.find(";", figure.end())
        first, here = bisect_right(own, (begin, 9999)), bisect_left(own, (figure.start(), 0))
        if first < here:
            return own[here - 1][1]
        return own[first][1] if first < len(own) and (end < 0 or own[first][0] < end) else own[0][1]
    above: Node | None = node.parent
    while above is not None:
        named = _years(above.title or "")
        if named:
            return named[-1][1]
        above = above.parent
    return None


def _years(text: str) -> list[tuple[int, int]]:
    bare = _VISION.sub(lambda match: " " * len(match.group()), text)
    found = [(m.start(), int(m["year"])) for m in _PERIOD.finditer(bare)] + [
        (m.start(), int(m["year"])) for m in _YEAR.finditer(bare)
    ]
    return sorted(found)
