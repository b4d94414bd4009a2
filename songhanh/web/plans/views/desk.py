"""The reading desk: confirm, edit, split, merge, drop, add, undo; put into effect."""

import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs, urlparse

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from songhanh.agencies.access import Conflict, Permission, Viewer
from songhanh.agencies.models import Body
from songhanh.agencies.queries import units_of
from songhanh.lib.words import Problem, Words
from songhanh.plans.actions import desk as actions
from songhanh.plans.actions.documents import discard_draft
from songhanh.plans.actions.issue import issue_plan
from songhanh.plans.models import Item, Plan
from songhanh.plans.queries.desk import KINDS, DeskItem, desk, desk_item
from songhanh.web.answers import done, is_partial, page
from songhanh.web.numbers import number_of
from songhanh.web.plans.forms import IssueForm, ItemForm, SplitForm


@page(Permission.PLAN_SEE)
@require_GET
def plan_read(request: HttpRequest, viewer: Viewer, plan_id: int) -> HttpResponse:
    """Document and understanding side by side; `?xem=` shows one kind, or what needs a look."""
    found = desk(plan_id, viewer)
    shown = request.GET.get("xem", "")
    items = [one for one in found.items if _is_shown(one, shown)]
    tabs = [
        ("", Words("Tất cả", "All"), found.progress.total),
        ("can-xem", Words("Cần xem", "To look at"), found.progress.to_look_at),
    ]
    tabs += [(kind, KINDS[kind], number) for kind, number in found.progress.by_kind.items() if number > 1]

    path, is_draft = found.plan.agency.path, found.plan.state == Plan.State.DRAFT
    context = {
        "desk": found,
        "items": items,
        "shown": shown,
        "tabs": tabs,
        "sure": sure_of(items),
        "draft": is_draft and viewer.can(Permission.PLAN_PREPARE, path),
        "to_issue": is_draft and viewer.can(Permission.PLAN_ISSUE, path),
    }
    return render(request, "plans/desk.html", context)


def sure_of(items: Iterable[DeskItem]) -> list[DeskItem]:
    """Those that can be confirmed together: open, and nothing about them is unclear."""
    return [one for one in items if one.state == Item.State.OPEN and not one.needs_look]


def _is_shown(item: DeskItem, shown: str) -> bool:
    return not shown or (item.needs_look if shown == "can-xem" else item.kind == shown)


def _seen(text: str) -> actions.Seen:
    """An item and the version that was looked at: "12:3"."""
    found = re.fullmatch(r"([0-9]{1,18}):([0-9]{1,9})", text)
    if found is None:
        raise Item.DoesNotExist
    return int(found[1]), int(found[2])


def _answer(request: HttpRequest, viewer: Viewer, plan_id: int, items: list[Item], told: Words) -> HttpResponse:
    """The changed items and the bar for htmx; the whole desk again for a form without it."""
    if is_partial(request) and len(items) == 1 and items[0].state != Item.State.DROPPED:
        found = desk(plan_id, viewer)
        plan = found.plan
        context = {"desk": found, "item": desk_item(plan, items[0], viewer), "draft": True, "told": told}
        shown = parse_qs(urlparse(request.headers.get("HX-Current-URL", "")).query).get("xem", [""])[0]
        context["sure"] = sure_of(one for one in found.items if _is_shown(one, shown))
        return render(request, "plans/_item_answer.html", context)
    response = done(request, viewer, told, "plan-read", plan_id)
    if items:
        response.headers["Location"] += _next_to(plan_id, items[0])
    if is_partial(request):
        return _redirected(response)
    return response


def _next_to(plan_id: int, item: Item) -> str:
    """Where the eye goes on: the item itself, or the one after it where it was left out."""
    if item.state != Item.State.DROPPED:
        return f"#it-{item.pk}"
    after = Item.objects.filter(plan=plan_id, start__gte=item.start).standing().exclude(pk=item.pk).first()
    return f"#it-{after.pk}" if after else ""


def _redirected(response: HttpResponse) -> HttpResponse:
    partial = HttpResponse(status=204)
    partial.headers["HX-Redirect"] = response.headers["Location"]
    return partial


@page(Permission.PLAN_PREPARE)
@require_POST
def item_confirm(request: HttpRequest, viewer: Viewer, plan_id: int) -> HttpResponse:
    """Confirm one item, or several as they are set."""
    items = actions.confirm_items(plan=plan_id, items=[_seen(one) for one in request.POST.getlist("item")], by=viewer)
    told = Words(f"Đã xác nhận {len(items)} nội dung.", f"{len(items)} confirmed.")
    return _answer(request, viewer, plan_id, items, told)


