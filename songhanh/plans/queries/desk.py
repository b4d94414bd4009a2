"""The reading desk: the document and what was understood of it, side by side."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from songhanh.agencies.access import Viewer
from songhanh.agencies.models import Body
from songhanh.law.documents import StateKind, describe, documents, state
from songhanh.lib.words import Words
from songhanh.plans.desk_rules import heading
from songhanh.plans.models import Item, ItemChange, Plan, PlanDocument
from songhanh.plans.names import EVERY_UNIT
from songhanh.plans.queries.marks import Marker, ShownParagraph, ShownTable, Span

KINDS: dict[str, Words] = {
    "letterhead": Words("Thể thức", "Letterhead"),
    "citation": Words("Căn cứ", "Legal basis"),
    "section": Words("Mục", "Section"),
    "task": Words("Nhiệm vụ", "Task"),
    "target": Words("Chỉ tiêu", "Target"),
    "recipients": Words("Nơi nhận", "Recipients"),
    "signer": Words("Người ký", "Signer"),
}
FIELD_WORDS: dict[str, Words] = {
    "type": Words("Loại văn bản", "Kind of document"), "subject": Words("Trích yếu", "Subject"),
    "issuer": Words("Cơ quan ban hành", "Issuer"), "parent_body": Words("Cơ quan chủ quản", "Superior body"),
    "number": Words("Số, ký hiệu", "Number"), "place": Words("Địa danh", "Place"), "date": Words("Ngày", "Day"),
    "year": Words("Năm kế hoạch", "Year of the plan"), "title": Words("Tên", "Title"),
    "label": Words("Số mục", "Label"), "section": Words("Mục", "Section"), "text": Words("Nội dung", "Text"),
    "lead": Words("Chủ trì", "Lead"), "partners": Words("Phối hợp", "Partners"),
    "starts": Words("Từ ngày", "From"), "due": Words("Thời hạn", "Due"),
    "recurrence": Words("Định kỳ", "Recurrence"), "result": Words("Kết quả, sản phẩm", "Result"),
    "comparator": Words("So sánh", "Comparison"), "value": Words("Mức", "Value"), "unit": Words("Đơn vị tính", "Unit"),
    "by": Words("Đến năm", "By"), "names": Words("Nơi nhận", "Recipients"),
    "authority": Words("Thẩm quyền", "Authority"),
    "position": Words("Chức vụ", "Position"), "name": Words("Họ tên", "Name"),
}  # fmt: skip
RECURRENCES: dict[str, Words] = {
    "weekly": Words("Hằng tuần", "Weekly"), "monthly": Words("Hằng tháng", "Monthly"),
    "quarterly": Words("Hằng quý", "Quarterly"), "half_yearly": Words("6 tháng", "Half-yearly"),
    "yearly": Words("Hằng năm", "Yearly"), "periodic": Words("Định kỳ", "Periodic"),
    "ad_hoc": Words("Đột xuất", "Ad hoc"),
}  # fmt: skip
_LAW_TAGS: dict[StateKind, tuple[str, Words]] = {
    StateKind.IN_FORCE: ("is-ok", Words("Còn hiệu lực", "In force")),
    StateKind.AMENDED: ("is-ok", Words("Còn hiệu lực, đã sửa đổi", "In force, amended")),
    StateKind.NOT_YET_IN_FORCE: ("is-warn", Words("Chưa có hiệu lực", "Not yet in force")),
    StateKind.REPLACED: ("is-late", Words("Đã bị thay thế", "Replaced")),
    StateKind.EXPIRED: ("is-late", Words("Hết hiệu lực", "Expired")),
    StateKind.UNKNOWN: ("", Words("Chưa rõ hiệu lực", "State not known")),
}
_SHOWN = {
    "letterhead": ("type", "subject", "issuer", "parent_body", "number", "place", "date", "year"),
    "citation": ("title", "date", "issuer"),
    "section": (),
    "task": ("section", "lead", "partners", "starts", "due", "recurrence", "result"),
    "target": ("comparator", "value", "unit", "by"),
    "recipients": (),
    "signer": (),
}


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field of an item: what is set, whether it stands so in the document, was proposed (why) or set by a person."""

    name: str
    label: Words
    value: Words
    origin: str  # written, proposed, set
    why: Words | None = None


