"""The register: a list to find people in, and a person's page with the history."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.models import Body
from songhanh.agencies.queries import agency_seen
from songhanh.equity.snapshot import Level
from songhanh.lib.words import Words
from songhanh.people.actions.events import take_back_entry
from songhanh.people.actions.levels import set_levels
from songhanh.people.actions.settings import open_fields, read_closely
from songhanh.people.kinds import KINDS, OPENED, FactKind, Secrecy
from songhanh.people.models import Fact, Person, Register
from songhanh.people.queries.due import standings
from songhanh.people.queries.meanings import titles_of
from songhanh.people.queries.people_list import AT_ONCE, SHOWN, Filters, page_of, units_in
from songhanh.people.queries.person import history, person_seen
from songhanh.people.rules.lists import KINDS as ASKED
from songhanh.people.rules.overview import rules_of
from songhanh.people.wording import told
from songhanh.reports.people_lists import register_workbook
from songhanh.web.answers import done, page
from songhanh.web.files import wants_workbook, workbook_answer
from songhanh.web.forms import is_told
from songhanh.web.numbers import number_of
from songhanh.web.people.event_forms import EVENTS


def day_of(request: HttpRequest, viewer: Viewer) -> date:
    """The day in the address (`?ngay=`), else today."""
    try:
        found = date.fromisoformat(request.GET.get("ngay", ""))
    except ValueError:
        return viewer.day
    return found if is_told(found) else viewer.day


def agency_asked(request: HttpRequest, viewer: Viewer) -> Body:
    """The agency in the address (`?co-quan=`), else the viewer's own."""
    return agency_seen(viewer, number_of(request.GET.get("co-quan")) or viewer.agency)


