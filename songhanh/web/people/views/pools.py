"""The planning pools: by round and post, what changed, the yearly review, seats and the adjusted target."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from songhanh.agencies.access import Forbidden, Permission, Viewer
from songhanh.agencies.models import Body
from songhanh.lib.months import add_months
from songhanh.lib.text import bare
from songhanh.lib.words import Problem, Words
from songhanh.people.actions.pools import Review, end_pool_target, review_pool, set_pool_target, set_seats
from songhanh.people.queries.due import Sight, sight_of, standings
from songhanh.people.queries.pools import PoolRow, changes_since, people_named, pools_of, round_counts
from songhanh.people.rules.eligibility import eligibility
from songhanh.people.rules.proposals import Event, Proposal
from songhanh.people.rules.told import Told
from songhanh.reports.due_lists import pools_workbook
from songhanh.web.answers import done, page
from songhanh.web.files import wants_workbook, workbook_answer
from songhanh.web.people.due_forms import PoolReviewForm, PoolTargetForm, SeatsForm, seats_known
from songhanh.web.people.views.due import agency_and_day, of_agency
from songhanh.web.people.views.register import agency_asked


@page(Permission.REGISTER_DUE)
@require_GET
def pool_list(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The pools as of a day, and what changed in them since another one."""
    agency, day = agency_and_day(request, viewer)
    sight = sight_of(agency, viewer)
    context = {
        "agency": agency, "day": day, "of": of_agency(agency, viewer), "part": sight is Sight.PART,
        "may_edit": viewer.can(Permission.REGISTER_EDIT, agency.path),
    }  # fmt: skip
    if sight is Sight.COUNTS:
        if wants_workbook(request):
            raise Forbidden(Permission.REGISTER_SEE)
        context |= {"counts": round_counts(agency, viewer, day)}
        return render(request, "people/pool_counts.html", context)
    pools, since = pools_of(agency, viewer, day), _since(request, day)
    changes = changes_since(pools.staff, since, day)
    if wants_workbook(request):
        return workbook_answer(pools_workbook(agency.name, pools, changes, since), viewer)
    context |= {"pools": pools, "changes": changes, "since": since}
    return render(request, "people/pools.html", context)


def _since(request: HttpRequest, day: date) -> date:
    """The day in the address (`?tu=`), else a year before."""
    try:
        return min(date.fromisoformat(request.GET.get("tu", "")), day)
    except ValueError:
        return add_months(day, -12)


