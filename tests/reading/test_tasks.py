"""Tasks: whatever obliges somebody, with who, when and how often taken from where it stands."""

import pytest
from readings import days, reading, said, task, tasks

from songhanh.reading.plan import Recurrence


def starts(body: str) -> list[str]:
    return [one.text for one in tasks(body)]


def test_a_bullet_is_a_task_of_its_innermost_number() -> None:
    one = task("II. NỘI DUNG\n2. Truyền thông\n- Tổ chức hội nghị tuyên truyền về bình đẳng giới.")
    assert (one.section, one.text) == ("II.2", "Tổ chức hội nghị tuyên truyền về bình đẳng giới.")
    assert (one.lead, one.partners, one.dates, one.recurrence) == ((), (), (), None)


def test_the_heading_that_names_a_body_leads_what_stands_under_it() -> None:
    one, other = tasks("III. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\n- Rà soát quy hoạch.\n- Phối hợp với Sở Y tế tập huấn.")
    assert said(one.lead) == said(other.lead) == ["Sở Nội vụ"]
    assert said(other.partners) == ["Sở Y tế"]


def test_a_run_in_title_that_names_bodies_leads_its_sentence() -> None:
    one = task("III. TỔ CHỨC THỰC HIỆN\n2. Các phòng, đơn vị: Triển khai thực hiện Kế hoạch.")
    assert (one.section, one.text, said(one.lead)) == (
        "III.2", "Triển khai thực hiện Kế hoạch.", ["Các phòng, đơn vị"],
    )  # fmt: skip


def test_a_subject_in_the_task_itself_wins_over_the_heading() -> None:
    body = "III. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\n- Thanh tra Sở kiểm tra việc thực hiện."
    assert said(task(body).lead) == ["Thanh tra Sở"]


def test_the_sentence_that_opens_a_list_leads_its_items() -> None:
    body = "III. TỔ CHỨC THỰC HIỆN\n1. Giao Văn phòng Sở:\n- Theo dõi, đôn đốc;\n- Tổng hợp báo cáo."
    assert [said(one.lead) for one in tasks(body)] == [["Văn phòng Sở"], ["Văn phòng Sở"]]


def test_a_task_without_a_day_takes_those_of_the_sentence_that_opens_its_list() -> None:
    body = (
        "II. NỘI DUNG\n1. Trước ngày 15/11, các phòng thực hiện các việc sau:\n- Rà soát;\n- Báo cáo trước ngày 20/10."
    )
    assert [days(one) for one in tasks(body)] == [[(None, "2022-11-15")], [(None, "2022-10-20")]]


def test_a_day_without_a_year_takes_that_of_the_plan() -> None:
    assert days(task("II. NỘI DUNG\n1. Tổ chức ngày Phụ nữ Việt Nam (20/10).")) == [("2022-10-20", "2022-10-20")]


def test_without_a_year_in_the_subject_that_of_the_letterhead_serves() -> None:
    text = (
        "UBND TỈNH AN GIANG\nSố: 5/KH-UBND\nAn Giang, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\n"
        "Phòng, chống bạo lực gia đình\nI. NỘI DUNG\n1. Tổ chức hội nghị trước ngày 15/6."
    )
    assert [days(one) for one in reading(text).plan.tasks] == [[(None, "2024-06-15")]]


def test_the_year_that_the_plan_is_for_is_no_date_and_another_is() -> None:
    body = "II. NỘI DUNG\n1. Tổ chức hội nghị trong năm 2022.\n2. Hoàn thành đề án trong năm 2023."
    assert [days(one) for one in tasks(body)] == [[], [("2023-01-01", "2023-12-31")]]


def test_the_heading_of_a_phase_dates_what_stands_under_it() -> None:
    body = (
        "II. NỘI DUNG\n1. Đợt 1 (từ ngày 01/3 đến ngày 15/3)\n- Phát thanh.\n- Treo băng rôn.\n"
        "2. Đợt 2 (từ ngày 15/11 đến ngày 15/12)\n- Tổ chức mít tinh."
    )
    assert days(tasks(body)[-1]) == [("2022-11-15", "2022-12-15")]


def test_a_sentence_with_an_assignee_of_its_own_begins_a_new_task() -> None:
    body = "II. NỘI DUNG\n1. Sở Nội vụ chủ trì rà soát quy hoạch. Sở Tài chính bố trí kinh phí."
    assert [(one.text, said(one.lead)) for one in tasks(body)] == [
        ("Sở Nội vụ chủ trì rà soát quy hoạch.", ["Sở Nội vụ"]),
        ("Sở Tài chính bố trí kinh phí.", ["Sở Tài chính"]),
    ]


def test_a_sentence_with_a_deadline_of_its_own_begins_a_new_task() -> None:
    body = "II. NỘI DUNG\n1. Tổ chức hội nghị trước ngày 15/6. Báo cáo UBND tỉnh trước ngày 15/11."
    assert len(tasks(body)) == 2


def test_two_deadlines_in_one_sentence_are_one_task() -> None:
    one = task("II. NỘI DUNG\n1. Báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/11.")
    assert days(one) == [(None, "2022-06-15"), (None, "2022-11-15")]
    assert one.recurrence is not None
    assert one.recurrence.value is Recurrence.HALF_YEARLY


def test_small_roman_items_in_a_sentence_do_not_divide_it() -> None:
    body = "II. NỘI DUNG\n1. Rà soát: (i) quy hoạch; (ii) đào tạo; (iii) bổ nhiệm cán bộ nữ."
    assert len(tasks(body)) == 1


