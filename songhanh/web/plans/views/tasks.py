"""The page of a task, and everything that is done on it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from songhanh.agencies.access import Conflict, Permission, Viewer
from songhanh.agencies.models import Body
from songhanh.lib.words import Problem, Words
from songhanh.plans.actions import tasks as actions
from songhanh.plans.actions import work
from songhanh.plans.models import Occurrence, Plan, Step, Task
from songhanh.plans.queries.desk import FIELD_WORDS
from songhanh.plans.queries.task import TaskPage, task_page
from songhanh.plans.rights import paths_of
from songhanh.plans.rules import MOVES
from songhanh.web.answers import done, page
from songhanh.web.forms import SpokenForm
from songhanh.web.numbers import number_of
from songhanh.web.plans.present import Pairs, present_of_task, present_of_time, renew
from songhanh.web.plans.task_forms import (
    AssignForm,
    BudgetForm,
    CommentForm,
    EvidenceForm,
    MoveDueForm,
    OccurrenceForm,
    ProgressForm,
    ReasonForm,
    ReminderForm,
    StepForm,
    TaskForm,
)
from songhanh.web.plans.words import MOVE_WORDS, NOTE_WORDS


@page(Permission.PLAN_SEE)
@require_GET
def task(request: HttpRequest, viewer: Viewer, task_id: int) -> HttpResponse:
    """The page of a task."""
    return show(request, viewer, task_page(task_id, viewer))


def show(
    request: HttpRequest, viewer: Viewer, found: TaskPage, *, refused: SpokenForm | None = None, note: str = "",
    now: Occurrence | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The page; a form that was refused stands in it with what was typed."""
    said = viewer.language
    current = found.current.occurrence if found.current else None
    version = {"version": current.version if current else 0}
    forms: dict[str, SpokenForm] = {
        "progress": ProgressForm(initial={**version, "percent": current.percent if current else 0}, language=said),
        "step": StepForm(language=said),
        "comment": CommentForm(language=said),
        "evidence": EvidenceForm(language=said),
        "occurrence": OccurrenceForm(language=said),
        "budget": BudgetForm(initial=_budget(found.task), language=said),
        "assign": AssignForm(initial={"user": found.task.assignee_id}, staff=found.staff, language=said),
    }
    for name, form in forms.items():
        if refused is not None and type(form) is type(refused):
            forms[name] = refused
    context = {"page": found, "forms": forms, "note": note, "moves": MOVE_WORDS, "note_words": NOTE_WORDS}
    context |= {"field_words": FIELD_WORDS, "now": present_of_time(now) if now else None}
    return render(request, "plans/task.html", context, status=status)


def _budget(found: Task) -> dict[str, Any]:
    return {
        "planned": found.budget_planned, "spent": found.budget_spent, "source": found.budget_source
    }  # fmt: skip


def refuse_in_place(
    request: HttpRequest, viewer: Viewer, task_id: int, form: SpokenForm | None, problem: Problem | None
) -> HttpResponse:
    """The page of the task again, with what was typed and why it was not taken."""
    note = problem.say(viewer.language) if problem else ""
    found, now = task_page(task_id, viewer), None
    if isinstance(problem, Conflict) and found.current:
        now = found.current.occurrence
        if form is not None:
            renew(form, now.version)
    return show(request, viewer, found, refused=form, note=note, now=now, status=409 if now else 422)


def _form_view(
    form_class: type[SpokenForm], act: Callable[[int, dict[str, Any], Viewer], object], told: Words
) -> Callable[..., HttpResponse]:
    """A view of one form on the page of a task."""

    @page(Permission.PLAN_SEE)
    @require_POST
    def view(request: HttpRequest, viewer: Viewer, task_id: int) -> HttpResponse:
        require_on(task_id, Permission.TASK_DO, viewer)
        form = form_class(request.POST, language=viewer.language)
        if not form.is_valid():
            return refuse_in_place(request, viewer, task_id, form, None)
        try:
            act(task_id, form.cleaned_data, viewer)
        except Problem as problem:
            return refuse_in_place(request, viewer, task_id, form, problem)
        return done(request, viewer, told, "task", task_id)

    return view


def require_on(task_id: int, permission: Permission, viewer: Viewer) -> None:
    """Say first that somebody may not, and only then that something is wrong with what was typed."""
    found = Task.objects.visible_to(viewer).select_related("agency", "lead").get(pk=task_id)
    viewer.require(permission, *paths_of(found, permission))


def _add_step(task_id: int, got: dict[str, Any], by: Viewer) -> None:
    actions.add_step(task=task_id, text=got["text"], due=got["due"], by=by)


def _add_occurrence(task_id: int, got: dict[str, Any], by: Viewer) -> None:
    actions.add_occurrence(task=task_id, label=got["label"], due=got["due"], by=by)


