"""What an agency decides about its register, and the readings of what is kept closely."""

from collections.abc import Mapping

from django.db import transaction

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.models import Body
from songhanh.audit.actions import record
from songhanh.lib.text import bare
from songhanh.lib.words import Problem, Words
from songhanh.people.actions.entries import locked_register
from songhanh.people.history import Span
from songhanh.people.kinds import KINDS, OPENED, FactKind, Secrecy, secrecy_of
from songhanh.people.models import Person, UnitMeaning
from songhanh.people.queries.believed import held_by
from songhanh.people.queries.meanings import opened_kinds

_RIGHTS = {Secrecy.SPECIAL: Permission.REGISTER_SPECIAL, Secrecy.SEALED: Permission.REGISTER_SEALED}


@transaction.atomic
def open_fields(*, agency: Body, ethnicity: bool, party: bool, by: Viewer) -> None:
    """Decide which special fields are kept. What is closed is neither shown nor counted; what was kept is unread."""
    by.require(Permission.REGISTER_OPEN, agency.path)
    register = locked_register(agency)
    register.opens_ethnicity, register.opens_party = ethnicity, party
    register.version += 1  # lists that were compared under the decision before are compared again
    register.save(update_fields=["version", "opens_ethnicity", "opens_party"])
    values: dict[str, object] = {"ethnicity": ethnicity, "party": party}
    record(by=by, agency=agency.pk, event="register.opened", subject=f"agency:{agency.pk}", values=values)


@transaction.atomic
def read_closely(*, person: int, secrecy: Secrecy, reason: str = "", by: Viewer) -> dict[FactKind, list[Span]]:
    """The spans of a person that are special or sealed; that they were read is written down, sealed ones with why.

    Raises:
        Problem: sealed, and no reason is given.
    """
    found = Person.objects.visible_to(by).select_related("agency").get(pk=person)
    by.require(_RIGHTS[secrecy], found.agency.path)
    if secrecy is Secrecy.SEALED and not reason.strip():
        raise Problem(
            "no-reason", Words("Chưa nêu lý do mở niêm phong.", "The reason for opening the seal is missing."),
            Words("Ghi lý do, ví dụ: xét bổ nhiệm.", "Write why, such as: an appointment is considered."),
        )  # fmt: skip
    opened = opened_kinds(found.agency_id)
    kinds = [kind for kind in KINDS if secrecy_of(kind) is secrecy and (kind not in OPENED or kind in opened)]
    held = held_by([found.pk]).get(found.pk, {})
    values: dict[str, object] = {"kinds": [kind.value for kind in kinds], "reason": reason.strip()}
    record(
        by=by, agency=found.agency_id, event=f"person.{secrecy.value}_read", subject=f"person:{found.pk}", values=values
    )
    return {kind: [span for (of, _), spans in held.items() if of is kind for span in spans] for kind in kinds}


@transaction.atomic
def name_units(*, agency: Body, units: Mapping[str, int | None], by: Viewer) -> None:
    """Say which unit the agency's lists call so; None forgets it."""
    by.require(Permission.REGISTER_EDIT, agency.path)
    for name, unit in units.items():
        rows = UnitMeaning.objects.filter(agency=agency, key=bare(name)[:200])
        if unit is None:
            rows.delete()
            continue
        body = Body.objects.get(pk=unit, agency=agency)
        UnitMeaning.objects.update_or_create(agency=agency, key=bare(name)[:200], defaults={"unit": body})
    values: dict[str, object] = {"units": dict(units)}
    record(by=by, agency=agency.pk, event="register.units_named", subject=f"agency:{agency.pk}", values=values)
