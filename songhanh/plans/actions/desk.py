"""The reading desk: every step is checked against the version that was looked at, kept, and can be undone."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from songhanh.agencies.access import Conflict, Permission, Viewer
from songhanh.agencies.models import Body
from songhanh.audit.actions import record
from songhanh.lib.words import Problem, Words
from songhanh.plans.desk_rules import cleaned, joined_values, parted_values
from songhanh.plans.models import BodyName, Item, ItemChange, Plan
from songhanh.plans.names import key_of

_KEPT = (
    "kind", "state", "start", "end", "written", "places", "rules", "proposed", "values", "doubts", "added_by_hand",
    "confirmed_by_id", "confirmed_at", "version",
)  # fmt: skip
Seen = tuple[int, int]  # the id of an item, and the version that was looked at


class Step:
    """One step on a locked draft: the items it touches as they were, those it makes, and what is written of it."""

    def __init__(self, plan: Plan, by: Viewer) -> None:
        self.plan = plan
        self.by = by
        self.before: dict[int, dict[str, Any]] = {}
        self.touched: dict[int, Item] = {}

    def take(self, seen: Seen) -> Item:
        """The item, as it was looked at.

        Raises:
            Conflict: somebody changed it since.
        """
        pk, version = seen
        item = Item.objects.get(pk=pk, plan=self.plan)
        if item.version != version:
            raise Conflict(
                Words("Người khác vừa sửa nội dung này.", "Somebody else has just changed this item."),
                Words("Xem giá trị mới rồi quyết định lại.", "Look at the new value and decide again."),
            )
        self.before[pk] = snapshot(item)
        self.touched[pk] = item
        return item

    def keep(self, item: Item) -> None:
        """Write the item with its next version."""
        if item.pk is not None:
            item.version += 1
        item.save()
        self.touched[item.pk] = item

    def confirm(self, item: Item) -> None:
        """Let the item stand as confirmed by who takes the step."""
        item.state, item.doubts = Item.State.CONFIRMED, []
        item.confirmed_by_id, item.confirmed_at = self.by.user or None, self.by.at
        self.keep(item)
        self._remember_names(item)

    def _remember_names(self, item: Item) -> None:
        """A body's name that the document wrote and a person confirmed is known in the agency's next plan.

        What was only proposed teaches nothing, nor does the name of a unit itself.
        """
        names = item.written.get("lead") or []
        if item.kind != Item.Kind.TASK or not names or item.values.get("lead_unit") is None:
            return
        unit = item.values["lead_unit"] or None
        if any(key_of(one) == key_of(names[0]) for one in self._unit_names()):
            return
        BodyName.objects.update_or_create(
            agency_id=self.plan.agency_id, key=key_of(names[0]), defaults={"unit_id": unit}
        )

    def _unit_names(self) -> list[str]:
        found = Body.objects.filter(agency=self.plan.agency_id).values_list("name", "short_name")
        return [name for pair in found for name in pair if name]


def snapshot(item: Item) -> dict[str, Any]:
    """The item as JSON holds it, to be put back."""
    found = {name: getattr(item, name) for name in _KEPT}
    found["confirmed_at"] = item.confirmed_at.isoformat() if item.confirmed_at else None
    return {"pk": item.pk, **found}


@contextmanager
def _step(what: str, plan: int, by: Viewer) -> Iterator[Step]:
    """Lock the draft, let the step be taken, write it down."""
    with transaction.atomic():
        held = Plan.objects.select_for_update(of=("self",)).select_related("agency").visible_to(by).get(pk=plan)
        by.require(Permission.PLAN_PREPARE, held.agency.path)
        if held.state != Plan.State.DRAFT:
            raise Problem(
                "already-issued",
                Words("Kế hoạch đã ban hành nên không sửa ở đây được.", "The plan was issued and is not edited here."),
                Words("Mở nhiệm vụ cần điều chỉnh, ghi lý do.", "Open the task and amend it with a reason."),
            )
        step = Step(held, by)
        yield step
        held.changes += 1
        held.save(update_fields=["changes"])
        ItemChange(
            plan=held, number=held.changes, what=what, before=list(step.before.values()),
            after=[snapshot(one) for one in step.touched.values()], by_id=by.user or None, at=by.at,
        ).save()  # fmt: skip
        values: dict[str, object] = {"items": sorted(step.touched)}
        record(by=by, agency=held.agency_id, event=f"item.{what}", subject=f"plan:{held.pk}", values=values)


def confirm_items(*, plan: int, items: Sequence[Seen], by: Viewer) -> list[Item]:
    """Confirm items as they are set, all or none."""
    with _step("confirm", plan, by) as step:
        found = [step.take(seen) for seen in items]
        for item in found:
            step.confirm(item)
    return found


def edit_item(*, plan: int, item: Seen, values: dict[str, Any], places: dict[str, list[int]], by: Viewer) -> Item:
    """Set what a person sees better, and confirm it; `places` is the evidence that was pointed at in the document."""
    with _step("edit", plan, by) as step:
        found = step.take(item)
        changed = {**found.values, **cleaned(found.kind, values)}
        found.proposed = {
            name: why for name, why in found.proposed.items() if changed.get(name) == found.values.get(name)
        }
        found.values, found.places = changed, {**found.places, **places}
        step.confirm(found)
    return found


def drop_item(*, plan: int, item: Seen, by: Viewer) -> Item:
    """Leave out what is nothing; it can be restored."""
    with _step("drop", plan, by) as step:
        found = step.take(item)
        found.state = Item.State.DROPPED
        step.keep(found)
    return found


def restore_item(*, plan: int, item: Seen, by: Viewer) -> Item:
    """Take back in what was left out, to be confirmed."""
    with _step("restore", plan, by) as step:
        found = step.take(item)
        found.state = Item.State.OPEN
        step.keep(found)
    return found


def split_item(*, plan: int, item: Seen, texts: Sequence[str], by: Viewer) -> list[Item]:
    """Make two or more tasks or targets of one: the first keeps its place, all are to be confirmed."""
    with _step("split", plan, by) as step:
        found = step.take(item)
        parts = parted_values(found.kind, found.values, texts)
        made = []
        for number, values in enumerate(parts):
            one = found if number == 0 else _copy(found)
            one.values, one.state, one.doubts = values, Item.State.OPEN, []
            step.keep(one)
            made.append(one)
    return made


def merge_items(*, plan: int, items: Sequence[Seen], by: Viewer) -> Item:
    """Make one task of several: the first takes in what the others have, they are left out."""
    with _step("merge", plan, by) as step:
        found = [step.take(seen) for seen in items]
        first, rest = found[0], found[1:]
        first.values = joined_values([(one.kind, one.values) for one in found])
        first.places = {**{k: v for one in reversed(rest) for k, v in one.places.items()}, **first.places}
        for one in rest:
            one.state = Item.State.DROPPED
            step.keep(one)
        step.confirm(first)
    return first


def add_item(*, plan: int, kind: str, values: dict[str, Any], start: int, end: int, by: Viewer) -> Item:
    """Take in what reading did not see; `start` and `end` point at it in the document (0, 0: nowhere)."""
    with _step("add", plan, by) as step:
        item = Item(plan=step.plan, kind=kind, start=start, end=end, added_by_hand=True)
        item.values = cleaned(kind, values)
        if end > start:
            item.places = {"text": [start, end]}
        step.confirm(item)
    return item


@transaction.atomic
def undo_step(*, plan: int, by: Viewer) -> ItemChange:
    """Take back the last step of this person on the draft.

    Raises:
        Conflict: somebody went on from there. Problem: there is nothing to take back.
    """
    held = Plan.objects.select_for_update(of=("self",)).select_related("agency").visible_to(by).get(pk=plan)
    by.require(Permission.PLAN_PREPARE, held.agency.path)
    change = ItemChange.objects.filter(plan=held, by_id=by.user or None, undone=False).order_by("-number").first()
    if change is None or held.state != Plan.State.DRAFT:
        raise Problem(
            "nothing-to-undo", Words("Không còn bước nào để hoàn tác.", "There is nothing left to undo."),
            Words("Sửa trực tiếp nội dung cần đổi.", "Edit the item itself."),
        )  # fmt: skip
    now = {one.pk: one for one in Item.objects.filter(plan=held, pk__in=[row["pk"] for row in change.after])}
    if any(row["pk"] not in now or now[row["pk"]].version != row["version"] for row in change.after):
        raise Conflict(
            Words("Nội dung đã được sửa tiếp sau bước này.", "The item was changed again after this step."),
            Words("Sửa trực tiếp nội dung cần đổi.", "Edit the item itself."),
        )
    before = {row["pk"]: row for row in change.before}
    for pk, item in now.items():
        if pk in before:
            _put_back(item, before[pk])
        else:
            item.delete()
    change.undone = True
    change.save(update_fields=["undone"])
    record(by=by, agency=held.agency_id, event="item.undone", subject=f"plan:{held.pk}", values={"step": change.number})
    return change


def _put_back(item: Item, row: dict[str, Any]) -> None:
    version = item.version
    for name in _KEPT:
        setattr(item, name, row[name])
    item.version = version + 1
    item.save()


def _copy(item: Item) -> Item:
    return Item(
        plan_id=item.plan_id, kind=item.kind, start=item.start, end=item.end, written=item.written,
        places=item.places, rules=item.rules, proposed=item.proposed, added_by_hand=item.added_by_hand,
    )  # fmt: skip