def _set_budget(task_id: int, got: dict[str, Any], by: Viewer) -> None:
    actions.set_budget(task=task_id, planned=got["planned"], spent=got["spent"], source=got["source"], by=by)


task_add_step = _form_view(StepForm, _add_step, Words("Đã thêm bước thực hiện.", "The step was added."))
task_add_occurrence = _form_view(OccurrenceForm, _add_occurrence, Words("Đã thêm lần thực hiện.", "Added."))
task_budget = _form_view(BudgetForm, _set_budget, Words("Đã lưu kinh phí.", "The budget was saved."))


@page(Permission.PLAN_SEE)
@require_POST
def task_comment(request: HttpRequest, viewer: Viewer, task_id: int) -> HttpResponse:
    """Say something."""
    require_on(task_id, Permission.TASK_COMMENT, viewer)
    form = CommentForm(request.POST, language=viewer.language)
    if not form.is_valid():
        return refuse_in_place(request, viewer, task_id, form, None)
    try:
        work.comment_task(task=task_id, text=form.cleaned_data["text"], by=viewer)
    except Problem as problem:
        return refuse_in_place(request, viewer, task_id, form, problem)
    return done(request, viewer, Words("Đã gửi ý kiến.", "Your comment was sent."), "task", task_id)


@page(Permission.PLAN_SEE)
@require_POST
def task_assign(request: HttpRequest, viewer: Viewer, task_id: int) -> HttpResponse:
    """Say who does it."""
    found = task_page(task_id, viewer)
    form = AssignForm(request.POST, staff=found.staff, language=viewer.language)
    if not form.is_valid():
        return show(request, viewer, found, refused=form, status=422)
    actions.assign_task(task=task_id, user=form.cleaned_data["user"], by=viewer)
    return done(request, viewer, Words("Đã giao người thực hiện.", "Assigned."), "task", task_id)


@page(Permission.PLAN_SEE)
@require_POST
def step_tick(request: HttpRequest, viewer: Viewer, task_id: int, step_id: int) -> HttpResponse:
    """A step is done, or not after all."""
    require_on(task_id, Permission.TASK_DO, viewer)
    step = Step.objects.get(pk=step_id, task=task_id)
    actions.tick_step(step=step.pk, done=request.POST.get("done") == "1", by=viewer)
    return done(request, viewer, Words("Đã cập nhật bước thực hiện.", "The step was updated."), "task", task_id)


def _occurrence(occurrence_id: int, viewer: Viewer) -> Occurrence:
    return Occurrence.objects.visible_to(viewer).select_related("task").get(pk=occurrence_id)


def _refused(problem: Problem, occurrence_id: int, form: SpokenForm, viewer: Viewer) -> tuple[str, int, Pairs | None]:
    """Why a form on a page of its own was not taken, its status, and what stands now where somebody was quicker."""
    if not isinstance(problem, Conflict):
        return problem.say(viewer.language), 422, None
    found = _occurrence(occurrence_id, viewer)
    renew(form, found.version)
    return problem.say(viewer.language), 409, present_of_time(found)


@page(Permission.PLAN_SEE)
def occurrence_move(request: HttpRequest, viewer: Viewer, occurrence_id: int, move: str) -> HttpResponse:
    """Take a step of the state; what needs a reason asks for it on a page of its own."""
    found = _occurrence(occurrence_id, viewer)
    step = MOVES.get(move)
    if step is None:
        raise Occurrence.DoesNotExist
    require_on(found.task_id, step.permission, viewer)
    form = ReasonForm(initial={"version": found.version}, language=viewer.language)
    note, status, now = "", 200, None
    if request.method == "POST":
        form = ReasonForm(request.POST, language=viewer.language)
        status = 422
        if form.is_valid():
            got = form.cleaned_data
            try:
                work.move_occurrence(
                    occurrence=found.pk, version=got["version"], move=move, reason=got["reason"], by=viewer
                )  # fmt: skip
                words = MOVE_WORDS[move]
                return done(request, viewer, Words(f"Đã {words.vi}.", f"Done: {words.en}."), "task", found.task_id)
            except Problem as problem:
                if not step.needs_reason:
                    return refuse_in_place(request, viewer, found.task_id, None, problem)
                note, status, now = _refused(problem, found.pk, form, viewer)
    form.fields["reason"].required = step.needs_reason  # what the page says beside it
    context = {"occurrence": found, "step": step, "move": move, "form": form, "note": note, "now": now}
    return render(request, "plans/occurrence_move.html", context, status=status)


@page(Permission.PLAN_SEE)
@require_POST
def occurrence_progress(request: HttpRequest, viewer: Viewer, occurrence_id: int) -> HttpResponse:
    """Report progress."""
    found = _occurrence(occurrence_id, viewer)
    require_on(found.task_id, Permission.TASK_DO, viewer)
    form = ProgressForm(request.POST, language=viewer.language)
    if not form.is_valid():
        return refuse_in_place(request, viewer, found.task_id, form, None)
    try:
        work.report_progress(occurrence=found.pk, **form.cleaned_data, by=viewer)
    except Problem as problem:
        return refuse_in_place(request, viewer, found.task_id, form, problem)
    return done(request, viewer, Words("Đã ghi tiến độ.", "Progress was recorded."), "task", found.task_id)


