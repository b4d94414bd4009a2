"""A personnel officer drops a list in, sees what was understood, decides, stores, takes back."""

import pytest
from cast import NOW, Cast
from django.core.files.uploadedfile import SimpleUploadedFile
from fetching import Pages
from people.lists import OFFICE, as_csv, give, store

from songhanh.people import jobs
from songhanh.people.models import Import, Line, Person

pytestmark = pytest.mark.django_db


def upload(page: Pages, people: Cast, content: bytes, name: str = "ds.csv") -> Import:
    answer = page("/so-can-bo/nhap/", by=people.ha, post={"file": SimpleUploadedFile(name, content)})
    assert "đang đọc" in answer.words.lower()
    assert jobs.read_waiting(NOW, "test/1/0")
    return Import.objects.latest("pk")


def test_from_the_file_to_the_register(page: Pages, people: Cast) -> None:
    found = upload(page, people, as_csv())
    read = page(f"/so-can-bo/nhap/{found.pk}/", by=people.ha)
    assert "Ghép cột" in read.words
    assert "3/3 dòng" in read.words
    changes = page(f"/so-can-bo/nhap/{found.pk}/thay-doi/", by=people.ha)
    assert "Nguyễn Thị Hoa" in changes.words
    stored = page(f"/so-can-bo/nhap/{found.pk}/luu/", by=people.ha, post={})
    assert "3 người mới" in stored.words
    listed = page("/so-can-bo/", by=people.ha)
    assert [name in listed.words for name in ("Nguyễn Thị Hoa", "Trần Văn Hùng", "Lê Thị Lan")] == [True] * 3
    page(f"/so-can-bo/nhap/{found.pk}/thu-hoi/", by=people.ha, post={})
    assert "chưa có ai" in page("/so-can-bo/", by=people.ha).words


def test_a_problem_names_its_cell_its_rule_and_the_remedy(page: Pages, people: Cast) -> None:
    wrong = [(*OFFICE[0][:4], "31/02/1980", *OFFICE[0][5:])]
    found = give(people.agency, as_csv(wrong), people.viewer(people.ha))
    told = page(f"/so-can-bo/nhap/{found.pk}/", by=people.ha).words
    assert "E4" in told
    assert "Ngày hoặc tháng không có thật" in told
    assert "03/05/1980" in told


def test_the_columns_can_be_mapped_by_hand_and_are_remembered(page: Pages, people: Cast) -> None:
    plain = "\n".join(";".join(map(str, row[2:7])) for row in OFFICE).encode()
    found = give(people.agency, plain, people.viewer(people.ha))
    asked = page(f"/so-can-bo/nhap/{found.pk}/", by=people.ha)
    assert "không có tiêu đề cột" in asked.words
    columns = list(found.mapping)
    meanings = dict(zip(columns, ("name", "sex", "birth", "unit", "position"), strict=False))
    post = {f"cot-{at}": meanings.get(one, "") for at, one in enumerate(columns)} | {"as_of": "2026-10-31"}
    page(f"/so-can-bo/nhap/{found.pk}/ghep-cot/", by=people.ha, post=post)
    assert jobs.read_waiting(NOW, "test/1/0")
    found.refresh_from_db()
    assert (found.state, str(found.as_of), found.summary["new"]) == ("preview", "2026-10-31", 3)


def test_a_doubtful_line_is_decided_on_the_page(page: Pages, people: Cast) -> None:
    store(people)
    slip = [("1", "", *OFFICE[0][2:4], "03/05/1957", *OFFICE[0][5:])]
    found = give(people.agency, as_csv(slip), people.viewer(people.ha))
    asked = page(f"/so-can-bo/nhap/{found.pk}/thay-doi/", by=people.ha)
    assert "ngày sinh khác" in asked.words
    refused = page(f"/so-can-bo/nhap/{found.pk}/luu/", by=people.ha, post={}, status=422)
    assert "chưa quyết định" in refused.words
    line = Line.objects.get(of_import=found)
    partial = page(f"/so-can-bo/dong/{line.pk}/", by=people.ha, post={"nguoi": "bo"}, HX_Request="true")
    assert "Đã quyết định" in partial.html
    page(f"/so-can-bo/nhap/{found.pk}/luu/", by=people.ha, post={})
    assert Person.objects.standing().count() == 3


def test_unknown_units_are_named_and_the_list_is_compared_again(page: Pages, people: Cast) -> None:
    rows = [(*OFFICE[0][:5], "P. HC-TH", *OFFICE[0][6:])]
    found = give(people.agency, as_csv(rows), people.viewer(people.ha))
    assert "P. HC-TH" in page(f"/so-can-bo/nhap/{found.pk}/thay-doi/", by=people.ha).words
    page(f"/so-can-bo/nhap/{found.pk}/thay-doi/", by=people.ha, post={"unit-0": people.office.pk})
    assert jobs.read_waiting(NOW, "test/1/0")
    found.refresh_from_db()
    assert found.summary["unknown_units"] == {}


def test_the_register_changed_meanwhile_so_the_list_is_compared_again(page: Pages, people: Cast) -> None:
    by = people.viewer(people.ha)
    second = give(people.agency, as_csv(OFFICE[:2]), by)
    store(people)
    told = page(f"/so-can-bo/nhap/{second.pk}/luu/", by=people.ha, post={}, status=409)
    assert "So sánh lại" in told.words
    page(f"/so-can-bo/nhap/{second.pk}/so-sanh/", by=people.ha, post={})
    assert jobs.read_waiting(NOW, "test/1/0")
    page(f"/so-can-bo/nhap/{second.pk}/luu/", by=people.ha, post={})
    assert Person.objects.standing().count() == 3


@pytest.mark.parametrize("name", ["ds.xls", "ds.xlsx", "ds.docx"])
def test_a_file_that_is_not_what_it_says_gets_a_sentence(page: Pages, people: Cast, name: str) -> None:
    found = upload(page, people, b"<html><body>Loi 500</body></html>", name)
    told = page(f"/so-can-bo/nhap/{found.pk}/", by=people.ha).words
    assert found.state == "failed"
    assert "Không đọc được" in told
    assert "Tải tệp khác lên" in told


def test_the_same_file_opens_what_was_imported(page: Pages, people: Cast) -> None:
    store(people)
    again = page("/so-can-bo/nhap/", by=people.ha, post={"file": SimpleUploadedFile("lai.csv", as_csv())})
    assert "đã được nhập" in again.words
    assert Import.objects.count() == 1


def test_nothing_is_uploaded_without_a_file(page: Pages, people: Cast) -> None:
    assert "Chọn danh sách nhân sự" in page("/so-can-bo/nhap/", by=people.ha, post={}, status=422).words
