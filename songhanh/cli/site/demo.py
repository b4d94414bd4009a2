"""The demonstration: an agency that carries out a real plan, made by the program's own actions, relative to today."""

import re
import secrets
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from songhanh.agencies.access import ROLES, VIETNAM, Role, Viewer
from songhanh.agencies.actions import add_unit, add_user, found_agency, grant_role
from songhanh.agencies.models import Body, User
from songhanh.agencies.queries import viewer_of
from songhanh.cli.site.demo_staff import FIRST, staff_of, steps_of
from songhanh.cli.site.demo_work import carry_out
from songhanh.cli.site.readiness import bring_up, reach
from songhanh.formats.opening import load
from songhanh.lib.words import Problem, Words
from songhanh.lib.workers import worker_name
from songhanh.plans.actions.desk import confirm_items, edit_item
from songhanh.plans.actions.documents import receive_document
from songhanh.plans.actions.issue import issue_plan
from songhanh.plans.jobs import claim, read_document
from songhanh.plans.models import Item, Plan, PlanDocument
from songhanh.plans.names import EVERY_UNIT, key_of, unit_of
from songhanh.reading.plan import Plan as ReadPlan
from songhanh.reading.proposals import propose
from songhanh.reading.understand import understand

_MOST_UNITS, _LONGEST_NAME = 8, 60
_PEOPLE_OF = re.compile(r"(người|thủ trưởng|lãnh đạo|trưởng|công chức|cán bộ)\b", re.I)  # posts, no units
_USUAL = ("Văn phòng", "Phòng Tổ chức cán bộ", "Thanh tra", "Công đoàn")
# In a demonstration somebody must have decided who leads what; a real secretary does it on the reading desk.
_LEADS = (
    (re.compile(r"kiểm tra|giám sát", re.I), "Thanh tra"),
    (re.compile(r"quy hoạch|bổ nhiệm|đào tạo|bồi dưỡng|năng lực", re.I), "Phòng Tổ chức cán bộ"),
    (re.compile(r"8/3|20/10|Tháng hành động", re.I), "Công đoàn"),
)
_EARLIEST = -150  # days from today of the first due day


class SignIn(NamedTuple):
    """Somebody who can sign in."""

    username: str
    name: str
    role: Words


class Office(NamedTuple):
    """The agency with its people."""

    agency: Body
    units: dict[str, Body]
    people: dict[str, User]

    def viewer(self, username: str, at: datetime) -> Viewer:
        """One of the people at a moment."""
        return viewer_of(self.people[username], at, "vi")


_PEOPLE = (
    ("lananh", "Hoàng Thị Lan Anh", Role.SECRETARY, ""),
    ("khai", "Lương Văn Khải", Role.DIRECTOR, ""),
    ("huy", "Trần Quang Huy", Role.UNIT_HEAD, "0"),
    ("bich", "Lý Thị Bích", Role.STAFF, "0"),
    ("ha", "Phạm Thu Hà", Role.PERSONNEL, ""),
    ("tuan", "Đỗ Anh Tuấn", Role.UNIT_HEAD, "1"),
    ("lan", "Vi Thị Lan", Role.AUDITOR, ""),
    ("minh", "Nông Văn Minh", Role.ADMINISTRATOR, ""),
    ("chi", "Bế Thị Chi", Role.OVERSEER, "above"),
)


def is_made() -> bool:
    """Whether this installation has an agency already."""
    reach()
    bring_up()
    return Body.objects.exists()


def folder() -> Path:
    """Where the data lies."""
    found: Path = settings.DATA_FOLDER
    return found


def knows(file: Path) -> bool:
    """Whether this very file was imported."""
    return PlanDocument.objects.filter(digest=sha256(load(file)).hexdigest()).exists()


def password() -> str:
    """The one password of the demonstration, drawn for this installation."""
    file = settings.DATA_FOLDER / "mat-khau-thu.txt"
    if not file.exists():
        file.write_text(f"thu-{secrets.token_hex(6)}\n", encoding="ascii")
        file.chmod(0o600)
    found: str = file.read_text(encoding="ascii").strip()
    return found


def sign_ins() -> list[SignIn]:
    """Who can sign in to the demonstration; empty where this installation is no demonstration."""
    if not (settings.DATA_FOLDER / "mat-khau-thu.txt").exists():
        return []
    found = {one.username: one.full_name for one in User.objects.filter(username__in=[row[0] for row in _PEOPLE])}
    return [SignIn(row[0], found[row[0]], ROLES[row[2]].name) for row in _PEOPLE if row[0] in found]


def make(file: Path) -> Plan:
    """The agency, two years of its staff register, the plan read, confirmed, issued and partly carried out."""
    now = timezone.now().astimezone(VIETNAM).replace(hour=9, minute=0, second=0, microsecond=0)
    office = _office(propose(understand(file).plan), Viewer.program(now + FIRST - timedelta(days=5)))
    known = {username: user.full_name for username, user in office.people.items()}
    steps = steps_of(staff_of(office.agency, office.units, known, office.viewer, now))
    given = now - timedelta(days=210)
    # The log tells things in the order in which they came: the register goes on where the plan is given in.
    for step in steps:
        if step.at < given:
            step.do()
    plan = _draft(office, file, given)
    _confirm(office, plan, now - timedelta(days=209))
    by = office.viewer("khai", now - timedelta(days=205))
    signer = Item.objects.filter(plan=plan, kind=Item.Kind.SIGNER).first()
    issue_plan(
        plan=plan.pk, number=_number(plan), issued_on=by.day, signer_position="GIÁM ĐỐC",
        signer_name=(signer and signer.values.get("name")) or office.people["khai"].full_name, by=by,
    )  # fmt: skip
    carry_out(plan, office.viewer, now)
    for step in steps:
        if step.at >= given:
            step.do()
    return plan


