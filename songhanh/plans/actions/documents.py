"""Documents: given in, read, made into a draft or merged into one."""

import json
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F

from songhanh.agencies.access import VIETNAM, Permission, Viewer
from songhanh.agencies.files import file_store, within_limits
from songhanh.agencies.models import Body
from songhanh.audit.actions import record
from songhanh.lib.text import bare
from songhanh.lib.words import Problem, Words
from songhanh.notices.actions import tell
from songhanh.plans.actions.issue import title_of
from songhanh.plans.drafting import DraftItem, findings_of, items_of, shown_blocks
from songhanh.plans.merging import carry, pair
from songhanh.plans.models import BodyName, Item, Plan, PlanDocument
from songhanh.plans.names import key_of, unit_of, units_of
from songhanh.reading.findings import findings
from songhanh.reading.proposals import propose
from songhanh.reading.read import Reading


class SameFile(Problem):
    """The agency was given these very bytes before; `document` is where they are."""

    def __init__(self, document: PlanDocument) -> None:
        day = f"{document.given_at.astimezone(VIETNAM):%d/%m/%Y}"
        what = Words(
            f"Tệp này đã được nhập ngày {day} với tên “{document.name}”.",
            f"This file was imported on {day} as “{document.name}”.",
        )
        super().__init__("same-file", what, Words("Mở bản đã nhập.", "Open the one that was imported."))
        self.document = document


def receive_document(
    *, agency: Body, name: str, chunks: Iterable[bytes], replaces: Plan | None = None, by: Viewer
) -> PlanDocument:
    """Keep a file that was given in; `songhanh work` reads it. `replaces` is the draft that it corrects.

    Raises SameFile, or Problem where it is larger than files may be.
    """
    by.require(Permission.PLAN_PREPARE, agency.path)
    if replaces is not None and replaces.state != Plan.State.DRAFT:
        raise Problem(
            "already-issued",
            Words(
                "Kế hoạch này đã ban hành nên nội dung không thay được.", "This plan was issued: its text is frozen."
            ),
            Words("Điều chỉnh từng nhiệm vụ, ghi lý do.", "Amend the tasks one by one, with a reason."),
        )
    store = file_store()
    with store.adding(), transaction.atomic():
        stored = store.put(within_limits(chunks, name))
        before = PlanDocument.objects.filter(agency=agency, digest=stored.digest).first()
        if before is not None and before.state == PlanDocument.State.FAILED:
            return _read_again(before, name, by)
        if before is not None:
            raise SameFile(before)
        document = PlanDocument(
            agency=agency, name=name[:250], digest=stored.digest, size=stored.size, replaces=replaces,
            given_by_id=by.user or None, given_at=by.at,
        )  # fmt: skip
        document.save()
        values: dict[str, object] = {"name": name, "digest": stored.digest, "size": stored.size}
        record(by=by, agency=agency.pk, event="document.received", subject=f"document:{document.pk}", values=values)
    return document


def _read_again(document: PlanDocument, name: str, by: Viewer) -> PlanDocument:
    """Let a file that could not be read wait once more: what it lacked may be there now."""
    document.state, document.name, document.problem_vi, document.problem_en = (
        PlanDocument.State.WAITING, name[:250], "", ""
    )  # fmt: skip
    document.save(update_fields=["state", "name", "problem_vi", "problem_en"])
    values: dict[str, object] = {"name": name, "again": True}
    record(
        by=by, agency=document.agency_id, event="document.received", subject=f"document:{document.pk}", values=values
    )
    return document


