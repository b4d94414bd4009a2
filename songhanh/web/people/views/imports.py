"""Lists that come in: uploaded, mapped, previewed, decided line by line, confirmed, taken back."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.views.decorators.http import require_GET, require_POST

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.models import Body
from songhanh.lib.words import Words
from songhanh.people.actions.imports import (
    SameList,
    choose,
    compare_again,
    confirm_import,
    discard_import,
    map_columns,
    receive_list,
    take_back_import,
)  # fmt: skip
from songhanh.people.actions.settings import name_units
from songhanh.people.models import Import, Line
from songhanh.people.queries.meanings import opened_kinds
from songhanh.people.queries.preview import AT_ONCE, changes, names_of, newcomers, questions
from songhanh.rosters.rules import RULES
from songhanh.rosters.targets import is_target
from songhanh.rosters.wording import KINDS
from songhanh.web.answers import done, is_partial, page
from songhanh.web.forms import EntryForm
from songhanh.web.numbers import number_of
from songhanh.web.people.forms import DayForm, ListForm, UnitsForm, column_choices

State = Import.State
_SHOWN = 200  # problems of a list on its page; all of them are in the file to download


def _import(viewer: Viewer, pk: int) -> Import:
    found = Import.objects.visible_to(viewer).select_related("agency", "entry", "given_by").get(pk=pk)
    viewer.require(Permission.REGISTER_EDIT, found.agency.path)
    return found


@page(Permission.REGISTER_EDIT)
def import_list(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The lists that were given in, and the form for one more."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ListForm(*sent, language=viewer.language)
    made: list[tuple[Import, Words]] = []
    if form.done(lambda it: made.append(_receive(it, viewer))):
        found, told = made[0]
        return done(request, viewer, told, "list-import", found.pk)
    shown = Import.objects.visible_to(viewer).select_related("given_by", "entry").defer("problems", "summary")[:100]
    return render(request, "people/import_list.html", {"form": form, "imports": shown}, status=form.status)


def _receive(form: EntryForm, viewer: Viewer) -> tuple[Import, Words]:
    """The list, and what is told: the same bytes open what was imported before."""
    file = form.cleaned_data["file"]
    agency = Body.objects.get(pk=viewer.agency)
    try:
        found = receive_list(agency=agency, name=file.name, chunks=file.chunks(), by=viewer)
    except SameList as same:
        return same.found, Words(same.say("vi"), same.say("en"))
    return found, Words("Đã nhận tệp. Đang đọc.", "The file was received and is being read.")


@page(Permission.REGISTER_EDIT)
@require_GET
def list_import(request: HttpRequest, viewer: Viewer, import_id: int) -> HttpResponse:
    """A list: how far it is; when it is read, its columns and what is wrong with its cells."""
    found = _import(viewer, import_id)
    waits = found.state in {State.WAITING, State.READING}
    if is_partial(request):
        if waits:
            return render(request, "people/_import_progress.html", {"list": found})
        return HttpResponse(status=204, headers={"HX-Redirect": resolve_url("list-import", found.pk)})
    context: dict[str, Any] = {"list": found, "waits": waits, "kind": KINDS.get(found.kind)}
    if found.state in {State.MAPPING, State.PREVIEW}:
        context |= {
            "columns": column_choices(found.mapping, opened_kinds(found.agency_id), viewer.language),
            "unmapped": sum(target is None for target in found.mapping.values()),
            "problems": [(*one, RULES[one[3]]) for one in found.problems[:_SHOWN]],
            "day": DayForm(initial={"as_of": found.as_of}, language=viewer.language),
        }
    return render(request, "people/import.html", context)


@page(Permission.REGISTER_EDIT)
@require_POST
def list_map(request: HttpRequest, viewer: Viewer, import_id: int) -> HttpResponse:
    """Say what the columns mean and of which day the list tells; it is read again."""
    found = _import(viewer, import_id)
    meanings: dict[str, str | None] = {}
    for at, heading in enumerate(found.mapping):
        target = request.POST.get(f"cot-{at}")
        if target is not None:
            meanings[heading] = target if is_target(target) else None
    day = DayForm(request.POST, language=viewer.language)
    as_of = day.cleaned_data["as_of"] if day.is_valid() else None
    map_columns(of=found.pk, meanings=meanings, as_of=as_of, by=viewer)
    told = Words("Đang đọc lại theo cách ghép mới.", "The list is read again with these columns.")
    return done(request, viewer, told, "list-import", found.pk)


@page(Permission.REGISTER_EDIT)
def list_changes(request: HttpRequest, viewer: Viewer, import_id: int) -> HttpResponse:
    """What storing the list would change, and the lines that a person decides."""
    found = _import(viewer, import_id)
    if found.state != State.PREVIEW:
        return HttpResponseRedirect(resolve_url("list-import", found.pk))
    names = list(found.summary.get("unknown_units", {}))[:30]
    units = UnitsForm(request.POST or None, names=names, agency=found.agency, language=viewer.language)
    if request.method == "POST" and units.is_valid():
        name_units(agency=found.agency, units=units.chosen(), by=viewer)
        compare_again(of=found.pk, by=viewer)
        told = Words("Đang so sánh lại theo tên đơn vị mới.", "The list is compared again with these units.")
        return done(request, viewer, told, "list-import", found.pk)
    start = number_of(request.GET.get("tu"))
    changed, total = changes(found, start)
    gone = found.summary.get("gone", [])
    called = names_of(gone[:AT_ONCE])
    context = {
        "list": found, "kind": KINDS.get(found.kind), "asked": questions(found), "changed": changed,
        "changed_total": total, "newcomers": newcomers(found, start), "units": units if names else None,
        "gone": [called.get(one, "") for one in gone[:AT_ONCE]], "gone_total": len(gone), "start": start,
        "following": start + AT_ONCE if max(total, found.summary.get("new", 0)) > start + AT_ONCE else None,
        "before": max(start - AT_ONCE, 0) if start else None,
    }  # fmt: skip
    return render(request, "people/import_changes.html", context, status=422 if units.errors else 200)


@page(Permission.REGISTER_EDIT)
@require_POST
def line_choose(request: HttpRequest, viewer: Viewer, line_id: int) -> HttpResponse:
    """Decide whom a line is about: `nguoi` is an id, `moi` or `bo`."""
    asked = request.POST.get("nguoi", "")
    choice = {"moi": Line.Choice.NEW, "bo": Line.Choice.LEAVE}.get(asked, Line.Choice.SAME)
    one = choose(line=line_id, choice=choice, person=number_of(asked) or None, by=viewer)
    if is_partial(request):
        asked_now = [question for question in questions(one.of_import) if question.line.pk == one.pk]
        return render(request, "people/_question.html", {"one": asked_now[0]})
    return HttpResponseRedirect(f"{resolve_url('list-changes', one.of_import_id)}#dong-{one.pk}")


@page(Permission.REGISTER_EDIT)
@require_POST
def list_confirm(request: HttpRequest, viewer: Viewer, import_id: int) -> HttpResponse:
    """Store the list."""
    found = _import(viewer, import_id)
    confirm_import(of=found.pk, by=viewer)
    told = Words(
        "Đã lưu vào sổ cán bộ. Có thể thu hồi cả lần nhập này.", "Stored in the register. It can be taken back whole."
    )
    return done(request, viewer, told, "list-import", found.pk)


@page(Permission.REGISTER_EDIT)
@require_POST
def list_compare(request: HttpRequest, viewer: Viewer, import_id: int) -> HttpResponse:
    """Compare the list with the register as it is now."""
    compare_again(of=_import(viewer, import_id).pk, by=viewer)
    return done(request, viewer, Words("Đang so sánh lại.", "It is compared again."), "list-import", import_id)


@page(Permission.REGISTER_EDIT)
@require_POST
def list_discard(request: HttpRequest, viewer: Viewer, import_id: int) -> HttpResponse:
    """Put the list away; nothing of it was stored."""
    discard_import(of=_import(viewer, import_id).pk, by=viewer)
    return done(request, viewer, Words("Đã bỏ danh sách.", "The list was put away."), "import-list")


@page(Permission.REGISTER_EDIT)
def list_take_back(request: HttpRequest, viewer: Viewer, import_id: int) -> HttpResponse:
    """Take a stored list back whole, after a look at what that means."""
    found = _import(viewer, import_id)
    if request.method == "POST":
        take_back_import(of=found.pk, by=viewer)
        told = Words("Đã thu hồi: sổ cán bộ như trước khi nhập.", "Taken back: the register is as it was before.")
        return done(request, viewer, told, "list-import", found.pk)
    return render(request, "people/import_take_back.html", {"list": found})
