"""What one sentence says of a duty: who leads, who helps, when, how often."""

import pytest
from readings import said, sentence

from songhanh.reading.duties import dates, leads, partners, recurrence
from songhanh.reading.plan import Recurrence


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Sở Y tế chủ trì xây dựng kế hoạch truyền thông.", ["Sở Y tế"]),
        ("Giao Sở Nội vụ theo dõi việc thực hiện.", ["Sở Nội vụ"]),
        ("Đề nghị Ủy ban Mặt trận Tổ quốc tỉnh giám sát.", ["Ủy ban Mặt trận Tổ quốc tỉnh"]),
        ("Chủ tịch UBND tỉnh yêu cầu Giám đốc Sở Tài chính báo cáo.", ["Giám đốc Sở Tài chính"]),
        ("Căn cứ Kế hoạch này, các phòng, đơn vị xây dựng kế hoạch của mình.", ["các phòng, đơn vị"]),
        ("Trước ngày 15/11, UBND các huyện gửi báo cáo về Sở Nội vụ.", ["UBND các huyện"]),
        ("Kinh phí do Sở Tài chính hướng dẫn quyết toán.", ["Sở Tài chính"]),
        ("Riêng Sở Công Thương báo cáo trước ngày 20/11.", ["Sở Công Thương"]),
        ("Đồng chí Trưởng phòng Tổ chức phân công công chức theo dõi.", ["Trưởng phòng Tổ chức"]),
        ("Rà soát quy hoạch cán bộ nữ (Phòng Tổ chức cán bộ chủ trì).", ["Phòng Tổ chức cán bộ"]),
        ("Trong quá trình thực hiện nếu có vướng mắc, các đơn vị phản ánh về Sở.", ["các đơn vị"]),
    ],
)
def test_who_is_told_to_do_it_leads(text: str, who: list[str]) -> None:
    assert said(leads(sentence(text))) == who


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức hội nghị tuyên truyền về bình đẳng giới.",
        "Tăng cường công tác kiểm tra.",
        "Gửi báo cáo về Sở Nội vụ trước ngày 15/11.",
        "Sở Y tế đã tổ chức ba hội nghị.",
        "Theo đề nghị của Sở Nội vụ.",
        "Nhiệm vụ được giao Sở Y tế năm 2021 đã hoàn thành.",
    ],
)
def test_nobody_is_told_by_a_sentence_that_names_nobody_or_tells_the_past(text: str) -> None:
    assert leads(sentence(text)) == ()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Sở Y tế phối hợp với Sở Nội vụ và UBND các huyện tổ chức hội nghị.", ["Sở Nội vụ", "UBND các huyện"]),
        ("Phối hợp Hội Liên hiệp Phụ nữ tỉnh tuyên truyền.", ["Hội Liên hiệp Phụ nữ tỉnh"]),
        ("Chủ trì, phối hợp chặt chẽ với các phòng, đơn vị rà soát.", ["các phòng, đơn vị"]),
        ("Phối hợp với phòng chuyên môn cập nhật số liệu.", ["phòng chuyên môn"]),
        ("Thực hiện quy chế phối hợp Sở Y tế đã ký.", []),
        ("Gửi báo cáo về Sở Nội vụ.", []),
    ],
)
def test_whoever_the_work_is_done_with_helps(text: str, who: list[str]) -> None:
    assert said(partners(sentence(text))) == who


def test_a_partner_named_twice_is_one() -> None:
    text = "Phối hợp với Sở Y tế tuyên truyền; phối hợp với Sở Y tế tập huấn."
    assert said(partners(sentence(text))) == ["Sở Y tế"]


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("Báo cáo hằng tuần về Văn phòng.", Recurrence.WEEKLY),
        ("Hàng tháng cập nhật số liệu.", Recurrence.MONTHLY),
        ("Báo cáo định kỳ quý, 6 tháng, năm.", Recurrence.QUARTERLY),
        ("Báo cáo 6 tháng và năm về Sở Nội vụ.", Recurrence.HALF_YEARLY),
        ("Thực hiện theo kế hoạch hằng năm.", Recurrence.YEARLY),
        ("Tổ chức mỗi năm một lần.", Recurrence.YEARLY),
        ("Báo cáo kết quả định kỳ.", Recurrence.PERIODIC),
        ("Báo cáo đột xuất khi có yêu cầu.", Recurrence.AD_HOC),
        ("Kiện toàn Ban Vì sự tiến bộ của phụ nữ khi có thay đổi nhân sự.", Recurrence.AD_HOC),
        ("Nếu có khó khăn, vướng mắc, báo cáo UBND tỉnh.", Recurrence.AD_HOC),
        ("Báo cáo định kỳ hằng năm và đột xuất.", Recurrence.YEARLY),
    ],
)
def test_how_often_is_told_by_its_word_the_most_frequent_first(text: str, often: Recurrence) -> None:
    found = recurrence(sentence(text))
    assert found is not None
    assert found.value is often


@pytest.mark.parametrize(
    "text", ["Thường xuyên tuyên truyền.", "Theo dõi tiến độ theo từng tháng.", "Trong 6 tháng đầu năm 2022 rà soát."]
)
def test_always_and_by_months_is_no_recurrence(text: str) -> None:
    assert recurrence(sentence(text)) is None


def written(text: str, year: int | None = 2022, plan_years: tuple[int, ...] = (2022,)) -> list[str]:
    return [one.value.as_written for one in dates(sentence(text), year, plan_years)]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Hoàn thành trước ngày 15/11/2022.", ["trước ngày 15/11/2022"]),
        ("Thực hiện Quyết định số 5/QĐ-UBND ngày 03/01/2022 của UBND tỉnh trong quý II.", ["quý II"]),
        ("Theo Công văn ngày 03/01/2022 của UBND tỉnh, báo cáo trước ngày 20/11.", ["trước ngày 20/11"]),
        ("Báo cáo 6 tháng trước ngày 15/6, năm trước ngày 15/12.", ["trước ngày 15/6", "trước ngày 15/12"]),
        ("Tổ chức trong năm 2022.", []),
        ("Tổ chức trong năm 2023.", ["trong năm 2023"]),
    ],
)
def test_days_are_those_of_the_work_and_not_of_what_is_cited(text: str, phrases: list[str]) -> None:
    assert written(text) == phrases


def test_a_day_of_every_month_is_kept_without_a_date() -> None:
    (one,) = dates(sentence("Báo cáo vào ngày 25 hằng tháng."), 2022, ())
    assert (one.value.start, one.value.end) == (None, None)


def test_every_value_stands_where_it_is_written() -> None:
    text = "Sở Y tế phối hợp với Sở Nội vụ báo cáo hằng quý trước ngày 15/11."
    stretch = sentence(text)
    for one in (*leads(stretch), *partners(stretch)):
        assert text[one.place.start : one.place.end] == one.value
    (day,) = dates(stretch, 2022, ())
    assert text[day.place.start : day.place.end] == day.value.as_written
