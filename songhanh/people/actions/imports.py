"""A list's way into the register: given in, mapped, decided line by line, confirmed, taken back."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction

from songhanh.agencies.access import VIETNAM, Conflict, Permission, Viewer
from songhanh.agencies.files import file_store, within_limits
from songhanh.agencies.models import Body
from songhanh.audit.actions import record
from songhanh.lib.words import Problem, Words
from songhanh.notices.actions import tell
from songhanh.people.actions.entries import let_stand, locked_register, withdraw
from songhanh.people.actions.lines import write_chosen
from songhanh.people.actions.staging import is_still_ours
from songhanh.people.models import ColumnMeaning, Entry, Import, Line

State = Import.State


class SameList(Problem):
    """These very bytes are in the register, or wait to be confirmed; `found` is where they are."""

    def __init__(self, found: Import) -> None:
        day = f"{found.given_at.astimezone(VIETNAM):%d/%m/%Y}"
        what = Words(
            f"Tệp này đã được nhập ngày {day} với tên “{found.name}”.",
            f"This file was imported on {day} as “{found.name}”.",
        )
        super().__init__("same-list", what, Words("Mở bản đã nhập.", "Open the one that was imported."))
        self.found = found


def receive_list(
    *, agency: Body, name: str, chunks: Iterable[bytes], by: Viewer, by_hand: Mapping[str, str | None] | None = None
) -> Import:
    """Keep a staff list; a worker reads it. Nothing of it is in the register until a person confirms.

    Raises:
        SameList: the agency was given it before, and it was not discarded, taken back or failed.
        Problem: too large, or empty.
    """
    by.require(Permission.REGISTER_EDIT, agency.path)
    store = file_store()
    with store.adding(), transaction.atomic():
        stored = store.put(within_limits(chunks, name))
        over = (State.FAILED, State.DISCARDED, State.TAKEN_BACK)
        before = Import.objects.filter(agency=agency, digest=stored.digest).exclude(state__in=over).first()
        if before is not None:
            raise SameList(before)
        found = Import(
            agency=agency, name=name[:250], digest=stored.digest, size=stored.size, given_by_id=by.user or None,
            given_at=by.at, by_hand=dict(by_hand or {}),
        )  # fmt: skip
        found.save()
        values: dict[str, object] = {"digest": stored.digest, "size": stored.size}
        record(by=by, agency=agency.pk, event="list.received", subject=f"import:{found.pk}", values=values)
    return found


def _locked(pk: int, by: Viewer, *states: Import.State) -> Import:
    found = Import.objects.select_for_update(of=("self",)).select_related("agency", "entry").visible_to(by).get(pk=pk)
    by.require(Permission.REGISTER_EDIT, found.agency.path)
    if found.state not in states:
        raise Conflict(
            Words(f"Danh sách “{found.name}” không còn ở bước này.", f"“{found.name}” is past this step."),
            Words("Tải lại trang để xem tình trạng mới.", "Load the page again to see how it stands."),
        )
    return found


@transaction.atomic
def map_columns(*, of: int, meanings: Mapping[str, str | None], as_of: date | None = None, by: Viewer) -> Import:
    """Say what columns mean and of which day the list tells: it is read again, and the agency's next lists are so."""
    found = _locked(of, by, State.MAPPING, State.PREVIEW)
    if as_of and as_of > by.day:
        raise Problem(
            "future-day", Words("Danh sách không thể tính đến ngày chưa đến.", "No list is as of a day to come."),
            Words("Chọn ngày từ hôm nay trở về trước.", "Choose today or an earlier day."),
        )  # fmt: skip
    changed = {heading: target for heading, target in meanings.items() if found.mapping.get(heading) != target}
    # Letters of columns say nothing of another list: only headings are remembered.
    for heading, target in changed.items() if found.state == State.PREVIEW else ():
        ColumnMeaning.objects.update_or_create(
            agency=found.agency, heading=heading[:250], defaults={"target": target or ""}
        )
    found.by_hand = {**found.by_hand, **meanings}
    found.as_of = as_of or found.as_of
    _read_again(found)
    values: dict[str, object] = {"columns": changed}
    record(by=by, agency=found.agency_id, event="list.mapped", subject=f"import:{found.pk}", values=values)
    return found


def _read_again(found: Import) -> None:
    """Let the list be read and staged once more; the rows staged before go."""
    if found.entry is not None:
        withdraw(found.entry)
    Line.objects.filter(of_import=found).delete()
    found.entry, found.state, found.claimed_by, found.done = None, State.WAITING, "", 0
    found.version += 1
    found.save()


@transaction.atomic
def choose(*, line: int, choice: str, person: int | None = None, by: Viewer) -> Line:
    """Decide whom a doubtful line is about: one of its candidates, somebody new, or leave it out."""
    of = Line.objects.values_list("of_import", flat=True).get(pk=line)
    found = _locked(of, by, State.PREVIEW)
    one = Line.objects.select_for_update(of=("self",)).get(pk=line)
    if choice not in Line.Choice.values or (choice == Line.Choice.SAME) != (person in one.candidates):
        raise Problem(
            "wrong-choice", Words("Chưa chọn đúng người.", "That is not one of the choices."),
            Words("Chọn một trong các người được nêu.", "Choose one of those that are named."),
        )  # fmt: skip
    one.choice, one.person_id = choice, person if choice == Line.Choice.SAME else None
    one.save(update_fields=["choice", "person"])
    values: dict[str, object] = {"line": one.pk, "choice": choice}
    record(by=by, agency=found.agency_id, event="list.decided", subject=f"import:{found.pk}", values=values)
    return one


