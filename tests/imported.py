"""Drafts for tests: the real plan, imported and read as the product does it."""

import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from unittest.mock import patch

from cast import NOW, Cast
from command import ROOT
from made_once import MadeOnce, nothing_written

from songhanh.agencies.files import file_store
from songhanh.plans import jobs
from songhanh.plans.actions.desk import confirm_items
from songhanh.plans.actions.documents import receive_document
from songhanh.plans.actions.issue import issue_plan
from songhanh.plans.models import Item, Plan, PlanDocument, Task
from songhanh.reading.read import Reading
from songhanh.reading.understand import understand

SEED = ROOT / "examples" / "ke-hoach-binh-dang-gioi-2022.txt"
PLAN_2026 = SEED.read_text(encoding="utf-8").replace("2022", "2026")


def give(people: Cast, text: str = PLAN_2026, replaces: Plan | None = None, name: str = "ke-hoach.txt") -> PlanDocument:
    """An gives the file in, the worker reads it."""
    by = people.viewer(people.an)
    document = receive_document(agency=people.agency, name=name, chunks=[text.encode()], replaces=replaces, by=by)
    with patch.object(jobs, "understand", _understand):
        assert jobs.read_waiting(NOW, "test/1/0")
    document.refresh_from_db()
    return document


def _understand(path: Path) -> Reading:
    """What the product reads; the same file is not read three hundred times over."""
    return _understood(path.name, path.read_bytes())


@cache
def _understood(name: str, content: bytes) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        return understand(file)


def draft(people: Cast, text: str = PLAN_2026) -> Plan:
    """A draft, nothing confirmed."""
    if text == PLAN_2026 and nothing_written():
        file_store().put([text.encode()])
        return _DRAFT(people)
    return _draft(people, text)


def issued(people: Cast, text: str = PLAN_2026) -> Plan:
    """A plan in force, everything confirmed as proposed."""
    if text == PLAN_2026 and nothing_written():
        file_store().put([text.encode()])
        return _ISSUED(people)
    return _issued(people, text)


def _draft(people: Cast, text: str = PLAN_2026) -> Plan:
    document = give(people, text)
    assert document.plan is not None, document.problem_vi
    return document.plan


def _issued(people: Cast, text: str = PLAN_2026) -> Plan:
    plan = _draft(people, text)
    by = people.viewer(people.an)
    confirm_items(plan=plan.pk, items=list(Item.objects.filter(plan=plan).values_list("pk", "version")), by=by)
    return issue_plan(
        plan=plan.pk, number="12/KH-SKHĐT", issued_on=date(2026, 3, 2), signer_position="PHÓ GIÁM ĐỐC",
        signer_name="Hà Mạnh Cường", by=by,
    )  # fmt: skip


_DRAFT, _ISSUED = MadeOnce(_draft), MadeOnce(_issued)


def office_task(people: Cast, plan: Plan) -> Task:
    """The first task that the office leads."""
    found = Task.objects.filter(plan=plan, lead=people.office).first()
    assert found is not None
    return found


def files_of(folder: Path) -> set[str]:
    """The names of the files in a store."""
    return {one.name for one in folder.rglob("*") if one.is_file() and not one.name.startswith(".")}
