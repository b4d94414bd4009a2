"""Documents: given in, waited for, opened as they came."""

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.files import file_store
from songhanh.agencies.models import Body
from songhanh.lib.words import Problem, Words
from songhanh.plans.actions.documents import SameFile, receive_document
from songhanh.plans.models import Plan, PlanDocument
from songhanh.reports.lists import documents_workbook
from songhanh.web.answers import done, is_partial, page
from songhanh.web.files import wants_workbook, workbook_answer
from songhanh.web.numbers import number_of
from songhanh.web.plans.forms import DocumentForm


@page(Permission.PLAN_PREPARE)
def document_list(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What was given in, and the form for one more; `?thay=` names the draft that it corrects."""
    replaces = _draft(request.GET.get("thay", ""), viewer)
    form = DocumentForm(language=viewer.language)
    if request.method == "POST":
        replaces = _draft(request.POST.get("replaces", ""), viewer)
        form = DocumentForm(request.POST, request.FILES, language=viewer.language)
        if form.is_valid():
            answer = _receive(request, viewer, form, replaces)
            if answer is not None:
                return answer
    found = PlanDocument.objects.visible_to(viewer).select_related("plan", "given_by").order_by("-pk")
    found = found.defer("source", "shown", "findings", "folded")[:100]
    if wants_workbook(request) and request.method == "GET":
        return workbook_answer(documents_workbook(found), viewer)
    context = {"form": form, "documents": found, "replaces": replaces}
    return render(request, "plans/document_list.html", context, status=422 if form.errors else 200)


def _receive(request: HttpRequest, viewer: Viewer, form: DocumentForm, replaces: Plan | None) -> HttpResponse | None:
    file = form.cleaned_data["file"]
    agency = replaces.agency if replaces else Body.objects.get(pk=viewer.agency)
    try:
        document = receive_document(
            agency=agency, name=file.name, chunks=file.chunks(), replaces=replaces, by=viewer
        )  # fmt: skip
    except SameFile as same:
        return done(request, viewer, Words(same.say("vi"), same.say("en")), "document", same.document.pk)
    except Problem as problem:
        form.add_error("file", problem.say(viewer.language))
        return None
    told = Words("Đã nhận tệp. Đang chờ đọc.", "The file was received and waits to be read.")
    return done(request, viewer, told, "document", document.pk)


def _draft(pk: str, viewer: Viewer) -> Plan | None:
    """The draft of that id; DoesNotExist where the viewer sees none."""
    drafts = Plan.objects.visible_to(viewer).filter(state=Plan.State.DRAFT).select_related("agency")
    return drafts.get(pk=number_of(pk)) if number_of(pk) else None


@page(Permission.PLAN_PREPARE)
@require_GET
def document(request: HttpRequest, viewer: Viewer, document_id: int) -> HttpResponse:
    """How far the reading of a document is; when it is read, its desk."""
    found = PlanDocument.objects.visible_to(viewer).select_related("plan").get(pk=document_id)
    if found.state == PlanDocument.State.READ and found.plan_id:
        if not is_partial(request):
            return redirect("plan-read", found.plan_id)
        response = HttpResponse(status=204)
        response.headers["HX-Redirect"] = f"/ke-hoach/{found.plan_id}/doc/"
        return response
    ahead = PlanDocument.objects.filter(state__in=["waiting", "reading"], pk__lt=found.pk).count()
    template = "plans/_document_state.html" if is_partial(request) else "plans/document.html"
    return render(request, template, {"document": found, "ahead": ahead})


@page(Permission.PLAN_SEE)
@require_GET
def document_file(request: HttpRequest, viewer: Viewer, document_id: int) -> HttpResponseBase:
    """The file as it came, to be saved, never to be run by the browser."""
    found = PlanDocument.objects.visible_to(viewer).get(pk=document_id)
    response = FileResponse(file_store().open(found.digest), as_attachment=True, filename=found.name)
    response.headers["Content-Type"] = "application/octet-stream"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
