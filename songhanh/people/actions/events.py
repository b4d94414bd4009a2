"""Single events: what a personnel officer writes into a person's history, and corrections of it."""

from datetime import date
from typing import Any

from django.db import transaction

from songhanh.agencies.access import Conflict, Permission, Viewer
from songhanh.agencies.models import Body
from songhanh.audit.actions import record
from songhanh.lib.words import Problem, Words
from songhanh.people.actions.entries import let_stand, locked_register, spoken_of, withdraw
from songhanh.people.actions.rows import FactWriter
from songhanh.people.actions.staging import Chunk, Numbers
from songhanh.people.history import Change, Span, Statement, instead
from songhanh.people.kinds import OPENED, STATES, FactKind, Secrecy, secrecy_of
from songhanh.people.models import Entry, Fact, Import, Person
from songhanh.people.queries.believed import held_by
from songhanh.people.queries.meanings import units_by_code


@transaction.atomic
def add_person(*, agency: Body, identity: dict[str, Any], seen_on: date, by: Viewer) -> Person:
    """Enter somebody new; what else is known follows as events."""
    by.require(Permission.REGISTER_EDIT, agency.path)
    if not str(identity.get("name", "")).strip():
        raise _missing(Words("Chưa nhập họ và tên.", "The name is missing."))
    register = locked_register(agency)
    entry = _entry(agency, FactKind.IDENTITY, "", by)
    person = Person.objects.create(agency=agency, number=Numbers(agency.pk).draw(), entry=entry)
    _write(entry, person.pk, [Statement(FactKind.IDENTITY, identity, seen_on)])
    let_stand(entry, register, by)
    record(by=by, agency=agency.pk, event="person.added", subject=f"person:{person.pk}", values={})
    return person


@transaction.atomic
def enter_fact(*, person: int, said: Statement, reason: str = "", by: Viewer) -> Entry:
    """Write what happened to a person: what held before is closed on that day, or stands beside it.

    Raises:
        Problem: nothing new was said, or the agency does not keep facts of this kind.
    """
    found = _person(person, by)
    register = locked_register(found.agency)
    opener = OPENED.get(said.kind)
    if opener and not getattr(register, opener):
        raise Problem(
            "not-opened",
            Words("Cơ quan chưa mở trường dữ liệu nhạy cảm này.", "The agency does not keep this sensitive field."),
            Words("Lãnh đạo cơ quan mở ở trang Sổ cán bộ, Thiết lập.", "The director opens it in the settings."),
        )
    if said.kind is FactKind.DEPARTURE and _has_left(found.pk, said):
        raise Problem(
            "has-left", Words("Sổ đã ghi người này thôi làm việc.", "The register says already that this person left."),
            Words("Đính chính hoặc thu hồi lần ghi trước.", "Correct or take back what was entered before."),
        )  # fmt: skip
    entry = _entry(found.agency, said.kind, reason, by)
    if not _write(entry, found.pk, [said]):
        raise Problem(
            "nothing-new", Words("Sổ đã ghi đúng như vậy.", "The register says so already."),
            Words("Sửa giá trị hoặc ngày rồi lưu lại.", "Change a value or the day and save again."),
        )  # fmt: skip
    let_stand(entry, register, by)
    values: dict[str, object] = {"kind": said.kind, "starts": said.starts, "entry": entry.pk, "decision": said.decision}
    if secrecy_of(said.kind) is not Secrecy.PERSONAL:
        values = {"entry": entry.pk}  # the log is read by those who may not open it
    record(by=by, agency=found.agency_id, event="fact.entered", subject=f"person:{found.pk}", values=values)
    return entry


@transaction.atomic
def correct_fact(
    *, fact: int, values: dict[str, Any], starts: date | None, until: date | None, reason: str, by: Viewer
) -> Entry:
    """Say that something was never so: what was believed stays readable, with the reason."""
    old, entry = _wrong(fact, reason, by)
    if starts and until and starts >= until:
        raise _missing(Words("Ngày kết thúc đứng trước ngày bắt đầu.", "The last day is before the first."))
    span = Span(starts, until, {**old.values, **values}, old.decision, old.decided_on)
    kept = _take(entry, old, span, by)
    record(by=by, agency=entry.agency_id, event="fact.corrected", subject=f"person:{old.person_id}", values=kept)
    return entry


