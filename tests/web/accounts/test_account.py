"""My account: roles, mail, sessions, notices."""

import re
from datetime import date

from cast import NOW, Cast
from django.test import Client
from fetching import Pages

from songhanh.agencies.access import Role
from songhanh.agencies.actions import grant_role
from songhanh.agencies.models import User
from songhanh.lib.words import Words
from songhanh.notices.actions import tell
from songhanh.notices.models import Mail, Notice
from web.accounts.signing import sign_in, told


def test_it_shows_roles_with_their_days(people: Cast, page: Pages) -> None:
    grant_role(
        user=people.em, role=Role.AUDITOR, body=people.agency, starts=date(2026, 11, 9), ends=date(2027, 6, 30),
        by=people.viewer(people.minh),
    )  # fmt: skip
    shown = page("/tai-khoan/", people.em).words
    assert "Kiểm tra, giám sát Sở Kế hoạch và Đầu tư 09/11/2026 đến 30/06/2027" in shown
    assert "Công chức, viên chức Văn phòng Sở từ 09/11/2026" in shown


def test_it_offers_the_calendar_to_who_sees_plans(people: Cast, page: Pages) -> None:
    assert "Tạo địa chỉ lịch mới" in page("/tai-khoan/", people.em).words
    assert "Tạo địa chỉ lịch mới" not in page("/tai-khoan/", people.minh).words


def test_mail_is_chosen(people: Cast, page: Pages) -> None:
    form = {"email": "em.moi@so.example", "mail": "at_once"}
    assert "Đã lưu cách nhận thông báo." in page("/tai-khoan/thu/", people.em, form).words
    em = User.objects.get(pk=people.em.pk)
    assert (em.email, em.mail) == ("em.moi@so.example", "at_once")


def test_mail_without_an_address_is_refused_and_what_was_typed_stays(people: Cast, page: Pages) -> None:
    shown = page("/tai-khoan/thu/", people.em, {"email": "", "mail": "at_once"}, status=422)
    assert "Nhập địa chỉ để nhận thư." in shown.words
    assert shown.tree.find(".//input[@value='at_once']").get("checked") is not None
    page("/tai-khoan/thu/", people.em, {"email": "em@", "mail": "none"}, status=422)


def test_sessions_are_listed_and_another_one_is_ended(people: Cast, page: Pages) -> None:
    elsewhere = Pages(Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 6.1) Chrome/109.0.0.0 Safari/537.36"}))
    sign_in(elsewhere, "em")
    sign_in(page, "em")
    shown = page("/tai-khoan/phien/")
    assert "Chrome 109, Windows" in shown.words
    number = shown.tree.find(".//button[@name='session']").get("value")
    assert "Đã kết thúc 1 phiên đăng nhập." in page("/tai-khoan/phien/ket-thuc/", post={"session": number}).words
    assert elsewhere("/tai-khoan/").heading == "Đăng nhập"
    assert page("/tai-khoan/").heading == "Lý Văn Em"
    assert [one.values for one in told(people.agency.pk, "session")] == [{"count": 1}]


def test_all_other_sessions_are_ended_at_once(people: Cast, page: Pages) -> None:
    others = [Pages(Client()), Pages(Client())]
    for one in others:
        sign_in(one, "em")
    sign_in(page, "em")
    assert "Đã kết thúc 2 phiên đăng nhập." in page("/tai-khoan/phien/ket-thuc/", post={}).words
    assert {one("/tai-khoan/").heading for one in others} == {"Đăng nhập"}


def test_the_session_of_another_person_is_not_ended(people: Cast, page: Pages) -> None:
    elsewhere = Pages(Client())
    sign_in(elsewhere, "an")
    number = re.findall(r"\d+", str(elsewhere.client.session.session_key))[0]
    sign_in(page, "em")
    for session in (number, "1", "2", "x"):
        page("/tai-khoan/phien/ket-thuc/", post={"session": session})
    assert elsewhere("/tai-khoan/").heading == "Hoàng Thị Lan An"


def notify(people: Cast, *to: User, times: int = 1) -> None:
    for number in range(times):
        tell(
            to=[one.pk for one in to], agency=people.agency.pk, event="task.returned",
            words=Words(f"Nhiệm vụ {number} bị trả lại.", f"Task {number} came back."), address="/nhiem-vu/1/",
            by=people.viewer(people.an),
        )  # fmt: skip


def test_notices_are_listed_and_marked_as_read(people: Cast, page: Pages) -> None:
    notify(people, people.em, times=2)
    shown = page("/thong-bao/", people.em)
    assert "2 thông báo chưa đọc." in shown.words
    first = shown.tree.find(".//button[@name='notices'][@value!='all']").get("value")
    assert "1 thông báo chưa đọc." in page("/thong-bao/da-doc/", people.em, {"notices": first}).words
    assert "Nhiệm vụ 0 bị trả lại." in page("/thong-bao/?chua-doc=1", people.em).words
    assert "0 thông báo chưa đọc." in page("/thong-bao/da-doc/", people.em, {"notices": "all"}).words
    assert "Không có thông báo chưa đọc" in page("/thong-bao/?chua-doc=1", people.em).words


def test_older_notices_stand_on_the_next_page(people: Cast, page: Pages) -> None:
    notify(people, people.em, times=53)
    shown = page("/thong-bao/", people.em)
    assert "Nhiệm vụ 0 bị trả lại." not in shown.words
    older = shown.tree.find(".//p[@class='mt']/a").get("href")
    assert "Nhiệm vụ 0 bị trả lại." in page(f"/thong-bao/{older}", people.em).words


def test_a_notice_of_another_person_is_not_marked(people: Cast, page: Pages) -> None:
    notify(people, people.nga)
    page("/thong-bao/da-doc/", people.em, {"notices": str(Notice.objects.get().pk)})
    assert Notice.objects.get().read_at is None


def lost_mail(people: Cast) -> Mail:
    return Mail.objects.create(
        agency=people.agency, to=people.em, subject="Song Hành: nhiệm vụ bị trả lại", body="…", made_at=NOW,
        not_before=NOW, state=Mail.State.UNKNOWN, claimed_at=NOW,
    )  # fmt: skip


def test_a_mail_whose_fate_is_unknown_is_sent_again_by_a_person(people: Cast, page: Pages) -> None:
    mail = lost_mail(people)
    assert "Thư chưa rõ đã tới" in page("/tai-khoan/", people.em).words
    assert "Thư đang chờ gửi lại." in page(f"/thu/{mail.pk}/gui-lai/", people.em, {}).words
    assert Mail.objects.get().state == Mail.State.WAITING
    assert "Thư này đã được gửi" in page(f"/thu/{mail.pk}/gui-lai/", people.em, {}, status=409).words


def test_the_secretary_decides_about_it_too_but_not_a_colleague_or_next_door(people: Cast, page: Pages) -> None:
    mail = lost_mail(people)
    assert "Thư chưa rõ đã tới" in page("/tai-khoan/", people.an).words
    for stranger in (people.nga, people.binh):
        page(f"/thu/{mail.pk}/gui-lai/", stranger, {}, status=404)
