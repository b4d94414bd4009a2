"""What an administrator changes: units, people, passwords, roles; what is refused stays on the form."""

from datetime import date

from cast import NOW, Cast
from django.core.cache import cache
from django.test import Client
from fetching import Page, Pages

from songhanh.agencies.access import Role, Viewer
from songhanh.agencies.actions import change_body, grant_role
from songhanh.agencies.models import Body, Grant, User
from web.accounts.signing import sign_in, switch_app_on, told


def agency(cast: Cast, rest: str = "") -> str:
    return f"/co-quan/{cast.agency.pk}/{rest}"


def person(cast: Cast, user: User, rest: str = "") -> str:
    return agency(cast, f"nguoi/{user.pk}/{rest}")


def typed(page: Page, name: str) -> str:
    return str(page.tree.find(f".//input[@name='{name}']").get("value"))


def test_a_unit_is_added(people: Cast, page: Pages) -> None:
    form = {"code": "TH", "name": "Phòng Tổng hợp", "short_name": ""}
    assert "Đã thêm Phòng Tổng hợp." in page(agency(people, "don-vi/them/"), people.minh, form).words
    assert Body.objects.get(agency=people.agency, code="TH").name == "Phòng Tổng hợp"


def test_a_code_in_use_is_told_with_what_was_typed(people: Cast, page: Pages) -> None:
    form = {"code": "VP", "name": "Phòng khác", "short_name": "PK"}
    shown = page(agency(people, "don-vi/them/"), people.minh, form, status=422)
    assert "Mã “VP” đã dùng cho một đơn vị khác." in shown.words
    assert typed(shown, "name") == "Phòng khác"


def test_what_is_missing_is_told_beside_its_field(people: Cast, page: Pages) -> None:
    shown = page(agency(people, "don-vi/them/"), people.minh, {"code": "", "name": ""}, status=422)
    assert shown.tree.find(".//input[@name='name']").get("aria-invalid") == "true"
    assert "Nhập tên đơn vị." in shown.words


def test_a_day_that_is_none_is_told_how_to_write_it(people: Cast, page: Pages) -> None:
    form = {"role": "auditor", "body": str(people.agency.pk), "starts": "cuối tháng", "ends": ""}
    shown = page(person(people, people.em, "vai-tro/them/"), people.minh, form, status=422)
    assert "Nhập ngày theo dạng 30/11/2022." in shown.words


def test_a_unit_is_renamed_and_closed(people: Cast, page: Pages) -> None:
    path = f"/co-quan/{people.office.pk}/sua/"
    version = typed(page(path, people.minh), "version")
    form = {"name": "Văn phòng", "short_name": "VP", "place": "", "closed": "31/12/2026", "version": version}
    assert page(path, post=form).heading == "Sở Kế hoạch và Đầu tư"
    assert Body.objects.get(pk=people.office.pk).closed == date(2026, 12, 31)


def test_of_two_who_change_at_once_the_second_is_told_and_loses_nothing(people: Cast, page: Pages) -> None:
    path = f"/co-quan/{people.office.pk}/sua/"
    version = typed(page(path, people.minh), "version")
    change_body(
        body=people.office, name="Văn phòng A", short_name="", place="", closed=None, version=1,
        by=people.viewer(people.minh),
    )  # fmt: skip
    form = {"name": "Văn phòng B", "short_name": "", "place": "", "closed": "", "version": version}
    shown = page(path, post=form, status=409)
    assert "Người khác vừa sửa đơn vị này." in shown.words
    assert "Giá trị vừa được lưu: Văn phòng A" in shown.words
    assert typed(shown, "name") == "Văn phòng B"
    form["version"] = typed(shown, "version")
    page(path, post=form)
    assert Body.objects.get(pk=people.office.pk).name == "Văn phòng B"


def test_a_forged_version_is_a_conflict(people: Cast, page: Pages) -> None:
    form = {"name": "x", "version": "-1"}
    page(f"/co-quan/{people.office.pk}/sua/", people.minh, form, status=409)


def new_person(people: Cast, **changes: str) -> dict[str, str]:
    form = {
        "username": "oanh", "full_name": "Lã Thị Oanh", "post": "Chuyên viên", "email": "", "role": "staff",
        "body": str(people.office.pk),
    }  # fmt: skip
    return {**form, **changes}


def test_a_person_is_added_and_signs_in_with_the_password_that_is_shown_once(people: Cast, page: Pages) -> None:
    shown = page(agency(people, "nguoi/them/"), people.minh, new_person(people))
    assert shown.heading == "Mật khẩu của Lã Thị Oanh"
    password = shown.tree.find(".//p[@id='mat-khau']").text
    assert password not in page(agency(people), people.minh).html
    assert sign_in(Pages(Client()), "oanh", password).heading == "Đổi mật khẩu"


def test_the_role_that_is_offered_first_is_the_least(people: Cast, page: Pages) -> None:
    chosen = page(agency(people, "nguoi/them/"), people.minh).tree.find(".//select[@name='role']/option[@selected]")
    assert chosen.get("value") == "staff"


def test_a_page_with_a_password_is_kept_by_no_cache(people: Cast, page: Pages) -> None:
    shown = page(agency(people, "nguoi/them/"), people.minh, new_person(people))
    assert "no-store" in shown.response.headers["Cache-Control"]


