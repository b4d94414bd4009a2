"""The progress report: the four words by section, what is late and why, targets, evidence; as DOCX, PDF and XLSX."""

import io
from datetime import date, datetime, timedelta
from typing import Any

import docx
import pypdfium2
import pytest
from cast import NOW, Cast
from fetching import Pages
from imported import issued
from python_calamine import CalamineWorkbook

from songhanh.formats.official import lay_out
from songhanh.formats.writers import to_docx, to_pdf
from songhanh.plans.actions.documents import SameFile, receive_document
from songhanh.plans.actions.evidence import About, add_text
from songhanh.plans.actions.tasks import add_occurrence
from songhanh.plans.actions.work import comment_task, move_occurrence, report_progress
from songhanh.plans.models import Occurrence, Plan, Task
from songhanh.reports.collect import progress_report
from songhanh.reports.progress import progress_document

LATE = NOW + timedelta(days=50)


@pytest.fixture
def plan(people: Cast) -> Plan:
    """One task is done in time, one late, one is overdue with a reason."""
    plan = issued(people)
    tasks = list(plan_tasks(people, plan))
    for number, task in enumerate(tasks[:2]):
        at = NOW + timedelta(days=60 * number)
        by = people.viewer(people.em, at)
        add_text(tasks=[task.pk], about=About("Biên bản"), text="Đã họp", by=by)
        time = task.occurrences.get()
        move_occurrence(occurrence=time.pk, version=time.version, move="hand_in", by=by)
        move_occurrence(occurrence=time.pk, version=time.version + 1, move="approve", by=people.viewer(people.an, at))
    time, by = tasks[2].occurrences.get(), people.viewer(people.em)
    report_progress(occurrence=time.pk, version=time.version, percent=10, text="Chờ hướng dẫn của tỉnh.", by=by)
    comment_task(task=tasks[2].pk, text="Đề nghị làm sớm.", by=people.viewer(people.an, NOW + timedelta(hours=1)))
    return plan


def plan_tasks(people: Cast, plan: Plan) -> list[Task]:
    return list(Task.objects.filter(plan=plan, lead=people.office, due__isnull=False))


def test_every_occurrence_is_in_one_of_the_four_words(people: Cast, plan: Plan) -> None:
    found = progress_report(plan.pk, people.viewer(people.an, NOW + timedelta(days=70)))
    counted = found.counted
    assert (counted.on_time, counted.late) == (1, 1)
    assert counted.total + counted.cancelled == Occurrence.objects.filter(task__plan=plan).count()
    for name in ("on_time", "late", "pending", "overdue", "cancelled"):
        assert sum(getattr(one.counted, name) for one in found.sections) == getattr(counted, name)


def test_what_is_late_says_how_long_and_why(people: Cast, plan: Plan) -> None:
    found = progress_report(plan.pk, people.viewer(people.an, LATE))
    with_reason = [one for one in found.late if one.reason]
    assert [one.reason for one in with_reason] == ["Chờ hướng dẫn của tỉnh"]
    assert with_reason[0].days == (LATE.date() - with_reason[0].due).days


def test_the_newest_words_are_the_reason(people: Cast, plan: Plan) -> None:
    task = plan_tasks(people, plan)[2]
    time = task.occurrences.get()
    by = people.viewer(people.em, NOW + timedelta(days=1))
    report_progress(occurrence=time.pk, version=time.version, percent=20, text="Đã có hướng dẫn.", by=by)
    found = progress_report(plan.pk, people.viewer(people.an, LATE))
    assert "Đã có hướng dẫn" in {one.reason for one in found.late}


def test_the_words_of_one_time_are_no_reason_of_another(people: Cast, plan: Plan) -> None:
    task = plan_tasks(people, plan)[2]
    label, due = "Đợt hai", NOW.date() + timedelta(days=2)
    second = add_occurrence(task=task.pk, label=label, due=due, by=people.viewer(people.em))
    found = progress_report(plan.pk, people.viewer(people.an, LATE))
    assert [one.reason for one in found.late if one.label == label] == [""]
    by = people.viewer(people.em)
    report_progress(occurrence=second.pk, version=second.version, percent=10, text="Chờ kinh phí", by=by)
    found = progress_report(plan.pk, people.viewer(people.an, LATE))
    assert [one.reason for one in found.late if one.label == label] == ["Chờ kinh phí"]