def _item(plan_id: int, item_id: int, viewer: Viewer) -> tuple[Plan, Item, list[Body]]:
    plan = Plan.objects.visible_to(viewer).select_related("agency").get(pk=plan_id)
    viewer.require(Permission.PLAN_PREPARE, plan.agency.path)
    return plan, Item.objects.get(pk=item_id, plan=plan), units_of(plan.agency_id, viewer.day)


@page(Permission.PLAN_PREPARE)
def item_edit(request: HttpRequest, viewer: Viewer, plan_id: int, item_id: int) -> HttpResponse:
    """Set the fields of an item; of a conflict both values are shown, and what was typed stays in the form."""
    plan, item, units = _item(plan_id, item_id, viewer)
    form = ItemForm.of(item, units, viewer.language)
    note, status = "", 200
    if request.method == "POST":
        form = ItemForm(item.kind, units, request.POST, language=viewer.language)
        status = 422
        if form.is_valid():
            try:
                changed = actions.edit_item(
                    plan=plan.pk, item=(item.pk, _version(request)), values=form.cleaned_values(),
                    places=_places(request), by=viewer,
                )  # fmt: skip
                return _answer(
                    request, viewer, plan.pk, [changed], Words("Đã lưu và xác nhận.", "Saved and confirmed.")
                )
            except Conflict as conflict:
                note, status = conflict.say(viewer.language), 409
                item.refresh_from_db()
            except Problem as problem:
                note = problem.say(viewer.language)
    context = {"plan": plan, "item": item, "shown": desk_item(plan, item, viewer), "form": form, "note": note}
    response = render(request, _template(request, "item_edit"), context, status=status)
    if status != 200 and is_partial(request):
        # A form that was refused comes back into the dialog that it was sent from.
        response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#sua-trong", "innerHTML"
    return response


def _template(request: HttpRequest, name: str) -> str:
    return f"plans/_{name}.html" if is_partial(request) else f"plans/{name}.html"


def _version(request: HttpRequest) -> int:
    return number_of(request.POST.get("version"))


def _places(request: HttpRequest) -> dict[str, list[int]]:
    """The evidence that was pointed at: place-due=120-131."""
    found: dict[str, list[int]] = {}
    for name, value in request.POST.items():
        span = re.fullmatch(r"([0-9]{1,9})-([0-9]{1,9})", str(value))
        if name.startswith("place-") and span and int(span[1]) < int(span[2]):
            found[name.removeprefix("place-")] = [int(span[1]), int(span[2])]
    return found


@page(Permission.PLAN_PREPARE)
def item_split(request: HttpRequest, viewer: Viewer, plan_id: int, item_id: int) -> HttpResponse:
    """Make several items of one."""
    plan, item, _ = _item(plan_id, item_id, viewer)
    text = str(item.values.get("text", ""))
    form = SplitForm(initial={"parts": re.sub(r"\s*;\s*", ";\n\n", text)}, language=viewer.language)
    note, status = "", 200
    if request.method == "POST":
        form = SplitForm(request.POST, language=viewer.language)
        status = 422
        if form.is_valid():
            try:
                made = actions.split_item(
                    plan=plan.pk, item=(item.pk, _version(request)), texts=form.texts(), by=viewer
                )
                told = Words(f"Đã tách thành {len(made)} nội dung.", f"Split into {len(made)}.")
                return _answer(request, viewer, plan.pk, made, told)
            except Problem as problem:
                # What was typed stays; the next press is about the version that is shown now.
                note, status = problem.say(viewer.language), 409 if isinstance(problem, Conflict) else 422
                item.refresh_from_db()
    context = {"plan": plan, "item": item, "form": form, "note": note}
    return render(request, "plans/item_split.html", context, status=status)


@page(Permission.PLAN_PREPARE)
def item_merge(request: HttpRequest, viewer: Viewer, plan_id: int, item_id: int) -> HttpResponse:
    """Choose the tasks that are one with this one."""
    plan, item, _ = _item(plan_id, item_id, viewer)
    if request.method == "POST":
        items = [(item.pk, _version(request)), *(_seen(one) for one in request.POST.getlist("item"))]
        merged = actions.merge_items(plan=plan.pk, items=items, by=viewer)
        return _answer(request, viewer, plan.pk, [merged], Words("Đã gộp.", "Merged."))
    others = Item.objects.filter(plan=plan, kind=item.kind).standing().exclude(pk=item.pk)
    near = sorted(others, key=lambda one: abs(one.start - item.start))
    return render(request, "plans/item_merge.html", {"plan": plan, "item": item, "others": near})


