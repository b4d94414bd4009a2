"""Tasks without a body or a day, targets without a year, and targets weaker than those of the superior plan."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from songhanh.formats.blocks import Place
from songhanh.law.bodies import agencies, known_agency
from songhanh.lib.text import fold, shorten
from songhanh.lib.words import Words
from songhanh.reading.finding import Finding, Rule, Severity, tell
from songhanh.reading.plan import Found, Plan, Target, Task, When

_DAY = re.compile(r"(?<!\w)ngày\s+(\d{1,2})\s*/\s*(\d{1,2})(?:\s*/\s*(\d{4}))?(?![\d/])", re.IGNORECASE)
_SHOWN = 60  # characters of a target or task in a sentence
_SAME_INDICATOR = 0.6  # share of the shorter text's words
_FEWEST_WORDS = 3
_WORD = re.compile(r"[^\W\d_]+")
# Words of every target, which say nothing of its indicator.
_EVERY_TARGET_SAYS = (
    "đến năm phấn đấu đạt tối thiểu ít nhất trên từ trở lên không quá tối đa dưới giai đoạn hằng hàng tỷ lệ tỉ có và "
    "các được của trong là cuối mỗi số khoảng vào"
)
_EVERY_TARGET = frozenset(_EVERY_TARGET_SAYS.split())


def check_work(plan: Plan, on: date, superior: Plan | None) -> Iterator[Finding]:
    """What the plan leaves open, whom it names that is no more, and where it falls behind its superior's plan."""
    for task in plan.tasks:
        yield from _open_task(task)
    for target in plan.targets:
        if target.by is None:
            yield tell(RULES, "target-without-year", target.place, text=shorten(target.text, _SHOWN))
    yield from _ended_bodies(plan, on)
    for asked in superior.targets if superior else ():
        yield from _fallen_behind(asked, plan)


def _open_task(task: Task) -> Iterator[Finding]:
    text = shorten(task.text, _SHOWN)
    impossible = [day for match in _DAY.finditer(task.text) if not _is_day(*match.groups()) for day in (match.group(),)]
    for day in impossible:
        yield tell(RULES, "no-such-day", task.place, text=text, day=day)
    if not task.lead:
        yield tell(RULES, "task-without-body", task.place, text=text, proposal=_proposal(task.proposed_lead))
    if not task.dates and task.recurrence is None and not impossible:
        yield tell(RULES, "task-without-day", task.place, text=text, proposal=_reason(task.proposed_date))


def _is_day(day: str, month: str, year: str | None) -> bool:
    """Whether there is such a day; without a year 29 February may be one."""
    return int(month) in range(1, 13) and 1 <= int(day) <= monthrange(int(year or 2024), int(month))[1]


def _proposal(found: Found[str] | None) -> Words:
    return Words(f" Đề xuất: {found.value}.", f" Proposed: {found.value}.") if found else Words("", "")


def _reason(found: Found[When] | None) -> Words:
    if found is None or found.reason is None:
        return Words("", "")
    return Words(f" {found.reason.vi}", f" {found.reason.en}")


def _ended_bodies(plan: Plan, on: date) -> Iterator[Finding]:
    """Bodies that were no more on the day, each at its first mention."""
    named: dict[str, Place] = {}
    for task in plan.tasks:
        for found in (*task.lead, *task.partners):
            named.setdefault(found.value, found.place)
    for recipient in plan.recipients:
        named.setdefault(recipient.value, recipient.place)
    for name, place in named.items():
        agency = known_agency(name, on)
        if agency and agency.valid_to and agency.valid_to < on:
            after = ", ".join(agencies()[id_].name for id_ in agency.successor)
            values = {"name": name, "last": f"{agency.valid_to:%d/%m/%Y}", "after": after or "…"}
            day = Words("", "") if agency.level == "ministry" else _LOCAL_DAY
            yield tell(RULES, "body-ended", place, agency.basis.legal_basis, None, **values, day=day)


_LOCAL_DAY = Words(" (ngày cụ thể do từng địa phương quyết định)", " (the day differs from place to place)")


def _fallen_behind(asked: Target, plan: Plan) -> Iterator[Finding]:
    own = _counterpart(asked, plan.targets)
    shown = shorten(asked.text, _SHOWN)
    if own is None:
        yield tell(RULES, "superior-target-missing", Place(), text=shown, asked=_figure(asked))
    elif own.by and asked.by and own.by < asked.by and _same_direction(own, asked):
        # A plan for a nearer year may ask less on the way there.
        return
    elif _weaker(own, asked):
        values = {"text": shown, "asked": _figure(asked), "found": _figure(own)}
        yield tell(RULES, "superior-target-weakened", own.place, "", None, **values)