def test_items_that_only_name_things_are_no_tasks() -> None:
    body = "II. NỘI DUNG\n- Tổ chức tuyên truyền các văn bản:\n+ Luật Bình đẳng giới;\n+ Chiến lược quốc gia."
    assert starts(body) == ["Tổ chức tuyên truyền các văn bản:"]


@pytest.mark.parametrize(
    "body",
    [
        "I. MỤC ĐÍCH, YÊU CẦU\n- Nâng cao nhận thức về bình đẳng giới.\n- Tổ chức thiết thực, hiệu quả.",
        "I. MỤC TIÊU\n1. Phấn đấu đạt 40% nữ lãnh đạo.\n2. Nâng cao tỷ lệ nữ.",
        "II. KẾT QUẢ\n1. Sở đã tổ chức hai hội nghị.",
        "III. KINH PHÍ\n- Từ nguồn ngân sách được giao năm 2022.",
        "IV. TỔ CHỨC\nTrên đây là Kế hoạch năm 2022, đề nghị các đơn vị nghiêm túc triển khai thực hiện.",
    ],
)
def test_purposes_goals_results_and_money_are_no_tasks(body: str) -> None:
    assert starts(body) == []


def test_under_money_who_is_told_has_a_task() -> None:
    body = "III. KINH PHÍ\n- Từ ngân sách.\n- Phòng Kế hoạch - Tài chính lập dự toán kinh phí hằng năm."
    assert [said(one.lead) for one in tasks(body)] == [["Phòng Kế hoạch - Tài chính"]]


def test_what_stands_before_the_first_heading_is_no_task() -> None:
    assert starts("Sở Nội vụ xây dựng Kế hoạch như sau:\nI. NỘI DUNG\n1. Tổ chức hội nghị.") == ["Tổ chức hội nghị."]


def test_whoever_only_sets_the_tasks_leads_none() -> None:
    body = "I. NỘI DUNG\nBan Chỉ đạo xác định các nhiệm vụ sau:\n1. Tổ chức hội nghị.\n2. Rà soát quy hoạch."
    assert [one.lead for one in tasks(body)] == [(), ()]


def test_to_report_trouble_is_a_task_as_it_arises() -> None:
    body = "III. TỔ CHỨC THỰC HIỆN\nQuá trình thực hiện nếu có vướng mắc, các đơn vị báo cáo về Sở Nội vụ."
    one = task(body)
    assert said(one.lead) == ["các đơn vị"]
    assert one.recurrence is not None
    assert one.recurrence.value is Recurrence.AD_HOC


def test_encouragement_is_a_task_where_it_is_all_that_a_body_has() -> None:
    body = "III. TỔ CHỨC THỰC HIỆN\n1. Các doanh nghiệp\nKhuyến khích xây dựng nhà trẻ cho con lao động nữ."
    assert [said(one.lead) for one in tasks(body)] == [["Các doanh nghiệp"]]


def test_the_standing_clause_of_a_decision_is_no_task() -> None:
    text = (
        "UBND TỈNH AN GIANG\nSố: 5/QĐ-UBND\nAn Giang, ngày 05 tháng 3 năm 2024\nQUYẾT ĐỊNH\n"
        "Về việc kiện toàn Ban Chỉ đạo\n"
        "Điều 1. Ban Chỉ đạo gồm các ông, bà có tên sau.\n"
        "Điều 2. Giao Sở Nội vụ theo dõi hoạt động của Ban Chỉ đạo.\n"
        "Điều 3. Chánh Văn phòng, Giám đốc Sở Nội vụ chịu trách nhiệm thi hành Quyết định này."
    )
    assert [(one.section, said(one.lead)) for one in reading(text).plan.tasks] == [("Điều 2", ["Sở Nội vụ"])]


def test_in_a_letter_a_task_begins_at_the_sentence_that_obliges() -> None:
    text = (
        "UBND TỈNH AN GIANG\nSố: 512/UBND-KGVX\nV/v báo cáo công tác bình đẳng giới\n"
        "An Giang, ngày 05 tháng 3 năm 2024\nKính gửi: Các sở, ngành\n"
        "Ngày 01/3/2024 Bộ Nội vụ có Công văn số 77/BNV-BĐG. Để kịp thời tổng hợp, UBND tỉnh yêu cầu các sở, ngành "
        "báo cáo kết quả trước ngày 20/3/2024. Giao Sở Nội vụ tổng hợp chung.\n"
    )
    assert [(one.text, said(one.lead), one.section) for one in reading(text).plan.tasks] == [
        (
            "Để kịp thời tổng hợp, UBND tỉnh yêu cầu các sở, ngành báo cáo kết quả trước ngày 20/3/2024.",
            ["các sở, ngành"],
            None,
        ),
        ("Giao Sở Nội vụ tổng hợp chung.", ["Sở Nội vụ"], None),
    ]


def test_a_report_sets_no_tasks() -> None:
    text = "SỞ NỘI VỤ\nSố: 5/BC-SNV\nBÁO CÁO\nKết quả công tác bình đẳng giới\nI. NHIỆM VỤ\n1. Tổ chức hội nghị."
    assert reading(text).plan.tasks == ()


def test_the_place_of_a_task_shows_its_words() -> None:
    done = reading("KẾ HOẠCH\nVề bình đẳng giới\nI. NỘI DUNG\n1. Tổ chức hội nghị.\n- Rà soát quy hoạch.")
    assert [done.document.source[one.place.start : one.place.end] for one in done.plan.tasks] == [
        one.text for one in done.plan.tasks
    ]
