"""The assignment appendix (`phan-cong`): tasks grouped by the body that leads them, in a table on landscape pages."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from songhanh.formats.blocks import Cell, Paragraph, Row, Table
from songhanh.formats.official import Annex, Official, annex_reference
from songhanh.law.bodies import body_key
from songhanh.reading.phrases import names, period, repeats
from songhanh.reading.plan import Found, Header, Plan, Task
from songhanh.reading.years import year_of

_HEAD = ("STT", "Nội dung công việc", "Phối hợp", "Thời gian", "Sản phẩm", "Đề xuất (văn bản không ghi)")
_WIDTHS = (11.0, 96.0, 42.0, 32.0, 31.0, 35.0)
NOBODY = "Công việc văn bản không ghi cơ quan, đơn vị chủ trì"


@dataclass(frozen=True, slots=True)
class Group:
    """A body by the spelling most used, of equals the longest, and its tasks in the order of the plan.

    `key` is the one of all its spellings, empty for the tasks that no body leads.
    """

    key: str
    name: str
    tasks: tuple[Task, ...]


def letterhead(header: Header) -> Official:
    """The parts that the letterhead gives, the rest left open."""

    def value(found: Found[str] | None) -> str | None:
        return found.value if found else None

    return Official(
        parent_body=value(header.parent_body),
        issuer=value(header.issuer),
        number=value(header.number),
        symbol=value(header.symbol),
        place=value(header.place),
        day=header.date.value if header.date else None,
        month=header.open_month,
        year=year_of(header),
        type=value(header.type),
        subject=value(header.subject),
    )


def assignment(plan: Plan, on: date) -> Annex:
    """The appendix; a task that several bodies lead stands with the first, by its number with the others."""
    head = letterhead(plan.header)
    return Annex(
        title=f"Phân công thực hiện {head.title or 'Kế hoạch'}",
        reference=annex_reference(head, on),
        blocks=(_table(groups(plan.tasks)),),
        landscape=True,
    )


def groups(tasks: Iterable[Task]) -> list[Group]:
    """Bodies in the order in which the plan first gives them a task; tasks without a body come last."""
    spellings: dict[str, Counter[str]] = {}
    led: dict[str, list[Task]] = {}
    for task in tasks:
        for key, name in {body_key(lead.value): lead.value for lead in task.lead}.items() or [("", NOBODY)]:
            spellings.setdefault(key, Counter())[name] += 1
            led.setdefault(key, []).append(task)
    order = sorted(led, key=lambda key: key == "")
    return [Group(key, _usual(spellings[key]), tuple(led[key])) for key in order]


def _usual(spellings: Counter[str]) -> str:
    return max(spellings, key=lambda name: (spellings[name], len(name)))


def _table(found: list[Group]) -> Table:
    rows = [Row(tuple((at, Cell((Paragraph(title, style="cell-head"),))) for at, title in enumerate(_HEAD)))]
    numbers: dict[int, int] = {}  # of a task, by identity
    for group in found:
        rows.append(Row(((0, _group_cell(group)),)))
        above = [str(numbers[id(task)]) for task in group.tasks if id(task) in numbers]
        if above:
            rows.append(Row(((0, _above_cell(above)),)))
        for task in group.tasks:
            if id(task) not in numbers:
                numbers[id(task)] = len(numbers) + 1
                rows.append(Row(tuple(enumerate(_cells(numbers[id(task)], task, group)))))
    return Table(rows=tuple(rows), columns=len(_HEAD), header_rows=1, widths=_WIDTHS)


def _group_cell(group: Group) -> Cell:
    text = f"{group.name[:1].upper()}{group.name[1:]} ({len(group.tasks)} việc)"
    return Cell((Paragraph(text, style="cell-group"),), columns=len(_HEAD))


def _above_cell(numbers: list[str]) -> Cell:
    """The tasks that the body leads with another, where they stand in full already."""
    return Cell(
        (Paragraph(f"Cùng chủ trì các việc số {', '.join(numbers)} nêu trên.", style="cell"),), columns=len(_HEAD)
    )


def _cells(number: int, task: Task, group: Group) -> tuple[Cell, ...]:
    others = [lead.value for lead in task.lead if body_key(lead.value) != group.key]
    return (
        Cell((Paragraph(str(number), style="cell-centre"),)),
        _cell(task.text, f"(Cùng chủ trì: {'; '.join(others)})" if others else ""),
        _cell(names(task.partners) or ""),
        _cell(*_times(task)),
        _cell(task.result.value if task.result else ""),
        _cell(*_proposals(task)),
    )


def _cell(*lines: str) -> Cell:
    return Cell(tuple(Paragraph(line, style="cell") for line in lines if line))


def _times(task: Task) -> Iterator[str]:
    yield from (period(found.value) for found in task.dates)
    often = repeats(task.recurrence)
    if often:
        yield often


def _proposals(task: Task) -> Iterator[str]:
    if task.proposed_lead:
        yield f"Chủ trì: {task.proposed_lead.value}"
    if task.proposed_date:
        yield f"Thời gian: {period(task.proposed_date.value) or 'khi phát sinh'}"
