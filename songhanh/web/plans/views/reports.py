"""Files of a plan: the progress report, the lists."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from songhanh.agencies.access import Permission, Viewer
from songhanh.formats.official import lay_out
from songhanh.formats.writers import to_docx, to_html, to_pdf, to_xlsx
from songhanh.plans.models import Plan
from songhanh.plans.queries.board import passing
from songhanh.plans.queries.desk import desk
from songhanh.reports.collect import ProgressReport, progress_report
from songhanh.reports.progress import progress_document
from songhanh.reports.sheets import draft_workbook, plan_workbook
from songhanh.web.answers import page
from songhanh.web.files import file_answer, workbook_answer
from songhanh.web.plans.charts import outcome_chart
from songhanh.web.plans.views.plans import filters_of


def _report(plan_id: int, viewer: Viewer) -> ProgressReport:
    """The report of a plan in effect, for those who may make reports of its agency."""
    found = progress_report(plan_id, viewer)
    if found.plan.state != Plan.State.ISSUED:
        raise Plan.DoesNotExist
    viewer.require(Permission.REPORT_MAKE, found.plan.agency.path)
    return found


@page(Permission.REPORT_MAKE)
@require_GET
def plan_report(request: HttpRequest, viewer: Viewer, plan_id: int) -> HttpResponse:
    """How the plan stands: figures, chart with its table, and the paper as it will be written."""
    found = _report(plan_id, viewer)
    paper, sheet = lay_out(progress_document(found), viewer.day)
    chart = outcome_chart(found.sections, found.counted, viewer.language)
    context = {"report": found, "chart": chart, "paper": to_html(paper, sheet, first_heading=2)}
    return render(request, "plans/plan_report.html", context)


@page(Permission.REPORT_MAKE)
@require_GET
def plan_report_file(request: HttpRequest, viewer: Viewer, plan_id: int, kind: str) -> HttpResponse:
    """The progress report as DOCX or PDF."""
    found = _report(plan_id, viewer)
    paper, sheet = lay_out(progress_document(found), viewer.day)
    data = to_docx(paper, sheet, viewer.at) if kind == "docx" else to_pdf(paper, sheet, viewer.at)
    return file_answer(data, f"bao-cao-tien-do-{found.plan.year}-{found.on:%Y%m%d}", kind)


@page(Permission.PLAN_SEE)
@require_GET
def plan_xlsx(request: HttpRequest, viewer: Viewer, plan_id: int) -> HttpResponse:
    """The list as it is filtered in the address, with times, targets and evidence; of a draft its items."""
    plan = Plan.objects.visible_to(viewer).get(pk=plan_id)
    if plan.state == Plan.State.DRAFT:
        return workbook_answer(draft_workbook(desk(plan.pk, viewer)), viewer)
    found = progress_report(plan.pk, viewer)
    rows = passing(found.board.rows, filters_of(request), viewer.day)
    name = f"ke-hoach-{plan.year}-{plan.number}"
    return file_answer(to_xlsx(plan_workbook(found, rows), viewer.at), name, "xlsx")