@transaction.atomic
def discard_draft(*, plan: int, reason: str, by: Viewer) -> None:
    """Put a draft away that nobody needs; its document stays kept, and can be imported again."""
    held = Plan.objects.select_for_update(of=("self",)).select_related("agency").visible_to(by).get(pk=plan)
    by.require(Permission.PLAN_PREPARE, held.agency.path)
    if held.state != Plan.State.DRAFT:
        raise Problem(
            "already-issued", Words("Kế hoạch đã ban hành nên không bỏ được.", "The plan was issued and stays."),
            Words("Hủy từng nhiệm vụ, nêu lý do.", "Cancel its tasks one by one, with a reason."),
        )  # fmt: skip
    if not reason.strip():
        raise Problem(
            "no-reason", Words("Chưa nêu lý do bỏ dự thảo.", "A reason is missing."),
            Words("Ghi lý do.", "Write why."),
        )  # fmt: skip
    held.state = Plan.State.DISCARDED
    held.save(update_fields=["state"])
    values: dict[str, object] = {"title": held.title, "reason": reason.strip()}
    record(by=by, agency=held.agency_id, event="plan.discarded", subject=f"plan:{held.pk}", values=values)


@transaction.atomic
def fail_document(*, document: PlanDocument, problem: Problem, by: Viewer) -> None:
    """Say on its page why the document cannot be read."""
    by.require(Permission.PLAN_PREPARE, document.agency.path)
    if not _is_still_ours(document):
        return
    document.state = PlanDocument.State.FAILED
    document.problem_vi, document.problem_en = problem.say("vi"), problem.say("en")
    document.claimed_by = ""
    document.save(update_fields=["state", "problem_vi", "problem_en", "claimed_by"])
    values: dict[str, object] = {"problem": problem.code}
    record(by=by, agency=document.agency_id, event="document.failed", subject=f"document:{document.pk}", values=values)
    _tell_giver(document, Words(f"Không đọc được “{document.name}”.", f"“{document.name}” could not be read."), by)


@transaction.atomic
def draft_plan(*, document: PlanDocument, reading: Reading, by: Viewer) -> Plan | None:
    """Make what was read a draft; where the document corrects a draft, keep what people confirmed in it.

    None where another worker took the document over in the meantime: it is theirs then.
    """
    by.require(Permission.PLAN_PREPARE, document.agency.path)
    if not _is_still_ours(document):
        return None
    proposed = propose(reading.plan, by.day)
    items = items_of(proposed, by.day)
    names = Names(document.agency)
    for one in items:
        names.place(one)
    plan = _draft_to_correct(document)
    kept = 0
    if plan is None:
        plan = Plan(agency=document.agency, year=by.day.year, title="", created=by.at)
        plan.save()
        Item.objects.bulk_create(_item(plan, one) for one in items)
    else:
        kept = _merge(plan, items)
    _name(plan, items)
    document.plan, document.state, document.claimed_by = plan, PlanDocument.State.READ, ""
    document.source, document.shown = reading.document.source, shown_blocks(reading.document)
    document.findings = findings_of(findings(reading.document, proposed, by.day))
    document.folded = bare(document.source)
    document.save()
    values: dict[str, object] = {"items": len(items), "kept": kept, "plan": plan.pk}
    record(by=by, agency=plan.agency_id, event="document.read", subject=f"document:{document.pk}", values=values)
    words = Words(
        f"Đã đọc xong “{document.name}”: {len(items)} nội dung.", f"“{document.name}” was read: {len(items)} items."
    )
    _tell_giver(document, words, by)
    return plan


def _is_still_ours(document: PlanDocument) -> bool:
    """Whether the claim with which the reading began still stands; its row is locked by the question."""
    held = PlanDocument.objects.select_for_update(of=("self",)).only("state", "claimed_by").get(pk=document.pk)
    return (held.state, held.claimed_by) == (PlanDocument.State.READING, document.claimed_by)


def _draft_to_correct(document: PlanDocument) -> Plan | None:
    """The draft, locked; None where the document begins one, or the draft was issued while it was read."""
    if document.replaces_id is None:
        return None
    return Plan.objects.select_for_update().filter(pk=document.replaces_id, state=Plan.State.DRAFT).first()


