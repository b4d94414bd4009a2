"""What a clerk holds after the export: the work table, the assignment, the calendar, the plan laid out."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import docx
import pypdfium2
import pytest
from icalendar import Calendar
from python_calamine import CalamineWorkbook

from songhanh.formats.blocks import Document, Paragraph, Place
from songhanh.lib.words import Words
from songhanh.reading.assignment import NOBODY, assignment, groups, letterhead
from songhanh.reading.export import OUTPUTS, Material, render
from songhanh.reading.plan import (
    Citation,
    Found,
    Header,
    Plan,
    Recurrence,
    Section,
    Signer,
    Target,
    Task,
    When,
)
from songhanh.reading.plan_calendar import plan_calendar
from songhanh.reading.work_table import Source

DAY = date(2022, 4, 5)
MADE = datetime(2022, 4, 5, 8, tzinfo=UTC)
PLACE = Place(1200, 1380, page=2)
BEHIND = Place(1381, 1390, page=2)  # right behind the day
LINE = Place(40, 90, paragraph=12)


def found(value: str, reason: str = "") -> Found[str]:
    return Found(value, PLACE, "test", Words(reason, reason) if reason else None)


def when(start: date | None, end: date | None, written: str, reason: str = "") -> Found[When]:
    return Found(When(start, end, written), PLACE, "test", Words(reason, reason) if reason else None)


MONTH = Task(
    "II.2",
    "Triển khai Tháng hành động quốc gia về phòng chống bạo lực gia đình (tháng 6/2022), Tháng hành động vì bình đẳng "
    "giới",
    PLACE,
    lead=(found("Ban Vì sự tiến bộ của phụ nữ"),),
    partners=(found("Văn phòng"), found("các phòng, đơn vị")),
    dates=(
        when(date(2022, 6, 1), date(2022, 6, 30), "tháng 6/2022"),
        when(date(2022, 11, 15), date(2022, 12, 15), "từ ngày 15/11 đến 15/12/2022"),
    ),
    result=found("Báo cáo kết quả"),
)
TRAINING = Task("II.4", "=Tham gia tập huấn, bồi dưỡng nghiệp vụ", LINE, lead=(found("Ban VSTBPN"),))
REPORT = Task(
    "III.1",
    "Báo cáo kết quả thực hiện định kỳ",
    PLACE,
    recurrence=Found(Recurrence.PERIODIC, PLACE, "test"),
    proposed_lead=found("Văn phòng", "việc báo cáo thường do Văn phòng chủ trì"),
    proposed_date=when(None, date(2022, 12, 14), "", "chốt số liệu báo cáo năm"),
)
WOMEN_DAY = Task(
    "II.4",
    "Tổ chức ngày Phụ nữ Việt Nam",
    PLACE,
    lead=(found("Công đoàn"), found("Ban vì sự tiến bộ phụ nữ")),
    dates=(when(date(2022, 10, 20), date(2022, 10, 20), "20/10"),),
    recurrence=Found(Recurrence.YEARLY, BEHIND, "test"),
)
ALL_YEAR = Task(
    "II.1", "Tuyên truyền pháp luật", PLACE, dates=(when(date(2022, 1, 1), date(2022, 12, 31), "năm 2022"),)
)
PLAN = Plan(
    header=Header(
        issuer=found("Sở Kế hoạch và Đầu tư"),
        symbol=found("KH-SKHĐT"),
        number=found("15"),
        date=Found(DAY, PLACE, "test"),
        type=found("Kế hoạch"),
        subject=found("Công tác bình đẳng giới năm 2022"),
    ),
    citations=(
        Citation("Luật", None, None, None, "Luật Bình đẳng giới", PLACE, (PLACE, LINE)),
        Citation("Kế hoạch", "62/KH-UBND", date(2022, 3, 23), "UBND tỉnh", "thực hiện công tác", PLACE, (PLACE,)),
    ),
    sections=(Section("II", "NỘI DUNG THỰC HIỆN", PLACE), Section("II.2", "Đẩy mạnh truyền thông", PLACE)),
    tasks=(MONTH, TRAINING, REPORT, WOMEN_DAY, ALL_YEAR),
    targets=(Target("II.2", "Đạt 60% cơ quan có lãnh đạo nữ vào năm 2025", ">=", 60, "%", 2025, PLACE),),
    recipients=(found("Lưu: VT"),),
    signer=Signer(),
)
SOURCE = Source("ke-hoach.txt", "ab" * 32, DAY)
MATERIAL = Material(
    plan=PLAN,
    document=Document(blocks=(), format="txt"),
    official=replace(letterhead(PLAN.header), body=(Paragraph("Nội dung kế hoạch./."),)),
    source=SOURCE,
    on=DAY,
    made=MADE,
)


@pytest.fixture(scope="module")
def sheets() -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(render("cong-viec.xlsx", MATERIAL)))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@pytest.mark.parametrize("name", OUTPUTS)
def test_every_file_is_written_and_the_same_twice(name: str) -> None:
    data = render(name, MATERIAL)
    assert data == render(name, MATERIAL)
    assert len(data) > 500


def test_each_period_of_a_task_has_its_row_with_the_task_written_out(sheets: dict[str, list[list[Any]]]) -> None:
    head, *rows = sheets["Công việc"][1:]
    assert head[:7] == ["STT", "Mục", "Công việc", "Chủ trì", "Phối hợp", "Từ ngày", "Đến ngày"]
    assert [row[0] for row in rows] == [1, 1, 2, 3, 4, 5]
    assert rows[0][1] == "II.2. Đẩy mạnh truyền thông"
    assert rows[0][3:8] == [
        "Ban Vì sự tiến bộ của phụ nữ",
        "Văn phòng; các phòng, đơn vị",
        date(2022, 6, 1),
        date(2022, 6, 30),
        "tháng 6/2022",
    ]
    assert rows[1][5:7] == [date(2022, 11, 15), date(2022, 12, 15)]
    assert rows[0][9:11] == ["Báo cáo kết quả", "trang 2, ký tự 1201–1380"]
    assert rows[2][10] == "dòng 12, ký tự 41–90"


def test_what_is_proposed_never_stands_among_what_is_written(sheets: dict[str, list[list[Any]]]) -> None:
    bands, head, *rows = sheets["Công việc"]
    begin = bands.index("Đề xuất (văn bản không ghi)")
    assert head[begin:] == ["Chủ trì", "Từ ngày", "Đến ngày", "Lý do"]
    report = rows[3]
    assert [report[3], report[5], report[6]] == ["", "", ""]
    assert report[8] == "Định kỳ"
    assert report[begin : begin + 3] == ["Văn phòng", "", date(2022, 12, 14)]
    assert report[begin + 3] == (
        "Chủ trì: việc báo cáo thường do Văn phòng chủ trì\nThời gian: chốt số liệu báo cáo năm"
    )
    assert all(row[begin:] == ["", "", "", ""] for at, row in enumerate(rows) if at != 3)


def test_a_task_that_begins_with_an_equals_sign_stays_a_text(sheets: dict[str, list[list[Any]]]) -> None:
    assert sheets["Công việc"][4][2] == "=Tham gia tập huấn, bồi dưỡng nghiệp vụ"
    with zipfile.ZipFile(io.BytesIO(render("cong-viec.xlsx", MATERIAL))) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_targets_have_their_figure_unit_and_year(sheets: dict[str, list[list[Any]]]) -> None:
    row = sheets["Chỉ tiêu"][1]
    assert row[3:7] == ["Từ … trở lên (≥)", 60, "%", 2025]


def test_the_sources_are_the_file_with_its_hash_and_every_cited_document_with_its_state(
    sheets: dict[str, list[list[Any]]],
) -> None:
    _, file, law, local = sheets["Nguồn"]
    assert file[:4] == ["Tệp đã đọc", "ke-hoach.txt", "TXT", DAY]
    assert file[6] == f"SHA-256: {'ab' * 32}"
    assert "còn hiệu lực" in law[6]
    assert law[7] == "trang 2, ký tự 1201–1380\ndòng 12, ký tự 41–90"
    assert local[1:5] == ["62/KH-UBND", "Kế hoạch", date(2022, 3, 23), "UBND tỉnh"]


def test_spellings_of_one_body_are_one_group_and_tasks_of_nobody_come_last() -> None:
    made = groups(PLAN.tasks)
    assert [(group.name, len(group.tasks)) for group in made] == [
        ("Ban Vì sự tiến bộ của phụ nữ", 3),
        ("Công đoàn", 1),
        (NOBODY, 2),
    ]


def test_the_assignment_is_a_landscape_annex_that_names_its_plan() -> None:
    annex = assignment(PLAN, DAY)
    assert annex.landscape
    assert annex.reference == "(Kèm theo Kế hoạch số 15/KH-SKHĐT ngày 05 tháng 4 năm 2022 của Sở Kế hoạch và Đầu tư)"
    table = docx.Document(io.BytesIO(render("phan-cong.docx", MATERIAL))).tables[0]
    assert [cell.text for cell in table.rows[0].cells][:2] == ["STT", "Nội dung công việc"]
    assert table.rows[1].cells[0].text == "Ban Vì sự tiến bộ của phụ nữ (3 việc)"
    proposed = [row.cells[5].text for row in table.rows if row.cells[1].text == REPORT.text]
    assert proposed == ["Chủ trì: Văn phòng\nThời gian: đến 14/12/2022"]


def test_a_task_that_several_bodies_lead_stands_with_the_first_and_by_its_number_with_the_others() -> None:
    table = docx.Document(io.BytesIO(render("phan-cong.docx", MATERIAL))).tables[0]
    found = [row.cells[1].text for row in table.rows if row.cells[1].text.startswith(WOMEN_DAY.text)]
    assert found == [f"{WOMEN_DAY.text}\n(Cùng chủ trì: Công đoàn)"]
    rows = [row.cells[0].text for row in table.rows]
    number = next(row.cells[0].text for row in table.rows if row.cells[1].text == found[0])
    assert rows[rows.index("Công đoàn (1 việc)") + 1] == f"Cùng chủ trì các việc số {number} nêu trên."


def test_the_assignment_as_pdf_reads_in_the_order_of_its_groups() -> None:
    with pypdfium2.PdfDocument(render("phan-cong.pdf", MATERIAL)) as pdf:
        text = " ".join("\n".join(page.get_textpage().get_text_range() for page in pdf).split())
        width, height = pdf[0].get_size()
    assert width > height
    assert text.index("Ban Vì sự tiến bộ của phụ nữ (3 việc)") < text.index("Công đoàn (1 việc)") < text.index(NOBODY)


def test_an_assignment_without_a_letterhead_leaves_blanks_to_fill_in() -> None:
    bare = replace(PLAN, header=Header())
    assert assignment(bare, DAY).reference.replace("\u00a0", "_") == (
        f"(Kèm theo Văn bản số ________/________ ngày _____ tháng _____ năm 2022 của {'…' * 12})"
    )
    assert assignment(replace(bare, tasks=()), DAY).blocks


def events() -> list[Any]:
    return list(Calendar.from_ical(render("ke-hoach.ics", MATERIAL)).walk("VEVENT"))


def test_dated_tasks_are_in_the_calendar_and_yearly_ones_come_back() -> None:
    tasks = [event for event in events() if str(event["categories"].cats[0]) == "Công việc"]
    assert [event.decoded("dtstart") for event in tasks] == [
        date(2022, 6, 1),
        date(2022, 11, 15),
        date(2022, 10, 20),
        date(2022, 12, 31),
    ]
    assert [event["rrule"]["FREQ"] for event in tasks if "rrule" in event] == [["YEARLY"]]
    assert str(tasks[0]["summary"]).endswith("…")
    assert "Chủ trì: Ban Vì sự tiến bộ của phụ nữ" in str(tasks[0]["description"])


def test_a_period_of_many_months_stands_on_its_last_day() -> None:
    last = next(event for event in events() if str(event["summary"]) == "Hạn: Tuyên truyền pháp luật")
    assert (last.decoded("dtstart"), last.decoded("dtend")) == (date(2022, 12, 31), date(2023, 1, 1))


def test_a_proposed_day_says_that_it_is_one() -> None:
    proposed = [event for event in events() if str(event["categories"].cats[0]) == "Đề xuất"]
    assert [str(event["summary"]) for event in proposed] == ["[Đề xuất] Hạn: Báo cáo kết quả thực hiện định kỳ"]
    assert "văn bản không ghi thời gian. chốt số liệu báo cáo năm" in str(proposed[0]["description"])


def test_the_days_of_the_year_are_there_and_days_to_mark_come_back() -> None:
    by_name = {str(event["summary"]): event for event in events()}
    women = by_name["Ngày Quốc tế Phụ nữ"]
    assert women.decoded("dtstart") == date(2022, 3, 8)
    assert women["rrule"]["FREQ"] == ["YEARLY"]
    month = by_name["Tháng hành động quốc gia về phòng, chống bạo lực gia đình"]
    assert (month.decoded("dtstart"), month.decoded("dtend")) == (date(2022, 6, 1), date(2022, 7, 1))
    assert "rrule" not in month


def test_an_entry_keeps_its_name_when_a_task_is_put_in_above_it() -> None:
    before = {event.uid for event in plan_calendar(PLAN, DAY).events}
    after = {
        event.uid
        for event in plan_calendar(replace(PLAN, tasks=(REPORT, *PLAN.tasks[:2], *PLAN.tasks[3:])), DAY).events
    }
    assert after == before
    assert len(before) == len(plan_calendar(PLAN, DAY).events)


def test_two_tasks_of_the_same_words_are_two_entries() -> None:
    agenda = plan_calendar(replace(PLAN, tasks=(WOMEN_DAY, WOMEN_DAY)), DAY)
    assert len({event.uid for event in agenda.events}) == len(agenda.events)


def test_a_day_comes_back_only_where_the_text_says_so_of_this_day() -> None:
    task = replace(WOMEN_DAY, recurrence=Found(Recurrence.YEARLY, Place(1500, 1508, page=2), "test"))
    assert plan_calendar(replace(PLAN, tasks=(task,)), DAY).events[0].repeats is None


def test_what_comes_back_within_the_year_ends_with_it() -> None:
    task = replace(WOMEN_DAY, recurrence=Found(Recurrence.QUARTERLY, BEHIND, "test"))
    event = plan_calendar(replace(PLAN, tasks=(task,)), DAY).events[0]
    assert event.repeats is not None
    assert (event.repeats.frequency, event.repeats.every, event.repeats.until) == ("MONTHLY", 3, date(2022, 12, 31))