@transaction.atomic
def remove_fact(*, fact: int, reason: str, by: Viewer) -> Entry:
    """Say that something never happened: it is believed no more, and stays readable with the reason."""
    old, entry = _wrong(fact, reason, by)
    kept = _take(entry, old, None, by)
    record(by=by, agency=entry.agency_id, event="fact.removed", subject=f"person:{old.person_id}", values=kept)
    return entry


@transaction.atomic
def take_back_entry(*, entry: int, by: Viewer) -> None:
    """Take a single event back: the history is as it was before.

    Raises:
        Problem: it came with a list, which goes as a whole; or later entries rest on it.
    """
    found = Entry.objects.select_for_update(of=("self",)).select_related("agency").get(pk=entry)
    by.require(Permission.REGISTER_EDIT, found.agency.path)
    if found.state != Entry.State.STANDS:
        raise Conflict(
            Words("Cập nhật này đã được thu hồi.", "This was taken back already."),
            Words("Tải lại trang.", "Load the page again."),
        )
    if Import.objects.filter(entry=found).exists():
        raise Problem(
            "of-a-list", Words("Cập nhật này đến từ một danh sách.", "This came with a list."),
            Words("Thu hồi cả danh sách, hoặc đính chính riêng mục này.", "Take the list back, or correct this fact."),
        )  # fmt: skip
    person = spoken_of(found).get()
    withdraw(found, locked_register(found.agency))
    shown = secrecy_of(FactKind(found.what)) is Secrecy.PERSONAL
    values: dict[str, object] = {"entry": found.pk} | ({"kind": found.what} if shown else {})
    record(by=by, agency=found.agency_id, event="fact.taken_back", subject=f"person:{person.pk}", values=values)


def _has_left(person: int, said: Statement) -> bool:
    """Whether a departure of another day lasts."""
    held = held_by([person]).get(person, {})
    others = [spans for (kind, slot), spans in held.items() if kind is FactKind.DEPARTURE and slot != said.slot]
    return any(span.until is None for spans in others for span in spans)


def _person(pk: int, by: Viewer) -> Person:
    found = Person.objects.visible_to(by).select_related("agency").get(pk=pk)
    by.require(Permission.REGISTER_EDIT, found.agency.path)
    return found


def _entry(agency: Body, kind: FactKind, reason: str, by: Viewer) -> Entry:
    return Entry.objects.create(
        agency=agency, what=kind.value, made_at=by.at, by_id=by.user or None, reason=reason.strip()[:500]
    )


def _wrong(fact: int, reason: str, by: Viewer) -> tuple[Fact, Entry]:
    if not reason.strip():
        raise _missing(Words("Chưa nêu lý do đính chính.", "The reason for the correction is missing."))
    old = Fact.objects.believed().select_related("person__agency").filter(pk=fact).first()
    if old is None:
        raise _corrected()
    person = _person(old.person_id, by)
    return old, _entry(person.agency, FactKind(old.kind), reason, by)


def _corrected() -> Conflict:
    return Conflict(
        Words("Mục này vừa được đính chính.", "This has just been corrected."),
        Words("Tải lại trang để xem giá trị mới.", "Load the page again."),
    )


def _take(entry: Entry, old: Fact, new: Span | None, by: Viewer) -> dict[str, object]:
    """Let `new` be believed instead; what the log keeps of it."""
    register = locked_register(entry.agency)
    held = held_by([old.person_id]).get(old.person_id, {}).get((FactKind(old.kind), old.slot), [])
    if old.pk not in {one.pk for one in held}:
        raise _corrected()  # while the register was being locked
    chunk = Chunk(FactWriter(entry.pk, units_by_code(entry.agency_id)))
    state = FactKind(old.kind) in STATES
    found = instead(held, old.span, new) if state else Change([old.span], [new] if new else [])
    chunk.take(old.person_id, FactKind(old.kind), old.slot, found)
    chunk.store(entry.pk)
    let_stand(entry, register, by)
    return {"kind": old.kind, "fact": old.pk, "entry": entry.pk}


def _write(entry: Entry, person: int, said: list[Statement]) -> bool:
    chunk = Chunk(FactWriter(entry.pk, units_by_code(entry.agency_id)))
    chunk.held = held_by([person])
    changed = chunk.say(person, said)
    chunk.store(entry.pk)
    return changed


def _missing(what: Words) -> Problem:
    return Problem("missing", what, Words("Bổ sung rồi lưu lại.", "Add it and save again."))