class Names:
    """What the agency's plans call its units: two queries for a whole document."""

    def __init__(self, agency: Body) -> None:
        rows = BodyName.objects.filter(agency=agency).values_list("key", "unit")
        self.known = {key: unit or 0 for key, unit in rows}
        self.units: dict[str, int] = {}
        for unit in Body.objects.filter(agency=agency):
            for name in (unit.name, unit.short_name):
                if name:
                    self.units.setdefault(key_of(name), unit.pk)

    def place(self, item: DraftItem) -> None:
        """Set the units of a task by the names that lead and partners have."""
        if item.kind != "task":
            return
        leads: list[str] = item.values.get("lead") or []
        found = [unit_of(name, self.known, self.units) for name in leads]
        item.values["lead_unit"] = found[0] if found else None
        item.values["partner_units"] = units_of(
            [*leads[1:], *(item.values.get("partners") or [])], self.known, self.units
        )
        if leads and found[0] is None:
            item.doubt(
                "unit-unknown",
                Words(
                    f"Chưa biết “{leads[0]}” là đơn vị nào của cơ quan.",
                    f"Which unit of the agency is “{leads[0]}”?",
                ),
            )


def _item(plan: Plan, one: DraftItem) -> Item:
    return Item(
        plan=plan, kind=one.kind, start=one.start, end=one.end, written=one.written, values=one.values,
        places={name: list(place) for name, place in one.places.items()}, rules=one.rules, proposed=one.proposed,
        doubts=one.doubts,
    )  # fmt: skip


def _merge(plan: Plan, items: list[DraftItem]) -> int:
    """Put the corrected items in the place of the old ones; how many confirmed ones stayed as they were."""
    held = list(Item.objects.filter(plan=plan, added_by_hand=False))
    old, parts = _origins(held)
    pairs, gone = pair(old, items)
    kept, fresh = 0, []
    for one in pairs:
        row = _item(plan, one.new)
        if isinstance(one.old, Item):
            if not one.unchanged and one.old.state != Item.State.OPEN:
                carry(one.new, one.old)
                row = _item(plan, one.new)
            row.pk, row.version = one.old.pk, one.old.version + 1
            if one.unchanged:
                # The parts into which it was split stand as they are: their words are the same.
                for part in parts.pop(one.old.pk, ()):
                    part.start, part.end, part.places = row.start, row.end, row.places
                    part.version += 1
                    part.save()
            if one.unchanged:
                row.state, row.values, row.doubts = one.old.state, one.old.values, one.old.doubts
                row.proposed = one.old.proposed
                row.confirmed_by_id, row.confirmed_at = one.old.confirmed_by_id, one.old.confirmed_at
                kept += row.state == Item.State.CONFIRMED
            row.save()
        else:
            fresh.append(row)
    Item.objects.bulk_create(fresh)
    left = [one.pk for one in gone if isinstance(one, Item)]
    left += [part.pk for some in parts.values() for part in some]
    Item.objects.filter(pk__in=left).update(state=Item.State.DROPPED, version=F("version") + 1)
    # The steps before are no longer undone: their items speak of the earlier document.
    plan.changes += 1
    plan.save(update_fields=["changes"])
    return kept


def _origins(held: list[Item]) -> tuple[list[Item], dict[int, list[Item]]]:
    """Items, and by the id of each those that were split off it: the same as written, in the same place."""
    first: dict[str, Item] = {}
    parts: dict[int, list[Item]] = {}
    for one in held:
        origin = first.setdefault(json.dumps([one.kind, one.start, one.end, one.written], sort_keys=True), one)
        if origin is not one:
            parts.setdefault(origin.pk, []).append(one)
    return list(first.values()), parts


def _name(plan: Plan, items: list[DraftItem]) -> None:
    head: dict[str, Any] = next((one.values for one in items if one.kind == "letterhead"), {})
    plan.year = head.get("year") or plan.year
    plan.title = title_of(head)
    plan.folded = bare(f"{plan.title} {plan.year}")
    plan.save(update_fields=["year", "title", "folded"])


def _tell_giver(document: PlanDocument, words: Words, by: Viewer) -> None:
    if document.given_by_id:
        tell(
            to=[document.given_by_id], agency=document.agency_id, event="document.read", words=words,
            address=f"/van-ban/{document.pk}/", by=by,
        )  # fmt: skip