def test_what_was_returned_says_why(people: Cast, plan: Plan) -> None:
    task, by = plan_tasks(people, plan)[2], people.viewer(people.em)
    time = task.occurrences.get()
    add_text(tasks=[task.pk], about=About("Biên bản"), text="Đã họp", by=by)
    move_occurrence(occurrence=time.pk, version=time.version, move="hand_in", by=by)
    move_occurrence(
        occurrence=time.pk, version=time.version + 1, move="return", reason="Thiếu danh sách",
        by=people.viewer(people.an),
    )  # fmt: skip
    found = progress_report(plan.pk, people.viewer(people.an, LATE))
    told = "Chờ hướng dẫn của tỉnh; báo cáo hoàn thành bị trả lại: Thiếu danh sách"
    assert told in {one.reason for one in found.late}


def test_what_was_given_in_before_seven_in_the_morning_bears_the_day_of_viet_nam(people: Cast, plan: Plan) -> None:
    early = people.viewer(people.em, NOW.replace(hour=6, minute=30))
    add_text(tasks=[plan_tasks(people, plan)[0].pk], about=About("Sớm"), text="x", by=early)
    annex = progress_document(progress_report(plan.pk, people.viewer(people.an, LATE))).annexes[1]
    assert "09/11/2026" in str(annex)
    assert "08/11/2026" not in str(annex)


def test_a_file_that_was_given_in_early_in_the_morning_bears_the_day_of_viet_nam(people: Cast) -> None:
    early = people.viewer(people.an, NOW.replace(hour=6, minute=30))
    receive_document(agency=people.agency, name="a.txt", chunks=[b"x"], by=early)
    with pytest.raises(SameFile, match="ngày 09/11/2026"):
        receive_document(agency=people.agency, name="b.txt", chunks=[b"x"], by=early)


def paper_of(people: Cast, plan: Plan, kind: str) -> str:
    found = progress_report(plan.pk, people.viewer(people.an, LATE))
    paper, sheet = lay_out(progress_document(found), LATE.date())
    made = datetime(2026, 12, 1, tzinfo=NOW.tzinfo)
    if kind == "docx":
        document = docx.Document(io.BytesIO(to_docx(paper, sheet, made)))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(one.text for one in document.paragraphs), *cells])
    pdf = pypdfium2.PdfDocument(to_pdf(paper, sheet, made))
    return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_the_document_says_what_was_counted(people: Cast, plan: Plan, kind: str) -> None:
    text = " ".join(paper_of(people, plan, kind).split())
    counted = progress_report(plan.pk, people.viewer(people.an, LATE)).counted
    for words in (
        "BÁO CÁO", "Kế hoạch số 12/KH-SKHĐT ngày 02/3/2026", f"{counted.on_time} hoàn thành đúng hạn",
        f"{counted.overdue} chưa hoàn thành quá hạn", "Nguyên nhân: Chờ hướng dẫn của tỉnh.", "Danh mục minh chứng",
        "SỞ KẾ HOẠCH VÀ ĐẦU TƯ",
    ):  # fmt: skip
        assert words.lower() in text.lower(), words


def test_the_report_is_downloaded(people: Cast, page: Pages, plan: Plan) -> None:
    page.client.force_login(people.giang, backend="allauth.account.auth_backends.AuthenticationBackend")
    for kind, begin in (("docx", b"PK"), ("pdf", b"%PDF")):
        answer = page.client.get(f"/ke-hoach/{plan.pk}/bao-cao.{kind}")
        assert answer.content.startswith(begin)
        assert f".{kind}" in answer["Content-Disposition"]


def test_the_page_shows_figures_chart_and_paper(people: Cast, page: Pages, plan: Plan) -> None:
    found = page(f"/ke-hoach/{plan.pk}/bao-cao/", people.an)
    assert "Kết quả theo mục của kế hoạch" in found.words
    assert [one for one in found.tree.iter() if str(one.tag).endswith("svg") and one.get("class") == "ch"]


def test_another_agency_has_no_report_of_it(people: Cast, page: Pages, plan: Plan) -> None:
    page(f"/ke-hoach/{plan.pk}/bao-cao/", people.binh, status=404)


def test_the_list_is_a_workbook_of_what_the_address_asks_for(people: Cast, page: Pages, plan: Plan) -> None:
    page.client.force_login(people.an, backend="allauth.account.auth_backends.AuthenticationBackend")

    def rows(query: str) -> list[list[Any]]:
        data = page.client.get(f"/ke-hoach/{plan.pk}/xuat.xlsx{query}").content
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        assert book.sheet_names == ["Nhiệm vụ", "Lần thực hiện", "Chỉ tiêu", "Minh chứng"]
        return book.get_sheet_by_name("Nhiệm vụ").to_python()

    everything = rows("")
    done = rows("?trang-thai=done")
    assert len(everything) - len(done) >= 18
    assert {row[8] for row in done if row[0] and str(row[0]).startswith("NV-")} == {"Hoàn thành"}
    assert any(isinstance(cell, date) for row in everything for cell in row)
