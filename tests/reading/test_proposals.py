"""What a plan leaves open gets a proposal with its reason; what is written is never touched."""

from dataclasses import replace
from datetime import date

import pytest

from songhanh.formats.blocks import Place
from songhanh.reading.plan import Found, Header, Plan, Recurrence, Section, Signer, Task, When
from songhanh.reading.proposals import propose
from songhanh.reading.years import year_of

SUBJECT = "Triển khai thực hiện công tác bình đẳng giới và hoạt động vì sự tiến bộ của phụ nữ năm 2022"


def written(value: str) -> Found[str]:
    return Found(value, Place(), "test")


SEED = Plan(
    header=Header(
        issuer=written("Sở Kế hoạch và Đầu tư"),
        type=written("Kế hoạch"),
        subject=written(SUBJECT),
        date=Found(date(2022, 3, 31), Place(), "test"),
    ),
    citations=(),
    sections=(
        Section("II", "NỘI DUNG THỰC HIỆN", Place()),
        Section("II.3", "Nâng cao năng lực và hiệu quả quản lý nhà nước về bình đẳng giới", Place()),
        Section("II.3.a", "Tăng cường công tác quy hoạch, tạo nguồn công chức, viên chức nữ", Place()),
    ),
    tasks=(),
    targets=(),
    recipients=(written("Sở LĐTB&XH"), written("Lãnh đạo Sở")),
    signer=Signer(),
)


def proposed(text: str, plan: Plan = SEED, section: str | None = None) -> Task:
    """The single task `text` of a plan after the proposals."""
    task = Task(section, text, Place(10, 20))
    return propose(replace(plan, tasks=(task,))).tasks[0]


def when(task: Task) -> tuple[date | None, date | None]:
    assert task.proposed_date is not None
    return task.proposed_date.value.start, task.proposed_date.value.end


def lead(task: Task) -> str | None:
    return task.proposed_lead.value if task.proposed_lead else None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "Triển khai Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ sở giới",
            date(2022, 11, 15),
            date(2022, 12, 15),
        ),
        (
            "Hưởng ứng Tháng hành động quốc gia về phòng chống bạo lực gia đình",
            date(2022, 6, 1),
            date(2022, 6, 30),
        ),
        ("Tổ chức tọa đàm nhân ngày Phụ nữ Việt Nam", date(2022, 10, 20), date(2022, 10, 20)),
        ("Tổ chức ngày 08/3 và 20/10", date(2022, 3, 8), date(2022, 10, 20)),
        ("Báo cáo kết quả thực hiện định kỳ về Ban vì sự tiến bộ phụ nữ tỉnh", None, date(2022, 12, 14)),
        ("Gửi báo cáo 6 tháng về Sở Lao động - Thương binh và Xã hội", None, date(2022, 6, 14)),
        ("Báo cáo kết quả Tháng hành động về Ban VSTBPN tỉnh", None, date(2022, 12, 25)),
        ("Lập dự toán kinh phí hoạt động vì sự tiến bộ của phụ nữ", None, date(2022, 7, 19)),
        ("Thường xuyên tuyên truyền Luật Bình đẳng giới", date(2022, 1, 1), date(2022, 12, 31)),
        ("Rà soát kiện toàn Ban vì sự tiến bộ của phụ nữ Sở khi có sự thay đổi", None, None),
        ("Nâng cao năng lực đội ngũ nữ công chức, viên chức", None, date(2022, 12, 14)),
    ],
)
def test_an_open_day_is_proposed_from_the_calendar_or_the_reports(
    text: str, start: date | None, end: date | None
) -> None:
    assert when(proposed(text)) == (start, end)


@pytest.mark.parametrize(
    ("text", "unit", "rule"),
    [
        ("Tiến hành rà soát, điều chỉnh, bổ sung quy hoạch cán bộ", "Phòng Tổ chức cán bộ", "personnel"),
        ("Đẩy mạnh các hoạt động tuyên truyền, nâng cao nhận thức về bình đẳng giới", "Văn phòng", "communication"),
        ("Rà soát kiện toàn kịp thời Ban VSTPCPN Sở", "Ban Vì sự tiến bộ của phụ nữ Sở", "committee"),
        ("Kiểm tra việc thực hiện công tác quy hoạch, bổ nhiệm", "Thanh tra Sở", "inspection"),
        ("Bố trí kinh phí thực hiện kế hoạch", "Phòng Kế hoạch - Tài chính", "finance"),
    ],
)
def test_an_open_lead_is_proposed_by_the_nature_of_the_work(text: str, unit: str, rule: str) -> None:
    task = proposed(text)
    assert lead(task) == unit
    assert task.proposed_lead is not None
    assert task.proposed_lead.rule == f"proposal.lead.{rule}"