def _number(plan: Plan) -> str:
    head = Item.objects.filter(plan=plan, kind=Item.Kind.LETTERHEAD).first()
    return (head and head.values.get("number")) or "12/KH"


def _office(plan: ReadPlan, by: Viewer) -> Office:
    head = plan.header
    name = head.issuer.value if head.issuer else "Cơ quan thử nghiệm"
    usual = "Ủy ban nhân dân tỉnh" if name.startswith("Sở") else "Cơ quan cấp trên"
    above = head.parent_body.value if head.parent_body else usual
    parent = found_agency(code="CAP-TREN", name=above, by=by)
    agency = found_agency(code="CO-QUAN", name=name, place=head.place.value if head.place else "", parent=parent, by=by)
    units = {}
    for number, unit in enumerate(_unit_names(plan), 1):
        units[unit] = add_unit(agency=agency, code=f"DV-{number:02d}", name=unit, by=by)
    people = {}
    in_order = list(units.values())
    for username, full_name, role, place in _PEOPLE:
        user = add_user(
            agency=agency, username=username, full_name=full_name, password=password(), must_change=False, by=by
        )  # fmt: skip
        body = parent if place == "above" else in_order[int(place)] if place else agency
        grant_role(user=user, role=role, body=body, starts=by.day, by=by)
        people[username] = user
    return Office(agency, units, people)


def _unit_names(plan: ReadPlan) -> list[str]:
    """The usual units of an office, and those that the plan itself gives work to."""
    named: list[str] = list(_USUAL)
    for task in plan.tasks:
        for found in (*task.lead, *([task.proposed_lead] if task.proposed_lead else [])):
            known = {key_of(name): 1 for name in named}
            if (
                len(found.value) <= _LONGEST_NAME
                and not _PEOPLE_OF.match(found.value)
                and unit_of(found.value, {}, known) is None
            ):
                named.append(found.value)
    return named[:_MOST_UNITS]


def _draft(office: Office, file: Path, at: datetime) -> Plan:
    by = office.viewer("lananh", at)
    document = receive_document(agency=office.agency, name=file.name, chunks=[load(file)], by=by)
    claimed = claim(document.pk, by.at, worker_name())
    if claimed is not None:
        read_document(claimed, by)
    document.refresh_from_db()
    if document.state == PlanDocument.State.FAILED or document.plan is None:
        raise Problem("not-read", Words(document.problem_vi, document.problem_en), Words("", ""))
    return document.plan


def _confirm(office: Office, plan: Plan, at: datetime) -> None:
    by = office.viewer("lananh", at)
    tasks = list(Item.objects.filter(plan=plan, kind=Item.Kind.TASK))
    for number, item in enumerate(tasks):
        values = {"lead_unit": _lead(item, office.units), **_days(item, number, len(tasks), at)}
        edit_item(plan=plan.pk, item=(item.pk, item.version), values=values, places={}, by=by)
    head = Item.objects.get(plan=plan, kind=Item.Kind.LETTERHEAD)
    edit_item(plan=plan.pk, item=(head.pk, head.version), values={"year": timezone.localdate().year}, places={}, by=by)
    rest = Item.objects.filter(plan=plan).open().values_list("pk", "version")
    confirm_items(plan=plan.pk, items=list(rest), by=by)


def _lead(item: Item, units: dict[str, Body]) -> int:
    if item.written.get("lead") and item.values.get("lead_unit") is not None:
        return int(item.values["lead_unit"])
    if item.values.get("lead_unit") == EVERY_UNIT:
        return EVERY_UNIT
    wanted = next((name for pattern, name in _LEADS if pattern.search(item.values["text"])), None)
    found = units.get(wanted or "")
    return found.pk if found else int(item.values.get("lead_unit") or next(iter(units.values())).pk)


def _days(item: Item, number: int, total: int, at: datetime) -> dict[str, str | None]:
    """Days around today: those that the document writes keep day and month, the proposed ones are spread."""
    today = at.date() + timedelta(days=209)
    if item.written.get("due"):
        return {name: _this_year(item.values.get(name), today) for name in ("starts", "due")}
    due = today + timedelta(days=_offset(number, total))
    return {"starts": (due - timedelta(days=45)).isoformat(), "due": due.isoformat()}


def _offset(number: int, total: int) -> int:
    """Days from today: a little over half of the work is over, the next falls due within days, the rest later."""
    over = total * 11 // 20
    if number < over:
        return _EARLIEST + (-_EARLIEST - 8) * number // max(1, over - 1)
    return 3 + 3 * (number - over) + (number - over) ** 2


def _this_year(text: str | None, today: date) -> str | None:
    if not text:
        return None
    day = date.fromisoformat(text)
    last = 28 if day.month == 2 else day.day
    return day.replace(year=today.year, day=min(day.day, last)).isoformat()