@page(Permission.PLAN_PREPARE)
def item_add(request: HttpRequest, viewer: Viewer, plan_id: int) -> HttpResponse:
    """Take in a task, target or legal basis that was not seen; the selection in the document is its evidence."""
    plan = Plan.objects.visible_to(viewer).select_related("agency").get(pk=plan_id)
    viewer.require(Permission.PLAN_PREPARE, plan.agency.path)
    kind = request.GET.get("loai", "task")
    kind = kind if kind in ("task", "target", "citation", "section") else "task"
    units = units_of(plan.agency_id, viewer.day)
    form = ItemForm(kind, units, initial={"text": request.GET.get("chu", "")}, language=viewer.language)
    note, status = "", 200
    if request.method == "POST":
        form = ItemForm(kind, units, request.POST, language=viewer.language)
        status = 422
        if form.is_valid():
            start, end = _places(request).get("text", [0, 0])
            try:
                actions.add_item(plan=plan.pk, kind=kind, values=form.cleaned_values(), start=start, end=end, by=viewer)
                told = Words("Đã thêm và xác nhận.", "Added and confirmed.")
                return done(request, viewer, told, "plan-read", plan.pk)
            except Problem as problem:
                note = problem.say(viewer.language)
    place = request.GET.get("vi-tri", "")
    context = {"plan": plan, "form": form, "kind": kind, "kinds": KINDS, "note": note, "place": place}
    return render(request, "plans/item_add.html", context, status=status)


def _simple(action: Callable[..., Any], told: Words) -> Callable[..., HttpResponse]:
    """A view of one press on one item."""

    @page(Permission.PLAN_PREPARE)
    @require_POST
    def view(request: HttpRequest, viewer: Viewer, plan_id: int, item_id: int) -> HttpResponse:
        item = action(plan=plan_id, item=(item_id, _version(request)), by=viewer)
        return _answer(request, viewer, plan_id, [item], told)

    return view


@page(Permission.PLAN_PREPARE)
def plan_discard(request: HttpRequest, viewer: Viewer, plan_id: int) -> HttpResponse:
    """Put a draft away that nobody needs, with a reason."""
    plan = Plan.objects.visible_to(viewer).select_related("agency").get(pk=plan_id)
    viewer.require(Permission.PLAN_PREPARE, plan.agency.path)
    note, status = "", 200
    if request.method == "POST":
        try:
            discard_draft(plan=plan.pk, reason=request.POST.get("reason", "")[:500], by=viewer)
            return done(request, viewer, Words("Đã bỏ dự thảo.", "The draft was put away."), "document-list")
        except Problem as problem:
            note, status = problem.say(viewer.language), 422
    return render(request, "plans/plan_discard.html", {"plan": plan, "note": note}, status=status)


item_drop = _simple(actions.drop_item, Words("Đã bỏ; có thể khôi phục ở cuối trang.", "Left out; restore it below."))
item_restore = _simple(actions.restore_item, Words("Đã khôi phục.", "Restored."))


@page(Permission.PLAN_PREPARE)
@require_POST
def item_undo(request: HttpRequest, viewer: Viewer, plan_id: int) -> HttpResponse:
    """Take back one's last step."""
    actions.undo_step(plan=plan_id, by=viewer)
    answer = done(
        request, viewer, Words("Đã hoàn tác bước vừa làm.", "The last step was undone."), "plan-read", plan_id
    )
    return _redirected(answer) if is_partial(request) else answer


@page(Permission.PLAN_ISSUE)
def plan_issue(request: HttpRequest, viewer: Viewer, plan_id: int) -> HttpResponse:
    """Number, day and signer; from then on the wording is frozen."""
    plan = Plan.objects.visible_to(viewer).select_related("agency").get(pk=plan_id)
    viewer.require(Permission.PLAN_ISSUE, plan.agency.path)
    if plan.state != Plan.State.DRAFT:
        return redirect("plan", plan.pk)
    form = IssueForm(initial=_as_written(plan), language=viewer.language)
    note, status = "", 200
    if request.method == "POST":
        form = IssueForm(request.POST, language=viewer.language)
        status = 422
        if form.is_valid():
            try:
                issue_plan(plan=plan.pk, **form.cleaned_data, by=viewer)
                told = Words("Kế hoạch đã được đưa vào thực hiện.", "The plan is in effect.")
                return done(request, viewer, told, "plan", plan.pk)
            except Problem as problem:
                note = problem.say(viewer.language)
    left = Item.objects.filter(plan=plan).open().count()
    context = {"plan": plan, "form": form, "left": left, "note": note}
    return render(request, "plans/plan_issue.html", context, status=status)


def _as_written(plan: Plan) -> dict[str, Any]:
    """What the document says of its number, day and signer."""
    found = {one.kind: one.values for one in Item.objects.filter(plan=plan, kind__in=["letterhead", "signer"])}
    head, signer = found.get("letterhead", {}), found.get("signer", {})
    position = " ".join(part for part in (signer.get("authority"), signer.get("position")) if part)
    return {
        "number": head.get("number"), "issued_on": head.get("date"), "signer_position": position,
        "signer_name": signer.get("name"),
    }  # fmt: skip
