"""Lists as workbooks: the rows of the page, for whoever may open the page."""

import io

import pytest
from cast import Cast
from fetching import Pages
from imported import draft, issued, office_task
from python_calamine import CalamineWorkbook

from songhanh.agencies.models import User
from songhanh.plans.actions.work import remind_tasks
from songhanh.reports.lists import people_workbook


def sheets(page: Pages, path: str, by: User) -> dict[str, str]:
    page.client.force_login(by, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = page.client.get(path)
    assert answer.status_code == 200, path
    assert answer["Content-Disposition"].endswith('.xlsx"')
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    return {name: str(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names}


def test_plans_and_documents(people: Cast, page: Pages) -> None:
    plan = issued(people)
    draft(people, "KẾ HOẠCH\nCông tác năm 2027\nI. NỘI DUNG\n1. Họp.\n")
    ours = sheets(page, "/ke-hoach/?tep=xlsx", people.an)["Kế hoạch"]
    assert plan.title in ours
    assert "Dự thảo" in ours
    assert "Dự thảo" not in sheets(page, "/ke-hoach/?tep=xlsx", people.em)["Kế hoạch"]
    assert plan.title not in sheets(page, "/ke-hoach/?tep=xlsx", people.binh)["Kế hoạch"]
    assert "ke-hoach.txt" in sheets(page, "/van-ban/?tep=xlsx", people.an)["Văn bản"]


def test_people_with_mail_only_for_those_who_see_it(people: Cast, page: Pages) -> None:
    path = f"/co-quan/{people.agency.pk}/?tep=xlsx"
    seen = sheets(page, path, people.em)["Người dùng"]
    assert "Hoàng Thị Lan An" in seen
    assert "Thư ký" in seen
    assert "@so.example" not in seen
    assert "an@so.example" in sheets(page, path, people.minh)["Người dùng"]


def test_log_notices_and_search(people: Cast, page: Pages) -> None:
    task = office_task(people, issued(people))
    remind_tasks(tasks=[task.pk], text="Đề nghị báo cáo.", by=people.viewer(people.an))
    log = sheets(page, "/nhat-ky/?loai=task&tep=xlsx", people.an)["Nhật ký"]
    assert "Đề nghị báo cáo." in log
    assert "Giao vai trò" not in log
    assert "Đôn đốc" in sheets(page, "/thong-bao/?tep=xlsx", people.em)["Thông báo"]
    found = sheets(page, "/tim/?q=hoi+nghi&tep=xlsx", people.em)
    assert list(found) == ["Kế hoạch", "Nhiệm vụ", "Văn bản"]
    assert "NV-" in found["Nhiệm vụ"]
    assert "NV-" not in sheets(page, "/tim/?q=hoi+nghi&tep=xlsx", people.binh)["Nhiệm vụ"]


@pytest.mark.parametrize("path", ["/ke-hoach/", "/van-ban/", "/co-quan/", "/nhat-ky/", "/tim/?q=hoi+nghi"])
def test_the_page_offers_the_file_of_its_rows(people: Cast, page: Pages, path: str) -> None:
    issued(people)
    addresses = [one.get("href") or "" for one in page(path, people.an).tree.iter("a")]
    assert [one for one in addresses if "tep=xlsx" in one] == [f"?{path.partition('?')[2]}&tep=xlsx".replace("?&", "?")]


@pytest.mark.parametrize("path", ["/van-ban/?tep=xlsx", "/nhat-ky/?tep=xlsx"])
def test_who_may_not_open_the_page_gets_no_file(people: Cast, page: Pages, path: str) -> None:
    page(path, people.em, status=403)


def test_where_nothing_was_found_the_sheets_have_their_headings_alone(people: Cast, page: Pages) -> None:
    assert people_workbook(people.agency, [], with_mail=False).sheets[0].rows == ()
    found = sheets(page, "/tim/?tep=xlsx", people.em)["Nhiệm vụ"]
    assert "Chủ trì" in found
    assert "NV-" not in found
