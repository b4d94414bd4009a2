"""What comes in an address or a form is a number of ASCII digits, or none at all."""

import pytest
from cast import Cast
from fetching import Pages
from imported import issued, office_task

from songhanh.plans.models import Item, Task
from songhanh.web.numbers import number_of

ODD = ["²", "१२", "9" * 23, "-1", "1e3", " 1"]


def test_a_number_is_read() -> None:
    assert [number_of(one) for one in ("0", "12", "9" * 18)] == [0, 12, 10**18 - 1]


@pytest.mark.parametrize("text", [*ODD, "", None])
def test_what_is_no_number_is_no_row(text: str | None) -> None:
    assert number_of(text) == 0


@pytest.fixture
def task(people: Cast) -> Task:
    return office_task(people, issued(people))


@pytest.mark.parametrize("odd", ODD[:3])
def test_no_page_breaks_at_an_odd_number_in_its_address(people: Cast, page: Pages, task: Task, odd: str) -> None:
    for path in (
        f"/ke-hoach/{task.plan_id}/?don-vi={odd}", f"/ke-hoach/{task.plan_id}/xuat.xlsx?don-vi={odd}",
        f"/van-ban/?thay={odd}", f"/nhiem-vu/them/?ke-hoach={odd}", f"/nhat-ky/?nguoi={odd}&truoc={odd}&loai={odd}",
        f"/thong-bao/?truoc={odd}", f"/lich/?xem=danh-sach&nam={odd}",
    ):  # fmt: skip
        page.client.force_login(people.an, backend="allauth.account.auth_backends.AuthenticationBackend")
        assert page.client.get(path).status_code == 200, path
    page(f"/nhiem-vu/don-doc/?nv={odd}", people.an, status=404)
    assert page.client.get(f"/nhiem-vu/{odd}/").status_code == 404


@pytest.mark.parametrize("odd", ODD[:3])
def test_no_form_breaks_at_an_odd_number(people: Cast, page: Pages, task: Task, odd: str) -> None:
    time = task.occurrences.get()
    item = Item.objects.filter(plan=task.plan_id)[0]
    for who, path, values in (
        (people.an, f"/ke-hoach/{task.plan_id}/doc/{item.pk}/bo/", {"version": odd}),
        (people.an, f"/lan-thuc-hien/{time.pk}/start/buoc/", {"version": odd}),
        (people.em, f"/lan-thuc-hien/{time.pk}/tien-do/", {"version": odd, "percent": "5", "text": "x"}),
        (people.em, f"/nhiem-vu/{task.pk}/minh-chung/da-co/", {"piece": odd}),
        (people.an, "/nhiem-vu/don-doc/", {"nv": odd, "text": "x"}),
        (people.em, "/thong-bao/da-doc/", {"notices": odd}),
        (people.em, "/tai-khoan/phien/ket-thuc/", {"session": odd}),
        (people.minh, f"/co-quan/{people.office.pk}/sua/", {"version": odd, "name": "x"}),
        (people.minh, f"/co-quan/{people.agency.pk}/nguoi/{people.em.pk}/sua/", {"version": odd, "full_name": "x"}),
        (people.an, "/van-ban/", {"replaces": odd}),
    ):
        page.client.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")
        assert page.client.post(path, values).status_code in {302, 404, 409, 422}, path