@dataclass(frozen=True, slots=True)
class LawState:
    """What a cited document is on a day."""

    day: date
    words: Words
    tint: str  # class of the tag
    tag: Words


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding of `check`."""

    severity: str
    what: Words
    remedy: Words
    basis: str


@dataclass(frozen=True, slots=True)
class DeskItem:
    """An item for the page."""

    pk: int
    kind: str
    kind_words: Words
    number: int  # of its kind, in the order of the text
    state: str
    version: int
    title: str
    doubts: tuple[Words, ...]
    fields: tuple[FieldRow, ...]
    law: tuple[LawState, ...]
    remarks: tuple[Remark, ...]
    marked: bool

    @property
    def needs_look(self) -> bool:
        """Whether something about it is unclear and nobody has decided."""
        return self.state == Item.State.OPEN and bool(
            self.doubts or any(one.severity == "error" for one in self.remarks)
        )


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the confirming is."""

    total: int
    confirmed: int
    to_look_at: int
    by_kind: dict[str, int]

    @property
    def left(self) -> int:
        """Items that nobody has confirmed."""
        return self.total - self.confirmed


@dataclass(frozen=True, slots=True)
class Desk:
    """The whole page."""

    plan: Plan
    document: PlanDocument | None
    blocks: tuple[ShownParagraph | ShownTable, ...]
    items: tuple[DeskItem, ...]
    dropped: tuple[DeskItem, ...]
    remarks: tuple[Remark, ...]  # those about no item
    progress: Progress
    can_undo: bool


def desk(plan_id: int, viewer: Viewer) -> Desk:
    """The desk of a plan that the viewer sees; six queries, whatever its size."""
    plan = Plan.objects.select_related("agency").visible_to(viewer).get(pk=plan_id)
    document = PlanDocument.objects.filter(plan=plan, state=PlanDocument.State.READ).order_by("-pk").first()
    rows = list(Item.objects.filter(plan=plan))
    units = {one.pk: one.called for one in Body.objects.filter(agency=plan.agency)}
    standing = [one for one in rows if one.state != Item.State.DROPPED]
    marker = Marker(tuple(Span(one.start, one.end, one.pk) for one in standing if one.end > one.start))
    blocks = tuple(marker.blocks(document.shown)) if document else ()
    beside, general = _beside(document.findings if document else [], standing)
    known = _Known(plan, viewer, units, beside, marker.seen, written=_written_on(rows))
    items = known.items(standing)
    # Unresolved first, then in the order of the text.
    ordered = sorted(items, key=lambda one: (not one.needs_look,))
    undo = ItemChange.objects.filter(plan=plan, by_id=viewer.user or None, undone=False).exists()
    return Desk(
        plan, document, blocks, tuple(ordered), tuple(known.items([one for one in rows if one not in standing])),
        tuple(general), progress_of(items), undo and plan.state == Plan.State.DRAFT,
    )  # fmt: skip


def desk_item(plan: Plan, item: Item, viewer: Viewer) -> DeskItem:
    """One item, for the part of the page that changes."""
    document = PlanDocument.objects.filter(plan=plan, state=PlanDocument.State.READ).order_by("-pk").first()
    beside, _ = _beside(document.findings if document else [], [item])
    units = {one.pk: one.called for one in Body.objects.filter(agency=plan.agency)}
    number = Item.objects.filter(plan=plan, kind=item.kind, start__lt=item.start).standing().count()
    head = Item.objects.filter(plan=plan, kind=Item.Kind.LETTERHEAD)
    found = _Known(plan, viewer, units, beside, {item.pk}, written=_written_on(head)).items([item])[0]
    return _numbered(found, number + 1)


def _numbered(item: DeskItem, number: int) -> DeskItem:
    values: dict[str, Any] = {name: getattr(item, name) for name in DeskItem.__slots__}
    return DeskItem(**{**values, "number": number})


def progress_of(items: Iterable[DeskItem]) -> Progress:
    """The counts of the bar above the items."""
    found = list(items)
    confirmed = sum(one.state == Item.State.CONFIRMED for one in found)
    return Progress(
        len(found), confirmed, sum(one.needs_look for one in found), dict(Counter(one.kind for one in found))
    )