@page(Permission.REGISTER_EDIT)
def pool_review(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Review the pool of a post (`?nhiem-ky=…&chuc-danh=…`): several out, one in, by one decision."""
    agency = _kept(request, viewer)
    row = _row_asked(request, agency, viewer)
    people = [place.one.person for place in row.places]
    form = PoolReviewForm(
        request.POST if request.method == "POST" else None, people=people, language=viewer.language,
        initial={"on": viewer.day, "decided_on": viewer.day},
    )  # fmt: skip
    only_asks = request.POST.get("buoc") == "xem"
    added, answers = _asked(form, row, agency, viewer)
    if not only_asks and form.done(lambda _: _review(form, row, agency, viewer, (added, answers))):
        told = Words("Đã ghi kết quả rà soát quy hoạch.", "The review was entered.")
        return done(request, viewer, told, _address(agency, viewer))
    ticked = set(request.POST.getlist("people"))
    context = {
        "agency": agency, "row": row, "form": form, "answers": answers, "of": of_agency(agency, viewer),
        "places": [(place, str(place.one.person) in ticked) for place in row.places],
    }  # fmt: skip
    return render(request, "people/pool_review.html", context, status=200 if only_asks else form.status)


def _kept(request: HttpRequest, viewer: Viewer) -> Body:
    """The agency that is asked for, whose register the viewer keeps."""
    agency = agency_asked(request, viewer)
    viewer.require(Permission.REGISTER_EDIT, agency.path)
    return agency


def _row_asked(request: HttpRequest, agency: Body, viewer: Viewer) -> PoolRow:
    term, post = request.GET.get("nhiem-ky", ""), bare(request.GET.get("chuc-danh", ""))
    rows = (row for each in pools_of(agency, viewer, viewer.day).rounds for row in each.posts)
    found = next((row for row in rows if row.pool.round == term and bare(row.pool.post) == post), None)
    if found is None:
        raise Http404
    return found


def _address(agency: Body, viewer: Viewer) -> str:
    return f"/so-can-bo/quy-hoach/{of_agency(agency, viewer)}"


Asked = tuple[int | None, tuple[Told, ...]]


def _asked(form: PoolReviewForm, row: PoolRow, agency: Body, viewer: Viewer) -> Asked:
    """Who is to be put in, and what the rules say of it; that nobody or several fit is told on the form."""
    if not form.is_bound:
        return None, ()
    form.is_valid()
    words, on = str(form.cleaned_data.get("added", "")), form.cleaned_data.get("on")
    if not words.strip() or on is None:
        return None, ()
    try:
        added = _person_named(words, agency, viewer)
    except Problem as problem:
        form.add_error("added", problem.say(viewer.language))
        return None, ()
    one, pool = standings(agency, viewer, people=[added])[0], row.pool
    proposal = Proposal(event=Event.POOL_ENTRY, on=on, level=pool.level, post=pool.post, pool_round=pool.round)
    return added, eligibility(one, proposal)


def _review(form: PoolReviewForm, row: PoolRow, agency: Body, viewer: Viewer, asked: Asked) -> None:
    given, pool, (added, answers) = form.cleaned_data, row.pool, asked
    if any(one.blocks for one in answers) and not given["reason"].strip():
        raise Problem(
            "not-eligible",
            Words("Người bổ sung có điều kiện không đạt theo quy định.", "Who is put in does not meet a condition."),
            Words("Xem bên cạnh; nếu vẫn ghi thì nêu lý do.", "See beside; to enter it all the same, tell why."),
        )
    review = Review(pool.round, pool.post, pool.level, given["on"], given["decision"], given["decided_on"])
    review_pool(
        agency=agency, review=review, removed=form.chosen, why=given["why"], added=added, reason=given["reason"],
        by=viewer,
    )  # fmt: skip


def _person_named(words: str, agency: Body, viewer: Viewer) -> int:
    """The one person of that name, staff code or number."""
    found = people_named(words, agency, viewer)
    if not found:
        what = Words(f"Không có ai khớp với “{words}”.", f"Nobody fits “{words}”.")
        raise Problem("nobody", what, Words("Nhập họ tên đầy đủ hoặc số hiệu.", "Enter the full name or the code."))
    if len(found) > 1:
        listed = "; ".join(f"{one.name} ({one.number})" for one in found)
        what = Words(f"Có nhiều người khớp: {listed}.", f"Several people fit: {listed}.")
        raise Problem("several", what, Words("Nhập mã ẩn danh trong ngoặc.", "Enter the number in brackets."))
    return found[0].person


@page(Permission.REGISTER_EDIT)
def pool_seats(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """How many seats the posts of the pools have."""
    agency = _kept(request, viewer)
    pools = pools_of(agency, viewer, viewer.day)
    posts = list({bare(row.pool.post): row.pool.post for each in pools.rounds for row in each.posts}.values())
    kept = seats_known(agency)
    form = SeatsForm(
        request.POST if request.method == "POST" else None, posts=posts, language=viewer.language,
        known={post: kept[bare(post)] for post in posts if bare(post) in kept},
    )  # fmt: skip
    if form.done(lambda _: set_seats(agency=agency, seats=form.seats(), by=viewer)):
        told = Words("Đã ghi số lượng chức danh.", "The seats were entered.")
        return done(request, viewer, told, _address(agency, viewer))
    context = {"agency": agency, "form": form, "of": of_agency(agency, viewer)}
    return render(request, "people/pool_seats.html", context, status=form.status)


@page(Permission.REGISTER_EDIT)
def pool_target(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The agency's own target for women in the pools; `buoc=bo` ends it."""
    agency = _kept(request, viewer)
    if request.POST.get("buoc") == "bo":
        end_pool_target(agency=agency, by=viewer)
        told = Words("Đã bỏ chỉ tiêu điều chỉnh.", "The adjusted target was ended.")
        return done(request, viewer, told, _address(agency, viewer))
    pools = pools_of(agency, viewer, viewer.day)
    form = PoolTargetForm(
        request.POST if request.method == "POST" else None, language=viewer.language, initial={"decided": viewer.day}
    )
    if form.done(lambda it: set_pool_target(agency=agency, by=viewer, **it.cleaned_data)):
        told = Words("Đã ghi chỉ tiêu điều chỉnh.", "The adjusted target was entered.")
        return done(request, viewer, told, _address(agency, viewer))
    context = {"agency": agency, "pools": pools, "form": form, "of": of_agency(agency, viewer)}
    return render(request, "people/pool_target.html", context, status=form.status)