def _counterpart(asked: Target, targets: tuple[Target, ...]) -> Target | None:
    """The own target of the same unit and indicator that is nearest in words, then in year."""
    rated = [(_likeness(asked, own), own) for own in targets if fold(own.unit) == fold(asked.unit)]
    fitting = [(rate, own) for rate, own in rated if rate >= _SAME_INDICATOR]
    if not fitting:
        return None
    return max(fitting, key=lambda pair: (pair[0], pair[1].by == asked.by, -abs(pair[1].value - asked.value)))[1]


def _likeness(asked: Target, own: Target) -> float:
    words, others = _indicator(asked.text), _indicator(own.text)
    fewer, shared = min(len(words), len(others)), len(words & others)
    return shared / fewer if fewer and shared >= min(_FEWEST_WORDS, fewer) else 0.0


def _indicator(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text))) - _EVERY_TARGET


def _weaker(own: Target, asked: Target) -> bool:
    """Whether the own figure is easier, its direction is another, or its year is later.

    A plain figure is read as one to reach, so less of it is easier; of "<=" more is.
    """
    if not _same_direction(own, asked):
        return True
    easier = own.value > asked.value if asked.comparator == "<=" else own.value < asked.value
    return easier or bool(own.by and asked.by and own.by > asked.by)


def _same_direction(own: Target, asked: Target) -> bool:
    return (own.comparator == "<=") == (asked.comparator == "<=")


def _figure(target: Target) -> str:
    sign = {">=": "≥ ", "<=": "≤ "}.get(target.comparator, "")
    year = f" ({target.by})" if target.by else ""
    return f"{sign}{target.value:g} {target.unit}{year}".replace(" %", "%")


RULES = {
    "task-without-body": Rule(
        Severity.NOTE,
        Words("Nhiệm vụ chưa ghi cơ quan, đơn vị chủ trì: “{text}”.", "Nobody is named to lead: “{text}”."),
        Words("Ghi đơn vị chủ trì.{proposal}", "Name who leads.{proposal}"),
    ),
    "no-such-day": Rule(
        Severity.ERROR,
        Words("Không có “{day}”: “{text}”.", "There is no “{day}”: “{text}”."),
        Words("Sửa lại ngày.", "Correct the day."),
    ),
    "task-without-day": Rule(
        Severity.NOTE,
        Words("Nhiệm vụ chưa có thời gian: “{text}”.", "No day or period is given: “{text}”."),
        Words("Ghi thời hạn hoặc định kỳ.{proposal}", "Give a day or how often.{proposal}"),
    ),
    "target-without-year": Rule(
        Severity.WARNING,
        Words("Chỉ tiêu chưa có năm hoàn thành: “{text}”.", "The target has no year: “{text}”."),
        Words("Ghi năm phải đạt.", "Say by which year."),
    ),
    "body-ended": Rule(
        Severity.NOTE,
        Words("{name} kết thúc hoạt động ngày {last}.", "{name} ended on {last}."),
        Words(
            "Kiểm tra cơ quan tiếp nhận: {after}{day}.",
            "Check who took over: {after}{day}.",
        ),
    ),
    "superior-target-weakened": Rule(
        Severity.ERROR,
        Words(
            "Chỉ tiêu thấp hơn kế hoạch cấp trên: “{text}” cấp trên giao {asked}, kế hoạch này ghi {found}.",
            "Weaker than the superior plan: “{text}” asks for {asked}, this plan says {found}.",
        ),
        Words(
            "Nâng chỉ tiêu bằng hoặc cao hơn cấp trên, hoặc nêu lý do.",
            "Raise it to what is asked, or give the reason.",
        ),
    ),
    "superior-target-missing": Rule(
        Severity.NOTE,
        Words(
            "Không thấy chỉ tiêu của cấp trên trong kế hoạch này: “{text}” ({asked}).",
            "A target of the superior plan is not found here: “{text}” ({asked}).",
        ),
        Words("Bổ sung, nếu chỉ tiêu thuộc phạm vi của cơ quan.", "Add it if it concerns the agency."),
    ),
}
