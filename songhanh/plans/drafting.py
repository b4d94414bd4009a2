"""From what reading found to the items of a draft, in the shape that is stored. Nothing here knows a database.

An item has `written` (what the document says), `values` (what is set: the same, with proposals where the document
is silent), `places` (the evidence of each field), `proposed` (why a field is a proposal) and `doubts` (what a
person should look at). Fields by kind: see `FIELDS`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from songhanh.formats.blocks import Cell, Document, Paragraph, Place, Table
from songhanh.law.documents import StateKind, describe, state
from songhanh.lib.words import Words
from songhanh.reading.cited_law import cited_law
from songhanh.reading.finding import Finding
from songhanh.reading.plan import Citation, Found, Header, Plan, Section, Target, Task
from songhanh.reading.years import written_on, year_of

Values = dict[str, Any]

FIELDS: dict[str, tuple[str, ...]] = {
    "letterhead": ("type", "subject", "issuer", "parent_body", "number", "place", "date", "year"),
    "citation": ("type", "number", "date", "issuer", "title", "law"),
    "section": ("label", "title"),
    "task": (
        "section",
        "text",
        "lead",
        "partners",
        "starts",
        "due",
        "recurrence",
        "result",
        "lead_unit",
        "partner_units",
    ),
    "target": ("section", "text", "comparator", "value", "unit", "by"),
    "recipients": ("names",),
    "signer": ("authority", "position", "name"),
}


@dataclass(slots=True)
class DraftItem:
    """An item as it will be stored."""

    kind: str
    start: int
    end: int
    written: Values = field(default_factory=dict)
    values: Values = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)
    proposed: dict[str, dict[str, str]] = field(default_factory=dict)
    doubts: list[dict[str, str]] = field(default_factory=list)

    def write(self, name: str, value: Any, place: Place | None = None, rule: str = "") -> None:
        """A field as the document gives it."""
        self.written[name] = self.values[name] = value
        if place is not None:
            self.places[name] = (place.start, place.end)
        if rule:
            self.rules[name] = rule

    def propose(self, name: str, value: Any, found: Found[Any]) -> None:
        """A field that the document leaves open."""
        self.values[name] = value
        self.rules[name] = found.rule
        if found.reason is not None:
            self.proposed[name] = found.reason._asdict()

    def doubt(self, code: str, words: Words) -> None:
        """Something that a person should look at."""
        self.doubts.append({"code": code, **words._asdict()})


def items_of(plan: Plan, on: date) -> list[DraftItem]:
    """The items of a plan that was given its proposals, in the order of the text; `on` is today."""
    found = [
        _letterhead(plan.header, on),
        *(_citation(one, plan.header, on) for one in plan.citations),
        *(_section(one) for one in plan.sections),
        *(_task(one) for one in plan.tasks),
        *(_target(one) for one in plan.targets),
    ]
    if plan.recipients:
        found.append(_recipients(plan.recipients))
    found.append(_signer(plan))
    if not plan.tasks:
        found[0].doubt(
            "no-plan",
            Words(
                "Không thấy nhiệm vụ nào: có thể tệp này không phải là kế hoạch.",
                "No task was found: perhaps this file is no plan.",
            ),
        )
    return sorted(found, key=lambda one: (one.start, one.kind))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _letterhead(header: Header, on: date) -> DraftItem:
    fields = ("type", "subject", "issuer", "parent_body", "place")
    found = {name: getattr(header, name) for name in fields}
    starts = [one.place.start for one in (*found.values(), header.number, header.date) if one]
    item = DraftItem(
        "letterhead", min(starts, default=0), max((one.place.end for one in found.values() if one), default=0)
    )
    for name, one in found.items():
        if one:
            item.write(name, one.value, one.place, one.rule)
    if header.number and header.symbol:
        item.write("number", f"{header.number.value}/{header.symbol.value}", header.number.place, header.number.rule)
    if header.date:
        item.write("date", _iso(header.date.value), header.date.place, header.date.rule)
    year = year_of(header)
    item.values["year"] = year or on.year
    if year is None:
        item.doubt(
            "no-year", Words("Văn bản không ghi năm của kế hoạch.", "The document does not give the plan's year.")
        )
    if header.issuer is None:
        item.doubt("no-issuer", Words("Không thấy cơ quan ban hành.", "No issuing agency was found."))
    if header.subject is None:
        item.doubt("no-subject", Words("Không thấy trích yếu.", "No subject was found."))
    return item


def _citation(one: Citation, header: Header, on: date) -> DraftItem:
    item = DraftItem("citation", one.place.start, one.place.end)
    for name, value in (("type", one.type), ("number", one.number), ("date", _iso(one.date)), ("issuer", one.issuer)):
        if value:
            item.write(name, value, one.place)
    if one.title_starts:
        item.write("title", one.title_starts, one.place)
    item.places["mentions"] = (one.place.start, one.place.end)
    law = cited_law(one, header, on)
    item.values["law"] = law.id if law else None
    if law is None:
        if not one.number:
            item.doubt(
                "law-unknown",
                Words(
                    "Văn bản không ghi số, ngày và chưa có trong dữ liệu.",
                    "No number or day is given, and it is not in the data.",
                ),
            )
        return item
    for day in dict.fromkeys((written_on(header, on), on)):
        found = state(law, day)
        if found.kind not in (StateKind.IN_FORCE, StateKind.AMENDED, StateKind.UNKNOWN):
            item.doubt("law-state", describe(found))
            break
    if one.other_dates:
        days = ", ".join(f"{day:%d/%m/%Y}" for day in one.other_dates)
        item.doubt("law-days", Words(f"Chỗ khác ghi ngày {days}.", f"Elsewhere the day is {days}."))
    return item


def _section(one: Section) -> DraftItem:
    item = DraftItem("section", one.place.start, one.place.end)
    item.write("label", one.label, one.place)
    item.write("title", one.title, one.place)
    return item


def _task(one: Task) -> DraftItem:
    item = DraftItem("task", one.place.start, one.place.end)
    item.write("section", one.section)
    item.write("text", one.text, one.place)
    _bodies(item, one)
    _days(item, one)
    if one.result:
        item.write("result", one.result.value, one.result.place, one.result.rule)
    return item


def _bodies(item: DraftItem, one: Task) -> None:
    if one.lead:
        item.write("lead", [found.value for found in one.lead], one.lead[0].place, one.lead[0].rule)
    elif one.proposed_lead:
        item.propose("lead", [one.proposed_lead.value], one.proposed_lead)
    else:
        item.doubt("no-lead", Words("Chưa rõ đơn vị chủ trì.", "No lead unit is known."))
    if one.partners:
        item.write("partners", [found.value for found in one.partners], one.partners[0].place, one.partners[0].rule)


def _days(item: DraftItem, one: Task) -> None:
    if one.recurrence:
        item.write("recurrence", one.recurrence.value.value, one.recurrence.place, one.recurrence.rule)
    if one.dates:
        first, last = one.dates[0], one.dates[-1]
        starts = min((found.value.start for found in one.dates if found.value.start), default=None)
        item.write("starts", _iso(starts), first.place, first.rule)
        ends = max((found.value.end for found in one.dates if found.value.end), default=None)
        item.write("due", _iso(ends), last.place, last.rule)
        if len(one.dates) > 1:
            spans = "; ".join(found.value.as_written or _iso(found.value.end) or "" for found in one.dates)
            item.doubt(
                "several-days",
                Words(
                    f"Có {len(one.dates)} thời gian ({spans}): nên tách thành từng nhiệm vụ.",
                    f"{len(one.dates)} times are given ({spans}): better split into tasks of their own.",
                ),
            )
    elif one.proposed_date:
        item.propose("starts", _iso(one.proposed_date.value.start), one.proposed_date)
        item.propose("due", _iso(one.proposed_date.value.end), one.proposed_date)
    elif not one.recurrence:
        item.doubt("no-day", Words("Chưa có thời hạn.", "There is no due day."))


def _target(one: Target) -> DraftItem:
    item = DraftItem("target", one.place.start, one.place.end)
    for name in ("section", "text", "comparator", "value", "unit", "by"):
        item.write(name, getattr(one, name), one.place if name == "text" else None)
    if one.by is None:
        item.doubt("no-target-year", Words("Chỉ tiêu chưa ghi năm phải đạt.", "The target does not say by which year."))
    return item


def _recipients(found: tuple[Found[str], ...]) -> DraftItem:
    item = DraftItem("recipients", found[0].place.start, found[-1].place.end)
    item.write("names", [one.value for one in found], Place(item.start, item.end), found[0].rule)
    return item


def _signer(plan: Plan) -> DraftItem:
    found = {name: getattr(plan.signer, name) for name in ("authority", "position", "name")}
    there = [one for one in found.values() if one]
    at = max((one.place.end for one in there), default=1 << 30)
    item = DraftItem("signer", min((one.place.start for one in there), default=at), at)
    for name, one in found.items():
        if one:
            item.write(name, one.value, one.place, one.rule)
    if not found["name"]:
        item.doubt("no-signer", Words("Không thấy người ký.", "No signer was found."))
    return item


def shown_blocks(document: Document) -> list[dict[str, Any]]:
    """The document for the page: paragraphs ("p") with `text`, `joins` (offset in text, in source), `kind`, `level`,
    `align`, `bold`; tables ("t") with `rows` of cells of paragraphs."""
    return list(_shown(document.blocks))


def _shown(blocks: Iterable[object]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield _paragraph(block)
        elif isinstance(block, Table):
            yield {
                "b": "t",
                "rows": [[_cell(cell) for _, cell in row.cells] for row in block.rows],
                "head": block.header_rows,
                "layout": block.layout,
            }


def _cell(cell: Cell) -> dict[str, Any]:
    return {"columns": cell.columns, "rows": cell.rows, "p": [_paragraph(one) for one in cell.blocks]}


def _paragraph(block: Paragraph) -> dict[str, Any]:
    return {
        "b": "p",
        "kind": block.kind.value,
        "level": block.level,
        "align": block.align,
        "bold": block.bold,
        "text": block.text,
        "joins": [list(one) for one in block.joins] or [[0, block.place.start]],
    }


def findings_of(found: Iterable[Finding]) -> list[Values]:
    """What `check` said, as stored: code, severity, the two sentences in both languages, place, provision."""
    return [
        {
            "code": one.code,
            "severity": one.severity.value,
            "what": one.what._asdict(),
            "remedy": one.remedy._asdict(),
            "start": one.place.start,
            "end": one.place.end,
            "basis": one.legal_basis,
        }
        for one in found
    ]
