"""What holds for everything below a heading, an opening sentence or beside a block."""

import re
from dataclasses import dataclass, replace

from songhanh.lib.text import UPPER
from songhanh.reading.duties import Stretch, dates, leads, partners
from songhanh.reading.plan import Found, Recurrence, When


@dataclass(frozen=True, slots=True)
class Context:
    """What a task inherits where it says nothing itself."""

    year: int | None
    plan_years: tuple[int, ...]
    prose: bool  # a letter, where a task begins at the sentence that obliges
    lead: tuple[Found[str], ...] = ()
    partners: tuple[Found[str], ...] = ()
    dates: tuple[Found[When], ...] = ()
    recurrence: Found[Recurrence] | None = None
    closed: bool = False  # under a heading below which nothing is a task
    strict: bool = False  # under "Kinh phí": only what names somebody

    def when(self, stretch: Stretch) -> tuple[Found[When], ...]:
        """The days that a stretch names, the year of the plan apart."""
        return dates(stretch, self.year, self.plan_years)


# "Ban X xây dựng kế hoạch như sau:" sets the tasks and leads none of them.
_SETS_TASKS = re.compile(
    r"(?:xây dựng|ban hành|đề ra|xác định|lập|thông báo|triển khai)(?: và \w+ \w+)?\s+(?:\w+\s+){0,2}"
    r"(?:[Kk]ế hoạch|[Cc]hương trình|[Hh]ướng dẫn|[Kk]ết luận|các nhiệm vụ|nội dung|một số)(?:(?!đề nghị"
    r"|yêu cầu|giao )[^:])*(?:như sau"
    r"|sau đây|sau|cụ thể)?\s*:\s*$"
)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[" + UPPER + r"“\"])")
_REQUESTS = re.compile(r"(?<!\w)(?:[Đđ]ề nghị|[Yy]êu cầu|[Gg]iao)(?!\w)")
_ADVERBIAL = re.compile(r"(?:Để|Nhằm|Trong|Sau khi|Qua|Thực hiện|Căn cứ|Theo|Ngày)(?!\w)")


def opened(stretch: Stretch, context: Context) -> Context:
    """The context that a sentence with a colon at its end gives to the list that it opens."""
    text = stretch.text
    last = max((match.end() for match in SENTENCE.finditer(text)), default=0)
    stretch = Stretch(stretch.paragraph, stretch.start + last, stretch.end)
    named = leads(stretch)
    requested = tuple(one for one in named if one.rule == "request")
    lead = () if _SETS_TASKS.search(stretch.text) else requested or named
    return replace(
        context,
        lead=lead or context.lead,
        partners=added(context.partners, partners(stretch)),
        dates=context.when(_without_purpose(stretch)) or context.dates,
    )


def _without_purpose(stretch: Stretch) -> Stretch:
    """ "Để hỗ trợ … trong năm 2013, Bộ Xây dựng đề nghị …": the day of a purpose is no day of the list."""
    request = _REQUESTS.search(stretch.text)
    if not request or not _ADVERBIAL.match(stretch.text):
        return stretch
    return Stretch(stretch.paragraph, stretch.start + request.start(), stretch.end)


def added(given: tuple[Found[str], ...], more: tuple[Found[str], ...]) -> tuple[Found[str], ...]:
    """`given` and what of `more` is new, case apart."""
    known = {one.value.lower() for one in given}
    return (*given, *(one for one in more if one.value.lower() not in known))