def test_a_name_with_marks_or_one_in_use_is_refused(people: Cast, page: Pages) -> None:
    for name in ("lã oanh", "<b>", "em"):
        page(agency(people, "nguoi/them/"), people.minh, new_person(people, username=name), status=422)
    assert not User.objects.filter(full_name="Lã Thị Oanh").exists()


def test_a_role_for_a_unit_of_another_agency_is_refused(people: Cast, page: Pages) -> None:
    theirs = new_person(people, body=str(people.next_door.pk))
    page(agency(people, "nguoi/them/"), people.minh, theirs, status=422)
    form = {"role": "administrator", "body": str(people.province.pk), "starts": "", "ends": ""}
    page(person(people, people.em, "vai-tro/them/"), people.minh, form, status=422)


def test_html_in_a_name_is_shown_as_text(people: Cast, page: Pages) -> None:
    page(agency(people, "nguoi/them/"), people.minh, new_person(people, full_name="<script>alert(1)</script>"))
    shown = page(agency(people), people.minh)
    assert "<script>alert(1)</script>" in shown.words
    assert "<script>alert(1)" not in shown.html


def test_a_person_is_changed_and_stopped(people: Cast, page: Pages) -> None:
    path = person(people, people.em, "sua/")
    version = typed(page(path, people.minh), "version")
    form = {"full_name": "Lý Văn Em", "post": "Chuyên viên chính", "email": "", "version": version}
    assert "Chuyên viên chính" in page(path, post=form).words
    em = User.objects.get(pk=people.em.pk)
    assert (em.is_active, em.version) == (False, 2)
    assert "Người khác vừa sửa thông tin của người này." in page(path, post=form, status=409).words


def test_whose_account_is_stopped_is_out_at_once(people: Cast, page: Pages) -> None:
    em = Pages(Client())
    sign_in(em, "em")
    form = {"full_name": "Lý Văn Em", "post": "", "email": "", "version": "1"}
    page(person(people, people.em, "sua/"), people.minh, form)
    assert em("/tai-khoan/").heading == "Đăng nhập"


def test_a_password_set_anew_is_shown_once_and_ends_all_sessions(people: Cast, page: Pages) -> None:
    em = Pages(Client())
    sign_in(em, "em")
    assert page(person(people, people.em, "mat-khau/"), people.minh).heading == "Đặt lại mật khẩu"
    shown = page(person(people, people.em, "mat-khau/"), people.minh, {})
    assert em("/tai-khoan/").heading == "Đăng nhập"
    assert sign_in(em, "em", shown.tree.find(".//p[@id='mat-khau']").text).heading == "Đổi mật khẩu"
    assert len(told(people.agency.pk, "user.password_set")) == 1


def test_who_lost_phone_and_codes_gets_in_again_by_an_administrator(people: Cast, page: Pages) -> None:
    cache.clear()
    em = Pages(Client())
    sign_in(em, "em")
    switch_app_on(em)
    em("/dang-xuat/", post={})
    assert sign_in(em, "em").heading == "Xác thực hai bước"
    assert "gỡ khi mất thiết bị" in page(person(people, people.em), people.minh).words
    assert "Đã gỡ xác thực hai bước." in page(person(people, people.em, "xac-thuc/"), post={}).words
    assert "gỡ khi mất thiết bị" not in page(person(people, people.em)).words
    again = Pages(Client())
    assert sign_in(again, "em").heading == "Bàn làm việc"
    assert told(people.agency.pk, "two_step.dropped")[0].values == {"removed": ["recovery_codes", "totp"]}


def test_who_also_works_above_is_not_handed_over(people: Cast, page: Pages) -> None:
    grant_role(user=people.chi, role=Role.STAFF, body=people.office, by=Viewer.program(NOW))
    page(person(people, people.chi, "mat-khau/"), people.minh, {}, status=403)


def test_a_role_is_given_for_some_days_and_ended(people: Cast, page: Pages) -> None:
    form = {"role": "auditor", "body": str(people.agency.pk), "starts": "2026-01-01", "ends": "2030-06-30"}
    shown = page(person(people, people.em, "vai-tro/them/"), people.minh, form)
    assert "01/01/2026 đến 30/06/2030" in shown.words
    grant = Grant.objects.get(user=people.em, role="auditor")
    path = agency(people, f"vai-tro/{grant.pk}/ket-thuc/")
    assert page(path).heading == "Kết thúc vai trò"
    assert "Vai trò đã kết thúc." in page(path, post={}).words
    assert "Kiểm tra, giám sát" not in page(person(people, people.em)).words


def test_a_role_that_ends_before_it_begins_is_told(people: Cast, page: Pages) -> None:
    form = {"role": "auditor", "body": str(people.agency.pk), "starts": "2026-12-01", "ends": "2026-11-30"}
    shown = page(person(people, people.em, "vai-tro/them/"), people.minh, form, status=422)
    assert "Ngày kết thúc vai trò đứng trước ngày bắt đầu." in shown.words


def test_a_form_of_another_site_is_refused(people: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.minh, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post(agency(people, "don-vi/them/"), {"code": "X", "name": "X"})
    assert answer.status_code == 403
    assert not Body.objects.filter(code="X").exists()
