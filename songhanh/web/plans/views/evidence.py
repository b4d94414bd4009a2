"""Evidence: given, opened, withdrawn, used for more tasks."""

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.files import file_store
from songhanh.lib.words import Problem, Words
from songhanh.plans.actions import evidence as actions
from songhanh.plans.models import Evidence, Task
from songhanh.plans.queries.task import evidence_for
from songhanh.web.answers import done, page
from songhanh.web.numbers import number_of
from songhanh.web.plans.task_forms import EvidenceForm, WithdrawForm
from songhanh.web.plans.views.tasks import refuse_in_place, require_on

# What a browser may show inside its own viewer; everything else is saved to disk.
_SHOWN = {"pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}


@page(Permission.TASK_DO)
@require_POST
def evidence_add(request: HttpRequest, viewer: Viewer, task_id: int) -> HttpResponse:
    """A file, a link or words for a task."""
    require_on(task_id, Permission.TASK_DO, viewer)
    form = EvidenceForm(request.POST, request.FILES, language=viewer.language)
    if not form.is_valid():
        return refuse_in_place(request, viewer, task_id, form, None)
    got, about = form.cleaned_data, form.about()
    try:
        if got["file"]:
            file = got["file"]
            actions.add_file(tasks=[task_id], about=about, name=file.name, chunks=file.chunks(), by=viewer)
        elif got["link"]:
            actions.add_link(tasks=[task_id], about=about, link=got["link"], by=viewer)
        else:
            actions.add_text(tasks=[task_id], about=about, text=got["text"], by=viewer)
    except Problem as problem:
        return refuse_in_place(request, viewer, task_id, form, problem)
    return done(request, viewer, Words("Đã thêm minh chứng.", "The evidence was added."), "task", task_id)


@page(Permission.EVIDENCE_SEE)
@require_GET
def evidence_file(request: HttpRequest, viewer: Viewer, evidence_id: int) -> HttpResponseBase:
    """The file: PDF and pictures to look at, all else to be saved; never run by the browser."""
    piece = evidence_for(evidence_id, viewer)
    if piece.kind != Evidence.Kind.FILE:
        raise Evidence.DoesNotExist
    kind = _SHOWN.get(piece.type)
    name = piece.title if piece.title.lower().endswith(f".{piece.type}") else f"{piece.title}.{piece.type}"
    response = FileResponse(file_store().open(piece.digest), as_attachment=kind is None, filename=name)
    response.headers["Content-Type"] = kind or "application/octet-stream"
    response.headers["X-Content-Type-Options"] = "nosniff"

    return response


@page(Permission.TASK_DO)
def evidence_withdraw(request: HttpRequest, viewer: Viewer, evidence_id: int) -> HttpResponse:
    """Take a piece out of what counts, with a reason."""
    piece = evidence_for(evidence_id, viewer)
    first = piece.tasks.order_by("pk").first()
    form = WithdrawForm(language=viewer.language)
    note, status = "", 200
    if request.method == "POST" and first:
        require_on(first.pk, Permission.TASK_DO, viewer)
        form = WithdrawForm(request.POST, language=viewer.language)
        status = 422
        if form.is_valid():
            try:
                actions.withdraw_evidence(evidence=piece.pk, reason=form.cleaned_data["reason"], by=viewer)
                told = Words("Đã rút minh chứng.", "The evidence was withdrawn.")
                return done(request, viewer, told, "task", first.pk)
            except Problem as problem:
                note = problem.say(viewer.language)
    context = {"piece": piece, "task": first, "form": form, "note": note}
    return render(request, "plans/evidence_withdraw.html", context, status=status)


@page(Permission.TASK_DO)
def evidence_use(request: HttpRequest, viewer: Viewer, task_id: int) -> HttpResponse:
    """Choose a piece of another task that proves this one too."""
    require_on(task_id, Permission.TASK_DO, viewer)
    task = Task.objects.visible_to(viewer).select_related("agency", "lead").get(pk=task_id)
    if request.method == "POST":
        piece = evidence_for(number_of(request.POST.get("piece")), viewer)
        actions.use_evidence(evidence=piece.pk, task=task.pk, by=viewer)
        return done(
            request, viewer, Words("Đã dùng minh chứng cho nhiệm vụ này.", "The evidence is used."), "task", task.pk
        )
    pieces = Evidence.objects.standing().filter(agency=task.agency_id).exclude(tasks=task).order_by("-pk")
    may = [
        one
        for one in pieces.prefetch_related("tasks__lead", "tasks__partners", "tasks__agency")[:200]
        if _sees(one, viewer)
    ]
    return render(request, "plans/evidence_use.html", {"task": task, "pieces": may})


def _sees(piece: Evidence, viewer: Viewer) -> bool:
    paths = [body.path for task in piece.tasks.all() for body in (task.lead or task.agency, *task.partners.all())]
    return any(viewer.can(Permission.EVIDENCE_SEE, path) for path in paths)