def test_a_unit_that_the_plan_names_is_preferred() -> None:
    drafted_by_the_office = replace(SEED, recipients=(*SEED.recipients, written("Lưu: VT, VP")))
    assert lead(proposed("Rà soát quy hoạch cán bộ nữ", drafted_by_the_office)) == "Văn phòng"


def test_where_the_task_says_nothing_its_headings_do() -> None:
    assert lead(proposed("Chú trọng chất lượng nguồn", section="II.3.a")) == "Phòng Tổ chức cán bộ"
    assert lead(proposed("Chú trọng chất lượng nguồn", section="II")) is None


@pytest.mark.parametrize(
    ("issuer", "on", "unit"),
    [
        ("Uỷ ban nhân dân tỉnh Lạng Sơn", date(2022, 3, 31), "Sở Lao động - Thương binh và Xã hội"),
        ("UBND tỉnh Lạng Sơn", date(2026, 3, 31), "Sở Nội vụ"),
        ("Bộ Xây dựng", date(2022, 3, 31), "Ban Vì sự tiến bộ của phụ nữ Bộ"),
        ("Trường Đại học X", date(2022, 3, 31), "Ban Vì sự tiến bộ của phụ nữ"),
    ],
)
def test_the_unit_is_that_of_the_issuer_on_the_day(issuer: str, on: date, unit: str) -> None:
    header = replace(SEED.header, issuer=written(issuer), date=Found(on, Place(), "test"))
    assert lead(proposed("Triển khai công tác bình đẳng giới", replace(SEED, header=header))) == unit


def test_the_inspectorate_of_a_department_is_not_proposed_after_its_law_ended() -> None:
    header = replace(SEED.header, date=Found(date(2026, 2, 1), Place(), "test"))
    assert lead(proposed("Kiểm tra việc thực hiện", replace(SEED, header=header))) == "Văn phòng"


def test_every_proposal_says_its_reason_in_both_languages_and_keeps_its_place() -> None:
    task = proposed("Báo cáo kết quả thực hiện định kỳ về Ban vì sự tiến bộ phụ nữ tỉnh")
    for found in (task.proposed_date, task.proposed_lead):
        assert found is not None
        assert found.proposed
        assert found.reason is not None
        assert found.reason.vi
        assert found.reason.en
        assert found.place == Place(10, 20)
    assert task.proposed_date is not None
    assert task.proposed_date.reason is not None
    assert "Báo cáo 6 tháng: 14/06/2022" in task.proposed_date.reason.vi
    assert "chưa kiểm chứng" in task.proposed_date.reason.vi


def test_what_is_written_gets_no_proposal_beside_it() -> None:
    day = Found(When(date(2022, 5, 1), date(2022, 5, 1), "ngày 01/5"), Place(), "test")
    task = Task("II.3.a", "Rà soát quy hoạch", Place(), lead=(written("Văn phòng"),), dates=(day,))
    plan = replace(SEED, tasks=(task,))
    assert propose(plan) == plan


def test_where_the_text_says_that_a_task_comes_back_every_month_no_day_is_proposed() -> None:
    task = Task(None, "Cập nhật số liệu", Place(), recurrence=Found(Recurrence.MONTHLY, Place(), "test"))
    assert propose(replace(SEED, tasks=(task,))).tasks[0].proposed_date is None


def test_no_day_is_proposed_that_was_over_when_the_plan_was_written() -> None:
    assert proposed("Tổ chức tọa đàm nhân ngày Quốc tế Phụ nữ").proposed_date is None


@pytest.mark.parametrize(
    ("subject", "year"),
    [
        (SUBJECT, 2022),
        ("Thực hiện Chương trình truyền thông đến năm 2030", 2023),
        ("Thực hiện Chiến lược giai đoạn 2021 - 2030", 2023),
        ("Tổng kết năm 2022 và kế hoạch năm 2023", 2023),
    ],
)
def test_the_year_of_a_plan_is_in_its_subject_or_its_date(subject: str, year: int) -> None:
    assert year_of(Header(subject=written(subject), date=Found(date(2023, 1, 5), Place(), "test"))) == year


def test_without_a_year_no_day_is_proposed() -> None:
    plan = replace(SEED, header=Header(issuer=written("Sở Y tế")))
    task = proposed("Tổ chức ngày 08/3", plan)
    assert task.proposed_date is None
    assert lead(task) is not None


def test_before_the_action_month_was_decided_its_days_are_not_proposed() -> None:
    header = Header(subject=written("Kế hoạch năm 2014"))
    task = proposed("Triển khai Tháng hành động vì bình đẳng giới", replace(SEED, header=header))
    assert when(task) == (None, date(2014, 12, 31))