@page(Permission.PLAN_AMEND)
def occurrence_move_due(request: HttpRequest, viewer: Viewer, occurrence_id: int) -> HttpResponse:
    """Another day, with a reason."""
    found = _occurrence(occurrence_id, viewer)
    form = MoveDueForm(initial={"version": found.version, "due": found.due}, language=viewer.language)
    note, status, now = "", 200, None
    if request.method == "POST":
        form = MoveDueForm(request.POST, language=viewer.language)
        status = 422
        if form.is_valid():
            try:
                actions.move_due(occurrence=found.pk, **form.cleaned_data, by=viewer)
                return done(request, viewer, Words("Đã lùi hạn.", "The due day was moved."), "task", found.task_id)
            except Problem as problem:
                note, status, now = _refused(problem, found.pk, form, viewer)
    context = {"occurrence": found, "form": form, "note": note, "now": now}
    return render(request, "plans/occurrence_move_due.html", context, status=status)


@page(Permission.PLAN_AMEND)
def task_amend(request: HttpRequest, viewer: Viewer, task_id: int) -> HttpResponse:
    """Change what a task is; the wording of the plan stays."""
    found = Task.objects.visible_to(viewer).select_related("agency", "plan", "item").get(pk=task_id)
    viewer.require(Permission.PLAN_AMEND, found.agency.path)
    form = TaskForm.of(found, viewer.language)
    note, status, now = "", 200, None
    if request.method == "POST":
        form = TaskForm(request.POST, agency=found.agency_id, amends=True, language=viewer.language)
        status = 422
        if form.is_valid():
            got = form.cleaned_data
            try:
                actions.amend_task(
                    task=found.pk, version=got["version"] or 0, setting=form.setting(), reason=got["reason"], by=viewer
                )  # fmt: skip
                return done(
                    request, viewer, Words("Đã điều chỉnh nhiệm vụ.", "The task was amended."), "task", found.pk
                )
            except Conflict as conflict:
                note, status = conflict.say(viewer.language), 409
                found.refresh_from_db()
                renew(form, found.version)
                now = present_of_task(found, form.setting())
            except Problem as problem:
                note = problem.say(viewer.language)
    context = {"task": found, "form": form, "note": note, "now": now}
    return render(request, "plans/task_amend.html", context, status=status)


@page(Permission.TASK_ADD)
def task_add(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A task that no plan names; `?ke-hoach=` puts it under a plan that was issued."""
    wanted = number_of(request.GET.get("ke-hoach"))
    plans = Plan.objects.visible_to(viewer).in_force().select_related("agency")
    plan = plans.get(pk=wanted) if wanted else None
    agency = plan.agency if plan else Body.objects.get(pk=viewer.agency)
    form = TaskForm(agency=agency.pk, amends=False, language=viewer.language)
    note, status = "", 200
    if request.method == "POST":
        form = TaskForm(request.POST, agency=agency.pk, amends=False, language=viewer.language)
        status = 422
        if form.is_valid():
            try:
                made = actions.add_task(agency=agency, setting=form.setting(), plan=plan, by=viewer)
                return done(request, viewer, Words("Đã giao nhiệm vụ.", "The task was given."), "task", made.pk)
            except Problem as problem:
                note = problem.say(viewer.language)
    return render(request, "plans/task_add.html", {"plan": plan, "form": form, "note": note}, status=status)


@page(Permission.TASK_REMIND)
def task_remind(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Urge the units of one task or several on; the words are kept with each."""
    chosen = [number_of(one) for one in request.GET.getlist("nv") + request.POST.getlist("nv")]
    found = list(Task.objects.visible_to(viewer).filter(pk__in=chosen).select_related("lead", "agency"))
    if not found:
        raise Task.DoesNotExist
    form = ReminderForm(language=viewer.language)
    note, status = "", 200
    if request.method == "POST":
        for one in found:
            viewer.require(Permission.TASK_REMIND, one.agency.path)
        form = ReminderForm(request.POST, language=viewer.language)
        status = 422
        if form.is_valid():
            try:
                work.remind_tasks(tasks=[one.pk for one in found], text=form.cleaned_data["text"], by=viewer)
                told = Words(f"Đã gửi đôn đốc {len(found)} nhiệm vụ.", f"Reminders sent on {len(found)} tasks.")
                to = ("task", found[0].pk) if len(found) == 1 else ("desk",)
                return done(request, viewer, told, *to)
            except Problem as problem:
                note = problem.say(viewer.language)
    return render(request, "plans/task_remind.html", {"tasks": found, "form": form, "note": note}, status=status)
