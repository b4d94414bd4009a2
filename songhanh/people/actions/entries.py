"""How entries come to stand and leave: one small change in the register's own row, under its lock."""

from django.db import transaction
from django.db.models import Q

from songhanh.agencies.access import Conflict, Viewer
from songhanh.agencies.models import Body
from songhanh.lib.words import Problem, Words
from songhanh.people.models import Dropped, Entry, Fact, Line, Person, Register
from songhanh.people.models.register import FactRows, PersonRows

CHUNK = 2000  # people whose rows one transaction removes


def locked_register(agency: Body) -> Register:
    """The agency's register, locked until the transaction ends: entries come to stand one after the other."""
    Register.objects.get_or_create(agency=agency)
    return Register.objects.select_for_update(of=("self",)).get(pk=agency.pk)


def let_stand(entry: Entry, register: Register, by: Viewer) -> None:
    """Let everybody see the entry's facts; the register is locked."""
    register.version += 1
    register.save(update_fields=["version"])
    stands = Entry.objects.filter(pk=entry.pk, state=Entry.State.STAGED).update(
        state=Entry.State.STANDS, number=register.version, at=by.at, by_id=by.user or None
    )
    if not stands:
        raise Conflict(
            Words("Danh sách này vừa được bỏ.", "This list has just been discarded."),
            Words("Tải lại trang.", "Load the page again."),
        )


def withdraw(entry: Entry, register: Register | None = None) -> None:
    """Let nobody see the entry's facts any more; `clear` removes its rows. `register`, locked, where it stood.

    Raises:
        Problem: later entries that stand speak of its people.
    """
    if register is not None:
        touched = spoken_of(entry)
        of_them = Fact.objects.filter(person__in=touched).values("entry")
        dropping = Dropped.objects.filter(fact__person__in=touched).values("entry")
        standing = Entry.objects.filter(agency=entry.agency_id, state=Entry.State.STANDS, number__gt=entry.number or 0)
        later = standing.filter(Q(pk__in=of_them) | Q(pk__in=dropping)).order_by("-number").first()
        if later is not None:
            raise _built_upon(later)
        register.version += 1
        register.save(update_fields=["version"])
    Entry.objects.filter(pk=entry.pk).update(state=Entry.State.LEAVING)


def spoken_of(entry: Entry) -> PersonRows:
    """The people whose facts the entry brought or dropped."""
    facts = Fact.objects.filter(entry=entry).values("person")
    dropped = Dropped.objects.filter(entry=entry).values("fact__person")
    return Person.objects.filter(Q(pk__in=facts) | Q(pk__in=dropped))


def _built_upon(later: Entry) -> Problem:
    day = f"{later.at:%d/%m/%Y}" if later.at else ""
    what = Words(
        f"Sau lần nhập này đã có cập nhật khác về cùng những người đó (ngày {day}).",
        f"A later entry speaks of the same people ({day}).",
    )
    remedy = Words("Thu hồi lần cập nhật sau trước, rồi thu hồi lần này.", "Take the later one back first.")
    return Problem("built-upon", what, remedy)


@transaction.atomic
def clear(entry: int) -> bool:
    """Remove rows of an entry that is leaving, of some people at a time; whether there may be more."""
    people = list(
        Fact.objects.filter(entry=entry).order_by("person").values_list("person", flat=True).distinct()[:CHUNK]
    )
    if people:
        Dropped.objects.filter(entry=entry, fact__person__in=people).delete()
        _remove(Fact.objects.filter(entry=entry, person__in=people))
        return True
    Dropped.objects.filter(entry=entry).delete()
    fresh = list(Person.objects.filter(entry=entry).values_list("pk", flat=True)[:CHUNK])
    if fresh:
        # A list that was compared before and never stands so may speak of them.
        _remove(Fact.objects.filter(person__in=fresh))
        Line.objects.filter(person__in=fresh).update(person=None)
        left = Person.objects.filter(pk__in=fresh)
        left._raw_delete(left.db)
        return True
    Entry.objects.filter(pk=entry, state=Entry.State.LEAVING).update(state=Entry.State.GONE)
    return False


def _remove(facts: FactRows) -> None:
    """Remove facts, and what else drops them: entries that leave too, or that were compared before and never stand."""
    Dropped.objects.filter(fact__in=facts).delete()
    facts._raw_delete(facts.db)