@transaction.atomic
def confirm_import(*, of: int, by: Viewer) -> Entry:
    """Let the staged rows stand, with the lines that were decided.

    Raises:
        Conflict: the register changed since they were staged; the list is read again and looked at again.
        Problem: a line still waits for a decision.
    """
    found = _locked(of, by, State.PREVIEW)
    assert found.entry is not None
    waiting = Line.objects.filter(of_import=found, choice=Line.Choice.OPEN).count()
    if waiting:
        raise Problem(
            "undecided", Words(f"Còn {waiting} dòng chưa quyết định.", f"Lines that wait for a decision: {waiting}."),
            Words("Chọn người cho từng dòng, hoặc bỏ dòng.", "Choose for each line, or leave it out."),
        )  # fmt: skip
    register = locked_register(found.agency)
    if register.version != found.seen_version:
        raise Stale(found)
    write_chosen(found)
    let_stand(found.entry, register, by)
    found.state = State.STORED
    found.summary["new"] += Line.objects.filter(of_import=found, choice=Line.Choice.NEW).count()
    found.save(update_fields=["state", "summary"])
    counts = {name: found.summary.get(name, 0) for name in ("new", "changed", "same", "doubts", "left")}
    values: dict[str, object] = {**counts, "entry": found.entry.pk}
    record(by=by, agency=found.agency_id, event="list.stored", subject=f"import:{found.pk}", values=values)
    return found.entry


class Stale(Conflict):
    """The register changed after the list was compared with it."""

    def __init__(self, found: Import) -> None:
        super().__init__(
            Words(
                "Sổ cán bộ đã thay đổi sau khi so sánh danh sách này.", "The register changed since this was compared."
            ),
            Words("Bấm So sánh lại rồi xem lại thay đổi.", "Compare again and look at the changes once more."),
        )
        self.found = found


@transaction.atomic
def compare_again(*, of: int, by: Viewer) -> Import:
    """Read and stage the list once more, against the register as it is now; decisions are asked again."""
    found = _locked(of, by, State.PREVIEW, State.FAILED)
    _read_again(found)
    record(by=by, agency=found.agency_id, event="list.again", subject=f"import:{found.pk}", values={})
    return found


@transaction.atomic
def discard_import(*, of: int, by: Viewer) -> None:
    """Put a list away that was not stored; what was staged goes."""
    found = _locked(of, by, State.WAITING, State.MAPPING, State.PREVIEW, State.FAILED)
    if found.entry is not None:
        withdraw(found.entry)
    Line.objects.filter(of_import=found).delete()
    found.state, found.problems, found.summary = State.DISCARDED, [], {}
    found.save()
    record(by=by, agency=found.agency_id, event="list.discarded", subject=f"import:{found.pk}", values={})


@transaction.atomic
def take_back_import(*, of: int, by: Viewer) -> None:
    """Take a stored list back whole: the register is as it was before.

    Raises:
        Problem: later entries speak of the same people; they go first.
    """
    found = _locked(of, by, State.STORED)
    assert found.entry is not None
    withdraw(found.entry, locked_register(found.agency))
    Line.objects.filter(of_import=found).delete()
    found.state, found.problems, found.summary = State.TAKEN_BACK, [], {}
    found.save()
    values: dict[str, object] = {"entry": found.entry.pk}
    record(by=by, agency=found.agency_id, event="list.taken_back", subject=f"import:{found.pk}", values=values)


@transaction.atomic
def fail_import(*, of: Import, problem: Problem, by: Viewer) -> None:
    """Say on its page why the list cannot be read."""
    if not is_still_ours(of):
        return
    of.state, of.claimed_by = State.FAILED, ""
    of.problem_vi, of.problem_en = problem.say("vi"), problem.say("en")
    of.save(update_fields=["state", "claimed_by", "problem_vi", "problem_en"])
    values: dict[str, object] = {"problem": problem.code}
    record(by=by, agency=of.agency_id, event="list.failed", subject=f"import:{of.pk}", values=values)
    _tell_giver(of, Words(f"Không đọc được “{of.name}”.", f"“{of.name}” could not be read."), by)


@transaction.atomic
def await_mapping(*, of: Import, mapping: Mapping[str, str | None], by: Viewer) -> None:
    """Ask a person what the columns mean: the list has no headings."""
    if not is_still_ours(of):
        return
    of.state, of.mapping, of.claimed_by = State.MAPPING, dict(mapping), ""
    of.save(update_fields=["state", "mapping", "claimed_by"])
    record(by=by, agency=of.agency_id, event="list.asks", subject=f"import:{of.pk}", values={})
    said = Words(f"Cần ghép cột của “{of.name}”.", f"The columns of “{of.name}” must be mapped.")
    _tell_giver(of, said, by)


@transaction.atomic
def offer_preview(*, of: Import, summary: Mapping[str, object], by: Viewer) -> None:
    """The list is compared: its giver looks at what will be new and changed."""
    if not is_still_ours(of):
        return
    of.state, of.summary, of.claimed_by = State.PREVIEW, dict(summary), ""
    of.save(update_fields=["state", "summary", "claimed_by"])
    counts = {name: summary[name] for name in ("new", "changed", "same", "doubts", "left")}
    record(by=by, agency=of.agency_id, event="list.compared", subject=f"import:{of.pk}", values=counts)
    said = Words(
        f"Đã so sánh “{of.name}”: {summary['new']} người mới, {summary['changed']} người thay đổi.",
        f"“{of.name}” was compared: new people {summary['new']}, changed {summary['changed']}.",
    )
    _tell_giver(of, said, by)


def _tell_giver(of: Import, words: Words, by: Viewer) -> None:
    if of.given_by_id:
        tell(
            to=[of.given_by_id], agency=of.agency_id, event="list.compared", words=words,
            address=f"/so-can-bo/nhap/{of.pk}/", by=by,
        )  # fmt: skip
