"""Evidence in files and reports: of another unit only how much there is, as on the pages of tasks."""

import io

import docx
import pytest
from cast import Cast
from fetching import Pages
from imported import issued
from python_calamine import CalamineWorkbook

from songhanh.agencies.access import Permission
from songhanh.agencies.models import User
from songhanh.plans.actions.evidence import About, add_link, add_text, use_evidence
from songhanh.plans.models import Plan, Task
from songhanh.plans.rights import paths_of
from songhanh.reports.collect import progress_report

OURS, THEIRS, LINK = "Biên bản của Văn phòng", "Kết luận của Thanh tra", "https://so.example/ket-luan"


@pytest.fixture
def plan(people: Cast) -> Plan:
    """A task of the office and one of the inspectors, each with a piece of evidence."""
    plan = issued(people)
    first, second = Task.objects.filter(plan=plan, lead=people.office)[:2]
    first.partners.clear()
    second.partners.clear()
    second.lead = people.inspectors
    second.save()
    add_text(tasks=[first.pk], about=About(OURS), text="Đã họp", by=people.viewer(people.em))
    add_link(tasks=[second.pk], about=About(THEIRS), link=LINK, by=people.viewer(people.nga))
    return plan


def sheet(page: Pages, plan: Plan, by: User, query: str = "") -> str:
    page.client.force_login(by, backend="allauth.account.auth_backends.AuthenticationBackend")
    data = page.client.get(f"/ke-hoach/{plan.pk}/xuat.xlsx{query}").content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("Minh chứng").to_python()
    return str(rows)


def told(number: int) -> str:
    return f"{number} minh chứng không hiển thị với tài khoản này"


def test_the_workbook_of_a_unit_holds_its_own_evidence_and_counts_the_rest(
    people: Cast, page: Pages, plan: Plan
) -> None:
    found = sheet(page, plan, people.em)
    assert OURS in found
    assert told(1) in found
    assert THEIRS not in found
    assert LINK not in found


def test_the_workbook_counts_only_what_the_filter_lets_through(people: Cast, page: Pages, plan: Plan) -> None:
    assert "không hiển thị" not in sheet(page, plan, people.em, f"?don-vi={people.office.pk}")


def test_the_workbook_of_the_overseer_holds_none(people: Cast, page: Pages, plan: Plan) -> None:
    found = sheet(page, plan, people.chi)
    assert told(2) in found
    assert OURS not in found
    assert THEIRS not in found


def test_the_workbook_of_the_secretary_holds_all(people: Cast, page: Pages, plan: Plan) -> None:
    found = sheet(page, plan, people.an)
    assert OURS in found
    assert THEIRS in found
    assert "không hiển thị" not in found


def paper(page: Pages, plan: Plan, by: User, kind: str) -> str:
    if kind == "page":
        return page(f"/ke-hoach/{plan.pk}/bao-cao/", by).words
    page.client.force_login(by, backend="allauth.account.auth_backends.AuthenticationBackend")
    document = docx.Document(io.BytesIO(page.client.get(f"/ke-hoach/{plan.pk}/bao-cao.docx").content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@pytest.mark.parametrize("kind", ["page", "docx"])
@pytest.mark.parametrize(
    ("who", "seen", "hidden"),
    [("giang", [OURS], 1), ("chi", [], 2), ("an", [OURS, THEIRS], 0), ("lan", [OURS, THEIRS], 0)],
)
def test_the_report_lists_what_its_maker_may_see(
    people: Cast, page: Pages, plan: Plan, *, kind: str, who: str, seen: list[str], hidden: int
) -> None:
    found = paper(page, plan, getattr(people, who), kind)
    assert [one for one in (OURS, THEIRS) if one in found] == seen
    assert (told(hidden) in found) is (hidden > 0)
    assert ("không hiển thị" in found) is (hidden > 0)


def test_a_piece_that_proves_a_task_of_ones_own_too_is_not_hidden(people: Cast, page: Pages, plan: Plan) -> None:
    theirs = Task.objects.get(plan=plan, evidence__title=THEIRS)
    piece = Task.objects.get(plan=plan, evidence__title=OURS).evidence.get()
    use_evidence(evidence=piece.pk, task=theirs.pk, by=people.viewer(people.an))
    assert told(1) in sheet(page, plan, people.em)


@pytest.mark.parametrize("who", ["an", "em", "giang", "ha", "khai", "lan", "nga", "chi"])
def test_the_report_holds_the_evidence_of_just_the_tasks_on_whose_pages_it_stands(
    people: Cast, plan: Plan, who: str
) -> None:
    tasks = list(Task.objects.filter(plan=plan))
    tasks[0].lead = None
    tasks[0].save()
    tasks[1].partners.set([people.inspectors])
    tasks[2].partners.set([people.office])
    for task in tasks:
        add_text(tasks=[task.pk], about=About("x"), text="x", by=people.viewer(people.an))
    viewer = people.viewer(getattr(people, who))
    allowed = {
        one.pk
        for one in tasks
        if any(viewer.can(Permission.EVIDENCE_SEE, path) for path in paths_of(one, Permission.EVIDENCE_SEE))
    }
    assert {row.pk for row, _ in progress_report(plan.pk, viewer).evidence} == allowed