@page(Permission.REGISTER_SEE)
@require_GET
def register(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The people of the agency whom the viewer sees, as of a day."""
    agency, day = agency_asked(request, viewer), day_of(request, viewer)
    units = units_in(agency)
    chosen = next((one for one in units if one.pk == number_of(request.GET.get("don-vi"))), None)
    filters = Filters(
        request.GET.get("q", "").replace("\0", "")[:100], chosen.path if chosen else "", request.GET.get("nhom", ""),
        request.GET.get("gioi", ""), request.GET.get("thoi") == "1",
    )  # fmt: skip
    if wants_workbook(request):
        people, _ = page_of(agency, viewer, day, filters, most=None)
        return workbook_answer(register_workbook(agency.name, day, people), viewer)
    start = number_of(request.GET.get("tu"))
    people, total = page_of(agency, viewer, day, filters, start=start)
    context = {
        "agency": agency, "day": day, "people": people, "total": total, "filters": filters, "units": units,
        "unit": chosen, "start": start + 1, "last": start + len(people),
        "following": start + AT_ONCE if total > start + AT_ONCE else None,
        "before": max(start - AT_ONCE, 0) if start else None, "asked": filters != Filters(),
        "may_edit": viewer.can(Permission.REGISTER_EDIT, agency.path),
        "may_open": viewer.can(Permission.REGISTER_OPEN, agency.path),
    }  # fmt: skip
    return render(request, "people/register.html", context)


@page(Permission.REGISTER_SEE)
def person(request: HttpRequest, viewer: Viewer, person_id: int) -> HttpResponse:
    """A person as of a day, with the history and what the rules say. A POST opens what is kept closely."""
    found = person_seen(person_id, viewer)
    day = day_of(request, viewer)
    close = _opened(request, viewer, found.pk) if request.method == "POST" else None
    one = standings(found.agency, viewer, day, people=[found.pk], kinds=ASKED | set(SHOWN))[0]
    events = history(found)
    register_ = Register.objects.filter(pk=found.agency_id).first() or Register(agency=found.agency)
    facts = [(KINDS[kind].words, told(kind, one.state(kind))) for kind in SHOWN if one.state(kind)]
    context = {
        "person": found, "one": one, "day": day, "facts": facts, "events": [e for e in events if e.believed],
        "corrected": [e for e in events if not e.believed], "rules": rules_of(one), "close": close,
        "events_to_enter": _buttons(register_, viewer, found),
        "opens_special": register_.opens_ethnicity or register_.opens_party,
        "may_edit": viewer.can(Permission.REGISTER_EDIT, found.agency.path),
        "may_special": viewer.can(Permission.REGISTER_SPECIAL, found.agency.path),
        "may_sealed": viewer.can(Permission.REGISTER_SEALED, found.agency.path),
    }  # fmt: skip
    return render(request, "people/person.html", context)


def _buttons(register_: Register, viewer: Viewer, found: Person) -> list[tuple[str, Words]]:
    """The events that may be entered: special ones where they are kept, discipline by who may open it."""
    closed = {kind for kind, opener in OPENED.items() if not getattr(register_, opener)}
    if not viewer.can(Permission.REGISTER_SEALED, found.agency.path):
        closed.add(FactKind.DISCIPLINE)
    return [(code, words) for code, (words, form) in EVENTS.items() if form.kind not in closed]


def _opened(
    request: HttpRequest, viewer: Viewer, person: int
) -> list[tuple[Words, date | None, list[tuple[Words, Words]]]]:
    """What was asked to be opened (`mo`: special or sealed), written down as read."""
    secrecy = Secrecy.SEALED if request.POST.get("mo") == "sealed" else Secrecy.SPECIAL
    spans = read_closely(person=person, secrecy=secrecy, reason=request.POST.get("ly-do", ""), by=viewer)
    return [
        (KINDS[kind].words, span.starts, told(kind, span.values)) for kind, found in spans.items() for span in found
    ]


@page(Permission.REGISTER_EDIT)
@require_POST
def entry_take_back(request: HttpRequest, viewer: Viewer, person_id: int, entry_id: int) -> HttpResponse:
    """Take a single event back."""
    found = person_seen(person_id, viewer)
    take_back_entry(entry=entry_id, by=viewer)
    return done(request, viewer, Words("Đã thu hồi cập nhật.", "Taken back."), "person", found.pk)


@page(Permission.REGISTER_OPEN)
def register_settings(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Which special fields the agency keeps."""
    agency = agency_asked(request, viewer)
    viewer.require(Permission.REGISTER_OPEN, agency.path)
    if request.method == "POST":
        open_fields(
            agency=agency,
            ethnicity=request.POST.get("dan-toc") == "1",
            party=request.POST.get("dang") == "1",
            by=viewer,
        )
        return done(request, viewer, Words("Đã ghi quyết định.", "Recorded."), "register-settings")
    found = Register.objects.filter(pk=agency.pk).first() or Register(agency=agency)
    kept = Fact.objects.believed().filter(person__agency=agency)
    counts = {kind: kept.filter(kind=kind).count() for kind in (FactKind.ETHNICITY, FactKind.PARTY)}
    context = {
        "agency": agency,
        "register": found,
        "ethnicity": counts[FactKind.ETHNICITY],
        "party": counts[FactKind.PARTY],
    }
    return render(request, "people/settings.html", context)


@page(Permission.REGISTER_EDIT)
def register_levels(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The levels of the titles that the register holds, to be set where the program took another."""
    agency = agency_asked(request, viewer)
    viewer.require(Permission.REGISTER_EDIT, agency.path)
    titles = titles_of(agency.pk, viewer.day)
    if request.method == "POST":
        asked = {title: request.POST.get(f"cap-{at}", "") for at, (title, _, _) in enumerate(titles)}
        levels = {
            title: Level(asked[title])
            for title, level, _ in titles
            if asked[title] in list(Level) and asked[title] != level
        }
        posts = set_levels(agency=agency, levels=levels, by=viewer) if levels else 0
        told = Words(
            f"Đã đặt cấp; {posts} vị trí trong sổ thay đổi.", f"The levels are set; posts that changed: {posts}."
        )
        return done(request, viewer, told, "register-levels")
    context = {"agency": agency, "titles": titles, "levels": list(Level)}
    return render(request, "people/levels.html", context)
