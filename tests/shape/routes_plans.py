"""The routes of plans, for `routes_table`: who gets what of An's draft, plan, tasks and evidence."""

from collections.abc import Callable

from cast import Cast
from imported import draft, give, issued, office_task

from songhanh.plans.actions.evidence import About, add_file
from songhanh.plans.models import Item, Target

Ids = Callable[[Cast], dict[str, object]]


def document(cast: Cast) -> dict[str, object]:
    return {"document_id": give(cast, "PK\x03\x04", name="hong.docx").pk}


def a_draft(cast: Cast) -> dict[str, object]:
    return {"plan_id": draft(cast).pk}


def item(cast: Cast) -> dict[str, object]:
    plan = draft(cast)
    return {"plan_id": plan.pk, "item_id": Item.objects.filter(plan=plan, kind="task")[0].pk}


def plan(cast: Cast) -> dict[str, object]:
    return {"plan_id": issued(cast).pk}


def paper(cast: Cast) -> dict[str, object]:
    return {"plan_id": issued(cast).pk, "kind": "docx"}


def task(cast: Cast) -> dict[str, object]:
    """A task of the office."""
    return {"task_id": office_task(cast, issued(cast)).pk}


def step(cast: Cast) -> dict[str, object]:
    return {**task(cast), "step_id": 1}


def time(cast: Cast) -> dict[str, object]:
    return {"occurrence_id": office_task(cast, issued(cast)).occurrences.get().pk}


def move(cast: Cast) -> dict[str, object]:
    return {**time(cast), "move": "start"}


def evidence(cast: Cast) -> dict[str, object]:
    """A file of the office."""
    found = office_task(cast, issued(cast))
    by = cast.viewer(cast.em)
    piece = add_file(tasks=[found.pk], about=About("Biên bản"), name="a.txt", chunks=["Đã họp".encode()], by=by)
    return {"evidence_id": piece.pk}


def target(cast: Cast) -> dict[str, object]:
    made = Target.objects.create(plan=issued(cast), text="Nữ trong quy hoạch", comparator=">=", value=40, unit="%")
    return {"target_id": made.pk}


def no_secret(_: Cast) -> dict[str, object]:
    return {"secret": "none"}


# fmt: off
PLAN_ROUTES: dict[str, tuple[str, str, Ids]] = {
    # an  em  giang ha khai lan minh nga binh chi dung nobody
    "progress-choose": ("200 200 200 200 403 403 403 200 200 403 403 302", "GET", lambda _: {}),
    "document-list": ("200 403 403 403 403 403 403 403 200 403 403 302", "GET", lambda _: {}),
    "document": ("200 403 403 403 403 403 403 403 404 403 403 302", "GET", document),
    "document-file": ("200 404 404 404 200 404 403 404 404 404 403 302", "GET", document),
    "plan-list": ("200 200 200 200 200 200 403 200 200 200 403 302", "GET", lambda _: {}),
    "plan": ("200 200 200 200 200 200 403 200 404 200 403 302", "GET", plan),
    "plan-issue": ("200 403 403 403 200 403 403 403 404 403 403 302", "GET", a_draft),
    "plan-amend": ("200 403 403 403 200 403 403 403 404 403 403 302", "GET", plan),
    "target-amend": ("200 403 403 403 200 403 403 403 404 403 403 302", "GET", target),
    "plan-discard": ("200 403 403 403 403 403 403 403 404 403 403 302", "GET", a_draft),
    "tasks-outside": ("200 200 200 200 200 200 403 200 200 200 403 302", "GET", lambda _: {}),
    "plan-read": ("200 404 404 404 200 404 403 404 404 404 403 302", "GET", a_draft),
    "item-confirm": ("302 403 403 403 403 403 403 403 404 403 403 302", "POST", a_draft),
    "item-add": ("200 403 403 403 403 403 403 403 404 403 403 302", "GET", a_draft),
    "item-undo": ("422 403 403 403 403 403 403 403 404 403 403 302", "POST", a_draft),
    "item-edit": ("200 403 403 403 403 403 403 403 404 403 403 302", "GET", item),
    "item-split": ("200 403 403 403 403 403 403 403 404 403 403 302", "GET", item),
    "item-merge": ("200 403 403 403 403 403 403 403 404 403 403 302", "GET", item),
    "item-drop": ("409 403 403 403 403 403 403 403 404 403 403 302", "POST", item),
    "item-restore": ("409 403 403 403 403 403 403 403 404 403 403 302", "POST", item),
    "target-list": ("200 200 200 200 200 200 403 200 404 200 403 302", "GET", plan),
    "plan-report": ("200 403 200 200 200 200 403 403 404 200 403 302", "GET", plan),
    "plan-report-file": ("200 403 200 200 200 200 403 403 404 200 403 302", "GET", paper),
    "plan-xlsx": ("200 200 200 200 200 200 403 200 404 200 403 302", "GET", plan),
    "target-report": ("200 403 403 200 403 403 403 403 404 403 403 302", "GET", target),
    "calendar": ("200 200 200 200 200 200 403 200 200 200 403 302", "GET", lambda _: {}),
    "feed-make": ("200 200 200 200 200 200 403 200 200 200 403 302", "POST", lambda _: {}),
    "feed-revoke": ("302 302 302 302 302 302 403 302 302 302 403 302", "POST", lambda _: {}),
    "feed-ics": ("404 404 404 404 404 404 404 404 404 404 404 404", "GET", no_secret),
    "task-add": ("200 403 403 403 200 403 403 403 200 403 403 302", "GET", lambda _: {}),
    "task-remind": ("404 403 403 403 404 403 403 403 404 404 403 302", "GET", lambda _: {}),
    "task": ("200 200 200 200 200 200 403 200 404 200 403 302", "GET", task),
    "task-amend": ("200 403 403 403 200 403 403 403 404 403 403 302", "GET", task),
    "task-comment": ("422 422 422 422 422 403 403 403 404 422 403 302", "POST", task),
    "task-assign": ("302 403 302 403 302 403 403 403 404 403 403 302", "POST", task),
    "task-budget": ("302 302 302 302 403 403 403 403 404 403 403 302", "POST", task),
    "task-add-step": ("422 422 422 422 403 403 403 403 404 403 403 302", "POST", task),
    "step-tick": ("404 404 404 404 403 403 403 403 404 403 403 302", "POST", step),
    "task-add-occurrence": ("422 422 422 422 403 403 403 403 404 403 403 302", "POST", task),
    "evidence-add": ("422 422 422 422 403 403 403 403 404 403 403 302", "POST", task),
    "evidence-use": ("200 200 200 200 403 403 403 403 404 403 403 302", "GET", task),
    "evidence-file": ("200 200 200 200 200 200 403 404 404 403 403 302", "GET", evidence),
    "evidence-withdraw": ("200 200 200 200 403 403 403 404 404 403 403 302", "GET", evidence),
    "occurrence-move": ("422 422 422 422 403 403 403 403 404 403 403 302", "POST", move),
    "occurrence-progress": ("422 422 422 422 403 403 403 403 404 403 403 302", "POST", time),
    "occurrence-move-due": ("200 403 403 403 200 403 403 403 404 403 403 302", "GET", time),
}
# fmt: on