class _Known:
    """What the rows of one draft are shown with."""

    def __init__(
        self,
        plan: Plan,
        viewer: Viewer,
        units: dict[int, str],
        beside: dict[int, list[Remark]],
        marked: set[int],
        *,
        written: date | None,
    ) -> None:
        # Where no day is known yet, only today is asked: a day that was made up would tell of laws what is not so.
        day = plan.issued_on or written
        self.days = tuple(dict.fromkeys((day, viewer.day))) if day else (viewer.day,)
        self.units = units
        self.beside = beside
        self.marked = marked

    def items(self, rows: Iterable[Item]) -> list[DeskItem]:
        """The rows as the page shows them."""
        numbers: Counter[str] = Counter()
        found = []
        for one in rows:
            numbers[one.kind] += 1
            found.append(self._item(one, numbers[one.kind]))
        return found

    def _item(self, one: Item, number: int) -> DeskItem:
        law = tuple(self._law(one))
        told = {each.words for each in law}
        remarks = tuple(each for each in self.beside.get(one.pk, ()) if each.what not in told)
        return DeskItem(
            pk=one.pk, kind=one.kind, kind_words=KINDS[one.kind], number=number, state=one.state, version=one.version,
            title=heading(one.kind, one.values), doubts=tuple(Words(d["vi"], d["en"]) for d in one.doubts),
            fields=tuple(self._fields(one)), law=law, remarks=remarks,
            marked=one.pk in self.marked,
        )  # fmt: skip

    def _fields(self, one: Item) -> Iterable[FieldRow]:
        for name in _SHOWN[one.kind]:
            value = self._shown(one, name)
            if value is None:
                continue
            why = one.proposed.get(name)
            written = one.written.get(name) == one.values.get(name) and name in one.written
            origin = "proposed" if why else "written" if written else "set"
            yield FieldRow(name, FIELD_WORDS[name], value, origin, Words(why["vi"], why["en"]) if why else None)

    def _shown(self, one: Item, name: str) -> Words | None:
        value = one.values.get(name)
        if name == "lead" and one.values.get("lead_unit") is not None:
            return self._unit(one.values["lead_unit"])
        if name == "partners" and one.values.get("partner_units"):
            names = [self._unit(unit) for unit in one.values["partner_units"]]
            return Words("; ".join(each.vi for each in names), "; ".join(each.en for each in names))
        if value in (None, "", []):
            return None
        return shown_value(name, value)

    def _unit(self, pk: int) -> Words:
        if pk == EVERY_UNIT:
            return Words("Tất cả các đơn vị", "Every unit")
        name = self.units.get(pk, "…")
        return Words(name, name)

    def _law(self, one: Item) -> Iterable[LawState]:
        law = documents().get(one.values.get("law") or "") if one.kind == Item.Kind.CITATION else None
        if law is None:
            return
        for day in self.days:
            found = state(law, day)
            yield LawState(day, describe(found), *_LAW_TAGS[found.kind])


def shown_value(name: str, value: Any) -> Words:
    """A stored value as people read it."""
    if name in ("starts", "due", "date"):
        text = f"{date.fromisoformat(value):%d/%m/%Y}"
        return Words(text, text)
    if name == "recurrence":
        return RECURRENCES[value]
    if name == "comparator":
        return {">=": Words("từ", "at least"), "<=": Words("đến", "at most"), "=": Words("bằng", "exactly")}[value]
    if isinstance(value, list):
        text = "; ".join(str(one) for one in value)
    elif isinstance(value, float):
        return Words(f"{value:g}".replace(".", ","), f"{value:g}")
    else:
        text = str(value)
    return Words(text, text)


def _written_on(rows: Iterable[Item]) -> date | None:
    """The day that the letterhead gives, as it is set."""
    head = next((one for one in rows if one.kind == Item.Kind.LETTERHEAD), None)
    text = head.values.get("date") if head else None
    return date.fromisoformat(text) if text else None


def _beside(findings: list[dict[str, Any]], items: list[Item]) -> tuple[dict[int, list[Remark]], list[Remark]]:
    """The findings by the item that they are about (the shortest that holds their place), and those about none."""
    beside: dict[int, list[Remark]] = {}
    general: list[Remark] = []
    for row in findings:
        remark = Remark(row["severity"], Words(**row["what"]), Words(**row["remedy"]), row["basis"])
        over = [
            one for one in items if one.start <= row["start"] and row["end"] <= one.end and row["end"] > row["start"]
        ]
        if over:
            nearest = min(over, key=lambda one: one.end - one.start)
            beside.setdefault(nearest.pk, []).append(remark)
        else:
            general.append(remark)
    return beside, general
