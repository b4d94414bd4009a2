"""Every page of plans opens for the secretary, valid and in both languages."""

import pytest
from cast import Cast
from fetching import Pages
from imported import draft, issued, office_task

from songhanh.plans.models import Item


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_desk_of_a_draft_opens(people: Cast, page: Pages, language: str) -> None:
    page.client.cookies["ngon_ngu"] = language
    plan = draft(people)
    found = page(f"/ke-hoach/{plan.pk}/doc/", people.an)
    assert f"0/{Item.objects.filter(plan=plan).count()}" in found.words
    for item in Item.objects.filter(plan=plan, kind__in=["task", "letterhead", "citation"])[:6]:
        page(f"/ke-hoach/{plan.pk}/doc/{item.pk}/sua/", people.an)
    task = Item.objects.filter(plan=plan, kind="task").first()
    assert task is not None
    for name in (f"{task.pk}/tach/", f"{task.pk}/gop/", "them/", "them/?loai=target", "?xem=can-xem", "?xem=task"):
        page(f"/ke-hoach/{plan.pk}/doc/{name}", people.an)
    page(f"/ke-hoach/{plan.pk}/ban-hanh/", people.an)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_pages_of_a_plan_in_effect_open(people: Cast, page: Pages, language: str) -> None:
    page.client.cookies["ngon_ngu"] = language
    plan = issued(people)
    task = office_task(people, plan)
    time = task.occurrences.get()
    for path in (
        "/", "/ke-hoach/", f"/ke-hoach/{plan.pk}/", f"/ke-hoach/{plan.pk}/?xem=don-vi",
        f"/ke-hoach/{plan.pk}/?xem=thoi-gian",
        f"/ke-hoach/{plan.pk}/?trang-thai=done", f"/ke-hoach/{plan.pk}/chi-tieu/", f"/nhiem-vu/{task.pk}/",
        f"/nhiem-vu/{task.pk}/dieu-chinh/", "/nhiem-vu/them/", f"/nhiem-vu/them/?ke-hoach={plan.pk}",
        f"/nhiem-vu/don-doc/?nv={task.pk}", f"/nhiem-vu/{task.pk}/minh-chung/da-co/",
        f"/lan-thuc-hien/{time.pk}/cancel/buoc/", f"/lan-thuc-hien/{time.pk}/lui-han/", "/lich/",
        "/lich/?thang=2026-12",
        "/lich/?xem=danh-sach", "/tim/?q=hoi+nghi", "/tien-do/", "/van-ban/",
    ):  # fmt: skip
        page(path, people.an)
